"""Owns the validated request of a member and how it fans out into renders; knows neither Discord nor a provider.

Source of the bounds: GMI Cloud's payload table and the model's rules for references.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.size import Quality, Shape, Size, parse, preset

PROMPT_MOST = 2000
PICTURES_MOST = 15
SEED_MOST = 2**31 - 1
SEED_RANDOM = -1
REFERENCE_BYTES_MOST = 10 * 1024 * 1024
REFERENCE_PIXELS_MOST = 36_000_000
REFERENCE_SIDE_LEAST = 15
REFERENCE_RATIO_MOST = 3
REFERENCE_TYPES = ("image/png", "image/jpeg")
#: Letters and symbols by their category that show nothing all the same: fillers, and the blank of Braille.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_UNSEEN = ("C", "Z", "Mn", "Me")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One picture to work from: where it lies, and what Discord says of it (bytes, pixels; 0 if unknown)."""

    url: str
    name: str
    content_type: str = ""
    size: int = 0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a member typed, before any check."""

    prompt: str
    shape: Shape = Shape.SQUARE
    quality: Quality = Quality.K2
    size: str | None = None
    pictures: int = 1
    series: bool = False
    seed: int | None = None
    references: tuple[Reference, ...] = ()
    watermark: bool = False
    spoiler: bool = False
    private: bool = False
    provider: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOrder:
    """One call to a provider, complete: the same order always makes the same payload."""

    prompt: str
    size: Size
    seed: int
    pictures: int = 1
    watermark: bool = False
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintRequest:
    """A wish that passed every check; seeds are drawn, so it can be repeated."""

    prompt: str
    size: Size
    seed: int
    pictures: int = 1
    series: bool = False
    references: tuple[Reference, ...] = ()
    watermark: bool = False
    spoiler: bool = False
    private: bool = False

    @property
    def renders(self) -> int:
        """How many calls to a provider it makes."""
        return 1 if self.series else self.pictures

    @property
    def seeds(self) -> tuple[int, ...]:
        """One seed a render, counting up from the first."""
        return tuple((self.seed + step) % (SEED_MOST + 1) for step in range(self.renders))

    def orders(self) -> tuple[RenderOrder, ...]:
        """One order of many pictures for a series, else one of a single picture for each."""
        single = RenderOrder(
            prompt=self.prompt,
            size=self.size,
            seed=self.seed,
            watermark=self.watermark,
            references=tuple(each.url for each in self.references),
        )
        if self.series:
            return (replace(single, pictures=self.pictures, prompt=self._series_prompt()),)
        return tuple(replace(single, seed=seed) for seed in self.seeds)

    def _series_prompt(self) -> str:
        # The model counts better when the prompt says the number as well.
        counted = f"{self.prompt}\n\nA series of {self.pictures} pictures."
        return counted if len(counted) <= PROMPT_MOST else self.prompt


def validate(wish: Wish, capabilities: Capabilities, drawn_seed: int) -> PaintRequest:
    """Turn a wish into a request, or raise the `MemberError` that says what to change."""
    return PaintRequest(
        prompt=_prompt(wish.prompt),
        size=_size(wish, capabilities),
        pictures=_pictures(wish, capabilities),
        series=wish.series,
        seed=_seed(wish, capabilities, drawn_seed),
        references=check_references(wish.references, capabilities),
        watermark=_watermark(wish, capabilities),
        spoiler=wish.spoiler,
        private=wish.private,
    )


def _prompt(text: str) -> str:
    # Half a surrogate pair is no character, and no JSON or database would take it.
    prompt = text.replace("\0", "").encode(errors="replace").decode().strip()
    if not any(map(_visible, prompt)):
        raise errors.InvalidPrompt(problem="empty")
    if len(prompt) > PROMPT_MOST:
        raise errors.InvalidPrompt(problem="long", length=len(prompt), limit=PROMPT_MOST)
    return prompt


def _visible(character: str) -> bool:
    return character not in _FILLERS and not unicodedata.category(character).startswith(_UNSEEN)


def _size(wish: Wish, capabilities: Capabilities) -> Size:
    size = parse(wish.size, wish.shape) if wish.size else preset(wish.shape, wish.quality)
    if min(size.width, size.height) < capabilities.side_least:
        raise errors.InvalidSize(problem="side", given=str(size), least=capabilities.side_least)
    return size


def _pictures(wish: Wish, capabilities: Capabilities) -> int:
    least = 2 if wish.series else 1
    if not least <= wish.pictures <= PICTURES_MOST:
        problem = "series" if wish.series else "pictures"
        raise errors.InvalidCount(problem=problem, given=wish.pictures, least=least, most=PICTURES_MOST)
    if wish.pictures + len(wish.references) > capabilities.total:
        raise errors.InvalidCount(problem="total", given=wish.pictures + len(wish.references), most=capabilities.total)
    return wish.pictures


def _seed(wish: Wish, capabilities: Capabilities, drawn: int) -> int:
    if wish.seed is None or wish.seed == SEED_RANDOM:
        return drawn
    if not capabilities.seeds:
        raise errors.UnsupportedOption(option="seed")
    if not 0 <= wish.seed <= SEED_MOST:
        raise errors.InvalidSeed(given=wish.seed, most=SEED_MOST)
    return wish.seed


def _watermark(wish: Wish, capabilities: Capabilities) -> bool:
    if wish.watermark and not capabilities.watermark:
        raise errors.UnsupportedOption(option="watermark")
    return wish.watermark


def check_references(references: Sequence[Reference], capabilities: Capabilities) -> tuple[Reference, ...]:
    """Judge references by what is said of them; their bytes are looked at later.

    Raises `InvalidCount` for too many and `InvalidReference` for the first that cannot be used.
    """
    if len(references) > capabilities.references:
        raise errors.InvalidCount(problem="references", given=len(references), most=capabilities.references)
    for number, each in enumerate(references, start=1):
        problem = _reference_problem(each)
        if problem:
            raise errors.InvalidReference(problem=problem, number=number, name=each.name)
    return tuple(references)


def _reference_problem(reference: Reference) -> str | None:
    kind = reference.content_type.partition(";")[0].strip().lower()
    if kind and kind not in REFERENCE_TYPES:
        return "type"
    if reference.size > REFERENCE_BYTES_MOST:
        return "bytes"
    if reference.width and reference.height:
        return pixel_problem(reference.width, reference.height)
    return None


def pixel_problem(width: int, height: int) -> str | None:
    """What the model refuses about a reference of these sides, or None."""
    short, long = sorted((width, height))
    if width * height > REFERENCE_PIXELS_MOST:
        return "pixels"
    if short < REFERENCE_SIDE_LEAST:
        return "side"
    if long > REFERENCE_RATIO_MOST * short:
        return "ratio"
    return None

"""Owns the validated request of a member and how it fans out into renders; knows neither Discord nor a provider.

Source of the bounds: GMI Cloud's payload table and the model's rules for references.
"""

import unicodedata
from dataclasses import dataclass, replace

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.preferences import USUAL
from bot.domain.reference import Reference, check_references
from bot.domain.size import Size, check_size, parse, preset, preset_of, rounded
from bot.domain.wish import IMAGINED, Craft, Origin, Wish, given

PROMPT_MOST = 2000
PICTURES_MOST = 15
SEED_MOST = 2**31 - 1
SEED_RANDOM = -1
#: Letters and symbols by their category that show nothing all the same: fillers, and the blank of Braille.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_UNSEEN = ("C", "Z", "Mn", "Me")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOrder:
    """One call to a provider, complete: the same order always makes the same payload."""

    prompt: str
    size: Size
    seed: int
    pictures: int = 1
    watermark: bool = False
    references: tuple[str, ...] = ()
    #: Whether the provider takes the seed.
    seeded: bool = True


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
    #: Whether the provider takes the seed; where it does not, none may be promised.
    seeded: bool = True
    #: Whether the member gave it, and so wants a provider that takes one.
    seed_given: bool = False
    #: The provider that the member named; None when the studio chose it.
    provider: str | None = None
    origin: Origin = IMAGINED

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
            seeded=self.seeded,
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
    seed_given = wish.seed is not None and wish.seed != SEED_RANDOM
    return PaintRequest(
        prompt=_prompt(wish.prompt),
        size=_size(wish, capabilities),
        pictures=_pictures(wish, capabilities),
        series=wish.series,
        seed=_seed(wish, capabilities, drawn_seed) if seed_given else drawn_seed,
        references=check_references(wish.references, capabilities),
        watermark=_watermark(wish, capabilities),
        spoiler=wish.spoiler,
        private=given(wish.private, USUAL.private),
        seeded=capabilities.seeds,
        seed_given=seed_given,
        provider=wish.provider,
        origin=wish.origin,
    )


def wished(request: PaintRequest) -> Wish:
    """The wish that this request answers, to be validated for another provider."""
    return Wish(
        prompt=request.prompt,
        size=str(request.size),
        pictures=request.pictures,
        series=request.series,
        seed=request.seed if request.seed_given else None,
        references=request.references,
        watermark=request.watermark,
        spoiler=request.spoiler,
        private=request.private,
        provider=request.provider,
        origin=request.origin,
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
    shape, quality = given(wish.shape, USUAL.shape), given(wish.quality, USUAL.quality)
    size = parse(wish.size, shape) if wish.size else preset(shape, quality)
    if preset_of(size) is not None:
        return size
    fitting = rounded(size, capabilities.side_step)
    least, most = capabilities.side_least, capabilities.side_most
    if min(fitting.width, fitting.height) < least:
        raise errors.InvalidSize(problem="side", given=str(size), least=least)
    if most and max(fitting.width, fitting.height) > most:
        raise errors.InvalidSize(problem="side-most", given=str(size), most=most)
    return check_size(fitting)


def _pictures(wish: Wish, capabilities: Capabilities) -> int:
    pictures, least = given(wish.pictures, USUAL.pictures), 2 if wish.series else 1
    if not least <= pictures <= PICTURES_MOST:
        problem = "series" if wish.series else "pictures"
        raise errors.InvalidCount(problem=problem, given=pictures, least=least, most=PICTURES_MOST)
    if pictures + len(wish.references) > capabilities.total:
        raise errors.InvalidCount(problem="total", given=pictures + len(wish.references), most=capabilities.total)
    return pictures


def _seed(wish: Wish, capabilities: Capabilities, drawn: int) -> int:
    seed = given(wish.seed, drawn)
    if not capabilities.seeds:
        if wish.origin.craft is Craft.ENLARGE:
            # The studio added it for likeness; the member asked for none.
            return drawn
        raise errors.UnsupportedOption(option="seed")
    if not 0 <= seed <= SEED_MOST:
        raise errors.InvalidSeed(given=seed, most=SEED_MOST)
    return seed


def _watermark(wish: Wish, capabilities: Capabilities) -> bool:
    watermark = given(wish.watermark, USUAL.watermark)
    if watermark and not capabilities.watermark:
        raise errors.UnsupportedOption(option="watermark")
    return watermark

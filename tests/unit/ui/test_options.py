"""The options that painting commands share: their texts, choices and completion."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from discord import app_commands
from discord.ext import commands

from bot.domain.capability import Capabilities
from bot.domain.preferences import USUAL, Preferences
from bot.domain.request import validate
from bot.domain.size import Shape
from bot.domain.wish import Wish
from bot.ui import options
from cogs.blend import Blend
from cogs.edit import Edit
from cogs.imagine import Imagine
from cogs.series import Series

COGS: list[type[commands.Cog]] = [Imagine, Edit, Blend, Series]
GMI = Capabilities(references=10)
SEGMIND = Capabilities(references=3, seeds=False, watermark=False)


@dataclass
class Row:
    """A catalog, as far as its providers' abilities are asked for."""

    able: list[Capabilities]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(map(str, range(len(self.able))))

    def provider(self, name: str) -> Any:
        return Named(self.able[int(name)])


@dataclass
class Named:
    capabilities: Capabilities


@dataclass
class Asking:
    """An autocompletion: what was chosen before, whose preferences hold, in which language."""

    shape: str | None = None
    preferred: Preferences = USUAL
    locale: str = "en-US"
    names: tuple[str, ...] = ("gmi", "segmind")
    id: int = 1
    values: dict[str, Any] = field(default_factory=dict[str, Any])

    def __getattr__(self, _: str) -> Any:
        """Namespace, client, services, preferences, catalog and user in one."""
        return self

    def of(self, member_id: int) -> Preferences:
        assert member_id == self.id
        return self.preferred


def command(cog: commands.Cog) -> app_commands.Command[Any, ..., Any]:
    (found,) = cog.get_app_commands()
    assert isinstance(found, app_commands.Command)
    return found


@pytest.mark.parametrize("kind", COGS)
def test_every_option_is_described(kind: type[commands.Cog]) -> None:
    """discord.py shows "…" where nobody wrote a text."""
    for option in command(kind()).parameters:
        assert 10 < len(option.description) <= 100, option.name


@pytest.mark.parametrize("kind", COGS)
def test_shapes_and_qualities_are_choices_and_sizes_and_providers_complete(kind: type[commands.Cog]) -> None:
    """In every painting command alike."""
    parameters = {each.name: each for each in command(kind()).parameters}
    assert [choice.value for choice in parameters["shape"].choices] == [each.value for each in Shape]
    assert [choice.value for choice in parameters["quality"].choices] == ["1K", "2K", "4K"]
    assert parameters["size"].autocomplete
    assert parameters["provider"].autocomplete


@pytest.mark.parametrize("kind", COGS)
def test_what_is_left_open_is_left_to_the_preferences(kind: type[commands.Cog]) -> None:
    """Nothing but prompt, image, series and spoiler has a value of its own."""
    for option in command(kind()).parameters:
        assert option.required or option.default is None or option.name in {"series", "spoiler"}, option.name


@pytest.mark.parametrize("kind", COGS)
@pytest.mark.parametrize(("able", "idle"), [([GMI], False), ([SEGMIND], True), ([SEGMIND, GMI], False)])
def test_options_that_no_provider_takes_say_so(kind: type[commands.Cog], able: list[Capabilities], idle: bool) -> None:
    """And those of the next studio in the same process don't."""
    cog = kind()
    before = {each.name: each.description for each in command(cog).parameters}
    options.adapt(command(cog), Row(able))  # pyright: ignore[reportArgumentType]
    after = {each.name: each.description for each in command(cog).parameters}
    for name in ("seed", "watermark"):
        assert ("not possible" in after[name]) is idle
    assert {n: t for n, t in after.items() if n not in {"seed", "watermark"}} == {
        n: t for n, t in before.items() if n not in {"seed", "watermark"}
    }
    assert all(len(text) <= 100 for text in after.values())
    options.adapt(command(cog), Row([GMI]))  # pyright: ignore[reportArgumentType]
    assert "not possible" not in {each.name: each.description for each in command(cog).parameters}["seed"]


def test_an_idle_options_text_can_be_translated() -> None:
    """It names where its translation stands."""
    cog = Imagine()
    options.adapt(command(cog), Row([SEGMIND]))  # pyright: ignore[reportArgumentType]
    texts = {each.name: each.locale_description for each in command(cog).parameters}
    assert texts["seed"] is not None
    assert texts["seed"].extras["key"] == "option-seed-idle-description"
    options.adapt(command(cog), Row([GMI]))  # pyright: ignore[reportArgumentType]


async def sizes(typed: str, **asking: Any) -> dict[str, str]:
    found = await options.sizes(Asking(**asking), typed)  # pyright: ignore[reportArgumentType]
    assert len(found) <= 25
    return {choice.value: choice.name for choice in found}


async def test_sizes_begin_with_the_shape_that_was_chosen() -> None:
    """Else with the preferred one."""
    assert next(iter(await sizes("", shape="wide"))) == "1280x720"
    assert next(iter(await sizes("", preferred=Preferences(shape=Shape.TALL)))) == "720x1280"
    assert next(iter(await sizes("", shape="round"))) == "1024x1024"


async def test_sizes_are_found_by_what_is_typed() -> None:
    """Pixels, quality, shape or ratio; a size of one's own comes first, with its megapixels."""
    assert (await sizes("2000×1000")).popitem() == ("2000x1000", "2000x1000 · 2.0 megapixels")
    assert set(await sizes("4k")) >= {"4096x4096", "4096x3072"}
    assert set(await sizes("cinema")) == {"1512x648", "3024x1296", "4096x1752"}
    assert await sizes("99999x1") == {}


@pytest.mark.parametrize("locale", ["de", "fr", "es-ES", "ja", "uk"])
async def test_every_size_offered_can_be_painted(locale: str) -> None:
    """In every language; what is suggested is what is sent back."""
    for typed in ("", "2K", "1500x1500"):
        for size, label in (await sizes(typed, locale=locale)).items():
            assert len(label) <= 100
            assert validate(Wish(prompt="x", size=size), GMI, drawn_seed=1).size.pixels > 0


async def test_providers_complete_by_their_names() -> None:
    """Those of this studio."""
    found = await options.providers(Asking(), "SEG")  # pyright: ignore[reportArgumentType]
    assert [choice.value for choice in found] == ["segmind"]


def test_choices_left_open_stay_open() -> None:
    """And chosen ones are values of the domain."""
    assert options.shaped(None) is None
    assert options.shaped("tall") is Shape.TALL
    assert options.detailed(None) is None
    assert options.detailed("4K") == "4K"
    assert options.references(None, None) == ()

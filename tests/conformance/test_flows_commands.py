"""Every command with every option, its suggestions, and the panels of `/preferences` and `/studio status`."""

from typing import Any

import pytest

from bot.providers.gmi import Gmi
from bot.ui.words import LOCALES
from playground.fake_discord import demo
from playground.member import Member, buttons, private, selects, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, Studio, opened, painted, picture, says

Json = dict[str, Any]
drives = pytest.mark.drives
_COMMON: Json = {
    "prompt": "a lighthouse", "shape": "wide", "quality": "1K", "size": "1024x1024", "seed": 7, "watermark": True,
    "spoiler": True, "private": True, "provider": "gmi",
}  # fmt: skip
_OTHERS = set(LOCALES) - {"en-US"}


def _files(count: int) -> Json:
    return {f"image{number}": (f"{number}.png", picture()) for number in range(1, count + 1)}


#: By command, each option that it has.
PAINTING: dict[str, Json] = {
    "imagine": {**_COMMON, **_files(4), "pictures": 2, "series": True},
    "edit": {**_COMMON, "image": ("sea.png", picture()), "pictures": 2},
    "blend": {**_COMMON, **_files(10), "pictures": 1, "tray": True},
    "series": {**_COMMON, **_files(4), "pictures": 3},
}
BROWSING: dict[str, Json] = {
    "gallery": {"whose": "server", "member": demo.ADA, "search": "lighthouse", "show": "favourites"},
    "favourites": {"search": "lighthouse"},
}


def registered(open_: Studio) -> dict[str, Json]:
    return {command["name"]: command for command in open_.discord.world.commands[None]}


async def test_registration(studio: Open) -> None:
    """Logging in and registering every command, with each name and description in every language."""
    async with studio() as open_:
        commands = registered(open_)
        assert {"imagine", "blend", "studio", "Edit this picture", "Paint this avatar"} <= set(commands)
        (sent,) = (each["request"] for each in open_.exchanges if each["method"] == "PUT")
        for command in sent:
            for item in (command, *(command.get("options") or [])):
                fields = ("name", "description") if command["type"] == 1 else ("name",)
                for field in fields:
                    assert (item.get(f"{field}_localizations") or {}).keys() >= _OTHERS, item["name"]


@drives("/imagine", "/edit", "/blend", "/series")
async def test_every_option_of_what_paints(studio: Open) -> None:
    """All of them in one request, with as many references as there are places for."""
    async with studio() as open_, open_.member("Ada") as ada:
        known = registered(open_)
        for name, options in PAINTING.items():
            assert {option["name"] for option in known[name]["options"]} == options.keys()
            exchange = await ada.slash(name, **options)
            message = await ada.reply(exchange, until=lambda m: bool(m["attachments"]), timeout=PATIENCE)
            assert private(message)
            assert message["attachments"][0]["filename"].startswith("SPOILER_")
        records = list(open_.gmi.ledger.records.values())
        assert [len(each.payload.get("image", [])) for each in records] == [4, 1, 1, 10, 4]


@drives("/gallery", "/favourites")
async def test_every_option_of_what_browses(studio: Open) -> None:
    """Chosen together; nothing is there yet."""
    async with studio() as open_, open_.member("Ada") as ada:
        known = registered(open_)
        for name, options in BROWSING.items():
            assert {option["name"] for option in known[name]["options"]} == options.keys()
            assert "Nothing found" in text_of(await ada.reply(await ada.slash(name, **options)))


@drives(*(f"suggest {command} {option}" for command in PAINTING for option in ("size", "provider")))
async def test_suggestions(studio: Open) -> None:
    """Sizes and providers, whatever is typed, for every command that paints; two providers in order."""
    async with studio(providers=("segmind", "gmi")) as open_, open_.member("Ada") as ada:
        for typed in ("", "16:9", "23", "2304x1728", "nonsense", "x" * 100):
            await ada.autocomplete("imagine", focused="size", prompt="x", size=typed)
        for name in PAINTING:
            assert len(await ada.autocomplete(name, focused="size", prompt="x", size="4k")) > 3
            offered = await ada.autocomplete(name, focused="provider", prompt="x", provider="")
            assert [each["value"] for each in offered] == ["segmind", "gmi"]


@drives(
    "/preferences", "item preferences.ChoiceSelect", "item preferences.SwitchButton", "item preferences.ResetButton"
)
async def test_preferences(studio: Open) -> None:
    """Each list, each switch both ways, and the reset; then with a provider that can't mark pictures."""
    async with studio() as open_, open_.member("Ada") as ada:
        panel = await ada.reply(await ada.slash("preferences"))
        for name, value in (("shape", "cinema"), ("quality", "4K"), ("pictures", "15")):
            panel = await ada.reply(await ada.select(panel, f"easel:prefer:{name}", value))
            (chosen,) = (each for each in selects(panel) if each["custom_id"].endswith(name))
            assert [option["value"] for option in chosen["options"] if option.get("default")] == [value]
        for label in ("Private: off", "Watermark: off", "Private: on", "Watermark: on", "Reset"):
            panel = await opened(ada, panel, label)
        assert buttons(panel)[-1]["disabled"]


async def test_preferences_without_watermark(studio: Open) -> None:
    """A disabled switch, and the sentence that says why."""
    async with studio(providers=("segmind",)) as open_, open_.member("Ada") as ada:
        panel = await ada.reply(await ada.slash("preferences"))
        assert [button["label"] for button in buttons(panel) if button["disabled"]] == ["Watermark: off", "Reset"]
        refusal = await ada.reply(await ada.slash("imagine", prompt="a boat", seed=7))
        assert "seed" in text_of(refusal)


@drives("/studio status", "item status.ModelsButton", "item status.ModelSelect")
async def test_studio_status(studio: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both providers, one of them with a fault; the details of each model, and of another one."""
    monkeypatch.setattr(Gmi, "models", _several)
    async with studio(providers=("gmi", "segmind")) as open_, open_.member("Olga") as olga:
        open_.gmi_fault("bad_key")
        exchange = await olga.slash("imagine", prompt="a boat", provider="gmi", quality="1K")
        await olga.reply(exchange, until=says("can't reach its painting service"), timeout=PATIENCE)
        open_.gmi.script.replace([])
        status = await olga.reply(await olga.slash("studio status"), timeout=PATIENCE)
        assert "`bad-key`" in text_of(status)
        assert [button["custom_id"] for button in buttons(status)] == ["easel:models:gmi", "easel:models:segmind"]
        for button in ("easel:models:segmind", "easel:models:gmi"):
            details = await opened(olga, status, button)
            assert "Parameters" in text_of(details)
        details = await olga.reply(await olga.choose(details, "another-model"))
        assert "`unknown-model`" in text_of(details)


async def _several(_: Gmi) -> tuple[str, ...]:
    """The twin has one model; a real account has dozens."""
    return ("seedream-4-0-250828", "another-model")


@drives("/help", "/quota", "/jobs", "/tray")
@pytest.mark.parametrize("locale", LOCALES)
async def test_private_answers_in_every_language(studio: Open, locale: str) -> None:
    """What has the longest words somewhere fits everywhere."""
    async with studio() as open_, open_.member("Ada") as ada:
        await ada.speaks(locale)
        for command in ("help", "quota", "jobs", "tray", "preferences", "gallery", "favourites"):
            assert private(await ada.reply(await ada.slash(command)))


async def _direct(open_: Studio, member: Member) -> None:
    """Go into direct messages with the bot."""
    member.channel = open_.discord.world.direct_channel(open_.discord.world.people[member.id]).id


async def test_direct_messages(studio: Open) -> None:
    """A picture, its panel and a gallery where there is no server."""
    async with studio() as open_, open_.member("Ada") as ada:
        await _direct(open_, ada)
        gallery = await ada.reply(
            await ada.slash("imagine", prompt="a boat", quality="1K"), until=painted(), timeout=PATIENCE
        )
        panel = await opened(ada, gallery, "More")
        await opened(ada, panel, "Details")
        assert "a boat" in text_of(await ada.reply(await ada.slash("gallery")))
        assert "direct messages" in text_of(await ada.reply(await ada.slash("gallery", whose="server")))
        assert {payload["context"] for payload in open_.heard} == {1}

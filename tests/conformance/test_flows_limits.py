"""The panel of `/studio limits` and its forms, with every kind of rule, and what members read of it."""

from typing import Any

import pytest

from playground.fake_discord import demo
from playground.member import Member, selects, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, imagined, painted, says

Json = dict[str, Any]
#: The shortest words and the longest; `tests/unit/ui` holds all languages to the room there is.
LANGUAGES = ["ja", "de"]
FULL: Json = {
    "daily": "9", "concurrent": "2", "cooldown": "1", "pictures": "3",
    "may": ["quality:2K", "series:no", "edits:no", "allowed:yes"],
}  # fmt: skip
drives = pytest.mark.drives


async def panel(member: Member) -> Json:
    return await member.reply(await member.slash("studio limits"), timeout=PATIENCE)


async def ruled(member: Member, shown: Json, kind: str, target: str, **fields: Any) -> Json:
    """Choose whose rule it is, fill in its form, and see the panel again."""
    form = await member.select(shown, f"easel:limits:{kind}", target)
    return await member.reply(await member.submit_modal(form, fields), timeout=PATIENCE)


@drives(
    "/studio limits",
    "item limits.EveryoneButton",
    "item limits.DayButton",
    "item limits.RoleRule",
    "item limits.ChannelRule",
    "item limits.MemberRule",
    "item limits.TakeAway",
    "form limit",
    "form limit-day",
)
@pytest.mark.parametrize("locale", LANGUAGES)
async def test_every_kind_of_rule(studio: Open, locale: str) -> None:
    """Written, written anew, taken away; days and totals; and what can't be read."""
    async with studio() as open_, open_.member("Olga") as olga:
        await olga.speaks(locale)
        form = await olga.press(await panel(olga), "easel:limits:everyone")
        shown = await olga.reply(await olga.submit_modal(form, FULL), timeout=PATIENCE)
        for kind, target in (("role", demo.MODERATOR), ("channel", demo.STUDIO), ("member", demo.MIKA)):
            shown = await ruled(olga, shown, kind, target, **FULL)
        shown = await ruled(olga, shown, "member", demo.MIKA, daily="0")
        form = await olga.press(shown, "easel:limits:day")
        day = {"window": "calendar", "zone": "Europe/Kyiv", "total": "90", "channel": [demo.STUDIO]}
        shown = await olga.reply(await olga.submit_modal(form, {**day, "channel-total": "20"}), timeout=PATIENCE)
        assert "Europe/Kyiv" in text_of(shown)
        for number in (demo.MODERATOR, demo.STUDIO, demo.MIKA):
            assert number in text_of(shown)
        wrong = await olga.submit_modal(await olga.press(shown, "easel:limits:day"), {"zone": "Kyiv"})
        assert "Kyiv" in text_of(await olga.reply(wrong, timeout=PATIENCE))
        (remove,) = [each for each in selects(shown) if each["custom_id"].startswith("easel:limits:remove:")]
        for option in remove["options"]:
            shown = await olga.reply(await olga.select(shown, "easel:limits:remove", option["value"]))
        assert demo.MIKA not in text_of(shown)


@drives("item limits.TurnButton")
async def test_pages_of_rules(studio: Open) -> None:
    """More than fit on one, turned there and back."""
    async with studio() as open_, open_.member("Olga") as olga:
        shown = await panel(olga)
        people = (demo.ADA, demo.BRUNO, demo.MIKA, demo.OLGA)
        targets = [("member", each) for each in people]
        targets += [("channel", each) for each in (demo.STUDIO, demo.GALLERY, demo.MODERATORS, demo.NO_PICTURES)]
        targets += [("role", each) for each in (demo.MODERATOR, demo.GUILD)]
        for kind, target in targets:
            shown = await ruled(olga, shown, kind, target, daily="5")
        form = await olga.press(shown, "easel:limits:day")
        filled = {"channel": [demo.STUDIO], "channel-total": "9"}
        shown = await olga.reply(await olga.submit_modal(form, filled), timeout=PATIENCE)
        shown = await olga.reply(await olga.press(shown, "easel:limits:page:2"), timeout=PATIENCE)
        await olga.reply(await olga.press(shown, "easel:limits:page:1"), timeout=PATIENCE)


@drives("/quota")
@pytest.mark.parametrize("locale", LANGUAGES)
async def test_what_members_read_of_rules(studio: Open, locale: str) -> None:
    """Every line of `/quota`, and a refusal with its rule."""
    async with studio() as open_, open_.member("Olga") as olga, open_.member("Ada") as ada:
        await ada.speaks(locale)
        shown = await ruled(olga, await panel(olga), "channel", demo.STUDIO, **FULL)
        form = await olga.press(shown, "easel:limits:day")
        filled = {"window": "calendar", "total": "90", "channel": [demo.STUDIO], "channel-total": "20"}
        await olga.reply(await olga.submit_modal(form, filled), timeout=PATIENCE)
        await imagined(ada, until=painted())
        told = await ada.reply(await ada.slash("quota"), timeout=PATIENCE)
        assert f"<#{demo.STUDIO}>" in text_of(told)
        assert "<t:" in text_of(told)
        await imagined(ada, pictures=4, until=says("3"))

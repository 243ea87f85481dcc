"""The panel of `/studio setup` in every language, with every choice of it, and a pause."""

import pytest

from playground.fake_discord import demo
from playground.member import text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE

drives = pytest.mark.drives


@drives(
    "/studio setup",
    "item setting_up.ChannelsSelect",
    "item setting_up.RolesSelect",
    "item setting_up.ModeratorsSelect",
    "item setting_up.ReviewSelect",
    "item setting_up.KeepingSelect",
    "item setting_up.PresetSelect",
    "item setting_up.ApplyButton",
    "item setting_up.AgainButton",
)
async def test_every_choice_of_a_setup(studio: Open) -> None:
    """Several, one and none; a preset over what was set by hand."""
    async with studio() as open_, open_.member("Olga") as olga:
        panel = await olga.reply(await olga.slash("studio setup"), timeout=PATIENCE)
        chosen = (
            ("channels", (demo.STUDIO, demo.NO_PICTURES)),
            ("roles", (demo.MODERATOR,)),
            ("moderators", (demo.MODERATORS,)),
            ("review", ("all",)),
            ("keeping", ("7",)),
            ("preset", ("community",)),
        )
        for name, values in chosen:
            panel = await olga.reply(await olga.select(panel, f"easel:setup:{name}", *values))
        panel = await olga.reply(await olga.press(panel, "Replace them"))
        panel = await olga.reply(await olga.select(panel, "easel:setup:channels"))
        panel = await olga.reply(await olga.press(panel, "Check again"))
        assert "✓" in text_of(panel)


@pytest.mark.parametrize("locale", ["de", "fr", "es-ES", "ja", "uk"])
async def test_a_setup_in_every_language(studio: Open, locale: str) -> None:
    """It fits into a message in all of them, with everything that can be in the way."""
    async with studio() as open_, open_.member("Olga") as olga:
        await olga.speaks(locale)
        panel = await olga.reply(await olga.slash("studio setup"), timeout=PATIENCE)
        panel = await olga.reply(await olga.select(panel, "easel:setup:channels", demo.NO_PICTURES))
        panel = await olga.reply(await olga.select(panel, "easel:setup:review", "all"))
        await olga.reply(await olga.select(panel, "easel:setup:preset", "company"))


@drives("/studio pause", "/studio resume")
async def test_a_pause_and_its_end(studio: Open) -> None:
    """With a reason and without."""
    async with studio() as open_, open_.member("Olga") as olga:
        await olga.reply(await olga.slash("studio pause", reason="holidays"), timeout=PATIENCE)
        await olga.reply(await olga.slash("studio pause"), timeout=PATIENCE)
        await olga.reply(await olga.slash("studio resume"), timeout=PATIENCE)

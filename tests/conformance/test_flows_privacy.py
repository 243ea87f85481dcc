"""A member's own data, handed over in several files and deleted; the questions and answers in every language."""

from typing import Any

import pytest

from playground.member import buttons, pictures, private, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, imagined, opened, painted, says, tray_of

Json = dict[str, Any]
drives = pytest.mark.drives
#: What takes most room once it is escaped.
RUDE = "*_`|~" * 400
#: So little that each picture needs a file of its own.
SMALL = 60_000


@drives("/privacy export", "item export.GoOn")
async def test_exported(studio: Open) -> None:
    """More than goes into five messages, then the rest."""
    async with studio() as open_, open_.member("Ada") as ada:
        await tray_of(ada, "a.png", "b.png")
        await imagined(ada, prompt=RUDE, pictures=7, until=painted(7))
        open_.discord.world.file_limit = SMALL
        sent = await ada.slash("privacy export")
        full = await ada.reply(sent, until=lambda m: bool(buttons(m)), timeout=PATIENCE)
        assert private(full)
        while buttons(full):
            pressed = await ada.press(full, "Go on")
            full = await ada.reply(
                pressed, until=lambda m: bool(buttons(m)) or says("That is all")(m), timeout=PATIENCE
            )
            assert private(full)


@drives("/privacy delete", "item erase.EraseButton", "item erase.KeepButton")
async def test_deleted(studio: Open) -> None:
    """Not, then without the messages, then with them; and some that Discord keeps."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted())
        for label, words in (("Keep everything", "Nothing"), ("Delete all but the messages", "is deleted")):
            question = await ada.reply(await ada.slash("privacy delete"), timeout=PATIENCE)
            await opened(ada, question, label, until=says(words))
        assert pictures(gallery)
        for number in range(2):
            await imagined(ada, prompt=f"boat {number}", until=painted())
        open_.discord_fault("missing_permissions", route="DELETE /channels/")
        question = await ada.reply(await ada.slash("privacy delete"), timeout=PATIENCE)
        left = await opened(ada, question, "Delete all, and my messages", until=says("did not let me delete"))
        assert text_of(left).count("https://") == 2


@pytest.mark.parametrize("locale", ["de", "fr", "es-ES", "ja", "uk"])
async def test_in_every_language(studio: Open, locale: str) -> None:
    """The question, the answer, and the words beside a file."""
    async with studio() as open_, open_.member("Ada") as ada:
        await ada.speaks(locale)
        await imagined(ada, until=painted())
        shown = await ada.reply(await ada.slash("privacy export"), until=lambda m: bool(m["attachments"]))
        assert private(shown)
        question = await ada.reply(await ada.slash("privacy delete"), timeout=PATIENCE)
        done = await opened(ada, question, "easel:erase:messages", until=lambda m: not buttons(m))
        assert private(done)

"""Prompt rules: every command of them, their list turned and told, in every language."""

import pytest

from playground.member import Member, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE

drives = pytest.mark.drives
WORDS = "\n".join(f"{'⚠🔞*_`' * 6}word{number}{'|' * 60}" for number in range(50)).encode()


async def _told(member: Member, command: str, **options: object) -> str:
    return text_of(await member.reply(await member.slash(f"moderation words {command}", **options), timeout=PATIENCE))


@drives(
    "/moderation words add",
    "/moderation words remove",
    "/moderation words test",
    "/moderation words import",
    "suggest moderation words remove rule",
)
async def test_every_command_of_rules(studio: Open) -> None:
    """Each kind of rule, with each action; tried, suggested and removed; a file with good lines and bad ones."""
    async with studio() as open_, open_.member("Olga") as olga:
        kinds = {"word": "block", "phrase": "flag", "pattern": "adult"}
        for kind, action in kinds.items():
            assert "holds from now on" in await _told(olga, "add", text=f"gore {kind}", kind=kind, action=action)
        assert "refused" in await _told(olga, "test", prompt="gore word, gore phrase, gore pattern")
        (found,) = await olga.autocomplete("moderation words remove", focused="rule", rule="phrase")
        assert "gone" in await _told(olga, "remove", rule=found["value"])
        assert "left out" in await _told(olga, "import", file=("words.txt", b"gore\n...\n"))
        assert "larger" in await _told(olga, "import", file=("words.txt", b"x" * ((1 << 20) + 1)))


@drives("/moderation words list", "item words_list.TurnButton", "item words_list.TellButton")
@pytest.mark.parametrize("locale", ["en-US", "de", "fr", "es-ES", "ja", "uk"])
async def test_a_list_of_rules_in_every_language(studio: Open, locale: str) -> None:
    """Its longest page fits into a message in all of them, and so does a trial of many matches."""
    async with studio() as open_, open_.member("Olga") as olga:
        await olga.speaks(locale)
        await _told(olga, "list")
        await _told(olga, "import", file=("words.txt", WORDS), action="adult")
        await _told(olga, "test", prompt=" ".join(f"word{number}" for number in range(50)))
        panel = await olga.reply(await olga.slash("moderation words list", search="word"), timeout=PATIENCE)
        panel = await olga.reply(await olga.press(panel, "▶"))
        panel = await olga.reply(await olga.press(panel, "easel:rules-tell:on:here:-:2:word"))
        await olga.reply(await olga.press(panel, "easel:rules-tell:off:here:-:2:word"))

"""Owns taking a whole file of words in as prompt rules, and telling which lines are none; matches no prompt."""

import discord

from bot import errors
from bot.domain import word_list
from bot.domain.conduct import Deed
from bot.domain.generation import Failure
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.services import services_of
from bot.ui import answer, failures
from bot.ui.answer import Interaction
from bot.ui.faults import within
from bot.ui.moderation import words
from bot.ui.text import plain
from bot.ui.words import Words

#: Lines that are told to be wrong.
_TOLD = 5
_NAME_MOST = 100
#: Seconds for fetching a file that a member has just attached.
_FETCHING_SECONDS = 30.0


async def take_in(interaction: Interaction, file: discord.Attachment, action: str, *, everywhere: bool) -> None:
    """One word, or one phrase, a line; what is wrong is left out. Raises `InvalidList`."""
    guild_id = words.to_change(interaction, everywhere=everywhere)
    if file.size > word_list.BYTES_MOST:
        raise errors.InvalidList(problem="bytes")
    await answer.think(interaction)
    services, lines = services_of(interaction.client), word_list.lines(await _fetched(file))
    now, by_id = services.clock.time(), interaction.user.id
    rules = [
        PromptRule(
            guild_id=guild_id,
            kind=RuleKind.PHRASE if " " in line else RuleKind.WORD,
            text=line,
            action=RuleAction(action),
            created_by=by_id,
            created_at=now,
        )
        for line in lines.values()
    ]
    checked = dict(zip(lines, await services.prompts.checked(rules), strict=True))
    good = [each for each in checked.values() if isinstance(each, PromptRule)]
    new = await services.rules.import_words(good)
    if new:
        name = plain(file.filename, _NAME_MOST)
        await words.note(interaction, Deed.RULE_ADDED, guild_id, words=new, file=name, action=action)
    wrong = {number: each for number, each in checked.items() if isinstance(each, errors.InvalidRule)}
    await answer.privately(interaction, outcome(new, len(good) - new, wrong, answer.tongue(interaction)))


def outcome(new: int, known: int, wrong: dict[int, errors.InvalidRule], say: Words) -> str:
    """How many there are of each, and the first lines that are no rules, with what is wrong with them."""
    told = [say("words-imported", new=new, known=known)]
    if wrong:
        told.append(say("words-wrong", count=len(wrong)))
        told += [
            f"- {say('words-wrong-line', line=str(number))} {failures.for_member(Failure.of(error), say)}"
            for number, error in list(wrong.items())[:_TOLD]
        ]
    return "\n".join(told)


async def _fetched(file: discord.Attachment) -> bytes:
    try:
        return await within(_FETCHING_SECONDS, file.read())
    except errors.DeliveryFailed as error:
        raise errors.InvalidList(problem="unreachable") from error

"""Every language has room in the messages of a generation, of limits, of refusals and of help."""

from dataclasses import fields, replace
from pathlib import Path

import discord
import pytest

from bot.domain.entitlement import Entitlement, Scope, Source
from bot.domain.generation import Failure, State
from bot.domain.policy import Rule
from bot.domain.quota import Allowance, Limits, Share
from bot.domain.size import Quality
from bot.ports import Stage
from bot.ui import failures, gallery, progress, quota, standing
from bot.ui.gallery import Leaf
from bot.ui.words import LOCALES, words
from cogs.help import page
from tests.unit.ui.messages import LONG, OTHERS, commands_named
from tests.unit.ui.samples import ID, NOW, WORST_PROMPTS, components, generation, loaded, texts, within_limits
from tests.unit.ui.test_failures import FACTS, TOLD
from tests.unit.ui.test_localised_commands import tree

STAGE = Stage(place=None, started_at=NOW, expected_at=NOW + 12, fraction=0.5, arrived=14, total=15, note="held-back")
ALLOWANCE = Allowance(
    limits=Limits(daily_pictures=1000, concurrent=21, waiting=1000, cooldown=30.5),
    used=500,
    running=21,
    waiting=1000,
    frees_at=NOW,
    frees=22,
    cooled_at=NOW,
    shared=tuple(
        Share(limit=limit, used=1000, most=1000, frees_at=NOW)
        for limit in ("channel-daily", "channel-total", "server-total", "studio-total")
    ),
)
ALL_RULED = Entitlement(
    limits=ALLOWANCE.limits,
    quality=Quality.K4,
    pictures=11,
    series=False,
    edits=False,
    sources={each.name: Source(scope=Scope.ROLE, id=ID) for each in fields(Rule)},
)
every_language = pytest.mark.parametrize("locale", LOCALES)


@every_language
@pytest.mark.parametrize("prompt", WORST_PROMPTS)
async def test_progress_and_galleries_have_room(locale: str, prompt: str) -> None:
    """With the longest prompt, and all that a caption can tell."""
    row = loaded(prompt)
    row = replace(row, reply=replace(row.reply, locale=locale))
    within_limits(progress.view(row, STAGE))
    within_limits(progress.view(row, replace(STAGE, place=21)))
    leaves = [Leaf(number, Path(f"kept/{number}.jpg"), 1) for number in range(1, 11)]
    for lost in (Failure(code="content-refused"), Failure(code="cancelled")):
        some = generation(prompt, pictures=15, came=10, failure=lost, watermark=True, spoiler=True)
        within_limits(gallery.view(replace(some, reply=row.reply), leaves, (1, 2)))


@every_language
async def test_work_in_hand_has_room(locale: str) -> None:
    """As many as are shown, with the longest prompts."""
    rows = [replace(generation(WORST_PROMPTS[0], pictures=15), id=number) for number in range(30)]
    within_limits(standing.jobs(rows, [generation(WORST_PROMPTS[0], State.CANCELLED)] * 5, words(locale)))
    assert len(quota.sentence(ALLOWANCE, ALL_RULED, words(locale))) <= 2000


@every_language
def test_every_failure_is_told_in_every_language(locale: str) -> None:
    """In a sentence of its own, that ends as a sentence does."""
    say = words(locale)
    unknown = say("failure-internal")
    facts = [*FACTS, *((kind, {}) for kind in TOLD if not any(kind is known for known, _ in FACTS))]
    for kind, given in facts:
        sentence = failures.for_member(Failure.of(kind("detail", **given)), say)
        assert sentence != unknown, kind
        assert len(sentence) <= 2000
        assert sentence.rstrip("*`").endswith((".", "?", "!", "。")), sentence
        within_limits(gallery.notice(generation(WORST_PROMPTS[0]), sentence))


@pytest.mark.parametrize("locale", OTHERS)
def test_options_and_permissions_are_named_as_the_reader_sees_them(locale: str) -> None:
    """Not by their name in the code, or in English."""
    say = words(locale)
    option = failures.for_member(Failure(code="unsupported-option", facts={"option": "watermark"}), say)
    assert f"`{say.find('option-watermark')}`" in option
    lacking = Failure(code="missing-permissions", facts={"names": "Attach Files, Embed Links"})
    told = failures.for_member(lacking, say)
    assert f"{say('permission-attach-files')}, {say('permission-embed-links')}" in told
    assert "Attach" not in told


@every_language
async def test_a_generation_speaks_the_language_of_its_reply(locale: str) -> None:
    """Its progress, its gallery and its button."""
    say, row = words(locale), generation(came=1)
    row = replace(row, reply=replace(row.reply, locale=locale))
    assert say("progress-started", when=f"<t:{NOW:.0f}:R>") in " ".join(texts(progress.view(row, STAGE)))
    labels = [item["label"] for item in components(progress.view(row, STAGE)) if item["type"] == 2]
    assert labels == [say("button-cancel")]
    leaves = [Leaf(1, Path("kept/1.jpg"), 1)]
    assert say("fact-seed", seed="2147483647") in " ".join(texts(gallery.view(row, leaves, (1, 1))))


@every_language
def test_help_fits_and_lists_every_command_as_it_is_typed(locale: str) -> None:
    """One message, whatever the language."""
    told = page(tree(), discord.Permissions.all(), words(locale))
    assert len(told) <= 4000
    assert LONG not in told
    rows = [line for line in told.splitlines() if line.startswith("- `/")]
    assert len(rows) >= 4
    assert [commands_named(row)[0] for row in rows] == sorted(commands_named(row)[0] for row in rows)
    if locale == "de":
        assert any(row.startswith("- `/malen`: Male") for row in rows)

"""What moderators see: within Discord's limits, complete, in every language; and what a mode becomes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bot import ports
from bot.domain.conduct import Card, Flag, Record, Review, Verdict
from bot.domain.generation import State
from bot.domain.picture_rules import Thresholds
from bot.domain.policy import Policy, ReviewMode
from bot.ports import Stage
from bot.ui import progress
from bot.ui.moderation import cards, deciding, mode, pictures, verdicts
from bot.ui.words import LOCALES, words
from tests.unit.ui.samples import ID, NOW, WORST_PROMPTS, generation, texts, within_limits

FLAGS = (
    Flag(kind="prompt", number=1234),
    Flag(kind="reference", number=1, score=0.8125),
    Flag(kind="reference", number=2),
    Flag(kind="picture", number=1, score=1.0),
    Flag(kind="picture", number=2),
)
REVIEW = Review(id=ID, guild_id=ID, member_id=ID, asked_at=NOW, flags=FLAGS)
STAGE = Stage(place=None, started_at=None, expected_at=None, fraction=1.0, arrived=2, total=2, note="reviewing")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    """As many as a message takes."""
    paths = [tmp_path / f"{number}.jpg" for number in range(10)]
    for path in paths:
        Image.new("RGB", (8, 8)).save(path)
    return tuple(paths)


def case(prompt: str = "a fox", files: tuple[Path, ...] = (), **review: object) -> ports.Case:
    made = generation(prompt, State.REVIEWING, came=1)
    changed = replace(REVIEW, **review)  # pyright: ignore[reportArgumentType]
    return ports.Case(generation=made, review=changed, record=Record(painted=9, rejected=2, bans=1), files=files)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("prompt", WORST_PROMPTS)
async def test_a_card_is_within_discords_limits(prompt: str, locale: str, files: tuple[Path, ...]) -> None:
    """With the longest prompt, all flags a card tells, and ten pictures."""
    say = words(locale)
    view, sent = cards.shown(case(prompt, files, flags=FLAGS * 5), deciding.buttons(ID, say), say)
    within_limits(view)
    assert [file.filename for file in sent] == [f"SPOILER_review-{number:02d}.jpg" for number in range(1, 11)]
    for file in sent:
        file.close()


async def test_a_card_tells_everything(files: tuple[Path, ...]) -> None:
    """Member, place, each flag in its own words, and what the server knows of the member."""
    say = words("en-US")
    view, sent = cards.shown(case(files=files[:1]), deciding.buttons(ID, say), say)
    sent[0].close()
    told = "\n".join(texts(view))
    for part in (
        f"<@{ID}> · <#{ID}>",
        f"https://discord.com/channels/{ID}/{ID}/{ID}",
        "Prompt rule 1234 matched.",
        "Reference 1 looks explicit: 81%.",
        "Reference 2 could not be judged.",
        "Picture 1 looks explicit: 100%.",
        "Picture 2 could not be judged.",
        "painted here: 9 · rejected: 2 · bans: 1",
    ):
        assert part in told


async def test_without_pictures_a_card_says_so() -> None:
    """They may have been removed by hand."""
    say = words("en-US")
    view, sent = cards.shown(case(), deciding.buttons(ID, say), say)
    assert sent == []
    assert "no longer kept" in "\n".join(texts(view))
    within_limits(view)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("verdict", [Verdict.APPROVED, Verdict.REJECTED, Verdict.WITHDRAWN])
async def test_a_verdict_names_who_decided(verdict: Verdict, locale: str) -> None:
    """And why; the reason acts on nothing."""
    review = replace(REVIEW, verdict=verdict, by_id=77, decided_at=NOW + 60, reason="**no** @everyone")
    view = verdicts.decided(generation(came=1), review, words(locale))
    within_limits(view)
    told = "\n".join(texts(view))
    assert "<@77>" in told
    assert f"<t:{round(NOW + 60)}:R>" in told
    assert "\\*\\*no\\*\\*" in told
    assert "@everyone" not in told


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_reminder_links_to_the_cards(locale: str) -> None:
    """As many as it has lines for."""
    late = [replace(REVIEW, card=Card(channel_id=5, message_id=number)) for number in range(30)]
    view = cards.reminder(late, words(locale))
    within_limits(view)
    told = "\n".join(texts(view))
    assert "30" in told
    assert told.count(f"https://discord.com/channels/{ID}/5/") == 10


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("note", ["reviewing", "queued-for-review", "parked"])
async def test_while_it_waits_the_reply_can_be_cancelled(locale: str, note: str) -> None:
    """It has neither bar nor times; one that only its token reaches says where the pictures will be."""
    public = generation(state=State.REVIEWING, pictures=2, came=2)
    reply = replace(public.reply, locale=locale)
    shown = progress.view(replace(public, reply=reply), replace(STAGE, note=note))
    within_limits(shown)
    told = "\n".join(texts(shown))
    assert "▰" not in told
    assert "<t:" not in told
    hidden = replace(public, reply=replace(reply, by_token_only=True))
    more = "\n".join(texts(progress.view(hidden, replace(STAGE, note=note))))
    assert len(more) > len(told)
    assert "`/" in more


@pytest.mark.parametrize(
    ("asked", "becomes"),
    [
        ((None, None, None), {}),
        (("all", None, None), {"review": ReviewMode.ALL}),
        (("inherit", None, None), {}),
        (("off", 5, None), {"review_by_channel": {4: ReviewMode.ALL, 5: ReviewMode.OFF}}),
        (("inherit", 4, None), {"review_by_channel": {}}),
        ((None, 4, "counted"), {"rejected_counts": True}),
        (("flagged", None, "released"), {"review": ReviewMode.FLAGGED, "rejected_counts": False}),
    ],
)
def test_what_is_named_changes_and_nothing_else(
    asked: tuple[str | None, int | None, str | None], becomes: dict[str, object]
) -> None:
    """For the server, a channel, or what a rejection costs."""
    before = Policy(guild_id=1, review_by_channel={4: ReviewMode.ALL}, moderators_channel_id=9)
    assert mode.changed(before, *asked) == replace(before, **becomes)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_mode_is_shown_with_what_is_missing(locale: str) -> None:
    """Where something waits and nobody can be asked in a channel, it says so."""
    say = words(locale)
    on = Policy(guild_id=1, review_by_channel={4: ReviewMode.ALL})
    missing = say("review-mode-no-channel")
    assert missing in "\n".join(texts(mode.shown(on, say)))
    assert missing not in "\n".join(texts(mode.shown(replace(on, moderators_channel_id=9), say)))
    assert missing not in "\n".join(texts(mode.shown(Policy(guild_id=1), say)))


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_picture_rules_are_shown_with_what_is_missing(locale: str) -> None:
    """Both kinds of channels, in percent; and whether anybody judges at all, or can be asked."""
    say = words(locale)
    policy = Policy(guild_id=1, thresholds=Thresholds(spoiler=0.29, review=0.57), moderators_channel_id=9)
    shown = pictures.view(policy, say, judged=True)
    within_limits(shown)
    told = "\n".join(texts(shown))
    assert "29" in told
    assert "57" in told
    assert told.count(say("picture-rules-never")) >= 4
    idle, nobody = say("picture-rules-idle"), say("picture-rules-no-channel")
    assert idle not in told
    assert nobody not in told
    silent = replace(policy, moderators_channel_id=None)
    told = "\n".join(texts(pictures.view(silent, say, judged=False)))
    assert idle in told
    assert nobody in told
    assert nobody not in "\n".join(texts(pictures.view(replace(silent, review=ReviewMode.ALL), say, judged=True)))

"""Picture rules: what a score does to pictures and references, by the channel as it is then; and how it is set."""

from pathlib import Path
from typing import Any

import pytest

from bot.domain.conduct import Deed, LogQuery
from bot.domain.picture_rules import ADULT, USUAL, Thresholds
from bot.domain.policy import Policy, ReviewMode
from bot.moderators import vision
from bot.ui.places import DiscordPlaces
from playground.fake_discord import demo
from playground.member import Exchange, Member, fields, private, text_of
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, jpeg, painted, refused, says
from tests.flows.test_review import APPROVE, GUILD, card, cards, decides, deeds, told

Json = dict[str, Any]
HELD_BACK = "A picture rule of this server holds back"


class Looks:
    """`ports.PictureJudge`: scores one picture after the other by a list, whose last holds for all that come after."""

    def __init__(self, *scores: float | None) -> None:
        self._scores = list(scores)
        self.looked = 0

    async def score(self, path: Path) -> float | None:
        assert path.exists()
        self.looked += 1
        return self._scores.pop(0) if len(self._scores) > 1 else self._scores[0]


def judged_by(studio: Studio, looks: Looks | None) -> None:
    """From now on pictures and references are looked at so."""
    assert studio.client is not None
    services = studio.client.services
    object.__setattr__(services.reviewing.workshop.council, "looks", looks)
    object.__setattr__(services.intake.house, "looks", looks)


async def _scored(studio: Studio, member: Member, *scores: float | None, **options: Any) -> Exchange:
    await decides(studio, review=ReviewMode.OFF)
    judged_by(studio, Looks(*scores))
    return await member.slash("imagine", **{"prompt": "a boat", "quality": "1K", **options})


def _covered(gallery: Json) -> list[bool]:
    return [each["filename"].startswith("SPOILER_") for each in gallery["attachments"]]


# Painted pictures


async def test_a_doubtful_picture_is_covered(studio: Studio, ada: Member) -> None:
    """By a score alone, and it alone."""
    exchange = await _scored(studio, ada, 0.6, 0.1, pictures=2)
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert sorted(_covered(gallery)) == [False, True]
    assert (await studio.ended(exchange)).ending == ("done", "settled", 2)


async def test_a_suspicious_picture_is_looked_at(studio: Studio, ada: Member, mika: Member) -> None:
    """Though the server's mode is off; let through, it stays covered."""
    exchange = await _scored(studio, ada, 0.85)
    shown = await card(studio)
    assert "Picture 1 looks explicit: 85%." in text_of(shown)
    await mika.press(shown, APPROVE)
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert _covered(gallery) == [True]


async def test_a_picture_that_cannot_be_judged_is_looked_at(studio: Studio, ada: Member) -> None:
    """It is not blocked for that."""
    await _scored(studio, ada, None)
    assert "Picture 1 could not be judged." in text_of(await card(studio))


async def test_a_blocked_picture_is_shown_to_nobody(studio: Studio, ada: Member) -> None:
    """Neither in the reply nor to moderators; its member is told that a rule did it."""
    exchange = await _scored(studio, ada, 0.99)
    await ada.reply(exchange, until=says(HELD_BACK), timeout=PATIENCE)
    assert (await studio.ended(exchange)).ending == ("refused", "released", 0)
    assert cards(studio) == []
    assert [deed for deed, _, _ in await deeds(studio)] == [Deed.BLOCKED]


async def test_in_an_age_restricted_channel_it_is_shown(studio: Studio, ada: Member) -> None:
    """By other thresholds: none, unless the server sets some, and then nobody even looks."""
    ada.channel = demo.AFTER_DARK
    exchange = await _scored(studio, ada, 0.99)
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert _covered(gallery) == [False]
    await decides(studio, review=ReviewMode.OFF, adult_thresholds=Thresholds(spoiler=0.9))
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    assert _covered(await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)) == [True]


@pytest.mark.parametrize(("channel", "becomes"), [(demo.STUDIO, True), (demo.AFTER_DARK, False)])
async def test_the_channel_counts_as_it_is_when_pictures_are_ready(
    studio: Studio, ada: Member, channel: str, becomes: bool
) -> None:
    """Not as it was when they were asked for."""
    ada.channel = channel
    await decides(studio, review=ReviewMode.OFF)
    judged_by(studio, Looks(0.99))
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    studio.discord.world.change_channel(channel, nsfw=becomes)
    assert studio.client is not None
    places = DiscordPlaces(studio.client)
    while await places.adult(int(channel)) is not becomes:
        await studio.clock.sleep(1)
    studio.release()
    await ada.reply(exchange, until=is_gallery if becomes else says(HELD_BACK), timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == ("done" if becomes else "refused")


async def test_a_process_that_hears_of_no_channel_asks(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a worker of a fleet does; what Discord does not tell is not known."""
    assert studio.client is not None
    monkeypatch.setattr(studio.client, "get_channel", lambda _: None)
    places = DiscordPlaces(studio.client)
    assert [await places.adult(int(each)) for each in (demo.AFTER_DARK, demo.STUDIO, demo.MIKA)] == [True, False, None]


# References


async def test_a_blocked_reference_is_refused(studio: Studio, ada: Member) -> None:
    """Before anything is spent; moderators find it in the log."""
    await decides(studio, review=ReviewMode.OFF)
    judged_by(studio, Looks(0.1, 0.99))
    images = {f"image{number}": (f"{number}.jpg", jpeg()) for number in (1, 2)}
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="like this", quality="1K", **images))
    assert "reference 2" in sentence.casefold()
    assert studio.records == []
    assert studio.client is not None
    (entry,) = (await studio.client.services.log.page(LogQuery(guild_id=GUILD), 1, 9)).entries
    assert (entry.deed, entry.member_id, entry.facts) == (Deed.BLOCKED, int(ada.id), {"reference": 2, "score": 0.99})


async def test_a_suspicious_reference_makes_moderators_look(studio: Studio, ada: Member, mika: Member) -> None:
    """Where the server reviews what is flagged, though what was painted is harmless."""
    await decides(studio, review=ReviewMode.FLAGGED)
    judged_by(studio, Looks(0.85, 0.1))
    exchange = await ada.slash("imagine", prompt="like this", quality="1K", image1=("sketch.jpg", jpeg()))
    shown = await card(studio)
    assert "Reference 1 looks explicit: 85%." in text_of(shown)
    assert "Picture 1" not in text_of(shown)
    await mika.press(shown, APPROVE)
    assert _covered(await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)) == [False]


async def test_where_no_score_changes_anything_nobody_looks(studio: Studio, ada: Member) -> None:
    """Neither at references nor at pictures."""
    await decides(studio, review=ReviewMode.OFF, thresholds=Thresholds())
    looks = Looks(0.99)
    judged_by(studio, looks)
    await painted(studio, ada, prompt="like this", image1=("sketch.jpg", jpeg()))
    assert looks.looked == 0


# Without the extra


async def test_without_the_extra_everything_else_works(
    studio: Studio, ada: Member, mika: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says so at the start, and the panel to moderators; reviews go on."""
    monkeypatch.setattr(vision, "available", lambda: False)
    await studio.restart(picture_rules=True)
    await ada.online()
    assert any("the extra `vision` is not installed" in line["event"] for line in studio.logs)
    await decides(studio, review=ReviewMode.OFF)
    _, gallery = await painted(studio, ada, prompt="like this", image1=("sketch.jpg", jpeg()))
    assert _covered(gallery) == [False]
    assert "No picture is judged at the moment" in text_of(await _panel(mika))
    await decides(studio, review=ReviewMode.ALL)
    await ada.slash("imagine", prompt="a boat", quality="1K")
    assert "a boat" in text_of(await card(studio))


# The panel


async def _panel(member: Member) -> Json:
    shown = await member.reply(await member.slash("moderation pictures"), timeout=PATIENCE)
    assert private(shown)
    return shown


async def _policy(studio: Studio) -> Policy:
    assert studio.client is not None
    return await studio.client.services.policies.of(GUILD)


async def test_a_server_sets_its_own_scores(studio: Studio, mika: Member) -> None:
    """For either kind of channel, after a restart as well; shown, saved, logged, and used."""
    shown = await _panel(mika)
    for line in ("behind a cover: from 50%", "first: from 80%", "to nobody: from 95%", "behind a cover: never"):
        assert line in text_of(shown)
    assert "what they should see first is shown behind a cover" in text_of(shown)
    form = await mika.press(shown, "In most channels…")
    assert [each["value"] for each in fields(await mika.modal(form)).values()] == ["50", "80", "95"]
    changed = await mika.reply(
        await mika.submit_modal(form, {"spoiler": "30 %", "review": "", "block": "60"}), timeout=PATIENCE
    )
    assert "behind a cover: from 30%" in text_of(changed)
    assert "shown behind a cover." not in text_of(changed)
    await studio.restart()
    form = await mika.press(changed, "In age-restricted channels…")
    await mika.modal(form)
    await mika.reply(await mika.submit_modal(form, {"block": "100"}), until=says("from 100%"), timeout=PATIENCE)
    policy = await _policy(studio)
    assert policy.thresholds == Thresholds(spoiler=0.3, block=0.6)
    assert policy.adult_thresholds == Thresholds(block=1.0)
    assert [deed for deed, _, _ in await deeds(studio)] == [Deed.POLICY_CHANGED] * 2


@pytest.mark.parametrize("given", ["0", "101", "0.5", "many", "-1", "%", "5%x"])
async def test_what_is_no_percentage_is_told_and_nothing_is_saved(studio: Studio, mika: Member, given: str) -> None:
    """In one private sentence."""
    form = await mika.press(await _panel(mika), "In most channels…")
    await mika.modal(form)
    assert "is no percentage" in await told(mika, await mika.submit_modal(form, {"block": given}))
    policy = await _policy(studio)
    assert (policy.thresholds, policy.adult_thresholds) == (USUAL, ADULT)


async def test_only_moderators_set_them(studio: Studio, ada: Member, mika: Member) -> None:
    """At the command, at the button and at the form."""
    for command in studio.discord.world.commands[None]:
        if command["name"] == "moderation":
            command["default_member_permissions"] = None
    assert "**Moderate Members**" in await told(ada, await ada.slash("moderation pictures"))
    shown = await _panel(mika)
    form = await mika.press(shown, "In most channels…")
    await mika.modal(form)
    studio.discord.world.change_person(demo.MIKA, roles=())
    assert "**Moderate Members**" in await told(mika, await mika.submit_modal(form, {"block": "1"}))
    assert "**Moderate Members**" in await told(mika, await mika.press(shown, "In most channels…"))
    assert (await _policy(studio)).thresholds == USUAL

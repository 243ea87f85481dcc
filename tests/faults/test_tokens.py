"""How long a reply can be reached, and by what: the four rungs, the hours after a token's end, private replies."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from playground.fake_discord.interactions import Interactions, Request
from playground.fake_discord.state import Interaction
from playground.member import Member, text_of
from tests.faults import troubles
from tests.faults.scene import Scene, galleries, words_of
from tests.flows.clock import SPEED
from tests.flows.row import Row
from tests.flows.studio import PATIENCE, Studio, is_gallery

Pass = Callable[[float], None]
MINUTE = 60.0
DONE = ("done", "settled", 1)
KEPT = "painted and kept, but Discord didn't take them"
TOKENS_EDIT = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id} 200"
BOTS_EDIT = "PATCH /channels/{channel_id}/messages/{message_id} 200"
#: A studio that waits for days.
PATIENT = pytest.mark.settings(generation_deadline_seconds=200_000, queued_deadline_seconds=200_000)
LATE = pytest.mark.parametrize("minutes", [15, 60, 1440])


class Later:
    """Discord's clock: life's, and whatever a test let pass."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def time(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def pass_time(studio: Studio) -> Pass:
    """Lets time pass for everybody at once: the bot, the providers, and Discord with its tokens."""
    world, later = studio.discord.world, Later()
    world.clock = world.snowflakes._clock = later

    def go(seconds: float) -> None:
        later.ahead += seconds
        studio.clock.jump(seconds)

    return go


@pytest.fixture
def open_door(scene: Scene) -> Scene:
    """The scene with nothing in the way of a submission, and nothing painted before it is released."""
    scene.door.set()
    scene.studio.hold()
    return scene


async def _rendering(scene: Scene, **options: Any) -> Interaction:
    """A request of Ada's that the provider has accepted, and whose reply shows it."""
    asked = scene.ask(**options)
    await scene.painting(asked)
    await scene.studio.until(lambda: _row(scene, asked).state == "rendering")
    return asked


def _row(scene: Scene, asked: Interaction) -> Row:
    return next(row for row in scene.studio.rows() if row.id == int(asked.id))


def _refused_calls(scene: Scene, asked: Interaction, status: int = 401) -> int:
    return sum(call.endswith(f" {status}") for _, call in asked.calls)


async def _delivered(scene: Scene, asked: Interaction) -> None:
    """Once, in its own reply, and paid once."""
    assert (await scene.over(asked)).ending == DONE
    found = [each for each in galleries(scene.studio.shown()) if each.interaction == asked.id]
    assert [each.id for each in found] == [asked.original]
    scene.sound(asked, [r for r in scene.studio.records if r.order.prompt == asked.options["prompt"]])


# The four rungs


@PATIENT
async def test_within_its_time_the_reply_is_edited_by_its_token(open_door: Scene, pass_time: Pass) -> None:
    """The first rung; the bot's own token is not asked."""
    asked = await _rendering(open_door)
    pass_time(8 * MINUTE)
    open_door.studio.release()
    await _delivered(open_door, asked)
    calls = [call for _, call in asked.calls]
    assert calls[-1] == TOKENS_EDIT
    assert BOTS_EDIT not in calls


@PATIENT
@pytest.mark.parametrize("minutes", [14.5, 16])
async def test_near_its_end_a_token_is_not_tried_any_more(open_door: Scene, pass_time: Pass, minutes: float) -> None:
    """The second rung: the bot's own token edits the same message, and Discord has nothing to refuse."""
    asked = await _rendering(open_door)
    pass_time(minutes * MINUTE)
    open_door.studio.release()
    await _delivered(open_door, asked)
    assert [call for _, call in asked.calls][-1] == BOTS_EDIT
    assert _refused_calls(open_door, asked) == 0


@PATIENT
async def test_without_token_and_message_a_fresh_one_is_posted(open_door: Scene, pass_time: Pass) -> None:
    """The third rung."""
    asked = await _rendering(open_door)
    pass_time(16 * MINUTE)
    troubles.DISCORD["message gone"].deed(open_door, asked)  # pyright: ignore[reportOptionalCall]
    open_door.studio.release()
    assert (await open_door.over(asked)).ending == DONE
    (message,) = open_door.studio.shown()
    assert (message.id == asked.original, message.interaction) == (False, None)
    assert len(galleries([message])) == 1
    open_door.sound(asked, open_door.studio.records)


@PATIENT
async def test_with_every_way_closed_it_is_kept_and_told(open_door: Scene, pass_time: Pass) -> None:
    """The fourth rung: no files may be attached any more, but the reply can still say so."""
    asked = await _rendering(open_door)
    pass_time(16 * MINUTE)
    troubles.DISCORD["may not attach"].deed(open_door, asked)  # pyright: ignore[reportOptionalCall]
    open_door.studio.release()
    row = await open_door.over(asked, closed=True)
    assert (row.ending, row.cost_micros) == (("failed", "released", 0), 30_000)
    assert row.failure is not None
    assert row.failure["code"] == "delivery-failed"
    (message,) = open_door.studio.shown()
    assert message.id == asked.original
    assert KEPT in text_of(message.payload)
    assert len(list((open_door.studio.data_dir / "pictures").rglob("*.jpg"))) == 1
    open_door.sound(asked, open_door.studio.records)


# Long after


@PATIENT
@LATE
async def test_what_is_painted_late_is_delivered(open_door: Scene, pass_time: Pass, minutes: int) -> None:
    """After a quarter of an hour, an hour, a day."""
    asked = await _rendering(open_door)
    pass_time(minutes * MINUTE)
    open_door.studio.release()
    await _delivered(open_door, asked)
    assert open_door.studio.charged == 1
    assert _refused_calls(open_door, asked) == 0


@PATIENT
@LATE
@pytest.mark.settings(concurrent_generations=1)
async def test_what_waited_long_in_line_is_delivered(open_door: Scene, pass_time: Pass, minutes: int) -> None:
    """Its turn comes when its token is dead: progress and pictures come by the bot's own."""
    studio = open_door.studio
    first = await _rendering(open_door, prompt="first")
    second = open_door.ask(prompt="second")
    await studio.until(lambda: "In line" in words_of(each for each in studio.shown() if each.id == second.original))
    pass_time(minutes * MINUTE)
    studio.release()
    for asked in (first, second):
        await open_door.over(asked)
    for asked in (first, second):
        await _delivered(open_door, asked)
    assert [record.order.prompt for record in studio.records] == ["first", "second"]
    assert _refused_calls(open_door, second) == 0


@LATE
async def test_what_was_painted_while_the_bot_was_away_is_delivered(
    open_door: Scene, pass_time: Pass, minutes: int
) -> None:
    """However long: it is asked after before any deadline counts."""
    asked = await _rendering(open_door)
    await open_door.studio.stop()
    pass_time(minutes * MINUTE)
    open_door.studio.release()
    await open_door.studio.start()
    await _delivered(open_door, asked)
    assert open_door.studio.charged == 1


@LATE
async def test_what_was_delivered_while_the_bot_was_stopped_is_delivered_once(
    open_door: Scene, pass_time: Pass, minutes: int
) -> None:
    """Discord took nothing, the bot went away, and came back much later: from the kept picture, in the same reply."""
    studio = open_door.studio
    asked = await _rendering(open_door)
    studio.discord_faults({"fault": "server_error", "route": "/messages", "status": 503})
    studio.release()
    await studio.until(lambda: _row(open_door, asked).state == "delivering")
    await studio.stop()
    pass_time(minutes * MINUTE)
    studio.discord_faults()
    await studio.start()
    await _delivered(open_door, asked)
    assert studio.records[0].downloads == 1


@PATIENT
@pytest.mark.discord(rate_limits=True)
@pytest.mark.settings(concurrent_generations=7)
async def test_many_late_ones_at_once_keep_to_the_limit_on_old_messages(open_door: Scene, pass_time: Pass) -> None:
    """Discord edits few messages that are older than an hour at a time: all are delivered, each once."""
    studio = open_door.studio
    asked = [open_door.ask(prompt=f"boat {number}") for number in range(7)]
    await studio.until(lambda: [row.state for row in studio.rows()] == ["rendering"] * 7)
    pass_time(61 * MINUTE)
    limits = studio.discord.rate_limits
    limits._clock = studio.discord.world.clock
    studio.release()
    for each in asked:
        await studio.until(lambda each=each: _hurried(pass_time, _row(open_door, each)), PATIENCE)
    for each in asked:
        await _delivered(open_door, each)
    assert len(galleries(studio.shown())) == 7
    assert studio.charged == 7


def _hurried(pass_time: Pass, row: Row) -> bool:
    if row.ended_at is None and row.state == "delivering":
        pass_time(1.0)
    return row.ended_at is not None


# A token that is dead before its time, and one that is only said to be


@pytest.mark.parametrize("private", [False, True])
async def test_a_token_that_is_denied_for_a_moment_is_tried_again(open_door: Scene, private: bool) -> None:
    """404 inside the window passes: the reply is edited after all, private ones as well."""
    asked = await _rendering(open_door, private=private)
    open_door.studio.discord_faults({"fault": "lost_token", "count": 2})
    open_door.studio.release()
    await _delivered(open_door, asked)
    assert _refused_calls(open_door, asked, 404) >= 1


async def test_progress_goes_on_when_a_token_died_early(open_door: Scene) -> None:
    """50027 before the quarter of an hour is over: the bot's own token shows how far it is."""
    asked = await _rendering(open_door, pictures=3)
    studio = open_door.studio
    await studio.until(lambda: len(studio.records) == 3)
    studio.discord_faults({"fault": "expired_token"})
    studio.finish(studio.records[0])
    await studio.until(lambda: "1 of 3 pictures" in words_of(open_door.replies(asked)), 5)
    studio.release()
    assert (await open_door.over(asked)).ending == ("done", "settled", 3)
    assert len(open_door.studio.shown()) == 1


async def test_a_token_that_died_early_is_not_tried_again_and_again(open_door: Scene) -> None:
    """Each refused call counts towards a ban of the whole bot: one 50027 says it for good."""
    asked = await _rendering(open_door)
    studio = open_door.studio
    studio.discord_faults({"fault": "expired_token"})
    for _ in range(12):
        studio.clock.jump(30)
        await studio.until(lambda polls=studio.records[0].polls: studio.records[0].polls > polls)
    studio.release()
    await _delivered(open_door, asked)
    assert _refused_calls(open_door, asked) <= 2


# Private replies, which have no other way


async def _measured(scene: Scene, pass_time: Pass, seconds: float) -> None:
    """The studio has learned that a picture takes so long."""
    for number in range(6):
        scene.studio.hold()
        asked = await _rendering(scene, prompt=f"measured {number}")
        pass_time(seconds)
        scene.studio.release()
        assert (await scene.over(asked)).ending == DONE
    scene.studio.hold()


async def test_a_private_wish_that_would_come_too_late_is_refused_before_spending(
    open_door: Scene, pass_time: Pass, ada: Member
) -> None:
    """In words that say what to do instead; nothing is written, submitted or counted; publicly it is painted."""
    await _measured(open_door, pass_time, 1000)
    studio = open_door.studio
    before = len(studio.rows()), len(studio.records)
    exchange = await ada.slash("imagine", prompt="a secret boat", quality="1K", private=True)
    refusal = await ada.reply(exchange, timeout=PATIENCE)
    assert "A private reply stays open for 13 minutes" in text_of(refusal)
    assert "publicly" in text_of(refusal)
    assert refusal["flags"] & 64
    assert (len(studio.rows()), len(studio.records)) == before
    asked = await _rendering(open_door, prompt="a public boat")
    studio.release()
    await _delivered(open_door, asked)


@pytest.mark.settings(concurrent_generations=1)
async def test_the_line_before_a_private_wish_counts(open_door: Scene, pass_time: Pass, ada: Member) -> None:
    """Alone it is in time; behind others it would not be."""
    await _measured(open_door, pass_time, 300)
    alone = await _rendering(open_door, prompt="a secret boat", private=True)
    open_door.ask(prompt="behind it")
    await open_door.studio.until(lambda: sum(row.ended_at is None for row in open_door.studio.rows()) == 2)
    exchange = await ada.slash("imagine", prompt="another secret boat", quality="1K", private=True)
    assert "A private reply stays open" in text_of(await ada.reply(exchange, timeout=PATIENCE))
    open_door.studio.release()
    assert (await open_door.over(alone)).ending == DONE


@pytest.fixture
def brought(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From then on the server is one where only the members have installed the bot, each for themselves."""

    def begin() -> None:
        told = Interactions._payload

        def alone(self: Interactions, request: Request, identity: str, token: str) -> dict[str, Any]:
            owners = {"authorizing_integration_owners": {"1": request.person.id}}
            return told(self, request, identity, token) | owners

        monkeypatch.setattr(Interactions, "_payload", alone)

    return begin


async def test_where_the_bot_is_no_member_a_late_wish_is_refused_before_spending(
    open_door: Scene, pass_time: Pass, brought: Callable[[], None], ada: Member
) -> None:
    """A public wish as well: there is no bot's token to fall back on."""
    await _measured(open_door, pass_time, 1000)
    before = len(open_door.studio.rows()), len(open_door.studio.records)
    brought()
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    refusal = await ada.reply(exchange, timeout=PATIENCE)
    assert "13 minutes" in text_of(refusal)
    assert refusal["flags"] & 64
    assert (len(open_door.studio.rows()), len(open_door.studio.records)) == before


async def test_where_the_bot_is_no_member_nobody_is_told_to_ask_publicly(
    open_door: Scene, pass_time: Pass, brought: Callable[[], None], ada: Member
) -> None:
    """That is what was asked, and the reply is no private one."""
    await _measured(open_door, pass_time, 1000)
    brought()
    refusal = text_of(await ada.reply(await ada.slash("imagine", prompt="a boat", quality="1K"), timeout=PATIENCE))
    assert "13 minutes" in refusal
    assert "publicly" not in refusal


async def test_where_the_bot_is_no_member_its_own_token_is_never_tried(
    open_door: Scene, pass_time: Pass, brought: Callable[[], None]
) -> None:
    """Late all the same: given back, kept, and nothing posted where the bot has no business."""
    brought()
    asked = await _rendering(open_door)
    pass_time(16 * MINUTE)
    open_door.studio.release()
    row = await open_door.over(asked, closed=True)
    assert (row.ending, row.cost_micros) == (("failed", "released", 0), 30_000)
    assert not any("/channels/" in call for _, call in asked.calls)
    assert galleries(open_door.studio.shown()) == []
    assert [message.id for message in open_door.studio.shown()] == [asked.original]


async def _too_late(scene: Scene, pass_time: Pass) -> tuple[Interaction, Row]:
    """A private request whose picture came when its token was dead, and its end."""
    asked = await _rendering(scene, prompt="a secret boat", private=True)
    pass_time(16 * MINUTE)
    scene.studio.release()
    return asked, await scene.over(asked)


async def test_a_private_picture_that_is_late_all_the_same_ends_honestly(
    open_door: Scene, pass_time: Pass, ada: Member
) -> None:
    """Given back to its member, booked for the studio, kept on disk, shown to nobody; the operator reads of it."""
    asked, row = await _too_late(open_door, pass_time)
    assert (row.ending, row.cost_micros) == (("failed", "released", 0), 30_000)
    assert row.failure is not None
    assert row.failure["code"] == "delivery-failed"
    assert len(list((open_door.studio.data_dir / "pictures").rglob("*.jpg"))) == 1
    assert galleries(open_door.studio.shown()) == []
    assert all(message.private_to == open_door.ada.id for message in open_door.studio.shown())
    assert _refused_calls(open_door, asked) == 0
    jobs = text_of(await ada.reply(await ada.slash("jobs"), timeout=PATIENCE))
    assert "Painted, but Discord didn't take them" in jobs
    assert "a secret boat" in jobs


async def test_a_private_picture_that_is_late_can_be_fetched(open_door: Scene, pass_time: Pass, ada: Member) -> None:
    """It is painted, paid for and kept: its member finds it among their jobs, and fetches it privately."""
    _, row = await _too_late(open_door, pass_time)
    jobs = await ada.reply(await ada.slash("jobs"), timeout=PATIENCE)
    gallery = await ada.reply(await ada.press(jobs, "Fetch"), until=is_gallery, timeout=PATIENCE)
    assert gallery["flags"] & 64
    assert "a secret boat" in text_of(gallery)
    (found,) = galleries(open_door.studio.shown())
    assert found.private_to == open_door.ada.id
    assert open_door.studio.rows() == [row]


@PATIENT
@pytest.mark.parametrize("pictures", [1, 3])
async def test_a_private_reply_does_not_claim_for_ever_to_be_painted(
    open_door: Scene, pass_time: Pass, pictures: int
) -> None:
    """Before its token ends it says until when it can be changed, and what to do then: it is never edited again."""
    asked = await _rendering(open_door, private=True, pictures=pictures)
    studio = open_door.studio
    studio.clock.speed = 5.0
    for _ in range(30):
        pass_time(0.5 * MINUTE)
        await asyncio.sleep(0.05)
    pass_time(2 * MINUTE)
    studio.clock.speed = SPEED
    studio.release()
    row = await open_door.over(asked)
    assert row.ending == ("failed", "released", 0)
    (message,) = studio.shown()
    told = text_of(message.payload)
    assert "**Painting**" not in told
    assert "This reply can't be changed after <t:" in told
    assert "fetch it with `/jobs`" in told
    assert _refused_calls(open_door, asked) == 0


async def test_where_no_way_is_left_nothing_is_waited_for(open_door: Scene, pass_time: Pass) -> None:
    """A dead token does not come to life: the member's turn and reservation are free at once."""
    studio = open_door.studio
    asked = await _rendering(open_door, private=True)
    pass_time(16 * MINUTE)
    studio.release()
    await studio.until(lambda: _row(open_door, asked).state != "rendering")
    before = studio.clock.time()
    await open_door.over(asked, closed=True)
    ended_at = _row(open_door, asked).ended_at
    assert ended_at is not None
    assert ended_at - before < 60

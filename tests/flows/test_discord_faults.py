"""When Discord stumbles: nothing is paid for that nobody waits for, and what is painted arrives."""

import asyncio
from types import ModuleType

import discord.gateway
import discord.http
import discord.shard
import discord.webhook.async_
import pytest

from playground.fake_discord import state
from playground.member import DidNotRespond, Member, buttons, pictures, text_of
from tests.flows.studio import Studio, asked, is_gallery, is_progress, painted, quota, says

CALLBACK = "POST /interactions"
EDIT = "PATCH /webhooks"


class _Hasty(ModuleType):
    """asyncio whose sleeps are fifty times shorter."""

    def __getattr__(self, name: str) -> object:
        return getattr(asyncio, name)

    @staticmethod
    async def sleep(seconds: float) -> None:
        await asyncio.sleep(seconds / 50)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py's own waits before it repeats a call are not waited for."""
    for module in (discord.http, discord.shard, discord.gateway, discord.webhook.async_):
        monkeypatch.setattr(module, "asyncio", _Hasty("hasty"))


async def test_an_interaction_delivered_twice(studio: Studio, ada: Member) -> None:
    """Discord may deliver one twice: one generation, one picture, one charge."""
    studio.discord_faults({"fault": "duplicate_interaction", "count": 1})
    exchange, _ = await painted(studio, ada, prompt="a boat")
    assert len(studio.rows()) == 1
    assert len(studio.records) == 1
    assert len(studio.shown()) == 1
    assert studio.row(exchange).ending == ("done", "settled", 1)
    assert studio.charged == 1


async def test_a_refusal_delivered_twice(studio: Studio, ada: Member) -> None:
    """The second answer comes to nothing, without a complaint in the channel."""
    studio.discord_faults({"fault": "duplicate_interaction", "count": 1})
    exchange = await ada.slash("imagine", prompt="a boat", size="0x0")
    await ada.reply(exchange)
    await asyncio.sleep(0.05)
    assert len(studio.shown()) == 1


async def test_a_late_acknowledgement(studio: Studio, ada: Member) -> None:
    """Its member read "did not respond": nothing is submitted, everything is given back."""
    studio.discord_faults({"fault": "late_ack", "count": 1})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    row = await studio.ended(exchange)
    assert row.ending == ("cancelled", "released", 0)
    assert row.cost_micros == 0
    assert studio.records == []
    assert studio.shown() == []
    assert "50 of 50 left" in await quota(ada)
    await painted(studio, ada, prompt="a boat")


@pytest.mark.settings(concurrent_generations=1)
async def test_a_late_acknowledgement_in_line(studio: Studio, ada: Member) -> None:
    """It leaves the line as well, and does not hold up who stands behind."""
    studio.hold()
    first, _ = await asked(ada, prompt="first")
    studio.discord_faults({"fault": "late_ack", "count": 1})
    second = await ada.slash("imagine", prompt="second", quality="1K")
    assert (await studio.ended(second)).ending == ("cancelled", "released", 0)
    third, _ = await asked(ada, prompt="third")
    studio.release()
    for exchange in (first, third):
        await ada.reply(exchange, until=is_gallery)
    assert [record.order.prompt for record in studio.records] == ["first", "third"]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_connection_lost_while_acknowledging(studio: Studio, ada: Member, when: str) -> None:
    """Whether Discord took the answer or not: the generation is either painted or given back, never just held."""
    studio.discord_faults({"fault": "drop_connection", "count": 1, "route": CALLBACK, "when": when})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.until(lambda: any(row.ended_at for row in studio.rows()), seconds=5)
    row = studio.row(exchange)
    assert row.ending in (("done", "settled", 1), ("cancelled", "released", 0), ("failed", "released", 0))
    if when == "before":
        assert studio.charged == row.counted
    left = 50 - row.counted
    assert f"{left} of 50 left" in await quota(ada)


async def test_a_server_error_while_acknowledging(studio: Studio, ada: Member) -> None:
    """A hiccup of Discord's at the first answer is got over within the three seconds."""
    studio.discord_faults({"fault": "server_error", "count": 1, "route": CALLBACK, "status": 502})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await ada.reply(exchange, until=is_gallery)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_progress_that_cannot_be_shown(studio: Studio, ada: Member, status: int) -> None:
    """Errors at the edits of the progress do not fail the painting."""
    studio.hold()
    studio.discord_faults({"fault": "server_error", "count": 7, "route": EDIT, "status": status})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.in_state(exchange, "rendering")
    await studio.until(lambda: not studio.discord.faults.active)
    await ada.reply(exchange, until=is_progress)
    studio.release()
    await ada.reply(exchange, until=is_gallery)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)


@pytest.mark.parametrize(
    "fault",
    [
        {"fault": "rate_limit", "count": 2, "retry_after": 0.5},
        {"fault": "rate_limit", "count": 2, "via": False, "retry_after": 30},
        {"fault": "rate_limit", "count": 1, "scope": "shared", "retry_after": 0.5},
        {"fault": "drop_connection", "count": 1, "when": "before"},
        {"fault": "drop_connection", "count": 1, "when": "after"},
        {"fault": "lost_token", "count": 1},
        {"fault": "expired_token", "count": 1},
    ],
    ids=["429", "429 without Via", "shared 429", "cut before", "cut after", "lost token", "expired token"],
)
async def test_a_stumble_in_the_progress(studio: Studio, ada: Member, fault: dict[str, object]) -> None:
    """Whatever happens to the first edits, the pictures arrive in the same reply, once."""
    studio.hold()
    studio.discord_faults(fault | {"route": EDIT})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.in_state(exchange, "rendering")
    await studio.until(lambda: not studio.discord.faults.active)
    studio.release()
    await ada.reply(exchange, until=is_gallery)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    assert len(studio.shown()) == 1
    assert studio.charged == 1


@pytest.mark.parametrize("count", [1, 4, 5, 12])
@pytest.mark.parametrize("status", [500, 503])
async def test_a_delivery_that_fails_a_few_times(studio: Studio, ada: Member, count: int, status: int) -> None:
    """The pictures arrive when Discord is back, and no message is left that still claims to be painting."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.discord_faults({"fault": "server_error", "count": count, "route": "/messages", "status": status})
    studio.release()
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    galleries = [message for message in studio.shown() if pictures(message.payload)]
    assert len(galleries) == 1
    assert not any(is_progress(message.payload) for message in studio.shown())
    assert studio.charged == 1


@pytest.mark.parametrize("fault", ["lost_token", "expired_token"])
async def test_a_token_that_fails_at_the_delivery(studio: Studio, ada: Member, fault: str) -> None:
    """The same message is edited by the bot's own token; the reply does not stay behind as if it painted."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.discord_faults({"fault": fault})
    studio.release()
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    gallery = await ada.message(progress["id"], is_gallery, timeout=1)
    assert buttons(gallery) == [] or "Cancel" not in [button["label"] for button in buttons(gallery)]
    assert len(studio.shown()) == 1


async def test_a_reply_that_was_deleted(studio: Studio, ada: Member) -> None:
    """A moderator deleted the progress: the pictures come as a fresh message, once."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    message = next(message for message in studio.shown() if message.id == progress["id"])
    studio.discord._messages.delete(message)
    studio.release()
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    assert [is_gallery(message.payload) for message in studio.shown()] == [True]


@pytest.mark.settings(queued_deadline_seconds=3000)
async def test_painting_that_outlasts_the_token(studio: Studio, ada: Member) -> None:
    """After 15 minutes the bot's own token edits the same message."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.clock.jump(15 * 60)
    studio.discord_faults({"fault": "expired_token"})
    studio.release()
    await ada.message(progress["id"], is_gallery)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    assert "PATCH /channels/{channel_id}/messages/{message_id} 200" in studio.calls(exchange)
    assert len(studio.shown()) == 1


@pytest.mark.settings(queued_deadline_seconds=3000)
@pytest.mark.parametrize("jump", [0, 15 * 60])
async def test_private_pictures_never_become_public(studio: Studio, ada: Member, bruno: Member, jump: float) -> None:
    """With every private way closed they are kept back; nothing of them is ever seen by others."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a secret boat", private=True)
    await studio.in_state(exchange, "rendering")
    studio.clock.jump(jump)
    studio.discord_faults({"fault": "expired_token"})
    studio.release()
    row = await studio.given_up(exchange)
    assert row.state in ("failed", "done")
    assert await bruno.messages() == []
    assert all(message.private_to == ada.id for message in studio.shown())


async def test_every_way_closed(studio: Studio, ada: Member) -> None:
    """Painted and kept, but Discord takes nothing for long: released, one line for the operator, files kept."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.discord_faults({"fault": "missing_permissions", "route": "/messages"})
    studio.release()
    row = await studio.given_up(exchange)
    assert row.failure is not None
    assert row.failure["code"] == "delivery-failed"
    assert row.reservation != "held"
    assert len(list((studio.data_dir / "pictures").rglob("*.jpg"))) == 1
    await studio.until(lambda: [e for e in studio.lines(exchange) if e["event"] == "ended without a picture"])


async def test_a_second_message_whose_answer_is_lost(studio: Studio, ada: Member) -> None:
    """Of twelve pictures none is shown twice, although Discord's answer to the second message never came."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat", pictures=12)
    await studio.until(lambda: len(studio.records) == 12)
    studio.discord_faults({"fault": "drop_connection", "count": 1, "route": "POST /webhooks", "when": "after"})
    studio.release()
    assert (await studio.ended(exchange)).ending == ("done", "settled", 12)
    counts = [len(pictures(message.payload)) for message in studio.shown() if pictures(message.payload)]
    assert counts == [10, 2]


async def test_a_delivery_whose_answer_is_lost(studio: Studio, ada: Member) -> None:
    """The edit with the pictures was taken, its answer cut: it is simply made again."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    studio.discord_faults({"fault": "drop_connection", "count": 2, "route": EDIT, "when": "after"})
    studio.release()
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    assert [len(pictures(message.payload)) for message in studio.shown()] == [1]


@pytest.mark.parametrize("fault", ["drop", "ask_reconnect"])
async def test_the_gateway_goes_away_while_it_paints(studio: Studio, ada: Member, fault: str) -> None:
    """Editing needs no gateway: the picture arrives, and commands work again afterwards."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    gateway = studio.discord.gateway
    gateway.drop(1006) if fault == "drop" else gateway.ask_reconnect()
    studio.release()
    await ada.reply(exchange, until=is_gallery)
    await studio.until(lambda: gateway.sessions.online)
    await painted(studio, ada, prompt="another boat")


@pytest.mark.discord(rate_limits=True)
async def test_within_discords_rate_limits(studio: Studio, ada: Member) -> None:
    """With limits in force and time a hundred times too fast the picture still comes, and nobody is banned."""
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=2)
    assert studio.row(exchange).ending == ("done", "settled", 2)
    assert len(studio.discord.rate_limits.invalid_requests) <= 1


async def test_a_press_that_was_answered_too_late(studio: Studio, ada: Member) -> None:
    """The member reads that it failed and presses again; that is no defect of the studio's."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat")
    studio.discord_faults({"fault": "late_ack", "count": 1})
    await ada.press(progress, "Cancel")
    await studio.until(lambda: not studio.discord.faults.active)
    if studio.row(exchange).ended_at is None:
        await ada.press(progress, "Cancel")
    assert (await studio.ended(exchange)).ending == ("cancelled", "released", 0)
    await ada.message(progress["id"], says("Cancelled"))


async def test_nobody_answers(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the bot Discord says so itself after its time; the bot's return changes nothing of it."""
    monkeypatch.setattr(state, "ACKNOWLEDGE_SECONDS", 0.2)
    await studio.stop()
    exchange = await ada.slash("imagine", prompt="a boat")
    with pytest.raises(DidNotRespond):
        await ada.acknowledged(exchange)
    await studio.start()
    assert studio.rows() == []
    assert studio.records == []
    assert [text_of(message.payload) for message in studio.shown()] == []

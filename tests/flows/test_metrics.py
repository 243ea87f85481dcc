"""The real bot seen from outside while it works: its pages tell what happened, and nothing of whom it happened to."""

import socket

import aiohttp
import pytest

from bot import errors
from bot.app import assembled
from playground.fake_discord import permissions
from playground.fake_discord.state import Overwrite
from playground.member import Member, private
from tests.flows.studio import KEY, Studio, asked, in_line, painted, says
from tests.unit.reading_metrics import samples


def free_port() -> int:
    """One that nobody listens at; 0 would mean no metrics."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Watcher:
    """Whoever watches the bot from outside."""

    def __init__(self, studio: Studio, session: aiohttp.ClientSession, port: int) -> None:
        self._studio = studio
        self._session = session
        self.port = port

    async def get(self, page: str) -> tuple[int, str]:
        async with self._session.get(f"http://127.0.0.1:{self.port}/{page}") as answer:
            return answer.status, await answer.text()

    async def page(self) -> dict[str, float]:
        """Every series; what was counted in the database a moment ago is counted anew."""
        self._studio.clock.jump(6)
        status, text = await self.get("metrics")
        assert status == 200
        return samples(text)


@pytest.fixture
async def watcher(request: pytest.FixtureRequest, studio: Studio, session: aiohttp.ClientSession) -> Watcher:
    port = free_port()
    await studio.restart(metrics_port=port)
    return Watcher(studio, session, port)


async def test_a_delivered_picture(studio: Studio, watcher: Watcher, ada: Member) -> None:
    """Each step of its way is told, once."""
    await painted(studio, ada, prompt="a boat", pictures=2)
    page = await watcher.page()
    assert page['easel_acknowledgement_seconds_count{outcome="acknowledged"}'] == 1
    assert 0 <= page['easel_acknowledgement_seconds_sum{outcome="acknowledged"}'] < 3
    assert page["easel_generations_admitted_total"] == 1
    assert page['easel_generations_ended_total{code="none",outcome="done"}'] == 1
    assert page['easel_pictures_delivered_total{provider="gmi"}'] == 2
    assert page['easel_generation_seconds_count{provider="gmi"}'] == 1
    assert page['easel_render_seconds_count{provider="gmi"}'] == 2
    assert (
        0 < page['easel_render_seconds_sum{provider="gmi"}'] <= 2 * page['easel_generation_seconds_sum{provider="gmi"}']
    )
    submissions = 'easel_provider_calls_total{operation="submit",provider="gmi",result="ok"}'
    assert page[submissions] == len(studio.records) == 2
    assert page['easel_provider_calls_total{operation="download",provider="gmi",result="ok"}'] == 2
    assert page['easel_polls_total{provider="gmi",result="painted"}'] == 2
    assert page['easel_discord_calls_total{route="POST /interactions/{id}/{token}/callback",status="2xx"}'] == 1
    edits = [name for name in page if 'route="PATCH /webhooks/{id}/{token}/messages' in name]
    assert edits
    assert page['easel_database_statement_seconds_count{kind="insert",result="ok"}'] >= 1
    assert page["easel_reservations_held"] == page["easel_runs"] == page["easel_generations_in_line"] == 0


@pytest.mark.settings(concurrent_generations=1)
async def test_what_is_in_hand(studio: Studio, watcher: Watcher, ada: Member) -> None:
    """What runs, what waits, and what is set aside for both; then nothing of it."""
    studio.hold()
    first, _ = await asked(ada, prompt="first", pictures=2)
    await studio.in_state(first, "rendering")
    second, place = await asked(ada, prompt="second")
    assert in_line(place)
    page = await watcher.page()
    assert page['easel_generations{state="rendering"}'] == page['easel_generations{state="reserved"}'] == 1
    assert (page["easel_generations_in_line"], page["easel_runs"]) == (1, 1)
    assert (page["easel_reservations_held"], page["easel_reserved_pictures"]) == (2, 3)
    assert page["easel_reserved_dollars"] == pytest.approx(0.09)
    assert page["easel_oldest_generation_seconds"] > 0
    studio.release()
    await studio.ended(first)
    await studio.ended(second)
    page = await watcher.page()
    assert (page["easel_reservations_held"], page["easel_reserved_dollars"]) == (0, 0)
    assert page['easel_generations_ended_total{code="none",outcome="done"}'] == 2
    assert page["easel_line_seconds_count"] == 2


async def test_a_refused_key(studio: Studio, watcher: Watcher, ada: Member) -> None:
    """The end has its code, the provider its error, and its breaker is open."""
    assert (await watcher.page())['easel_breaker_state{provider="gmi"}'] == 0
    studio.gmi_faults("bad_key")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.ended(exchange)
    page = await watcher.page()
    assert page['easel_generations_ended_total{code="bad-key",outcome="failed"}'] == 1
    assert page['easel_provider_calls_total{operation="submit",provider="gmi",result="bad-key"}'] == 1
    assert page['easel_breaker_state{provider="gmi"}'] == 2
    assert 'easel_pictures_delivered_total{provider="gmi"}' not in page


@pytest.mark.settings(daily_pictures=1)
async def test_what_is_refused_before_anything_is_spent(
    studio: Studio, watcher: Watcher, ada: Member, bruno: Member
) -> None:
    """By the code of its error, whether the checks, a limit, the place or a right said no."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    channel = studio.discord.world.channels[ada.channel]
    refused = [await ada.slash("imagine", prompt="a boat", size=size) for size in ("0x0", "12x")]
    refused.append(await ada.slash("imagine", prompt="a boat", quality="1K"))
    for exchange in refused:
        await ada.reply(exchange)
    bruno.at("no-pictures")
    await bruno.reply(await bruno.slash("imagine", prompt="a boat", quality="1K"))
    bruno.at("studio")
    channel.overwrites = (Overwrite(id=bruno.id, kind=1, deny=permissions.USE_APPLICATION_COMMANDS),)
    await bruno.reply(await bruno.press(gallery, "Again"), until=private)
    page = await watcher.page()
    told = {name: value for name, value in page.items() if name.startswith("easel_refusals_total")}
    assert told == {
        'easel_refusals_total{code="invalid-size"}': 2,
        'easel_refusals_total{code="limit-reached"}': 1,
        'easel_refusals_total{code="not-allowed"}': 1,
        'easel_refusals_total{code="missing-permissions"}': 1,
    }
    assert page["easel_generations_admitted_total"] == 1


@pytest.mark.settings(providers=("segmind",))
async def test_a_lost_submission(studio: Studio, watcher: Watcher, ada: Member) -> None:
    """It waits for the operator, with its money; and this provider tells its credits."""
    studio.segmind_faults("drop_after_accept")
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await ada.reply(exchange, until=says("didn't confirm"))
    page = await watcher.page()
    assert page['easel_generations_ended_total{code="submission-unknown",outcome="failed"}'] == 1
    assert (page["easel_lost_submissions"], page["easel_lost_submission_dollars"]) == (1, 0.03)
    assert page['easel_provider_credits{provider="segmind"}'] > 0


async def test_a_late_acknowledgement(studio: Studio, watcher: Watcher, ada: Member) -> None:
    """Told as late; its generation as cancelled."""
    studio.discord_faults({"fault": "late_ack", "count": 1})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.ended(exchange)
    page = await watcher.page()
    assert page['easel_acknowledgement_seconds_count{outcome="late"}'] == 1
    assert 'easel_acknowledgement_seconds_count{outcome="acknowledged"}' not in page
    assert page['easel_generations_ended_total{code="cancelled",outcome="cancelled"}'] == 1


async def test_a_rate_limit(studio: Studio, watcher: Watcher, ada: Member) -> None:
    """By its scope, beside the call that it struck."""
    route = "PATCH /webhooks"
    limit = {"fault": "rate_limit", "scope": "shared", "retry_after": 0.01, "count": 1, "route": route}
    studio.discord_faults(limit)
    await painted(studio, ada, prompt="a boat")
    page = await watcher.page()
    assert page['easel_discord_rate_limited_total{scope="shared"}'] == 1
    assert [name for name in page if f'route="{route}' in name and 'status="4xx"' in name]


async def at_once(shard: int | None, *, initial: bool = False) -> None:
    """Instead of discord.py's five seconds before another connection."""


async def test_ready_follows_the_connection_to_discord(
    studio: Studio, watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not while a shard is away, though the process lives; again when it is back."""
    assert await watcher.get("readyz") == (200, "ready\n")
    assert studio.client
    monkeypatch.setattr(studio.client, "before_identify_hook", at_once)
    shard = studio.client.shards[0]
    await shard.disconnect()
    assert await watcher.get("readyz") == (503, "connected to Discord by 0 of 1 shards\n")
    assert await watcher.get("healthz") == (200, "alive\n")
    assert (await watcher.page())["easel_shards_connected"] == 0
    await shard.connect()
    assert await watcher.get("readyz") == (200, "ready\n")
    assert (await watcher.page())["easel_shards_connected"] == 1


async def test_served_before_discord_is_there(studio: Studio, session: aiohttp.ClientSession) -> None:
    """Who waits for the bot can ask it what it is waiting for."""
    await studio.stop()
    watcher = Watcher(studio, session, free_port())
    studio._given |= {"metrics_port": watcher.port}
    async with assembled(studio._settings(), studio.clock):
        assert await watcher.get("readyz") == (503, "connected to Discord by 0 of 1 shards\n")
        assert (await watcher.page())["easel_database_up"] == 1
    with pytest.raises(aiohttp.ClientConnectorError):
        await watcher.get("healthz")


async def test_nobody_is_named(studio: Studio, watcher: Watcher, ada: Member) -> None:
    """No secret, no id and no prompt, whatever happened."""
    studio.gmi_faults("rate_limited", "poll_drop")
    studio.discord_faults({"fault": "drop_connection", "when": "after", "count": 1, "route": "PATCH /webhooks"})
    await painted(studio, ada, prompt="a boat that nobody may read of")
    _, page = await watcher.get("metrics")
    interactions = studio.discord.world.interactions.values()
    people, channels = studio.discord.world.people, studio.discord.world.channels
    named = [KEY, studio.discord.token, "nobody may read", *people, *channels, *(each.id for each in interactions)]
    for word in (*named, *(each.token for each in interactions)):
        assert word not in page
    assert len(page.splitlines()) < 1500


async def test_off_unless_a_port_is_set(studio: Studio) -> None:
    """Then nothing is listened to, and nothing is listened at."""
    assert studio.client
    assert studio.client.http.http_trace is None
    assert not [line for line in studio.logs if line["event"] == "metrics are served"]


async def test_a_port_that_is_taken(studio: Studio, watcher: Watcher) -> None:
    """One sentence, which the shell gets with exit code 2."""
    settings = studio._settings().model_copy(update={"data_dir": studio.data_dir.with_name("other")})
    with pytest.raises(errors.SettingsError, match=f"EASEL_METRICS_PORT {watcher.port}"):
        async with assembled(settings, studio.clock):
            pass

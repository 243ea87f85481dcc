"""`python -m bot doctor` beside the loopback Discord and the twins: all well, and each thing that can be wrong."""

import asyncio
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.doctor import house, rounds
from bot.doctor.finding import Finding, Mark
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.policies import StoredPolicies
from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from tests.flows.studio import KEY, Studio

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]
BOTH = pytest.mark.settings(providers=("gmi", "segmind"))
THINGS = [
    "settings",
    "data directory",
    "database",
    "discord token",
    "discord application",
    "discord intents",
    "discord commands",
    "discord gateway",
    "permissions",
    "clock",
    "gmi key",
    "gmi model",
    "gmi credits",
    "segmind key",
    "segmind model",
    "segmind credits",
    "discord hosts",
    "gmi hosts",
    "segmind hosts",
    "picture rules",
]


class Clock:
    """The true time, give or take; pauses before repetitions are none, and longer ones end when a test says so."""

    def __init__(self, ahead: float = 0.0) -> None:
        self._ahead = ahead
        self._over = asyncio.Event()

    def time(self) -> float:
        return time.time() + self._ahead

    async def sleep(self, seconds: float) -> None:
        if seconds < rounds.PATIENCE:
            await asyncio.sleep(0)
        else:
            await self._over.wait()

    def end_all(self) -> None:
        """Everybody has waited long enough."""
        self._over.set()


async def examined(studio: Studio, clock: Clock | None = None, **settings: Any) -> dict[str, Finding]:
    """What the doctor finds with these settings, by thing; the worst where there are several."""
    chosen = Settings(_env_file=None, **(studio._settings().model_dump() | settings))  # pyright: ignore[reportCallIssue]
    findings = [each async for each in rounds.examined(chosen, clock or Clock())]
    for finding in findings:
        assert KEY not in finding.written()
        assert studio.discord.token not in finding.written()
        assert max(map(len, f"✓{finding.written()}".splitlines())) <= 100
    return {each.thing: each for each in sorted(findings, key=lambda each: each.mark is Mark.BAD)}


def bad(found: dict[str, Finding]) -> set[str]:
    return {each.thing for each in found.values() if each.mark is Mark.BAD}


def words(finding: Finding) -> str:
    """What is said, on one line."""
    return " ".join(finding.written().split())


@BOTH
async def test_all_is_well_while_the_bot_runs(studio: Studio) -> None:
    """Every thing once, in order, and nothing bad; what cannot be told says why."""
    findings = [each async for each in rounds.examined(studio._settings(), Clock())]
    assert [each.thing for each in findings] == THINGS
    assert [words(each) for each in findings if each.mark is Mark.BAD] == []
    skipped = {each.thing: words(each) for each in findings if each.mark is Mark.SKIPPED}
    assert set(skipped) == {"permissions", "gmi credits", "picture rules"}
    assert "No server has chosen channels" in skipped["permissions"]
    assert all(not each.mend for each in findings)


@BOTH
async def test_looking_changes_nothing(studio: Studio) -> None:
    """Discord and the providers are asked by GET alone, nothing is spent, and the files are the same."""
    before = sorted(path for path in studio.data_dir.rglob("*"))
    studio.discord.ledger.calls.clear()
    identified = studio.discord.gateway.identifies
    await examined(studio)
    assert {call.partition(" ")[0] for call in studio.discord.ledger.calls} == {"GET"}
    assert studio.discord.gateway.identifies == identified
    assert (studio.records, studio.segmind_records, studio.charged, studio.segmind_charged) == ([], [], 0, 0)
    assert sorted(path for path in studio.data_dir.rglob("*")) == before


async def test_before_the_first_start(twins: Studio) -> None:
    """Nothing is wrong with what that start makes: database and commands."""
    found = await examined(twins)
    assert bad(found) == set()
    assert found["database"].mark is found["discord commands"].mark is Mark.SKIPPED
    assert "No database" in words(found["permissions"])
    assert "imagine" in words(found["discord commands"])
    assert not (twins.data_dir / "easel.sqlite").exists()
    assert twins.discord.world.commands[None] == []


async def test_a_refused_token(studio: Studio) -> None:
    """What stands behind it is not looked at; everything else is."""
    found = await examined(studio, discord_token="somebody-elses-token")
    assert bad(found) == {"discord token"}
    assert "EASEL_DISCORD_TOKEN" in words(found["discord token"])
    skipped = {thing for thing, each in found.items() if each.mark is Mark.SKIPPED}
    behind = {"discord application", "discord intents", "discord commands", "discord gateway", "permissions"}
    assert behind <= skipped
    assert {"database", "clock", "gmi key", "gmi model"} & skipped == set()


async def test_discord_is_not_there(studio: Studio) -> None:
    """Nor anybody who tells the time."""
    found = await examined(studio, discord_api_url="http://127.0.0.1:1/api/v10")
    assert bad(found) == {"discord token"}
    assert "EASEL_DISCORD_API_URL" in words(found["discord token"])
    assert found["clock"].mark is Mark.SKIPPED


@pytest.mark.parametrize(
    ("portal", "said"),
    [
        ({"interactions_endpoint_url": "https://example.org/hook"}, "https://example.org/hook"),
        ({"bot_require_code_grant": True}, "code grant"),
        ({"approximate_guild_count": 0}, "in no server"),
    ],
)
async def test_an_application_that_no_member_reaches(studio: Studio, portal: Json, said: str) -> None:
    """Each by a switch in the developer portal, or because nobody invited it."""
    studio.discord.world.portal = portal
    found = await examined(studio)
    assert bad(found) == {"discord application"}
    assert said in words(found["discord application"])


async def test_intents_that_are_granted_and_not_needed(studio: Studio) -> None:
    """Named, and not bad."""
    studio.discord.world.portal = {"flags": 1 << 19 | 1 << 14}
    found = await examined(studio)
    assert bad(found) == set()
    assert "message content, guild members" in words(found["discord intents"])


async def test_commands_that_somebody_changed_at_discord(studio: Studio) -> None:
    """One that is gone, one with another text, one with an option less, and one of somebody else's."""
    registered = studio.discord.world.commands[None]
    gone = registered.pop(next(n for n, each in enumerate(registered) if each["name"] == "quota"))
    named = {each["name"]: each for each in registered}
    named["help"]["description_localizations"] |= {"de": "Etwas anderes"}
    named["imagine"]["options"].pop()
    registered.append(gone | {"name": "stranger"})
    found = await examined(studio)
    assert bad(found) == {"discord commands"}
    assert "at Discord: quota, imagine, help, stranger." in words(found["discord commands"])
    assert "commands.sha256" in found["discord commands"].mend


async def test_the_gateway_cannot_be_reached(studio: Studio) -> None:
    """REST is there and the WebSocket is not, as behind a strict firewall."""
    found = await examined(studio, discord_gateway_url=f"{studio.discord.gateway_url}-not-here")
    assert bad(found) == {"discord gateway"}


async def test_no_session_is_left(studio: Studio) -> None:
    """Discord takes a thousand a day, and a bot that crashes at each start uses them up."""
    studio.discord._application_routes.identifies_left = 0
    found = await examined(studio)
    assert bad(found) == {"discord gateway"}
    assert "0 sessions are left" in words(found["discord gateway"])


@pytest.mark.parametrize(("ahead", "said"), [(45.0, "ahead of"), (-3600.0, "behind")])
async def test_a_clock_that_is_wrong(studio: Studio, ahead: float, said: str) -> None:
    """Tokens would be thought open or closed when they are not."""
    found = await examined(studio, Clock(ahead))
    assert bad(found) == {"clock"}
    assert said in words(found["clock"])


async def decided(studio: Studio, guild_id: int = int(demo.GUILD), **choices: Any) -> None:
    """A server's decisions, as `/studio setup` writes them down."""
    database = await open_database(studio._settings().database)
    try:
        await StoredPolicies(database, Clock()).change(guild_id, lambda policy: replace(policy, **choices))
    finally:
        await database.close()


def forbid(studio: Studio, channel: str, deny: int, *, person: bool = False) -> None:
    """Take rights from the bot in a channel, by its role or by itself."""
    overwrite = Overwrite(id=demo.APPLICATION if person else demo.BOT, kind=int(person), deny=deny)
    studio.discord.world.change_channel(channel, overwrites=(overwrite,))


async def test_the_bot_may_do_all_it_needs(studio: Studio) -> None:
    """In the channels that the server chose; others are nobody's business."""
    await decided(studio, channels=(int(demo.STUDIO),), moderators_channel_id=int(demo.MODERATORS))
    found = await examined(studio)
    assert bad(found) == set()
    assert words(found["permissions"]) == "permissions Complete in 2 channels of The Painting Room."


@pytest.mark.parametrize(
    ("channel", "deny", "person", "said"),
    [
        (demo.STUDIO, permissions.ATTACH_FILES, False, "#studio (where members paint): Easel lacks Attach Files."),
        (demo.STUDIO, permissions.EMBED_LINKS | permissions.SEND_MESSAGES, True, "lacks Send Messages, Embed Links."),
        (
            demo.MODERATORS,
            permissions.VIEW_CHANNEL,
            False,
            "#moderators (the moderators' channel): Easel lacks View Ch",
        ),
    ],
)
async def test_a_right_is_missing(studio: Studio, channel: str, deny: int, person: bool, said: str) -> None:
    """By the exact name of what is denied, and no other, whether to its role or to the bot itself."""
    await decided(studio, channels=(int(demo.STUDIO),), moderators_channel_id=int(demo.MODERATORS))
    forbid(studio, channel, deny, person=person)
    found = await examined(studio)
    assert bad(found) == {"permissions"}
    assert said in words(found["permissions"])


async def test_an_administrator_lacks_nothing(studio: Studio) -> None:
    """Whatever the channel denies."""
    world = studio.discord.world
    world.roles[demo.BOT] = replace(world.roles[demo.BOT], permissions=permissions.ADMINISTRATOR)
    await decided(studio, channels=(int(demo.NO_PICTURES),))
    assert bad(await examined(studio)) == set()


async def test_a_channel_that_is_gone(studio: Studio) -> None:
    """Named by what it was for, since nothing else is left of it."""
    await decided(studio, moderators_channel_id=4711)
    found = await examined(studio)
    assert bad(found) == {"permissions"}
    assert "the moderators' channel is gone" in words(found["permissions"]).replace("that was ", "")


async def test_a_server_that_the_bot_left(studio: Studio) -> None:
    """Its decisions are still there, and nothing is to be done about them."""
    await decided(studio, guild_id=4711, channels=(1,))
    found = await examined(studio)
    assert found["permissions"].mark is Mark.SKIPPED


@BOTH
async def test_refused_keys(studio: Studio) -> None:
    """Each by itself; what it opens is not asked for."""
    found = await examined(studio, gmi_api_key="another-key", segmind_api_key="one more key")
    assert bad(found) == {"gmi key", "segmind key"}
    assert "EASEL_GMI_API_KEY" in found["gmi key"].mend
    assert "EASEL_SEGMIND_API_KEY" in found["segmind key"].mend
    assert found["gmi model"].mark is found["segmind credits"].mark is Mark.SKIPPED


async def test_a_key_that_cannot_be_one(studio: Studio) -> None:
    """Not shown, and not sent."""
    found = await examined(studio, gmi_api_key="key\nwith a line break")
    assert bad(found) == {"gmi key"}
    assert "line break" not in words(found["gmi key"])


@BOTH
async def test_a_provider_that_is_not_there(studio: Studio) -> None:
    """Its address is to blame, not its key; the other one is well."""
    found = await examined(studio, gmi_base_url="http://127.0.0.1:1")
    assert bad(found) == {"gmi key"}
    assert "EASEL_GMI_BASE_URL" in found["gmi key"].mend


async def test_a_model_that_the_key_may_not_use(studio: Studio) -> None:
    """With those that it may."""
    found = await examined(studio, gmi_model="seedream-9-0")
    assert bad(found) == {"gmi model"}
    assert "seedream-9-0. It may use: seedream-4-0-250828." in words(found["gmi model"])


@BOTH
async def test_credits_run_low(studio: Studio) -> None:
    """Below the operator's own threshold, before a member meets the end of them."""
    studio.segmind.ledger.balance_micros = 750_000
    found = await examined(studio)
    assert bad(found) == {"segmind credits"}
    assert "0.75 are left, fewer than EASEL_CREDITS_WARNING (1)" in words(found["segmind credits"])
    assert bad(await examined(studio, credits_warning="0.5")) == set()


@BOTH
@pytest.mark.parametrize("fault", ["credits_unavailable", "credits_strange"])
async def test_credits_that_nobody_tells(studio: Studio, fault: str) -> None:
    """There is no other call that shows whether the key is accepted."""
    studio.segmind_faults({"name": fault, "count": None})
    found = await examined(studio)
    assert bad(found) == {"segmind key"}
    assert found["segmind credits"].mark is Mark.SKIPPED


@pytest.mark.parametrize("hosts", [(f"{'x' * 64}.example",), ()])
async def test_result_hosts_without_an_address(studio: Studio, hosts: tuple[str, ...]) -> None:
    """Misspelled, or none at all: every picture would be refused after it was paid for."""
    found = await examined(studio, gmi_result_hosts=hosts)
    assert bad(found) == {"gmi hosts"}
    assert "EASEL_GMI_RESULT_HOSTS" in found["gmi hosts"].mend


async def test_a_service_that_never_answers(studio: Studio) -> None:
    """Ten seconds and no more; all the others are told."""
    clock, hanging = Clock(), asyncio.Event()

    async def hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hanging.set()
        await clock.sleep(rounds.PATIENCE)
        writer.close()

    server = await asyncio.start_server(hang, "127.0.0.1", 0)
    async with server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        looking = asyncio.create_task(examined(studio, clock, gmi_base_url=address))
        await hanging.wait()
        await studio.until(lambda: studio.discord.ledger.calls["GET /gateway/bot"] == 2)
        clock.end_all()
        found = await looking
    assert "gmi key" in bad(found)
    assert "No answer in 10 seconds" in words(found["gmi key"])
    assert found["discord token"].mark is found["data directory"].mark is Mark.GOOD


async def test_a_defect_hides_nothing(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as what it is, without its words, which may hold anything."""

    async def broken(_: object) -> Finding:
        raise ZeroDivisionError(KEY)

    monkeypatch.setattr(house, "disk", broken)
    found = await examined(studio)
    assert bad(found) == {"data directory"}
    assert "ZeroDivisionError" in words(found["data directory"])


async def test_the_database_is_gone(twins: Studio) -> None:
    """With pictures that belong to it, this is no first start."""
    await twins.start()
    await twins.stop()
    for path in twins.data_dir.glob("easel.sqlite*"):
        path.unlink()
    assert bad(await examined(twins)) == set()
    picture = twins.data_dir / "pictures" / "aa" / "aa.jpg"
    picture.parent.mkdir()
    picture.touch()
    found = await examined(twins)
    assert bad(found) == {"database"}
    assert "backup" in found["database"].mend


async def test_a_full_disk(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told with the figure, before anything fails."""
    monkeypatch.setattr(house, "ROOM_LEAST", 1 << 62)
    found = await examined(studio)
    assert bad(found) == {"data directory"}
    assert "GiB are free" in words(found["data directory"])


async def run(studio: Studio, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """`python -m bot doctor` as an operator types it: its exit code, and what it says on both streams."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("EASEL_")}
    said = {
        "EASEL_DISCORD_TOKEN": studio.discord.token,
        "EASEL_DISCORD_API_URL": studio.discord.api_url,
        "EASEL_DISCORD_GATEWAY_URL": studio.discord.gateway_url,
        "EASEL_DISCORD_CDN_HOSTS": studio.discord.url,
        "EASEL_GMI_API_KEY": KEY,
        "EASEL_GMI_BASE_URL": studio.gmi.base_url,
        "EASEL_GMI_RESULT_HOSTS": studio.gmi.base_url,
        "EASEL_DATA_DIR": str(studio.data_dir),
        "PYTHONPATH": str(ROOT),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "doctor", *arguments),
        cwd=studio.data_dir,
        env=kept | said | environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_a_process_where_all_is_well(studio: Studio) -> None:
    """Exit code 0; a line a thing, within 100 columns, without colours where nobody looks."""
    code, out, err = await run(studio)
    assert (code, err) == (0, "")
    assert out.startswith("✓ settings")
    lines = out.splitlines()
    assert len([line for line in lines if line[0] in "✓–"]) == len([t for t in THINGS if "segmind" not in t])
    assert max(map(len, lines)) <= 100
    assert "\x1b" not in out


async def test_a_process_where_something_is_wrong(studio: Studio) -> None:
    """Exit code 1, and no secret in what it says."""
    code, out, err = await run(studio, EASEL_GMI_API_KEY="a-key-of-somebody-else")
    assert (code, err) == (1, "")
    assert "✗ gmi key" in out
    assert "a-key-of-somebody-else" not in out
    assert studio.discord.token not in out


async def test_a_process_with_a_wrong_setting(studio: Studio) -> None:
    """Exit code 2 and one sentence, as everywhere."""
    code, out, err = await run(studio, EASEL_DAILY_PICTURES="many")
    assert (code, out) == (2, "")
    assert "EASEL_DAILY_PICTURES" in err
    assert err.count("\n") == 1


async def test_in_the_playground() -> None:
    """All of it from processes of their own, told apart from real life by settings alone; no bot has run there yet."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("EASEL_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground", "--doctor", "--port", "0"),
        cwd=ROOT,
        env=kept,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    lines = said.decode().splitlines()
    assert process.returncode == 0
    assert [line for line in lines if line[0] == "✗"] == []
    assert [thing for thing in THINGS if f" {thing} " not in said.decode()] == []

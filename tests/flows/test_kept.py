"""The last rung of delivery: what Discord did not take is kept, and its member fetches it, whenever and as often as."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from playground.fake_discord import permissions
from playground.fake_discord.state import Overwrite
from playground.fake_providers import atelier
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.clock import Ahead
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, painted, says
from tests.flows.weights import noise

Json = dict[str, Any]
KEPT, FETCH = "painted and kept, but Discord didn't take them", "Fetch"
GONE, NOT_YOURS = "are not here any more", "Only the member who asked"


def _forbid(studio: Studio, member: Member, *bits: int) -> None:
    """The bot may not do these things in the member's channel any more; without any, all again."""
    world = studio.discord.world
    channel = world.channels[member.channel]
    others = [each for each in channel.overwrites if each.id != world.bot.id]
    denied = [Overwrite(id=world.bot.id, kind=1, deny=sum(bits))] if bits else []
    world.change_channel(channel.id, overwrites=(*others, *denied))


async def _refused_by_discord(studio: Studio, member: Member, **options: Any) -> tuple[Exchange, Json]:
    """A request whose files Discord never took, and its notice; at its end files are taken again."""
    studio.hold()
    wanted = len(studio.records) + options.get("pictures", 1)
    exchange, progress = await asked(member, **options)
    await studio.until(lambda: len(studio.records) == wanted)
    _forbid(studio, member, permissions.ATTACH_FILES)
    studio.release()
    row = await studio.given_up(exchange)
    assert row.ending == ("failed", "released", 0)
    notice = await member.message(progress["id"], lambda m: labels(m) == [FETCH], timeout=PATIENCE)
    assert KEPT in text_of(notice)
    await studio.until(lambda: studio.row(exchange).reply["token"] is None)
    world = studio.discord.world
    world.clock = world.snowflakes._clock = Ahead(studio.clock)  # pyright: ignore[reportAttributeAccessIssue]
    _forbid(studio, member)
    return exchange, notice


async def _fetched(studio: Studio, member: Member, pressed: Exchange) -> list[Json]:
    """The galleries that a press brought, once the last of them is there."""
    await member.reply(pressed, until=lambda m: "More" in labels(m), timeout=PATIENCE)
    return [each.payload for each in studio.shown() if each.interaction == pressed.id and pictures(each.payload)]


async def _told(member: Member, pressed: Exchange) -> str:
    answer = await member.reply(pressed, until=lambda m: bool(text_of(m)), timeout=PATIENCE)
    assert private(answer)
    return text_of(answer)


async def _jobs(member: Member) -> Json:
    return await member.reply(await member.slash("jobs"), timeout=PATIENCE)


def labels(message: Json) -> list[str]:
    return [button["label"] for button in buttons(message)]


def _originals(studio: Studio) -> list[Path]:
    return list((studio.data_dir / "pictures").rglob("*.jpg"))


async def test_its_notice_gives_the_pictures_to_its_member_alone(studio: Studio, ada: Member, bruno: Member) -> None:
    """All twelve, in two private messages, as often as asked for; nothing moves, and nobody else gets any."""
    exchange, notice = await _refused_by_discord(studio, ada, prompt="a boat", pictures=12)
    assert "`/jobs`" in text_of(notice)
    row = studio.row(exchange)
    assert NOT_YOURS in await _told(bruno, await bruno.press(notice, FETCH))
    for _ in range(2):
        found = await _fetched(studio, ada, await ada.press(notice, FETCH))
        assert [len(pictures(each)) for each in found] == [10, 2]
        assert all(private(each) for each in found)
    assert not any(map(is_gallery, await bruno.messages()))
    assert studio.row(exchange) == row
    assert studio.charged == 12


async def test_jobs_tells_them_apart_after_a_restart(studio: Studio, ada: Member, bruno: Member) -> None:
    """With a button each; what ended otherwise stays in the list below, and others find nothing."""
    _, delivered = await painted(studio, ada, prompt="a ship")
    await _refused_by_discord(studio, ada, prompt="a boat")
    await studio.restart()
    jobs = await _jobs(ada)
    apart = text_of(jobs).partition("Painted, but Discord didn't take them")[2].partition("Ended lately")
    assert "a boat" in apart[0]
    assert "a boat" not in apart[2]
    assert "a ship" in apart[2]
    assert labels(jobs) == [FETCH]
    (gallery,) = await _fetched(studio, ada, await ada.press(jobs, FETCH))
    fetched = await ada.download(gallery)
    assert fetched in [each.read_bytes() for each in _originals(studio)]
    assert fetched != await ada.download(delivered)
    assert FETCH not in labels(await _jobs(bruno))


async def test_it_goes_by_what_the_fresh_reply_takes(
    studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that lost its boosts meanwhile takes smaller files: the picture is shown smaller, and says so."""
    monkeypatch.setattr(atelier, "paint", lambda commission: noise(commission.width, commission.height))
    _, notice = await _refused_by_discord(studio, ada, prompt="a boat")
    studio.discord.world.file_limit = 200_000
    (gallery,) = await _fetched(studio, ada, await ada.press(notice, FETCH))
    assert gallery["attachments"][0]["size"] <= 200_000 < _originals(studio)[0].stat().st_size
    assert "Shown smaller than painted" in text_of(gallery)


async def test_while_discord_still_takes_nothing_it_says_so(studio: Studio, ada: Member) -> None:
    """Privately, with the button still there for the next time."""
    _, notice = await _refused_by_discord(studio, ada, prompt="a boat")
    _forbid(studio, ada, permissions.ATTACH_FILES)
    assert KEPT in await _told(ada, await ada.press(notice, FETCH))
    _forbid(studio, ada)
    assert len(await _fetched(studio, ada, await ada.press(notice, FETCH))) == 1


async def test_its_member_deletes_it(studio: Studio, ada: Member) -> None:
    """Out of the panel below the fetched pictures: from the disk, the jobs and the channel, where its notice was."""
    exchange, notice = await _refused_by_discord(studio, ada, prompt="a boat")
    (gallery,) = await _fetched(studio, ada, await ada.press(notice, FETCH))
    panel = await ada.reply(await ada.press(gallery, "More"), until=lambda m: bool(buttons(m)), timeout=PATIENCE)
    assert labels(panel) == ["Details", "Use as reference", "Delete…"]
    await ada.press(panel, "Delete…")
    question = await ada.message(panel["id"], lambda m: "Keep" in labels(m))
    await ada.press(question, "Delete")
    done = await ada.message(panel["id"], says("The picture is deleted"))
    assert "dismiss that message yourself" in text_of(done)
    assert _originals(studio) == []
    await ada.gone(notice)
    assert FETCH not in labels(await _jobs(ada))
    assert studio.row(exchange).ending == ("failed", "released", 0)


async def _swept(studio: Studio, original: Path) -> None:
    """Old originals were looked for, and this one was."""
    _age(original, days=31)
    await studio.restart()
    await studio.until(lambda: not original.exists())


def _age(original: Path, days: float) -> None:
    written = time.time() - days * 86_400
    os.utime(original, (written, written))


async def test_it_is_kept_as_long_as_any_other(studio: Studio, ada: Member) -> None:
    """A month less a day; after a month its button says that it is gone, and the jobs offer none."""
    await painted(studio, ada, prompt="a ship")
    (ship,) = _originals(studio)
    _, notice = await _refused_by_discord(studio, ada, prompt="a boat")
    (boat,) = set(_originals(studio)) - {ship}
    _age(boat, days=29)
    await _swept(studio, ship)
    assert len(await _fetched(studio, ada, await ada.press(notice, FETCH))) == 1
    await _swept(studio, boat)
    assert GONE in await _told(ada, await ada.press(notice, FETCH))
    jobs = await _jobs(ada)
    assert FETCH not in labels(jobs)
    assert "**failed**" in text_of(jobs)


async def test_what_was_never_shown_is_nobody_elses(studio: Studio, ada: Member, bruno: Member) -> None:
    """Its notice stands in public, but a menu on it gives others no picture."""
    _, notice = await _refused_by_discord(studio, ada, prompt="a boat")
    for menu in ("Picture details", "Use as reference", "Edit this picture"):
        assert NOT_YOURS in await _told(bruno, await bruno.menu(menu, notice))

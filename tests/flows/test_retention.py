"""How long originals stay, what is possible after them, and a disk without room: told, and nothing else is lost."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bot import errors
from bot.storage.pictures import PictureFiles
from playground.fake_providers import atelier
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, jpeg, painted, refused, says
from tests.flows.weights import noise

Json = dict[str, Any]
DAY = 86_400.0
NO_ROOM = "no room left to keep pictures"


def _originals(studio: Studio, exchange: Exchange) -> list[Path]:
    """Where the pictures of a generation lie, by their numbers."""
    digests = [picture["digest"] for render in studio.row(exchange).renders for picture in render["pictures"]]
    return [studio.data_dir / "pictures" / digest[:2] / f"{digest}.jpg" for digest in digests]


def _kept_reference(studio: Studio, exchange: Exchange) -> Path:
    (reference,) = studio.row(exchange).request["references"]
    digest = reference["original"]["digest"]
    return studio.data_dir / "pictures" / digest[:2] / f"{digest}.jpg"


def _age(*paths: Path, days: float = 31) -> None:
    written = time.time() - days * DAY
    for path in paths:
        os.utime(path, (written, written))


async def _swept(studio: Studio, *gone: Path) -> None:
    """Whatever is old has been looked through; these went."""
    _age(*gone)
    await studio.restart()
    await studio.until(lambda: not any(path.exists() for path in gone))


def _removals(studio: Studio) -> list[int]:
    return [line["pictures"] for line in studio.logs if line["event"] == "old originals removed"]


# What goes, and what stays


async def test_old_originals_go_at_the_start(studio: Studio, ada: Member) -> None:
    """With their copies; a younger one stays, and so do messages and rows."""
    old, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    young, _ = await painted(studio, ada, prompt="a ship")
    await ada.reply(await ada.press(gallery, "More"))
    assert list((studio.data_dir / "scratch").iterdir()) != []
    _age(*_originals(studio, young), days=29)
    await _swept(studio, *_originals(studio, old))
    assert _originals(studio, young)[0].is_file()
    assert list((studio.data_dir / "scratch").iterdir()) == []
    assert studio.row(old).ending == ("done", "settled", 2)
    assert [len(pictures(message)) for message in await ada.messages() if not private(message)] == [2, 1]
    assert _removals(studio) == [2]


async def test_originals_go_while_the_bot_runs(studio: Studio, ada: Member) -> None:
    """It is looked through every few hours."""
    exchange, _ = await painted(studio, ada, prompt="a boat")
    (original,) = _originals(studio, exchange)
    _age(original)
    studio.clock.jump(7 * 3600)
    await studio.until(lambda: not original.exists())


async def test_they_go_after_as_many_days_as_the_operator_says(studio: Studio, ada: Member) -> None:
    """Counted from when they were kept."""
    two, _ = await painted(studio, ada, prompt="a boat")
    four, _ = await painted(studio, ada, prompt="a ship")
    _age(*_originals(studio, two), days=2)
    _age(*_originals(studio, four), days=4)
    await studio.restart(retention_days=3)
    await studio.until(lambda: not _originals(studio, four)[0].exists())
    assert _originals(studio, two)[0].is_file()


@pytest.mark.settings(retention_days=0)
async def test_they_stay_for_ever_where_the_operator_wants_it(studio: Studio, ada: Member) -> None:
    """Neither the start nor the hours take them."""
    exchange, _ = await painted(studio, ada, prompt="a boat")
    _age(*_originals(studio, exchange), days=5000)
    await studio.restart()
    studio.clock.jump(7 * 3600)
    await painted(studio, ada, prompt="a ship")
    assert _originals(studio, exchange)[0].is_file()
    assert _removals(studio) == []


async def _pressed_in_panel(member: Member, gallery: Json, button: str, number: int) -> Json:
    panel = await member.reply(await member.press(gallery, "More"))
    panel = await member.reply(await member.choose(panel, f"Picture {number}"))
    return await member.reply(await member.press(panel, button))


async def test_a_favourite_stays_until_it_is_none(studio: Studio, ada: Member, bruno: Member) -> None:
    """The marked one of three, whoever marked it."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    panel = await _pressed_in_panel(bruno, gallery, "Favourite", 2)
    first, marked, last = _originals(studio, exchange)
    _age(marked)
    await _swept(studio, first, last)
    assert marked.is_file()
    await bruno.reply(await bruno.press(panel, "Unfavourite"))
    await _swept(studio, marked)


async def test_what_lies_in_a_tray_stays_until_it_is_taken_out(studio: Studio, ada: Member) -> None:
    """As long as somebody may blend it."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    tray = await _pressed_in_panel(ada, gallery, "Use as reference", 2)
    first, used = _originals(studio, exchange)
    _age(used)
    await _swept(studio, first)
    assert used.is_file()
    await ada.reply(await ada.press(tray, "Empty"))
    await _swept(studio, used)


async def test_what_is_being_worked_from_stays(studio: Studio, ada: Member) -> None:
    """A reference of what is still painted; afterwards it goes."""
    other, _ = await painted(studio, ada, prompt="a ship")
    studio.hold()
    exchange, _ = await asked(ada, prompt="like this", image1=("sketch.jpg", jpeg()))
    reference = _kept_reference(studio, exchange)
    _age(reference)
    await _swept(studio, *_originals(studio, other))
    assert reference.is_file()
    studio.release()
    await studio.ended(exchange)
    await _swept(studio, reference)


# What is possible after the original went


async def _after_the_sweep(studio: Studio, ada: Member, **options: Any) -> tuple[Exchange, Json]:
    """A finished picture in its message, without its original."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", size="1280x720", **options)
    await _swept(studio, *_originals(studio, exchange))
    return exchange, gallery


@pytest.mark.parametrize(("button", "references"), [("Again", 0), ("Vary", 1), ("4K", 1)])
async def test_the_buttons_work_from_the_message(studio: Studio, ada: Member, button: str, references: int) -> None:
    """Discord still has the picture."""
    _, gallery = await _after_the_sweep(studio, ada)
    pressed = await ada.press(gallery, button)
    await ada.reply(pressed, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(pressed)).ending == ("done", "settled", 1)
    assert len(studio.payloads[-1].get("image", [])) == references


async def test_the_form_works_from_the_message(studio: Studio, ada: Member) -> None:
    """Of the picture that is chosen."""
    _, gallery = await _after_the_sweep(studio, ada, pictures=2)
    opened = await ada.press(gallery, "Edit…")
    sent = await ada.submit_modal(opened, {"What it should show": "a ship", "Which picture?": "Picture 2"})
    await ada.reply(sent, until=is_gallery, timeout=PATIENCE)
    row = await studio.ended(sent)
    assert row.state == "done"
    assert "easel-02" in row.request["references"][0]["url"]


async def test_the_panel_shows_what_discord_has(studio: Studio, ada: Member) -> None:
    """Its small picture is the message's own; details are all there, and it can go into the tray anew."""
    exchange, gallery = await _after_the_sweep(studio, ada)
    panel = await ada.reply(await ada.press(gallery, "More"))
    (shown,) = pictures(panel)
    assert "easel-01" in shown["url"]
    details = await ada.reply(await ada.press(panel, "Details"))
    assert "1280 × 720" in text_of(details)
    await ada.reply(await ada.press(panel, "Use as reference"), until=says("One picture is in your tray now."))
    assert _originals(studio, exchange)[0].is_file()


async def test_a_gallery_shows_the_others(studio: Studio, ada: Member) -> None:
    """With an empty place on the sheet, and every line."""
    await _after_the_sweep(studio, ada)
    await painted(studio, ada, prompt="a ship")
    message = await ada.reply(await ada.slash("gallery"))
    assert all(words in text_of(message) for words in ("a boat", "a ship"))
    assert len(pictures(message)) == 1


async def test_when_the_message_went_as_well_it_is_told_as_gone(studio: Studio, ada: Member) -> None:
    """Privately, before anything is spent."""
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    question = await ada.reply(await ada.press(gallery, "Vary"))
    await _swept(studio, *_originals(studio, exchange))
    del studio.discord.world.channels[ada.channel].messages[gallery["id"]]
    pressed = await ada.choose(question, "Picture 2")
    assert "no longer on Discord" in await refused(studio, ada, pressed)
    assert len(studio.records) == 2


async def test_again_takes_the_references_from_discord(studio: Studio, ada: Member) -> None:
    """Where they were attached; when they are not there any more either, that is told before anything is spent."""
    exchange, gallery = await painted(studio, ada, prompt="like this", image1=("sketch.jpg", jpeg()))
    reference = _kept_reference(studio, exchange)
    await _swept(studio, reference)
    pressed = await ada.press(gallery, "Again")
    await ada.reply(pressed, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(pressed)).state == "done"
    await _swept(studio, reference)
    for identity, file in list(studio.discord.world.files.items()):
        if "sketch" in file.path:
            del studio.discord.world.files[identity]
    sentence = await refused(studio, ada, await ada.press(gallery, "Again"))
    assert "sketch.jpg" in sentence
    assert "attach it again" in sentence
    assert len(studio.records) == 2


# A disk without room


@contextmanager
def _full_disk(monkeypatch: pytest.MonkeyPatch, times: int = 1_000_000) -> Iterator[None]:
    """So many files that are begun meanwhile lie on a device that is always full."""
    whole, left = PictureFiles.scratch, iter(range(times))

    def cramped(files: PictureFiles) -> Path:
        path = whole(files)
        if next(left, None) is not None:
            path.symlink_to("/dev/full")
        return path

    with monkeypatch.context() as patch:
        patch.setattr(PictureFiles, "scratch", cramped)
        yield


@contextmanager
def _full_shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Downloads have room; what is kept has none."""

    def full(_: Path, target: Path) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        yield


@contextmanager
def _full_copies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Originals have room; copies of them have none."""

    def full(*_: object) -> NoReturn:
        raise errors.DiskFull("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(PictureFiles, "_copied", full)
        yield


async def _no_room(studio: Studio, ada: Member, exchange: Exchange) -> None:
    """Told, released, booked, and the operator reads what to do; nothing half lies about."""
    message = await ada.reply(exchange, until=says(NO_ROOM), timeout=PATIENCE)
    assert (pictures(message), buttons(message)) == ([], [])
    row = await studio.ended(exchange)
    assert row.ending == ("failed", "released", 0)
    assert row.cost_micros == row.request["pictures"] * 30_000
    await studio.until(lambda: [line for line in studio.lines(exchange) if line.get("code") == "disk-full"])
    line = next(line for line in studio.lines(exchange, "warning") if line.get("code") == "disk-full")
    assert line["advice"] == "make room under the data directory"
    assert list((studio.data_dir / "scratch").iterdir()) == []


@pytest.mark.parametrize("count", [1, 3])
async def test_no_room_for_a_download(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """And once there is, everything goes on."""
    with _full_disk(monkeypatch):
        exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=count)
        await _no_room(studio, ada, exchange)
    await painted(studio, ada, prompt="a boat", pictures=count)


async def test_no_room_for_one_of_three(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are shown and counted; all three were painted, and are booked."""
    with _full_disk(monkeypatch, times=1):
        exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=3)
    assert len(pictures(gallery)) == 2
    assert "lost to a fault" in text_of(gallery)
    row = studio.row(exchange)
    assert (*row.ending, row.cost_micros) == ("done", "settled", 2, 90_000)


async def test_no_room_on_the_shelf(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """The download went well; what it was to become has no room."""
    before, _ = await painted(studio, ada, prompt="a ship")
    with _full_shelf(monkeypatch):
        exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
        await _no_room(studio, ada, exchange)
    assert _originals(studio, before)[0].is_file()


@pytest.mark.settings(providers=("segmind",))
async def test_no_room_for_an_answer(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Segmind's answer is the picture: paid for, and gone."""
    with _full_disk(monkeypatch):
        await studio.restart()
        exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
        await _no_room(studio, ada, exchange)
    assert len(studio.segmind_records) == 1


async def test_no_room_for_one_generation_spoils_no_other(
    studio: Studio, ada: Member, bruno: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file finds no room; what another member asked for at the same time comes."""
    studio.hold()
    mine, _ = await asked(ada, prompt="a boat")
    theirs, _ = await asked(bruno, prompt="a ship")
    await studio.until(lambda: len(studio.records) == 2)
    with _full_disk(monkeypatch, times=1):
        studio.finish(next(record for record in studio.records if record.order.prompt == "a boat"))
        await _no_room(studio, ada, mine)
        studio.release()
        await bruno.reply(theirs, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(theirs)).ending == ("done", "settled", 1)


async def test_no_room_for_a_reference(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused privately before anything is spent."""
    with _full_disk(monkeypatch):
        exchange = await ada.slash("imagine", prompt="like this", image1=("sketch.jpg", jpeg()))
        assert NO_ROOM in await refused(studio, ada, exchange)
    assert studio.records == []
    await painted(studio, ada, prompt="like this", image1=("sketch.jpg", jpeg()))


async def test_no_room_for_a_smaller_copy(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture is kept and its provider's link is known: it is delivered by that."""
    monkeypatch.setattr(atelier, "paint", lambda _: noise(1024, 1024))
    studio.discord.world.file_limit = 200_000
    with _full_copies(monkeypatch):
        exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
        row = await studio.ended(exchange)
    assert _originals(studio, exchange)[0].is_file()
    assert row.ending == ("done", "settled", 1)
    await ada.reply(exchange, until=says("Too large to be shown here"))


async def test_no_room_for_a_sheet(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gallery comes in words; with room again it has its sheet."""
    await painted(studio, ada, prompt="a boat")
    with _full_disk(monkeypatch):
        message = await ada.reply(await ada.slash("gallery"), timeout=3)
        assert "a boat" in text_of(message)
        assert pictures(message) == []
    assert len(pictures(await ada.reply(await ada.slash("gallery")))) == 1


async def test_no_room_for_the_sheet_of_a_tray(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is listed in words, and can be emptied."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=2)
    await _pressed_in_panel(ada, gallery, "Use as reference", 2)
    with _full_disk(monkeypatch):
        message = await ada.reply(await ada.slash("tray"), timeout=3)
        assert "Picture 1: " in text_of(message)
        emptied = await ada.reply(await ada.press(message, "Empty"), timeout=3)
        assert "Your tray is empty" in text_of(emptied)


async def test_no_room_for_a_thumbnail(studio: Studio, ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleting is what makes room, so the panel opens all the same."""
    exchange, gallery = await painted(studio, ada, prompt="a boat")
    with _full_disk(monkeypatch):
        panel = await ada.reply(await ada.press(gallery, "More"))
        assert private(panel)
        asking = await ada.reply(await ada.press(panel, "Delete…"))
        await ada.reply(await ada.press(asking, "Delete"), until=says("deleted"))
    assert not _originals(studio, exchange)[0].exists()

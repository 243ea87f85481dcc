"""The disk is full when something has to be written: told and released, or waited for; nothing is left half-made."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.member import text_of
from tests.crash import auditor, points
from tests.crash.auditor import Balance
from tests.crash.saboteur import Deed, Plan, make_room
from tests.crash.stories import Cast

#: Moves of a picture that is asked for and comes.
MOVES = [f"{points.MOVE}:{state}" for state in ("submitting", "rendering", "delivering", "done")]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    disk = tmp_path / "small"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m,nr_inodes=300", "tmpfs", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a small disk is not allowed here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


async def _balance(cast: Cast) -> Balance:
    return auditor.audit(await cast.house.at_rest())


@pytest.mark.parametrize("effect", ["Provider.download", "Pictures.keep"])
async def test_there_is_no_room_for_a_picture(cast: Cast, small: Path, effect: str) -> None:
    """The member is told and keeps their count, the operator is told as well; with room again, it paints again."""
    house = cast.house
    house.use_disk(pictures=small)
    await house.start(Plan(effect=effect, deed=Deed.FILL, target=str(small)))
    exchange = await cast.imagine()
    balance = await _balance(cast)
    assert balance.off == {}, f"\n{balance}\n{house.last_words()}"
    (row,) = house.rows()
    assert (row["state"], row["failure"]["code"]) == ("failed", "disk-full")
    assert "disk" in house.bot.log.read_text()
    assert text_of(await cast.ada.reply(exchange))
    make_room(small)
    await cast.gallery(await cast.imagine("another"))
    assert (await _balance(cast)).off == {}


@pytest.mark.parametrize("effect", MOVES)
async def test_there_is_no_room_for_a_row(cast: Cast, small: Path, effect: str) -> None:
    """Nothing is done that could not be written down; with room again, it goes on by itself."""
    house = cast.house
    house.use_disk(database=small)
    await house.start(Plan(effect=effect, deed=Deed.FILL, target=str(small)))
    await cast.imagine()
    await house.until(lambda: "disk-full" in house.bot.log.read_text())
    make_room(small)
    balance = await _balance(cast)
    assert balance.off == {}, f"\n{balance}\n{house.last_words()}"

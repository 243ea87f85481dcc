"""What `ports.Trays` promises, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.reference import Reference
from bot.storage.trays import TRAY_MOST, StoredTrays
from tests.contracts.conftest import Opening
from tests.contracts.rows import ADA, BRUNO, NOW, picture


def reference(number: int) -> Reference:
    """A reference of which the studio keeps no original."""
    return Reference(url=f"https://cdn/{number}.png?ex=1", name=f"{number} 🦊.png", content_type="image/png", size=9)


async def fill(trays: StoredTrays, member: int = ADA, count: int = TRAY_MOST) -> None:
    """The references from 1 on."""
    for number in range(1, count + 1):
        await trays.add(member, reference(number), NOW + number)


async def numbers(trays: StoredTrays, member: int = ADA) -> list[int]:
    """Which references lie in a tray."""
    return [int(each.name.split()[0]) for each in await trays.references(member)]


async def test_a_tray_gives_back_what_was_put_there_in_order(trays: StoredTrays) -> None:
    """Every field, and to its member alone."""
    assert await trays.references(ADA) == ()
    full = replace(reference(2), width=3, height=4, original=replace(picture(1), source="https://gmi/1.jpg"))
    assert await trays.add(ADA, reference(1), NOW) == (reference(1),)
    assert await trays.add(ADA, full, NOW) == (reference(1), full)
    assert await trays.references(ADA) == (reference(1), full)
    assert await trays.references(BRUNO) == ()


async def test_a_reference_is_not_put_there_twice(trays: StoredTrays) -> None:
    """The same bytes under another address, or the same address where no bytes are kept; it keeps its place."""
    kept = replace(reference(1), original=picture(1))
    first = await trays.add(ADA, kept, NOW)
    assert await trays.add(ADA, replace(reference(2), original=picture(1)), NOW) == first
    both = await trays.add(ADA, reference(1), NOW)
    assert both == (kept, reference(1))
    assert await trays.add(ADA, replace(reference(1), name="other"), NOW) == both
    assert await trays.add(ADA, replace(kept, original=picture(2)), NOW) == (*both, replace(kept, original=picture(2)))
    assert await trays.add(BRUNO, kept, NOW) == (kept,)


async def test_a_full_tray_says_so(trays: StoredTrays) -> None:
    """Ten fit; what lies there already is no refusal, and one taken out makes room at the end."""
    await fill(trays)
    with pytest.raises(errors.TrayFull) as caught:
        await trays.add(ADA, reference(11), NOW)
    assert caught.value.facts == {"most": 10}
    assert len(await trays.add(ADA, reference(5), NOW)) == 10
    await trays.remove(ADA, 5)
    await trays.add(ADA, reference(11), NOW)
    assert await numbers(trays) == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11]


async def test_racing_references_get_exactly_the_places(opened: Opening) -> None:
    """Of forty, from two processes, ten lie in the tray, each once, and thirty are refused."""
    trays = [StoredTrays(await opened()) for _ in range(2)]
    outcomes = await asyncio.gather(
        *(trays[number % 2].add(ADA, reference(number), NOW) for number in range(40)), return_exceptions=True
    )
    assert sum(isinstance(each, errors.TrayFull) for each in outcomes) == 30
    assert len(set(await numbers(trays[0]))) == len(await numbers(trays[1])) == 10


async def test_the_same_reference_added_at_once_lies_there_once(trays: StoredTrays) -> None:
    """And nobody who added it is refused."""
    await fill(trays, count=TRAY_MOST - 1)
    outcomes = await asyncio.gather(*(trays.add(ADA, reference(99), NOW) for _ in range(10)))
    assert {len(each) for each in outcomes} == {10}
    assert (await numbers(trays)).count(99) == 1


async def test_one_is_taken_out_by_its_number(trays: StoredTrays) -> None:
    """The others close up; a number that is not there changes nothing."""
    await fill(trays, count=4)
    await fill(trays, BRUNO, count=2)
    assert [each.url for each in await trays.remove(ADA, 2)] == [reference(number).url for number in (1, 3, 4)]
    await trays.remove(ADA, 3)
    assert await numbers(trays) == [1, 3]
    for number in (-1, 0, 3, 2**31):
        assert len(await trays.remove(ADA, number)) == 2
    assert await numbers(trays, BRUNO) == [1, 2]


async def test_an_emptied_tray_takes_anew(trays: StoredTrays) -> None:
    """Of that member alone, and twice is no fault."""
    await fill(trays)
    await fill(trays, BRUNO, count=2)
    for _ in range(2):
        await trays.empty(ADA)
        assert await trays.references(ADA) == ()
    assert await trays.add(ADA, reference(3), NOW) == (reference(3),)
    assert await numbers(trays, BRUNO) == [1, 2]


async def test_an_address_may_be_very_long(trays: StoredTrays) -> None:
    """Longer than what an index of PostgreSQL takes."""
    long = replace(reference(1), url="https://cdn/" + "".join(map(str, range(3000))))
    assert await trays.add(ADA, long, NOW) == await trays.add(ADA, long, NOW) == (long,)

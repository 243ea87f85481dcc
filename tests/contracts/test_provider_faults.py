"""Every fault of every twin, played against its adapter: each ends in its own error, and none makes a second render.

A fault that joins a twin has to be given its end here.
"""

import contextlib
import traceback
from pathlib import Path

import pytest

from bot import errors
from bot.domain.request import RenderOrder
from bot.ports import TicketStatus
from playground.fake_providers.gmi.faults import KNOWN as GMI_KNOWN
from playground.fake_providers.script import Phase
from playground.fake_providers.segmind.faults import KNOWN as SEGMIND_KNOWN
from tests.contracts.ends import CASES, GMI_FAULTS, SEGMIND_FAULTS, STRIKING, Case
from tests.contracts.stands import KEY, STANDS, Stand, is_picture

#: Segmind's error 500 says that nothing was taken and may pass: it is asked once more.
POSTS = {"bad_parameter": 2}
#: More strikes than any call makes.
MANY = 50


def test_every_fault_of_the_twins_is_given_its_end() -> None:
    """A fault that joins a twin has to be given its end here, on at least one stand."""
    assert set(GMI_FAULTS) == set(GMI_KNOWN)
    assert set(SEGMIND_FAULTS) == set(SEGMIND_KNOWN)
    assert {case.fault for case in STRIKING} == set(GMI_KNOWN) | set(SEGMIND_KNOWN)


async def whole_way(stand: Stand, order: RenderOrder, tmp_path: Path) -> str:
    """Use every call of a provider once; the word for where it ended."""
    began, able = stand.clock.time(), stand.provider.capabilities
    await stand.provider.credits()
    if able.uploads:
        (tmp_path / "reference.png").write_bytes(b"any bytes will do")
        await stand.provider.host(tmp_path / "reference.png", "image/png")
    ticket = await stand.painted(order)
    if ticket.status is not TicketStatus.PAINTED:
        return str(ticket.status)
    await stand.provider.find(order, began, frozenset())
    paths = await stand.fetched(ticket, tmp_path)
    assert 1 <= len(paths) <= order.pictures
    return "pictures" if all(map(is_picture, paths)) else "bytes"


@pytest.mark.parametrize("case", STRIKING, ids=str)
async def test_every_fault_has_its_own_end(case: Case, tmp_path: Path) -> None:
    """Each fault, played for ever, ends in its error, in words without the key, after one render at most."""
    async with STANDS[case.stand]() as stand:
        stand.play(case.fault, count=MANY)
        if isinstance(case.end, str):
            assert await whole_way(stand, case.order, tmp_path) == case.end
        else:
            with pytest.raises(errors.ProviderError) as caught:
                await whole_way(stand, case.order, tmp_path)
            assert type(caught.value) is case.end
            assert caught.value.detail
            assert KEY not in "".join(traceback.format_exception(caught.value))
            assert not any(path.name.startswith("result") for path in tmp_path.iterdir())
            assert list(stand.scratch.iterdir()) == []
        left = stand.strikes_left()
        assert left is None or left < MANY, "the fault never struck"
        assert len(stand.twin.ledger.records) <= 1


@pytest.mark.parametrize("case", [case for case in CASES if case.end is None], ids=str)
async def test_a_fault_without_an_end_cannot_strike(case: Case, tmp_path: Path) -> None:
    """It waits for a call that this stand never makes."""
    async with STANDS[case.stand]() as stand:
        stand.play(case.fault, count=MANY)
        assert await whole_way(stand, case.order, tmp_path) == "pictures"
        assert stand.strikes_left() == MANY


@pytest.mark.parametrize("case", [case for case in STRIKING if case.known.phase is Phase.SUBMIT], ids=str)
async def test_a_submission_is_sent_once_whatever_happens(case: Case) -> None:
    """Neither an error nor a lost answer makes a second POST, but for an answer that says that nothing was taken."""
    async with STANDS[case.stand]() as stand:
        stand.play(case.fault, count=MANY)
        with contextlib.suppress(errors.ProviderError):
            await stand.provider.submit(case.order)
        assert stand.strikes_left() == MANY - POSTS.get(case.fault, 1)


#: Phases in which a call only reads, or lays something down that nobody pays for.
READING = (Phase.POLL, Phase.LIST, Phase.UPLOAD, Phase.CREDITS)


@pytest.mark.parametrize("case", [case for case in STRIKING if case.known.phase in READING], ids=str)
async def test_a_passing_fault_of_a_reading_call_is_survived(case: Case, tmp_path: Path) -> None:
    """What only reads is asked again, with waits that grow and heed Retry-After."""
    async with STANDS[case.stand]() as stand:
        stand.play(case.fault, count=1)
        if case.fault == "poll_unauthorized":
            with pytest.raises(errors.BadKey):
                await whole_way(stand, case.order, tmp_path)
            return
        assert await whole_way(stand, case.order, tmp_path) == "pictures"
        assert stand.strikes_left() is None
        waits = [seconds for seconds in stand.clock.slept if seconds < 30]
        # A GET on a kept connection that drops is repeated at once by aiohttp itself, and only then by us.
        assert len(waits) == (0 if case.fault == "poll_drop" else 1)
        told = case.stand == "gmi" and case.fault == "poll_rate_limited"
        assert all(wait >= (2.0 if told else 0.25) for wait in waits)

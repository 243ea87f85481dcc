"""A submission whose answer was lost: found where the provider lists what it accepted, unknown where it does not."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.request import RenderOrder
from bot.domain.size import Size
from bot.ports import TicketStatus
from tests.contracts.stands import GROUP, ORDER, STANDS, Stand, gmi_stand

#: Faults that leave an accepted submission without an answer.
LOST = ("drop_after_accept", "post_html", "post_half_json")


@pytest.fixture(params=STANDS)
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    async with STANDS[request.param]() as opened:
        yield opened


@pytest.fixture
async def listed() -> AsyncIterator[Stand]:
    """The one provider that lists what it accepted."""
    async with gmi_stand() as opened:
        assert opened.provider.capabilities.listed
        yield opened


@pytest.mark.parametrize("lost", LOST)
async def test_a_lost_submission_is_found_or_unknown_and_never_repeated(stand: Stand, lost: str) -> None:
    """The answer is lost, the render is not: it is adopted from the list, or stays unknown where there is none."""
    stand.play(lost, count=5)
    began = stand.clock.time()
    with pytest.raises(errors.SubmissionUnknown):
        await stand.provider.submit(ORDER)
    assert stand.strikes_left() == 4
    assert len(stand.twin.ledger.records) == 1
    found = await stand.provider.find(ORDER, began, frozenset())
    assert (found is not None) is stand.provider.capabilities.listed
    if found is not None:
        assert found.request_id in stand.twin.ledger.records
        assert (await stand.wait(found)).urls
    assert stand.charged() == pytest.approx(0.03)


async def test_what_was_never_accepted_is_not_found(stand: Stand) -> None:
    """A submission that was lost on its way leaves nothing to adopt, and costs nothing."""
    stand.play("drop_before_accept", count=5)
    with pytest.raises(errors.SubmissionUnknown):
        await stand.provider.submit(ORDER)
    assert stand.strikes_left() == 4
    assert await stand.provider.find(ORDER, stand.clock.time(), frozenset()) is None
    assert stand.charged() == 0


@pytest.mark.parametrize("name", STANDS)
async def test_a_submission_that_takes_too_long_is_unknown(name: str) -> None:
    """After the time for a POST is over, it may have been accepted; and it was."""
    async with STANDS[name](hanging=True) as stand:
        stand.play("slow_post", count=9)
        with pytest.raises(errors.SubmissionUnknown):
            await stand.provider.submit(ORDER)
        assert stand.strikes_left() == 8
        assert len(stand.twin.ledger.records) == 1
        found = await stand.provider.find(ORDER, stand.clock.time(), frozenset())
        assert (found is not None) is stand.provider.capabilities.listed
        assert list(stand.scratch.iterdir()) == []


async def test_a_picture_that_was_answered_and_not_kept_is_unknown(stand: Stand) -> None:
    """After a stop at the worst moment a queue tells it again; where nothing is kept, nobody asks for ever."""
    ticket = await stand.painted(ORDER)
    again = stand.provider.poll(ticket.request_id)
    if stand.queue:
        assert (await again).status is TicketStatus.PAINTED
        return
    with pytest.raises(errors.SubmissionUnknown):
        await again


@pytest.mark.parametrize(
    "other",
    [
        replace(ORDER, prompt="another prompt"),
        replace(ORDER, seed=8),
        replace(ORDER, size=Size(1024, 1024)),
        replace(ORDER, watermark=True),
        replace(ORDER, pictures=2),
        replace(ORDER, references=("https://example.org/a.png",)),
    ],
)
async def test_only_the_very_same_order_is_found(listed: Stand, other: RenderOrder) -> None:
    """Any difference in the payload makes it somebody else's render."""
    began = listed.clock.time()
    accepted = await listed.provider.submit(ORDER)
    assert await listed.provider.find(other, began, frozenset()) is None
    found = await listed.provider.find(ORDER, began, frozenset())
    assert found is not None
    assert found.request_id == accepted.request_id


async def test_finding_respects_claims_and_time(listed: Stand) -> None:
    """A claimed render, or one from before the submission, is not adopted."""
    began = listed.clock.time()
    first = await listed.provider.submit(ORDER)
    second = await listed.provider.submit(ORDER)
    found = await listed.provider.find(ORDER, began, frozenset({first.request_id}))
    assert found is not None
    assert found.request_id == second.request_id
    assert await listed.provider.find(ORDER, began, frozenset({first.request_id, second.request_id})) is None
    assert await listed.provider.find(ORDER, began + 3600, frozenset()) is None


async def test_an_empty_echo_matches_nothing(listed: Stand) -> None:
    """A record that does not tell its payload might be anybody's."""
    listed.play("empty_echo")
    await listed.provider.submit(ORDER)
    assert await listed.provider.find(ORDER, listed.clock.time(), frozenset()) is None


async def test_finding_looks_through_all_pages(listed: Stand) -> None:
    """A render is found behind a few hundred younger ones."""
    began = listed.clock.time()
    wanted = await listed.provider.submit(replace(ORDER, seed=999))
    for seed in range(230):
        await listed.provider.submit(replace(ORDER, seed=seed))
    found = await listed.provider.find(replace(ORDER, seed=999), began, frozenset())
    assert found is not None
    assert found.request_id == wanted.request_id


async def test_a_failure_of_a_found_render_is_its_own_error(listed: Stand) -> None:
    """A lost submission that was refused meanwhile says so, as a poll would."""
    listed.play("refused_words")
    await listed.provider.submit(ORDER)
    await listed.clock.sleep(600)
    with pytest.raises(errors.ContentRefused):
        await listed.provider.find(ORDER, listed.clock.time() - 600, frozenset())


async def test_a_terminal_answer_inside_the_post_is_a_painted_ticket(listed: Stand) -> None:
    """The queue may hold the POST until the pictures are there."""
    listed.play("terminal_post")
    ticket = await listed.provider.submit(GROUP)
    assert (ticket.status, len(ticket.urls)) == (TicketStatus.PAINTED, 4)


async def test_a_terminal_refusal_inside_the_post_is_that_refusal(listed: Stand) -> None:
    """A submission that failed before it was answered raises like a poll."""
    listed.play("terminal_post", "refused_input_text")
    with pytest.raises(errors.ContentRefused) as caught:
        await listed.provider.submit(ORDER)
    assert caught.value.facts["subject"] == "prompt"

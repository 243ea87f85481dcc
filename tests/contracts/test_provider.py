"""What `ports.Provider` promises, held against each adapter and its twin; Segmind joins by another stand."""

import asyncio
import contextlib
import io
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from bot import errors
from bot.domain.request import RenderOrder
from bot.domain.size import Size
from bot.ports import Provider, Ticket, TicketStatus
from bot.providers.gmi import Gmi, GmiSettings
from bot.providers.http import Http, Timeouts
from playground.fake_providers.gmi import GmiOptions, GmiTwin
from playground.fake_providers.script import KNOWN

KEY = "sk-a-key-that-is-nowhere-but-at-home"
MODEL = "seedream-4-0-250828"
ORDER = RenderOrder(prompt="a lighthouse at dusk", size=Size(1280, 720), seed=7)
GROUP = replace(ORDER, pictures=4, prompt="a lighthouse, 4 pictures")


class JumpingClock:
    """Time that passes only when somebody sleeps; `slept` are the seconds asked for."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@dataclass
class Stand:
    """A provider beside its twin, both on one clock."""

    provider: Provider
    twin: GmiTwin
    clock: JumpingClock = field(repr=False)

    def play(self, *names: str, count: int | None = None) -> None:
        self.twin.script.replace([{"name": name, "count": count, "match": None} for name in names])

    def posts_left(self) -> int | None:
        return self.twin.script.active[0].count if self.twin.script.active else None

    async def painted(self, order: RenderOrder) -> Ticket:
        return await self.wait(await self.provider.submit(order))

    async def wait(self, ticket: Ticket) -> Ticket:
        """News of the render until it is painted, or until two hours have passed."""
        for _ in range(240):
            if ticket.status is TicketStatus.PAINTED:
                break
            await self.clock.sleep(30.0)
            ticket = await self.provider.poll(ticket.request_id)
        return ticket


@asynccontextmanager
async def gmi_stand(*, hanging: bool = False) -> AsyncIterator[Stand]:
    clock = JumpingClock()

    async def hang(_: float) -> None:
        await asyncio.Event().wait()

    pause = hang if hanging else clock.sleep
    async with GmiTwin(GmiOptions(key=KEY, bench=True), clock=clock, pause=pause) as twin:
        settings = GmiSettings(api_key=KEY, base_url=twin.base_url, result_hosts=(twin.base_url,))
        timeouts = Timeouts(submission=0.2, transfer=0.2) if hanging else Timeouts()
        async with Http(clock, timeouts) as http:
            yield Stand(Gmi(settings, http), twin, clock)
        assert twin.trespasses == [], "the key, or a call, went where it should not"
        assert twin.unmodelled == []


STANDS: dict[str, Callable[[], AbstractAsyncContextManager[Stand]]] = {"gmi": gmi_stand}


@pytest.fixture(params=STANDS)
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    async with STANDS[request.param]() as opened:
        yield opened


async def test_a_render_is_accepted_painted_and_downloaded(stand: Stand, tmp_path: Path) -> None:
    """The plain path gives one picture of the size asked for."""
    ticket = await stand.provider.submit(ORDER)
    assert ticket.status is TicketStatus.QUEUED or ticket.status is TicketStatus.PAINTING
    assert ticket.urls == ()
    painted = await stand.wait(ticket)
    assert (painted.request_id, painted.status) == (ticket.request_id, TicketStatus.PAINTED)
    assert len(painted.urls) == 1
    await stand.provider.download(painted.urls[0], tmp_path / "picture")
    with Image.open(tmp_path / "picture") as picture:
        picture.load()


async def test_a_group_comes_back_in_order(stand: Stand) -> None:
    """Addresses follow the numbers of the pictures, not the order in which they are told."""
    painted = await stand.painted(GROUP)
    numbers = [int(url.rpartition("/")[2].removesuffix(".jpg")) for url in painted.urls]
    assert numbers == [0, 1, 2, 3]


async def test_a_payload_is_complete(stand: Stand) -> None:
    """No default of the provider's is relied upon, and references are a list, present only when there are some."""
    await stand.provider.submit(ORDER)
    await stand.provider.submit(GROUP)
    single, group = (request["payload"] for request in stand.twin.backstage.audit()["requests"])
    assert single == {
        "prompt": ORDER.prompt,
        "size": "1280x720",
        "max_images": 1,
        "sequential_image_generation": "disabled",
        "seed": 7,
        "watermark": False,
        "response_format": "url",
    }
    assert (group["max_images"], group["sequential_image_generation"]) == (4, "auto")


async def test_polling_again_says_the_same(stand: Stand) -> None:
    """News can be asked for as often as wanted."""
    painted = await stand.painted(ORDER)
    assert await stand.provider.poll(painted.request_id) == painted


@pytest.mark.parametrize(("content_type", "form"), [("image/png", "PNG"), ("image/jpeg", "JPEG")])
async def test_a_reference_is_hosted_where_the_provider_can_read_it(
    stand: Stand, tmp_path: Path, content_type: str, form: str
) -> None:
    """A hosted reference is readable without a key, and accepted in an order."""
    path = tmp_path / "reference"
    Image.new("RGB", (64, 48), "teal").save(path, form)
    address = await stand.provider.host(path, content_type)
    async with aiohttp.ClientSession() as anybody, anybody.get(address) as response:
        assert await response.read() == path.read_bytes()
    painted = await stand.painted(replace(ORDER, references=(address,)))
    assert painted.urls
    assert stand.twin.backstage.audit()["requests"][0]["payload"]["image"] == [address]


async def test_models_are_told_once_each(stand: Stand) -> None:
    """The live list holds duplicates; ours does not."""
    assert await stand.provider.models() == (MODEL,)
    card = await stand.provider.model(MODEL)
    assert card.name == MODEL
    assert "prompt" in card.parameters
    assert "twin" in card.description.lower()
    assert card.price
    with pytest.raises(errors.UnknownModel):
        await stand.provider.model("no/such model")


@pytest.mark.parametrize("lost", ["drop_after_accept", "post_html", "post_half_json"])
async def test_a_lost_submission_is_found_and_never_repeated(stand: Stand, lost: str) -> None:
    """The answer is lost, the render is not: it stands in the list and is adopted."""
    stand.play(lost, count=5)
    began = stand.clock.time()
    with pytest.raises(errors.SubmissionUnknown):
        await stand.provider.submit(ORDER)
    assert stand.posts_left() == 4
    found = await stand.provider.find(ORDER, began, frozenset())
    assert found is not None
    assert found.request_id in stand.twin.ledger.records
    assert (await stand.wait(found)).urls


async def test_what_was_never_accepted_is_not_found(stand: Stand) -> None:
    """A submission that was lost on its way leaves nothing to adopt."""
    stand.play("drop_before_accept", count=5)
    with pytest.raises(errors.SubmissionUnknown):
        await stand.provider.submit(ORDER)
    assert stand.posts_left() == 4
    assert await stand.provider.find(ORDER, stand.clock.time(), frozenset()) is None


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
async def test_only_the_very_same_order_is_found(stand: Stand, other: RenderOrder) -> None:
    """Any difference in the payload makes it somebody else's render."""
    began = stand.clock.time()
    accepted = await stand.provider.submit(ORDER)
    assert await stand.provider.find(other, began, frozenset()) is None
    found = await stand.provider.find(ORDER, began, frozenset())
    assert found is not None
    assert found.request_id == accepted.request_id


async def test_finding_respects_claims_and_time(stand: Stand) -> None:
    """A claimed render, or one from before the submission, is not adopted."""
    began = stand.clock.time()
    first = await stand.provider.submit(ORDER)
    second = await stand.provider.submit(ORDER)
    found = await stand.provider.find(ORDER, began, frozenset({first.request_id}))
    assert found is not None
    assert found.request_id == second.request_id
    assert await stand.provider.find(ORDER, began, frozenset({first.request_id, second.request_id})) is None
    assert await stand.provider.find(ORDER, began + 3600, frozenset()) is None


async def test_an_empty_echo_matches_nothing(stand: Stand) -> None:
    """A record that does not tell its payload might be anybody's."""
    stand.play("empty_echo")
    await stand.provider.submit(ORDER)
    assert await stand.provider.find(ORDER, stand.clock.time(), frozenset()) is None


async def test_finding_looks_through_all_pages(stand: Stand) -> None:
    """A render is found behind a few hundred younger ones."""
    began = stand.clock.time()
    wanted = await stand.provider.submit(replace(ORDER, seed=999))
    for seed in range(230):
        await stand.provider.submit(replace(ORDER, seed=seed))
    found = await stand.provider.find(replace(ORDER, seed=999), began, frozenset())
    assert found is not None
    assert found.request_id == wanted.request_id


async def test_a_failure_of_a_found_render_is_its_own_error(stand: Stand) -> None:
    """A lost submission that was refused meanwhile says so, as a poll would."""
    stand.play("refused_words")
    await stand.provider.submit(ORDER)
    await stand.clock.sleep(600)
    with pytest.raises(errors.ContentRefused):
        await stand.provider.find(ORDER, stand.clock.time() - 600, frozenset())


#: Every fault of the GMI twin and what becomes of it: an error, the status in which a render stays for ever (the
#: pipeline's limits end it), "pictures" where the fault is survived, or "bytes" where only the sniffing of
#: `ports.Pictures.keep` can tell.
GMI_FAULTS: dict[str, type[errors.ProviderError] | str] = {
    "rejected": errors.ContentRefused,
    "bad_key": errors.BadKey,
    "no_credits": errors.NoCredits,
    "forbidden": errors.BadKey,
    "model_missing": errors.UnknownModel,
    "rate_limited": errors.RateLimited,
    "rate_limited_retry_after": errors.RateLimited,
    "backend_400": errors.ParametersRefused,
    "backend_403": errors.ParametersRefused,
    "capacity": errors.AtCapacity,
    "drop_before_accept": errors.SubmissionUnknown,
    "drop_after_accept": errors.SubmissionUnknown,
    "post_html": errors.SubmissionUnknown,
    "post_half_json": errors.SubmissionUnknown,
    "slow_post": "pictures",
    "terminal_post": "pictures",
    "stuck_queued": "queued",
    "stuck_processing": "painting",
    "stuck_weird": "painting",
    "status_created": "pictures",
    "status_dispatched": "pictures",
    "status_weird": "pictures",
    "cancelled": errors.RenderCancelled,
    "failed_error_string": errors.RenderFailed,
    "failed_error_object": errors.RenderFailed,
    "failed_error": errors.RenderFailed,
    "failed_reason": errors.RenderFailed,
    "failed_message": errors.RenderFailed,
    "failed_silently": errors.RenderFailed,
    "refused_input_text": errors.ContentRefused,
    "refused_input_image": errors.ContentRefused,
    "refused_output_image": errors.ContentRefused,
    "refused_words": errors.ContentRefused,
    "fewer_pictures": "pictures",
    "no_pictures": errors.NoPictures,
    "thumbnail_only": errors.NoPictures,
    "empty_echo": "pictures",
    "result_not_picture": "bytes",
    "result_truncated": "bytes",
    "result_redirect": errors.ForeignHost,
    "result_other_host": errors.ForeignHost,
    "result_too_large": errors.BadPicture,
    "result_endless": errors.BadPicture,
    "result_missing": errors.BadPicture,
    "result_slow": "pictures",
    "poll_unauthorized": errors.BadKey,
    "poll_rate_limited": errors.RateLimited,
    "poll_backend": errors.Unreachable,
    "poll_capacity": errors.AtCapacity,
    "poll_missing": errors.UnknownModel,
    "poll_drop": errors.Unreachable,
    "poll_html": errors.UnintelligibleAnswer,
    "poll_half_json": errors.UnintelligibleAnswer,
    "list_unavailable": errors.AtCapacity,
    "upload_unavailable": errors.AtCapacity,
}


def test_every_fault_of_the_twin_is_mapped() -> None:
    """A fault that joins the twin has to be given its error here."""
    assert set(GMI_FAULTS) == set(KNOWN)


async def _whole_way(stand: Stand, tmp_path: Path) -> str:
    """Use every call of a provider once; the word for where it ended."""
    began = stand.clock.time()
    Image.new("RGB", (64, 64)).save(tmp_path / "reference.png")
    await stand.provider.host(tmp_path / "reference.png", "image/png")
    ticket = await stand.painted(GROUP)
    if ticket.status is not TicketStatus.PAINTED:
        return str(ticket.status)
    await stand.provider.find(GROUP, began, frozenset())
    for number, url in enumerate(ticket.urls):
        path = tmp_path / f"result-{number}"
        await stand.provider.download(url, path)
        try:
            with Image.open(io.BytesIO(path.read_bytes())) as picture:
                picture.load()
        except OSError:
            return "bytes"
    return "pictures"


@pytest.mark.parametrize("fault", GMI_FAULTS)
async def test_every_fault_has_its_own_end(fault: str, tmp_path: Path) -> None:
    """Each fault, played for ever, ends in its error, in words without the key, after one POST."""
    async with gmi_stand() as stand:
        stand.play(fault)
        expected = GMI_FAULTS[fault]
        if isinstance(expected, str):
            assert await _whole_way(stand, tmp_path) == expected
        else:
            with pytest.raises(errors.ProviderError) as caught:
                await _whole_way(stand, tmp_path)
            assert type(caught.value) is expected
            assert caught.value.detail
            assert KEY not in "".join(traceback.format_exception(caught.value))
        assert len(stand.twin.ledger.records) <= 1
        assert not any(path.name.startswith("result") for path in tmp_path.iterdir()) or isinstance(expected, str)


@pytest.mark.parametrize("fault", [name for name, fault in KNOWN.items() if fault.phase == "submit"])
async def test_a_submission_is_sent_once_whatever_happens(fault: str) -> None:
    """Neither an error nor a lost answer makes a second POST."""
    async with gmi_stand() as stand:
        stand.play(fault, count=9)
        with contextlib.suppress(errors.ProviderError):
            await stand.provider.submit(ORDER)
        assert stand.posts_left() == 8


@pytest.mark.parametrize("fault", [name for name, fault in KNOWN.items() if fault.phase in ("poll", "list", "upload")])
async def test_a_passing_fault_of_a_reading_call_is_survived(fault: str, tmp_path: Path) -> None:
    """What only reads is asked again, with waits that grow and heed Retry-After."""
    async with gmi_stand() as stand:
        stand.play(fault, count=1)
        if fault == "poll_unauthorized":
            with pytest.raises(errors.BadKey):
                await _whole_way(stand, tmp_path)
            return
        assert await _whole_way(stand, tmp_path) == "pictures"
        waits = [seconds for seconds in stand.clock.slept if seconds < 30]
        # A GET on a kept connection that drops is repeated at once by aiohttp itself, and only then by us.
        assert len(waits) == (0 if fault == "poll_drop" else 1)
        assert all(wait >= (2.0 if fault == "poll_rate_limited" else 0.25) for wait in waits)


async def test_a_terminal_answer_inside_the_post_is_a_painted_ticket() -> None:
    """The queue may hold the POST until the pictures are there."""
    async with gmi_stand() as stand:
        stand.play("terminal_post")
        ticket = await stand.provider.submit(GROUP)
        assert (ticket.status, len(ticket.urls)) == (TicketStatus.PAINTED, 4)


async def test_a_terminal_refusal_inside_the_post_is_that_refusal() -> None:
    """A submission that failed before it was answered raises like a poll."""
    async with gmi_stand() as stand:
        stand.play("terminal_post", "refused_input_text")
        with pytest.raises(errors.ContentRefused) as caught:
            await stand.provider.submit(ORDER)
        assert caught.value.facts["subject"] == "prompt"


async def test_a_submission_that_takes_too_long_is_unknown() -> None:
    """After the time for a POST is over, it may have been accepted; and it was."""
    async with gmi_stand(hanging=True) as stand:
        stand.play("slow_post", count=9)
        with pytest.raises(errors.SubmissionUnknown):
            await stand.provider.submit(ORDER)
        assert stand.posts_left() == 8
        assert await stand.provider.find(ORDER, stand.clock.time(), frozenset()) is not None


async def test_a_result_that_does_not_end_is_given_up(tmp_path: Path) -> None:
    """A download has its time, and leaves nothing behind."""
    async with gmi_stand(hanging=True) as stand:
        stand.play("result_slow")
        painted = await stand.painted(ORDER)
        with pytest.raises(errors.Unreachable):
            await stand.provider.download(painted.urls[0], tmp_path / "picture")
        assert list(tmp_path.iterdir()) == []


async def test_a_wrong_key_is_told_as_such_by_every_call(tmp_path: Path) -> None:
    """A bad key stops everything, in words for the operator."""
    Image.new("RGB", (64, 64)).save(tmp_path / "reference.png")
    async with gmi_stand() as stand, Http(stand.clock) as http:
        wrong = Gmi(GmiSettings(api_key="another-key", base_url=stand.twin.base_url), http)
        calls: list[Awaitable[object]] = [
            wrong.submit(ORDER),
            wrong.poll("some-id"),
            wrong.find(ORDER, 0.0, frozenset()),
            wrong.models(),
            wrong.model(MODEL),
            wrong.host(tmp_path / "reference.png", "image/png"),
        ]
        for call in calls:
            with pytest.raises(errors.BadKey) as caught:
                await call
            assert "another-key" not in str(caught.value)

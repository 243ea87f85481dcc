"""The conversation with Segmind in its first version, which answers with the pictures themselves; and the account."""

import asyncio
import base64
import errno
import itertools
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest
import structlog.testing
from aiohttp import web

from bot import errors
from bot.domain.request import RenderOrder
from bot.domain.size import Size
from bot.ports import Clock, TicketStatus
from bot.providers import downloads, segmind
from bot.providers.http import Http, Timeouts
from bot.providers.segmind import Segmind, SegmindSettings

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Serve = Callable[[Handler], Awaitable[str]]
KEY = "sg-a-key-that-is-nowhere-but-at-home"
ORDER = RenderOrder(prompt="a boat", size=Size(2048, 2048), seed=7)
JPEG = b"\xff\xd8" + bytes(range(256)) * 900 + b"\xff\xd9"
JSON = "application/json"


class Jumping(Clock, Protocol):
    """The clock of the fixtures, which tells what was slept."""

    slept: list[float]


@dataclass
class Desk:
    """A Segmind before a server that gives the answers in turn, the last one again and again."""

    provider: Segmind
    heard: list[web.Request]
    said: list[bytes]
    scratch: Path
    clock: Jumping = field(repr=False)

    def left_over(self) -> list[Path]:
        return list(self.scratch.iterdir())


@pytest.fixture
def room(tmp_path: Path) -> Path:
    path = tmp_path / "scratch"
    path.mkdir()
    return path


@asynccontextmanager
async def desk(
    serve: Serve, clock: Jumping, room: Path, *answers: Handler | web.Response, timeouts: Timeouts | None = None
) -> AsyncIterator[Desk]:
    heard: list[web.Request] = []
    said: list[bytes] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        heard.append(request)
        said.append(await request.read())
        given = answers[min(len(heard), len(answers)) - 1]
        return await given(request) if not isinstance(given, web.Response) else clone(given)

    numbers = itertools.count()
    async with Http(clock, timeouts or Timeouts(), dice=lambda: 0.5) as http:
        settings = SegmindSettings(api_key=f" {KEY}\n", base_url=f"{await serve(answer)}/")
        yield Desk(Segmind(settings, http, lambda: room / str(next(numbers))), heard, said, room, clock)


def clone(given: web.Response) -> web.Response:
    return web.Response(body=given.body, status=given.status, headers=given.headers)


def picture(kind: str = "image/jpeg", **headers: str) -> web.Response:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.Response(body=JPEG, content_type=kind, headers=told)


def document(found: object, status: int = 200, **headers: str) -> web.Response:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.Response(text=json.dumps(found), status=status, content_type=JSON, headers=told)


@pytest.mark.parametrize("kind", ["image/jpeg", "image/png"])
async def test_a_picture_in_the_answer_becomes_a_file(serve: Serve, clock: Jumping, room: Path, kind: str) -> None:
    """The caller gets it under the provider's own number, and the credits are remembered with every digit."""
    async with desk(serve, clock, room, picture(kind, x_request_id="r-1", x_remaining_credits="4.20")) as at:
        assert at.provider.remaining is None
        ticket = await at.provider.submit(ORDER)
        assert (ticket.request_id, ticket.status, ticket.urls) == ("r-1", TicketStatus.PAINTED, ())
        assert [file.read_bytes() for file in ticket.files] == [JPEG]
        assert at.left_over() == list(ticket.files)
        assert str(at.provider.remaining) == "4.20"
    (request,) = at.heard
    assert (request.method, request.path) == ("POST", "/v1/seedream-4")
    assert (request.headers["x-api-key"], request.headers["Content-Type"]) == (KEY, JSON)
    assert json.loads(at.said[0])["prompt"] == "a boat"


@pytest.mark.parametrize("given", [{}, {"x_request_id": " "}, {"x_request_id": "a" * 999}])
async def test_a_render_without_a_usable_number_is_given_its_own(
    serve: Serve, clock: Jumping, room: Path, given: dict[str, str]
) -> None:
    """Two of them never share one."""
    async with desk(serve, clock, room, picture(**given)) as at:
        tickets = [await at.provider.submit(ORDER) for _ in range(3)]
        assert len({ticket.request_id for ticket in tickets}) == 3
        assert all(0 < len(ticket.request_id) <= 200 for ticket in tickets)


async def test_a_large_picture_is_written_in_pieces(
    serve: Serve, clock: Jumping, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never in memory as a whole."""
    pieces: list[int] = []
    write = downloads._write  # pyright: ignore[reportPrivateUsage]

    def counted(into: Path, piece: bytes, at: int) -> None:
        pieces.append(len(piece))
        write(into, piece, at)

    monkeypatch.setattr(downloads, "_write", counted)
    large = web.Response(body=JPEG * 40, content_type="image/jpeg")
    async with desk(serve, clock, room, large) as at:
        (file,) = (await at.provider.submit(ORDER)).files
        assert file.stat().st_size == len(JPEG) * 40
    assert len(pieces) > 5
    assert max(pieces) < 1.5 * downloads.GATHERED


async def test_documents_with_pictures_are_understood(serve: Serve, clock: Jumping, room: Path) -> None:
    """Addresses are for the caller to fetch, base64 becomes files, and the document itself does not stay."""
    encoded = base64.b64encode(JPEG).decode()
    answers = document({"images": [{"url": "https://images.segmind.com/1.jpg"}]}), document([encoded, encoded + "===="])
    async with desk(serve, clock, room, *answers) as at:
        fetched = await at.provider.submit(replace(ORDER, pictures=2))
        assert (fetched.status, fetched.urls) == (TicketStatus.PAINTED, ("https://images.segmind.com/1.jpg",))
        assert at.left_over() == []
        held = await at.provider.submit(replace(ORDER, pictures=2))
        assert (held.status, held.urls) == (TicketStatus.PAINTED, ())
        assert [file.read_bytes() for file in held.files] == [JPEG]
        assert at.left_over() == list(held.files)


def cut(kind: str, status: int = 200) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": kind, "Content-Length": str(len(JPEG))}
        response = web.StreamResponse(status=status, headers=headers)
        await response.prepare(request)
        await response.write(JPEG[:1000])
        assert request.transport is not None
        request.transport.close()
        return response

    return answer


async def hang_up(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.close()
    return web.Response()


LOST: dict[str, Handler | web.Response] = {
    "a page": web.Response(text="<html>", content_type="text/html"),
    "no type": web.Response(body=JPEG),
    "no bytes": web.Response(body=b"", content_type="image/jpeg"),
    "no content": web.Response(status=204),
    "half a document": web.Response(text='{"images": ["http', content_type=JSON),
    "an empty document": document({}),
    "an error with a good status": document({"error": "hm"}),
    "no base64": document({"image": "!!"}),
    "a cut picture": cut("image/jpeg"),
    "a cut document": cut(JSON),
    "a cut page": cut("text/html"),
    "a cut error": cut(JSON, 400),
    "no answer": hang_up,
    "a gateway": web.Response(text="<html>", status=502, content_type="text/html"),
    "a gateway in time": web.Response(text="<html>", status=504, content_type="text/html"),
    "a gateway that is full": web.Response(text="<html>", status=503, content_type="text/html"),
    "a gateway that broke": web.Response(text="<html>", status=500, content_type="text/html"),
}


@pytest.mark.parametrize("lost", LOST)
async def test_a_lost_answer_is_unknown_and_the_order_sent_once(
    serve: Serve, clock: Jumping, room: Path, lost: str
) -> None:
    """Whatever cannot be read may have been billed: it is never sent again, and leaves nothing behind."""
    async with desk(serve, clock, room, LOST[lost], picture()) as at:
        with pytest.raises(errors.SubmissionUnknown) as caught:
            await at.provider.submit(ORDER)
        assert len(at.heard) == 1
        assert at.left_over() == []
        assert "/v1/seedream-4" in caught.value.detail
        assert KEY not in caught.value.detail
        assert await at.provider.find(ORDER, 0.0, frozenset()) is None


async def test_silence_is_unknown_after_the_time_of_a_submission(serve: Serve, clock: Jumping, room: Path) -> None:
    """Painting takes its time, but not for ever."""

    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    async with desk(serve, clock, room, silent, timeouts=Timeouts(submission=0.1)) as at:
        with pytest.raises(errors.SubmissionUnknown, match="Timeout"):
            await at.provider.submit(ORDER)
        assert len(at.heard) == 1


async def test_a_held_answer_outlives_the_silence_of_a_transfer(serve: Serve, clock: Jumping, room: Path) -> None:
    """A file that says nothing for so long is given up; a picture that is being painted is not."""

    async def slow(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.1)
        return picture()

    timeouts = Timeouts(submission=30.0, silence=0.02, transfer=5.0, answer=0.02)
    async with desk(serve, clock, room, slow, timeouts=timeouts) as at:
        assert len((await at.provider.submit(ORDER)).files) == 1


async def test_what_was_never_sent_was_never_taken(clock: Jumping, room: Path) -> None:
    """A refused connection leaves nothing to wonder about."""
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    async with Http(clock) as http:
        settings = SegmindSettings(api_key=KEY, base_url=f"http://127.0.0.1:{port}")
        with pytest.raises(errors.Unreachable):
            await Segmind(settings, http, lambda: room / "a").submit(ORDER)


async def test_a_picture_that_is_too_large_is_unknown(
    serve: Serve, clock: Jumping, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was painted and paid for, and cannot be fetched again."""
    monkeypatch.setattr(segmind, "RESULT_BYTES_MOST", len(JPEG) - 1)
    async with desk(serve, clock, room, picture()) as at:
        with pytest.raises(errors.SubmissionUnknown, match="allowed"):
            await at.provider.submit(ORDER)
        assert at.left_over() == []


async def test_a_full_disk_is_our_own_fault(
    serve: Serve, clock: Jumping, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as such, and what was written goes."""

    def full(into: Path, piece: bytes, at: int) -> None:
        with downloads.room():
            into.write_bytes(piece[: at + 10])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(downloads, "_write", full)
    async with desk(serve, clock, room, picture()) as at:
        with pytest.raises(errors.DiskFull):
            await at.provider.submit(ORDER)
        assert at.left_over() == []


async def test_a_cancelled_submission_leaves_no_file(serve: Serve, clock: Jumping, room: Path) -> None:
    """Half a picture is nobody's."""
    begun = asyncio.Event()

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "image/jpeg"})
        await response.prepare(request)
        await response.write(JPEG * 6)
        begun.set()
        await asyncio.Event().wait()
        return response

    async with desk(serve, clock, room, endless) as at:
        painting = asyncio.create_task(at.provider.submit(ORDER))
        await begun.wait()
        while not at.left_over():
            await asyncio.sleep(0)
        painting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await painting
        assert at.left_over() == []


async def test_an_empty_list_of_pictures_is_no_success(serve: Serve, clock: Jumping, room: Path) -> None:
    """The answer is whole and says that there are none."""
    async with desk(serve, clock, room, document({"images": []})) as at:
        with pytest.raises(errors.NoPictures):
            await at.provider.submit(ORDER)
        assert at.left_over() == []


@pytest.mark.parametrize("api", ["v1", "v2"])
async def test_an_error_500_of_its_own_is_asked_once_more(serve: Serve, clock: Jumping, room: Path, api: str) -> None:
    """It often means a bad parameter, was not billed, and may pass: once more after a moment, and no further."""
    async with desk(serve, clock, room, document({"error": "internal"}, 500)) as at:
        at.provider._api = api  # pyright: ignore[reportAttributeAccessIssue]
        with pytest.raises(errors.ParametersRefused) as caught:
            await at.provider.submit(ORDER)
        assert caught.value.facts["status"] == 500
        assert [request.path for request in at.heard] == [f"/{api}/seedream-4"] * 2
        assert at.clock.slept == [0.5]


async def test_an_error_500_that_passes_is_forgotten(serve: Serve, clock: Jumping, room: Path) -> None:
    """The second answer counts, a lost one as well."""
    broken = document({"error": "internal"}, 500)
    async with desk(serve, clock, room, broken, picture(), broken, LOST["a page"]) as at:
        assert (await at.provider.submit(ORDER)).files
        with pytest.raises(errors.SubmissionUnknown):
            await at.provider.submit(ORDER)
        assert len(at.heard) == 4


@pytest.mark.parametrize("status", [400, 401, 402, 404, 405, 406, 410, 422, 429, 503])
async def test_a_plain_refusal_is_not_repeated(serve: Serve, clock: Jumping, room: Path, status: int) -> None:
    """Nor is a content refusal that comes as an error 500. Whether to wait is for the caller to say."""
    refusals = document({"error": "no"}, status, x_remaining_credits="1.5"), document({"error": "unsafe: safety"}, 500)
    async with desk(serve, clock, room, *refusals) as at:
        with pytest.raises(errors.ProviderError) as caught:
            await at.provider.submit(ORDER)
        assert not isinstance(caught.value, errors.SubmissionUnknown)
        with pytest.raises(errors.ContentRefused):
            await at.provider.submit(ORDER)
        assert len(at.heard) == 2
        assert (at.clock.slept, at.provider.remaining) == ([], Decimal("1.5"))


async def test_a_painted_render_of_the_first_version_has_no_record(serve: Serve, clock: Jumping, room: Path) -> None:
    """A stop between its answer and the disk leaves it unknown: paid for, and nowhere to be found."""
    async with desk(serve, clock, room, document({"error": "not found"}, 404)) as at:
        with pytest.raises(errors.SubmissionUnknown, match="r/1"):
            await at.provider.poll("r/1")
        assert {request.raw_path for request in at.heard} == {"/v2/requests/r%2F1/status"}


async def test_credits_are_asked_for_and_kept_for_bad_days(serve: Serve, clock: Jumping, room: Path) -> None:
    """The account's own word first, the latest that was heard otherwise; a bad key is told as such."""
    answers = document({"credits": 12.25}), *[document({})] * 4, document({"error": "no"}, 401)
    async with desk(serve, clock, room, *answers) as at:
        assert await at.provider.credits() == Decimal("12.25")
        assert at.provider.remaining == Decimal("12.25")
        assert at.heard[0].path == "/v1/get-user-credits"
        assert await at.provider.credits() == Decimal("12.25")
        with pytest.raises(errors.BadKey):
            await at.provider.credits()


async def test_credits_that_were_never_told_are_an_error(serve: Serve, clock: Jumping, room: Path) -> None:
    """None would mean that the provider never tells."""
    async with desk(serve, clock, room, document({"credits": "plenty"})) as at:
        with pytest.raises(errors.UnintelligibleAnswer):
            await at.provider.credits()


async def test_what_segmind_cannot_do_is_said(serve: Serve, clock: Jumping, room: Path) -> None:
    """No seed, no watermark, no list, no upload; sizes of one's own in steps of 64."""
    async with desk(serve, clock, room, picture()) as at:
        able = at.provider.capabilities
        assert (able.references, able.seeds, able.watermark, able.listed, able.uploads) == (
            3,
            False,
            False,
            False,
            False,
        )
        assert (able.side_least, able.side_most, able.side_step, able.price_micros) == (1024, 4096, 64, 30_000)
        with pytest.raises(errors.ProviderError):
            await at.provider.host(room / "a.png", "image/png")
        assert await at.provider.models() == ("seedream-4",)
        assert (await at.provider.model("seedream-4")).name == "seedream-4"
        assert at.heard == []


@pytest.mark.parametrize(
    "settings",
    [
        SegmindSettings(api_key=KEY, base_url="api.segmind.com"),
        SegmindSettings(api_key=KEY, result_hosts=("https://a/b",)),
        SegmindSettings(api_key="a\nb"),
    ],
)
async def test_settings_that_cannot_be_are_refused_at_once(settings: SegmindSettings, http: Http, room: Path) -> None:
    """In a sentence that does not show the key."""
    with pytest.raises(errors.SettingsError) as caught:
        Segmind(settings, http, lambda: room / "a")
    assert caught.value.detail
    assert settings.api_key not in caught.value.detail
    assert KEY not in repr(settings)


async def test_credits_that_run_low_are_warned_of_once(serve: Serve, clock: Jumping, room: Path) -> None:
    """When they fall below the threshold, and again after they were added to and fell once more."""
    told = [picture(x_remaining_credits=left) for left in ("1.02", "0.99", "0.96", "10", "0.5")]
    with structlog.testing.capture_logs() as logs:
        async with desk(serve, clock, room, *told) as at:
            for _ in told:
                await at.provider.submit(ORDER)
    assert [line["credits"] for line in logs if "running low" in line["event"]] == ["0.99", "0.5"]

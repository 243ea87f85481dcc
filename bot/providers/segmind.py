"""Owns the conversation with Segmind, in both of its versions; what its answers mean is told in `segmind_answers`.

The first answers with the picture itself and keeps no record: an answer that is lost stays lost. The second is a queue.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import quote

import aiohttp
import structlog
from yarl import URL

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.request import RenderOrder
from bot.domain.size import Quality
from bot.ports import ModelCard, Ticket, TicketStatus
from bot.providers import segmind_account as account
from bot.providers import segmind_answers as answers
from bot.providers.downloads import Downloads
from bot.providers.exchange import GOOD, Answer, Call
from bot.providers.hosts import Hosts, base, key
from bot.providers.http import Http
from bot.providers.segmind_parcels import Unpacking

T = TypeVar("T")
_log = structlog.get_logger()
RESULT_BYTES_MOST = 64 * 1024 * 1024
#: A record may be read a moment before it can be found.
READ_AGAIN = frozenset({404})
_ID_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmindSettings:
    """Where Segmind is, by which version, and who asks; `result_hosts` are hosts or full origins."""

    api_key: str = field(repr=False)
    base_url: str = "https://api.segmind.com"
    api: Literal["v1", "v2"] = "v1"
    result_hosts: tuple[str, ...] = ("images.segmind.com",)
    references_most: int = 3
    price_micros: int = 30_000
    quality_prices: Mapping[Quality, int] = field(default_factory=dict[Quality, int])
    #: Credits below which the log warns.
    credits_warning: Decimal = Decimal(1)


class Segmind:
    """`ports.Provider` over Segmind; the key is sent to the origin of `base_url` and nowhere else.

    `scratch` gives fresh paths for pictures that come with an answer.
    Raises `SettingsError` for a base URL, a result host or a key that cannot be one.
    """

    name = "segmind"

    def __init__(self, settings: SegmindSettings, http: Http, scratch: Callable[[], Path]) -> None:
        self._base = base(settings.base_url, "Segmind")
        self._key = key(settings.api_key, "Segmind")
        self._headers = {"x-api-key": self._key, "Content-Type": "application/json"}
        self._api = settings.api
        self._warn_below = settings.credits_warning
        self._http = http
        self._scratch = scratch
        self._downloads = Downloads(http, Hosts(settings.result_hosts), most=RESULT_BYTES_MOST)
        self._remaining: Decimal | None = None
        self._unpacking = Unpacking(scratch)
        self._capabilities = Capabilities(
            references=settings.references_most,
            seeds=False,
            watermark=False,
            side_least=1024,
            side_most=4096,
            side_step=64,
            listed=False,
            uploads=False,
            price_micros=settings.price_micros,
            quality_prices=settings.quality_prices,
        )

    @property
    def capabilities(self) -> Capabilities:
        return self._capabilities

    @property
    def remaining(self) -> Decimal | None:
        """The credits that the latest answer told of; None before one did."""
        return self._remaining

    async def submit(self, order: RenderOrder) -> Ticket:
        """Ask for one render. Its POST is repeated once at most, after an error that says that nothing was taken."""
        submit = self._paint if self._api == "v1" else self._enqueue
        try:
            return await submit(order)
        except errors.ParametersRefused as error:
            if error.facts.get("status") != HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            _log.info("a submission that was not taken is sent once more", detail=error.detail)
        await self._http.rest()
        return await submit(order)

    async def poll(self, request_id: str) -> Ticket:
        """News of a render in the queue; passing errors only after some repetitions."""
        path = f"/v2/requests/{quote(request_id, safe='')}"
        try:
            ticket = await self._ask(f"{path}/status", partial(answers.standing, request_id=request_id))
            return await self._result(path, request_id) if ticket.status is TicketStatus.PAINTED else ticket
        except errors.RenderFailed as failed:
            if failed.facts.get("status") == HTTPStatus.OK:
                raise await self._reason(path, request_id, failed) from failed
            # What the first version paints is in no record: it was paid for, and lost before it was on disk.
            if self._api == "v1" and answers.expired(failed):
                raise errors.SubmissionUnknown(failed.detail) from failed
            raise

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        """Nothing: Segmind lists no requests."""
        return None

    async def host(self, path: Path, content_type: str) -> str:
        """Impossible, and never asked for: `capabilities.uploads` says so."""
        raise errors.ParametersRefused(f"Segmind takes no uploads ({content_type}, {path.name})")

    async def download(self, url: str, into: Path) -> None:
        """Stream a result into a file, without the key."""
        await self._downloads.fetch(url, into)

    async def models(self) -> tuple[str, ...]:
        """The one model; Segmind has no list to ask for."""
        return (answers.MODEL,)

    async def model(self, name: str) -> ModelCard:
        """What is known of the model; raises `UnknownModel`."""
        return answers.card(name, self._capabilities.price_micros)

    async def credits(self) -> Decimal | None:
        """What is left, by the account's own call; what the latest answer told where that call brings none."""
        try:
            self._remember(await self._http.insist(self._call("GET", "/v1/get-user-credits"), answers.balance))
        except errors.ProviderError as error:
            if self._remaining is None or isinstance(error, errors.BadKey):
                raise
            _log.warning("the credits could not be asked for", code=error.code, detail=error.detail)
        return self._remaining

    async def _enqueue(self, order: RenderOrder) -> Ticket:
        answer = await self._http.exchange(self._submission("v2", order))
        self._remember(account.metered_credits(answer))
        return answers.queued(answer)

    async def _paint(self, order: RenderOrder) -> Ticket:
        """Hold one POST until it is answered with the pictures, or with addresses of them."""
        call = self._submission("v1", order)
        async with await self._http.open(call, held=True) as response:
            self._remember(account.told_credits(response.headers))
            if response.status not in GOOD:
                raise answers.refused(await self._http.whole(call, response))
            if response.content_type.startswith("image/"):
                return _painted(response, files=(await self._stored(call, response),))
            if response.content_type.endswith("json"):
                return await self._unpacked(call, response)
            answer = await self._http.whole(call, response)
        raise errors.SubmissionUnknown(answer.unintelligible(f"{response.content_type}, which is no picture").detail)

    async def _stored(self, call: Call, response: aiohttp.ClientResponse) -> Path:
        """The answer's body as a scratch file; a body that is no use may well have been billed."""
        path = self._scratch()
        try:
            await self._downloads.store(call, response, path)
        except BaseException as error:
            path.unlink(missing_ok=True)
            if isinstance(error, errors.BadPicture):
                raise errors.SubmissionUnknown(error.detail) from error
            raise
        return path

    async def _unpacked(self, call: Call, response: aiohttp.ClientResponse) -> Ticket:
        """The ticket that a document with pictures in it stands for."""
        path = await self._stored(call, response)
        try:
            found = await self._unpacking.unpack(path)
        except ValueError as error:
            raise errors.SubmissionUnknown(call.clean(f"{call}: HTTP {response.status}, {error}")) from error
        finally:
            path.unlink(missing_ok=True)
        if not (found.urls or found.files):
            raise errors.NoPictures(f"{call}: HTTP {response.status}, a document with an empty list of pictures")
        return _painted(response, urls=found.urls, files=found.files)

    async def _result(self, path: str, request_id: str) -> Ticket:
        found = await self._ask(path, partial(answers.result, request_id=request_id))
        if isinstance(found, Ticket):
            return found
        try:
            taken = await self._unpacking.take(found.pictures)
        except ValueError as error:
            raise errors.UnintelligibleAnswer(f"the record of request {request_id}: {error}") from error
        return Ticket(
            request_id=request_id,
            status=TicketStatus.PAINTED,
            urls=taken.urls,
            files=taken.files,
            cost_micros=found.cost_micros,
        )

    async def _reason(self, path: str, request_id: str, failed: errors.RenderFailed) -> errors.ProviderError:
        """Why a render failed, by its record: its status alone may know no reason."""
        try:
            await self._ask(path, partial(answers.result, request_id=request_id))
        except (errors.ContentRefused, errors.RenderFailed) as told:
            return failed if answers.expired(told) else told
        except errors.ProviderError as fault:
            _log.warning("the record of a failed render could not be read", code=fault.code, detail=fault.detail)
        return failed

    async def _ask(self, path: str, read: Callable[[Answer], T]) -> T:
        def heard(answer: Answer) -> T:
            self._remember(account.metered_credits(answer))
            return read(answer)

        call = replace(self._call("GET", path), most=RESULT_BYTES_MOST)
        return await self._http.insist(call, heard, again=READ_AGAIN)

    def _remember(self, told: Decimal | None) -> None:
        """Keep what an answer told; falling below the threshold is warned of once."""
        if told is None:
            return
        before, self._remaining = self._remaining, told
        if told < self._warn_below and (before is None or before >= self._warn_below):
            _log.warning("credits are running low", provider=self.name, credits=str(told))

    def _submission(self, version: str, order: RenderOrder) -> Call:
        return self._call("POST", f"/{version}/{answers.MODEL}", answers.payload(order), lost=errors.SubmissionUnknown)

    def _call(
        self,
        method: str,
        path: str,
        document: dict[str, object] | None = None,
        *,
        lost: type[errors.ProviderError] = errors.Unreachable,
    ) -> Call:
        return Call(
            method=method,
            url=URL(f"{self._base}{path}", encoded=True),
            headers=self._headers,
            body=None if document is None else json.dumps(document).encode(),
            seconds=None if document is None else self._http.timeouts.submission,
            secret=self._key,
            lost=lost,
        )


def _painted(response: aiohttp.ClientResponse, *, urls: tuple[str, ...] = (), files: tuple[Path, ...] = ()) -> Ticket:
    given = response.headers.get("x-request-id", "").strip()
    request_id = given if given.isprintable() and 0 < len(given) <= _ID_MOST else uuid.uuid4().hex
    return Ticket(
        request_id=request_id,
        status=TicketStatus.PAINTED,
        urls=urls,
        files=files,
        cost_micros=account.told_cost(response.headers),
    )

"""Owns the conversation with GMI Cloud's request queue; what its answers mean is told in `gmi_answers`."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote, urlencode

from yarl import URL

from bot import errors
from bot.domain.capability import Capabilities
from bot.domain.request import RenderOrder
from bot.domain.size import Quality
from bot.ports import ModelCard, Ticket
from bot.providers import gmi_answers as answers
from bot.providers import shape
from bot.providers.downloads import Downloads
from bot.providers.exchange import Answer, Call
from bot.providers.hosts import Hosts, address, base, key
from bot.providers.http import PASSING, Http

PREFIX = "/api/v1/ie/requestqueue/apikey"
RESULT_BYTES_MOST = 64 * 1024 * 1024
REFERENCES_MOST = 10
PAGE = 100
#: A lost submission is sought among this many pages of requests.
PAGES_MOST = 50
#: A record may be read a moment before it can be found, and what the queue's backend says of a read is no verdict.
READ_AGAIN = frozenset({404, 500})
#: What the upload call names a file, and the Content-Type that its signature then demands.
UPLOADS = {"image/png": ("png", "image/png"), "image/jpeg": ("jpg", "image/jpg")}


@dataclass(frozen=True, slots=True, kw_only=True)
class GmiSettings:
    """Where GMI is and who asks; `result_hosts` are hosts or full origins, the price is for one picture."""

    api_key: str = field(repr=False)
    base_url: str = "https://console.gmicloud.ai"
    model: str = "seedream-4-0-250828"
    result_hosts: tuple[str, ...] = ("storage.googleapis.com",)
    organization: str | None = None
    price_micros: int = 30_000
    quality_prices: Mapping[Quality, int] = field(default_factory=dict[Quality, int])


class Gmi:
    """`ports.Provider` over GMI Cloud; the key is sent to the origin of `base_url` and nowhere else.

    Raises `SettingsError` for a base URL, a result host or a key that cannot be one.
    """

    name = "gmi"

    def __init__(self, settings: GmiSettings, http: Http) -> None:
        self._base = base(settings.base_url, "GMI")
        self._key = key(settings.api_key, "GMI")
        self._headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
        if settings.organization:
            self._headers["X-Organization-ID"] = settings.organization
        self._model = settings.model
        self._http = http
        self._downloads = Downloads(http, Hosts(settings.result_hosts), most=RESULT_BYTES_MOST)
        self._capabilities = Capabilities(
            references=REFERENCES_MOST, price_micros=settings.price_micros, quality_prices=settings.quality_prices
        )

    @property
    def capabilities(self) -> Capabilities:
        return self._capabilities

    async def aclose(self) -> None:
        """Close the `Http` that it was given."""
        await self._http.aclose()

    async def submit(self, order: RenderOrder) -> Ticket:
        """Ask for one render, with one POST that is never repeated; the answer may be painted already."""
        document: dict[str, object] = {"model": self._model, "payload": answers.payload(order)}
        seconds = self._http.timeouts.submission
        call = self._call("POST", "/requests", document, seconds=seconds, lost=errors.SubmissionUnknown)
        return answers.accepted(await self._http.exchange(call))

    async def poll(self, request_id: str) -> Ticket:
        """News of a render; passing errors only after some repetitions."""
        call = self._call("GET", f"/requests/{quote(request_id, safe='')}")
        return await self._http.insist(call, answers.ticket, again=READ_AGAIN)

    async def find(self, order: RenderOrder, since: float, taken: frozenset[str]) -> Ticket | None:
        """The accepted render of a lost submission; raises like `poll` when that render ended without pictures."""
        found: list[dict[str, object]] = []
        async for page in self._pages(since - answers.CLOCK_SLACK):
            found.extend(record for record in page if self._ours(record) and record["request_id"] not in taken)
        record = answers.nearest(found, order, since)
        return None if record is None else answers.read(record, self._call("GET", "/requests"))

    async def host(self, path: Path, content_type: str) -> str:
        """Upload a png or a jpeg; returns its public address."""
        if content_type not in UPLOADS:
            raise errors.ParametersRefused(f"no upload of {content_type}")
        file_type, signed_type = UPLOADS[content_type]
        offer = self._call("POST", "/upload-url", {"file_type": file_type})
        upload_url, public_url = await self._http.insist(offer, _offered)
        body = await asyncio.to_thread(path.read_bytes)
        headers = {"Content-Type": signed_type}
        put = Call(method="PUT", url=upload_url, headers=headers, body=body, seconds=self._http.timeouts.transfer)
        await self._http.insist(put, _stored)
        return public_url

    async def download(self, url: str, into: Path) -> None:
        """Stream a result into a file, without the key."""
        await self._downloads.fetch(url, into)

    async def models(self) -> tuple[str, ...]:
        """Names of the models that the key may use, the one in use first."""
        found = await self._http.insist(self._call("GET", "/models"), answers.document)
        names = dict.fromkeys(name for each in shape.rows(found.get("model_ids")) if (name := shape.text(each)))
        return tuple(sorted(names, key=lambda name: name != self._model))

    async def model(self, name: str) -> ModelCard:
        """What the provider tells of a model; raises `UnknownModel`."""
        call = self._call("GET", f"/models/{quote(name, safe='')}")
        return answers.card(name, await self._http.insist(call, answers.document))

    async def credits(self) -> Decimal | None:
        """GMI does not tell what is left."""
        return None

    async def _pages(self, since: float) -> AsyncIterator[list[dict[str, object]]]:
        """Pages of the request list, until nothing younger than `since` can follow."""
        offset = 0
        for _ in range(PAGES_MOST):
            query = urlencode({"model_id": self._model, "limit": PAGE, "offset": offset})
            found = await self._http.insist(self._call("GET", f"/requests?{query}"), _listed)
            page = [shape.mapping(row) for row in shape.rows(found["requests"])]
            yield page
            offset += len(page)
            times = [answers.created_at(record) for record in page]
            # The order of the list is not promised: only one that falls may be left early.
            falling = times == sorted(times, reverse=True) and len(set(times)) > 1
            if not page or not found.get("has_more") or (falling and times[-1] < since):
                return

    def _ours(self, record: dict[str, object]) -> bool:
        return record.get("model") == self._model and bool(shape.text(record.get("request_id")))

    def _call(
        self,
        method: str,
        path: str,
        document: dict[str, object] | None = None,
        *,
        seconds: float | None = None,
        lost: type[errors.ProviderError] = errors.Unreachable,
    ) -> Call:
        return Call(
            method=method,
            url=URL(f"{self._base}{PREFIX}{path}", encoded=True),
            headers=self._headers,
            body=None if document is None else json.dumps(document).encode(),
            seconds=seconds,
            secret=self._key,
            lost=lost,
        )


def _listed(answer: Answer) -> dict[str, object]:
    found = answers.document(answer)
    if not isinstance(found.get("requests"), list):
        raise answer.unintelligible("a list without requests")
    return found


def _offered(answer: Answer) -> tuple[URL, str]:
    found = answers.document(answer)
    try:
        public_url = shape.text(found.get("public_url"))
        address(public_url)
        return address(shape.text(found.get("upload_url"))), public_url
    except ValueError as error:
        raise answer.unintelligible("no addresses to upload to") from error


def _stored(answer: Answer) -> None:
    if answer.good:
        return
    if answer.status in PASSING:
        raise errors.Unreachable(answer.complaint(), status=answer.status)
    # Storage is not the provider: what it refuses says nothing of the key.
    raise errors.ParametersRefused(answer.complaint(), status=answer.status)

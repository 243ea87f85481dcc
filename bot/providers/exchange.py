"""Owns one exchange as values: what is asked and what came back; sends nothing and knows no provider."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from yarl import URL

from bot import errors
from bot.providers import shape

DETAIL_MOST = 300
ANSWER_BYTES_MOST = 8 * 1024 * 1024
GOOD = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One HTTP request, for an answer of at most `most` bytes.

    `lost` is raised when it was sent and not wholly answered, `secret` stays out of all words.
    """

    method: str
    url: URL
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    body: bytes | None = None
    seconds: float | None = None
    secret: str = field(default="", repr=False)
    lost: type[errors.ProviderError] = errors.Unreachable
    most: int = ANSWER_BYTES_MOST

    def clean(self, text: str) -> str:
        """Words for the operator: on one line, of bearable length, without the secret."""
        if self.secret:
            text = text.replace(self.secret, "[key]")
        words = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * DETAIL_MOST]).split())
        return words if len(words) <= DETAIL_MOST else f"{words[:DETAIL_MOST]}…"

    def __str__(self) -> str:
        return f"{self.method} {self.url.origin()}{self.url.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer; `retry_after` in seconds, `at` in Unix seconds of our own clock."""

    call: Call
    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    retry_after: float | None = None
    at: float = 0.0

    @property
    def good(self) -> bool:
        return self.status in GOOD

    @property
    def plain(self) -> bool:
        """Whether the provider itself says what is wrong; a gateway's page on the way back says no such thing."""
        try:
            return bool(self.document().get("error"))
        except errors.UnintelligibleAnswer:
            return False

    def document(self) -> dict[str, object]:
        """Its JSON object; raises `UnintelligibleAnswer` for anything else."""
        try:
            found: object = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise self.unintelligible("no JSON") from error
        if not isinstance(found, dict):
            raise self.unintelligible("JSON of another shape")
        return cast("dict[str, object]", found)

    def unintelligible(self, what: str) -> errors.UnintelligibleAnswer:
        said = self.call.clean(self.body.decode("utf-8", "replace"))
        return errors.UnintelligibleAnswer(f"{self.call}: HTTP {self.status}, {what}: {said}", status=self.status)

    def complaint(self) -> str:
        """What an answer that is not good says, for the operator."""
        try:
            document = self.document()
        except errors.UnintelligibleAnswer as error:
            return error.detail
        said = document.get("error") or document.get("message") or document.get("detail") or document
        nested = shape.mapping(said)
        words = shape.text(said) or shape.text(nested.get("message")) or json.dumps(said)
        mark = shape.text(document.get("request_id"))
        return self.call.clean(f"{self.call}: HTTP {self.status}: {words}" + (f" (request {mark})" if mark else ""))

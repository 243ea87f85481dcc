"""The one REST route about attachments: addresses that have expired are signed anew; reads and keeps no file."""

from urllib.parse import urlsplit

from playground.fake_discord.calls import Answer, Call, Route
from playground.fake_discord.errors import bad_length, invalid_form
from playground.fake_discord.files import signature
from playground.fake_discord.state import World

_MOST = 50


class AttachmentRoutes:
    """What Discord takes although its own OpenAPI document does not name it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def table(self) -> list[Route]:
        """Its routes."""
        return [Route("POST", "/attachments/refresh-urls", self._refresh)]

    def _refresh(self, call: Call) -> Answer:
        given = call.document().get("attachment_urls")
        if not isinstance(given, list) or not 1 <= len(given) <= _MOST:
            raise bad_length(("attachment_urls",), 1, _MOST)
        refreshed = [{"original": url, "refreshed": self._signed(url, index)} for index, url in enumerate(given)]
        return 200, {"refreshed_urls": refreshed}

    def _signed(self, url: object, index: int) -> str:
        """The same address, open for another day; only addresses of this content host can be."""
        parts = urlsplit(str(url))
        path = parts.path.removeprefix("/")
        ours = f"{parts.scheme}://{parts.netloc}" == self._world.cdn_url
        if not ours or not path.startswith(("attachments/", "ephemeral-attachments/")):
            message = "Not a well formed attachment URL."
            raise invalid_form(("attachment_urls", index), "URL_TYPE_INVALID", message)
        return f"{self._world.cdn_url}/{path}{signature(path, self._world.now())}"

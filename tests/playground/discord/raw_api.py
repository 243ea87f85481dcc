"""REST calls with the bot token, without any library between."""

from typing import Any

import aiohttp

from playground.fake_discord import FakeDiscord, demo

STUDIO = f"/channels/{demo.STUDIO}/messages"


class Api:
    """Raw REST calls with the bot token; answers are (status, body, headers)."""

    def __init__(self, session: aiohttp.ClientSession, server: FakeDiscord) -> None:
        self._session = session
        self._server = server

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any, Any]:
        headers = {"Authorization": f"Bot {self._server.token}"} | more.pop("headers", {})
        url = self._server.api_url + path
        async with self._session.request(method, url, json=body, headers=headers, **more) as reply:
            if reply.status == 204:
                return 204, None, reply.headers
            assert reply.headers["Content-Type"] == "application/json"
            return reply.status, await reply.json(), reply.headers

    async def code(self, method: str, path: str, body: Any = None, **more: Any) -> int:
        """The Discord error code, or 0 for a success."""
        status, answer, _ = await self.call(method, path, body, **more)
        return 0 if status < 400 else answer["code"]

    async def send(self, body: dict[str, Any]) -> str:
        """The dotted path and code of the form error for a message, or "" when it was taken."""
        status, answer, _ = await self.call("POST", STUDIO, body)
        return "" if status == 200 else first_error(answer.get("errors", {"_errors": [{"name": str(answer["code"])}]}))


def first_error(errors: dict[str, Any], path: str = "") -> str:
    if "_errors" in errors:
        return f"{path}:{errors['_errors'][0]['name']}"
    key = next(iter(errors))
    return first_error(errors[key], f"{path}.{key}".strip("."))

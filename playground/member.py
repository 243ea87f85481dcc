"""A member of the playground for tests and benchmarks: acts and watches as the page does, no shortcuts."""

# ruff: noqa: ASYNC109 - callers say how long they wait, and asyncio.timeout is what waits.

import asyncio
import io
from collections.abc import Callable
from typing import Any, Self

import aiohttp

from playground.presence import NotSent, Presence, read
from playground.reading import button_of, buttons, fields, pictures, private, selects, text_of, values_of, walk
from playground.watching import DidNotRespond, Exchange

__all__ = [
    "DidNotRespond", "Exchange", "Member", "NotSent",
    "buttons", "fields", "pictures", "private", "selects", "text_of", "walk",
]  # fmt: skip

Json = dict[str, Any]
Predicate = Callable[[Json], bool]
FILE_UPLOAD = 19


class Member(Presence):
    """`async with Member(url, "Ada") as ada:` speaks as Ada in #studio; `at("gallery")` moves on."""

    async def slash(self, command: str, /, **options: Any) -> Exchange:
        """Send a slash command ("imagine", "studio setup") where this member is; a file is its id or (name, bytes)."""
        sent = {name: await self._uploaded(value) for name, value in options.items()}
        return await self._act({"kind": "command", "command": command, "options": sent, "channel": self.channel})

    async def menu(self, command: str, target: Json | str) -> Exchange:
        """Use a menu command on a message (itself or its id), or on a member (name or id)."""
        if not isinstance(target, str):
            ask = {"target": target["id"], "channel": target["channel_id"]}
        else:
            ask = {"target": self._person(target), "channel": self.channel}
        return await self._act({"kind": "menu", "command": command, **ask})

    async def press(self, message: Json, button: str) -> Exchange:
        """Press the button with this label, or whose custom id is this or begins with it."""
        found = button_of(message, button)
        if found is None:
            raise NotSent(f"There is no button {button!r}; there are {[b.get('label') for b in buttons(message)]}.")
        if "custom_id" not in found:
            raise NotSent(f"{button!r} is a link to {found['url']}.")
        return await self._on_message(message, found["custom_id"], [])

    async def select(self, message: Json, custom_id: str, *values: str) -> Exchange:
        """Choose options, by value or label, in the select whose custom id is this or begins with it."""
        found = next((select for select in selects(message) if select["custom_id"].startswith(custom_id)), None)
        if found is None:
            raise NotSent(f"There is no select {custom_id!r}; there are {[s['custom_id'] for s in selects(message)]}.")
        return await self._on_message(message, found["custom_id"], values_of(found, values))

    async def choose(self, message: Json, *values: str) -> Exchange:
        """Choose options, by value or label, in the only select of a message."""
        found = selects(message)
        if len(found) != 1:
            raise NotSent(f"There are {len(found)} selects: {[select['custom_id'] for select in found]}.")
        return await self.select(message, found[0]["custom_id"], *values)

    async def submit_modal(self, opened: Exchange, given: Json) -> Exchange:
        """Fill in the modal that `opened` shows and send it.

        `given` names fields by label or custom id: a text, what to choose (labels or values), files as (name, bytes).
        """
        inputs = fields(await self.modal(opened))
        known = {key: each for label, each in inputs.items() for key in (label, each["custom_id"])}
        filled: Json = {}
        for name, value in given.items():
            item = known.get(name, {})
            filled[item.get("custom_id", name)] = await self._filled(item, value)
        ask = {"kind": "modal", "interaction": opened.id, "fields": filled, "channel": opened.channel}
        return await self._act(ask, source=opened.source)

    async def _uploaded(self, value: Any) -> Any:
        return await self.upload(value[1], value[0]) if isinstance(value, tuple) else value

    async def _filled(self, item: Json, value: Any) -> Any:
        if item.get("type") == FILE_UPLOAD:
            return [await self._uploaded(each) for each in value]
        if "options" in item:
            return values_of(item, [value] if isinstance(value, str) else value)
        return value

    async def autocomplete(self, command: str, /, *, focused: str, **options: Any) -> list[Json]:
        """The suggestions for option `focused`: [{name, value}]."""
        ask = {
            "kind": "autocomplete",
            "command": command,
            "options": options,
            "focused": focused,
            "channel": self.channel,
        }
        return (await self._post("interactions", ask | {"as": self.id}))["choices"]

    async def upload(self, data: bytes, filename: str) -> str:
        """Upload a file; the id that an attachment option takes."""
        form = aiohttp.FormData()
        form.add_field("file", io.BytesIO(data), filename=filename)
        async with self._http.post(f"{self._url}/playground/upload", params={"as": self.id}, data=form) as reply:
            return (await read(reply))["id"]

    async def say(self, content: str, *attachments: str) -> Json:
        """Write a plain message with uploaded files."""
        ask = {"as": self.id, "channel": self.channel, "content": content, "attachments": list(attachments)}
        return await self._post("messages", ask)

    async def speaks(self, locale: str) -> Self:
        """Set the language of this member's client, e.g. "de"."""
        await self._send("PUT", "member", {"as": self.id, "locale": locale})
        return self

    async def commands(self) -> list[Json]:
        """The commands this member may use."""
        return await self._get("commands", {"as": self.id})

    async def messages(self, channel: str | None = None) -> list[Json]:
        """What this member sees in a channel (name or id), oldest first."""
        wanted = channel or self.channel
        identity = next(c["id"] for c in self.world["channels"] if wanted in (c["id"], c["name"]))
        return (await self._get("messages", {"as": self.id, "channel": identity}))["messages"]

    async def privates(self) -> list[Json]:
        """What this member alone sees in the current channel, oldest first."""
        return [message for message in await self.messages() if private(message)]

    async def download(self, message: Json, number: int = 0) -> bytes:
        """The bytes of an attachment of a message, by its place."""
        return await self.fetch(message["attachments"][number]["url"])

    async def fetch(self, url: str) -> bytes:
        """The bytes behind an attachment's address."""
        async with self._http.get(url) as reply:
            reply.raise_for_status()
            return await reply.read()

    async def online(self, timeout: float = 10.0) -> None:
        """Wait until the bot is connected."""
        await self._watch.until(lambda: self._watch.bot_online or None, timeout)

    async def offered(self, command: str, timeout: float = 10.0) -> None:
        """Wait until the bot is connected and has registered a command that this member may use."""
        async with asyncio.timeout(timeout):
            await self.online(timeout)
            while True:
                seen = self._watch.registrations
                if any(each["name"] == command for each in await self.commands()):
                    return
                await self._watch.until(lambda before=seen: self._watch.registrations > before or None, timeout)

    async def acknowledged(self, exchange: Exchange, timeout: float = 5.0) -> Exchange:
        """Wait for the answer; DidNotRespond when there was none."""
        return await self._watch.until(lambda: exchange if exchange.settled() else None, timeout)

    async def modal(self, exchange: Exchange, timeout: float = 5.0) -> Json:
        """Wait for the modal that an interaction opens."""
        await self.acknowledged(exchange, timeout)
        return await self._watch.until(lambda: exchange.modal, timeout)

    async def reply(self, exchange: Exchange, *, until: Predicate | None = None, timeout: float = 10.0) -> Json:
        """The first message it made or changed that fits `until` (default: no longer loading)."""
        fits = until or (lambda message: not message["flags"] & 128)

        def found() -> Json | None:
            fitting = (message for message in self._watch.answers(exchange) if fits(message))
            return next(fitting, None)

        return await self._watch.until(found, timeout)

    async def message(self, identity: str, until: Predicate, timeout: float = 10.0) -> Json:
        """Wait until a message that this member sees fits `until`."""
        seen = self._watch.messages
        if identity not in seen:
            # It may have been there before this member came.
            for message in await self.messages():
                seen.setdefault(message["id"], message)
        return await self._watch.until(
            lambda: seen[identity] if identity in seen and until(seen[identity]) else None, timeout
        )

    async def gone(self, message: Json, timeout: float = 10.0) -> None:
        """Wait until a message that this member saw is deleted."""
        there = {each["id"] for each in await self.messages(message["channel_id"])}
        if message["id"] in there:
            await self._watch.gone(message["id"], timeout)

    async def _on_message(self, message: Json, custom_id: str, values: list[str]) -> Exchange:
        ask = {"kind": "component", "message": message["id"], "custom_id": custom_id, "values": values}
        return await self._act(ask | {"channel": message["channel_id"]}, source=message["id"])

    async def _act(self, ask: Json, *, source: str | None = None) -> Exchange:
        version = self._watch.versions.get(source or "", 0)
        answer = await self._post("interactions", ask | {"as": self.id})
        return self._watch.follow(
            Exchange(id=answer["id"], channel=ask["channel"], source=source, source_version=version)
        )

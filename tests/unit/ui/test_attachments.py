"""Where our pictures are served now: on the message before the member, at Discord, or at the provider at last."""

import asyncio
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.domain.generation import Generation, Post
from bot.ui.around import attachments
from tests.unit.ui.samples import PICTURE, generation

FIRST, SECOND = Post(channel_id=5, message_id=6), Post(channel_id=5, message_id=7)


def attached(*names: str) -> Any:
    return [SimpleNamespace(filename=name, url=f"https://{name}") for name in names]


def row(*, private: bool = False) -> Generation:
    """Two pictures in two messages, which the provider served elsewhere."""
    made = generation(pictures=2, came=2)
    renders = tuple(replace(each, pictures=(replace(PICTURE, source="https://provider"),)) for each in made.renders)
    return replace(made, renders=renders, reply=replace(made.reply, private=private, posts=(FIRST, SECOND)))


@dataclass(slots=True)
class Discord:
    """Has the first picture in the first message, the second in the second; or a fault, or no time."""

    fault: Exception | None = None
    silent: bool = False
    uploads: bool = True
    asked: int = 0

    @property
    def services(self) -> Any:
        provider = SimpleNamespace(capabilities=SimpleNamespace(uploads=self.uploads))
        return SimpleNamespace(catalog=SimpleNamespace(names=("one",), provider=lambda _: provider))

    def get_partial_messageable(self, _: int) -> Any:
        return self

    async def fetch_message(self, identity: int) -> Any:
        self.asked += 1
        if self.silent:
            await asyncio.Event().wait()
        if self.fault is not None:
            raise self.fault
        return SimpleNamespace(attachments=attached(f"easel-0{identity - 5}.jpg"))


def pressed(client: Discord, message_id: int | None = None, *names: str) -> Any:
    message = None if message_id is None else SimpleNamespace(id=message_id, attachments=attached(*names))
    return SimpleNamespace(client=client, message=message)


def test_our_pictures_are_known_by_their_names() -> None:
    """Spoilers too; nothing else."""
    names = ["easel-01.jpg", "SPOILER_easel-12.png", "cat.png", "easel-1.jpg", "thumbnail.jpg", "xeasel-02.jpg"]
    found = attachments.numbers([SimpleNamespace(filename=name, url=f"https://{name}") for name in names])  # pyright: ignore[reportArgumentType]
    assert found == {1: "https://easel-01.jpg", 12: "https://SPOILER_easel-12.png"}


async def test_the_message_before_the_member_is_asked_first() -> None:
    """Discord need not be."""
    client = Discord()
    assert await attachments.fresh_url(pressed(client, 6, "easel-01.jpg"), row(), 1) == "https://easel-01.jpg"
    assert client.asked == 0


async def test_a_message_that_is_not_theirs_is_not_believed() -> None:
    """Only the generation's own messages show its pictures."""
    client = Discord()
    found = await attachments.fresh_url(pressed(client, 99, "easel-02.jpg"), row(), 2)
    assert (found, client.asked) == ("https://easel-02.jpg", 2)


@pytest.mark.parametrize("fault", [TimeoutError(), OSError(), discord.ClientException()])
async def test_without_an_answer_there_is_no_address(fault: Exception) -> None:
    """The kept original serves then."""
    assert await attachments.fresh_url(pressed(Discord(fault=fault)), row(), 1) == ""


async def test_discord_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer has to be given in time."""
    monkeypatch.setattr(attachments, "_ASKING_SECONDS", 0.0)
    assert await attachments.fresh_url(pressed(Discord(silent=True)), row(), 1) == ""


async def test_what_was_said_privately_is_not_asked_for() -> None:
    """No bot can read it; where it is before its member, it serves."""
    client = Discord()
    assert await attachments.fresh_url(pressed(client), row(private=True), 1) == ""
    assert await attachments.fresh_url(pressed(client, 6, "easel-01.jpg"), row(private=True), 1)
    assert client.asked == 0


async def test_the_providers_own_address_is_the_last_resort() -> None:
    """Where no provider takes an original, and only there."""
    client = Discord(fault=OSError(), uploads=False)
    assert await attachments.fresh_url(pressed(client), row(), 2) == "https://provider"

"""Addresses of attachments: closed after a day, and how they are opened again."""

import discord
import pytest

from playground.member import Member
from tests.playground.discord.raw_api import STUDIO, Api
from tests.playground.discord.tiny_bot import PNG, JumpingClock, TinyBot, picture


async def test_old_addresses_are_made_good_by_reading_the_message_or_asking_for_new_ones(
    bot: TinyBot, ada: Member, api: Api, clock: JumpingClock
) -> None:
    """After two days the old address is closed; both ways lead to the file again."""

    async def handler(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("public", file=picture())

    bot.handler = handler
    message = await ada.reply(await ada.slash("do", text="x"))
    clock.jump(48 * 3600)
    old = message["attachments"][0]["url"]
    async with ada._http.get(old) as reply:
        assert reply.status == 404
    _, fetched, _ = await api.call("GET", f"{STUDIO}/{message['id']}")
    assert await ada.download(fetched) == PNG
    _, answer, _ = await api.call("POST", "/attachments/refresh-urls", {"attachment_urls": [old]})
    assert answer["refreshed_urls"][0]["original"] == old
    assert await ada.fetch(answer["refreshed_urls"][0]["refreshed"]) == PNG


@pytest.mark.parametrize("urls", [[], ["https://example.org/attachments/1/2/a.png"], ["nonsense"], "x", ["x"] * 51])
async def test_only_attachments_of_its_own_are_signed_anew(api: Api, urls: object) -> None:
    """Another host, no address at all, none and too many are refused."""
    assert await api.code("POST", "/attachments/refresh-urls", {"attachment_urls": urls}) == 50035

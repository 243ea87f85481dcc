"""`/gallery` and `/favourites`: what one may see now and nothing else, page by page, across restarts."""

import io
from typing import Any

import pytest
from PIL import Image

from bot.ui.words import words
from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Exchange, Member, buttons, pictures, private, selects, text_of
from tests.flows.studio import Studio, painted

Json = dict[str, Any]


async def gallery(who: Member, command: str = "gallery", /, **options: Any) -> Json:
    """What a gallery shows; nobody else sees it."""
    message = await who.reply(await who.slash(command, **options))
    assert private(message)
    return message


async def turned(member: Member, message: Json, button: str) -> Json:
    """The same message after a press, with another page in it."""
    after = await member.reply(await member.press(message, button))
    assert after["id"] == message["id"]
    return after


def prompts(message: Json) -> list[str]:
    """The prompts of the tiles, in order."""
    lines = [line for line in text_of(message).splitlines() if line.startswith("**")]
    return [line.split(" · ")[1] for line in lines]


async def opened(member: Member, message: Json, number: int = 1) -> Json:
    """The private panel of one tile."""
    select = selects(message)[0]
    exchange = await member.select(message, "easel:open", select["options"][number - 1]["value"])
    return await member.reply(exchange)


def hide(studio: Studio, channel: str) -> None:
    """Everybody but the owner loses sight of a channel."""
    world = studio.discord.world
    overwrites = (Overwrite(id=demo.GUILD, kind=0, deny=permissions.VIEW_CHANNEL), *world.channels[channel].overwrites)
    world.channels[channel].overwrites = overwrites


async def test_mine(studio: Studio, ada: Member, bruno: Member) -> None:
    """Own pictures, private ones too, newest first, on one sheet; nobody else's."""
    _, first = await painted(studio, ada, prompt="a *red* boat @everyone", pictures=2)
    await painted(studio, bruno, prompt="a foreign boat")
    await painted(studio, ada, prompt="a secret boat", private=True)
    message = await gallery(ada)
    text = text_of(message)
    assert text.startswith("### Your pictures\n")
    assert prompts(message)[0] == "a secret boat"
    assert "foreign" not in text
    assert "@everyone" not in text
    red = next(line for line in text.splitlines() if "red" in line)
    assert "×2" in red
    assert f"/{first['channel_id']}/{first['id']}" in red
    (sheet,) = pictures(message)
    assert sheet["description"] == "Contact sheet: 1 to 2 of 2"
    with Image.open(io.BytesIO(await ada.download(message))) as image:
        assert image.format == "JPEG"
        assert image.width > 900
    assert buttons(message) == []


async def test_nothing_yet(studio: Studio, ada: Member, bruno: Member) -> None:
    """It says how to begin, whatever others have."""
    await painted(studio, bruno, prompt="a foreign boat", private=True)
    assert "Try `/imagine`" in text_of(await gallery(ada))
    assert "Favourite" in text_of(await gallery(ada, "favourites"))
    assert "Nothing yet that you may see" in text_of(await gallery(ada, whose="server"))
    message = await gallery(ada, member=bruno.id)
    assert "has no public pictures here" in text_of(message)
    assert pictures(message) == []
    assert "foreign" not in text_of(message)


async def test_what_failed_or_is_under_way_is_not_shown(studio: Studio, ada: Member) -> None:
    """A gallery is of delivered pictures."""
    studio.gmi_faults("refused_words")
    await studio.ended(await ada.slash("imagine", prompt="a refused boat", quality="1K"))
    await painted(studio, ada, prompt="a boat")
    studio.hold()
    running = await ada.slash("imagine", prompt="a running boat", quality="1K")
    await studio.in_state(running, "rendering")
    assert prompts(await gallery(ada)) == ["a boat"]
    studio.release()
    await studio.ended(running)


async def _one_in_each_channel(studio: Studio, bruno: Member, mika: Member) -> None:
    for member, channel in ((bruno, "studio"), (bruno, "gallery"), (bruno, "after-dark"), (mika, "moderators")):
        member.at(channel)
        await painted(studio, member, prompt=f"a boat in {channel}")
    await painted(studio, bruno.at("studio"), prompt="a private boat", private=True)
    mika.at("studio")


async def test_the_servers_are_those_of_channels_in_view(
    studio: Studio, ada: Member, bruno: Member, mika: Member
) -> None:
    """Neither private ones, nor those of a hidden channel, nor age-restricted ones outside such a channel."""
    await _one_in_each_channel(studio, bruno, mika)
    ordinary = ["a boat in gallery", "a boat in studio"]
    assert prompts(await gallery(ada, whose="server")) == ordinary
    assert prompts(await gallery(mika, whose="server")) == ["a boat in moderators", *ordinary]
    assert prompts(await gallery(ada.at("after-dark"), whose="server")) == ["a boat in after-dark", *ordinary]
    for message in studio.shown():
        if message.private_to == ada.id:
            assert "private boat" not in text_of(message.payload)
            assert "moderators" not in text_of(message.payload)


async def test_a_members_are_their_public_ones_in_view(
    studio: Studio, ada: Member, bruno: Member, mika: Member
) -> None:
    """The same rules; of oneself it is everything."""
    await _one_in_each_channel(studio, bruno, mika)
    assert prompts(await gallery(ada, member=bruno.id)) == ["a boat in gallery", "a boat in studio"]
    assert "no public pictures" in text_of(await gallery(ada, member=mika.id))
    assert prompts(await gallery(mika, member=mika.id)) == ["a boat in moderators"]
    own = await gallery(bruno, member=bruno.id)
    assert set(prompts(own)) == {
        "a private boat", "a boat in after-dark", "a boat in gallery", "a boat in studio",
    }  # fmt: skip


async def test_a_search_leads_past_no_wall(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """Not even to the number of what is hidden."""
    await _one_in_each_channel(studio, bruno, mika)
    for word in ("private", "moderators", "after"):
        assert "Nothing found" in text_of(await gallery(ada, whose="server", search=word))
        assert "Nothing found" in text_of(await gallery(ada, member=bruno.id, search=word))
    assert prompts(await gallery(ada, whose="server", search="BOAT gall")) == ["a boat in gallery"]


async def test_rights_are_those_of_the_moment(studio: Studio, ada: Member, bruno: Member, mika: Member) -> None:
    """Who loses the role sees the channel's pictures no more: not on the next page, not by opening one."""
    secret = "a boat in moderators"
    await _one_in_each_channel(studio, bruno, mika)
    for number in range(5):
        await painted(studio, ada, prompt=f"boat {number}")
    world = studio.discord.world
    world.change_person(demo.BRUNO, roles=(demo.MODERATOR,))
    first, other = await gallery(bruno, whose="server"), await gallery(bruno, whose="server")
    second = await turned(bruno, other, "▶")
    listed = next(each for each in (first, second) if secret in prompts(each))
    world.change_person(demo.BRUNO, roles=())
    assert "not here any more" in text_of(await opened(bruno, listed, prompts(listed).index(secret) + 1))
    assert secret not in prompts(await turned(bruno, first, "▶"))
    assert secret not in prompts(await turned(bruno, second, "◀"))


async def test_a_channel_that_is_hidden_later_hides_its_pictures(studio: Studio, ada: Member, bruno: Member) -> None:
    """As the server's rules are now, whatever they were when it was painted."""
    await painted(studio, bruno.at("gallery"), prompt="a boat")
    before = await gallery(ada, whose="server")
    assert prompts(before) == ["a boat"]
    await studio.stop()
    hide(studio, demo.GALLERY)
    await studio.start()
    await ada.online()
    assert "not here any more" in text_of(await opened(ada, before))
    assert "Nothing yet" in text_of(await gallery(ada, whose="server"))
    assert prompts(await gallery(bruno.at("studio"), whose="mine")) == ["a boat"]


async def _many(studio: Studio, member: Member, count: int = 14) -> list[Exchange]:
    made = [(await painted(studio, member, prompt=f"fox number {number}"))[0] for number in range(count)]
    made.append((await painted(studio, member, prompt="a boat"))[0])
    return made


@pytest.mark.settings(daily_pictures=0)
async def test_pages(studio: Studio, ada: Member) -> None:
    """On and back, with the sheet of each; at the ends there is nothing to press."""
    await _many(studio, ada)
    first = await gallery(ada)
    assert prompts(first) == ["a boat", *(f"fox number {n}" for n in (13, 12, 11, 10, 9))]
    assert [(b["label"], b["disabled"]) for b in buttons(first)] == [("◀", True), ("Page 1 of 3", True), ("▶", False)]
    sheet = await ada.download(first)
    second = await turned(ada, first, "▶")
    assert prompts(second) == [f"fox number {n}" for n in (8, 7, 6, 5, 4, 3)]
    assert pictures(second)[0]["description"] == "Contact sheet: 7 to 12 of 15"
    assert len(second["attachments"]) == 1
    assert await ada.download(second) != sheet
    third = await turned(ada, second, "▶")
    assert prompts(third) == [f"fox number {n}" for n in (2, 1, 0)]
    assert [b["disabled"] for b in buttons(third)] == [False, True, True]
    assert prompts(await turned(ada, third, "◀")) == prompts(second)


@pytest.mark.settings(daily_pictures=0)
async def test_a_page_is_turned_after_a_restart(studio: Studio, ada: Member, bruno: Member) -> None:
    """The question lies in the message: whose, which, and the words searched for, however they look."""
    await _many(studio, bruno)
    await painted(studio, bruno, prompt="no such animal, fox*es_ aside")
    mine = await gallery(ada, whose="server", search="fox number")
    odd = await gallery(ada, whose="server", search="FOX* \\ @everyone")
    assert "Nothing found" in text_of(odd)
    await studio.restart()
    await ada.online()
    second = await turned(ada, mine, "▶")
    assert prompts(second) == [f"fox number {n}" for n in (7, 6, 5, 4, 3, 2)]
    assert "> fox number" in text_of(second)
    third = await turned(ada, second, "▶")
    assert prompts(third) == ["fox number 1", "fox number 0"]
    panel = await opened(ada, third, 2)
    assert private(panel)
    assert "fox number 0" in text_of(panel)


@pytest.mark.settings(daily_pictures=0)
async def test_a_page_beyond_the_end_is_the_last_one(studio: Studio, ada: Member) -> None:
    """Pictures went away meanwhile: nobody is left on an empty page."""
    made = await _many(studio, ada, count=6)
    first = await gallery(ada)
    assert len(prompts(first)) == 6
    assert studio.client is not None
    for exchange in made[:2]:
        await studio.client.services.generations.delete(int(exchange.id), studio.clock.time())
    after = await turned(ada, first, "▶")
    assert prompts(after) == ["a boat", *(f"fox number {n}" for n in (5, 4, 3, 2))]
    assert buttons(after) == []


async def test_what_was_deleted_meanwhile_is_gone(studio: Studio, ada: Member) -> None:
    """An old page may still list it; opening it says so, and the page as it is now leaves it out."""
    exchange, _ = await painted(studio, ada, prompt="a boat")
    shown = await gallery(ada)
    assert studio.client is not None
    await studio.client.services.generations.delete(int(exchange.id), studio.clock.time())
    answer = await opened(ada, shown)
    assert private(answer)
    assert "not here any more" in text_of(answer)
    assert "Try `/imagine`" in text_of(await gallery(ada))


async def test_a_picture_is_opened_from_the_gallery(studio: Studio, ada: Member, bruno: Member) -> None:
    """Into the panel of that picture, for who opened it alone."""
    await painted(studio, bruno, prompt="a boat")
    panel = await opened(ada, await gallery(ada, whose="server"))
    assert private(panel)
    assert "a boat" in text_of(panel)
    assert panel["id"] not in {message["id"] for message in await bruno.messages()}


async def test_nobody_turns_anothers_pages(studio: Studio, ada: Member, bruno: Member) -> None:
    """A gallery is not seen by others, so there is nothing for them to press."""
    await painted(studio, ada, prompt="a boat")
    shown = await gallery(ada)
    assert shown["id"] not in {message["id"] for message in await bruno.messages()}


async def _marked(member: Member, message: Json) -> None:
    panel = await member.reply(await member.press(message, "More"))
    await member.reply(await member.press(panel, "Favourite"))


async def test_favourites(studio: Studio, ada: Member, bruno: Member) -> None:
    """Marked ones alone, the last marked first; each member has their own; a search narrows them."""
    _, boat = await painted(studio, ada, prompt="a boat")
    _, fox = await painted(studio, bruno, prompt="a fox")
    await painted(studio, ada, prompt="a house")
    await _marked(ada, boat)
    await _marked(ada, fox)
    shown = await gallery(ada, "favourites")
    assert prompts(shown) == ["a fox", "a boat"]
    assert prompts(await gallery(ada, show="favourites")) == ["a fox", "a boat"]
    assert prompts(await gallery(ada, "favourites", search="boat")) == ["a boat"]
    assert prompts(await gallery(ada, member=bruno.id, show="favourites")) == ["a fox"]
    assert "Nothing marked yet" in text_of(await gallery(bruno, "favourites"))
    await studio.restart()
    await ada.online()
    assert "a fox" in text_of(await opened(ada, shown))


async def test_a_favourite_that_may_not_be_seen_now_shows_nothing(studio: Studio, bruno: Member, mika: Member) -> None:
    """Its place stays, without prompt, picture, painter or link; with the right back it is all there."""
    _, secret = await painted(studio, mika.at("moderators"), prompt="a secret boat")
    world = studio.discord.world
    world.change_person(demo.BRUNO, roles=(demo.MODERATOR,))
    bruno.at("moderators")
    await _marked(bruno, secret)
    _, own = await painted(studio, bruno.at("studio"), prompt="an own boat")
    await _marked(bruno, own)
    open_to_him = await gallery(bruno, "favourites")
    assert prompts(open_to_him) == ["an own boat", "a secret boat"]
    world.change_person(demo.BRUNO, roles=())
    shown = await gallery(bruno, "favourites")
    assert prompts(shown) == ["an own boat", "a picture of a place that you can't see from here"]
    assert mika.id not in text_of(shown)
    assert len(selects(shown)[0]["options"]) == 1
    assert await bruno.download(shown) != await bruno.download(open_to_him)
    assert "not here any more" in text_of(await opened(bruno, open_to_him, 2))


async def test_hidden_pictures_of_others_stay_hidden_on_the_sheet(studio: Studio, ada: Member, bruno: Member) -> None:
    """A spoiler is shown where one asks for it: their member sees it in a gallery at once."""
    await painted(studio, bruno, prompt="a surprise", spoiler=True)
    theirs = await ada.download(await gallery(ada, whose="server"))
    own = await bruno.download(await gallery(bruno))
    with Image.open(io.BytesIO(theirs)) as placeholder, Image.open(io.BytesIO(own)) as picture:
        assert placeholder.size == picture.size
        middle = (picture.width // 2, picture.height // 4)
        grey, colour = (each.convert("RGB").getpixel(middle) for each in (placeholder, picture))
    assert isinstance(grey, tuple)
    assert max(grey) - min(grey) < 12, "the quiet grey of an empty place"
    assert grey != colour


async def test_in_direct_messages_one_browses_ones_own(studio: Studio, ada: Member, bruno: Member) -> None:
    """There is no server whose others' pictures could be judged."""
    await painted(studio, bruno, prompt="a foreign boat")
    await painted(studio, ada, prompt="a boat", private=True)
    world = studio.discord.world
    ada.channel = world.direct_channel(world.people[ada.id]).id
    assert prompts(await gallery(ada)) == ["a boat"]
    for options in ({"whose": "server"}, {"member": bruno.id}, {"member": bruno.id, "show": "favourites"}):
        answer = await gallery(ada, **options)
        assert "In direct messages" in text_of(answer)
        assert "foreign" not in text_of(answer)


async def test_a_bot_that_just_started_shows_no_more_than_it_knows(studio: Studio, ada: Member, bruno: Member) -> None:
    """Channels that it has not heard of are left out."""
    await painted(studio, bruno.at("gallery"), prompt="a boat elsewhere")
    await painted(studio, bruno.at("studio"), prompt="a boat here")
    assert studio.client is not None
    guild = studio.client.get_guild(int(demo.GUILD))
    assert guild is not None
    guild._channels.pop(int(demo.GALLERY))
    assert prompts(await gallery(ada, whose="server")) == ["a boat here"]


async def test_a_gallery_speaks_the_members_language(studio: Studio, ada: Member) -> None:
    """A private answer, whatever the server speaks."""
    await painted(studio, ada, prompt="a boat")
    await ada.speaks("de")
    message = await gallery(ada)
    assert f"### {words('de')('history-title-mine')}" in text_of(message)
    assert selects(message)[0]["placeholder"] == words("de")("history-open")

"""Delivery by what Discord takes here: bytes a file, files a message, bytes a request; nothing is lost to a limit."""

from typing import Any

import pytest

from playground.fake_discord import demo
from playground.fake_providers import atelier
from playground.fake_providers.pictures import Commission
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, painted, plain_paint, says
from tests.flows.weights import heavy, noise

Json = dict[str, Any]
MIB = 1024 * 1024
SMALLER, LINKED = "Shown smaller than painted", "Too large to be shown here"
LABELS = ["Again", "Edit…", "Vary", "4K", "More"]


def _paint(commission: Commission) -> bytes:
    """Odd seeds are heavy, or noise where the prompt says so; the others are plain."""
    if commission.seed % 2 and "heavy" in commission.prompt:
        return heavy(commission.width, commission.height)
    return noise(commission.width, commission.height) if commission.seed % 2 else plain_paint(commission)


@pytest.fixture(autouse=True)
def weighty_pictures(plain_pictures: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some pictures are larger than others."""
    monkeypatch.setattr(atelier, "paint", _paint)


def _galleries(studio: Studio, exchange: Exchange) -> list[Json]:
    """The messages of a generation, oldest first."""
    found = [message for message in studio.shown() if message.interaction == exchange.id]
    return [message.payload for message in sorted(found, key=lambda message: int(message.id))]


def _lines(message: Json, words: str) -> list[str]:
    return [line for line in text_of(message).splitlines() if line.startswith(words)]


def _links(line: str) -> dict[str, str]:
    """Numbers of pictures, and where each leads."""
    parts = line.partition(": picture")[2].partition(".  A")[0].removeprefix("s").split(" · ")
    found: dict[str, str] = {}
    for part in parts:
        name, _, address = part.strip().removeprefix("[").partition("](<")
        found[name] = address.partition(">)")[0]
    return found


def _sizes(message: Json) -> list[int]:
    return [each["size"] for each in message["attachments"]]


def _posts(studio: Studio, exchange: Exchange) -> list[str]:
    return [str(post["message_id"]) for post in studio.row(exchange).reply["posts"]]


# What is larger than a file may be


async def test_what_is_too_large_is_shown_smaller(studio: Studio, ada: Member) -> None:
    """With as many pixels as fit, the remark, and a link that opens the very original."""
    studio.discord.world.file_limit = 200_000
    exchange, gallery = await painted(studio, ada, prompt="a boat", seed=1)
    assert len(noise(1024, 1024)) > 200_000
    (attachment,) = gallery["attachments"]
    assert 50_000 < attachment["size"] <= 200_000
    assert attachment["width"] == attachment["height"]
    (line,) = _lines(gallery, SMALLER)
    assert await ada.fetch(_links(line)["1"]) == noise(1024, 1024)
    assert [button["label"] for button in buttons(gallery)] == LABELS
    assert studio.row(exchange).ending == ("done", "settled", 1)
    (original,) = (studio.data_dir / "pictures").rglob("*.jpg")
    assert original.read_bytes() == noise(1024, 1024)


async def test_what_fits_is_shown_as_it_was_painted(studio: Studio, ada: Member) -> None:
    """To the byte, and without a remark."""
    studio.discord.world.file_limit = len(noise(1024, 1024))
    _, gallery = await painted(studio, ada, prompt="a boat", seed=1)
    assert await ada.download(gallery) == noise(1024, 1024)
    assert _lines(gallery, SMALLER) == []


async def test_only_what_is_too_large_is_shown_smaller(studio: Studio, ada: Member) -> None:
    """Of four the second and the fourth, each by its own number and link; all in order."""
    studio.discord.world.file_limit = 200_000
    exchange, gallery = await painted(studio, ada, prompt="a boat", pictures=4, seed=2)
    assert [each["filename"] for each in gallery["attachments"]] == [f"easel-0{n}.jpg" for n in (1, 2, 3, 4)]
    (line,) = _lines(gallery, SMALLER)
    links = _links(line)
    assert list(links) == ["2", "4"]
    by_seed = {record.seed: record.request_id for record in studio.records}
    assert [by_seed[3] in links["2"], by_seed[5] in links["4"]] == [True, True]
    assert studio.row(exchange).ending == ("done", "settled", 4)


@pytest.mark.settings(providers=("segmind",))
async def test_without_an_address_there_is_no_link(studio: Studio, ada: Member) -> None:
    """What came with Segmind's answer lies nowhere else: shown smaller, by its number alone."""
    studio.discord.world.file_limit = 200_000
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=6)
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    odd = [str(n) for n, render in enumerate(studio.segmind_records, start=1) if render.seed % 2]
    assert odd, "the twin's dice gave an odd seed"
    (line,) = _lines(gallery, SMALLER)
    assert "http" not in line
    assert (await studio.ended(exchange)).ending == ("done", "settled", 6)


@pytest.mark.parametrize("hidden", [False, True])
async def test_a_limit_below_everything_leaves_a_link(studio: Studio, ada: Member, bruno: Member, hidden: bool) -> None:
    """No picture, but its words, the link, and all its buttons; for its member alone if it was asked so."""
    studio.discord.world.file_limit = 900
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", seed=1, private=hidden)
    message = await ada.reply(exchange, until=says(LINKED), timeout=PATIENCE)
    row = await studio.ended(exchange)
    assert row.ending == ("done", "settled", 1)
    assert (pictures(message), message["attachments"]) == ([], [])
    assert "> a boat" in text_of(message)
    (line,) = _lines(message, LINKED)
    assert await ada.fetch(_links(line)["1"]) == noise(1024, 1024)
    assert [button["label"] for button in buttons(message)] == LABELS
    assert private(message) is hidden
    assert len(await bruno.messages()) == (0 if hidden else 1)
    assert _posts(studio, exchange) == [message["id"]]


async def test_what_cannot_be_shown_can_be_painted_from(studio: Studio, ada: Member) -> None:
    """Vary works from the kept original where no message has it."""
    studio.discord.world.file_limit = 900
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", seed=1)
    message = await ada.reply(exchange, until=says(LINKED), timeout=PATIENCE)
    await studio.ended(exchange)
    pressed = await ada.press(message, "Vary")
    assert (await studio.ended(pressed)).ending == ("done", "settled", 1)
    (reference,) = studio.records[-1].references
    assert reference.ratio == 1.0


@pytest.mark.parametrize("hidden", [False, True])
async def test_some_are_shown_and_some_linked(studio: Studio, ada: Member, hidden: bool) -> None:
    """Each remark names its pictures, and the gallery has the rest in order."""
    studio.discord.world.file_limit = 9_000
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K", pictures=3, seed=4, private=hidden)
    gallery = await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert [each["filename"] for each in gallery["attachments"]] == ["easel-01.jpg", "easel-03.jpg"]
    (line,) = _lines(gallery, LINKED)
    assert list(_links(line)) == ["2"]
    assert private(gallery) is hidden
    assert (await studio.ended(exchange)).ending == ("done", "settled", 3)


async def test_spoilers_stay_hidden_when_they_are_shown_smaller(studio: Studio, ada: Member) -> None:
    """In their new form as well."""
    studio.discord.world.file_limit = 200_000
    _, gallery = await painted(studio, ada, prompt="a heavy boat", seed=1, spoiler=True)
    assert [each["filename"] for each in gallery["attachments"]] == ["SPOILER_easel-01.jpg"]
    assert [each["spoiler"] for each in pictures(gallery)] == [True]
    assert len(_lines(gallery, SMALLER)) == 1


# Discord's own limits


async def test_ten_mebibytes_unless_the_server_is_boosted(studio: Studio, ada: Member) -> None:
    """12 MiB come smaller here, and whole where the server's members have boosted it."""
    whole = heavy(2048, 2048)
    assert 10 * MIB < len(whole) < 25 * MIB
    _, gallery = await painted(studio, ada, prompt="a heavy boat", quality="2K", seed=1)
    assert max(_sizes(gallery)) <= 10 * MIB
    assert len(_lines(gallery, SMALLER)) == 1
    studio.discord.world.boost(2)
    _, gallery = await painted(studio, ada, prompt="a heavy boat", quality="2K", seed=1)
    assert _sizes(gallery) == [len(whole)]
    assert _lines(gallery, SMALLER) == []


async def test_in_a_direct_message(studio: Studio, ada: Member) -> None:
    """The limit of the interaction holds there as well."""
    studio.discord.world.file_limit = 200_000
    channel = studio.discord.world.direct_channel(studio.discord.world.people[ada.id])
    await ada.refresh()
    ada.at(channel.id)
    _, gallery = await painted(studio, ada, prompt="a boat", seed=1)
    assert max(_sizes(gallery)) <= 200_000


@pytest.mark.settings(concurrent_generations=3)
async def test_a_request_has_room_for_so_many_bytes(studio: Studio, ada: Member) -> None:
    """Of five of 9 MiB each message takes two: three messages, in order, buttons below the last alone."""
    studio.discord.world.boost(3)
    size = len(heavy(1760, 1792))
    assert 2 * size < 25 * MIB < 3 * size
    exchange, _ = await painted(studio, ada, prompt="heavy", pictures=5, series=True, seed=1, size="1760x1792")
    messages = _galleries(studio, exchange)
    assert [_sizes(message) for message in messages] == [[size, size], [size, size], [size]]
    names = [each["filename"] for message in messages for each in message["attachments"]]
    assert names == [f"easel-0{n}.png" for n in range(1, 6)]
    assert [len(buttons(message)) for message in messages] == [0, 0, 5]
    assert _posts(studio, exchange) == [message["id"] for message in messages]


async def test_no_request_is_larger_than_discord_takes(studio: Studio, ada: Member) -> None:
    """A boosted server takes files of 100 MiB, but no bot may send more than 25 MiB at once."""
    studio.discord.world.boost(3)
    assert len(heavy(4096, 2304)) > 25 * MIB
    exchange = await ada.slash("imagine", prompt="a heavy boat", quality="4K", shape="wide", seed=1)
    await studio.in_state(exchange, "delivering", "done", "failed")
    row = await studio.given_up(exchange)
    assert row.ending == ("done", "settled", 1)
    gallery = await ada.reply(exchange, until=is_gallery)
    assert max(_sizes(gallery)) < 25 * MIB
    assert len(_lines(gallery, SMALLER)) == 1


async def test_a_limit_that_sinks_on_the_way(studio: Studio, ada: Member) -> None:
    """The server loses its boost while it is painted: told that it is kept, counted as nothing, and kept it is."""
    studio.discord.world.boost(2)
    studio.hold()
    exchange = await ada.slash("imagine", prompt="a heavy boat", quality="2K", seed=1)
    await studio.in_state(exchange, "rendering")
    studio.discord.world.boost(0)
    studio.release()
    await studio.in_state(exchange, "delivering", "failed")
    assert (await studio.given_up(exchange)).ending == ("failed", "released", 0)
    await ada.reply(exchange, until=says("painted and kept, but Discord didn't take them"))
    (original,) = (studio.data_dir / "pictures").rglob("*.png")
    assert original.read_bytes() == heavy(2048, 2048)


# Files a message


@pytest.mark.parametrize("hidden", [False, True])
async def test_twelve_pictures_are_two_messages(studio: Studio, ada: Member, bruno: Member, hidden: bool) -> None:
    """Ten and two, told apart, in order, all recorded; buttons below the last alone; private ones stay private."""
    exchange, first = await painted(studio, ada, prompt="a boat", pictures=12, seed=2, private=hidden)
    await studio.until(lambda: len(_galleries(studio, exchange)) == 2)
    messages = _galleries(studio, exchange)
    assert messages[0]["id"] == first["id"]
    assert [len(pictures(message)) for message in messages] == [10, 2]
    assert ["message 1 of 2" in text_of(messages[0]), "message 2 of 2" in text_of(messages[1])] == [True, True]
    assert [[button["label"] for button in buttons(message)] for message in messages] == [[], LABELS]
    assert _posts(studio, exchange) == [message["id"] for message in messages]
    assert [private(message) for message in messages] == [hidden, hidden]
    assert len(await bruno.messages()) == (0 if hidden else 2)


async def test_twelve_with_some_too_large(studio: Studio, ada: Member) -> None:
    """Each message remarks on its own pictures, by the numbers that they have among all."""
    studio.discord.world.file_limit = 200_000
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=12, seed=2)
    first, second = _galleries(studio, exchange)
    assert [list(_links(_lines(message, SMALLER)[0])) for message in (first, second)] == [
        ["2", "4", "6", "8", "10"],
        ["12"],
    ]


async def test_the_buttons_of_the_last_message_know_all_pictures(studio: Studio, ada: Member) -> None:
    """Vary offers all twelve, and takes the first from where it is shown: in the message before."""
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=12, seed=2)
    last = _galleries(studio, exchange)[-1]
    question = await ada.reply(await ada.press(last, "Vary"), until=private)
    pressed = await ada.choose(question, "Picture 1")
    row = await studio.ended(pressed)
    assert row.state == "done"
    assert "easel-01" in row.request["references"][0]["url"]


async def test_both_messages_go_to_the_same_channel(studio: Studio, ada: Member) -> None:
    """The second follows the first."""
    ada.at("gallery")
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=11, seed=2)
    assert {message["channel_id"] for message in _galleries(studio, exchange)} == {demo.GALLERY}

"""`/imagine` from the command to the gallery, with every option, as a member lives it."""

import re
from typing import Any

import pytest

from playground.member import Member, buttons, pictures, text_of
from tests.flows.studio import Studio, asked, is_gallery, is_progress, painted, plain_paint, refused, says

Json = dict[str, Any]
NASTY = (
    "@everyone @here <@1100000000000000302> <@&1100000000000000101> **bold** _it_ ~~no~~ ||hid|| `code` "
    "[link](https://evil.example) https://evil.example # x\n> quote\n```py\nx\n``` "
    "\u202eabc\u202c a\u200bb 🎨🦊 $(rm) {0} %s"
)


async def test_words_become_a_picture(studio: Studio, ada: Member) -> None:
    """Deferred in time, progress with a way out, then one picture with alt text; asked for once, counted once."""
    studio.hold()
    exchange = await ada.slash("imagine", prompt="a boat at dawn")
    await ada.acknowledged(exchange)
    interaction = studio.discord.world.interactions[exchange.id]
    assert interaction.acknowledged is not None
    assert interaction.acknowledged - interaction.created < 3.0
    progress = await ada.reply(exchange, until=is_progress)
    assert "> a boat at dawn" in text_of(progress)
    assert [button["label"] for button in buttons(progress)] == ["Cancel"]
    await studio.in_state(exchange, "rendering")

    studio.release()
    gallery = await ada.reply(exchange, until=is_gallery)
    row = await studio.ended(exchange)

    assert gallery["id"] == progress["id"]
    assert [each["description"] for each in pictures(gallery)] == ["a boat at dawn"]
    assert [(a["description"], a["width"], a["height"]) for a in gallery["attachments"]] == [
        ("a boat at dawn", 2048, 2048)
    ]
    assert not any(button["label"] == "Cancel" for button in buttons(gallery))
    seed = row.request["seed"]
    assert f"seed {seed}" in text_of(gallery)
    assert studio.payloads == [
        {
            "prompt": "a boat at dawn",
            "size": "2048x2048",
            "max_images": 1,
            "sequential_image_generation": "disabled",
            "seed": seed,
            "watermark": False,
            "response_format": "url",
        }
    ]
    assert 0 <= seed <= 2**31 - 1
    assert row.ending == ("done", "settled", 1)
    assert row.cost_micros == 30_000
    assert studio.charged == 1
    await studio.until(lambda: studio.lines(exchange))
    assert [line["event"] for line in studio.lines(exchange)] == ["done"]


async def test_the_picture_is_the_very_one_that_was_painted(studio: Studio, ada: Member) -> None:
    """What lies in Discord has the bytes that the provider painted for this seed."""
    _, gallery = await painted(studio, ada, prompt="a boat", seed=42)
    assert await ada.fetch(gallery["attachments"][0]["url"]) == _bytes(studio, 42)


async def test_a_nasty_prompt_reaches_the_model_whole_and_does_nothing_here(studio: Studio, ada: Member) -> None:
    """Mentions, markdown, hidden and reversing characters and emoji: painted as typed, shown without any effect."""
    exchange, gallery = await painted(studio, ada, prompt=NASTY)
    text = text_of(gallery)
    assert studio.payloads[0]["prompt"] == NASTY
    acting = r"@everyone|@here|(?<!\\)(<@\d|<@&|\*\*bold|\[link|```|\|\||~~)|\u202e"
    assert re.findall(acting, text.replace(f"<@{ada.id}>", "")) == []
    assert "🎨🦊" in text
    assert "\u202e" not in gallery["attachments"][0]["description"]
    interaction = studio.discord.world.interactions[exchange.id]
    assert all(call.endswith("200") for _, call in interaction.calls)


@pytest.mark.parametrize("prompt", ["🎨" * 2000, "*" * 2000, "x" * 2000, "\n".join("ab" * 500)])
async def test_the_longest_prompts_fit(studio: Studio, ada: Member, prompt: str) -> None:
    """2000 characters of the worst kind still fit into every message of the story."""
    exchange, gallery = await painted(studio, ada, prompt=prompt)
    assert studio.payloads[0]["prompt"] == prompt
    assert 0 < len(gallery["attachments"][0]["description"]) <= 1024
    assert all(call.endswith("200") for call in studio.calls(exchange))


_SIZES = {
    "square": ("1024x1024", "2048x2048", "4096x4096"),
    "landscape": ("1152x864", "2304x1728", "4096x3072"),
    "portrait": ("864x1152", "1728x2304", "3072x4096"),
    "wide": ("1280x720", "2560x1440", "4096x2304"),
    "tall": ("720x1280", "1440x2560", "2304x4096"),
    "photo": ("1248x832", "2496x1664", "4096x2728"),
    "photo-portrait": ("832x1248", "1664x2496", "2728x4096"),
    "cinema": ("1512x648", "3024x1296", "4096x1752"),
}


@pytest.mark.settings(concurrent_generations=30)
async def test_every_shape_in_every_quality(studio: Studio, ada: Member) -> None:
    """All 24 are sent as the model's own width and height."""
    studio.hold()
    wanted = {
        f"{s} {q}": size for s, sizes in _SIZES.items() for q, size in zip(("1K", "2K", "4K"), sizes, strict=True)
    }
    for name in wanted:
        shape, quality = name.split()
        await ada.slash("imagine", prompt=name, shape=shape, quality=quality)
    await studio.until(lambda: len(studio.records) == len(wanted))
    assert {payload["prompt"]: payload["size"] for payload in studio.payloads} == wanted
    assert len(studio.rows()) == len(wanted)


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({"size": "1K"}, "1024x1024"),
        ({"size": "2k", "shape": "tall"}, "1440x2560"),
        ({"size": "4K", "shape": "cinema", "quality": "1K"}, "4096x1752"),
        ({"size": "1500x1000"}, "1500x1000"),
        ({"size": " 1920 × 1080 ", "shape": "tall", "quality": "4K"}, "1920x1080"),
        ({"size": "4096X4096"}, "4096x4096"),
        ({"size": "240x3840"}, "240x3840"),
        ({"size": "\uff11\uff10\uff12\uff14x1024"}, "1024x1024"),
    ],
)
async def test_size_overrides_shape_and_quality(studio: Studio, ada: Member, options: Json, size: str) -> None:
    """A preset takes the shape; exact pixels take nothing; the picture has that size and the caption says it."""
    _, gallery = await painted(studio, ada, prompt="a boat", **options)
    attachment = gallery["attachments"][0]
    assert [payload["size"] for payload in studio.payloads] == [size]
    assert f"{attachment['width']}x{attachment['height']}" == size
    assert size.replace("x", " × ") in text_of(gallery)


@pytest.mark.parametrize("seed", [0, 7, 2**31 - 1])
async def test_a_seed_repeats_a_picture(studio: Studio, ada: Member, seed: int) -> None:
    """The same words with the same seed are the same order, and 0 is a seed like any other."""
    _, first = await painted(studio, ada, prompt="a boat", seed=seed)
    _, second = await painted(studio, ada, prompt="a boat", seed=seed)
    assert [payload["seed"] for payload in studio.payloads] == [seed, seed]
    assert f"seed {seed}" in text_of(first)
    one, two = [await ada.fetch(each["attachments"][0]["url"]) for each in (first, second)]
    assert one == two


async def test_minus_one_and_none_are_random(studio: Studio, ada: Member) -> None:
    """Each time another seed, drawn here and told, so that every picture can be repeated."""
    for options in ({"seed": -1}, {"seed": -1}, {}):
        _, gallery = await painted(studio, ada, prompt="a boat", **options)
        assert f"seed {studio.payloads[-1]['seed']}" in text_of(gallery)
    seeds = [payload["seed"] for payload in studio.payloads]
    assert len(set(seeds)) == 3
    assert all(0 <= seed <= 2**31 - 1 for seed in seeds)


async def test_watermark_is_asked_for_and_told(studio: Studio, ada: Member) -> None:
    """The option reaches the provider and the caption."""
    _, gallery = await painted(studio, ada, prompt="a boat", watermark=True)
    assert studio.payloads[0]["watermark"] is True
    assert "watermark" in text_of(gallery)


async def test_a_spoiler_is_hidden_until_clicked(studio: Studio, ada: Member) -> None:
    """Both the files and the gallery are marked."""
    _, gallery = await painted(studio, ada, prompt="a boat", spoiler=True, pictures=2)
    assert all(each["spoiler"] for each in pictures(gallery))
    assert all(each["filename"].startswith("SPOILER_") for each in gallery["attachments"])


async def test_a_private_picture_is_private_from_end_to_end(studio: Studio, ada: Member, bruno: Member) -> None:
    """Thinking, progress and pictures are Ada's alone; Bruno and the moderators never see anything."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a secret boat", private=True)
    assert progress["flags"] & 64
    studio.release()
    gallery = await ada.reply(exchange, until=is_gallery)
    assert gallery["flags"] & 64
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    assert [message.private_to for message in studio.shown()] == [ada.id]
    assert await bruno.messages() == []


async def test_a_private_row_says_so(studio: Studio, ada: Member) -> None:
    """Whoever takes it up after a restart knows that its reply is private."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a secret boat", private=True)
    assert studio.row(exchange).reply["private"] is True


async def test_the_provider_can_be_named(studio: Studio, ada: Member) -> None:
    """A known provider paints; an unknown one is refused by name."""
    await painted(studio, ada, prompt="a boat", provider="gmi")
    assert len(studio.records) == 1
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat", provider="dalle"))
    assert "dalle" in sentence
    assert len(studio.records) == 1


async def test_size_suggestions(studio: Studio, ada: Member) -> None:
    """Empty, a ratio, digits, a size of one's own, and the chosen shape first."""

    async def choices(typed: str, **options: Any) -> list[str]:
        found = await ada.autocomplete("imagine", focused="size", prompt="x", size=typed, **options)
        assert all(0 < len(each["name"]) <= 100 for each in found)
        assert len(found) <= 25
        return [each["value"] for each in found]

    everything = await choices("")
    assert everything[:3] == ["1024x1024", "2048x2048", "4096x4096"]
    assert len(everything) == len(set(everything)) >= 20
    assert (await choices("", shape="wide"))[:3] == ["1280x720", "2560x1440", "4096x2304"]
    assert await choices("16:9") == ["1280x720", "2560x1440", "4096x2304"]
    twenty_three = await choices("23")
    assert "2304x1728" in twenty_three
    assert all("23" in value for value in twenty_three)
    assert (await choices("1500x1000"))[0] == "1500x1000"
    assert await choices("0x0") == []
    assert await choices("@everyone") == []


async def test_provider_suggestions(studio: Studio, ada: Member) -> None:
    """The providers there are, by what was typed."""
    for typed, wanted in (("", ["gmi"]), ("G", ["gmi"]), ("zz", [])):
        found = await ada.autocomplete("imagine", focused="provider", prompt="x", provider=typed)
        assert [each["value"] for each in found] == wanted


async def test_three_pictures_arrive_one_by_one(studio: Studio, ada: Member) -> None:
    """Three renders side by side with seeds s, s+1, s+2; true progress; shown in order whichever came first."""
    studio.hold()
    exchange, progress = await asked(ada, prompt="a boat", pictures=3, seed=100)
    assert "0 of 3 pictures" in text_of(progress)
    await studio.until(lambda: len(studio.records) == 3)
    assert sorted(payload["seed"] for payload in studio.payloads) == [100, 101, 102]
    assert all(p["max_images"] == 1 and p["sequential_image_generation"] == "disabled" for p in studio.payloads)
    by_seed = {record.seed: record for record in studio.records}

    studio.finish(by_seed[102])
    await ada.reply(exchange, until=says("1 of 3 pictures"))
    assert studio.row(exchange).ending == ("rendering", "held", 3)
    studio.finish(by_seed[100])
    await ada.reply(exchange, until=says("2 of 3 pictures"))
    studio.finish(by_seed[101])
    gallery = await ada.reply(exchange, until=is_gallery)

    shown = [await ada.fetch(each["url"]) for each in gallery["attachments"]]
    assert shown == [_bytes(studio, seed) for seed in (100, 101, 102)]
    assert (await studio.ended(exchange)).ending == ("done", "settled", 3)
    assert studio.charged == 3


async def test_seeds_go_round_at_the_end_of_their_range(studio: Studio, ada: Member) -> None:
    """Two pictures from the last seed on: both seeds are possible ones."""
    await painted(studio, ada, prompt="a boat", pictures=2, seed=2**31 - 1)
    assert sorted(payload["seed"] for payload in studio.payloads) == [0, 2**31 - 1]


async def test_a_series_is_one_render(studio: Studio, ada: Member) -> None:
    """One order in `auto` for four pictures, all of them shown in their order."""
    exchange, gallery = await painted(studio, ada, prompt="a fox's day", pictures=4, series=True, seed=9)
    payload = studio.payloads[0]
    assert len(studio.records) == 1
    assert (payload["max_images"], payload["sequential_image_generation"], payload["seed"]) == (4, "auto", 9)
    assert payload["prompt"].startswith("a fox's day")
    assert "4" in payload["prompt"]
    shown = [await ada.fetch(each["url"]) for each in gallery["attachments"]]
    prompt = payload["prompt"]
    assert shown == [_bytes(studio, 9, number, prompt) for number in range(4)]
    assert studio.row(exchange).ending == ("done", "settled", 4)
    assert studio.charged == 4


async def test_a_series_may_come_back_smaller(studio: Studio, ada: Member) -> None:
    """The model paints fewer: k of n is told, k are counted."""
    studio.gmi_faults("fewer_pictures")
    exchange, gallery = await painted(studio, ada, prompt="a fox's day", pictures=5, series=True)
    assert len(pictures(gallery)) == 2
    assert "2 pictures instead of 5" in text_of(gallery)
    assert studio.row(exchange).ending == ("done", "settled", 2)
    assert studio.row(exchange).cost_micros == 60_000
    assert studio.charged == 2


async def test_fifteen_pictures_fill_two_messages(studio: Studio, ada: Member) -> None:
    """Ten and five, in order, the second message after the first."""
    exchange, first = await painted(studio, ada, prompt="a boat", pictures=15, seed=1)
    messages = [message for message in await ada.messages() if pictures(message)]
    assert messages[0]["id"] == first["id"]
    assert [len(pictures(message)) for message in messages] == [10, 5]
    names = [each["filename"] for message in messages for each in message["attachments"]]
    assert names == [f"easel-{number:02d}.jpg" for number in range(1, 16)]
    shown = [await ada.fetch(each["url"]) for message in messages for each in message["attachments"]]
    assert shown == [_bytes(studio, seed) for seed in range(1, 16)]
    assert studio.row(exchange).ending == ("done", "settled", 15)
    assert studio.charged == 15


async def test_fifteen_private_spoilers_stay_private_and_hidden(studio: Studio, ada: Member) -> None:
    """The second message keeps every promise of the first."""
    await painted(studio, ada, prompt="a boat", pictures=12, private=True, spoiler=True)
    galleries = [message for message in studio.shown() if pictures(message.payload)]
    assert [message.private_to for message in galleries] == [ada.id, ada.id]
    assert all(each["spoiler"] for message in galleries for each in pictures(message.payload))


async def test_expected_time_is_measured_before_it_is_told(studio: Studio, ada: Member) -> None:
    """The first members read that there is no estimate yet; later ones read a moment that is not in the past."""
    studio.hold()
    first, progress = await asked(ada, prompt="boat 0")
    assert "no estimate yet" in text_of(progress)
    assert "%" not in text_of(progress)
    studio.release()
    await studio.ended(first)
    for number in range(1, 5):
        await painted(studio, ada, prompt=f"boat {number}")
    studio.hold()
    _, progress = await asked(ada, prompt="boat 5")
    assert "expected <t:" in text_of(progress)
    assert "%" in text_of(progress)


async def test_two_members_paint_side_by_side(studio: Studio, ada: Member, bruno: Member) -> None:
    """Each gets their own pictures in their own reply."""
    one, two = await ada.slash("imagine", prompt="Ada's", quality="1K"), await bruno.slash("imagine", prompt="Bruno's")
    for member, exchange, words in ((ada, one, "Ada's"), (bruno, two, "Bruno's")):
        gallery = await member.reply(exchange, until=is_gallery)
        assert words in text_of(gallery)
        assert f"<@{member.id}>" in text_of(gallery)
        await studio.ended(exchange)
    assert {row.member_id for row in studio.rows()} == {int(ada.id), int(bruno.id)}


async def test_in_a_direct_message(studio: Studio, ada: Member) -> None:
    """Alone with the bot everything works as in a channel."""
    person = studio.discord.world.people[ada.id]
    channel = studio.discord.world.direct_channel(person)
    await ada.refresh()
    ada.at(channel.id)
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=11)
    assert [len(pictures(message)) for message in await ada.messages(channel.id)] == [10, 1]
    assert studio.row(exchange).ending == ("done", "settled", 11)


async def test_calls_to_discord_are_few(studio: Studio, ada: Member) -> None:
    """A generation of the usual length needs six calls at most, the acknowledgement and the pictures included."""
    exchange, _ = await painted(studio, ada, prompt="a boat")
    assert len(studio.calls(exchange)) <= 6, studio.calls(exchange)


def _bytes(studio: Studio, seed: int, number: int = 0, prompt: str = "a boat") -> bytes:
    """What the provider painted for this seed."""
    record = next(each for each in studio.records if each.seed == seed and each.order.prompt == prompt)
    width, height = record.size
    return plain_paint(_Commission(seed, number, width, height))  # pyright: ignore[reportArgumentType]


class _Commission:
    """As much of a commission as plain painting looks at."""

    def __init__(self, seed: int, number: int, width: int, height: int) -> None:
        self.seed, self.number, self.width, self.height = seed, number, width, height

"""`/studio usage`: what was painted, what it cost, how long it took and what was refused, in charts and in words."""

import io
import threading
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image

from bot.ui import charts
from playground.fake_discord import demo
from playground.member import Member, buttons, private, text_of, walk
from tests.flows.studio import PATIENCE, Studio, painted, refused
from tests.flows.test_review import told

Json = dict[str, Any]
DAY = 86_400.0


async def opened(member: Member) -> Json:
    message = await member.reply(await member.slash("studio usage"), timeout=PATIENCE)
    assert private(message)
    return message


def descriptions(message: Json) -> list[str]:
    """What is read aloud of each chart."""
    galleries = (each for each in walk(message) if each["type"] == 12)
    return [item["description"] for gallery in galleries for item in gallery["items"]]


async def sheets(member: Member, message: Json) -> list[Image.Image]:
    """The charts themselves."""
    return [Image.open(io.BytesIO(await member.download(message, each))) for each in range(len(message["attachments"]))]


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """Where each sheet was drawn."""
    seen: list[threading.Thread] = []
    drawn = charts.drawn

    def watched(sheet: Sequence[charts.Chart]) -> bytes:
        seen.append(threading.current_thread())
        return drawn(sheet)

    monkeypatch.setattr(charts, "drawn", watched)
    return seen


async def test_an_unused_studio_says_so(studio: Studio, olga: Member) -> None:
    """In words, without an empty chart, and with other spans to look at."""
    message = await opened(olga)
    assert "Nothing was asked for in these days." in text_of(message)
    assert message["attachments"] == []
    spans = {each["label"]: each.get("disabled", False) for each in buttons(message)}
    assert spans == {"7 days": True, "30 days": False, "90 days": False}
    message = await olga.reply(await olga.press(message, "90 days"))
    assert "The last 90 days" in text_of(message)


async def test_a_week_in_charts_and_in_words(
    studio: Studio, olga: Member, ada: Member, bruno: Member, threads: list[threading.Thread]
) -> None:
    """Pictures, money, members, times and why nothing came; all of it is in the words as well."""
    await painted(studio, ada, prompt="a boat", pictures=3)
    studio.clock.jump(2 * DAY)
    await painted(studio, bruno, prompt="a boat", pictures=2)
    studio.gmi_faults("refused_output_image")
    exchange = await bruno.slash("imagine", prompt="a boat", quality="1K")
    await studio.ended(exchange)
    await refused(studio, ada, studio.smuggle(ada, size="9x9"))
    message = await opened(olga)
    text = text_of(message)
    assert "5 pictures, $0.15" in text
    assert f"1. <@{demo.ADA}>: 3 · 2. <@{demo.BRUNO}>: 2" in text
    assert "gmi: half delivered in " in text
    assert "content: 1" in text
    assert "mistakes in the request: 1" in text
    table = text.partition("```")[2].partition("```")[0].strip().splitlines()
    assert [line.split()[2:4] for line in table] == [["0", "$0.00"]] * 4 + [
        ["3", "$0.09"],
        ["0", "$0.00"],
        ["2", "$0.06"],
    ]

    first, second = await sheets(olga, message)
    for sheet in (first, second):
        assert (sheet.format, sheet.width) == ("PNG", charts.WIDTH)
        assert set(sheet.convert("L").crop((0, 0, 5, 5)).tobytes()) == {31}, "dark, as the page around it"
    alternatives = descriptions(message)
    assert "0, 0, 0, 0, 3, 0, 2" in alternatives[0]
    assert "0.00, 0.09, 0.00, 0.06" in alternatives[0]
    assert "Painted most: 1. 3 · 2. 2" in alternatives[1]
    assert threads
    assert threading.main_thread() not in threads


async def test_other_spans_and_who_may_see_them(studio: Studio, olga: Member, ada: Member) -> None:
    """The same buttons after a restart; what is older than a week is in the longer spans alone."""
    await painted(studio, ada, prompt="a boat")
    studio.clock.jump(10 * DAY)
    message = await opened(olga)
    assert "Nothing was asked for" in text_of(message)
    await studio.restart()
    message = await olga.reply(await olga.press(message, "30 days"))
    assert "1 picture, $0.03" in text_of(message)
    assert len(message["attachments"]) == 2
    again = await olga.reply(await olga.press(message, "7 days"))
    assert again["id"] == message["id"]
    assert again["attachments"] == []
    studio.discord.world.owner_id = demo.MIKA
    studio.discord.world.change_person(demo.OLGA, roles=())
    assert "Manage Server" in await told(olga, await olga.press(again, "90 days"))


async def test_another_language_has_its_own_words(studio: Studio, olga: Member, ada: Member) -> None:
    """Where no font has its letters the charts speak English, and the words the member's language."""
    await painted(studio, ada, prompt="a boat")
    for locale, words in (("de", "Bilder pro Tag"), ("ja", "1日ごとの画像")):
        await olga.speaks(locale)
        message = await opened(olga)
        assert words in descriptions(message)[0]
        assert len(message["attachments"]) == 2


async def test_the_words_come_without_a_chart(
    studio: Studio, olga: Member, ada: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where none can be drawn, nobody waits for one."""
    await painted(studio, ada, prompt="a boat")

    def full(sheet: Sequence[charts.Chart]) -> bytes:
        raise OSError(28, f"no room for {len(sheet)} charts")

    monkeypatch.setattr(charts, "drawn", full)
    message = await opened(olga)
    assert "1 picture, $0.03" in text_of(message)
    assert message["attachments"] == []
    assert [line["level"] for line in studio.logs if line["event"] == "no chart could be drawn"] == ["error"]

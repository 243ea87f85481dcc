"""Bad input, row by row: a clear private sentence, nothing reserved, nothing pinged, nothing asked of anybody."""

from typing import Any

import pytest

from playground.member import Member, NotSent, text_of
from tests.flows.studio import Studio, painted, quota, refused

Json = dict[str, Any]

#: What a member's own client lets through.
_SENDABLE: dict[str, tuple[Json, str]] = {
    "only spaces": ({"prompt": "   "}, "The prompt is empty"),
    "only invisible characters": ({"prompt": "\u200b\u200e\u2060\ufeff"}, "The prompt is empty"),
    "only a NUL": ({"prompt": "\0"}, "The prompt is empty"),
    "size 0x0": ({"size": "0x0"}, "0x0 can't be painted"),
    "size too wide": ({"size": "99999x1"}, "can't be painted"),
    "half a size": ({"size": "12x"}, "can't read the size"),
    "no size": ({"size": "@everyone **big**"}, "can't read the size"),
    "negative size": ({"size": "-1024x1024"}, "can't read the size"),
    "too few pixels": ({"size": "900x900"}, "megapixels"),
    "too many pixels": ({"size": "4097x4096"}, "megapixels"),
    "too narrow": ({"size": "16000x999"}, "too narrow"),
    "a size without end": ({"size": "9" * 3000 + "x1"}, "can't read the size"),
    "a series of one": ({"series": True, "pictures": 1}, "2 to 15"),
    "an unknown provider": ({"provider": "@everyone"}, "no provider"),
}
#: What only a modified client sends.
_SMUGGLED: dict[str, tuple[Json, str]] = {
    "2001 characters": ({"prompt": "x" * 2001}, "2001 characters"),
    "an empty prompt": ({"prompt": ""}, "The prompt is empty"),
    "16 pictures": ({"pictures": 16}, "1 to 15 pictures"),
    "no pictures": ({"pictures": 0}, "1 to 15 pictures"),
    "minus one picture": ({"pictures": -1}, "1 to 15 pictures"),
    "16 in a series": ({"pictures": 16, "series": True}, "2 to 15"),
    "seed 2^31": ({"seed": 2**31}, "A seed is a number from 0"),
    "seed -2": ({"seed": -2}, "A seed is a number from 0"),
}


async def _refused_for(studio: Studio, ada: Member, exchange: Any, words: str) -> None:
    sentence = await refused(studio, ada, exchange)
    assert words in sentence
    assert "Something went wrong" not in sentence
    assert "@everyone" not in sentence
    assert len(sentence) <= 2000
    assert studio.records == []
    assert studio.rows() == []
    assert "50 of 50 left" in await quota(ada)
    assert not studio.lines(exchange, "warning", "error", "critical"), "a member's slip is no fault of the studio"


@pytest.mark.parametrize("case", _SENDABLE)
async def test_bad_input_is_refused(studio: Studio, ada: Member, case: str) -> None:
    """What the client lets through and the studio does not paint."""
    options, words = _SENDABLE[case]
    exchange = await ada.slash("imagine", **({"prompt": "a boat"} | options))
    await _refused_for(studio, ada, exchange, words)


@pytest.mark.parametrize("case", _SMUGGLED)
async def test_smuggled_input_is_refused_as_well(studio: Studio, ada: Member, case: str) -> None:
    """The studio does not rely on the client's checks."""
    options, words = _SMUGGLED[case]
    await _refused_for(studio, ada, studio.smuggle(ada, **options), words)


@pytest.mark.parametrize("case", ["size 0x0", "only spaces", "a series of one"])
async def test_a_refusal_leaves_one_log_line(studio: Studio, ada: Member, case: str) -> None:
    """An operator who is asked "why did it not paint?" finds the generation's id and the reason."""
    exchange = await ada.slash("imagine", **({"prompt": "a boat"} | _SENDABLE[case][0]))
    await refused(studio, ada, exchange)
    assert len(studio.lines(exchange)) == 1


@pytest.mark.parametrize(
    "options",
    [{"prompt": ""}, {"prompt": "x" * 2001}, {"pictures": 16}, {"pictures": 0}, {"seed": 2**31}, {"shape": "round"}],
)
async def test_an_honest_client_does_not_even_send_it(studio: Studio, ada: Member, options: Json) -> None:
    """The command as registered carries the bounds, so that the member reads them while typing."""
    with pytest.raises(NotSent):
        await ada.slash("imagine", **({"prompt": "a boat"} | options))


async def test_where_the_bot_may_not_attach_files(studio: Studio, ada: Member) -> None:
    """Refused before anything is spent, naming the permission that is missing."""
    ada.at("no-pictures")
    sentence = await refused(studio, ada, await ada.slash("imagine", prompt="a boat"))
    assert "Attach Files" in sentence
    assert "Send Messages" not in sentence
    assert studio.rows() == []
    assert studio.records == []
    ada.at("gallery")
    await painted(studio, ada, prompt="a boat")


async def test_the_first_reason_is_the_channel(studio: Studio, ada: Member) -> None:
    """A bad size in a channel without pictures: the channel comes first."""
    ada.at("no-pictures")
    assert "Attach Files" in await refused(studio, ada, await ada.slash("imagine", prompt="a boat", size="0x0"))


async def test_private_refusals_stay_in_their_channel(studio: Studio, ada: Member, bruno: Member) -> None:
    """Whoever looks over Ada's shoulder sees nothing at all."""
    exchange = await ada.slash("imagine", prompt="a boat", size="0x0")
    await ada.reply(exchange)
    assert await bruno.messages() == []
    assert text_of((await ada.messages())[-1]).startswith("0x0")

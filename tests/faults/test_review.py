"""Discord's troubles while moderators are asked, and while they are shown what was decided: one card, and one end."""

from typing import Any

import pytest

from playground.fake_discord import demo
from playground.member import Member, buttons, text_of
from tests.flows.studio import PATIENCE, Studio, is_gallery, says
from tests.flows.test_review import APPROVE, card, cards, decides

ASKING, SHOWING = "POST /channels", "PATCH /channels"
TROUBLES = {
    "429": {"fault": "rate_limit", "scope": "user", "retry_after": 0.5},
    "429 shared": {"fault": "rate_limit", "scope": "shared", "retry_after": 0.5},
    "429 global": {"fault": "rate_limit", "scope": "global", "retry_after": 0.5},
    "500": {"fault": "server_error", "status": 500},
    "503": {"fault": "server_error", "status": 503},
    "403": {"fault": "missing_permissions"},
    "cut before": {"fault": "drop_connection", "when": "before"},
    "cut after": {"fault": "drop_connection", "when": "after"},
}


def _faults(route: str, counts: dict[str, int]) -> list[Any]:
    return [
        pytest.param({**TROUBLES[name], "route": route, "count": count}, id=f"{name} x{count}")
        for name, count in counts.items()
    ]


async def _decided(studio: Studio, ada: Member, mika: Member, asked: Any) -> None:
    """Approved on the one card: delivered and settled once."""
    await mika.press(await card(studio), APPROVE)
    await ada.reply(asked, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(asked)).ending == ("done", "settled", 1)
    assert sum(map(is_gallery, await ada.messages())) == 1
    assert len(cards(studio)) == 1


@pytest.mark.parametrize(
    "fault",
    _faults(
        ASKING,
        {"429": 1, "429 shared": 1, "429 global": 1, "500": 7, "503": 2, "403": 2, "cut before": 1, "cut after": 1},
    ),
)
async def test_while_a_card_is_put_up(studio: Studio, ada: Member, mika: Member, fault: dict[str, Any]) -> None:
    """It waits meanwhile, whatever Discord says; then there is one card, and its member reads that they were asked."""
    await decides(studio)
    studio.discord_faults(fault)
    asked = await ada.slash("imagine", prompt="a boat", quality="1K")
    await card(studio)
    await ada.reply(asked, until=says("They have been asked"), timeout=PATIENCE)
    await studio.until(lambda: not studio.discord.faults.active)
    assert studio.row(asked).state == "reviewing"
    await _decided(studio, ada, mika, asked)


@pytest.mark.parametrize("fault", _faults(SHOWING, {"429": 1, "503": 1, "403": 1, "cut before": 1, "cut after": 1}))
async def test_while_a_verdict_is_written_onto_its_card(
    studio: Studio, ada: Member, mika: Member, fault: dict[str, Any]
) -> None:
    """The decision is carried out all the same; the press itself has shown it on the card."""
    await decides(studio)
    asked = await ada.slash("imagine", prompt="a boat", quality="1K")
    await card(studio)
    await studio.in_state(asked, "reviewing")
    studio.discord_faults(fault)
    await _decided(studio, ada, mika, asked)
    await studio.until(lambda: f"Approved by <@{demo.MIKA}>" in text_of(cards(studio)[0]))
    assert buttons(cards(studio)[0]) == []

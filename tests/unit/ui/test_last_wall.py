"""What the last wall makes of an error that discord.py has no class for."""

from types import SimpleNamespace
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.ui import answer


@pytest.mark.parametrize(
    ("closed", "events", "sentences"),
    [
        (True, ["Discord did not take an answer"], 0),
        (False, ["a defect in a command or button", "refused"], 1),
    ],
    ids=["the bot stops", "a defect"],
)
async def test_a_session_that_is_closed_by_a_stop_is_no_defect(closed: bool, events: list[str], sentences: int) -> None:
    """Its member is not told then, because nothing can be said any more; else a defect is logged and told."""
    said: list[str] = []

    async def send_message(sentence: str, **_: Any) -> None:
        said.append(sentence)

    interaction: Any = SimpleNamespace(
        id=1,
        locale="en-US",
        extras={},
        client=SimpleNamespace(is_closed=lambda: closed, services=SimpleNamespace(refused=lambda _: None)),
        response=SimpleNamespace(is_done=lambda: False, send_message=send_message),
    )
    with capture_logs() as logs:
        await answer.tell(interaction, RuntimeError("Session is closed"))
    assert [line["event"] for line in logs] == events
    assert len(said) == sentences

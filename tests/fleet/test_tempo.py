"""A provider's tempo, kept by all workers together."""

import time

from playground.member import Member
from tests.fleet.house import Fleet

PER_MINUTE = 240


async def test_workers_keep_one_tempo_together(fleet: Fleet, ada: Member, bruno: Member) -> None:
    """Four requests a second however many workers there are: twelve submissions take what they take."""
    await fleet.opened(
        "gateway", "worker", "worker",
        gmi_requests_per_minute=PER_MINUTE, concurrent_generations=6, waiting_generations=0,
    )  # fmt: skip
    fleet.hold()
    began = time.monotonic()
    for number in range(6):
        for member in (ada, bruno):
            await member.slash("imagine", prompt=f"a fox {number}", quality="1K")
    await fleet.until(lambda: len(fleet.records) == 12)
    took = time.monotonic() - began
    owners = {fleet.owner_of(row["id"]) for row in fleet.rows()}

    # The first goes at once, and each of the others a quarter of a second after the one before.
    assert took > 11 * 60 / PER_MINUTE
    assert len(owners) == 2, "one worker had all the work, so nothing was shared"

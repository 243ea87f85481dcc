"""Bans among fakes: what stands in line is cancelled where the ban holds, and nowhere else."""

from dataclasses import dataclass, field

import pytest

from bot.domain.conduct import EVERYWHERE, Ban, Deed
from bot.domain.generation import Generation
from bot.pipeline.banning import Banning
from tests.unit.pipeline.fakes import MEMBER, Studio
from tests.unit.pipeline.houses import Bans, Log

HERE, THERE, MODERATOR = 9, 10, 400


@dataclass
class Line:
    """The part of `ports.Engine` that a ban calls."""

    cancelled: list[int] = field(default_factory=list)

    async def cancel(self, generation: Generation) -> bool:
        self.cancelled.append(generation.id)
        return True


def banning(studio: Studio) -> tuple[Banning, Line, Log]:
    """With one that runs, one in line here, one in line elsewhere, and one in a direct message."""
    studio.admitted(1, guild_id=HERE)
    for number, guild_id in ((2, HERE), (3, THERE), (4, None)):
        studio.admitted(number, guild_id=guild_id, turn_at=None)
    line, log = Line(), Log()
    made = Banning(clock=studio.clock, bans=Bans(), generations=studio.rows, engine=line, log=log)  # pyright: ignore[reportArgumentType]
    return made, line, log


@pytest.mark.parametrize(("guild_id", "cancelled"), [(HERE, [2]), (THERE, [3]), (EVERYWHERE, [2, 3, 4])])
async def test_what_stands_in_line_is_cancelled(studio: Studio, guild_id: int, cancelled: list[int]) -> None:
    """What runs is finished; the log tells the ban and its end."""
    made, line, log = banning(studio)
    ban = Ban(guild_id=guild_id, member_id=MEMBER, by_id=MODERATOR, at=studio.clock.time(), until=2e9, reason="rude")
    assert await made.ban(ban) == len(cancelled)
    assert sorted(line.cancelled) == cancelled
    (entry,) = log.entries
    assert (entry.guild_id, entry.deed, entry.by_id, entry.reason) == (guild_id, Deed.BANNED, MODERATOR, "rude")
    assert entry.facts == {"until": 2e9}


async def test_a_ban_that_is_not_there_is_not_lifted(studio: Studio) -> None:
    """And nothing is noted."""
    made, _, log = banning(studio)
    assert not await made.unban(HERE, MEMBER, MODERATOR)
    assert log.entries == []

"""Which generations wait for a moderator, and what was decided, shown on SQLite and on PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from bot import errors
from bot.domain.conduct import Ban, Card, Conduct, Deed, Flag, LogEntry, LogQuery, Record, Review, Verdict
from bot.domain.generation import Generation, State
from bot.domain.picture_rules import Look
from bot.storage.bans import StoredBans
from bot.storage.database import Database
from bot.storage.decision_log import StoredDecisionLog
from bot.storage.generations import StoredGenerations
from bot.storage.owners import StoredOwners
from bot.storage.reviews import StoredReviews
from tests.contracts.rows import ADA, BRUNO, FREE, NOW, PICTURE, asked, delivered, ended, painted

GUILD, OTHER, MIKA = 2**62 + 50, 2**62 + 51, 2**62 + 60
FLAGS = (Flag(kind="prompt", number=7), Flag(kind="picture", number=2, score=0.875))
DAY = 86_400.0


@pytest.fixture
def reviews(database: Database) -> StoredReviews:
    """What waits in it."""
    return StoredReviews(database)


@pytest.fixture
def log(database: Database) -> StoredDecisionLog:
    """What was decided in it."""
    return StoredDecisionLog(database)


def wanted(number: int = 1, *, guild: int = GUILD, at: float = NOW, member: int = ADA) -> Review:
    return Review(id=2**61 + number, guild_id=guild, member_id=member, asked_at=at, flags=FLAGS)


async def waiting(generations: StoredGenerations, number: int = 1, **row: int) -> Generation:
    """Painted, and left to its moderators."""
    admitted = await generations.admit(replace(asked(number, **row), guild_id=GUILD, owner="one"), FREE)
    on_its_way = replace(painted(admitted), state=State.RENDERING)
    await generations.move(admitted, on_its_way)
    left = on_its_way.moved(State.REVIEWING)
    await generations.move(on_its_way, left)
    return replace(left, owner="")


async def test_a_review_is_opened_once(generations: StoredGenerations, reviews: StoredReviews) -> None:
    """Written down whole; opened again it is what it became meanwhile."""
    await waiting(generations)
    assert await reviews.find(wanted().id) is None
    assert await reviews.undone() == [wanted().id]
    assert await reviews.open(wanted()) == wanted()
    await reviews.put_card(wanted().id, Card(channel_id=5, message_id=2**63 - 1))
    again = await reviews.open(replace(wanted(), asked_at=NOW + 9))
    assert again == replace(wanted(), card=Card(channel_id=5, message_id=2**63 - 1)) == await reviews.find(wanted().id)


async def test_the_first_decision_alone_holds(generations: StoredGenerations, reviews: StoredReviews) -> None:
    """However many decide at once, and however they decide."""
    await waiting(generations)
    await reviews.open(wanted())
    verdicts = [Verdict.APPROVED, Verdict.REJECTED, Verdict.WITHDRAWN] * 3
    made = await asyncio.gather(
        *(reviews.decide(wanted().id, each, MIKA + n, f"because {n}", NOW + n) for n, each in enumerate(verdicts))
    )
    (first,) = [each for each in made if each is not None]
    assert first == await reviews.find(wanted().id)
    assert first.verdict is not Verdict.OPEN
    assert first.reason == f"because {(first.by_id or 0) - MIKA}"
    assert await reviews.decide(wanted().id, Verdict.APPROVED, MIKA, "", NOW) is None


async def test_what_does_not_wait_is_not_decided(generations: StoredGenerations, reviews: StoredReviews) -> None:
    """Neither what nobody opened, nor what has ended, which is in no list either."""
    assert await reviews.decide(1, Verdict.APPROVED, MIKA, "", NOW) is None
    row = await waiting(generations)
    await reviews.open(wanted())
    await generations.move(row, ended(row))
    assert await reviews.decide(row.id, Verdict.APPROVED, MIKA, "", NOW) is None
    assert await reviews.pending(GUILD) == []
    assert await reviews.unseen() == []
    assert await reviews.undone() == []
    assert await reviews.remind(NOW + DAY, NOW + DAY) == []


async def test_what_waits_is_listed_oldest_first(generations: StoredGenerations, reviews: StoredReviews) -> None:
    """Of one server; what was decided leaves the list, and is to be done."""
    for number, guild, at in ((1, GUILD, NOW + 5), (2, OTHER, NOW), (3, GUILD, NOW + 1)):
        await waiting(generations, number)
        await reviews.open(wanted(number, guild=guild, at=at))
    await reviews.put_card(wanted(3).id, Card(channel_id=1, message_id=2))
    assert [each.id for each in await reviews.pending(GUILD)] == [wanted(3).id, wanted(1).id]
    assert [each.id for each in await reviews.unseen()] == [wanted(2).id, wanted(1).id]
    assert await reviews.undone() == []
    assert await reviews.decide(wanted(3).id, Verdict.REJECTED, MIKA, "no", NOW) is not None
    assert [each.id for each in await reviews.pending(GUILD)] == [wanted(1).id]
    assert await reviews.undone() == [wanted(3).id]
    row = await generations.find(wanted(3).id)
    assert row is not None
    await generations.move(row, row.moved(State.DELIVERING))
    assert await reviews.undone() == []


async def test_the_cards_of_a_channel_are_forgotten_together(
    generations: StoredGenerations, reviews: StoredReviews
) -> None:
    """Of one server, and of what still waits; another channel's stay, and so do those of what was decided."""
    for number, guild, channel in ((1, GUILD, 5), (2, GUILD, 6), (3, OTHER, 5), (4, GUILD, 5)):
        await waiting(generations, number)
        await reviews.open(wanted(number, guild=guild))
        await reviews.put_card(wanted(number).id, Card(channel_id=channel, message_id=number))
    assert sorted(await reviews.desks()) == [(GUILD, 5), (GUILD, 6), (OTHER, 5)]
    await reviews.decide(wanted(4).id, Verdict.APPROVED, MIKA, "", NOW)
    await reviews.leave_desk(GUILD, 5)
    assert [each.id for each in await reviews.unseen()] == [wanted(1).id]
    assert sorted(await reviews.desks()) == [(GUILD, 6), (OTHER, 5)]
    decided = await reviews.find(wanted(4).id)
    assert decided is not None
    assert decided.card == Card(channel_id=5, message_id=4)


async def test_a_server_is_reminded_once_a_day_of_everything(
    generations: StoredGenerations, reviews: StoredReviews
) -> None:
    """Of what waits for a day, all together; however many processes look at once, each is given out once."""
    for number, guild, at in ((1, GUILD, NOW), (2, GUILD, NOW + 10), (3, GUILD, NOW + 500), (4, OTHER, NOW + 500)):
        await waiting(generations, number)
        await reviews.open(wanted(number, guild=guild, at=at))

    async def reminded(now: float) -> list[int]:
        found = await asyncio.gather(*(reviews.remind(now - DAY, now) for _ in range(4)))
        return sorted(each.id - 2**61 for several in found for each in several)

    assert await reminded(NOW + DAY) == []
    assert await reminded(NOW + DAY + 20) == [1, 2]
    assert await reminded(NOW + DAY + 600) == [4]
    assert await reminded(NOW + 2 * DAY) == []
    assert await reminded(NOW + 2 * DAY + 30) == [1, 2, 3]


async def test_what_a_server_knows_of_a_member(
    database: Database, generations: StoredGenerations, reviews: StoredReviews, log: StoredDecisionLog
) -> None:
    """Painted, rejected and banned, here and by them alone."""
    assert await reviews.record(GUILD, ADA) == Record()
    for number, guild, member in ((11, GUILD, ADA), (12, GUILD, ADA), (13, OTHER, ADA), (14, GUILD, BRUNO)):
        await delivered(generations, number, guild=guild, member=member)
    await waiting(generations)
    await reviews.open(wanted())
    await reviews.decide(wanted().id, Verdict.REJECTED, MIKA, "", NOW)
    for guild, member in ((GUILD, ADA), (OTHER, ADA), (GUILD, BRUNO)):
        await StoredBans(database).ban(Ban(guild_id=guild, member_id=member, by_id=MIKA, at=NOW))
        await log.note(LogEntry(guild_id=guild, at=NOW, by_id=MIKA, deed=Deed.BANNED, member_id=member))
    assert await reviews.record(GUILD, ADA) == Record(painted=2, rejected=1, bans=1)
    assert await reviews.record(OTHER, BRUNO) == Record()


@pytest.mark.parametrize("deed", [Deed.APPROVED, Deed.REJECTED, Deed.BLOCKED])
async def test_what_a_run_notes_is_noted_once(log: StoredDecisionLog, deed: Deed) -> None:
    """However often it is run again; what has no generation is noted each time."""
    entry = LogEntry(guild_id=GUILD, at=NOW, by_id=MIKA, deed=deed, generation_id=5)
    for each in (entry, entry, replace(entry, generation_id=None), replace(entry, generation_id=None)):
        await log.note(each)
    assert (await log.page(LogQuery(guild_id=GUILD), 1, 10)).total == 3


# Whose it is meanwhile


async def test_nobody_owns_what_waits(generations: StoredGenerations, reviews: StoredReviews) -> None:
    """Whoever had it is refused, until it is taken again."""
    row = await waiting(generations)
    found = await generations.find(row.id)
    assert found is not None
    assert (found.state, found.owner, found.epoch) == (State.REVIEWING, "", 1)
    with pytest.raises(errors.Superseded):
        await generations.move(replace(row, owner="one"), row.moved(State.DELIVERING))
    await generations.move(row, row.moved(State.REVIEWING))
    (taken,) = await generations.take_over("another")
    assert (taken.owner, taken.epoch) == ("another", 2)
    await generations.move(taken, taken.moved(State.REVIEWING))
    assert (await reviews.open(wanted())).verdict is Verdict.OPEN
    left = await generations.find(row.id)
    assert left is not None
    assert (left.owner, left.epoch) == ("", 2)


async def test_a_fleet_leaves_alone_what_waits(
    database: Database, generations: StoredGenerations, reviews: StoredReviews
) -> None:
    """Somebody claims it where nobody asked the moderators yet, and once they have decided."""
    owners = StoredOwners(database)
    assert await owners.join("one", "worker", 60)
    row = await waiting(generations)
    assert await owners.unowned() == [row.id]
    await reviews.open(wanted())
    assert await owners.unowned() == []
    assert await owners.free() == []
    await reviews.decide(row.id, Verdict.APPROVED, MIKA, "", NOW)
    assert await owners.unowned() == [row.id]
    claims = await asyncio.gather(*(owners.claim(row.id, "one") for _ in range(4)))
    (claimed,) = [each for each in claims if each is not None]
    assert (claimed.state, claimed.owner, claimed.epoch) == (State.REVIEWING, "one", 2)
    await generations.move(claimed, claimed.moved(State.DELIVERING))
    assert await owners.unowned() == []


async def test_what_was_seen_in_a_picture_is_kept_beside_it(generations: StoredGenerations) -> None:
    """With the place and the flags of its request."""
    conduct = Conduct(adult=True, places=(1, 2), flags=FLAGS)
    admitted = await generations.admit(replace(asked(), conduct=conduct), FREE)
    on_its_way = painted(admitted)
    (render,) = on_its_way.renders
    seen = replace(render, pictures=(replace(PICTURE, look=Look.REVIEW, score=0.875),))
    await generations.move(admitted, replace(on_its_way, renders=(seen,)))
    found = await generations.find(admitted.id)
    assert found is not None
    assert found.pictures[0].look is Look.REVIEW
    assert found.flags == (*FLAGS, Flag(kind="picture", number=1, score=0.875))

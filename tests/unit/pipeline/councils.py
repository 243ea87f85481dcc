"""Moderators without a store or a channel: what waits, what was decided, and all that they were shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot import errors, ports
from bot.domain.conduct import Card, Record, Review, Verdict
from bot.domain.generation import Generation, State
from bot.pipeline.workshop import Council
from tests.unit.pipeline.faults import raise_next
from tests.unit.pipeline.houses import Log, Policies
from tests.unit.pipeline.rows import Rows


@dataclass
class Reviews:
    """`ports.Reviews` in memory, over the rows of the generations."""

    rows: Rows
    known: dict[int, Review] = field(default_factory=dict)
    #: What the next openings raise, in order; None writes.
    faults: list[errors.EaselError | None] = field(default_factory=list)

    async def open(self, review: Review) -> Review:
        raise_next(self.faults)
        return self.known.setdefault(review.id, review)

    async def find(self, generation_id: int) -> Review | None:
        return self.known.get(generation_id)

    async def put_card(self, generation_id: int, card: Card) -> None:
        self.known[generation_id] = replace(self.known[generation_id], card=card)

    async def decide(self, generation_id: int, verdict: Verdict, by_id: int, reason: str, now: float) -> Review | None:
        review = self.known[generation_id]
        if review not in self._open():
            return None
        decided = replace(review, verdict=verdict, by_id=by_id, reason=reason, decided_at=now)
        self.known[generation_id] = decided
        return decided

    async def pending(self, guild_id: int) -> list[Review]:
        return [each for each in self._open() if each.guild_id == guild_id]

    async def unseen(self) -> list[Review]:
        return [each for each in self._open() if each.card is None]

    async def desks(self) -> list[tuple[int, int]]:
        return sorted({(each.guild_id, each.card.channel_id) for each in self._open() if each.card})

    async def leave_desk(self, guild_id: int, channel_id: int) -> None:
        for each in self._open():
            if each.card and (each.guild_id, each.card.channel_id) == (guild_id, channel_id):
                self.known[each.id] = replace(each, card=None)

    async def undone(self) -> list[int]:
        waiting = [row.id for row in self.rows.rows.values() if row.state is State.REVIEWING]
        open_ = {each.id for each in self._open()}
        return [each for each in waiting if each not in open_]

    async def remind(self, before: float, now: float) -> list[Review]:
        spared = {each.guild_id for each in self._open() if (each.reminded_at or before - 1) >= before}
        late = [each for each in self._open() if each.asked_at < before and each.guild_id not in spared]
        for each in late:
            self.known[each.id] = replace(each, reminded_at=now)
        return late

    async def record(self, guild_id: int, member_id: int) -> Record:
        del guild_id, member_id
        return Record()

    def _open(self) -> list[Review]:
        known = self.known.values()
        return [e for e in known if e.verdict is Verdict.OPEN and self.rows.rows[e.id].state is State.REVIEWING]


@dataclass
class Channel:
    """`ports.Moderators` that keeps a ledger; each of its calls can be made to fail."""

    clock: ports.Clock
    asked: list[ports.Case] = field(default_factory=list)
    asked_at: list[float] = field(default_factory=list)
    #: Seconds that it takes to put up a card.
    ask_seconds: float = 0.0
    verdicts: list[Review] = field(default_factory=list)
    reminders: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    #: Member, and until when.
    silenced: list[tuple[int, float]] = field(default_factory=list)
    #: Where, by which key, and with which facts.
    warnings: list[tuple[int, str, dict[str, object]]] = field(default_factory=list)
    #: What the next calls raise, in order; None does what it says.
    faults: list[errors.EaselError | None] = field(default_factory=list)

    async def ask(self, channel_id: int, case: ports.Case) -> Card:
        raise_next(self.faults)
        await self.clock.sleep(self.ask_seconds)
        self.asked.append(case)
        self.asked_at.append(self.clock.time())
        return Card(channel_id=channel_id, message_id=len(self.asked))

    async def show_verdict(self, generation: Generation, review: Review) -> None:
        del generation
        self.verdicts.append(review)

    async def remind(self, channel_id: int, reviews: Sequence[Review], locale: str) -> None:
        del locale
        raise_next(self.faults)
        self.reminders.append((channel_id, tuple(each.id for each in reviews)))

    async def time_out(self, guild_id: int, member_id: int, until: float, reason: str) -> None:
        del guild_id, reason
        raise_next(self.faults)
        self.silenced.append((member_id, until))

    async def warn(self, channel_id: int, notice: str, **facts: object) -> None:
        raise_next(self.faults)
        self.warnings.append((channel_id, notice, facts))


@dataclass
class Judge:
    """`ports.PictureJudge` that scores by a list, one picture after the other."""

    scores: list[float | None] = field(default_factory=list)
    looked: list[Path] = field(default_factory=list)

    async def score(self, path: Path) -> float | None:
        self.looked.append(path)
        return self.scores[len(self.looked) - 1]


@dataclass
class Places:
    """`ports.Places`: what is not listed nobody can tell."""

    restricted: dict[int, bool] = field(default_factory=dict[int, bool])

    async def adult(self, channel_id: int) -> bool | None:
        return self.restricted.get(channel_id)


@dataclass
class Chamber:
    """All of them together, as a test reaches them."""

    reviews: Reviews
    channel: Channel
    policies: Policies = field(default_factory=Policies)
    log: Log = field(default_factory=Log)
    judge: Judge | None = None
    places: Places = field(default_factory=Places)

    @property
    def council(self) -> Council:
        return Council(
            policies=self.policies,
            reviews=self.reviews,
            moderators=self.channel,
            log=self.log,
            looks=self.judge,
            places=self.places,
        )

"""The requests a twin has accepted, what was charged for them, and their state as a function of the time.

Nothing runs in the background: a state is worked out when somebody asks. It knows no HTTP."""

import heapq
import math
import random
import uuid
from dataclasses import dataclass, field
from typing import Any

from .fate import Fate
from .order import Order
from .references import Reference
from .timing import Pace, Wait

PRICE_MICROS = 30_000


@dataclass(slots=True, kw_only=True)
class Record:
    """One accepted request. ``opened``, ``painted`` and ``ends`` are in the twin's time, ``created_at`` is Unix.

    ``listed`` tells whether the provider can be asked about it again. Money is in millionths of a dollar."""

    request_id: str
    model: str
    payload: dict[str, Any]
    order: Order
    references: tuple[Reference, ...]
    seed: int
    size: tuple[int, int]
    fate: Fate
    faults: dict[str, str]
    created_at: float
    opened: float
    painted: float
    ends: float
    charged_micros: int
    listed: bool = True
    organization: str = ""
    #: Unix times at which somebody asked for news of it.
    asked_at: list[float] = field(default_factory=list[float])
    downloads: int = 0
    seen_at: float | None = None
    refunded_micros: int = 0

    @property
    def polls(self) -> int:
        """How often somebody asked for news of it."""
        return len(self.asked_at)

    def status(self, moment: float) -> str:
        """Its status at a moment of the twin's time."""
        if moment >= self.ends and self.fate.end is not None:
            return self.fate.end
        return self.fate.waiting[moment >= self.painted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """All that is decided about a request when it is accepted; ``charged`` are the pictures that are paid for."""

    model: str
    payload: dict[str, Any]
    order: Order
    references: tuple[Reference, ...] = ()
    seed: int
    size: tuple[int, int]
    fate: Fate
    charged: int
    listed: bool = True
    faults: dict[str, str] = field(default_factory=dict[str, str])
    wait: Wait


class Ledger:
    """Requests in the order of their coming, and the balance of the account in millionths of a dollar."""

    def __init__(self, pace: Pace, credit_micros: int) -> None:
        self.records: dict[str, Record] = {}
        self._pace = pace
        self._balance = credit_micros
        self._refunds: list[tuple[float, str]] = []

    @property
    def balance_micros(self) -> int:
        """What is left, after the refunds that are due by now."""
        now = self._pace.now()
        while self._refunds and self._refunds[0][0] <= now:
            record = self.records[heapq.heappop(self._refunds)[1]]
            due = record.charged_micros - PRICE_MICROS * record.fate.pictures - record.refunded_micros
            record.refunded_micros += due
            self._balance += due
        return self._balance

    @balance_micros.setter
    def balance_micros(self, micros: int) -> None:
        self._balance += micros - self.balance_micros

    @property
    def balance_cents(self) -> int:
        """The whole cents that are left."""
        return self.balance_micros // 10_000

    def accept(self, accepted: Accepted) -> Record:
        """Open a record and charge for it."""
        now = self._pace.now()
        painted = now + accepted.wait.queue
        ends = painted + accepted.wait.render if accepted.fate.end is not None else math.inf
        record = Record(
            request_id=str(uuid.uuid4()),
            model=accepted.model,
            payload=accepted.payload,
            order=accepted.order,
            references=accepted.references,
            seed=accepted.seed,
            size=accepted.size,
            fate=accepted.fate,
            faults=accepted.faults,
            created_at=self._pace.unix(now),
            opened=now,
            painted=painted,
            ends=ends,
            charged_micros=PRICE_MICROS * accepted.charged,
            listed=accepted.listed,
        )
        self._balance -= record.charged_micros
        self.records[record.request_id] = record
        self._foresee_refund(record)
        return record

    def end_now(self, record: Record) -> None:
        """Let a request that would still take a while be done."""
        record.ends = min(record.ends, self._pace.now())
        record.painted = min(record.painted, record.ends)
        self._foresee_refund(record)

    def ended(self, record: Record) -> bool:
        """Whether it has reached its end."""
        return self._pace.now() >= record.ends

    def newest(self, model: str | None, offset: int, limit: int) -> tuple[list[Record], bool]:
        """One page of the list, newest first, and whether there is more."""
        found = [record for record in reversed(self.records.values()) if model in (None, record.model)]
        return found[offset : offset + limit], offset + limit < len(found)

    def moved_at(self, record: Record) -> float:
        """Unix time of its latest change of state."""
        now = self._pace.now()
        moved = record.ends if now >= record.ends else record.painted
        return self._pace.unix(moved) if now >= moved else record.created_at

    def status(self, record: Record) -> str:
        """Its status now."""
        return record.status(self._pace.now())

    def audit(self, record: Record) -> dict[str, Any]:
        """What an auditor compares: times as exact Unix seconds, money in dollars."""
        ended = self.ended(record)
        return {
            "request_id": record.request_id,
            "model": record.model,
            "prompt": record.order.prompt,
            "payload": record.payload,
            "status": self.status(record),
            "pictures": record.fate.pictures if ended else 0,
            "created_at": record.created_at,
            "finished_at": self._pace.unix(record.ends) if ended else None,
            "seen_at": record.seen_at,
            "polls": record.polls,
            "asked_at": record.asked_at,
            "downloads": record.downloads,
            "faults": record.faults,
        }

    def cost_micros(self, record: Record) -> int:
        """What it is said to cost: once it has ended, without what is paid back."""
        return PRICE_MICROS * record.fate.pictures if self.ended(record) else record.charged_micros

    def charge(self, record: Record) -> dict[str, Any]:
        """What one request cost so far."""
        return {
            "request_id": record.request_id,
            "prompt": record.order.prompt,
            "payload": record.payload,
            "charged_usd": record.charged_micros / 1e6,
            "refunded_usd": record.refunded_micros / 1e6,
        }

    def _foresee_refund(self, record: Record) -> None:
        if PRICE_MICROS * record.fate.pictures < record.charged_micros:
            heapq.heappush(self._refunds, (record.ends, record.request_id))


def media_ids(record: Record) -> list[int]:
    """The numbers of its pictures in the order in which the outcome names them, which need not be theirs."""
    ids = list(range(record.fate.pictures))
    random.Random(f"{record.seed}:order").shuffle(ids)
    return ids

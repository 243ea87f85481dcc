"""Owns what was seen of single generations, out of both twins' ledgers; knows no bot and no promise."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """What the provider did for a generation; times are Unix seconds, `seen` is when the bot was told of the end."""

    accepted: float
    finished: float
    seen: float
    polls: int
    calls: int

    @property
    def seconds(self) -> float:
        return self.finished - self.accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One generation as Discord and the provider saw it; None for what never came. Times are Unix seconds."""

    created: float
    acknowledged: float | None
    delivered: float | None
    #: When Discord was called about it.
    calls: tuple[float, ...]
    painting: Painting | None


def joined(interactions: Iterable[dict[str, Any]], requests: Iterable[dict[str, Any]], prefix: str) -> list[Sample]:
    """Samples of the prompts that begin with `prefix`, out of both twins' ledgers."""
    paintings = {record["prompt"]: _painting(record) for record in requests if record["finished_at"] is not None}
    found = ((line, line["options"].get("prompt", "")) for line in interactions)
    return [_sample(line, paintings.get(prompt)) for line, prompt in found if prompt.startswith(prefix)]


def _painting(record: dict[str, Any]) -> Painting:
    finished = record["finished_at"]
    return Painting(
        accepted=record["created_at"],
        finished=finished,
        seen=finished if record["seen_at"] is None else record["seen_at"],
        polls=record["polls"],
        calls=1 + record["polls"] + record["downloads"],
    )


def _sample(line: dict[str, Any], painting: Painting | None) -> Sample:
    return Sample(
        created=line["created"],
        acknowledged=line["acknowledged"],
        delivered=line["final"],
        calls=tuple(call["at"] for call in line["calls"]),
        painting=painting,
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that at least this share of all values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]

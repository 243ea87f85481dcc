"""Owns the arithmetic: the figures of many generations under one bot; measures and prints nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from benchmarks.processes import Effort
from benchmarks.samples import Sample, percentile

#: Seconds in which Discord wants an interaction acknowledged.
IN_TIME = 3.0
#: Seconds over which calls on one message are counted.
WINDOW = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One bot in one phase. Times are seconds, `noticed` is a share of the painting, calls are for one generation."""

    sent: int
    #: From the first interaction to the last: longer than planned when the machine could not keep up.
    arrival: float
    in_time: int
    delivered: int
    ack_p50: float
    ack_p99: float
    ack_max: float
    late_p50: float
    late_p99: float
    longest_wait: float
    #: The part of the longest wait that asking the provider only now and then does not explain.
    longest_own: float
    discord_calls: float
    crowding: int
    provider_calls: float
    polls_median: float
    polls_mean: float
    noticed: float
    cpu: float
    peak_bytes: int


def figures(samples: Sequence[Sample], effort: Effort) -> Figures:
    """The figures of a phase; raises `ValueError` when nothing was acknowledged, or nothing delivered."""
    acks = [each.acknowledged - each.created for each in samples if each.acknowledged is not None]
    whole = [(each, each.delivered, each.painting) for each in samples]
    done = [(each, at, painting) for each, at, painting in whole if at is not None and painting is not None]
    if not acks or not done:
        raise ValueError(f"of {len(samples)} interactions {len(acks)} were acknowledged and {len(done)} delivered")
    late = [at - painting.finished for _, at, painting in done]
    polls = [painting.polls for _, _, painting in done]
    created = [each.created for each in samples]
    return Figures(
        sent=len(samples),
        arrival=max(created) - min(created),
        in_time=sum(ack <= IN_TIME for ack in acks),
        delivered=len(done),
        ack_p50=percentile(acks, 0.5),
        ack_p99=percentile(acks, 0.99),
        ack_max=max(acks),
        late_p50=percentile(late, 0.5),
        late_p99=percentile(late, 0.99),
        longest_wait=max(at - each.created - painting.seconds for each, at, painting in done),
        longest_own=max(at - each.created - (painting.seen - painting.accepted) for each, at, painting in done),
        discord_calls=fmean(len(each.calls) for each in samples),
        crowding=max(most_within(each.calls, WINDOW) for each in samples),
        provider_calls=fmean(painting.calls for _, _, painting in done),
        polls_median=median(polls),
        polls_mean=fmean(polls),
        noticed=fmean((painting.seen - painting.finished) / painting.seconds for _, _, painting in done),
        cpu=effort.cpu_seconds / len(samples),
        peak_bytes=effort.peak_bytes,
    )


def most_within(times: Sequence[float], seconds: float) -> int:
    """The most of these moments that lie within any stretch of this length."""
    ordered = sorted(times)
    most = oldest = 0
    for newest, moment in enumerate(ordered):
        while moment - ordered[oldest] > seconds:
            oldest += 1
        most = max(most, newest - oldest + 1)
    return most

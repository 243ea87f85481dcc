"""Owns every metric that is told to the outside: names, help, labels and buckets; knows no port and no service.

It alone names Prometheus. `docs/metrics.md` has a row for each metric, and a test compares the two.
"""

import math
import platform
from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot import __version__
from bot.domain.breaker import Circuit
from bot.domain.census import Census
from bot.domain.generation import Generation, State

# A second series for each counter, of when it began, is what nobody here asks for.
disable_created_metrics()
#: What the page says of itself.
CONTENT_TYPE = CONTENT_TYPE_LATEST
_MICROS = 1_000_000
_CIRCUITS = {Circuit.CLOSED: 0, Circuit.HALF_OPEN: 1, Circuit.OPEN: 2}
#: Upper bounds of the histograms, in seconds.
_ACKNOWLEDGING = (0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 5)
_PAINTING = (1, 2.5, 5, 7.5, 10, 15, 20, 30, 45, 60, 120, 300, 600, 1800)
_CALLING = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180)
_STORING = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 10)
_LAGGING = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)


class _Kit:
    """Makes metrics within one registry; those with labels as what gives the series of a set of labels, at once."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.count = partial(Counter, registry=registry)
        self.gauge = partial(Gauge, registry=registry)
        self._spread = partial(Histogram, registry=registry)

    def counts(self, name: str, told: str, *labels: str) -> Callable[..., Counter]:
        return cache(self.count(name, told, labels).labels)

    def gauges(self, name: str, told: str, *labels: str) -> Callable[..., Gauge]:
        return cache(self.gauge(name, told, labels).labels)

    def spread(self, name: str, told: str, bounds: tuple[float, ...]) -> Histogram:
        return self._spread(name, told, buckets=bounds)

    def spreads(self, name: str, told: str, bounds: tuple[float, ...], *labels: str) -> Callable[..., Histogram]:
        return cache(self._spread(name, told, labels, buckets=bounds).labels)


class GenerationMetrics:
    """What becomes of requests, counted by this process."""

    def __init__(self, kit: _Kit) -> None:
        self._admitted = kit.count("easel_generations_admitted", "Requests that were admitted and reserved for.")
        self._refusals = kit.counts("easel_refusals", "Interactions that were answered with an error.", "code")
        self._ended = kit.counts(
            "easel_generations_ended", "Generations that ended, by end and by their error's code.", "outcome", "code"
        )
        self._delivered = kit.counts("easel_pictures_delivered", "Pictures brought into a reply.", "provider")
        self._in_line = kit.spread("easel_line_seconds", "From a request to its turn.", _PAINTING)
        self._whole = kit.spreads(
            "easel_generation_seconds", "From the turn of a generation to its delivery.", _PAINTING, "provider"
        )
        self._render = kit.spreads(
            "easel_render_seconds", "From the submission of a render to its being painted.", _PAINTING, "provider"
        )
        self.runs = kit.gauge("easel_runs", "Generations that this process runs.")

    def admitted(self) -> None:
        self._admitted.inc()

    def refused(self, code: str) -> None:
        self._refusals(code).inc()

    def ended(self, generation: Generation) -> None:
        """Count a generation that has just ended, with what it took."""
        failure, provider = generation.failure, generation.provider
        self._ended(generation.state.value, failure.code if failure else "none").inc()
        if generation.turn_at is not None:
            self._in_line.observe(max(0.0, generation.turn_at - generation.created_at))
        if generation.state is not State.DONE or generation.turn_at is None or generation.ended_at is None:
            return
        self._delivered(provider).inc(len(generation.pictures))
        self._whole(provider).observe(max(0.0, generation.ended_at - generation.turn_at))
        for render in generation.renders:
            if render.pictures and render.submitted_at is not None and render.finished_at is not None:
                self._render(provider).observe(max(0.0, render.finished_at - render.submitted_at))


class StoreMetrics:
    """What the database holds, and how it answers; unknown is told as NaN, never as an old number."""

    def __init__(self, kit: _Kit) -> None:
        gauge = kit.gauge
        self._states = kit.gauges("easel_generations", "Unfinished generations in each state.", "state")
        self._in_line = gauge("easel_generations_in_line", "Of the reserved ones, those that wait for their turn.")
        self._unclaimed = gauge("easel_generations_unclaimed", "Of those with their turn, those that nobody runs yet.")
        self._oldest = gauge("easel_oldest_generation_seconds", "Since the oldest unfinished generation had its turn.")
        self._held = gauge("easel_reservations_held", "Reservations neither settled nor released.")
        self._pictures = gauge("easel_reserved_pictures", "Pictures set aside by held reservations.")
        self._dollars = gauge("easel_reserved_dollars", "US dollars set aside by held reservations.")
        self._lost = gauge("easel_lost_submissions", "Lost submissions that the operator has not decided about.")
        self._lost_dollars = gauge("easel_lost_submission_dollars", "US dollars that they may have cost.")
        self._up = gauge("easel_database_up", "1 when the database answered the latest question, else 0.")
        self._statement = kit.spreads(
            "easel_database_statement_seconds", "How long statements took.", _STORING, "kind", "result"
        )
        self._free = gauge("easel_data_free_bytes", "Bytes free where the data directory lies.")
        self.holds(None, 0.0)

    def holds(self, found: Census | None, now: float) -> None:
        """What is in hand now; None when the database does not answer."""
        self._up.set(found is not None)
        for state in State:
            if not state.terminal:
                self._states(state.value).set(found.states.get(state, 0) if found else math.nan)
        self._in_line.set(found.in_line if found else math.nan)
        self._unclaimed.set(found.unclaimed if found else math.nan)
        oldest = found.oldest_turn_at if found else math.nan
        self._oldest.set(0.0 if oldest is None else max(0.0, now - oldest))
        self._held.set(sum(found.states.values()) if found else math.nan)
        self._pictures.set(found.pictures if found else math.nan)
        self._dollars.set(found.micros / _MICROS if found else math.nan)
        self._lost.set(found.lost if found else math.nan)
        self._lost_dollars.set(found.lost_micros / _MICROS if found else math.nan)

    def answered(self, kind: str, result: str, seconds: float) -> None:
        self._statement(kind, result).observe(seconds)

    def free(self, size: int) -> None:
        self._free.set(size)


class ProviderMetrics:
    """How painting services answer."""

    def __init__(self, kit: _Kit) -> None:
        self._calls = kit.counts(
            "easel_provider_calls", "Calls to providers, repetitions not counted.", "provider", "operation", "result"
        )
        self._seconds = kit.spreads(
            "easel_provider_call_seconds", "How long they took.", _CALLING, "provider", "operation"
        )
        self._polls = kit.counts("easel_polls", "Questions for news of a render, by the news.", "provider", "result")
        self._breaker = kit.gauges("easel_breaker_state", "0 closed, 1 half-open, 2 open.", "provider")
        self._credits = kit.gauges("easel_provider_credits", "Credits left, where a provider tells.", "provider")

    def called(self, provider: str, operation: str, result: str, seconds: float) -> None:
        self._calls(provider, operation, result).inc()
        self._seconds(provider, operation).observe(seconds)

    def polled(self, provider: str, result: str) -> None:
        self._polls(provider, result).inc()

    def stands(self, provider: str, circuit: Circuit) -> None:
        self._breaker(provider).set(_CIRCUITS[circuit])

    def left(self, provider: str, credits_left: Decimal) -> None:
        self._credits(provider).set(float(credits_left))


class DiscordMetrics:
    """How Discord answers."""

    def __init__(self, kit: _Kit) -> None:
        self._acknowledged = kit.spreads(
            "easel_acknowledgement_seconds", "From an interaction to its answer.", _ACKNOWLEDGING, "outcome"
        )
        self._calls = kit.counts("easel_discord_calls", "Calls to Discord's REST.", "route", "status")
        self._limited = kit.counts("easel_discord_rate_limited", "Answers 429 of Discord, by scope.", "scope")
        self._shards = kit.gauge("easel_shards", "Connections to Discord that there should be.")
        self._connected = kit.gauge("easel_shards_connected", "Connections to Discord that stand.")

    def acknowledged(self, outcome: str, seconds: float) -> None:
        self._acknowledged(outcome).observe(max(0.0, seconds))

    def called(self, route: str, status: str) -> None:
        self._calls(route, status).inc()

    def limited(self, scope: str) -> None:
        self._limited(scope).inc()

    def connected(self, stand: int, most: int) -> None:
        self._connected.set(stand)
        self._shards.set(most)


class ProcessMetrics:
    """How this process does."""

    def __init__(self, kit: _Kit) -> None:
        self._lag = kit.spread("easel_loop_lag_seconds", "How late the event loop comes to a timer.", _LAGGING)
        built = kit.gauges("easel_build_info", "1, with the versions of Easel and Python.", "version", "python")
        built(__version__, platform.python_version()).set(1)

    def lagged(self, seconds: float) -> None:
        self._lag.observe(max(0.0, seconds))


class Metrics:
    """All metrics of one bot, in a registry of their own."""

    def __init__(self) -> None:
        registry = CollectorRegistry()
        kit = _Kit(registry)
        self.generations = GenerationMetrics(kit)
        self.store = StoreMetrics(kit)
        self.providers = ProviderMetrics(kit)
        self.discord = DiscordMetrics(kit)
        self.process = ProcessMetrics(kit)
        ProcessCollector(namespace="easel", registry=registry)
        self.registry: Any = registry
        #: The page that Prometheus reads.
        self.page: Callable[[], bytes] = partial(generate_latest, registry)

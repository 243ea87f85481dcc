"""Draws a whole soak from a seed: what members do, what goes wrong, when the bot dies. Does none of it.

Every part draws from a chance of its own, so that one part may be cut short without changing the others.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

#: How often members do what, against each other.
_ACTS = {
    "imagine": 30,
    "series": 5,
    "blend": 5,
    "edit": 5,
    "again": 9,
    "vary": 7,
    "rework": 5,
    "enlarge": 2,
    "cancel": 9,
    "jobs": 3,
    "delete": 5,
    "favourite": 3,
    "details": 2,
    "use": 4,
    "menu": 3,
    "avatar": 1,
    "gallery": 4,
    "tray": 3,
    "look": 4,
    "nonsense": 5,
}
_SHAPES = ("square", "landscape", "portrait", "wide", "tall", "photo", "photo-portrait", "cinema")
_THINGS = ("a boat", "a lighthouse", "three cats", "an old mill", "a market", "snow on a roof", "a fox")
_PLACES = ("at sea", "in the rain", "by night", "in spring", "on a hill", "as an etching", "in a bottle")
_CHANNELS = ("studio", "studio", "studio", "gallery", "after-dark", "no-pictures")
_LOCALES = ("en-US", "en-US", "de", "fr", "es-ES", "ja", "uk")
#: Calls of Discord that a fault is for, as parts of "METHOD template"; empty for its usual ones.
_ROUTES = ("", "/webhooks", "/interactions", "/channels", "PATCH", "POST", "DELETE")
_DISCORD_OPTIONS: Mapping[str, Mapping[str, Sequence[Any]]] = {
    "rate_limit": {"scope": ("user", "shared", "global"), "via": (True, True, False), "retry_after": (0.3, 1.0, 2.0)},
    "server_error": {"status": (500, 502, 503, 504)},
    "drop_connection": {"when": ("before", "after")},
    "gateway_drop": {"code": (1006, 1001, 4000)},
    "invalid_session": {"resumable": (True, False)},
}
#: Faults that a route may be chosen for; the others know their own.
_ROUTED = ("rate_limit", "server_error", "drop_connection")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that a member does; `picks` decide what only the moment can tell, such as which picture."""

    pause: float
    kind: str
    options: Json = field(default_factory=dict[str, Any])
    picks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A member comes to a channel, does some things, and leaves."""

    channel: str
    locale: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """After a pause, a fault for some seconds, in the words of the control document of where it is."""

    pause: float
    seconds: float
    fault: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """The bot lives for some seconds, ends by a signal, and is away for some seconds."""

    lives: float
    brutal: bool
    away: float


def sittings(seed: int, member: str, lull: float = 1.0) -> Iterator[Sitting]:
    """What a member does, without end; `lull` stretches the pauses."""
    chance = _chance(seed, member)
    number = 0
    while True:
        acts: list[Act] = []
        for _ in range(chance.randint(8, 25)):
            number += 1
            acts.append(_act(chance, f"{member} {number}", lull))
        yield Sitting(channel=chance.choice(_CHANNELS), locale=chance.choice(_LOCALES), acts=tuple(acts))


def troubles(seed: int, place: str, known: Sequence[str]) -> Iterator[Trouble]:
    """What goes wrong at "discord" or at a provider, without end; `known` are the names of its faults."""
    chance = _chance(seed, f"trouble at {place}")
    names = sorted(known)
    while True:
        name = chance.choice(names)
        fault = _at_discord(chance, name) if place == "discord" else _at_provider(chance, name)
        yield Trouble(pause=chance.uniform(0.5, 5.0), seconds=chance.uniform(0.5, 6.0), fault=fault)


def deaths(seed: int) -> Iterator[Death]:
    """How the bot ends, again and again."""
    chance = _chance(seed, "deaths")
    while True:
        yield Death(
            lives=1.0 + chance.expovariate(1 / 11.0), brutal=chance.random() < 0.7, away=chance.uniform(0.0, 2.0)
        )


def settings(seed: int) -> dict[str, str]:
    """What the operator of this studio chose."""
    chance = _chance(seed, "settings")
    deadline = chance.choice((15, 20, 30))
    return {
        "EASEL_PROVIDERS": chance.choice(("gmi,segmind", "gmi,segmind", "segmind,gmi")),
        "EASEL_SEGMIND_API": chance.choice(("v1", "v2")),
        "EASEL_REHOST_REFERENCES": chance.choice(("auto", "always")),
        "EASEL_CONCURRENT_GENERATIONS": str(chance.choice((1, 2, 3))),
        "EASEL_WAITING_GENERATIONS": str(chance.choice((2, 5))),
        "EASEL_DAILY_PICTURES": "0",
        "EASEL_GENERATION_DEADLINE_SECONDS": str(deadline),
        "EASEL_QUEUED_DEADLINE_SECONDS": str(deadline // 2),
        "EASEL_LOG_FORMAT": "json",
    }


def _chance(seed: int, part: str) -> random.Random:
    return random.Random(f"{seed}:{part}")


def _act(chance: random.Random, name: str, lull: float) -> Act:
    kind = chance.choices(tuple(_ACTS), tuple(_ACTS.values()))[0]
    # The name makes each prompt its own, so that every charge belongs to one wish.
    prompt = f"{chance.choice(_THINGS)} {chance.choice(_PLACES)}, {name}"
    options: Json = {"prompt": prompt, "quality": chance.choices(("1K", "2K", "4K"), (40, 4, 1))[0]}
    for option, values, likely in _OPTIONS:
        if chance.random() < likely:
            options[option] = chance.choice(values)
    return Act(
        pause=lull * min(chance.expovariate(1 / 0.4), 4.0),
        kind=kind,
        options=options,
        picks=tuple(chance.random() for _ in range(4)),
    )


#: Options that may be left open: their values, and how likely they are given.
_OPTIONS: tuple[tuple[str, Sequence[Any], float], ...] = (
    ("pictures", (2, 2, 3, 4, 5, 11), 0.3),
    ("shape", _SHAPES, 0.3),
    ("seed", (1, 7, 4711, 2**31 - 1), 0.15),
    ("private", (True,), 0.15),
    ("spoiler", (True,), 0.1),
    ("watermark", (True, False), 0.1),
    ("provider", ("gmi", "segmind"), 0.25),
)


def _at_discord(chance: random.Random, name: str) -> Json:
    fault: Json = {"fault": name}
    for option, values in _DISCORD_OPTIONS.get(name, {}).items():
        fault[option] = chance.choice(values)
    if name in _ROUTED:
        fault["route"] = chance.choice(_ROUTES)
    if name in _ROUTED or chance.random() < 0.5:
        fault["count"] = chance.randint(1, 8)
    return fault


def _at_provider(chance: random.Random, name: str) -> Json:
    return {"name": name, "count": chance.choice((1, 1, 2, 5, None)), "match": None}

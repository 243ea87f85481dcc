"""The moments at which a crash test kills the bot, told from the product's own code; kills nothing itself.

An effect is a call that changes something outside the process, or that only a port's other side knows the end of. Every
asynchronous method of every port is in one of two lists here, and so is every call by which `bot/ui/answer.py` speaks.
"""

import ast
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import discord

from bot import app, ports
from bot.domain.generation import MOVES, State
from bot.ui import answer, buttons

#: The port whose method is an effect of its own for each state that it leads to.
MOVE = "Generations.move"
BEFORE, AFTER = "before", "after"
SIDES = (BEFORE, AFTER)

#: Effects of the ports, in the order in which a picture meets them.
EFFECTS = (
    "References.examine",
    "Generations.admit",
    "References.addresses",
    "Provider.host",
    "Provider.submit",
    "Provider.find",
    "Provider.poll",
    "Provider.download",
    "Pictures.keep",
    "Pictures.discard",
    "Pictures.fitting",
    "Replies.show",
    "Replies.deliver",
    "Replies.tell",
    "Replies.reach",
    "Replies.retract",
    "Generations.move",
    "Generations.promote",
    "Generations.withdraw",
    "Generations.take_over",
    "Generations.told",
    "Generations.delete",
    "Generations.decide",
    "Pictures.remove",
    "Pictures.sweep",
)

_READ = "reads what is stored, and changes nothing"
_OWN_PRESS = "one statement for one press: nothing is paid, nothing follows it, and the member sees whether it was made"
#: Every other asynchronous method of a port, and why no crash at it can hurt.
HARMLESS = {
    "Clock.sleep": "time passes by itself",
    "Engine.cancel": "made of the effects of Generations and Replies, and of nothing else",
    "Engine.abandon": "made of the effects of Generations, and of nothing else",
    "Generations.find": _READ,
    "Generations.place": _READ,
    "Generations.unfinished": _READ,
    "Generations.recent": _READ,
    "Generations.waiting_members": _READ,
    "Generations.in_hand": _READ,
    "Generations.allowance": _READ,
    "Generations.claimed_requests": _READ,
    "Generations.measurements": _READ,
    "Generations.unknown": _READ,
    "History.page": _READ,
    "History.children": _READ,
    "History.channels": _READ,
    "History.digests_in_use": _READ,
    "History.digests_to_keep": _READ,
    "Favourites.marked": _READ,
    "Favourites.toggle": _OWN_PRESS,
    "Trays.references": _READ,
    "Trays.add": _OWN_PRESS,
    "Trays.remove": _OWN_PRESS,
    "Trays.empty": _OWN_PRESS,
    "PreferenceBook.change": _OWN_PRESS,
    "Pictures.thumbnail": "a copy in the scratch, which the next start empties",
    "Pictures.sheet": "a copy in the scratch, which the next start empties",
    "Provider.models": "asks the provider about itself",
    "Provider.model": "asks the provider about itself",
    "Provider.credits": "asks the provider about itself",
}

#: States that a crash cannot be tried at, because nothing leads there yet.
UNREACHED = {State.REVIEWING: "no mode of review moves there"}

#: Where a first answer is given, and the classes by which discord.py gives it.
SPEAKERS = (answer, buttons)
SPOKEN_BY: tuple[type[Any], ...] = (discord.InteractionResponse, discord.Interaction, discord.Webhook)


def protocols() -> dict[str, type[Any]]:
    """Every port, by name."""
    found = {name: each for name, each in vars(ports).items() if getattr(each, "_is_protocol", False)}
    assert found, "bot.ports names no protocol"
    return found


def methods(protocol: type[Any]) -> dict[str, Callable[..., Any]]:
    """The asynchronous methods of a port: those that are awaited, and those that are iterated."""
    public = {
        name: each for name, each in vars(protocol).items() if not name.startswith("_") and inspect.isfunction(each)
    }
    return {name: each for name, each in public.items() if _asynchronous(each)}


def _asynchronous(method: Callable[..., Any]) -> bool:
    told = get_origin(get_type_hints(method).get("return"))
    return inspect.iscoroutinefunction(method) or (
        inspect.isclass(told) and issubclass(told, AsyncIterator | Awaitable)
    )


def of_ports() -> set[str]:
    """Every asynchronous method of every port, as "Port.method"."""
    return {f"{name}.{method}" for name, protocol in protocols().items() for method in methods(protocol)}


def moves() -> set[str]:
    """`Generations.move` once for each state that some move leads to."""
    targets = set().union(*MOVES.values()) - UNREACHED.keys()
    return {f"{MOVE}:{state}" for state in targets}


def answers() -> set[str]:
    """Every call by which the modules of the first answer speak to Discord, as "Class.method"."""
    return {called for module in SPEAKERS for called in _awaited(Path(str(module.__file__)))}


def _awaited(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        call = node.value if isinstance(node, ast.Await) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            yield from (f"{speaker.__name__}.{call.func.attr}" for speaker in _speakers(call.func.attr))


def _speakers(method: str) -> list[type[Any]]:
    return [each for each in SPOKEN_BY if inspect.iscoroutinefunction(getattr(each, method, None))]


def every_effect() -> set[str]:
    """The name of every point; each is killed at right before and right after."""
    return {*(set(EFFECTS) - {MOVE}), *moves(), *answers()}


def concrete(port: str) -> list[type[Any]]:
    """The classes that `bot.app` names and that stand behind a port; one that only wraps another makes no effect."""
    wanted = [name for name in dir(protocols()[port]) if not name.startswith("_")]
    return [
        each
        for each in vars(app).values()
        if inspect.isclass(each)
        and not getattr(each, "_is_protocol", False)
        and each.__module__.startswith("bot.")
        and all(hasattr(each, name) for name in wanted)
        and protocols()[port] not in get_type_hints(each.__init__).values()
    ]

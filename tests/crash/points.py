"""The moments at which a crash test kills the bot, told from the product's own code; kills nothing itself.

An effect is a call that changes something outside the process, or that only a port's other side knows the end of. Every
asynchronous method of every port is in one of two lists here, and so is every call by which `bot/ui/answer.py` speaks.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import discord

import bot.assembly
from bot import ports
from bot.domain.generation import MOVES, State
from bot.ui import answer, buttons

#: The port whose method is an effect of its own for each state that it leads to.
MOVE = "Generations.move"
BEFORE, AFTER = "before", "after"
SIDES = (BEFORE, AFTER)
BOTH = "both"

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
    "Reviews.open",
    "Reviews.put_card",
    "Reviews.decide",
    "Moderators.ask",
    "Moderators.show_verdict",
    "DecisionLog.note",
    "Reports.file",
    "Reports.put_card",
    "Reports.settle",
    "Reports.done",
    "ReportDesk.put",
    "ReportDesk.redraw",
    "Purges.purge",
    "Purges.undo",
    "Purges.veiled",
    "Purges.noted",
    "Purges.expire",
    "Purges.clear",
    "Veils.hide",
    "Veils.show",
    "Bans.ban",
    "Bans.unban",
    "Policies.change",
    "Warnings.claim",
    "Warnings.said",
    "Moderators.warn",
    "Erasures.begin",
    "Erasures.erase_books",
    "Erasures.erase",
    "Erasures.finish",
)
#: Looked at now and then whether or not there is anything to do.
POLLS = frozenset({"Purges.expire"})

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
    return {f"{MOVE}:{state}" for state in set[State]().union(*MOVES.values())}


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
    """The classes that stand behind a port where all is assembled; one that only wraps another makes no effect."""
    wanted = [name for name in dir(protocols()[port]) if not name.startswith("_")]
    return [
        each
        for each in _assembled()
        if inspect.isclass(each)
        and not getattr(each, "_is_protocol", False)
        and each.__module__.startswith("bot.")
        and all(hasattr(each, name) for name in wanted)
        and protocols()[port] not in get_type_hints(each.__init__).values()
    ]


def _assembled() -> list[Any]:
    """All that `bot.app` and the modules of the assembly name."""
    names = ["bot.app", *(each.name for each in pkgutil.iter_modules(bot.assembly.__path__, "bot.assembly."))]
    modules = [importlib.import_module(name) for name in names]
    found = {id(each): each for module in modules for each in vars(module).values()}
    return list(found.values())

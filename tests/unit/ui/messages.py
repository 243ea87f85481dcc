"""Reads the message files as they lie there, beside the code that says them; owns no rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast

from bot.ui import words

FOLDER = Path(words.__file__).parent / "locales"
OTHERS = words.LOCALES[1:]
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
#: Text that stands for anything a value can be: as long as the longest name, in letters that grow least predictably.
LONG = "W" * 130


@dataclass(slots=True)
class Message:
    """One message: what it wants to be given, and between which cases it chooses."""

    key: str
    path: Path
    #: Names of its values.
    wanted: set[str] = field(default_factory=set)
    #: Values that choose by count, with the categories that there is a case for.
    counted: list[tuple[str, set[str]]] = field(default_factory=list)
    #: Values that choose by name, with the names that there is a case for.
    chosen: list[tuple[str, set[str]]] = field(default_factory=list)
    #: Values that are written as numbers.
    numbers: set[str] = field(default_factory=set)
    #: Other messages that it quotes.
    quoted: set[str] = field(default_factory=set)


def parsed(path: Path) -> ast.Resource:
    return FluentParser().parse(path.read_text(encoding="utf-8"))


def paths(locale: str) -> list[Path]:
    return sorted((FOLDER / locale).glob("*.ftl"))


@cache
def messages(locale: str) -> dict[str, Message]:
    """Every message of a language."""
    return {each.key: each for path in paths(locale) for each in in_file(path)}


def in_file(path: Path) -> list[Message]:
    """The messages of one file, also those whose key comes twice."""
    return [_message(entry, path) for entry in parsed(path).body if isinstance(entry, ast.Message)]


def _message(entry: ast.Message, path: Path) -> Message:
    message = Message(entry.id.name, path)
    for node in _nodes(entry.value):
        match node:
            case ast.VariableReference():
                message.wanted.add(node.id.name)
            case ast.MessageReference():
                message.quoted.add(node.id.name)
            case ast.FunctionReference():
                message.numbers |= {each.id.name for each in _nodes(node) if isinstance(each, ast.VariableReference)}
            case ast.SelectExpression():
                _select(node, message)
            case _:
                pass
    return message


def _select(node: ast.SelectExpression, message: Message) -> None:
    names = {each.key.name if isinstance(each.key, ast.Identifier) else each.key.value for each in node.variants}
    (value,) = [each.id.name for each in _nodes(node.selector) if isinstance(each, ast.VariableReference)]
    by_count = all(name in CATEGORIES or name.isdigit() for name in names)
    (message.counted if by_count else message.chosen).append((value, names))


def _nodes(node: object) -> Iterator[object]:
    """A node of the message's tree and all below it."""
    yield node
    if isinstance(node, ast.BaseNode):
        for name, child in vars(node).items():
            if name != "span":
                for each in child if isinstance(child, list) else [child]:
                    if isinstance(each, ast.BaseNode):
                        yield from _nodes(each)


def samples(message: Message, count: int) -> dict[str, object]:
    """A value for everything that a message wants: this count, and else the longest text or a choice."""
    counted = {name for name, _ in message.counted} | message.numbers
    chosen = {name: sorted(names)[count % len(names)] for name, names in message.chosen}
    return {name: count if name in counted else chosen.get(name, LONG) for name in message.wanted}


def commands_named(text: str) -> list[str]:
    """Commands that a text tells its reader to type."""
    return re.findall(r"`/([^`{}]+)`", text)

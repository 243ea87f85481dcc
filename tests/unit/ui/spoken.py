"""Reads from the source what the bot says and where: keys, literals, and the parts of Discord they stand in."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCES = sorted(path for folder in ("bot/ui", "cogs") for path in (ROOT / folder).rglob("*.py"))
#: What says a message, however it is called where it is used.
_SAYERS = re.compile(r"(^|\.)(say|english)$|tongue\(.*\)$|words\(.*\)$")
#: Words that a reader would read: two of them, or one that stands where a reader looks.
_SENTENCE = re.compile(r"[A-Za-z][a-z’']+[,:;]? +[A-Za-z’']{2,}")
_WORD = re.compile(r"[A-Za-z]{2,}")
#: How a key begins, plain or as a pattern.
_KEY = re.compile(r"[a-z]{3,}\\?-")
_SHOWN_AS = {"label", "title", "placeholder", "content", "text"}
_SHOWN_BY = {"TextDisplay", "send_message", "privately", "send", "edit_message", "edit_original_response"}
#: Calls whose words are for the log, for discord.py, for a defect, or for a reader of patterns.
_UNSEEN = re.compile(
    r"(^|\.)(_log\.\w+|compile|fullmatch|match|search|sub|cast|locale_str|Choice|describe|Group|offered)$"
)
#: Tables of sentences for the operator's log, and of the English of options, which discord.py has translated.
_TABLES = {"_OPERATOR", "_TEXTS", "_IDLE", "_ORDINALS", "_EVERYWHERE"}


@dataclass(frozen=True, slots=True)
class Said:
    """A message that the code says: its key, or the fixed beginning of it, and the call and part it stands in."""

    key: str
    whole: bool
    where: str
    call: str = ""
    part: str = ""

    def fits(self, key: str) -> bool:
        return key == self.key if self.whole else re.fullmatch(self.key, key) is not None


def said(path: Path) -> Iterator[Said]:
    """Every message that a module says."""
    tree = ast.parse(path.read_text())
    places: dict[ast.AST, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            for number, value in enumerate(node.args):
                places[value] = (name, str(number))
            for keyword in node.keywords:
                places[keyword.value] = (name, keyword.arg or "")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _SAYERS.search(ast.unparse(node.func)):
            yield from _keys(node.args[0], f"{path.name}:{node.lineno}", places.get(node, ("", "")))


def mentioned(path: Path) -> Iterator[Said]:
    """Every text in a module that has the form of a key or of a group of keys, wherever it is said in the end."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant | ast.JoinedStr):
            for each in _keys(node, f"{path.name}:{node.lineno}", ("", "")):
                if _KEY.match(each.key):
                    yield each


def _keys(argument: ast.expr, where: str, place: tuple[str, str]) -> Iterator[Said]:
    match argument:
        case ast.Constant(value=str() as key):
            yield Said(key, True, where, *place)
        case ast.JoinedStr(values=parts):
            fixed = (str(part.value) if isinstance(part, ast.Constant) else None for part in parts)
            pattern = "".join("[a-z0-9-]+" if each is None else re.escape(each) for each in fixed)
            yield Said(pattern, False, where, *place)
        case ast.IfExp(body=first, orelse=second):
            yield from _keys(first, where, place)
            yield from _keys(second, where, place)
        case _:
            pass


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Text in a module that a member would read in English, by line."""
    tree = ast.parse(source)
    silent = {id(node) for unseen in _silent(tree) for node in ast.walk(unseen)}
    shown = {id(node) for visible in _shown(tree) for node in ast.walk(visible)}
    keys = {id(node) for saying in ast.walk(tree) if _says(saying) for node in ast.walk(saying)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent | keys:
            looked_at = id(node) in shown and _WORD.search(_bare(node.value))
            if looked_at or _SENTENCE.search(_bare(node.value)):
                yield node.lineno, node.value


def _says(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _SAYERS.search(ast.unparse(node.func)) is not None


def _bare(text: str) -> str:
    """Without addresses, ids, file names and commands to copy, which are no language's."""
    return re.sub(r"https?://\S*|easel:\S*|attachment://\S*|[\w-]+\.\w{2,4}\b|</?\w+:|/\w+ \w+:", "", text)


def _silent(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
                yield node
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield from node.decorator_list
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]) if name in _TABLES:
                yield node
            case ast.Call() if _UNSEEN.search(ast.unparse(node.func)):
                yield node
            case ast.Dict(keys=named):
                yield from (each for each in named if each is not None)
            case _:
                pass


def _shown(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).partition("[")[0].rpartition(".")[2]
            yield from (each.value for each in node.keywords if each.arg in _SHOWN_AS)
            if name in _SHOWN_BY:
                yield from node.args

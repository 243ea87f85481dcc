"""What a way into the bot is: what is sent, about what, where its button stands, and which row tells of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.flows.kinds import STRINGS, button, select

Json = dict[str, Any]
#: Where a button or select stands, beside the panels that other ways open.
REPLY, CARD = "a reply", "the moderators' channel"


class On(StrEnum):
    """What a way is about; what a try uses up is made anew for the next one."""

    SHARED = "a delivered picture"
    FRESH = "a delivered picture that may be deleted"
    TRAY = "a tray with two pictures"
    REVIEWED = "a picture that waits for moderators"
    REPORTED = "a reported picture"
    KEPT = "a picture that Discord did not take"
    PURGED = "a purge"
    RULED = "a prompt rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """`row` is its line in `docs/permissions.md`; `where` is a place, or the way that opens the panel or the form."""

    row: str
    on: On = On.SHARED
    where: str = ""
    #: Whether others may see its answers, when they are no refusals.
    public: bool = False
    #: A command's options; "picture" and "list" stand for uploaded files.
    options: Mapping[str, object] = field(default_factory=dict[str, object])
    #: A component, what is chosen in it, or a form's id, by the id of what the way is about.
    component: Callable[[int], Json] | None = None
    values: Callable[[int], list[str]] = lambda _: []
    form: Callable[[int], str] | None = None
    fields: Json = field(default_factory=dict[str, Any])


def command(row: str, on: On = On.SHARED, **options: object) -> Way:
    """A command, a menu or a suggestion."""
    return Way(row=row, on=on, options=options)


def about(row: str, action: str, where: str, on: On = On.SHARED) -> Way:
    """A button whose id names what it is about."""

    def shown(number: int) -> Json:
        return button(f"easel:{action}:{number}")

    return Way(row=row, on=on, where=where, component=shown)


def picked(row: str, action: str, where: str) -> Way:
    """A select among the pictures of a generation."""

    def shown(number: int) -> Json:
        return select(f"easel:{action}:{number}", options=["1", "2"])

    return Way(row=row, where=where, component=shown, values=lambda _: ["1"])


def pressed(row: str, custom_id: str, where: str) -> Way:
    """A button of a private panel."""
    return Way(row=row, where=where, component=lambda _: button(f"easel:{custom_id}"))


def chosen(row: str, custom_id: str, where: str, value: str, kind: int = STRINGS) -> Way:
    """A select of a private panel."""
    shown = select(f"easel:{custom_id}", kind, options=[value])
    return Way(row=row, where=where, component=lambda _: shown, values=lambda _: [value])


def form(row: str, action: str, where: str, on: On = On.SHARED, **fields: object) -> Way:
    """A form whose id names what it is about."""
    return Way(row=row, on=on, where=where, form=lambda number: f"easel:{action}:{number}", fields=fields)


def sheet(row: str, custom_id: str, where: str, on: On = On.SHARED, **fields: object) -> Way:
    """A form whose id names no generation."""
    return Way(row=row, on=on, where=where, form=lambda _: f"easel:{custom_id}", fields=fields)

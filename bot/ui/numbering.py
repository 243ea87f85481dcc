"""Owns how references are numbered for a member, so that a prompt can say "picture 2"; knows no message."""

from collections.abc import Sequence

from bot.domain.reference import Reference
from bot.ui.text import quoted
from bot.ui.words import Words

#: Characters of a file's name.
_NAME_MOST = 24


def numbered(references: Sequence[Reference], say: Words) -> str:
    """All of them in one line, in the order in which the model gets them."""
    return " · ".join(named(number, each, say) for number, each in enumerate(references, start=1))


def named(number: int, reference: Reference, say: Words) -> str:
    return say("tray-picture", number=number, name=quoted(reference.name, _NAME_MOST))

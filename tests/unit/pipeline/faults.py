"""What can go wrong, and what the next calls of a fake raise, in order; it knows no port."""

from collections.abc import Iterator
from typing import TypeVar

from bot import errors

E = TypeVar("E", bound=Exception)


def raise_next(faults: list[E | None]) -> None:
    """Take the next one off the list, and raise it unless it is None."""
    fault = faults.pop(0) if faults else None
    if fault is not None:
        raise fault


def leaves(base: type[errors.ProviderError]) -> Iterator[type[errors.ProviderError]]:
    """Every error that the tree of `bot.errors` draws below a base."""
    for kind in base.__subclasses__():
        if kind.__module__.startswith("bot.errors."):
            yield kind
            yield from leaves(kind)

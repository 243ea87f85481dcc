"""A process that ends at one of its calls to the outside, before or after it was made."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


class Killed(BaseException):
    """The process ends here."""


@dataclass
class Deadly:
    """Kills at one of the calls that go through it; without a number it only counts them."""

    at: int | None = None
    after: bool = False
    calls: int = 0

    def around(self, port: Any) -> Any:
        return _Mortal(self, port)

    async def call(self, work: Callable[[], Awaitable[Any]]) -> Any:
        self.calls += 1
        struck = self.calls == self.at
        if struck and not self.after:
            raise Killed
        answer = await work()
        if struck:
            raise Killed
        return answer


class _Mortal:
    def __init__(self, deadly: Deadly, port: Any) -> None:
        self._deadly, self._port = deadly, port

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._port, name)
        return lambda *args: self._deadly.call(functools.partial(method, *args))

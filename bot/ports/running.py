"""Owns the seams of time and of whoever runs generations; names no loop and no queue."""

from typing import Protocol

from bot.domain.generation import Generation


class Clock(Protocol):
    """Time, so that tests do not wait."""

    def time(self) -> float:
        """Unix seconds."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class Engine(Protocol):
    """Who runs admitted generations."""

    @property
    def stopping(self) -> bool:
        """Whether it takes no new work."""
        ...

    def begin(self, generation: Generation) -> None:
        """Run a generation that has its turn, or show the place of one that waits."""
        ...

    async def cancel(self, generation: Generation) -> bool:
        """Stop it if it still can be stopped; False when it has ended."""
        ...

    def resume(self, generation: Generation) -> None:
        """Go on with what moderators have decided about, unless it is run already."""
        ...

    async def abandon(self, generation: Generation) -> None:
        """Release an admitted generation that nobody seems to wait for, unless Discord knows of its reply after all."""
        ...

"""Owns the seams towards whoever looks at pictures before anybody else does, and at their place; names no model."""

from pathlib import Path
from typing import Protocol


class PictureJudge(Protocol):
    """Looks at pictures."""

    async def score(self, path: Path) -> float | None:
        """From 0 for harmless to 1 for explicit; None when the picture cannot be judged. Raises nothing."""
        ...


class Places(Protocol):
    """What is known of channels."""

    async def adult(self, channel_id: int) -> bool | None:
        """Whether a channel is age-restricted now; None while nobody can tell. Raises nothing."""
        ...

"""What happened, for tests and benchmarks: calls by interaction, exchanges when asked; changes nothing."""

from collections import Counter, deque
from typing import Any

from playground.fake_discord.state import Interaction, Json, World


class Ledger:
    """Counts every call; keeps whole exchanges only while `recording`."""

    def __init__(self, world: World, *, recording: bool = False) -> None:
        self._world = world
        self.recording = recording
        self.exchanges: deque[Json] = deque(maxlen=20_000)
        self.calls: Counter[str] = Counter()
        self.unmodelled: list[str] = []

    def count(self, route: str, status: int, interaction: Interaction | None) -> None:
        """One REST call of `route` ("METHOD template") and its outcome."""
        self.calls[route] += 1
        if interaction is not None:
            interaction.calls.append((self._world.now(), f"{route} {status}"))

    def final(self, interaction: Interaction | None, pictures: int) -> None:
        """The reply now carries `pictures` files: the latest such moment is kept."""
        if interaction is not None and pictures:
            interaction.final = (self._world.now(), pictures)

    def record(self, exchange: Json) -> None:
        """Keep one exchange, when recording."""
        if self.recording:
            self.exchanges.append(exchange)

    def shown(self) -> Json:
        """`GET /playground/ledger`."""
        interactions = [_line(item) for item in self._world.interactions.values()]
        return {
            "interactions": interactions,
            "calls": dict(self.calls),
            "unmodelled": self.unmodelled,
            "now": self._world.now(),
        }


def _line(interaction: Interaction) -> dict[str, Any]:
    edits = [at for at, route in interaction.calls if route.startswith("PATCH") and route.endswith("200")]
    final_at, pictures = interaction.final or (None, 0)
    return {
        "id": interaction.id,
        "token": interaction.token,
        "type": interaction.type,
        "name": interaction.name,
        "options": interaction.options,
        "member": interaction.person.id,
        "state": interaction.state,
        "response_type": interaction.response_type,
        "message_id": interaction.original,
        "created": interaction.created,
        "acknowledged": interaction.acknowledged,
        "first_edit": edits[0] if edits else None,
        "last_edit": edits[-1] if edits else None,
        "calls": [{"at": at, "call": call} for at, call in interaction.calls],
        "final": final_at,
        "final_attachments": pictures,
    }

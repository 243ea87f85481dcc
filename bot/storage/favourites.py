"""Owns the marks that members put on single pictures; knows no gallery.

A mark hangs on a picture that is shown: whatever takes the picture away takes the mark with it.
"""

from bot.domain.history import Favourite
from bot.storage.database import Database

TOGGLE = """
INSERT INTO favourites (member_id, generation_id, number, marked_at)
SELECT :member_id, generation_id, number, :marked_at FROM shown_pictures
WHERE generation_id = :generation_id AND number = :number
ON CONFLICT (member_id, generation_id, number) DO UPDATE
SET marked_at = CASE WHEN favourites.marked_at IS NULL THEN excluded.marked_at END
RETURNING marked_at
"""

MARKED = """
SELECT number FROM favourites
WHERE member_id = :member_id AND generation_id = :generation_id AND marked_at IS NOT NULL
"""


class StoredFavourites:
    """`ports.Favourites` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def toggle(self, favourite: Favourite) -> bool:
        """Mark, or unmark what was marked; whether it is marked now. What is not shown cannot be marked."""
        params = {
            "member_id": favourite.member_id,
            "generation_id": favourite.generation_id,
            "number": favourite.number,
            "marked_at": favourite.marked_at,
        }
        # The lock that a deletion holds as well: nothing is marked while it goes.
        found = await self._database.fetch(TOGGLE, params, (favourite.generation_id,))
        return bool(found) and found[0][0] is not None

    async def marked(self, member_id: int, generation_id: int) -> frozenset[int]:
        """Numbers of the pictures of a generation that the member marked."""
        params = {"member_id": member_id, "generation_id": generation_id}
        return frozenset(row[0] for row in await self._database.fetch(MARKED, params))

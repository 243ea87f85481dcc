"""One request of Ada's under two faults: asked past every client, judged by what is written and what is to be seen."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from playground.fake_discord.composer import Composer, Place
from playground.fake_discord.state import Interaction, Message, Person
from playground.fake_providers.ledger import Record
from playground.member import pictures, text_of
from tests.faults.journal import Ends, Journal
from tests.flows.row import Row
from tests.flows.studio import Studio, in_line, is_progress

#: Discord's mark of a reply that is still empty: "Easel is thinking…".
_THINKING = 1 << 7
#: Real seconds in which a cell has to be over.
PATIENCE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The studio, with the provider's door closed until `door` is set, and a journal of every move."""

    studio: Studio
    door: asyncio.Event
    journal: Journal

    @property
    def ada(self) -> Person:
        return self.person("Ada")

    def person(self, name: str) -> Person:
        return next(each for each in self.studio.discord.world.people.values() if each.display_name == name)

    def ask(self, name: str = "Ada", /, **options: Any) -> Interaction:
        """`/imagine` by a member in #studio, whose client nobody watches."""
        discord, world = self.studio.discord, self.studio.discord.world
        channel = next(each for each in world.channels.values() if each.name == "studio")
        given = {"prompt": "a boat", "quality": "1K", **options}
        place = Place(person=self.person(name), channel=channel)
        return discord._interactions.create(Composer(world).slash(place, "imagine", given))

    async def painting(self, asked: Interaction) -> Message:
        """Its reply, once it says that it is being painted."""
        found = await self.studio.until(lambda: [*filter(_painting, self.replies(asked))], PATIENCE)
        return found[0]

    def replies(self, asked: Interaction) -> list[Message]:
        """What was made for an interaction, or in its place, and is still there; oldest first."""
        return [each for each in self.studio.shown() if each.interaction in (asked.id, None)]

    async def over(self, asked: Interaction, *, step: float = 0.0, closed: bool = False) -> Row:
        """The row once it has ended and all was said; time is hurried through by `step` seconds while it paints.

        With every way into Discord `closed`, by much more while it is delivered and while its end is told.
        """

        def look() -> bool:
            row = next((each for each in self.studio.rows() if each.id == int(asked.id)), None)
            if row is None:
                return False
            if row.ended_at is not None and row.reply["token"] is None:
                return True
            leaving = row.ended_at is not None or row.state == "delivering"
            if closed and leaving:
                self.studio.clock.jump(60.0)
            elif step and not leaving:
                self.studio.clock.jump(step)
            return False

        await self.studio.until(look, PATIENCE)
        return next(each for each in self.studio.rows() if each.id == int(asked.id))

    def seen(self, person: Person) -> list[Message]:
        """The bot's messages that this member may read."""
        return [each for each in self.studio.shown() if each.private_to in (None, person.id)]

    def sound(self, asked: Interaction, accepted: Iterable[Record], renders: int = 1) -> None:
        """What holds however it ends: ended once, released or settled once, sent once, shown once, nothing half-way."""
        assert self.journal.ends(int(asked.id)) == Ends(1, 1)
        payloads = Counter(json.dumps(record.payload, sort_keys=True) for record in accepted)
        seeded = all("seed" in json.loads(each) for each in payloads)
        assert max(payloads.values(), default=0) <= (1 if seeded else renders), "a render was submitted twice"
        assert payloads.total() <= renders
        shown = Counter(hashlib.sha256(file.data).digest() for each in self.studio.shown() for file in each.attachments)
        assert max(shown.values(), default=1) == 1, "a picture is shown twice"
        halfway = [each for each in self.studio.shown() if _painting(each) or each.payload["flags"] & _THINKING]
        assert halfway == [], "a message claims that it is still being painted"


def _painting(message: Message) -> bool:
    return is_progress(message.payload) or in_line(message.payload)


def words_of(messages: Iterable[Message]) -> str:
    return "\n".join(text_of(message.payload) for message in messages)


def galleries(messages: Iterable[Message]) -> list[Message]:
    """Those with pictures."""
    return [message for message in messages if pictures(message.payload)]

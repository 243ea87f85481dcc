"""Lets things go wrong at Discord and at the providers as the plan says, each for a while. Draws no plan."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import aiohttp

from tests.soak import plan
from tests.soak.diary import Diary

Json = dict[str, Any]
DISCORD = "discord"
#: The one fault of Discord that its ledger does not show.
_UNANSWERED = "drop_connection"


class Switchboard:
    """The control documents of everything that can be made to fail, by its name."""

    def __init__(self, url: str, twins: Mapping[str, str], session: aiohttp.ClientSession) -> None:
        self._session = session
        self._documents = {DISCORD: f"{url}/playground/faults"}
        self._documents |= {name: f"{base}/_twin/control" for name, base in twins.items()}
        #: What goes wrong at the moment.
        self.now: dict[str, Json] = {}

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(self._documents)

    async def known(self, place: str) -> list[str]:
        """The names of all faults that can be played there."""
        async with self._session.get(self._documents[place]) as reply:
            document = await reply.json()
        return [each["name"] for each in document["known" if place == DISCORD else "known_faults"]]

    async def set(self, place: str, fault: Json | None) -> None:
        """This fault and no other from now on; None for none."""
        wanted = [] if fault is None else [fault]
        body = {"active": wanted} if place == DISCORD else {"faults": wanted}
        async with self._session.put(self._documents[place], json=body) as reply:
            reply.raise_for_status()
        if fault is None:
            self.now.pop(place, None)
        else:
            self.now[place] = fault

    async def trouble(self, seed: int, place: str, diary: Diary) -> None:
        """Whatever goes wrong there, until it is broken off; it may leave a fault behind."""
        for trouble in plan.troubles(seed, place, await self.known(place)):
            await asyncio.sleep(trouble.pause)
            diary.counts["faults"] += 1
            began = time.time()
            try:
                await self.set(place, trouble.fault)
                await asyncio.sleep(trouble.seconds)
            finally:
                if trouble.fault.get("fault") == _UNANSWERED:
                    diary.note_span(began)
            await self.set(place, None)

    async def end(self) -> None:
        """From now on nothing fails."""
        for place in self.places:
            await self.set(place, None)

"""Volleys: many members send one slash command at an even pace, driven from inside so that the sender costs nothing.

For benchmarks. Every interaction goes the way of the page's own: composed, checked, created, dispatched.
"""

import asyncio
import json
from dataclasses import dataclass, field

from aiohttp import web

from playground.fake_discord.composer import Composer, Place
from playground.fake_discord.control_api import answering
from playground.fake_discord.interactions import Interactions
from playground.fake_discord.state import Channel, Interaction, Json, Person, World
from playground.fake_discord.values import NotSent

#: What stands for the shot's number, from 0, in text options.
NUMBER = "{number}"
FIRST_MEMBER = 1_200_000_000_000_000_000
MOST = 100_000


@dataclass(slots=True, kw_only=True)
class Volley:
    """`count` commands spread evenly over `seconds`, sent by the `crowd` in turn; `fault` ends it early."""

    command: str
    options: Json
    channel: Channel
    crowd: list[Person]
    count: int
    seconds: float
    interactions: list[Interaction] = field(default_factory=list[Interaction])
    fault: str | None = None

    def shown(self) -> Json:
        """How far it is: numbers of interactions; `delivered` are those whose reply carries files."""
        states = [interaction.state for interaction in self.interactions]
        return {
            "count": self.count,
            "created": len(states),
            "acknowledged": states.count("acknowledged"),
            "failed": states.count("failed"),
            "delivered": sum(interaction.final is not None for interaction in self.interactions),
            "fault": self.fault,
        }


class Volleys:
    """`POST /playground/volleys` starts one, `GET /playground/volleys/{id}` tells how far it is."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world = world
        self._interactions = interactions
        self._composer = Composer(world)
        self._volleys: dict[str, Volley] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def routes(self) -> list[web.RouteDef]:
        """Its aiohttp routes."""
        return [
            web.post("/playground/volleys", answering(self._start)),
            web.get("/playground/volleys/{id}", answering(self._show)),
        ]

    def stop(self) -> None:
        """Send nothing more."""
        for task in self._tasks:
            task.cancel()

    def _start(self, _request: web.Request, raw: bytes) -> Json:
        try:
            volley = self._read(json.loads(raw))
        except (KeyError, ValueError, TypeError) as error:
            raise NotSent(f"This volley is not complete: {error}.") from None
        identity = str(len(self._volleys) + 1)
        self._volleys[identity] = volley
        task = asyncio.get_running_loop().create_task(self._fire(volley))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return {"id": identity}

    def _read(self, ask: Json) -> Volley:
        count, members, seconds = int(ask["count"]), int(ask["members"]), float(ask["seconds"])
        channel = self._world.channels.get(ask["channel"])
        if channel is None or not 0 < count <= MOST or not 0 < members <= MOST or seconds < 0:
            raise NotSent(f"A volley needs a channel, 1 to {MOST} shots and members, and seconds from 0.")
        return Volley(
            command=ask["command"],
            options=ask.get("options") or {},
            channel=channel,
            crowd=[self._member(number) for number in range(members)],
            count=count,
            seconds=seconds,
        )

    def _member(self, number: int) -> Person:
        identity = str(FIRST_MEMBER + number)
        known = self._world.people.get(identity)
        if known is None:
            name = f"member{number}"
            known = Person(id=identity, username=name, display_name=name, color="#8899aa")
            self._world.people[identity] = known
        return known

    async def _fire(self, volley: Volley) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(volley.count):
            await asyncio.sleep(began + volley.seconds * number / volley.count - loop.time())
            place = Place(person=volley.crowd[number % len(volley.crowd)], channel=volley.channel)
            options = {name: _numbered(value, number) for name, value in volley.options.items()}
            try:
                request = self._composer.slash(place, volley.command, options)
            except NotSent as refusal:
                volley.fault = str(refusal)
                return
            volley.interactions.append(self._interactions.create(request))

    def _show(self, request: web.Request, _raw: bytes) -> Json:
        volley = self._volleys.get(request.match_info["id"])
        if volley is None:
            raise NotSent("There is no such volley.")
        return volley.shown()


def _numbered(value: object, number: int) -> object:
    return value.replace(NUMBER, str(number)) if isinstance(value, str) else value

"""What happens to a POSTed request until it is accepted or refused. It neither reads records nor paints."""

import json
import random
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from playground.fake_providers import references
from playground.fake_providers.answers import dropped, error
from playground.fake_providers.fate import decide
from playground.fake_providers.ledger import PRICE_MICROS, Accepted, Ledger, Record
from playground.fake_providers.order import Order, Rejected
from playground.fake_providers.references import Reference
from playground.fake_providers.script import Phase, Script
from playground.fake_providers.timing import Clock, Law, Work

from . import replies, shapes
from .payload import UnknownFields, ValueRejected, read

MODEL = "seedream-4"
MAX_SEED = 2_147_483_647
#: Pages that come although the request was accepted behind them.
BLIND = frozenset({"gateway_504"})


@dataclass(slots=True, kw_only=True)
class Intake:
    """Reads, judges and accepts requests; every one gets a seed from the dice, for nobody can name one."""

    ledger: Ledger
    script: Script
    law: Law
    dice: random.Random
    session: aiohttp.ClientSession
    trespasses: list[str]
    clock: Clock

    async def take(self, request: web.Request, api: str) -> web.StreamResponse | tuple[Record, str | None]:
        """A refusal, or the accepted record and the fault that shall strike its answer."""
        if request.content_type != "application/json":
            return error(406, replies.WRONG_TYPE)
        payload = _json(await request.read())
        fault = self.script.take(Phase.SUBMIT, _prompt(payload), frozenset({api}))
        if (turned_away := self._turned_away(request, fault)) is not None:
            return turned_away
        if not isinstance(payload, dict):
            return error(400, "Invalid request body")
        try:
            order = read(payload)
            seen = await references.fetch(self.session, order.images) if order.images else ()
        except Rejected as reason:
            return self._refused(request, reason)
        if PRICE_MICROS * order.most > self.ledger.balance_micros:
            return error(406, replies.NO_CREDITS)
        return self.ledger.accept(self._plan(api, payload, order, seen)), fault

    def _turned_away(self, request: web.Request, fault: str | None) -> web.Response | None:
        if fault in replies.ERRORS:
            return replies.fault_error(fault, self.clock.time())
        if fault in replies.PAGES and fault not in BLIND:
            return replies.page(fault)
        return dropped(request) if fault == "drop_before_accept" else None

    def _refused(self, request: web.Request, reason: Rejected) -> web.Response:
        if isinstance(reason, UnknownFields):
            names = ", ".join(reason.names)
            self.trespasses.append(f"{request.method} {request.path} sent fields that do not exist: {names}")
        return error(406 if isinstance(reason, ValueRejected) else 400, str(reason))

    def _plan(self, api: str, payload: dict[str, Any], order: Order, seen: tuple[Reference, ...]) -> Accepted:
        seed = self.dice.randint(0, MAX_SEED)
        struck = self._struck(api, order)
        size = order.shape(seen[0].ratio if seen else None)
        count = order.most if struck.get(Phase.FATE) == "fewer_pictures" else order.count(seed)
        fate = decide(struck.get(Phase.FATE), count, replies.FAILURES)
        work = Work(
            prompt=order.prompt,
            pixels=size[0] * size[1],
            pictures=count,
            references=len(seen),
            fingerprint=json.dumps({**payload, "seed": seed}, sort_keys=True),
        )
        return Accepted(
            model=MODEL,
            payload=payload,
            order=order,
            references=seen,
            seed=seed,
            size=size,
            fate=fate,
            charged=fate.pictures,
            listed=api == "v2",
            faults=struck,
            wait=self.law.wait(work),
        )

    def _struck(self, api: str, order: Order) -> dict[str, str]:
        """The faults that strike the request itself; how pictures travel depends on the form of the answer."""
        known = shapes.traits(api, order, None)
        taken = {phase: self.script.take(phase, order.prompt, known) for phase in (Phase.FATE, Phase.ECHO, Phase.SHAPE)}
        travel = shapes.traits(api, order, taken[Phase.SHAPE])
        taken[Phase.RESULT] = self.script.take(Phase.RESULT, order.prompt, travel)
        return {str(phase): name for phase, name in taken.items() if name is not None}


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _prompt(payload: Any) -> str:
    prompt = payload.get("prompt") if isinstance(payload, dict) else None
    return prompt if isinstance(prompt, str) else ""

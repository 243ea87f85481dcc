"""What happens to a POSTed request until it is accepted or refused. It neither reads records nor serves files."""

import json
import random
from typing import Any

import aiohttp
from aiohttp import web

from playground.fake_providers import references
from playground.fake_providers.answers import dropped
from playground.fake_providers.fate import decide
from playground.fake_providers.ledger import PRICE_MICROS, Accepted, Ledger, Record
from playground.fake_providers.order import Order, Rejected
from playground.fake_providers.references import Reference
from playground.fake_providers.script import Phase, Script
from playground.fake_providers.timing import Law, Work

from . import replies
from .failures import FAILURES
from .model import MODEL
from .payload import MAX_SEED, read


class Intake:
    """Reads, judges and accepts requests; a payload without a seed gets one from dice of its own."""

    def __init__(self, ledger: Ledger, script: Script, law: Law, *, seed: int, session: aiohttp.ClientSession) -> None:
        self._ledger = ledger
        self._script = script
        self._law = law
        self._dice = random.Random(f"{seed}:seeds")
        self._session = session

    async def take(self, request: web.Request) -> web.StreamResponse | tuple[Record, str | None]:
        """A refusal, or the accepted record and the fault that shall strike its answer."""
        try:
            body = json.loads(await request.read())
            model, payload = body["model"], body["payload"]
        except (ValueError, LookupError, TypeError):
            return replies.rejection("the body is a JSON object with model and payload")
        fault = self._script.take(Phase.SUBMIT, _prompt(payload))
        if (turned_away := _turned_away(request, model, fault)) is not None:
            return turned_away
        try:
            order = read(payload)
            seen = await references.fetch(self._session, order.images) if order.images else ()
        except Rejected as reason:
            return replies.rejection(str(reason))
        if PRICE_MICROS * order.most > self._ledger.balance_micros:
            return replies.refusal(402, replies.NO_CREDITS)
        record = self._ledger.accept(self._plan(payload, order, seen))
        record.organization = request.headers.get("X-Organization-ID", "")
        return record, fault

    def _plan(self, payload: dict[str, Any], order: Order, seen: tuple[Reference, ...]) -> Accepted:
        seed = order.seed if order.seed >= 0 else self._dice.randint(0, MAX_SEED)
        size = order.shape(seen[0].ratio if seen else None)
        traits = frozenset({"group"} if order.most > 1 else ())
        struck = {
            phase: self._script.take(phase, order.prompt, traits) for phase in (Phase.FATE, Phase.ECHO, Phase.RESULT)
        }
        count = order.most if struck[Phase.FATE] == "fewer_pictures" else order.count(seed)
        work = Work(
            prompt=order.prompt,
            pixels=size[0] * size[1],
            pictures=count,
            references=len(seen),
            fingerprint=json.dumps(payload, sort_keys=True),
        )
        return Accepted(
            model=MODEL,
            payload=payload,
            order=order,
            references=seen,
            seed=seed,
            size=size,
            fate=decide(struck[Phase.FATE], count, FAILURES),
            charged=order.most,
            faults={phase: name for phase, name in struck.items() if name is not None},
            wait=self._law.wait(work),
        )


def _turned_away(request: web.Request, model: object, fault: str | None) -> web.Response | None:
    if fault == "model_missing" or model != MODEL:
        return replies.model_missing(model)
    if fault in replies.ERRORS:
        return replies.fault_error(fault)
    return dropped(request) if fault == "drop_before_accept" else None


def _prompt(payload: Any) -> str:
    prompt = payload.get("prompt") if isinstance(payload, dict) else None
    return prompt if isinstance(prompt, str) else ""

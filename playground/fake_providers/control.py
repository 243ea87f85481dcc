"""A twin's own control document and ledger, for panels, tests and auditors. No provider has these routes."""

import json
import math
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .answers import answer
from .ledger import Ledger
from .script import Script
from .timing import Pace

FASTEST = 1_000_000.0


@dataclass(slots=True, kw_only=True)
class Backstage:
    """What can be seen and changed behind the twin's back, and the handlers that do it."""

    name: str
    ledger: Ledger
    script: Script
    pace: Pace
    trespasses: list[str]
    unmodelled: list[str]

    def routes(self) -> list[web.RouteDef]:
        """The routes under /_twin."""
        return [
            web.get("/_twin/control", self._read),
            web.put("/_twin/control", self._write),
            web.get("/_twin/ledger", self._audit),
        ]

    def change(self, document: dict[str, Any]) -> None:
        """Take over the keys that are there, all or none; ValueError in words."""
        speed, credit = document.get("speed", self.pace.speed), document.get("credits", 0)
        if not _is_number(speed) or not 0 < speed <= FASTEST:
            raise ValueError(f"speed is a number above 0, at most {FASTEST:.0f}")
        if not _is_number(credit):
            raise ValueError("credits is a number of dollars")
        self.script.replace(document.get("faults", [fault.document() for fault in self.script.active]))
        self.pace.speed = float(speed)
        if "credits" in document:
            self.ledger.balance_micros = round(credit * 1_000_000)

    def document(self) -> dict[str, Any]:
        """The control document."""
        return {
            "twin": self.name,
            "speed": self.pace.speed,
            "credits": self.ledger.balance_micros / 1e6,
            "faults": [fault.document() for fault in self.script.active],
            "known_faults": self.script.offer(),
        }

    def audit(self) -> dict[str, Any]:
        """Every request and charge, and whatever a client did that it should not."""
        credit = self.ledger.balance_micros / 1e6
        records = self.ledger.records.values()
        return {
            "requests": [self.ledger.audit(record) for record in records],
            "charges": [self.ledger.charge(record) for record in records],
            "credits": credit,
            "trespasses": self.trespasses,
            "unmodelled": self.unmodelled,
        }

    async def _read(self, _: web.Request) -> web.Response:
        return answer(self.document())

    async def _write(self, request: web.Request) -> web.Response:
        try:
            document = json.loads(await request.read())
            if not isinstance(document, dict):
                raise ValueError("the control document is an object")
            self.change(document)
        except ValueError as error:
            return answer({"error": str(error)}, 400)
        return answer(self.document())

    async def _audit(self, _: web.Request) -> web.Response:
        return answer(self.audit())


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)

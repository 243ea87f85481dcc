"""The faults that are on, which calls they match and how often; acting on them is left to others."""

from dataclasses import dataclass, field

from playground.fake_discord import errors, ratelimits
from playground.fake_discord.state import Json

KNOWN: dict[str, str] = {
    "rate_limit": "Answer 429. scope: user, shared or global; via false: like a ban; retry_after: seconds.",
    "server_error": "Answer a server error. status: 500, 502, 503 or 504.",
    "drop_connection": "Cut the connection. when: before (nothing happened) or after (it did, unanswered).",
    "late_ack": "Treat the answer to an interaction as if its 3 seconds were over (404, code 10062).",
    "expired_token": "Treat the interaction's token as expired (401, code 50027).",
    "lost_token": "Deny a token that is still good (404, code 10015), as is seen now and then.",
    "missing_permissions": "Refuse for missing permissions (403, code 50013).",
    "duplicate_interaction": "Deliver an interaction twice.",
    "gateway_drop": "Cut every gateway connection now. code: the close code, 1006 cuts without one.",
    "gateway_reconnect": "Ask every gateway connection to reconnect now (op 7).",
    "invalid_session": "Tell every gateway connection that its session is invalid (op 9). resumable or not.",
}
AT_ONCE = ("gateway_drop", "gateway_reconnect", "invalid_session")
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_DEFAULT_ROUTE = {
    "late_ack": "/interactions/{interaction_id}/{interaction_token}/callback",
    "expired_token": _WEBHOOK,
    "lost_token": _WEBHOOK,
    "missing_permissions": "/channels/",
}


@dataclass(slots=True, kw_only=True)
class Fault:
    """One fault: for calls whose "METHOD template" contains `route`, `count` times (None: for ever)."""

    name: str
    count: int | None = None
    route: str = ""
    options: Json = field(default_factory=dict)

    def shown(self) -> Json:
        """As the page API lists it."""
        return {"fault": self.name, "count": self.count, "route": self.route, **self.options}


class Faults:
    """Those that are on now, in order."""

    def __init__(self) -> None:
        self.active: list[Fault] = []

    def set(self, wanted: list[Json]) -> list[Fault]:
        """Replace all by `wanted`; returns those that happen at once. KeyError names an unknown one."""
        made = [_parse(entry) for entry in wanted]
        self.active = [fault for fault in made if fault.name not in AT_ONCE]
        return [fault for fault in made if fault.name in AT_ONCE]

    def take(self, route: str) -> Fault | None:
        """The first fault for this call ("METHOD template"), counted down."""
        for fault in self.active:
            if fault.name != "duplicate_interaction" and fault.route in route:
                return self._counted(fault)
        return None

    def take_named(self, name: str) -> Fault | None:
        """The first fault of this name, counted down."""
        for fault in self.active:
            if fault.name == name:
                return self._counted(fault)
        return None

    def _counted(self, fault: Fault) -> Fault:
        if fault.count is not None:
            fault.count -= 1
            if fault.count <= 0:
                self.active.remove(fault)
        return fault


def refusal(fault: Fault) -> errors.ApiError | None:
    """The answer that a fault gives; None for those that are no answer."""
    options = fault.options
    if fault.name == "rate_limit":
        scope, via = options.get("scope", "user"), options.get("via", True)
        return ratelimits.limited(float(options.get("retry_after", 1.0)), scope=scope, via=via)
    if fault.name == "server_error":
        status = int(options.get("status", 500))
        return errors.ApiError(status, 0, f"{status}: Internal Server Error")
    plain = {
        "late_ack": errors.unknown_interaction,
        "expired_token": errors.invalid_webhook_token,
        "lost_token": errors.unknown_webhook,
        "missing_permissions": errors.missing_permissions,
    }
    return plain[fault.name]() if fault.name in plain else None


def _parse(entry: Json) -> Fault:
    name = entry["fault"]
    if name not in KNOWN:
        raise KeyError(name)
    options = {key: value for key, value in entry.items() if key not in ("fault", "count", "route")}
    route = entry.get("route") or _DEFAULT_ROUTE.get(name, "")
    return Fault(name=name, count=entry.get("count"), route=route, options=options)

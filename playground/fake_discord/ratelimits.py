"""Discord's rate limits: buckets by route and major parameter, the global 50/s, the ban; no routing."""

import hashlib
from collections import deque
from dataclasses import dataclass

from playground.fake_discord.errors import ApiError
from playground.fake_discord.moments import Clock

GLOBAL_PER_SECOND = 50
INVALID_PER_TEN_MINUTES = 10_000
VIA = {"Via": "1.1 google"}
_CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_MESSAGES = "/channels/{channel_id}/messages"
_OLD_EDIT_SECONDS = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`limit` calls within `window` seconds, shared by the routes of one `name`."""

    name: str
    limit: int
    window: float


_WEBHOOK_EDIT = Rule(name="webhook-edit", limit=5, window=2.0)
_OLD_EDIT = Rule(name="old-edit", limit=5, window=20.0)
_RULES: dict[str, Rule | None] = {
    f"POST {_CALLBACK}": None,
    f"POST {_WEBHOOK}": Rule(name="webhook-send", limit=5, window=2.0),
    f"PATCH {_WEBHOOK}/messages/@original": _WEBHOOK_EDIT,
    f"PATCH {_WEBHOOK}/messages/{{message_id}}": _WEBHOOK_EDIT,
    f"POST {_MESSAGES}": Rule(name="send", limit=5, window=5.0),
    f"PATCH {_MESSAGES}/{{message_id}}": Rule(name="edit", limit=5, window=5.0),
    f"DELETE {_MESSAGES}/{{message_id}}": Rule(name="delete", limit=5, window=1.0),
}


@dataclass(slots=True)
class _Bucket:
    reset: float
    used: int = 0


class RateLimits:
    """Counts calls; `enabled=False` counts nothing and sends no headers (for benchmarks)."""

    def __init__(self, clock: Clock, *, enabled: bool = True) -> None:
        self._clock = clock
        self.enabled = enabled
        self.invalid_requests: deque[float] = deque()
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._global = _Bucket(reset=0.0)
        self._sweep_at = 0.0

    def take(self, route: str, major: str) -> dict[str, str]:
        """Count one call of `route` ("METHOD template"); its headers, or ApiError 429."""
        if not self.enabled:
            return {}
        now = self._clock.time()
        self._refuse_banned(now)
        exempt = _WEBHOOK in route or _CALLBACK in route
        if not exempt:
            self._take_global(now)
        rule = _RULES.get(route, Rule(name=route, limit=20, window=10.0))
        return {} if rule is None else self._take(rule, major, now)

    def take_old_edit(self, channel_id: str, age: float) -> None:
        """The extra limit on editing messages older than an hour; ApiError 429/30046."""
        if not self.enabled or age < _OLD_EDIT_SECONDS:
            return
        now = self._clock.time()
        bucket = self._bucket(_OLD_EDIT, channel_id, now)
        bucket.used += 1
        if bucket.used > _OLD_EDIT.limit:
            message = "Maximum number of edits to messages older than 1 hour reached. Try again later."
            raise limited(bucket.reset - now, code=30046, message=message)

    def count_invalid(self, status: int) -> None:
        """Remember a 401, 403 or 429: too many of them ban the address."""
        if status in (401, 403, 429):
            self.invalid_requests.append(self._clock.time())

    def _refuse_banned(self, now: float) -> None:
        while self.invalid_requests and self.invalid_requests[0] < now - 600:
            self.invalid_requests.popleft()
        if len(self.invalid_requests) >= INVALID_PER_TEN_MINUTES:
            raise limited(600.0, scope="user", via=False)

    def _take_global(self, now: float) -> None:
        if now >= self._global.reset:
            self._global = _Bucket(reset=now + 1.0)
        self._global.used += 1
        if self._global.used > GLOBAL_PER_SECOND:
            raise limited(self._global.reset - now, scope="global")

    def _take(self, rule: Rule, major: str, now: float) -> dict[str, str]:
        bucket = self._bucket(rule, major, now)
        bucket.used += 1
        headers = {
            "X-RateLimit-Limit": str(rule.limit),
            "X-RateLimit-Remaining": str(max(0, rule.limit - bucket.used)),
            "X-RateLimit-Reset": f"{bucket.reset:.3f}",
            "X-RateLimit-Reset-After": f"{bucket.reset - now:.3f}",
            "X-RateLimit-Bucket": hashlib.blake2b(rule.name.encode(), digest_size=16).hexdigest(),
        }
        if bucket.used > rule.limit:
            error = limited(bucket.reset - now)
            error.headers |= headers
            raise error
        return headers

    def _bucket(self, rule: Rule, major: str, now: float) -> _Bucket:
        self._sweep(now)
        bucket = self._buckets.get((rule.name, major))
        if bucket is None or now >= bucket.reset:
            bucket = self._buckets[rule.name, major] = _Bucket(reset=now + rule.window)
        return bucket

    def _sweep(self, now: float) -> None:
        if now < self._sweep_at:
            return
        self._sweep_at = now + 60.0
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if bucket.reset > now}


def limited(
    retry_after: float,
    *,
    scope: str = "user",
    via: bool = True,
    code: int = 0,
    message: str = "You are being rate limited.",
) -> ApiError:
    """429 in Discord's form; without `Via` it looks like the wall in front of Discord."""
    retry_after = max(0.001, round(retry_after, 3))
    headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    error = ApiError(429, code, message, headers=headers | (VIA if via else {}))
    error.body |= {"retry_after": retry_after, "global": scope == "global"}
    return error

"""Owns what Segmind's answers tell of the account: cost, credits left, when a limit resets; sends nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime

from bot import errors
from bot.providers import shape
from bot.providers.exchange import Answer

#: Moments from here on are in milliseconds, and from there on nonsense.
_MILLISECONDS, _NONSENSE = 1e11, 1e14
#: More credits than anybody has.
_CREDITS_MOST = 10**12
#: More than any render costs, in US dollars: what is said to cost more is told in another unit.
_COST_MOST = 100
_MICROS = 1_000_000


def told_credits(headers: Mapping[str, str]) -> Decimal | None:
    """What is left on the account, as the headers of any answer may tell in passing."""
    return amount(headers.get("x-remaining-credits"))


def metered_credits(answer: Answer) -> Decimal | None:
    """The same of a whole answer, which may tell it in its metrics as well."""
    told = told_credits(answer.headers)
    if told is not None:
        return told
    try:
        return amount(shape.mapping(answer.document().get("metrics")).get("remaining_credits"))
    except errors.UnintelligibleAnswer:
        return None


def told_cost(headers: Mapping[str, str]) -> int | None:
    """What a render cost in millionths of a US dollar, as the headers of its answer may tell."""
    return _micros(headers.get("x-cost"))


def metered_cost(record: Mapping[str, object]) -> int | None:
    """The same of a render's record."""
    return _micros(shape.mapping(record.get("metrics")).get("cost"))


def _micros(value: object) -> int | None:
    dollars = amount(value)
    return None if dollars is None or not 0 <= dollars <= _COST_MOST else round(dollars * _MICROS)


def amount(value: object) -> Decimal | None:
    """A number of credits, or None when it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _CREDITS_MOST else None


def retry_after(answer: Answer) -> float | None:
    """Seconds until the provider may be asked again, from `Retry-After` or the moment at which its limit resets."""
    if answer.retry_after is not None:
        return answer.retry_after
    resets_at = _moment(answer.headers.get("x-rate-limit-reset-at-utc", "").strip())
    return None if resets_at is None else max(0.0, resets_at - answer.at)


def _moment(text: str) -> float | None:
    """Unix seconds from a number, ISO 8601 or an HTTP date; without a zone it is UTC."""
    try:
        number = float(text)
    except ValueError:
        return _date(text)
    if not 0 <= number < _NONSENSE:
        return None
    return number / 1000 if number > _MILLISECONDS else number


def _date(text: str) -> float | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
        except (ValueError, TypeError, OverflowError):
            continue
    return None

"""Credits and resets, however an answer words them."""

from decimal import Decimal

import pytest
from multidict import CIMultiDict
from yarl import URL

from bot.providers import segmind_account as account
from bot.providers.exchange import Answer, Call

NOW = 1_800_000_000.0


def answer(headers: dict[str, str], body: bytes = b"", retry_after: float | None = None) -> Answer:
    call = Call(method="GET", url=URL("https://segmind.example/"))
    return Answer(call=call, status=429, body=body, headers=CIMultiDict(headers), retry_after=retry_after, at=NOW)


@pytest.mark.parametrize(
    ("given", "amount"),
    [
        ("12.345", Decimal("12.345")),
        (" 0 ", Decimal(0)),
        (12.1, Decimal("12.1")),
        (7, Decimal(7)),
        (-0.5, Decimal("-0.5")),
        ("", None),
        ("plenty", None),
        ("nan", None),
        ("inf", None),
        ("1e999999", None),
        (True, None),
        (None, None),
        ([1], None),
    ],
)
def test_credits_are_a_decimal_or_nothing(given: object, amount: Decimal | None) -> None:
    """Numbers and their texts keep every digit; nonsense is none."""
    assert account.amount(given) == amount


def test_credits_are_told_by_a_header_or_by_metrics() -> None:
    """The header is the newer word; an answer that tells neither, or is no JSON, tells nothing."""
    metrics = b'{"metrics": {"remaining_credits": 3.25}}'
    assert account.told_credits(CIMultiDict({"X-Remaining-Credits": "4.5"})) == Decimal("4.5")
    assert account.metered_credits(answer({"x-remaining-credits": "4.5"}, metrics)) == Decimal("4.5")
    assert account.metered_credits(answer({}, metrics)) == Decimal("3.25")
    assert account.metered_credits(answer({}, b"{}")) is None
    assert account.metered_credits(answer({}, b"<html>")) is None


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        ("1800000007", 7.0),
        ("1800000007.5", 7.5),
        ("1800000007000", 7.0),
        ("2027-01-15T08:00:07Z", 7.0),
        ("2027-01-15T08:00:07.250Z", 7.25),
        ("2027-01-15 08:00:07", 7.0),
        ("2027-01-15T10:00:07+02:00", 7.0),
        ("Fri, 15 Jan 2027 08:00:07 GMT", 7.0),
        ("1799999000", 0.0),
        ("soon", None),
        ("", None),
        ("nan", None),
        ("inf", None),
        ("1e300", None),
        ("-5", None),
        ("9999-99-99", None),
    ],
)
def test_a_reset_is_told_in_many_forms(moment: str, seconds: float | None) -> None:
    """Nobody says which form the header has; a moment that has passed is now, and nonsense is none."""
    assert account.retry_after(answer({"x-rate-limit-reset-at-utc": moment})) == seconds


def test_retry_after_goes_before_a_reset() -> None:
    """The standard header is meant for the one who asks."""
    assert account.retry_after(answer({"x-rate-limit-reset-at-utc": "1800000009"}, retry_after=2.0)) == 2.0
    assert account.retry_after(answer({})) is None

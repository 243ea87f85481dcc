"""Owns how money and prices are written in a language, and money is read as a member types it; knows no budget."""

import re
from decimal import Decimal

from babel.numbers import format_currency

from bot import errors
from bot.domain.capability import Capabilities
from bot.ui.words import Words

MICROS = 1_000_000
#: In whole US dollars: more than any server spends in a month.
MOST = 1_000_000
_TYPED = re.compile(r"(?:\$|US\$|USD)?\s*(\d{1,9})(?:[.,](\d{1,2}))?\s*(?:\$|US\$|USD)?", re.IGNORECASE)


def dollars(micros: int, say: Words) -> str:
    """Millionths of a US dollar, with cents; with all of its digits where it is less than one."""
    fine = 0 < micros < MICROS
    locale = say.locale.replace("-", "_")
    return format_currency(Decimal(micros) / MICROS, "USD", locale=locale, decimal_quantization=not fine)


def price(provider: str, bounds: Capabilities, say: Words) -> str:
    """What a picture costs at a provider, before it is painted."""
    prices = [dollars(bounds.price_micros, say)]
    prices += [f"{quality}: {dollars(each, say)}" for quality, each in bounds.quality_prices.items()]
    return say("budget-price", provider=provider, price=" · ".join(prices))


def typed(text: str) -> int | None:
    """Millionths of a US dollar; None of nothing. Raises `InvalidAmount`."""
    if not text.strip():
        return None
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise errors.InvalidAmount(problem="form", given=text)
    micros = int(found[1]) * MICROS + int((found[2] or "0").ljust(2, "0")) * (MICROS // 100)
    if not 0 < micros <= MOST * MICROS:
        raise errors.InvalidAmount(problem="size", most=MOST)
    return micros

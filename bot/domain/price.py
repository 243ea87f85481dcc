"""Owns what one picture is expected to cost at a provider, before anybody has measured it; knows no bill."""

from bot.domain.capability import Capabilities
from bot.domain.size import Size, quality_of


def of(capabilities: Capabilities, size: Size) -> int:
    """Millionths of a US dollar for a picture of that size."""
    return capabilities.quality_prices.get(quality_of(size), capabilities.price_micros)

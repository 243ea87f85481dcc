"""Owns what a provider can be asked for; knows no provider's wire format."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.size import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """Bounds of one provider, checked before anything is spent."""

    #: Most reference pictures in one render.
    references: int
    #: Most references and new pictures together.
    total: int = 15
    #: Whether a seed can be given, and so a picture repeated.
    seeds: bool = True
    #: Whether a watermark can be asked for.
    watermark: bool = True
    #: Sides of a picture whose size is none of the model's own, in pixels; 0 where only the model's rule holds.
    side_least: int = 0
    side_most: int = 0
    #: Such sides are rounded to multiples of this.
    side_step: int = 1
    #: Whether the provider lists what it accepted, so that a submission whose answer was lost can be found.
    listed: bool = True
    #: Whether references can be laid on the provider's own storage.
    uploads: bool = True
    #: Price of one picture, in millionths of a US dollar.
    price_micros: int = 0
    #: Where a quality has a price of its own.
    quality_prices: Mapping[Quality, int] = field(default_factory=dict[Quality, int])

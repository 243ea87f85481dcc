"""Owns what a provider can be asked for; knows no provider's wire format."""

from dataclasses import dataclass


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
    #: Shortest side of a picture, in pixels; 0 where only the model's own rule holds.
    side_least: int = 0
    #: Price of one picture, in millionths of a US dollar.
    price_micros: int = 0

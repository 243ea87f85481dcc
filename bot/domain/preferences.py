"""Owns what a member wants when they don't say it; knows no store and no view."""

from dataclasses import dataclass

from bot.domain.size import Quality, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Defaults of one member, taken for every option that a command leaves open."""

    shape: Shape = Shape.SQUARE
    quality: Quality = Quality.K2
    pictures: int = 1
    private: bool = False
    watermark: bool = False


#: What holds for a member who never chose anything.
USUAL = Preferences()

"""Owns what a member asked for, before any check, and what may be left open; knows neither Discord nor a provider."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from bot.domain.preferences import Preferences
from bot.domain.reference import Reference
from bot.domain.size import Quality, Shape

T = TypeVar("T")
#: Pictures of a series when the member names no number.
SERIES_USUAL = 4


class Craft(StrEnum):
    """By which way a generation was asked for."""

    IMAGINE = "imagine"
    EDIT = "edit"
    BLEND = "blend"
    SERIES = "series"
    AVATAR = "avatar"
    AGAIN = "again"
    VARY = "vary"
    ENLARGE = "4k"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a request comes from: its craft, and the generation and picture (from 1) that it grew out of."""

    craft: Craft = Craft.IMAGINE
    parent_id: int | None = None
    picture: int | None = None


IMAGINED = Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a member asked for, before any check; None is an option left open."""

    prompt: str
    shape: Shape | None = None
    quality: Quality | None = None
    size: str | None = None
    pictures: int | None = None
    series: bool = False
    seed: int | None = None
    references: tuple[Reference, ...] = ()
    watermark: bool | None = None
    spoiler: bool = False
    private: bool | None = None
    provider: str | None = None
    origin: Origin = IMAGINED

    def completed(self, preferences: Preferences) -> "Wish":
        """The wish with nothing left open."""
        pictures = max(preferences.pictures, SERIES_USUAL) if self.series else preferences.pictures
        return replace(
            self,
            shape=given(self.shape, preferences.shape),
            quality=given(self.quality, preferences.quality),
            pictures=given(self.pictures, pictures),
            watermark=given(self.watermark, preferences.watermark),
            private=given(self.private, preferences.private),
        )


def given(value: T | None, otherwise: T) -> T:
    return otherwise if value is None else value

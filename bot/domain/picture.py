"""Owns what is known of one painted picture without looking into its file; knows no path."""

from dataclasses import dataclass

from bot.domain.picture_rules import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One image that came back, kept under its digest (SHA-256, hex); sizes in bytes and pixels.

    `source` is where the provider serves it to anybody, for about a day; empty when it came without an address.
    """

    digest: str
    content_type: str
    size: int
    width: int
    height: int
    source: str = ""
    #: What the server's picture rules make of it, and its score; None where nobody looked.
    look: Look | None = None
    score: float | None = None

    @property
    def covered(self) -> bool:
        """Whether it is only shown behind a cover."""
        return self.look in (Look.SPOILER, Look.REVIEW)

    @property
    def extension(self) -> str:
        return {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}[self.content_type]

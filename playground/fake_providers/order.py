"""What the model behind every twin is asked to paint, once the rules of a payload are kept. It reads no payload."""

import random
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

MAX_IMAGES = 15
MAX_REFERENCES = 10

Shape = tuple[int, int]


class Rejected(Exception):
    """A payload, or a reference that it names, breaks a rule; the text says which one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A payload that keeps the rules; when ``size`` is None the model chooses one of ``shapes``. Pixels."""

    prompt: str
    images: tuple[str, ...]
    size: Shape | None
    shapes: tuple[Shape, ...]
    max_images: int
    auto: bool
    seed: int
    watermark: bool

    @property
    def most(self) -> int:
        """The most pictures that can come back."""
        return self.max_images if self.auto else 1

    def count(self, seed: int) -> int:
        """How many pictures the model decides on: a number stated in the prompt persuades it."""
        if self.most == 1 or re.search(rf"\b{self.most}\b", self.prompt):
            return self.most
        return random.Random(f"{seed}:{self.prompt}:count").randint(1, self.most)

    def shape(self, ratio: float | None) -> Shape:
        """Width and height; a free choice follows the ratio of the first reference, else the prompt."""
        if self.size is not None:
            return self.size
        if ratio is not None:
            return min(self.shapes, key=lambda shape: abs(shape[0] / shape[1] - ratio))
        return random.Random(self.prompt).choice(self.shapes)


def is_address(text: str) -> bool:
    """Whether it is an http or https address with a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)

"""Owns how a picture that the studio keeps is written into the few characters that Discord carries along; keeps none.

Discord's addresses are longer than an id of a form may be, expire, and can't be asked for again without reading
messages; the digest of the kept copy fits, and any later process finds the picture by it.
"""

import base64
import re

from bot import errors
from bot.domain.picture import Picture
from bot.domain.reference import Reference

_LETTERS = {"image/png": "p", "image/jpeg": "j"}
_TYPES = {letter: kind for kind, letter in _LETTERS.items()}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FORM = re.compile(
    r"(?P<letter>[pj])(?P<digest>[\w-]{43})\.(?P<size>[0-9a-z]{1,7})\.(?P<width>[0-9a-z]{1,4})\.(?P<height>[0-9a-z]{1,4})"
    r"\.(?P<name>.*)",
    re.ASCII | re.DOTALL,
)


def packed(reference: Reference, most: int) -> str:
    """The kept copy of a reference in at most `most` characters, from 66 on; its name is cut to fit."""
    picture = reference.original
    assert picture is not None
    digest = base64.urlsafe_b64encode(bytes.fromhex(picture.digest)).decode().rstrip("=")
    numbers = ".".join(_short(number) for number in (picture.size, picture.width, picture.height))
    text = f"{_LETTERS[picture.content_type]}{digest}.{numbers}."
    return text + reference.name[: most - len(text)]


def unpacked(text: str) -> Reference:
    """The reference again; raises `Gone` for what was never packed."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise errors.Gone
    picture = Picture(
        digest=base64.urlsafe_b64decode(f"{found['digest']}=").hex(),
        content_type=_TYPES[found["letter"]],
        size=int(found["size"], 36),
        width=int(found["width"], 36),
        height=int(found["height"], 36),
    )
    return Reference(
        url="",
        name=found["name"],
        content_type=picture.content_type,
        size=picture.size,
        width=picture.width,
        height=picture.height,
        original=picture,
    )


def _short(number: int) -> str:
    """A number in base 36."""
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"

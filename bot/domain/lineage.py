"""Owns how a new wish grows out of a finished generation; knows neither buttons nor providers."""

from dataclasses import replace

from bot import errors
from bot.domain.generation import Generation
from bot.domain.reference import Reference
from bot.domain.request import wished
from bot.domain.size import Size, enlarged
from bot.domain.wish import Craft, Origin, Wish

#: Characters of a prompt by which a painted picture is called when it is worked from.
_NAME_MOST = 50


def again(generation: Generation) -> Wish:
    """The same wish with a fresh seed."""
    origin = Origin(craft=Craft.AGAIN, parent_id=generation.id)
    return replace(wished(generation.request), seed=None, private=_private(generation), origin=origin)


def vary(generation: Generation, number: int, url: str = "") -> Wish:
    """One more picture like the one of that number: painted from it, with a fresh seed."""
    return _from_picture(generation, number, url, Craft.VARY)


def enlarge(generation: Generation, number: int, url: str = "") -> Wish:
    """The picture of that number at 4K, painted from it with its own seed; raises `InvalidSize` if it is that large."""
    render, picture = generation.painted(number)
    size = enlarged(Size(picture.width, picture.height))
    if size.pixels <= picture.width * picture.height:
        raise errors.InvalidSize(problem="largest", given=f"{picture.width}x{picture.height}")
    return replace(_from_picture(generation, number, url, Craft.ENLARGE), size=str(size), seed=render.order.seed)


def edit(generation: Generation, number: int, url: str = "") -> Wish:
    """The picture of that number as the first reference; the prompt is the member's to write."""
    return _from_picture(generation, number, url, Craft.EDIT)


def reference(generation: Generation, number: int, url: str = "") -> Reference:
    """A painted picture as a reference; `url` is where Discord serves it now, if that is known."""
    _, picture = generation.painted(number)
    return Reference(
        url=url,
        name=_name(generation, number),
        content_type=picture.content_type,
        width=picture.width,
        height=picture.height,
        original=picture,
    )


def _name(generation: Generation, number: int) -> str:
    """Its prompt, and which of several it is."""
    prompt, total = " ".join(generation.request.prompt.split()), len(generation.pictures)
    return prompt[:_NAME_MOST] if total == 1 else f"{number}/{total} · {prompt[:_NAME_MOST]}"


def _from_picture(generation: Generation, number: int, url: str, craft: Craft) -> Wish:
    return replace(
        wished(generation.request),
        pictures=1,
        series=False,
        seed=None,
        private=_private(generation),
        references=(reference(generation, number, url),),
        origin=Origin(craft=craft, parent_id=generation.id, picture=number),
    )


def _private(generation: Generation) -> bool | None:
    """What grows out of something private is private; else it is as whoever asks for it prefers."""
    return True if generation.request.private else None


def is_largest(generation: Generation) -> bool:
    """Whether its pictures have 4K's pixels already."""
    return enlarged(generation.request.size).pixels <= generation.request.size.pixels

"""What a prompt asks to see: a scene, a mood and things to put in. It draws nothing and knows no provider."""

import random
import re
from dataclasses import dataclass

Colour = tuple[int, int, int]

SCENES = {
    "sea": (
        "sea ocean beach coast coastal wave waves harbour harbor island lake bay river lagoon ship "
        "boat sailboat lighthouse whale fish shore pier"
    ),
    "forest": "forest wood woods trees pine pines jungle fox deer owl path mushroom elf grove woodland bear",
    "city": (
        "city town street skyline tower towers neon cyberpunk tokyo paris urban rooftop building "
        "skyscraper downtown robot car"
    ),
    "desert": "desert dune dunes sahara canyon mars camel oasis sand",
    "meadow": (
        "flower flowers meadow field garden poppy poppies tulip tulips rose roses lavender sunflower "
        "spring bee butterfly cat dog rabbit horse blossom"
    ),
    "mountains": (
        "mountain mountains alps peak peaks valley hill hills snow glacier landscape castle dragon "
        "cabin volcano balloon"
    ),
    "space": "space galaxy planet planets nebula cosmos astronaut star universe spaceship comet",
    "abstract": ("abstract pattern geometric shapes fractal logo icon texture cubist art painting portrait face"),
}
MOODS = {
    "night": "night midnight moon moonlit moonlight stars starry dark neon aurora fireflies cyberpunk nocturnal",
    "sunset": "sunset dusk evening twilight sundown fire lava volcano red",
    "dawn": "dawn sunrise morning misty mist fog foggy pastel dream dreamy pink",
    "storm": "storm stormy rain rainy thunder gloomy grey gray moody dragon",
    "winter": "snow snowy winter ice frozen glacier cold christmas arctic",
    "autumn": "autumn fall october orange harvest maple fox",
    "golden": "golden warm summer gold desert canyon sand yellow wheat",
    "spring": "spring blossom cherry green fresh tulip tulips garden",
    "day": "day noon sunny blue bright clear cheerful",
}
THINGS = {
    "boat": "boat boats sailboat ship sail sailing regatta",
    "lighthouse": "lighthouse",
    "cabin": "cabin house cottage hut home",
    "balloon": "balloon balloons",
    "castle": "castle fortress palace",
    "birds": "bird birds gull gulls seagull swallow crane flock crow",
    "tree": "tree oak",
    "aurora": "aurora northern borealis",
}
FREE_MOODS = ("sunset", "dawn", "day", "golden", "night", "spring", "autumn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of a mood: the sky from zenith to horizon, the light, far and near land, and one accent."""

    sky: tuple[Colour, Colour, Colour, Colour]
    light: Colour
    haze: Colour
    near: Colour
    accent: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the painter shall paint."""

    scene: str
    mood: str
    things: frozenset[str]
    palette: Palette


def _palette(sky: str, light: str, haze: str, near: str, accent: str) -> Palette:
    top, upper, lower, horizon = (_colour(code) for code in sky.split())
    return Palette(
        sky=(top, upper, lower, horizon),
        light=_colour(light),
        haze=_colour(haze),
        near=_colour(near),
        accent=_colour(accent),
    )


def _colour(code: str) -> Colour:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


PALETTES = {
    "sunset": _palette("2b2d5b 7d4a7e e8735c ffc98a", "fff0c4", "d98a80", "1f1833", "ff9a5a"),
    "dawn": _palette("6c8dbf b4a9d0 f2c1b9 ffe8c8", "fff8e4", "c9b4c8", "2c3955", "f0929c"),
    "day": _palette("2a78bf 66abdd b2daf0 eaf6f2", "fffbe4", "a4c8d8", "1c4a3e", "e8505b"),
    "golden": _palette("4f86ad bfc0a0 f6d08a ffe9b4", "fffae0", "deb98a", "41301f", "e3853a"),
    "night": _palette("050a1e 0d1a3e 1f3668 456598", "f6f2dc", "2f4b7c", "040814", "ffd27a"),
    "storm": _palette("232d3a 46566a 7d8c96 c3c4b8", "f0ead0", "7f8d96", "171e26", "e0b870"),
    "autumn": _palette("6f9bb8 bcc8bc f0d9a4 fbe9c4", "fff6dc", "d3a066", "45201a", "d9602b"),
    "winter": _palette("6a90c0 a2bedd d6e4f0 f9f4ee", "fffdf6", "b4c8dc", "263c5c", "c94f4f"),
    "spring": _palette("6cb8d6 acdce2 e6f3da fdf0de", "fffdea", "b0d4b4", "2a5a46", "f07fa8"),
}


def interpret(prompt: str) -> Reading:
    """Read a prompt: the first word that names a scene or a mood wins; without one its own dice decide."""
    words = re.findall(r"[a-z]+", prompt.casefold())
    dice = random.Random(f"reading:{prompt}")
    scene = _first(words, SCENES) or dice.choice(tuple(SCENES))
    mood = _first(words, MOODS) or ("night" if scene == "space" else dice.choice(FREE_MOODS))
    things = frozenset(name for name, names in THINGS.items() if not set(names.split()).isdisjoint(words))
    return Reading(scene=scene, mood=mood, things=things, palette=PALETTES[mood])


def _first(words: list[str], table: dict[str, str]) -> str | None:
    lookup = {word: name for name, names in reversed(table.items()) for word in names.split()}
    return next((lookup[word] for word in words if word in lookup), None)

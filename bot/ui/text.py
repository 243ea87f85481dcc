"""Owns how foreign text and times become safe Discord text; knows no sentence of Easel's own."""

import re

import discord

#: Bidirectional controls and glyphless characters that could reorder or hide the words around them.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad]")
#: discord.py's own escaping takes "[a](b) **c** (d)" for one link, and leaves what stands in it to act.
_ACTING = re.compile(r"[\\*_~|`\[\]<>#]|^[-+]")
ALT_TEXT_MOST = 1024


def plain(text: str, most: int) -> str:
    """One line without invisible characters, at most `most` characters long, ending in an ellipsis if cut."""
    line = " ".join(_UNSEEN.sub("", text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def quoted(text: str, most: int = 600) -> str:
    """A member's words as they typed them: no markdown, no mention, no link preview acts."""
    return discord.utils.escape_mentions(_ACTING.sub(r"\\\g<0>", plain(text, most)))


def relative(moment: float) -> str:
    """Unix seconds as "in 3 minutes", kept current by Discord itself."""
    return f"<t:{round(moment)}:R>"


def date(moment: float) -> str:
    """Unix seconds as a day and a time where the reader is, to be named as an end."""
    return f"<t:{round(moment)}:f>"


def clock_time(moment: float) -> str:
    """Unix seconds as the time of day where the reader is."""
    return f"<t:{round(moment)}:t>"


def bar(fraction: float, cells: int = 12) -> str:
    filled = min(cells, max(0, round(fraction * cells)))
    return "▰" * filled + "▱" * (cells - filled)

"""Plain pictures with alt text, for what the small bots of the tests send."""

import io

import discord
from PIL import Image


def picture(number: int, *, size: tuple[int, int] = (320, 240)) -> discord.File:
    """A plain PNG with alt text, `picture-N.png`."""
    buffer = io.BytesIO()
    Image.new("RGB", size, (40 * number % 256, 90, 200 - 20 * number % 200)).save(buffer, "PNG")
    buffer.seek(0)
    return discord.File(buffer, f"picture-{number}.png", description=f"alt text {number}")

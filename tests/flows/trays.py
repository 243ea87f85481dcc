"""How a member fills a tray; it asserts nothing of what is then in it."""

from typing import Any

from playground.member import Member, private
from tests.flows.studio import jpeg

Json = dict[str, Any]
COLOURS = ("red", "green", "blue", "gold", "black", "white", "pink", "brown", "navy", "lime", "teal")


async def filled(member: Member, *names: str) -> Json:
    """Messages with pictures, used as references one by one; the tray as it was shown last."""
    shown: Json = {}
    for number, name in enumerate(names):
        said = await member.say("look", await member.upload(jpeg(colour=COLOURS[number]), name))
        shown = await member.reply(await member.menu("Use as reference", said))
        assert private(shown)
    return shown

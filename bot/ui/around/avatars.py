"""Owns the form in which a member's avatar is painted; fetches neither member nor picture."""

import re
from collections.abc import Sequence

import discord

from bot import errors
from bot.domain.reference import Reference
from bot.domain.wish import Craft
from bot.ui import answer, modals
from bot.ui.answer import Interaction
from bot.ui.around import editing
from bot.ui.modals import Form, Submitted
from bot.ui.text import plain

_AVATAR = "avatar"
#: Discord's bound of an id.
_ID_MOST = 100
#: Pixels of a side, as Discord is asked for it.
_SIDE = 1024
#: Server, owner and key in the id of the form; a name follows.
_PARTS = (r"[0-9]{0,20}", r"[0-9]{0,20}", r"\w{1,40}")


async def paint(interaction: Interaction, user: discord.User | discord.Member) -> None:
    """The form for a member's avatar."""
    say = answer.tongue(interaction)
    form = Form(title=say("result-form-avatar-title"), custom_id=avatar_id(user))
    form.add_item(editing.prompt_field(say))
    await interaction.response.send_modal(editing.with_uploads(form, interaction))


def avatar_id(user: discord.User | discord.Member) -> str:
    """The id of a form that tells the avatar as its server shows it, and as much of its member's name as fits."""
    own, key = user.avatar, user.display_avatar.key
    in_server = isinstance(user, discord.Member) and user.guild_avatar is not None
    guild = user.guild.id if isinstance(user, discord.Member) and in_server else ""
    owner = user.id if own is not None or in_server else ""
    name = plain(user.display_name, _ID_MOST)
    return f"easel:{_AVATAR}:{guild}:{owner}:{key}:{name}"[:_ID_MOST]


def avatar_of(parts: Sequence[str]) -> Reference:
    """The avatar that a form's id tells of; raises `Gone` for what is none."""
    known = zip(_PARTS, parts, strict=False)
    if len(parts) <= len(_PARTS) or not all(re.fullmatch(form, part, re.ASCII) for form, part in known):
        raise errors.Gone
    guild, owner, key, *name = parts
    place = f"guilds/{guild}/users/{owner}/avatars" if guild else f"avatars/{owner}" if owner else "embed/avatars"
    url = f"{discord.Asset.BASE}/{place}/{key}.png?size={_SIDE}"
    return Reference(url=url, name=f"{':'.join(name)}.png", content_type="image/png")


async def _submitted(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    await editing.paint(interaction, avatar_of(parts), filled, Craft.AVATAR)


modals.ROUTES[_AVATAR] = _submitted

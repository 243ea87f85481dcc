"""Discord's permission bits and how roles and overwrites add up; knows nothing of messages or routes."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.fake_discord.state import Channel, Person, World

ADMINISTRATOR = 1 << 3
MANAGE_CHANNELS = 1 << 4
MANAGE_GUILD = 1 << 5
ADD_REACTIONS = 1 << 6
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_MESSAGE_HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
USE_APPLICATION_COMMANDS = 1 << 31
SEND_MESSAGES_IN_THREADS = 1 << 38
MODERATE_MEMBERS = 1 << 40
ALL = (1 << 52) - 1

MEMBER = (
    VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | ADD_REACTIONS
    | USE_APPLICATION_COMMANDS
    | SEND_MESSAGES_IN_THREADS
)
DIRECT = MEMBER | MENTION_EVERYONE
#: What is left to whom a moderator timed out.
SILENCED = VIEW_CHANNEL | READ_MESSAGE_HISTORY


def effective(world: "World", person: "Person", channel: "Channel") -> int:
    """The permissions of `person` in `channel`: roles, then overwrites in Discord's order."""
    if channel.recipient is not None:
        return DIRECT if person.id in (channel.recipient, world.bot.id) else 0
    if person.id == world.owner_id:
        return ALL
    total = base(world, person)
    if total & ADMINISTRATOR:
        return ALL
    by_target = {overwrite.id: overwrite for overwrite in channel.overwrites}
    if everyone := by_target.get(world.guild_id):
        total = total & ~everyone.deny | everyone.allow
    held = [by_target[role] for role in person.roles if role in by_target]
    denied = allowed = 0
    for overwrite in held:
        denied |= overwrite.deny
        allowed |= overwrite.allow
    total = total & ~denied | allowed
    if own := by_target.get(person.id):
        total = total & ~own.deny | own.allow
    if silenced(world, person):
        total &= SILENCED
    return total if total & VIEW_CHANNEL else 0


def silenced(world: "World", person: "Person") -> bool:
    """Whether `person` is timed out at this moment; nothing silences the owner or an administrator."""
    until = person.silenced_until
    if until is None or base(world, person) & ADMINISTRATOR:
        return False
    return datetime.fromisoformat(until).timestamp() > world.now()


def base(world: "World", person: "Person") -> int:
    """The guild-wide permissions of `person`: @everyone plus every role held."""
    if person.id == world.owner_id:
        return ALL
    total = world.roles[world.guild_id].permissions
    for role in person.roles:
        total |= world.roles[role].permissions
    return ALL if total & ADMINISTRATOR else total

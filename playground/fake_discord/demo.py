"""The world of the demo, "The Painting Room": its people, roles and channels; knows no behaviour."""

import time
from dataclasses import replace

from playground.fake_discord import permissions as p
from playground.fake_discord.avatars import hashed
from playground.fake_discord.moments import Clock
from playground.fake_discord.state import Channel, Overwrite, Person, Role, World

GUILD = "1100000000000000000"
APPLICATION = "1100000000000000900"
MODERATOR, ADMIN, BOT, PATRON = (f"110000000000000010{n}" for n in range(1, 5))
STUDIO, GALLERY, MODERATORS, NO_PICTURES, AFTER_DARK = (f"110000000000000020{n}" for n in range(1, 6))
ADA, BRUNO, MIKA, OLGA = (f"110000000000000030{n}" for n in range(1, 5))

BOT_PERMISSIONS = (
    p.VIEW_CHANNEL
    | p.SEND_MESSAGES
    | p.EMBED_LINKS
    | p.ATTACH_FILES
    | p.READ_MESSAGE_HISTORY
    | p.SEND_MESSAGES_IN_THREADS
)


def painting_room(clock: Clock = time) -> World:
    """A fresh "Painting Room" with its four members and five channels."""
    world = World(clock)
    world.guild_id, world.guild_name = GUILD, "The Painting Room"
    world.application_id, world.owner_id = APPLICATION, OLGA
    world.bot = Person(
        id=APPLICATION,
        username="Easel",
        display_name="Easel",
        color="#7c5cff",
        roles=(BOT,),
        kind="bot",
        bot=True,
    )
    for role in _roles():
        world.roles[role.id] = role
    for person in (*_people(), world.bot):
        world.people[person.id] = person
    for channel in _channels():
        world.channels[channel.id] = channel
    return world


def furnish(world: World) -> None:
    """What makes it good to look around in: Bruno has a role that rules may name, and the bot may time members out."""
    # A server gives this right where it wants to; the bot's invitation does not ask for it.
    easel = replace(world.roles[BOT], permissions=BOT_PERMISSIONS | p.MODERATE_MEMBERS, position=2)
    moderator, admin = (replace(world.roles[role], position=place) for role, place in ((MODERATOR, 3), (ADMIN, 4)))
    patron = Role(id=PATRON, name="Patron", permissions=p.MEMBER, position=1, color=0x9B84EC)
    world.roles |= {role.id: role for role in (patron, easel, moderator, admin)}
    world.change_person(BRUNO, roles=(PATRON,))


def _roles() -> tuple[Role, ...]:
    moderator = p.MODERATE_MEMBERS | p.MANAGE_MESSAGES
    return (
        Role(id=GUILD, name="@everyone", permissions=p.MEMBER, position=0),
        Role(id=BOT, name="Easel", permissions=BOT_PERMISSIONS, position=1),
        Role(id=MODERATOR, name="Moderator", permissions=p.MEMBER | moderator, position=2, color=0x3BA55D),
        Role(id=ADMIN, name="Admin", permissions=p.ADMINISTRATOR | p.MANAGE_GUILD, position=3, color=0xF0B232),
    )


def _people() -> tuple[Person, ...]:
    return (
        Person(id=ADA, username="ada", display_name="Ada", color="#e0567a", avatar=hashed("ada")),
        Person(id=BRUNO, username="bruno", display_name="Bruno", color="#3b9dd8", avatar=hashed("bruno")),
        Person(
            id=MIKA,
            username="mika",
            display_name="Mika",
            color="#3ba55d",
            roles=(MODERATOR,),
            kind="moderator",
        ),
        Person(id=OLGA, username="olga", display_name="Olga", color="#f0b232", roles=(ADMIN,), kind="admin"),
    )


def _channels() -> tuple[Channel, ...]:
    hidden = Overwrite(id=GUILD, kind=0, deny=p.VIEW_CHANNEL)
    staff = tuple(Overwrite(id=role, kind=0, allow=p.VIEW_CHANNEL | p.SEND_MESSAGES) for role in (MODERATOR, BOT))
    no_files = Overwrite(id=BOT, kind=0, deny=p.ATTACH_FILES)
    return (
        Channel(id=STUDIO, name="studio", topic="Type /imagine and describe a picture.", position=0),
        Channel(id=GALLERY, name="gallery", topic="The pictures worth keeping.", position=1),
        Channel(
            id=MODERATORS,
            name="moderators",
            topic="For moderators only.",
            position=2,
            overwrites=(hidden, *staff),
        ),
        Channel(
            id=NO_PICTURES,
            name="no-pictures",
            topic="Words only: the bot may not attach files here.",
            position=3,
            overwrites=(no_files,),
        ),
        Channel(id=AFTER_DARK, name="after-dark", topic="Age-restricted: for adults only.", position=4, nsfw=True),
    )

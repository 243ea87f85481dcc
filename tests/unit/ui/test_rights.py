"""Who may see, paint from and delete a picture, told by the interaction and the server's rules alone."""

from dataclasses import dataclass, replace
from typing import Any

import discord
import pytest

from bot import errors
from bot.domain.generation import Failure, Generation, State
from bot.ui import rights
from tests.unit.ui.samples import generation

ADA, BRUNO, SERVER, STUDIO = 1, 2, 10, 20
NOTHING, EVERYTHING = discord.Permissions.none(), discord.Permissions.all()


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Of whose channels the bot knows none."""

    id: int = SERVER

    def get_channel_or_thread(self, _: int) -> None:
        return None


def pressed(by: int = BRUNO, server: int | None = SERVER, channel: int = STUDIO, may: Any = EVERYTHING) -> Any:
    """As much of an interaction as rights look at."""

    @dataclass(frozen=True, slots=True)
    class Interaction:
        user = User(id=by)
        guild_id = server
        guild = None if server is None else Server(id=server)
        channel_id = channel
        permissions = NOTHING if server is None else may

    return Interaction()


def adas(*, private: bool = False, server: int | None = SERVER) -> Generation:
    row = generation(state=State.DONE, came=1, private=private)
    reply = replace(row.reply, channel_id=STUDIO, private=private)
    return replace(row, member_id=ADA, guild_id=server, reply=reply)


def unshown() -> Generation:
    """One that Discord did not take, so that it stands before nobody."""
    return replace(adas(), state=State.FAILED, failure=Failure(code="delivery-failed"))


@pytest.mark.parametrize(
    ("state", "error"),
    [(State.REVIEWING, errors.NotEnded), (State.RENDERING, errors.NotEnded), (State.REFUSED, errors.Gone)],
)
def test_what_was_not_let_through_is_nobodys(state: State, error: type[errors.EaselError]) -> None:
    """Not even its member's: pictures before their moderators, or rejected by them."""
    with pytest.raises(error):
        rights.require_seen(pressed(by=ADA), replace(adas(), state=state))


@pytest.mark.parametrize(("server", "error"), [(None, errors.Gone), (99, errors.Gone), (SERVER, None)])
def test_moderators_decide_in_their_own_server(server: int | None, error: type[errors.EaselError] | None) -> None:
    """And nowhere else, whatever they may do there."""
    may = discord.Permissions(moderate_members=True)
    if error is None:
        rights.require_moderator(pressed(server=server, may=may), SERVER)
        return
    with pytest.raises(error):
        rights.require_moderator(pressed(server=server, may=may), SERVER)


@pytest.mark.parametrize("where", [pressed(may=NOTHING), pressed(server=None)])
def test_whoever_may_not_moderate_decides_nothing(where: Any) -> None:
    """The right is named, in direct messages too, where nobody has it."""
    with pytest.raises(errors.NotAllowed) as refused:
        rights.require_moderator(where)
    assert refused.value.facts["right"] == "Moderate Members"


@pytest.mark.parametrize(
    ("where", "row", "error"),
    [
        (pressed(), adas(), None),
        (pressed(may=NOTHING), adas(), None),
        (pressed(ADA), adas(private=True), None),
        (pressed(ADA, server=None, channel=5), adas(), None),
        (pressed(), adas(private=True), errors.NotYours),
        (pressed(server=None), adas(server=None), errors.NotYours),
        (pressed(), unshown(), errors.NotYours),
        (pressed(ADA), unshown(), None),
        (pressed(channel=21), adas(), errors.NotAllowed),
        (pressed(server=11), adas(), errors.NotAllowed),
        (pressed(ADA), replace(adas(), deleted_at=1.0), errors.Gone),
        (pressed(ADA), replace(adas(), renders=()), errors.Gone),
        (pressed(ADA), None, errors.Gone),
    ],
)
def test_who_may_see_a_picture(where: Any, row: Generation | None, error: type[Exception] | None) -> None:
    """Its member everywhere; others what is public, where they stand before it."""
    if error is None:
        assert rights.require_seen(where, row) is row
    else:
        with pytest.raises(error):
            rights.require_seen(where, row)


@pytest.mark.parametrize(
    ("where", "row", "may"),
    [
        (pressed(ADA, may=NOTHING), adas(), True),
        (pressed(ADA, server=None), adas(server=None), True),
        (pressed(may=discord.Permissions(manage_messages=True)), adas(), True),
        (pressed(may=NOTHING), adas(), False),
        (pressed(channel=21), adas(), False),
        (pressed(server=11), adas(), False),
        (pressed(), adas(private=True), False),
        (pressed(server=None), adas(server=None), False),
    ],
)
def test_who_may_delete_a_picture(where: Any, row: Generation, may: bool) -> None:
    """Its member; and who may manage messages in its own channel."""
    assert rights.may_delete(where, row) is may
    if may:
        rights.require_delete(where, row)
    else:
        with pytest.raises(errors.NotYours if where.guild_id is None else errors.NotAllowed):
            rights.require_delete(where, row)


def test_who_may_paint() -> None:
    """Whoever may use commands here; nobody is asked that in a direct message."""
    rights.require_painting(pressed(may=discord.Permissions(use_application_commands=True)))
    rights.require_painting(pressed(server=None))
    with pytest.raises(errors.NotAllowed):
        rights.require_painting(pressed(may=NOTHING))


def test_who_may_see_the_cost() -> None:
    """Its member, and who may manage that very server."""
    manager = discord.Permissions(manage_guild=True)
    assert rights.may_see_cost(pressed(ADA, may=NOTHING), adas())
    assert rights.may_see_cost(pressed(may=manager), adas())
    assert not rights.may_see_cost(pressed(may=NOTHING), adas())
    assert not rights.may_see_cost(pressed(may=manager, server=11), adas())
    assert not rights.may_see_cost(pressed(server=None), adas(server=None))

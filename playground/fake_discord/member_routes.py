"""The REST route by which a bot silences a member of the guild; other changes of members are not modelled."""

from datetime import datetime

from playground.fake_discord import errors, payloads
from playground.fake_discord.calls import Answer, Call, Route
from playground.fake_discord.errors import ApiError, invalid_form
from playground.fake_discord.permissions import ADMINISTRATOR, MODERATE_MEMBERS, base
from playground.fake_discord.state import Person, World

_SILENCE = "communication_disabled_until"
_DAYS_MOST = 28


class MemberRoutes:
    """What a bot may do to members with its own token."""

    def __init__(self, world: World) -> None:
        self._world = world

    def table(self) -> list[Route]:
        """Its routes."""
        return [Route("PATCH", "/guilds/{guild_id}/members/{user_id}", self._change)]

    def _change(self, call: Call) -> Answer:
        world, body = self._world, call.document()
        if call["guild_id"] != world.guild_id:
            raise ApiError(404, 10004, "Unknown Guild")
        person = world.people.get(call["user_id"])
        if person is None:
            raise ApiError(404, 10007, "Unknown Member")
        if set(body) != {_SILENCE}:
            raise errors.not_found()
        if not self._may_silence(person):
            raise errors.missing_permissions()
        return 200, payloads.member(world.change_person(person.id, silenced_until=self._moment(body[_SILENCE])))

    def _may_silence(self, person: Person) -> bool:
        """By its permission, and only whoever stands below it; nobody silences an administrator or the owner."""
        world, bot = self._world, self._world.bot
        safe = person.id == world.owner_id or base(world, person) & ADMINISTRATOR
        return bool(base(world, bot) & MODERATE_MEMBERS) and not safe and self._height(bot) > self._height(person)

    def _height(self, person: Person) -> int:
        return max((self._world.roles[role].position for role in person.roles), default=0)

    def _moment(self, value: object) -> str | None:
        if value is None:
            return None
        try:
            seconds = datetime.fromisoformat(str(value)).timestamp() - self._world.now()
        except ValueError as error:
            raise invalid_form((_SILENCE,), "DATE_TIME_TYPE_PARSE", f"Could not parse {value}.") from error
        if seconds > _DAYS_MOST * 86_400:
            raise invalid_form((_SILENCE,), "INVALID_COMMUNICATION_DISABLED_TIMESTAMP", "At most 28 days.")
        return str(value)

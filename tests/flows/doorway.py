"""Tries every way into the bot as every kind of person, each try from the same beginning, and says what came of it."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.conduct import Ban, LogQuery
from playground.fake_discord import demo
from playground.fake_discord import permissions as p
from playground.fake_discord.state import Interaction, Message, Overwrite
from playground.member import Member, text_of
from tests.flows.kinds import BANNED, PEOPLE, Kind, Sender, button, settle
from tests.flows.studio import PATIENCE, Studio, jpeg
from tests.flows.subjects import GUILD, Subjects
from tests.flows.way import On, Way

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]
#: Let through; refused in words, or with nothing suggested.
MAY, MAY_NOT = "✓", "✗"
#: Sentences by which somebody is told that they may not.
_REFUSALS = re.compile(
    r"failure-(?:not-yours|not-allowed|not-here|banned|gone).*"
    r"|report-(?:own|elsewhere)|ban-operators-only|history-server-only"
)
#: Kinds of answers as Discord numbers them.
_UPDATE, _SUGGESTIONS, _FORM = 7, 8, 9
_NO_RESPONSE = "The application did not respond"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`mark` says whether it was let through, `told` what was answered, and `wrong` what must never happen."""

    mark: str
    told: str
    wrong: str = ""


class Doorway:
    """Sends, waits for the answer, and looks at what became of what it was about."""

    def __init__(self, studio: Studio, ada: Member) -> None:
        self._studio, self._ada = studio, ada
        self._subjects = Subjects(studio, ada)
        self._sender = Sender(studio)
        self._refusals = _sentences()
        self._files: Json = {}
        self._shown: Message | None = None

    async def open(self) -> None:
        """What all tries have in common."""
        settle(self._studio)
        ban = Ban(guild_id=GUILD, member_id=int(BANNED), by_id=int(demo.MIKA), at=self._studio.clock.time())
        await self._subjects.services.bans.ban(ban)
        self._shown = await self._subjects.open()
        self._files = {
            "picture": await self._ada.upload(jpeg(), "boat.jpg"),
            "list": await self._ada.upload(b"zeppelin", "words.txt"),
        }

    def offers(self, kind: Kind, command: str) -> bool:
        """Whether Discord shows a command to them."""
        return self._sender.offers(kind, command)

    def silence(self, kind: Kind) -> None:
        """From now on they may type no command in the studio's channel."""
        denied = Overwrite(id=PEOPLE[kind], kind=1, deny=p.USE_APPLICATION_COMMANDS)
        self._studio.discord.world.change_channel(demo.STUDIO, overwrites=(denied,))

    async def tried(self, name: str, way: Way, kind: Kind) -> Outcome:
        """One try, and whether it left alone what it may not touch."""
        await self._subjects.begin()
        number = await self._subjects.about(way.on)
        before = await self._state(number, kind)
        sent = self._sent(name.partition(" (")[0], way, kind, number)
        told = await self._answered(sent, way, number)
        refused = not told or any(each.fullmatch(told) for each in self._refusals)
        wrong = "nothing was answered" if told == _NO_RESPONSE else ""
        if (refused or kind is Kind.ELSEWHERE) and await self._state(number, kind) != before:
            wrong = "something was changed all the same"
        if (refused or not way.public) and any(each.private_to != PEOPLE[kind] for each in _said(sent)):
            wrong = "others see the answer"
        return Outcome(mark=MAY_NOT if refused else MAY, told=told, wrong=wrong)

    async def _state(self, number: int, kind: Kind) -> object:
        """What a refusal leaves alone, and whatever somebody does from elsewhere, but for painting there."""
        services = self._subjects.services
        log = await services.log.page(LogQuery(guild_id=GUILD), 1, 1)
        own = [row for row in self._studio.rows() if row.member_id == int(PEOPLE[kind])]
        row = await services.generations.find(number)
        standing = None if row is None else (row.state, row.deleted_at)
        return log.total, await services.policies.of(GUILD), standing, kind is Kind.ELSEWHERE or len(own)

    def _sent(self, name: str, way: Way, kind: Kind, number: int) -> Interaction:
        assert self._shown is not None
        if way.form is not None:
            below = button("easel:nothing") if way.where.startswith("item ") else None
            message = None if below is None else self._sender.planted(kind, self._shown, below)
            return self._sender.form(kind, way.form(number), way.fields, message)
        if way.component is not None:
            component = way.component(number)
            message = self._sender.planted(kind, self._shown, component)
            return self._sender.component(kind, message, component, way.values(number))
        if name.startswith("menu "):
            here = self._sender.planted(kind, self._shown, button("easel:nothing"))
            return self._sender.menu(kind, name.removeprefix("menu "), demo.ADA if "avatar" in name else here.id)
        if name.startswith("suggest "):
            path, _, focused = name.removeprefix("suggest ").rpartition(" ")
            return self._sender.slash(kind, path, {focused: ""}, focused)
        options = {each: self._files.get(str(value), value) for each, value in way.options.items()}
        return self._sender.slash(kind, name.removeprefix("/"), options)

    async def _answered(self, sent: Interaction, way: Way, number: int) -> str:
        """What an interaction has said, once it has said something that stays; nothing where nothing is suggested."""
        await self._studio.until(lambda: sent.state != "created")
        if sent.state != "acknowledged":
            return _NO_RESPONSE
        if sent.response_type == _SUGGESTIONS:
            return "(suggestions)" if sent.choices else ""
        if sent.response_type == _FORM:
            return "(a form)"
        async with asyncio.timeout(PATIENCE):
            while not (told := _told(sent)):
                if way.on is On.REVIEWED and await self._subjects.used(way.on, number):
                    return "(decided)"
                await asyncio.sleep(0.01)
            return told


def _told(sent: Interaction) -> str:
    if said := [each for each in _said(sent) if not each.loading]:
        return "\n".join(text_of(each.payload) for each in said) or "(pictures)"
    # Its own answer changed the message that it stands on, or a call after it did.
    changed = sent.response_type == _UPDATE or any(call.startswith("PATCH") for _, call in sent.calls)
    return "(changed)" if changed else ""


def _said(sent: Interaction) -> list[Message]:
    return [each for each in sent.channel.messages.values() if each.interaction == sent.id]


def _sentences() -> list[re.Pattern[str]]:
    """The refusals as members read them, with anything where a fact stands."""
    found: list[re.Pattern[str]] = []
    for path in sorted((ROOT / "bot/ui/locales/en-US").glob("*.ftl")):
        for key, text in re.findall(r"^([\w-]+) = (.+)$", path.read_text(), re.MULTILINE):
            if _REFUSALS.fullmatch(key):
                parts = re.split(r"\{[^}]*\}", text)
                found.append(re.compile(".+".join(map(re.escape, parts)) + ".*", re.DOTALL))
    return found

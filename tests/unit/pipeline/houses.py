"""Houses without a store: the rules of servers as a test writes them."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence

from bot import errors, ports
from bot.domain.conduct import Ban, LogEntry, LogPage, LogQuery
from bot.domain.policy import Policy
from bot.domain.prompt_rules import Judgement, Match, PromptRule
from bot.domain.quota import Limits
from bot.pipeline.house import House


class Policies:
    """`ports.Policies` in memory."""

    def __init__(self) -> None:
        self.known: dict[int, Policy] = {}

    async def of(self, guild_id: int) -> Policy:
        return self.known.get(guild_id, Policy(guild_id=guild_id))

    async def change(self, guild_id: int, change: Callable[[Policy], Policy]) -> Policy:
        self.known[guild_id] = change(await self.of(guild_id))
        return self.known[guild_id]

    async def all(self) -> list[Policy]:
        return list(self.known.values())


class Bans:
    """`ports.Bans` in memory; one for each member."""

    def __init__(self) -> None:
        self.known: dict[int, Ban] = {}

    async def of(self, guild_id: int | None, member_id: int, now: float) -> Ban | None:
        ban = self.known.get(member_id)
        holds = ban is not None and ban.guild_id in (0, guild_id) and (ban.until is None or ban.until > now)
        return ban if holds else None

    async def ban(self, ban: Ban) -> None:
        self.known[ban.member_id] = ban

    async def unban(self, guild_id: int, member_id: int) -> bool:
        del guild_id
        return self.known.pop(member_id, None) is not None

    async def all(self, guild_id: int, now: float) -> list[Ban]:
        del now
        return [each for each in self.known.values() if each.guild_id == guild_id]


class Log:
    """`ports.DecisionLog` in memory; the same entry made again changes nothing."""

    def __init__(self) -> None:
        self.entries: list[LogEntry] = []

    async def note(self, entry: LogEntry) -> None:
        if entry not in self.entries:
            self.entries.append(entry)

    async def page(self, query: LogQuery, number: int, size: int) -> LogPage:
        raise NotImplementedError((query, number, size))

    def all(self, query: LogQuery) -> AsyncIterator[LogEntry]:
        raise NotImplementedError(query)


class Prompts:
    """`ports.PromptJudge` that matches what a test lists, by the prompt as a whole."""

    def __init__(self) -> None:
        self.matches: Mapping[str, tuple[Match, ...]] = {}

    async def judge(self, guild_id: int | None, prompt: str) -> Judgement:
        del guild_id
        return Judgement(matches=self.matches.get(prompt, ()))

    async def checked(self, rules: Sequence[PromptRule]) -> list[PromptRule | errors.InvalidRule]:
        raise NotImplementedError(rules)


def open_house(clock: ports.Clock, limits: Limits) -> House:
    """A house that lets everybody in until a test changes its parts."""
    return House(clock=clock, policies=Policies(), bans=Bans(), prompts=Prompts(), log=Log(), looks=None, limits=limits)


class Refusals:
    """`ports.Refusals` in memory; `fault` is raised instead of counting."""

    def __init__(self, fault: errors.StorageError | None = None) -> None:
        self.counted: list[tuple[int, str, str]] = []
        self._fault = fault

    async def count(self, guild_id: int, day: str, code: str) -> None:
        if self._fault is not None:
            raise self._fault
        self.counted.append((guild_id, day, code))

    async def since(self, guild_id: int, day: str) -> Mapping[str, int]:
        codes = [code for guild, at, code in self.counted if guild == guild_id and at >= day]
        return {code: codes.count(code) for code in codes}

"""Owns the prompt rules as they are at work: checked, compiled, as new as any process wrote them; knows no store."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot import errors, ports
from bot.domain.prompt_rules import Judgement, PromptRule
from bot.moderators.words import Matcher, checked

#: Seconds after which it is asked whether another process changed the rules.
FRESH_SECONDS = 5.0


@dataclass(slots=True)
class _Page:
    """The rules of one server, or of the operators, and the version of all rules that they were read at."""

    version: int | None = None
    rules: Sequence[PromptRule] = ()
    matcher: Matcher = field(default_factory=lambda: Matcher(()))
    #: So that of many prompts at once one compiles.
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


class RuleBook:
    """`ports.PromptRules` upon another one, whose texts are checked, and `ports.PromptJudge` by them."""

    def __init__(self, rules: ports.PromptRules, clock: ports.Clock) -> None:
        self._rules = rules
        self._clock = clock
        self._pages: dict[int | None, _Page] = {}
        self._version: int | None = None
        self._asked_at = 0.0
        self._changes = 0
        self._asking = asyncio.Lock()

    async def judge(self, guild_id: int | None, prompt: str) -> Judgement:
        """By the server's rules and the operators', in the order of the prompt; raises `StorageError`."""
        version = await self.version()
        owners = (None,) if guild_id is None else (None, guild_id)
        found = [each for owner in owners for each in (await self._page(owner, version)).matcher.judge(prompt).matches]
        return Judgement(matches=tuple(sorted(found, key=lambda match: (match.start, match.end))))

    async def add(self, rule: PromptRule) -> PromptRule:
        """Raises `InvalidRule`, `RuleExists`."""
        try:
            return await self._rules.add(checked(rule))
        finally:
            self._changed()

    async def import_words(self, rules: Sequence[PromptRule]) -> int:
        """Raises `InvalidRule` for the first that is none, and writes nothing then."""
        kept = await asyncio.to_thread(lambda: list(map(checked, rules)))
        try:
            return await self._rules.import_words(kept)
        finally:
            self._changed()

    async def remove(self, guild_id: int | None, rule_id: int) -> PromptRule | None:
        """The rule that was removed, if there was one."""
        try:
            return await self._rules.remove(guild_id, rule_id)
        finally:
            self._changed()

    async def all(self, guild_id: int | None) -> list[PromptRule]:
        """Oldest first, as prompts are judged by them."""
        return list((await self._page(guild_id, await self.version())).rules)

    async def checked(self, rules: Sequence[PromptRule]) -> list[PromptRule | errors.InvalidRule]:
        """Each as it would be kept, or what is wrong with it."""
        return await asyncio.to_thread(lambda: list(map(_checked, rules)))

    async def version(self) -> int:
        """As it was within the last seconds; own changes show at once."""
        async with self._asking:
            if self._version is None or not 0 <= self._clock.time() - self._asked_at < FRESH_SECONDS:
                asked_at, changes = self._clock.time(), self._changes
                version = await self._rules.version()
                # What was read while a change was on its way may be older than the change.
                self._version = version if changes == self._changes else None
                self._asked_at = asked_at
                return version
            return self._version

    def _changed(self) -> None:
        self._version = None
        self._changes += 1

    async def _page(self, owner: int | None, version: int) -> _Page:
        """Compiled anew, off the loop, where another version holds other rules."""
        page = self._pages.setdefault(owner, _Page())
        async with page.reading:
            if page.version != version:
                rules = await self._rules.all(owner)
                if rules != page.rules:
                    page.matcher = await asyncio.to_thread(Matcher, rules)
                    page.rules = rules
                page.version = version
            return page


def _checked(rule: PromptRule) -> PromptRule | errors.InvalidRule:
    try:
        return checked(rule)
    except errors.InvalidRule as error:
        return error

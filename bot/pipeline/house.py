"""Owns what a server's rules say to one who asks, before anything is spent; knows ports only, and no Discord."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import errors, ports
from bot.domain.conduct import EVERYWHERE, Conduct, Deed, Flag, LogEntry
from bot.domain.entitlement import Asker, Entitlement, entitled, unruled
from bot.domain.picture_rules import Look, Thresholds, verdict
from bot.domain.policy import SILENT, Policy, Rule
from bot.domain.quota import Limits
from bot.domain.reference import Reference

#: Characters of a prompt in the log of decisions.
_PROMPT_MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What holds for one who was let in; `policy` is None where no server has a say."""

    asker: Asker
    entitlement: Entitlement
    policy: Policy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The rules of every server, and those of the operators."""

    clock: ports.Clock
    policies: ports.Policies
    bans: ports.Bans
    prompts: ports.PromptJudge
    log: ports.DecisionLog
    #: None where pictures are not looked at.
    looks: ports.PictureJudge | None
    #: The operator's defaults, and what no server lifts.
    limits: Limits
    ceiling: Rule = SILENT

    async def enter(self, asker: Asker) -> Entry:
        """Let one in; raises `Banned`, `StudioPaused`, `NotHere`."""
        ban = await self.bans.of(asker.guild_id, asker.member_id, self.clock.time())
        if ban is not None:
            everywhere = {"problem": "everywhere"} if ban.guild_id == EVERYWHERE else {}
            raise errors.Banned(resets_at=ban.until, reason=ban.reason, **everywhere)
        if asker.guild_id is None:
            return Entry(asker=asker, entitlement=unruled(self.limits, self.ceiling))
        policy = await self.policies.of(asker.guild_id)
        if policy.paused:
            told = {"problem": "reason"} if policy.pause_reason else {}
            raise errors.StudioPaused(reason=policy.pause_reason, **told)
        return Entry(asker=asker, entitlement=entitled(policy, self.limits, asker, self.ceiling), policy=policy)

    async def entitlement(self, asker: Asker) -> Entitlement:
        """What one may do, for telling; raises as `enter` does."""
        return (await self.enter(asker)).entitlement

    async def judged(self, entry: Entry, prompt: str) -> tuple[Flag, ...]:
        """Why the prompt should be looked at; raises `PromptRefused`."""
        asker = entry.asker
        judgement = await self.prompts.judge(asker.guild_id, prompt)
        match = judgement.blocking(adult=asker.adult)
        if match is None:
            return tuple(Flag(kind="prompt", number=each.rule.id) for each in judgement.flagging)
        await self._note(entry, rule=match.rule.id, prompt=prompt[:_PROMPT_MOST])
        if entry.policy is not None and entry.policy.tells_rule:
            raise errors.PromptRefused(problem="told", found=match.found)
        if not judgement.blocking(adult=True):
            raise errors.PromptRefused(problem="adult")
        raise errors.PromptRefused

    async def looked_at(
        self, entry: Entry, references: Sequence[Reference], pictures: ports.Pictures
    ) -> tuple[Flag, ...]:
        """Why the references should be looked at; raises `PictureRefused`. Those without an original are let pass."""
        if self.looks is None or entry.policy is None:
            return ()
        lines = thresholds(entry.policy, adult=entry.asker.adult)
        if lines.idle:
            return ()
        flags: list[Flag] = []
        for number, reference in enumerate(references, start=1):
            if reference.original is None or not pictures.present(reference.original):
                continue
            score = await self.looks.score(pictures.path(reference.original))
            look = verdict(score, lines)
            if look is Look.BLOCK:
                await self._note(entry, reference=number, score=score)
                raise errors.PictureRefused(number=number)
            if look is Look.REVIEW:
                flags.append(Flag(kind="reference", number=number, score=score))
        return tuple(flags)

    async def _note(self, entry: Entry, **facts: str | float | None) -> None:
        if entry.asker.guild_id is None:
            return
        await self.log.note(
            LogEntry(
                guild_id=entry.asker.guild_id,
                at=self.clock.time(),
                by_id=0,
                deed=Deed.BLOCKED,
                member_id=entry.asker.member_id,
                facts=facts,
            )
        )


def thresholds(policy: Policy, *, adult: bool) -> Thresholds:
    """Those of a channel that is age-restricted, or is not."""
    return policy.adult_thresholds if adult else policy.thresholds


def conduct(asker: Asker, flags: Sequence[Flag]) -> Conduct:
    """What is known of a request, to go along with its generation."""
    return Conduct(adult=asker.adult, places=asker.places, flags=tuple(flags))

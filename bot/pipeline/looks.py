"""Owns what a server's picture rules make of painted pictures, before anybody sees them; knows ports only."""

from dataclasses import replace

import structlog

from bot import errors
from bot.domain.conduct import Deed, LogEntry
from bot.domain.generation import Failure, Render, State
from bot.domain.picture import Picture
from bot.domain.picture_rules import Look, Thresholds, verdict
from bot.domain.policy import Policy
from bot.pipeline.house import thresholds
from bot.pipeline.workshop import Run

_log = structlog.get_logger()


async def judge(run: Run) -> None:
    """Have every picture looked at once, and take out what nobody is shown; the next move writes it down."""
    generation, council = run.generation, run.workshop.council
    if council.looks is None or generation.guild_id is None or generation.state is State.DELIVERING:
        return
    lines = await _lines(run, await council.policies.of(generation.guild_id))
    if lines.idle:
        return
    seen = [[await _seen(run, each, lines) for each in render.pictures] for render in generation.renders]
    blocked = [each for pictures in seen for each in pictures if each.look is Look.BLOCK]
    if blocked:
        # Noted before it is written that they are gone: afterwards nobody would know of them.
        await _note(run, blocked)
    for index, pictures in enumerate(seen):
        run.keep(index, _without_blocked(generation.renders[index], pictures))


async def _lines(run: Run, policy: Policy) -> Thresholds:
    """Those of the channel as it is now, where the pictures are about to appear; else, as it was when asked in."""
    generation = run.generation
    usual, adult = thresholds(policy, adult=False), thresholds(policy, adult=True)
    if usual == adult:
        return usual
    now = await run.workshop.council.places.adult(generation.reply.channel_id)
    return adult if (generation.conduct.adult if now is None else now) else usual


async def _seen(run: Run, picture: Picture, lines: Thresholds) -> Picture:
    judge_, pictures = run.workshop.council.looks, run.workshop.pictures
    assert judge_ is not None
    score = await judge_.score(pictures.path(picture)) if pictures.present(picture) else None
    return replace(picture, look=verdict(score, lines), score=score)


def _without_blocked(render: Render, pictures: list[Picture]) -> Render:
    shown = tuple(each for each in pictures if each.look is not Look.BLOCK)
    blocked = len(pictures) - len(shown)
    if not blocked:
        return replace(render, pictures=shown)
    lost = render.failure.facts.get("lost") if render.failure else None
    failure = Failure.of(errors.PictureBlocked(lost=blocked + (lost if isinstance(lost, int) else 0)))
    return replace(render, pictures=shown, failure=failure)


async def _note(run: Run, blocked: list[Picture]) -> None:
    generation = run.generation
    _log.info("pictures blocked by a rule", pictures=len(blocked))
    await run.workshop.council.log.note(
        LogEntry(
            guild_id=generation.guild_id or 0,
            at=run.workshop.clock.time(),
            by_id=0,
            deed=Deed.BLOCKED,
            member_id=generation.member_id,
            generation_id=generation.id,
            facts={"pictures": len(blocked), "score": max((each.score or 0.0) for each in blocked)},
        )
    )

"""Owns one render from its order to its pictures on disk: submit once, wait, fetch; knows no other render."""

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path

import structlog

from bot import errors
from bot.domain.generation import Failure, Render, State
from bot.domain.picture import Picture
from bot.domain.request import validate, wished
from bot.pipeline import submit, wait
from bot.pipeline.workshop import Run
from bot.ports import Ticket, TicketStatus

_log = structlog.get_logger()


async def prepare(run: Run) -> None:
    """Write the orders down, each marked as sent, before anything is sent."""
    if run.generation.renders:
        return
    # Made for this very provider: what was asked of the first one may have to be said otherwise here.
    request = validate(wished(run.generation.request), run.provider.capabilities, run.generation.request.seed)
    addresses = await run.workshop.references.addresses(request.references, run.provider)
    now = run.workshop.clock.time()
    orders = (replace(order, references=addresses) for order in request.orders())
    renders = tuple(Render(order=order, submitted_at=now) for order in orders)
    run.unsent.update(range(len(renders)))
    await run.move(State.SUBMITTING, renders=renders)


async def every_render(run: Run) -> None:
    """Bring all renders of a generation to their ends, side by side."""
    open_renders = [index for index, each in enumerate(run.generation.renders) if not each.ended]
    if len(open_renders) == 1:
        await _render(run, open_renders[0])
        return
    try:
        async with asyncio.TaskGroup() as group:
            for index in open_renders:
                group.create_task(_render(run, index))
    except ExceptionGroup as several:
        raise several.exceptions[0] from several


async def _render(run: Run, index: int) -> None:
    """One render to its end; its failure is written down and spoils no other."""
    try:
        ticket = await _painted(run, index)
        render = await _fetch(run, index, ticket)
    except (errors.ProviderError, errors.Cancelled, errors.DiskFull) as error:
        render = replace(run.generation.renders[index], failure=Failure.of(error))
        if index in run.unsent:
            render = replace(render, submitted_at=None)
        _log.info("render ended without a picture", render=index, code=error.code, detail=error.detail)
    await _arrive(run, index, render)


async def _painted(run: Run, index: int) -> Ticket:
    """Submit and wait; how long it took is learned from."""
    with run.workshop.latencies.watching(run.kind) as watch:
        ticket = await submit.accepted(run, index)
        if ticket.status is not TicketStatus.PAINTED:
            ticket = await wait.painted(run, index)
        submitted_at = run.generation.renders[index].submitted_at
        # Across a restart the clock measured the restart as well.
        if submitted_at is not None and run.generation.epoch == 1:
            watch.painted(run.workshop.clock.time() - submitted_at)
    return ticket


async def _arrive(run: Run, index: int, render: Render) -> None:
    others = (each for place, each in enumerate(run.generation.renders) if place != index)
    if all(each.ended for each in others):
        # The move that ends `rendering` follows at once and writes this down as well.
        run.keep(index, render)
    else:
        await run.note(index, render)


async def _fetch(run: Run, index: int, ticket: Ticket) -> Render:
    """Keep what was painted; a picture of a group that is no picture does not spoil the rest."""
    render = run.generation.renders[index]
    finished_at = run.workshop.clock.time()
    works = [
        *(partial(_keep, run, path) for path in ticket.files),
        *(partial(_download, run, url) for url in ticket.urls),
    ]
    pictures: list[Picture] = []
    faults: list[errors.ProviderError] = []
    for path in ticket.files[render.order.pictures :]:
        await run.workshop.pictures.discard(path)
    for work in works[: render.order.pictures]:
        try:
            pictures.append(await work())
        except errors.ProviderError as error:
            faults.append(error)
            _log.warning("a picture was lost on its way", code=error.code, detail=error.detail)
    if not pictures:
        raise next(iter(faults), errors.NoPictures("painted, but without a picture"))
    failure = _lost(faults) if faults else None
    return replace(
        render,
        request_id=ticket.request_id,
        finished_at=finished_at,
        pictures=tuple(pictures),
        failure=failure,
        cost_micros=ticket.cost_micros,
    )


def _lost(faults: list[errors.ProviderError]) -> Failure:
    """What befell the first of them, and how many were painted, and paid for, in vain."""
    first = Failure.of(faults[0])
    return replace(first, facts={**first.facts, "lost": len(faults)})


async def _download(run: Run, url: str) -> Picture:
    """One picture, kept; tried again for a while, because it is painted and paid for."""
    for seconds in (*run.workshop.patience.download, None):
        path = run.workshop.pictures.scratch()
        try:
            await run.provider.download(url, path)
            return replace(await _keep(run, path), source=url)
        except (errors.Unreachable, errors.BadPicture) as error:
            if seconds is None:
                raise
            _log.warning("a picture did not arrive, trying again", code=error.code, detail=error.detail)
        await run.pause(seconds)
    raise AssertionError("the last attempt returns or raises")


async def _keep(run: Run, path: Path) -> Picture:
    """A scratch file as a picture; whatever goes wrong, no file is left over."""
    try:
        return await run.workshop.pictures.keep(path)
    except BaseException:
        await run.workshop.pictures.discard(path)
        raise

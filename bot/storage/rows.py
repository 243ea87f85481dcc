"""Owns how a generation is written as a row and read back; runs no statement.

What is asked of rows has a column, the rest is JSON. A row that breaks a promise is refused here:
whatever was delivered keeps no token, an end no reservation that is still held, and no pictures if it was released.
"""

from typing import Any

from pydantic import TypeAdapter

from bot.domain.conduct import Conduct
from bot.domain.generation import UNREMARKABLE, Failure, Generation, Render, Reply, Reservation, State
from bot.domain.request import PaintRequest
from bot.storage.database import Row
from bot.storage.prompt_words import prompt_words

_REQUEST = TypeAdapter(PaintRequest)
_RENDERS = TypeAdapter(tuple[Render, ...])
_REPLY = TypeAdapter(Reply)
_FAILURE = TypeAdapter(Failure)
_CONDUCT = TypeAdapter(Conduct)


def identity(generation: Generation) -> dict[str, object]:
    """The columns that never change."""
    return {
        "id": generation.id,
        "member_id": generation.member_id,
        "guild_id": generation.guild_id,
        "channel_id": generation.reply.channel_id,
        "home_id": generation.conduct.places[-1] if generation.conduct.places else generation.reply.channel_id,
        "concurrent": generation.concurrent,
        "created_at": generation.created_at,
        "parent_id": generation.request.origin.parent_id,
        "private": generation.reply.private,
        "prompt_words": prompt_words(generation.request.prompt),
        "request": _json(_REQUEST, generation.request),
        "conduct": None if generation.conduct == UNREMARKABLE else _json(_CONDUCT, generation.conduct),
    }


def progress(generation: Generation) -> dict[str, object]:
    """The columns that a move writes; raises `ValueError` for a row that breaks a promise."""
    _check(generation)
    return {
        "provider": generation.provider,
        "state": generation.state.value,
        "reservation": generation.reservation.value,
        "counted": generation.counted,
        "cost_micros": generation.cost_micros,
        "ended_at": generation.ended_at,
        "renders": renders_json(generation),
        "reply": reply_json(generation),
        "failure": None if generation.failure is None else _json(_FAILURE, generation.failure),
        "untold": generation.untold,
        "undelivered": generation.undelivered,
    }


def reply_json(generation: Generation) -> str:
    """The column of the reply."""
    return _json(_REPLY, generation.reply)


def renders_json(generation: Generation) -> str:
    """The column of the renders."""
    return _json(_RENDERS, generation.renders)


def _json(adapter: TypeAdapter[Any], value: object) -> str:
    return adapter.dump_json(value).decode()


def _check(generation: Generation) -> None:
    ended = generation.state.terminal
    broken = {
        "an end has a time, and nothing else has": ended != (generation.ended_at is not None),
        "what was delivered keeps no token": generation.state is State.DONE and generation.reply.token is not None,
        "an end holds no reservation": ended and generation.reservation is Reservation.HELD,
        "what was released counts nothing": generation.reservation is Reservation.RELEASED and generation.counted != 0,
    }
    for promise, is_broken in broken.items():
        if is_broken:
            raise ValueError(f"generation {generation.id} ({generation.state}): {promise}")


def generation(row: Row) -> Generation:
    """Read a row of `statements.COLUMNS`."""
    (
        id_, member_id, guild_id, provider, state, reservation, counted, cost_micros, created_at, turn_at,
        ended_at, deleted_at, owner, epoch, request, renders_, reply, failure,
        conduct, concurrent,
    ) = row  # fmt: skip
    return Generation(
        id=id_,
        member_id=member_id,
        guild_id=guild_id,
        provider=provider,
        state=State(state),
        reservation=Reservation(reservation),
        counted=counted,
        cost_micros=cost_micros,
        concurrent=concurrent,
        created_at=created_at,
        turn_at=turn_at,
        ended_at=ended_at,
        deleted_at=deleted_at,
        owner=owner,
        epoch=epoch,
        request=_REQUEST.validate_json(request),
        renders=renders(renders_),
        reply=_REPLY.validate_json(reply),
        failure=None if failure is None else _FAILURE.validate_json(failure),
        conduct=UNREMARKABLE if conduct is None else _CONDUCT.validate_json(conduct),
    )


def renders(text: str) -> tuple[Render, ...]:
    """Read the column of that name."""
    return _RENDERS.validate_json(text)

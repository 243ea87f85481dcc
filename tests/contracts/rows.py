"""Generations at every step of their way, for the storage suites."""

from dataclasses import replace

from bot.domain.generation import Failure, Generation, Render, Reply, Reservation, State
from bot.domain.picture import Picture
from bot.domain.quota import Limits
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.domain.wish import IMAGINED, Origin
from bot.storage.generations import StoredGenerations

NOW = 1_760_000_000.25
ADA, BRUNO = 2**62 + 1, 2**62 + 2
PICTURE = Picture(digest="ab" * 32, content_type="image/jpeg", size=150_000, width=2048, height=2048)
FREE = Limits(concurrent=1000, waiting=1000)


def asked(number: int = 1, *, at: float = NOW, member: int = ADA, pictures: int = 1) -> Generation:
    """A generation at the door, as the intake makes it."""
    request = PaintRequest(prompt="a fox, <@1> 🦊 \0 “quoted”", size=Size(2048, 2048), seed=number, pictures=pictures)
    return Generation(
        id=2**61 + number,
        member_id=member,
        guild_id=None,
        request=request,
        reply=Reply(application_id=1, channel_id=2**62, token="secret", token_expires_at=at + 900),
        provider="gmi",
        created_at=at,
        counted=pictures,
        cost_micros=30_000 * pictures,
        owner="here",
    )


def painted(generation: Generation, request_id: str = "r1", seconds: float = 10.0) -> Generation:
    """On its way with one painted render."""
    order = generation.request.orders()[0]
    began = generation.created_at
    render = Render(
        order=order,
        request_id=request_id,
        submitted_at=began,
        finished_at=began + seconds,
        pictures=(PICTURE,),
    )
    return replace(generation.moved(State.SUBMITTING), renders=(render,))


def ended(generation: Generation, state: State = State.FAILED, *, at: float = NOW + 60) -> Generation:
    """At its end; released, or settled with what is counted."""
    released = state is not State.DONE
    return replace(
        generation,
        state=state,
        reservation=Reservation.RELEASED if released else Reservation.SETTLED,
        counted=0 if released else generation.counted,
        cost_micros=0 if released else generation.cost_micros,
        ended_at=at,
        reply=replace(generation.reply, token=None),
        failure=Failure(code="render-failed") if state is State.FAILED else None,
    )


async def settle(generations: StoredGenerations, generation: Generation, at: float = NOW + 60) -> Generation:
    """Move an admitted generation to its delivered end."""
    done = ended(generation, State.DONE, at=at)
    await generations.move(generation, done)
    return done


def picture(number: int, which: int = 1) -> Picture:
    """The picture of that place in the generation of that number; no two have the same bytes."""
    return replace(PICTURE, digest=f"{number:032x}{which:032x}")


async def delivered(
    generations: StoredGenerations,
    number: int,
    *,
    at: float | None = None,
    member: int = ADA,
    guild: int | None = 5,
    channel: int = 50,
    prompt: str = "a fox",
    pictures: int = 1,
    private: bool = False,
    origin: Origin = IMAGINED,
) -> Generation:
    """A generation whose pictures came, by default so many seconds after `NOW` as its number says."""
    row = asked(number, member=member, pictures=pictures)
    row = replace(
        row,
        guild_id=guild,
        request=replace(row.request, prompt=prompt, private=private, origin=origin),
        reply=replace(row.reply, channel_id=channel, private=private),
    )
    admitted = await generations.admit(row, FREE)
    renders = tuple(
        Render(order=order, request_id=f"r{number}-{which}", submitted_at=NOW, pictures=(picture(number, which),))
        for which, order in enumerate(row.request.orders(), start=1)
    )
    on_its_way = replace(admitted.moved(State.SUBMITTING), renders=renders)
    await generations.move(admitted, on_its_way)
    return await settle(generations, on_its_way, at=NOW + number if at is None else at)

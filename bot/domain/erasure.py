"""Owns what is left of a generation once its member had their data deleted; knows neither store nor message."""

from dataclasses import dataclass, replace

from bot.domain.bill import DECIDED
from bot.domain.generation import UNREMARKABLE, Failure, Generation, Render, Reply

#: Who anonymous generations belong to; Discord gives nobody this id.
NOBODY = 0
#: Seconds for which a request counts for its member's limits, and some to spare: a day of a calendar may have 25 hours.
COUNTED_SECONDS = 2 * 86_400.0
#: Facts of a render's end by which its cost is told.
_FACTS = frozenset({DECIDED, "lost", "problem"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """A member's wish to have deleted what was stored until then (Unix seconds)."""

    member_id: int
    asked_at: float
    #: Whether their pictures go out of the channels as well.
    messages: bool
    #: Whether everything but the generations went already.
    books_erased: bool = False


def digests(generation: Generation) -> frozenset[str]:
    """Originals that it painted or worked from."""
    originals = (each.original for each in generation.request.references)
    return frozenset(each.digest for each in (*generation.pictures, *originals) if each is not None)


def anonymous(generation: Generation, asked_at: float) -> Generation:
    """The generation with all that adds up, times, counts, costs and request ids, and nothing that anybody wrote.

    While it still counts for limits it keeps its member's id.
    """
    request, reply = generation.request, generation.reply
    origin = replace(request.origin, parent_id=None, picture=None)
    return replace(
        generation,
        member_id=generation.member_id if asked_at - generation.created_at < COUNTED_SECONDS else NOBODY,
        request=replace(request, prompt="", references=(), origin=origin),
        renders=tuple(map(_anonymous, generation.renders)),
        reply=Reply(application_id=reply.application_id, channel_id=reply.channel_id, private=reply.private),
        failure=None if generation.failure is None else Failure(code=generation.failure.code),
        deleted_at=generation.deleted_at or asked_at,
        conduct=UNREMARKABLE,
    )


def _anonymous(render: Render) -> Render:
    failure = render.failure
    kept = {} if failure is None else {key: value for key, value in failure.facts.items() if key in _FACTS}
    return replace(
        render,
        order=replace(render.order, prompt="", references=()),
        failure=None if failure is None else Failure(code=failure.code, facts=kept),
    )

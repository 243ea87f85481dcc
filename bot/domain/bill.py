"""Owns what a provider charges for renders, measured or by the picture; knows no price and no budget."""

from collections.abc import Sequence
from itertools import pairwise

from bot import errors
from bot.domain.generation import Render

#: The fact of a failure that tells what the operator decided about a lost submission, and its two values.
DECIDED = "decided"
CHARGED, FREE = "charged", "free"
#: Ends of a render that the provider itself declared, and charges nothing for.
_FREE = frozenset(
    error.code
    for error in (
        errors.ContentRefused,
        errors.ParametersRefused,
        errors.RenderFailed,
        errors.RenderCancelled,
        errors.NoPictures,
        errors.NoCredits,
    )
)
#: Ends of a render that was sent, and may be paid for without an id to tell by; None is an answer lost in the house.
_OPEN = (errors.Cancelled.code, errors.SubmissionUnknown.code, errors.BadPicture.code, errors.DiskFull.code, None)


def charged(render: Render) -> int:
    """Whatever the provider accepted, or may have, and did not itself end; also what was lost on its way."""
    if render.pictures:
        lost = render.failure.facts.get("lost") if render.failure else None
        return len(render.pictures) + (lost if isinstance(lost, int) else 0)
    if render.failure is not None and render.failure.facts.get(DECIDED) == FREE:
        return 0
    code = render.failure.code if render.failure else None
    perhaps = code in _OPEN and render.submitted_at is not None
    expired = render.failure is not None and render.failure.facts.get("problem") == "expired"
    accepted = render.request_id is not None and (code not in _FREE or expired)
    return render.order.pictures if accepted or perhaps else 0


def cost(render: Render, price_micros: int) -> int:
    """Millionths of a US dollar: as the provider measured it, else by the picture."""
    return charged(render) * price_micros if render.cost_micros is None else render.cost_micros


def unmeasured(cost_micros: int, renders: Sequence[Render]) -> tuple[int, int]:
    """Of what a generation cost: the part that nobody measured, and for how many pictures that is."""
    known = sum(each.cost_micros for each in renders if each.cost_micros is not None)
    pictures = sum(charged(each) for each in renders if each.cost_micros is None)
    return cost_micros - known, pictures


def shares(cost_micros: int, renders: Sequence[Render], *, ended: bool) -> tuple[int, ...]:
    """What each render has of its generation's cost; they add up to it. While it runs, what is set aside for each."""
    if not ended:
        return split(cost_micros, [each.order.pictures for each in renders])
    rest, _ = unmeasured(cost_micros, renders)
    parts = split(rest, [charged(each) if each.cost_micros is None else 0 for each in renders])
    return tuple(part + (each.cost_micros or 0) for part, each in zip(parts, renders, strict=True))


def split(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """An amount in parts as the weights are to each other, without a rest; the first has all where none weighs."""
    total = sum(weights)
    if not total:
        return tuple(amount if place == 0 else 0 for place in range(len(weights)))
    bounds = [amount * sum(weights[:place]) // total for place in range(len(weights) + 1)]
    return tuple(after - before for before, after in pairwise(bounds))

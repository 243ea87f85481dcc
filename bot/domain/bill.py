"""Owns how many pictures of a render the provider probably charges; knows no price."""

from bot import errors
from bot.domain.generation import Render

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
    code = render.failure.code if render.failure else None
    perhaps = code in _OPEN and render.submitted_at is not None
    expired = render.failure is not None and render.failure.facts.get("problem") == "expired"
    accepted = render.request_id is not None and (code not in _FREE or expired)
    return render.order.pictures if accepted or perhaps else 0

"""Owns what keeps a render from becoming a picture; knows no provider's wire format."""

from typing import ClassVar

from bot.errors.base import EaselError


class ProviderError(EaselError):
    """A render did not become a picture.

    `transient` errors may be tried again later, and only where the provider is
    known not to have accepted the render.
    """

    code = "provider"
    transient: ClassVar[bool] = False


class ContentRefused(ProviderError):
    code = "content-refused"


class ParametersRefused(ProviderError):
    code = "parameters-refused"


class BadKey(ProviderError):
    code = "bad-key"


class NoCredits(ProviderError):
    code = "no-credits"


class UnknownModel(ProviderError):
    code = "unknown-model"


class RateLimited(ProviderError):
    """Facts: `retry_after`, seconds or None."""

    code = "rate-limited"
    transient = True


class AtCapacity(ProviderError):
    code = "at-capacity"
    transient = True


class Unreachable(ProviderError):
    """No answer came from where one may be asked again; a submission raises it only when nothing was sent."""

    code = "unreachable"
    transient = True


class UnintelligibleAnswer(ProviderError):
    """HTML, half a JSON, or a document of another shape."""

    code = "unintelligible-answer"


class RenderFailed(ProviderError):
    code = "render-failed"


class RenderCancelled(ProviderError):
    code = "render-cancelled"


class SubmissionUnknown(ProviderError):
    """The answer to a submission was lost: it may have been accepted, and is never repeated blindly."""

    code = "submission-unknown"


class QueuedTooLong(ProviderError):
    code = "queued-too-long"


class DeadlinePassed(ProviderError):
    code = "deadline-passed"


class NoPictures(ProviderError):
    code = "no-pictures"


class BadPicture(ProviderError):
    """The result is no picture, a broken one, or too large."""

    code = "bad-picture"


class ForeignHost(ProviderError):
    """The result lies on a host that is not on the allow-list."""

    code = "foreign-host"

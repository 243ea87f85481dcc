"""Owns the one tree of what can go wrong; knows no service and no sentence shown to anybody.

::

    EaselError
    ├── MemberError                what the member can mend; refused before anything is spent
    │   ├── InvalidPrompt          empty, too long
    │   ├── InvalidSize            not a size, out of the model's range
    │   ├── InvalidCount           pictures, series, references + pictures
    │   ├── InvalidSeed
    │   ├── InvalidReference       not a picture, too large, broken, a bomb
    │   ├── UnsupportedOption      the chosen provider cannot do it
    │   ├── MissingPermissions     the bot may not post pictures here
    │   ├── LimitReached           daily, waiting, cooldown or budget
    │   ├── Paused                 the bot takes no new work just now
    │   ├── NotYours               somebody else's generation
    │   ├── NotAllowed             a right that the member lacks here, at this moment
    │   ├── Gone                   deleted, or never there
    │   ├── NotEnded               still being delivered, so there is nothing to delete yet
    │   ├── NoSuchPicture          a number beyond the pictures of a generation
    │   ├── TrayFull
    │   └── WaitTooLong            Discord closes the only way to deliver before that
    ├── ProviderError              a render did not become a picture
    │   ├── ContentRefused         ParametersRefused
    │   ├── BadKey                 NoCredits            UnknownModel
    │   ├── RateLimited            AtCapacity           Unreachable
    │   ├── UnintelligibleAnswer   RenderFailed         RenderCancelled
    │   ├── SubmissionUnknown      QueuedTooLong        DeadlinePassed
    │   └── NoPictures             BadPicture           ForeignHost
    ├── Cancelled                  the member's own wish
    ├── DeliveryFailed             pictures are kept, but no way into Discord was open
    ├── StorageError
    │   ├── DatabaseBusy           DiskFull
    │   ├── Superseded             another runner made this move first
    │   └── Duplicate              this interaction was admitted before
    └── SettingsError              a missing or wrong setting
"""

from typing import ClassVar


class EaselError(Exception):
    """Base of all; `code` names the error in rows, logs and sentences."""

    code: ClassVar[str] = "internal"

    def __init__(self, detail: str = "", **facts: object) -> None:
        super().__init__(detail)
        #: What happened, for the operator's log; never shown to a member as it is.
        self.detail = detail
        #: Numbers and names that the sentence needs.
        self.facts = facts


class MemberError(EaselError):
    """The member can mend it, or has to wait; nothing was spent."""


class InvalidPrompt(MemberError):
    """Facts: `problem` ("empty", "long"), `length`, `limit`."""

    code = "invalid-prompt"


class InvalidSize(MemberError):
    """Facts: `problem` ("form", "pixels", "ratio", "side", "side-most", "largest"), `given`, `least`, `most`."""

    code = "invalid-size"


class InvalidCount(MemberError):
    """Facts: `problem` ("pictures", "series", "total", "references"), `given`, `least`, `most`."""

    code = "invalid-count"


class InvalidSeed(MemberError):
    """Facts: `given`, `most`."""

    code = "invalid-seed"


class InvalidReference(MemberError):
    """Facts: `number` (from 1), `name`, `problem`.

    Problems: "type", "bytes", "pixels", "side", "ratio", "broken", "unreachable", "foreign", "gone", "missing".
    """

    code = "invalid-reference"


class UnsupportedOption(MemberError):
    """Facts: `option`, `provider`."""

    code = "unsupported-option"


class MissingPermissions(MemberError):
    """Facts: `names`, of Discord's permissions, as its settings show them, comma-separated."""

    code = "missing-permissions"


class LimitReached(MemberError):
    """Facts: `limit` ("daily", "waiting", "cooldown", "budget"), `left`, `most`, `asked`, `resets_at`.

    `resets_at` is in Unix seconds, or None where time alone does not help.
    """

    code = "limit-reached"


class Paused(MemberError):
    """Easel is stopping and takes no new work."""

    code = "paused"


class NotYours(MemberError):
    """The generation belongs to somebody else, or ended already."""

    code = "not-yours"


class NotAllowed(MemberError):
    """Facts: `right`, of Discord's permissions, as its settings show it."""

    code = "not-allowed"


class Gone(MemberError):
    """The generation is unknown, its pictures were deleted, or are no longer kept."""

    code = "gone"


class NotEnded(MemberError):
    """The generation is still on its way."""

    code = "not-ended"


class NoSuchPicture(MemberError):
    """Facts: `number`, `most`."""

    code = "no-such-picture"


class TrayFull(MemberError):
    """Facts: `most`."""

    code = "tray-full"


class WaitTooLong(MemberError):
    """Facts: `minutes`, in which the pictures are probably painted; `most`, for which the reply stays open.

    `problem` is "elsewhere" where the bot itself is no member, so that publicly it can't be asked for either.
    """

    code = "wait-too-long"


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


class Cancelled(EaselError):
    """The member asked for the generation to stop."""

    code = "cancelled"


class DeliveryFailed(EaselError):
    """Pictures are kept, but no way into Discord was open. Facts: `final`, when none will open again."""

    code = "delivery-failed"


class StorageError(EaselError):
    """The generation could not be written down."""

    code = "storage"


class DatabaseBusy(StorageError):
    code = "database-busy"


class DiskFull(StorageError):
    code = "disk-full"


class Superseded(StorageError):
    """The row is no longer in the state, or of the owner and epoch, that the move started from."""

    code = "superseded"


class Duplicate(StorageError):
    """The same interaction was admitted before: Discord may deliver one twice."""

    code = "duplicate"


class SettingsError(EaselError):
    """One sentence naming the setting; the process ends with exit code 2."""

    code = "settings"

"""Owns the other ends of a generation, and of a start; knows neither cause nor sentence."""

from bot.errors.base import EaselError


class ReviewRejected(EaselError):
    """A moderator decided against the pictures. Facts: `reason`.

    `problem` is "reason" when there is one, "counted" when they count all the same, "counted-reason" for both.
    """

    code = "review-rejected"


class PictureBlocked(EaselError):
    """A picture rule of the server: nobody is shown it. Facts: `lost`, how many of a render."""

    code = "picture-blocked"


class Cancelled(EaselError):
    """The member asked for the generation to stop."""

    code = "cancelled"


class DeliveryFailed(EaselError):
    """Pictures are kept, but no way into Discord was open. Facts: `final`, when none will open again."""

    code = "delivery-failed"


class SettingsError(EaselError):
    """One sentence naming the setting; the process ends with exit code 2."""

    code = "settings"

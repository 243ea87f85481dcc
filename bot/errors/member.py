"""Owns what members can mend, or have to wait for; nothing was spent. Knows no sentence shown to them."""

from bot.errors.base import EaselError


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


class InvalidLimit(MemberError):
    """What is written in a form of limits. Facts: `problem`, and with most of them `given`, `least`, `most`.

    Problems: "daily", "concurrent", "cooldown", "pictures", "total", "zone" with `near`, "twice", "channel", "many".
    """

    code = "invalid-limit"


class InvalidScore(MemberError):
    """Facts: `given`, which is no percentage."""

    code = "invalid-score"


class InvalidRule(MemberError):
    """Facts: `problem` ("empty", "long" with `most`, "wide", "pattern" with `reason`, in RE2's own words)."""

    code = "invalid-rule"


class RuleExists(MemberError):
    """The server, or the operators, have a rule of this kind with the same text. Facts: `text`."""

    code = "rule-exists"


class InvalidList(MemberError):
    """Facts: `problem` ("bytes", "lines" with `most`, "text" that it is none, "unreachable")."""

    code = "invalid-list"


class InvalidAmount(MemberError):
    """Of money. Facts: `problem` ("form" with `given`, "size" with `most`, in US dollars)."""

    code = "invalid-amount"


class UnsupportedOption(MemberError):
    """Facts: `option`, `provider`."""

    code = "unsupported-option"


class MissingPermissions(MemberError):
    """Facts: `names`, of Discord's permissions, as its settings show them, comma-separated."""

    code = "missing-permissions"


class LimitReached(MemberError):
    """Facts: `limit`, `left`, `most`, `asked`, `resets_at`, and `scope` where a server's rule sets it.

    Limits: "daily", "channel-daily", "waiting", "cooldown", "budget", and what all share: "channel-total",
    "server-total", "studio-total", "server-budget".

    `resets_at` is in Unix seconds, or None where time alone does not help.
    """

    code = "limit-reached"


class NotHere(MemberError):
    """Facts: `problem`, and the mentions of what is allowed: `channels` or `roles`.

    Problems: "channel", "role", and "forbidden-server", "forbidden-role", "forbidden-channel", "forbidden-member".
    """

    code = "not-here"


class RuledOut(MemberError):
    """Facts: `problem` ("quality", "pictures", "series", "edits"), `most`, and `scope`, whose rule it is."""

    code = "ruled-out"


class Banned(MemberError):
    """Facts: `problem` ("everywhere" for an operator's), `resets_at` in Unix seconds or None for good, `reason`."""

    code = "banned"


class PromptRefused(MemberError):
    """Facts: `problem` ("told" with `found`, "adult" where age-restricted channels may); else none."""

    code = "prompt-refused"


class PictureRefused(MemberError):
    """Facts: `number` of the reference, from 1."""

    code = "picture-refused"


class ReportsFull(MemberError):
    """Facts: `most` open reports of one member."""

    code = "reports-full"


class StudioPaused(MemberError):
    """A server takes no new work. Facts: `reason`, which may be empty; `problem` "reason" when it is not."""

    code = "studio-paused"


class Paused(MemberError):
    """Easel is stopping and takes no new work."""

    code = "paused"


class NotYours(MemberError):
    """The generation belongs to somebody else, or ended already."""

    code = "not-yours"


class NotAllowed(MemberError):
    """Facts: `right`, of Discord's permissions, as its settings show it; or `problem` "operator" instead."""

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


class StillAtWork(MemberError):
    """The member's data cannot be deleted while something of theirs is on its way."""

    code = "still-at-work"


class ExportRunning(MemberError):
    """The member's data is being gathered for them already."""

    code = "export-running"


class WaitTooLong(MemberError):
    """Facts: `minutes`, in which the pictures are probably painted; `most`, for which the reply stays open.

    `problem` is "elsewhere" where the bot itself is no member, so that publicly it can't be asked for either.
    """

    code = "wait-too-long"

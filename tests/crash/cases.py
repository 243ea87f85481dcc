"""Which effect is struck in which story; every effect of `points` has to be here, and is struck on both sides."""

from dataclasses import dataclass, replace

from tests.crash import points
from tests.crash.saboteur import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Pardon:
    """A line of the audit that is off by one after a kill on one side, and why nothing can be done about it."""

    side: str
    line: str
    because: str
    #: False where two calls race, and only one order of them leaves something behind.
    always: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Kill at the `nth` call of an effect in a story; after an earlier kill, if there is a `first` one."""

    effect: str
    story: str = "one picture"
    nth: int = 1
    first: Plan | None = None
    #: Seconds for which the machine is off after each kill.
    off: float = 0.0
    pardon: Pardon | None = None

    def plan(self, side: str) -> Plan:
        return Plan(effect=self.effect, side=side, nth=self.nth)

    def ends(self, side: str) -> list[dict[str, int]]:
        """Lines that are off in this case, and by how much; each way in which it may end."""
        pardon = self.pardon
        if pardon is None or pardon.side not in (side, points.BOTH):
            return [{}]
        off = {pardon.line: 1}
        return [off] if pardon.always else [off, {}]

    def __str__(self) -> str:
        number = f" {self.nth}" if self.nth > 1 else ""
        after = f" after {self.first.effect}" if self.first is not None else ""
        return f"{self.effect}{number}{after}, {self.story}"


def _said_again(side: str) -> Pardon:
    return Pardon(
        side=side, line="budgets told", because="a notice that may not have arrived is said again rather than never"
    )


def _move(state: str) -> str:
    return f"{points.MOVE}:{state}"


_ADMITTED = Plan(effect="Generations.admit", side=points.AFTER)
_DEFERRED = Plan(effect="InteractionResponse.defer", side=points.AFTER)
_SUBMITTED = Plan(effect="Provider.submit", side=points.AFTER)
_FETCHED = Plan(effect="Generations.move:delivering", side=points.AFTER)
_ASKED = Plan(effect="Moderators.ask", side=points.AFTER)
_POLLED = Plan(effect="Provider.poll", side=points.AFTER)
_HIDDEN = Plan(effect="Purges.veiled", side=points.AFTER)
#: Longer than a process is believed to be at work on what it took; and than a purge can be undone.
_MINUTES, _WEEK = 601.0, 8 * 86_400.0

_UNSEEN = Pardon(
    side=points.AFTER,
    line="pictures shown again",
    because="nobody, not even the bot, can look whether a private message arrived",
)
_UNANSWERED = Pardon(
    side=points.BOTH,
    line="messages that still promise",
    because="the wheel of the press that was cut short, which Discord itself gives up",
)
_CUT_SHORT = replace(_UNANSWERED, always=False)
_UNTOLD = replace(_UNANSWERED, side=points.BEFORE)
_NEVER_WRITTEN = "deferred before anything was reserved, so no row knows of it; Discord itself gives it up"
_WHEEL = "messages that still promise"

CASES = (
    Case(effect="InteractionResponse.defer"),
    Case(effect="InteractionResponse.defer", story="one cancelled", nth=2),
    Case(effect="InteractionResponse.send_message", story="too many"),
    Case(effect="Generations.admit"),
    Case(
        effect="Generations.admit",
        story="one picture, late",
        pardon=Pardon(side=points.BEFORE, line=_WHEEL, because=_NEVER_WRITTEN, always=False),
    ),
    Case(effect="References.examine", story="a reference"),
    Case(effect="References.addresses", story="a reference"),
    Case(effect="Provider.host", story="a reference"),
    Case(effect="Provider.submit"),
    Case(effect="Provider.submit", story="three pictures", nth=2),
    Case(effect="Provider.submit", story="one at Segmind"),
    Case(effect="Provider.submit", story="three at Segmind", nth=2),
    Case(effect="Provider.submit", story="moved on", nth=2),
    Case(effect="Provider.find", story="a lost answer"),
    Case(effect="Provider.find", first=_SUBMITTED),
    Case(effect="Provider.poll"),
    Case(effect="Provider.poll", story="three pictures", nth=2),
    Case(effect="Provider.download"),
    Case(effect="Provider.download", story="three pictures", nth=2),
    Case(effect="Provider.download", story="a series", nth=2),
    Case(effect="Pictures.keep"),
    Case(effect="Pictures.keep", story="one at Segmind"),
    Case(effect="Pictures.discard", story="a damaged file"),
    Case(effect="Pictures.fitting"),
    Case(effect="Replies.show"),
    Case(effect="Replies.show", story="one in line", nth=2),
    Case(effect="Replies.deliver"),
    Case(effect="Replies.deliver", first=_FETCHED),
    Case(effect="Replies.deliver", story="eleven pictures"),
    Case(effect="Replies.deliver", story="eleven pictures", nth=2),
    Case(effect="Replies.deliver", story="eleven private pictures", nth=2, pardon=_UNSEEN),
    Case(effect="Replies.tell", story="one refused"),
    Case(effect="Replies.tell", story="one failed"),
    Case(effect="Replies.tell", story="one cancelled"),
    Case(effect="Replies.tell", story="one withdrawn"),
    Case(effect="Replies.retract", story="one deleted"),
    Case(effect=_move("reserved"), story="one in line"),
    Case(effect=_move("submitting")),
    Case(effect=_move("submitting"), story="three pictures", nth=2),
    Case(effect=_move("submitting"), story="no capacity", nth=2),
    Case(effect=_move("submitting"), story="moved on", nth=2),
    Case(effect=_move("rendering")),
    Case(effect=_move("rendering"), story="three pictures", nth=2),
    Case(effect=_move("delivering")),
    Case(effect=_move("delivering"), story="eleven pictures", nth=2),
    Case(effect=_move("done")),
    Case(effect=_move("done"), story="one at Segmind"),
    Case(effect=_move("failed"), story="one failed"),
    Case(effect=_move("refused"), story="one refused"),
    Case(effect=_move("cancelled"), story="one cancelled"),
    Case(effect="Generations.promote", story="one in line", nth=2),
    Case(effect="Generations.withdraw", story="one withdrawn"),
    Case(effect="Generations.told", story="one refused"),
    Case(effect="Generations.told", story="one withdrawn"),
    Case(effect="Generations.take_over", first=_POLLED),
    Case(effect="Replies.reach", first=_ADMITTED),
    Case(effect="Replies.reach", first=_DEFERRED),
    Case(effect="Generations.delete", story="one deleted"),
    Case(effect="Pictures.remove", story="one deleted"),
    Case(effect="Pictures.sweep", story="a start"),
    Case(effect=_move("reviewing"), story="one approved"),
    Case(effect="Reviews.open", story="one approved"),
    Case(effect="Moderators.ask", story="one approved"),
    Case(effect="Reviews.put_card", story="one approved"),
    Case(effect="Replies.show", story="one approved", nth=2),
    Case(effect="Reviews.decide", story="one approved"),
    Case(effect="Reviews.decide", story="one rejected"),
    Case(effect="Reviews.decide", story="one taken back"),
    Case(effect="DecisionLog.note", story="one approved"),
    Case(effect="DecisionLog.note", story="one rejected"),
    Case(effect="Moderators.show_verdict", story="one approved"),
    Case(effect="Moderators.show_verdict", story="one taken back"),
    Case(effect=_move("delivering"), story="one approved"),
    Case(effect="Replies.deliver", story="one approved"),
    Case(effect=_move("refused"), story="one rejected"),
    Case(effect="Generations.take_over", story="one approved", first=_ASKED),
    Case(effect="Reports.file", story="one reported", pardon=_UNANSWERED),
    Case(effect="ReportDesk.put", story="one reported", pardon=_UNANSWERED),
    Case(effect="Reports.put_card", story="one reported", pardon=_UNANSWERED),
    Case(effect="Reports.done", story="one reported", pardon=_UNANSWERED),
    Case(effect="Reports.settle", story="a report deleted", pardon=_CUT_SHORT),
    Case(effect="Generations.delete", story="a report deleted", pardon=_CUT_SHORT),
    Case(effect="Replies.retract", story="a report deleted", pardon=_CUT_SHORT),
    Case(effect="Pictures.remove", story="a report deleted", pardon=_CUT_SHORT),
    Case(effect="ReportDesk.redraw", story="a report deleted", pardon=_CUT_SHORT),
    Case(effect="Reports.settle", story="a report dismissed", pardon=_CUT_SHORT),
    Case(effect="ReportDesk.redraw", story="a report dismissed", pardon=_CUT_SHORT),
    Case(effect="Purges.purge", story="one purged", off=_MINUTES),
    Case(effect="Purges.noted", story="one purged", off=_MINUTES),
    Case(effect="Veils.hide", story="one purged", off=_MINUTES),
    Case(effect="Purges.veiled", story="one purged", off=_MINUTES),
    Case(effect="Purges.undo", story="one brought back", off=_MINUTES),
    Case(effect="Veils.show", story="one brought back", off=_MINUTES),
    Case(effect="Purges.veiled", story="one brought back", nth=2, off=_MINUTES),
    Case(effect="Purges.expire", story="one purged", first=_HIDDEN, off=_WEEK),
    Case(effect="Purges.clear", story="one purged", first=_HIDDEN, off=_WEEK),
    Case(effect="Bans.ban", story="one banned", pardon=_UNANSWERED),
    Case(effect="Interaction.edit_original_response", story="one banned", pardon=_UNTOLD),
    Case(effect="Generations.withdraw", story="one banned", pardon=_UNANSWERED),
    Case(effect="Bans.unban", story="one unbanned", pardon=_UNANSWERED),
    Case(effect="Policies.change", story="a pause"),
    Case(effect="Erasures.begin", story="one erased", off=_MINUTES),
    Case(effect="Erasures.erase_books", story="one erased", off=_MINUTES),
    Case(effect="Replies.retract", story="one erased", off=_MINUTES),
    Case(effect="Pictures.remove", story="one erased", off=_MINUTES),
    Case(effect="Erasures.erase", story="one erased", off=_MINUTES),
    Case(effect="Erasures.finish", story="one erased", off=_MINUTES),
    Case(effect="Warnings.claim", story="a budget spent", off=_MINUTES),
    Case(effect="Moderators.warn", story="a budget spent", off=_MINUTES, pardon=_said_again(points.AFTER)),
    Case(effect="Warnings.said", story="a budget spent", nth=2, off=_MINUTES, pardon=_said_again(points.BEFORE)),
    Case(
        effect="InteractionResponse.defer",
        story="too many, late",
        pardon=Pardon(side=points.AFTER, line=_WHEEL, because=_NEVER_WRITTEN),
    ),
    Case(
        effect="Interaction.delete_original_response",
        story="too many, late",
        pardon=Pardon(side=points.BEFORE, line=_WHEEL, because=_NEVER_WRITTEN),
    ),
    Case(effect="Webhook.send", story="too many, late"),
)
#: Stories for a kill between an effect and its answer, which no wrapping can hit.
UNANSWERED = ("a slow answer", "a slow answer at Segmind")
#: Struck by tests of their own, because no member makes them happen.
ELSEWHERE = {"Generations.decide"}

"""The table of a soak: the auditor's lines beside their excuses, and what the bots' log must not hold."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.crash import auditor, books
from tests.crash.auditor import Line
from tests.crash.evidence import Evidence
from tests.soak.diary import Diary
from tests.soak.excuses import Excuse, excuses

#: What a defect leaves in a log, and nothing else does.
_DEFECT = re.compile(r"Traceback|never retrieved|never awaited|a defect in|\"code\": \"internal\"")
_NOTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Every line, and what of it is excused."""

    lines: tuple[Line, ...]
    excuses: tuple[Excuse, ...]

    @property
    def off(self) -> dict[str, int]:
        """Whatever is out of balance without an excuse."""
        left = {line.name: line.off - self._excused(line) for line in self.lines}
        silent = {line.name: len(line.notes) for line in self.lines if line.notes and not line.off}
        return {name: count for name, count in (silent | {n: c for n, c in left.items() if c}).items() if count}

    def _excused(self, line: Line) -> int:
        return sum(excuse.count for excuse in self.excuses if excuse.line == line.name)

    def __str__(self) -> str:
        head = f"{'':<44}{'due':>12}{'found':>12}{'excused':>10}{'off':>8}"
        return "\n".join((head, *map(self._shown, self.lines), "", *filter(None, map(_told, self.excuses))))

    def _shown(self, line: Line) -> str:
        excused = self._excused(line)
        row = f"{line.name:<44}{line.due:>12}{line.found:>12}{excused:>10}{line.off - excused:>8}"
        known = tuple(note for excuse in self.excuses if excuse.line == line.name for note in excuse.notes)
        notes = [each for each in line.notes if not each.startswith(known)] if line.name in self.off else []
        more = [f"and {len(notes) - _NOTES} more"] if len(notes) > _NOTES else []
        return row + "".join(f"\n      {note}" for note in (*notes[:_NOTES], *more))


def judge(evidence: Evidence, diary: Diary, log: Path, secrets: Iterable[str]) -> Verdict:
    """The whole table; `secrets` and the tokens of all interactions must not be in the log."""
    tokens = (each["token"] for each in evidence.interactions.values())
    defects, leaks = _read(log, (*secrets, *tokens))
    evidence = _lasting(evidence)
    own = (
        _none("bots that ended otherwise than they should", diary.strange),
        _none("defects in the log", defects),
        _none("secrets in the log", leaks),
    )
    return Verdict(lines=(*auditor.audit(evidence).lines, *own), excuses=excuses(evidence, diary))


def _lasting(evidence: Evidence) -> Evidence:
    """Without the answers to `/jobs`: lists of one moment, which promise nothing for later."""
    lists = {each["id"] for each in evidence.interactions.values() if each["name"] == "jobs"}
    kept = [message for message in evidence.messages if books.interaction(message) not in lists]
    return replace(evidence, messages=kept)


def _read(log: Path, secrets: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Lines that show a defect, and lines that show a secret, which are told by their numbers alone."""
    defects: list[str] = []
    leaks: list[str] = []
    with log.open(errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if _DEFECT.search(line):
                defects.append(f"line {number}: {line.strip()[:300]}")
            if any(secret in line for secret in secrets):
                leaks.append(f"line {number}")
    return defects, leaks


def _none(name: str, found: Sequence[str]) -> Line:
    return Line(name=name, due=0, found=len(found), notes=tuple(found))


def _told(excuse: Excuse) -> str:
    return f"{excuse.count} of {excuse.line!r} excused: {excuse.because}." if excuse.count else ""

"""Owns how log lines look, and that none of them gives a secret away; knows nobody who writes one."""

import logging
import re
import sys
from collections.abc import Sequence
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, Processor, ProcessorReturnValue

_VEIL = "[secret]"
#: A shorter one is no secret worth its name, and might be a part of any word.
_SECRET_LEAST = 8
#: What opens something wherever it stands: tokens in Discord's addresses, and values that are named so.
_OPENERS = re.compile(
    r"""(?:(?<=/)(?:webhooks|interactions)/\d+/|(?:\\*["'])?(?:token|session_id|authorization|x-api-key)(?:\\*["'])?"""
    r"""\s*[:=]\s*(?:\\*["'])?(?:Bot\s+|Bearer\s+)?)([\w.+=~-]{16,})""",
    re.IGNORECASE,
)


def configure(form: Literal["console", "json"], level: str, secrets: Sequence[str] = ()) -> None:
    """One line an event on standard error; the libraries' own lines from `warning` up, in the same form.

    As JSON, a line has `event`, `level` and `timestamp` (ISO 8601, UTC); on its way a generation adds its id
    as `generation`, and a library's line the library's name as `logger`.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last = [*_rendering(form), Veil(secrets)]
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    foreign = [*shared, structlog.stdlib.add_logger_name]
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(foreign_pre_chain=foreign, processors=[_forget_record, *last])
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    # Warns at every start that voice is missing, which Easel never needs.
    logging.getLogger("discord.client").setLevel(logging.ERROR)


def _rendering(form: Literal["console", "json"]) -> list[Processor]:
    if form == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]


def _forget_record(logger: object, name: str, event: EventDict) -> ProcessorReturnValue:
    return structlog.stdlib.ProcessorFormatter.remove_processors_meta(logging.getLogger(), name, event)


class Veil:
    """The last processor: covers in a finished line what somebody could open something with."""

    def __init__(self, secrets: Sequence[str]) -> None:
        known = sorted((each for each in secrets if len(each) >= _SECRET_LEAST), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, _: object, __: str, line: Any) -> str:
        if self._known is not None:
            line = self._known.sub(_VEIL, line)
        return _OPENERS.sub(_covered, line)


def _covered(found: re.Match[str]) -> str:
    return found[0][: found.start(1) - found.start()] + _VEIL

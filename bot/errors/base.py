"""Owns the root of what can go wrong, with its code and its facts; knows no case of it."""

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

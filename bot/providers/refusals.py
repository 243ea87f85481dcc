"""Owns how a refusal of the content is told from a fault, by upstream codes and by words; knows no provider."""

import re

from bot import errors

_REFUSING = re.compile(
    r"content polic|polic(y|ies) violat|violat\w* \S* ?\S* ?polic|safety|sensitive|generation rejected", re.IGNORECASE
)
#: Upstream codes, and what they find at fault.
_SUBJECTS = {
    "InputTextSensitiveContentDetected": "prompt",
    "InputImageSensitiveContentDetected": "reference",
    "OutputImageSensitiveContentDetected": "picture",
}


def failure(code: str, said: str, otherwise: type[errors.ProviderError], **facts: object) -> errors.ProviderError:
    """A refusal of the content when code or words say so, else the error given."""
    subject = next((about for known, about in _SUBJECTS.items() if known == code or known in said), None)
    if subject or _REFUSING.search(said):
        return errors.ContentRefused(said, subject=subject, **facts)
    return otherwise(said, **facts)

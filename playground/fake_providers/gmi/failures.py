"""The forms in which a record of the GMI twin tells that it failed. It decides no fate."""

from playground.fake_providers.fate import REFUSALS, WORDS, Failure

BROKEN = "Backend error (500). The model did not answer."
FAILURES: dict[str, Failure] = {
    "cancelled": (None, {}),
    "failed_error_string": ({"error": BROKEN}, {}),
    "failed_error_object": ({"error": {"code": "InternalServiceError", "message": BROKEN, "status": 500}}, {}),
    "failed_error": (None, {"error": BROKEN}),
    "failed_reason": (None, {"reason": BROKEN}),
    "failed_message": (None, {"message": BROKEN}),
    "failed_silently": ({}, {}),
    "refused_words": ({"error": WORDS}, {}),
    **{
        name: ({"error": {"code": code, "message": f"The request failed because {text}.", "status": 400}}, {})
        for name, (code, text) in REFUSALS.items()
    },
}

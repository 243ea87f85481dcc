"""The refusals of Discord's REST API, in Discord's own body form; knows no route and no state."""

from typing import Any

Path = tuple[str | int, ...]


class ApiError(Exception):
    """One refusal: HTTP `status`, Discord's `code` and `message`, and `errors` for invalid forms."""

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        *,
        errors: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.headers = headers or {}
        self.body: dict[str, Any] = {"message": message, "code": code}
        if errors is not None:
            self.body["errors"] = errors


def invalid_form(path: Path, code: str, message: str) -> ApiError:
    """400/50035 that points at the field at `path`.

    Discord's OpenAPI document makes the inner code an integer, its prose shows names: we obey the document
    and keep the name beside it as `name`.
    """
    errors: dict[str, Any] = {"_errors": [{"code": 50035, "message": message, "name": code}]}
    for key in reversed(path):
        errors = {str(key): errors}
    return ApiError(400, 50035, "Invalid Form Body", errors=errors)


def too_long(path: Path, limit: int) -> ApiError:
    """400/50035 for text over `limit` characters."""
    return invalid_form(path, "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")


def bad_length(path: Path, low: int, high: int) -> ApiError:
    """400/50035 for a text or list whose length is outside `low`..`high`."""
    return invalid_form(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")


def bad_choice(path: Path, allowed: object) -> ApiError:
    """400/50035 for a value outside a closed set."""
    return invalid_form(path, "BASE_TYPE_CHOICES", f"Value of field {str(path[-1])!r} must be one of {allowed}.")


def required(path: Path) -> ApiError:
    """400/50035 for a missing field."""
    return invalid_form(path, "BASE_TYPE_REQUIRED", "This field is required")


def unauthorized() -> ApiError:
    """401 for a missing or wrong bot token."""
    return ApiError(401, 0, "401: Unauthorized")


def not_found() -> ApiError:
    """404 for a route that is not modelled."""
    return ApiError(404, 0, "404: Not Found")


def unknown_message() -> ApiError:
    """404/10008."""
    return ApiError(404, 10008, "Unknown Message")


def unknown_webhook() -> ApiError:
    """404/10015, also what an unanswered interaction's token gets."""
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    """404/10062: not there, or not answered within 3 s."""
    return ApiError(404, 10062, "Unknown interaction")


def already_acknowledged() -> ApiError:
    """400/40060: the second answer to one interaction."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def invalid_webhook_token() -> ApiError:
    """401/50027: the 15 minutes are over, or the token never was one."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def missing_permissions() -> ApiError:
    """403/50013."""
    return ApiError(403, 50013, "Missing Permissions")


def missing_access() -> ApiError:
    """403/50001."""
    return ApiError(403, 50001, "Missing Access")


def too_large() -> ApiError:
    """413/40005: a file over its limit, or a request over 25 MiB."""
    return ApiError(413, 40005, "Request entity too large")

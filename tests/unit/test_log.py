"""How lines look, and that nothing that opens anything is in them."""

import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from pydantic import SecretStr

from bot import log
from bot.settings import Settings

KEY = "a-key-of-a-provider"
TOKEN = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5.x-Y_z"


class Paper:
    """Standard error, as often as it is read."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._read = ""

    @property
    def text(self) -> str:
        self._read += self._capsys.readouterr().err
        return self._read

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Of a log in JSON: every line is one document."""
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def paper(capsys: pytest.CaptureFixture[str]) -> Iterator[Paper]:
    """Where the log is written; everything about logging is put back afterwards."""
    before, root = structlog.get_config(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # else they would be closed
    yield Paper(capsys)
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level = handlers, level
    structlog.configure(**before)


def test_a_line_in_json_has_stable_keys_and_the_generation(paper: Paper) -> None:
    """Time in UTC, the level, what happened, and whatever belongs to it."""
    log.configure("json", "info")
    with structlog.contextvars.bound_contextvars(generation=7):
        structlog.get_logger().warning("a way into Discord is closed", code="delivery-failed")
        logging.getLogger("discord.http").warning("We are being rate limited. %s", "PATCH")
    ours, theirs = paper.lines
    assert ours.pop("timestamp").endswith("Z")
    assert ours == {
        "event": "a way into Discord is closed",
        "level": "warning",
        "generation": 7,
        "code": "delivery-failed",
    }
    assert theirs.pop("timestamp").endswith("Z")
    assert theirs == {
        "event": "We are being rate limited. PATCH",
        "level": "warning",
        "generation": 7,
        "logger": "discord.http",
    }


def test_an_exception_is_one_line_in_json(paper: Paper) -> None:
    """With its whole traceback, ours and a library's."""
    log.configure("json", "info")
    try:
        raise RuntimeError("two\nlines")
    except RuntimeError:
        structlog.get_logger().exception("a defect")
        logging.getLogger("asyncio").exception("never retrieved")
    lines = paper.lines
    assert [line["event"] for line in lines] == ["a defect", "never retrieved"]
    for line in lines:
        assert "Traceback" in line["exception"]
        assert "RuntimeError: two\nlines" in line["exception"]


def test_a_warning_of_python_is_a_line_like_any_other(paper: Paper) -> None:
    """Else it would break what reads JSON."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        log.configure("json", "info")
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        logging.captureWarnings(capture=False)
    (line,) = paper.lines
    assert (line["logger"], line["level"]) == ("py.warnings", "warning")


@pytest.mark.parametrize("form", ["json", "console"])
def test_known_secrets_are_covered_wherever_they_stand(form: Any, paper: Paper) -> None:
    """In what happened, in a value, in a traceback, in a library's words; the longest first."""
    log.configure(form, "info", (KEY, f"{KEY}-and-more"))
    structlog.get_logger().info(f"said {KEY}", detail=[f"<{KEY}-and-more>"])
    try:
        raise RuntimeError(KEY)
    except RuntimeError:
        structlog.get_logger().exception("a defect")
    logging.getLogger("aiohttp").warning("key %s", KEY)
    text = paper.text
    assert KEY not in text
    assert "<[secret]>" in text
    assert text.count("[secret]") >= 4


def test_what_is_too_short_to_be_a_secret_is_left_alone(paper: Paper) -> None:
    """The playground's key is "demo", which is also a word."""
    log.configure("json", "info", ("demo", ""))
    structlog.get_logger().info("a demo")
    assert paper.lines[0]["event"] == "a demo"


@pytest.mark.parametrize(
    "told",
    [
        f"PATCH https://discord.com/api/v10/webhooks/123/{TOKEN}/messages/@original",
        f"POST https://discord.com/api/v10/interactions/123/{TOKEN}/callback",
        f"{{'t': 'INTERACTION_CREATE', 'd': {{'token': '{TOKEN}', 'id': '1'}}}}",
        f'{{"token": "{TOKEN}"}}',
        f"Authorization: Bot {TOKEN}",
        f"{{'x-api-key': '{TOKEN}'}}",
        f"Authorization: Bearer {TOKEN}",
    ],
)
@pytest.mark.parametrize("form", ["json", "console"])
def test_what_opens_something_is_covered_by_where_it_stands(form: Any, told: str, paper: Paper) -> None:
    """Nobody knows the tokens of interactions beforehand."""
    log.configure(form, "info")
    structlog.get_logger().info("told", detail=told)
    logging.getLogger("discord.http").warning("%s", told)
    assert TOKEN not in paper.text
    assert paper.text.count("[secret]") == 2


@pytest.mark.parametrize("told", ["a token: of love", "webhooks/123 are gone", "tokens=12", "token is too old to use"])
def test_words_are_not_covered(told: str, paper: Paper) -> None:
    """A veil over everything would tell the operator nothing."""
    log.configure("json", "info")
    structlog.get_logger().info(told)
    assert paper.lines[0]["event"] == told


def test_every_secret_setting_is_known_to_the_log() -> None:
    """Also one that is added later, and the password within the database's address."""
    fields = {name: field for name, field in Settings.model_fields.items() if field.annotation is SecretStr}
    values: dict[str, Any] = {name: f"the-value-of-{name}" for name in fields}
    values["database_url"] = "postgresql://easel:the-password@db.example/easel"
    secrets = Settings(_env_file=None, **values).secrets  # pyright: ignore[reportCallIssue]
    assert set(secrets) == {*values.values(), "the-password"} - {values["database_url"]}
    assert Settings(_env_file=None).secrets == ("", "", "")  # pyright: ignore[reportCallIssue]

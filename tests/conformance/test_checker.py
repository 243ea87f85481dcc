"""The checker can fail: each kind of wrong request and reply is caught, by the document or by the extra rules."""

import json
import stat
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.conformance import document, rules
from tests.conformance.contract import Contract
from tests.conformance.samples import COMMAND, COMMANDS, MESSAGE, OPTIONS

Json = dict[str, Any]
_MESSAGES = "/channels/1/messages"
_V2 = 1 << 15
_FILE = {"files[0]": {"filename": "a.png", "size": 3}}


def exchange(method: str = "POST", path: str = _MESSAGES, **changes: Any) -> Json:
    """A correct exchange, but for `changes`."""
    correct: Json = {
        "method": method, "path": path, "query": {}, "content_type": "application/json",
        "request": {"content": "x"}, "files": {}, "status": 200, "response": MESSAGE,
    }  # fmt: skip
    return correct | changes


def button(**changes: Any) -> Json:
    return {"type": 1, "components": [{"type": 2, "style": 1, "label": "Go", "custom_id": "go"} | changes]}


def select(**changes: Any) -> Json:
    return {"type": 1, "components": [{"type": 3, "custom_id": "pick", "options": OPTIONS} | changes]}


def test_correct_exchanges_pass(contract: Contract) -> None:
    """The examples that the wrong ones are made of are right themselves."""
    correct = [
        exchange(),
        exchange(request={"flags": _V2, "components": [button(), select()]}),
        exchange("GET", f"{_MESSAGES}/2", request=None),
        exchange("DELETE", f"{_MESSAGES}/2", request=None, status=204, response=None),
        exchange("GET", _MESSAGES, request=None, query={"limit": "5"}, response=[MESSAGE]),
        exchange(content_type="multipart/form-data", files=_FILE),
        exchange(status=404, response={"code": 10003, "message": "Unknown Channel"}),
        exchange(
            "PUT", "/applications/1/commands",
            request=[{"name": "do", "description": "Do it", "type": 1}], response=[COMMAND],
        ),
        exchange("PUT", "/applications/1/commands", request=COMMANDS, response=[COMMAND]),
    ]  # fmt: skip
    assert [problem for each in correct for problem in contract.problems(each) + rules.problems(each)] == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"path": "/channels/1/pictures"}, "no documented route"),
        ({"method": "PUT"}, "no documented route"),
        ({"path": "/channels/studio/messages"}, "path parameter channel_id"),
        ({"query": {"with_everything": "1"}}, "not documented"),
        ({"request": None}, "the body is missing"),
        ({"request": {"content": 5}}, "$.content"),
        ({"request": {"contents": "x"}}, "'contents' was unexpected"),
        ({"request": {"content": "x" * 4001}}, "too long"),
        ({"request": {"components": [button(style=9)]}}, "style"),
        ({"request": {"components": [button(title="Go")]}}, "'title' was unexpected"),
        ({"request": {"components": [{"type": 12, "items": [{"media": {"url": "no address"}}]}]}}, "uri"),
        ({"content_type": "text/plain"}, "text/plain is not documented"),
        ({"content_type": "multipart/form-data", "files": _FILE, "request": {"attachments": [{"id": "a"}]}}, "'a'"),
        ({"status": 302}, "status 302 is not documented"),
        ({"response": MESSAGE | {"id": 2}}, "$.id"),
        ({"response": MESSAGE | {"timestamp": "yesterday"}}, "date-time"),
        ({"response": MESSAGE | {"colour": 1}}, "'colour' was unexpected"),
        ({"response": {key: value for key, value in MESSAGE.items() if key != "flags"}}, "'flags' is a required"),
        ({"response": None}, "None is not of type"),
        ({"status": 400, "response": {"message": "Invalid Form Body"}}, "'code' is a required"),
        ({"status": 429, "response": {"code": 0, "message": "Slow down"}}, "'retry_after' is a required"),
    ],
)
def test_the_document_catches(contract: Contract, changes: Json, told: str) -> None:
    """A wrong exchange is caught by the document, in words that name the fault."""
    problems = contract.problems(exchange(**changes))
    assert problems
    assert told in " ".join(problems)


def test_a_body_where_none_belongs_is_caught(contract: Contract) -> None:
    """A 204 has no body, and a GET sends none."""
    gone = exchange("DELETE", f"{_MESSAGES}/2", request=None, status=204)
    assert "no body is documented" in " ".join(contract.problems(gone))
    asked = exchange("GET", f"{_MESSAGES}/2")
    assert "is not documented" in " ".join(contract.problems(asked))


def _texts(count: int, length: int) -> list[Json]:
    return [{"type": 10, "content": "x" * length}] * count


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"request": {"components": [button(custom_id=None)]}}, "no custom_id"),
        ({"request": {"components": [button(), button()]}}, "'go' is there twice"),
        ({"request": {"flags": _V2, "content": "x", "components": _texts(1, 1)}}, "beside the Components V2 flag"),
        ({"request": {"flags": _V2, "components": _texts(3, 1500)}}, "4500 characters"),
        ({"request": {"flags": _V2, "components": _texts(41, 1)}}, "41 components"),
        ({"request": {"content": "x" * 2001}}, "2001 characters"),
        ({"request": {"embeds": [{"description": "x" * 4000}, {"footer": {"text": "x" * 2001}}]}}, "6001 characters"),
        ({"request": {"components": [{"type": 13, "file": {"url": "https://example.com/a"}}]}}, "attachment://"),
        (
            {"request": {"components": [{"type": 12, "items": [{"media": {"url": "attachment://b.png"}}]}]},
             "files": _FILE},
            "shown and not sent",
        ),
        ({"request": {"components": [select(options=[OPTIONS[0], OPTIONS[0]])]}}, "has a value twice"),
        ({"request": {"components": [select(options=[OPTIONS[1], {**OPTIONS[1], "value": "3"}])]}}, "has 2 defaults"),
        ({"response": MESSAGE | {"author": {"username": "ada", "discriminator": "0"}}}, "no primary_guild"),
        ({"response": MESSAGE | {"components": [button()]}}, "has the id None"),
        ({"response": MESSAGE | {"components": [button() | {"id": True}]}}, "has the id True"),
        ({"response": COMMAND | {"default_member_permissions": 32}}, "no string"),
    ],
)  # fmt: skip
def test_the_rules_catch(changes: Json, told: str) -> None:
    """What the document lets pass and Discord does not is caught by a rule."""
    assert told in " ".join(rules.problems(exchange(**changes)))


def _option(name: str, **more: Any) -> Json:
    return {"type": 3, "name": name, "description": "x"} | more


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name_localizations": {"de": "Mach"}}, "'Mach' has capitals"),
        ({"name_localizations": {"de": "mach es"}}, "'mach es' has characters"),
        ({"options": [_option("a"), _option("b", name_localizations={"fr": "a"})]}, "'a' is there twice in 'fr'"),
        ({"options": [_option("a", options=[_option("B")])]}, "'B' has capitals"),
        ({"options": [_option("a", description_localizations={"de": "x" * 8000})]}, "has 8005 characters"),
        ({"options": [_option("a", choices=[{"name": "x" * 7991, "value": "long"}])]}, "has 8001 characters"),
    ],
)
def test_the_rules_catch_translations(changes: Json, told: str) -> None:
    """What a command is called in some language is held to the same rules as its own name."""
    command = {"name": "do", "description": "Do", "type": 1} | changes
    registered = exchange("PUT", "/applications/1/commands", request=[command], response=[COMMAND])
    assert told in " ".join(rules.problems(registered))


def test_the_rules_catch_two_commands_of_one_name() -> None:
    """In a language that only one of them is translated into."""
    commands = [
        {"name": "do", "description": "x", "type": 1},
        {"name": "act", "description": "x", "type": 1, "name_localizations": {"de": "do"}},
        {"name": "do", "type": 2},
    ]
    registered = exchange("PUT", "/applications/1/commands", request=commands, response=[COMMAND])
    assert rules.problems(registered) == ["PUT /applications/1/commands 200: request: 'do' is there twice in 'de'"]


def test_the_rules_catch_commands_and_modals() -> None:
    """101 slash commands, capitals in a name, and a modal with six labels."""
    commands = [{"name": f"do{number}", "description": "x"} for number in range(101)]
    registered = exchange("PUT", "/applications/1/commands", request=[*commands, {"name": "Do", "description": "x"}])
    told = " ".join(rules.problems(registered))
    assert "102 commands of type 1" in told
    assert "'Do' has capitals" in told
    label = {"type": 18, "label": "x", "component": {"type": 4, "custom_id": "x", "style": 1}}
    modal = {"type": 9, "data": {"custom_id": "m", "title": "x", "components": [label] * 6}}
    told = " ".join(rules.problems(exchange("POST", "/interactions/1/t/callback", request=modal)))
    assert "6 components" in told
    assert "'x' is there twice" in told


def test_the_document_where_the_environment_says(tmp_path: Path) -> None:
    """A document named by the environment is read when none lies beside the repository."""
    named = tmp_path / "named.json"
    named.write_text('{"openapi": "3.1.0"}')
    found = document.load(tmp_path, {document.VARIABLE: str(named)}, beside=tmp_path / "absent.json")
    assert found == {"openapi": "3.1.0"}


@pytest.mark.parametrize("held", [True, False])
def test_the_document_from_npm(tmp_path: Path, *, held: bool) -> None:
    """The package that npm fetches is searched for the document and thrown away; without one the reason says so."""
    content = {"openapi": "3.1.0", "paths": {}, "components": {}} if held else {"name": "discord-api-spec"}
    (tmp_path / "a.json").write_text(json.dumps(content))
    with tarfile.open(tmp_path / "packed.tgz", "w:gz") as archive:
        archive.add(tmp_path / "a.json", "package/a.json")
    npm, cache = tmp_path / "npm", tmp_path / "cache"
    cache.mkdir()
    npm.write_text(f"#!{sys.executable}\nimport shutil\nshutil.copy({str(tmp_path / 'packed.tgz')!r},"
                   f" {str(cache)!r})\nprint('packed.tgz')\n")  # fmt: skip
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)
    absent = tmp_path / "absent.json"
    if held:
        assert document.load(cache, {"PATH": str(tmp_path)}, absent) == content
        assert document.load(cache, {"PATH": ""}, absent) == content
    else:
        with pytest.raises(document.Missing, match=r"packed.tgz holds no OpenAPI document"):
            document.load(cache, {"PATH": str(tmp_path)}, absent)
    assert not (cache / "packed.tgz").exists()


def test_without_document_and_npm_the_reason_is_told(tmp_path: Path) -> None:
    """The skip says where the document was looked for."""
    with pytest.raises(document.Missing, match=rf"{document.VARIABLE}, and no npm"):
        document.load(tmp_path, {"PATH": ""}, tmp_path / "absent.json")

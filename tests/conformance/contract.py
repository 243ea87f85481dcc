"""Holds recorded exchanges against Discord's OpenAPI document; knows neither the bot nor the emulator.

Requests and replies are read as a closed world: a key that the document does not name is a problem too, because
the document's own schemas would let a misspelt key pass.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.conformance.amended import amended, closed

Json = dict[str, Any]
_OPEN, _CLOSED = "urn:discord:open", "urn:discord:closed"
_JSON, _MULTIPART = "application/json", "multipart/form-data"

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("int32")
def _int32(value: object) -> bool:
    return not isinstance(value, int) or -(2**31) <= value < 2**31


@_FORMATS.checks("int64")
def _int64(value: object) -> bool:
    return not isinstance(value, int) or -(2**63) <= value < 2**63


@_FORMATS.checks("snowflake")
def _snowflake(value: object) -> bool:
    return not isinstance(value, str) or (value.isdecimal() and int(value) < 2**64)


@_FORMATS.checks("date-time", raises=ValueError)
def _date_time(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_FORMATS.checks("uri")
def _uri(value: object) -> bool:
    return not isinstance(value, str) or re.match(r"[a-z][a-z0-9+.-]*:\S+$", value, re.IGNORECASE) is not None


class Operation(NamedTuple):
    """One method of one path of the document."""

    method: str
    template: str
    #: By (place, name): the parameter's entry, and where its schema lies.
    parameters: dict[tuple[str, str], tuple[Json, str]]

    @property
    def name(self) -> str:
        return f"{self.method} {self.template}"


class Contract:
    """Discord's document, ready to judge exchanges as the emulator records them."""

    def __init__(self, document: Json) -> None:
        self._document = document = amended(document)
        resources = [
            (_OPEN, DRAFT202012.create_resource(document)),
            (_CLOSED, DRAFT202012.create_resource(closed(document))),
        ]
        self._registry: Registry[Any] = Registry().with_resources(resources)
        self._validators: dict[str, Draft202012Validator] = {}
        self._routes = sorted(self._compiled(), key=lambda route: route[0].template.count("{"))

    def problems(self, exchange: Json) -> list[str]:
        """What the document says against one exchange; empty when it conforms."""
        operation, arguments = self.operation(exchange["method"], exchange["path"])
        if operation is None:
            return [f"{exchange['method']} {exchange['path']} is no documented route"]
        found = [
            *self._parameter_problems(operation, arguments, exchange["query"]),
            *self._request_problems(operation, exchange),
            *self._reply_problems(operation, exchange),
        ]
        return [f"{operation.name} {exchange['status']}: {problem}" for problem in found]

    def operation(self, method: str, path: str) -> tuple[Operation | None, dict[str, str]]:
        """The operation for a path below the API's base, and its path arguments; literal segments win."""
        for operation, pattern in self._routes:
            if operation.method == method and (match := pattern.fullmatch(path)):
                return operation, match.groupdict()
        return None, {}

    def against(self, name: str, instance: object) -> list[str]:
        """What the document's schema of that name says against a value; empty when it conforms."""
        return list(self._errors(_CLOSED, f"/components/schemas/{name}", instance))

    def _compiled(self) -> Iterator[tuple[Operation, re.Pattern[str]]]:
        for template, item in self._document["paths"].items():
            pattern = re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template)))
            for method in item.keys() - {"parameters"}:
                where = f"/paths/{_escaped(template)}"
                named = {
                    (entry["in"], entry["name"]): (entry, f"{at}/parameters/{number}/schema")
                    for at, holder in ((where, item), (f"{where}/{method}", item[method]))
                    for number, entry in enumerate(holder.get("parameters", []))
                }
                yield Operation(method.upper(), template, named), pattern

    def _parameter_problems(self, operation: Operation, path: dict[str, str], query: dict[str, str]) -> Iterator[str]:
        given = {("path", name): value for name, value in path.items()}
        given |= {("query", name): value for name, value in query.items()}
        for key, value in given.items():
            if key not in operation.parameters:
                yield f"the {key[0]} parameter {key[1]!r} is not documented"
                continue
            entry, pointer = operation.parameters[key]
            instance = _coerced(value, entry["schema"])
            yield from (f"{key[0]} parameter {key[1]}: {each}" for each in self._errors(_OPEN, pointer, instance))

    def _request_problems(self, operation: Operation, exchange: Json) -> Iterator[str]:
        told = self._told(operation)
        body, files = exchange["request"], exchange["files"]
        content = told.get("requestBody", {}).get("content", {})
        if body is None and not files:
            if told.get("requestBody", {}).get("required"):
                yield "request: the body is missing"
            return
        kind = exchange["content_type"].partition(";")[0]
        if kind not in content:
            yield f"request: a body as {kind} is not documented"
            return
        where = f"{self._where(operation)}/requestBody/content"
        if kind == _MULTIPART:
            whole = (body or {}) | dict.fromkeys(files, "")
            pointer = f"{where}/{_escaped(_MULTIPART)}/schema"
            yield from (f"request: {each}" for each in self._errors(_OPEN, pointer, whole))
        pointer = f"{where}/{_escaped(_JSON)}/schema"
        yield from (f"request: {each}" for each in self._errors(_CLOSED, pointer, body))

    def _reply_problems(self, operation: Operation, exchange: Json) -> Iterator[str]:
        responses = self._told(operation)["responses"]
        status, reply = str(exchange["status"]), exchange["response"]
        key = next((key for key in (status, f"{status[0]}XX") if key in responses), None)
        if key is None:
            yield f"reply: the status {status} is not documented"
            return
        pointer = f"{self._where(operation)}/responses/{key}"
        response = responses[key]
        if "$ref" in response:
            pointer = response["$ref"].removeprefix("#")
            response = self._document["components"]["responses"][pointer.rpartition("/")[2]]
        if _JSON not in response.get("content", {}):
            if reply is not None:
                yield "reply: no body is documented for this status"
            return
        pointer = f"{pointer}/content/{_escaped(_JSON)}/schema"
        yield from (f"reply: {each}" for each in self._errors(_CLOSED, pointer, reply))

    def _told(self, operation: Operation) -> Json:
        return self._document["paths"][operation.template][operation.method.lower()]

    @staticmethod
    def _where(operation: Operation) -> str:
        return f"/paths/{_escaped(operation.template)}/{operation.method.lower()}"

    def _errors(self, world: str, pointer: str, instance: Any) -> Iterator[str]:
        reference = f"{world}#{quote(pointer)}"
        if reference not in self._validators:
            self._validators[reference] = Draft202012Validator(
                {"$ref": reference}, registry=self._registry, format_checker=_FORMATS
            )
        for error in self._validators[reference].iter_errors(instance):
            yield from _told_error(error)


def _told_error(error: Any) -> Iterator[str]:
    """The error, or for a union the errors of the branch that came closest (its type fits)."""
    branches: dict[int, list[Any]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [
        branch for branch in branches.values() if not any(list(e.relative_path)[-1:] == ["type"] for e in branch)
    ]
    if len(fitting) == 1:
        for inner in fitting[0]:
            yield from _told_error(inner)
    else:
        yield f"{error.json_path}: {error.message[-300:]}"


def _coerced(value: str, schema: Json) -> object:
    """A query's text as the type that its schema asks for, when it is one."""
    wanted = schema.get("type")
    if wanted == "boolean":
        return {"1": True, "true": True, "0": False, "false": False}.get(value.lower(), value)
    if wanted == "integer" and value.lstrip("-").isdecimal():
        return int(value)
    return value


def _escaped(segment: str) -> str:
    return segment.replace("~", "~0").replace("/", "~1")

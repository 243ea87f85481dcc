"""One parsed REST call and the router that finds who answers it; knows no route by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playground.fake_discord.errors import ApiError
from playground.fake_discord.files import Upload
from playground.fake_discord.state import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a handler gets: path parameters, query, JSON body and files by number."""

    parameters: dict[str, str]
    query: dict[str, str]
    body: Any
    files: dict[int, Upload] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.parameters[name]

    def document(self) -> Json:
        """The body as an object; ApiError 400 for anything else."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise ApiError(400, 50035, "Invalid Form Body")
        return self.body

    def flag(self, name: str) -> bool:
        """Whether the query switches `name` on."""
        return self.query.get(name, "").lower() in ("1", "true")


Answer = tuple[int, Any]
Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a template of Discord's OpenAPI document, and who answers."""

    method: str
    template: str
    handler: Handler


class Router:
    """Finds a route by method and path; literal segments win over parameters."""

    def __init__(self, routes: list[Route]) -> None:
        self._by_shape: dict[tuple[str, int], list[tuple[Route, list[str]]]] = {}
        for route in sorted(routes, key=lambda route: route.template.count("{")):
            segments = route.template.split("/")
            self._by_shape.setdefault((route.method, len(segments)), []).append((route, segments))

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The route and its parameters, or None."""
        segments = path.split("/")
        for route, template in self._by_shape.get((method, len(segments)), ()):
            parameters: dict[str, str] = {}
            for wanted, given in zip(template, segments, strict=True):
                if wanted[:1] == "{":
                    parameters[wanted[1:-1]] = given
                elif wanted != given:
                    break
            else:
                return route, parameters
        return None

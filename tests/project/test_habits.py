"""Habits of the code base that a reader relies on, checked instead of remembered."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SOURCES = sorted(each for folder in ("bot", "cogs", "playground") for each in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SMALL = (*SOURCES, *sorted((ROOT / "playground").rglob("*.js")), *sorted((ROOT / "playground").rglob("*.css")))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SMALL, ids=name)
def test_no_file_is_over_300_lines(path: Path) -> None:
    """More means a split."""
    assert len(path.read_text().splitlines()) <= 300


def test_every_module_says_what_it_is_for() -> None:
    """One docstring at its top, which begins with a sentence."""
    for path in (*SOURCES, *TESTS):
        docstring = ast.get_docstring(ast.parse(path.read_text())) if path.read_text().strip() else "."
        assert docstring, name(path)
        assert docstring.partition("\n\n")[0].endswith((".", ":")), name(path)


def test_no_test_mocks() -> None:
    """Pure function, playground, or a small honest fake."""
    banned = {"unittest.mock", "mock", "pytest_mock"}
    for path in (*SOURCES, *TESTS):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                assert not banned & {alias.name for alias in node.names}, name(path)
            if isinstance(node, ast.ImportFrom):
                assert node.module not in banned, name(path)
                assert not (node.module == "unittest" and any(a.name == "mock" for a in node.names)), name(path)


def test_every_test_says_in_one_sentence_what_it_shows() -> None:
    """A docstring each, so that a failure reads as a broken promise."""
    for path in TESTS:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                assert ast.get_docstring(node), f"{name(path)}::{node.name}"


def test_no_module_is_a_drawer() -> None:
    """Singular domain nouns; nothing that everything fits into."""
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    for path in SOURCES:
        assert not drawers & {path.stem, path.parent.name}, name(path)


def test_the_walls_between_layers_stand() -> None:
    """import-linter's contracts: the order of layers, and who may know Discord, HTTP, SQL and settings."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    (layers,) = [each["layers"] for each in contracts if each["type"] == "layers"]
    order = [
        "bot.app",
        "cogs",
        "bot.client",
        "bot.ui",
        "bot.services",
        "bot.engine",
        "bot.ports",
        "bot.domain",
        "bot.errors",
    ]
    assert [each for each in layers if each in order] == order
    forbidden = {module for each in contracts for module in each.get("forbidden_modules", [])}
    assert {"discord", "aiohttp", "aiosqlite", "psycopg", "bot.settings"} <= forbidden
    twins = [each for each in contracts if each.get("source_modules") == ["playground"]]
    assert any({"bot", "cogs"} <= set(each["forbidden_modules"]) for each in twins)
    (independent,) = [each["modules"] for each in contracts if each["type"] == "independence"]
    assert independent == ["cogs.*"]


def test_warnings_are_errors_and_strictness_is_on() -> None:
    """The ini file of pytest, and pyright's strict folder."""
    pytest_options = PROJECT["tool"]["pytest"]["ini_options"]
    assert pytest_options["filterwarnings"][0] == "error"
    assert {"--strict-markers", "--strict-config"} <= set(pytest_options["addopts"])
    assert "bot" in PROJECT["tool"]["pyright"]["strict"]


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.lock")), ids=name)
def test_locked_dependencies_have_hashes_and_no_address(path: Path) -> None:
    """Each is pinned to a version, with at least one SHA-256; where it comes from is the machine's business."""
    text = path.read_text()
    assert "://" not in text
    assert "--index-url" not in text
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==[^\s\\]+", entry), entry.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry.splitlines()[0]


def plain(requirement: str) -> str:
    """The normal form of a distribution's name."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_dependency_is_locked() -> None:
    """What the project needs and what its developers need."""
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    locked = {plain(line) for line in lines if "==" in line and not line.startswith((" ", "#"))}
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert {plain(each) for each in wanted} <= locked


def test_no_file_names_a_place_of_one_machine() -> None:
    """No home directory, no work directory, and no key that looks real."""
    private = re.compile(r"/(?:home|Users|root|work)/[a-z]|sk-[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}")
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "Makefile", ROOT / "pyproject.toml"]
    for path in (*SOURCES, *TESTS, *documents):
        if path != Path(__file__):
            assert not private.search(path.read_text()), name(path)

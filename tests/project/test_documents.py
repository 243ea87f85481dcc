"""The documents are held to the code: settings, commands, options, directories, changes."""

import importlib
import re
import tomllib
from pathlib import Path
from typing import cast

import pytest
from discord import app_commands
from discord.ext import commands

from bot.client import EXTENSIONS
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
NAMES = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
SETTING = re.compile(r"EASEL_[A-Z0-9_]+")


def document(name: str) -> str:
    return (ROOT / name).read_text()


def registered() -> dict[str, app_commands.Command[commands.Cog, ..., object]]:
    """The commands of every extension that the client loads."""
    found: dict[str, app_commands.Command[commands.Cog, ..., object]] = {}
    for extension in EXTENSIONS:
        for thing in vars(importlib.import_module(extension)).values():
            if isinstance(thing, type) and issubclass(thing, commands.Cog) and thing is not commands.Cog:
                for command in thing.__cog_app_commands__:
                    inside = command.walk_commands() if isinstance(command, app_commands.Group) else [command]
                    found |= {each.qualified_name: each for each in inside if isinstance(each, app_commands.Command)}
    return found


def test_the_example_has_every_setting_once_and_each_with_one_comment() -> None:
    """`EASEL_X=` below one line that says what it is; nothing that the code does not read."""
    lines = [line for line in document(".env.example").splitlines() if line.strip()]
    named: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith("#"):
            continue
        found = re.fullmatch(r"(EASEL_[A-Z0-9_]+)=.*", line)
        assert found, line
        named.append(found[1])
        assert re.match(r"# \w.{10,}", lines[number - 1]), line
        assert number < 2 or not lines[number - 2].startswith("#"), f"two comments above {line}"
    assert len(named) == len(set(named))
    assert set(named) == NAMES


def test_the_example_shows_the_defaults() -> None:
    """Copying it changes nothing; secrets are left empty."""
    shown = dict(re.findall(r"^(EASEL_[A-Z0-9_]+)=(.*)$", document(".env.example"), re.MULTILINE))
    for name, field in Settings.model_fields.items():
        value = shown[f"{PREFIX}{name}".upper()]
        if hasattr(field.default, "get_secret_value"):
            assert value == ""
            continue
        assert value == _written(field.default), name


def _written(default: object) -> str:
    """A default as an environment file has it; what is empty is left empty."""
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, dict):
        return ",".join(f"{key}={value}" for key, value in cast("dict[str, object]", default).items())
    parts = cast("tuple[object, ...]", default) if isinstance(default, tuple) else (default,)
    return ",".join(f"{part:g}" if isinstance(part, float) else str(part) for part in parts)


def test_operations_tell_every_setting_in_one_row_each() -> None:
    """And no setting that the code does not read."""
    page = document("docs/operations.md")
    rows = [line for line in page.splitlines() if line.startswith("|") and SETTING.search(line.split("|")[1])]
    told = [name for row in rows for name in SETTING.findall(row.split("|")[1])]
    assert len(told) == len(set(told))
    assert set(told) == NAMES
    for row in rows:
        assert len(row.split("|")[-2].strip()) > 10, row


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/operations.md", "docs/architecture.md", "compose.yaml"]
)
def test_no_document_names_a_setting_that_does_not_exist(name: str) -> None:
    """Left over from a rename, or promised too early; test settings have a prefix of their own."""
    if not (ROOT / name).exists():
        assert name == "compose.yaml"
        return
    named = set(SETTING.findall(document(name)))
    assert {each for each in named if not each.startswith("EASEL_TEST_")} - NAMES <= {"EASEL_DISCORD_OPENAPI"}


def test_every_setting_is_described_where_it_is_defined() -> None:
    """One `#:` line above each field."""
    source = document("bot/settings.py")
    for name in Settings.model_fields:
        assert re.search(rf"#: .+\n    {name}: ", source), name


def test_the_readme_lists_every_command_with_all_its_options() -> None:
    """As the bot registers them, and none that it does not."""
    rows = re.findall(r"^\| `/([\w -]+)`.*?\|(.*)$", document("README.md"), re.MULTILINE)
    told = {name: set(re.findall(r"`(\w+)`", rest)) for name, rest in rows}
    options = {name: {each.display_name for each in command.parameters} for name, command in registered().items()}
    assert told == options


def test_every_command_and_option_says_what_it_is() -> None:
    """discord.py shows "…" where nobody wrote a description."""
    for name, command in registered().items():
        assert 10 < len(command.description) <= 100, name
        for option in command.parameters:
            assert 10 < len(str(option.description)) <= 100, (name, option.name)


def test_the_architecture_tells_every_directory() -> None:
    """Each package of the bot, and each directory at the top, has its row; none is told that is not there."""
    page = document("docs/architecture.md")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = {name for cell in rows for name in re.findall(r"`([\w/]+/)`", cell)}
    packages = {f"{each.parent.relative_to(ROOT)}/" for each in (ROOT / "bot").rglob("*/__init__.py")}
    top = {"cogs/", "playground/", "tests/", "benchmarks/", "docs/"}
    assert packages | top == told
    for name in told:
        assert (ROOT / name).is_dir(), name


def test_the_design_has_its_directories() -> None:
    """Those that design and operators rely on."""
    expected = [
        "bot/domain bot/pipeline bot/engine bot/providers bot/storage bot/ui cogs",
        "playground/fake_discord playground/fake_providers tests/unit tests/contracts tests/flows tests/project",
        "benchmarks docs docs/decisions",
    ]
    for name in " ".join(expected).split():
        assert (ROOT / name).is_dir(), name


def test_links_between_documents_lead_somewhere() -> None:
    """Relative links and pictures alike."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)(?:#[^)]*)?\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} -> {target}"


def test_the_changelog_begins_with_what_is_not_released() -> None:
    """Or with the version that the project has."""
    version = tomllib.loads(document("pyproject.toml"))["project"]["version"]
    heading = re.search(r"^## (.+)$", document("CHANGELOG.md"), re.MULTILINE)
    assert heading
    assert heading[1] == "Unreleased" or heading[1].startswith(version)


def test_the_commands_of_the_readme_are_targets() -> None:
    """Every `make …` in the documents exists."""
    targets = set(re.findall(r"^(\w+):", document("Makefile"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", "docs/playground.md", "docs/operations.md"):
        named = set(re.findall(r"^make (\w+)|`make (\w+)", document(name), re.MULTILINE))
        assert {first or second for first, second in named} <= targets, name

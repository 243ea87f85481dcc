"""Every way into the bot is taken by one of the stories here; a new one without a story fails."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from bot.client import ITEMS, EaselClient
from bot.ui import modals
from tests.conformance import reach
from tests.conformance.conftest import Open
from tests.conformance.studio import imagined, opened, painted

Json = dict[str, Any]


def promised() -> set[str]:
    """What the stories of this folder say that they take, each of which holds its story to it."""
    names: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        module = importlib.import_module(f"{__package__ or 'tests.conformance'}.{path.stem}")
        marks = [mark for each in vars(module).values() for mark in getattr(each, "pytestmark", [])]
        names |= {str(name) for mark in marks if mark.name == "drives" for name in mark.args}
    return names


async def test_every_way_into_the_bot_is_taken(studio: Open) -> None:
    """Commands, menus, suggestions, buttons, selects and forms; and no story names one that is not there."""
    async with studio() as open_:
        offered = reach.offered(open_.client)
        assert {f"item {each.__module__.rpartition('.')[2]}.{each.__name__}" for each in ITEMS} <= offered
        assert {f"form {name}" for name in modals.ROUTES} <= offered
        commands = open_.discord.world.commands[None]
        assert {name for name in offered if name.startswith(("/", "menu "))} == _registered(commands)
    assert offered - promised() == set(), "no story takes these"
    assert promised() - offered == set(), "these are not there"


def _registered(commands: list[Json]) -> set[str]:
    """The same names, out of what Discord was told."""
    return {f"{'/' if each['type'] == 1 else 'menu '}{name}" for each in commands for name in _leaves(each)}


def _leaves(command: Json) -> Iterator[str]:
    """The names of a command's innermost subcommands, or its own."""
    inside = [each for each in command.get("options", []) if each["type"] in (1, 2)]
    if not inside:
        yield command["name"]
    for each in inside:
        yield from (f"{command['name']} {name}" for name in _leaves(each))


class New(ui.DynamicItem[ui.Button[ui.View]], template=r"easel:new"):
    """A button that no story knows."""


async def test_what_is_new_is_seen(studio: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command in a group, a menu, a suggestion, a button and a form, however they came in."""

    @app_commands.command(description="New")
    async def fresh(interaction: discord.Interaction[EaselClient], word: str) -> None:
        del interaction, word

    @fresh.autocomplete("word")
    async def words(interaction: discord.Interaction[EaselClient], word: str) -> list[app_commands.Choice[str]]:
        del interaction, word
        return []

    @app_commands.context_menu(name="New menu")
    async def menu(interaction: discord.Interaction[EaselClient], user: discord.User) -> None:
        del interaction, user

    async with studio() as open_:
        before = reach.offered(open_.client)
        group = app_commands.Group(name="new", description="New")
        group.add_command(fresh)
        open_.client.tree.add_command(group)
        open_.client.tree.add_command(menu)
        open_.client.add_dynamic_items(New)
        monkeypatch.setitem(modals.ROUTES, "new", modals.ROUTES["edit"])
        new = {"/new fresh", "suggest new fresh word", "menu New menu", "item test_reach.New", "form new"}
        assert reach.offered(open_.client) - before == new


async def test_a_story_is_held_to_what_it_promises(studio: Open) -> None:
    """What members used is told by the same names, and nothing else."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted())
        panel = await opened(ada, gallery, "More", until=lambda m: bool(m["attachments"]))
        await ada.modal(await ada.menu("Paint this avatar", "Bruno"))
        await ada.autocomplete("imagine", focused="size", prompt="x", size="")
        await opened(ada, panel, "Details")
        taken = reach.taken(open_.client, open_.answered)
        assert taken == {
            "/imagine", "menu Paint this avatar", "suggest imagine size", "item results.More", "item more.Details",
        }  # fmt: skip

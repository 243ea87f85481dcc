"""Commands, options, choices and menus find their translation, and only their own."""

from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.app_commands import locale_str

from bot.ui import translator, words
from bot.ui.translator import CommandTranslator

GERMAN = """
imagine = malen
imagine-description = Malt, was du beschreibst
imagine-option-prompt = beschreibung
option-prompt = allgemein
option-shape = form
option-shape-description = Der Umriss
choice-photo-portrait = Hochformat
menu-edit-this-picture = Dieses Bild bearbeiten
studio = studio
studio-description = Das Studio führen
studio-limits = grenzen
studio-limits-description = Grenzen setzen
"""

studio = app_commands.Group(name="studio", description="Run the studio")


@app_commands.command(name="imagine", description="Paint")
@app_commands.describe(prompt="What", shape="Outline", seed="A number")
@app_commands.choices(shape=[app_commands.Choice(name="photo portrait · 2:3", value="photo-portrait")])
async def imagine(interaction: discord.Interaction, prompt: str, shape: str, seed: int) -> None:
    """Never called."""


@studio.command(name="limits", description="Set limits")
async def limits(interaction: discord.Interaction, prompt: str) -> None:
    """Never called."""


@app_commands.context_menu(name="Edit this picture")
async def edit(interaction: discord.Interaction, message: discord.Message) -> None:
    """Never called."""


@pytest.fixture
async def payload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What would be registered, by English name."""
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "commands.ftl").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr(words, "_FOLDER", tmp_path)
    german, english = words.Words("de"), words.Words("en-US")
    monkeypatch.setattr(translator, "words", lambda locale: german if locale == "de" else english)
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    for command in (imagine, studio, edit):
        tree.add_command(command)
    every = [await each.get_translated_payload(tree, CommandTranslator()) for each in tree.get_commands()]
    every += [
        await each.get_translated_payload(tree, CommandTranslator())
        for each in tree.get_commands(type=discord.AppCommandType.message)
    ]
    return {each["name"]: each for each in every}


async def test_a_command_is_named_and_described(payload: dict[str, dict[str, Any]]) -> None:
    """In German, and in no language that has no word for it."""
    assert payload["imagine"]["name_localizations"] == {"de": "malen"}
    assert payload["imagine"]["description_localizations"] == {"de": "Malt, was du beschreibst"}


async def test_an_option_prefers_its_own_words_to_shared_ones(payload: dict[str, dict[str, Any]]) -> None:
    """The same option of another command takes the shared ones; what has none stays English."""
    prompt, shape, seed = payload["imagine"]["options"]
    assert prompt["name_localizations"] == {"de": "beschreibung"}
    assert shape["name_localizations"] == {"de": "form"}
    assert shape["description_localizations"] == {"de": "Der Umriss"}
    assert "name_localizations" not in seed
    (limits,) = payload["studio"]["options"]
    assert limits["options"][0]["name_localizations"] == {"de": "allgemein"}


async def test_choices_groups_subcommands_and_menus_are_named(payload: dict[str, dict[str, Any]]) -> None:
    """A choice by its value, a menu by its English name."""
    (choice,) = payload["imagine"]["options"][1]["choices"]
    assert choice["name_localizations"] == {"de": "Hochformat"}
    assert payload["studio"]["description_localizations"] == {"de": "Das Studio führen"}
    assert payload["studio"]["options"][0]["name_localizations"] == {"de": "grenzen"}
    assert payload["Edit this picture"]["name_localizations"] == {"de": "Dieses Bild bearbeiten"}


async def test_a_list_of_commands_shows_what_a_member_can_type(payload: dict[str, dict[str, Any]]) -> None:
    """The words of the member's language, and English where there are none."""
    german, english = translator.words("de"), translator.words("en-US")
    assert translator.described(limits, german) == ("studio grenzen", "Grenzen setzen")
    assert translator.described(limits, english) == ("studio limits", "Set limits")


async def test_a_string_may_name_its_key(payload: dict[str, dict[str, Any]]) -> None:
    """For a description that depends on what the studio can do."""
    place = app_commands.TranslationContext(app_commands.TranslationContextLocation.command_name, imagine)
    named = locale_str("Paint", key="option-shape-description")
    assert await CommandTranslator().translate(named, discord.Locale.german, place) == "Der Umriss"


async def test_what_has_no_place_has_no_translation() -> None:
    """discord.py may ask for strings of other kinds."""
    other = app_commands.TranslationContext(app_commands.TranslationContextLocation.other, None)
    assert await CommandTranslator().translate(locale_str("x"), discord.Locale.german, other) is None

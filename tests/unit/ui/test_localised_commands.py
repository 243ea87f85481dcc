"""Every command, option, choice and menu is named in every language, within Discord's bounds of names."""

import asyncio
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.client import EXTENSIONS, EaselClient
from bot.domain.capability import Capabilities
from bot.ui.translator import CommandTranslator, keys
from bot.ui.words import LOCALES, words
from tests.unit.ui.messages import OTHERS, commands_named, messages, samples

KINDS = (discord.AppCommandType.chat_input, discord.AppCommandType.message, discord.AppCommandType.user)
#: Discord's characters of names beside letters and digits.
MARKS = "-_'"
Payload = dict[str, Any]


class Noting(CommandTranslator):
    """Notes what it is asked for, and what it finds."""

    def __init__(self) -> None:
        self.missing: set[tuple[str, str]] = set()
        #: The English that each key stands for.
        self.used: dict[str, set[str]] = {}

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        found = await super().translate(string, locale, context)
        if locale.value in OTHERS:
            named = string.extras.get("key")
            possible = [str(named)] if named else list(keys(context.location, context.data))
            if found is None:
                self.missing.add((locale.value, " or ".join(possible)))
            else:
                key = next(each for each in possible if words(locale.value).has(each))
                self.used.setdefault(f"{locale.value}: {key}", set()).add(string.message)
        return found


@dataclass(frozen=True)
class OneProvider:
    """A catalog of one provider, all that the commands ask for when they are loaded."""

    capabilities: Capabilities
    names: tuple[str, ...] = ("gmi",)

    def provider(self, _: str) -> "OneProvider":
        return self


async def loaded(folder: Path, able: bool) -> app_commands.CommandTree[Any]:
    """The commands of every extension, without a connection; the provider takes every option, or none."""
    client = EaselClient(folder)
    client.services = cast(
        "Any", SimpleNamespace(catalog=OneProvider(Capabilities(references=10, seeds=able, watermark=able)))
    )
    for extension in EXTENSIONS:
        await client.load_extension(extension)
    return client.tree


async def registered(folder: Path, noting: Noting, able: bool) -> list[Payload]:
    """All that the client would register."""
    found = await loaded(folder, able)
    return [
        await each.get_translated_payload(found, noting) for kind in KINDS for each in found.get_commands(type=kind)
    ]


@cache
def world(able: bool) -> tuple[list[Payload], Noting]:
    """What is registered, and what of it was translated; nothing is connected to, so nothing is left open."""
    noting = Noting()
    with TemporaryDirectory() as folder:
        return asyncio.run(registered(Path(folder), noting, able)), noting


@cache
def tree() -> app_commands.CommandTree[Any]:
    """The commands themselves."""
    with TemporaryDirectory() as folder:
        return asyncio.run(loaded(Path(folder), able=True))


@pytest.fixture(params=[True, False], ids=["able", "unable"])
def payloads(request: pytest.FixtureRequest) -> list[Payload]:
    """What is registered with a provider that takes every option, and with one that takes none."""
    return world(request.param)[0]


def named(payload: Payload, locale: str, field: str = "name") -> str:
    """What Discord shows in a language."""
    return payload.get(f"{field}_localizations", {}).get(locale) or payload[field]


def options(payload: Payload) -> Iterator[Payload]:
    """Options, subcommands and their options."""
    for option in payload.get("options", []):
        yield option
        yield from options(option)


def weight(payload: Payload) -> int:
    """Characters as Discord counts them: the longest language of each field, and every value."""
    total = 0
    for field in ("name", "description"):
        texts = [payload.get(field, ""), *payload.get(f"{field}_localizations", {}).values()]
        total += max(map(len, texts))
    total += len(str(payload.get("value", "")))
    return total + sum(weight(each) for part in ("options", "choices") for each in payload.get(part, []))


@pytest.mark.parametrize("able", [True, False])
def test_everything_has_a_name_and_a_description_in_every_language(able: bool) -> None:
    """Nothing of `/imagine` stays English for who reads another language."""
    payload, noting = world(able)
    assert payload
    assert sorted(noting.missing) == []


def test_no_translation_is_left_over() -> None:
    """Every one belongs to a command, with one provider or another."""
    used = world(True)[1].used.keys() | world(False)[1].used.keys()
    for locale in OTHERS:
        there = {f"{locale}: {key}" for key, each in messages(locale).items() if each.path.name == "commands.ftl"}
        assert sorted(there - used) == []


@pytest.mark.parametrize("able", [True, False])
def test_what_english_tells_apart_shares_no_translation(able: bool) -> None:
    """Options of the same name share words only while they mean the same."""
    assert {key: english for key, english in world(able)[1].used.items() if len(english) > 1} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_names_obey_discord(payloads: list[Payload], locale: str) -> None:
    """Letters, digits and a few marks, at most 32, lower case; menus may be words."""
    for payload in payloads:
        everything = [payload] if payload["type"] != 1 else [payload, *options(payload)]
        for each in everything:
            name = named(each, locale)
            assert 1 <= len(name) <= 32, name
            if payload["type"] != 1:
                assert name == name.strip(), name
                continue
            assert name == name.lower(), name
            assert all(letter in MARKS or unicodedata.category(letter)[0] in "LN" for letter in name), name


@pytest.mark.parametrize("locale", LOCALES)
def test_names_are_unique(payloads: list[Payload], locale: str) -> None:
    """Commands of a kind, options of a command, choices of an option; also beside an English name that stays."""
    for kind in KINDS:
        names = [named(each, locale) for each in payloads if each["type"] == kind.value]
        assert len(set(names)) == len(names), kind
    for payload in payloads:
        for each in (payload, *options(payload)):
            for part in ("options", "choices"):
                names = [named(one, locale) for one in each.get(part, [])]
                assert len(set(names)) == len(names), (payload["name"], part)


@pytest.mark.parametrize("locale", LOCALES)
def test_descriptions_and_choices_fit(payloads: list[Payload], locale: str) -> None:
    """100 characters, and never none."""
    for payload in (each for each in payloads if each["type"] == 1):
        for each in (payload, *options(payload)):
            assert 1 <= len(named(each, locale, "description")) <= 100, (payload["name"], each["name"])
            for choice in each.get("choices", []):
                assert 1 <= len(named(choice, locale)) <= 100, choice["name"]


def test_every_command_is_light_enough_with_all_its_languages(payloads: list[Payload]) -> None:
    """8,000 characters a command."""
    for payload in payloads:
        assert weight(payload) <= 8000, payload["name"]


def test_the_weight_counts_the_longest_language_at_every_depth() -> None:
    """A name of 4, its longest language, a description, a choice and its value."""
    choice = {"name": "1K", "value": "1K", "name_localizations": {"de": "eins-K"}}
    option = {"name": "quality", "description": "", "choices": [choice]}
    command = {"name": "edit", "description": "x", "name_localizations": {"de": "ändern"}, "options": [option]}
    assert weight(command) == 6 + 1 + 7 + 6 + 2


@pytest.mark.parametrize("locale", OTHERS)
def test_sentences_name_commands_as_their_reader_types_them(payloads: list[Payload], locale: str) -> None:
    """`/malen` where Discord offers `/malen`."""
    known = {name for each in payloads if each["type"] == 1 for name in typed(each, locale)}
    say = words(locale)
    for key, each in messages(locale).items():
        for name in commands_named(say(key, **samples(each, 2))):
            assert name in known, key


def typed(payload: Payload, locale: str) -> Iterator[str]:
    """A command's name, and those of all that stands below it."""
    yield named(payload, locale)
    for each in payload.get("options", []):
        yield from (f"{named(payload, locale)} {name}" for name in typed(each, locale))


def test_commands_are_found_in_sentences() -> None:
    """So that the test above sees them."""
    assert commands_named("Try `/imagine`, then `/studio status`, not `imagine`.") == ["imagine", "studio status"]

"""Who may do what: every way into the bot, tried by every kind of person, against `docs/permissions.md`."""

import re
from collections.abc import Mapping

import discord
import pytest

from playground.member import Member
from tests.conformance import reach
from tests.flows.doorway import MAY, MAY_NOT, ROOT, Doorway, Outcome
from tests.flows.kinds import OPERATOR, Kind
from tests.flows.studio import Studio
from tests.flows.way import CARD, REPLY
from tests.flows.ways import CHAPTERS

#: Not shown to them by Discord; refused to whoever asks all the same.
HIDDEN = "–"
PAGE = ROOT / "docs/permissions.md"
#: Who sees a public reply to Ada, and who the moderators' channel.
_ONLOOKERS = set(Kind) - {Kind.STRANGER, Kind.ELSEWHERE}
_MODERATORS = {Kind.MODERATOR, Kind.ADMIN}
_MANY = {"daily_pictures": 100_000, "concurrent_generations": 1000, "waiting_generations": 1000}

Marks = Mapping[Kind, str]


def written() -> dict[str, dict[str, Marks]]:
    """The tables of the page: by heading, by row."""
    tables: dict[str, dict[str, Marks]] = {}
    for part in re.split(r"^## ", PAGE.read_text(), flags=re.MULTILINE)[1:]:
        heading, *lines = part.splitlines()
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
        if rows and rows[0][1:] == [kind.value for kind in Kind]:
            tables[heading] = {name: dict(zip(Kind, marks, strict=True)) for name, *marks in rows[2:]}
    return tables


def test_the_page_has_a_row_for_every_way() -> None:
    """And none for what is not there."""
    rows = {heading: {way.row for way in ways.values()} for heading, ways in CHAPTERS.items()}
    assert {heading: set(table) for heading, table in written().items()} == rows


@pytest.mark.settings(operators=(int(OPERATOR),), **_MANY)
async def test_every_way_is_tried(studio: Studio) -> None:
    """A way that is new has to be tried, and told on the page; one that is gone must go there too."""
    assert studio.client is not None
    tried = {name.partition(" (")[0] for ways in CHAPTERS.values() for name in ways}
    offered = reach.offered(studio.client)
    assert offered - tried == set(), "nobody tries these"
    assert tried - offered == set(), "these are not there"


@pytest.mark.timeout(600)
@pytest.mark.settings(operators=(int(OPERATOR),), **_MANY)
async def test_everybody_may_do_what_the_page_says(studio: Studio, ada: Member) -> None:
    """Nothing is let through, refused or shown otherwise; who is refused changes nothing, and is told privately."""
    doorway, found = Doorway(studio, ada), dict[str, dict[Kind, Outcome]]()
    await doorway.open()
    wrong: list[str] = []
    page = written()
    for heading, ways in CHAPTERS.items():
        for name, way in ways.items():
            found[name] = {kind: await doorway.tried(name, way, kind) for kind in Kind}
            for kind, outcome in found[name].items():
                mark = outcome.mark
                if mark == MAY_NOT and not _offered(doorway, found, name, way.where, kind):
                    mark = HIDDEN
                told = page.get(heading, {}).get(way.row, {}).get(kind)
                if mark != told:
                    wrong.append(f"{name}, {kind}: the page says {told}, the bot {mark}: {outcome.told[:120]!r}")
                if outcome.wrong:
                    wrong.append(f"{name}, {kind}: {outcome.wrong}: {outcome.told[:120]!r}")
    banned = await doorway.tried("/imagine", CHAPTERS["Painting"]["/imagine"], Kind.BANNED)
    assert banned.mark == MAY_NOT, "a ban outlives all that its member could do"
    assert not wrong, "\n".join(wrong)


@pytest.mark.settings(operators=(int(OPERATOR),), **_MANY)
async def test_who_may_use_no_commands_paints_by_nothing_else(studio: Studio, ada: Member) -> None:
    """Where Discord keeps somebody from typing a command, buttons and forms don't let them in by another door."""
    doorway = Doorway(studio, ada)
    await doorway.open()
    doorway.silence(Kind.MEMBER)
    beside = {name: way for name, way in CHAPTERS["Painting"].items() if way.component or way.form}
    told = {name: (await doorway.tried(name, way, Kind.MEMBER)).told for name, way in beside.items()}
    assert {name: each for name, each in told.items() if "Use Application Commands" not in each} == {}


@pytest.mark.settings(operators=(int(OPERATOR),), **_MANY)
async def test_commands_are_shown_as_the_page_says(studio: Studio) -> None:
    """By default; a server may change it."""
    assert studio.client is not None
    found = re.findall(r"^\| (.+) \| (.+) \| (yes|no) \|$", PAGE.read_text(), re.MULTILINE)
    page = {name: (right, direct) for name, right, direct in found}
    shown: dict[str, tuple[str, str]] = {}
    for command in studio.discord.world.commands[None]:
        wanted = discord.Permissions(int(command["default_member_permissions"] or 0))
        rights = [name.replace("_", " ").title() for name, granted in wanted if granted]
        direct = "yes" if command["dm_permission"] else "no"
        name = f"`/{command['name']}`"
        shown[name if rights else "all others, and the menus"] = (_known(rights), direct)
    assert page == shown


def _known(rights: list[str]) -> str:
    """By the names that Discord's settings show."""
    named = {"Manage Guild": "Manage Server"}
    return ", ".join(named.get(each, each) for each in rights) or "everybody"


def _offered(doorway: Doorway, found: Mapping[str, Mapping[Kind, Outcome]], name: str, where: str, kind: Kind) -> bool:
    """Whether that kind of person sees the command, the button, or what opens the form."""
    if where == REPLY:
        return kind in _ONLOOKERS
    if where == CARD:
        return kind in _MODERATORS
    if where:
        return found[where][kind].mark == MAY
    command = name.removeprefix("menu ") if name.startswith("menu ") else name.lstrip("/").removeprefix("suggest ")
    return doorway.offers(kind, command if name.startswith("menu ") else command.split()[0])

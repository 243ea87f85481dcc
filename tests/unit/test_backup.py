"""A copy of the database while another process writes: consistent, whole or not there, and never over a file."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot import cli, errors
from bot.storage import backup
from bot.storage.database import open_database

ROOT = Path(__file__).parents[2]
#: Two tables whose sums are equal after each transaction, and pages enough that a copy takes a while.
WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = wal")
connection.execute("CREATE TABLE a (n INTEGER, filling BLOB)")
connection.execute("CREATE TABLE b (n INTEGER, filling BLOB)")
number = 0
while True:
    number += 1
    connection.execute("BEGIN IMMEDIATE")
    for table in "ab":
        connection.execute(f"INSERT INTO {table} VALUES (?, randomblob(20000))", (number,))
    connection.execute("COMMIT")
    if number == 200:
        print("many", flush=True)
"""


@contextmanager
def written(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process writes into the file for as long as this lasts."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert writer.stdout
        assert writer.stdout.readline() == "many\n"
        yield writer
    finally:
        writer.kill()
        writer.communicate()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A small one, with one row."""
    path = tmp_path / "easel.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (n INTEGER)")
        connection.execute("INSERT INTO a VALUES (7)")
        connection.commit()
    return path


def rows(path: Path, table: str) -> list[int]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return [row[0] for row in connection.execute(f"SELECT n FROM {table} ORDER BY n")]


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def test_copies_made_while_another_process_writes_are_each_of_one_moment(tmp_path: Path) -> None:
    """Both tables end at the same number, nothing before it is missing, and the writer was not stopped by it."""
    source = tmp_path / "live" / "easel.sqlite"
    source.parent.mkdir()
    counts: list[int] = []
    with written(source) as writer:
        for number in range(4):
            target = tmp_path / f"copy-{number}"
            size = backup.copy(f"sqlite:///{source}", target)
            assert size == target.stat().st_size > 1_000_000
            assert rows(target, "a") == rows(target, "b") == list(range(1, len(rows(target, "a")) + 1))
            counts.append(len(rows(target, "a")))
        assert writer.poll() is None
    assert counts[0] >= 200
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
    assert {each.name for each in tmp_path.iterdir()} == {"live", *(f"copy-{number}" for number in range(4))}


def test_a_copy_is_one_file_that_nobody_else_may_read(database: Path, tmp_path: Path) -> None:
    """It needs no file beside it, so it can be opened where nothing may be written."""
    with closing(sqlite3.connect(database)) as live:
        live.execute("PRAGMA journal_mode = wal")
        live.execute("INSERT INTO a VALUES (8)")
        live.commit()
        before = beside(database)
        target = tmp_path / "copy"
        backup.copy(f"sqlite:///{database}", target)
        assert rows(target, "a") == [7, 8]
        assert beside(database) - before == {"copy"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


async def test_the_bot_starts_from_a_copy(tmp_path: Path) -> None:
    """With its schema up to date, as the one that it was made of."""
    url = f"sqlite:///{tmp_path / 'easel.sqlite'}"
    live = await open_database(url)
    backup.copy(url, tmp_path / "copy")
    restored = await open_database(f"sqlite:///{tmp_path / 'copy'}")
    for opened in (live, restored):
        assert (await opened.fetch("SELECT count(*) FROM generations", {}))[0][0] == 0
        await opened.close()


def test_a_file_is_never_overwritten(database: Path, tmp_path: Path) -> None:
    """Least of all the database itself."""
    (tmp_path / "copy").write_text("mine")
    for target in (tmp_path / "copy", database, tmp_path):
        with pytest.raises(errors.SettingsError, match="is there already"):
            backup.copy(f"sqlite:///{database}", target)
    assert (tmp_path / "copy").read_text() == "mine"
    assert rows(database, "a") == [7]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_made_meanwhile_is_not_overwritten(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """By another backup, say; also on a file system that knows no hard links."""
    target, link = tmp_path / "copy", os.link

    def meanwhile(source: Path, name: Path) -> None:
        target.write_text("theirs")
        if not links:
            raise OSError(errno.EPERM, "not here")
        link(source, name)

    monkeypatch.setattr(os, "link", meanwhile)
    with pytest.raises(errors.SettingsError, match="meanwhile"):
        backup.copy(f"sqlite:///{database}", target)
    assert target.read_text() == "theirs"
    assert beside(target) == {"easel.sqlite", "copy"}


def test_without_hard_links_it_works_all_the_same(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick."""

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "not here")

    monkeypatch.setattr(os, "link", refused)
    backup.copy(f"sqlite:///{database}", tmp_path / "copy")
    assert rows(tmp_path / "copy", "a") == [7]
    assert beside(database) == {"easel.sqlite", "copy"}


def test_a_damaged_database_gives_no_copy(database: Path, tmp_path: Path) -> None:
    """A copy that could not be restored is worse than none; the target's name is not taken."""
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript("CREATE INDEX by_n ON a (n); PRAGMA writable_schema = on")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'by_n'").fetchone()[0]
    data = bytearray(database.read_bytes())
    data[(root - 1) * 4096 + 8 : root * 4096] = bytes(4096 - 8)
    database.write_bytes(data)
    with pytest.raises(errors.StorageError, match=r"damaged|malformed"):
        backup.copy(f"sqlite:///{database}", tmp_path / "copy")
    assert beside(database) == {"easel.sqlite"}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://easel:SECRET@db/easel", "pg_dump"),
        ("sqlite:///{place}/nothing.sqlite", "There is no database"),
        ("sqlite:///{place}", "There is no database"),
    ],
)
def test_what_cannot_be_copied_is_one_sentence(tmp_path: Path, url: str, words: str) -> None:
    """And no empty database is made in passing."""
    with pytest.raises(errors.SettingsError, match=words) as refused:
        backup.copy(url.format(place=tmp_path), tmp_path / "copy")
    assert "SECRET" not in refused.value.detail
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_is_not_there_is_one_sentence(database: Path, tmp_path: Path) -> None:
    """It is not made: a missing mount must not be filled."""
    with pytest.raises(errors.SettingsError, match="cannot be written: No such file"):
        backup.copy(f"sqlite:///{database}", tmp_path / "mount" / "copy")
    assert beside(database) == {"easel.sqlite"}


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The settings of an operator whose data is in this directory."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.upper().startswith("EASEL_"):
            monkeypatch.delenv(name)
    for name in ("EASEL_DISCORD_TOKEN", "EASEL_GMI_API_KEY"):
        monkeypatch.setenv(name, "any")
    monkeypatch.setenv("EASEL_DATA_DIR", str(tmp_path))
    return tmp_path


def ended(monkeypatch: pytest.MonkeyPatch, target: Path) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["easel", "backup", str(target)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    return stopped.value.code


def test_from_the_shell_a_copy_ends_with_code_0(
    shell: Path, database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says where, and how large."""
    assert ended(monkeypatch, shell / "copy") == 0
    assert capsys.readouterr().out == f"{shell / 'copy'}: {(shell / 'copy').stat().st_size} bytes.\n"


def test_from_the_shell_what_cannot_be_copied_ends_with_code_2(
    shell: Path, database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the way, and a database that is PostgreSQL's."""
    assert ended(monkeypatch, database) == 2
    monkeypatch.setenv("EASEL_DATABASE_URL", "postgresql://easel:SECRET@db/easel")
    assert ended(monkeypatch, shell / "copy") == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 2)
    assert "pg_dump" in err
    assert "SECRET" not in err


def test_from_the_shell_a_copy_that_fails_ends_with_code_1(
    shell: Path, database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence as well: a script that makes backups has to notice."""
    database.write_bytes(b"this is no database, and never was one")
    assert ended(monkeypatch, shell / "copy") == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "could not be copied" in err
    assert beside(database) == {"easel.sqlite"}

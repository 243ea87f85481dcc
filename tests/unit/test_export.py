"""`python -m bot export usage --csv`: the books as a table, whole and harmless; or one line that says why not."""

import asyncio
import csv
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot import cli
from bot.domain.generation import Generation, Render, Reply, Reservation, State
from bot.domain.quota import Limits
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.storage.database import open_database
from bot.storage.generations import StoredGenerations

ROOT = Path(__file__).parents[2]
#: 21 November 2026, 00:00 UTC.
MIDNIGHT = 1_795_219_200.0
DAY = 86_400.0


async def fill(directory: Path) -> None:
    """One generation on each of three days, in two servers; what the provider names itself is a formula."""
    database = await open_database(f"sqlite:///{directory / 'easel.sqlite'}")
    rows = StoredGenerations(database)
    for number, at in enumerate((MIDNIGHT - 1, MIDNIGHT, MIDNIGHT + DAY), start=1):
        request = PaintRequest(prompt="a secret fox", size=Size(2048, 2048), seed=1, pictures=2)
        asked = Generation(
            id=number,
            member_id=7,
            guild_id=5 + number % 2,
            request=request,
            reply=Reply(application_id=1, channel_id=2),
            provider="segmind",
            created_at=at,
            counted=2,
            cost_micros=60_000,
            owner="o",
        )
        admitted = await rows.admit(asked, Limits())
        renders = tuple(Render(order=each, request_id="=1+1", submitted_at=at) for each in request.orders())
        sent = admitted.moved(State.SUBMITTING, renders=renders)
        await rows.move(admitted, sent)
        painted = tuple(replace(each, cost_micros=20_000) for each in renders)
        ended = sent.moved(
            State.CANCELLED,
            renders=painted,
            ended_at=at + 9,
            reservation=Reservation.RELEASED,
            counted=0,
            cost_micros=40_000,
        )
        await rows.move(sent, ended)
    await database.close()


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    given = {"EASEL_DISCORD_TOKEN": "token.SECRET", "EASEL_GMI_API_KEY": "key.SECRET", "EASEL_DATA_DIR": str(tmp_path)}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    asyncio.run(fill(tmp_path))
    return tmp_path


def export(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["easel", "export", "usage", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_for_each_render(
    filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Oldest first, with what was set aside, what it cost and whether that was measured; no prompt and no formula."""
    assert export(monkeypatch, "--csv") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "secret" not in out.lower()
    rows = table(out)
    assert [(row["generation"], row["render"]) for row in rows] == [(str(n), str(r)) for n in (1, 2, 3) for r in (1, 2)]
    assert {(row["estimated_usd"], row["cost_usd"], row["measured"]) for row in rows} == {
        ("0.030000", "0.020000", "yes")
    }
    assert {row["request"] for row in rows} == {"'=1+1"}
    assert rows[2]["time_utc"] == "2026-11-21T00:00:00Z"


@pytest.mark.parametrize(
    ("arguments", "generations"),
    [
        (("--from", "2026-11-21"), {"2", "3"}),
        (("--to", "2026-11-20"), {"1"}),
        (("--from", "2026-11-21", "--to", "2026-11-21"), {"2"}),
        (("--from", "2026-11-01", "--to", "2026-11-30"), {"1", "2", "3"}),
        (("--from", "2026-12-01"), set[str]()),
        (("--guild", "5"), {"2"}),
    ],
)
def test_days_and_servers_are_chosen(
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    generations: set[str],
) -> None:
    """Whole days of UTC, both ends included; a heading stands there even over nothing."""
    assert export(monkeypatch, "--csv", *arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith("time_utc,generation,")
    assert {row["generation"] for row in table(out)} == generations


def test_a_file_is_written(filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The same table, and nothing is printed."""
    assert export(monkeypatch, "--csv", "--out", "usage.csv") == 0
    assert capsys.readouterr() == ("", "")
    assert len(table((filled / "usage.csv").read_text())) == 6


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--csv", "--out", "nowhere/usage.csv"), 1, "nowhere/usage.csv"),
        (("--csv", "--from", "2026-11-21", "--to", "2026-11-20"), 2, "2026-11-20"),
    ],
)
def test_what_cannot_be_is_one_line(
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    """Without a traceback; standard output stays empty."""
    assert export(monkeypatch, *arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("--csv", "--from", "yesterday"), ("--csv", "--guild", "ours")])
def test_a_wrong_word_ends_with_code_2(
    filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """It is named, and nothing is written."""
    assert export(monkeypatch, *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert any(word in err for word in ("--csv", "yesterday", "--guild"))


def test_a_real_process_writes_to_a_pipe(filled: Path) -> None:
    """As an operator's shell does it, with nothing but the table."""
    command = [sys.executable, "-m", "bot", "export", "usage", "--csv"]
    done = subprocess.run(
        command, cwd=filled, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert len(table(done.stdout)) == 6

"""The command line: exit codes and single sentences, in this process and as a real one."""

import asyncio
import fcntl
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot import __version__, cli
from bot.domain.generation import Failure, Generation, Render, Reply, Reservation, State
from bot.domain.quota import Limits
from bot.domain.request import PaintRequest
from bot.domain.size import Size
from bot.storage.database import open_database
from bot.storage.generations import StoredGenerations

ROOT = Path(__file__).parents[2]
SECRETS = {"EASEL_DISCORD_TOKEN": "token.SECRET", "EASEL_GMI_API_KEY": "key.SECRET"}


def run(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m bot run` in an empty directory, with these settings alone."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("EASEL_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def one_sentence(done: subprocess.CompletedProcess[str], name: str) -> None:
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert "SECRET" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({}, "EASEL_DISCORD_TOKEN"),
        ({**SECRETS, "EASEL_DATA_DIR": "/dev/null"}, "EASEL_DATA_DIR"),
        ({**SECRETS, "EASEL_DATABASE_URL": "postgresql://easel:SECRET@127.0.0.1:1/easel"}, "EASEL_DATABASE_URL"),
        ({**SECRETS, "EASEL_DISCORD_API_URL": "http://127.0.0.1:1/api"}, "EASEL_DISCORD_API_URL"),
    ],
)
def test_a_start_that_cannot_succeed_is_one_sentence(tmp_path: Path, environment: dict[str, str], name: str) -> None:
    """A real process: exit code 2, the setting's name, no traceback and no secret."""
    one_sentence(run(tmp_path, **environment), name)


def test_a_second_process_in_the_same_directory_is_turned_away(tmp_path: Path) -> None:
    """It would take over what the first one runs."""
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        one_sentence(run(tmp_path, **SECRETS, EASEL_DATA_DIR=str(tmp_path)), "EASEL_DATA_DIR")


def test_a_second_process_on_the_same_file_is_turned_away(tmp_path: Path) -> None:
    """From another data directory as well; one that cannot even be locked is told by its name."""
    file = tmp_path / "elsewhere" / "easel.sqlite"
    file.parent.mkdir()
    given = {**SECRETS, "EASEL_DATA_DIR": str(tmp_path / "data"), "EASEL_DATABASE_URL": f"sqlite:///{file}"}
    with file.with_name("easel.sqlite.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        one_sentence(run(tmp_path, **given), f"EASEL_DATABASE_URL ({file})")
    one_sentence(run(tmp_path, **given | {"EASEL_DATABASE_URL": "sqlite:////dev/null/easel.sqlite"}), "/dev/null")


@pytest.fixture
def arguments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The arguments of this process, to be filled."""
    for name in os.environ:
        if name.upper().startswith("EASEL_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    given = ["easel"]
    monkeypatch.setattr(sys, "argv", given)
    return given


def test_a_wrong_setting_ends_with_code_2(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence goes to standard error, alone."""
    monkeypatch.setenv("EASEL_LOG_FORMAT", "xml")
    arguments.append("run")
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "EASEL_LOG_FORMAT" in err
    assert err.count("\n") == 1


def test_the_version_is_printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing else is needed for it."""
    arguments.append("version")
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize("given", [["paint"], ["run", "--nonsense"]])
def test_an_unknown_word_ends_with_code_2(arguments: list[str], given: list[str]) -> None:
    """Like a wrong setting, without a traceback."""
    arguments.extend(given)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2


def test_without_lost_submissions_there_is_nothing_to_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty list is told in words, and an id without one is refused in a sentence."""
    settle(monkeypatch, tmp_path)
    monkeypatch.setattr(sys, "argv", ["easel", "unknown"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    assert capsys.readouterr().out == "No lost submission waits for a decision.\n"
    monkeypatch.setattr(sys, "argv", ["easel", "unknown", "42", "--free"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "generation 42" in capsys.readouterr().err


@pytest.mark.parametrize(("word", "left"), [("--charged", 30_000), ("--free", 0)])
def test_the_operator_decides_about_a_lost_submission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str, left: int
) -> None:
    """It is listed, decided once, and its money follows."""
    settle(monkeypatch, tmp_path)
    asyncio.run(lose_one(tmp_path))
    for arguments, said in (
        (["unknown"], "a lost fox"),
        (["unknown", "42", word], "Generation 42"),
        (["unknown"], "No lost submission"),
    ):
        monkeypatch.setattr(sys, "argv", ["easel", *arguments])
        with pytest.raises(SystemExit):
            cli.main()
        assert said in capsys.readouterr().out
    assert asyncio.run(cost_of_42(tmp_path)) == left


def settle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {**SECRETS, "EASEL_DATA_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)


async def lose_one(directory: Path) -> None:
    """A row as the pipeline leaves it when the answer to its only submission is lost."""
    database = await open_database(f"sqlite:///{directory / 'easel.sqlite'}")
    rows = StoredGenerations(database)
    request = PaintRequest(prompt="a lost fox", size=Size(2048, 2048), seed=1)
    asked = Generation(
        id=42,
        member_id=7,
        guild_id=None,
        request=request,
        reply=Reply(application_id=1, channel_id=2),
        provider="segmind",
        created_at=1_700_000_000.0,
        counted=1,
        cost_micros=30_000,
        owner="o",
    )
    admitted = await rows.admit(asked, Limits())
    failure = Failure(code="submission-unknown")
    render = Render(order=request.orders()[0], submitted_at=1.0, failure=failure)
    sent = admitted.moved(State.SUBMITTING, renders=(replace(render, failure=None),))
    await rows.move(admitted, sent)
    ended = sent.moved(
        State.FAILED,
        renders=(render,),
        failure=failure,
        reservation=Reservation.RELEASED,
        counted=0,
        ended_at=2.0,
    )
    await rows.move(sent, ended)
    await database.close()


async def cost_of_42(directory: Path) -> int:
    database = await open_database(f"sqlite:///{directory / 'easel.sqlite'}")
    found = await StoredGenerations(database).find(42)
    await database.close()
    assert found is not None
    return found.cost_micros

"""What is written about the fleet, held to the code."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot import cli, client
from bot.client import EaselClient
from bot.engine import local, queue
from bot.settings import PREFIX, Settings
from bot.storage import postgres

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "fleet.md").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
COMMANDS = {each.name or getattr(each.callback, "__name__", "") for each in cli.commands.registered_commands}


def test_the_commands_and_settings_of_the_page_exist() -> None:
    """None is left over from a rename."""
    assert {"gateway", "worker", "run", "backup"} <= set(re.findall(r"python -m bot (\w+)", PAGE)) <= COMMANDS
    names = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    assert set(re.findall(r"EASEL_[A-Z_]+", PAGE)) <= names


def test_the_queue_of_the_page_is_the_one_that_is_made() -> None:
    """Its name carries the version of what is installed."""
    assert set(re.findall(r"easel_queue_\w+", PAGE)) == {queue.SPACE}


def test_the_page_tells_the_products_own_bounds() -> None:
    """A beat every 3 s, dead after 10, taken over within 15."""
    assert Settings.model_fields["heartbeat_seconds"].default == 3
    assert "`EASEL_HEARTBEAT_SECONDS` (3)" in PAGE
    assert "10 seconds is declared dead" in PAGE
    assert "within 15 seconds" in PAGE


def test_compose_starts_one_gateway_and_two_workers_around_one_database() -> None:
    """By commands that there are, with the settings that make them a fleet, and a directory that all share."""
    services = dict(re.findall(r"^  (\w+):\n((?:    .*\n)+)", COMPOSE, re.MULTILINE))
    assert {"database", "gateway", "worker"} <= set(services)
    assert set(re.findall(r"^    command: (\w+)$", COMPOSE, re.MULTILINE)) == {"gateway", "worker"} <= COMMANDS
    assert "command: gateway" in services["gateway"]
    assert "replicas" not in services["gateway"]
    assert "command: worker" in services["worker"]
    assert "replicas: 2" in services["worker"]
    assert COMPOSE.count("- data:/data") == 1


def test_compose_gives_each_process_an_address_that_it_understands() -> None:
    """Of the database's user and name, at the service that has them; the same password reaches both sides as it is."""
    given = dict(re.findall(r"^    (?:  )?(\w+): (\S.*)$", COMPOSE, re.MULTILINE))
    address = urlsplit(given["EASEL_DATABASE_URL"])
    assert (address.scheme, address.hostname, address.port) == ("postgresql", "database", 5432)
    assert (address.username, address.path) == (given["POSTGRES_USER"], f"/{given['POSTGRES_DB']}")
    assert address.password is None
    assert given["PGPASSWORD"] == given["POSTGRES_PASSWORD"]
    assert f"--username={given['POSTGRES_USER']}" in COMPOSE


def test_a_password_beside_the_address_reaches_the_server(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever characters it has."""
    monkeypatch.setenv("PGPASSWORD", "p@ss/w%rd: $1")
    with postgres.connect(database_url) as connection:
        assert connection.info.password == "p@ss/w%rd: $1"


def test_compose_waits_for_longer_than_a_process_needs_to_stop() -> None:
    """Deliveries, the words of what rests, and the answers of a gateway; what is killed earlier is not given back."""
    (grace,) = re.findall(r"stop_grace_period: (\d+)s", COMPOSE)
    needed = local._DELIVERY_SECONDS + local._PARKING_SECONDS + client._ANSWER_SECONDS
    assert int(grace) > needed


def test_shards_are_given_to_the_client_as_they_are_set(tmp_path: Path) -> None:
    """All that Discord advises where none is named."""
    held = EaselClient(tmp_path, None, (1, 3), 4)
    assert (held.shard_ids, held.shard_count) == ([1, 3], 4)
    free = EaselClient(tmp_path)
    assert (free.shard_ids, free.shard_count) == (None, None)

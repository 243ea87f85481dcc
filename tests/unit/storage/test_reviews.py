"""What every minute looks for among reviews walks an index."""

import re
import sqlite3
from pathlib import Path

import pytest

from bot.storage import owners, reviews, schema


@pytest.mark.parametrize("statement", [reviews.UNDONE, reviews.UNSEEN, reviews.PENDING, reviews.REMIND, owners.UNOWNED])
def test_nothing_reads_every_generation(tmp_path: Path, statement: str) -> None:
    """However many were painted: only what waits is walked, and rows are found by their key."""
    path = tmp_path / "easel.sqlite"
    schema.upgrade_sqlite(path)
    connection = sqlite3.connect(path)
    named = statement.replace("{now}", "1")
    params = dict.fromkeys(re.findall(r":(\w+)", named), 1)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {named}", params)]
    connection.close()
    reads = [step for step in plan if "generations" in step or "reviews" in step]
    assert reads
    assert all("USING" in step for step in reads), plan

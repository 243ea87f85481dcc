"""Marks whole folders: what takes minutes is run by `make long` alone."""

import os
from pathlib import Path

import pytest

# The twins' landscapes are no people: what a model thinks of them is chance, and takes 113 MB in each process.
os.environ["EASEL_PICTURE_RULES"] = "false"

_LONG = ("faults", "fleet")
_HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before anything is chosen by marks."""
    for item in items:
        if item.path.is_relative_to(_HERE) and item.path.relative_to(_HERE).parts[0] in _LONG:
            item.add_marker(pytest.mark.long)

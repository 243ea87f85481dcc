"""Every async test of this folder runs on virtual time."""

from collections.abc import Callable, Mapping

import pytest

from tests.unit.pipeline.fakes import Studio
from tests.unit.pipeline.virtual_time import VirtualLoop


@pytest.fixture
def studio() -> Studio:
    return Studio()


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, Callable[[], VirtualLoop]]:
    """The one loop of this folder."""
    del config, item
    return {"virtual": VirtualLoop}

"""Every async test of this folder runs on virtual time, in a studio of fakes."""

import random
from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.unit.pipeline.fakes import Studio
from tests.unit.pipeline.virtual_time import VirtualLoop


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, Callable[[], VirtualLoop]]:
    """The one loop of this folder."""
    del config, item
    return {"virtual": VirtualLoop}


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture(autouse=True)
def same_jitter() -> Iterator[None]:
    """Polls are spread in the same way at every run."""
    state = random.getstate()
    random.seed(4)
    yield
    random.setstate(state)

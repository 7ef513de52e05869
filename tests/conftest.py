"""What all tests share: how Hypothesis looks for examples, and a Grantscope that runs as a process."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

from tests.serving import serving

# The same examples everywhere, and no deadline: a busy machine is not a failure.
settings.register_profile("grantscope", derandomize=True, deadline=None)
settings.load_profile("grantscope")


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Start one more server with these arguments (`--scenarios`, a folder); gives its URL, ends it with the test."""
    with ExitStack() as servers:
        yield lambda *arguments: servers.enter_context(serving(*arguments))

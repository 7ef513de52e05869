"""JSON is the trace itself."""

import pytest

from app.exports import EXPORTS
from tests.playing import library, played


@pytest.mark.parametrize("scenario", library())
def test_json_is_the_bytes_of_the_trace(scenario: str) -> None:
    trace = played(scenario)
    assert EXPORTS["json"].render(trace) == trace.to_json()
    assert EXPORTS["json"].render(trace, colour=True) == trace.to_json()

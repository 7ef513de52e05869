"""Every export, over runs that are meant to break it."""

import pytest

from app.exports import EXPORTS
from app.trace import RunDecision
from tests.playing import library, played

HOSTILE = '"><img src=x onerror=alert(1)>;#\n\x1b[31m‮$%:{}[]|~é😀'
DECISIONS = [
    RunDecision(at="authorize#1.request", do="edit", set={"query.state": HOSTILE, "header.X": "é"}),
    RunDecision(at="token#1.response", do="edit", set={"body": HOSTILE, "status": "599"}),
]


def test_the_formats_are_the_files_of_the_folder() -> None:
    assert set(EXPORTS) == {"json", "mermaid", "text"}


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS.keys())
@pytest.mark.parametrize("scenario", library())
@pytest.mark.parametrize("decisions", [[], DECISIONS], ids=["plain", "hostile"])
def test_every_export_is_utf_8_that_ends_with_a_newline_and_is_the_same_each_time(
    export: object, scenario: str, decisions: list[RunDecision]
) -> None:
    trace = played(scenario, decisions=decisions)
    content = export.render(trace)
    assert content.decode().endswith("\n")
    assert not content.endswith(b"\n\n")
    assert export.render(trace) == content

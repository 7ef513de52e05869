"""The page says what came of a check with the signs and in the words of the diagram's marks, which the server makes."""

import re

import pytest

from app.folders import folder
from app.trace import Check
from app.trace.story.rows import SIGNS, marks_of

MODULE = folder("static") / "js" / "draw" / "verdicts.js"


def page(name: str) -> dict[str, str]:
    """A table of the module, by verdict."""
    found = re.search(rf"^export const {name} = \{{(.*)\}};$", MODULE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return dict(re.findall(r'"?([\w-]+)"?: "([^"]+)"', found[1]))


def test_the_page_knows_every_verdict_by_its_sign():
    assert page("SIGNS") == SIGNS


@pytest.mark.parametrize("verdict", SIGNS)
def test_the_page_calls_a_verdict_what_the_mark_does(verdict):
    enforced = verdict != "unenforced"
    made = "failed" if verdict == "unenforced" else verdict
    where = {"seq": 2, "at": 0, "actor": "as", "cause": 1, "step": "", "exchange": None, "parent": None}
    told = {"level": "MUST", "spec": "", "left": None, "right": None, "looked_at": "", "why": ""}
    [mark] = marks_of([Check(id="authorize.state", verdict=made, enforced=enforced, **where, **told)])
    assert mark.verdict == verdict
    assert mark.title == f"1 {page('WORDS')[verdict]}: state"

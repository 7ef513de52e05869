"""What the style sheets must not do, because every message that is drawn would pay for it."""

import re

import pytest

from app.folders import folder

# Paper pays nothing for it, nor does a page without diagrams.
SHEETS = sorted(path for path in (folder("static") / "css").glob("*.css") if path.stem not in {"print", "attacks"})
# What the diagrams lie in: a `:has()` of it is asked again for each row that is added, which made one ten times dearer.
HOLDERS = re.compile(
    r"(?<![\w-])(?:html|:root|body|main|\.(?:stage|desk|canvas|panels?|scroller|sequence|swim|messages))[^\s,{]*:has\("
)


def test_there_are_style_sheets():
    assert len(SHEETS) > 10


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_no_style_asks_what_is_in_that_which_holds_the_diagrams(sheet):
    assert HOLDERS.findall(sheet.read_text(encoding="utf-8")) == []

"""Who may import whom on the page: the table of its rooms, read from the source itself."""

import re
from pathlib import Path

import pytest

JS = Path(__file__).parent.parent / "static" / "js"

# What each room may import besides itself: other rooms, and libraries by the names of the import map.
MAY_IMPORT = {
    "types": set(),
    "types-compare": set(),
    "theme-early": set(),
    "filter": set(),
    "source": {"socket.io-client"},
    "story": set(),
    "draw": set(),
    "shapes": {"draw"},
    "views": {"source", "story", "draw", "shapes", "preact", "preact/hooks", "@preact/signals", "htm"},
    "catalogue": {"views"},
    "compare": {"views", "catalogue"},
    "desk": {"source", "story", "views"},
    "main": {"source", "story", "views", "desk"},
}
# What JSDoc names is for those who read, and is never fetched.
COMMENT = re.compile(r"/\*.*?\*/|(?:^|\s)//[^\n]*", re.DOTALL)
IMPORT = re.compile(r"""\b(?:from\s+|import\s*\(?\s*)["']([^"']+)["']""")
DYNAMIC = re.compile(r"\bimport\s*\(\s*([^)]*)\)")

MODULES = sorted(JS.rglob("*.js"))
every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(JS).as_posix())


def room_of(path: Path) -> str:
    return path.relative_to(JS).parts[0].removesuffix(".js")


def code_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> set[str]:
    """The rooms and the libraries that a module asks for, its own room among them."""
    names = IMPORT.findall(code_of(path))
    return {room_of((path.parent / name).resolve()) if name.startswith(".") else name for name in names}


@every_module
def test_a_module_imports_only_what_its_room_may_use(path):
    assert imports_of(path) - {room_of(path)} <= MAY_IMPORT[room_of(path)]


@every_module
def test_what_a_module_imports_is_there(path):
    assert all((path.parent / name).is_file() for name in IMPORT.findall(code_of(path)) if name.startswith("."))


@every_module
def test_what_is_fetched_later_is_named_in_full(path):
    assert all(re.fullmatch(r'"[^"]+"', name) for name in DYNAMIC.findall(code_of(path)))


@every_module
def test_a_module_opens_with_what_it_is_for(path):
    assert path.read_text(encoding="utf-8").startswith("// ")


def test_every_room_is_in_the_table():
    assert {room_of(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_what_a_room_may_import_it_does(room):
    used = {name for path in MODULES if room_of(path) == room for name in imports_of(path)}
    assert used >= MAY_IMPORT[room]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('import "./a.js";', ["./a.js"]),
        ('import { a, b } from "./b.js";', ["./b.js"]),
        ('export {\n  a,\n} from "./c.js";', ["./c.js"]),
        ('const { d } = await import("./d.js");', ["./d.js"]),
        ('/** @import { E } from "./e.js" */', []),
        ('/** @type {import("./f.js").F} */', []),
        ('const g = 1; // as import "./g.js" says', []),
    ],
)
def test_imports_are_read_as_the_browser_reads_them(text, found):
    assert IMPORT.findall(COMMENT.sub("", text)) == found

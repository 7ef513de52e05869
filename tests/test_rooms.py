"""Who may import whom: the table of the rooms, read from the source itself."""

import ast
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"

# What each room may import of ours, besides itself.
MAY_IMPORT = {
    "trace": set(),
    "switches": set(),
    "folders": set(),
    "wire": {"trace"},
    "checks": {"trace"},
    "actors": {"trace", "wire", "checks"},
    "flows": {"trace", "wire", "checks", "actors"},
    "attacks": {"trace", "wire", "checks", "actors", "flows"},
    "scenario": {"trace", "checks", "flows", "attacks", "switches", "folders"},
    "runs": {"trace", "wire", "checks", "actors", "flows", "attacks", "scenario", "switches"},
    "explain": {"trace", "checks", "scenario", "switches"},
    "atlas": {"trace", "checks", "flows", "scenario", "switches", "runs", "explain"},
    "exports": {"trace", "attacks"},
    "rehearse": {"trace", "scenario", "switches", "runs", "explain"},
    "web": {"trace", "flows", "attacks", "scenario", "switches", "runs", "explain", "atlas", "folders"},
    "cli": {"trace", "attacks", "scenario", "switches", "runs", "explain", "atlas", "exports", "rehearse", "web"},
    "__main__": {"cli"},
}
SOCKETS_AND_PAGES = {"flask_socketio", "socketio", "gevent", "simple_websocket"}


def room_of(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def rooms_in(path: Path) -> set[str]:
    """The rooms that a module imports, besides its own."""
    return {name.split(".")[1] for name in imports_of(path) if name.startswith("app.")} - {room_of(path)}


MODULES = [path for path in sorted(APP.rglob("*.py")) if path != APP / "__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(APP)))
def test_a_module_imports_only_rooms_that_its_own_may_use(path):
    assert rooms_in(path) <= MAY_IMPORT[room_of(path)]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_may_import_none_that_it_does_not_use(room):
    used = set().union(*(rooms_in(path) for path in MODULES if room_of(path) == room))
    assert MAY_IMPORT[room] <= used


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(APP)))
def test_only_the_web_knows_sockets(path):
    libraries = {name.split(".")[0] for name in imports_of(path)}
    assert room_of(path) == "web" or not libraries & SOCKETS_AND_PAGES


def test_every_room_is_in_the_table():
    rooms = {room_of(path) for path in MODULES}
    assert rooms == set(MAY_IMPORT)


@pytest.mark.parametrize("room", sorted(path.parent.name for path in APP.glob("*/__init__.py")))
def test_a_room_opens_with_its_law(room):
    text = ast.get_docstring(ast.parse((APP / room / "__init__.py").read_text())) or ""
    assert "Law:" in text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(APP)))
def test_a_module_opens_with_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text()))

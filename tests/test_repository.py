"""What the repository holds, and what it must not: whoever clones it gets no trace of where it was made."""

import subprocess
from pathlib import Path

import pytest

import dev

TOP_LEVEL = {
    *(".ci", ".gitignore", ".npmrc", "CHANGELOG.md", "LICENSE", "README.md", "app", "dev.py", "hatch_build.py"),
    *("package-lock.json", "package.json", "pyproject.toml", "requirements-dev.txt", "requirements-node.txt"),
    *("requirements.txt", "scenarios", "static", "templates", "tests"),
}

# Put together here, so that this file does not contain what it looks for.
HOSTS = [
    *(".".join(parts) for parts in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("yarnpkg", "com")]),
    *(".".join(parts) for parts in [("unpkg", "com"), ("jsdelivr", "net"), ("cdnjs", "cloudflare"), ("esm", "sh/")]),
]
PATHS = ["/".join(("", *parts)) for parts in [("work", "main"), ("work", "shared"), ("opt", "pypi"), ("opt", "wheels")]]


def tracked() -> list[Path]:
    names = subprocess.check_output(["git", "ls-files", "-z"], cwd=dev.ROOT, text=True).split("\0")
    return [dev.ROOT / name for name in names if name and (dev.ROOT / name).is_file()]


@pytest.mark.parametrize("needle", HOSTS + PATHS)
def test_no_file_names_a_registry_or_a_place_on_somebodys_machine(needle: str) -> None:
    assert [str(path) for path in tracked() if needle.encode() in path.read_bytes()] == []


def test_the_top_level_holds_what_a_project_needs_and_no_more() -> None:
    assert {path.relative_to(dev.ROOT).parts[0] for path in tracked()} == TOP_LEVEL


@pytest.mark.parametrize("folder", ["static", "templates", "scenarios"])
def test_the_data_folders_hold_no_python(folder: str) -> None:
    assert [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(dev.ROOT / folder)] == []


@pytest.mark.parametrize("lock", dev.LOCKS)
def test_every_pinned_package_has_hashes(lock: str) -> None:
    pins = (dev.ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    assert pins
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_what_runs_is_what_was_tested() -> None:
    assert pinned(dev.RUN_LOCK) <= pinned(dev.DEV_LOCK)


def test_gevent_websocket_stays_away() -> None:
    assert not [pin for pin in pinned(dev.DEV_LOCK) if pin.startswith("gevent-websocket")]


def pinned(lock: str) -> set[str]:
    """Name and version of every package in the lock."""
    lines = (dev.ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {line.split(" ")[0] for line in lines if not line.startswith(" ")}

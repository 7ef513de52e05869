#!/usr/bin/env python3
"""One entry for every chore: `python3 dev.py run` serves Grantscope, `python3 dev.py test` tests it.

Needs nothing but Python: what a job uses is installed into .venv first, exactly as the locks pin it, and a stamp
remembers that, so that the next start is quick and needs no network. Written so that even Python 3.8 can read it,
because only then can it say which Python it wants.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "grantscope.json"

RUN_LOCK, DEV_LOCK, NODE_LOCK = "requirements.txt", "requirements-dev.txt", "requirements-node.txt"
PIP = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
AS_LOCKED = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]

COMPILE = ["uv", "--no-config", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
COMPILE += ["--generate-hashes", "--only-binary", ":all:", "--no-emit-index-url", "--no-annotate", "--no-header"]
LOCKS = {
    RUN_LOCK: ["pyproject.toml"],
    DEV_LOCK: ["pyproject.toml", "--group", "dev", "--constraint", RUN_LOCK],
    NODE_LOCK: ["--group", "node"],
}

# A module of types ends in `export {}`, a view is made with `new`, and a loop may test what stays the same.
OXLINT_ALLOWS = ["--allow=require-module-specifiers", "--allow=no-new", "--allow=no-unmodified-loop-condition"]
LINT = [
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["djlint", "--quiet", "--lint", "templates"],
    ["djlint", "--check", "templates"],
    ["oxlint", "--deny-warnings", "-D", "suspicious", *OXLINT_ALLOWS, "static/js"],
]
FORMAT = [
    ["ruff", "check", "--fix-only", "."],
    ["ruff", "format", "."],
    ["djlint", "--quiet", "--reformat", "templates"],
]


class Stop(Exception):
    """The job cannot go on; the message is the one line that says why and what to do."""


# The jobs, in the order in which `help` lists them. Each gets the arguments after its name.


def run(arguments: list[str]) -> None:
    """serve Grantscope; takes what `grantscope serve` takes (--port, --host, --no-browser, --scenarios DIR)"""
    install()
    os.environ["PYTHONPATH"] = str(ROOT)  # found from any folder; -P: and no other `app` before it
    become("-P", "-m", "app", "serve", *arguments)


def test(arguments: list[str]) -> None:
    """run all tests, a real Chromium included; arguments go to pytest"""
    install(dev=True)
    ensure_chromium()
    os.chdir(ROOT)
    become("-m", "pytest", *arguments)


def lint(arguments: list[str]) -> None:
    """check Python, templates and JavaScript"""
    install(dev=True)
    failed = [tool for tool in LINT if call(tool)]
    if failed:
        raise Stop("not clean: " + ", ".join(" ".join(tool) for tool in failed))


def format_code(arguments: list[str]) -> None:
    """rewrite Python and templates in the project's style"""
    install(dev=True)
    for tool in FORMAT:
        call(tool)


def bench(arguments: list[str]) -> None:
    """measure what the design gives budgets for; arguments go to tests.bench"""
    install(dev=True)
    ensure_chromium()
    os.chdir(ROOT)
    become("-m", "tests.bench", *arguments)


def setup(arguments: list[str]) -> None:
    """install what `run` needs and nothing more; with --dev what every job needs"""
    dev = "--dev" in arguments
    install(dev)
    if dev:
        ensure_chromium()


def lock(arguments: list[str]) -> None:
    """pin dependencies anew; --upgrade (or anything else) goes to uv"""
    install(dev=True)
    for name, sources in LOCKS.items():
        must([BIN / COMPILE[0], *COMPILE[1:], *sources, "--output-file", name, *arguments], "Pinning " + name)
    import hatch_build

    with borrowed_node():
        npm = hatch_build.npm()
        must([*npm, "install", "--package-lock-only", "--ignore-scripts"], "Pinning package-lock.json")
    written = ROOT / "package-lock.json"
    written.write_text(without_funding(written.read_text(encoding="utf-8")), encoding="utf-8")


def show_help(arguments: list[str]) -> None:
    """print this list"""
    print("python3 dev.py JOB [arguments]\n")
    for name, job in JOBS.items():
        print("  {:<8}{}".format(name, job.__doc__))


JOBS = {
    "run": run,
    "test": test,
    "lint": lint,
    "format": format_code,
    "bench": bench,
    "setup": setup,
    "lock": lock,
    "help": show_help,
}


# Installing: .venv and static/vendor are what the locks say, or are made so.


def install(dev: bool = False) -> None:
    """Bring .venv and static/vendor to what the locks pin; quick when they are there already."""
    wanted = wanted_stamp()
    if not stamped(wanted):
        make_venv()
    with ThreadPoolExecutor() as pool:  # side by side: both mostly wait for the network
        browser_code = pool.submit(install_browser_code)
        install_packages(wanted, dev)
    browser_code.result()


def install_packages(wanted: dict[str, str], dev: bool) -> None:
    """Install what the app needs and, if asked, what the other jobs need."""
    if not stamped(wanted):
        install_lock(RUN_LOCK, wanted)
    if dev:
        wanted[DEV_LOCK] = digest(DEV_LOCK)
        if not stamped(wanted):
            install_lock(DEV_LOCK, wanted)


def wanted_stamp() -> dict[str, str]:
    """What .venv depends on: the lock, the Python it was made with, and the place, which its scripts name."""
    return {RUN_LOCK: digest(RUN_LOCK), "python": sys.version + sys.base_prefix, "place": str(ROOT)}


def stamped(wanted: dict[str, str]) -> bool:
    """Whether .venv was made from this, and to the end: an interrupted installation has no stamp."""
    try:
        known: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
        return wanted.items() <= known.items()
    except (OSError, ValueError):
        return False


def digest(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def make_venv() -> None:
    """Make an empty .venv, in place of whatever was there."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Stop("python3-venv is missing: sudo apt install python3-venv")
    STAMP.unlink(missing_ok=True)
    must([sys.executable, "-m", "venv", "--clear", VENV], "Making .venv")


def install_lock(name: str, stamp: dict[str, str]) -> None:
    """Install what the lock pins. The stamp goes first and comes back last: an interruption leaves none."""
    STAMP.unlink(missing_ok=True)
    must([PYTHON, *PIP, *AS_LOCKED, "--requirement", name], "Installing " + name)
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def install_browser_code() -> None:
    """Bring static/vendor to what package-lock.json pins."""
    import hatch_build

    if hatch_build.is_current():
        return
    say("Fetching the browser's libraries")
    try:
        with borrowed_node():
            hatch_build.vendor()
    except hatch_build.VendorError as problem:
        raise Stop(str(problem)) from None


@contextlib.contextmanager
def borrowed_node() -> Iterator[None]:
    """npm for a moment: the system's, or Node.js as a Python package in a folder that goes away again."""
    import hatch_build

    if hatch_build.system_npm():
        yield
        return
    with tempfile.TemporaryDirectory() as place:
        must([PYTHON, *PIP, *AS_LOCKED, "--target", place, "--requirement", NODE_LOCK], "Borrowing Node.js from PyPI")
        sys.path.insert(0, place)
        yield
        sys.path.remove(place)


def ensure_chromium() -> None:
    """Have a Chromium for the browser tests, whose room knows how to find or install one."""
    if call([PYTHON.name, "-m", "tests.browser.chromium"]):
        sys.exit(1)


def without_funding(npm_lock: str) -> str:
    """The text of a package-lock.json without the addresses at which packages ask for money: they pin nothing."""
    lock = json.loads(npm_lock)
    for package in lock["packages"].values():
        package.pop("funding", None)
    return json.dumps(lock, indent=2, ensure_ascii=False) + "\n"


# Running other programs.


def must(command: list[str | Path], doing: str) -> None:
    """Run a command without its noise. When it fails, its output is shown and one line says what could not be done."""
    say(doing)
    done = subprocess.run(
        [str(part) for part in command],
        cwd=str(ROOT),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        sys.stderr.write(done.stdout)
        reasons = [line for line in done.stdout.splitlines() if "error" in line.lower()]
        raise Stop("{} failed: {}".format(doing, reasons[-1] if reasons else "see above"))


def call(tool: list[str]) -> int:
    """Run one of .venv's programs in the project's folder, its output shown; returns its exit code."""
    return subprocess.call([str(BIN / tool[0]), *tool[1:]], cwd=str(ROOT))


def become(*arguments: str) -> None:
    """Hand this process over to .venv's Python: signals and the exit code are then the program's own."""
    command = [str(PYTHON), *arguments]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every start compiles the whole app again
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def say(what: str) -> None:
    print(what + " …", file=sys.stderr, flush=True)


def main() -> None:
    if sys.version_info < (3, 11):
        raise Stop("Grantscope needs Python 3.11 or newer; this is {}.{}.{}".format(*sys.version_info[:3]))
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else "help"), sys.argv[2:]
    if name in ("-h", "--help"):
        name = "help"
    if name not in JOBS:
        raise Stop("there is no job {!r}; there are {}".format(name, ", ".join(JOBS)))
    JOBS[name](arguments)


if __name__ == "__main__":
    try:
        main()
    except Stop as reason:
        sys.exit("dev.py: {}".format(reason))
    except KeyboardInterrupt:
        sys.exit(130)

"""The wheel: built, installed into an environment of its own far from the repository, and served from there."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

import dev
import hatch_build
from tests.serving import serving


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grantscope's wheel. The build tool is here already and static/vendor too, so this asks no network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(build, cwd=dev.ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that has the wheel, and finds its dependencies where this one has them."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    libraries = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    (libraries / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([sys.executable, *pip, "--target", str(libraries), str(wheel)], check=True)
    return home / dev.BIN.name / dev.PYTHON.name


@pytest.fixture(scope="module")
def url(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(python=installed, cwd=tmp_path_factory.mktemp("elsewhere")) as url:
        yield url


def test_it_holds_the_app_its_data_and_the_browsers_libraries(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    data = [path for name in ("static", "templates", "scenarios") for path in (dev.ROOT / name).rglob("*")]
    assert {f"app/{path.relative_to(dev.ROOT).as_posix()}" for path in data if path.is_file()} <= inside
    assert "app/cli/run.py" in inside


def test_it_holds_nothing_else(wheel: Path) -> None:
    assert {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()} == {"app", "grantscope-0.1.0.dist-info"}


def test_it_installs_the_command_grantscope(wheel: Path) -> None:
    entries = zipfile.ZipFile(wheel).read("grantscope-0.1.0.dist-info/entry_points.txt").decode()
    assert "grantscope = app.cli:main" in entries


def test_it_serves_its_own_pages_far_from_the_repository(installed: Path, url: str) -> None:
    where = [str(installed), "-c", "import app; print(app.__file__)"]
    assert Path(subprocess.check_output(where, cwd=installed.parent, text=True)).is_relative_to(installed.parent.parent)
    assert "Grantscope" in get(f"{url}/").decode()


@pytest.mark.parametrize("file", ["preact.mjs", "socket.io.esm.min.js", "mermaid/mermaid.esm.min.mjs"])
def test_it_serves_the_browsers_libraries(url: str, file: str) -> None:
    assert get(f"{url}/static/vendor/{file}") == (hatch_build.VENDOR / file).read_bytes()


def get(url: str) -> bytes:
    with urlopen(url) as answer:
        body: bytes = answer.read()
    return body

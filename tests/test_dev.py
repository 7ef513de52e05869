"""dev.py, run as people run it: in a small project of its own, with one package, an app of one line and no network."""

import ast
import base64
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import dev
import hatch_build

# The folder that is a project's package index.
WHEELS = "wheels"
APP = "import os, sys, tiny; print(os.getcwd(), 'app', tiny.WORD, *sys.argv[1:])"


def test_help_names_every_job() -> None:
    told = dev_py(dev.ROOT, "help").stdout
    assert [line.split()[0] for line in told.splitlines() if line.startswith("  ")] == list(dev.JOBS)


def test_an_unknown_job_is_refused_in_one_line() -> None:
    refused = dev_py(dev.ROOT, "tset")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"dev.py: there is no job 'tset'; there are {', '.join(dev.JOBS)}\n"


def test_an_old_python_can_read_it() -> None:
    ast.parse((dev.ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_in_one_line_which_one_is_needed() -> None:
    refused = dev_py_in_a_world_where("import sys; sys.version_info = (3, 8, 18)")
    assert refused.stderr == "dev.py: Grantscope needs Python 3.11 or newer; this is 3.8.18\n"


def test_a_missing_venv_module_is_told_in_one_line(project: Path) -> None:
    no_ensurepip = "u.find_spec = lambda name, find=u.find_spec: None if name == 'ensurepip' else find(name)"
    refused = dev_py_in_a_world_where(f"import importlib.util as u; {no_ensurepip}", project)
    assert refused.stderr == "dev.py: python3-venv is missing: sudo apt install python3-venv\n"


def test_the_lock_of_npm_is_left_as_npm_writes_it_but_for_the_funding() -> None:
    lock = (dev.ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert dev.without_funding(lock) == lock
    funding = '"funding": { "url": "https://a.example" },'
    assert dev.without_funding(lock.replace('"license": "MIT"', f'{funding}\n      "license": "MIT"')) == lock


def test_run_installs_then_becomes_the_app(installed: Path, first_run: subprocess.CompletedProcess[str]) -> None:
    assert first_run.stdout == f"{installed} app one serve --port 8021 --scenarios mine\n"
    assert first_run.stderr == "Making .venv …\nInstalling requirements.txt …\n"


def test_a_second_start_says_nothing_and_needs_no_network(installed: Path) -> None:
    second = dev_py(installed, "run", offline=True)
    assert (second.stdout, second.stderr) == (f"{installed} app one serve\n", "")


def test_the_app_is_compiled_once_also_where_python_is_told_not_to_keep_it(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = installed / "app" / "__pycache__"
    shutil.rmtree(kept, ignore_errors=True)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    dev_py(installed, "run", offline=True)
    assert list(kept.iterdir())


def test_it_runs_from_any_folder_and_stays_there(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__main__.py").write_text("print('another app')")
    assert dev_py(installed, "run", cwd=tmp_path).stdout == f"{tmp_path} app one serve\n"


def test_a_package_that_is_not_the_locked_one_stops_it_and_the_next_run_tries_again(project: Path) -> None:
    write_wheel(project / WHEELS, "forged")
    stopped = dev_py(project, "run")
    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert stopped.stderr.splitlines()[-1].startswith(
        "dev.py: Installing requirements.txt failed: ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"
    )
    write_wheel(project / WHEELS, "one")
    assert dev_py(project, "run").stdout == f"{project} app one serve\n"


def test_a_finished_installation_is_trusted(project: Path) -> None:
    stamp(project)
    assert is_trusted(project)


def test_an_interrupted_installation_is_not_trusted(project: Path) -> None:
    stamp(project).write_text("")
    assert not is_trusted(project)


def test_a_changed_lock_is_installed_anew(project: Path) -> None:
    stamp(project)
    publish(project, "two")
    assert not is_trusted(project)


def test_a_moved_project_is_installed_anew(project: Path) -> None:
    stamp(project)
    assert not is_trusted(project.rename(project.with_name("moved")))


def test_another_python_gets_its_own_installation(project: Path) -> None:
    written = stamp(project)
    written.write_text(written.read_text().replace(sys.version.split()[0], "3.11.0"))
    assert not is_trusted(project)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    return dev_py(make_project(tmp_path_factory.mktemp("installed")), "run", "--port", "8021", "--scenarios", "mine")


@pytest.fixture
def installed(first_run: subprocess.CompletedProcess[str]) -> Path:
    """The project of the first run, shared by the tests that only run it again."""
    return Path(first_run.args[1]).parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that has never been installed."""
    return make_project(tmp_path)


def make_project(folder: Path) -> Path:
    root = folder / "project"
    vendor = root / "static" / "vendor"
    vendor.mkdir(parents=True)
    shutil.copy(hatch_build.VENDOR / hatch_build.PINS, vendor)
    for name in ("dev.py", "hatch_build.py", "package-lock.json"):
        shutil.copy(dev.ROOT / name, root)
    (root / "app").mkdir()
    (root / "app" / "__init__.py").touch()
    (root / "app" / "__main__.py").write_text(APP)
    publish(root, "one")
    return root


def stamp(root: Path) -> Path:
    """Leave the stamp of a finished installation."""
    path: Path = root / ".venv" / "grantscope.json"
    path.parent.mkdir()
    path.write_text(json.dumps(load(root).wanted_stamp()))
    return path


def is_trusted(root: Path) -> bool:
    loaded = load(root)
    return bool(loaded.stamped(loaded.wanted_stamp()))


def load(root: Path) -> ModuleType:
    """The project's own dev.py."""
    spec = importlib.util.spec_from_file_location("dev_of_project", root / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def publish(root: Path, word: str) -> None:
    """Make the project's only package and pin it."""
    digest = hashlib.sha256(write_wheel(root / WHEELS, word).read_bytes()).hexdigest()
    (root / "requirements.txt").write_text(f"tiny==1.0 --hash=sha256:{digest}\n")


def write_wheel(folder: Path, word: str) -> Path:
    """The package `tiny`, which knows one word."""
    folder.mkdir(exist_ok=True)
    files = {
        "tiny.py": f"WORD = {word!r}\n",
        "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},sha256={urlsafe_digest(text)},{len(text)}\n" for name, text in files.items())
    with zipfile.ZipFile(folder / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        for name, text in {**files, "tiny-1.0.dist-info/RECORD": record}.items():
            wheel.writestr(zipfile.ZipInfo(name), text)  # without the time of day: same word, same hash
    return folder / "tiny-1.0-py3-none-any.whl"


def urlsafe_digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def dev_py(
    root: Path, *arguments: str, cwd: Path | None = None, offline: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run the project's dev.py where the only packages are its own, or none."""
    return python([str(root / "dev.py"), *arguments], None if offline else root / WHEELS, cwd or root)


def dev_py_in_a_world_where(changed: str, root: Path = dev.ROOT) -> subprocess.CompletedProcess[str]:
    """Run `dev.py setup` after this line of Python, which makes the world another one."""
    start = f"import runpy; runpy.run_path({str(root / 'dev.py')!r}, run_name='__main__')"
    return python(["-c", f"{changed}; {start}", "setup"], None, root)


def python(arguments: list[str], packages: Path | None, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python where pip knows no other packages than these."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(packages or "")}
    return subprocess.run([sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True)

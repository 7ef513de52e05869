"""A Chromium for the browser tests: one that is already here, else one that is installed now.

`python -m tests.browser.chromium` makes sure that there is one and remembers it in .venv; the fixtures only read that.
"Is here" means that Playwright started it: a browser without its system libraries is none.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, Error, sync_playwright

LaunchOptions = dict[str, Any]

REMEMBERED = Path(sys.prefix) / "chromium.json"
NAMED = "GRANTSCOPE_CHROMIUM"
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
OWN = "chromium-headless-shell"
FROM_APT = ["chromium", "fonts-liberation"]
# Playwright's bundled Node needs this one; a minimal Debian has it not.
NODE_LIBRARY = "libatomic1"
# A whole Chromium draws its address bar as two pages in each new window, which takes longer than most tests. The switch
# that turns those off takes the place of Playwright's own, so what that one turns off stands here, too.
TURNED_OFF = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "PaintHolding"),
    *("HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("LensOverlay", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
)
QUIET: dict[str, Any] = {
    "stdin": subprocess.DEVNULL,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.STDOUT,
    "text": True,
}


def launch_options() -> LaunchOptions:
    """What Playwright needs to start the Chromium that was found; looks for one if that has not been done."""
    if named := os.environ.get(NAMED):
        return {"executable_path": named}
    if not REMEMBERED.is_file():
        # In a process of its own: Playwright's fixtures may already run in this one, and there can be only one.
        subprocess.run([sys.executable, "-m", "tests.browser.chromium"], check=True)
    return remembered()


def remembered() -> LaunchOptions:
    options: LaunchOptions = json.loads(REMEMBERED.read_text(encoding="utf-8"))
    return options


def ensure() -> None:
    """Find a Chromium or install one, cheapest way first, and remember it."""
    ensure_driver()
    if found_one():
        return
    if NAMED in os.environ:
        sys.exit(f"{NAMED} names a Chromium that does not start: {os.environ[NAMED]}")
    downloaded = download()
    if found_one():
        return
    install_from_apt()
    if not found_one():
        sys.exit(advice(downloaded))


def found_one() -> bool:
    """Whether there is a Chromium that starts; it is remembered."""
    found = find()
    if found is not None:
        REMEMBERED.write_text(json.dumps(found), encoding="utf-8")
    return found is not None


def find() -> LaunchOptions | None:
    """The first candidate that starts."""
    with sync_playwright() as playwright:
        return next((options for options in candidates() if starts(playwright.chromium, options)), None)


def candidates() -> Iterator[LaunchOptions]:
    """Where a Chromium may be: named, remembered, Playwright's own, the channels it knows, the search path."""
    if named := os.environ.get(NAMED):
        yield {"executable_path": named}
        return
    if REMEMBERED.is_file():
        yield remembered()
    yield {}
    for channel in ("chromium", "chrome", "msedge"):
        yield {"channel": channel}
    for name in ON_PATH:
        if path := shutil.which(name):
            yield {"executable_path": path}


def starts(chromium: BrowserType, options: LaunchOptions) -> bool:
    try:
        chromium.launch(**options, args=arguments()).close()
    except Error:
        return False
    return True


def arguments() -> list[str]:
    """How we start Chromium: no host but this machine's exists, and nothing is asked in the background."""
    hermetic = [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--disable-features={','.join(TURNED_OFF)}",
    ]
    return [*hermetic, "--no-sandbox"] if is_root() else hermetic


def ensure_driver() -> None:
    """Playwright's own Node must start; where its library is missing, install that or say so."""
    if playwright("--version").returncode == 0:
        return
    if may_apt_install():
        say(f"Installing {NODE_LIBRARY}, which Playwright needs")
        apt_install([NODE_LIBRARY])
    tried = playwright("--version")
    if tried.returncode:
        sys.exit(f"Playwright does not start: sudo apt install {NODE_LIBRARY} ({tried.stdout.strip()})")


def download() -> bool:
    """Get Playwright's own build, and the system libraries that it needs where we may install them."""
    say(f"Downloading {OWN}")
    downloaded = playwright("install", OWN).returncode == 0
    if downloaded and is_root() and find() is None:
        say("Installing the system libraries it needs")
        playwright("install-deps", OWN)
    return downloaded


def install_from_apt() -> None:
    """Debian's build, for where Playwright's is not to be had."""
    if may_apt_install():
        say("That was not possible: installing Debian's chromium")
        apt_install(FROM_APT)


def apt_install(packages: list[str]) -> None:
    """apt-get install, asking nothing; its output is shown only when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "--quiet", *command], **QUIET, env=environment)
        if done.returncode:
            print(done.stdout, file=sys.stderr)


def advice(downloaded: bool) -> str:
    """One line: what to install by hand."""
    planned = playwright("install-deps", "--dry-run", OWN).stdout.splitlines() if downloaded else []
    if packages := [line.strip() for line in planned if line.startswith("  ")]:
        return f"Chromium lacks system libraries: sudo apt install {' '.join(packages)}"
    return f"No Chromium starts here: sudo apt install {' '.join(FROM_APT)}, or name yours in {NAMED}"


def playwright(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Playwright's command line, silent and with an end: an unreachable download server must not hold us."""
    environment = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000", **os.environ}
    command = [sys.executable, "-m", "playwright", *arguments]
    try:
        return subprocess.run(command, **QUIET, env=environment, timeout=600)
    except subprocess.TimeoutExpired as late:
        return subprocess.CompletedProcess(command, 1, stdout=str(late))


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def may_apt_install() -> bool:
    return is_root() and shutil.which("apt-get") is not None


def say(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    ensure()

"""A Chromium for the tests: an installed one, else Playwright's own, else Debian's package.

`python -m tests.browser` finds or fetches one and says which; the tests themselves fetch nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Below these folders of Windows, which are named in the environment.
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
MAC_PROGRAMS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# No sandbox: containers do not let root have one. The rest keeps the browser on this machine.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NONE_FOUND = (
    "Không tìm thấy trình duyệt; hãy cài Chromium hoặc Chrome, hoặc đặt CHROME_PATH / "
    "No browser found; install Chromium or Chrome, or set CHROME_PATH"
)


def find_browser() -> Path | None:
    """A Chromium or Chrome on this machine: `CHROME_PATH`, the command path, the usual places, Playwright's folder."""
    return next((path for path in _candidates() if path.is_file()), None)


def _candidates() -> Iterator[Path]:
    if given := os.environ.get("CHROME_PATH"):
        yield Path(given)
    for command in COMMANDS:
        if found := shutil.which(command):
            yield Path(found)
    for variable in WINDOWS_FOLDERS:
        if folder := os.environ.get(variable):
            yield from (Path(folder) / program for program in WINDOWS_PROGRAMS)
    yield from map(Path, MAC_PROGRAMS)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def fetch_browser() -> Path | None:
    """Playwright's Chromium, or Debian's package; `None` where neither can be had."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if found := find_browser():
        return found
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run(["apt-get", "update"])
        _run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
    return find_browser()


def _run(command: list[str]) -> None:
    print("$", *command, flush=True)
    subprocess.run(command, check=False)


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser that was found, with a fresh profile.

    Raises:
        FileNotFoundError: there is none.
    """
    path = find_browser()
    if path is None:
        raise FileNotFoundError(f"{NONE_FOUND} (python -m tests.browser)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def main() -> int:
    """Find or fetch a browser; 1 where there is none."""
    path = find_browser() or fetch_browser()
    if path is None:
        print(NONE_FOUND, file=sys.stderr)
        return 1
    print(f"Trình duyệt / Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

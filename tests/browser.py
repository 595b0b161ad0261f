"""A browser for the tests of the pages: the system's Chromium, else one that is fetched.

python -m tests.browser     prints the path of its program, having installed one where there was none
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NONE_FOUND = (
    "No browser could be found or installed for the tests: install Chromium, or name one as CHROMIUM=/path/to/chromium."
)


def browser_path() -> str | None:
    """The program of a Chromium that is here and starts, None where there is none. It only looks."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) if _starts(named) else None
    for name in (*NAMES, *ON_A_MAC, *_fetched()):
        path = shutil.which(name)
        if path and _starts(path):
            return path
    return None


def _starts(path: str) -> bool:
    # Ubuntu's `chromium-browser` may be a script that only says to install a snap.
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _fetched() -> list[str]:
    """Playwright's own Chromium, where it would lie."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return [playwright.chromium.executable_path]


def _run(*command: str) -> bool:
    """Run an installer without its chatter. Returns whether it did what it should."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:
        return False


def install() -> str | None:
    """Install a Chromium and return its path: Debian's package where we may, else Playwright's. None where neither works."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium with apt-get, for the tests of the pages.", file=sys.stderr)
        _run("apt-get", "update")
        for package in ("chromium-headless-shell", "chromium"):
            if _run("apt-get", "install", "--yes", "--no-install-recommends", package) and (path := browser_path()):
                return path
    print("Fetching Playwright's Chromium, for the tests of the pages.", file=sys.stderr)
    return browser_path() if _run(sys.executable, "-m", "playwright", "install", "chromium") else None


def main() -> int:
    """Print the browser's path. Returns the exit status, 1 where there is none."""
    if named := os.environ.get("CHROMIUM"):
        path = browser_path()
        sentence = f"CHROMIUM names '{named}', and that does not start."
    else:
        path = browser_path() or install()
        sentence = NONE_FOUND
    print(path or sentence, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())

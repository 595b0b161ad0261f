"""The W3C's checker of HTML, for the tests of the pages. It needs Java to run, and npm to be fetched.

python -m tests.html_checker     fetches it where it is not there yet, as package-lock.json beside this file pins it
"""

import json
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLACE = HERE.parent.parent / ".venv/html-checker"
PROGRAM = PLACE / "node_modules/vnu-jar/build/dist/vnu.jar"
PINNED = "package-lock.json"

# The first two halve the time of a program that runs once; its schema nests deeper than the usual stack.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m", "-jar", str(PROGRAM))
OPTIONS = (
    "--stdout",
    "--exit-zero-always",
    "--format",
    "json",
    "--skip-non-html",
    # It takes each file on a disk for a host of its own. tests/test_content_policy.py holds the policy.
    "--filterpattern",
    ".*Content Security Policy.*",
)


def lacking() -> str:
    """Why it cannot run here, in a sentence; empty where it can."""
    if not shutil.which("java"):
        return "The W3C's checker of HTML needs Java."
    return "" if PROGRAM.is_file() else "The W3C's checker of HTML is not there: `make test` fetches it, with npm."


def faults(pages: Mapping[str, str]) -> dict[str, list[str]]:
    """What it finds in pages, given by their path: by that path, each with its line. It adds nothing for one that is valid."""
    with tempfile.TemporaryDirectory() as folder:
        for path, html in pages.items():
            file = Path(folder, path.strip("/"), "" if path.endswith(".html") else "index.html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8")
        return folder_faults(Path(folder))


def folder_faults(folder: Path) -> dict[str, list[str]]:
    """The same of every page in a folder."""
    done = subprocess.run([*JAVA, *OPTIONS, str(folder)], capture_output=True, text=True, check=True)
    found = defaultdict(list)
    for one in json.loads(done.stdout)["messages"]:
        path = one.get("url", "").partition(f"{folder}/")[2].removesuffix("index.html")
        found[path].append(f"line {one.get('lastLine')}: {one['message']}")
    return dict(found)


def fetch() -> bool:
    """Fetch the pinned one, unless it is there. Returns whether it now is."""
    pinned = (HERE / PINNED).read_bytes()
    if PROGRAM.is_file() and (PLACE / PINNED).read_bytes() == pinned:
        return True
    if not shutil.which("npm"):
        return False
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    for name in ("package.json", PINNED):
        shutil.copy(HERE / name, PLACE)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    return subprocess.run(command, cwd=PLACE, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0

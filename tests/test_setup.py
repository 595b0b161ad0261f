"""The ground that all else stands on: the Makefile's set-up, the lock, the browser, what must not stand in any file."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import browser

ROOT = Path(__file__).resolve().parent.parent
MADE = {".git", ".venv", "build", "__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


def make(*typed: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make as a newcomer would: with none of what an outer make hands down."""
    passed_on = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))}
    return subprocess.run(["make", *typed], cwd=cwd, env=passed_on | environment, capture_output=True, text=True)


def test_bare_make_lists_every_target_in_one_line() -> None:
    targets = re.findall(r"^\.PHONY: ([a-z]+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    listed = make()
    assert (listed.returncode, listed.stderr) == (0, "")
    assert re.findall(r"^  make (\S+) +\S.*$", listed.stdout, re.MULTILINE) == targets
    assert len(listed.stdout.splitlines()) == len(targets)


def test_make_passes_on_what_was_asked() -> None:
    asked = make("-n", "site", "SITE=a b", "AS_OF=2020-01-31", "ARCHIVE=x").stdout.splitlines()[-1]
    assert asked.endswith("-m scripts.build --archive 'x' --site 'a b' --as-of '2020-01-31'")
    asked = make("-n", "check", "FORMAT=github").stdout.splitlines()[-1]
    assert asked.split() == [".venv/bin/python", "-m", "scripts.check", "--format", "'github'"]


# What stops a newcomer -----------------------------------------------------------------------------------------------


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the real Makefile and a lock that pins nothing."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    return tmp_path


def python_that(tmp_path: Path, module: str, does: str) -> str:
    """A Python in which a module is another than its own."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / f"{module}.py").write_text(does)
    program = tmp_path / "other-python"
    program.write_text(f"#!/bin/sh\nPYTHONPATH='{tmp_path}/modules' exec '{sys.executable}' \"$@\"\n")
    program.chmod(0o755)
    return str(program)


def told_by_make(clone: Path, python: str) -> str:
    ended = make("check", f"PYTHON={python}", cwd=clone)
    assert ended.returncode != 0
    assert not (clone / ".venv").exists()
    return "\n".join(line for line in ended.stderr.splitlines() if not line.startswith("make: ***"))


def test_a_missing_python_is_told_in_a_sentence(clone: Path) -> None:
    assert told_by_make(clone, "python3.99") == (
        "There is no python3.99 here. Install Python 3.11 or later, or name it: make PYTHON=/path/to/python3"
    )


def test_an_old_python_is_told_in_a_sentence(clone: Path) -> None:
    old = python_that(clone, "sitecustomize", "import sys\nsys.version_info = (3, 9, 2)\n")
    version = ".".join(map(str, sys.version_info[:3]))
    assert told_by_make(clone, old) == (
        f"Python {version} is too old: 3.11 or later is needed. If you have one, name it: make PYTHON=python3.12"
    )


def test_a_python_without_venv_is_told_in_a_sentence(clone: Path) -> None:
    without = python_that(clone, "ensurepip", "raise ImportError\n")
    assert told_by_make(clone, without) == (
        "This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv"
    )


@pytest.fixture
def quick_python(clone: Path) -> str:
    """A Python whose virtual environments are made at once, and whose pip only notes what it was asked."""
    program = clone / "quick-python"
    program.write_text(
        "#!/bin/sh\n"
        'case "$1 $2" in\n'
        '"-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;\n'
        '"-m pip") echo "$@" >> asked; test ! -e offline || { cat offline >&2; exit 1; } ;;\n'
        '"-m scripts.check") echo Checked. ;;\n'
        f"*) exec '{sys.executable}' \"$@\" ;;\n"
        "esac\n"
    )
    program.chmod(0o755)
    return str(program)


def test_set_up_is_done_once_and_again_when_the_lock_changes(clone: Path, quick_python: str) -> None:
    once, again = (
        "Setting up: Python's packages, in .venv. This is done once.\n",
        "Setting up: requirements.txt has changed.\n",
    )
    mark = clone / ".venv" / "mark"

    def said() -> str:
        ended = make("check", f"PYTHON={quick_python}", cwd=clone)
        return ended.stdout if ended.returncode == 0 else f"{ended.stdout}Failed.\n"

    assert said() == once + "Checked.\n"
    mark.touch()
    assert said() == "Checked.\n"
    (clone / "requirements.txt").write_text("# nothing else\n")
    assert said() == again + "Checked.\n"
    assert said() == "Checked.\n"
    assert mark.exists()

    # What is left half made is made anew.
    (clone / "requirements.txt").write_text("# nothing at all\n")
    (clone / "offline").touch()
    assert said() == again + "Failed.\n"
    (clone / "offline").unlink()
    assert said() == once + "Checked.\n"
    assert not mark.exists()

    asked = (clone / "asked").read_text().splitlines()
    assert len(asked) == 4
    assert all({"--require-hashes", "-qq", "-r", "requirements.txt"} <= set(line.split()) for line in asked)


def test_without_a_network_a_sentence_says_what_is_needed(clone: Path, quick_python: str) -> None:
    (clone / "offline").write_text(
        "WARNING: Retrying (Retry(total=4)): no answer\nERROR: No matching distribution found\n"
    )
    ended = make("check", f"PYTHON={quick_python}", cwd=clone)
    assert ended.returncode != 0
    pip, sentence, _ = ended.stderr.splitlines()
    assert pip == "ERROR: No matching distribution found"
    assert "needs the network, once" in sentence


def test_another_python_or_one_that_is_gone_makes_the_environment_anew(clone: Path, quick_python: str) -> None:
    anew = "Setting up: Python's packages, in .venv. This is done once.\nChecked.\n"
    assert make("check", f"PYTHON={quick_python}", cwd=clone).stdout == anew
    (clone / ".venv" / "bin" / "python").unlink()
    assert make("check", f"PYTHON={quick_python}", cwd=clone).stdout == anew

    # One that cannot be used leaves what is there alone.
    assert make("check", "PYTHON=python3.99", cwd=clone).returncode != 0
    assert make("check", cwd=clone).stdout == "Checked.\n"

    newer = clone / "newer-python"
    newer.write_text(
        Path(quick_python)
        .read_text()
        .replace("*) exec", '"-c import sys; print(sys.version_info[:2])") echo 4.0 ;;\n*) exec')
    )
    newer.chmod(0o755)
    assert make("check", f"PYTHON={newer}", cwd=clone).stdout == anew
    assert make("check", f"PYTHON={newer}", cwd=clone).stdout == "Checked.\n"


# The lock ------------------------------------------------------------------------------------------------------------


def test_the_lock_pins_and_hashes_what_the_project_names() -> None:
    lock = (ROOT / "requirements.txt").read_text()
    entries = re.split(r"\n(?=\S)", lock.strip())
    pinned = {}
    for entry in entries:
        found = re.match(r"([a-z0-9-]+)==(\S+)", entry)
        assert found, entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
        pinned[found[1]] = found[2]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.match(r"[\w-]+", one)[0].lower() for one in named}  # type: ignore[index]
    assert names - set(pinned) == set(), "Pin them: make lock"


# What must not stand in any file -------------------------------------------------------------------------------------


def own_files() -> Iterator[Path]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE]
        yield from (Path(folder, name) for name in files if name != ".git")


def test_no_file_names_this_machine_or_a_registry() -> None:
    registries = ("py" + "pi.org", "files.python" + "hosted", "registry.npm" + "js", "index" + "-url")
    machine = re.compile(rf"(?<![\w.])/(?:ho{'me'}|ro{'ot'}|wo{'rk'}|Us{'ers'})/\w")
    found, seen = [], 0
    for path in own_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a typeface or a picture
        seen += 1
        found += [f"{path.relative_to(ROOT)}: {word}" for word in registries if word in text]
        found += [f"{path.relative_to(ROOT)}: {place}" for place in machine.findall(text)]
    assert found == []
    assert seen > 100


def test_no_package_lies_among_our_files() -> None:
    packages = {".whl", ".jar", ".gz", ".tgz"}
    assert [str(path.relative_to(ROOT)) for path in own_files() if path.suffix in packages] == []


def test_no_name_says_nothing() -> None:
    """The words that DESIGN keeps out of file names."""
    empty = re.compile(r"(?:^|[_-])(?:data|items?|objects?|info|utils?|managers?|process|handlers?)(?:[_.-]|$)")
    found = [
        path.name for path in own_files() if path.suffix in {".py", ".js", ".css", ".j2"} and empty.search(path.name)
    ]
    assert found == []


# The browser ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no browser: the folder of its programs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "ON_A_MAC", ())
    monkeypatch.setattr(browser, "_fetched", list)
    return tmp_path


def program(path: Path, does: str = "exit 0") -> str:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return str(path)


def test_the_systems_browser_is_taken(bare: Path) -> None:
    assert browser.browser_path() is None
    path = program(bare / "google-chrome")
    assert browser.browser_path() == path
    path = program(bare / "chromium")
    assert browser.browser_path() == path


def test_a_browser_that_does_not_start_is_passed_over(bare: Path) -> None:
    program(bare / "chromium-browser", "echo 'Install the snap.' >&2; exit 1")
    assert browser.browser_path() is None


def test_the_named_browser_goes_first(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(bare / "chromium")
    monkeypatch.setenv("CHROMIUM", program(bare / "mine"))
    assert browser.main() == 0
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert browser.main() == 1
    assert capsys.readouterr() == (f"{bare}/mine\n", "CHROMIUM names '/nowhere/chromium', and that does not start.\n")


@pytest.mark.parametrize("asked", [["chromium-headless-shell"], ["chromium-headless-shell", "chromium"]])
def test_debians_package_is_installed_where_we_may(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    """The package that costs least; where the system has no such package, the whole browser."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    steps, path = bare / "steps", bare / asked[-1]
    program(
        bare / "apt-get",
        f'echo "$@" >> {steps}\n'
        f"case \"$*\" in *' {asked[-1]}') echo '#!/bin/sh' > {path}; /bin/chmod +x {path} ;; install*) exit 100 ;; esac\n"
        "echo 'a lot of chatter'",
    )
    assert browser.main() == 0
    assert capsys.readouterr() == (f"{path}\n", "Installing Chromium with apt-get, for the tests of the pages.\n")
    installs = [f"install --yes --no-install-recommends {package}" for package in asked]
    assert steps.read_text().splitlines() == ["update", *installs]


def test_where_none_can_be_had_one_sentence_says_so(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", program(bare / "python", "echo 'no network' >&2; exit 1"))
    assert browser.main() == 1
    assert capsys.readouterr() == (
        "",
        "Fetching Playwright's Chromium, for the tests of the pages.\n"
        "No browser could be found or installed for the tests: install Chromium, or name one as CHROMIUM=/path/to/chromium.\n",
    )

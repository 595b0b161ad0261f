"""The browser's scripts: linted, formatted, loaded by a page, and without the ways in which text becomes mark-up."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ASSETS = ROOT / "docs/assets"
SCRIPTS = sorted(ASSETS.glob("*.js"))
PROGRAMS = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(PROGRAMS / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True)


def test_the_linter_finds_nothing() -> None:
    answer = run("oxlint", "--deny-warnings", "docs/assets")
    assert answer.returncode == 0, answer.stdout


def test_the_linter_holds_scripts_to_our_measures(tmp_path: Path) -> None:
    """The guard bites: a name that nobody declared, a value called `found`, and a function of sixty lines."""
    lines = "\n".join(f"  console.info({number});" for number in range(60))
    (tmp_path / "bad.js").write_text(
        f"const found = nowhere;\nfunction long() {{\n{lines}\n}}\nlong(found);\n", "utf-8"
    )
    answer = run("oxlint", "--deny-warnings", "--config", str(ROOT / ".oxlintrc.json"), str(tmp_path / "bad.js"))
    assert answer.returncode == 1
    for rule in ("no-undef", "id-denylist", "max-lines-per-function"):
        assert f"({rule})" in answer.stdout


def test_every_script_has_the_usual_format() -> None:
    answer = run("oxfmt", "--check", *(str(path.relative_to(ROOT)) for path in SCRIPTS))
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_mark_up_of_text_or_a_program_of_it(path: Path) -> None:
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc|setAttribute\(.on|\.style\.cssText"
    assert not re.search(ways, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_strict_and_a_page_or_another_script_loads_it(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert next(line for line in lines if line and not line.startswith("//")) == '"use strict";'
    templates = [*(ROOT / "scripts/publish/templates").glob("*.j2"), *(ROOT / "docs/overrides").rglob("*.html")]
    is_on_a_page = any(f"assets/{path.name}" in template.read_text(encoding="utf-8") for template in templates)
    loaders = [other for other in SCRIPTS if f'new URL("{path.name}", ' in other.read_text(encoding="utf-8")]
    assert is_on_a_page or loaders

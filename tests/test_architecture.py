"""The plan of the house: which room may know of which, who writes, who prints, who asks what day it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {path.stem for path in (ROOT / "scripts").glob("*.py")}
# What commands share: options, questions, how a document is opened, how a change is carried out.
SHARED = {"__init__", "arguments", "document_commands", "plan_output", "prompts"}
MODULES = sorted(path for room in ("schema", "scripts") for path in (ROOT / room).rglob("*.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def stands_in(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    name, known = name_of(path), set(imported(path))
    if stands_in(name, "schema"):
        assert not {other for other in known if stands_in(other, "scripts", "mkdocs", "jinja2")}
    if stands_in(name, "scripts.publish"):
        assert not {other for other in known if stands_in(other, "scripts.intake", "scripts.edit")}
    if stands_in(name, "scripts.intake", "scripts.edit"):
        assert not {other for other in known if stands_in(other, "scripts.publish")}
    if stands_in(name, "scripts.edit"):
        assert not {other for other in known if stands_in(other, "scripts.intake")}
    if path.parent == ROOT / "scripts":
        others = {f"scripts.{stem}" for stem in COMMANDS - SHARED}
        assert not known & others, "commands never import each other"
    elif stands_in(name, "scripts"):
        assert not {other for other in known if other in {f"scripts.{stem}" for stem in COMMANDS - {"__init__"}}}


@pytest.mark.parametrize("path", [path for path in MODULES if "publish" in path.parts], ids=name_of)
def test_only_the_stage_writes_what_is_published(path: Path) -> None:
    if path.name == "stage.py":
        assert {"write", "rename"} <= set(calls(path))
    else:
        assert not {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree", "copytree"} & set(calls(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_but_a_command_prints_or_asks_what_day_it_is(path: Path) -> None:
    if path.parent != ROOT / "scripts":
        assert not {"print", "today", "now"} & set(calls(path))


@pytest.mark.parametrize("path", [path for path in MODULES if "schema" in path.parts], ids=name_of)
def test_the_schema_writes_nothing(path: Path) -> None:
    assert not {"write_text", "write_bytes", "mkdir", "unlink", "rename"} & set(calls(path))


@pytest.mark.parametrize("path", [path for path in MODULES if "publish" in path.parts], ids=name_of)
def test_publishing_never_opens_the_archive(path: Path) -> None:
    assert not {"read_archive", "open_archive"} & set(calls(path))

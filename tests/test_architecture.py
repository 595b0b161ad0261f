"""The plan of the house: which room may know of which, who writes, who prints, who asks what day it is."""

import ast
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from scripts.intake.documents import formats
from tests.conftest import ROOT

WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree", "copytree"}
COMMANDS = {f"scripts.{path.stem}" for path in (ROOT / "scripts").glob("*.py")} - {"scripts.__init__"}
# What commands share: options, questions, how a document is opened, how a plan is shown and carried out.
SHARED = {
    f"scripts.{name}"
    for name in ("arguments", "motion_questions", "opening", "plan_output", "prompts", "questions", "update_questions")
}
MAY_NOT_KNOW = {
    "schema": ("scripts", "mkdocs", "jinja2"),
    "scripts.publish": ("scripts.intake", "scripts.edit"),
    "scripts.intake": ("scripts.publish",),
    "scripts.edit": ("scripts.publish", "scripts.intake"),
}
"""For each room, those that it may not import from."""


@dataclass(frozen=True)
class Module:
    """A module of ours: its dotted name, what it imports and what it calls."""

    path: Path

    @property
    def name(self) -> str:
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def is_in(self, *rooms: str) -> bool:
        return is_in(self.name, *rooms)

    @cached_property
    def imports(self) -> set[str]:
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return names

    @cached_property
    def calls(self) -> set[str]:
        calls = [node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def is_in(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


MODULES = [Module(path) for room in ("schema", "scripts") for path in sorted((ROOT / room).rglob("*.py"))]


def modules(*rooms: str) -> Iterator[Module]:
    """The modules of some rooms. There are some: a room that was renamed is not to pass unread."""
    here = [module for module in MODULES if module.is_in(*rooms)]
    assert here, rooms
    yield from here


def test_imports_run_one_way() -> None:
    wrong = [
        (module.name, other)
        for room, others in MAY_NOT_KNOW.items()
        for module in modules(room)
        for other in module.imports
        if is_in(other, *others)
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ["schema", "scripts.publish", "scripts.intake"])
def test_no_modules_of_a_room_import_each_other_in_a_circle(room: str) -> None:
    names = {module.name for module in MODULES}
    graph = {module.name: (module.imports & names) - {module.name} for module in modules(room)}
    assert list(TopologicalSorter(graph).static_order())


def test_commands_never_import_each_other_and_nothing_imports_a_command() -> None:
    wrong = []
    for module in modules("scripts"):
        closed = COMMANDS - SHARED if module.name in COMMANDS else COMMANDS
        wrong += [(module.name, other) for other in module.imports & closed]
    assert wrong == []


def test_only_the_stage_writes_what_is_published() -> None:
    writers = [module.name for module in modules("scripts.publish") if module.calls & WRITES]
    # The first writes in MkDocs's place, into a folder that is deleted after the build.
    assert writers == ["scripts.publish.frames.kept_frames", "scripts.publish.stage"]


def test_of_what_comes_in_only_attachments_are_written() -> None:
    writers = [module.name for module in modules("scripts.intake") if module.calls & WRITES]
    assert writers == ["scripts.intake.forms.attachments"]


def test_mkdocs_is_known_in_few_places() -> None:
    knowing = [module.name for module in MODULES if any(is_in(name, "mkdocs") for name in module.imports)]
    assert knowing == ["scripts.mkdocs_hook", "scripts.publish.frames.mkdocs_frames", "scripts.serve"]


def test_nothing_but_a_command_prints_or_asks_what_day_it_is() -> None:
    asks = {"print", "today", "now"}
    assert [module.name for module in MODULES if module.calls & asks and module.name not in COMMANDS] == []


def test_the_schema_writes_nothing() -> None:
    assert [module.name for module in modules("schema") if module.calls & WRITES] == []


def test_no_module_is_imported_by_nobody() -> None:
    """The readers of formats are named where formats are listed; a process of its own begins with `child`."""
    imported = {name for module in MODULES for name in module.imports}
    imported |= {f"scripts.intake.documents.{form.module}" for form in formats.FORMATS}
    begun = {*COMMANDS, f"{formats.__package__}.child"}
    forgotten = [
        module.name for module in MODULES if module.path.name != "__init__.py" and module.name not in imported | begun
    ]
    assert forgotten == []


def test_publishing_never_opens_the_archive() -> None:
    assert [m.name for m in modules("scripts.publish") if m.calls & {"read_archive", "open_archive"}] == []


# The map ---------------------------------------------------------------------------------------------------------------

MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PATH = re.compile(r"(?:\.?[\w*-]+/)+[\w.*-]*|[\w-]+\.(?:md|yml|toml|lock)")


def parts_in_code(text: str) -> list[str]:
    """What stands in code font on a page, but for whole blocks of code."""
    return sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))))


ROOMS = ("schema", "scripts.publish", "scripts.intake")


def rows_of(room: str) -> dict[str, int]:
    """The modules and groups of a room, each with its row on the map, from the bottom up."""
    table = MAP.partition(f"### `{room.replace('.', '/')}/`")[2].partition("\n### ")[0]
    rows = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `")]
    return {
        name.removesuffix(".py").rstrip("/").replace("/", "."): number
        for number, row in enumerate(rows)
        for name in re.findall(r"`([^`]+)`", row)
    }


def row_of(name: str, rows: dict[str, int]) -> int | None:
    return next((number for place, number in rows.items() if is_in(name, place)), None)


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_of_a_room_is_on_the_map(room: str) -> None:
    rows = rows_of(room)
    assert [one.name for one in modules(room) if one.name != room and row_of(one.name, rows) is None] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_module_imports_only_from_rows_above_its_own(room: str) -> None:
    rows = rows_of(room)
    upwards = [
        (module.name, other)
        for module in modules(room)
        for other in module.imports
        if (row_of(other, rows) or 0) > (row_of(module.name, rows) or 0)
    ]
    assert upwards == []


def test_the_room_that_changes_records_lists_its_modules() -> None:
    listed = (ROOT / "scripts/edit/__init__.py").read_text("utf-8")
    for path in (ROOT / "scripts/edit").glob("[a-z]*.py"):
        assert f"    {path.stem} " in listed, path.name


def is_there(name: str) -> bool:
    """Whether a path, a dotted name of ours, a command of make or the address of a page exists."""
    if command := re.match(r"make ([\w-]+)", name):
        return re.search(rf"^{command[1]}:", (ROOT / "Makefile").read_text(), re.MULTILINE) is not None
    if name.startswith("/"):
        return (ROOT / f"docs{name.rstrip('/')}.md").is_file()
    if name.startswith("build/"):
        return True  # what is made is not in a clone
    if re.match(r"resolutions/\d", name):
        return True  # another union has other records
    if PATH.fullmatch(name):
        return any(ROOT.glob(name.rstrip("/")))
    return is_named(name)


def is_named(name: str) -> bool:
    """Whether a dotted name leads to something of ours, a field of a model or a dataclass included."""
    if not is_in(name, "schema", "scripts"):
        return False
    try:
        pkgutil.resolve_name(name)
    except AttributeError:
        parent, _, field = name.rpartition(".")
        owner: Any = pkgutil.resolve_name(parent)
        return field in getattr(owner, "__annotations__", {})
    except ImportError:
        return False
    return True


def test_what_the_map_names_is_there() -> None:
    assert [name for name in parts_in_code(MAP) if not is_there(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        "schema/terms.pie", "scripts/publish/maps/", "make sight", "/nowhere/", "schema.terms.Lamp", "schema.lamp",
        "schema.motion.Motion.seconder", "os.path", "title", "README.txt",
    ],
)  # fmt: skip
def test_what_is_not_there_would_be_noticed(name: str) -> None:
    assert not is_there(name)

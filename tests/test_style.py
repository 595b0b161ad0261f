"""Our style sheets: no rule for what no page holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schema.terms import MARKS
from tests.conftest import ROOT

SHEETS = [*sorted((ROOT / "docs/assets/style").glob("*.css")), ROOT / "scripts/publish/templates/book_file.css"]
OF_MATERIAL = re.compile(r"md-\w+")
"""Classes of the theme's own frame, which our style hides or sets anew."""

CODE = ("scripts/publish/**/*.py", "docs/assets/*.js", "docs/overrides/**/*.js")
MARKUP = ("scripts/publish/templates/*.j2", "docs/overrides/**/*.html", "docs/*.md", "scripts/publish/**/*.py")


def selectors(sheet: str) -> set[str]:
    """The classes and ids that a style sheet has rules for, as `.row` and `#notes`."""
    bare = re.sub(r'/\*.*?\*/|"[^"]*"|url\([^)]*\)', "", sheet, flags=re.DOTALL)
    return {name for rule in re.findall(r"([^{};]+)\{", bare) for name in re.findall(r"[.#][a-zA-Z_][\w-]*", rule)}


def read(*patterns: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(ROOT.glob(pattern)))


def written() -> Iterator[str]:
    """Every word that stands as a class or an id in mark-up, or within a text of a script or a program."""
    markup = read(*MARKUP)
    for value in re.findall(r"\b(?:class|id)=\\?[\"']([^\"']*)", markup) + re.findall(r"\{[#.:][^}\n]*\}", markup):
        yield from re.findall(r"[\w-]+", value)
    for text in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", read(*CODE)):
        yield from re.findall(r"[\w-]+", " ".join(text))


def unused(sheet: str, words: set[str]) -> list[str]:
    """The classes and ids of a sheet that nothing holds. `state--met` is held where `state--` and `met` are."""
    made = {word for word in words if word.endswith(("-", "_"))}

    def is_made(name: str) -> bool:
        ends = [name.removeprefix(start) for start in made if name.startswith(start)]
        return any(end in words or end.isdecimal() for end in ends)

    return sorted(
        name
        for name in selectors(sheet)
        if name[1:] not in words and not is_made(name[1:]) and not OF_MATERIAL.fullmatch(name[1:])
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_class_and_id_in_our_style_stands_in_a_page(sheet: Path) -> None:
    assert unused(sheet.read_text(encoding="utf-8"), set(written())) == []


def test_a_rule_that_nothing_holds_is_found() -> None:
    sheet = "/* .old {} */ .gone:hover, .row > #lost { color: #abc123; } @media print { .row--far, .row--near {} }"
    assert unused(sheet, {"row", "row--", "near"}) == ["#lost", ".gone", ".row--far"]


def test_every_mark_that_a_term_names_has_a_shape_and_a_colour() -> None:
    shapes = read("scripts/publish/templates/marks.html.j2")
    colours = selectors(read("docs/assets/style/*.css"))
    assert [mark for mark in MARKS if f'"{mark}"' not in shapes] == []
    assert [mark for mark in MARKS if f".state--{mark}" not in colours] == []

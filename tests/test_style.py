"""Our style: no rule of a sheet that no page needs, no word that CONTRIBUTING asks us to avoid, nothing too long."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_architecture import MODULES

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


def colours_of(sheet: str) -> list[set[str]]:
    """The names of the colours that a sheet sets: on a light page, and in each block for a dark one."""
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", sheet)
    return [set(re.findall(r"(--[\w-]+):\s*#", block)) for block in blocks]


def test_every_colour_is_set_for_light_pages_and_twice_for_dark_ones() -> None:
    light, *dark = colours_of((ROOT / "docs/assets/style/10-base.css").read_text(encoding="utf-8"))
    assert len(light) >= 8
    assert dark == [light, light]


def test_a_colour_that_is_forgotten_in_the_dark_would_be_noticed() -> None:
    sheet = ':root { --ink: #000; --gap: 1rem; } @media screen { :root[data-theme="dark"] { --paper: #fff; } }'
    assert colours_of(sheet) == [{"--ink"}, {"--paper"}]


def colours_elsewhere(sheet: str) -> list[str]:
    """The colours that a sheet names itself, where it should use a property; a black that is seen through is a shadow."""
    return re.findall(
        r"(?:#[0-9a-fA-F]{3,8}\b(?!\s*\{)|(?:rgb|hsl|ok\w+)a?\((?!0 0 0 /)[^)]*\))",
        re.sub(r"#[\w-]+(?=[^;{}]*\{)", "", sheet),
    )


def test_a_colour_is_named_in_one_sheet_and_used_by_its_property() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in SHEETS}
    base, paper = sheets.pop("10-base.css"), sheets.pop("90-print.css")
    assert {name: found for name, sheet in sheets.items() if (found := colours_elsewhere(sheet))} == {}
    (printed,) = colours_of(paper)
    assert printed == {*colours_of(base)[0], "--paper", "--accent"}, "A colour has a value of its own in print."


def test_every_property_that_a_sheet_uses_is_set() -> None:
    texts = read("docs/assets/style/*.css", "scripts/publish/theme.py", "scripts/publish/templates/*")
    given = set(re.findall(r"(?<![\w-])(--[\w-]+):", texts))
    assert set(re.findall(r"var\((--[\w-]+)", texts)) - given == set()


def test_a_colour_outside_its_sheet_would_be_noticed() -> None:
    sheet = "#abc:hover { color: #b00; } .a { background: rgb(9 9 9); box-shadow: 0 0 1px rgb(0 0 0 / 20%); }"
    assert colours_elsewhere(sheet) == ["#b00", "rgb(9 9 9)"]


# Words -----------------------------------------------------------------------------------------------------------------

AVOIDED = (
    "behind",
    "small letters",
    "mend",
    "mended",
    "anew",
    "it is told",
    "lay beside",
    "laid beside",
    "nothing but",
)
"""Words of the table in CONTRIBUTING that never fit. The others there fit in places: `a vote in figures`."""

TEXTS = ("schema/**/*.py", "scripts/**/*.py", "docs/**/*.md", "docs/assets/*.js", "*.md")
ALLOWED = {
    ("CONTRIBUTING.md", word)
    for word in AVOIDED  # the table itself
} | {("scripts/publish/search/similarity.py", "behind")}  # a word that drafts have


def avoided_in(text: str) -> set[str]:
    """The words to avoid that stand in a text."""
    plain = " ".join(text.lower().split())
    return {word for word in AVOIDED if re.search(rf"\b{word}\b", plain)}


def test_code_and_pages_are_in_the_words_that_the_guide_asks_for() -> None:
    paths = {path for pattern in TEXTS for path in ROOT.glob(pattern)}
    names = {
        (path.relative_to(ROOT).as_posix(), word) for path in paths for word in avoided_in(path.read_text("utf-8"))
    }
    assert sorted(names - ALLOWED) == []


def test_each_word_to_avoid_stands_in_the_guide() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert avoided_in(table) >= set(AVOIDED) - {"mended", "laid beside"}


def test_a_word_to_avoid_would_be_noticed() -> None:
    assert avoided_in("Mend what\nstands behind it, amended or not.") == {"mend", "behind"}


# Measures --------------------------------------------------------------------------------------------------------------

FUNCTION, FILE = 50, 400
"""The most lines of a function, and of a file that is not one flat list."""

FLAT_LISTS = {"schema.fields", "schema.terms"}
"""One type or term after another: a longer list is no harder to read."""


def long_functions(tree: ast.Module) -> list[str]:
    """The functions of more lines than a reader keeps in mind."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION]


def test_no_function_is_longer_than_50_lines() -> None:
    assert [(module.name, name) for module in MODULES for name in long_functions(module.tree)] == []


def test_a_function_of_51_lines_would_be_noticed() -> None:
    assert long_functions(ast.parse("def short():\n" + "    pass\n" * 49 + "def long():\n" + "    pass\n" * 50)) == [
        "long"
    ]


def test_no_file_is_longer_than_400_lines_but_flat_lists() -> None:
    lines = {module.name: len(module.path.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert {name for name, count in lines.items() if count > FILE} <= FLAT_LISTS
    assert set(lines) >= FLAT_LISTS

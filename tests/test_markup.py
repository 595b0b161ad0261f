"""The one door through which text becomes mark-up: autoescape, and the few named places where mark-up is made."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from scripts.publish.markup import escaped
from scripts.publish.site import environment

ROOT = Path(__file__).resolve().parent.parent
PUBLISH = ROOT / "scripts/publish"

MADE_IN = {
    "books/chapters.py: render_chapter": 1,  # a template's output, from the build before
    "books/epub.py: epub_file": 1,  # chapters' mark-up, with links to the files that hold them
    "books/html_file.py: html_file": 1,  # our own style sheet
    "citations/page_head.py: json_in_html": 1,  # JSON without `<`
    "books/chapters.py: _section": 1,  # a topic, which is markup
    "books/chapters.py: render_section": 1,  # what `_section` put together
    "html_text.py: _one": 1,  # a state, which is markup
    "html_text.py: blocks": 1,  # what is put together there, held by mypy to be of what markup.py escapes
    "html_text.py: inline": 1,
    "markup.py: attribute": 1,
    "markup.py: element": 1,
    "markup.py: escaped": 1,
    "markup.py: escaped_html": 1,
    "markup.py: row_of": 1,
    "markup.py: value_html": 1,
    "pages/help.py: guide": 1,  # markup, with <code> around some of it
    "search/search_page.py: _lines": 1,  # what is put together there, of what markup.py escapes
    "site.py: printed": 1,  # a template's output
}
"""Where Markup, or Html on its way there, is made of something that is no literal, and how often. A new place needs a reason and a
review."""


def constructions(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Every call of Markup or Html, each with the function that it stands in."""
    for node in ast.iter_child_nodes(tree):
        within = node.name if isinstance(node, ast.FunctionDef) else inside
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Markup", "Html"):
            yield within, node
        yield from constructions(node, within)


def is_literal(call: ast.Call) -> bool:
    """Whether a call of Markup marks up nothing but what stands there in the code."""
    return all(isinstance(argument, ast.Constant) for argument in call.args) and not call.keywords


def sources() -> Iterator[tuple[str, str]]:
    """Every module of publish, by its path in it."""
    for path in sorted(PUBLISH.rglob("*.py")):
        yield path.relative_to(PUBLISH).as_posix(), path.read_text(encoding="utf-8")


def test_mark_up_is_made_of_values_only_in_the_places_named_here() -> None:
    found: Counter[str] = Counter()
    for name, source in sources():
        found.update(f"{name}: {place}" for place, call in constructions(ast.parse(source)) if not is_literal(call))
    assert dict(found) == MADE_IN


def test_a_place_that_is_not_named_would_be_found() -> None:
    tree = ast.parse("def page(title):\n    return Markup(f'<b>{title}</b>') + Markup('<i>')")
    assert [(place, is_literal(call)) for place, call in constructions(tree)] == [("page", False), ("page", True)]


@pytest.mark.parametrize("way", [r"\bsafe\b", r"autoescape", r"\| *string\b"])
def test_no_template_switches_escaping_off(way: str) -> None:
    for path in (PUBLISH / "templates").iterdir():
        tags = " ".join(re.findall(r"\{[{%].*?[%}]\}", path.read_text(encoding="utf-8"), re.DOTALL))
        assert not re.search(way, tags), path.name


def test_no_module_goes_round_the_constructor() -> None:
    for name, source in sources():
        assert not re.search(
            r"markupsafe\.Markup|Markup as |soft_str|__html__|Markup\.__new__|import markupsafe", source
        ), name


def test_no_module_writes_an_element_around_a_value_by_itself() -> None:
    """`f"<b>{title}</b>"` is text, and would be shown as typed; `Markup("<b>{}</b>").format(title)` is meant."""
    # The sitemap, which is XML; patterns that find words; what CSL itself asks for around a title; templates, which hold
    # no value yet.
    allowed = {"crawlers.py", "abbreviations.py", "citations/csl.py", "markup_words.py"}
    for name, source in sources():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.JoinedStr) and name not in allowed:
                literal = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                assert not re.search(r"<[a-z!]", literal), f"{name}:{node.lineno}"


def test_every_template_escapes() -> None:
    assert environment().autoescape is True
    for text in ("{{ x }}", '<a href="{{ x }}">', "{{ x | join }}", "{{ x ~ x }}", "{{ x | replace('a', '<') }}"):
        assert "<img" not in environment().from_string(text).render(x="<img src=a>")


def test_mkdocs_whose_templates_do_not_escape_is_given_no_value_of_a_record() -> None:
    for path in (ROOT / "docs/overrides").rglob("*.html"):
        assert "config." not in path.read_text(encoding="utf-8"), path.name
        assert "| url" not in path.read_text(encoding="utf-8"), path.name  # in 404.html, the path of the site's address
    told = (ROOT / "scripts/publish/frames/mkdocs_frames.py").read_text(encoding="utf-8")
    assert "union" not in told
    hook = (ROOT / "scripts/mkdocs_hook.py").read_text(encoding="utf-8")
    assert re.findall(r"union\.(\w+)", hook) == ["address"]  # where `mkdocs serve` shows the site


def test_a_text_keeps_its_apostrophes_and_cannot_look_like_an_attribute() -> None:
    assert escaped("It’s 'so' <b> & id=\"x\"") == Markup("It’s 'so' &lt;b&gt; &amp; id=&#34;x&#34;")

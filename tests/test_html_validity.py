"""The HTML of a page of every kind: each element closed where it should be, and in a place where HTML allows it.

No well-kept validator comes as a package for Python, so these are the rules of https://html.spec.whatwg.org that templates
break: nesting, what lists and tables hold, ids and what refers to them.
"""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.test_browser import KINDS

PAGES = tuple(path for path in KINDS if "?" not in path)

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

SHAPES = frozenset("circle defs g line path pattern rect symbol text title use".split())
"""Elements of SVG, some of which close themselves."""

ONLY = {
    "ul": frozenset({"li", "script", "template"}),
    "ol": frozenset({"li", "script", "template"}),
    "dl": frozenset({"dt", "dd", "div", "script", "template"}),
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
    "select": frozenset({"option", "optgroup"}),
}
"""What an element may hold, and nothing else."""

WITHIN = {
    "li": frozenset({"ul", "ol"}),
    "dt": frozenset({"dl", "div"}),
    "dd": frozenset({"dl", "div"}),
    "tr": frozenset({"table", "thead", "tbody"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "summary": frozenset({"details"}),
    "figcaption": frozenset({"figure"}),
    "legend": frozenset({"fieldset"}),
    "caption": frozenset({"table"}),
}
"""Where alone an element may stand."""

BLOCKS = frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main "
    "nav ol p pre section table ul".split()
)

PHRASING = frozenset("p h1 h2 h3 h4 h5 h6 span b strong em i a abbr cite code label dt summary button".split())
"""Elements that hold no blocks; `a` may where its own place allows it, and `summary` a heading. No template needs either."""

INTERACTIVE = frozenset({"a", "button", "input", "select", "textarea", "label", "details"})

REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")


@dataclass
class Checker(HTMLParser):
    """Reads a page and lists what is wrong with it."""

    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    references: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def fault(self, sentence: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: {sentence}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._place(tag)
        self._attributes(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SHAPES | VOID:
            self.fault(f"<{tag}/> does not close itself")
        self._place(tag)
        self._attributes(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.fault(f"</{tag}> ends <{self.open[-1] if self.open else ''}>")
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1] in ONLY:
            self.fault(f"text in <{self.open[-1]}>: {data.strip()[:30]}")

    def _place(self, tag: str) -> None:
        parent = self.open[-1] if self.open else ""
        if tag not in ONLY.get(parent, {tag}) or parent not in WITHIN.get(tag, {parent}):
            self.fault(f"<{tag}> in <{parent}>")
        if tag in BLOCKS and (around := PHRASING.intersection(self.open)):
            self.fault(f"<{tag}> in <{min(around)}>")
        if tag in INTERACTIVE and {"a", "button"}.intersection(self.open):
            self.fault(f"<{tag}> in a control")

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if len(values) != len(attrs):
            self.fault(f"<{tag}> has an attribute twice")
        if "style" in values or any(name.startswith("on") for name in values):
            self.fault(f"<{tag}> has a style or a script of its own")
        if values.get("type") in ("checkbox", "radio") and "autocomplete" in values:
            self.fault(f"<{tag}> of a kind that nobody types in has autocomplete")
        if name := values.get("id"):
            self.ids[name] += 1
            if any(character.isspace() for character in name):
                self.fault(f"'{name}' is no id")
        self.references += [(name, each) for name in REFERRING for each in (values.get(name) or "").split()]

    def close(self) -> None:
        super().close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"the id '{name}' is there {count} times" for name, count in self.ids.items() if count > 1]
        self.faults += [f'{name}="{to}" leads to no id' for name, to in self.references if to not in self.ids]


def faults(html: str) -> list[str]:
    """What is wrong with a page, each with its line where it has one."""
    checker = Checker()
    checker.feed(html)
    checker.close()
    return checker.faults


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_each_kind_is_valid(site_folder: Path, path: str) -> None:
    file = site_folder / path / "index.html" if not path.endswith(".html") else site_folder / path
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>One<p>Two</p>", "line 1: <p> in <p>"),
        ("<ul><p>One</p></ul>", "line 1: <p> in <ul>"),
        ("<ul>One</ul>", "line 1: text in <ul>: One"),
        ("<div><li>One</li></div>", "line 1: <li> in <div>"),
        ("<p><b>One</p></b>", "line 1: </p> ends <b>"),
        ("<section>", "<section> is not closed"),
        ("<div/>", "line 1: <div/> does not close itself"),
        ('<a href="/">One <button>Two</button></a>', "line 1: <button> in a control"),
        ('<i id="a"></i><i id="a"></i>', "the id 'a' is there 2 times"),
        ('<label for="b">B</label>', 'for="b" leads to no id'),
        ('<i class="a" class="b"></i>', "line 1: <i> has an attribute twice"),
        ('<i style="color: red"></i>', "line 1: <i> has a style or a script of its own"),
        (
            '<input type="checkbox" autocomplete="off">',
            "line 1: <input> of a kind that nobody types in has autocomplete",
        ),
        ("<table><tr><p>One</p></tr></table>", "line 1: <p> in <tr>"),
        ("<dl><li>One</li></dl>", "line 1: <li> in <dl>"),
    ],
)
def test_what_is_not_valid_is_found(html: str, fault: str) -> None:
    assert fault in faults(html)

"""How text becomes markup: whatever is not `Markup` is escaped where it enters a page.

`Markup` is the output of a template, our small Markdown (prose.py), and the few things that tests/test_markup.py lists.
Everywhere else the constructor takes a literal, and `Markup.format` escapes what is put into it.

A book has thousands of small elements, and to make each of them `Markup` took most of its time. They are put together here as
`Html`, which only mypy tells from other text: a template would show it as typed. What is whole becomes `Markup` once.
"""

import html
from collections.abc import Iterable
from typing import NewType

from markupsafe import Markup, escape

Html = NewType("Html", str)
"""Markup in the making."""

NOTHING = Html("")


def escaped(text: str) -> Markup:
    """A text for use between tags, escaped as autoescape does but with apostrophes left as they are."""
    return Markup(escaped_html(text))


def escaped_html(text: str) -> Html:
    """The same within more markup.

    Straight double quotation marks are escaped because links.py and offline_copy.py take ` href="` for an attribute.
    """
    return Html(html.escape(text, quote=False).replace('"', "&#34;"))


def value_html(text: str) -> Html:
    """A text as autoescape has it, which fits between tags and within an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Html(text.replace('"', "&#34;").replace("'", "&#39;"))


def in_template(value: object) -> str:
    """A value as a template writes it: escaped unless it is markup. With `escape` each would become Markup before it is joined."""
    if type(value) is str:
        return value_html(value)
    return value if type(value) is Markup else escape(value)


def attribute(name: str, text: str) -> Html:
    """An attribute, with the space before it."""
    return Html(f' {name}="{value_html(text)}"')


def element(name: str, inside: Html, attributes: Html = NOTHING, after: Html = NOTHING) -> Html:
    """An element; and the line's end or space after it."""
    return Html(f"<{name}{attributes}>{inside}</{name}>{after}")


def row_of(pieces: Iterable[Html]) -> Html:
    """Pieces in a row."""
    return Html("".join(pieces))

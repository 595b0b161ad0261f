"""Our small Markdown: what it knows, and that nothing else gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from scripts.publish.html_text import HtmlText, from_root
from scripts.publish.prose import ProseParser, typographic, typographic_markup, unbroken
from scripts.publish.tree import Emphasis

PROSE = ProseParser(lambda key: (f"{key}/", f"AGM {key}") if key == "2018/17" else None)


def shown_in_html(typed: str) -> str:
    """A text as a page one folder down shows it."""
    return str(HtmlText(from_root("../"), lambda *_: Markup()).blocks(PROSE.blocks(typed)))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Plain words.", "<p>Plain words.</p>\n"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
        ("[words](https://a.example/b)", '<p><a href="https://a.example/b">words</a></p>\n'),
        ("See [2018/17].", '<p>See <a href="../2018/17/">AGM 2018/17</a>.</p>\n'),
        ("See [2018/99].", "<p>See [2018/99].</p>\n"),
        ("Bare 2018/17 and https://a.example", "<p>Bare 2018/17 and https://a.example</p>\n"),
        ("# No heading", "<p># No heading</p>\n"),
        ("`no code`", "<p>`no code`</p>\n"),
        ("> no quote", "<p>&gt; no quote</p>\n"),
        ("![no picture](https://a.example/b.png)", '<p>!<a href="https://a.example/b.png">no picture</a></p>\n'),
        ("<b>no mark-up</b> & so", "<p>&lt;b&gt;no mark-up&lt;/b&gt; &amp; so</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](data:text/html,hi)", "<p>[x](data:text/html,hi)</p>\n"),
    ],
)
def test_prose_is_shown_as_paragraphs_lists_emphasis_and_links_and_else_as_typed(typed: str, shown: str) -> None:
    assert shown_in_html(typed) == shown


@given(st.text(alphabet=st.sampled_from("<>&\"'[]()*_`!#-\\ \nabc:/12"), max_size=120))
def test_nothing_typed_becomes_an_element_that_prose_does_not_know(typed: str) -> None:
    shown = shown_in_html(typed)
    tree = html.fromstring(f"<div>{shown}</div>")
    assert {element.tag for element in tree.iter()} <= {"div", "p", "ul", "ol", "li", "em", "strong", "a", "br"}
    for element in tree.iter():
        assert set(element.attrib) <= {"href", "start"}
        assert element.get("href", "http").startswith(("http", "../"))


def test_plain_words_are_without_marks() -> None:
    assert PROSE.plain("*One* & [2018/17]\n\n- two") == "One & AGM 2018/17 - two"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("The NPS's wait for members' pay", "The NPS’s wait for members’ pay"),
        ("In the '90s it wasn't so", "In the ’90s it wasn’t so"),
        ("*Napo*'s and **officers**' own", "*Napo*’s and **officers**’ own"),
        ("The 'new' staff's pay", "The 'new' staff’s pay"),
        ("At https://a.example/it's/ it's", "At https://a.example/it's/ it’s"),
        ("`it's` or it's", "`it's` or it’s"),
        ("[it's](https://a.example/it's)", "[it’s](https://a.example/it's)"),
        ("6' 2\" and rock 'n' roll", "6' 2\" and rock 'n' roll"),
    ],
)
def test_apostrophes_are_those_of_print_and_addresses_stay(typed: str, shown: str) -> None:
    assert typographic(typed) == shown


def test_pages_have_typographic_apostrophes_in_our_prose_and_data_as_typed() -> None:
    assert shown_in_html("It's the union's.") == "<p>It’s the union’s.</p>\n"
    assert PROSE.inline("It's *so*.") == ("It’s ", Emphasis(("so",)), ".")
    assert PROSE.plain("It's the union's.") == "It's the union's."


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<h1>Retired Members&#39; Committee</h1>", "<h1>Retired Members’ Committee</h1>"),
        (
            '<a title="Members&#39; pay">It&#39;s &lt;ours&gt;</a> &#39;s',
            '<a title="Members&#39; pay">It’s &lt;ours&gt;</a> \'s',
        ),
        ("<code>members&#39; pay</code><b>reps&#39;</b>", "<code>members&#39; pay</code><b>reps’</b>"),
        ("<p>The meeting's own words</p><p>Napo&#39;s", "<p>The meeting's own words</p><p>Napo’s"),
        ('<script>{"a":"b&#39;s"}</script>', '<script>{"a":"b&#39;s"}</script>'),
        ("<p>None</p>", "<p>None</p>"),
    ],
)
def test_names_and_titles_have_the_apostrophes_of_print(typed: str, shown: str) -> None:
    assert typographic_markup(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("from 22 March 2026, 3 met", "from 22\u00a0March 2026, 3\u00a0met"),
        ("In 2018 Napo had 120 branches.", "In 2018 Napo had 120 branches."),
        ("at £15 an hour; https://a.example/12 x; `12 x`", "at £15\u00a0an hour; https://a.example/12 x; `12 x`"),
        ("2018/17 asks, and 2.5 per cent", "2018/17 asks, and 2.5 per cent"),
    ],
)
def test_no_line_ends_between_a_figure_and_its_word(typed: str, shown: str) -> None:
    assert unbroken(typed) == shown

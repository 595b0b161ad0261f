"""Abbreviations spelled out where they first stand."""

import pytest
from markupsafe import Markup

from schema.union import Abbreviation
from scripts.publish.abbreviations import Expander
from scripts.publish.html_text import HtmlText, from_root
from scripts.publish.tree import Abbreviated, Emphasis, Inlines, Link, Paragraph

EXPANDER = Expander(
    {
        "hmo": Abbreviation(short="HMO", name="Head of Mooring Operations", meaning="m"),
        "hm": Abbreviation(short="HM", name="Harbour Master", meaning="m"),
        "ca": Abbreviation(short="CA", name="Constitutional Amendment", meaning="m"),
    }
)


HMO = Abbreviated("HMO", "Head of Mooring Operations")


def expanded(*inlines: str | Link | Emphasis) -> Inlines:
    return EXPANDER.inlines(inlines, set())


def test_the_first_place_is_spelled_out_and_later_ones_are_not() -> None:
    seen: set[str] = set()
    assert EXPANDER.inlines(("HMO and HMO",), seen) == (HMO, " and HMO")
    assert EXPANDER.inlines(("HMO",), seen) == ("HMO",)


def test_a_text_that_spells_it_out_itself_is_left_alone() -> None:
    assert expanded("The Head of Mooring Operations (HMO)") == ("The Head of Mooring Operations (HMO)",)


def test_links_and_longer_words_are_left_alone() -> None:
    link = Link("2018/hmo/", ("HMO",))
    assert expanded(link, " HMOX XHMO &HMX; CA1") == (link, " HMOX XHMO &HMX; CA1")


def test_what_is_emphasised_is_spelled_out_too() -> None:
    assert expanded("The ", Emphasis(("HMO",))) == ("The ", Emphasis((HMO,)))


def test_the_longer_abbreviation_wins_and_the_plural_is_that_of_the_head() -> None:
    assert expanded("HMOs") == (Abbreviated("HMOs", "Heads of Mooring Operations"),)


@pytest.mark.parametrize(
    ("short", "long", "text", "reads"),
    [
        ("AGM", "Annual General Meeting", "AGMs", "Annual General Meetings"),
        ("AGM", "Annual General Meeting", "AGM’s", "Annual General Meeting’s"),
        ("PO", "Probation Officer", "PO's", "Probation Officer's"),
        ("PO", "Probation Officer", "POs'", "Probation Officers'"),
        ("CRC", "Community Rehabilitation Company", "CRCs", "Community Rehabilitation Companies"),
        ("MP", "Member of Parliament", "MPs’", "Members of Parliament’s"),
        ("LB", "Lamp Box", "LBs", "Lamp Boxes"),
        ("YOS", "Youth Offending Services", "YOSs", "Youth Offending Services"),
        ("PD", "Pay Day", "PDs", "Pay Days"),
        ("NPPV2", "Harbour Vetting, level 2", "NPPV2s", "Harbour Vettings, level 2"),
    ],
)
def test_plurals_and_possessives_are_spelled_out_as_such(short: str, long: str, text: str, reads: str) -> None:
    expander = Expander({"one": Abbreviation(short=short, name=long, meaning="m")})
    assert expander.inlines((f"The {text} day",), set()) == ("The ", Abbreviated(text, reads), " day")
    assert expander.used_in(text) == [short]


def test_a_quotation_mark_after_an_abbreviation_is_no_possessive() -> None:
    assert expanded("the ‘HM’ spoke") == ("the ‘", Abbreviated("HM", "Harbour Master"), "’ spoke")


def test_paragraphs_that_need_nothing_are_the_same_objects() -> None:
    blocks = (Paragraph(("No short words",)),)
    assert EXPANDER.blocks(blocks, set())[0] is blocks[0]


def test_those_used_are_listed_in_order() -> None:
    assert EXPANDER.used_in("HMO, HM and HMO") == ["HM", "HMO"]
    assert Expander({}).used_in("HMO") == []


def shown(expander: Expander, text: str) -> str:
    """A text as a page shows it."""
    return str(HtmlText(from_root(""), no_state, expander).inline(text))


def no_state(*_: object) -> Markup:
    raise AssertionError("There is no state in these texts.")


def test_a_name_with_marks_of_html_in_it_is_shown_as_typed() -> None:
    expander = Expander(
        {
            "rr": Abbreviation(short="R&R", name="<script>alert(1)</script>", meaning="m"),
            "lt": Abbreviation(short="lt", name="Lamp Trimmers", meaning="m"),
            "img": Abbreviation(short="<img src=x onerror=alert(1)>", name="A picture", meaning="m"),
        }
    )
    assert (
        shown(expander, "The R&Rs <b>")
        == 'The <abbr>R&amp;Rs</abbr> <span class="long">(&lt;script&gt;alert(1)&lt;/script&gt;s)</span> &lt;b&gt;'
    )
    assert shown(expander, "See <img src=x onerror=alert(1)> here") == (
        'See <abbr>&lt;img src=x onerror=alert(1)&gt;</abbr> <span class="long">(A picture)</span> here'
    )
    assert expander.used_in("R&R <lt>") == ["lt", "R&R"]


def test_text_is_escaped_around_what_is_spelled_out() -> None:
    assert shown(EXPANDER, "<i>HM</i>") == (
        '&lt;i&gt;<abbr>HM</abbr> <span class="long">(Harbour Master)</span>&lt;/i&gt;'
    )

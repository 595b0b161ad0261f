"""Abbreviations spelled out where they first stand."""

from markupsafe import Markup

from schema.union import Abbreviation
from scripts.publish.abbreviations import Expander

EXPANDER = Expander(
    {
        "hmo": Abbreviation(short="HMO", name="Head of Mooring Operations", meaning="m"),
        "hm": Abbreviation(short="HM", name="Harbour Master", meaning="m"),
        "ca": Abbreviation(short="CA", name="Constitutional Amendment", meaning="m"),
    }
)


def test_the_first_place_is_spelled_out_and_later_ones_are_not() -> None:
    seen: set[str] = set()
    assert (
        EXPANDER.expand("HMO and HMO", seen)
        == '<abbr>HMO</abbr> <span class="long">(Head of Mooring Operations)</span> and HMO'
    )
    assert EXPANDER.expand("HMO", seen) == "HMO"


def test_a_text_that_spells_it_out_itself_is_left_alone() -> None:
    text = "The Head of Mooring Operations (HMO)"
    assert EXPANDER.expand(text, set()) == text


def test_tags_entities_and_longer_words_are_left_alone() -> None:
    text = Markup('<a href="/HMO/" title="HMO">x</a> HMOX XHMO &HM; CA1')
    assert EXPANDER.expand(text, set()) == text


def test_the_longer_abbreviation_wins_and_a_plural_keeps_its_s() -> None:
    assert EXPANDER.expand("HMOs", set()) == '<abbr>HMOs</abbr> <span class="long">(Head of Mooring Operations)</span>'


def test_those_used_are_listed_in_order() -> None:
    assert EXPANDER.used_in("<p>HMO, HM</p> HMO") == ["HM", "HMO"]
    assert Expander({}).used_in("HMO") == []


def test_a_name_with_marks_of_html_in_it_is_shown_as_typed() -> None:
    expander = Expander(
        {
            "rr": Abbreviation(short="R&R", name="<script>alert(1)</script>", meaning="m"),
            "lt": Abbreviation(short="lt", name="Lamp Trimmers", meaning="m"),
            "img": Abbreviation(short="<img src=x onerror=alert(1)>", name="A picture", meaning="m"),
        }
    )
    assert (
        expander.expand(Markup("The R&amp;Rs &lt;b&gt;"), set())
        == 'The <abbr>R&amp;Rs</abbr> <span class="long">(&lt;script&gt;alert(1)&lt;/script&gt;)</span> &lt;b&gt;'
    )
    assert expander.expand("See <img src=x onerror=alert(1)> here", set()) == (
        'See <abbr>&lt;img src=x onerror=alert(1)&gt;</abbr> <span class="long">(A picture)</span> here'
    )
    assert expander.used_in("R&R <lt>") == ["lt", "R&R"]


def test_text_that_is_no_mark_up_yet_is_escaped() -> None:
    assert EXPANDER.expand("<i>HM</i>", set()) == (
        '&lt;i&gt;<abbr>HM</abbr> <span class="long">(Harbour Master)</span>&lt;/i&gt;'
    )

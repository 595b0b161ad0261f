"""The site's own words: found in templates, pages and code, and put back in another language."""

import datetime as dt
import json
import pickle
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.jslexer import tokenize
from babel.messages.pofile import read_po
from playwright.sync_api import Browser

from schema.dates import day_words, parse_date, short_day_words
from schema.language import (
    WORDS,
    Language,
    NotATable,
    Said,
    _,
    alike,
    current,
    in_context,
    joined,
    keeps_places,
    language_of,
    ngettext,
    pgettext,
    read_language,
    speaking,
)
from schema.sentences import counted, listed, named
from schema.terms import AmendmentDecision, Decision
from scripts.publish.digest import digest_of
from scripts.publish.markup_words import rewritten, sentences, translated
from scripts.publish.site import TEMPLATES, environment
from scripts.publish.word_table import as_text, brought_up_to, script_messages, script_words
from scripts.publish.word_table import table as whole_table
from scripts.publish.words import upper_first
from tests.conftest import ROOT
from tests.invented_language import in_the_language


def language(tag: str = "cy", plural_rule: str = "n != 1", **translations: str) -> Language:
    """A language with some translations, by the sentences that they are of with lines under for spaces."""
    words = {sentence.replace("_", " "): (said,) for sentence, said in translations.items()}
    return Language(tag, words, lambda number: int(number != 1), plural_rule)


def table(*messages: tuple[str, str], head: str = "") -> bytes:
    """The file of a language."""
    head = head or 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"'
    return "\n\n".join([head, *(f'msgid "{sentence}"\nmsgstr "{said}"' for sentence, said in messages)]).encode()


# In code ----------------------------------------------------------------------------------------------------------------


def test_a_sentence_is_said_in_english_until_another_language_is_spoken() -> None:
    welsh = language(Carried="Cariwyd")
    assert (Decision.CARRIED.label, current()) == ("Carried", None)
    with speaking(welsh):
        assert Decision.CARRIED.label == "Cariwyd"
        assert _("Carried in {year}", year=2018) == "Carried in 2018"
        with speaking(None):
            assert Decision.CARRIED.label == "Carried"
    assert Decision.CARRIED.label == "Carried"


def test_a_sentence_without_a_translation_is_whole_in_english_whatever_stands_in_it() -> None:
    with speaking(
        language(
            meeting="cyfarfod", **{"{number}_meeting": "{number} cyfarfod", "{first}_and_{last}": "{first} a {last}"}
        )
    ):
        held = [_("the list of {meetings}", meetings=counted(2, "meeting")), "the rest"]
        assert counted(2, "meeting") == "2 cyfarfod"
        assert listed(held) == "the list of 2 meetings and the rest"
        assert _("Since {day}.", day=day_words(dt.date(2018, 10, 5))) == "Since 5 October 2018."


def test_one_thing_in_a_list_keeps_its_english() -> None:
    with speaking(language(meeting="x", **{"{number}_meeting": "{number} cyfarfod"})):
        assert _("the list of {meetings}", meetings=listed([counted(2, "meeting")])) == "the list of 2 meetings"


def test_parts_between_which_something_stands_are_in_one_language() -> None:
    with speaking(language(Carried="Cariwyd")):
        assert alike(Decision.CARRIED.label, "2018") == ("Cariwyd", "2018")
        assert alike(Decision.CARRIED.label, Decision.LOST.label) == ("Carried", "Lost")


def test_parts_that_stand_together_are_in_one_language() -> None:
    with speaking(language(Carried="Cariwyd", Lost="Collwyd")):
        assert joined([Decision.CARRIED.label.lower(), ": ", upper_first(Decision.LOST.label)]) == "cariwyd: Collwyd"
        assert joined([Decision.CARRIED.label, Decision.WITHDRAWN.label, "2018"], ", ") == "Carried, Withdrawn, 2018"
        assert _("{state}, in part", state=Decision.CARRIED.label) == "Carried, in part"
    assert joined(["Carried", "2018"], ", ") == "Carried, 2018"


def test_what_is_said_is_kept_with_its_english() -> None:
    with speaking(language(Carried="Cariwyd")):
        labels = [Decision.CARRIED.label, Decision.LOST.label]
    again = pickle.loads(pickle.dumps(labels))
    assert [(one, one.english, one.is_translated) for one in again] == [
        ("Cariwyd", "Carried", True),
        ("Lost", "Lost", False),
    ]
    assert len({digest_of(one) for one in (*labels, "Cariwyd", Said("Cariwyd", "Passed"))}) == 4


def test_a_word_in_a_context_has_a_translation_of_its_own_else_the_words_one() -> None:
    words = {"Carried": ("Adoptée",), in_context("an amendment", "Carried"): ("Adopté",), "Lost": ("Rejetée",)}
    with speaking(Language("fr", words, lambda number: int(number > 1), "n > 1")):
        assert (Decision.CARRIED.label, AmendmentDecision.CARRIED.label) == ("Adoptée", "Adopté")
        assert AmendmentDecision.LOST.label == "Rejetée"
        assert pgettext("a body", "Replaced by") == "Replaced by"


def test_a_translation_looks_into_nothing_that_it_is_given() -> None:
    with speaking(language(Hello="{year.__class__} {other}")):
        assert _("Hello", year=2018) == "{year.__class__} {other}"


def test_a_number_has_the_form_that_goes_with_it() -> None:
    forms = ("dim", "un {number}", "dau {number}")
    welsh = Language("cy", {"{number} motion": forms, "no motions": ("dim cynnig",)}, lambda n: min(n, 2), "")
    assert [counted(number, "motion") for number in (0, 1, 2)] == ["no motions", "1 motion", "2 motions"]
    with speaking(welsh):
        assert [counted(number, "motion") for number in (0, 1, 2, 9)] == ["dim cynnig", "un 1", "dau 2", "dau 9"]
        assert ngettext("{number} lamp", "{number} lamps", 2) == "2 lamps"
        assert named("clause", ["a", "b"]) == "clauses a and b"


def test_dates_and_lists_are_written_as_the_language_does() -> None:
    with speaking(language(**{"{first}_and_{last}": "{first} a {last}"})):
        assert day_words(dt.date(2018, 10, 5)) == "5 Hydref 2018"
        assert short_day_words(dt.date(2018, 10, 5)) == "5 Hyd 2018"
        assert parse_date("2018-10").words == "Hydref 2018"
        assert parse_date("2018").words == "2018"
        assert parse_date("2021-23~").words == "about autumn 2021"
        assert parse_date("2018-10-05/2018-10-06").words == "5 Hydref 2018 a 6 Hydref 2018"
        assert listed(["i", "ii", "iii"]) == "i, ii a iii"
    assert parse_date("2018-10-05/2018-10-06").words == "5 and 6 October 2018"


def test_which_way_a_language_is_written() -> None:
    assert (language("cy").direction, language("ar").direction, language("xx").direction) == ("ltr", "rtl", "ltr")


def test_an_archives_own_table_comes_before_the_programs() -> None:
    own = table(("Carried", "Pasiwyd"))
    found = language_of("gv", own)
    assert found is not None
    assert found.said("Carried") == "Pasiwyd"
    assert language_of("en") is None
    with pytest.raises(NotATable):
        language_of("gv")
    with pytest.raises(NotATable):
        language_of("gv", b"\xff\xfe")


@pytest.mark.parametrize("rule", ["n/0", "n%0", "n-5"])
def test_a_rule_for_plurals_that_fails_is_refused(rule: str) -> None:
    header = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural={rule};\\n"\n'
    with pytest.raises(NotATable, match="Its rule for plurals"):
        language_of("xx", header.encode())


@pytest.mark.parametrize(
    ("sentence", "said", "kept"),
    [
        ("Of {name}", "{name} o", True),
        ("Of {name}", "o", False),
        ("Of {name}", "{name} {name}", False),
        ("See <a>there</a>", "<a>yno</a> gweler", True),
        ("See <a>there</a>", "gweler <b>yno</b>", False),
        ("See there", "<script>", False),
        ("See there", "{{ 7 * 7 }}", False),
        ("See there", "[[slot:content]]", False),
    ],
)
def test_a_translation_keeps_places_and_brings_in_no_markup(sentence: str, said: str, kept: bool) -> None:
    assert keeps_places(sentence, said) is kept
    assert bool(read_language("gv", [table((sentence, said))]).said(sentence)) is kept


@pytest.mark.parametrize("rule", ["n/0", "n %", "__import__('os')", "n" * 2000])
def test_a_rule_of_plurals_that_is_none_is_refused(rule: str) -> None:
    head = f'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=({rule});\\n"'
    with pytest.raises(NotATable):
        read_language("gv", [table(("Carried", "Pasiwyd"), head=head)])


# In markup --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>Kept by {{ union.name }}.</p>", ["Kept by {name}."]),
        ("<li><a href='{{ root }}'>All help</a></li>", ["All help"]),
        ("<p>See <a href=\"{{ x }}\">this</a> or <a href='y'>that</a></p>", ["See <a>this</a> or <a2>that</a2>"]),
        ("<p>{% if x %}One. {% else %}Two{% endif %}</p>", ["One.", "Two"]),
        ('<a title="Of {{ one.title }}" class="x"></a>', ["Of {title}"]),
        ("<p>({{ letter }}) · <b>12</b> &nbsp;</p>", []),
        ("<pre>No words</pre><script>nor(here)</script><svg><title>nor</title></svg>", []),
        ("<p>{% if x %}<a href='y'>{% endif %}Title{% if x %}</a>{% endif %}</p>", ["Title"]),
        ("<nav aria-label=\"Main\"{{ ' hidden' if a > b }}>", ["Main"]),
    ],
)
def test_sentences_are_found_where_they_stand(markup: str, found: list[str]) -> None:
    assert sentences(markup) == found


def test_a_translation_moves_places_and_elements() -> None:
    markup = '<p class="x"> See <a href="{{ to }}">{{ name }}</a>, of {{ year }}. </p>'
    said = language(**{"See_<a>{name}</a>,_of_{year}.": "{year} & <a>{name}</a>"})
    assert translated(markup, said) == '<p class="x"> {{ year }} &amp; <a href="{{ to }}">{{ name }}</a> </p>'
    attribute = '<a aria-label="Clause {{ letter }}">'
    assert (
        translated(attribute, language(**{"Clause_{letter}": 'x" y="{letter}'}))
        == '<a aria-label="x&quot; y=&quot;{{ letter }}">'
    )


def test_an_entity_becomes_its_character_since_a_book_is_xml() -> None:
    assert translated("<p>See all</p>", language(See_all="A&nbsp;&lt;b&gt; &")) == "<p>A\u00a0&lt;b&gt; &amp;</p>"


def test_what_has_no_translation_is_marked_as_english() -> None:
    assert translated("<p>Kept</p>", language()) == '<p><span lang="en" dir="ltr">Kept</span></p>'
    assert translated("<title>Kept</title>", language()) == "<title>Kept</title>"
    nested = language(**{"A_<a>b</a>": "</a>b<a>"})
    assert translated("<p>A <a>b</a></p>", nested) == '<p><span lang="en" dir="ltr">A <a>b</a></span></p>'


def test_what_stands_in_a_sentence_without_a_translation_is_said_in_english() -> None:
    welsh = language(Carried="Cariwyd", meeting="x", **{"{number}_meeting": "{number} cyfarfod"})
    template = '<p title="Of {{ word }}">All {{- 2 | counted("meeting") -}} since</p><p>{{ word }}</p>'
    with speaking(welsh):
        made = environment(welsh).from_string(template).render(word=Decision.CARRIED.label)
    assert made == '<p title="Of Carried">All2 meetingssince</p><p>Cariwyd</p>'


def test_a_template_is_the_same_where_nothing_is_said() -> None:
    for path in TEMPLATES.glob("*.j2"):
        source = path.read_text(encoding="utf-8")
        assert rewritten(source, lambda sentence: None) == source, path.name


def test_the_invented_language_keeps_places() -> None:
    assert keeps_places("See <a>{name}</a> &amp; all", in_the_language("See <a>{name}</a> &amp; all"))


# The table --------------------------------------------------------------------------------------------------------------


def test_the_table_has_sentences_from_every_kind_of_place(frames: Path) -> None:
    places = {file for message in whole_table(frames) for file, _line in message.locations}
    assert {Path(file).suffix for file in places} == {"", ".html", ".py", ".j2", ".js"}
    assert "schema/terms.py" in places
    assert "/about/" in places


def test_a_translation_of_a_sentence_that_changed_is_kept_aside() -> None:
    catalog = Catalog()
    catalog.add("Carried, in the end.")
    brought = brought_up_to(catalog, table(("Carried in the end.", "Pasiwyd yn y diwedd.")), "cy")
    assert b'#~ msgstr "Pasiwyd yn y diwedd."' in as_text(brought, header=True)


def test_the_languages_that_come_with_the_program_can_be_read() -> None:
    for path in WORDS.glob("*.po"):
        with path.open("rb") as file:
            messages = [message for message in read_po(file) if message.id]
        said = read_language(path.stem, [path.read_bytes()]).translations
        kept = [message for message in messages if message.string and any(message.string)]
        assert [
            message.id for message in kept if (message.id if isinstance(message.id, str) else message.id[0]) not in said
        ] == []


# Scripts ----------------------------------------------------------------------------------------------------------------

NO_SENTENCE = re.compile(
    r"use strict|: \S+;?$|row__|state--|chip|suggestions__|/|sha256|resolution resolutions|js-query|copy |[.#]\w|^\[|^, "
)
"""Classes, selectors, types and names, of which scripts hold lists."""


def test_scripts_say_every_sentence_through_the_table() -> None:
    """A text of two words or more that is no class, selector or type is a sentence, and stands in `_` or `ngettext`."""
    said = {form for message, _file in script_messages(ROOT / "docs/assets") for form in forms_of(message)}
    for path in sorted((ROOT / "docs/assets").glob("*.js")):
        for token in tokenize(path.read_text(encoding="utf-8")):
            text = token.value[1:-1]
            if token.type in ("string", "template_string") and re.search(r"[A-Za-z’]{2,} [a-z]{2,}", text):
                assert text in said or NO_SENTENCE.search(text) or "${" in text, f"{path.name}: {text}"


def forms_of(message: str | tuple[str, str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def test_a_script_has_what_scripts_say_in_another_language() -> None:
    words = script_words(language("cy", "n != 1", Copied="Copïwyd", Carried="Cariwyd"), ROOT / "docs")
    assert (
        words == '"use strict";\nwindow.words = { form: (n) => Number(n != 1), sentences: {"Copied":["Copïwyd"]} };\n'
    )


def test_scripts_say_sentences_in_the_language_of_the_site(browser: Browser) -> None:
    page = browser.new_page()
    said = {"Show {number} more": ("{number} arall",), "{number} motion": ("{number} cynnig", "{number} gynnig")}
    welsh = Language("cy", said, lambda number: int(number == 2), "n == 2")
    page.add_script_tag(
        content=f"window.words = {{ form: (n) => Number({welsh.plural_rule}), sentences: {json.dumps(said)} }};"
    )
    page.add_script_tag(path=ROOT / "docs/assets/theme.js")
    assert page.evaluate("_('Show {number} more', { number: 3 })") == "3 arall"
    assert page.evaluate("[1, 2].map((n) => ngettext('{number} motion', '{number} motions', n))") == [
        "1 cynnig",
        "2 gynnig",
    ]
    assert page.evaluate("[_('Copied'), ngettext('{number} lamp', '{number} lamps', 2)]") == ["Copied", "2 lamps"]
    page.close()

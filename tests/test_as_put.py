"""What a motion says is told as the motion's, and words put to the meeting are marked wherever they travel."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable

import pytest
from lxml import html as lxml_html

from scripts.publish import words
from scripts.publish.books import meeting_book, pdf, policy_book
from scripts.publish.books.output import page as book_page
from scripts.publish.citations import bibtex, csl, ris
from scripts.publish.citations.citation import Citation, of_motion
from scripts.publish.exports import motions_csv, motions_json
from scripts.publish.pages import motion as motion_page
from scripts.publish.search.motion_texts import texts_of
from scripts.publish.site import Site
from tests.making import archive, clause, decided, motion, update

AS_OF = dt.date(2026, 11, 21)
NOTICE = {"document": "minutes", "text": "of the notice"}
MARK = "As put to the meeting. Carried as amended; the words passed are not held. Do not quote as the decision."


def site_of(**fields: object) -> Site:
    """A site of one motion, carried as amended, whose source prints the notice."""
    values = {"source": NOTICE, "summary": "Lamps are dim.", **fields}
    return Site(archive({"2018/1": motion(decided("carried as amended"), **values)}), AS_OF)


def page_of(site: Site) -> str:
    record = site.archive.records["2018/1"]
    return str(motion_page.page(site, record, None, None).content)


def rows_of(site: Site) -> dict[str, str]:
    record = site.archive.records["2018/1"]
    text = motions_csv.render_row(motions_csv.COLUMNS) + motions_csv.render_row(motions_csv.row(site, record))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    return row


def book_of(site: Site) -> str:
    return str(book_page(site, meeting_book.meeting_book(site, "2018")).content)


def pdf_of(site: Site) -> str:
    return json.dumps(pdf.values_of(meeting_book.meeting_book(site, "2018")), ensure_ascii=False)


def policy_of(site: Site) -> str:
    return str(book_page(site, policy_book.policy_book(site)).content)


def json_of(site: Site) -> str:
    return motions_json.json_of(motions_json.motion(site, site.archive.records["2018/1"]))


PLACES: dict[str, Callable[[Site], str]] = {
    "page": page_of,
    "book": book_of,
    "PDF": pdf_of,
    "book of policy": policy_of,
    "CSV": lambda site: rows_of(site)["words_as_put"],
    "JSON": json_of,
    "citation": lambda site: of_motion(site, site.archive.records["2018/1"]).known,
}


@pytest.mark.parametrize("place", PLACES)
def test_words_put_to_the_meeting_are_marked_in_every_place(place: str) -> None:
    assert MARK in PLACES[place](site_of())
    assert MARK in PLACES[place](site_of(wording="This meeting wants light."))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "fields",
    [
        {"source": {"document": "minutes", "text": "as passed"}},
        {"source": {"document": "minutes"}},
        {"outcome": {"decisions": [decided()]}},
    ],
)
def test_no_other_words_are_marked(place: str, fields: dict[str, object]) -> None:
    values = motion(decided("carried as amended"), **{"source": NOTICE, "summary": "Dim.", **fields})
    assert MARK not in PLACES[place](Site(archive({"2018/1": values}), AS_OF))


@pytest.mark.parametrize("form", [bibtex.bibtex, csl.csl, ris.ris])
def test_every_file_for_reference_managers_has_the_mark(form: Callable[[Citation], object]) -> None:
    site = site_of()
    assert "Do not quote as the decision." in " ".join(
        str(form(of_motion(site, site.archive.records["2018/1"]))).split()
    )


def test_the_search_names_words_put_to_the_meeting_as_such() -> None:
    site = site_of(wording="This meeting wants light.")
    names = [text.label for text in texts_of(site, site.archive.records["2018/1"])]
    assert "Words put to the meeting, not those passed, paragraph 1" in names


def test_a_position_is_told_as_what_the_motion_said() -> None:
    site = site_of(clauses=[clause("a"), clause("b", "position", text="Nobody is paid enough.")])
    assert rows_of(site)["clauses"] == "(a) Light the lamps.\n(b) The motion said: Nobody is paid enough."
    passages = [(text.label, text.text) for text in texts_of(site, site.archive.records["2018/1"])]
    assert ("The motion said (b)", "Nobody is paid enough.") in passages
    record = site.archive.records["2018/1"]
    assert words.attributed(record.motion.clauses[1], "It is so.") == "The motion said: It is so."


def test_the_book_of_a_meeting_says_what_came_of_each_request_and_its_two_days() -> None:
    happened = [update("oil", "2019-03-04", {"a": "partly met"}, on="2026-05-01")]
    site = site_of(clauses=[clause("a"), clause("b")], updates=happened)
    book = meeting_book.meeting_book(site, "2018")
    assert book.days == "As recorded up to 4 March 2019; last looked at on 1 May 2026"
    assert book.days in pdf_of(site)
    page = " ".join(lxml_html.fromstring(book_of(site)).text_content().split())
    assert "Partly met" in page
    assert "At last check, 1 May 2026" in page
    assert "Not assessed" in page
    assert "Carried in 2018; later decisions not known" in page

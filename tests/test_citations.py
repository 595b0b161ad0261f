"""References in every form: what they call a motion, what they quote, and that nothing in a record breaks their form."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from schema.archive import Archive
from schema.dates import parse_date
from scripts.publish import addresses
from scripts.publish.books import cards
from scripts.publish.books.cards import Card
from scripts.publish.citations import bibtex, csl, files, page_head, ris
from scripts.publish.citations.citation import Citation, of_motion, shortest_date
from scripts.publish.site import File, Site
from tests import making
from tests.conftest import AS_OF
from tests.making import decided, motion
from tests.pages import contents, in_meetings, outputs_of
from tests.reference_files import entries_of

READ: dict[str, Callable[[Citation], str]] = {
    "bibtex": bibtex.bibtex,
    "ris": ris.ris,
    "csl": lambda one: csl.csl_json([one]),
}
FORMS = pytest.mark.parametrize("form", READ.values(), ids=READ.keys())
AWKWARD = "<script>alert(1)</script> {a} }b{ \\emph{c} 100% & #1_2 ~^ $x$ “q” \"r\" 's' --- [l](x) *m* `n` | ŵ Φ 🕯️ 漢"


def of(fields: making.Values, key: str = "2018/7") -> Citation:
    """The citation of a motion with these fields."""
    archive = making.archive({key: fields})
    return of_motion(Site(archive, AS_OF), archive.records[key])


@pytest.fixture(scope="module")
def site(invented: Archive) -> Site:
    return Site(invented, AS_OF)


def of_all(site: Site) -> list[tuple[str, Citation]]:
    """The citation of every motion of an archive, with the motion's key."""
    return [(key, of_motion(site, record)) for key, record in site.archive.records.items()]


# What is said.


def test_what_is_known_says_the_day_the_decision_the_standing_and_what_is_held(site: Site) -> None:
    assert of_motion(site, site.archive.records["2018/ca1"]).known == (
        "The Lamp Book: Carried. 900 for, 10 against. Rule change: see the current rules. "
        "This archive does not print the official words; they stand in “Resolutions of the 2018 AGM” "
        "(The Union of Lamplighters and Lighthouse Keepers). See the page for its state."
    )


def test_a_clause_has_its_own_standing(site: Site) -> None:
    record = site.archive.records["2018/2"]
    clause = site.views.motion(record).clauses[1]
    assert "Not policy. Put to the vote and voted down." in of_motion(site, record).state_of_clause(clause)
    assert "Not policy." not in of_motion(site, record).known


@FORMS
def test_only_what_is_recorded_as_carried_is_called_a_resolution(site: Site, form: Callable[[Citation], str]) -> None:
    told = 0
    for key, citation in of_all(site):
        if not site.archive.records[key].is_carried:
            # The document that the words stand in may have the word in its title; what decided later may be one.
            said = form(citation).replace(citation.held, "").replace(citation.standing, "")
            assert "esolution" not in said, key
            told += 1
    assert told > 5


@FORMS
def test_words_of_a_summary_begin_so_and_never_stand_in_quotation_marks(
    site: Site, form: Callable[[Citation], str]
) -> None:
    for _, citation in of_all(site):
        if citation.summary:
            said = form(citation)
            assert "The archive’s summary: " in said
            assert not re.search(r"[“\"‘'](?=The archive’s summary: )", said.replace('"abstract":"', "")), said
            assert "<blockquote" not in said
            assert not said.startswith(">")


def test_without_a_summary_there_is_none() -> None:
    citation = of(motion(summary=None, clauses=None))
    assert citation.words == ""
    assert "Summary" not in "".join(form(citation) for form in READ.values())


def test_a_motion_without_a_number_is_named_once() -> None:
    citation = of(motion(decided("not recorded"), number=None), "2018/light-the-lamps")
    assert citation.reference == "Lamplighters, AGM 2018, Motion “Light the Lamps”"
    assert "number" not in csl.csl(citation)
    assert "\r\nSN" not in ris.ris(citation)


def test_another_bodys_congress_is_the_institution_of_its_motions() -> None:
    citation = of(motion(decided(by="congress")), "2018-congress/7")
    assert (citation.institution, citation.reference) == ("Congress", "CONGRESS 2018, Resolution 7")


@FORMS
def test_every_form_says_no_day_the_standing_and_what_is_held(form: Callable[[Citation], str]) -> None:
    said = form(of(motion()))
    assert "See the page for its state." in said
    assert "2026" not in said
    assert "Later decisions not known." in said
    assert "This archive does not hold the official words." in said


# BibTeX.


def read_bibtex(entry: str) -> dict[str, str]:
    """The fields of one entry as typed: BibTeX's own rule, by which every brace counts, escaped or not."""
    head = re.match(r"@techreport\{([a-z0-9-]+),\n", entry)
    assert head, entry
    found, at = {"": head[1]}, head.end()
    while match := re.compile(r"  ([a-z]+) = ").match(entry, at):
        at = match.end()
        if entry[at] != "{":
            end = entry.index(",\n", at)
            found[match[1]] = entry[at:end]
        else:
            depth, end = 0, at
            while True:
                depth += {"{": 1, "}": -1}.get(entry[end], 0)
                end += 1
                if depth == 0:
                    break
            found[match[1]] = entry[at + 1 : end - 1]
        assert entry[end : end + 2] == ",\n"
        at = end + 2
    assert entry[at:] == "}\n"
    return found


def set_by_tex(text: str) -> str:
    """What TeX sets: commands as their signs, ligatures as theirs, grouping braces as nothing."""
    assert not re.search(r"--|''|``|[?!]`", text), "TeX would set this as another sign"
    signs = {command: sign for sign, command in bibtex.ESCAPES.items()}
    pattern = "|".join(re.escape(command) for command in sorted(signs, key=len, reverse=True))
    return re.sub(rf"({pattern})|[{{}}]", lambda found: signs[found[1]] if found[1] else "", text)


def test_bibtex_of_every_motion_reads_back(site: Site) -> None:
    for _, citation in of_all(site):
        fields = read_bibtex(bibtex.bibtex(citation))
        assert set_by_tex(fields["title"]) == citation.title
        assert set_by_tex(fields["abstract"]) == citation.words if citation.words else "abstract" not in fields
        assert fields["url"] == citation.address
        assert fields[""] == citation.key


SIGNS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("{}\\%&$#_^~<>|'\"`,-!? "))


@given(SIGNS.map(lambda text: " ".join(text.split())).filter(bool))
def test_any_title_stands_in_bibtex_as_it_is(title: str) -> None:
    citation = of(motion(title="x"))
    entry = bibtex.bibtex(
        type(citation)(**{**{name: getattr(citation, name) for name in citation.__slots__}, "title": title})
    )
    fields = read_bibtex(entry)
    assert set_by_tex(fields["title"]) == title
    assert fields["title"][0] + fields["title"][-1] == "{}"


def test_bibtex_has_the_year_the_month_and_what_it_is() -> None:
    fields = read_bibtex(bibtex.bibtex(of(motion(decided(date="2018-10-06")))))
    assert {name: fields[name] for name in ("institution", "type", "number", "year", "month")} == {
        "institution": "Lamplighters",
        "type": "AGM 2018, Resolution",
        "number": "7",
        "year": "2018",
        "month": "oct",
    }


def test_keys_of_citations_differ_and_are_plain(site: Site) -> None:
    keys = [citation.key for _, citation in of_all(site)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)


# RIS.


def test_ris_keeps_its_line_rules(site: Site) -> None:
    awkward = of(motion(title=AWKWARD, summary="ER  - not the end\n\nTY  - JOUR"))
    for citation in [awkward, *(one for _, one in of_all(site))]:
        record = ris.ris(citation)
        lines = record.split("\r\n")
        assert lines.pop() == ""
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
        assert "\n" not in "".join(lines)
        assert (lines[0], lines[-1]) == ("TY  - RPRT", "ER  - ")
        assert [line[:2] for line in lines].count("ER") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018-10-05", "2018/10/05/"),
        ("2018-10-05/2018-10-06", "2018/10//"),
        ("2018-10", "2018/10//"),
        ("2018", "2018///"),
        ("2021-23", "2021///autumn"),
        ("2020-10~", "2020///"),
    ],
)
def test_ris_dates_say_what_is_certain(text: str, said: str) -> None:
    assert ris._date(parse_date(text)) == said


# CSL-JSON.

CSL_FIELDS = {
    "id", "type", "title", "author", "genre", "number", "publisher", "issued", "URL", "note",
    "abstract", "keyword", "language",
}  # fmt: skip
"""Those of csl-data.json (1.0) that a report of ours uses: https://github.com/citation-style-language/schema"""


def test_csl_json_keeps_to_its_schema(site: Site) -> None:
    for _, citation in of_all(site):
        (entry,) = json.loads(csl.csl_json([citation]))
        assert set(entry) <= CSL_FIELDS
        assert entry["type"] == "report"
        date = entry["issued"]
        assert set(date) <= {"date-parts", "season", "circa"}
        assert 1 <= len(date["date-parts"]) <= 2
        assert all(1 <= len(parts) <= 3 and all(type(part) is int for part in parts) for parts in date["date-parts"])
        assert all(type(value) is str for name, value in entry.items() if name not in ("issued", "author"))


def test_the_union_is_the_author_and_the_title_stays_as_published() -> None:
    citation = of(motion(title="On YER Bike"))
    assert r"author = {{Lamplighters}}" in bibtex.bibtex(citation)
    assert r"title = {{On YER Bike}}" in bibtex.bibtex(citation)
    assert "\r\nAU  - Lamplighters,\r\nTI  - On YER Bike\r\n" in ris.ris(citation)
    entry = csl.csl(citation)
    assert entry["author"] == [{"literal": "Lamplighters"}]
    assert entry["title"] == '<span class="nocase">On YER Bike</span>'


def test_a_title_that_the_archive_supplied_stands_in_brackets_and_the_language_is_the_motions() -> None:
    citation = of(motion(title="Lamps in winter", title_supplied="yes", language="cy"))
    assert citation.title == "[Lamps in winter]"
    assert "\r\nLA  - cy\r\n" in ris.ris(citation)
    assert csl.csl(citation)["language"] == "cy"
    assert "  language = {cy},\n" in bibtex.bibtex(citation)
    assert "language" in csl.csl(of(motion()))


def test_csl_dates_have_spans_seasons_and_doubt() -> None:
    assert csl._date(parse_date("2018-10-05/2018-10-06")) == {"date-parts": [[2018, 10, 5], [2018, 10, 6]]}
    assert csl._date(parse_date("2021-23")) == {"date-parts": [[2021]], "season": 3}
    assert csl._date(parse_date("2020-10~")) == {"date-parts": [[2020, 10]], "circa": True}


# The files.


def made_files(site: Site) -> list[File]:
    return [one for one in outputs_of(in_meetings(files.of_meeting), site) if isinstance(one, File)]


def test_every_meeting_with_motions_has_its_files(site: Site, site_folder: Path) -> None:
    paths = list(contents(made_files(site)))
    folders = [f"{key}/" for key, records in site.archive.by_meeting.items() if records]
    assert sorted(paths) == sorted(f"{folder}cite.{ending}" for folder in folders for ending in files.FORMATS)
    assert all((site_folder / path).is_file() for path in paths)


def test_a_meetings_files_hold_its_motions_in_order(site: Site) -> None:
    made = contents(made_files(site))
    keys = [f"lamplighters-{record.key.replace('/', '-')}" for record in site.archive.by_meeting["2018"]]
    assert re.findall(r"@techreport\{(.+),", made["2018/cite.bib"]) == keys
    assert re.findall(r"^ID  - (.+)\r$", made["2018/cite.ris"], re.MULTILINE) == keys
    assert [entry["id"] for entry in json.loads(made["2018/cite.json"])] == keys


def test_a_meetings_files_are_the_entries_of_its_motions(site: Site) -> None:
    made = contents(made_files(site))
    citations = [of_motion(site, record) for record in site.archive.by_meeting["2018"]]
    for ending, form in zip(files.FORMATS, READ.values(), strict=True):
        entries = entries_of(made[f"2018/cite.{ending}"].encode(), ending)
        assert [entry.decode() for entry in entries] == [form(citation) for citation in citations]


# The head of a motion's page.


def zotero(page: Path) -> dict[str, str]:
    """What Zotero takes a page for, by the rules of its translator "Embedded Metadata" (June 2026).

    It was tried with the translator itself, in Zotero's translation-server. Of each name the first element counts, and
    a name counts where another one ends with it; a report's institution makes it a report, whatever else is there.
    """
    tree = lxml_html.parse(page).getroot()
    metas = [
        (meta.get("name") or meta.get("property") or "", meta.get("content")) for meta in tree.xpath("/html/head/meta")
    ]
    fields = {
        "title": "citation_title",
        "institution": "citation_technical_report_institution",
        "number": "citation_technical_report_number",
        "date": "citation_publication_date",
        "url": "citation_public_url",
        "abstract": "citation_abstract",
        "language": "citation_language",
        "DOI": "citation_doi",
        "journal": "citation_journal_title",
        "conference": "citation_conference",
        "book": "citation_book_title",
        "author": "citation_author",
    }
    found = {field: next((value for tag, value in metas if tag.endswith(name)), "") for field, name in fields.items()}
    kinds = ["report" for tag, _ in metas if tag.endswith("citation_technical_report_institution")]
    # It looks for authors in elements whose class has such a word; there is none to be found.
    bylines = tree.xpath("//*[contains(@class, 'byline') or contains(@class, 'vcard')] | //a[@rel='author']")
    return {
        **{field: value for field, value in found.items() if value},
        "type": "".join(kinds),
        "bylines": str(len(bylines)),
    }


def test_zotero_files_a_motion_as_a_report(site_folder: Path) -> None:
    found = zotero(site_folder / "2018/ca1/index.html")
    assert found.pop("abstract").startswith("The archive’s summary: The rule on the quorum")
    assert found == {
        "type": "report",
        "title": "Rule 12: Quorum by Lantern",
        "institution": "Lamplighters",
        "number": "AGM 2018, Resolution CA1",
        "date": "2018/09/15",
        "url": "https://lampbook.example/2018/ca1/",
        "language": "en",
        "bylines": "0",
    }


def test_zotero_is_given_hostile_titles_whole(invented: Archive, site_folder: Path) -> None:
    assert zotero(site_folder / "2018/2/index.html")["title"] == invented.records["2018/2"].motion.title


def creative_work(page: Path) -> dict[str, object]:
    (script,) = lxml_html.parse(page).getroot().xpath("/html/head/script[@type='application/ld+json']")
    assert not re.search(r"[<>&\u2028\u2029]", script.text)
    found: dict[str, object] = json.loads(script.text)
    return found


def test_programs_read_of_every_motion_who_wrote_it_and_who_keeps_its_record(
    invented: Archive, site: Site, site_folder: Path
) -> None:
    for key, record in invented.records.items():
        found = creative_work(site_folder / key / "index.html")
        citation = of_motion(site, record)
        assert found["@type"] == "CreativeWork"
        assert found["@id"] == addresses.permanent(invented, addresses.of_motion(record))
        assert found["name"] == record.motion.title
        assert found["author"] == {"@type": "Organization", "name": citation.institution}
        assert found["genre"] in (("Resolution", "Motion") if record.is_carried else ("Motion",))
        page = found["subjectOf"]
        assert isinstance(page, dict)
        assert page["author"] == {"@type": "Organization", "name": invented.union.archive_name}
        assert page.get("dateModified") == (str(record.motion.changed) if record.motion.changed else None)


def test_a_page_says_on_which_day_its_record_was_changed() -> None:
    head = str(
        page_head.page_head(of({**motion(), "changed": "2021-05-04"}), "https://lampbook.example/2018/7/card.png")
    )
    assert '"dateModified":"2021-05-04"' in head


def test_a_page_names_its_motion_in_dublin_core(site_folder: Path) -> None:
    tree = lxml_html.parse(site_folder / "2018/ca1/index.html").getroot()
    metas = tree.xpath("/html/head/meta[starts-with(@property, 'dcterms:')]")
    found = {meta.get("property").removeprefix("dcterms:"): meta.get("content") for meta in metas}
    assert found == {
        "title": "Rule 12: Quorum by Lantern",
        "date": "2018-09-15",
        "identifier": "https://lampbook.example/2018/ca1/",
        "language": "en",
        "rightsHolder": "Lamplighters",
    }


def test_a_shared_page_shows_a_picture_that_is_there(invented: Archive, site_folder: Path) -> None:
    for key in invented.records:
        tree = lxml_html.parse(site_folder / key / "index.html").getroot()
        found = {meta.get("property"): meta.get("content") for meta in tree.xpath("/html/head/meta[@property]")}
        assert {"og:title", "og:description", "og:image", "og:image:alt"} <= set(found)
        assert (found["og:image:width"], found["og:image:height"]) == (str(cards.WIDTH), str(cards.HEIGHT))
        picture = site_folder / found["og:image"].removeprefix(invented.union.address)
        head = picture.read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(head[at : at + 4], "big") for at in (16, 20)] == [cards.WIDTH, cards.HEIGHT]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018-10-05", "2018-10-05"),
        ("2018-10-05/2018-10-06", "2018-10"),
        ("2018-09-30/2018-10-01", "2018"),
        ("2018-10", "2018-10"),
        ("2019/2020", "2019"),
        ("2018-10-05~", "2018"),
        ("2021-23", "2021"),
    ],
)
def test_the_shortest_date_says_what_is_certain(text: str, said: str) -> None:
    assert shortest_date(parse_date(text)) == said


def test_json_in_a_page_cannot_end_its_element() -> None:
    value = {"a": "</script><!-- & \u2028"}
    text = page_head.json_in_html(value)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == value


# The picture.


def test_the_picture_says_what_the_reference_says_and_nothing_that_changes(site: Site) -> None:
    archive = site.archive
    assert cards.card(site, archive.records["2020/m4"]) == Card(
        meeting="Lamplighters, AGM 2020",
        label="Motion",
        number="4",
        title="A Foghorn Is Not a Greeting",
        decision="Result not recorded",
        archive="The Lamp Book",
        accent="#0b4f6c",
    )
    for record in archive.records.values():
        assert record.is_carried or cards.card(site, record).label == "Motion"

"""Permanence beside the motions: the union, meetings, bodies, topics, campaigns, abbreviations and documents."""

import datetime as dt
from typing import Any

import pytest
from lxml import html

from schema.archive import Archive
from schema.published import Comparison, parse_published
from schema.rules import of_published
from scripts.publish import addresses
from scripts.publish.exports import feeds
from scripts.publish.pages import corrections, home, meeting
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import Values, document, entry, motion
from tests.pages import in_meetings, pages_of
from tests.test_permanence import as_published, told

LIST = {"document": "minutes", "numbers": "of the resolutions", "motions": "1", "held": "whole"}
MEETING = making.meeting("2018", name="AGM 2018", held="2018-10", place="Harbour Hall", evidence=["minutes"], list=LIST)
BODIES = {
    "pier": entry("Pier Branch", kind="branch", also=["The Pier"], until="2019"),
    "shed": entry("Shed", kind="other"),
}
DOCUMENTS = {"letter": document("letter", title="A Letter on Oil", date="2019-03", sha256="a" * 64)}
ABBREVIATIONS = {"lpo": {"short": "LPO", "name": "Lamp Post Office", "meaning": "Where lamps are posted."}}


def beside(**changed: Any) -> Archive:
    """An archive with something of each kind beside a motion, of which parts are given otherwise."""
    parts: dict[str, Any] = {
        "meetings": {"2018": MEETING},
        "bodies": BODIES,
        "topics": {"soup": entry("Soup", words=["broth"])},
        "documents": DOCUMENTS,
        "abbreviations": ABBREVIATIONS,
        "threads": {"light": "2018/1"},
    }
    union = {"lapse": "3 years", **changed.pop("union", {})}
    return making.archive({"2018/1": motion()}, **(parts | changed), **union)


def union(**changed: str) -> Values:
    return {**making.UNION, "lapse": "3 years", **changed}


BESIDE: dict[str, tuple[dict[str, Any], str, str]] = {
    "the union's name": ({"union": union(name="Wicks")}, "union.yaml", "name"),
    "the archive's name": ({"union": union(archive_name="Wicks")}, "union.yaml", "archive_name"),
    "the site's address": ({"union": union(address="https://wicks.example/")}, "union.yaml", "address"),
    "the lapse rule": ({"union": union(lapse="none")}, "union.yaml", "lapse"),
    "the form of citation": ({"union": union(citation="{meeting}, {union}, {label} {number}")}, "union.yaml", "citation"),
    "a meeting's name": ({"meetings": {"2018": {**MEETING, "name": "Congress 2018"}}}, "2018/meeting.yaml", "name"),
    "a meeting's kind": ({"meetings": {"2018": {**MEETING, "kind": "special general meeting"}}}, "2018/meeting.yaml", "kind"),
    "a meeting's days": ({"meetings": {"2018": {**MEETING, "held": "2018-11"}}}, "2018/meeting.yaml", "held"),
    "a meeting's place": ({"meetings": {"2018": {**MEETING, "place": "Pier Hall"}}}, "2018/meeting.yaml", "place"),
    "a meeting's quorum": ({"meetings": {"2018": {**MEETING, "quorate": "no"}}}, "2018/meeting.yaml", "quorate"),
    "a meeting's evidence": ({"meetings": {"2018": {**MEETING, "evidence": ["page"]}}}, "2018/meeting.yaml", "evidence"),
    "less of a list": ({"meetings": {"2018": {**MEETING, "list": {**LIST, "held": "part"}}}}, "2018/meeting.yaml", "list"),
    "a longer list": ({"meetings": {"2018": {**MEETING, "list": {**LIST, "motions": "2"}}}}, "2018/meeting.yaml", "list"),
    "a body's name": ({"bodies": {**BODIES, "pier": {**BODIES["pier"], "name": "Mole Assembly"}}}, "bodies.yaml", "pier.name"),
    "a body's other name": ({"bodies": {**BODIES, "pier": {**BODIES["pier"], "also": ["Mole"]}}}, "bodies.yaml", "pier.also"),
    "a body's kind": ({"bodies": {**BODIES, "pier": {**BODIES["pier"], "kind": "employer"}}}, "bodies.yaml", "pier.kind"),
    "a body's end": ({"bodies": {**BODIES, "pier": {**BODIES["pier"], "until": "2020"}}}, "bodies.yaml", "pier.until"),
    "a topic's meaning": ({"topics": {"soup": entry("Soup", meaning="Pensions.")}}, "topics.yaml", "soup.meaning"),
    "a document's kind": ({"documents": {"letter": {**DOCUMENTS["letter"], "kind": "minutes"}}}, "documents.yaml", "letter.kind"),
    "a document's file": ({"documents": {"letter": {**DOCUMENTS["letter"], "sha256": "b" * 64}}}, "documents.yaml", "letter.sha256"),
    "an abbreviation": ({"abbreviations": {"lpo": {**ABBREVIATIONS["lpo"], "short": "LP"}}}, "abbreviations.yaml", "lpo.short"),
}  # fmt: skip
"""What is changed beside the motions, the file and the place at which that is a problem."""


def with_erratum(values: Values, of: str) -> Values:
    """The union, a meeting, or the entries of a list, each with an erratum of today."""
    erratum = {"on": AS_OF.isoformat(), "of": of, "change": "It was wrong, and is right.", "because": "Misread."}
    if all(isinstance(value, dict) for value in values.values()):
        return {key: {**value, "errata": [erratum]} for key, value in values.items()}
    return {**values, "errata": [erratum]}


@pytest.mark.parametrize("what", BESIDE)
def test_what_stands_beside_the_motions_changes_only_with_an_erratum(what: str) -> None:
    parts, file, where = BESIDE[what]
    ((kind, values),) = parts.items()
    rule = {"union": "union", "meetings": "meeting"}.get(kind, "facts-of-entry")
    place = where if kind != "meetings" or where != "list" else "list"
    rule = "published-" + (f"{rule}-stays" if rule != "facts-of-entry" else "facts-of-entry-stay")
    assert told(beside(), beside(**parts)) == [(rule, file, place)]
    of = where.rpartition(".")[2].replace("_", "-")
    right = beside(**{kind: with_erratum(values, of)})
    assert told(beside(), right) == []
    # An erratum of another field excuses nothing, and none that was published already.
    assert told(beside(), beside(**{kind: with_erratum(values, "weather")})) == [(rule, file, place)]
    assert told(right, right) == []
    gone = {one[0] for one in told(right, beside(**parts))}
    assert gone == {"published-erratum-stays"}


def test_what_becomes_known_beside_the_motions_needs_no_erratum() -> None:
    notice = {"document": "page", "numbers": "of the notice", "motions": "9", "held": "part"}
    parts = {
        "union": union(lapse="3 years", contact="others@lampbook.example", keeper="Others.", accent="#0b4f6d"),
        "meetings": {"2018": {**MEETING, "held": "2018-10-05", "evidence": ["minutes", "page"], "list": notice}},
        "bodies": {
            "pier": {**BODIES["pier"], "name": "Mole Assembly", "also": ["The Pier", "Pier Branch"], "until": "2019-05"},
            "shed": entry("Shed", kind="branch"),
        },
        "topics": {"soup": entry("Broth and Stew", meaning="Soup.", words=["Soup"])},
        "documents": {"letter": {**DOCUMENTS["letter"], "date": "2019-03-04", "address": "https://oil.example/", "seen": "2026-11-20"}},
        "abbreviations": {"lpo": {**ABBREVIATIONS["lpo"], "meaning": "Lamps are posted there."}},
    }  # fmt: skip
    assert told(beside(), beside(**parts)) == []


def test_a_message_beside_the_motions_prints_the_erratum_at_its_place() -> None:
    state = parse_published(as_published(beside()).encode())
    changes_of = {**BODIES, "pier": {**BODIES["pier"], "kind": "employer"}}
    (finding,) = of_published.check_published_facts_of_entry_stay(Comparison(beside(bodies=changes_of), state, AS_OF))
    assert finding.sentence == "The body 'pier' was published differently: its kind was “branch”."
    assert finding.hint == (
        "Put back what was published. If it was wrong, or has changed since, put this at the end of its entry and say why:\n"
        "  errata:\n    - on: 2026-11-21\n      of: kind\n      change: >-\n"
        "        Its kind was “branch” and is “employer”.\n      because:"
    )


def test_corrections_beside_the_motions_stand_on_the_meetings_page_and_in_the_list() -> None:
    parts = {
        "meetings": {"2018": with_erratum(MEETING, "place")},
        "documents": with_erratum(DOCUMENTS, "date"),
        "union": with_erratum(making.UNION, "archive-name"),
    }
    site = Site(beside(**parts), AS_OF)
    (page,) = pages_of(in_meetings(meeting.of_meeting), site)
    assert "<b>21 November 2026</b>, place:" in page.content
    items = html.fromstring(corrections.corrections(site, "")).xpath("//li")
    assert [" ".join(item.text_content().split()) for item in items] == [
        "Lamplighters, 21 November 2026, archive name: It was wrong, and is right. Misread.",
        "AGM 2018, 21 November 2026, place: It was wrong, and is right. Misread.",
        "A Letter on Oil, 21 November 2026, date: It was wrong, and is right. Misread.",
    ]
    assert "so far" in corrections.corrections(Site(beside(), AS_OF), "")


def test_corrections_beside_the_motions_are_in_the_feed_and_on_the_home_page() -> None:
    parts = {"documents": with_erratum(DOCUMENTS, "date"), "union": with_erratum(making.UNION, "archive-name")}
    site = Site(beside(**parts), AS_OF)
    assert [(entry.page, entry.anchor, entry.title) for entry in feeds.corrections(site)] == [
        (addresses.CORRECTIONS, "union-corrected-2026-11-21", "Lamplighters: corrected, 21 November 2026"),
        (addresses.CORRECTIONS, "document-letter-corrected-2026-11-21", "A Letter on Oil: corrected, 21 November 2026"),
    ]
    assert "It was wrong, and is right." in feeds.corrections(site)[0].content
    assert home.days(site)[0] == "21 November 2026: 2 corrections made."
    assert feeds.corrections(Site(beside(**parts), AS_OF - dt.timedelta(days=1))) == []


def test_a_correction_keeps_its_anchors_under_former_keys() -> None:
    bodies = with_erratum({"mole": {**BODIES["pier"], "formerly": ["pier"]}}, "kind")
    listed = corrections.corrections(Site(beside(bodies=bodies), AS_OF), "")
    assert 'id="body-mole-corrected-2026-11-21"' in listed
    assert 'id="body-pier-corrected-2026-11-21"' in listed

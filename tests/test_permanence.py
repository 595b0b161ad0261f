"""Permanence: what was published stays, is corrected in the open, or leaves word of its removal."""

import copy
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pydantic import BaseModel, Field

from schema import published
from schema.archive import Archive
from schema.fields import BodyKey, DateField, DocumentKey, Line, Prose
from schema.folder import read_archive
from schema.json_schema import ROOTS
from schema.motion import Clause, Erratum, Motion, Outcome, Source, Strict
from schema.permanence import Free, Kept, decision, kept
from schema.problems import Problem, render_annotation, render_problem
from schema.published import (
    Comparison,
    NotPublished,
    Publication,
    parse_published,
    published_form,
    read_published,
    says_the_same,
)
from schema.rules import PERMANENCE, check_permanence, of_published, open_archive, rules_in
from schema.rules.changed import changes
from schema.shapes import Shape, fields_of, groups_in, model_in
from schema.wording import fingerprint
from scripts.check import main
from scripts.publish.books import cards
from scripts.publish.exports import motions_json
from scripts.publish.exports.published_format import JSON
from scripts.publish.frames.mkdocs_frames import build_frames
from scripts.publish.pages import help
from scripts.publish.publishing import publish
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF, ROOT
from tests.making import Values, clause, decided, document, entry, link, motion, update
from tests.overlay import ARCHIVE
from tests.pages import contents, outputs_of

EARLIER = AS_OF - dt.timedelta(days=1)


def as_published(archive: Archive) -> str:
    """The text of the motions.json that the site of an archive has."""
    return contents(outputs_of(motions_json.files, Site(archive, EARLIER)))[JSON]


def told(before: Archive, now: Archive) -> list[tuple[str, str, str]]:
    """What an archive is told that was published as it was before: the rule, the file and the place."""
    state = parse_published(as_published(before).encode())
    return [
        (name, finding.file.removeprefix("resolutions/"), ".".join(map(str, finding.where)))
        for name, rule in rules_in(PERMANENCE).items()
        for finding in rule(Comparison(now, state, AS_OF))
    ]


WORDING = "Lamps go out.\n\nWe want:\n1. oil;\n2. light.\n\nAt once."
FINGERPRINT = fingerprint(WORDING)


def amendment(decision: str, **more: Any) -> Values:
    """An amendment that nobody is recorded to have put."""
    evidence = {} if decision == "not recorded" else {"evidence": ["minutes"]}
    return {"proposer": "not recorded", "decision": decision, **evidence, **more}


PUBLISHED: Values = motion(
    decided("carried", date="2018-10-05", vote="45 for, 12 against", clauses="a"),
    decided("remitted", to="council", clauses="b"),
    decided("lost", by="council", date="2018-11"),
    notice_number="31",
    title="Light the Lamps of 9 Quays",
    committee="committee",
    links=[link("follows", "2016/4", clauses="a"), link("related", "2017/8")],
    ballot={"place": "3", "votes": "80"},
    looked_for=[{"on": "2021-05-01", "clauses": "a"}],
    union_says=[{"date": "2021-05", "clauses": "a", "says": "The council still asks for it.", "evidence": ["minutes"]}],
    disputes=[{"on": "2021-06-01", "by": "the branch", "says": "The oil came in 41 barrels."}],
    clauses=[
        clause("a", text="Get every lamp on the 9 quays lit before each winter.", towards=["trust"], until="2020"),
        clause("b", "position", text="A lamp that does not burn is not a lamp."),
    ],
    updates=[
        update("oil-came", "2019-03", {"a": "partly met"}, event="The Trust sent 40 barrels of oil to the quays."),
        update("a-count", "2020", event="A count found no lamp burning."),
    ],
    source={"document": "minutes", "fingerprint": FINGERPRINT, "paragraphs": "3"},
    wording=WORDING,
    amendments=[
        amendment(
            "lost",
            number="12.1",
            proposer=["branch"],
            text="Leave out the 9 quays.",
            vote="3 for, 90 against",
            wording="Leave out 9.",
        ),
        amendment("not recorded", text="Put in the piers."),
    ],
    errata=[{"on": "2020-01-01", "change": "The vote was given as 54.", "because": "Two figures changed places."}],
)
"""A motion with all that can be published of one."""

KEY = "2018/12"


def changed(*steps: tuple[tuple[str | int, ...], Any]) -> Values:
    """The published motion with values at these places; None takes one out."""
    values = copy.deepcopy(PUBLISHED)
    for where, value in steps:
        part: Any = values
        for step in where[:-1]:
            part = part[step]
        if value is None:
            del part[where[-1]]
        elif isinstance(part, list) and where[-1] == len(part):
            part.append(value)
        else:
            part[where[-1]] = value
    return values


def corrected(values: Values, of: str) -> Values:
    """A motion with an erratum of today that names a place."""
    erratum = {"on": AS_OF.isoformat(), "of": of, "change": "It was wrong, and is right.", "because": "Misread."}
    return {**values, "errata": [*values.get("errata", ()), erratum]}


DECISIONS, UPDATES = ("outcome", "decisions"), ("outcome", "updates")
OTHER_WORDS = WORDING.replace("oil", "soup")

# What is changed, the rule that it breaks, where that is told, and what the erratum is of that excuses it.
CHANGES: dict[str, tuple[tuple[tuple[tuple[str | int, ...], Any], ...], str, str, str]] = {
    "another notice number": (((("notice_number",), "13"),), "published-number-stays", "notice_number", "number"),
    "another title": (((("title",), "Light the Lamps of 8 Quays"),), "published-title-stays", "title", "title"),
    "a clause gone": (((("clauses",), PUBLISHED["clauses"][:1]),), "published-clause-stays", "clauses", "b"),
    "another kind": (((("clauses", 1, "kind"), "rule change"), (("clauses", 1, "rule"), "rule 7")),
        "published-clause-keeps-its-meaning", "clauses.1.kind", "b"),
    "another body asked": (((("clauses", 0, "to"), ["officers"]),),
        "published-clause-keeps-its-meaning", "clauses.0.to", "a"),
    "nobody to move": (((("clauses", 0, "towards"), None),),
        "published-clause-keeps-its-meaning", "clauses.0.towards", "a"),
    "a later limit": (((("clauses", 0, "until"), "2021"),),
        "published-clause-keeps-its-meaning", "clauses.0.until", "a"),
    "no limit": (((("clauses", 0, "until"), None),), "published-clause-keeps-its-meaning", "clauses.0.until", "a"),
    "other figures": (((("clauses", 0, "text"), "Get every lamp on the 8 quays lit before each winter."),),
        "published-clause-keeps-its-meaning", "clauses.0.text", "a"),
    "the contrary": (((("clauses", 1, "text"), "A lamp that does burn is a lamp."),),
        "published-clause-keeps-its-meaning", "clauses.1.text", "b"),
    "another text": (((("clauses", 1, "text"), "Soup must not be served cold."),),
        "published-clause-keeps-its-meaning", "clauses.1.text", "b"),
    "another decision": ((((*DECISIONS, 0, "decision"), "carried as amended"),),
        "published-decision-stays", "outcome.decisions.0.decision", "decision"),
    "another vote": ((((*DECISIONS, 0, "vote"), "54 for, 12 against"),),
        "published-decision-stays", "outcome.decisions.0.vote", "decision"),
    "no vote": ((((*DECISIONS, 0, "vote"), None),),
        "published-decision-stays", "outcome.decisions.0.vote", "decision"),
    "another day": ((((*DECISIONS, 0, "date"), "2018-10-06"),),
        "published-decision-stays", "outcome.decisions.0.date", "decision"),
    "sent elsewhere": ((((*DECISIONS, 1, "to"), "officers"),),
        "published-decision-stays", "outcome.decisions.1.to", "decision"),
    "a decision gone": ((((*DECISIONS, 2), None),), "published-decision-stays", "outcome.decisions", "decision"),
    "no longer recorded": ((((*DECISIONS, 2, "decision"), "not recorded"), ((*DECISIONS, 2, "evidence"), None)),
        "published-decision-stays", "outcome.decisions.2.decision", "decision"),
    "an amendment gone": (((("amendments",), PUBLISHED["amendments"][1:]),),
        "published-amendment-stays", "amendments", "amendment"),
    "an amendment carried": (((("amendments", 0, "decision"), "carried"),),
        "published-amendment-stays", "amendments.0.decision", "amendment"),
    "another vote on an amendment": (((("amendments", 0, "vote"), "9 for, 30 against"),),
        "published-amendment-stays", "amendments.0.vote", "amendment"),
    "another amendment": (((("amendments", 1, "text"), "Serve soup."),),
        "published-amendment-stays", "amendments.1.text", "amendment"),
    "other words of an amendment": (((("amendments", 0, "wording"), None),),
        "published-amendment-stays", "amendments.0.wording", "amendment"),
    "an event gone": ((((*UPDATES, 1), None),), "published-event-stays", "outcome.updates", "a-count"),
    "another date": ((((*UPDATES, 0, "date"), "2019-04"),),
        "published-event-stays", "outcome.updates.0.date", "oil-came"),
    "somebody else": ((((*UPDATES, 0, "by"), "press"),), "published-event-stays", "outcome.updates.0.by", "oil-came"),
    "another event": ((((*UPDATES, 0, "event"), "The Trust sent 4 barrels of oil to the quays."),),
        "published-event-stays", "outcome.updates.0.event", "oil-came"),
    "another judgement": ((((*UPDATES, 0, "assessment", "progress"), {"a": "met"}),),
        "published-event-stays", "outcome.updates.0.assessment", "oil-came"),
    "no judgement": ((((*UPDATES, 0, "assessment"), None),),
        "published-event-stays", "outcome.updates.0.assessment", "oil-came"),
    "judged earlier": ((((*UPDATES, 0, "assessment", "on"), "2025-12-31"),),
        "published-event-stays", "outcome.updates.0.assessment", "oil-came"),
    "no words": (((("wording",), None),), "published-wording-stays", "", "wording"),
    "other words": (((("wording",), OTHER_WORDS), (("source", "fingerprint"), fingerprint(OTHER_WORDS))),
        "published-wording-stays", "wording", "wording"),
    "other paragraphs": (((("wording",), WORDING.replace("\n\nAt once.", "\nAt once.")), (("source", "paragraphs"), "2")),
        "published-paragraph-stays", "wording", "wording"),
    "no fingerprint": (((("source", "fingerprint"), None),),
        "published-wording-stays", "source.fingerprint", "wording"),
    "another kind of motion": (((("kind",), "emergency"),), "published-facts-stay", "kind", "kind"),
    "another committee": (((("committee",), "heading"),), "published-facts-stay", "committee", "committee"),
    "no committee": (((("committee",), "not recorded"),), "published-facts-stay", "committee", "committee"),
    "another proposer": (((("proposer",), ["officers"]),), "published-facts-stay", "proposer", "proposer"),
    "another place in the ballot": (((("outcome", "ballot", "place"), "4"),),
        "published-facts-stay", "outcome.ballot.place", "ballot"),
    "no ballot": (((("outcome", "ballot"), None),), "published-facts-stay", "outcome", "ballot"),
    "a link gone": (((("links", 1), None),), "published-link-stays", "links", "links"),
    "another kind of link": (((("links", 0, "kind"), "amends"),), "published-link-stays", "links", "links"),
    "a link from other clauses": (((("links", 0, "clauses"), "b"),),
        "published-link-stays", "links.0.clauses", "links"),
    "a search gone": (((("outcome", "looked_for"), None),), "published-search-stays", "outcome", "looked-for"),
    "a statement of the union gone": (((("outcome", "union_says"), None),),
        "published-statement-stays", "outcome", "union-says"),
    "the contrary statement": (((("outcome", "union_says", 0, "says"), "The council no longer asks for it."),),
        "published-statement-stays", "outcome.union_says.0.says", "union-says"),
    "an objection gone": (((("outcome", "disputes"), None),), "published-dispute-stays", "outcome", "disputes"),
    "another objection": (((("outcome", "disputes", 0, "says"), "The oil came in 40 barrels."),),
        "published-dispute-stays", "outcome.disputes.0.says", "disputes"),
    "evidence of a decision gone": ((((*DECISIONS, 0, "evidence"), ["page"]),),
        "published-decision-stays", "outcome.decisions.0.evidence", "decision"),
    "evidence of an event gone": ((((*UPDATES, 1, "evidence"), ["copy"]),),
        "published-event-stays", "outcome.updates.1.evidence", "a-count"),
    "judged by somebody else": ((((*UPDATES, 0, "assessment", "by"), "the Trust"),),
        "published-event-stays", "outcome.updates.0.assessment", "oil-came"),
    "judged for the contrary reason": ((((*UPDATES, 0, "assessment", "because"), "It is not so."),),
        "published-event-stays", "outcome.updates.0.assessment", "oil-came"),
    "an amendment from others": (((("amendments", 0, "proposer"), ["officers"]),),
        "published-amendment-stays", "amendments.0.proposer", "amendment"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_refused_until_an_erratum_says_so(what: str) -> None:
    steps, rule, where, of = CHANGES[what]
    before, values = making.archive({KEY: PUBLISHED}), changed(*steps)
    found = told(before, making.archive({KEY: values}))
    # The notice number is an address as well, which no erratum lets go.
    assert [one for one in found if one[0] != "published-motion-stays"] == [(rule, f"{KEY}.yaml", where)]
    now = corrected(values, of)
    if of == "number":
        now["formerly"] = ["2018/m31"]
    assert told(before, making.archive({KEY: now})) == []
    # An erratum of another place excuses nothing, and none that was published already.
    assert (rule, f"{KEY}.yaml", where) in told(before, making.archive({KEY: corrected(values, "z")}))
    old = making.archive({KEY: corrected(PUBLISHED, of)})
    assert (rule, f"{KEY}.yaml", where) in told(old, making.archive({KEY: now}))


REMOVED = {"title", "amendment", "a", "b", "oil-came", "a-count", "wording"}


@pytest.mark.parametrize("what", [what for what, change in CHANGES.items() if change[3] in REMOVED])
def test_a_redaction_excuses_a_removal_while_it_is_new(what: str) -> None:
    steps, rule, _, _ = CHANGES[what]
    redaction = {"redaction": {"on": AS_OF.isoformat(), "because": "It named a member."}}
    now = making.archive({KEY: {**changed(*steps), **redaction}})
    assert told(making.archive({KEY: PUBLISHED}), now) == []
    assert {one[0] for one in told(making.archive({KEY: {**PUBLISHED, **redaction}}), now)} == {rule}


def test_a_redaction_excuses_no_number_and_no_decision() -> None:
    redaction = {"redaction": {"on": AS_OF.isoformat(), "because": "It named a member."}}
    values = changed((("notice_number",), "13"), ((*DECISIONS, 0, "vote"), None))
    found = told(making.archive({KEY: PUBLISHED}), making.archive({KEY: {**values, **redaction}}))
    assert [one[0] for one in found] == [
        "published-motion-stays",
        "published-number-stays",
        "published-decision-stays",
    ]


# What needs no erratum ------------------------------------------------------------------------------------------------

HARMLESS: dict[str, tuple[tuple[tuple[str | int, ...], Any], ...]] = {
    "nothing": (),
    "reworded clauses": (
        (("clauses", 0, "text"), "Before each winter, have all the lamps of the 9 quays lit."),
        (("clauses", 1, "text"), "A lamp which does not burn is no lamp at all; see [2018/12]."),
    ),
    "a reworded event": (((*UPDATES, 0, "event"), "40 barrels of oil were sent to the quays by the Trust."),),
    "a more exact date": (((*UPDATES, 0, "date"), "2019-03-14"), ((*DECISIONS, 2, "date"), "2018-11-02")),
    "the vote written otherwise": (((*DECISIONS, 0, "vote"), "45 for, 12 against"),),
    "confirmed on a later day": (((*UPDATES, 0, "assessment", "on"), "2026-11-21"),),
    "the words set otherwise": ((("wording",), WORDING.replace("Lamps go out.", "Lamps go\nout")),),
    "the result of an amendment": (
        (("amendments", 1), amendment("accepted", text="The piers are to be put in.")),
        (("amendments", 0, "wording"), "Leave out “9”"),
    ),
    "a clause added": ((("clauses",), [*PUBLISHED["clauses"], clause("c")]),),
    "an event added": (((*UPDATES,), [*PUBLISHED["outcome"]["updates"], update("light", "2021-05-01")]),),
    "a later decision": (((*DECISIONS,), [*PUBLISHED["outcome"]["decisions"], decided("carried", by="trust")]),),
    "another summary": ((("summary",), "Members trip in the dark."), (("about",), "Darkness")),
    "a new search": ((("outcome", "looked_for", 1), {"on": "2026-11-20", "clauses": "a"}),),
    "another reason for a link": ((("links", 0, "because"), "The text names it."),),
    "a link more, evidence more": (
        (("links", 2), link("related", "2015/2")),
        ((*DECISIONS, 0, "evidence"), ["minutes", "page"]),
        ((*UPDATES, 0, "evidence"), ["copy", "page"]),
    ),
    "a statement of the union on its day": ((("outcome", "union_says", 0, "date"), "2021-05-04"),),
    "an objection settled": (
        (("outcome", "disputes", 0, "closed"), "2022-01-01"),
        (("outcome", "disputes", 0, "answer"), "The Trust counted 40."),
    ),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_added_made_exact_or_reworded_needs_no_erratum(what: str) -> None:
    assert told(making.archive({KEY: PUBLISHED}), making.archive({KEY: changed(*HARMLESS[what])})) == []


def test_results_after_a_meeting_change_nothing_that_was_published() -> None:
    unknown = motion(decided("not recorded"), clauses=None, formerly=["2020/oil"])
    before = making.archive({"2020/m18": unknown})
    known = motion(decided("carried", vote="9 for, 2 against", date="2020-10-05"), notice_number="18")
    now = {**known, "formerly": ["2020/m18", "2020/oil"]}
    assert told(before, making.archive({"2020/12": now})) == []
    without = {**known, "formerly": ["2020/oil"], "notice_number": None}
    assert [one[0] for one in told(before, making.archive({"2020/12": without}))] == ["published-motion-stays"]


def test_a_meeting_may_change_its_key() -> None:
    before = making.archive({"2018/12": PUBLISHED, "2018/m2": motion()})
    held = {"2018-agm": making.meeting("2018", name="AGM 2018", formerly=["2018"])}
    now = making.archive({"2018-agm/12": PUBLISHED, "2018-agm/m2": motion()}, meetings=held)
    assert told(before, now) == []


@pytest.mark.parametrize("folder", [ROOT / "resolutions", ARCHIVE], ids=lambda folder: folder.name)
def test_an_archive_has_no_problem_with_its_own_publication(folder: Path) -> None:
    archive = open_archive(folder, "resolutions")
    assert told(archive, archive) == []
    assert len(parse_published(as_published(archive).encode()).motions) == len(archive.records)


@given(st.lists(st.sampled_from(sorted(CHANGES)), unique=True), st.sampled_from(sorted(HARMLESS)))
def test_whatever_was_published_agrees_with_itself_and_with_what_is_added(changes: list[str], added: str) -> None:
    values = copy.deepcopy(PUBLISHED)
    for what in changes:
        for where, value in CHANGES[what][0]:
            part: Any = values
            try:
                for step in where[:-1]:
                    part = part[step]
                part[where[-1]]
            except (KeyError, IndexError):
                continue
            if value is None:
                del part[where[-1]]
            else:
                part[where[-1]] = copy.deepcopy(value)
    before = making.archive({KEY: values})
    assert told(before, before) == []
    more = {KEY: values, "2018/13": PUBLISHED, "2019/1": motion(), "2019/m2": changed(*HARMLESS[added])}
    assert told(before, making.archive(more, bodies={"pier": entry("Pier", kind="branch")})) == []


# Addresses ------------------------------------------------------------------------------------------------------------


def test_a_motion_that_is_gone_is_told() -> None:
    before = making.archive({KEY: PUBLISHED, "2018/13": motion(), "2019/1": motion()})
    now = making.archive({"2018/13": motion()})
    assert told(before, now) == [
        ("published-motion-stays", "2018/12.yaml", ""),
        ("published-motion-stays", "2019/1.yaml", ""),
        ("published-entry-stays", "2019/meeting.yaml", ""),
    ]


def test_an_old_address_that_leads_elsewhere_is_told() -> None:
    first, second = motion(notice_number="31", formerly=["2018/oil"]), motion(title="Dim the Lamps", about="Dark")
    before = making.archive({"2018/12": first, "2018/13": second})
    moved = {**second, "formerly": ["2018/oil"]}
    now = making.archive({"2018/12": {**first, "formerly": ()}, "2018/13": moved})
    assert told(before, now) == [("published-motion-stays", "2018/12.yaml", "")]


@pytest.mark.parametrize(
    "other",
    [
        {"about": "Soup", "clauses": [clause("a", text="Serve soup.")]},
        {"source": {"document": "minutes", "fingerprint": fingerprint("Serve soup.")}},
    ],
)
def test_a_key_that_is_used_again_is_told_once(other: Values) -> None:
    text = {"source": {"document": "minutes", "fingerprint": FINGERPRINT}}
    before = making.archive({"2018/12": motion(**text), "2018/soup": motion(**text)})
    another = motion(**{**text, "title": "Soup on Every Landing", **other})
    now = making.archive({"2018/12": another, "2018/soup": another})
    rule = "published-key-keeps-its-motion"
    assert told(before, now) == [(rule, "2018/12.yaml", "title"), (rule, "2018/soup.yaml", "title")]
    # A record that was wrong from top to bottom can be put right; then each place is asked for.
    right = corrected(another, "title")
    found = told(before, making.archive({"2018/12": right, "2018/soup": right}))
    assert found
    assert rule not in {one[0] for one in found}


def test_an_entry_that_is_gone_or_stands_for_another_is_told() -> None:
    beside = {
        "bodies": {
            "pier": entry("Pier Branch", kind="branch", formerly=["mole"]),
            "shed": entry("Harbour Shed", kind="branch"),
        },
        "topics": {"soup": entry("Soup")},
        "documents": {"letter": document("letter")},
    }
    before = making.archive({KEY: PUBLISHED}, threads={"light": KEY}, **beside)
    assert told(before, making.archive({KEY: PUBLISHED})) == [
        ("published-entry-stays", f"{kind}.yaml", "")
        for kind in ("bodies", "bodies", "bodies", "topics", "threads", "documents")
    ]
    kept = making.archive(
        {KEY: PUBLISHED},
        threads={"light": KEY},
        bodies={"quay": entry("Quay Branch", kind="branch", formerly=["pier", "mole"]), "shed": entry("Harbour Sheds", kind="branch")},
        topics={"food": entry("Food", formerly=["soup"])},
        documents={"letter": document("letter", note="Others have it too.", address="https://letter.example/")},
    )  # fmt: skip
    assert told(before, kept) == []
    used = making.archive(
        {KEY: PUBLISHED},
        meetings={"2018": making.meeting("2018", name="Congress", held="2018-05-01")},
        threads={"light": KEY},
        **{**beside, "topics": {"soup": entry("Pensions")}},
    )
    assert told(before, used) == [
        ("published-entry-keeps-its-meaning", "2018/meeting.yaml", "name"),
        ("published-entry-keeps-its-meaning", "topics.yaml", "soup.name"),
    ]


def test_a_letter_and_an_events_key_that_are_gone_are_never_used_again() -> None:
    gone = corrected(corrected(changed((("clauses",), PUBLISHED["clauses"][:1])), "b"), "a-count")
    gone["outcome"] = {"decisions": [decided()], "updates": PUBLISHED["outcome"]["updates"][:1]}
    again = {**gone, "clauses": PUBLISHED["clauses"], "outcome": {**gone["outcome"], **PUBLISHED["outcome"]}}
    again["outcome"]["decisions"] = [decided()]
    assert told(making.archive({KEY: gone}), making.archive({KEY: again})) == [
        ("published-clause-stays", f"{KEY}.yaml", "clauses.1.letter"),
        ("published-event-stays", f"{KEY}.yaml", "outcome.updates.1.key"),
    ]


# Corrections and removals ---------------------------------------------------------------------------------------------


def test_a_correction_that_was_published_is_neither_rewritten_nor_removed() -> None:
    before = making.archive({KEY: PUBLISHED})
    rule = "published-erratum-stays"
    gone = changed((("errata",), None))
    assert told(before, making.archive({KEY: gone})) == [(rule, f"{KEY}.yaml", "")]
    rewritten = changed((("errata", 0, "change"), "The vote was given as 45."))
    assert told(before, making.archive({KEY: rewritten})) == [(rule, f"{KEY}.yaml", "errata.0")]
    assert told(before, making.archive({KEY: changed((("errata", 0, "of"), "decision"))})) == []
    taken_out = {**gone, "redaction": {"on": "2026-11-21", "because": "It named a member."}}
    assert told(before, making.archive({KEY: taken_out})) == []


def test_a_redaction_that_was_published_stays() -> None:
    redaction = {"on": "2026-01-01", "because": "It named a member."}
    before = making.archive({KEY: {**PUBLISHED, "redaction": redaction}})
    rule = "published-redaction-stays"
    for now, where in (
        (PUBLISHED, ""),
        ({**PUBLISHED, "redaction": {**redaction, "on": "2026-01-02"}}, "redaction"),
        ({**PUBLISHED, "redaction": {**redaction, "because": "Nobody asked for it."}}, "redaction"),
    ):
        assert told(before, making.archive({KEY: now})) == [(rule, f"{KEY}.yaml", where)]
        assert told(before, making.archive({KEY: corrected(now, "redaction")})) == []
    reworded = {**PUBLISHED, "redaction": {**redaction, "because": "A member was named in it."}}
    assert told(before, making.archive({KEY: reworded})) == []


# Reworded, or another text --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ("Campaign for safer quays.", "Campaigning for quays that are safer.", True),
        ("Pay 3.5 crowns.", "Crowns: pay 3.5 of them.", True),
        ("Pay 3.5 crowns.", "Pay 35 crowns.", False),
        ("Pay them.", "Do not pay them.", False),
        ("Lamps can’t burn without oil.", "No lamp burns without oil.", True),
        ("Light the lamps.", "Light the lamps, as [2018/17] asked.", True),
        ("Light the lamps.", "Serve the soup.", False),
        ("Lamp, quay, soup, boat.", "Lamp, quay, fish, oars.", True),
        ("Lamp, quay, soup, boat.", "Lamp, bell, fish, oars.", False),
        ("Soup", "soup", True),
        ("漢字", "漢字", True),
        ("漢字", "かな", False),
        ("", "Soup", False),
    ],
)
def test_a_text_is_reworded_or_another(before: str, now: str, same: bool) -> None:
    assert says_the_same(before, now) is same


@given(st.text())
def test_a_text_says_the_same_as_itself(text: str) -> None:
    assert says_the_same(text, text)
    assert says_the_same(text, f"  {text}\n")


# How it is told -------------------------------------------------------------------------------------------------------


def lay_published(folder: Path) -> Path:
    """The file with what the invented archive in `resolutions` has published."""
    shutil.copytree(ARCHIVE, folder / "resolutions")
    file = folder / "published.json"
    file.write_text(as_published(open_archive(folder / "resolutions", "resolutions")), encoding="utf-8")
    return file


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the archive in `resolutions`, where the command is typed, has published."""
    monkeypatch.chdir(tmp_path)
    return lay_published(tmp_path)


def put_title(folder: Path, key: str) -> None:
    path = folder / f"{key}.yaml"
    path.write_text(re.sub(r"(?m)^title: .*", "title: \"Soup: on 'every' # landing\"", path.read_text()))


def test_the_entry_that_a_message_prints_can_be_put_into_the_record(file: Path) -> None:
    """Each rule's message as the terminal has it: what stands below it goes to the end of the file, with the reason."""
    folder = file.parent / "resolutions"
    for key in ("2018/1", "2020/m4"):
        put_title(folder, key)
    comparison = Comparison(read_archive(folder, "resolutions").archive, read_published(file), AS_OF)  # type: ignore[arg-type]
    problems = check_permanence(comparison, folder)
    assert [problem.rule for problem in problems] == ["published-title-stays"] * 2
    for problem in problems:
        copied = re.search(r"^(errata:\n)?  - on: .*?because:", render_problem(problem), re.DOTALL | re.MULTILINE)
        assert copied
        assert copied[0] in problem.help
        path = file.parent / problem.file
        path.write_text(f"{path.read_text()}{copied[0]} It was misread.\n")
        Erratum.model_validate({**yaml.load(path.read_text(), yaml.BaseLoader)["errata"][-1]})
    open_archive(folder, "resolutions")
    assert main(["--against", str(file)]) == 0


def test_what_is_to_be_copied_stands_below_in_a_message_and_in_an_annotation() -> None:
    problem = Problem("some-rule", "a.yaml", (), "It is gone.", "Put it back, or add:\nerrata:\n  - on: 2026-11-21")
    assert render_problem(problem) == (
        "a.yaml: It is gone.\n      Put it back, or add:   some-rule: see /checks/#some-rule\nerrata:\n  - on: 2026-11-21"
    )
    assert render_annotation(problem).endswith(
        "::It is gone.%0APut it back, or add:   some-rule: see /checks/#some-rule%0Aerrata:%0A  - on: 2026-11-21"
    )


def test_the_command_says_what_it_compared_with(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--against", str(file)]) == 0
    out, err = capsys.readouterr()
    assert re.fullmatch(
        r"\d+ motions of \d meetings checked against what is published, as it stood on 20 November 2026\. No problem found\.\n",
        out,
    )
    assert err == ""


@pytest.mark.parametrize("form", ["text", "github"])
def test_the_command_tells_a_broken_record_and_what_was_published_together(
    file: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    folder = file.parent / "resolutions"
    put_title(folder, "2020/m4")
    (folder / "2024/7.yaml").write_text("year: 2024\n")
    (folder / "2021/m2.yaml").unlink()
    assert main(["--against", str(file), "--format", form]) == 1
    said = capsys.readouterr().out
    assert "published-title-stays" in said
    assert "missing-field" in said
    # What could not be read may be what is missed.
    assert "published-motion-stays" not in said


@pytest.mark.parametrize("name", ["bodies", "topics", "threads", "documents"])
def test_what_stands_in_a_list_that_cannot_be_read_is_not_missed(
    file: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = file.parent / f"resolutions/{name}.yaml"
    path.write_text(path.read_text() + "\n\tbroken")
    assert main(["--against", str(file)]) == 1
    said = capsys.readouterr().out
    assert "not-yaml" in said
    assert "published-entry-stays" not in said


SEE = "Fetch it from the site: curl -fo published.json https://lampbook.example/data/motions.json"


def cut(text: str) -> str:
    return text[: len(text) // 2]


def without(*names: str) -> Callable[[str], str]:
    def take(text: str) -> str:
        whole = json.loads(text)
        return json.dumps({name: value for name, value in whole.items() if name not in names})

    return take


def put(name: str, value: Any) -> Callable[[str], str]:
    return lambda text: json.dumps({**json.loads(text), name: value})


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda text: "", "It is empty: it was not downloaded whole."),
        (cut, "It ends in the middle, at line 13: it was not downloaded whole."),
        (lambda text: "<!doctype html>", "It is a web page: as a rule what a server sends where the file is missing."),
        (lambda text: "year: 2018", "It is not JSON, at line 1."),
        (lambda text: "[" * 100_000, "It is not JSON, at line 1."),
        (
            lambda text: "[]",
            'It is not the motions.json of such an archive: it does not begin with "format": "agm-motions".',
        ),
        (
            put("format", "popolo"),
            'It is not the motions.json of such an archive: it does not begin with "format": "agm-motions".',
        ),
        (put("version", "2.0.0"), "It is of version 2.0.0 of the format, and only versions that begin with 1 can be read here."),
        (without("motions"), "It has no motions: a motion.json is one motion, and data/motions.json holds them all."),
        (without("bodies"), "It is not a motions.json as a site publishes it: bodies is missing."),
        (put("motions", [{"key": 12, "title": "Lamps"}]), "It is not a motions.json as a site publishes it: motions.1.key is not what is expected there."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_published_state_is_told_in_a_sentence(
    file: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[str], str], sentence: str
) -> None:
    file.write_text(spoil(file.read_text()))
    with pytest.raises(SystemExit) as ended:
        main(["--against", "published.json"])
    assert ended.value.code == 2
    said = capsys.readouterr()
    if sentence.startswith("It ends"):
        said = said._replace(err=re.sub(r"line \d+", "line 13", said.err))
    assert said == (
        "",
        f"--against: 'published.json' cannot be used. {sentence} {SEE}\n"
        "python -m scripts.check --help shows every option.\n",
    )


def test_a_file_that_is_not_there_not_text_too_large_or_of_others_is_told(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(typed: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["--against", typed])
        assert ended.value.code == 2
        return capsys.readouterr().err.partition("\n")[0]

    assert said("old.json") == f"--against: There is no file 'old.json'. {SEE}"
    assert said("resolutions") == f"--against: There is no file 'resolutions'. {SEE}"
    theirs = put("union", {"name": "Boatmen", "address": "https://boat.example/"})(file.read_text())
    (file.parent / "theirs.json").write_text(theirs)
    assert said("theirs.json") == (
        f"--against: 'theirs.json' was published by another union, Boatmen (https://boat.example/). {SEE}"
    )
    (file.parent / "bytes.json").write_bytes(b'{"format": "\xff"}')
    assert said("bytes.json") == f"--against: 'bytes.json' cannot be used. It is not JSON, at line 1. {SEE}"
    monkeypatch.setattr(published, "LARGEST", 1_000)
    assert said("published.json").startswith("--against: 'published.json' cannot be used. It has 0 MB, and 0 MB is ")


@pytest.mark.parametrize(("name", "value"), [("name", "Wicks"), ("address", "https://wicks.example/")])
def test_a_site_that_moved_and_a_union_that_was_renamed_say_so(
    name: str, value: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = json.loads(file.read_text())
    (file.parent / "old.json").write_text(json.dumps({**whole, "union": {**whole["union"], name: value}}))
    assert main(["--against", "old.json"]) == 1
    assert f"was “{value}”" in capsys.readouterr().out
    with (file.parent / "resolutions/union.yaml").open("a") as union_yaml:
        union_yaml.write(
            f"errata:\n  - on: 2026-11-21\n    of: {name}\n    change: It was {value}.\n    because: It moved.\n"
        )
    assert main(["--against", "old.json"]) == 0


def test_a_later_minor_version_is_read_and_what_is_not_known_passed_over() -> None:
    archive = making.archive({KEY: PUBLISHED})
    whole = json.loads(as_published(archive))
    whole |= {"version": "1.99.0", "weather": "fog"}
    whole["motions"][0] |= {"mood": "cold", "kind": "whispered"}
    whole["motions"][0]["outcome"]["decisions"][0] |= {"date": "20181005", "room": "attic"}
    state = parse_published(json.dumps(whole).encode())
    assert isinstance(state, Publication)
    # A date that nobody here can read is another date, until it is the same.
    rules = [name for name, rule in rules_in(PERMANENCE).items() if list(rule(Comparison(archive, state, AS_OF)))]
    assert rules == ["published-decision-stays", "published-facts-stay"]


def test_the_first_version_is_still_read() -> None:
    whole = json.loads(as_published(making.archive({KEY: PUBLISHED})))
    whole["version"] = "1.0.0"
    for erratum in whole["motions"][0]["errata"]:
        del erratum["of"]
    state = parse_published(json.dumps(whole).encode())
    assert told_by(state, making.archive({KEY: PUBLISHED})) == []


def told_by(state: Publication, archive: Archive) -> list[str]:
    return [name for name, rule in rules_in(PERMANENCE).items() for _ in rule(Comparison(archive, state, AS_OF))]


def test_a_motion_is_looked_at_once_by_each_rule() -> None:
    """No rule looks through all motions for each of them: what it does grows as they do."""

    class Counting(dict[str, Any]):
        asked = 0

        def get(self, key: str, default: Any = None) -> Any:
            Counting.asked += 1
            return super().get(key, default)

    counts = []
    for size in (20, 40):
        archive = making.archive({f"2018/{number}": motion() for number in range(1, size + 1)})
        state = parse_published(as_published(archive).encode())
        object.__setattr__(archive, "records", Counting(archive.records))
        Counting.asked = 0
        assert told_by(state, archive) == []
        counts.append(Counting.asked)
    assert counts[1] == 2 * counts[0]


def test_not_published_is_a_sentence() -> None:
    with pytest.raises(NotPublished, match=r"^It cannot be read: "):
        read_published(Path("nowhere/published.json"))


# Fetching it ----------------------------------------------------------------------------------------------------------


def fetched(folder: Path, address: str, curl: str, first: str = "") -> tuple[int, str, bool]:
    """How `.ci/published` ends in a repository whose site has an address, where curl does as told: its status, its last
    words, and whether there is a file."""
    for name in (".ci", "resolutions", "programs"):
        (folder / name).mkdir(exist_ok=True)
    shutil.copy(ROOT / ".ci/published", folder / ".ci")
    (folder / "resolutions/union.yaml").write_text(f"name: Wicks\naddress: {address}\n")
    program = folder / "programs/curl"
    program.write_text(f'#!/bin/sh\nfor last; do :; done\necho "$last" >> {folder}/asked\n{curl}\n')
    program.chmod(0o755)
    ended = subprocess.run(
        ["bash", ".ci/published", "build/published.json"],
        cwd=folder,
        env={**os.environ, "CI": "", "FIRST_PUBLICATION": first, "PATH": f"{program.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    return ended.returncode, ended.stdout + ended.stderr, (folder / "build/published.json").exists()


@pytest.mark.parametrize("address", ["https://wicks.example/", '"https://wicks.example/"  # a placeholder', "later"])
def test_where_no_address_is_set_nothing_is_fetched(tmp_path: Path, address: str) -> None:
    status, said, exists = fetched(tmp_path, address, "exit 1")
    assert (status, exists) == (0, False)
    assert said.endswith("there is nothing published to compare with.\n")
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize("address", ["https://wicks.test/a/", "'https://wicks.test/a'", "https://wicks.test/a/ # ours"])
def test_what_is_published_is_fetched_from_the_sites_address(tmp_path: Path, address: str) -> None:
    save = 'while [ "$1" != --output ]; do shift; done; echo {} > "$2"; echo 200'
    status, said, exists = fetched(tmp_path, address, save)
    assert (status, exists) == (0, True), said
    assert (tmp_path / "asked").read_text() == "https://wicks.test/a/data/motions.json\n"


NAMES_PARTS = '{"format":"agm-motions","version":"2.0.0","parts":[{"address":"https://w.test/data/motions-1.json"},{"address":"https://w.test/data/motions-2.json"}]}'


def test_the_parts_of_what_is_published_are_fetched_beside_it(tmp_path: Path) -> None:
    save = f"""while [ "$1" != --output ]; do shift; done; echo '{NAMES_PARTS}' > "$2"; echo 200"""
    status, said, exists = fetched(tmp_path, "https://wicks.test/", save)
    assert (status, exists) == (0, True), said
    assert (tmp_path / "asked").read_text().splitlines() == [
        "https://wicks.test/data/motions.json",
        "https://wicks.test/data/motions-1.json",
        "https://wicks.test/data/motions-2.json",
    ]
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == [
        "published-1.json", "published-2.json", "published.json"
    ]  # fmt: skip


def test_a_part_that_is_missing_stops_the_check_whatever_an_administrator_says(tmp_path: Path) -> None:
    save = f"""case "$last" in *-2.json) echo 404; exit;; esac
while [ "$1" != --output ]; do shift; done; echo '{NAMES_PARTS}' > "$2"; echo 200"""
    status, words, exists = fetched(tmp_path, "https://wicks.test/", save, first="1")
    assert (status, exists) == (1, False)
    assert words == (
        "https://wicks.test/data/motions-2.json could not be fetched (curl ended with 0, the server with 404), and "
        "https://wicks.test/data/motions.json names it. Run this again when the site has it.\n"
    )


@pytest.mark.parametrize("curl", ["echo 404", "echo 410", "echo 000; exit 6"])
def test_nothing_published_is_believed_only_where_an_administrator_says_so(tmp_path: Path, curl: str) -> None:
    status, words, exists = fetched(tmp_path, "https://wicks.test/", curl)
    assert (status, exists) == (1, False)
    assert words == (
        "Nothing is published at https://wicks.test/data/motions.json. If the site has never been published, set the "
        "repository's variable FIRST_PUBLICATION to 1 until it is. Otherwise the site is gone: publish it again before "
        "anything is changed.\n"
    )
    status, words, exists = fetched(tmp_path, "https://wicks.test/", curl, first="1")
    assert (status, exists) == (0, False)
    assert words == (
        "Nothing is published at https://wicks.test/data/motions.json, and FIRST_PUBLICATION says that this is right: "
        "there is nothing to compare with.\n"
    )


@pytest.mark.parametrize("curl", ["echo 500", "echo 000; exit 28", "echo 200; exit 18", "echo 301"])
def test_a_site_that_cannot_be_reached_stops_the_check(tmp_path: Path, curl: str) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/published.json").write_text("{}")
    status, said, exists = fetched(tmp_path, "https://wicks.test/", curl)
    assert (status, exists) == (1, False)
    assert "could not be fetched" in said


def test_make_passes_the_file_on() -> None:
    asked = subprocess.run(["make", "-n", "check", "AGAINST=a b.json"], cwd=ROOT, capture_output=True, text=True).stdout
    assert asked.split("scripts.check", 1)[1].split() == ["--against", "'a", "b.json'"]


def test_each_proposed_change_is_held_to_what_is_published() -> None:
    steps = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text())["jobs"]["run"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    fetch = runs.index("bash .ci/published build/published.json")
    assert 'AGAINST="$(find build -maxdepth 1 -name published.json)"' in runs[fetch + 1]


# What was taken out is nowhere on the site ----------------------------------------------------------------------------

NAME = "Quabblefinch"
"""A name that nobody has, in every place of a record that takes words."""


def named(*, redacted: bool) -> Archive:
    """An archive with a motion full of a name, or with what a redaction leaves of it."""
    full = motion(
        decided(note=f"{NAME} spoke."),
        notice_number="8",
        title=f"No Confidence in {NAME}",
        about=f"What {NAME} did",
        summary=f"The motion spoke of {NAME}.",
        clauses=[clause("a", text=f"Dismiss {NAME}."), clause("b", "rule change", rule=f"rule {NAME}")],
        links=[making.link("related", "2018/2", because=f"{NAME} again.")],
        updates=[
            update("left", "2019", {"a": "met"}, event=f"{NAME} left.", note=f"{NAME} said so."),
        ],
        looked_for=[{"on": "2020-01-01", "clauses": "a", "note": f"{NAME}"}],
        disputes=[{"on": "2020-01-01", "by": f"a friend of {NAME}", "says": f"{NAME} was ill."}],
        amendments=[amendment("lost", text=f"Leave out {NAME}.", note=f"{NAME} left.", wording=f"Delete {NAME}.")],
        errata=[{"on": "2020-01-01", "change": f"It said that {NAME} stayed.", "because": f"{NAME} wrote to us."}],
        source={"document": "minutes", "heading": f"1. {NAME}", "fingerprint": fingerprint(NAME), "paragraphs": "1"},
        wording=f"{NAME}",
    )
    emptied = motion(
        decided(),
        notice_number="8",
        title="(Taken out)",
        about=None,
        topics=None,
        summary=None,
        clauses=None,
        redaction={"on": AS_OF.isoformat(), "because": "The motion was about one person."},
    )
    return making.archive({"2018/1": emptied if redacted else full, "2018/2": motion()}, threads={"lamps": "2018/2"})


def holding(folder: Path, word: str) -> set[str]:
    """The files of a site in which a word can be read: as it stands, packed, or printed."""
    found = set()
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        texts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                texts += [packed.read(name) for name in packed.namelist()]
        if path.suffix == ".pdf":
            with pdfplumber.open(path) as printed:
                texts += [(page.extract_text() or "").encode() for page in printed.pages]
                texts += [str(printed.metadata).encode()]
        if any(word.casefold().encode() in text.lower() for text in texts):
            found.add(path.relative_to(folder).as_posix())
    return found


def test_what_was_taken_out_is_nowhere_on_the_site_nor_kept_for_the_next(tmp_path: Path) -> None:
    frames, site, kept, fresh = (tmp_path / name for name in ("frames", "site", "kept", "fresh"))
    before, now = named(redacted=False), named(redacted=True)
    build_frames(ROOT / "mkdocs.yml", frames)
    publish(before, frames, site, AS_OF, tmp_path, kept)
    # Wherever words of a record get to, so that none of those places is forgotten.
    assert holding(site, NAME) >= {
        "2018/1/index.html", "2018/1/motion.json", "2018/index.html", "2018/book/index.html", "2018/book.pdf",
        "2018/book.epub", "data/motions.json", "data/motions.csv", "data/updates.xml", "data/site.zip",
    }  # fmt: skip
    publish(now, frames, site, AS_OF, tmp_path, kept)
    assert holding(site, NAME) == set()
    assert NAME not in str(cards.card(Site(now, AS_OF), now.records["2018/1"]))
    publish(now, frames, tmp_path / "site-2", AS_OF, tmp_path, fresh)
    assert sorted(path.name for path in kept.rglob("*")) == sorted(path.name for path in fresh.rglob("*"))
    assert told(before, now) == []


def test_the_page_of_a_redacted_motion_leaves_its_address_the_day_and_the_reason(site_folder: Path) -> None:
    page = html.parse(site_folder / "2024/m9/index.html").getroot()
    (notice,) = page.xpath("//*[@id='redaction']")
    assert [" ".join(part.text_content().split()) for part in notice] == [
        "Something was taken out",
        "On 15 January 2026, for this reason:",
        "The motion was about one person; neither the name nor the story belongs here.",
    ]
    page = html.parse(site_folder / "2018/1/index.html").getroot()
    (item,) = page.xpath("//*[@id='corrected-2026-03-01']")
    assert " ".join(item.text_content().split()).startswith(
        "1 March 2026, decision: The vote against was given as 73 and is 37."
    )


def test_how_a_field_is_held_follows_from_its_type_unless_its_declaration_says_otherwise() -> None:
    class Lamp(Strict):
        """A group with a field of each type."""

        wick: Line = Field(description="Held as it is.")
        oil: Free[Line] = Field(description="Free.")
        since: DateField | None = Field(None, description="May become more exact.")
        story: Prose | None = Field(None, description="May be reworded.")
        evidence: tuple[DocumentKey, ...] = Field((), description="May grow.")
        clauses: tuple[Clause, ...] = Field((), description="May grow.")
        source: Source | None = Field(None, description="Held part by part.")
        keepers: tuple[BodyKey, ...] = Field((), description="Held whole.")

    assert [kept(field).name for field in fields_of(Lamp)] == [
        "HELD", "FREE", "EXACT", "MEANING", "ENTRIES", "ENTRIES", "PARTS", "HELD",
    ]  # fmt: skip


@pytest.mark.parametrize("file", sorted(help.PUBLISHED))
def test_of_every_field_that_is_published_it_is_decided_how_it_is_held(file: str) -> None:
    undecided = [
        f"{model.__name__}.{field.shape.name}"
        for _, group in groups_in(Shape(ROOTS[file]._type))
        if (model := model_in(group.hint))
        for field in fields_of(model)
        if decision(field) is None
    ]
    assert undecided == [], "Say it in the declaration: Held[…], Free[…] (schema.permanence)."


def test_a_field_that_nobody_decided_is_named_and_held() -> None:
    class Lamp(Strict):
        """A group with a field of which nothing is decided."""

        wick: Line = Field(description="Which wick it has.")

    (field,) = fields_of(Lamp)
    assert (decision(field), kept(field)) == (None, Kept.HELD)


def test_a_new_field_of_a_clause_is_held_without_a_word_more() -> None:
    """Every field of a group is compared as its type says, and none is listed for it."""

    class Lamp(Clause):
        wick: Line | None = Field(None, description="Which wick it has.")

    archive = making.archive({KEY: PUBLISHED})
    comparison = Comparison(archive, parse_published(as_published(archive).encode()), AS_OF)
    values = {"letter": "a", "kind": "position", "text": "Lamps burn."}
    before = published_form(Lamp).model_validate({**values, "wick": "flat"})
    (change,) = changes(comparison, before, Lamp.model_validate({**values, "wick": "round"}))
    assert change == ("wick", "its wick", "flat", "round")


LISTS_WITH_RULES = {
    "clauses", "links", "amendments", "errata", "outcome.decisions", "outcome.updates", "outcome.looked_for",
    "outcome.union_says", "outcome.disputes",
}  # fmt: skip


def test_each_list_of_groups_in_a_motion_is_held_by_a_rule() -> None:
    """A new list, as of speeches, would be published and never compared: give it a rule (entries_stay), and name it here."""
    groups: dict[str, type[BaseModel]] = {"": Motion, "outcome.": Outcome}
    lists = {
        f"{path}{field.attribute}"
        for path, model in groups.items()
        for field in fields_of(model)
        if field.holds_groups and kept(field) in (Kept.ENTRIES, Kept.FOR_EVER)
    }
    assert lists == LISTS_WITH_RULES


def test_a_new_fact_of_a_motion_is_held_without_a_word_more() -> None:
    held = {field.attribute for field in fields_of(Motion) if kept(field) not in (Kept.FREE, Kept.FOR_EVER)}
    groups = {field.attribute for field in fields_of(Motion) if field.holds_groups}
    assert held - groups - of_published.WITH_RULES == {"kind", "committee", "proposer"}


def test_the_decision_of_a_field_adds_nothing_to_its_schema() -> None:
    assert "Kept" not in json.dumps(Motion.model_json_schema())

"""The archive that is published, and the invented one beside it, as they lie in their folders."""

import datetime as dt
from pathlib import Path

import pytest

from schema.archive import Archive
from schema.folder import ADAPTERS, record_files
from schema.problems import Problems
from schema.progress import motion_progress
from schema.rules import open_archive
from schema.standing import standing
from schema.terms import (
    Actor,
    BodyKind,
    ClauseKind,
    Decision,
    DocumentKind,
    Extent,
    LinkKind,
    MeetingKind,
    MotionKind,
    Numbering,
    Progress,
    Quorum,
    SourceText,
    Standing,
    Term,
)
from tests.conftest import AS_OF
from tests.overlay import ARCHIVE, HERE

PUBLISHED = HERE.parent / "resolutions"
BOTH = pytest.mark.parametrize("folder", [PUBLISHED, ARCHIVE], ids=lambda folder: folder.name)


@BOTH
def test_the_archive_has_no_problem(folder: Path) -> None:
    try:
        open_archive(folder)
    except Problems as found:
        pytest.fail(found.report(""))


def test_the_first_line_of_every_record_names_its_schema() -> None:
    folder = ARCHIVE
    files = [*record_files(folder), *(folder / name for name in ADAPTERS if (folder / name).exists())]
    assert len(files) > len(ADAPTERS)
    for file in files:
        kind = "meeting" if file.name == "meeting.yaml" else "motion" if file.parent != folder else file.stem
        begun = "# yaml-language-server: $schema="
        line = file.read_text(encoding="utf-8").partition("\n")[0]
        assert line.startswith(begun), file
        assert (file.parent / line.removeprefix(begun)).resolve() == HERE.parent / "schema" / f"{kind}.schema.json", (
            file
        )


def test_the_invented_archive_uses_every_word_of_every_closed_list(invented: Archive) -> None:
    motions = [record.motion for record in invented.records.values()]
    said: list[Term] = [invented.union.text_face]
    said += [word for meeting in invented.meetings.values() for word in (meeting.kind, meeting.quorate)]
    said += [
        word
        for meeting in invented.meetings.values()
        if meeting.list
        for word in (meeting.list.numbers, meeting.list.held)
    ]
    said += [body.kind for body in invented.bodies.values()]
    said += [document.kind for document in invented.documents.values()]
    for motion in motions:
        said += [motion.kind, *(clause.kind for clause in motion.clauses), *(link.kind for link in motion.links)]
        said += [decision.decision for decision in motion.outcome.decisions]
        said += [update.by for update in motion.outcome.updates]
        said += [motion.source.text] if motion.source.text else []
    said += [
        state for record in invented.records.values() for one in motion_progress(record, AS_OF) for state in one.states
    ]
    said += [
        standing(invented, record, day, clause).standing
        # On the second day the list of every later meeting is held; two years on, lists are missing.
        for day in (AS_OF, dt.date(2024, 11, 1))
        for record in invented.records.values()
        for clause in (None, *record.motion.clauses)
    ]
    lists = [MeetingKind, MotionKind, ClauseKind, Decision, Progress, Standing, LinkKind, Actor, DocumentKind, BodyKind]
    for terms in (*lists, Quorum, Numbering, Extent, SourceText):
        assert {term for term in said if isinstance(term, terms)} == set(terms)


def test_the_invented_archive_shows_each_kind_of_date() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in record_files(ARCHIVE))
    for typed in (
        "2019-02~",
        "2019?",
        "2019-04%",
        "2020/2021",
        "2021-23",
        "2018-12-05/2018-12-06",
        "2017-11~/2018-03?",
    ):
        assert f"date: {typed}\n" in texts

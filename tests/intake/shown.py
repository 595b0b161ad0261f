"""A motion list as found, as text to compare. `python -m tests.intake.shown` writes what is expected of each layout anew,
to be read beside its document before it is committed."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from schema.archive import Archive
from schema.rules import open_archive
from scripts.intake.documents import Progress, no_progress
from scripts.intake.documents.exchange import parse_document, render_document
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import DocumentText, numbered
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion

HERE = Path(__file__).resolve().parent
LAYOUTS = sorted(path for path in (HERE / "layouts").iterdir() if path.suffix != ".found")


def invented_archive() -> Archive:
    """The archive whose bodies the layouts name."""
    return open_archive(HERE.parent / "archive")


def expected_file(path: Path) -> Path:
    """Where it stands what is expected of a layout."""
    return path.with_name(path.name + ".found")


def read_in_this_process(file: BinaryIO, path: Path, progress: Progress) -> DocumentText:
    """The lines of a document, as `scripts.intake.documents.reading` has them from the process that reads."""
    document = read_bytes(file.read(), path.suffix.lower(), progress)
    return parse_document(render_document(document), path.name)


@cache
def read_layout(path: Path) -> DocumentText:
    """The lines of a layout."""
    with path.open("rb") as file:
        return read_in_this_process(file, path, no_progress)


def read(path: Path, archive: Archive) -> MotionList:
    """The motion list of a layout."""
    return read_motion_list(read_layout(path), archive.bodies, archive.union.name)


def read_text(document: DocumentText) -> MotionList:
    """The motion list of a document that was made in a test, of a union without bodies."""
    return read_motion_list(DocumentText(numbered(document.lines), document.format), {})


def shown(found: MotionList) -> str:
    """All that was found, and what became of the other lines."""
    lines = [f"title: {found.title}", f"numbers: of the {'resolutions' if found.is_of_resolutions else 'notice'}"]
    for motion in found.motions:
        lines += ["", *_motion(motion)]
    lines += [""] if found.abbreviations else []
    lines += [f"abbreviation {short}: {name}" for short, name in found.abbreviations]
    skipped, open_lines = found.account.groups_skipped(), found.account.groups_not_understood()
    lines += ["", *(f"skipped, {told.what}: {told.where}" for told in skipped)] if skipped else []
    lines += ["", *(f"not understood: {told.where}: {told.beginning}" for told in open_lines)] if open_lines else []
    return "\n".join(lines) + "\n"


def _motion(motion: ParsedMotion) -> Iterator[str]:
    yield f"== {motion.number or '(no number)'}: {motion.title or '(no title)'}"
    if motion.heading:
        yield f"heading: {motion.heading}"
    if motion.notice_number:
        yield f"notice number: {motion.notice_number}"
    if motion.kind:
        yield f"kind: {motion.kind}"
    if motion.committee or motion.new_committee:
        yield f"committee: {motion.committee.key if motion.committee else f'new, {motion.new_committee}'}"
    bodies = [named.key for named in motion.proposers] + [f"new, {name}" for name in motion.new_proposers]
    if bodies:
        yield f"proposer: {'; '.join(bodies)}"
    if motion.people:
        yield f"people left out: {motion.people}"
    if motion.unclear:
        yield f"names in doubt: {motion.unclear}"
    if motion.decision:
        decided = motion.decision
        to = f"to {decided.to}" if decided.to else ""
        yield "decision: " + "; ".join(filter(None, (decided.decision.value, decided.vote, to, decided.note)))
    for line in motion.unsure:
        yield f"in doubt: {line.text}"
    yield from _rest(motion)


def _rest(motion: ParsedMotion) -> Iterator[str]:
    if motion.made_of:
        yield f"made of: {', '.join(motion.made_of)}"
    if motion.repeats:
        yield "its number stands for another motion too"
    if motion.lines:
        yield from (f"| {line}".rstrip() for line in motion.wording.split("\n"))
    for amendment in motion.amendments:
        bodies = [named.key for named in amendment.proposers] + [f"new, {name}" for name in amendment.new_proposers]
        decision = amendment.decision.decision.value if amendment.decision else "no result"
        yield "; ".join(filter(None, (f"amendment {amendment.number}".strip(), decision, *bodies)))
        yield from (f"    | {line}".rstrip() for line in amendment.wording.split("\n") if amendment.lines)


if __name__ == "__main__":
    for document in LAYOUTS:
        expected_file(document).write_text(shown(read(document, invented_archive())), encoding="utf-8")

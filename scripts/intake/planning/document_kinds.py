"""What kind of document a list of motions is: what its numbers count, which text it prints, what it is called."""

import re
from collections.abc import Iterator, Mapping

from schema.sentences import in_runs, listed
from schema.terms import DocumentKind, SourceText
from scripts.intake.motions.motion_list import MotionList

COUNTS_RESOLUTIONS = {DocumentKind.RESOLUTIONS: True, DocumentKind.NOTICE: False}
"""Whether a document's numbers are those of resolutions, by its kind; of other kinds either is usual."""
CALLED = {DocumentKind.RESOLUTIONS: "resolutions", DocumentKind.MINUTES: "minutes"}
"""The word for a document in its key and its title, by its kind; `motions` for the others."""
TEXTS = {
    DocumentKind.RESOLUTIONS: SourceText.AS_PASSED,
    DocumentKind.MINUTES: SourceText.AS_PASSED,
    DocumentKind.NOTICE: SourceText.OF_THE_NOTICE,
    DocumentKind.BLOG: SourceText.COPY,
    DocumentKind.COPY: SourceText.COPY,
    DocumentKind.PRESS: SourceText.COPY,
}
"""Which text a document prints, by its kind."""


def kind_of(motion_list: MotionList) -> DocumentKind:
    """The kind by the document's title, and by whether it states what was decided: a notice cannot."""
    is_minutes = re.search(r"\bminutes\b", motion_list.title, re.IGNORECASE) is not None
    if motion_list.is_of_resolutions and not is_minutes:
        return DocumentKind.RESOLUTIONS
    return DocumentKind.MINUTES if is_minutes or states_results(motion_list) else DocumentKind.NOTICE


def states_results(motion_list: MotionList) -> bool:
    """Whether a document says what was decided, understood or not."""
    return any(parsed.decision or parsed.unsure for parsed in motion_list.motions)


def kind_notes(
    motion_list: MotionList, names: Mapping[int, str], given: DocumentKind | None, key: str, known: DocumentKind | None
) -> Iterator[str]:
    """What to look at about kinds: the one that the document's title gives to new motions, whose names `names` has by their `id`;
    and whether the document's own fits: its entry says another (`known`), or a notice states results."""
    yield from _by_title(motion_list, names)
    if given and known and known is not given:
        yield f"KIND={given} is not taken: by documents.yaml {key} is {known}."
    if given is DocumentKind.NOTICE and states_results(motion_list):
        yield "A notice is printed before the meeting, and this document states results. Is it minutes (KIND=minutes)?"


def _by_title(motion_list: MotionList, names: Mapping[int, str]) -> Iterator[str]:
    group, motions = motion_list.group, motion_list.motions
    kind, title = group.kind, group.line.text if group.line else motion_list.title
    given = [names[id(parsed)] for parsed in motions if kind and parsed.kind is kind and id(parsed) in names]
    if kind and given:
        who = (
            "Every motion gets"
            if len(given) == len(motions)
            else f"{listed(in_runs(given))} {'get' if len(given) > 1 else 'gets'}"
        )
        yield f"{who} kind: {kind.value}, because the document's title says so: “{motion_list.people.masked(title)}”."

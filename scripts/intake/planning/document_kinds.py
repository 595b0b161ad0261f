"""What kind of document a list of motions is: what its numbers count, which text it prints, what it is called."""

import re

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

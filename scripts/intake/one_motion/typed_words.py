"""The words of a motion as a person types them: in lines, and what among them is none of its words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line, Place
from scripts.intake.vocabulary.movers import names_people
from scripts.intake.vocabulary.proceedings import Proceeding, proceeding


def lines_of(wording: str) -> Iterator[Line]:
    """The lines of a wording as typed: one to a paragraph and one to an entry of a list, as records are read."""
    pending: Line | None = None
    for number, written in enumerate(wording.splitlines(), 1):
        text = written.strip()
        is_entry = LIST_MARK.match(written) is not None
        if pending and (not text or is_entry):
            yield pending
            pending = None
        if not text:
            continue
        level = (len(written) - len(written.lstrip())) // 2 if is_entry else 0
        pending = replace(pending, text=f"{pending.text} {text}") if pending else Line(text, Place(number), level=level)
    if pending:
        yield pending


def not_words(lines: Iterable[Line]) -> Iterator[str]:
    """A sentence for each line that says who moved a motion, or what became of it."""
    for number, line in enumerate(lines, 1):
        if names_people(line.text):
            yield f"Paragraph {number} may name who moved, seconded or spoke. Leave that out: a name shows that somebody is a member."
        elif (kind := proceeding(line.text)) in (Proceeding.RESULT, Proceeding.VOTE):
            yield f"Paragraph {number} is {kind}, and none of the motion's words. Leave it out here."

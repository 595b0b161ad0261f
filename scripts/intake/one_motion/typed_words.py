"""The words of a motion as a person types them: in lines, and what among them is none of its words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line, Place
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.movers import names_people, sentences, shown
from scripts.intake.vocabulary.people_told import people_elected
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


def not_words(wording: str, *, may_amend: bool = False) -> Iterator[str]:
    """A sentence for each paragraph that says who moved a motion, what became of it, or how it was to be amended.

    `may_amend` says that the motion itself changes a text, and that its paragraphs may be called amendments.
    """
    lines, typed = list(lines_of(wording)), wording.splitlines()
    starts = [*(line.place.number - 1 for line in lines), len(typed)]
    for number, line in enumerate(lines, 1):
        if names_people(line.text):
            yield f"Paragraph {number} may name who moved, seconded or spoke. Leave that out: a name shows that somebody is a member."
        elif any(any(people_elected(sentence)) for sentence in sentences(line.text)):
            yield f"Paragraph {number} may name somebody who was to be elected or appointed. Leave that out: a name shows that somebody is a member."
        elif (kind := proceeding(line.text)) in (Proceeding.RESULT, Proceeding.VOTE):
            yield f"Paragraph {number} is {kind}, and none of the motion's words. Leave it out here."
        else:
            within = map(str.strip, typed[starts[number - 1] : starts[number]])
            parts = dict.fromkeys((line.text, *within, sentences(line.text)[-1].strip()))
            yield from _among(number, filter(None, parts), may_amend=may_amend)


def _among(number: int, parts: Iterable[str], *, may_amend: bool) -> Iterator[str]:
    """A sentence for each line of a paragraph, and for its last sentence, that is an amendment or a result."""
    for part in parts:
        head = None if may_amend else amendment(part)
        if head and head.is_worded:
            yield (
                f"In paragraph {number}, '{shown(part)}' is an amendment, and none of the motion's words. Leave it out here: it is recorded "
                "under 'amendments' in the motion's file."
            )
            return
        elif proceeding(part) in (Proceeding.RESULT, Proceeding.VOTE):
            yield f"In paragraph {number}, '{shown(part)}' is a result, and none of the motion's words. Leave it out here."

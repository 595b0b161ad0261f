"""A mark on a whole line that holds for a part of it, so that nobody has to cut the line: `2.16 proposer: Humber Branch`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from schema.terms import LineRole
from scripts.intake.margin.grammar import Row
from scripts.intake.margin.places import letters
from scripts.intake.margin.typed_marks import NAMES_PART, OF_PROPOSER
from scripts.intake.marks.amendment_line import name_words_and_result
from scripts.intake.marks.debate import AMENDMENT_TOLD, TOLD
from scripts.intake.marks.mark import Mark
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.people import is_surely_person

BODY = OF_PROPOSER[0]
BESIDE = "what stands beside the name or title"
_NUMBERED = re.compile(r"\S*\d\S*")
_TITLE_AND_BODY = re.compile(r"(?P<title>\S.*?)\s*(?P<body>\([^()]+\))")


def named_part(mark: Mark) -> tuple[int, int] | None:
    """Where what a mark `proposer: Humber Branch` or `title: Bell ropes` names stands in its text; None where it does not."""
    return _span_of(mark.value, mark.text)


def _span_of(name: str, text: str) -> tuple[int, int] | None:
    """Where a name stands in a text, capitals and spaces apart; None where it does not."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def names_a_part(mark: Mark) -> bool:
    """Whether a mark gives the name of who put the motion, or its title."""
    is_body = mark.role is LineRole.PROPOSER and mark.value.lower() not in OF_PROPOSER
    return mark.value != "" and (is_body or mark.role is LineRole.TITLE)


def parts_of(mark: Mark, *, is_whole: bool) -> tuple[Mark, ...]:
    """What a mark by hand says of the parts of its text, which join to it. `is_whole` where the text is a whole line.

    `proposer: Humber Branch` leaves out what stands beside the name; `number` on `8. Bell ropes (Harbour Branch)` gives the
    number, the title and who put it; `amendment` who put it and what it would change, where the line says so.
    """
    if names_a_part(mark) and (span := named_part(mark)):
        return tuple(_around(mark, {span: mark}))
    if mark.role is LineRole.NUMBER and is_whole:
        return tuple(_head(mark))
    if mark.role is LineRole.AMENDMENT:
        return tuple(_amendment(mark))
    return (mark,)


def parts_named(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The parts of one line that several marks name, in the order in which they stand there: its title, and who put it."""
    spans = {span: mark for mark in marks if (span := named_part(mark))}
    return tuple(_around(marks[0], dict(sorted(spans.items()))))


def named_in_piece(row: Row, pieces: Sequence[Row]) -> list[Row]:
    """The pieces of a line where a row for all of it names a part of one of them, which alone is parted; none where it names no part.

    `5 proposer: Quay Branch` beside `5a skip | The first motion came from the Quay Branch` and `5b title | Gloves`.
    """
    may_name = row.role in NAMES_PART and row.value.lower() not in ("", *OF_PROPOSER)
    spans = [_span_of(row.value, one.text or "") if may_name else None for one in pieces]
    at = next((number for number, span in enumerate(spans) if span), None)
    if at is None:
        return []
    piece, (start, end) = pieces[at], spans[at] or (0, 0)
    text = piece.text or ""
    keeps = piece.role in (LineRole.TITLE, LineRole.NUMBER) and row.role is not piece.role
    beside = replace(piece, role=LineRole.SKIP, value=BESIDE, is_as_written=False)
    parted = [
        replace(piece if keeps else beside, text=text[:start].strip(), is_as_written=False),
        replace(row, text=text[start:end], value=BODY if row.role is LineRole.PROPOSER else ""),
        replace(beside, text=text[end:].strip()),
    ]
    rows = [*pieces[:at], *(one for one in parted if one.text), *pieces[at + 1 :]]
    return [replace(one, label=f"{row.label}{letters(number)}") for number, one in enumerate(rows)]


def _around(mark: Mark, named: Mapping[tuple[int, int], Mark]) -> Iterator[Mark]:
    """What is named, and what stands before, between and after."""
    done = 0
    for (start, end), one in named.items():
        body = BODY if one.role is LineRole.PROPOSER else ""
        yield from _beside(mark, mark.text[done:start])
        yield replace(one, text=mark.text[start:end].strip(), value=body)
        done = end
    yield from _beside(mark, mark.text[done:])


def _beside(mark: Mark, text: str) -> Iterator[Mark]:
    if text.strip():
        yield replace(mark, text=text.strip(), role=LineRole.SKIP, value=BESIDE)


def _head(mark: Mark) -> Iterator[Mark]:
    """The number that a line begins with, the title after it, and the body in brackets after that."""
    text = mark.text.strip()
    found, token = number(text), _NUMBERED.match(text)
    rest = found.rest if found else text[token.end() :].strip(" .:)–—-") if token else ""
    if not rest or not text.endswith(rest):
        yield mark
        return
    printed = text[: -len(rest)].strip()
    digits = re.findall(r"\d+", printed)
    yield replace(mark, text=printed, value=mark.value or (found.number if found else digits[-1] if digits else ""))
    with_body = _TITLE_AND_BODY.fullmatch(rest)
    if with_body and says_body(with_body["body"].strip("()")):
        yield replace(mark, text=with_body["title"], role=LineRole.TITLE, value="")
        yield replace(mark, text=with_body["body"], role=LineRole.PROPOSER, value="")
    else:
        yield replace(mark, text=rest, role=LineRole.TITLE, value="")


_CHANGE = re.compile(
    r"(?P<before>[\s,:]*(?:(?:which|that)\s+)?(?:(?:sought|asked|seeking|asking|proposed|proposing)\s+)?)"
    r"(?P<change>to\s+(?:insert|add|delete|replace|substitute|put|leave out|remove|omit|strike out|change|alter|amend)\b.+?)"
    r"(?P<after>,?\s+(?:and\s+|which\s+)?(?:was|were)\s+(?:then\s+|duly\s+|formally\s+)*(?:moved|proposed|seconded|carried|passed|agreed|lost|defeated"
    r"|accepted|withdrawn|put)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""What an amendment told in a sentence would change: `to replace “May” with “June”, was moved by …`."""


def _amendment(mark: Mark) -> Iterator[Mark]:
    """The head of an amendment, who put it, what it would change, and what is said of it besides."""
    text = mark.text.strip()
    told = AMENDMENT_TOLD.match(text)
    start = amendment(text)
    if told and not is_surely_person(told["body"]):
        yield replace(mark, text=text[: told.start("body")].strip())
        yield replace(mark, text=told["body"], role=LineRole.PROPOSER, value=BODY)
        rest = text[told.end() :].strip()
        parts = _CHANGE.fullmatch(rest.rstrip("."))
        pieces = (
            [(parts["before"], False), (parts["change"], True), (rest[parts.end("change") :], False)]
            if parts
            else [(rest, False)]
        )
        for piece, is_words in pieces:
            if re.search(r"\w", piece):
                role, value = (LineRole.WORDS, "") if is_words else (LineRole.SKIP, TOLD)
                yield replace(mark, text=piece.strip(), role=role, value=value)
    elif start and start.rest and text.endswith(start.rest) and not start.result:
        yield replace(mark, text=text[: -len(start.rest)].strip())
        for part in name_words_and_result(Bodies({}, "", None), start.rest):
            yield replace(mark, text=part.text, role=part.role, value="")
    else:
        yield mark

"""From the pieces of a paragraph to the marks of its lines, and back: one paragraph may run over several lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks.mark import Mark, Role
from scripts.intake.marks.tidying import joined_text, plain_characters

NOT_UNDERSTOOD = "not understood"
"""The value of a line that no rule takes and that is in no motion."""

ASIDE = "aside"
"""The rule of a line that printing added to the document: the head or the foot of a page."""
REPEATED = frozenset({Role.SKIP, Role.NAME, Role.UNSURE})
"""Roles that every line of a paragraph bears, where others go on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph and its role. The pieces of a paragraph, in their order, join to its text."""

    role: Role
    text: str
    value: str = ""
    rule: str = ""
    by_hand: bool = False


def whole(line: Line, role: Role, value: str = "") -> list[Piece]:
    """A paragraph in one piece."""
    return [Piece(role, line.text, value)]


def marks_of(paragraph: Line, pieces: Sequence[Piece], document: DocumentText) -> list[Mark]:
    """The marks of the lines that a paragraph is made of: the first of a piece has its role, the others go on with it."""
    if len(paragraph.at) == 1:
        at = paragraph.at[0]
        place = document.lines[at].place
        return [Mark(at, place, part.text, part.role, part.value, part.rule, part.by_hand) for part in pieces]
    marks: list[Mark] = []
    rest = list(pieces)
    piece, left, is_begun = rest.pop(0), pieces[0].text.strip(), False
    for at, following in zip(paragraph.at, [*paragraph.at[1:], None], strict=True):
        line_left = plain_characters(document.lines[at].text).strip()
        while line_left:
            taken = _shared(line_left, left, is_last=following is None)
            role = piece.role if not is_begun or piece.role in REPEATED else Role.GOES_ON
            marks.append(
                Mark(
                    at,
                    document.lines[at].place,
                    taken,
                    role,
                    piece.value if role is piece.role else "",
                    piece.rule,
                    piece.by_hand,
                )
            )
            is_begun = True
            line_left = line_left[len(taken) :].strip()
            left = left[len(taken.rstrip("-\u00ad")) :].strip()
            if len(left) <= 1 and not re.search(r"\w", left) and rest:
                piece, is_begun = rest.pop(0), False
                left = piece.text.strip()
            elif not left:
                if line_left:
                    marks[-1] = _with_rest(marks[-1], line_left)
                break
    return marks


def _shared(line: str, piece: str, *, is_last: bool) -> str:
    """How much of a line belongs to a piece: all of it where the piece goes on with the next line."""
    if piece.startswith(line.rstrip("-\u00ad")) or (
        is_last and line.startswith(piece[:20]) and len(piece) >= len(line)
    ):
        return line
    if line.startswith(piece):
        return line[: len(piece)]
    return line


def _with_rest(mark: Mark, rest: str) -> Mark:
    return Mark(mark.line, mark.place, f"{mark.text} {rest}", mark.role, mark.value, mark.rule, mark.by_hand)


@dataclass(frozen=True, slots=True)
class Span:
    """Marks that are one: the first, and those that go on with it; with their text joined."""

    first: Mark
    text: str
    lines: tuple[int, ...]
    """The lines that it stands on, by their numbers in the document."""


def spans(marks: Sequence[Mark], compounds: set[str]) -> list[Span]:
    """The marks of a document with those put together that go on."""
    joined: list[Span] = []
    for mark in marks:
        # The foot of a page and the head of the next may stand between a paragraph and its rest.
        last = next((at for at in reversed(range(len(joined))) if joined[at].first.rule != ASIDE), None)
        if mark.role is Role.GOES_ON and last is not None:
            before = joined[last]
            text = joined_text(before.text, mark.text, compounds)
            joined[last] = Span(before.first, text, (*before.lines, mark.line))
        else:
            joined.append(Span(mark, mark.text, (mark.line,)))
    return joined

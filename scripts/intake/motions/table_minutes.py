"""Minutes laid out as a table: an item of business to a row, with its motion, who moved it and the result in one cell.

Only what is wholly understood is taken from such a cell: `Motion: that …` or `MOTION: TITLE`, a body that put it, words that
begin with *That*, an amendment, results. A sentence that may be a result leaves the motion open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from schema.terms import CARRIED
from scripts.intake.documents.lines import Line
from scripts.intake.documents.minutes_tables import OF_TEXT
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.motions.table_columns import number_in, rows_of_table
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.labels import labels, part_named, plain_heading
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.votes import vote
from scripts.intake.vocabulary.words import PASSED

ITEM = "an item of business that is no motion"
_BESIDE = ("note", "contact", "date")
"""What the columns beside the minutes may hold: what is to be done, by whom, and when."""
_HEAD = re.compile(r"(?:notice of )?motion(?:\s+\w*\d+)?\s*[:–—-]\s+(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)
_PUT = re.compile(r"(?P<what>motion|amendment)(?:\s+\w*\d+)? (?:on behalf of|from|by) (?P<who>.{3,80})", re.IGNORECASE)
_WORDS = re.compile(r"[“\"‘']?that\b", re.IGNORECASE)
_CHANGE = re.compile(r"(?:to )?(?:add|insert|delete|replace|substitute|leave out|remove|amend)\b", re.IGNORECASE)
_REPEATED = re.compile(r"(?:it was )?resolved(?: that)?:?", re.IGNORECASE)
_OF_AMENDMENT = re.compile(r"(?:an|the|this|that|a further)?\s*amendment\b", re.IGNORECASE)
_DECIDED = re.compile(
    rf"\b(?:{PASSED}|lost|defeated|rejected|negatived|fell|withdrawn|remitted|referred|deferred|rescinded)\b",
    re.IGNORECASE,
)
"""Words in a sentence that may say what was decided."""
_WHO_MOVED = re.compile(r"(?:duly )?(?:proposed|moved|seconded|proposers?|movers?|seconders?)\b", re.IGNORECASE)
_SEE = re.compile(r"\s*\((?:see|division)\b[^()]*\)")


@dataclass(slots=True)
class _Cell:
    """One item's cell being read."""

    motion: ParsedMotion
    amendment: ParsedAmendment | None = None
    vote: str = ""
    """The sentence just before, where it is a vote."""
    told: bool = False
    """Whether something is told just before that is in no record: a plain result after it may be that of this."""
    speaks_of_amendment: bool = False
    is_repeated: bool = False
    """Whether what the meeting resolved is printed once more."""
    left: list[str] = field(default_factory=list)
    """Sentences that are in no record."""


def minutes_rows(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The rows of minutes in a table, its headings first, and which column has them; no rows where no such table begins here."""
    rows = rows_of_table(lines)
    width = len(rows[0].cells)
    if len(rows) < 2 or not 2 <= width <= 5:
        return [], 0
    texts = [at for at, cell in enumerate(rows[0].cells) if OF_TEXT.fullmatch(plain_heading(cell))]
    column = max(texts, key=lambda at: sum(len(_cell(row, at)) for row in rows[1:]), default=0)
    others = [cell for at, cell in enumerate(rows[0].cells) if at not in (0, column)]
    is_beside = all(not cell or part_named(cell) in _BESIDE for cell in others)
    numbered = sum(number_in(_cell(row, 0)) is not None for row in rows[1:])
    is_table = column > 0 and is_beside and numbered * 2 > len(rows[1:])
    return (rows, column) if is_table and any(_heads(row, column) for row in rows[1:]) else ([], 0)


def _cell(row: Line, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _heads(row: Line, column: int) -> re.Match[str] | None:
    return _HEAD.match(_cell(row, column).strip())


def minutes_motion(row: Line, column: int, bodies: Bodies) -> tuple[ParsedMotion, list[str]] | None:
    """The motion of an item, and the sentences of its cell that are in no record; None where the item is no motion."""
    head = _heads(row, column)
    if head is None:
        return None
    number = number_in(_cell(row, 0))
    cell = _Cell(ParsedMotion(number=number.number if number else "", place=row.place, head_lines=[row]))
    first, *paragraphs = [part.strip() for part in _cell(row, column).split("\n") if part.strip()]
    rest = first[head.start("rest") :]
    if _WORDS.match(rest):
        words, *others = sentences(rest)
        cell.motion.lines.append(_line(row, words))
        paragraphs = [*others, *paragraphs]
    else:
        cell.motion.title = rest.strip(" .")
    cell.motion.heading = first
    for paragraph in paragraphs:
        _take(cell, paragraph, row, bodies)
    if (
        cell.speaks_of_amendment
        and cell.motion.decision
        and cell.motion.decision.decision in CARRIED
        and not cell.motion.amendments
    ):
        cell.motion.leave_open()
    return cell.motion, cell.left


def _line(row: Line, text: str) -> Line:
    return replace(row, text=text, cells=())


def _take(cell: _Cell, paragraph: str, row: Line, bodies: Bodies) -> None:
    """One paragraph of an item, or a sentence of it."""
    if _REPEATED.fullmatch(paragraph):
        cell.is_repeated = True
    elif put := _PUT.fullmatch(paragraph):
        target = cell.motion
        if put["what"].lower() == "amendment":
            cell.amendment = ParsedAmendment(place=row.place, to_motion=cell.motion.number)
            cell.motion.amendments.append(cell.amendment)
            cell.amendment.add_proposers(read_names(put["who"], bodies))
        else:
            target.add_proposers(read_names(put["who"], bodies))
    elif cell.amendment and not cell.amendment.lines and _CHANGE.match(paragraph):
        cell.amendment.lines.append(_line(row, paragraph))
    elif not cell.motion.lines and not cell.amendment and _WORDS.match(paragraph) and not may_be_result(paragraph):
        cell.motion.lines.append(_line(row, paragraph))
    else:
        for sentence in _sentences(paragraph):
            _take_sentence(cell, sentence, row, bodies)


def _sentences(paragraph: str) -> Iterator[str]:
    yield from (text for sentence in sentences(paragraph) if (text := sentence.strip()))


def _take_sentence(cell: _Cell, sentence: str, row: Line, bodies: Bodies) -> None:
    before, cell.vote = cell.vote, ""
    plain = _SEE.sub("", sentence)
    if result := read_result(plain):
        both = read_result(f"{before} {plain}") if before and not result.vote else result
        if both:
            _decide(cell, both, _line(row, sentence))
        else:
            cell.motion.leave_open(_line(row, f"{before} {sentence}"))  # "For 10, against 20. Carried."
        cell.told = False
    elif vote(plain):
        cell.vote = plain
    elif named := [value for part, value in labels(plain.rstrip(".")) if part == "proposer"]:
        for value in named:
            cell.motion.add_proposers(read_names(value, bodies))
    elif not (cell.is_repeated or _OF_AMENDMENT.match(plain)) and (may_be_result(plain) or _DECIDED.search(plain)):
        cell.motion.leave_open(_line(row, sentence))
    else:
        cell.speaks_of_amendment |= "amend" in plain.lower()
        cell.left.append(sentence)
        cell.told |= not _WHO_MOVED.match(plain)


def _decide(cell: _Cell, result: Result, line: Line) -> None:
    """What became of the amendment that is open, or of the motion."""
    open_amendments = sum(amendment.decision is None for amendment in cell.motion.amendments)
    if cell.amendment and result.of == "amendment" and open_amendments == 1:
        cell.amendment.decision, cell.amendment.decision_line, cell.amendment = result, line, None
    elif result.is_of_other(cell.motion.number) or ((cell.amendment or cell.told) and result.of != "motion"):
        cell.motion.leave_open(line)
    elif not cell.motion.unsure:
        cell.motion.decide(result, line, by_hand=False)
    else:
        cell.motion.leave_open(line)

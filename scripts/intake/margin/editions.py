"""A margin file for an earlier edition of a document: marks by hand follow the lines that are the same."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from schema.terms import LineRole
from scripts.intake.margin.apply import Applied, Edition, marks_of
from scripts.intake.margin.grammar import MarginFile, Mistake, Row
from scripts.intake.margin.places import Places, bare, squeezed, without_piece
from scripts.intake.marks.mark import Mark

ENOUGH = 0.5
"""How much of a margin file's text has to stand in a document, counted in characters, to be another edition of its own."""


def follow_edition(file: MarginFile, places: Places) -> Applied:
    """The marks by hand of a file that was written for another edition of this document, and the new lines unsure.

    A file whose text does not stand in the document belongs to another one, which is a mistake in its first line.
    """
    groups = _grouped(file.rows, places.depth)
    texts = [squeezed("".join(row.text or "" for row in rows)).replace("|", "") for rows in groups.values()]
    lines = places.document.lines
    matcher = SequenceMatcher(None, texts, [bare(line).replace("|", "") for line in lines], autojunk=False)
    matches = {block.a + step: block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}
    applied = Applied()
    if sum(len(texts[old]) for old in matches) < ENOUGH * max(1, sum(map(len, texts))):
        applied.mistakes.append(_another_document(file, places))
        return applied
    applied.mistakes += [Mistake(at, written, *_NO_RUNS) for at, written in _with_places(file)]
    gone: list[Row] = []
    for old, rows in enumerate(groups.values()):
        is_by_hand = not all(row.is_as_written for row in rows)
        new = matches.get(old)
        if new is not None:
            applied.comments[new] = tuple(comment for row in rows for comment in row.above)
        if is_by_hand and new is not None:
            applied.by_hand[new] = marks_of(rows, new, lines[new])
        elif is_by_hand:
            gone.append(rows[0])
    followed = len(applied.by_hand)
    is_whole = file.header is not None and len(groups) >= file.header.lines
    new_lines = _new_lines(places, set(matches.values())) if is_whole else ()
    for number in new_lines:
        applied.by_hand[number] = (
            Mark(number, lines[number].place, lines[number].text, LineRole.UNSURE, by_hand=True),
        )
    applied.edition = Edition(followed, tuple(gone), new_lines, is_whole)
    return applied


def _with_places(file: MarginFile) -> list[tuple[int, str]]:
    """The lines of the file that name places and have no text by which these are found again."""
    runs = [(run.at, run.written) for run in file.runs]
    return list(dict.fromkeys([*runs, *((start.at, start.written) for start in file.starts)]))


_NO_RUNS = (
    "The document is another edition, in which these lines may be elsewhere.",
    "Delete this line, run the command once, and mark the lines by the places that it then shows.",
)


def _grouped(rows: Sequence[Row], depth: int) -> dict[str, list[Row]]:
    """The rows of each line together, by what it was called, in the file's order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(without_piece(row.label, depth), []).append(row)
    return groups


def _new_lines(places: Places, matched: set[int]) -> tuple[int, ...]:
    return tuple(
        number for number, line in enumerate(places.document.lines) if number not in matched and not line.aside
    )


def _another_document(file: MarginFile, places: Places) -> Mistake:
    header = file.header
    assert header is not None
    sentence = (
        f"This file belongs to another document: {header.name} ({header.digest}, {header.lines} lines). "
        f"The document given has {len(places.document.lines)} lines ({places.digest}) and other words."
    )
    written = f"margin 1 · {header.name} · {header.digest} · {header.lines} lines"
    return Mistake(1, written, sentence, "Name the document that it was written for, or another file after MARGIN=.")

"""Compares a margin file with its document: which lines a person marked, and every mistake."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from schema.sentences import listed
from schema.terms import LineRole
from scripts.intake.documents.lines import Line
from scripts.intake.margin.grammar import MarginFile, Mistake, Row, Start
from scripts.intake.margin.places import Places, bare, columns_of_pieces, letters, piece_labels, squeezed
from scripts.intake.margin.rules import shown_value
from scripts.intake.margin.runs import marks_of_runs
from scripts.intake.margin.whole_lines import BODY, named_in_piece, named_part, names_a_part, parts_named, parts_of
from scripts.intake.marks.given import COLUMN, STATED
from scripts.intake.marks.mark import Given, LineRule, Mark, MarkedDocument
from scripts.intake.vocabulary.movers import shown

MASK = "(name)"
"""Stands for a person's name where a text is shown in public: see vocabulary.people."""
CUT = "…"
"""Ends a text that is shown in part."""
BEFORE_IT = 12
"""How many characters are shown of what two texts have in common, before they part."""
SHOWN = 70
"""How many characters of a line a message shows."""

Read = Callable[[Given], MarkedDocument]
"""Reads the document, knowing what is given of its lines."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What became of the marks by hand when a document came in a new edition."""

    followed: int
    """How many lines marked by hand stand in the new edition too."""
    gone: tuple[Row, ...]
    """The first row of each line marked by hand that does not."""
    new: tuple[int, ...]
    """The lines that are new, counted from 0: they are unsure until a person has marked them."""
    is_whole: bool
    """Whether the file has every line of its own document. Else nobody can say which lines are new."""


@dataclass(slots=True)
class Applied:
    """What a margin file gives to the reading of a document."""

    by_hand: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    comments: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """A person's own notes above a line, by its number."""
    edition: Edition | None = None
    starts: frozenset[int] = frozenset()
    """The lines with which the motions begin, where the file names them."""

    def given(self, file: MarginFile, union: Sequence[LineRule]) -> Given:
        """What the reading is to know beforehand: the file's rules before the union's, and what a person marked."""
        return Given((*(line.rule.line_rule() for line in file.rules), *union), self.by_hand, self.starts)


def apply_margin(file: MarginFile, places: Places, union: Sequence[LineRule], read: Read) -> Applied:
    """Which lines a person marked in a file that was written for this document, and every mistake in it.

    A row is a person's where it carries `!`, or is not as it was written. `read` is called only where the file does not
    say how it was written.
    """
    applied = Applied(
        starts=frozenset(places.by_label[one.label] for one in file.starts if one.label in places.by_label)
    )
    applied.mistakes += [_no_such_line(one, places) for one in file.starts if one.label not in places.by_label]
    groups: dict[int, list[Row]] = {}
    for row in file.rows:
        number = places.line_called(row.label)
        if number is None:
            applied.mistakes.append(_no_such_line(row, places))
        else:
            groups.setdefault(number, []).append(row)
    groups = {
        number: _settled(of_row(rows, places.labels[number], places.document.lines[number]), places.labels[number])
        for number, rows in groups.items()
    }
    groups = {
        number: _with_other_cells(rows, places.labels[number], places.document.lines[number])
        if number in places.heading_rows
        else rows
        for number, rows in groups.items()
    }
    for number, rows in groups.items():
        applied.comments[number] = tuple(comment for row in rows for comment in row.above)
    touched = {number: rows for number, rows in groups.items() if not all(row.is_as_written for row in rows)}
    for number, rows in touched.items():
        applied.mistakes += _mistakes(rows, places.labels[number], places.document.lines[number])
    applied.mistakes += _names_not_there(touched, places)
    if not applied.mistakes:
        marks = {
            number: marks_of(rows, number, places.document.lines[number], is_heading=number in places.heading_rows)
            for number, rows in touched.items()
        }
        if not file.codes:
            flagged = {number for number, rows in touched.items() if any(row.by_hand for row in rows)}
            changed = flagged | _read_otherwise(applied.given(file, union), union, read, marks)
            marks = {number: of_line for number, of_line in marks.items() if number in changed}
        of_runs, wrong = marks_of_runs(file.runs, places, marks)
        applied.mistakes += wrong
        applied.by_hand = dict(sorted((of_runs | marks).items()))
    applied.mistakes.sort(key=lambda mistake: mistake.at)
    return applied


def _settled(rows: list[Row], label: str) -> list[Row]:
    """The rows of a line, of which a person's mark for all of it counts alone beside pieces that nobody touched; and so do a
    person's pieces beside a row of all of it.
    """
    whole = [row for row in rows if row.label == label and not row.is_as_written]
    pieces = [row for row in rows if row.label != label]
    if len(pieces) > 1 and len(pieces) == len(rows) - 1 and not whole and not any(row.is_as_written for row in pieces):
        return pieces
    if len(whole) == 1 and len(pieces) > 1 and (parted := named_in_piece(whole[0], pieces)):
        return parted
    if len(whole) > 1 and are_parts_named(whole) and all(row.is_as_written for row in rows if row not in whole):
        return whole
    if len(whole) != 1 or not all(row.is_as_written for row in rows if row is not whole[0]):
        return rows
    return [replace(whole[0], above=tuple(comment for row in rows for comment in row.above))]


def of_row(rows: list[Row], label: str, line: Line) -> list[Row]:
    """The rows of a line, with those that state something of one cell of a table as rows for all of it: `1.16.4 carried`."""
    if not line.cells or not any(row.label == label for row in rows):
        return rows
    return [
        replace(row, label=label, value=line.cells[at] if row.value == BODY else row.value, text=None)
        if row.value
        and not row.is_as_written
        and row.role in STATED
        and (at := _column(row.label, label, line)) is not None
        else row
        for row in rows
    ]


def _column(cell: str, label: str, line: Line) -> int | None:
    """Which cell of a row, counted from 0, is called so; None where none is."""
    column = cell.removeprefix(f"{label}.")
    return int(column) - 1 if cell != column and column.isdecimal() and 0 < int(column) <= len(line.cells) else None


def _with_other_cells(rows: list[Row], label: str, line: Line) -> list[Row]:
    """The rows of a table's heading, of which some cells may be marked alone: `1.2 title`. The others stay as they are read."""
    cells = {f"{label}.{column}": cell for column, cell in enumerate(line.cells, 1) if cell}
    marked = {row.label: row for row in rows}
    if not marked.keys() <= cells.keys():
        return rows
    unmarked = Row(rows[0].at, "", "", LineRole.SKIP, COLUMN, is_as_written=True)
    return [
        replace(marked[name], text=marked[name].text or cell)
        if name in marked
        else replace(unmarked, label=name, text=cell)
        for name, cell in cells.items()
    ]


def is_own(file: MarginFile, places: Places) -> bool:
    """Whether a file was written for this very document. Another reading of the same bytes is another edition."""
    header = file.header
    return header is None or (header.digest == places.digest and header.lines == len(places.labels))


def _read_otherwise(
    given: Given, union: Sequence[LineRule], read: Read, marks: Mapping[int, tuple[Mark, ...]]
) -> set[int]:
    """The lines that are read differently from these marks, with what the file gives besides and without it."""
    if not marks:
        return set()
    readings = [read(Given(union))]
    if given != Given(union, {}):
        readings.append(read(given))
    known = [{number: _signs(of_line) for number, of_line in by_line(reading.marks).items()} for reading in readings]
    return {number for number, of_line in marks.items() if all(_signs(of_line) != signs.get(number) for signs in known)}


def by_line(marks: Sequence[Mark]) -> dict[int, tuple[Mark, ...]]:
    """The marks of each line, by its number."""
    lines: dict[int, list[Mark]] = {}
    for mark in marks:
        lines.setdefault(mark.line, []).append(mark)
    return {number: tuple(of_line) for number, of_line in lines.items()}


def _signs(marks: Sequence[Mark]) -> tuple[tuple[str, str, str], ...]:
    """What two markings of a line are compared by."""
    return tuple((mark.role.value, shown_value(mark.value), squeezed(mark.text)) for mark in marks)


def marks_of(rows: Sequence[Row], number: int, line: Line, *, is_heading: bool = False) -> tuple[Mark, ...]:
    """The marks of one line, from its rows; the words are the document's.

    A piece that the program was unsure of, and that a person left so, is not the person's doubt: a result that they state in
    another piece of the line counts.
    """
    if are_of_row(rows, line):
        return tuple(Mark(number, line.place, line.text, row.role, row.value, by_hand=True) for row in rows)
    if are_parts_named(rows):
        return parts_named([Mark(number, line.place, line.text, row.role, row.value, by_hand=True) for row in rows])
    if len(rows) == 1:
        texts = [line.text]
    else:
        texts = cut("\t".join(filter(None, line.cells)) if line.cells else line.text, [row.text or "" for row in rows])
    columns = columns_of_pieces(line, texts) or [0] * len(texts)
    marks = [
        Mark(
            number,
            line.place,
            text,
            row.role,
            row.value,
            by_hand=not is_left(row, is_heading=is_heading),
            column=column,
        )
        for text, row, column in zip(texts, rows, columns, strict=True)
    ]
    is_whole = len(rows) == 1 and not line.cells
    return tuple(part for mark in marks for part in parts_of(mark, is_whole=is_whole))


def are_of_row(rows: Sequence[Row], line: Line) -> bool:
    """Whether rows state something of a table's row as a whole: `1.16 carried`, and perhaps `1.16 title: Bell ropes`."""
    is_whole = line.cells and len({row.label for row in rows}) == 1 and rows[0].label == line.place.code
    return bool(is_whole) and all(row.value and row.role in STATED for row in rows)


def are_parts_named(rows: Sequence[Row]) -> bool:
    """Whether several rows name parts of one whole line: `5 title: Bell ropes` and `5 proposer: Quay Branch`."""
    is_one = len({row.label for row in rows}) == 1 and len({row.role for row in rows}) == len(rows) > 1
    return is_one and all(row.role in STATED for row in rows)


def is_left(row: Row, *, is_heading: bool) -> bool:
    """Whether nobody touched a row: a question of the program's, or a cell of a table's heading, which says what it was taken for."""
    return row.is_as_written and (row.role is LineRole.UNSURE or (is_heading and "." in row.label))


def cut(text: str, pieces: Sequence[str]) -> list[str]:
    """A text cut where its pieces end, which are the same but for spaces."""
    ends = [at + 1 for at, character in enumerate(text) if not character.isspace()]
    texts, start, used = [], 0, 0
    for piece in pieces:
        used += len(squeezed(piece))
        end = ends[used - 1] if used else 0
        texts.append(" ".join(text[start:end].split()))
        start = end
    return texts


# Mistakes -------------------------------------------------------------------------------------------------------------


def _no_such_line(row: Row | Start, places: Places) -> Mistake:
    last = places.labels[-1]
    return Mistake(row.at, row.written, f"There is no {row.label} in the document.", f"Its last line is {last}.")


def _mistakes(rows: Sequence[Row], label: str, line: Line) -> Iterator[Mistake]:
    """What is wrong with the rows of one line."""
    first = rows[0]
    uncut = [row for row in rows if row.label == label]
    if are_parts_named(rows):
        return
    if uncut and len(rows) > 1:
        sentence = f"{label} is here both whole and in pieces."
        yield Mistake(uncut[0].at, uncut[0].written, sentence, f"Delete the row of {label}, or those of its pieces.")
    elif uncut:
        yield from _other_text(first, line)
    elif lacking := [row for row in rows if not row.text]:
        for row in lacking:
            hint = f"The whole line is “{shown(line.text, SHOWN)}”."
            yield Mistake(row.at, row.written, f"{row.label} has no text: a piece needs its own, after |.", hint)
    else:
        yield from _other_pieces(rows, label, line)


def _names_not_there(touched: Mapping[int, Sequence[Row]], places: Places) -> Iterator[Mistake]:
    """The names after `proposer:` that do not stand in their line: a record holds no name that the document does not give."""
    for number, rows in touched.items():
        line = places.document.lines[number]
        for row in rows:
            text = line.text if len(rows) == 1 or are_parts_named(rows) else row.text or ""
            mark = Mark(number, line.place, text, row.role, row.value)
            if names_a_part(mark) and named_part(mark) is None:
                sentence = f"{row.label} does not name “{shown(row.value, SHOWN)}”: “{shown(text, SHOWN)}”."
                yield Mistake(
                    row.at,
                    row.written,
                    sentence,
                    "Copy it from the line, letter for letter, or mark the line that has it.",
                )


def _other_text(row: Row, line: Line) -> Iterator[Mistake]:
    if row.text is not None and not _is_same(row.text, line):
        sentence = f"{row.label} has another text in the document: “{shown(line.text, SHOWN)}”."
        hint = f"Here it is “{shown(row.text, SHOWN)}”. What stands right of | is only for reading: put it back."
        yield Mistake(row.at, row.written, sentence, hint)


def _is_same(text: str, line: Line) -> bool:
    """Whether a text is the line's, or its beginning where it is shown in part, with names masked or not."""
    shown, full = squeezed(text), squeezed(line.text)
    if shown == full:
        return True
    if MASK not in shown and not shown.endswith(CUT):
        return False
    pattern = ".*?".join(map(re.escape, shown.removesuffix(CUT).split(MASK)))
    return re.match(pattern if shown.endswith(CUT) else pattern + "$", full) is not None


def _other_pieces(rows: Sequence[Row], label: str, line: Line) -> Iterator[Mistake]:
    texts = [row.text or "" for row in rows]
    labels = [row.label for row in rows]
    by_letters = [f"{label}{letters(number)}" for number in range(len(rows))]
    last = rows[-1]
    if squeezed("".join(texts)) != bare(line):
        whole = " ".join(line.cells or (line.text,))
        theirs, ours = _where_they_part(whole, " ".join(texts))
        sentence = f"The pieces of {label} do not join to the whole line. There it goes on “{theirs}”."
        hint = f"Joined, they go on “{ours}”."
        yield Mistake(last.at, last.written, sentence, hint)
    elif labels not in (by_letters, list(piece_labels(label, line, texts))):
        expected = by_letters if labels[0][-1].isalpha() else list(piece_labels(label, line, texts))
        hint = f"In their order they are {listed(expected)}."
        yield Mistake(last.at, last.written, f"The pieces of {label} are called {listed(labels)}.", hint)


def _where_they_part(whole: str, joined: str) -> tuple[str, str]:
    """Two texts from just before the first character in which they differ, spaces apart."""
    same = next(
        (at for at, (one, two) in enumerate(zip(squeezed(whole), squeezed(joined), strict=False)) if one != two),
        min(len(squeezed(whole)), len(squeezed(joined))),
    )
    return _from(whole, max(0, same - BEFORE_IT)), _from(joined, max(0, same - BEFORE_IT))


def _from(text: str, count: int) -> str:
    """A text after so many characters that are no spaces."""
    starts = [at for at, character in enumerate(text) if not character.isspace()]
    rest = text[starts[count] :] if count < len(starts) else ""
    return ("… " if count else "") + shown(rest, SHOWN) if rest else "(nothing more)"


def check_goes_on(file: MarginFile, first: str) -> Iterator[Mistake]:
    """The first line cannot go on with a line above it."""
    for row in file.rows:
        if row.role is LineRole.GOES_ON and row.label in (first, f"{first}a"):
            hint = "Give it another mark; + is for a line that goes on with the one above it."
            yield Mistake(
                row.at, row.written, f"{row.label} is the first line, so it cannot go on with one above.", hint
            )

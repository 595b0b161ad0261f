"""Plain text: its lines, its pages (by form feeds), and the width at which lines were wrapped."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.aligned import AlignedTable, Item, ItemLine, aligned_table
from scripts.intake.documents.drawn import drawn_table
from scripts.intake.documents.limits import MOST_LINES
from scripts.intake.documents.lines import DocumentText, Line, Place, row_line

UNSEEN = " \t\u00a0\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""Spaces, and characters that nobody sees: a line of nothing else is blank."""

NARROWEST_WRAPPED, LONGEST_WRAPPED = 30, 120
"""Programs wrap at 72 or 80 characters, some at 100; a text with longer lines has one paragraph to a line."""

LONGEST_ROW = 400
"""The characters of a table's line in plain text."""


def is_unicode(raw: bytes) -> bool:
    """Whether a text's bytes are such that no letter can have been lost when they were saved."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    try:
        return not raw.isascii() and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def decode(raw: bytes) -> str:
    """A text's bytes as text: UTF-8 or UTF-16 where they are that, else Windows-1252, as old Windows programs save."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        # The beginning of a longer text may end within a character.
        if error.start >= len(raw) - 3:
            return raw[: error.start].decode("utf-8")
        return raw.decode("cp1252", errors="replace")


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a text file."""
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    if (count := text.count("\n")) > MOST_LINES:
        raise CannotRead(f"It has {count:,} lines; {MOST_LINES:,} is the most that can be read. Import it in parts.")
    check_one_column(text)
    pages = text.split("\f")
    width = wrapped_at(text.replace("\f", "\n").split("\n"))
    lines: list[Line] = []
    for page, content in enumerate(pages, 1):
        lines += _lines_of(content.split("\n"), page if len(pages) > 1 else 0, width, is_first=page == 1)
    return DocumentText(tuple(lines), "plain text", pages=len(pages) if len(pages) > 1 else 0)


_HEAD = r"(?:motion|resolution|composite|proposal)\s+(?:no\.?\s*)?[A-Z]{0,3}\d{1,4}[a-z]?\s?[:.–—-]\s?\S"
_SIDE_BY_SIDE = re.compile(rf"[ \t]*{_HEAD}(?:(?!\s{{3}}|\t)[^\n]){{0,90}}(?:\s{{3,}}|\t+\s*){_HEAD}", re.IGNORECASE)


def check_one_column(text: str) -> None:
    """Raise CannotRead where two motions stand side by side on one line: the text was taken from a page in columns."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) <= LONGEST_ROW and _SIDE_BY_SIDE.match(line):
            raise CannotRead(
                f"Line {number} has two motions side by side: its page had two columns, and their lines are mixed. Import the document "
                "that the text was taken from, or put one column below the other."
            )


def _lines_of(written: Sequence[str], page: int, width: int | None, *, is_first: bool) -> Iterator[Line]:
    """The lines of one page. Where a page ends, a paragraph may go on."""
    filled = [number for number, text in enumerate(written) if text.strip(UNSEEN)]
    at, last = 0, -1 if is_first else 0
    while at < len(filled):
        number = filled[at]
        text, following = written[number], written[number + 1] if number + 1 < len(written) else ""
        is_after_blank = (is_first and not at) or number > last + 1
        if table := _table(written, filled, at):
            for row, cells in table.rows:
                yield row_line(cells, Place(filled[at + row] + 1, page))
            at += table.lines
        else:
            room = _room(text, following, width) if width is not None else 0 if _is_broken(text, following) else None
            yield Line(text.rstrip(), Place(number + 1, page), blank_before=is_after_blank, room=room)
            at += 1
        last = filled[at - 1]


_IN_COLUMNS = re.compile(r"\s*\S[^\t]*? {2,}\S[^\t]*? {2,}\S[^\t]*")
"""A line with spaces that part at least three columns."""


def _table(written: Sequence[str], filled: Sequence[int], at: int) -> AlignedTable | None:
    """The table that begins with this line, drawn or in columns of spaces; None where none does."""
    if drawn := drawn_table(lambda below: written[filled[at + below]] if at + below < len(filled) else None):
        return drawn
    if len(written[filled[at]]) > LONGEST_ROW or not _IN_COLUMNS.fullmatch(written[filled[at]]):
        return None

    def line_at(below: int) -> ItemLine | None:
        number = filled[at + below] if at + below < len(filled) else None
        if number is None or "\t" in written[number] or len(written[number]) > LONGEST_ROW:
            return None
        words = re.finditer(r"\S+", written[number])
        return ItemLine([Item(word.group(), word.start(), word.end()) for word in words], number)

    return aligned_table(line_at, gap=2, tolerance=0)


def _is_broken(written: str, following: str) -> bool:
    """Whether a line ends within a sentence, where each line is a paragraph: the next goes on in lower case."""
    return following[:1].islower() and re.search(r"[.:;!?]['\"”’)]*$", written.rstrip()) is None


def _room(written: str, following: str, width: int) -> int:
    """How many characters would still have fitted; 0 where the next word did not. A no-break space is within a word."""
    left = width - len(written.rstrip())
    word = re.split(r"[ \t]+", following.strip(" \t"))[0]
    return 0 if 0 <= left < len(word) + 1 else max(0, left)


def wrapped_at(written: Sequence[str]) -> int | None:
    """At which width a program wrapped the lines, None where each line is a paragraph.

    In a wrapped text a line that another follows ends because the next word did not fit; where lines end for another
    reason, it mostly would have fitted. The width is the one that explains most lines; a few may stand out over it. Among
    the lines that it explains, some go on in lower case: short titles above sentences may have one length by chance.
    """
    pairs = [
        (len(line.rstrip()), len(line.rstrip()) + 1 + len(following.split()[0]), not following.lstrip()[0].isupper())
        for line, following in pairwise(written)
        if line.strip() and following.strip()
    ]
    best = (-len(written), 0)
    for width in sorted({length for length, _, _ in pairs if NARROWEST_WRAPPED <= length <= LONGEST_WRAPPED}):
        beyond = sum(length > width for length, _, _ in pairs)
        going_on = [is_cut for length, needed, is_cut in pairs if length <= width < needed]
        did_not_fit = len(going_on)
        fitted = len(pairs) - beyond - did_not_fit
        if did_not_fit >= 3 and any(going_on) and beyond <= len(pairs) * 0.15 and did_not_fit * 2 >= fitted:
            best = max(best, (did_not_fit - fitted - 2 * beyond, width))
    return best[1] or None

"""Minutes that are laid out as a table, `Min. | Business | Action`: one of its columns is the text, and is read as that.

A table of motions has a column for each thing that it says. In minutes one column has it all, in paragraphs.
"""

import re
from collections.abc import Iterable, Sequence

NUMBER_OF_ITEM = "the number of an item, beside the minutes"
ACTION = "what is to be done and by whom, beside the minutes"
HEADINGS = "the headings of a table"
OTHER_ITEM = "an item of the minutes that begins no motion"
LONGEST_HEADING = 60

OF_TEXT = re.compile(
    r"(?:agenda )?items?(?: of business)?|minutes?|discussions?(?: and \w+)*|business|proceedings|matters?(?: discussed)?|subject|details?"
)
"""Headings of a column that has the text of the minutes."""
_NUMBER = re.compile(r"(?:agenda |item |minute |min )?(?:no|number|ref|min|item|minute)?")
_ACTION = re.compile(
    r"actions?(?: by| points?| required| agreed)?|(?:by )?whom|who|owner|lead|responsib(?:le|ility)|(?:by )?when|date|deadline|page"
)
_A_MOTION = re.compile(
    r"(?:emergency (?:motion|resolution)|composite(?: motion)?|motion|resolution)\s+(?:no\.?\s*)?(?:[A-Z]{0,3}\d+[A-Za-z]?|[A-Z]|[IVX]+)\b"
    r"|emergency (?:motion|resolution)\b",
    re.IGNORECASE,
)
MOST_COLUMNS = 5


def text_column(rows: Sequence[Sequence[str]]) -> int | None:
    """Which column of a table, counted from 0, is the text of minutes; None where the table is no such layout.

    Its headings name an item's number, its business and what is to be done, and below them motions begin with their numbers
    (`Motion 1 – Bell ropes`), one at least of them in several paragraphs.
    """
    width = len(rows[0]) if rows else 0
    if len(rows) < 3 or not 2 <= width <= MOST_COLUMNS or any(len(row) != width for row in rows):
        return None
    headings = [" ".join(re.sub(r"[^\w]+", " ", cell.lower()).split()) for cell in rows[0]]
    texts = [at for at, heading in enumerate(headings) if at and OF_TEXT.fullmatch(heading)]
    if not texts or not _NUMBER.fullmatch(headings[0]):
        return None
    column = max(texts, key=lambda at: sum(len(row[at]) for row in rows))
    if not all(_ACTION.fullmatch(heading) for at, heading in enumerate(headings) if at not in (0, column) and heading):
        return None
    motions = [row[column] for row in rows if _A_MOTION.match(row[column].strip())]
    return column if any("\n" in text.strip() for text in motions) else None


_BEGINS = re.compile(rf"(?:\d{{1,3}}[.):]?\s+\S|{_A_MOTION.pattern})", re.IGNORECASE)
_FATE = re.compile(
    r"(?:(?:result|decision|outcome):?\s+)?(?:not )?(?:carried|passed|agreed|adopted|approved|lost|defeated|rejected|remitted|referred|withdrawn|fell|reached|moved)\b",
    re.IGNORECASE,
)
LONGEST_FATE = 80


def is_laid_out(rows: Iterable[Sequence[str]]) -> bool:
    """Whether a table without headings lays out a whole motion in the first cell of each row, its number, its title and its words, and
    what was decided beside it: then its cells are read one after the other, as text. The first row that does not ends it."""
    count = decided = 0
    for row in rows:
        first, *others = [cell.strip() for cell in row] or [""]
        if not (first or any(others)):
            continue
        if not others or not _BEGINS.match(first) or "\n" not in first or max(map(len, others)) > LONGEST_FATE:
            return False
        count += 1
        decided += any(map(_FATE.match, others))
    return count > 1 and 2 * decided > count


def is_other_item(cells: Sequence[str], of_text: int) -> bool:
    """Whether a row is an item of its own and begins no motion: what was carried there is not the motion above it.

    A row without a number goes on with the one above, and a short one is a heading.
    """
    text = cells[of_text].strip()
    is_heading = len(text) <= LONGEST_HEADING and not text.endswith(".") and "\n" not in text
    return bool(cells[0].strip()) and not is_heading and _A_MOTION.match(text) is None


def why_beside(column: int, of_text: int) -> str:
    """Why a cell of such a table stands beside the text: the first column has the numbers of items."""
    return NUMBER_OF_ITEM if column == 0 and of_text else ACTION

"""What printing adds to the text of a page: headers and footers, page numbers, footnotes, words such as `continued overleaf`."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from schema.terms import Look
from scripts.intake.documents.lines import RAISED, SMALL, Line
from scripts.intake.marks.wrapping import may_propose
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_opening, is_page_number
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import vote

Step = tuple[list[Line], list[tuple[Line, str]]]
"""The lines that are left, and those set aside, each with its reason."""

_RUNNING_TITLE = r"[^\d\s].{5,90}"
_RUNNING_HEAD = re.compile(
    rf"(?P<left>\d{{1,4}})(?:\s{{3,}}|\t\s*)(?P<title>{_RUNNING_TITLE})|(?P<words>{_RUNNING_TITLE}?)(?:\s{{3,}}|\t\s*)(?P<right>\d{{1,4}})"
)
FEWEST_HEADS = 2
LONGEST_HEAD = 200
"""The characters of such a line, its spaces counted."""


def running_heads(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """The places of the lines with a title and a page's number beside it, where that title stands twice or more and its numbers rise.

    `57` stands left of the title on one page and right of it on the next.
    """
    by_title: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for line in lines:
        text = line.text.strip()
        found = _RUNNING_HEAD.fullmatch(text) if not line.cells and len(text) <= LONGEST_HEAD else None
        if found:
            title = found["title"] or found["words"]
            if may_be_result(title) or read_result(title) or vote(line.text) or labels(line.text):
                continue
            by_title.setdefault(_plain_title(title), []).append((int(found["left"] or found["right"]), line.at))
    return _facing(lines) | {
        at
        for places in by_title.values()
        if len(places) >= FEWEST_HEADS and all(before[0] < after[0] for before, after in pairwise(places))
        for _, at in places
    }


def _facing(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """The heads of facing pages in capitals, each printed once: `REPORT   31` and on the next page `32   THE FEDERATION`."""
    heads = [
        (found, line.at)
        for line in lines
        if not line.cells and len(line.text) <= LONGEST_HEAD and (found := _RUNNING_HEAD.fullmatch(line.text.strip()))
        if (found["title"] or found["words"]).isupper() and not vote(line.text)
    ]
    return {
        at
        for (right, before), (left, after) in pairwise(heads)
        if right["right"] and left["left"] and int(right["right"]) % 2 and int(left["left"]) == int(right["right"]) + 1
        for at in (before, after)
    }


def _plain_title(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()


GOES_ON = "it says that a motion goes on over the page"
_CONTINUED = r"(?:continued|cont(?:['’]?d|inues|\.)?)"
_AT_FOOT = re.compile(
    rf"\W*(?:{_CONTINUED}\s+(?:overleaf|over(?: the)? page|over|on (?:the )?(?:next page|following page|page \d{{1,4}}))|please turn over|p\.?t\.?o\.?)\W*",
    re.IGNORECASE,
)
_AT_HEAD = re.compile(
    rf"(?P<head>.*?\S)?\s*(?:[(\[]\s*{_CONTINUED}\s*[)\]]|[,:–—-]\s*{_CONTINUED})[\s.:…]*", re.IGNORECASE
)
LONGEST_CONTINUED = 120
"""The characters of a heading that may be printed again over the page."""


def without_goes_on(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[Line, str]]]:
    """The lines without those that only say that a motion goes on, and these, each with its reason.

    A heading with `continued` counts where a line above begins with the same heading: `Strike pay (continued)` may be a
    title. A line in lower case right after it goes on with the sentence.
    """
    kept: list[Line] = []
    aside: list[tuple[Line, str]] = []
    is_broken = False
    for line in lines:
        if _says_goes_on(line, kept):
            aside.append((line, GOES_ON))
            is_broken = True
            continue
        if is_broken and kept and line.text.lstrip()[:1].islower():
            kept[-1] = replace(kept[-1], room=kept[-1].room or 0)
            line = replace(line, blank_before=False)
        kept.append(line)
        is_broken = False
    return kept, aside


def _says_goes_on(line: Line, above: Sequence[Line]) -> bool:
    text = line.text.strip()
    if line.cells or not above or len(text) > LONGEST_CONTINUED:
        return False
    if _AT_FOOT.fullmatch(text):
        return True
    found = _AT_HEAD.fullmatch(text)
    if not found:
        return False
    head = _plain_heading(found["head"] or "")
    return not head or any(
        re.match(rf"{re.escape(head)}(?!\w)", _plain_heading(one.text)) for one in above if not one.cells
    )


def _plain_heading(text: str) -> str:
    """A heading as it is compared."""
    return " ".join(re.sub(r"[^\w\s]", " ", text).split()).casefold()


_RAISED = str.maketrans("0123456789", RAISED)
_NOTE = re.compile(r"(?P<mark>\[\d{1,2}\]|[*†‡])\s+\S")
_FIGURES = {str(number).translate(_RAISED) for number in range(1, 100)}
_NUMBERED = re.compile(rf"(?P<mark>\d{{1,2}}|[{RAISED}]{{1,2}})\s*(?=\S)\D")
"""Of a line in letters smaller than the text, where the same figure stands above the line further up."""
FOOTNOTE = "a footnote"
LONGEST_NOTE = 400
"""The characters of a line that may be a footnote."""


def footnotes(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """The places of the footnotes, of the lines that go on with one, and of a page's number right below it.

    A mark but a raised figure counts only where one line alone begins with it: other stars are entries of a list.
    """
    begins = [_mark(line) for line in lines]
    places: set[tuple[int, ...]] = set()
    note: Line | None = None
    for at, (line, mark) in enumerate(zip(lines, begins, strict=True)):
        is_only = mark in _FIGURES or begins.count(mark) == 1
        if mark and is_only and _is_referred_to(mark, lines[:at]):
            places.add(line.at)
            note = line
        elif note and not line.cells and (_note_goes_on(note, line) or is_page_number(line.text)):
            places.add(line.at)
            note = None if is_page_number(line.text) else note
        else:
            note = None
    return places


def _mark(line: Line) -> str:
    """The mark with which a line begins that may be a footnote, or nothing; figures are given as they stand above a line."""
    text = line.text.strip()
    if line.cells or line.heading or len(text) > LONGEST_NOTE:
        return ""
    if found := _NOTE.match(text):
        return found["mark"]
    found = _NUMBERED.match(text)
    is_figure = found and (Look.SMALL in line.looks or found["mark"] in _FIGURES)
    return found["mark"].translate(_RAISED) if found and is_figure else ""


def _note_goes_on(note: Line, line: Line) -> bool:
    return not line.blank_before and line.size <= max(note.size, SMALL)


def _is_referred_to(mark: str, above: Sequence[Line]) -> bool:
    """Whether a mark stands right after a word or its full stop: a star only at the end of a line, as after `CARRIED*`."""
    end = r"\s*$" if mark in "*†‡" else ""
    reference = re.compile(rf"[\w.,;:”\"’)]{re.escape(mark)}(?!\S*\*){end}")
    return any(reference.search(text) for line in above for text in (line.cells or (line.text,)))


LONGEST_HEADER = 120
EDGE = 3
"""How many lines at the head and foot of a page may be its header or footer."""


def page_furniture(lines: Sequence[Line]) -> Step:
    """Headers and footers: lines at the edge of several pages that are alike but for figures; and page numbers."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.place.page:
            pages.setdefault(line.place.page, []).append(line)
    edges = {line.at for page in pages.values() for line in (*page[:EDGE], *page[-EDGE:])} if len(pages) > 1 else set()
    alike = Counter(_without_figures(line.text) for line in lines if line.at in edges and not line.cells)
    needed = max(2, len(pages) * 0.4)
    beside_numbers = _beside_page_numbers(lines) | _alike_in_part(pages)
    running = running_heads(lines)
    numbers = Counter(_first_figures(line.text) - line.place.page for line in lines if _may_be_page_number(line, edges))

    def reason(line: Line) -> str:
        if line.cells:
            return ""
        if _may_be_page_number(line, edges):
            # "12" at the head of a page may be a motion's number. Page numbers go up with the pages.
            usual = numbers.most_common(1)[0]
            if _first_figures(line.text) - line.place.page == usual[0] and (
                usual[1] > 1 or not line.text.strip().isdecimal()
            ):
                return "a page number"
        if _PAGE.fullmatch(line.text.strip()) or _is_number_of_only_page(line, pages):
            return "a page number"
        if _TO_TOP.fullmatch(line.text.strip()):
            return "a link to the head of the page"
        if line.at in beside_numbers or line.at in running:
            return "a page header or footer"
        if (
            line.at in edges
            and len(line.text) < LONGEST_HEADER
            and alike[_without_figures(line.text)] >= needed
            and not _is_part(line.text)
            and not (may_propose(line.text) and _is_on_some(line.text, pages))
        ):
            return "a page header or footer"
        return ""

    reasons = _from_the_edge([reason(line) for line in lines], lines, pages)
    kept = [line for line, why in zip(lines, reasons, strict=True) if not why]
    # The space above a page's first line was that below its header: the paragraph of the page before may go on.
    kept = [
        replace(line, blank_before=False) if before and before.place.page < line.place.page else line
        for before, line in zip([None, *kept], kept, strict=False)
    ]
    return kept, [(line, why) for line, why in zip(lines, reasons, strict=True) if why]


LIKE_PAGES, LIKE_WORDS = 0.6, 4
"""What share of pages, and how many words, show a header of which what stands right of a gap changes."""
_GAP = re.compile(r"\t|\s{2,}")


def _alike_in_part(pages: Mapping[int, Sequence[Line]]) -> set[tuple[int, ...]]:
    """Headers and footers of which the end changes with the section: `Union of Bell Ringers · Agenda 2031   PART B`.

    A title with its result or with who put it, on a page of its own, is none.
    """
    found: set[tuple[int, ...]] = set()
    for edge in (0, -1):
        outer = [page[edge] for page in pages.values() if not page[edge].cells and not _is_part(page[edge].text)]
        begun = Counter(_before_gap(line.text) for line in outer)
        needed = max(2, len(pages) * LIKE_PAGES)
        found |= {line.at for line in outer if _before_gap(line.text) and begun[_before_gap(line.text)] >= needed}
    return found


def _before_gap(text: str) -> str:
    """What stands left of a gap in a line, or the whole of one without; empty where it is too short to tell, or may be a motion's."""
    left, *right = _GAP.split(text.strip(), maxsplit=1)
    is_motions = any(may_be_result(one) or read_result(one) or may_propose(one) for one in right)
    is_header = len(left.split()) >= LIKE_WORDS and len(text) < LONGEST_HEADER and not is_motions
    return left.casefold() if is_header else ""


def without_footnotes(lines: Sequence[Line]) -> Step:
    notes = footnotes(lines)
    return [line for line in lines if line.at not in notes], [(line, FOOTNOTE) for line in lines if line.at in notes]


def _is_on_some(text: str, pages: Mapping[int, Sequence[Line]]) -> bool:
    """Whether a line stands at the edge of some pages only, as who put a motion may: a header is on all, or not on the first."""
    on = {page for page, lines in pages.items() if any(line.text == text for line in (*lines[:EDGE], *lines[-EDGE:]))}
    return not on >= set(sorted(pages)[1:])


def _from_the_edge(reasons: Sequence[str], lines: Sequence[Line], pages: dict[int, list[Line]]) -> list[str]:
    """The reasons that stand: only headers, footers and page numbers are between such a line and its page's edge.

    With one motion to a page, "This AGM notes:" stands at the same height on each: the text above it shows what it is.
    """
    by_line = {line.at: why for line, why in zip(lines, reasons, strict=True)}
    outer = {
        line.at
        for page in pages.values()
        for order in (page, page[::-1])
        for line in takewhile(lambda one: by_line[one.at], order)
    }
    return [
        why if line.at in outer or not line.place.page or why == "a page number" else ""
        for line, why in zip(lines, reasons, strict=True)
    ]


_TO_TOP = re.compile(r"\W*(?:(?:back|return|go) to (?:the )?)?top(?: of (?:the )?page)?\W*", re.IGNORECASE)
_PAGE = re.compile(r"page \d+(?: (?:of|/) \d+)?", re.IGNORECASE)


def _beside_page_numbers(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """Headers and footers of a text whose pages ran together: lines right above or below `Page 3`, each time the same."""
    beside = [
        line
        for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False)
        if any(other is not None and _PAGE.fullmatch(other.text.strip()) for other in (before, after))
        and not line.place.page
    ]
    alike = Counter(_without_figures(line.text) for line in beside)
    numbers = sum(_PAGE.fullmatch(line.text.strip()) is not None for line in lines)
    return {
        line.at
        for line in beside
        if alike[_without_figures(line.text)] > (max(1, numbers - 1) if may_propose(line.text) else 1)
        and len(line.text) < LONGEST_HEADER
        and not _is_part(line.text)
    }


def _may_be_page_number(line: Line, edges: set[tuple[int, ...]]) -> bool:
    return line.at in edges and is_page_number(line.text)


def _is_number_of_only_page(line: Line, pages: Mapping[int, Sequence[Line]]) -> bool:
    """Whether a figure stands alone below all that is on the only page, apart from it, and is that page's."""
    page = pages.get(line.place.page, ())
    is_alone = len(pages) == 1 and len(page) > 1 and line is page[-1] and line.blank_before and not line.cells
    return is_alone and line.text.strip() == str(line.place.page)


def _first_figures(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found.group()) if found else 0


def _without_figures(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _is_part(text: str) -> bool:
    """Whether a line is a part of a motion, which may well stand at the foot of many pages: `CARRIED`."""
    is_opened = is_opening(text) or text.rstrip().endswith(":")
    return bool(read_result(text) or labels(text) or number(text) or is_opened)

"""Undoes what printing and copying do to a text, in steps: from lines as read to paragraphs.

Nothing falls away unnamed: a step gives back the lines that it set aside, each with its reason.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from types import MappingProxyType

from scripts.intake.documents.lines import Line
from scripts.intake.marks.characters import with_plain_characters
from scripts.intake.marks.footnotes import FOOTNOTE, footnotes
from scripts.intake.marks.mark import Role
from scripts.intake.marks.over_page import without_goes_on
from scripts.intake.marks.running_heads import running_heads
from scripts.intake.marks.wrapped_heads import wrapped_heads
from scripts.intake.marks.wrapping import goes_on_with, may_propose
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import is_upper_case
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_opening, is_page_number
from scripts.intake.vocabulary.results import read_result


@dataclass(frozen=True, slots=True)
class Tidied:
    """The lines that are left, and those set aside, each with its reason."""

    lines: tuple[Line, ...]
    aside: tuple[tuple[Line, str], ...]


def tidy(
    lines: Sequence[Line], given: Mapping[int, Role] = MappingProxyType({}), starts: Collection[int] = ()
) -> Tidied:
    """All steps, in the order in which they must be taken.

    `given` are the roles of lines that are known already, by the lines' numbers: such a line is never set aside, and is
    joined to the one before it only where its role says so. `starts` begin a motion, and so a paragraph.
    """
    known = {*given, *starts}
    aside: list[tuple[Line, str]] = []
    kept = [with_plain_characters(line) for line in lines]
    for step in (_set_aside, _drawn_lines, _doubled, _page_furniture, _without_footnotes, without_goes_on):
        kept, fallen = step(kept)
        aside += [(line, reason) for line, reason in fallen if line.at[0] not in known]
        back = [line for line, _ in fallen if line.at[0] in known]
        kept = sorted([*kept, *back], key=lambda line: line.at) if back else kept
    kept = list(_lonely_marks_joined(kept, given))
    kept = list(_rejoined(kept, given, starts))
    kept = [part for line in kept for part in _headings_parted(line)]
    kept = [part for line in kept for part in _glued_entries_parted(line)]
    return Tidied(tuple(kept), tuple(aside))


# What is no part of the text ------------------------------------------------------------------------------------------

Step = tuple[list[Line], list[tuple[Line, str]]]


def _set_aside(lines: Sequence[Line]) -> Step:
    """What the reader found to stand beside the text, or to be empty."""
    return [line for line in lines if not line.aside and line.text], [
        (line, line.aside or "nothing that can be seen") for line in lines if line.aside or not line.text
    ]


_DRAWN = re.compile(r"([=\-–—_*~#.•])\1{2,}")


def _drawn_lines(lines: Sequence[Line]) -> Step:
    """Lines drawn across the page with characters. One right below a line makes that a heading: `Motion 1` over `--------`."""
    kept: list[Line] = []
    drawn: list[tuple[Line, str]] = []
    for line in lines:
        found = _DRAWN.fullmatch(line.text.strip()) if not line.cells else None
        if found is None:
            kept.append(line)
            continue
        drawn.append((line, "a line drawn across the page"))
        if kept and found[1] in "=-" and not line.blank_before and not kept[-1].heading:
            kept[-1] = replace(kept[-1], heading=1 if found[1] == "=" else 2)
    return kept, drawn


LONGEST_HEADER = 120
EDGE = 3
"""How many lines at the head and foot of a page may be its header or footer."""


def _page_furniture(lines: Sequence[Line]) -> Step:
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


def _without_footnotes(lines: Sequence[Line]) -> Step:
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


def _doubled(lines: Sequence[Line]) -> Step:
    """A long line that stands twice running was pasted or printed twice."""
    kept: list[Line] = []
    fallen: list[tuple[Line, str]] = []
    for line in lines:
        if kept and line.text == kept[-1].text and len(line.text) >= 40 and not line.cells:
            fallen.append((line, "the same line twice"))
        else:
            kept.append(line)
    return kept, fallen


# Lines that are one ---------------------------------------------------------------------------------------------------

_LONELY = re.compile(r"[•·●▪◦‣⁃]|\(?(?:[a-z]|[ivx]{1,4})[.)]")


def _lonely_marks_joined(lines: Sequence[Line], given: Mapping[int, Role]) -> Iterator[Line]:
    """A bullet or letter alone on its line, with its entry on the next, as PDFs and web pages have it."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None:
            if line.cells or _LONELY.fullmatch(line.text.strip()):
                yield waiting
            else:
                line = replace(waiting.joined(line, f"{waiting.text.strip()} {line.text.lstrip()}"), bold=line.bold)
            waiting = None
        if _LONELY.fullmatch(line.text.strip()) and not line.cells and line.at[0] not in given:
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def compounds_in(texts: Iterable[str]) -> set[str]:
    """The words with hyphens that stand in texts, in lower case: one of them that is parted at a line's end keeps its hyphen."""
    return {found.casefold() for text in texts for found in re.findall(r"\w+-\w+", text)}


def _rejoined(lines: Sequence[Line], given: Mapping[int, Role], starts: Collection[int]) -> Iterator[Line]:
    """Paragraphs that were wrapped, whole again, also across a page's end; words that were parted, one again."""
    compounds = compounds_in(line.text for line in lines)
    heads = wrapped_heads(lines, {*given, *starts})
    current: Line | None = None
    wrapped = 0
    for line in lines:
        role = given.get(line.at[0])
        wrapped = heads.get(line.at, wrapped - 1)
        goes_on = (
            role is Role.GOES_ON
            if role or line.at[0] in starts
            else current is not None
            and current.at[-1] not in given
            and ((wrapped > 0 and line.at not in heads) or goes_on_with(current, line))
        )
        if current is not None and goes_on:
            current = current.joined(line, joined_text(current.text, line.text, compounds))
        else:
            if current is not None:
                yield current.with_text(current.text.rstrip("\u00ad"))
            current = line
    if current is not None:
        yield current.with_text(current.text.rstrip("\u00ad"))


_KEEPS_HYPHEN = re.compile(
    r"\b(?:self|non|cross|anti|ex|well|long|short|part|full|half|co|on|off|face-to|day-to|multi|\d+)-$", re.IGNORECASE
)


def joined_text(text: str, after: str, compounds: set[str]) -> str:
    """Two lines of one paragraph. A word parted at the line's end is one again; a compound keeps its hyphen."""
    text, after = text.rstrip(), after.lstrip()
    if text.endswith("\u00ad"):
        return text[:-1] + after
    if text.endswith("-") and re.search(r"\w-$", text) and after[:1].islower():
        last = re.findall(r"[\w-]+$", text)[0]
        whole = (last + re.findall(r"^\w+", after)[0]).casefold()
        keeps = whole in compounds or _KEEPS_HYPHEN.search(text)
        return text + after if keeps else text[:-1] + after
    if re.search(r"\w[-/]$", text):
        return text + after
    return f"{text} {after}"


# Lines that are several -----------------------------------------------------------------------------------------------

_GLUED_HEADING = re.compile(
    r"(?P<heading>[A-Z][A-Z&’' ,–/-]{6,80}[A-Z])\s+(?P<motion>(?:(?:CA|EM?|C)?\d{1,3}[.)]|Motion \d+|Resolution \d+)\s*.*)"
)


def _headings_parted(line: Line) -> Iterator[Line]:
    """`HEALTH COMMITTEE 25. Healthy Workplace?` is a heading and a motion."""
    found = _GLUED_HEADING.fullmatch(line.text.strip()) if not line.cells else None
    if found and is_upper_case(found["heading"]) and not number(line.text):
        yield line.with_text(found["heading"])
        yield replace(line, text=found["motion"], blank_before=False)
    else:
        yield line


def _glued_entries_parted(line: Line) -> Iterator[Line]:
    """`• one thing, • another` is two entries of a list."""
    parts = (
        re.split(r"(?<=\S)\s+(?=[•●▪◦‣⁃]\s)", line.text)
        if re.match(r"\s*[•●▪◦‣⁃]", line.text) and not line.cells
        else [line.text]
    )
    for at, part in enumerate(parts):
        yield line.with_text(part) if not at else replace(line, text=part, blank_before=False)

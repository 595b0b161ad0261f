"""What stands before the first motion and among the lines of a list, and is in no motion: title, introduction, contents, results by number."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.headings import Headings, split_title
from scripts.intake.marks.mark import Marking, Role
from scripts.intake.marks.unnumbered import empty_forms
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.headings import group_heading, heading_name, is_upper_case, may_be_heading, names_paper
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import CONTENTS_LINE, is_date_line, is_for_the_press, is_opening, is_over_results
from scripts.intake.vocabulary.result_keys import ResultKey, joined_keys, parse_key
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind, last_column
from scripts.intake.vocabulary.told import begins_with_motion, plain_number, row_told, told
from scripts.intake.vocabulary.words import MOTION

INTRODUCTION = "the introduction before the first motion"
TITLE = "title"
"""The value of a heading that is the list's title."""


def preface_marks(
    lines: Sequence[Line], first_row: int | None, headings: Headings, following: NumberFound | None = None
) -> Iterator[Marking]:
    """The marks of the lines before the first motion.

    Where all motions are in tables, the first on line `first_row`, also of the headings between these.
    """
    before = [line for line in lines if first_row is None or line.at[0] < first_row]
    count = _headings_at_end(before, headings, is_text=first_row is None)
    count = count or int(bool(before) and is_section_of(before[-1], following))
    rest, heading = list(before[: len(before) - count]), list(before[len(before) - count :])
    # "RESOLUTIONS OF THE AGM 2031" is the whole list's, also where nothing stands between it and a committee.
    while heading and (
        headings.is_over_all(heading[0])
        or (headings.is_title(heading[0]) and not headings.bodies.committee(heading[0].text))
    ):
        rest.append(heading.pop(0))
    titles = {id(line) for line in _titles(rest, headings)}
    yield from (_of_introduction(line, is_title=id(line) in titles) for line in rest)
    yield from ((line, Role.HEADING, "", "headings before the first motion") for line in heading)
    between = (line for line in lines[len(before) :] if headings.is_heading(line))
    yield from ((line, Role.HEADING, "", "headings between tables") for line in between)


def _headings_at_end(before: Sequence[Line], headings: Headings, *, is_text: bool) -> int:
    """How many lines right above the first motion are headings over it."""
    count = 0
    while count < len(before) and headings.is_heading(before[len(before) - 1 - count]):
        count += 1
    if not count and len(before) > 1 and headings.is_doubtful(before[-1], before[-2]):
        count = int(before[-1].text.endswith(":") or before[-1].heading > 0)
    if not count and len(before) > 1 and before[-1].blank_before and names_paper(before[-2].text):
        # The first committee, right below the name of the paper.
        text = before[-1].text.strip()
        is_name = is_like_a_name(text) and may_be_heading(text) and not is_like_a_person(text)
        count = int(is_name and not re.search(r"\d", text))
    return count or int(bool(before) and is_text and is_section(before[-1].text))


def is_section(text: str) -> bool:
    """Whether a line is the numbered heading of a section: `1. Finance`."""
    found = number(text)
    is_plain = found is not None and not found.is_worded and not found.prefix
    return is_plain and found is not None and 0 < len(found.rest) < 80 and not found.rest.endswith((".", ";"))


_LETTERED = re.compile(
    r"(?:section\s+|part\s+)?(?P<letter>[A-Z])(?:[.:)]\s+|\s{2,}|\s+[–—-]\s+)(?=[A-Z])(?P<name>[^.;:]{3,80})",
    re.IGNORECASE,
)


def is_section_of(line: Line, following: NumberFound | None) -> bool:
    """Whether a line right above a motion is the heading of a section: `Section 2 Wages`, `B   Training` above `B 01`, where its number
    names it, or `B: Training` above a row of a number, a title and a result."""
    text = line.text.strip()
    found = _LETTERED.fullmatch(text) if not line.cells else None
    if (not line.cells and _SECTION.fullmatch(text)) or (found and following is not None and _is_row(following)):
        return True
    is_of_letter = found is not None and following is not None and re.match(r"[A-Z]\W?\d", following.number) is not None
    return is_of_letter and following is not None and found is not None and found["letter"] == following.number[0]


_SECTION = re.compile(
    r"(?:section|part)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,5})(?:\s*[.:)–—-])?\s+(?=(?-i:[A-Z]))[^.;:]{3,80}", re.IGNORECASE
)


def _is_row(found: NumberFound) -> bool:
    """Whether a title with what was decided at its end stands after a number: `Trust in the Council  Oppose  Carried`."""
    return bool(found.rest) and (decision_behind(found.rest) or last_column(found.rest)) is not None


def section_at_end(piece: Sequence[Line], found: NumberFound, following: NumberFound) -> int:
    """Whether the last line of a motion is the numbered heading of the next section: `2. Emergency Motions`, `B   Training`."""
    if len(piece) < 2 or piece[-1].cells:
        return 0
    own = number(piece[0].text)
    if len(piece) == 2 and _is_row(found) and _is_row(following) and is_section_of(piece[-1], following):
        return 1
    is_new = found.number[:1] != following.number[:1] and is_section_of(piece[-1], following)
    return int(is_new or (own is not None and bool(own.prefix) and is_section(piece[-1].text)))


def _of_introduction(line: Line, *, is_title: bool) -> Marking:
    found = amendment(line.text) if not line.cells else None
    if is_title:
        return line, Role.HEADING, TITLE, "title of the list"
    if found and found.to_motion and found.is_worded:
        return line, Role.AMENDMENT, found.number or f"to {found.to_motion}", "amendments before their motion"
    if re.match(rf"the following {MOTION}s?\b", line.text.strip(), re.IGNORECASE) and group_heading(line.text):
        return line, Role.HEADING, TITLE, "what is said of all that follows"
    reason = "a date before the first motion" if is_date_line(line.text) else INTRODUCTION
    return line, Role.SKIP, reason, "introduction"


def _titles(lines: Sequence[Line], headings: Headings) -> list[Line]:
    """The list's title among these lines.

    It is the lines that speak of motions or resolutions and of a year, or of what was decided of all; else one with a year
    and a meeting; else the first that is set as a heading.
    """
    groups = [([line], group) for line in lines if (group := group_heading(line.text))]
    groups = [(found, group) for found, group in groups if group.is_list_title or not group.is_undecided]
    groups = groups or split_title(lines)
    grouped = [line for found, _ in groups for line in found]
    if any(group.is_list_title for _, group in groups):
        return grouped
    taken = {id(line) for line in grouped}
    others = [line for line in lines if headings.is_title(line) and id(line) not in taken]
    others += [
        line
        for line in lines
        if (line.heading or is_upper_case(line.text)) and heading_name(line.text) and id(line) not in taken
    ]
    return [*others[:1], *grouped]


BY_NUMBER = "results by number"
"""The rule of a line that tells what became of motions by their numbers, apart from them."""
FEWEST_IN_KEY = 2
LONGEST_SECTION = 60
"""The characters of a numbered heading of a paper's next section."""


def contents(lines: Sequence[Line]) -> Iterator[Marking]:
    """A table of contents, `12. Title ..... 5`: three such lines or more, with pages that go up."""
    pages: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        if not line.cells and text[-1:].isdigit() and (found := CONTENTS_LINE.fullmatch(text)):
            pages.append((at, int(found["page"])))
    rising = all(before[1] <= after[1] for before, after in itertools.pairwise(pages))
    drop = {at for at, _ in pages} if len(pages) > 2 and rising else set()
    for at, line in enumerate(lines):
        is_heading = at + 1 in drop and re.fullmatch(
            r"(?:table of )?contents:?|index", line.text.strip(), re.IGNORECASE
        )
        if at in drop or is_heading:
            yield line, Role.SKIP, "the table of contents", "contents"


def listed_results(lines: Sequence[Line]) -> Iterator[Marking]:
    """Lines that list the numbers of the motions carried, lost and so on, of two motions or more, and the heading over them."""
    listed = [() if line.cells else told(line.text) for line in lines]
    are_lists = [any(one.is_listed for one in said) and all(one.result for one in said) for said in listed]
    for is_listed, run in itertools.groupby(range(len(lines)), key=are_lists.__getitem__):
        places = list(run)
        if not is_listed or sum(len(one.numbers) for at in places for one in listed[at]) < FEWEST_TOLD:
            continue
        above = places[0] - 1
        if above >= 0 and _is_of_other_year(lines, above):
            for at in places:
                yield lines[at], Role.SKIP, OF_EARLIER, BY_NUMBER
            continue
        if any(number(line.text) for line in lines[: max(above, 0)]) and _is_heading_of_results(lines[above]):
            yield lines[above], Role.SKIP, OVER_RESULTS, BY_NUMBER
        for at in places:
            yield lines[at], Role.UNSURE, "", BY_NUMBER


def _is_of_other_year(lines: Sequence[Line], at: int) -> bool:
    """Whether a line names a year that no line at the head of the paper names: `In 2030:`, over results of other motions."""
    text = lines[at].text.strip()
    years = set(_YEAR.findall(text)) if len(text) < LONGEST_SECTION and not text.endswith(".") else set()
    return bool(years) and at >= HEAD and not years <= set(_YEAR.findall(" ".join(line.text for line in lines[:HEAD])))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
HEAD = 4
"""The lines at the head of a paper that may name its year."""
OF_EARLIER = "what became of the motions of an earlier meeting"


def told_results(lines: Sequence[Line]) -> Iterator[Marking]:
    """A part of a paper below its motions that tells in sentences what became of each: `RESULTS`, `• Motion 5 was remitted.`"""
    numbered = 0
    for at, line in enumerate(lines):
        numbered += not line.cells and (found := number(line.text)) is not None and found.is_worded
        stands_out = line.heading or line.bold or line.blank_before or is_upper_case(line.text)
        if numbered < FEWEST_TOLD or line.cells or not stands_out or not is_over_results(line.text):
            continue
        if any(_OF_A_YEAR.search(other.text) for other in lines[max(at - 2, 0) : at + 2]):
            continue  # "The following were decided in 2030." above: of other motions
        below = list(itertools.takewhile(_may_tell, lines[at + 1 :]))
        if sum(begins_with_motion(one.text) for one in below) < FEWEST_TOLD:
            continue
        yield line, Role.SKIP, OVER_RESULTS, BY_NUMBER
        for one in below:
            yield one, Role.UNSURE, "", BY_NUMBER
        return


def result_rows(lines: Sequence[Line]) -> Iterator[Marking]:
    """Rows below the motions, each with the number of one and its result: `1   Carried`, `ER1   Lost`, and the heading over them."""
    named: set[str] = set()
    rows = [None if line.cells else row_told(line.text) for line in lines]
    for is_row, run in itertools.groupby(range(len(lines)), key=lambda at: rows[at] is not None):
        places = list(run)
        if not is_row:
            heads = (number(lines[at].text) for at in places if not lines[at].cells)
            named |= {plain_number(found.number) for found in heads if found and found.number and found.rest}
            continue
        own = {plain_number(one) for at in places if (row := rows[at]) for one in row.numbers}
        if len(places) < FEWEST_TOLD or not own <= named or len(own) < len(places):
            continue
        if is_over_results(lines[places[0] - 1].text):
            yield lines[places[0] - 1], Role.SKIP, OVER_RESULTS, BY_NUMBER
        for at in places:
            yield lines[at], Role.UNSURE, "", BY_NUMBER


_OF_EARLIER = re.compile(
    r"(?:progress|update|report|action|follow[- ]up)s?\s+(?:on|from|of|taken on)\s+(?:the\s+|last year['’]s\s+|previous\s+)?(?:motions|resolutions|decisions)\b.*",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:last|previous|earlier|(?:19|20)\d\d)\b", re.IGNORECASE)


def of_earlier_meeting(lines: Sequence[Line]) -> Iterator[Marking]:
    """What stands below an item of minutes on motions of an earlier meeting, up to the next item: `2. Progress on the motions of the 2030 AGM`."""
    items = [(at, found) for at, line in enumerate(lines) if not line.cells and (found := _item(line))]
    for at, found in items:
        if not (_OF_EARLIER.fullmatch(found.rest) and _EARLIER.search(found.rest)):
            continue
        after = next((later for later, other in items if later > at and other.value == found.value + 1), at)
        if _are_motions(lines, [place for place, _ in items], at):
            continue
        for line in lines[at + 1 : after]:
            yield line, Role.SKIP, OF_EARLIER, "earlier meeting"


def _are_motions(lines: Sequence[Line], items: Sequence[int], own: int) -> bool:
    """Whether an item is a motion of a list of such: it and most others have a motion's first words right below, and a result."""
    ends = [*items[1:], len(lines)]
    parts = {at: [line for line in lines[at + 1 : end] if not line.cells] for at, end in zip(items, ends, strict=True)}
    are = {
        at: bool(part)
        and is_opening(part[0].text)
        and any(read_result(line.text) for line in part[1:])
        and not any(begins_with_motion(line.text) for line in part)
        for at, part in parts.items()
    }
    return are[own] and sum(are.values()) > FEWEST_TOLD and sum(are.values()) * 2 > len(are)


def _item(line: Line) -> NumberFound | None:
    """The number of an item of minutes, which does not say that it is a motion."""
    found = number(line.text)
    return found if found and not (found.is_worded or found.prefix or found.kind) else None


def _may_tell(line: Line) -> bool:
    """Whether a line may be one of a part that tells what became of motions: it begins none, and is no heading."""
    return not (line.cells or line.heading) and (begins_with_motion(line.text) or number(line.text) is None)


_OF_A_YEAR = re.compile(
    r"\b(?:decided|carried|passed|adopted|agreed|debated|lost|results?|decisions)\b.*\b(?:1[89]|2[01])\d\d\b",
    re.IGNORECASE,
)
FEWEST_TOLD = 2
OVER_RESULTS = "the heading of the results by number"


def _is_heading_of_results(line: Line) -> bool:
    stands_out = bool(line.heading or line.bold or is_upper_case(line.text) or line.text.rstrip().endswith(":"))
    is_short = not line.cells and len(line.text) < LONGEST_SECTION and number(line.text) is None
    is_of_results = names_paper(line.text) or _OF_RESULTS.search(line.text) is not None
    return is_short and line.blank_before and (is_over_results(line.text) or (stands_out and is_of_results))


_OF_RESULTS = re.compile(r"\b(?:results?|outcomes?|decisions?|voting|votes)\b", re.IGNORECASE)


def key_to_results(lines: Sequence[Line]) -> Iterator[Marking]:
    """The lines of a key to letters in place of results."""
    if result_key(lines):
        for line in lines:
            if not line.cells and parse_key(line.text):
                yield line, Role.SKIP, "the key to the results", "key to results"


def result_key(lines: Sequence[Line]) -> ResultKey:
    """The letters that a document's key explains; empty where it has no key of two entries or more."""
    key = joined_keys([parse_key(line.text) for line in lines if not line.cells])
    return key if len(key) >= FEWEST_IN_KEY else {}


def said_to_the_press(lines: Sequence[Line]) -> Iterator[Marking]:
    """What a press release says after its end, if no line there says that it is a motion: `Notes to editors`, `1. The union has …`."""
    first = next((at for at, line in enumerate(lines) if not line.cells and is_for_the_press(line.text)), len(lines))
    below = lines[first:]
    if any((found := number(line.text)) and (found.is_worded or found.prefix) for line in below):
        return
    for line in below:
        yield line, Role.SKIP, "what is said to the press after the end", "end of the list"


SET_APART: tuple[Callable[[Sequence[Line]], Iterator[Marking]], ...] = (
    empty_forms, of_earlier_meeting, contents, listed_results, told_results, result_rows, key_to_results, said_to_the_press,
)  # fmt: skip
"""Each takes the lines that the ones before it left."""


def next_section(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> int:
    """Where the next section of a paper begins, after a section whose motions say that they are motions: `5. Staff` after
    `4. Resolutions of last year`. 0 where none does."""
    if not heads or not all(found.is_worded for found in heads.values()):
        return 0
    first, last = min(heads), max(heads)
    own = next((found for line in reversed(lines[:first]) if (found := _section(line))), None)
    if own is None:
        return 0
    for at, line in enumerate(lines[last + 1 :], last + 1):
        found = _section(line)
        if found and found.form == own.form:
            return at if found.value == own.value + 1 else 0
    return 0


def _section(line: Line) -> NumberFound | None:
    """The number of a line with the looks of a section's heading."""
    found = number(line.text) if not line.cells and line.blank_before else None
    is_plain = found is not None and not (found.is_worded or found.prefix or found.kind)
    if found is None or not is_plain or is_opening(found.rest) or found.rest.endswith((".", ";", ":")):
        return None
    return found if 0 < len(found.rest) < LONGEST_SECTION else None

"""The lines before the first motion: title, introduction, first headings."""

import re
from collections.abc import Iterator, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.headings import Headings, split_title
from scripts.intake.marks.mark import Role
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.headings import group_heading, heading_name, is_upper_case, may_be_heading, names_paper
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import is_date_line

INTRODUCTION = "the introduction before the first motion"
TITLE = "title"
"""The value of a heading that is the list's title."""

Marking = tuple[Line, Role, str, str]
"""A paragraph with its role, the value, and the name of the rule."""


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
    """Whether a line right above a motion is the heading of the section that its number names: `B   Training` above `B 01`."""
    found = _LETTERED.fullmatch(line.text.strip()) if not line.cells else None
    is_of_letter = found is not None and following is not None and re.match(r"[A-Z]\W?\d", following.number) is not None
    return is_of_letter and following is not None and found is not None and found["letter"] == following.number[0]


def section_at_end(piece: Sequence[Line], found: NumberFound, following: NumberFound) -> int:
    """Whether the last line of a motion is the numbered heading of the next section: `2. Emergency Motions`, `B   Training`."""
    if len(piece) < 2 or piece[-1].cells:
        return 0
    own = number(piece[0].text)
    is_new = found.number[:1] != following.number[:1] and is_section_of(piece[-1], following)
    return int(is_new or (own is not None and bool(own.prefix) and is_section(piece[-1].text)))


def _of_introduction(line: Line, *, is_title: bool) -> Marking:
    found = amendment(line.text) if not line.cells else None
    if is_title:
        return line, Role.HEADING, TITLE, "title of the list"
    if found and found.to_motion and found.is_worded:
        return line, Role.AMENDMENT, found.number or f"to {found.to_motion}", "amendments before their motion"
    if re.match(r"the following (?:motion|resolution)s?\b", line.text.strip(), re.IGNORECASE) and group_heading(
        line.text
    ):
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

"""Lists among the lines: numbered ones within a motion, the parts of an item of business, entries with bullets that are motions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.doubt import holds_result_word
from scripts.intake.vocabulary.headings import group_heading, without_section_number
from scripts.intake.vocabulary.names import is_like_a_name
from scripts.intake.vocabulary.numbers import OF_ITEM, NumberFound, decimal, number
from scripts.intake.vocabulary.phrases import is_motion_itself, is_opening, opens_part
from scripts.intake.vocabulary.results import read_result, says_as_amended
from scripts.intake.vocabulary.titles import decision_behind
from scripts.intake.vocabulary.votes import vote
from scripts.intake.vocabulary.words import MOTION


def entries_of_lists(lines: Sequence[Line]) -> set[int]:
    """The places of numbered lines that are entries of a list within a motion: from 1 on or where the list
    before it ended, right below a colon, below `This Council notes`, or below `Text` where the number of the only motion stands above."""
    entries: set[int] = set()
    own_words = _heading_of_only_words(lines)
    at = value = 0
    while at < len(lines) - 1:
        first = number(lines[at + 1].text) if at == own_words or opens_list(lines[at]) else None
        if (
            first is None
            or first.is_worded
            or first.prefix
            or first.value not in {1, value + 1}
            or _stands_out(lines[at + 1])
        ):
            at += 1
            continue
        value, at = first.value - 1, at + 1
        level = lines[at].level
        while at < len(lines):
            found = number(lines[at].text)
            if found and lines[at].level > level:
                entries.add(at)  # of a list within an entry
            elif (
                found
                and found.form == first.form
                and found.value == value + 1
                and not _stands_out(lines[at])
                and not lines[at].cells
            ):
                entries.add(at)
                value += 1
            elif found or not _is_within_list(lines[at]):
                break
            at += 1
    return entries


def opens_list(line: Line) -> bool:
    """Whether a list within a motion may stand below a line: `The society notes:`; not below `Union strength:`, a heading."""
    text = line.text.strip()
    if not text.endswith(":"):
        return opens_part(text)
    is_over_motions = re.search(r"\b(?:motions?|resolutions|proposals|submitted|received)\b", text, re.IGNORECASE)
    is_of_none = re.search(r"\b(?:none|no|nothing|not)\b", text, re.IGNORECASE)  # "None had been received under:"
    if is_over_motions and not (is_of_none or is_opening(text)):
        return False  # "Below are the motions for the AGM:" is no part of any
    is_heading = is_like_a_name(text.rstrip(":")) and len(text) < 60 and line.blank_before
    return (
        is_opening(text)
        or not is_heading
        or re.search(r"\b(?:notes|believes|resolves|further|instructs|mandates|agrees|to):$", text, re.IGNORECASE)
        is not None
    )


def _heading_of_only_words(lines: Sequence[Line]) -> int | None:
    """The place of `Text` or `Motion text` below a heading with a motion's number, `C17: Rents`; None where there are several such
    headings, or a plain number above."""
    above = [(at, found) for at, line in enumerate(lines) if not line.cells and (found := number(line.text))]
    headings = [at for at, found in above if lines[at].heading or lines[at].bold]
    words = [at for at, line in enumerate(lines) if (line.heading or line.bold) and is_motion_itself(line.text)]
    is_one = len(headings) == len(words) == 1 and above[0][0] == headings[0] < words[0]
    return words[0] if is_one and (above[0][1].is_worded or above[0][1].prefix) else None


def _stands_out(line: Line) -> bool:
    return bool(line.heading)


def _is_within_list(line: Line) -> bool:
    """Whether a line may stand between two entries: an entry of a list within the list."""
    return bool(line.level) or re.match(r"\s*(?:[•*·–-]|\(?[a-z]{1,3}[.)])\s", line.text) is not None


_ITEM_OF_MOTIONS = re.compile(
    r"(?:(?:the|all|branch|members?['’]?s?|ordinary|policy|general|emergency|urgent|other|late|composite|further)\s+)*"
    rf"{MOTION}s(?:\s+(?:and (?:motions|resolutions|amendments|proposals)|(?:for|to be|from|by|of|on|received|submitted|proposed|tabled|before)\b.*))?[\s.:]*",
    re.IGNORECASE,
)
"""`Motions`, `Motions and resolutions`, `Motions for debate`: an item whose parts are the motions."""
_SAYS_MOTION = re.compile(rf"(?:\w+ )?{MOTION}\b", re.IGNORECASE)
_AMENDMENT_PART = re.compile(
    r"(?P<first>\d{1,3}(?:\.\d{1,3})?\.)(?P<last>\d{1,3})[.):]?\s+(?:constitutional |rule )?amendment\s*[:–—-]\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)


def part_of_item(text: str, before: Sequence[NumberFound]) -> NumberFound | None:
    """The number of a line that is a motion and a part of an item, by the numbers `before` it.

    - `5.1 Larders` below `5. Motions`; `5.1 This meeting notes …` is a paragraph;
    - `6.3 Amendment: Add a Ladder Officer` after `6.2 Motion: Paint the stairs`: a change of the rules that is put like the
      motions beside it.
    """
    if before and before[-1].form == OF_ITEM and (found := _AMENDMENT_PART.fullmatch(text.strip())):
        if found["first"] == before[-1].prefix:
            number, value = found["first"] + found["last"], int(found["last"])
            return NumberFound(number, found["rest"], OF_ITEM, is_worded=True, prefix=found["first"], value=value)
        return None
    part = decimal(text)
    item = next((one for one in reversed(before) if one.form != OF_ITEM), None)
    if part is None or item is None or part.prefix != f"{item.number}." or not _ITEM_OF_MOTIONS.fullmatch(item.rest):
        return None
    is_paragraph = part.rest.endswith((".", ";", ":", ",")) and not decision_behind(part.rest)
    return (
        None
        if is_paragraph or is_opening(part.rest) or read_result(part.rest)
        else replace(part, form=OF_ITEM, is_worded=True)
    )


def is_item_of_motions(found: NumberFound) -> bool:
    """Whether a numbered heading says no more than that motions stand below it: `10. Motions`."""
    is_plain = not (found.is_worded or found.prefix or found.kind)
    more = r"(?: (?:(?:for|to be) (?:\w+ )?\w+|submitted|received|proposed|tabled|to \w+))?"
    heading = rf"(?:notices? of |policy )?{MOTION}s{more}\W*"
    return is_plain and re.fullmatch(heading, found.rest, re.IGNORECASE) is not None


def other_items(numbers: Sequence[NumberFound]) -> set[int]:
    """The places of the items themselves among numbers of which some are parts of one: `5. Motions`, and `6. Elections` after it."""
    above = {one.prefix for one in numbers if one.form == OF_ITEM}
    forms = {one.form for one in numbers if f"{one.number}." in above and _ITEM_OF_MOTIONS.fullmatch(one.rest)}
    return {at for at, one in enumerate(numbers) if one.form in forms and not _SAYS_MOTION.match(one.rest)}


_BULLET = re.compile(r"[•*·●▪◦‣–—-]\s+(?=\S)")
_COMMA = re.compile(rf"({MOTION}\s+[A-Z]{{0,3}}\d{{1,4}}[A-Z]?),(?=\s+[A-Z‘“'\"])", re.IGNORECASE)
LONGEST_ROW = 200


def bulleted_rows(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """The entries of such lists, by their places, each with its number. Where one entry has none, the list is no list of motions.

    A row ends with its line. So a list counts only where another one, a heading or the end follows: nothing else says that
    what stands below it is none of the words of its last motion.
    """
    rows: dict[int, NumberFound] = {}
    begins = {len(lines)}
    for at in reversed(range(len(lines))):
        below = _list_below(lines, at)
        end = max(below, default=at) + 1
        # A list below that does not count would become the words of this one's last motion.
        if below and (end in begins or (lines[end].heading and not _is_over_list(lines, end))):
            begins.add(at)
            rows |= below
    return rows


def _list_below(lines: Sequence[Line], at: int) -> dict[int, NumberFound]:
    """The entries below a heading that says what became of motions; empty where it is no such list."""
    if not _is_over_list(lines, at):
        return {}
    found: dict[int, NumberFound] = {}
    place = at
    while place + 1 < len(lines) and (entry := _entry(lines[place + 1])):
        place += 1
        row = _row(entry)
        if row is None:
            return {}
        found[place] = row
    return found


def _is_over_list(lines: Sequence[Line], at: int) -> bool:
    """Whether a line says what was decided of the entries with bullets right below it."""
    text = "" if lines[at].cells else lines[at].text
    group = group_heading(text) or group_heading(without_section_number(text))
    is_of_result = group is not None and bool(group.decision or group.is_undecided)
    return is_of_result and at + 1 < len(lines) and _entry(lines[at + 1]) != ""


def _entry(line: Line) -> str:
    """What stands after the bullet of a line; empty where it has none."""
    text = line.text.strip()
    mark = _BULLET.match(text) if not line.cells else None
    return text[mark.end() :] if mark else ""


def _row(text: str) -> NumberFound | None:
    """The number of an entry with a number and a title. What says more of the motion may say what became of it."""
    found = number(_COMMA.sub(r"\1:", text)) if len(text) < LONGEST_ROW else None
    if not found or not found.number or len(found.rest) <= 2 or is_opening(found.rest):
        return None
    title, _, after = found.rest.partition(")")
    after = after.strip(" –—-,")
    # `Reeds (Mill Branch) was not put`, `(first part only)`: only how it was carried or lost is understood there.
    is_understood = not after or after.startswith(":") or says_as_amended(after) or vote(after)
    return found if is_understood and not holds_result_word(title) else None

"""Numbered items of minutes, agendas and papers that are not motions, and the numbers that minutes give them: `44/10`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece, whole
from scripts.intake.marks.section import Register, Section
from scripts.intake.vocabulary.doubt import speaks_of_decision, speaks_of_vote
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.numbers import OF_SECTION, NumberFound, number, number_after_item
from scripts.intake.vocabulary.phrases import LABEL_OF_MOTION, is_agenda_item, is_nothing, opens_motion
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.words import MOTION

ASKED = "asked"
"""The form of a head that is the label of a motion's words."""
FORM_OF_ITEM = "item of several"
"""That of an item which has such motions below it, and is none."""
_ASKED_FOR = re.compile(rf"(?P<label>(?:the\s+)?{MOTION}\s*:)\s*(?P<words>(?:that|to)\b.*)", re.IGNORECASE)


def asked_within(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The motions that stand below an item with two or more of them, and that item as none; nothing where each item has one.

    `3. Charter`, `Motion: that rule 7 be deleted.`, `Lost`, `Motion: that rule 9 be deleted.`, `Passed`: two motions.
    """
    found: dict[int, NumberFound] = {}
    starts = sorted({0, *heads})
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        asked = [at for at in range(start, end) if not lines[at].cells and _ASKED_FOR.fullmatch(lines[at].text.strip())]
        if len(asked) > 1 and not (start in heads and heads[start].is_worded):
            found |= {at: NumberFound("", lines[at].text, ASKED) for at in asked}
            if start in heads and start not in asked:
                found[start] = replace(heads[start], form=FORM_OF_ITEM)
    return found


def mark_asked(line: Line) -> list[Piece]:
    """The pieces of such a line: its label begins the motion and is no part of the words."""
    match = _ASKED_FOR.fullmatch(line.text.strip())
    if match is None:
        return [Piece(Role.WORDS, line.text)]
    return [Piece(Role.NUMBER, match["label"], "", ASKED), Piece(Role.WORDS, match["words"], "", ASKED)]


FEWEST_NUMBERS = 3
"""The lines with the same first number before they are numbers of minutes."""
NUMBER_ALONE = re.compile(r"\(?(?P<first>\d{1,4})/(?P<last>\d{1,3})[.)]?")
OF_MINUTE = "a number of the minutes"
NEXT_ITEM = "another item of the minutes"


def register_of(sections: Sequence[Sequence[Line]], before: Sequence[Line] = ()) -> Register:
    """The register of lines that count on so: `44/10`, `44/11`, `44/12`. `before` stands above the first motion.

    Where none stands there, as many lines may be votes: `30/1`, `30/2`, `30/5` are in doubt. Beside a vote such as `28/4`, they are
    votes, unless they count on one by one.
    """
    above, below = _numbers_alone(before), _numbers_alone(line for lines in sections for line in lines)
    for first, lasts in below.items():
        numbers = [*above.get(first, []), *lasts]
        is_sure = first in above
        may_be = len(below) == 1 or numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if len(lasts) >= FEWEST_NUMBERS and numbers == sorted(set(numbers)) and (is_sure or may_be):
            return Register(first, is_sure=is_sure)
    return Register()


def _numbers_alone(lines: Iterable[Line]) -> dict[str, list[int]]:
    """The second parts of numbers that stand alone on their lines, by the first part."""
    numbers: dict[str, list[int]] = {}
    for line in lines:
        if found := NUMBER_ALONE.fullmatch(line.text.strip()):
            numbers.setdefault(found["first"], []).append(int(found["last"]))
    return numbers


def minute_number(section: Section, at: int) -> list[Piece] | None:
    """A number of the minutes, `44/10`, and below the words of a motion what stands after it, which is another item.

    Where the motion has no result yet, one there is in doubt.
    """
    register = section.habits.register
    line = section.lines[at]
    if register.first and not register.is_sure:
        return whole(line, Role.UNSURE) if _is_number(section, line) else None
    if not register.first:
        return None
    if _is_number(section, line):
        return whole(line, Role.SKIP, OF_MINUTE)
    if not section.words_have_begun or not any(_is_number(section, above) for above in section.lines[1:at]):
        return None
    is_open = not section.is_decided and speaks_of_decision(line.text)
    return whole(line, Role.UNSURE) if is_open else whole(line, Role.SKIP, NEXT_ITEM)


def _is_number(section: Section, line: Line) -> bool:
    found = NUMBER_ALONE.fullmatch(line.text.strip())
    return found is not None and found["first"] == section.habits.register.first


def is_of_words(section: Section, at: int) -> bool:
    """Whether the number of a paragraph, `1.2`, may be one of the motion's own: its paragraphs begin with 1.1, and its head has no such number."""
    head, *others = [_PARAGRAPH.match(line.text.strip()) for line in section.lines]
    item = others[at - 1]
    if item is None or (head and head["item"] == item["item"]):
        return False
    return any(other["last"] == "1" for other in others if other and other["item"] == item["item"])


_PARAGRAPH = re.compile(r"(?P<item>(?:\d{1,3}\.){1,2})(?P<last>\d{1,3})(?![\d.]*\d)")


NO_MOTION = "an item with nothing that says that it is a motion"
NOTHING_RECEIVED = re.compile(r"\b(?:motions|resolutions|amendments|business)\b", re.IGNORECASE)
OFTEN = 0.25
"""Of the items of a paper that does not say that it has motions: where so few have what motions have, none is one."""
MOST = 0.6
SEVERAL = 3
"""Items that every agenda has: with so many a paper is an agenda or minutes, whatever its title says."""

_SAYS_MOTIONS = re.compile(
    r"\b(?:motions?|resolutions?|composites?|proposals?|decisions|recommendations)\b", re.IGNORECASE
)
_SAYS_MEETING = re.compile(r"\b(?:agenda|agm|sgm|congress|conference|convention|general meeting)\b", re.IGNORECASE)
_OTHER_PAPER = re.compile(
    r"\b(?:minutes|agenda|order of (?:business|proceedings)|timetable|programme|notes of|record of|policy|constitution|guidance|rules)\b",
    re.IGNORECASE,
)


def not_motions(sections: Sequence[Section], title: str) -> list[Section]:
    """The sections that are no motions.

    In a list of motions every number is one. In minutes, agendas and papers those are motions that have what only motions
    have: a word for what it is, who put it, what was decided, a motion's first words.
    """
    is_other = _OTHER_PAPER.search(title) is not None
    items = sum(map(_is_agenda_item, sections))
    are_minutes = is_other or items >= SEVERAL
    if is_other and items > 1 and not any(is_evident(section, by_result=False) for section in sections):
        return list(sections)  # "3. Accounts", "Approved nem con." between the opening and the guest speaker
    empty = [
        section
        for section in sections
        if _has_nothing(section)
        or section.found.form in (FORM_OF_ITEM, OF_SECTION)
        or (are_minutes and _is_agenda_item(section) and not _is_put(section))
    ]
    out = {id(section) for section in empty}
    sections = [section for section in sections if id(section) not in out]
    evident = [section for section in sections if is_evident(section)]
    others = [section for section in sections if not is_evident(section)]
    if _SAYS_MOTIONS.search(title) and not re.search(r"\bminutes\b", title, re.IGNORECASE):
        is_mixed = bool(_OTHER_PAPER.search(title)) and any(section.found.is_worded for section in evident)
        return [*empty, *(others if is_mixed else [])]
    share = len(evident) / len(sections) if sections else 0.0
    if is_other and share < 1:
        # Where most items of one form (A1, A2) are motions, so is the one that says nothing of it.
        forms = {section.found.form for section in evident if section.found.prefix} if share >= MOST else set()
        return [*empty, *(section for section in others if section.found.form not in forms)]
    if share >= (OFTEN if _SAYS_MEETING.search(title) else MOST) or (evident and share >= OFTEN):
        return empty
    return [*empty, *others] if evident or _SAYS_MEETING.search(title) else [*empty, *sections]


def is_evident(section: Section, *, by_result: bool = True) -> bool:
    """Whether something says that this is a motion; without `by_result` a result does so only where it speaks of one."""
    is_worded = section.found.is_worded or LABEL_OF_MOTION.match(section.found.rest)
    if is_worded or section.found.kind or section.found.form in ("listed", "words", "given", "form", ASKED):
        return True
    roles = {
        piece.role
        for pieces in section.pieces
        if not _is_report(pieces)
        for piece in pieces
        if piece.rule not in _OF_RULES
    }
    if roles & {Role.PROPOSER, Role.AMENDMENT, Role.MADE_OF} or (by_result and roles & {Role.RESULT, Role.UNSURE}):
        return True
    told = (piece.text for pieces in section.pieces for piece in pieces if piece.role in (Role.RESULT, Role.UNSURE))
    if not by_result and any(_OF_MOTION.search(text) for text in told):
        return True
    texts = [piece.text for pieces in section.pieces[:12] for piece in pieces if piece.role is Role.WORDS]
    return any(opens_motion(text) for text in texts)


def _is_report(pieces: Sequence[Piece]) -> bool:
    """Whether a paragraph tells of something, and ends in what was agreed of that: `Jo Bloggs reported a balance of £312. Agreed.`

    Neither a motion nor who moved one is spoken of, so no motion was agreed.
    """
    if any(piece.role not in (Role.NAME, Role.SKIP, Role.RESULT, Role.UNSURE) for piece in pieces):
        return False
    *told, last = sentences(" ".join(piece.text for piece in pieces)) or [""]
    result = read_result(last) if told else None
    return (
        result is not None
        and not (result.of or result.vote)
        and not any(_OF_MOTION.search(one) or speaks_of_vote(one) for one in told)
    )


_OF_MOTION = re.compile(
    r"\b(?:motions?|resolution|composite|proposals?|proposed|proposer|mov(?:ed|ers?|ing)|second(?:ed|er|ing)|amend\w*|debate|discussion|vot(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)


_OF_RULES = frozenset({"procedural", "motion told"})
"""Rules whose lines stand in standing orders too: `A motion that the question be put is voted on at once.`"""


def _is_put(section: Section) -> bool:
    """Whether somebody put it, and it begins as motions do: `8. Election of the secretary` may be a motion on the rules."""
    pieces = [piece for pieces in section.pieces for piece in pieces]
    words = [piece.text for piece in pieces if piece.role is Role.WORDS]
    return any(piece.role is Role.PROPOSER for piece in pieces) and bool(words) and opens_motion(words[0])


def _is_agenda_item(section: Section) -> bool:
    """Whether it is an item that every agenda has, whatever was agreed under it."""
    title = " ".join(
        piece.text for pieces in section.pieces for piece in pieces if piece.role in (Role.TITLE, Role.GOES_ON)
    )
    return not section.found.is_worded and is_agenda_item(title or section.found.rest)


def _has_nothing(section: Section) -> bool:
    """Whether a heading of motions has only "None." below it, or any heading "No motion was submitted."."""
    rest = [
        piece
        for pieces in section.pieces
        for piece in pieces
        if piece.role not in (Role.NUMBER, Role.TITLE, Role.GOES_ON, Role.PROPOSER) and piece.value != "a label"
    ]
    title = " ".join(piece.text for pieces in section.pieces for piece in pieces if piece.role is Role.TITLE)
    says_so = NOTHING_RECEIVED.search(title) or all(
        re.match(r"no motion|there (?:is|was) no motion", piece.text, re.I) for piece in rest
    )
    return bool(rest and says_so) and all(is_nothing(piece.text) for piece in rest)


def next_item(before: Sequence[Line]) -> int:
    """The number of the item of business after the one that stands right above the first motion: 5 after `4. Motions`; else 0."""
    for line in reversed(before[-3:]):
        found = number(line.text) if not line.cells else None
        if found and not (found.is_worded or found.prefix) and NOTHING_RECEIVED.search(found.rest):
            return found.value + 1
    return 0


def begins_item(section: Section, at: int, value: int) -> bool:
    """Whether a line below a motion's words begins the item of business with this number; 0 where none is awaited.

    Where the motion is itself an item, `7. Motion 5: Boiler suits`, it is the item after that, also where no words stand between. A
    motion whose own paragraphs have numbers is left alone.
    """
    own = number(section.lines[0].text)
    is_item = own is not None and number_after_item(own) == section.found
    awaited = own.value + 1 if own and is_item else value
    if not awaited or not (is_item or section.has_words) or not section.found.is_worded:
        return False
    return _is_item(section.lines[at], awaited) and not any(
        _is_item(other, awaited - 1) for other in section.lines[1:at]
    )


def _is_item(line: Line, value: int) -> bool:
    stands_out = line.blank_before or line.bold or line.heading > 0
    found = number(line.text) if stands_out and not line.cells else None
    return found is not None and not (found.is_worded or found.prefix) and found.value == value

"""Where the motions most likely begin, in a document of which the reading found too few: one line for a person to confirm.

`motions at 5, 8, 11` is offered only where the program, given it, reads a motion at each of these lines.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.intake.margin.places import Places
from scripts.intake.margin.tried import ReadAgain
from scripts.intake.marks.given import paragraphs_of
from scripts.intake.marks.introductions import introduces_motion, may_be_title, quoted_within, register_of
from scripts.intake.marks.starts import found_at_start, is_introduction
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.likely import likely_result
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.phrases import is_agenda_item, is_opening, opens_motion
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.words import MEETING

FEWEST_WORDED = 3
"""How many lines have to say that a motion begins, before no other is taken for the first of one."""
FURTHEST = 4
"""How many paragraphs below its first line the words of a motion may begin."""
LONGEST_TITLE = 80
_TOLD = re.compile(
    r"\b(?:moved|seconded|proposed|motion|amendment|debate|discussion|spoke|delegates?|speakers?|vote[ds]?|voting|chair|president|meeting (?:then|next|resumed|adjourned))\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:motion|moved|proposed|submitted|put forward|resolution|rule change|change of rule)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"](?:That\b|In [Rr]ule|This\b|[A-Z].{60})")
_THIS = re.compile(
    rf"(?:that )?this (?:[\w’'-]+ ){{0,4}}?(?:{MEETING}|branch|union|council|society|association|gathering)\b"
    r"(?! (?:was|were|had|has been|closed|ended|opened|began|then|adjourned)\b)",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"(?:in|to|amend|delete|replace)\s+(?:the\s+)?(?:rules?|standing orders?|clause|article)\s+\d", re.IGNORECASE
)
_SESSION = re.compile(
    r"^(?:the\s+)?(?:first|second|third|last|\w+day)\b.{0,40}$|\b(?:morning|afternoon|evening|session|day)\b.{0,12}$",
    re.IGNORECASE,
)
"""`Saturday`, `Second session`, `Friday afternoon`: headings over what follows, and no titles."""
_SINGLE = re.compile(r"[A-Z“\"‘(]")


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The lines at which motions most likely begin, counted from 0, and the motions as they are read with them."""

    lines: tuple[int, ...]
    motions: MotionList


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    text: str

    @property
    def is_head(self) -> bool:
        """Whether a word says that a motion begins here: `4.1 Motion 1 – Lamps`, and not `Motion 5 was carried.`"""
        found = found_at_start(self.text)
        return bool(found.is_worded or found.kind) and (not found.rest or _SINGLE.match(found.rest) is not None)

    @property
    def opens(self) -> bool:
        """Whether it begins as the words of a motion do."""
        return bool(
            opens_motion(self.text) or _THIS.match(self.text) or _QUOTED.match(self.text) or _RULE.match(self.text)
        )

    @property
    def tells(self) -> bool:
        """Whether it tells of the meeting, and is no motion's words."""
        text = self.text
        return not self.opens and bool(
            read_result(text)
            or may_be_result(text)
            or speaks_of_vote(text)
            or likely_result(text)
            or _TOLD.search(text)
        )

    @property
    def decides(self) -> bool:
        """Whether it says what became of a motion."""
        texts = (self.text, *sentences(self.text))
        return any(read_result(text) or likely_result(text) or may_be_result(text) for text in texts)

    @property
    def introduces(self) -> bool:
        """Whether it introduces a motion: `The Dyers' Section then moved:`"""
        return not self.decides and _INTRODUCES.search(self.text) is not None

    @property
    def is_title(self) -> bool:
        """Whether it may be the title of a motion."""
        text = self.text.strip()
        return (
            len(text) < LONGEST_TITLE
            and not (is_introduction(text) or _SESSION.search(text))
            and not is_agenda_item(text)
            and not is_opening(text)
        )


def likely_beginnings(motion_list: MotionList, places: Places, margin: str, read_again: ReadAgain) -> Beginnings | None:
    """The lines to confirm; None where the reading found as many motions by itself, or does not read one at each of them."""
    known = {
        motion.head_lines[0].at[0] for motion in motion_list.motions if motion.head_lines and motion.head_lines[0].at
    }
    if any(motion.head_lines and motion.head_lines[0].cells for motion in motion_list.motions):
        return None
    starts, are_worded = _starts(motion_list, known)
    if len(starts) <= len(motion_list.motions) and not (are_worded and known - set(starts)):
        return None
    header, _, rest = margin.partition("\n")
    after = read_again("\n".join([header, named(starts, places), rest]))
    if not isinstance(after, MotionList):
        return None
    read = {motion.head_lines[0].at[0] for motion in after.motions if motion.head_lines and motion.head_lines[0].at}
    kept = tuple(line for line in starts if line in read)
    return Beginnings(kept, after) if len(kept) > len(motion_list.motions) or kept == tuple(starts) else None


def named(lines: Sequence[int], places: Places) -> str:
    """The line to confirm."""
    return f"motions at {', '.join(places.labels[line] for line in lines)}"


def _starts(motion_list: MotionList, known: set[int]) -> tuple[list[int], bool]:
    """The lines at which motions seem to begin, and whether a word says so of so many that no line without one begins any."""
    document = motion_list.marked.document
    paragraphs = [
        _Paragraph(at[0], " ".join(" ".join(document.lines[one].text for one in at).split()))
        for at in paragraphs_of(document)
        if not document.lines[at[0]].cells
    ]
    worded = {one.line for one in paragraphs if one.is_head}
    are_worded = len(worded) >= max(FEWEST_WORDED, len(known - worded))
    starts: list[int] = []
    last = words = -1  # the paragraphs at which the motion at hand, and its last words, began
    for at, one in enumerate(paragraphs):
        is_known = one.line in known and not are_worded and not one.opens and not _is_doubtful(paragraphs, at)
        if _is_introduced(paragraphs, at):
            if last != at - 1 or words >= 0:  # else its title began it
                last = at - 1 if at and _is_above(paragraphs[at - 1]) else at
                starts.append(paragraphs[last].line)
            words = at if quoted_within(one.text) else -1
        elif one.is_head or is_known:
            starts.append(one.line)
            last, words = at, -1
        elif one.opens and not (are_worded and last >= 0):
            first = _first_of(paragraphs, at, max(words, last) + 1)
            is_far = words < 0 and first > last + 1 and paragraphs[first].introduces and not paragraphs[last].is_head
            if last >= 0 and is_far:
                starts.pop()  # it was the title of the minutes
            if not _is_of_last(paragraphs, last, words, at) or is_far:
                last = first
                starts.append(paragraphs[last].line)
            words = at
    return _of_register(paragraphs, starts), are_worded


def _of_register(paragraphs: Sequence[_Paragraph], starts: list[int]) -> list[int]:
    """The same lines; where most are items of one register, `4.2`, `4.3`, all its items that hold the words of a motion and no other."""
    registers = {one.line: register_of(one.text) for one in paragraphs}
    within: dict[int, str] = {}
    above = ""
    for line, own in registers.items():
        above = within[line] = own or above
    found = Counter(within[line] for line in starts if within[line])
    register, count = found.most_common(1)[0] if found else ("", 0)
    if (
        count < FEWEST_WORDED
        or count * 2 < len(starts)
        or any(one.line in starts and one.is_head for one in paragraphs)
    ):
        return starts
    items = [at for at, one in enumerate(paragraphs) if registers[one.line] == register]
    ends = [*items[1:], len(paragraphs)]
    return [
        paragraphs[at].line
        for at, end in zip(items, ends, strict=True)
        if any(one.opens or introduces_motion(one.text) for one in paragraphs[at + 1 : end])
    ]


def _is_introduced(paragraphs: Sequence[_Paragraph], at: int) -> bool:
    """Whether a sentence introduces the motion whose words stand below it, or holds them in quotation marks."""
    is_above = introduces_motion(paragraphs[at].text) and at + 1 < len(paragraphs) and paragraphs[at + 1].opens
    return is_above or (quoted_within(paragraphs[at].text) is not None and not paragraphs[at].is_head)


def _is_above(paragraph: _Paragraph) -> bool:
    """Whether a paragraph may be the title that stands above such a sentence."""
    text = paragraph.text.strip()
    return paragraph.is_head or (may_be_title(text) and not is_agenda_item(text) and not paragraph.decides)


def _is_of_last(paragraphs: Sequence[_Paragraph], last: int, words: int, at: int) -> bool:
    """Whether words at `at` are of the motion that began last: its first ones, or no more than words stands between."""
    if words < 0:
        return last >= 0 and at - last <= FURTHEST
    return not any(other.tells for other in paragraphs[words + 1 : at])


def _is_doubtful(paragraphs: Sequence[_Paragraph], at: int) -> bool:
    """Whether a line that was taken for the first of a motion tells of the meeting and introduces none."""
    return paragraphs[at].decides and not paragraphs[at].is_head


def _first_of(paragraphs: Sequence[_Paragraph], at: int, least: int) -> int:
    """The paragraph at which a motion begins whose words begin at `at`: its title, or the sentence that introduces it."""
    first = at
    for can_go_above in ("introduces", "is_title"):
        above = paragraphs[first - 1] if first - 1 >= least else None
        if above and not above.decides and (above.is_title or getattr(above, can_go_above)):
            first -= 1
            if above.is_title:
                break
    return first

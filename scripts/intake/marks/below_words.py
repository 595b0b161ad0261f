"""What papers print with a motion, or below its words, and what is no more of them: `Background`, `Results`, `If motion 4 is carried, motion 5 falls.`"""

import re

from scripts.intake.documents.lines import Line
from scripts.intake.marks.habits import AT_A_TIME
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD, Piece, whole
from scripts.intake.marks.section import Section, is_entry, is_of_another
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import heading_name
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import (
    beside_motion,
    is_composite_alone,
    is_motion_itself,
    is_opening,
    opens_motion,
    opens_part,
)
from scripts.intake.vocabulary.proceedings import depends_on_another, is_correction
from scripts.intake.vocabulary.told import row_decided
from scripts.intake.vocabulary.words import MOTION

SHORT_LABEL = 40
"""The characters up to which a line may say no more than a label, or that there is nothing to say."""


def heading_of_words(section: Section, at: int) -> list[Piece] | None:
    """The heading over the wording, where something else comes first: `Motion`, `Text`, `Action`."""
    line = section.lines[at]
    is_over = not section.words_have_begun or (section.beside and (line.heading or line.bold))
    if not is_over or not is_motion_itself(line.text) or _is_part_of_beside(section, line):
        return None
    section.beside, section.words_level = "", line.heading
    return whole(line, Role.SKIP, "the heading of the words")


def _is_part_of_beside(section: Section, line: Line) -> bool:
    """Whether a plain line stands below a heading of what is beside the motion: `Action`, below the heading *Synopsis*."""
    return bool(section.beside and section.beside_level) and not (line.heading or line.bold)


def heading_beside(section: Section, at: int) -> list[Piece] | None:
    """The heading of a text that is printed with a motion and is no part of it, `Background`; or such a text with its label,
    `Officers' comment: This would cost £4,000.`, after the words."""
    line = section.lines[at]
    label, colon, text = line.text.partition(":")
    if section.words_have_begun and colon and text.strip() and beside_motion(label):
        return whole(line, Role.SKIP, f"{label.strip().lower()}, which is no part of the motion")
    what = beside_motion(line.text)
    if what and not (section.words_have_begun or line.heading or line.bold):
        what = what if any(is_motion_itself(below.text) for below in section.lines[at + 1 :]) else None
    is_next = 0 < line.heading <= section.words_level and section.has_words and not section.beside
    is_next = is_next and not (
        opens_motion(line.text)
        or opens_part(line.text)
        or is_opening(line.text)
        or _OF_CLAUSES.fullmatch(line.text.strip())
    )
    what = what or (line.text.strip(" :") if is_next else None)
    if what is None or _is_part_of_beside(section, line):
        return None
    section.beside, section.beside_level = what.lower(), line.heading
    return whole(line, Role.SKIP, f"{section.beside}, which is no part of the motion")


_OF_CLAUSES = re.compile(
    r"(?:\w+ ){0,2}(?:not(?:es|ing)|believ(?:es|ing)|resolv(?:es|ed|ing)|mandates?|demands?|action points?|part \w+(?:\s*[:.–—-].*)?)\W*",
    re.IGNORECASE,
)
"""The headings of a motion's own parts: `Notes`, `The Union resolves`."""


def beside(section: Section, at: int) -> list[Piece] | None:
    """The paragraphs under such a heading, until one of the same level: what follows `Background`."""
    line = section.lines[at]
    if section.beside and 0 < line.heading <= section.beside_level:
        section.beside = ""
    return whole(line, Role.SKIP, f"{section.beside}, which is no part of the motion") if section.beside else None


def words_beside(section: Section) -> None:
    """Where a motion has no other words, what was passed over as its synopsis may be the motion: a person decides."""
    if section.has_words:
        return
    beside = [at for at, pieces in enumerate(section.pieces) if pieces and pieces[0].rule == "beside"]
    heading = next((pieces[0] for pieces in section.pieces if pieces and pieces[0].rule == "heading beside"), None)
    if heading is None or not any(len(section.lines[at].text) > SHORT_LABEL for at in beside):
        return
    for at in beside:
        section.pieces[at] = [
            Piece(Role.WORDS, section.lines[at].text, heading_name(heading.text).lower(), "words beside")
        ]


def row_of_results(section: Section, at: int) -> list[Piece] | None:
    """A row of a table of results below a motion's words, `2 | 40 | 51 | Not carried`, and the headings of its columns: it is of the
    motion with its number, and a person reads it."""
    line = section.lines[at]
    if not line.cells or not section.has_words:
        return None
    if row_decided(line.cells):
        return whole(line, Role.UNSURE)
    below = section.lines[at + 1 : at + 1 + MOST_HEADING_ROWS]
    is_above = any(other.cells and row_decided(other.cells) for other in below) and not number(line.cells[0])
    return whole(line, Role.SKIP, "the heading of a table of results") if is_above else None


MOST_HEADING_ROWS = 2


_PLACE = re.compile(
    r"to (?:follow|precede|be (?:put|placed|taken|inserted|debated|bracketed)\b.*) (?:item|motion|resolution)s? (?:no\.? ?)?[A-Z]{0,2}\d{1,4}[a-z]?\b.*",
    re.IGNORECASE,
)
SHORT_NOTE = 100


def place_in_agenda(section: Section, at: int) -> list[Piece] | None:
    """Where an addition stands in the agenda that it adds to, `To follow item 124`, and the heading above that: the motion above is over."""
    below = section.lines[at : at + 2]
    notes = [_PLACE.fullmatch(line.text.strip()) is not None and len(line.text) < SHORT_NOTE for line in below]
    is_short = re.fullmatch(r"[A-Z][^.;:]{2,58}[^.;:,]", below[0].text.strip()) is not None
    is_heading = below[0].blank_before and is_short and notes[-1]
    if not section.has_words or not (notes[0] or is_heading):
        return None
    section.is_over = True
    return whole(below[0], Role.SKIP, "where it stands in the agenda")


_OFFICE = re.compile(
    r"\W*(?:for )?(?:the )?(?:head )?(?:office|official|internal|staff) use(?: only)?\b.{0,40}", re.IGNORECASE
)


def for_the_office(section: Section, at: int) -> list[Piece] | None:
    """`For office use only`, over what is filled in on a form when it has come in: the motion above is over."""
    line = section.lines[at]
    if line.cells or not _OFFICE.fullmatch(line.text.strip()):
        return None
    section.is_over = True
    return whole(line, Role.SKIP, "what an office notes on a form")


_LINK = re.compile(rf"(?:[«←<‹] ?)?back to (?:the )?(?:top|(?:all )?{MOTION}s|list|index|contents)[.]?", re.IGNORECASE)
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)


def of_page(section: Section, at: int) -> list[Piece] | None:
    """A link of a page, `Back to all motions`, or the time at which an entry was written, `15:40`."""
    line = section.lines[at]
    text = line.text.strip()
    is_of_page = not line.cells and (_LINK.fullmatch(text) or _TIME.fullmatch(text))
    return whole(line, Role.SKIP, "what belongs to the page") if is_of_page else None


def conditional(section: Section, at: int) -> list[Piece] | None:
    """What becomes of one motion by the vote on another, a note and no decision: `If motion 4 is carried, motion 5 falls.`"""
    line = section.lines[at]
    is_note = not line.cells and section.words_have_begun and not is_entry(line.text) and depends_on_another(line.text)
    return whole(line, Role.SKIP, "what would follow from the vote on another motion") if is_note else None


CORRECTION = "a correction of what was printed elsewhere"
OF_ITS_PRINTING = "how the motion itself was printed"
"""After that the motion goes on: `Motion 1 was printed twice.` below motion 1."""
_PRINTED = re.compile(rf"{MOTION} (?P<number>[A-Z]{{0,3}}\d[\w.]*) was printed\b(?!.*\bread\b)", re.IGNORECASE)


def correction(section: Section, at: int) -> list[Piece] | None:
    """A correction of another motion below a motion's words, `Motion 22 was printed twice.`: nothing from there on is any more of it."""
    line = section.lines[at]
    if line.cells or not section.words_have_begun:
        return None
    if any(pieces and pieces[0].value == CORRECTION for pieces in section.pieces):
        return whole(line, Role.SKIP, CORRECTION if is_correction(line.text) else NOT_UNDERSTOOD)
    if not is_correction(line.text):
        return None
    printed = _PRINTED.match(" ".join(line.text.split()))
    is_own = printed is not None and [printed["number"].lower()] == section.found.number.lower().split()[-1:]
    return whole(line, Role.SKIP, OF_ITS_PRINTING if is_own else CORRECTION)


_AMENDMENT_OF = re.compile(
    r"(?:[•*·–-]\s+)?amendment (?P<to>[A-Z]{0,2}\d{1,3})\.\d{1,2}\b(?:,? by\b|\s*[(:–—-]).*", re.IGNORECASE
)


def amendment_of_another(section: Section, at: int) -> list[Piece] | None:
    """`• Amendment 6.1, by Mill Branch` in a list below motion 5: it is of 6, and so no words of 5. Where words stand
    below it, what was decided is open; within a list of 5 it is words."""
    line = section.lines[at]
    found = _AMENDMENT_OF.fullmatch(line.text.strip()) if not line.cells and len(line.text) < SHORT_NOTE else None
    if (
        found is None
        or not re.search(r"\d", section.found.number)
        or not is_of_another(found["to"], section.found.number)
    ):
        return None
    if any(not below.cells and is_opening(below.text) for below in section.lines[at + 1 :]):
        if section.lines[at - 1].text.rstrip().endswith((":", ";", ",")):
            return whole(line, Role.WORDS)
        section.is_procedural = True
    section.is_over = True
    return whole(line, Role.SKIP, NOT_UNDERSTOOD)


def of_timetable(section: Section, at: int) -> list[Piece] | None:
    """An item with its time, between motions that have theirs: `10.40  Coffee`."""
    line = section.lines[at]
    return (
        whole(line, Role.SKIP, "an item of the order of business")
        if section.habits.has_times and AT_A_TIME.match(line.text)
        else None
    )


def below_titles(section: Section, at: int) -> list[Piece] | None:
    """A note below the last motion of a list of titles without words: `All votes were by show of hands.`"""
    line = section.lines[at]
    is_note = section.habits.is_of_titles and not section.words_have_begun and section.amendment is None
    if not is_note or is_opening(line.text):
        return None
    return whole(line, Role.UNSURE) if may_be_result(line.text) else whole(line, Role.SKIP, NOT_UNDERSTOOD)


def status(section: Section, at: int) -> list[Piece] | None:
    """What a committee says of a motion of which it prints only who put it and who would amend it: `For debate`, `Formally moved`;
    what it means for the motion, a person reads."""
    line = section.lines[at]
    text = line.text.strip()
    is_composite = section.habits.name_is_first and line.blank_before and is_composite_alone(text)
    if is_composite and not (section.has_words or section.amendment_has_words):
        section.is_over, section.amendment = True, None  # "COMPOSITE No.1", with its title below
        return whole(line, Role.UNSURE)
    is_bare = section.has_proposer and not (section.has_title or section.has_words or section.amendment_has_words)
    is_short = len(text) < LONGEST_STATUS and not (
        line.cells or is_entry(text) or is_opening(text) or re.search(r"[.:;!?”\"]$", text)
    )
    is_last = at == len(section.lines) - 1 and (line.blank_before or section.amendment is not None)
    is_change = re.match(
        r"(?:add|delete|insert|replace|substitute|remove|after|in|line|leave out|change|amend|at)\b",
        text,
        re.IGNORECASE,
    )
    is_status = section.habits.name_is_first and is_bare and is_short and is_last and not is_change
    return whole(line, Role.UNSURE) if is_status else None


LONGEST_STATUS = 40

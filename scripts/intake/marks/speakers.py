"""Who is to move a motion, as agendas print it, and what speakers said, as verbatim reports do: no part of a motion's words."""

import re

from scripts.intake.marks.debate import DEBATE
from scripts.intake.marks.labelled import SECONDED
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece, whole
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import is_upper_case
from scripts.intake.vocabulary.people import NAME_PART, is_surely_person
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.speeches import STYLE
from scripts.intake.vocabulary.surnames import is_name_here

_TO_MOVE = re.compile(
    r"(?P<mover>[(\[]?(?:the\s+)?[A-Z][^,;:()]{2,70}?)\s+(?:to|will)\s+(?:formally\s+)?(?:move|propose)"
    r"(?:[,;]?\s+(?:and\s+)?(?:the\s+)?(?P<second>[A-Z][^,;:()]{2,70}?)\s+(?:to|will)\s+(?:formally\s+)?second)?[)\]]?\.?"
)


def to_move(section: Section, at: int) -> list[Piece] | None:
    """Who is to move and to second, before the words: `(Executive to move, Saltmarsh to second)`.

    A name that is no body's is left out and counted; who is to second is not recorded.
    """
    line = section.lines[at]
    text = line.text.strip()
    found = _TO_MOVE.fullmatch(text) if not line.cells and not section.words_have_begun else None
    if found is None or (is_opening(text) and not found["second"]):
        return None
    mover = found["mover"]
    role = Role.NAME if is_surely_person(mover.strip("([ ")) else Role.PROPOSER
    return [Piece(role, mover), Piece(Role.SKIP, text[found.end("mover") :].strip(), SECONDED)]


_OFFICE = r"(?i:(?:the\s+)?(?:(?:acting|vice|deputy)[- ])?(?:president|chair(?:man|woman|person)?|(?:general\s+)?secretary|convenor|moderator|treasurer))"
_NAME = rf"{NAME_PART}(?:\s{NAME_PART}){{0,3}}"
_SPEAKER = re.compile(
    rf"(?:(?P<office>{_OFFICE})(?:\s*\([^()]{{2,60}}\))?|(?P<styled>(?i:{STYLE})\s+{_NAME})(?:\s*\([^()]{{2,60}}\))?|(?P<named>{_NAME})\s*\([^()]{{2,60}}\))\s*:\s+(?=\S)"
)


def spoken(section: Section, at: int) -> list[Piece] | None:
    """What a speaker said, below a motion's words: `SIS. I. WICK (Guild of Sweeps): President, I move.`, and what goes on below it.

    A result is a result; what may be one is in doubt.
    """
    line = section.lines[at]
    text = line.text.strip()
    if line.cells or not section.has_words:
        return None
    found = _SPEAKER.match(text)
    if found and found["named"] and (amendment(text) or not is_name_here(found["named"])):
        found = None  # "Amendment A (East Branch): for pears read figs"
    if found is None:
        return _going_on(section, at) if section.beside == DEBATE else None
    section.beside, section.beside_level = DEBATE, 0
    if found["office"]:
        return whole(line, Role.UNSURE) if may_be_result(text[found.end() :]) else whole(line, Role.SKIP, DEBATE)
    return [Piece(Role.NAME, text[: found.end()].strip()), Piece(Role.SKIP, text[found.end() :], DEBATE)]


def _going_on(section: Section, at: int) -> list[Piece] | None:
    line = section.lines[at]
    if line.heading or amendment(line.text):
        section.beside = ""  # the amendment that the speeches lead to
        return None
    is_short = len(line.text) < LONGEST_RESULT
    if amendment(line.text) and is_upper_case(line.text):
        section.beside = ""  # "AMENDMENT" begins one, and its words follow
        return None
    if is_short and (read_result(line.text) or read_result(line.text.strip(" ()"))):
        return None
    return (
        whole(line, Role.UNSURE)
        if is_short and may_be_result(line.text.strip(" ("))
        else whole(line, Role.SKIP, DEBATE)
    )


LONGEST_RESULT = 160
"""The characters of a line among speeches that may say what was decided."""

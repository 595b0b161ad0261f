"""Minutes whose last sentence on a motion says what became of it: what was said of a vote before it stands beside that."""

import re

from schema.terms import Decision
from scripts.intake.marks.debate import DEBATE
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.doubt import names_another
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.procedure import speaks_of_procedure
from scripts.intake.vocabulary.results import LONGEST, Result, read_result
from scripts.intake.vocabulary.votes import vote

RULE = "last sentence"
_OTHER_FATE = {
    Decision.REMITTED: re.compile(r"\b(?:remit|refer)\w*", re.IGNORECASE),
    Decision.WITHDRAWN: re.compile(r"\b(?:withdr\w+|leave)\b", re.IGNORECASE),
    None: re.compile(r"\bamend\w*|\bcomposit\w+", re.IGNORECASE),
}
"""Words that speak of a fate: where it is not that of the last sentence, nobody can be sure of what `the motion` is."""
_COUNTED = re.compile(
    r"(?P<said>.*\b(?:tellers?|results?|figures|voting|vote|count|division|ballot)\b[^:]*:)\s*(?P<figures>[^:]+)",
    re.IGNORECASE | re.DOTALL,
)
"""`A card vote having been called for, the tellers reported: for 2,140; against 2,685.`"""


def use_last_sentence(section: Section) -> None:
    """Take the result of a last sentence such as `The motion was LOST.` where what was in doubt above it is beside the matter.

    That is what was said in the same paragraph, of no other motion, amendment or fate, and of nothing else that was put; or
    what speaks of the same fate as the result on a line below, `WITHDRAWN`.
    """
    at = _with_doubt(section)
    if at is None:
        return
    results = [
        (place, number)
        for place, pieces in enumerate(section.pieces)
        for number, piece in enumerate(pieces)
        if _is_result(piece)
    ]
    if len(results) != 1 or results[0] < (at, len(section.pieces[at]) - 1):
        return
    (place, number), pieces = results[0], section.pieces[at]
    result = read_result(section.pieces[place][number].text)
    doubtful = [sentence for piece in pieces if piece.role is Role.UNSURE for sentence in sentences(piece.text)]
    if result is None or not all(_is_beside(sentence, result) for sentence in doubtful):
        return
    own = _OTHER_FATE.get(result.decision)
    is_said_twice = own is not None and all(own.search(sentence) for sentence in doubtful)
    if (place == at and result.of == "motion") or is_said_twice:
        section.pieces[at] = [part for piece in pieces for part in _settled(piece, result)]


def _with_doubt(section: Section) -> int | None:
    """The place of the one paragraph that has all that is in doubt; None where there are more, or none."""
    places = [at for at, pieces in enumerate(section.pieces) if any(piece.role is Role.UNSURE for piece in pieces)]
    return places[0] if len(places) == 1 else None


def _is_result(piece: Piece) -> bool:
    """Whether a piece gives a result of the motion."""
    return piece.role is Role.RESULT and piece.value != "vote" and "amendment" not in piece.value


def _is_beside(sentence: str, result: Result) -> bool:
    """Whether a sentence in doubt says nothing else than the last one."""
    other = read_result(sentence)
    fates = [pattern for fate, pattern in _OTHER_FATE.items() if fate is not result.decision]
    return not (
        names_another(sentence)
        or speaks_of_procedure(sentence)
        or any(pattern.search(sentence) for pattern in fates)
        or (other and (other.of == "amendment" or other.decision is not result.decision))
    )


def _settled(piece: Piece, result: Result) -> list[Piece]:
    """A piece that is in doubt no more, with the figures of the vote where it gives them."""
    if piece.role is not Role.UNSURE:
        return [piece]
    counted = _COUNTED.fullmatch(piece.text.strip()) if len(piece.text) < LONGEST else None
    figures = vote(counted["figures"]) if counted else None
    if counted and figures and figures.figures and not re.search(r"\d", result.vote):
        return [Piece(Role.SKIP, counted["said"], DEBATE, RULE), Piece(Role.RESULT, counted["figures"], "vote", RULE)]
    return [Piece(Role.SKIP, piece.text, DEBATE, RULE)]


def doubt_last_sentence(section: Section) -> None:
    """Leave the end of a debate in doubt where nothing says what was decided: a person reads it."""
    if any(piece.role in (Role.RESULT, Role.UNSURE) for pieces in section.pieces for piece in pieces):
        return
    for at, pieces in reversed(list(enumerate(section.pieces))):
        if pieces and pieces[-1].role is Role.SKIP and pieces[-1].value == DEBATE:
            section.pieces[at] = [*pieces[:-1], Piece(Role.UNSURE, pieces[-1].text, "", RULE)]
            return

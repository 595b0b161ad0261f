"""What can only be told once all of a motion is marked: its words in quotation marks, and a last sentence that says what became of it."""

import re

from schema.terms import Decision
from scripts.intake.marks.debate import DEBATE
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section, is_entry
from scripts.intake.vocabulary.doubt import may_be_result, names_another, speaks_of_decision
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.phrases import is_opening, opens_motion
from scripts.intake.vocabulary.proceedings import speaks_of_procedure
from scripts.intake.vocabulary.results import LONGEST, Result, read_result
from scripts.intake.vocabulary.votes import vote

ABOVE_QUOTED = "said above the motion's words, which stand in quotation marks"
BELOW_QUOTED = "said below the motion's words, which stand in quotation marks"
QUOTED_WORDS = "quoted words"
_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def around_quoted_words(section: Section) -> None:
    """Leave out what is said above and below the motion's words where these stand in quotation marks.

    What may be a result there is in doubt; so is the last line where no other says what was decided.
    """
    places = _with_role(section, Role.WORDS)
    texts = [section.lines[at].text.strip() for at in places]
    quoted = _quoted(texts)
    if quoted is None or (section.amendment is not None and not _is_told(section)):
        return
    first, last = quoted
    for at in places[:first]:
        if not section.has_proposer and (named := _who_put_it(section, section.lines[at].text)):
            section.pieces[at], section.has_proposer = named, True
        else:
            _leave_out(section, at, ABOVE_QUOTED, is_doubtful=may_be_result(section.lines[at].text))
    below = [at for at, text in zip(places[last + 1 :], texts[last + 1 :], strict=True) if not is_entry(text)]
    unsure = _with_role(section, Role.UNSURE)
    if not _with_role(section, Role.RESULT):
        doubtful = sorted({at for at in (*below, *unsure) if speaks_of_decision(section.lines[at].text)} | set(unsure))
        if len(doubtful) == 1 and doubtful[0] > places[last] and (parted := _with_result(section, doubtful[0])):
            section.pieces[doubtful[0]] = parted
            below = [at for at in below if at != doubtful[0]]
    is_open = not (_with_role(section, Role.RESULT) or _with_role(section, Role.UNSURE))
    for at in below:
        is_last = is_open and at == below[-1]
        _leave_out(section, at, BELOW_QUOTED, is_doubtful=is_last or speaks_of_decision(section.lines[at].text))


_NOTICE_BY = re.compile(
    r"(?:(?:it|this|the motion)\s+(?:was|had been)\s+)?(?:formally\s+)?(?:moved|proposed|submitted|tabled|put|notice (?:had been|was|having been) given)\s+"
    r"(?:by|in the name of|on behalf of|for)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])[^,;:.()]{2,80}?)(?=\s*(?:[,;:.(]|$)|\s+(?:and|which|who|to)\s)",
    re.IGNORECASE,
)


def _who_put_it(section: Section, text: str) -> list[Piece] | None:
    """The body that put a motion, in a sentence above its words: `Notice had been given by the Harbour Branch.`"""
    found = _NOTICE_BY.match(text.strip())
    if not found or not (says_body(found["body"]) or section.bodies.proposers(found["body"])):
        return None
    text, (start, end) = text.strip(), found.span("body")
    pieces = [
        Piece(Role.SKIP, text[:start], ABOVE_QUOTED, QUOTED_WORDS),
        Piece(Role.PROPOSER, text[start:end], "", QUOTED_WORDS),
        Piece(Role.SKIP, text[end:], ABOVE_QUOTED, QUOTED_WORDS),
    ]
    return (
        [piece for piece in pieces if re.search(r"\w", piece.text)]
        if re.search(r"\w", text[end:])
        else [*pieces[:1], Piece(Role.PROPOSER, text[start:], "", QUOTED_WORDS)]
    )


def _with_role(section: Section, role: Role) -> list[int]:
    """The places of the paragraphs that have a piece of this role."""
    return [at for at, pieces in enumerate(section.pieces) if any(one.role is role for one in pieces)]


def _is_told(section: Section) -> bool:
    """Whether all amendments are told in sentences: none has words of its own."""
    heads = [one for pieces in section.pieces for one in pieces if one.role is Role.AMENDMENT]
    return all(one.rule == "amendment told" for one in heads)


def _quoted(texts: list[str]) -> tuple[int, int] | None:
    """The first and the last paragraph of words in quotation marks.

    Above the first may stand what is no motion's words, such as who gave notice, if the quotation begins as motions do:
    a motion may also quote something after words of its own.
    """
    for first, text in enumerate(texts):
        closing = next((close for open_, close in _QUOTES if text.startswith(open_)), "")
        if closing and (not first or opens_motion(text)):
            ends = [at for at, end in enumerate(texts) if at >= first and end.rstrip(" .").endswith(closing)]
            return (first, ends[-1]) if ends else None
        if is_opening(text) or is_entry(text) or text.endswith((":", ";", ",")):
            return None
    return None


def _leave_out(section: Section, at: int, reason: str, *, is_doubtful: bool) -> None:
    role, value = (Role.UNSURE, "") if is_doubtful else (Role.SKIP, reason)
    section.pieces[at] = [
        Piece(role, one.text, value, QUOTED_WORDS) if one.role is Role.WORDS else one for one in section.pieces[at]
    ]


def _with_result(section: Section, at: int) -> list[Piece] | None:
    """What was said, and the result: where the last sentence says what became of the motion, and no other speaks of a vote."""
    text = section.lines[at].text
    if len(section.pieces[at]) != 1 or names_another(text):
        return None
    *others, last = _SENTENCES.split(text.strip())
    result = read_result(last)
    if (
        not result
        or result.of != "motion"
        or any(speaks_of_decision(one) or _NOT_OF_MOTION.search(one) for one in others)
    ):
        return None
    said = text.strip()[: -len(last)].strip()
    pieces = [Piece(Role.SKIP, said, BELOW_QUOTED, QUOTED_WORDS), Piece(Role.RESULT, last, "", QUOTED_WORDS)]
    return pieces if said else pieces[1:]


_NOT_OF_MOTION = re.compile(
    r"\b(?:amend\w*|remit\w*|postpone\w*|withdr\w+|procedural|closure|ballot|recount)\b", re.IGNORECASE
)


LAST_SENTENCE = "last sentence"
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
        if piece.role is Role.RESULT and piece.value != "vote" and "amendment" not in piece.value
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
        return [
            Piece(Role.SKIP, counted["said"], DEBATE, LAST_SENTENCE),
            Piece(Role.RESULT, counted["figures"], "vote", LAST_SENTENCE),
        ]
    return [Piece(Role.SKIP, piece.text, DEBATE, LAST_SENTENCE)]


def doubt_last_sentence(section: Section) -> None:
    """Leave the end of a debate in doubt where nothing says what was decided: a person reads it."""
    if any(piece.role in (Role.RESULT, Role.UNSURE) for pieces in section.pieces for piece in pieces):
        return
    for at, pieces in reversed(list(enumerate(section.pieces))):
        if pieces and pieces[-1].role is Role.SKIP and pieces[-1].value == DEBATE:
            section.pieces[at] = [*pieces[:-1], Piece(Role.UNSURE, pieces[-1].text, "", LAST_SENTENCE)]
            return

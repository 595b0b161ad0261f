"""The rules that set people's names apart from a motion's words: who moved, seconded, spoke, abstained or signed."""

import re

from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section, is_entry
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.movers import Part, parts_without_movers, people_named_in, sentences
from scripts.intake.vocabulary.names import read_names, says_body
from scripts.intake.vocabulary.people import is_of_names, names_in, rest_without_names
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.speeches import OPINED, SPOKE, is_speech

LONGEST_NAMES = 90
"""The characters of a line that may name somebody and a body, and nothing else."""
_ON_BEHALF = re.compile(
    r"(?:on behalf of|in the name of)\s+(?:the\s+)?(?P<body>[A-Z][^,;:.()]{2,80}?)(?=\s+by\b|\s*[,;:.()]|\s*$)"
)
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def people_named(section: Section, at: int) -> list[Piece] | None:
    """Sentences that name people beside what they did: `Cllr Wick proposed that dogs be kept on leads. It was LOST.`

    The names are left out, what was asked stays the motion's words, and a result is a result.
    """
    line = section.lines[at]
    parts = parts_without_movers(line.text)
    if line.cells or not any(part.names_people for part in parts):
        return None
    is_last = at == len(section.lines) - 1
    pieces: list[Piece] = []
    is_debate = False
    for part in parts:
        if part.names_people:
            pieces += _names(section, part)
            is_debate |= section.has_words and is_speech(part.text)
        else:
            pieces += _debate(section, part, is_last=is_last) if is_debate else _rest(section, part, is_last=is_last)
    return pieces


_OF_DEBATE = re.compile(
    r"(?:discussion|debate)\s*[:–—]|(?:in|during|after)\s+(?:the\s+|a\s+|some\s+)?(?:\w+\s+)?(?:debate|discussion)\b"
    r"|speaking\s+(?:for|against|in\s+(?:favour|support|opposition))\b|(?:the\s+)?(?:delegates?|movers?|seconders?|proposers?|speakers?|representatives?)\b"
    rf"[^.;:]{{0,60}}?[\s,](?:in\s+(?:moving|seconding|reply)|{OPINED}|{'|'.join(sorted(SPOKE))})\b"
    rf"|(?:several|some|many|most|other|a\s+number\s+of|two|three)\s+(?:\w+\s+)?(?:delegates|members|speakers|branches|people)\s+(?:{OPINED}|{'|'.join(sorted(SPOKE))})\b",
    re.IGNORECASE,
)
_LABELLED_DEBATE = re.compile(r"(?:discussion|debate)\s*[:–—]", re.IGNORECASE)


def debate_told(section: Section, at: int) -> list[Piece] | None:
    """What minutes tell of a debate, below a motion's words: `Discussion: some feared theft.`, `The delegate from Quay, in moving, spoke of …`

    The label counts where numbers part the motions. Without it somebody has to be named too: a motion may speak of delegates.
    A result is a result.
    """
    text = section.lines[at].text.strip()
    if section.lines[at].cells or not section.words_have_begun or is_opening(text) or is_entry(text):
        return None
    is_labelled = _LABELLED_DEBATE.match(text) is not None and section.found.number
    if not _OF_DEBATE.match(text) or not (
        is_labelled or any(people_named_in(sentence) for sentence in sentences(text))
    ):
        return None
    pieces: list[Piece] = []
    for sentence in map(str.strip, sentences(text)):
        result = read_result(sentence)
        if result is not None and result.of == "motion":
            value = section.value_of_result(result, is_last=at == len(section.lines) - 1)
            pieces.append(Piece(Role.RESULT, sentence, value))
        else:
            pieces.append(Piece(Role.UNSURE if _may_be_decision(sentence) else Role.SKIP, sentence, DEBATE))
    return [Piece(one.role, one.text, "" if one.role is Role.UNSURE else one.value) for one in _joined(pieces)]


def _debate(section: Section, part: Part, *, is_last: bool) -> list[Piece]:
    """What goes on in the paragraph of a speech, below a motion's words, is no more of them: `He was warmly received.`

    A result is a result, and what may be one stays in doubt.
    """
    pieces = []
    for piece in _rest(section, part, is_last=is_last):
        if piece.role is not Role.WORDS:
            pieces.append(piece)
            continue
        texts = _BETWEEN_SENTENCES.split(piece.text)
        pieces += [Piece(Role.UNSURE if _may_be_decision(text) else Role.SKIP, text, DEBATE) for text in texts]
    return [Piece(one.role, one.text, "" if one.role is Role.UNSURE else one.value) for one in _joined(pieces)]


def _may_be_decision(text: str) -> bool:
    return (may_be_result(text) or speaks_of_vote(text)) and not _OF_THE_PAST.search(text)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, neighbours that are left out, or in doubt, as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].role is piece.role and piece.role in (Role.SKIP, Role.UNSURE):
            joined[-1] = Piece(piece.role, f"{joined[-1].text} {piece.text}", piece.value)
        else:
            joined.append(piece)
    return joined


DEBATE = "discussion"
_OF_THE_PAST = re.compile(
    r"\b(?:a|another|the same|a similar|an earlier|the previous)\s+(?:similar\s+)?(?:motion|resolution|amendment)\b.{0,60}"
    r"\b(?:years? ago|last year|the year before|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A motion of another year, of which somebody spoke: `A similar motion had been lost two years ago`."""


def amendment_told(section: Section, at: int) -> list[Piece] | None:
    """An amendment in a sentence: `An amendment from the Quay Branch, to add figs, was moved.`, `… was not carried.`

    Who put it is kept, and the result where the sentence says it and the motion's own may follow. What it would change is told in the minutes' own words.
    """
    line = section.lines[at]
    match = _TOLD.match(line.text)
    if line.cells or not match or not section.has_words or section.amendment_is_open or not says_body(match["body"]):
        return None
    sentence, *others = _BETWEEN_SENTENCES.split(line.text[match.end() :], maxsplit=1)
    head = [Piece(Role.AMENDMENT, line.text[: match.start("body")]), Piece(Role.PROPOSER, match["body"])]
    is_last = at + 1 == len(section.lines)
    if read_result(sentence) and not is_last:
        head.append(Piece(Role.RESULT, sentence))
    elif read_result(sentence) or may_be_result(line.text[: match.end()] + sentence):
        return None
    else:
        head.append(Piece(Role.SKIP, sentence, TOLD))
    rest = [piece for part in parts_without_movers(others[0]) for piece in _of_part(section, part)] if others else []
    rest = [Piece(Role.SKIP, one.text, TOLD) if one.role is Role.WORDS else one for one in rest]
    return [piece for piece in (*head, *rest) if piece.text.strip()]


TOLD = "an amendment, in the words of whoever reports it"
_TOLD = re.compile(
    r"(?:an?(?: (?:further|second|third))?|one|the) amendment,?\s+(?:(?:was\s+)?(?:moved|proposed|put|submitted|tabled)\s+)?"
    r"(?:from|by|in the name of|on behalf of)\s+(?:the\s+)?"
    r"(?P<body>(?-i:[A-Z])[^,;:.()]{2,80}?)(?=\s*[,;:.(]|\s+(?:to|was|that|which|asking|seeking|proposing)\b)",
    re.IGNORECASE,
)


def _of_part(section: Section, part: Part) -> list[Piece]:
    return _names(section, part) if part.names_people else _rest(section, part, is_last=False)


def _names(section: Section, part: Part) -> list[Piece]:
    if may_be_result(part.text):
        return [Piece(Role.UNSURE, part.text)]
    body = _ON_BEHALF.search(part.text)
    if not body or section.has_proposer or section.amendment is not None or not says_body(body["body"]):
        return [Piece(Role.NAME, part.text)]
    before, after = part.text[: body.start("body")].strip(), part.text[body.end("body") :].strip()
    pieces = [Piece(Role.NAME, before), Piece(Role.PROPOSER, body["body"]), Piece(Role.NAME, after)]
    return [piece for piece in pieces if piece.text]


def _rest(section: Section, part: Part, *, is_last: bool) -> list[Piece]:
    result = read_result(part.text)
    if result is not None:
        return [Piece(Role.RESULT, part.text, section.value_of_result(result, is_last=is_last))]
    *words, last = _BETWEEN_SENTENCES.split(part.text)
    if words and (result := read_result(last)):
        return [
            Piece(Role.WORDS, " ".join(words)),
            Piece(Role.RESULT, last, section.value_of_result(result, is_last=is_last)),
        ]
    if words and may_be_result(last):
        return [Piece(Role.WORDS, " ".join(words)), Piece(Role.UNSURE, last)]
    return [Piece(Role.WORDS, part.text)]


def names_alone(section: Section, at: int) -> list[Piece] | None:
    """A line anywhere that names people and says no more than why: `In the names of Jo Bloggs and Ann Roe`."""
    text = section.lines[at].text
    is_person_of_body = len(text) < LONGEST_NAMES and bool(names_in(text)) and says_body(rest_without_names(text))
    is_list = "•" in text.strip(" •") and read_names(text, section.bodies).people > 1
    is_names = is_of_names(text) or ((is_list or is_person_of_body) and not says_body(text))
    return [Piece(Role.NAME, text)] if is_names else None


def signatures(section: Section, at: int) -> list[Piece] | None:
    """`Signed` alone on its line: names follow. `By order of the Council` says no more."""
    line = section.lines[at]
    if re.fullmatch(
        r"by (?:the )?(?:order|command|direction)(?: of (?:the )?[\w’' -]{2,50})?[.,]?",
        line.text.strip(),
        re.IGNORECASE,
    ):
        return [Piece(Role.SKIP, line.text, "by whose order it is printed")]
    is_label = re.fullmatch(
        r"(?:signed|signatures?|signatories|proposers?|seconders?|movers?)\.?", line.text.strip(), re.IGNORECASE
    )
    return [Piece(Role.SKIP, line.text, "a label")] if is_label else None

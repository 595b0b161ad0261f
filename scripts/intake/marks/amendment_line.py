"""The rest of the line that an amendment begins with: its proposer, its words, its result, and the debate on it."""

import re
from dataclasses import replace

from scripts.intake.marks.debate import DEBATE, begins_debate, debate
from scripts.intake.marks.labelled import RECOMMENDED
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.movers import people_named_in, sentences
from scripts.intake.vocabulary.names import is_like_a_name, says_body
from scripts.intake.vocabulary.people import PERSON, is_surely_person
from scripts.intake.vocabulary.people_told import is_name_here
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import is_advice, is_stance, result_after_stance

_WHO_FIRST = re.compile(r"\((?P<bracketed>[^()]{3,80})\)\s*[:–—-]?\s*(?=\S)|(?P<name>[^:;.()\"“]{3,80}):\s+(?=\S)")


def name_words_and_result(bodies: Bodies, text: str) -> list[Piece]:
    """An amendment on one line: `(East Branch): for "pears" read "figs" – lost`, `East Branch: add "figs".`

    What stands in brackets and may be a name is no words, also where it says nothing of what it is, `(Moorside): delete …`.
    """
    found = _WHO_FIRST.match(text)
    name = (found["bracketed"] or found["name"]) if found else ""
    is_person = is_surely_person(name)
    is_sure = is_person or says_body(name) or bool(bodies.proposers(name))
    is_doubtful = found is not None and found["bracketed"] and is_like_a_name(name) and not may_be_result(name)
    if found is None or not (is_sure or is_doubtful):
        return _words_and_result(text)
    role = Role.NAME if is_person else Role.PROPOSER
    return [Piece(role, found.group().strip()), *_words_and_result(text[found.end() :])]


def _words_and_result(text: str) -> list[Piece]:
    """Words with what was decided in a last sentence, after a dash or in brackets: `add “long”. Accepted by the mover.`"""
    plain = re.sub(r"^[–—:-]\s+", "", text)
    if read_result(plain):
        return [Piece(Role.RESULT, text)]
    if (both := _RESULT_FIRST.match(plain)) and may_be_result(both.group().strip(" .;")):
        start = len(text) - len(plain) + both.end()
        return _both(text[:start].strip(), text[start:])
    if (both := _RESULT_WITHIN.search(text)) and may_be_result(both["first"].strip(" .;–—-")):
        return [Piece(Role.WORDS, text[: both.start()].strip()), *_both(both["first"].strip(), text[both.end() :])]
    tail = re.search(r"\s[–—-]\s+(?P<dashed>[^–—]{3,80})$|\s[(\[](?P<bracketed>[^()\[\]]{3,80})[)\]]\.?$", text)
    if tail and text[: tail.start()].strip():
        said = tail["dashed"] or tail["bracketed"]
        role = Role.RESULT if read_result(said) else Role.UNSURE if may_be_result(said) else None
        if role:
            return [Piece(Role.WORDS, text[: tail.start()].strip()), Piece(role, text[tail.start() :].strip())]
    last = list(re.finditer(r"[.!?”\"’)]\s+(?=[A-Z])", text))
    said = text[last[-1].end() :] if last else ""
    if read_result(said) or may_be_result(said):
        role = Role.RESULT if read_result(said) else Role.UNSURE
        return [Piece(Role.WORDS, text[: -len(said)].strip()), Piece(role, said)]
    return [Piece(Role.WORDS, text)]


_OF_MOTION_NEXT = r"[.;]\s+(?=(?:the\s+)?(?:motion|resolution|composite|substantive)\b)"
_RESULT_FIRST = re.compile(rf"(?:(?:was|were)\s+)?[A-Za-z][^.;]{{2,60}}{_OF_MOTION_NEXT}", re.IGNORECASE)
"""What became of the amendment, before what became of the motion: `carried. Motion 7 – lost.`"""
_RESULT_WITHIN = re.compile(rf"\s(?P<first>[–—-]\s+[^–—.;]{{3,60}}{_OF_MOTION_NEXT})", re.IGNORECASE)
"""The same after its words: `add “long” – carried. Motion 7 – lost.`"""


def _both(first: str, second: str) -> list[Piece]:
    """An amendment's result with that of a motion after it, `– carried. Motion 7 – lost.`; where either is not understood, both are in doubt."""
    of_amendment, of_motion = read_result(first.strip(" –—:-")), read_result(second)
    if of_amendment is None or of_amendment.of == "motion" or of_motion is None or of_motion.of != "motion":
        return [Piece(Role.UNSURE, f"{first} {second}")]
    return [Piece(Role.RESULT, first, "amendment"), Piece(Role.RESULT, second, "motion")]


_ADVISED = re.compile(r"(?P<head>.*\d[A-Za-z]?(?![\w.]))[\s:–—-]+(?P<said>[A-Za-z(]\D*)")


def head_and_advice(section: Section, text: str, value: str) -> list[Piece] | None:
    """The head of an amendment with a recommendation after it, and perhaps its result: `Amendment 14A  REMIT`, `15.1 For Lost`."""
    found = _ADVISED.fullmatch(text)
    if found is None:
        return None
    said = found["said"].strip()
    head = Piece(Role.AMENDMENT, found["head"], value)
    if is_stance(said) and (read_result(said) is None or (section.habits.has_stances and is_advice(said))):
        return [head, Piece(Role.SKIP, text[found.end("head") :].strip(), RECOMMENDED)]
    if start := result_after_stance(said):
        return [
            head,
            Piece(Role.SKIP, said[:start].strip(), RECOMMENDED),
            Piece(Role.RESULT, said[start:], "amendment"),
        ]
    return None


_PUT_BY = re.compile(
    r"(?P<head>(?:(?:proposed|first|second|third|further) )?amendment(?: (?:no\.? ?|#)?(?P<number>\d{1,2}|(?-i:[A-Z])(?=\W)))?),?\s*"
    r"(?:(?P<by>(?:(?:moved|proposed|submitted|tabled|put) )?(?:from|by) (?:the )?(?P<from>[^:.()]{3,60}?))|(?P<brackets>\((?P<body>[^()]{3,80})\)))"
    r"\s*[:–—-]\s+(?=\S)",
    re.IGNORECASE,
)
LONG = 160
"""The characters of a paragraph from which on a head of an amendment is one only where it says who put it."""


def amendment_debated(section: Section, at: int) -> list[Piece] | None:
    """An amendment and the debate on it in one paragraph: `Amendment (Quay Branch): add “figs”. Cllr Wick moved it. It was lost.`

    So is a long amendment that begins with who put it, `Amendment from the Quay Branch: …`.
    """
    line = section.lines[at]
    text = line.text.strip()
    found = _PUT_BY.match(text) if not line.cells and section.has_words else None
    body = (found["body"] or found["from"]) if found else ""
    if found is None:
        return None
    if PERSON.fullmatch(body) and is_name_here(body) and not section.bodies.proposers(body):
        return _put_by_person(section, text, found)
    if not (says_body(body) or section.bodies.proposers(body)):
        return None
    words, told = words_and_debate(section, text[found.end() :])
    if not told and len(text) <= LONG:
        return None
    section.is_debated = bool(told)
    number = found["number"] or ""
    if found["brackets"]:
        start = found.start("brackets")
        head = [
            Piece(Role.AMENDMENT, text[:start].strip(), number),
            Piece(Role.PROPOSER, text[start : found.end()].strip()),
        ]
    else:
        head = [Piece(Role.AMENDMENT, text[: found.end()].strip(), number)]
    changes = [Piece(Role.WORDS, words)] if told else _words_and_result(words)
    return [*head, *changes, *_debate(section, told, below_amendment=True)]


def _put_by_person(section: Section, text: str, found: "re.Match[str]") -> list[Piece]:
    """`Amendment A, proposed by Jo Bloggs: add “figs”. Accepted by the proposer.`: all of it is of the amendment, and the name is left out."""
    start = found.start("by") if found["by"] else found.start("brackets")
    words, told = words_and_debate(section, text[found.end() :])
    section.is_debated = bool(told)
    return [
        Piece(Role.AMENDMENT, text[:start].strip(), found["number"] or ""),
        Piece(Role.NAME, text[start : found.end()].strip()),
        *([Piece(Role.WORDS, words)] if told else _words_and_result(words)),
        *_debate(section, told, below_amendment=True),
    ]


_OF_AMENDMENT = re.compile(
    r"\b(?:the|this) amendment\b|(?:the|its) (?:mover|proposer|seconder|delegate)\b|it was (?:then |duly |formally )?"
    r"(?:accepted|agreed|carried|lost|moved|opposed|put|seconded|withdrawn)\b",
    re.IGNORECASE,
)
"""What minutes say of an amendment: `It was accepted by the mover.`"""


def words_and_debate(section: Section, text: str) -> tuple[str, str]:
    """What an amendment would change, and what the same paragraph says after that: who moved it, who spoke, the vote.

    The debate begins with the first sentence outside quotation marks that says such a thing.
    """
    words = ""
    for sentence in sentences(text):
        rest = text[len(words) :]
        if words and not _is_within_quotation(words, rest) and _is_debate(section, sentence):
            return words.strip(), rest.strip()
        words += sentence
    return text.strip(), ""


def _is_debate(section: Section, sentence: str) -> bool:
    is_spoken = people_named_in(sentence) and begins_debate(section, sentence)
    return bool(is_spoken or _OF_AMENDMENT.search(sentence) or read_result(sentence) or speaks_of_vote(sentence))


def _is_within_quotation(before: str, after: str) -> bool:
    """Whether a quotation that began before a place ends after it. One that never ends counts as none."""
    is_curly = before.count("“") > before.count("”") and "”" in after
    return is_curly or (before.count('"') % 2 == 1 and '"' in after)


def rest_of_amendment(section: Section, at: int) -> list[Piece]:
    """The lines of a paragraph below one that a person marked as an amendment: the end of its words, then the debate."""
    text, last = section.lines[at].text, section.pieces[-1][-1]
    if last.role is not Role.WORDS:
        return _from_mid_sentence(section, text)
    # Lines that were marked as going on with it are one with the line above.
    above = section.lines[at - 1].text
    above = above[max(above.rfind(last.text), 0) :].strip()
    words, told = words_and_debate(section, f"{above} {text}")
    end = len(words) - len(above) - 1
    if end < 0 and told:
        return _from_mid_sentence(section, text)
    pieces = [Piece(Role.GOES_ON, text[:end].strip())] if text[:end].strip() else []
    return [*pieces, *_debate(section, told)]


def _from_mid_sentence(section: Section, text: str) -> list[Piece]:
    """Debate of which the first sentence began on the line above: what that one says of a result is in doubt."""
    first, *others = sentences(text)
    is_in_doubt = may_be_result(first) or read_result(first) or speaks_of_vote(first)
    role = Role.NAME if people_named_in(first) else Role.SKIP
    piece = (
        Piece(Role.UNSURE, first.strip())
        if is_in_doubt
        else Piece(role, first.strip(), "" if role is Role.NAME else DEBATE)
    )
    section.amendment_is_decided |= bool(is_in_doubt)
    return [piece, *_debate(section, "".join(others))]


_OF_MOTION = re.compile(r"\b(?:motion|resolution|composite|substantive|proposal|proposition)\b", re.IGNORECASE)


def _debate(section: Section, text: str, *, below_amendment: bool = False) -> list[Piece]:
    """The debate on an amendment that is open, and on its motion. What names the amendment is its result, also after a doubt."""
    pieces = debate(section, text.strip(), below_amendment=below_amendment) if text.strip() else []
    return [_of_what_it_names(piece) for piece in pieces]


def _of_what_it_names(piece: Piece) -> Piece:
    """A result with whose it is. `It` below an amendment is the amendment where it was accepted, and else in doubt."""
    result = read_result(piece.text) if piece.role is Role.RESULT else None
    if result is None or piece.value == "vote":
        return piece
    if result.of == "amendment" or (result.word == "accepted" and not _OF_MOTION.search(piece.text)):
        return replace(piece, value="amendment")
    if re.match(r"it\b", piece.text, re.IGNORECASE) and not _OF_MOTION.search(piece.text):
        return Piece(Role.UNSURE, piece.text)
    return piece

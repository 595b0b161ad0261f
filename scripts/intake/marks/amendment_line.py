"""The rest of the line that an amendment begins with: its proposer, its words, its result, and the debate on it."""

import re
from dataclasses import replace

from scripts.intake.marks.debate import DEBATE, begins_debate, debate
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.movers import people_named_in, sentences
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.results import read_result


def name_words_and_result(bodies: Bodies, text: str) -> list[Piece]:
    """An amendment on one line: `(East Branch): for "pears" read "figs" – lost`."""
    found = re.match(r"\((?P<name>[^()]{3,80})\)\s*[:–—-]?\s*(?=\S)", text)
    if found is None or not (
        says_body(found["name"]) or bodies.proposers(found["name"]) or is_surely_person(found["name"])
    ):
        return _words_and_result(text)
    role = Role.NAME if is_surely_person(found["name"]) else Role.PROPOSER
    return [Piece(role, found.group().strip()), *_words_and_result(text[found.end() :])]


def _words_and_result(text: str) -> list[Piece]:
    """Words with what was decided in a last sentence, after a dash or in brackets: `add “long”. Accepted by the mover.`"""
    if read_result(re.sub(r"^[–—:-]\s+", "", text)):
        return [Piece(Role.RESULT, text)]
    tail = re.search(r"\s[–—-]\s+(?P<dashed>[^–—]{3,80})$|\s[(\[](?P<bracketed>[^()\[\]]{3,80})[)\]]\.?$", text)
    if tail and text[: tail.start()].strip():
        said = tail["dashed"] or tail["bracketed"]
        role = Role.RESULT if read_result(said) else Role.UNSURE if may_be_result(said) else None
        if role:
            return [Piece(Role.WORDS, text[: tail.start()].strip()), Piece(role, text[tail.start() :].strip())]
    last = list(re.finditer(r"[.!?”\"’)]\s+(?=[A-Z])", text))
    if last and read_result(text[last[-1].end() :]):
        at = last[-1].end()
        return [Piece(Role.WORDS, text[:at].strip()), Piece(Role.RESULT, text[at:])]
    return [Piece(Role.WORDS, text)]


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


def _debate(section: Section, text: str) -> list[Piece]:
    """The debate on an amendment that is open, and on its motion. What names the amendment is its result, also after a doubt."""
    return [
        replace(piece, value="amendment")
        if piece.role is Role.RESULT and (result := read_result(piece.text)) and result.of == "amendment"
        else piece
        for piece in (debate(section, text.strip()) if text.strip() else [])
    ]

"""The rest of the line that an amendment begins with: its proposer, its words, its result."""

import re

from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.doubt import may_be_result
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

"""Who put a motion and what was decided on one line: `(Harbour Branch)   LOST`, `Proposer: Harbour Branch. Lost.`"""

import re

from scripts.intake.marks.labelled import SECONDED
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section, is_entry
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import result_after
from scripts.intake.vocabulary.votes import DASH

_PEOPLE = frozenset({"proposer", "seconder"})
_IN_BRACKETS = re.compile(r"[(\[](?P<name>[^()\[\]]{3,90})[)\]]")


def name_and_result(section: Section, at: int) -> list[Piece] | None:
    """The name of who put it, after a label or in brackets, and what was decided, on one line.

    `Harbour Committee – passed` without either may say what that committee decided; this rule leaves it alone.
    """
    line = section.lines[at]
    text = line.text.strip()
    start = result_after(text) if not line.cells and not is_entry(text) else 0
    if not start:
        return None
    head, tail = text[:start].rstrip(" \t;,"), text[start:]
    if moved := _MOVED.fullmatch(head):
        return _moved(section, moved, tail, is_last=at == len(section.lines) - 1)
    parts = {part for part, _ in labels(head)}
    in_brackets = _IN_BRACKETS.fullmatch(head.rstrip(f" {DASH}"))
    if parts and parts <= _PEOPLE:
        role = Role.PROPOSER
    elif in_brackets and is_surely_person(in_brackets["name"]):
        role = Role.NAME
    elif in_brackets and (says_body(in_brackets["name"]) or section.bodies.proposers(in_brackets["name"])):
        role = Role.PROPOSER
    else:
        return None
    return [Piece(role, head), _result(section, tail, is_last=at == len(section.lines) - 1)]


def _result(section: Section, tail: str, *, is_last: bool) -> Piece:
    found = read_result(tail)
    return (
        Piece(Role.RESULT, tail, section.value_of_result(found, is_last=is_last)) if found else Piece(Role.UNSURE, tail)
    )


_MOVED = re.compile(
    r"(?P<label>[(\[]?(?:moved|proposed|submitted|tabled)(?:\s+by)?)\s+(?P<name>(?:the\s+)?(?-i:[A-Z])[^,;:.()]{2,80}?)"
    r"(?P<seconder>[\s,;]+(?:and\s+)?seconded(?:\s+by)?\s+(?P<second>(?-i:[A-Z])[^,;:.()]{2,80}))?\.?",
    re.IGNORECASE,
)
"""`[Moved Executive`, `Moved Hill Branch, seconded Moor Branch`: bodies, without a colon."""


def _moved(section: Section, moved: "re.Match[str]", tail: str, *, is_last: bool) -> list[Piece] | None:
    """The pieces of such a line; None where somebody is named who may be a person."""
    if not says_body(moved["name"]) or (moved["second"] and not says_body(moved["second"])):
        return None
    pieces = [Piece(Role.SKIP, moved["label"], "a label"), Piece(Role.PROPOSER, moved["name"])]
    if moved["seconder"]:
        pieces.append(Piece(Role.SKIP, moved["seconder"].strip(" ,;"), SECONDED))
    return [*pieces, _result(section, tail, is_last=is_last)]

"""The rules for labelled parts of a motion, `Proposer: Harbour Branch`, and for who put it and what was decided on one line, `(Harbour Branch)   LOST`."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD, Piece, whole
from scripts.intake.marks.section import Section, is_entry, words_follow
from scripts.intake.vocabulary.doubt import labels_result, may_be_result, states_result, tells_what_was_done
from scripts.intake.vocabulary.labels import ON_A_LINE, is_field, is_label_of_words, labels, part_named
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person, read_names, says_body
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.phrases import is_date_line, is_nothing, is_opening, without_bullet
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import is_stance, result_after
from scripts.intake.vocabulary.votes import DASH, vote

SECONDED = "who seconded or spoke is not recorded"


LONGEST_FIELD = 120
"""The characters of what stands in a field that may be left out; a longer one may be a paragraph of the motion."""

RECOMMENDED = "what the executive recommends is no decision"


NOT_TAKEN = {
    "seconder": SECONDED,
    "contact": SECONDED,
    "recommendation": RECOMMENDED,
    "note": "a comment is no part of the motion",
}
"""Parts that are recognised so that they do not stand among the words, with why they are not taken."""


def field_of_file(section: Section, at: int) -> list[Piece] | None:
    """A field of a Markdown file's head: `title: Bell ropes`, `status: passed`."""
    line = section.lines[at]
    if not line.field:
        return None
    value = line.text.partition(":")[2].strip().strip("\"'")
    part = part_named(line.field)
    if line.field == "title" and value:
        return _pair(line, Role.SKIP, Role.TITLE, value)
    if part == "proposer" and value:
        return _pair(line, Role.SKIP, Role.PROPOSER, value)
    if part == "decision" and value:
        is_later = value.lower() == "lapsed"  # as policies do, years after they were carried
        return whole(line, Role.UNSURE) if is_later else _labelled_result(section, line, value)
    if part in ("number", "notice number", "kind", "committee") and value:
        return whole(line, Role.PART)
    if part == "vote" and (counted := vote(value)) and counted.text:
        return whole(line, Role.RESULT, "vote")
    return whole(line, Role.SKIP, "a field of the file's head")


_RECOMMENDS = re.compile(
    r"(?:the )?(?:national |general )?(?:executive(?: committee| council)?|nec|ec|council|board|platform|trustees|officers|standing orders committee|soc)"
    r"(?:['’]s?)?(?: (?:position|recommendation|view|advice))?\s*[:–—-]\s*(?P<stance>[^,;.]+?)(?:[,;].{0,60})?\.?",
    re.IGNORECASE,
)


def recommended(section: Section, at: int) -> list[Piece] | None:
    """What an executive says of a motion, before its words: `Executive: Oppose`, `NEC – seek remission, if not remitted oppose`, or
    `Opposed` alone, which is neither a result nor words."""
    line = section.lines[at]
    if section.words_have_begun:
        return None
    text = without_bullet(line.text)
    found = _RECOMMENDS.fullmatch(text)
    is_alone = is_stance(text) and not (read_result(text) or may_be_result(text))
    is_said = is_alone or (found is not None and is_stance(found["stance"]))
    return whole(line, Role.SKIP, RECOMMENDED) if is_said else None


def words_in_cells(section: Section, at: int) -> list[Piece] | None:
    """A row of two cells with the name of a part in the first, `Proposer | Harbour Branch`, or a row below one of such names alone."""
    line = section.lines[at]
    if _are_of_people(line):
        return whole(line, Role.SKIP, "a label")
    if at and _are_of_people(section.lines[at - 1]) and len(line.cells) == len(section.lines[at - 1].cells):
        return _names_in_cells(section, line, [part_named(cell) for cell in section.lines[at - 1].cells])
    if len(line.cells) != 2 or part_named(line.cells[0]) not in ON_A_LINE:
        return None
    return _labelled(section, line, [(part_named(line.cells[0]), line.cells[1])])


def _are_of_people(line: Line) -> bool:
    """Whether all cells of a row are labels of people: `Mover | Seconder`."""
    return len(line.cells) > 1 and all(part_named(cell) in ("proposer", "seconder") for cell in line.cells)


def _names_in_cells(section: Section, line: Line, parts: Sequence[str]) -> list[Piece]:
    """The names below such labels."""
    pieces: list[Piece] = []
    start = 0
    for part, cell in zip(parts, line.cells, strict=True):
        end = line.text.index(cell, start) + len(cell)
        is_body = part == "proposer" and read_names(cell, section.bodies).is_body
        pieces.append(Piece(Role.PROPOSER if is_body else Role.NAME, line.text[start:end].strip(" |")))
        start = end
    return pieces


def field_of_form(section: Section, at: int) -> list[Piece] | None:
    """A field of a form that no record has, `Expires: March 2027`, or the label of the words, `Motion text:`."""
    line = section.lines[at]
    text = line.text.strip()
    if line.cells or not is_field(text):
        return None
    value = text.partition(":")[2].strip()
    if is_label_of_words(text):
        if section.words_have_begun:
            return None
        return _pair(line, Role.SKIP, Role.WORDS, value) if value else whole(line, Role.SKIP, "a label")
    if not value and section.words_have_begun:
        section.beside, section.beside_level = text.rstrip(":").lower(), line.heading
        return whole(line, Role.SKIP, f"{section.beside}, which is no part of the motion")
    is_short = bool(value) and len(value) < LONGEST_FIELD and not is_opening(value)
    return whole(line, Role.SKIP, "a field of a form that no record has") if is_short else None


def label_above(section: Section, at: int) -> list[Piece] | None:
    """A name below a label without a value: `Received from:`, or `Authors` as a heading over a list."""
    line = section.lines[at]
    if not section.awaits:
        if _is_heading_of_names(line):
            section.awaits, section.awaits_list, section.beside = part_named(line.text), True, ""
            return whole(line, Role.SKIP, f"the heading of the {section.awaits}")
        return None
    text = line.text.strip()
    is_name = re.sub(r"^[•*·–-]\s*", "", text)
    if is_nothing(text) or re.match(r"(?:none|nobody|not)\b", text, re.IGNORECASE):
        return whole(line, Role.SKIP, "who put it, in words that name no body")
    if (
        section.awaits_list
        and is_entry(text)
        and (is_like_a_name(is_name) or is_like_a_person(is_name) or len(is_name) < 3)
    ):
        return _name_below(section, line, is_name)
    if not section.awaits_list and is_like_a_name(text) and not is_entry(text) and not is_opening(text):
        pieces = _name_below(section, line, text)
        section.awaits = ""
        return pieces
    section.is_asked_for_name |= section.awaits == "proposer"
    section.awaits, section.awaits_list = "", False
    return None


def _is_heading_of_names(line: Line) -> bool:
    is_heading = (line.heading > 0 or line.bold) and not line.cells
    return is_heading and part_named(line.text) in ("proposer", "seconder")


def _name_below(section: Section, line: Line, name: str) -> list[Piece]:
    names = read_names(name, section.bodies)
    if section.awaits == "proposer" and (names.is_body or not names.people):
        return whole(line, Role.PROPOSER) if name else whole(line, Role.SKIP, "an entry that says nothing")
    return whole(line, Role.SKIP, SECONDED) if names.is_body else whole(line, Role.NAME)


def result_labelled(section: Section, at: int) -> list[Piece] | None:
    """A result after a label that no motion's words have, understood or not: `House Action: NOT ADOPTED`, `FLOOR: LAID OVER`; and what
    was done later, `ACTION TAKEN: Letters were sent.`"""
    line = section.lines[at]
    text = line.text.strip()
    if line.cells or is_entry(text) or is_opening(text):
        return None
    if tells_what_was_done(text):
        return whole(line, Role.SKIP, NOT_UNDERSTOOD)
    if len(text) > LONGEST_FIELD or not labels_result(text) or labels(text):
        return None
    if words_follow(section, at):
        return whole(line, Role.WORDS)  # "Board decision: rejected" among what a motion notes
    is_within = section.words_have_begun and at + 1 < len(
        section.lines
    )  # "Board decision: they have refused" among words
    value = text.partition(":")[2] or text
    return None if is_within and not states_result(value.strip()) else _labelled_result(section, line, "")


def labelled(section: Section, at: int) -> list[Piece] | None:
    """Labelled parts: `Proposer: Harbour Branch`, `Decision: lost`, `For: 12 Against: 3`."""
    line = section.lines[at]
    pairs = labels(line.text)
    if not pairs or is_opening(line.text):
        return None
    return _labelled(section, line, pairs)


def _labelled(section: Section, line: Line, pairs: Sequence[tuple[str, str]]) -> list[Piece] | None:
    parts = {part for part, _ in pairs}
    first, value = pairs[0]
    if first in ("proposer", "seconder") and not value and len(pairs) == 1:
        section.awaits, section.awaits_list = first, False
        return whole(line, Role.SKIP, "a label")
    if parts <= set(NOT_TAKEN):
        return whole(line, Role.SKIP, NOT_TAKEN[first])
    if "decision" in parts:
        return _labelled_result(section, line, dict(pairs)["decision"])
    if "proposer" in parts:
        is_day = is_date_line(value) or re.fullmatch(r"\w+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}", value) is not None
        return whole(line, Role.SKIP, "the day on which it was proposed") if is_day else whole(line, Role.PROPOSER)
    if parts & {"vote", "for", "against", "abstentions"}:
        is_vote = any(vote(value) or re.fullmatch(r"[\d,]+|nil|none", value, re.IGNORECASE) for _, value in pairs)
        if read_result(value) or read_result(line.text):
            return _labelled_result(section, line, value)
        return whole(line, Role.RESULT, "vote") if is_vote else None
    if first == "title" and not section.has_title and not section.has_words:
        return _pair(line, Role.SKIP, Role.TITLE, value)
    is_part = (first == "committee" and value and len(value) < 100) or first in (
        "number",
        "notice number",
        "resolution number",
        "kind",
    )
    return whole(line, Role.PART) if is_part and not section.words_have_begun else None


def _pair(line: Line, label: Role, role: Role, value: str) -> list[Piece]:
    start = line.text.rfind(value)
    return (
        [Piece(label, line.text[:start].strip(), "a label"), Piece(role, line.text[start:])]
        if start > 0
        else [Piece(role, line.text)]
    )


def _labelled_result(section: Section, line: Line, value: str) -> list[Piece]:
    result = read_result(line.text) or read_result(value, in_column=True)
    if result is None or result.decision.value == "not recorded":
        return whole(line, Role.UNSURE)
    return whole(line, Role.RESULT, section.value_of_result(result, is_last=line is section.lines[-1]))


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

"""The line that a motion begins with: number, title, and what follows them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schema.terms import MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.marks.after_title import (
    AFTER_TITLE,
    WITH_AMENDMENT,
    are_words,
    glued,
    is_title_over_label,
    name_before,
)
from scripts.intake.marks.labelled import RECOMMENDED
from scripts.intake.marks.mark import Role
from scripts.intake.marks.naming import who_after_number
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.proceedings import PERSON
from scripts.intake.marks.rules import marked
from scripts.intake.marks.section import Section, is_entry
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import may_be_heading
from scripts.intake.vocabulary.labels import is_field, is_label_of_words, labels, part_named
from scripts.intake.vocabulary.movers import title_and_people
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person, read_names, says_body
from scripts.intake.vocabulary.numbers import NumberFound, number, number_after_item
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.phrases import LABEL_OF_MOTION, is_nothing, is_opening, made_of
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import (
    decision_behind,
    end_of_title,
    is_advice,
    is_stance,
    last_column,
    result_before,
    title_and_result,
    unsure_behind,
    with_initials,
    without_stances,
    words_after_result,
)
from scripts.intake.vocabulary.votes import DASH

BY_KEY = "letters of a key"
"""The rule of a result that the document's key explains."""
LONGEST_TITLE = 200
FURTHEST_TITLE = 4
"""How many lines below its number a title may stand; labels may stand between."""
LONGEST_FATE = 40
"""The characters up to which what stands after a number may be what became of the motion, and no title."""
MOST_TITLE_LINES = 2
"""How many further lines a title may run over."""


def _is_put_by_label(section: Section) -> bool:
    """Whether a label says who put the motion, so that what is in brackets after its number, `(Executive)`, is its subject."""
    return any(part == "proposer" and value for line in section.lines[1:] for part, value in labels(line.text))


def mark_head(section: Section) -> None:
    """Mark number and title of a motion, where these stand in its first lines."""
    first, found = section.lines[0], section.found
    rest = found.rest
    before = first.text.rstrip().removesuffix(rest)
    numbers = number_pieces(before.strip(), found) if found.form != "title" else []
    is_name = section.habits.name_is_first and rest and is_like_a_name(rest)
    who = [Piece(Role.PROPOSER, rest)] if is_name else who_after_number(section, rest)
    is_subject = rest.strip().startswith("(") and _is_put_by_label(section)
    if who and not is_subject:
        section.take(_named([*numbers, *who], "name after number"))
        if len(section.lines) > 2 and _is_title_below_name(section, section.lines[1], section.lines[2]):
            section.take(_named(title_pieces(section, section.lines[1].text.strip()), "title below number"))
        return
    pieces = title_pieces(section, rest) if rest else []
    if who and is_subject:
        pieces = [Piece(Role.TITLE, rest)]
    section.take(_named([*numbers, *pieces], "number and title"))
    if not any(one.role not in (Role.MADE_OF, Role.RESULT, Role.UNSURE, Role.SKIP) for one in pieces):
        _title_below(section)
    elif section.pieces[0][-1].role is Role.TITLE or any(one.role is Role.TITLE for one in pieces):
        _title_going_on(section)


def number_pieces(before: str, found: NumberFound) -> list[Piece]:
    """The number, with what stands before it: `CARRIED: Motion 11 –`, or an item of minutes, `7. Motion 5:`."""
    if start := result_before(before):
        return [Piece(Role.RESULT, before[:start].strip()), Piece(Role.NUMBER, before[start:], found.number)]
    item = number(f"{before} {found.rest}")
    if item and number_after_item(item) == found:
        own = item.rest.removesuffix(found.rest).strip()
        return [
            Piece(Role.SKIP, before.removesuffix(own).strip(), "an item's number"),
            Piece(Role.NUMBER, own, found.number),
        ]
    return [Piece(Role.NUMBER, before, found.number)]


def _named(pieces: Sequence[Piece], rule: str) -> list[Piece]:
    return [
        Piece(one.role, one.text, one.value, BY_KEY if one.role is Role.RESULT and one.value else rule)
        for one in pieces
        if one.text
    ]


def title_pieces(section: Section, rest: str) -> list[Piece]:
    """What stands after the number: the title; then the first words of the motion, what was decided, or who put it.

    `Defend the arts (London Branch) – CARRIED`, `Motion by HARBOUR DIVISION: That this meeting`, `That congress instructs …`.
    """
    before, title = name_before(section, rest)
    if before:
        words = [Piece(Role.WORDS, title)] if are_words(title) else []
        return [*before, *(words or (title_pieces(section, title) if title else ()))]
    title, people = title_and_people(rest)
    if people and not is_opening(title) and not read_names(people.strip("()[]"), section.bodies).is_body:
        return [*title_pieces(section, title), Piece(Role.NAME, people, PERSON)]
    if by := _BY.match(rest):
        return _put_by(rest, by)
    if (sent := _FROM.fullmatch(rest)) and read_names(sent["name"], section.bodies).is_body:
        return [Piece(Role.PROPOSER, sent["by"].strip()), *_title_and_rest(section, sent["title"])]
    if peeled := _after_label(section, rest):
        return peeled
    if decided := _decided_first(section, rest):
        return decided
    if told := title_and_result(rest):
        return _told(told)
    if led := _LED.fullmatch(rest):
        return _led(section, led)
    part, value = next(iter(labels(rest)), ("", ""))
    if part == "title":
        start = rest.rfind(value)
        return [Piece(Role.SKIP, rest[:start], "a label"), *_title_and_rest(section, rest[start:])]
    if whole := _without_title(section, rest, part):
        return [whole]
    return glued(rest) or _title_and_rest(section, rest)


def _after_label(section: Section, rest: str) -> list[Piece]:
    """A title after a label, an amendment that was taken with it, or the motions of a composite: `Motion: Bells`, `+ Amendment: Bells`,
    `(Motions 3 and 4): Bells`."""
    if word := LABEL_OF_MOTION.match(rest):
        return [Piece(Role.SKIP, rest[: word.end()].strip(), "a label"), *title_pieces(section, rest[word.end() :])]
    if changed := WITH_AMENDMENT.match(rest):
        pieces = title_pieces(section, rest[changed.end() :])
        # "Motion 6 + Amendment: Boots: Carried" does not say which of the two was carried.
        doubtful = [replace(one, role=Role.UNSURE, value="") if one.role is Role.RESULT else one for one in pieces]
        return [Piece(Role.SKIP, changed.group().strip(), "a label"), *doubtful]
    made = re.match(rf"(?P<parts>\([^()]+\))\s*[{DASH}:.]?\s*", rest)
    if made and made_of(made["parts"], is_composite=section.found.kind is MotionKind.COMPOSITE):
        return [Piece(Role.MADE_OF, rest[: made.end()].strip()), *title_pieces(section, rest[made.end() :])]
    return []


def _decided_first(section: Section, rest: str) -> list[Piece]:
    """What was decided, before the words or the title: `Carried (91%): This AGM asks …`, `[LOST] Turf`."""
    if start := words_after_result(rest):
        return [Piece(Role.RESULT, rest[:start].strip()), Piece(Role.WORDS, rest[start:])]
    if start := result_before(rest):
        role = Role.RESULT if read_result(rest[:start].strip(f" :{DASH}")) else Role.UNSURE
        return [Piece(role, rest[:start].strip()), *title_pieces(section, rest[start:])]
    return []


def _without_title(section: Section, rest: str, label: str) -> Piece | None:
    """What stands after the number where it is no title: who proposed it, a result, or the first words of the motion."""
    if label in ("proposer", "seconder"):
        return Piece(Role.PROPOSER, rest)
    if read_result(rest):
        return Piece(Role.RESULT, rest)
    is_fate = may_be_result(rest) and len(rest) < LONGEST_FATE and not re.search(rf"[{DASH}:;]", rest)
    if is_fate and (len(section.lines) == 1 or _has_title_below(section)):
        return Piece(Role.UNSURE, rest)  # "Resolution 2 Tabled" over "On honorary fellows"
    if is_stance(rest) and section.habits.has_stances:
        return Piece(Role.SKIP, rest, RECOMMENDED)
    if made_of(rest):
        return Piece(Role.MADE_OF, rest)
    return Piece(Role.WORDS, rest) if _is_first_paragraph(rest) else None


def _has_title_below(section: Section) -> bool:
    """Whether the line below the number has the looks of a title, with more after it."""
    if len(section.lines) < 3:
        return False
    line = section.lines[1]
    is_plain = not (line.blank_before or is_opening(line.text) or line.text.rstrip().endswith((".", ":", ";")))
    return (line.heading > 0 or line.bold or is_plain) and _may_be_title(section, line, is_only=False)


def _is_first_paragraph(rest: str) -> bool:
    """Whether a motion has no title, and its first paragraph stands right after its number."""
    if is_opening(rest) and (len(rest) > 60 or re.search(r"[.:;]$", rest)):
        return True
    is_sentence = len(rest) > 90 and re.search(r"[^.]\.$", rest)
    has_sentences = len(rest) > 180 and re.search(r"[;:]$|\.\s", rest)
    is_other = decision_behind(rest) or unsure_behind(rest, is_column=False) or glued(rest)
    return bool(is_sentence or has_sentences) and not is_other


def _told(found: "re.Match[str]") -> list[Piece]:
    """A title in brackets with the sentence that its number begins: `Motion 3 (Mosses) was passed unanimously`."""
    role = Role.RESULT if read_result(found["told"]) else Role.UNSURE
    return [
        Piece(Role.SKIP, "(", "a bracket"),
        Piece(Role.TITLE, found["title"]),
        Piece(Role.SKIP, found["end"].strip(), "a bracket"),
        Piece(role, found["told"]),
    ]


_LED = re.compile(r"(?P<title>[^.…]+?)(?P<dots>\s*(?:\.{3,}|…+|(?:\s\.){3,})\s*)(?P<column>\S.{0,60})?")


def _led(section: Section, found: "re.Match[str]") -> list[Piece]:
    """A title with leaders after it, and what stands at their end: a page, a result, a letter that a key explains."""
    column = found["column"] or ""
    role = Role.SKIP if not column or column.isdigit() else Role.RESULT if read_result(column) else Role.UNSURE
    return [
        *_title_and_rest(section, found["title"]),
        Piece(Role.SKIP, found["dots"].strip(), "leaders"),
        Piece(role, column, "a page" if role is Role.SKIP else ""),
    ]


_BY = re.compile(
    r"(?:motion|amendment|proposed|moved|submitted)\s+by\s+(?:the\s+)?(?P<name>[^:]{3,90}?)\)?\s*:\s*(?P<words>.*)$"
    rf"|(?:[{DASH}]?\s*by|motion\s+(?:by|from))\s+(?:delegates?\s+|the\s+)?(?P<delegates>[A-Z][^:]{{3,160}}?):?\s*$",
    re.IGNORECASE | re.DOTALL,
)


_FROM = re.compile(
    r"(?P<by>(?:sent in |submitted |received )?from\s+(?:the\s+)?(?P<name>[^:]{3,120}):\s+)(?P<title>[A-Z‘“\"'].{2,150})",
    re.IGNORECASE | re.DOTALL,
)
"""Who put a motion, before its title: `from Mill Branch: Boots`."""


def _put_by(rest: str, by: "re.Match[str]") -> list[Piece]:
    words = (by["words"] or "").strip()
    label = found[0] if (found := re.match(r"motion\s+from\s+", rest, re.IGNORECASE)) else ""
    who = Piece(Role.PROPOSER, rest.removeprefix(label).removesuffix(words).strip())
    return [one for one in (Piece(Role.SKIP, label.strip(), "a label"), who, Piece(Role.WORDS, words)) if one.text]


def _title_and_rest(section: Section, rest: str) -> list[Piece]:
    """A title, and what stands after it: a result, the motions of a composite, who put it, a recommendation, initials."""
    after: list[Piece] = []
    decided = decision_behind(rest) or (last_column(rest) if section.habits.result_is_column else None)
    if decided and section.habits.has_stances and is_advice(rest[len(decided[0]) :]):
        decided = None  # "A fund for boots   REMIT", below the executive's other recommendations
    if decided and len(decided[0]) < LONGEST_TITLE:
        title = decided[0]
        after.insert(0, Piece(Role.RESULT, rest[len(title) :].strip()))
        rest = title
    elif letters := (_LETTERS.fullmatch(rest) if section.habits.result_key and len(rest) < LONGEST_TITLE else None):
        decision = section.habits.result_key.get(letters["letters"])
        rest, last = letters["title"], rest[letters.end("title") :].strip()
        after.insert(0, Piece(Role.RESULT, last, decision.value) if decision else Piece(Role.UNSURE, last))
    elif unsure := unsure_behind(rest, is_column=section.habits.result_is_column):
        after.insert(0, Piece(Role.UNSURE, rest[unsure:].strip()))
        rest = rest[:unsure].rstrip()
    if section.habits.has_initials and (initials := with_initials(rest)):
        after.insert(0, Piece(Role.NAME, initials[1]))
        rest = initials[0]
    if section.habits.has_stances or section.habits.result_is_column:
        title = without_stances(rest, is_column=section.habits.has_stances)
        if title != rest:
            after.insert(0, Piece(Role.SKIP, rest[len(title) :].strip(), RECOMMENDED))
            rest = title
    for taken in AFTER_TITLE:
        pieces, rest = taken(section, rest)
        after = pieces + after
    return [Piece(Role.TITLE, rest), *after] if rest else after


_LETTERS = re.compile(
    rf"(?P<title>.*\S)(?:\s{{2,}}|\t\s*|\s+[{DASH}]\s+|\s+[(\[])(?P<letters>[A-Z]{{1,3}})[)\]]?", re.DOTALL
)


def _title_below(section: Section) -> None:
    """A title on the line below its number; labels, results and the motions of a composite may stand between."""
    for at in range(1, min(FURTHEST_TITLE, len(section.lines) - 1) + 1):
        line = section.lines[at]
        text = line.text.strip()
        is_between = labels(text) or is_field(text) or read_result(text) or made_of(text)
        if is_between and not (is_opening(text) or is_label_of_words(text)):
            section.take(marked(section, at))
            if section.has_title:
                return
            continue
        if not _may_be_title(section, line, is_only=at == len(section.lines) - 1):
            return
        below = section.lines[at + 1].text if at + 1 < len(section.lines) else ""
        if line.heading > section.lines[0].heading and section.is_decided and not is_opening(below):
            return  # the heading of what follows a list of numbers and results
        section.take(_named(title_pieces(section, text), "title below number"))
        if at == 1 and any(one.role is Role.TITLE for one in section.pieces[at]):
            _title_going_on(section)
        return


def _is_title_below_name(section: Section, line: Line, after: Line) -> bool:
    """Whether a line below the name of who put the motion is its title: short, no sentence, the motion's first words below it."""
    text = line.text.strip()
    is_short = len(text) < LONGEST_BELOW_NAME and not re.search(r"[.;:,]$", text)
    return is_short and not is_opening(text) and is_opening(after.text) and _may_be_title(section, line, is_only=False)


LONGEST_BELOW_NAME = 90


def _may_be_title(section: Section, line: Line, *, is_only: bool) -> bool:
    text = line.text.strip()
    if (line.heading > 0 or line.bold) and part_named(text) in ("proposer", "seconder"):
        return False
    if is_field(text):
        return False
    if (is_only or section.is_decided) and text.endswith("."):
        return False  # a whole sentence below a number, with nothing below it, is the motion; below a result, what was said of it
    is_body = says_body(text) or (section.bodies.proposers(text) and not line.heading)
    if is_surely_person(text.strip("()")) or (is_body and not is_title_over_label(section, line)):
        return False
    is_words = is_opening(text) and (len(text) > 60 or re.search(r"[.:;]$", text) or _RESOLVED.match(text))
    is_words = is_words or _THAT.fullmatch(text) is not None or _TO_DO.fullmatch(text) is not None
    is_words = is_words or (section.found.kind is MotionKind.AMENDMENT and _OF_RULES.fullmatch(text) is not None)
    return not (
        is_words
        or is_entry(text)
        or len(text) > 160
        or line.cells
        or amendment(text)
        or is_nothing(text)
        or may_be_result(text)
    )


_THAT = re.compile(r"(?:THAT|That) .*\b(?:be|is|are|shall|should)\b.*\.")
_TO_DO = re.compile(r"To [a-z]+ .*\.")
"""`To set the annual fee at £12.`: what a resolution without a title would do."""
_OF_RULES = re.compile(
    r"(?:(?:in|at|under|to)\s+)?(?:rules?|sub-?rules?|clauses?|articles?|sections?|paragraphs?|bye?-?laws?|standing orders?)\s+"
    r"[A-Z]?\d[\d.]*(?:\s*\(\w{1,4}\))*(?:[,;]?\s+(?:lines?|sentences?|paragraphs?|sub-?\w+|delete|insert|add|amend|replace|substitute|after|before|all)\b.*)?\.?",
    re.IGNORECASE,
)
"""`Rule 5(a), line 2`: the place in the rules that an amendment of the rules would change."""
_RESOLVED = re.compile(r"whereas\b|(?:be it )?(?:further |therefore )?resolved\b", re.IGNORECASE)
_CUT = re.compile(
    rf"(?:[,:&]|\s[{DASH}]|\b(?:and|or|of|the|for|to|in|on|at|a|an|with|by|as|from|into|that|our))$", re.IGNORECASE
)


def _title_going_on(section: Section) -> None:
    """A title over two lines or three: set alike in bold or as headings, cut where no title ends, or with its result at the end."""
    for _ in range(MOST_TITLE_LINES):
        at = len(section.pieces)
        if at >= len(section.lines):
            return
        line, first = section.lines[at], section.lines[at - 1]
        text = line.text.strip()
        title = section.pieces[at - 1][-1].text
        if section.pieces[at - 1][-1].role not in (Role.TITLE, Role.GOES_ON):
            return
        if not line.blank_before and (decided := end_of_title(title, text)):
            section.take(
                [
                    Piece(Role.GOES_ON, decided, "", "title going on"),
                    Piece(Role.RESULT, text[len(decided) :].strip(), "", "title going on"),
                ]
            )
            return
        if at + 1 >= len(section.lines) or not _goes_on(section, line, first, title, section.lines[at + 1]):
            return
        section.take([Piece(Role.GOES_ON, text, "", "title going on")])


def _goes_on(section: Section, line: Line, first: Line, title: str, after: Line) -> bool:
    text = line.text.strip()
    if line.cells or len(text) > 110 or is_entry(text) or is_opening(text) or not may_be_heading(text):
        return False
    if section.bodies.committee(text) or section.bodies.proposers(text) or says_body(text) or re.search(r"[.;]$", text):
        return False
    if is_surely_person(text) or is_like_a_person(text.strip("()")):
        return False
    alike = (first.bold and line.bold and not line.blank_before and not after.bold) or (
        first.heading > 0 and line.heading == first.heading and not line.blank_before
    )
    is_cut = _CUT.search(title) is not None and not line.blank_before
    return alike or is_cut or (text[0].islower() and not line.blank_before and len(text) < 80)

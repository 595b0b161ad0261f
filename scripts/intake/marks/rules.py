"""The rules that give a paragraph within a motion its role. They are tried in order; the first that returns pieces decides.

A rule takes the motion so far and the paragraph's place in it. It returns its pieces, or None if it does not apply.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from schema.terms import Decision, MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.marks import below_words, business, debate, labelled, naming, proceedings
from scripts.intake.marks.after_title import name_before
from scripts.intake.marks.amendment_line import amendment_debated, head_and_advice, name_words_and_result
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD, Piece, whole
from scripts.intake.marks.section import FRAGMENT, Section, is_entry, is_of_another
from scripts.intake.marks.unusual_heads import lettered_heading
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.labels import labels, part_named
from scripts.intake.vocabulary.movers import OF_TITLES, sentences
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person, read_names, says_body
from scripts.intake.vocabulary.numbers import after_paragraph_number
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.people_told import may_be_surnames
from scripts.intake.vocabulary.phrases import (
    ends_sentence,
    is_not_yet_decided,
    is_nothing,
    is_opening,
    made_of,
    names_sources,
    without_bullet,
)
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.titles import is_stance
from scripts.intake.vocabulary.told import about_ruling, names_several, several_named
from scripts.intake.vocabulary.votes import VOTERS, vote

Rule = Callable[[Section, int], list[Piece] | None]
NOTHING_THERE = "it says that there is nothing"
SHORT_VOTE = 80
"""The characters of a line that may be a vote and nothing else."""


def numbered_paragraph(section: Section, at: int) -> list[Piece] | None:
    """A label, or the motion's result, after the number of a paragraph of minutes: `2.3 The motion was carried.`"""
    line = section.lines[at]
    rest = after_paragraph_number(line.text) if not line.cells else ""
    if not rest:
        return None
    if business.is_of_words(section, at):
        told = (
            None if any(after_paragraph_number(below.text) for below in section.lines[at + 1 :]) else read_result(rest)
        )
        return whole(line, Role.UNSURE) if told and told.of == "motion" else None
    before = Piece(Role.SKIP, line.text.strip()[: -len(rest)].strip(), business.OF_MINUTE)
    bare = replace(section, lines=[*section.lines[:at], line.with_text(rest), *section.lines[at + 1 :]])
    found = read_result(rest)
    pieces = labelled.labelled(bare, at) or (result(bare, at) if found and found.of == "motion" else None)
    return [before, *pieces] if pieces else None


_AMENDMENTS = re.compile(
    r"amendments?|amendments? (?:received|submitted|tabled|to (?:the |this )?motion)", re.IGNORECASE
)


def nothing_there(section: Section, at: int) -> list[Piece] | None:
    """`None.` below a heading is no wording, `Amendments: nil` no amendment; nor is `There are no motions in this section.` below the
    heading of another section wording."""
    line = section.lines[at]
    label, _, value = line.text.partition(":")
    is_labelled = bool(value) and is_nothing(value) and bool(part_named(label))
    around = (section.lines[at + 1] if at + 1 < len(section.lines) else line, section.lines[at - 1])
    is_of_amendments = (_AMENDMENTS.fullmatch(line.text.strip(" :")) and is_nothing(around[0].text)) or (
        is_nothing(line.text) and _AMENDMENTS.fullmatch(around[1].text.strip(" :"))
    )
    if is_labelled or is_of_amendments or (is_nothing(line.text) and not section.words_have_begun):
        return whole(line, Role.SKIP, NOTHING_THERE)
    below = section.lines[at : at + 2]
    speaks_of_motions = "motions" in " ".join(one.text for one in below).lower()
    is_of_section = line.blank_before and speaks_of_motions and any(is_nothing(one.text) for one in below)
    if not is_of_section or not section.has_words or (len(below) == 2 and is_opening(line.text)):
        return None
    section.is_over = True
    return whole(line, Role.SKIP, NOTHING_THERE)


def of_ruling(section: Section, at: int) -> list[Piece] | None:
    """`The reference back of motion 17 was lost.`: what was ruled stands; where it was carried, a person reads it."""
    line = section.lines[at]
    about = about_ruling(line.text) if not line.cells else None
    if about is None or about.result is None:
        return None
    is_lost = about.result.decision in (Decision.LOST, Decision.WITHDRAWN, Decision.FELL)
    return whole(line, Role.SKIP, "the reference back came to nothing") if is_lost else whole(line, Role.UNSURE)


def of_several(section: Section, at: int) -> list[Piece] | None:
    """`Motions 3, 4 and 5 were taken together and carried.`: of several motions; a person reads it."""
    line = section.lines[at]
    own = section.found.number
    is_of_own = section.has_words and own and own in several_named(line.text)
    is_several = (names_several(line.text) or is_of_own) and not is_entry(line.text)
    return whole(line, Role.UNSURE) if is_several else None


def amendments_head(section: Section, at: int) -> list[Piece] | None:
    """The first line of an amendment: `Amendment 5.1`, `34A.1 Far Isles College`, `amend Mill Branch`, `1.1 Support`."""
    line = section.lines[at]
    found = amendment(line.text)
    if found is None or not _stands_as_head(section, line, found):
        return None
    is_of_open = section.amendment_is_open and found.number in ("", section.amendment)
    if found.result and is_of_open and read_result(line.text):
        return None  # "Amendment passed" below "Amendment #1" is its result
    if is_nothing(found.rest):
        return whole(line, Role.SKIP, "there is none")  # "Amendments: None"
    section.is_debated = False
    text = line.text.strip()
    value = found.number or (f"to {found.to_motion}" if found.to_motion else "")
    if advised := head_and_advice(section, text, value):
        return advised
    if found.result or (found.by and not found.rest):
        return [Piece(Role.AMENDMENT, text, value)]
    rest = found.rest
    if not re.search(r"\w", rest) or rest not in text:
        return [Piece(Role.AMENDMENT, text, value)]
    start = text.rfind(rest)
    head, tail = text[:start].strip(), text[start:]
    bare = rest.rstrip(" :–—-").strip("()")
    if not re.search(r"[()]", bare) and (
        says_body(bare) or section.bodies.proposers(bare) or (is_like_a_name(rest) and not found.is_worded)
    ):
        return [Piece(Role.AMENDMENT, head, value), Piece(Role.PROPOSER, tail)]
    if is_surely_person(rest):
        return [Piece(Role.AMENDMENT, head, value), Piece(Role.NAME, tail)]
    return [Piece(Role.AMENDMENT, head, value), *name_words_and_result(section.bodies, tail)]


def _stands_as_head(section: Section, line: Line, found: AmendmentStart) -> bool:
    """Whether a line begins an amendment here. `1.1 Some words` is one only where it stands out and is of this motion."""
    text = line.text.strip()
    stands_out = bool(line.heading or line.bold or line.blank_before) or text.rstrip(":").lower() == "amendment"
    if found.is_worded and not found.number:
        if found.result or found.to_motion or found.by or re.match(r"the following", text, re.IGNORECASE):
            return not (is_opening(text) or (len(text) > 160 and not found.to_motion))
        return stands_out and len(text) < 90
    if found.is_worded:
        return (not is_entry(text) or bool(found.to_motion or _BULLETED.match(text))) and len(text) < 300
    is_advised = is_stance(found.rest) or (section.habits.has_stances and found.result is not None)
    if is_entry(text) or len(text) >= 120 or not (stands_out or is_advised):
        return False
    # "34A.1" can be nothing else; "5.1" and "H9.3" may be a paragraph's number, unless it is that of this motion.
    is_first = not (section.has_words or section.has_proposer or section.is_decided) and section.amendment is None
    if is_first and not (is_stance(found.rest) or says_body(found.rest)):
        return False  # "7.1 Buses" right below "7. Business" is a part of it
    own = re.sub(r"\D", "", section.found.number).lstrip("0")
    is_own = re.sub(r"\D", "", found.to_motion).lstrip("0") == own != ""
    return is_own or re.match(r"\d+[A-Z]\.", found.number) is not None


_BULLETED = re.compile(r"[•*·–-]\s+amendment\s+[A-Z]?\d{1,3}[a-z]?\s*[(:–—-]", re.IGNORECASE)
"""`• Amendment A1 (Quay Branch): add “figs”`, an entry of the list below its motion."""


def result(section: Section, at: int) -> list[Piece] | None:
    """A result on a line of its own: `CARRIED`, `- The Proposal was passed, by a clear majority`."""
    line = section.lines[at]
    text = line.text.strip()
    if drawn := re.fullmatch(r"[-–—~_]+\s+(?P<bare>.*\w.*?)\s+[-–—~_]+", text):
        text = drawn["bare"]  # "— Carried —"
    bare = without_bullet(text)
    if is_entry(text) and bare == text:
        return None
    found = read_result(bare)
    if found is None:
        return None
    if is_entry(text) and not found.of:
        is_alone = at + 1 == len(section.lines) and not is_entry(section.lines[at - 1].text)
        return whole(line, Role.UNSURE) if is_alone and section.has_words else None
    if found.of == "motion" and is_of_another(found.number, section.found.number):
        return whole(line, Role.UNSURE)  # "Motion 12 fell" under motion 8
    if _is_of_either(section, found):
        return whole(line, Role.UNSURE)  # "Remitted" below "amend Mill Branch", of which nothing else is known
    if found.word == "accepted" and not found.of and not section.amendment_is_open:
        return whole(line, Role.UNSURE)  # by whom, and for what? A committee accepts motions for debate.
    if _may_go_on(section, at, found):
        return whole(line, Role.UNSURE)
    return whole(line, Role.RESULT, section.value_of_result(found, is_last=at == len(section.lines) - 1))


def _is_of_either(section: Section, found: Result) -> bool:
    """Whether a result that says nothing of what it is stands below who puts a motion and who would amend it, with no words of either:
    of both only *accepted* is said of an amendment alone, and so not *accepted as amended*."""
    is_bare = (
        section.amendment == "" and not (section.amendment_has_words or section.has_words) and section.has_proposer
    )
    return is_bare and not found.of and not (found.word == "accepted" and found.decision is Decision.CARRIED)


def _may_go_on(section: Section, at: int, found: Result) -> bool:
    """Whether a line in lower case may be the rest of the sentence above: `passed.` right below `a bill that was never`.

    So may `agreed.` below a speech that breaks off: what a speaker agreed to, no meeting decided.
    """
    line, above = section.lines[at], section.lines[at - 1]
    last = section.pieces[at - 1][-1] if at > 0 and section.pieces[at - 1] else None
    is_below = last is not None and (last.role is Role.WORDS or (_is_speech(last) and not found.of))
    is_below = is_below and not (line.blank_before or ends_sentence(above.text.rstrip()))
    return is_below and line.text.lstrip("( [")[:1].islower()


def _is_speech(piece: Piece) -> bool:
    """Whether a piece is debate that was left out, or was marked from outside as left out."""
    return piece.role in (Role.SKIP, Role.NAME) and (piece.value == debate.DEBATE or not piece.rule)


def votes(section: Section, at: int) -> list[Piece] | None:
    """A vote on a line of its own: `For 50, Against 0, Abstain 3`, `45 – 60`."""
    line = section.lines[at]
    text = line.text.strip()
    if VOTERS.fullmatch(text):
        return whole(line, Role.SKIP, "how many voted")
    if _is_way_above_figures(section, at):
        return whole(line, Role.RESULT, "vote")
    if not re.search(r"\d", text) or len(text) > SHORT_VOTE or is_entry(text):
        return None
    counted = vote(text)
    return whole(line, Role.RESULT, "vote") if counted and (counted.text or counted.note) else None


def _is_way_above_figures(section: Section, at: int) -> bool:
    """Whether a line says only how the vote was taken, and the next gives its figures: `CARD VOTE` above `For: 402`."""
    counted = vote(section.lines[at].text)
    if not counted or not counted.way or counted.figures or at + 1 == len(section.lines):
        return False
    return bool({"for", "against", "vote"} & dict(labels(section.lines[at + 1].text)).keys())


def parts_of_composite(section: Section, at: int) -> list[Piece] | None:
    """The motions that a composite is made of: `Motion 9 and amendment, and 10`; `Motions 21–24`, which a person reads."""
    line = section.lines[at]
    if made_of(line.text):
        return whole(line, Role.MADE_OF)
    is_below = section.found.kind is MotionKind.COMPOSITE and not section.words_have_begun and names_sources(line.text)
    return whole(line, Role.SKIP, "what the composite is made of") if is_below else None


def not_yet_decided(section: Section, at: int) -> list[Piece] | None:
    """A line that says that there is no result yet: `Motion not yet debated`."""
    line = section.lines[at]
    return whole(line, Role.SKIP, "it says that nothing is decided yet") if is_not_yet_decided(line.text) else None


def names_before_words(section: Section, at: int) -> list[Piece] | None:
    """A proposer between title and words, without a label: `Holyhead Branch`, `(Margaret Oakley / Thomas Birdsall)`; or right before
    the first of them, `(Holyhead Branch) This conference notes …`."""
    line = section.lines[at]
    if section.words_have_begun:
        return None
    named, first = name_before(section, line.text.strip()) if not line.cells else ([], "")
    if named and re.search(r"\w", first) and not read_result(first):
        return [*named, Piece(Role.WORDS, first)]
    if section.has_proposer if section.amendment is None else section.amendment_has_proposer:
        return None
    if at + 1 == len(section.lines) and section.amendment is None:
        return None
    is_fragment = section.has_title and not line.cells and FRAGMENT.fullmatch(line.text.strip()) is not None
    if (who := names_line(section, line)) or not is_fragment:
        return who
    return whole(line, Role.SKIP, NOT_UNDERSTOOD) if is_opening(section.lines[at + 1].text) else None


_THEN_SECONDED = re.compile(
    r"(?P<proposer>[^,;:()]{3,90}?)[\s,;]+(?P<seconder>[(\[]?(?:and\s+)?seconded\s+by\s+[^,;:()]{3,90}[)\]]?)\.?",
    re.IGNORECASE,
)


def names_line(section: Section, line: Line) -> list[Piece] | None:
    """A line of names alone, of bodies or of people; `Mill Branch, seconded by Quay Branch` too."""
    text = line.text.strip()
    both = _THEN_SECONDED.fullmatch(text) if not line.cells else None
    if both and is_like_a_name(both["proposer"]) and says_body(both["proposer"]):
        return [Piece(Role.PROPOSER, both["proposer"]), Piece(Role.SKIP, both["seconder"], labelled.SECONDED)]
    bare = text.strip("()[] .")
    if (
        is_entry(text)
        or line.cells
        or len(text) > 120
        or speaks_of_vote(text)
        or may_be_result(text)
        or not (is_like_a_name(bare) or is_surely_person(bare))
        or is_opening(text)
    ):
        return None
    names = read_names(bare, section.bodies)
    if names.is_body and not names.unclear:
        return whole(line, Role.PROPOSER)
    if text.startswith("(") and text.endswith(")") and names.unclear and not section.words_have_begun:
        return whole(line, Role.PROPOSER)  # in doubt: it is left out and counted
    is_person = is_surely_person(bare) or bool(names.people and re.search(r"[,/&()]| and ", bare))
    is_person |= may_be_surnames(bare, section.habits.common_words | OF_TITLES)
    return whole(line, Role.NAME) if is_person and not names.is_body else None


def speaks_of_result(section: Section, at: int) -> list[Piece] | None:
    """A line between title and words that speaks of a result and is not understood: `Carried in part`; or such an entry of minutes."""
    line = section.lines[at]
    bare = without_bullet(line.text)
    is_bulleted = bare != line.text.strip()
    is_first = not section.words_have_begun and (at + 1 < len(section.lines) or is_bulleted)
    if not is_first or is_entry(bare) or is_opening(bare) or len(bare) > 120:
        return None
    return whole(line, Role.UNSURE) if may_be_result(bare) and not re.search(r"[:;]$", bare) else None


def after_the_end(section: Section, at: int) -> list[Piece] | None:
    """A line below the end of a motion: `Jo Bloggs` is left out, `Passed to the Council` is in doubt, the rest is not understood."""
    line = section.lines[at]
    if not section.is_over or section.amendment is not None:
        return None
    if pieces := names_line(section, line):
        return (
            pieces
            if not section.has_proposer or pieces[0].role is Role.NAME
            else whole(line, Role.SKIP, "beside the proposer's name")
        )
    if may_be_result(line.text) or any(map(read_result, sentences(line.text))):
        return whole(line, Role.UNSURE)
    if is_like_a_person(line.text):
        return whole(line, Role.NAME)
    return whole(line, Role.SKIP, NOT_UNDERSTOOD)


def words(section: Section, at: int) -> list[Piece] | None:
    """Any other paragraph is wording, of the open amendment or else of the motion: `This meeting notes that ropes fray.`"""
    return whole(section.lines[at], Role.WORDS)


RULES: tuple[Rule, ...] = (
    labelled.field_of_file, below_words.row_of_results, below_words.place_in_agenda, below_words.for_the_office,
    below_words.of_page, below_words.conditional, below_words.correction, below_words.amendment_of_another,
    naming.goes_on_from_mover, business.minute_number, labelled.words_in_cells, nothing_there, labelled.label_above,
    labelled.field_of_form, labelled.recommended, proceedings.vote_on, proceedings.motion_by, proceedings.procedural,
    labelled.name_and_result, proceedings.put_by, proceedings.came_before, proceedings.moved_and_seconded,
    proceedings.roll_call, labelled.labelled, labelled.result_labelled, of_ruling, of_several, proceedings.of_part,
    proceedings.motion_told, proceedings.moved_sentence, debate.broke_off, debate.heading_of_result, debate.amendment_told,
    amendment_debated, naming.spoken, debate.debate_told, naming.to_move, naming.people_named, naming.breaks_off_at_mover,
    numbered_paragraph, amendments_head, result, votes, parts_of_composite, not_yet_decided, below_words.heading_of_words,
    below_words.heading_beside, below_words.beside, naming.signatures, lettered_heading, naming.names_alone,
    proceedings.labelled_person, below_words.status, names_before_words, speaks_of_result, after_the_end, below_words.of_timetable,
    below_words.below_titles, debate.of_debate, words,
)  # fmt: skip


def marked(section: Section, at: int) -> list[Piece]:
    """The pieces of a paragraph within a motion, each with the name of the rule that gave it."""
    for rule in RULES:
        if (pieces := rule(section, at)) is not None:
            name = rule.__name__.replace("_", " ")
            return [Piece(one.role, one.text, one.value, name) for one in pieces]
    raise AssertionError("the last rule takes every paragraph")


def take_given(section: Section, at: int, pieces: Sequence[Piece]) -> None:
    """Take a paragraph whose pieces are marked from outside.

    A mark on the mover's line below a motion's words says who moved it: the speeches below that line are still no words.
    """
    if section.has_words and _LEAVES_DEBATE.issuperset(piece.role for piece in pieces):
        text = section.lines[at].text.strip()
        is_movers = (
            any(piece.role is Role.PROPOSER for piece in pieces) and debate.says_who_moved(text) and ends_sentence(text)
        )
        section.is_debated |= is_movers or _reads_as_debate(section, at)
    section.take(pieces)


_LEAVES_DEBATE = frozenset({Role.PROPOSER, Role.NAME, Role.SKIP, Role.RESULT, Role.UNSURE, Role.GOES_ON})
"""The roles from outside that leave a mover's line or a speech what it is."""


def _reads_as_debate(section: Section, at: int) -> bool:
    """Whether a paragraph is debate by the rules alone, without its marks from outside."""
    read = replace(section, pieces=list(section.pieces))
    marked(read, at)
    return read.is_debated

"""A document read whole: its lines are marked, the marks become motions, and every line is accounted for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from schema.dates import Date
from schema.terms import CARRIED, Decision
from schema.union import Body
from scripts.intake.documents.language import language_of
from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks.debate import DEBATE, TOLD
from scripts.intake.marks.given import named_columns
from scripts.intake.marks.mark import Given, MarkedDocument, Role
from scripts.intake.marks.marking import mark_document
from scripts.intake.marks.piece import NOT_UNDERSTOOD
from scripts.intake.marks.set_apart import BY_NUMBER, INTRODUCTION
from scripts.intake.marks.whole_motion import QUOTED_WORDS
from scripts.intake.motions.account import Account
from scripts.intake.motions.left_out import (
    BETWEEN,
    NO_BEGINNING,
    LeftOut,
    account_for_unread,
    results_left_out,
    with_heading_marks,
)
from scripts.intake.motions.merging import merge_duplicates, weigh_letters
from scripts.intake.motions.parse import parse_motions
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.motions.second_look.checks import look_again
from scripts.intake.motions.stated_rows import take_stated
from scripts.intake.motions.table_reading import TableReading
from scripts.intake.motions.withheld_words import withhold_cut_words, withhold_words_with_names
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.headings import Group, group_heading
from scripts.intake.vocabulary.masking import KnownPeople
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_english, is_opening

OFTEN = 0.25
"""Of the motions: where not even so many have what motions have, they may be none."""


@dataclass(frozen=True, slots=True)
class MotionList:
    """What a document says."""

    title: str
    """Its title, empty where it has none."""
    group: Group
    """What its title says of all its motions."""
    motions: tuple[ParsedMotion, ...]
    abbreviations: tuple[tuple[str, str], ...]
    account: Account
    marked: MarkedDocument
    unattached: tuple[ParsedAmendment, ...] = field(default=())
    """Amendments to motions that are not there."""
    is_english: bool = True
    """Or in another language that is known, which the document's notes then say."""
    refused: tuple[str, ...] = ()
    """What was read as a motion and is none, and why, in sentences."""
    unread_tables: tuple[Line, ...] = ()
    """The heading rows of tables whose columns are not understood."""
    results_left_out: tuple[LeftOut, ...] = ()
    """Lines in no record that speak of the result of a motion."""

    @property
    def people(self) -> KnownPeople:
        """The people whom the document names: no line of it is quoted with a name."""
        return self.account.people

    @property
    def says_motions(self) -> bool:
        """Whether anything says that these are motions, and not the numbered paragraphs of a policy."""
        headings = " / ".join([self.title, *(motion.new_committee for motion in self.motions)])
        return (
            re.search(r"\b(?:motion|resolution|agenda|agm|congress|conference)", headings, re.IGNORECASE) is not None
            or self.group.decision is not None
            or sum(map(says_motion, self.motions)) >= len(self.motions) * OFTEN
        )

    @property
    def is_of_resolutions(self) -> bool:
        """Whether its numbers are those of resolutions, given after the meeting, and not those of the notice."""
        if (
            re.search(r"\b(?:motions?|agenda|notice|proposals?)\b", self.title, re.IGNORECASE)
            and not self.group.decision
        ):
            return False
        if self.group.decision is Decision.CARRIED:
            return True
        # What was lost or withdrawn got no number as a resolution, so the numbers are those under which all were put.
        titled = group_heading(self.title)
        is_put = (titled is not None and titled.is_undecided) or any(
            motion.decision and motion.decision.decision not in CARRIED for motion in self.motions
        )
        return not is_put and any(re.match(r"resolution\b", motion.heading, re.IGNORECASE) for motion in self.motions)

    @property
    def left_out(self) -> list[str]:
        """The lines that look like motions and are in none, as they begin: a list with such lines is not held whole."""
        lines = self.account.document.lines
        open_lines = [at for at in range(len(lines)) if at not in self.account.used]
        return [
            lines[at].text
            for at in open_lines
            if not lines[at].aside
            and (numbered := number(lines[at].text))
            and (numbered.is_worded or numbered.prefix)
            and numbered.rest
        ]


def read_motion_list(
    document: DocumentText,
    bodies: Mapping[str, Body],
    union_name: str = "",
    held: Date | None = None,
    given: Given | None = None,
) -> MotionList:
    """The motions of a document.

    `bodies`, the union's name and the time of the meeting tell who is meant by a heading or a proposer's name; `given` is
    what is known of the lines before: marks by hand, and the union's own rules.
    """
    known = Bodies(bodies, union_name, held)
    account = Account(document)
    tables = TableReading(known, account, named_columns(document, (given.by_hand if given else None) or {}))
    marked = mark_document(document, known, given, tables.take)
    parsed = parse_motions(marked, known)
    tables.take_headings(parsed.headings)
    take_stated(tables.motions, marked, known)
    motions = merge_duplicates([*parsed.motions, *tables.motions])
    unattached = [*parsed.unattached, *tables.take_unattached(motions)]
    if parsed.motions and tables.motions:
        motions.sort(key=lambda motion: motion.head_lines[0].at[0] if motion.head_lines else 0)
    strays = stray_sentences(motions, marked)
    motions = [motion for motion in motions if not any(motion is stray for stray in strays)]
    weigh_letters(motions)
    withhold_cut_words(motions, marked)
    withhold_words_with_names(motions, marked)
    look = look_again(motions, marked, account.people)
    motions, marked = look.motions, look.marked
    account_for(account, marked)
    drop_of_no_motion(account, marked, motions)
    for stray in strays:
        account.drop([*stray.head_lines, *stray.lines, *stray.unsure], BETWEEN)
    for draft in parsed.empty:
        account.drop(draft.head_lines, "a number with nothing after it")
    if not motions:
        account.reword(INTRODUCTION, NO_BEGINNING)
    texts = [line.text for line in document.lines if not line.aside]
    unread = account_for_unread(account, tables.unread)
    return MotionList(
        parsed.headings.title, parsed.headings.group, tuple(motions), tuple(parsed.abbreviations), account,
        with_heading_marks(marked, tables, given), tuple(unattached), is_english(texts) or bool(language_of(texts)), tuple(look.refused),
        tuple(unread), results_left_out(account, motions),
    )  # fmt: skip


def stray_sentences(motions: Sequence[ParsedMotion], marked: MarkedDocument) -> list[ParsedMotion]:
    """What was read as a motion and is none, in a list whose motions have numbers: sentences without number, title, proposer and
    result that do not begin as a motion does. A person who marked one of its lines has seen it."""
    if not any(motion.number for motion in motions):
        return []
    by_hand = {mark.line for mark in marked.marks if mark.by_hand}
    return [motion for motion in motions if _is_stray(motion) and by_hand.isdisjoint(_places(motion))]


def _is_stray(motion: ParsedMotion) -> bool:
    has_parts = (
        motion.number or motion.notice_number or motion.title or motion.proposers or motion.new_proposers
        or motion.decision_line or motion.amendments or motion.made_of or motion.own_words
    )  # fmt: skip
    return not has_parts and not (motion.lines and is_opening(motion.lines[0].text))


def _places(motion: ParsedMotion) -> set[int]:
    return {at for line in (*motion.head_lines, *motion.lines) for at in line.at}


def account_for(account: Account, marked: MarkedDocument) -> None:
    """Enter each line in the account, by its marks."""
    for mark in marked.marks:
        line = marked.document.lines[mark.line]
        if mark.rule == "table":
            continue
        if mark.role is Role.SKIP and mark.value == NOT_UNDERSTOOD:
            continue
        if mark.role is Role.NAME:
            account.skip([line], "a person's name")
        elif mark.role is Role.SKIP and mark.value != "an abbreviation":
            account.skip([line], mark.value or "left out in the margin")
        else:
            account.use([line], mark.role.value)
    for mark in marked.marks:
        is_told = mark.by_hand or mark.rule in TOLD_RULES or mark.value in (DEBATE, TOLD)
        if is_told and mark.role in (Role.SKIP, Role.NAME) and mark.line in account.used:
            reason = "a person's name" if mark.role is Role.NAME else mark.value or "left out in the margin"
            account.note_part(marked.document.lines[mark.line], "", f"{reason} (a part of the line)")


TOLD_RULES = (QUOTED_WORDS,)
"""The rules that leave out sentences, beside those that mark what was said in debate. A piece of a line that another rule leaves out is a label, or beside a name."""


def drop_of_no_motion(account: Account, marked: MarkedDocument, motions: Sequence[ParsedMotion]) -> None:
    """Tell the account which lines in doubt are shown with no motion: `Carried: 8, 9`, where the document has neither."""
    parts = [part for motion in motions for part in (motion, *motion.amendments)]
    lines = [line for motion in motions for line in motion.unsure] + [part.decision_line for part in parts]
    shown = {at for line in lines if line for at in line.at}
    for mark in marked.marks:
        if mark.role is Role.UNSURE and mark.line not in shown and mark.rule == BY_NUMBER:
            account.drop([marked.document.lines[mark.line]], "it speaks of results, of no motion that is here")


def says_motion(draft: ParsedMotion) -> bool:
    """Whether a motion has what only motions have: a word such as Motion, a proposer, a result, a motion's first words."""
    numbered = number(draft.heading)
    is_worded = numbered is not None and numbered.is_worded
    has_parts = (
        draft.kind
        or draft.proposers
        or draft.new_proposers
        or draft.people
        or draft.unclear
        or draft.decision
        or draft.unsure
        or draft.committee
    )
    return bool(is_worded or has_parts or any(is_opening(line.text) for line in draft.lines[:12]))

"""The checks, in order, and what follows from what they doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from schema.terms import Decision
from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Mark, MarkedDocument, Role
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.second_look import meetings, results, words
from scripts.intake.motions.second_look.defaults import default_in_doubt
from scripts.intake.motions.second_look.paper import Check, Doubt, Effect, Paper
from scripts.intake.vocabulary.masking import KnownPeople
from scripts.intake.vocabulary.results import read_result

CHECKS: tuple[Check, ...] = (
    meetings.not_in_english, meetings.whole_meeting, meetings.blank_form, meetings.other_business, meetings.page_of_something_else, meetings.part_of_paper, meetings.unused_number, meetings.name_of_meeting,
    meetings.many_headings, results.several_asked, words.other_motion_among_words, words.told_in_minutes, words.proceedings_among_words,
    words.votes_within_paragraph, words.speech_among_words, words.surnames_in_title, words.people_in_title,
    words.time_in_title, words.result_as_title, words.proceedings_as_title, results.footnoted, results.fell_beside_votes,
    results.outvoted, results.implied_by_title, results.decided_above, results.decided_below_amendment, default_in_doubt,
)  # fmt: skip
"""Tried in this order on every motion, each on what the ones before it left."""
RULE = "second look"
NOT_WORDS = "proceedings, which are no words of a motion"
NO_MOTION = "what looked like a motion and is none"


@dataclass(slots=True)
class SecondLook:
    """What is left after it: the motions, the marks as corrected, and what is said of those that are refused."""

    motions: list[ParsedMotion]
    marked: MarkedDocument
    refused: list[str] = field(default_factory=list)


def look_again(motions: Sequence[ParsedMotion], marked: MarkedDocument, people: KnownPeople) -> SecondLook:
    """Every check on every motion. Lines that a person marked are not doubted."""
    paper = Paper(marked, tuple(motions), people)
    look = SecondLook(list(motions), marked)
    roles: dict[int, tuple[Role, str]] = {}
    for motion in motions:
        for check in CHECKS:
            doubts = list(check(motion, paper))
            for doubt in doubts:
                roles |= _follow(look, motion, doubt)
            if any(doubt.effect is Effect.REFUSED for doubt in doubts):
                break
    look.marked = replace(marked, marks=tuple(_corrected(mark, roles) for mark in marked.marks))
    return look


def _follow(look: SecondLook, motion: ParsedMotion, doubt: Doubt) -> dict[int, tuple[Role, str]]:
    """Do what a doubt asks for. Returns the lines that get another mark, each with its role and value."""
    if doubt.effect is Effect.REFUSED:
        look.motions = [kept for kept in look.motions if kept is not motion]
        look.refused += [doubt.sentence] if doubt.sentence not in look.refused else []
        of_motion = (*motion.head_lines, *doubt.lines)
        return {at: (Role.SKIP, NO_MOTION) for line in of_motion for at in line.at}
    motion.doubts.append(doubt.sentence)
    match doubt.effect:
        case Effect.LEFT_OPEN:
            motion.leave_open(*doubt.lines)
        case Effect.UNWRITTEN:
            _weigh_results(motion, (*doubt.lines, *doubt.text.lines))
            doubt.text.lines = []
        case Effect.NOT_WORDS:
            _weigh_results(motion, doubt.lines)
            doubt.text.lines = [line for line in doubt.text.lines if line not in doubt.lines]
            return {
                at: (Role.UNSURE, "") if line in motion.unsure else (Role.SKIP, NOT_WORDS)
                for line in doubt.lines
                for at in line.at
            }
    return {}


def _weigh_results(motion: ParsedMotion, lines: Sequence[Line]) -> None:
    """Show lines among the words that may give the result as such; one that contradicts what was read leaves it open, as does an
    amendment that may have been taken: then it was not carried as it stood."""
    for line in filter(words.may_decide, lines):
        result = read_result(line.text)
        if motion.decision is None:
            motion.unsure += [line] if line not in motion.unsure else []
        elif (
            words.may_be_taken(line.text)
            if motion.decision.decision is Decision.CARRIED and words.is_of_amendment(line.text)
            else result and result.of != "amendment" and result.decision is not motion.decision.decision
        ):
            motion.leave_open(line)


def _corrected(mark: Mark, roles: dict[int, tuple[Role, str]]) -> Mark:
    """A mark as the second look leaves it: of a line that is no words, its piece that was words."""
    role, value = roles.get(mark.line, (mark.role, ""))
    is_changed = (
        mark.line in roles and (value == NO_MOTION or mark.role in (Role.WORDS, Role.GOES_ON)) and not mark.by_hand
    )
    return replace(mark, role=role, value=value, rule=RULE) if is_changed else mark

"""Each motion as it was read, in one line, to be checked before anything is written, and below it the lines in doubt."""

import re
from collections.abc import Mapping, Sequence

from schema.sentences import counted, listed, shortened
from schema.terms import Decision, MotionKind
from schema.union import Body
from schema.wording import paragraphs
from scripts.intake.documents.lines import Line
from scripts.intake.margin.grammar import COPY
from scripts.intake.margin.proposal import Proposal
from scripts.intake.margin.proposed import telling
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion, joined_doubts
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS
from scripts.intake.vocabulary.masking import KnownPeople
from scripts.intake.vocabulary.results import Result
from scripts.intake.vocabulary.votes import vote

BETWEEN = " · "
TITLE_SHOWN = 60
DOUBT_SHOWN = 90
QUOTED = 70
"""The characters that are shown of the sentence that says what was decided, from its end."""
MOST_ELSEWHERE = 2
"""The lines shown below a motion that are in no record."""
MOST_DOUBTS = 6
"""The lines in doubt that are shown below a motion before the rest are counted."""


def render_motions(
    motion_list: MotionList, bodies: Mapping[str, Body], proposed: Sequence[Proposal] = (), *, quotes: bool = False
) -> str:
    """A line for each motion: number, title, proposer, decision and its line, number of paragraphs.

    With `quotes`, also the words of that line.

    Below a motion whose decision is left open stand the lines that may give it, by their places in the margin file, or
    where none may, the last line of its words; below each the lines that its margin file proposes.
    """
    lines = [
        line
        for at, motion in enumerate(motion_list.motions)
        for line in (
            _line(motion, bodies, motion_list.people if quotes else None),
            *_doubts(motion, motion_list),
            *(f"    {COPY} {one.line}" for one in proposed if one.motion == at),
        )
    ]
    return "\n".join(["As it was read:", *(f"  {line}" for line in lines)]) if lines else ""


def _line(motion: ParsedMotion, bodies: Mapping[str, Body], people: KnownPeople | None) -> str:
    number = motion.number or motion.notice_number or "no number"
    parts = [
        number,
        shortened(motion.title, TITLE_SHOWN) or "no title",
        _proposers(motion, bodies),
        _result(motion, people),
        counted(len(paragraphs(motion.wording)) if motion.wording else 0, "paragraph"),
    ]
    if motion.kind and motion.kind is not MotionKind.ORDINARY:
        parts.append(motion.kind.label.lower())
    if motion.amendments:
        parts.append(counted(len(motion.amendments), "amendment"))
    return BETWEEN.join(parts)


def gives_results(motions: Sequence[ParsedMotion]) -> bool:
    """Whether the document says of half its motions or more what was decided, or has a line that may say it."""
    decided = sum(motion.decision is not None or bool(motion.unsure) for motion in motions)
    return decided * 2 >= len(motions)


def _doubts(motion: ParsedMotion, motion_list: MotionList) -> list[str]:
    """The lines that may say what was decided, and in a document that gives results the last of its words where there is none."""
    people, has_results = motion_list.people, gives_results(motion_list.motions)
    return [*_open_lines(motion, people, has_results), *_elsewhere(motion, people)]


def _elsewhere(motion: ParsedMotion, people: KnownPeople) -> list[str]:
    """Lines in no record that name a motion and speak of a result."""
    return [
        f"    {line.place.code} in no record  {people.quoted(line.text)}" for line in motion.elsewhere[:MOST_ELSEWHERE]
    ]


def _open_lines(motion: ParsedMotion, people: KnownPeople, has_results: bool) -> list[str]:
    words = motion.lines or motion.withheld_lines
    if has_results and not motion.unsure and motion.decision is None and words:
        return [_last_words(words[-1], people)]
    unsure = joined_doubts(motion.unsure)
    lines = [f"    {line.place.code} ?  {people.quoted(line.text)}" for line in unsure[:MOST_DOUBTS]]
    more = len(unsure) - MOST_DOUBTS
    return [*lines, f"    and {counted(more, 'more line')}"] if more > 0 else lines


def _last_words(line: Line, people: KnownPeople) -> str:
    return f"    {line.place.code} words  {people.shown(line.text, DOUBT_SHOWN)}"


def _proposers(motion: ParsedMotion, bodies: Mapping[str, Body]) -> str:
    """The bodies by name; people are only counted."""
    names = [bodies[named.key].name for named in motion.proposers] + list(motion.new_proposers)
    left_out = f"{counted(motion.people, 'name')} left out" if motion.people else ""
    bodies_named = listed([shortened(name, 40) for name in names]) or "nobody named"
    return f"{bodies_named} ({left_out})" if left_out else bodies_named


_WITHOUT_RESULT = {
    NEXT_BUSINESS: "next business taken, not decided",
    IN_PARTS: "voted in parts, to be entered for each",
}


def _end_of(text: str) -> str:
    """A text, or its last words where it is long: there results stand."""
    plain = " ".join(text.split())
    return plain if len(plain) <= QUOTED else f"… {plain[-QUOTED:].partition(' ')[2]}"


def in_words(result: Result) -> str:
    """What was decided, with the vote and how it was taken: `lost, on a card vote, 20 for, 30 against`."""
    if result.word in _WITHOUT_RESULT and result.decision is Decision.NOT_RECORDED:
        return _WITHOUT_RESULT[result.word]
    way = vote(result.note.partition(".")[0])
    how = way.way if way and not way.figures and re.search(r"\d", result.vote) else ""
    return ", ".join(filter(None, (result.decision.value, how, result.vote)))


def _result(motion: ParsedMotion, people: KnownPeople | None) -> str:
    """What was decided, and the line that says so; with its words, where it is known whose names to mask in them."""
    if motion.decision is None:
        return Decision.NOT_RECORDED.value
    result = in_words(motion.decision)
    if motion.decided_by_heading:
        return f"{result} (by the heading above it)"
    where = ", ".join(
        filter(
            None,
            [
                str(motion.decision_line.place) if motion.decision_line else "",
                "by hand" if motion.decided_by_hand else "",
            ],
        )
    )
    said = (
        f": “{_end_of(telling(people.masked(motion.decision_line.text)))}”" if people and motion.decision_line else ""
    )
    return f"{result} ({where}{said})" if where else result

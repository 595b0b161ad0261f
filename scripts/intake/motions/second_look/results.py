"""Whether a decision is that of this motion, and means what it seems to."""

import re
from collections.abc import Iterator, Sequence

from schema.terms import CARRIED, Decision
from scripts.intake.documents.lines import Line, spans
from scripts.intake.marks.page_furniture import FOOTNOTE
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.second_look.paper import IN_MARGIN, LONGEST_RESULT, Doubt, Effect, Paper
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import is_outvoted
from scripts.intake.vocabulary.words import MOTION

_ASKED = re.compile(rf"(?:the )?{MOTION}\s*[:–—-]\s*(?:that|to)\b", re.IGNORECASE)
_FELL = frozenset(("fell", "falls", "fallen"))
FEW = 3
"""How many of the lines that look like votes are named."""
_FELL_LAST = re.compile(r"\b(?:fell|falls|fallen)\W*$", re.IGNORECASE)


def fell_beside_votes(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`403 The brass band – Fell` in a paper that gives `49% YES and 51% NO`: lost at the vote, or never put to it?

    Student unions say that a motion fell when it was lost. Where votes are given, and no motion is called lost in any
    other word, only a person can say which it is.
    """
    result, line = motion.decision, motion.decision_line
    if result is None or line is None or result.decision is not Decision.FELL or result.note or motion.decided_by_hand:
        return
    votes: Sequence[Line] = ()
    if result.word in _FELL | {""} and _is_bare(line) and paper.words_for_lost <= _FELL and not paper.is_seen(line):
        votes = paper.lines_with_votes
    if _FELL_LAST.search(line.text) and paper.is_any_carried and not (paper.says_lost or motion.decided_by_heading):
        votes = votes or paper.lines_with_counts[:FEW]
    if votes:
        why = f"“fell” ({line.place}) may mean that it was lost at a vote, as votes are given elsewhere ({spans([vote.place for vote in votes])}), or that it was never put."
        hint = f"Write `result: lost` or `result: fell` at that line {IN_MARGIN}."
        yield Doubt(Effect.LEFT_OPEN, motion, (line,), f"{why} {hint}")


def _is_bare(line: Line) -> bool:
    """Whether a line says that a motion fell, and nothing of why."""
    return (
        re.search(
            r"\bfell\b.*\b(?:as|because|since|for|when|second\w*|carried|lost|time|amendment)\b",
            line.text,
            re.IGNORECASE,
        )
        is None
    )


def outvoted(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`For 10, against 20` beside `Carried`: one of them is wrong, or they are not of one vote."""
    result, line = motion.decision, motion.decision_line
    is_read = result is not None and line is not None and not (motion.decided_by_hand or paper.is_seen(line))
    if result and line and is_read and result.decision in CARRIED and is_outvoted(result.vote):
        why = f"what was decided is left open: it says {result.decision} ({line.place}), with a vote of {result.vote}."
        hint = f"Write the result at that line {IN_MARGIN}."
        yield Doubt(Effect.LEFT_OPEN, motion, (line,), f"{why} {hint}")


def implied_by_title(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Resolutions of Convention 2027` over motions of which some have a result of their own, `CARRIED`: what became of the others
    the title does not say."""
    title = motion.decision_line
    if motion.decided_by_title and title and paper.has_own_results:
        says = f"what was decided is left open: other motions have a result of their own, and for this one only the title speaks ({title.place})."
        yield Doubt(Effect.LEFT_OPEN, motion, (title,), says)


def footnoted(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`CARRIED*`, and at the foot of the page `* Subject to the consent of the Council`: what the note says of it, a person reads."""
    line = motion.decision_line
    sign = _SIGN.search(line.text.strip()) if line and motion.decision and not motion.decided_by_hand else None
    if line is None or sign is None:
        return
    notes = [mark for mark in paper.marked.marks if mark.value == FOOTNOTE and mark.text.strip().startswith(sign[0])]
    if notes and not paper.is_seen(line):
        why = f"what was decided is left open: its line ({line.place}) has a footnote ({notes[0].place}: “{paper.people.shown(notes[0].text, 60)}”)."
        hint = f"Where the note changes nothing of it, write `result` at that line {IN_MARGIN}."
        yield Doubt(Effect.LEFT_OPEN, motion, (line,), f"{why} {hint}")


def decided_below_amendment(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """A bare `CARRIED` below an amendment and its `Accepted`, in a paper that elsewhere names the motion, `Motion fell`: it may be
    the amendment's. So may one right below an amendment's words."""
    last_amendment = motion.amendments[-1] if motion.amendments else None
    line, last = motion.decision_line, last_amendment.decision_line if last_amendment else None
    is_only = last is None and last_amendment is not None and bool(last_amendment.lines)
    last = last_amendment.lines[-1] if last_amendment and is_only else last
    is_bare = line is not None and _BARE.fullmatch(line.text) is not None and not motion.decided_by_hand
    if not (line and last and is_bare and line.at and last.at and line.at[0] == last.at[-1] + 1):
        return
    others = [one for one in paper.motions if one is not motion and one.amendments and one.decision]
    name_motion = any(one.decision and one.decision.of == "motion" for one in others)
    below = (
        f"the result stands below an amendment ({line.place}), and may be that one's"
        if is_only
        else (
            f"the result stands below that of an amendment ({line.place}), and other motions' results say that they are the motion's"
        )
    )
    if (is_only or name_motion) and not paper.is_seen(line):
        why = f"what was decided is left open: {below}."
        hint = f"If this one is too, write `result` at that line {IN_MARGIN}."
        yield Doubt(Effect.LEFT_OPEN, motion, (line,), f"{why} {hint}")


_BARE = re.compile(
    r"\W*(?:(?:decision|result|outcome)\W+(?=accepted))?(?:not )?\w+(?: by (?:the )?(?:movers?|proposers?))?\W*",
    re.IGNORECASE,
)
"""`CARRIED`, `Decision: Accepted`, `Accepted by the mover`: it does not say of what."""
_SIGN = re.compile(r"(?:\[\d{1,2}\]|[*†‡])$")


def decided_above(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`PASSED 14 Nov 2033` above the title of the only motion: of this motion or of the paper that it stands in, a person can tell."""
    if len(paper.motions) > 1 or motion.decided_by_hand:
        return
    for line, is_title in paper.introduction:
        result = read_result(line.text) if len(line.text) < LONGEST_RESULT and not is_title else None
        if result and not (motion.decision and motion.decision.decision is result.decision):
            why = f"what was decided is left open: it stands above the title ({line.place})."
            hint = f"If it is this motion's, write `result` at that line {IN_MARGIN}."
            yield Doubt(Effect.LEFT_OPEN, motion, (line,), f"{why} {hint}")


def several_asked(motion: ParsedMotion, paper: Paper) -> Iterator[Doubt]:
    """`Motion: that Rule 7 be amended`, `Motion lost`, `Motion: that Rule 9 be deleted`, `Motion passed`: these are two.

    No result is taken from one of them, and no words.
    """
    lines = paper.lines_of(motion)
    asked = [line for line in lines if _ASKED.match(line.text.strip()) and not line.cells]
    if len(asked) < 2 or any(paper.is_seen(line) for line in asked):
        return
    results = [line for line in lines if (result := read_result(line.text)) and result.of != "amendment"]
    where = spans([line.place for line in asked])
    hint = f"Mark the first line of each `title` or `words` after `end` {IN_MARGIN}."
    says = f"what was decided is left open: {len(asked)} motions stand below it ({where}). {hint}"
    yield Doubt(Effect.LEFT_OPEN, motion, tuple(results), says)
    if motion.lines:
        says = f"its words are not written: {len(asked)} motions stand below it ({where})."
        yield Doubt(Effect.UNWRITTEN, motion, tuple(asked), says)

"""What a person does next with a margin file, in the order in which it is done; what is most likely wrong comes first."""

from collections.abc import Iterator, Sequence

from schema.problems import in_runs, listed
from scripts.intake.margin.grammar import COPY
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.lines_to_copy import decision_to_copy, words_to_copy
from scripts.intake.planning.look_at import are_misread, missing
from scripts.intake.planning.motion_lines import gives_results

MOST_NAMED = 12
"""How many motions a step names before it leaves out the rest: each stands under “As it was read”."""


def render_next_steps(motion_list: MotionList, margin: str, suggested: int) -> str:
    """The steps, numbered. `margin` is the file's path as it was typed; `suggested` the rules that it suggests."""
    if suggested:
        rules = "the rule" if suggested == 1 else f"the {suggested} rules"
        steps = [
            f"Look at {rules} after #? at the top of {margin}. Where one is right, delete its #?: it takes all its lines at once.",
            "Give the same command again.",
        ]
    else:
        steps = [
            *_to_correct(motion_list, margin),
            "Compare each line under “As it was read” with the document, and count the motions.",
            "Give the same command again; when every line is right, with WRITE=1 (--write).",
        ]
    return "\n".join(["What to do next:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))])


def _to_correct(motion_list: MotionList, margin: str) -> Iterator[str]:
    """What is surely open, each kind of it in a sentence."""
    motions = motion_list.motions
    for heading in motion_list.unread_tables:
        yield (
            f"{heading.place}: say what the columns hold. In {margin}, write number, title, proposer, words, result or skip left "
            f"of | at a cell of that row, such as {heading.place.code}.2 title: it holds for the whole column."
        )
    if not motions and not motion_list.unread_tables:
        yield f"Write title or number left of | at the first line of each motion in {margin}, or a rule for all of them."
    if are_misread(motion_list):
        yield (
            "More numbers are missing than were read: compare the numbers under “As it was read” with the document. Where one is no "
            f"motion's, write title or skip left of | at its line in {margin}."
        )
    elif numbers := missing(motion_list):
        yield (
            f"Missing: {_some([str(number) for number in numbers])}. Look for its first line in {margin} and write number "
            "left of |. If the document has no such motion, leave it."
        )
    in_doubt = _without_decision(motions)
    to_copy = [motion for motion in in_doubt if decision_to_copy(motion, motion_list.marked)]
    if to_copy:
        yield (
            f"Not decided yet: {_named(to_copy)}. Where the line after {COPY} is right, copy it into {margin}, anywhere below the first "
            "line. Where it is not, write what was decided left of |, in the line that says it."
        )
    if others := [motion for motion in in_doubt if motion not in to_copy]:
        yield (
            f"Not decided yet: {_named(others)}. In the line that says what was decided, write it left of |: lost, or "
            "carried, 40 for, 12 against. If no line says it, leave it."
        )
    if withheld := [motion for motion in motions if any(part.withheld for part in (motion, *motion.amendments))]:
        yield (
            f"A person is named among the words of {_named(withheld)}. If the name is part of the motion, write words at all "
            f"lines of that paragraph together ({words_to_copy(withheld[0], motion_list.marked)}); if not, write name at its own lines."
        )
    if nobody := [motion for motion in motions if not (motion.proposers or motion.new_proposers)]:
        yield f"Nobody named: {_named(nobody)}. If the document names a branch or a committee there, write proposer: body."
    if empty := [
        motion for motion in motions if not (motion.wording or motion.withheld or motion.cut or motion.doubts)
    ]:
        yield f"No words: {_named(empty)}. If the document has them, write words at each paragraph."


def _without_decision(motions: Sequence[ParsedMotion]) -> list[ParsedMotion]:
    """The motions without a decision, where the document gives results; else those with a line that may give theirs."""
    has_results = gives_results(motions)
    return [motion for motion in motions if motion.decision is None and (has_results or motion.unsure)]


def _named(motions: Sequence[ParsedMotion]) -> str:
    return _some([motion.name for motion in motions])


def _some(names: Sequence[str]) -> str:
    """Names in words, neighbours together; of many, the first."""
    runs = in_runs(names)
    more = [f"{len(runs) - MOST_NAMED} more"] if len(runs) > MOST_NAMED else []
    return listed([*runs[:MOST_NAMED], *more])

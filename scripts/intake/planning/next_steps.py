"""What a person does next with a margin file, in the order in which it is done; what is most likely wrong comes first."""

from collections.abc import Iterator, Sequence

from schema.problems import in_runs, listed
from scripts.intake.margin.proposed import Settles, open_rows, words_to_copy
from scripts.intake.margin.reading import MarginReading
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.look_at import are_misread, missing
from scripts.intake.planning.motion_lines import gives_results

AGAIN = "Give the same command again: it shows what is left."
WRITE = "Where every line is right, add WRITE=1 (--write)."
MOST_NAMED = 12
"""How many motions a step names before it leaves out the rest: each stands under “As it was read”."""


def render_next_steps(reading: MarginReading, margin: str) -> str:
    """The steps, numbered. `margin` is the file's path as it was typed."""
    steps = list(_at_the_top(reading, margin))
    if not reading.suggested:
        steps += _to_correct(reading, margin)
    if reading.suggested or reading.to_confirm:
        steps.append(AGAIN if reading.suggested else f"{AGAIN} {WRITE}")
    else:
        steps += [
            "Compare each line under “As it was read” with the document, and count the motions.",
            "Give the same command again; when every line is right, with WRITE=1 (--write).",
        ]
    return "\n".join(["What to do next:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))])


def _at_the_top(reading: MarginReading, margin: str) -> Iterator[str]:
    """What stands after `#?` at the top of the file: rules, then lines of single motions."""
    if reading.suggested:
        rules = "the rule" if reading.suggested == 1 else f"the {reading.suggested} rules"
        yield (
            f"Look at {rules} after #? at the top of {margin}. Where one is right, delete its #?: it takes all its lines at once."
        )
    if reading.to_confirm:
        lines = "a line" if reading.to_confirm == 1 else f"{reading.to_confirm} lines"
        yield (
            f"At the top of {margin} {lines} after #? {'waits' if reading.to_confirm == 1 else 'wait'} for you. Does one say what the "
            "document says in the line above it? Then delete its #?. Does it not, correct it first, or leave it."
        )


def _to_correct(reading: MarginReading, margin: str) -> Iterator[str]:
    """What is open and has no line at the top of the file, each kind of it in a sentence."""
    motion_list = reading.motions
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
    yield from _of_motions(reading)


def _of_motions(reading: MarginReading) -> Iterator[str]:
    """What single motions lack: a decision, their words, who put them."""
    motion_list, motions = reading.motions, reading.motions.motions
    settled = {(one.motion, one.settles) for one in reading.proposed}
    if others := [
        motion
        for at, motion in enumerate(motions)
        if (at, Settles.DECISION) not in settled
        and not open_rows(motion, motion_list.marked)
        and motion in _without_decision(motions)
    ]:
        yield (
            f"Not decided yet: {_named(others)}. In the line that says what was decided, write it left of |: lost, or "
            "carried, 40 for, 12 against. If no line says it, leave it."
        )
    if withheld := [
        motion
        for at, motion in enumerate(motions)
        if (at, Settles.WORDS) not in settled and any(part.withheld for part in (motion, *motion.amendments))
    ]:
        yield (
            f"A person is named among the words of {_named(withheld)}. If the name is part of the motion, write words at all "
            f"lines of that paragraph together ({words_to_copy(withheld[0], motion_list.marked)}); if not, write name at its own lines."
        )
    if nobody := [
        motion
        for at, motion in enumerate(motions)
        if (at, Settles.PROPOSER) not in settled and not (motion.proposers or motion.new_proposers)
    ]:
        yield f"Nobody named: {_named(nobody)}. If the document names a branch or a committee there, write it there: proposer: Harbour Branch."
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

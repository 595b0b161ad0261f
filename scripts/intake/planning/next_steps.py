"""What a person does next with a margin file, in the order in which it is done; what is most likely wrong comes first."""

from collections.abc import Iterator, Mapping, Sequence

from schema.sentences import counted, in_runs, listed, shortened
from scripts.intake.margin.grammar import STARTS
from scripts.intake.margin.held_back import words_to_copy
from scripts.intake.margin.proposal import Settles
from scripts.intake.margin.proposed import open_rows
from scripts.intake.margin.reading import MarginReading
from scripts.intake.margin.render import SUGGESTED
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.look_at import are_misread, missing
from scripts.intake.planning.motion_lines import BETWEEN, gives_results

AGAIN = "Give the same command again: it shows what is left."
MOST_NAMED = 12
"""How many motions a step names before it leaves out the rest: each stands under “As it was read”."""
EXAMPLES = "lost, or carried, 40 for, 12 against"


def render_next_steps(reading: MarginReading, margin: str, write: str = "WRITE=1 (--write)") -> str:
    """The steps, numbered. `margin` is the file's path as it was typed, `write` the command that writes."""
    steps = list(_at_the_top(reading, margin))
    still_open = [] if reading.suggested else list(_open(reading))
    if not reading.suggested:
        steps += _to_correct(reading, margin)
    if still_open:
        steps.append(_how_to_settle(reading, margin, still_open))
    is_open = bool(reading.beginnings or reading.to_confirm)
    if is_open or (reading.suggested and list(_open(reading))):
        steps.append(AGAIN)
    else:
        alone = (
            "Nothing else is open: without a rule, the motions are as they stand here. " if reading.suggested else ""
        )
        steps.append(
            f"{alone}Compare each line under “As it was read” with the document, and count: {counted(len(reading.shown.motions), 'motion')}. "
            f"Where you changed something, give the same command again. When every line is right, add {write}. "
            "A kind that is not shown, such as a change of rule, is put into the motion's file afterwards: kind: constitutional amendment."
        )
    return "\n".join(["What to do next:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))])


def _at_the_top(reading: MarginReading, margin: str) -> Iterator[str]:
    """What stands after `#?` at the top of the file: where motions begin, rules, then lines of single motions."""
    if reading.beginnings:
        count = counted(len(reading.beginnings.lines), "motion")
        yield (
            f"{count[:1].upper()}{count[1:]} seem to begin where {margin}, line {_line_of(reading, STARTS)}, says so. Compare the "
            "lines above it there with the document. Right? Delete its #?. Is one wrong or missing? Correct the numbers, leave all else, and "
            "give the same command again."
        )
    if reading.suggested:
        rules = "the rule" if reading.suggested == 1 else f"the {reading.suggested} rules"
        yield (
            f"Look at {rules} after #? at the top of {margin}. Where one is right, delete its #?: it takes all its lines at once. Where one is "
            "wrong, delete it or leave it: it does nothing."
        )
    if reading.to_confirm:
        lines = "a line" if reading.to_confirm == 1 else f"{reading.to_confirm} lines"
        yield (
            f"At the top of {margin} {lines} after #? {'waits' if reading.to_confirm == 1 else 'wait'} for you. Does one say what the "
            "document says in the line above it? Then delete its #?. Does it not, correct it first, or leave it."
        )


def _line_of(reading: MarginReading, beginning: str) -> int:
    """The line of the margin file, counted from 1, that waits with this beginning."""
    lines = reading.text.split("\n")
    return next(at for at, line in enumerate(lines, 1) if line.startswith(f"{SUGGESTED} {beginning}"))


def _to_correct(reading: MarginReading, margin: str) -> Iterator[str]:
    """What is wrong with the list as a whole, each kind of it in a sentence."""
    motion_list = reading.shown
    motions = motion_list.motions
    for heading in motion_list.unread_tables:
        yield (
            f"{heading.place}: say what the columns hold. In {margin}, write number, title, proposer, words, result or skip left "
            f"of | at a cell of that row, such as {heading.place.code}.2 title: it holds for the whole column."
        )
    if not motions and not motion_list.unread_tables:
        yield (
            f"No motion was found. Write at the top of {margin} with which lines the motions begin, such as motions at 5, 19, 33; or "
            "title or number left of | at the first line of each."
        )
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
    if withheld := [
        motion
        for at, motion in enumerate(motions)
        if not _is_settled(reading, at, Settles.WORDS) and any(part.withheld for part in (motion, *motion.amendments))
    ]:
        yield (
            f"A person is named among the words of {_some([motion.name for motion in withheld])}. If the name is part of the motion, "
            f"write at the top of {margin}: {words_to_copy(withheld[0], motion_list.marked)}. If not, write name at its own lines."
        )


# What single motions lack -----------------------------------------------------------------------------------------------


def _how_to_settle(reading: MarginReading, margin: str, still_open: Sequence[str]) -> str:
    """The list of what is open, with how each kind of it is written."""
    at = reading.shown.marked.document.lines[0].place.code if reading.shown.marked.document.lines else "1"
    place = f"{at.partition('.')[0]}.28" if "." in at else "28"
    return "\n".join(
        [
            f"Still open. Where the document says it, write it at the top of {margin}, its line's place first ({place} {EXAMPLES}; "
            f"{place} proposer: Quay Branch; {place} title: Bell ropes; {place} words). Else leave it.",
            *(f"       {one}" for one in still_open),
        ]
    )


def _open(reading: MarginReading) -> Iterator[str]:
    """What each motion lacks that no line at the top of the file would settle: `8 · Radio sets, in 1.33–1.35: what was decided`."""
    motion_list, motions = reading.shown, reading.shown.motions
    has_results = gives_results(motions)
    starts = {at: line for at, motion in enumerate(motions) if (line := _first_line(motion)) is not None}
    for at, motion in enumerate(motions):
        is_undecided = motion.decision is None and (has_results or bool(motion.unsure))
        has_row = _is_settled(reading, at, Settles.DECISION) or bool(open_rows(motion, motion_list.marked))
        is_put = bool(motion.proposers or motion.new_proposers) or _is_settled(reading, at, Settles.PROPOSER)
        lacks = [
            *(["what was decided"] if is_undecided and not has_row else []),
            *([] if is_put else ["who put it"]),
            *(
                []
                if motion.title or _is_settled(reading, at, Settles.TITLE) or not _first_line(motion)
                else ["its title"]
            ),
            *([] if motion.wording or motion.withheld or motion.cut or motion.doubts else ["its words"]),
        ]
        if lacks:
            yield f"{_called(motion)}{_where(at, starts, reading)}: {listed(lacks)}"


def _called(motion: ParsedMotion) -> str:
    return (
        BETWEEN.join(filter(None, (motion.number or motion.notice_number, shortened(motion.title, 40)))) or "the motion"
    )


def _where(at: int, starts: Mapping[int, int], reading: MarginReading) -> str:
    """The lines from a motion's first to the next one's: `, in 1.33–1.35`."""
    first = starts.get(at)
    if first is None:
        return ""
    lines = reading.shown.marked.document.lines
    end = min((line for line in starts.values() if line > first), default=len(lines)) - 1
    return (
        f", in {lines[first].place.code}–{lines[end].place.code}" if end > first else f", in {lines[first].place.code}"
    )


def _first_line(motion: ParsedMotion) -> int | None:
    head = motion.head_lines[0] if motion.head_lines else None
    return head.at[0] if head and head.at else None


def _is_settled(reading: MarginReading, at: int, settles: Settles) -> bool:
    """Whether a line at the top of the file would settle this of a motion."""
    return any(one.motion == at and one.settles is settles for one in reading.proposed)


def _some(names: Sequence[str]) -> str:
    """Names in words, neighbours together; of many, the first."""
    runs = in_runs(names)
    more = [f"{len(runs) - MOST_NAMED} more"] if len(runs) > MOST_NAMED else []
    return listed([*runs[:MOST_NAMED], *more])

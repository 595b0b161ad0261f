"""One mark for several lines: `1.6-1.9 words`, as one mark for each line."""

from collections.abc import Collection, Sequence

from schema.terms import LineRole
from scripts.intake.margin.grammar import Mistake, Run
from scripts.intake.margin.places import Places
from scripts.intake.margin.whole_lines import parts_of
from scripts.intake.marks.given import paragraphs_of
from scripts.intake.marks.mark import Mark
from scripts.intake.marks.piece import REPEATED


def marks_of_runs(
    runs: Sequence[Run], places: Places, own: Collection[int]
) -> tuple[dict[int, tuple[Mark, ...]], list[Mistake]]:
    """The marks of the lines of these runs by their numbers, and every mistake in them.

    Lines with a mark of their own (`own`) keep it, and what stands beside the text is left as it is. A run of `words` has
    the paragraphs that the document shows; `skip`, `name` and `?` hold for each line; of any other mark the first line
    has it, and the others go on; an amendment's first line has who put it too.
    """
    marks: dict[int, tuple[Mark, ...]] = {}
    mistakes: list[Mistake] = []
    if not runs:
        return marks, mistakes
    document = places.document
    paragraphs = paragraphs_of(document)
    starts, text = {lines[0] for lines in paragraphs}, {number for lines in paragraphs for number in lines}
    taken: dict[int, Run] = {}
    for run in runs:
        first, last = places.by_label.get(run.first), places.by_label.get(run.last)
        if first is None or last is None:
            missing = run.first if first is None else run.last
            sentence = f"There is no {missing} in the document."
            mistakes.append(Mistake(run.at, run.written, sentence, f"Its last line is {places.labels[-1]}."))
            continue
        if last < first:
            hint = f"Write {run.last}-{run.first}."
            mistakes.append(Mistake(run.at, run.written, f"{run.last} is above {run.first}.", hint))
            continue
        lines = [number for number in range(first, last + 1) if number in text and number not in own]
        if twice := next((number for number in lines if number in taken), None):
            sentence = f"{places.labels[twice]} is in two runs: also in line {taken[twice].at}."
            mistakes.append(Mistake(run.at, run.written, sentence, "Put each line in one of them only."))
            continue
        taken |= dict.fromkeys(lines, run)
        for number in lines:
            role = _role(run, is_first=number == lines[0], begins=number in starts)
            line = document.lines[number]
            value = run.value if role is run.role else ""
            mark = Mark(number, line.place, line.text, role, value, by_hand=True)
            marks[number] = parts_of(mark, is_whole=True) if role is LineRole.AMENDMENT else (mark,)
    return marks, mistakes


def _role(run: Run, *, is_first: bool, begins: bool) -> LineRole:
    """What one line of a run is."""
    if is_first or run.role in REPEATED or (run.role is LineRole.WORDS and begins):
        return run.role
    return LineRole.GOES_ON

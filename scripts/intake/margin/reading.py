"""Reads a document with its margin file, and writes the file if there is none yet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from schema.sentences import counted, listed, shortened
from schema.terms import LineRole
from schema.union import ReadingRule
from scripts.intake.documents.lines import DocumentText
from scripts.intake.margin.apply import Applied, apply_margin, check_goes_on, is_own
from scripts.intake.margin.beginnings import Beginnings, likely_beginnings
from scripts.intake.margin.editions import follow_edition
from scripts.intake.margin.grammar import MarginFile, Mistake, parse_margin
from scripts.intake.margin.places import Places
from scripts.intake.margin.proposal import Proposal, Settles
from scripts.intake.margin.proposed import open_rows, proposals
from scripts.intake.margin.public import render_public
from scripts.intake.margin.render import Notes, ToConfirm, header, render_margin
from scripts.intake.margin.rules import reports, taken_by, union_name, union_rules
from scripts.intake.margin.suggested import suggested_rules
from scripts.intake.margin.tried import ReadAgain, harmless
from scripts.intake.marks.mark import Given, MarkedDocument
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.masking import KnownPeople

SHOWN = 40
"""How many characters of a line are shown where it is named."""
MOST_NAMED = 20
"""How many unsure lines are named before the rest are counted: the file has them all."""

ReadMotions = Callable[[Given], MotionList]
"""Reads the document's motions, knowing what is given of its lines."""


class MarginMistakes(Exception):
    """A margin file that cannot be used: every mistake in it."""

    def __init__(self, mistakes: Sequence[Mistake], people: KnownPeople) -> None:
        """`people` are those whom the document names: no mistake shows a name."""
        super().__init__()
        self.mistakes = tuple(
            Mistake(mistake.at, *map(people.masked, (mistake.written, mistake.sentence, mistake.hint)))
            for mistake in mistakes
        )


@dataclass(frozen=True, slots=True)
class MarginReading:
    """What came of a document and its margin file."""

    motions: MotionList
    text: str
    """The margin file as it is to stand."""
    notes: tuple[str, ...]
    """Notes for a person, a line each."""
    suggested: int = 0
    """How many rules the file suggests."""
    proposed: tuple[Proposal, ...] = ()
    """The lines that it has for a person to confirm."""
    to_confirm: int = 0
    """How many lines it has to confirm or to fill in."""
    beginnings: Beginnings | None = None
    """Where the motions seem to begin, where that waits to be confirmed."""

    @property
    def shown(self) -> MotionList:
        """The motions as they would be read, were it confirmed where they begin: what is open of them waits at the same time."""
        return self.beginnings.motions if self.beginnings else self.motions

    @property
    def is_begun(self) -> bool:
        """Whether it is only begun: where the motions are waits to be confirmed, and what is read of them is not yet final."""
        return self.beginnings is not None or self.suggested > 0


def read_with_margin(
    document: DocumentText, margin: str | None, union: Mapping[str, ReadingRule], read: ReadMotions
) -> MarginReading:
    """The motions of a document as its margin file has them.

    `margin` is the file's text, None where there is none yet; `union` are the rules of reading.yaml. Raises
    MarginMistakes with every mistake in the file.
    """
    places = Places(document)

    def read_again(text: str) -> MotionList | Sequence[Mistake]:
        try:
            return _applied(text, places, union, read)[2]
        except MarginMistakes as wrong:
            return wrong.mistakes

    if margin is None:
        motions = read(Given(union_rules(union)))
        notes = (*_union_told(union, motions.marked, places), *_unsure_told(motions, places))
        return _reading(motions, places, Notes(), notes, read_again)
    file, applied, motions = _applied(margin, places, union, read)
    told = list(_told(file, applied, union, motions, places))
    if applied.by_hand and any(motion.decision is None for motion in motions.motions):
        told += _no_longer_decided(read(Applied().given(file, union_rules(union))), motions)
    own = Notes(file.rules, applied.comments, file.below, tuple(one.label for one in file.starts))
    return _reading(motions, places, own, tuple(told), read_again)


def _applied(
    margin: str, places: Places, union: Mapping[str, ReadingRule], read: ReadMotions
) -> tuple[MarginFile, Applied, MotionList]:
    """A margin file, what it gives to the reading, and the motions as it has them. Raises MarginMistakes."""
    file, mistakes = parse_margin(margin)
    if file.header is None:
        raise MarginMistakes(mistakes, places.people)
    applied = apply_file(file, mistakes, places, union, read)
    return file, applied, read(applied.given(file, union_rules(union)))


def _reading(
    motions: MotionList, places: Places, own: Notes, notes: tuple[str, ...], read_again: ReadAgain
) -> MarginReading:
    """The motions with their margin file. `own` is what a person wrote into it besides marks."""
    suggested = suggested_rules(motions.marked, [line.rule for line in own.rules])
    # Where a person has said which lines begin motions, no rule finds others.
    suggested = [one for one in suggested if not (own.starts and one.rule.role is LineRole.NUMBER)]
    bare = render_margin(motions.marked, places, own)
    are_numbered = any(one.rule.role is LineRole.NUMBER for one in suggested)
    beginnings = None if own.starts or are_numbered else likely_beginnings(motions, places, bare, read_again)
    shown = motions
    if beginnings:
        suggested = []  # what rules may help is seen once the motions are
        shown = beginnings.motions
        bare = render_margin(shown.marked, places, replace(own, starts=[places.labels[at] for at in beginnings.lines]))
    proposed = harmless(proposals(shown, places), shown, bare, read_again)
    to_confirm = list(_to_confirm(shown, proposed))
    text = render_margin(shown.marked, places, own, suggested, to_confirm, beginnings)
    rows = sum(len(one.rows) for one in to_confirm)
    return MarginReading(motions, text, notes, len(suggested), tuple(proposed), rows, beginnings)


def _to_confirm(motions: MotionList, proposed: Sequence[Proposal]) -> Iterator[ToConfirm]:
    """What a person is to settle, motion by motion: the lines to confirm, and those in doubt for which nothing is proposed."""
    for at, motion in enumerate(motions.motions):
        here = [one for one in proposed if one.motion == at]
        rows = [(one.label, one.mark, one.says) for one in here]
        if not any(one.settles is Settles.DECISION for one in here):
            rows += open_rows(motion, motions.marked)
        if rows:
            yield ToConfirm(_called(motion), tuple(rows))


def _called(motion: ParsedMotion) -> str:
    """A motion by its number and title; one that has neither by its place."""
    known = " · ".join(filter(None, (motion.number or motion.notice_number, motion.title)))
    return known or f"the motion that begins at {motion.place.code}"


def apply_file(
    file: MarginFile, mistakes: Sequence[Mistake], places: Places, union: Mapping[str, ReadingRule], read: ReadMotions
) -> Applied:
    """A margin file applied to the document that it was written for, or to another edition of it.

    `mistakes` are those met in parsing it. Raises MarginMistakes with these and all others.
    """
    if is_own(file, places):
        applied = apply_margin(file, places, union_rules(union), lambda given: read(given).marked)
    else:
        applied = follow_edition(file, places)
    all_mistakes = [*mistakes, *applied.mistakes, *check_goes_on(file, places.labels[0])]
    if all_mistakes:
        raise MarginMistakes(sorted(all_mistakes, key=lambda mistake: mistake.at), places.people)
    return applied


def read_with_lines(
    document: DocumentText, lines: str, union: Mapping[str, ReadingRule], read: ReadMotions
) -> MarginReading:
    """The motions of a document with lines that were typed into a form: as in a margin file, with or without its first.

    What comes back as text is what may be shown in public. Raises MarginMistakes with every mistake in the lines.
    """
    places = Places(document)
    file, mistakes = parse_margin(lines, needs_header=False)
    if not is_own(file, places):
        hint = "Copy them again from the answer to this form."
        other = Mistake(1, header(places), "These lines were written for another document.", hint)
        raise MarginMistakes([other, *mistakes], places.people)
    applied = apply_file(file, mistakes, places, union, read)
    motions = read(applied.given(file, union_rules(union)))
    text = render_public(motions.marked, places, file.rules, [union_name(key) for key in union])
    return MarginReading(motions, text, ())


# Notes for a person ---------------------------------------------------------------------------------------------------


def _told(
    file: MarginFile, applied: Applied, union: Mapping[str, ReadingRule], motions: MotionList, places: Places
) -> Iterator[str]:
    marked = motions.marked
    by_hand = {mark.line for mark in marked.marks if mark.by_hand}
    yield f"{counted(len(by_hand), 'line').capitalize()} marked by hand (!)."
    yield from reports([line.rule.name for line in file.rules], marked.marks, places)
    yield from _union_told(union, marked, places)
    if edition := applied.edition:
        yield (
            f"The document is another edition: {counted(edition.followed, 'line')} marked by hand were found again, "
            f"{counted(len(edition.gone), 'line')} did not, {counted(len(edition.new), 'line')} new."
        )
        for row in edition.gone:
            yield f"No longer in the document: {row.label} {places.people.shown(row.text or '', SHOWN)}"
        if not edition.is_whole:
            yield "The file does not have every line, so nobody can say which lines are new. Check the motions."
    yield from _unsure_told(motions, places)


def _no_longer_decided(unmarked: MotionList, motions: MotionList) -> Iterator[str]:
    """The motions that are decided where nobody marks a line (`unmarked`), and not with the marks by hand."""
    decided = {motion.name: motion for motion in unmarked.motions if motion.decision is not None}
    for motion in motions.motions:
        before = decided.get(motion.name) if motion.decision is None else None
        if before and before.decision and before.decision_line:
            result = ", ".join(filter(None, (before.decision.decision.value, before.decision.vote)))
            yield (
                f"{motion.name}: without your marks it is {result} ({before.decision_line.place}); with them nothing says "
                "what was decided. If it was decided so, write that left of | at that line."
            )


def _union_told(union: Mapping[str, ReadingRule], marked: MarkedDocument, places: Places) -> Iterator[str]:
    taken = taken_by(marked.marks)
    return reports([name for key in union if (name := union_name(key)) in taken], marked.marks, places)


def _unsure_told(motions: MotionList, places: Places) -> Iterator[str]:
    """The lines in doubt that stand in no motion; those of a motion are shown below it, unless a person stated its result."""
    shown_below = {
        at for motion in motions.motions for line in (*motion.unsure, *motion.beside_stated) for at in line.at
    }
    unsure = [mark for mark in motions.marked.marks if mark.role is LineRole.UNSURE and mark.line not in shown_below]
    for mark in unsure[:MOST_NAMED]:
        yield f"{places.labels[mark.line]} ?  {places.people.shown(mark.text, SHOWN)}"
    if len(unsure) > MOST_NAMED:
        yield f"and {len(unsure) - MOST_NAMED} more lines marked ?"


def render_mistakes(mistakes: Sequence[Mistake], file: str) -> str:
    """Every mistake in a margin file, at its line. `file` is its path as it was typed."""
    parts = []
    for mistake in mistakes:
        lines = [f"{file}:{mistake.at}: {mistake.sentence}"]
        lines += [f"{mistake.at:>5} | {shortened(mistake.written, 100)}"] if mistake.written else []
        lines += [f"      {mistake.hint}"] if mistake.hint else []
        parts.append("\n".join(lines))
    lines_named = listed([str(at) for at in sorted({mistake.at for mistake in mistakes})])
    noun = "line" if len({mistake.at for mistake in mistakes}) == 1 else "lines"
    parts.append(
        f"{counted(len(mistakes), 'mistake').capitalize()} in {file}, {noun} {lines_named}. Nothing was imported, and the "
        "file is as it was."
    )
    return "\n\n".join(parts)

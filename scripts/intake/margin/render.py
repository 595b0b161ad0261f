"""A marked document as the text of a margin file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schema.sentences import counted, shortened
from scripts.intake.margin.apply import by_line
from scripts.intake.margin.beginnings import Beginnings, named
from scripts.intake.margin.grammar import CODES, STARTS, VERSION, RuleLine, code
from scripts.intake.margin.places import Places, piece_labels
from scripts.intake.margin.rules import mark_text, report, taken_by
from scripts.intake.margin.suggested import SuggestedRule
from scripts.intake.margin.typed_marks import BY_HAND, IN_ONE_LINE
from scripts.intake.marks.mark import Mark, MarkedDocument


def guide(places: Places) -> tuple[str, ...]:
    """What every margin file says to whoever opens it, with places as its document has them."""
    at = "2." if places.depth > 1 else ""
    examples = (
        (
            f"{at}28 lost, 30 for, 49 against",
            f"what was decided ({at}28 motion lost: where an amendment stands above it)",
        ),
        (f"{at}5 title: Bell ropes", f"its title, as the line has it; who put it: {at}5 proposer: Quay Branch"),
        (
            f"{at}9-{at}12 words",
            f"these lines are words of the motion; {at}13 skip: no part of it; {at}14 name: a person's",
        ),
        (f"{at}16-{at}18 +", "each of these lines goes on with the one above"),
        (f"motions at {at}5, {at}19, {at}33", "the first lines of all motions, where some are missing or too many"),
        ('always begins "Moved by" skip', "what all lines are that begin so"),
    )
    return (
        "# Change only what is left of |. Lines you delete keep the reading.",
        "# What stands after #? waits for you. Is it right? Delete its #?. Is it wrong? Correct it first, or leave it.",
        "# For all else write lines of your own right here, as below. Then give the same command again.",
        *(f"#   {written:<32}{meaning}" for written, meaning in examples),
        f"# Decisions: {IN_ONE_LINE}.",
    )


SUGGESTED = "#?"
"""Begins a rule that the program suggests: without it, it is a rule."""
OF_PROPOSED = (
    "# Single motions, below the document's own words. Where a line ends in ?, put what was decided in its place: lost, or carried, 40 for, 2 against.",
)
OF_BEGINNINGS = "# Where the motions seem to begin. Does each of these lines begin one, and is none missing? Else correct the numbers."
OF_MOTION = "#:"
"""Begins the line that says of which motion the lines below it are."""
OF_SUGGESTED = "# Rules that may help. To use one, delete its #? and look whether its mark is right."
OURS = (
    SUGGESTED,
    OF_MOTION,
    *OF_PROPOSED,
    "# Rules that may help",
    "# Change only what",
    "# The marks: ",
    "# A rule for many lines: ",
    "# To confirm. ",
    "# Does it not, correct it, ",
    "# What stands after #? waits",
    "# Decisions: ",
    "# For all else write lines",
    "#   ",
    "# Where the motions seem to begin.",
    "# How each line was marked",
)
"""How the comments begin that the program writes."""
WIDEST = 24
"""The characters up to which the marks make their column wide."""
LONGEST_SHOWN = 220
"""The characters of the document's words above a line to confirm."""
LONGEST_BEGINNING = 100
"""The characters that are shown of a line at which a motion seems to begin."""
CODES_A_LINE = 16
PASTED = "pasted text"
"""What a document is called that came without a file."""
OF_CODES = (
    "# How each line was marked when this was written, so that your changes can be recognised. Leave what follows."
)


@dataclass(frozen=True, slots=True)
class Notes:
    """What a person wrote into a margin file besides marks: rules, and comments above lines and below all."""

    rules: Sequence[RuleLine] = ()
    comments: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """By the number of the line, counted from 0."""
    below: tuple[str, ...] = ()
    starts: Sequence[str] = ()
    """The places at which the motions begin, where a person named them."""


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """What a person is to settle of one motion: the rows that they may confirm, each with the document's words."""

    motion: str
    """What it is called: its number and title."""
    rows: tuple[tuple[str, str, str], ...]
    """The place and the mark of each row, and the document's words that speak for it."""


def render_margin(
    marked: MarkedDocument,
    places: Places,
    notes: Notes | None = None,
    suggested: Sequence[SuggestedRule] = (),
    to_confirm: Sequence[ToConfirm] = (),
    beginnings: Beginnings | None = None,
) -> str:
    """The text of a margin file: the document, what is to be confirmed, a person's rules with what each took, and every line
    with its mark.

    The same marks and notes give the same text.
    """
    notes = notes or Notes()
    lines = [
        header(places), *guide(places), *_suggested(suggested, places), *_beginnings(beginnings, places), *_to_confirm(to_confirm),
        *_starts(notes.starts), *_rules(notes.rules, marked, places),
    ]  # fmt: skip
    of_lines = by_line(marked.marks)
    labelled = [
        (
            number,
            list(
                zip(piece_labels(places.labels[number], line, _texts(of_lines[number])), of_lines[number], strict=True)
            ),
        )
        for number, line in enumerate(places.document.lines)
    ]
    place_width = max((len(label) for _, rows in labelled for label, _ in rows), default=0)
    mark_width = min(WIDEST, max((len(_mark(mark)) for mark in marked.marks), default=0))
    for number, rows in labelled:
        lines += _own(notes.comments.get(number, ()))
        for label, mark in rows:
            text = " ".join(mark.text.split())
            lines.append(f"{label:<{place_width}}  {_mark(mark):<{mark_width}} | {text}".rstrip())
    codes = [code(label, mark_text(mark.role, mark.value), mark.text) for _, rows in labelled for label, mark in rows]
    lines += [*_own(notes.below), *_codes(codes)]
    return "\n".join(lines) + "\n"


def header(places: Places) -> str:
    """The first line: which document it is."""
    name = " ".join(places.document.name.split()) or PASTED
    return f"margin {VERSION} · {name} · {places.digest} · {counted(len(places.labels), 'line')}   (leave this line)"


def _texts(marks: Sequence[Mark]) -> list[str]:
    return [mark.text for mark in marks]


def _mark(mark: Mark) -> str:
    """`result: lost !`."""
    text = mark_text(mark.role, mark.value)
    return f"{text} {BY_HAND}" if mark.by_hand else text


def _own(comments: Sequence[str]) -> list[str]:
    """A person's comments, without those that every file has."""
    return [comment for comment in comments if not comment.startswith(OURS)]


def _starts(labels: Sequence[str]) -> Iterator[str]:
    """Where the motions begin, as a person has said it."""
    if labels:
        yield f"{STARTS} {', '.join(labels)}"


def _rules(rules: Sequence[RuleLine], marked: MarkedDocument, places: Places) -> Iterator[str]:
    """The file's rules, each with what it took."""
    taken = taken_by(marked.marks)
    width = max((len(line.rule.condition) for line in rules), default=0)
    marks_width = max((len(line.rule.mark) for line in rules), default=0)
    for line in rules:
        yield from _own(line.above)
        rule = line.rule
        took = report(taken.get(rule.name, ()), places)
        yield f"always  {rule.condition:<{width}}  {rule.mark:<{marks_width}} | {took}"


def _suggested(suggested: Sequence[SuggestedRule], places: Places) -> Iterator[str]:
    """The rules that the program suggests, each with what it would take."""
    if suggested:
        yield OF_SUGGESTED
    for one in suggested:
        yield f"{SUGGESTED} {one.rule.name} | {report(one.lines, places).replace('took', 'takes', 1)}"


def _beginnings(beginnings: Beginnings | None, places: Places) -> Iterator[str]:
    """Where the motions seem to begin, a line each, and the line to confirm."""
    if beginnings is None:
        return
    yield OF_BEGINNINGS
    width = max(len(places.labels[line]) for line in beginnings.lines)
    for line in beginnings.lines:
        text = " ".join(places.document.lines[line].text.split())
        yield f"{OF_MOTION} {places.labels[line]:<{width}}  “{shortened(text, LONGEST_BEGINNING)}”"
    yield f"{SUGGESTED} {named(beginnings.lines, places)}"


def _to_confirm(motions: Sequence[ToConfirm]) -> Iterator[str]:
    """The rows that a person may confirm, below the motion that each is of."""
    rows = [row for motion in motions for row in motion.rows]
    width = max((len(label) for label, *_ in rows), default=0)
    yield from OF_PROPOSED if rows else ()
    for motion in motions:
        yield f"{OF_MOTION} {motion.motion}"
        said = ""
        for label, mark, text in motion.rows:
            if text != said:
                yield f"{OF_MOTION}      “{_end_of(text)}”"
            said = text
            yield f"{SUGGESTED} {label:<{width}}  {mark}"


def _end_of(text: str) -> str:
    """A text on one line; of a long one the end, where results stand."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_SHOWN else f"… {plain[-LONGEST_SHOWN:].partition(' ')[2]}"


def _codes(codes: Sequence[str]) -> Iterator[str]:
    """A code for each row, by which a change of it is noticed."""
    if codes:
        yield OF_CODES
    for start in range(0, len(codes), CODES_A_LINE):
        yield f"{CODES} {' '.join(codes[start : start + CODES_A_LINE])}"

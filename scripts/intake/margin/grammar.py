"""Parses the text of a margin file, or lists every mistake in it.

    margin 1 · AGM-2027.pdf · 3f9a1c · 212 lines   (leave this line)
    # A comment.
    always  begins "Moved by"  skip: people    | took 38 lines, first 1.12
    1.5a  number          | 7.
    1.5b  title           | Bell ropes
    1.5c  result: lost !  | CARRIED
    1.6-1.9  words
    motions at 1.5, 2.3

A line is a comment (`#`), a rule (`always`), a run of lines with one mark, where the motions begin, or a row: the place, the mark, `!` where a person gave it, and after `|` the
text, which is only for reading. `#=` begins what was written down of each line as it stood, by which a changed line is known.
"""

import hashlib
import re
from base64 import b32encode
from dataclasses import dataclass, field, replace

from schema.sentences import listed
from schema.terms import LineRole
from scripts.intake.margin.rules import AlwaysRule
from scripts.intake.margin.typed_marks import BY_HAND, Wrong, parse_mark
from scripts.intake.margin.typed_rules import parse_rule
from scripts.intake.marks.given import STATED
from scripts.intake.vocabulary.movers import shown

VERSION = 1
FOR_A_RUN = (
    LineRole.WORDS,
    LineRole.SKIP,
    LineRole.NAME,
    LineRole.UNSURE,
    LineRole.TITLE,
    LineRole.PROPOSER,
    LineRole.RESULT,
    LineRole.AMENDMENT,
    LineRole.GOES_ON,
)
"""The marks that several lines may get at once."""
HEADER = re.compile(r"margin (?P<version>\d+) · (?P<name>.*) · (?P<digest>[0-9a-f]{4,64}) · (?P<lines>\d+) lines?\b.*")
ROW = re.compile(
    r"(?P<label>(?P<place>[a-z]{0,2}\d+(?:\.\d+){0,2}x*)(?P<letter>[a-z]{0,2}))(?:\s+|$)(?P<rest>.*)", re.DOTALL
)
RUN = re.compile(
    r"(?P<first>[a-z]{0,2}\d+(?:\.\d+){0,2}x*)\s*[-–]\s*(?P<last>[a-z]{0,2}\d+(?:\.\d+){0,2}x*)(?:\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
ALWAYS = re.compile(r"always\b\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
STARTS = "motions at"
STARTS_LINE = re.compile(r"motions\s+(?:begin\s+)?at\b[\s:]*(?P<rest>[^|]*).*", re.IGNORECASE | re.DOTALL)
PLACE = re.compile(r"[a-z]{0,2}\d+(?:\.\d+){0,2}x*")
CODES = "#="
COPY = "→"
"""Begins a line that the plan of an import proposes, and may be copied with it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in a margin file that cannot be taken: its line, counted from 1, a sentence, and what would be right."""

    at: int
    written: str
    sentence: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Which document a margin file belongs to."""

    name: str
    digest: str
    lines: int


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of the file, with the comments above it."""

    at: int
    rule: AlwaysRule
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What the file says of a line, or of a piece of one. `text` is None where there is nothing right of `|`."""

    at: int
    written: str
    label: str
    role: LineRole
    value: str = ""
    by_hand: bool = False
    text: str | None = None
    above: tuple[str, ...] = ()
    is_as_written: bool = False
    """Whether it is as the program wrote it: then it is not a mark by hand."""


@dataclass(frozen=True, slots=True)
class Run:
    """A mark for several lines at once: `1.6-1.9 words`. It has no text, and is written back as a row for each line."""

    at: int
    written: str
    first: str
    last: str
    role: LineRole
    value: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """The line that a motion begins with, as `motions at 2.3` names it."""

    at: int
    written: str
    label: str


@dataclass(slots=True)
class MarginFile:
    """A margin file as it was typed. Its rows are not yet compared with the document."""

    header: Header | None = None
    rules: list[RuleLine] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    starts: list[Start] = field(default_factory=list)
    codes: frozenset[str] = frozenset()
    """One for each row as it stood when the file was written; none in a file that a person wrote."""
    below: tuple[str, ...] = ()
    """The comments below the last row."""


def parse_margin(text: str, *, needs_header: bool = True) -> tuple[MarginFile, list[Mistake]]:
    """What a margin file says, and every mistake in it, in its order.

    `needs_header` is False for lines that were typed into a form, which come without the file's first line.
    """
    return _Parsing(text, needs_header=needs_header).parsed()


def code(label: str, mark: str, text: str) -> str:
    """Six characters by which a row is known to stand as it was written."""
    content = "\n".join((label, mark, "".join(text.split())))
    return b32encode(hashlib.sha256(content.encode()).digest())[:6].decode().lower()


class _Parsing:
    """One file being read, line by line."""

    def __init__(self, text: str, *, needs_header: bool) -> None:
        self.lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.needs_header = needs_header
        self.file = MarginFile()
        self.mistakes: list[Mistake] = []
        self.comments: list[str] = []
        self.has_header = False
        self.places: dict[str, int] = {}

    def parsed(self) -> tuple[MarginFile, list[Mistake]]:
        """All of it."""
        # How each row was written stands below all rows.
        self.file.codes = frozenset(
            word for line in self.lines if line.startswith(CODES) for word in line.removeprefix(CODES).split()
        )
        for at, written in enumerate(self.lines, 1):
            if line := written.strip().removeprefix(COPY).lstrip():
                self.take(at, line)
        if self.needs_header and not self.has_header:
            # Of a file that is no margin file nothing else is worth telling.
            first = next((line.strip() for line in self.lines if line.strip()), "")
            self.mistakes = [Mistake(1, first, *_NO_HEADER)]
        self.file.below = tuple(self.comments)
        return self.file, sorted(self.mistakes, key=lambda mistake: mistake.at)

    def wrong(self, at: int, written: str, sentence: str, hint: str = "") -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(at, written, sentence, hint))

    def take(self, at: int, line: str) -> None:
        """One line that is not empty."""
        if line.startswith("#"):
            self.comments += [] if line.startswith(CODES) else [line]
        elif re.match(r"margin\s+\d", line, re.IGNORECASE):
            self.header(at, line)
        elif match := ALWAYS.fullmatch(line):
            self.rule(at, line, match["rest"])
        elif match := STARTS_LINE.fullmatch(line):
            self.start(at, line, match["rest"])
        elif match := RUN.fullmatch(line):
            self.run(at, line, match)
        elif match := ROW.fullmatch(line):
            self.row(at, line, match)
        else:
            self.wrong(at, line, f"'{shown(line, 40)}' is neither a line of the document nor a rule.", _KINDS_OF_LINES)

    def header(self, at: int, line: str) -> None:
        """The first line."""
        self.has_header = True
        match = HEADER.fullmatch(" ".join(line.split()))
        if match is None:
            self.wrong(at, line, *_NO_HEADER)
        elif int(match["version"]) != VERSION:
            sentence = f"This file was written by another version of this program ({match['version']}, not {VERSION})."
            self.wrong(at, line, sentence, "Delete it and have it written again.")
        elif self.file.header is not None:
            self.wrong(at, line, "The line that names the document is here twice.", "Delete one of the two.")
        else:
            self.file.header = Header(match["name"], match["digest"], int(match["lines"]))

    def above(self) -> tuple[str, ...]:
        """The comments above the line at hand, which are then spoken for."""
        above, self.comments = tuple(self.comments), []
        return above

    def rule(self, at: int, line: str, rest: str) -> None:
        """A line that begins with `always`."""
        try:
            rule = parse_rule(rest)
        except Wrong as wrong:
            self.wrong(at, line, wrong.sentence, wrong.hint)
            return
        if any(other.rule.condition.casefold() == rule.condition.casefold() for other in self.file.rules):
            self.wrong(at, line, f"There are two rules for {rule.condition}.", "Delete one of the two.")
        else:
            self.file.rules.append(RuleLine(at, rule, self.above()))

    def start(self, at: int, line: str, rest: str) -> None:
        """A line that names those with which the motions begin."""
        labels = [word for word in re.split(r"[,;\s]+|\band\b", rest) if word]
        wrong = next((word for word in labels if not PLACE.fullmatch(word)), None)
        if wrong:
            sentence = f"'{shown(wrong, 40)}' is no line of the document."
            hint = "Write their numbers: motions at 4, 9, 15."
            self.wrong(at, line, sentence, hint)
        elif not labels:
            self.wrong(at, line, "No line is named.", "Write where each motion begins: motions at 4, 9, 15.")
        known = {start.label for start in self.file.starts}
        labels = [label for label in dict.fromkeys(labels) if label not in known and not wrong]
        self.file.starts += [Start(at, line, label) for label in labels]

    def run(self, at: int, line: str, match: re.Match[str]) -> None:
        """A line that begins with two places."""
        mark = match["rest"].partition("|")[0].rstrip().removesuffix(BY_HAND)
        try:
            role, value = parse_mark(mark, f"{match['first']}-{match['last']}")
        except Wrong as wrong:
            self.wrong(at, line, wrong.sentence, wrong.hint)
            return
        if role not in FOR_A_RUN:
            hint = f"A run of lines may be {listed([role.value for role in FOR_A_RUN], 'or')}."
            self.wrong(at, line, f"'{role}' is for one line.", hint)
            return
        run = Run(at, line, match["first"], match["last"], role, value)
        if not any(replace(other, at=at, written=line) == run for other in self.file.runs):
            self.file.runs.append(run)

    def row(self, at: int, line: str, match: re.Match[str]) -> None:
        """A line that begins with a place."""
        left, bar, text = match["rest"].partition("|")
        label = match["label"]
        if self.is_said_twice(label, left):
            return
        if self.names_another_part(at, line, label, left):
            return
        is_again = label in self.places
        if is_again and not self.may_replace(label, is_as_written=self.is_as_written(label, match["rest"])):
            sentence = f"{label} is here twice: above in line {self.places[label]}."
            hint = (
                f"Change line {self.places[label]}, and delete this one. To mark the pieces of {label}, write {label}a, {label}b and so "
                "on, each with its text after |."
            )
            self.wrong(at, line, sentence, hint)
            return
        self.places[label] = at
        by_hand = left.rstrip().endswith(BY_HAND)
        mark = " ".join(left.rstrip().removesuffix(BY_HAND).split())
        shown = text.strip() if bar else None
        is_as_written = self.is_as_written(label, match["rest"])
        try:
            role, value = parse_mark(mark, label, may_name=True)
        except Wrong as wrong:
            # What the program wrote is never held against whoever did not touch it. The row stays, so that the pieces of its
            # line still join.
            if not is_as_written:
                self.wrong(at, line, wrong.sentence, wrong.hint)
            role, value = LineRole.UNSURE, ""
        self.put(Row(at, line, label, role, value, by_hand, shown, self.above(), is_as_written))

    def is_said_twice(self, label: str, left: str) -> bool:
        """Whether a person gave a place the same mark before: once confirmed, and once copied."""
        above = next((row for row in self.file.rows if row.label == label and not row.is_as_written), None)

        def mark(text: str) -> str:
            return " ".join(text.strip().removesuffix(BY_HAND).split())

        return above is not None and mark(left) == mark(above.written.partition("|")[0].removeprefix(label))

    def names_another_part(self, at: int, line: str, label: str, left: str) -> bool:
        """Whether a second row of a line names another part of it, its title or who put the motion; then the row is put."""
        others = [row for row in self.file.rows if row.label == label and row.role in STATED and row.value]
        try:
            role, value = parse_mark(left.strip().removesuffix(BY_HAND), label, may_name=True)
        except Wrong:
            return False
        if not value or role not in STATED or not others or role in {row.role for row in others}:
            return False
        self.file.rows.append(Row(at, line, label, role, value, by_hand=True, above=self.above()))
        return True

    def is_as_written(self, label: str, rest: str) -> bool:
        """Whether a row stands as the program wrote it."""
        left, bar, text = rest.partition("|")
        mark = " ".join(left.split())
        return not mark.endswith(BY_HAND) and code(label, mark, text.strip() if bar else "") in self.file.codes

    def may_replace(self, label: str, *, is_as_written: bool) -> bool:
        """Whether a second row of a place is no mistake: one of the two is as it was written, and the other a person's."""
        above = next((row for row in self.file.rows if row.label == label), None)
        return above is not None and above.is_as_written is not is_as_written

    def put(self, row: Row) -> None:
        """A row; in place of the one that the program wrote, where a person copied a mark for it to another line of the file."""
        at = next((at for at, other in enumerate(self.file.rows) if other.label == row.label), None)
        if at is None:
            self.file.rows.append(row)
            return
        first = self.file.rows[at]
        own, written = (first, row) if row.is_as_written else (row, first)
        text = written.text if own.text is None else own.text
        both = replace(own, text=text, above=(*first.above, *row.above))
        if row.is_as_written:  # the pieces of a line stand in their order where the program wrote them
            del self.file.rows[at]
            self.file.rows.append(both)
        else:
            self.file.rows[at] = both


_NO_HEADER = (
    "The first line, which names the document, is missing or was changed.",
    "Put back the line that begins with 'margin 1 ·', or delete the file and have it written again.",
)
_KINDS_OF_LINES = "Begin with a place and a mark (2.3 result: lost), with always, or with # for a note of your own."

"""From the text of a margin file to what it says, or to every mistake in it.

    margin 1 · AGM-2027.pdf · 3f9a1c · 212 lines   (leave this line)
    # A comment.
    always  begins "Moved by"  skip: people    | took 38 lines, first 1.12
    1.5a  number          | 7.
    1.5b  title           | Bell ropes
    1.5c  result: lost !  | CARRIED

A line is a comment (`#`), a rule (`always`), or a row: the place, the mark, `!` where a person gave it, and after `|` the
text, which is only for reading. `#=` begins what was written down of each line as it stood, by which a changed line is known.
"""

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schema.numbers import NUMBER
from schema.problems import did_you_mean, listed, shortened
from schema.terms import Decision, LineRole, Look
from scripts.intake.margin.rules import LONGEST_VALUE, AlwaysRule, Form
from scripts.intake.vocabulary.decisions import decision

VERSION = 1
HEADER = re.compile(r"margin (?P<version>\d+) · (?P<name>.*) · (?P<digest>[0-9a-f]{4,64}) · (?P<lines>\d+) lines?\b.*")
ROW = re.compile(
    r"(?P<label>(?P<place>[a-z]{0,2}\d+(?:\.\d+){0,2}x*)(?P<letter>[a-z]{0,2}))(?:\s+|$)(?P<rest>.*)", re.DOTALL
)
ALWAYS = re.compile(r"always\b\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "'": "'", "‘": "’"}
BY_HAND = "!"
CODES = "#="


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
    """What the file says of a line, or of a piece of one. `text` is None where nothing stands right of `|`."""

    at: int
    written: str
    label: str
    role: LineRole
    value: str = ""
    by_hand: bool = False
    text: str | None = None
    above: tuple[str, ...] = ()
    is_as_written: bool = False
    """Whether it stands as the program wrote it: then it is no mark by hand."""


@dataclass(slots=True)
class MarginFile:
    """A margin file as it was typed. Its rows are not yet compared with the document."""

    header: Header | None = None
    rules: list[RuleLine] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
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
    said = "\n".join((label, mark, "".join(text.split())))
    return b32encode(hashlib.sha256(said.encode()).digest())[:6].decode().lower()


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
            one for line in self.lines if line.startswith(CODES) for one in line.removeprefix(CODES).split()
        )
        for at, written in enumerate(self.lines, 1):
            if line := written.strip():
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
        elif found := ALWAYS.fullmatch(line):
            self.rule(at, line, found["rest"])
        elif found := ROW.fullmatch(line):
            self.row(at, line, found)
        else:
            self.wrong(
                at, line, f"'{shortened(line, 40)}' is neither a line of the document nor a rule.", _KINDS_OF_LINES
            )

    def header(self, at: int, line: str) -> None:
        """The first line."""
        self.has_header = True
        found = HEADER.fullmatch(" ".join(line.split()))
        if found is None:
            self.wrong(at, line, *_NO_HEADER)
        elif int(found["version"]) != VERSION:
            sentence = f"This file was written by another version of this program ({found['version']}, not {VERSION})."
            self.wrong(at, line, sentence, "Delete it and have it written anew.")
        elif self.file.header is not None:
            self.wrong(at, line, "The line that names the document stands here twice.", "Delete one of the two.")
        else:
            self.file.header = Header(found["name"], found["digest"], int(found["lines"]))

    def above(self) -> tuple[str, ...]:
        """The comments above the line at hand, which are then spoken for."""
        found, self.comments = tuple(self.comments), []
        return found

    def rule(self, at: int, line: str, rest: str) -> None:
        """A line that begins with `always`."""
        try:
            rule = _parse_rule(_tokens(rest))
        except _Wrong as wrong:
            self.wrong(at, line, wrong.sentence, wrong.hint)
            return
        if any(other.rule.condition.casefold() == rule.condition.casefold() for other in self.file.rules):
            self.wrong(at, line, f"There are two rules for {rule.condition}.", "Delete one of the two.")
        else:
            self.file.rules.append(RuleLine(at, rule, self.above()))

    def row(self, at: int, line: str, found: re.Match[str]) -> None:
        """A line that begins with a place."""
        left, bar, text = found["rest"].partition("|")
        label = found["label"]
        if label in self.places:
            sentence = f"{label} stands here twice: above in line {self.places[label]}."
            hint = f"To mark its pieces, write {label}a, {label}b and so on, each with its text after |."
            self.wrong(at, line, sentence, hint)
            return
        self.places[label] = at
        by_hand = left.rstrip().endswith(BY_HAND)
        mark = " ".join(left.rstrip().removesuffix(BY_HAND).split())
        shown = text.strip() if bar else None
        is_as_written = not by_hand and code(label, mark, shown or "") in self.file.codes
        try:
            role, value = parse_mark(mark, label)
        except _Wrong as wrong:
            # What the program wrote is never held against whoever did not touch it.
            if not is_as_written:
                self.wrong(at, line, wrong.sentence, wrong.hint)
                return
            role, value = LineRole.UNSURE, ""
        self.file.rows.append(Row(at, line, label, role, value, by_hand, shown, self.above(), is_as_written))


_NO_HEADER = (
    "The first line, which names the document, is missing or was changed.",
    "Put back the line that begins with 'margin 1 ·', or delete the file and have it written anew.",
)
_KINDS_OF_LINES = "Begin with a place and a mark (2.3 result: lost), with always, or with # for a note of your own."


class _Wrong(Exception):
    """What is wrong with a rule or a mark, and what would be right."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.hint = sentence, hint


# Marks ----------------------------------------------------------------------------------------------------------------

_ROLES = {word: role for role in LineRole for word in (role.value, *role.also)}
_DECISIONS = {word: term for term in Decision for word in (term.value, *term.also)}
TAKE_A_VALUE = {
    LineRole.RESULT: "a decision: result: lost",
    LineRole.SKIP: "the reason: skip: page header",
    LineRole.AMENDMENT: "its number: amendment: 12.1",
    LineRole.NUMBER: "the number to record: number: 7",
    LineRole.PROPOSER: "body, which says that the name is a body's and no person's: proposer: body",
}
"""The marks after which a person may write something, and what."""
OF_THE_PROGRAM = (LineRole.HEADING, LineRole.WORDS, LineRole.PART)
"""Further marks after which the program writes something: `heading: title`."""
OF_PROPOSER = ("body", "composite")
"""What may stand after `proposer:`: that the name is a body's, and, from the program, that it put a composite."""
OF = ("motion", "amendment")
"""Whose a result is, where that is not plain: `result: motion`, `result: amendment lost`."""
VOTE = "vote"
"""What stands after `result:` where a line has the vote alone."""


def parse_mark(text: str, label: str = "") -> tuple[LineRole, str]:
    """A mark with what it states: `result: lost`. A decision alone is a result. Raises _Wrong."""
    word, colon, value = text.strip().partition(":")
    word, value = " ".join(word.lower().split()), " ".join(value.split())
    if not word:
        hint = f"Write one of {listed([role.value for role in LineRole], 'or')} before the |."
        raise _Wrong(f"{label or 'This'} has no mark.", hint)
    role = _ROLES.get(word)
    if word in _DECISIONS and not colon and (role is None or role is LineRole.SKIP):
        return LineRole.RESULT, _DECISIONS[word].value
    if role is None and (first := word.split()[0]) != word and first in _ROLES:
        raise _Wrong(
            f"'{shortened(word, 40)}' is not a mark.", f"Put | after '{first}': what stands right of it is the text."
        )
    if role is None:
        hint = (
            did_you_mean(word, [*_ROLES, *_DECISIONS]) or f"The marks are {listed([role.value for role in LineRole])}."
        )
        raise _Wrong(f"'{shortened(word, 40)}' is not a mark.", hint)
    if colon and not value:
        raise _Wrong("Nothing stands after the colon.", f"Write {TAKE_A_VALUE.get(role, 'the mark alone')}.")
    if value and role not in (*TAKE_A_VALUE, *OF_THE_PROGRAM):
        may = listed([f"'{one}'" for one in TAKE_A_VALUE])
        raise _Wrong(f"Nothing can stand after '{role}:'.", f"Write '{role}' alone. Only {may} take more.")
    if len(value) > LONGEST_VALUE:
        raise _Wrong(f"What stands after '{role}:' has {len(value)} characters; at most {LONGEST_VALUE} fit.")
    return role, _checked(role, value) if value else ""


def _checked(role: LineRole, value: str) -> str:
    """What stands after a mark, as it is kept. Raises _Wrong where it cannot stand there."""
    shown = f"'{shortened(value, 40)}'"
    if role is LineRole.RESULT:
        return _decision_value(value)
    if role is LineRole.NUMBER and not re.fullmatch(NUMBER, value):
        raise _Wrong(f"{shown} is no number of a motion.", "Write it as printed: 12, 6.1, A5 or CA1.")
    if role is LineRole.PROPOSER and value.lower() not in OF_PROPOSER:
        hint = "Write 'proposer: body' where the name is a body's and no person's."
        raise _Wrong(f"{shown} cannot stand after 'proposer:'. Names come from the document.", hint)
    return value


def _decision_value(value: str) -> str:
    """A decision as records say it, with whose it is before it where that is written: `motion lost`. Raises _Wrong."""
    said = value.lower()
    if said in (*OF, VOTE):
        return said
    first, _, rest = said.partition(" ")
    of, said = (f"{first} ", rest) if first in OF else ("", said)
    term = _DECISIONS.get(said)
    # A decision with its vote, "carried, 40 for, 2 against", is kept as it is typed.
    stated = term.value if term else said if decision(said) else ""
    if not stated:
        hint = did_you_mean(said, _DECISIONS) or f"It may be {listed([term.value for term in Decision], 'or')}."
        raise _Wrong(f"'{shortened(said, 40)}' is not a decision.", hint)
    return of + stated


# Rules ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a rule, or a text between quotation marks."""

    text: str
    is_quoted: bool = False


def _tokens(text: str) -> list[_Token]:
    """The words of a rule up to its `|`. Raises _Wrong where a quotation mark is not closed."""
    tokens: list[_Token] = []
    rest = text.strip()
    while rest and not rest.startswith("|"):
        if closing := QUOTES.get(rest[0]):
            ends = {closing, '"'} if rest[0] in "“”„" else {closing}
            end = next((at for at, character in enumerate(rest) if at and character in ends), 0)
            if not end:
                raise _Wrong("A quotation mark is opened and not closed.", 'Write it on both sides: begins "Moved by".')
            tokens.append(_Token(" ".join(rest[1:end].split()), is_quoted=True))
            rest = rest[end + 1 :].lstrip()
        else:
            word = re.match(r"[^\s|\"“”„]+", rest)
            assert word is not None
            tokens.append(_Token(word.group()))
            rest = rest[word.end() :].lstrip()
    return tokens


_FORMS = f"{listed([f'{form}' for form in Form], 'or')}"
_EXAMPLES = 'always begins "Moved by" skip: people, or always looks bold capitals heading'


def _parse_rule(tokens: Sequence[_Token]) -> AlwaysRule:
    """A rule from its words. Raises _Wrong."""
    rest = list(tokens)
    texts: list[tuple[Form, str]] = []
    looks: list[Look] = []
    while rest and not rest[0].is_quoted and (form := _form(rest[0].text)):
        rest.pop(0)
        if form is Form.LOOKS:
            looks += _take_looks(rest)
            # What stands right after the looks is how such a line begins.
            texts += [(Form.BEGINS, rest.pop(0).text)] if rest and rest[0].is_quoted else []
        else:
            texts.append((form, _take_text(form, rest)))
    if not texts and not looks:
        written = f"'{shortened(rest[0].text, 40)}'" if rest else "Nothing"
        verb = "says" if not rest else "does not say"
        hint = (
            did_you_mean(rest[0].text, Form) if rest and not rest[0].is_quoted else ""
        ) or f"For example: {_EXAMPLES}."
        raise _Wrong(f"{written} {verb} which lines are meant: {_FORMS}.", hint)
    if any(not re.sub(r"\s", "", text) for _, text in texts):
        raise _Wrong("Nothing stands between the quotation marks.", 'Write how the line begins: begins "Moved by".')
    if rest and rest[-1].text == BY_HAND:
        raise _Wrong("A rule takes no '!': that is for one line.", "Delete it.")
    if not rest:
        raise _Wrong("Nothing says what such lines are.", f"Put a mark at the end of the rule: {_EXAMPLES}.")
    role, value = parse_mark(" ".join(token.text for token in rest))
    return AlwaysRule(role, value, tuple(texts), tuple(dict.fromkeys(looks)))


def _form(word: str) -> Form | None:
    return next((form for form in Form if word.lower() == form), None)


def _take_text(form: Form, rest: list[_Token]) -> str:
    """The text after `begins`, `ends` or `is`: between quotation marks, or one word."""
    if not rest or (len(rest) == 1 and not rest[0].is_quoted):
        raise _Wrong(
            f"The text after '{form}' or the mark is missing.", f'Write both: always {form} "Moved by" skip: people.'
        )
    if not rest[0].is_quoted and len(rest) > 2 and not _begins_mark(rest[1:]):
        raise _Wrong(
            f"It is not certain where the text after '{form}' ends.", f'Put it between quotation marks: {form} "…".'
        )
    return rest.pop(0).text


def _begins_mark(rest: Iterable[_Token]) -> bool:
    """Whether words may be a mark, or another condition."""
    words = " ".join(token.text for token in rest if not token.is_quoted).lower()
    first = words.split()[0].rstrip(":") if words else ""
    known = {*_ROLES, *_DECISIONS}
    return first in {*known, *Form} or words.partition(":")[0] in known


_LOOKS = {word: look for look in Look for word in (look.value, *look.also)}


def _take_looks(rest: list[_Token]) -> list[Look]:
    """The looks after `looks`. `heading` is a look and a mark: as the last word it is the mark."""
    found: list[Look] = []
    while rest and not rest[0].is_quoted and rest[0].text.lower() in _LOOKS and len(rest) > 1:
        found.append(_LOOKS[rest.pop(0).text.lower()])
        if rest and rest[0].text.lower() == "and":
            rest.pop(0)
    if not found:
        written = rest[0].text if rest else ""
        hint = did_you_mean(written, _LOOKS) or f"A line looks {listed([look.value for look in Look], 'or')}."
        if written and written.lower() in _LOOKS:
            raise _Wrong("Nothing says what such lines are.", f"Put a mark at the end of the rule: {_EXAMPLES}.")
        raise _Wrong(f"'{shortened(written, 40)}' is no look of a line.", hint)
    return found

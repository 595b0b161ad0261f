"""What a single value may be: each type reads one text and says in a sentence what is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from schema.characters import hyphenated, of_another_alphabet
from schema.dates import DAY_PATTERN, FORM_HINT, Date, NotADate, parse_date
from schema.dates import PATTERN as DATE_PATTERN
from schema.language import TAG
from schema.numbers import AS_PRINTED, NUMBER
from schema.sentences import shortened

NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Names:
    """Marks the type of a key: in which list of the archive it is, and what one entry of that list is called.

    The rules check that what it names exists and is listed once; in a linked archive it is the current key.
    """

    kind: str
    noun: str


BODIES, TOPICS = Names("bodies", "body"), Names("topics", "topic")
DOCUMENTS, MOTIONS = Names("documents", "document"), Names("motions", "motion")


@dataclass(frozen=True, slots=True)
class Part:
    """Marks the type of a body's key by the part that the body has there, for which not every kind of body is fit.

    `fact` is what its kind must say of itself (schema.terms.BodyKind); `sentence` and `hint` are for a body that is not fit.
    """

    fact: str
    sentence: str
    hint: str


PROPOSES = Part(
    "may_propose",
    "{} cannot propose a motion or an amendment.",
    "Name the branch, network, committee or members who proposed it.",
)
IS_HEADING = Part(
    "may_be_heading",
    "{} is not a heading that motions are taken under.",
    "Name a committee or a heading, or write: not recorded",
)
IS_MEETING = Part("is_meeting", "{} is not a meeting.", "Name a body of the kind 'meeting'.")


class TextKind(Enum):
    """Marks the type of a text: how it is read and written."""

    PROSE = "our own words, in our small Markdown; motions may be named in it"
    ON_ONE_LINE = "written on one line, however long, so that a list of them can be read down its edge"
    WORDING = "official words, kept line by line"
    QUOTED = "a quotation, written in quotation marks"
    LETTERS = "letters of the motion's own clauses, each of which exists"
    DAY = "one certain day, on which somebody looked, judged, objected or corrected"


@dataclass(frozen=True, slots=True)
class Words:
    """Marks the type of a text of any words, which may contain ` #`."""


WORDS = Words()


def editors_schema(pattern: str, hint: str, *also: str, **more: Any) -> WithJsonSchema:
    """What an editor checks while a text is typed: its pattern, and the sentence shown where it does not match.

    We read every value as text; an editor reads `12` as a number. `also` names the types that it may take a text for.
    A pattern applies to texts only, `minimum` and `maximum` to numbers only. `patternErrorMessage` is known to the
    YAML language server; others ignore it.
    """
    kind = ["string", *also] if also else "string"
    return WithJsonSchema({"type": kind, "pattern": pattern, "patternErrorMessage": hint, **more}, mode="validation")


def problem(rule: str, sentence: str, hint: str = "") -> PydanticCustomError:
    """What a validator raises: the rule broken, a sentence and a hint, which reach the reader as they are."""
    return PydanticCustomError(rule, "{sentence}", {"sentence": sentence, "hint": hint})


TO_FILL_IN = "TO FILL IN"
"""Written where somebody has yet to fill something in."""


def _text(value: object) -> str:
    if value is None:
        raise problem("no-value", "There is no value here.", "Write one, or delete the line.")
    if isinstance(value, dict) and [*value.values()] == [None]:
        raise problem("wrong-shape", "One text is expected here, without a colon after it.", "Delete the colon.")
    if not isinstance(value, str):
        what = "a list" if isinstance(value, list | tuple) else "a group of fields"
        raise problem("wrong-shape", f"One text is expected here, but this is {what}.", "Write it after the colon.")
    if not value.strip():
        raise problem("no-value", "There is no value here.", "Write one, or delete the line.")
    if value.strip().startswith(TO_FILL_IN):
        raise problem("no-value", "This has yet to be filled in.", "Write what is known, or delete the line.")
    return value.strip()


def _line(value: object) -> str:
    text = _text(value)
    if "\n" in text:
        raise problem("one-line", "This must be one line.", "Put it on one line, or use '>-' instead of '|'.")
    return text


NO_WORDS = frozenset(
    {"", "none", "nil", "n/a", "na", "unknown", "not known", NOT_RECORDED, "tbc", "tba", "todo", "xxx"}
)
"""What people write where they have nothing to say: whole values, in lower case, without punctuation around them."""


def _meaningful(text: str, hint: str = "Write what is known, or delete the line.") -> str:
    """The text, unless it means that there is no value. Titles and names are not asked: they are the document's own."""
    if text.casefold().strip(" .,;:?!()[]<>*_–—-…") in NO_WORDS:
        raise problem("no-value", f"'{shortened(text)}' is not a value.", hint)
    return text


def _own_line(value: object) -> str:
    return _meaningful(_line(value))


def _prose(value: object) -> str:
    return re.sub(r"\n{3,}", "\n\n", _meaningful(_text(value)))


LONGEST = 100
"""The most characters of a key, which becomes the name of a folder."""


def _slip(text: str) -> str:
    """What went wrong in typing a key or a number, in a sentence; empty where nothing is known of it."""
    if re.match(r"[‐-―−•*] ", text):
        return f"An entry of a list begins with '- ', and this is '{text[0]}'."
    if text == NOT_RECORDED:
        return "Write it after the name of the field, and not in a list."
    if ", " in text:
        return "Write each on a line of its own, with '- ' before it."
    return of_another_alphabet(text)


def _matching(
    pattern: str, rule: str, sentence: str, hint: str, slip: Callable[[str], str] = _slip
) -> Callable[[object], str]:
    """A function that reads a text of one form. `slip` says what went wrong where a text has another."""
    expression = re.compile(pattern, re.ASCII)

    def check(value: object) -> str:
        text = _line(value)
        if len(text) > LONGEST:
            raise problem(rule, f"This is {len(text)} characters long; the limit is {LONGEST}.", hint)
        if not expression.fullmatch(text):
            likely = re.sub("[‐-―−_]", "-", text).lower()
            cause = f"Did you mean '{likely}'?" if expression.fullmatch(likely) else slip(text)
            raise problem(rule, sentence.format(shortened(text)), f"{cause} {hint}".lstrip())
        return text

    return check


def _pattern_type(
    pattern: str, rule: str, sentence: str, hint: str, slip: Callable[[str], str] = _slip, **numbers: int
) -> Any:
    """An annotation for a text of one form. `integer` or `number` is the least number of that kind that has the form."""
    least = {"minimum": min(numbers.values())} if numbers else {}
    return _read_by(_matching(pattern, rule, sentence, hint, slip), f"^({pattern})$", hint, *numbers, **least)


def _read_by(read: Callable[[object], object], pattern: str, hint: str, *also: str, **more: Any) -> Any:
    """An annotation for a text that a function of ours reads; the rest as for editors_schema."""
    return (PlainValidator(read), editors_schema(pattern, hint, *also, **more))


KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
MEETING_KEY = rf"\d{{4}}(?:-{KEY})?"

ONE_LINE = r"^\s*\S([^\n]*\S)?\s*$"
_ONE_LINE_HINT = "Write one line here."
_LINE = _read_by(_line, ONE_LINE, _ONE_LINE_HINT, "number")
_PROSE = _read_by(_prose, r"\S", "There is no value here. Write one, or delete the line.", "number")

Line = Annotated[str, *_LINE, WORDS]
"""One line of any text: a motion can have the title `None`, and an abbreviation can be `N/A`."""

PrintedLine = Annotated[str, *_LINE, TextKind.QUOTED, WORDS]
"""One line as a document prints it."""

OwnLine = Annotated[str, *_read_by(_own_line, ONE_LINE, _ONE_LINE_HINT, "number"), WORDS]
"""One line of our own, which says something."""

ABOUT_LENGTH = 80


def _short_line(read: Callable[[object], str], most: int, hint: str) -> Any:
    """An annotation for a line of a limited length."""

    def check(value: object) -> str:
        text = read(value)
        if len(text) > most:
            raise problem("too-long", f"This is {len(text)} characters long; the limit is {most}.", hint)
        return text

    return _read_by(check, ONE_LINE, _ONE_LINE_HINT, "number", maxLength=most)


About = Annotated[str, *_short_line(_own_line, ABOUT_LENGTH, "Shorten it."), WORDS]
"""What a motion is about, in one short line."""

LABEL_LENGTH = 40
_LABEL_HINT = "Write only what is printed again and again, such as 'Moved by'; never a motion's words."

PrintedLabel = Annotated[str, *_short_line(_line, LABEL_LENGTH, _LABEL_HINT), WORDS]
"""What a union prints again and again: `Moved by`. It is no place for a motion's words."""

Prose = Annotated[str, *_PROSE, TextKind.PROSE, WORDS]
"""One or more paragraphs of our small Markdown (scripts.publish.prose parses it)."""

Meaning = Annotated[Prose, TextKind.ON_ONE_LINE]
"""What something is, in a line of our small Markdown."""


def _key(hint: str, slip: Callable[[str], str] = _slip) -> Any:
    return _pattern_type(KEY, "not-a-key", "'{}' is not a key.", hint, slip, integer=0)


def _key_meant(text: str) -> str:
    """The key for a name that stands where a key is made up, in a question: `Tŷ Mawr Branch` → `ty-mawr-branch`."""
    if (slip := _slip(text)) or not re.fullmatch(r"\w[\w '’.&-]*", text):
        return slip
    key = hyphenated(text)
    return f"Did you mean '{key}'?" if key else ""


Key = Annotated[str, *_key("A key has lower-case letters, digits and hyphens: london-branch.", _key_meant)]
"""A key: of an update, or a former one."""

_body_key = _key("Write a body's key, as in bodies.yaml: london-branch.")
BodyKey = Annotated[str, *_body_key, BODIES]
MeetingBodyKey = Annotated[BodyKey, IS_MEETING]
TopicKey = Annotated[str, *_key("Write a topic's key, as in topics.yaml: pay."), TOPICS]
DocumentKey = Annotated[str, *_key("Write a document's key, as in documents.yaml: agm-2018-minutes."), DOCUMENTS]
"""The key of a body, a topic or a document of the archive."""


def _motion_meant(text: str) -> str:
    """The motion that is probably meant by its page's address, its reference or a key without a slash, in a question."""
    address = re.search(rf"(?:^|/)({MEETING_KEY})/({KEY})/?(?:#.*)?$", text)
    match = address or re.fullmatch(r"(?:.*\b)?(\d{4})(?:, Resolution |[-. ])(\d+)", text, re.ASCII)
    return f"Did you mean {match[1]}/{match[2]}?" if match else of_another_alphabet(text)


_MOTION_KEY = rf"{MEETING_KEY}/{KEY}"
_MOTION_HINT = "Write meeting and motion with a slash between them: 2018/12."
_motion_key = _read_by(
    _matching(_MOTION_KEY, "not-a-motion", "'{}' is not the key of a motion.", _MOTION_HINT, _motion_meant),
    f"^({_MOTION_KEY})$",
    _MOTION_HINT,
)
MotionKey = Annotated[str, *_motion_key, MOTIONS]
"""The key of a motion of the archive, with its meeting: `2018/12`."""

FormerMotionKey = Annotated[str, *_motion_key]
"""A key that a motion had before."""

Number = Annotated[str, *_pattern_type(NUMBER, "not-a-number", "'{}' is not a motion's number.", AS_PRINTED, number=1)]
"""A motion's number as printed (schema.numbers)."""

_YEAR = r"(?:18|19|20|21)\d\d"
_YEAR_HINT = "Write four digits: 2018."
_year_text = _matching(_YEAR, "not-a-year", "'{}' is not a year.", _YEAR_HINT)

Year = Annotated[
    int,
    *_read_by(lambda value: int(_year_text(value)), f"^{_YEAR}$", _YEAR_HINT, "integer", minimum=1800, maximum=2199),
]
"""A year, of four digits."""


WHOLE_NUMBER = r"(?:0|[1-9][0-9]{0,6}|[1-9][0-9]{0,2},[0-9]{3}|[1-9],[0-9]{3},[0-9]{3})"
"""A number as people write it, with commas or without: `80`, `1,096`, `1096`."""


_COUNT_HINT = "Write digits only: 80."


def _count(value: object) -> int:
    text = _line(value)
    if not re.fullmatch(WHOLE_NUMBER, text):
        raise problem("not-a-count", f"'{shortened(text)}' is not a whole number.", _COUNT_HINT)
    return int(text.replace(",", ""))


_COUNT = r"^(0|[1-9][\d,]{0,8})$"
Count = Annotated[int, *_read_by(_count, _COUNT, _COUNT_HINT, "integer", minimum=0, maximum=9_999_999)]
"""A whole number, 0 or more."""


def _date(value: object) -> Date:
    text = _line(value)
    try:
        return parse_date(text)
    except NotADate as error:
        if _VOTE_NUMBERS.fullmatch(text):
            raise problem("not-a-date", f"'{text}' is not a date.", "It is a vote: write it after 'vote:'.") from None
        raise problem("not-a-date", str(error)) from None


_SCHEMA = {"type": "string", "pattern": DATE_PATTERN, "description": "A date as ISO 8601-2 (EDTF, level 1) writes it."}
_AS_PUBLISHED = (PlainSerializer(str, return_type=str), WithJsonSchema(_SCHEMA, mode="serialization"))
_date_read = _read_by(_date, DATE_PATTERN, FORM_HINT, "integer", minimum=1000, maximum=9999)

DateField = Annotated[Date, *_AS_PUBLISHED, *_date_read]
"""A date at the precision typed (schema.dates)."""


_DAY_HINT = "Write year, month and day: 2026-11-21."


def _day(value: object) -> Date:
    date = _date(value)
    if not date.is_day:
        raise problem("not-a-day", f"'{date}' is not one day.", _DAY_HINT)
    return date


Day = Annotated[Date, *_AS_PUBLISHED, *_read_by(_day, DAY_PATTERN, _DAY_HINT), TextKind.DAY]
"""One certain day, on which somebody did something."""


def letters_between(first: str, last: str) -> list[str]:
    """`a`, `c` → `a`, `b`, `c`."""
    return [chr(code) for code in range(ord(first), ord(last) + 1)]


_LETTERS_HINT = "Write one letter (a), several (a, c) or a run of them (a-c)."


def _letters(value: object) -> tuple[str, ...]:
    text = _line(value)
    result: list[str] = []
    for part in re.split(r"\s*,\s*", text):
        ends = re.fullmatch(r"([a-z])(?:\s*[-–]\s*([a-z]))?", part)
        if not ends or (ends[2] and ends[2] <= ends[1]):
            raise problem("not-letters", f"'{shortened(text)}' does not name clauses.", _LETTERS_HINT)
        result += letters_between(ends[1], ends[2] or ends[1])
    if len(set(result)) < len(result):
        raise problem("not-letters", f"'{shortened(text)}' names a clause twice.", "Name each clause once.")
    return tuple(result)


_AS_LIST = PlainSerializer(list, return_type=list[str])
LettersElsewhere = Annotated[
    tuple[str, ...], _AS_LIST, *_read_by(_letters, r"^[a-z](\s*[-–,]\s*[a-z])*$", _LETTERS_HINT)
]
"""The letters of another motion's clauses: `a`, `a, c` or `a-c`."""

Letters = Annotated[LettersElsewhere, TextKind.LETTERS]
"""The letters of the motion's own clauses."""

Letter = Annotated[
    str, *_pattern_type(r"[a-z]", "not-letters", "'{}' is not a clause's letter.", "Write one lower-case letter: a.")
]
"""The letter of one clause."""


_PARAGRAPH = r"[1-9][0-9]{0,3}(\.[1-9][0-9]{0,3}|\s*[-–]\s*[1-9][0-9]{0,3})?"
_PARAGRAPHS_HINT = (
    "Write one number (4), several (4, 6) or a run of them (4-6); the second item of paragraph 4's list is 4.2."
)


MOST_PARAGRAPHS = 1000
"""The most paragraphs that one clause may name: a range is a few characters, but each of its paragraphs takes memory."""


def _paragraphs(value: object) -> tuple[str, ...]:
    text = _line(value)
    result: list[str] = []
    for part in re.split(r"\s*,\s*", text):
        whole = re.fullmatch(r"([1-9][0-9]{0,3})(?:\s*[-–]\s*([1-9][0-9]{0,3}))?", part)
        if whole and (not whole[2] or int(whole[2]) > int(whole[1])):
            result += [
                str(number)
                for number in range(int(whole[1]), min(int(whole[2] or whole[1]), int(whole[1]) + MOST_PARAGRAPHS) + 1)
            ]
        elif re.fullmatch(r"[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}", part):
            result.append(part)
        else:
            raise problem("not-paragraphs", f"'{shortened(text)}' does not name paragraphs.", _PARAGRAPHS_HINT)
        if len(result) > MOST_PARAGRAPHS:
            sentence = f"'{shortened(text)}' names more than {MOST_PARAGRAPHS} paragraphs."
            raise problem("not-paragraphs", sentence, _PARAGRAPHS_HINT)
    return tuple(result)


_PARAGRAPHS = rf"^{_PARAGRAPH}(\s*,\s*{_PARAGRAPH})*$"
_paragraphs_read = _read_by(_paragraphs, _PARAGRAPHS, _PARAGRAPHS_HINT, "number", minimum=1)
Paragraphs = Annotated[tuple[str, ...], _AS_LIST, *_paragraphs_read]
"""Paragraphs of the wording, counted from 1, and list items within them: `4`, `4.2`, `4-6`."""


_ADDRESS_HINT = "Copy it from the browser: https://www.example.org/page"


def _address(value: object) -> str:
    text = _line(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", text)
    except ValueError:
        good = False
    if not good:
        raise problem("not-an-address", f"'{shortened(text)}' is not a web address.", _ADDRESS_HINT)
    return text


Address = Annotated[str, *_read_by(_address, r'^https?://[^\s<>"\\]+$', _ADDRESS_HINT)]
"""A web address."""

Fingerprint = Annotated[
    str,
    *_pattern_type(
        r"v\d+:sha256:[0-9a-f]{64}",
        "not-a-fingerprint",
        "'{}' is not a fingerprint.",
        "Delete this line, and run `make wording`, which writes it.",
    ),
]
"""The fingerprint of a motion's official wording (schema.wording)."""

Sha256 = Annotated[
    str,
    *_pattern_type(
        r"[0-9a-f]{64}",
        "not-a-sha256",
        "'{}' is not a SHA-256.",
        "It has 64 digits, 0-9 or a-f: `sha256sum FILE` prints it.",
    ),
]
"""The SHA-256 of a file, by which a copy of it is known to be the same."""

Language = Annotated[
    str, *_pattern_type(TAG, "not-a-language", "'{}' is not a language tag.", "Write a tag such as cy or en-GB.")
]
"""A language, as BCP 47 tags it (https://www.rfc-editor.org/info/bcp47): `cy`, `en-GB`."""


_YES_HINT = "Write yes, or delete the line."


def _yes(value: object) -> bool:
    text = _line(value)
    if text != "yes":
        raise problem("not-yes", f"'{shortened(text)}' is not allowed here.", _YES_HINT)
    return True


Yes = Annotated[bool, *_read_by(_yes, "^yes$", _YES_HINT)]
"""`yes`. Where that is not so, the field is left out."""

Colour = Annotated[
    str,
    *_pattern_type(
        r"#[0-9a-fA-F]{6}", "not-a-colour", "'{}' is not a colour.", 'Write # and six digits, 0-9 or a-f: "#7a1f4b".'
    ),
]
"""A colour, as `#rrggbb`."""


_BODY_HINT = f"Write a body's key, as in bodies.yaml: london-branch. Or write: {NOT_RECORDED}"
_body_text = _matching(KEY, "not-a-key", "'{}' is not a key.", _BODY_HINT)


def _keys_or_not_recorded(value: object) -> object:
    """A list of keys; `not recorded` is an empty one."""
    if isinstance(value, str):
        text = _line(value)
        if text != NOT_RECORDED:
            _meaningful(text, _BODY_HINT)
        return () if text == NOT_RECORDED else (text,)
    return value


_BODY_SCHEMA = editors_schema(f"^({KEY}|{NOT_RECORDED})$", _BODY_HINT, examples=[NOT_RECORDED])

ProposersOrNotRecorded = Annotated[
    tuple[Annotated[BodyKey, PROPOSES], ...],
    BeforeValidator(_keys_or_not_recorded),
    WithJsonSchema(
        {**(_BODY_SCHEMA.json_schema or {}), "type": ["array", "string"], "items": _body_key[1].json_schema},
        mode="validation",
    ),
]
"""Keys of the bodies that proposed something, or `not recorded`: then empty."""


def _body_or_not_recorded(value: object) -> str | None:
    text = _line(value)
    if text == NOT_RECORDED:
        return None
    return _body_text(_meaningful(text, _BODY_HINT))


HeadingOrNotRecorded = Annotated[str | None, PlainValidator(_body_or_not_recorded), _BODY_SCHEMA, BODIES, IS_HEADING]
"""The key of the body under which something was taken, or `not recorded`: then None."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: as typed, and its numbers where it has any."""

    text: str
    in_favour: int | None = None
    against: int | None = None
    abstentions: int | None = None

    def __str__(self) -> str:
        return self.text


_VOTE_NUMBERS = re.compile(
    rf"(?P<in_favour>{WHOLE_NUMBER}) for, (?P<against>{WHOLE_NUMBER}) against(?:, (?P<abstentions>{WHOLE_NUMBER}) abstentions?)?"
)


VOTE_HINT = "Write numbers like this: 45 for, 12 against, 3 abstentions. Or words without numbers: unanimously."


def _vote(value: object) -> Vote:
    text = _own_line(value)
    if not re.search(r"\d", text):
        return Vote(text)
    match = _VOTE_NUMBERS.fullmatch(text)
    if not match:
        is_date = re.fullmatch(DATE_PATTERN, text, re.ASCII)
        hint = "It is a date: write it after 'date:'." if is_date else VOTE_HINT
        raise problem("not-a-vote", f"'{shortened(text)}' is not a vote.", hint)
    numbers = {name: None if part is None else int(part.replace(",", "")) for name, part in match.groupdict().items()}
    return Vote(text, **numbers)


_NUMBER_OR_NULL = {"type": ["integer", "null"]}
_VOTE_SCHEMA = {"text": {"type": "string"}, **dict.fromkeys(("for", "against", "abstentions"), _NUMBER_OR_NULL)}

VoteField = Annotated[
    Vote,
    PlainValidator(_vote),
    PlainSerializer(
        lambda vote: dict(zip(_VOTE_SCHEMA, (vote.text, vote.in_favour, vote.against, vote.abstentions), strict=True))
    ),
    WithJsonSchema(
        {"type": "object", "properties": _VOTE_SCHEMA, "required": list(_VOTE_SCHEMA)}, mode="serialization"
    ),
    editors_schema(r"^(\D*|[\d,]+ for, [\d,]+ against(, [\d,]+ abstentions?)?)$", VOTE_HINT),
    WORDS,
]
"""A vote, in numbers (`45 for, 12 against, 3 abstentions`) or in words (`unanimously`)."""


def _wording(value: object) -> str:
    text = _text(value)
    return _meaningful(value.strip("\n") if isinstance(value, str) else text)


Wording = Annotated[str, PlainValidator(_wording), _PROSE[1], TextKind.WORDING, WORDS]
"""The official text as plain text: a blank line ends a paragraph (schema.wording)."""


_LAPSE_HINT = "Write none, not known, or a number of years: 3 years."


def _years(value: object) -> int | None:
    """A lapse rule as years: `3 years` → 3, `none` → 0, `not known` → None."""
    text = _line(value)
    if text == "not known":
        return None
    if text == "none":
        return 0
    match = re.fullmatch(r"([1-9][0-9]?) years?", text)
    if not match:
        raise problem("not-a-lapse-rule", f"'{shortened(text)}' is not a lapse rule.", _LAPSE_HINT)
    return int(match[1])


_LAPSE = r"^(none|not known|[1-9]\d? years?)$"
LapseRule = Annotated[int | None, *_read_by(_years, _LAPSE, _LAPSE_HINT, examples=["not known", "none", "3 years"])]
"""When policy lapses: after so many years, 0 for never, None where the rule is not known."""

"""A motion's number at the head of its line."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from schema.numbers import roman_value
from schema.terms import MotionKind
from scripts.intake.vocabulary.dates import WEEKDAY
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MOTION


@dataclass(frozen=True, slots=True)
class NumberFound:
    """The number that a line begins with, and what stands after it."""

    number: str
    """As printed (12, 7A, 01, CA1, Composite 3); an emergency motion's is E and its number. Empty where there is none."""
    rest: str
    form: str
    """How it is written, so that the numbers of one list are told from those of another."""
    kind: MotionKind | None = None
    is_worded: bool = False
    """Whether a word says that it is a motion: Motion 5, Composite 3."""
    prefix: str = ""
    """The letters before the digits: `CA`."""
    value: int = 0
    """The digits: 12. 0 where there are none."""


KIND_WORDS = (
    (r"emerg(?:ency|\.)", MotionKind.EMERGENCY, "E"),
    ("urgen(?:t|cy)", MotionKind.EMERGENCY, "E"),
    ("late", MotionKind.EMERGENCY, "L"),
    (r"comp(?:osite)?\.?", MotionKind.COMPOSITE, "Composite "),
    (r"constitutional\s+amendments?", MotionKind.AMENDMENT, "CA"),
    (r"rule\s+(?:change|amendment|revision)s?", MotionKind.AMENDMENT, "RC"),
    (r"rules?\s+amendment", MotionKind.AMENDMENT, "RC"),
)
_PREFIX_KINDS = {
    "CA": MotionKind.AMENDMENT, "RC": MotionKind.AMENDMENT, "RA": MotionKind.AMENDMENT,
    "E": MotionKind.EMERGENCY, "EM": MotionKind.EMERGENCY, "EMR": MotionKind.EMERGENCY, "COM": MotionKind.COMPOSITE,
}  # fmt: skip
_KINDS_JOINED = "|".join(words for words, _, _ in KIND_WORDS)
_END = rf"(?P<end>\s*[.:)\]]?(?:\s*[{DASH}](?=\s|$))?)"
_LEAD = re.compile(r"(?:\[\d{4}\]\s*)?[*#_•]*\s*")
"""Marks of emphasis, and the year of a web page's title: `[2024] ** Motion 41`."""
_BEFORE_WORD = re.compile(
    "(?:(?:[-–*•·●▪◦]\\s+|(?-i:[A-Z])\\.\\s+|\\[[ xX]?\\]\\s*|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\\s*)+|\\d{1,2}[.:]\\d\\d(?:\\s?[ap]\\.?m\\.?)?\\s+)"
    rf"(?=(?:\d{{1,3}}(?:\.\d{{1,3}}){{1,2}}\s+)?(?:(?:[A-Za-z]+\s+){{0,2}}{MOTION}|rule change)\b)",
    re.IGNORECASE,
)
"""What may stand before `Motion 4`: a bullet, a box, a sign, the time at which it is called."""
_SPAN_OF_TIME = re.compile(rf"\d{{1,2}}[.:]\d\d\s*[{DASH}]\s*\d{{1,2}}[.:]\d\d\s+(?=[A-Z]{{1,3}}\d)")
"""From when to when a numbered item of an agenda is taken: `9.20–10.05 F2`."""
_SORT = (
    r"(?:(?:policy|business|ordinary|special|general|priority|branch|members?['’]?s?|senate|council|assembly|congress|conference|house|joint|(?:notice|text) of(?: a)?|draft|procedural)"
    r"\s+(?=(?:motion|resolution|proposal|proposition|(?<=senate )(?:bill|act)|(?<=house )(?:bill|act))s?\b))?"
)
"""Words before the word for what it is, that change nothing: `Ordinary Resolution 3`, `Notice of Motion 4`."""
_WORDED = re.compile(
    rf"{_SORT}(?P<kind>{_KINDS_JOINED})?\s*(?P<word>motion|resolution|proposal|proposition|(?:(?<=senate )|(?<=house ))(?:bill|act)|mo\.|res\.?|no\.|nos\.|n[º°]\.?|№|number)?s?\s*(?:no\.?\s*|number\s*|#\s*)?"
    rf"(?P<prefix>(?-i:[A-Z]{{1,3}}))?(?P<gap>[\s.-]?)(?P<figures>0*[1-9]\d{{0,3}})(?P<points>(?:\.\d{{1,3}}){{0,2}})(?:-\d\dF|-\d\dS)?(?P<letter>[a-z])?(?!\w|[./]\d|-\d\d\b){_END}\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LETTERED = re.compile(
    rf"comp(?:osite)?\.?\s+(?:motion\s+)?(?:no\.?\s*)?(?-i:(?P<letter>[A-Z]))\b(?:\s*[:{DASH}.]\s*|\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PREFIXED = re.compile(
    rf"(?P<prefix>[A-Z]{{1,3}})(?P<gap>[ .-]?)(?P<figures>0*[1-9]\d{{0,2}})(?P<letter>[A-Za-z])?(?!\w|[./]\d){_END}(?P<rest>.*)",
    re.DOTALL,
)
_PLAIN = re.compile(
    rf"(?P<open>[(\[])?(?P<figures>0*[1-9]\d{{0,3}})(?P<letter>[A-Za-z])?(?!\w)(?!\.\d)"
    rf"(?P<end>[.)\]:](?:\s*[{DASH}](?=\s)|\s*[–—])?|\s+[{DASH}](?=\s)|)(?P<space>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_DOTTED = re.compile(
    rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{1,2}})[.):]?\s+(?P<word>(?:emergency |rule change )?{MOTION}s?|rule (?:change|amendment))\s*(?:[:–—-]\s*|by\s+)(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_POINTED = re.compile(r"(?:[A-Z]\.){2,3}(?=\s*\d)")
"""`E.M. 1`, `C.A.2`: the points are those of an abbreviation."""
_OF_PAPER = re.compile(
    rf"(?P<word>(?:agenda )?item|policy|ordinance|act)\s+(?:no\.?\s*)?(?P<figures>[1-9]\d{{0,3}})(?P<letter>[a-z])?(?P<end>\s*[:{DASH}]|\.|(?=\s{{2}}|\t))\s+(?-i:(?P<rest>[A-Z‘“'\"(].*))",
    re.IGNORECASE | re.DOTALL,
)
_MINUTE = re.compile(
    r"(?!\d\d?/[01]\d\s)(?P<year>(?P<letters>[A-Z]/)?\d{1,4})/(?P<figures>\d{2,4})[.:]?(?:\s+(?P<rest>[A-Z‘“'\"].*))?",
    re.DOTALL,
)
OF_ITEM = "1.1 motion"
"""The form of a number that a motion has as a part of an item of an agenda or of minutes."""
OF_SECTION = "a section"
"""The form of what begins a section of a paper, with motions below it or none, and is no motion."""
OF_REGISTER = "1/1"
"""The form of a number in two parts, of which one may be a year: `27/102`, `7/27`."""
UNUSUAL = "an unusual number"
"""The form of a number that is written in words, in letters or in two parts."""
_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SHORT_WORDS = frozenset(("no", "nos", "nº", "n°", "№", "number"))
_UNUSUAL = re.compile(
    rf"(?:motion|resolution|proposal|policy(?=\s+[\dA-Z]+[/-]))\s+(?:no\.?\s*)?(?:(?P<part>\d{{1,3}})\s*\((?P<letter>[a-z])\)|(?P<bis>\d{{1,3}})\s+(?P<which>bis|ter)|"
    rf"(?P<slashed>(?-i:(?:\d{{2,4}}|[A-Z]{{1,3}})(?:/[A-Z]{{1,2}})?/|(?:[A-Z]{{1,4}}\d\d|[A-Z]{{1,3}}-\d\d|(?:18|19|20|21)\d\d)-)(?P<last>\d{{1,3}}))|\((?P<bracketed>[ivxl]{{1,5}}|[a-z])\)|(?P<word>{'|'.join(_NUMBER_WORDS)})|(?P<roman>(?-i:[IVXL]{{2,6}}))|(?P<alone>(?-i:[A-Z])))"
    rf"(?:\s*[:.{DASH}]\s+(?-i:(?P<rest>[A-Z‘“\"'].{{0,120}}))|(?<=\d)\s+(?-i:(?P<after>[A-Z][\w ’'-]{{2,60}}))$|$)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:\(?(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]\s+)?(?P<title>[A-Z‘“\"'].*\S)\s+[(\[](?P<number>\d{2,6}[A-Z]{1,3}\d{1,4}|[A-Z]{1,3}\d{2,4}/\d{2,4}|[A-Z]{1,4}\d{1,4}-\d{1,3}|[A-Z]{1,3}(?:/\d{2,4}/|-\d{2,4}-)\d{1,4})[)\]]"
)
_MONTH = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    rf"{WEEKDAY}(?!\s+[a-z]))\b",
    re.IGNORECASE,
)


_DECIMAL = re.compile(
    r"(?:[-–*•]\s+)?(?P<first>[1-9]\d{0,2})\.(?P<last>[1-9]\d{0,2})[.:)]?\s+(?P<rest>[A-Z‘“\"'].{2,110})", re.DOTALL
)


def decimal(text: str) -> NumberFound | None:
    """`3.1 Title`: the first motion of section 3, or a paragraph; only who reads the whole list can tell."""
    found = _DECIMAL.fullmatch(text.strip())
    if not found:
        return None
    first, last = found["first"], found["last"]
    return NumberFound(f"{first}.{last}", found["rest"], "1.1", prefix=f"{first}.", value=int(last))


_PARAGRAPH = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,2}\.?\s+(?=[A-Z‘“'\"(])")


def after_paragraph_number(text: str) -> str:
    """What stands after the number of a paragraph of minutes, `2.3 The motion was carried`; empty where there is no such number."""
    found = _PARAGRAPH.match(text.strip())
    return text.strip()[found.end() :] if found else ""


@lru_cache(maxsize=50_000)
def number(text: str, *, like_year: bool = False) -> NumberFound | None:
    """A motion's number at the head of a line.

    - `1. Title`, `12.Title`, `2.—Title`, `12) Title`, `(12) Title`, `20 - Title`, `01 Title`, a number alone on its line;
    - `10 Title` without a stop, where a capital follows and the digits are no year;
    - `CA1. Title`, `EM2 Title`, `L5 Title`, `A12: Title`, `7A Title`, `C.1 Title`, `A-7 Title`;
    - `E.M. 1 — Title`, `#44 Title`; `Item 12: Title` and `Policy 1: Title`, which need not be motions; `27/102 TITLE` and
      `C/27/102 TITLE` of minutes, `7/27 Title`, `M/2027/03` alone; `Item 6   Title` with a wide space;
    - `Motion 5`, `Resolution 8: Title`, `Ordinary Resolution 3`, `Composite 3 Title`, `Comp 4`, `COMP1`, `Emergency Motion 2`, `Resolution 3-24F: Title`,
      `Composite D – Title`, `6.1 Motion: Title`, `[2024] ** Motion 41 Title`, `No. 5: Title`, `Mo. 4: Title`, `Res.7 Title`;
    - `Emergency Motion A. Title`, `Emergency motion: Title`, which begin a motion and give it no number;
    - the same after a bullet, a box, a sign or a time: `- [x] Motion 4: Title`, `09.45 Motion 3 Title`, `9.20–10.05 F2 Title`;
    - `a. Title (2627P04)`, `(i) Title [FC27-03]`: a reference of letters and digits after the title.

    No number are `9.1` (an amendment's), `3.5%`, `20% of`, `2018 was`, `5 (c)`, `30 September`. `like_year` takes 1800 to 2199
    too: a long list goes on through them.
    """
    text = text.strip()
    if re.match(r"#\d", text):
        found = _plain_number(text[1:], like_year=like_year)
        return replace(found, form="#1", is_worded=True) if found else None
    text = _without_lead(text)
    return (
        _of_session(text)
        or _numbered_by(text)
        or _unusual(text)
        or _ordinal(text)
        or _emergency(text)
        or _worded(text)
        or _lettered(text)
        or _dotted(text)
        or _prefixed(text)
        or _plain_number(text, like_year=like_year)
        or _of_paper(text)
        or _reference(text)
    )


def number_after_item(item: NumberFound) -> NumberFound | None:
    """The motion's own number after that of an item of minutes: `7. Motion 5: Boiler suits` is 5, and never 7."""
    return None if item.is_worded or item.prefix or item.kind else _own_number(item.rest)


def _own_number(text: str) -> NumberFound | None:
    found = number(text)
    if found is None or not found.is_worded or not found.number:
        return None
    between = text[: len(text) - len(found.rest)].rstrip()
    is_title = between.endswith((":", "–", "—", "-", ")")) or found.rest.startswith("(")
    return found if is_title or not found.rest else None


def _without_lead(text: str) -> str:
    """A line without what may stand before its number, and without the points of `E.M. 1`."""
    text = text[_LEAD.match(text).end() :] if text[:1] in "[*#_" else text  # type: ignore[union-attr]
    if before := _BEFORE_WORD.match(text) or _SPAN_OF_TIME.match(text):
        text = text[before.end() :]
    pointed = _POINTED.match(text)
    return pointed.group().replace(".", "") + text[pointed.end() :] if pointed else text


_OF_SESSION = re.compile(
    r"(?:[A-Z][.)]\s+)?(?:proposal|motion|resolution|bill)\s+(?:no\.?\s*)?(?P<last>\d{1,3})-\d\d(?:\s*[,:.–—]\s+(?-i:(?P<rest>[A-Z‘“\"'].{2,120}))|$)",
    re.IGNORECASE,
)


def _of_session(text: str) -> NumberFound | None:
    """`Proposal 7-27, Title`, the seventh of 2027, and the same after the letter of an item: `A. Proposal 7-27, Title`. No record can hold
    such a number, so it is left out."""
    found = _OF_SESSION.fullmatch(text)
    if not found:
        return None
    return NumberFound("", (found["rest"] or "").strip(), UNUSUAL, is_worded=True, value=int(found["last"]))


def _unusual(text: str) -> NumberFound | None:
    """`Motion 7(b): Title`, `Motion 3 bis: Title`, `Motion A — Title`, `MOTION ONE`, `Motion IV`, `Motion (ii) – Title`, `Policy 24/P/07`.

    One that no record can hold, `Motion LX`, is left out, and begins a motion all the same."""
    found = _UNUSUAL.fullmatch(text)
    if not found:
        return None
    word = (found["word"] or "").lower()
    digits = found["part"] or found["bis"] or (str(_NUMBER_WORDS.index(word) + 1) if word else "")
    roman = next((text for text in (found["roman"], found["bracketed"]) if text and roman_value(text)), "")
    written = digits + (found["letter"] or found["which"] or "") or found["slashed"] or roman or found["alone"] or ""
    value = int(found["last"] or digits or 0) or roman_value(roman)
    value = ord(found["alone"]) - ord("A") + 1 if found["alone"] else value
    return NumberFound(written, (found["rest"] or found["after"] or "").strip(), UNUSUAL, is_worded=True, value=value)


NUMBERED_BY = "1 motion by"
"""The form of a number with who put the motion and its words in the same paragraph."""
_NUMBERED_BY = re.compile(
    r"(?P<figures>[1-9]\d{0,3})[.)]?\s+(?:emergency |joint )?motion (?P<rest>by (?:the )?[^:;.]{3,90}:\s+(?:that|to)\b.*)",
    re.DOTALL,
)


def _numbered_by(text: str) -> NumberFound | None:
    """`616 motion by the Ferry Branch: that …`: number, kind, who put it and words, in one paragraph of an agenda."""
    found = _NUMBERED_BY.fullmatch(text)
    if found is None:
        return None
    return NumberFound(found["figures"], found["rest"], NUMBERED_BY, is_worded=True, value=int(found["figures"]))


_ORDINAL = re.compile(
    rf"(?P<figures>[1-9]\d{{0,2}})(?:st|nd|rd|th)\s+{MOTION}\b\s*(?:[:.)]\s*)?(?:[{DASH}]\s+)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def _ordinal(text: str) -> NumberFound | None:
    """`2nd resolution – from Mill Branch: Boots`, `3rd Motion: Title`; not `2nd motion was lost`."""
    found = _ORDINAL.fullmatch(text)
    if not found or (found["rest"][:1].islower() and not re.match(r"(?:from|by)\s", found["rest"])):
        return None
    figures = found["figures"]
    return NumberFound(figures, found["rest"].strip(), "1st motion", is_worded=True, value=int(figures))


_EMERGENCY = re.compile(
    rf"(?:emergency|urgent|late) (?:motion|resolution)(?:\s+(?-i:(?P<letter>[A-Z])))?(?:\s*[:.{DASH}]\s*(?-i:(?P<rest>[A-Z‘“\"'].*))|\s+(?P<put>\([^()]{{3,80}}\)(?:,\s[a-z][\w ]{{3,60}})?|(?:from|by) (?:the )?(?!.*\b(?:was|were|is|has|had|not)\b)(?-i:[A-Z])[^,;:.()]{{2,60}})$|(?P<end>$))",
    re.IGNORECASE | re.DOTALL,
)


def _emergency(text: str) -> NumberFound | None:
    """`Emergency Motion A. The ferry`, `Emergency motion: The ferry`, `Late motion (Harbour Branch), by leave`, `Emergency Motion B` alone. A letter is no number of a list or
    a notice, so none is recorded."""
    found = _EMERGENCY.fullmatch(text)
    if not found or not (found["letter"] or found["rest"] or found["put"]):
        return None
    rest = (found["rest"] or found["put"] or "").strip()
    if may_be_result(rest) or read_result(rest):
        return None  # "Emergency motion: Carried" is its result
    value = ord(found["letter"]) - ord("A") + 1 if found["letter"] else 1
    return NumberFound("", rest, UNUSUAL, MotionKind.EMERGENCY, is_worded=True, prefix="E", value=value)


def _worded(text: str) -> NumberFound | None:
    found = _WORDED.fullmatch(text)
    if not found or not (found["kind"] or found["word"]):
        return None
    if found["word"] and found["word"].lower().rstrip(".") in _SHORT_WORDS and not found["end"].strip():
        return None  # "No. 10 Downing Street"
    if re.match(r"\w+s\s+(?:1[89]|2[01])\d\d\b", text):
        return None  # "Motions 2031" is a list's title
    if re.match(r"[,;]\s*(?:and\s+)?[A-Z]{0,3}\d", found["rest"]):
        return None  # "Motion 4, 6 as amended and 9" names several
    kind, letters = None, (found["prefix"] or "").upper()
    for words, of_kind, short in KIND_WORDS:
        if found["kind"] and re.fullmatch(words, found["kind"], re.IGNORECASE):
            kind, letters = of_kind, letters or short
    rest = found["rest"].strip()
    # "Motion 5 of last year asked…" begins a paragraph, and no motion.
    if rest and not found["end"].strip() and rest[0].islower() and not re.match(r"(?:proposed|moved|by)\b", rest):
        return None
    # The word for what it is, its case and its end tell one list from another.
    form = f"{(found['kind'] or '').lower()} {(found['word'] or '').lower()}{found['end'].strip()}".strip()
    point = found["gap"] if found["prefix"] and found["gap"] in (".", "-") else ""
    written = letters + point + found["figures"] + found["points"] + (found["letter"] or "")
    return NumberFound(
        written, rest, form, kind or _PREFIX_KINDS.get(letters), is_worded=True, prefix=letters, value=int(found["figures"])
    )  # fmt: skip


def _lettered(text: str) -> NumberFound | None:
    found = _LETTERED.fullmatch(text)
    if not found:
        return None
    return NumberFound(
        f"Composite {found['letter']}", found["rest"].strip(), "composite letter", MotionKind.COMPOSITE, is_worded=True, prefix="Composite ",
        value=ord(found["letter"]) - ord("A") + 1,
    )  # fmt: skip


def _dotted(text: str) -> NumberFound | None:
    rest = after_paragraph_number(text)
    if rest and (own := _own_number(rest)):
        return own  # "2.1 Motion 4: Title"
    found = _DOTTED.fullmatch(text)
    if not found:
        return None
    kind = next((kind for words, kind, _ in KIND_WORDS if re.match(words, found["word"], re.IGNORECASE)), None)
    first, _, last = found["number"].rpartition(".")
    return NumberFound(
        found["number"], found["rest"], OF_ITEM, kind, is_worded=True, prefix=f"{first}.", value=int(last)
    )


def _prefixed(text: str) -> NumberFound | None:
    found = _PREFIXED.fullmatch(text)
    if not found:
        return None
    rest = found["rest"].strip()
    # "E3 is the programme", "P45s": letters and digits that are a word.
    if not found["end"].strip() and rest and not rest[0].isupper() and rest[0] not in "‘“'\"(":
        return None
    written = found["prefix"] + found["gap"].strip() + found["figures"] + (found["letter"] or "")
    return NumberFound(
        written, rest, f"A1{found['end'].strip()}", _PREFIX_KINDS.get(found["prefix"]), prefix=found["prefix"], value=int(found["figures"])
    )  # fmt: skip


def _plain_number(text: str, *, like_year: bool) -> NumberFound | None:
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    rest, end = found["rest"].strip(), found["end"].strip()
    if bool(found["open"]) != (end in (")", "]") and bool(found["open"])):
        return None
    if not like_year and len(found["figures"]) == 4 and found["figures"][:2] in ("18", "19", "20", "21"):
        return None  # a year
    if _MONTH.match(rest) and int(found["figures"]) <= 31:
        return None  # a day
    if not end and rest and (not found["space"] or not (rest[0].isupper() or rest[0] in "‘“'\"")):
        return None
    if not found["space"] and rest and not (rest[0].isupper() or rest[0] in "‘“'\"("):
        return None  # 1.a, 12:30
    form = f"{found['open'] or ''}1{end}"
    return NumberFound(found["figures"] + (found["letter"] or ""), rest, form, value=int(found["figures"]))


def _of_paper(text: str) -> NumberFound | None:
    """`Item 12: Title`, `Policy 1: Title`, `27/102 TITLE`: what a paper calls its parts, which may be motions."""
    if found := _OF_PAPER.fullmatch(text):
        written = found["figures"] + (found["letter"] or "")
        return NumberFound(written, found["rest"].strip(), found["word"].lower(), value=int(found["figures"]))
    found = _MINUTE.fullmatch(text)
    if not found or not (found["rest"] or found["letters"]):
        return None  # "27/102" alone may be a fraction, or half of a date
    written = f"{found['year']}/{found['figures']}"
    is_worded = found["letters"] in _OF_MOTIONS
    return NumberFound(
        written, (found["rest"] or "").strip(), OF_REGISTER, is_worded=is_worded, value=int(found["figures"])
    )


_OF_MOTIONS = frozenset({"M/", "R/"})
"""The letters by which a register says that an entry is a motion: `M/2027/03`. Minutes of a committee have its own."""


def _reference(text: str) -> NumberFound | None:
    found = _REFERENCE.fullmatch(text)
    if not found or len(text) > 160:
        return None
    digits = re.search(r"\d+$", found["number"])
    return NumberFound(
        found["number"], found["title"], "reference", is_worded=True, prefix="reference", value=int(digits.group()) if digits else 0
    )  # fmt: skip

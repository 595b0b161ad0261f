"""A motion's number at the head of its line."""

import re
from dataclasses import dataclass

from schema.terms import MotionKind
from scripts.intake.vocabulary.votes import DASH


@dataclass(frozen=True, slots=True)
class NumberFound:
    """The number that a line begins with, and what stands behind it.

    `number` is as a record writes it (12, 12a, CA1, E2), empty where the motion has a letter in place of one
    (Composite D). `form` is how it is written, so that the numbers of one list are told from those of another.
    """

    number: str
    rest: str
    form: str
    kind: MotionKind | None = None
    is_worded: bool = False
    """Whether a word says that it is a motion: Motion 5, Composite 3."""

    @property
    def prefix(self) -> str:
        """The letters before the figures: `CA`."""
        return re.sub(r"\d.*", "", self.number)

    @property
    def value(self) -> int:
        """The figures: 12. 0 where there are none."""
        found = re.search(r"\d+", self.number)
        return int(found.group()) if found else 0


KIND_WORDS = (
    ("emergency", MotionKind.EMERGENCY, "E"),
    ("urgent", MotionKind.EMERGENCY, "E"),
    ("late", MotionKind.EMERGENCY, "L"),
    ("composite", MotionKind.COMPOSITE, "C"),
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
_WORDED = re.compile(
    rf"(?P<kind>{_KINDS_JOINED})?\s*(?P<word>motion|resolution|proposal|proposition)?s?\s*(?:no\.?\s*|number\s*|#\s*)?"
    rf"(?P<prefix>(?-i:[A-Z]{{1,3}}))?[\s.-]?0*(?P<figures>[1-9]\d{{0,3}})(?:-\d\dF|-\d\dS)?(?P<letter>[a-z])?(?!\w|[./]\d){_END}\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LETTERED = re.compile(
    rf"composite\s+(?:motion\s+)?(?P<letter>[A-Z])\b(?:\s*[:{DASH}.]\s*|\s+|$)(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_PREFIXED = re.compile(
    rf"(?P<prefix>[A-Z]{{1,3}})[ .]?0*(?P<figures>[1-9]\d{{0,2}})(?P<letter>[a-z])?(?!\w|[./]\d){_END}(?P<rest>.*)",
    re.DOTALL,
)
_PLAIN = re.compile(
    rf"(?P<open>[(\[])?0*(?P<figures>[1-9]\d{{0,3}})(?P<letter>[a-z])?(?!\w)(?!\.\d)"
    rf"(?P<end>[.)\]:](?:\s*[{DASH}](?=\s)|\s*[–—])?|\s+[{DASH}](?=\s)|)(?P<space>\s*)(?P<rest>.*)",
    re.DOTALL,
)


def number(text: str) -> NumberFound | None:
    """A motion's number at the head of a line.

    - `1. Title`, `12.Title`, `2.—Title`, `12) Title`, `(12) Title`, `20 - Title`, `01 Title`, a number alone on its line;
    - `10 Title` without a stop, where a capital follows and the figures are no year;
    - `CA1. Title`, `EM2 Title`, `L5 Title`, `A12: Title`;
    - `Motion 5`, `Resolution 8: Title`, `Composite 3 Title`, `Emergency Motion 2`, `Resolution 3-24F: Title`,
      `Composite D – Title`.

    No number are `9.1` (an amendment's), `3.5%`, `20% of`, `2018 was`, `5 (c)`.
    """
    text = text.strip()
    return _worded(text) or _lettered(text) or _prefixed(text) or _plain_number(text)


def _worded(text: str) -> NumberFound | None:
    found = _WORDED.fullmatch(text)
    if not found or not (found["kind"] or found["word"]):
        return None
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
    written = letters + found["figures"] + (found["letter"] or "").lower()
    return NumberFound(written, rest, form, kind or _PREFIX_KINDS.get(letters), is_worded=True)


def _lettered(text: str) -> NumberFound | None:
    found = _LETTERED.fullmatch(text)
    if not found:
        return None
    return NumberFound("", found["rest"].strip(), "composite letter", MotionKind.COMPOSITE, is_worded=True)


def _prefixed(text: str) -> NumberFound | None:
    found = _PREFIXED.fullmatch(text)
    if not found:
        return None
    rest = found["rest"].strip()
    # "E3 is the programme", "P45s": letters and figures that are a word.
    if not found["end"].strip() and rest and not rest[0].isupper() and rest[0] not in "‘“'\"(":
        return None
    written = found["prefix"] + found["figures"] + (found["letter"] or "")
    return NumberFound(written, rest, f"A1{found['end'].strip()}", _PREFIX_KINDS.get(found["prefix"]))


def _plain_number(text: str) -> NumberFound | None:
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    rest, end = found["rest"].strip(), found["end"].strip()
    if bool(found["open"]) != (end in (")", "]") and bool(found["open"])):
        return None
    if len(found["figures"]) == 4 and found["figures"][:2] in ("18", "19", "20", "21"):
        return None  # a year
    if not end and rest and (not found["space"] or not (rest[0].isupper() or rest[0] in "‘“'\"")):
        return None
    if not found["space"] and rest and not (rest[0].isupper() or rest[0] in "‘“'\"("):
        return None  # 1.a, 12:30
    form = f"{found['open'] or ''}1{end}"
    return NumberFound(found["figures"] + (found["letter"] or ""), rest, form)

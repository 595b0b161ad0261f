"""What a text says of motions that it names by their numbers: `Motions 3 and 4 were carried; 5 was lost`, `Lost: 2, 7`, `ER1   Carried`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from schema.terms import CARRIED, Decision
from scripts.intake.documents.lines import BETWEEN
from scripts.intake.vocabulary.doubt import RESULT_WORD, holds_result_word
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import LONGEST, Result, read_result
from scripts.intake.vocabulary.words import MOTION, PASSED

_NUMBER = r"[A-Z]{0,3}\d[\w.]*"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_TO = r"(?:\s+to\s+|\s*[–—-]\s*)"
_NUMBERS = rf"{_NUMBER}(?:(?:{_AND}|{_TO}){_NUMBER})*"
_NAMED_FIRST = re.compile(
    rf"(?:the\s+)?(?P<kind>emergency\s+)?(?P<thing>motion|resolution|composite(?:\s+motion)?|proposal|item|amendment)(?P<plural>s?)\s+(?:nos?\.?\s*)?"
    rf"(?P<numbers>{_NUMBERS})\s*[:,–—-]?\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_NUMBERS_FIRST = re.compile(
    rf"(?P<numbers>{_NUMBERS})\s+(?P<rest>(?P<one>was\s|is\s|has been\s)?.{{3,60}})", re.IGNORECASE
)
_RESULT_FIRST = re.compile(
    rf"(?:motions?\s+)?(?P<result>[A-Z][a-z A-Z]{{2,60}}?)\s*[:–—-]\s*(?:(?:motions?|nos?\.?|numbers?)\s+)?(?P<numbers>{_NUMBERS})\.?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:(?:were|was|all|both|each|duly|then|have been|had been)\s+)*(?:(?:taken|moved|debated|put|voted on|considered)\s+(?:together|en bloc|as a block|formally)\s*(?:,|and)?\s*)?"
    r"(?:(?:were|all|both|each|duly|then|have been|had been)\s+)*",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    rf"(?:the\s+)?(?:following\s+)?{MOTION}s(?:\s+(?:below|numbers))?\s+(?:(?:which|that)\s+)?(?:were\s+|are\s+|have been\s+)?",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z])")
_CLAUSES = re.compile(r"\s*;\s*(?:(?:and|but)\s+)?|,?\s+(?:and|but|while|whereas)\s+|\s*,\s+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BULLET = r"[•*·–-]\s+"
_ONE = re.compile(
    rf"\b(?P<kind>emergency\s+)?(?P<thing>motion|resolution|composite(?:\s+motion)?|proposal)\s+(?:no\.?\s*)?(?P<number>{_NUMBER})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The motions that a text names together, and what it says was decided of each, where that is understood."""

    numbers: tuple[str, ...]
    result: Result | None
    is_listed: bool = False
    """Whether the numbers stand after the result, `Carried: 1, 4`: one alone may be a count."""


@lru_cache(maxsize=20_000)
def told(text: str) -> tuple[Told, ...]:
    """All that a text says became of the motions that it names by number; empty where it speaks of no such thing.

    - `Motions 3, 4 and 5 were taken together and carried.`, `Motions 4–7 were remitted`, `• Motion 5 was remitted to the Council.`;
    - `Motion 3 was carried; 4 and 5 fell.`; not `3 fell`, which may be three motions;
    - `Carried: 1, 3 and 5–7`, and not `Carried: 12–3`, which may be a vote;
    - `The following motions were carried: 1, 2 and 4. Motion 3 was lost.`

    Where any of it is not understood, those that it begins with are named without a result.
    """
    plain = re.sub(rf"^{_BULLET}", "", " ".join(text.split()))
    if len(plain) > LONGEST:
        return ()
    if plain.isupper():
        plain = re.sub(r"\b[A-Z]{3,}\b", lambda found: found.group().lower(), plain)  # "MOTIONS 5 AND 6 LOST"
    if _YEAR.search(plain):
        return _named_first(plain)  # "Motions 1 and 2 were carried at the AGM of 2030": it may be of other motions
    found: list[Told] = []
    for sentence in _SENTENCES.split(plain):
        clauses = _clauses(sentence.rstrip("."), is_after=False)
        if not clauses and (not found or holds_result_word(sentence) or _ONE.search(sentence)):
            return _named_first(plain)
        found += clauses
    return tuple(found)


def begins_with_motion(text: str) -> bool:
    """Whether a sentence begins with the motion of which it tells, by its number: `• Motion 5 was remitted to the Council.`"""
    found = _NAMED_FIRST.match(re.sub(rf"^{_BULLET}", "", text.strip()))
    return found is not None and not found["plural"] and found["thing"].lower() not in ("item", "amendment")


def names_several(text: str) -> bool:
    """Whether a line speaks of what became of several motions, so that it begins none of them and is no heading."""
    return sum(len(one.numbers) for one in told(text)) > 1


def _named_first(text: str) -> tuple[Told, ...]:
    """The motions with whose numbers a text begins that speaks of a result."""
    found = _NAMED_FIRST.fullmatch(text)
    if found is None or not re.search(rf"\b{RESULT_WORD}", found["rest"], re.IGNORECASE):
        return ()
    each = [one.rstrip(".") for one in re.findall(_NUMBER, found["numbers"], re.IGNORECASE)]
    numbers = (_numbers_in(found["numbers"], is_range=True) or each) if found["plural"] else each[:1]
    return (Told(tuple(_as_named(found, one) for one in numbers), None),)


def _clauses(text: str, *, is_after: bool) -> list[Told]:
    """What a sentence says, clause by clause; empty where one of them is not understood. `is_after`: `4 and 5 fell` goes on from
    a clause that says that these are motions."""
    if whole := _clause(text, is_after=is_after):
        return [whole]
    for end in _CLAUSES.finditer(text):
        first = _clause(text[: end.start()], is_after=is_after)
        is_plain = first is not None and (not first.is_listed or ";" in end.group())
        others = _clauses(text[end.end() :], is_after=True) if is_plain else []
        if first and others:
            return [first, *others]
    return []


def _clause(text: str, *, is_after: bool) -> Told | None:
    if found := _NAMED_FIRST.fullmatch(text):
        return _of_named(found)
    if is_after and (found := _NUMBERS_FIRST.fullmatch(text)):
        numbers = _numbers_in(found["numbers"], is_range=False)
        is_of_motions = bool(found["one"]) if len(numbers) == 1 else bool(numbers)
        result = _of_all(read_result(found["rest"])) if is_of_motions else None
        return Told(numbers, result) if result else None
    if found := _RESULT_FIRST.fullmatch(text):
        numbers = _numbers_in(found["numbers"], is_range=False)
        result = _of_all(read_result(found["result"]) or read_result(_FOLLOWING.sub("", found["result"])))
        return Told(numbers, result, is_listed=True) if result and numbers else None
    return None


def _of_named(found: "re.Match[str]") -> Told | None:
    numbers = _numbers_in(found["numbers"], is_range=bool(found["plural"]))
    if not numbers or found["thing"].lower() == "amendment":
        return None
    if len(numbers) == 1:
        result = read_result(found.group())
        result = result if result and result.of == "motion" and not found["plural"] else None
    else:
        together = _TOGETHER.match(found["rest"])
        result = _of_all(read_result(found["rest"][together.end() if together else 0 :]))
    return Told(tuple(_as_named(found, one) for one in numbers), result) if result else None


def _of_all(result: Result | None) -> Result | None:
    """A result that is that of every motion named: not one with figures, which may be those of one vote or of several."""
    is_of_all = result is not None and not (result.of or result.note or re.search(r"\d", result.vote))
    return result if is_of_all else None


def _as_named(found: "re.Match[str]", number: str) -> str:
    """The number of a motion as it has it at its own head: `Composite 3`, `E1`."""
    if found["thing"].lower().startswith("composite"):
        return f"Composite {number}"
    return f"E{number}" if found["kind"] else number


LONGEST_RANGE = 30
"""By how much the numbers of a range may be apart: what is further may be a vote."""


def _numbers_in(text: str, *, is_range: bool) -> tuple[str, ...]:
    """The numbers of a list, those of a range one by one; empty where what has a dash need not be a range, as it is the only part."""
    numbers: list[str] = []
    parts = re.split(_AND, text)
    for part in parts:
        first, *last = (one.rstrip(".") for one in re.split(_TO, part.strip()))
        if not last:
            numbers.append(first)
        elif len(last) == 1 and (is_range or len(parts) > 1) and (between := _range(first, last[0])):
            numbers += between
        else:
            return ()
    return tuple(numbers)


def _range(first: str, last: str) -> list[str]:
    """`4–7`, `A4–A7`, `A4–7`; empty where the second is no later number of the same list."""
    letters, start = re.fullmatch(r"([A-Z]*)(.*)", first, re.IGNORECASE | re.DOTALL).groups()  # type: ignore[union-attr]
    end = last.removeprefix(letters)
    if not (start.isdecimal() and end.isdecimal() and 0 < int(end) - int(start) < LONGEST_RANGE):
        return []
    return [f"{letters}{value}" for value in range(int(start), int(end) + 1)]


_ROW = re.compile(
    rf"(?P<number>(?:(?:emergency\s+)?(?:motion|resolution|composite|comp\.?|proposal)\s+)?{_NUMBER})(?:\s{{2,}}|\t\s*|\s*:\s+|\s+[–—-]\s+)(?P<result>\D.{{2,80}})",
    re.IGNORECASE,
)


def row_told(text: str) -> Told | None:
    """A row with a motion's number and its result, and no title: `ER1   Carried`, `Comp 3: Remitted`."""
    found = _ROW.fullmatch(text.strip())
    named = number(f"{found['number']} Title") if found else None
    result = read_result(found["result"]) if found else None
    is_row = named is not None and named.number and result is not None and not result.of
    return Told((named.number,), result) if is_row and named else None


def plain_number(number: str) -> str:
    """A number as two places of one paper are compared: `01` is 1, and `ER1`, `EM1` are Emergency Resolution 1, which is E1."""
    return re.sub(r"^(?:EMR|EM|ER)\.?(?=\d)", "E", number.lstrip("0").upper())


_ABOUT_RULING = re.compile(
    rf"(?:the |an? )?(?:reference back|referral back|challenge|appeal|objection)s?\s+(?:of|to|on|against|about|regarding)\s+"
    rf"(?:the (?:ruling|decision|report) (?:on|about|of) )?(?:the )?{MOTION}\s+(?:no\.?\s*)?(?P<number>{_NUMBER}?)\s+(?P<result>.{{3,60}})",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def about_ruling(text: str) -> Told | None:
    """`The reference back of motion 17 was moved and carried.`: the number of the motion, and what became of the reference back.

    It says nothing of the motion itself: where it was lost, what was ruled of the motion stands.
    """
    found = _ABOUT_RULING.fullmatch(" ".join(text.split()))
    result = read_result(f"It {found['result']}") if found else None
    return Told((found["number"],), result) if found and result else None


def row_decided(cells: Sequence[str]) -> str:
    """The number of the motion of which a row of a table gives the result: `2 | 40 | 51 | Not carried`; empty where it gives none."""
    first, *others = (cell.strip() for cell in cells)
    is_decided = any(read_result(cell.strip("* †‡"), in_column=True) for cell in others if re.search(r"[a-z]{4}", cell))
    return first if is_decided and re.fullmatch(rf"{_NUMBER}", first) else ""


def motions_named(text: str) -> tuple[str, ...]:
    """The numbers of the motions that a line names: `The reference back of motion 17 was carried.`, `2 | 40 | 51 | Not carried`.

    `Superseded by Composite 3` names no motion 3.
    """
    if BETWEEN in text and (row := row_decided(text.split(BETWEEN))):
        return (row,)
    return tuple(_as_named(found, found["number"].rstrip(".")) for found in _ONE.finditer(text))


_TAKES_BACK = re.compile(
    r"\b(?:again|afresh|re-?(?:count|vote|ballot|open|consider|take|run|put|commit)\w*|wrong\w*|incorrect\w*|mistake\w*|in error|erroneous\w*|correct(?:ed|ion)|should (?:read|have)|"
    r"amend(?:ed)? to read|rescind\w*|overturn\w*|revers\w*|annul\w*|set aside|void|invalid|null|challeng\w*)\b",
    re.IGNORECASE,
)
_WORDS_FOR = (
    (re.compile(rf"\b(?<!not )(?:{PASSED})\b", re.IGNORECASE), CARRIED),
    (re.compile(rf"\b(?:lost|defeated|rejected|negatived|failed|not (?:{PASSED}))\b", re.IGNORECASE), {Decision.LOST}),
    (re.compile(r"\b(?:remitted|referred)\b", re.IGNORECASE), {Decision.REMITTED}),
    (re.compile(r"\b(?:withdrawn|withdrew)\b", re.IGNORECASE), {Decision.WITHDRAWN}),
)
"""The words of a result, with the decisions that they go with."""


def is_against(text: str, number: str, result: Result) -> bool:
    """Whether a line that stands elsewhere and names a motion may take back what that motion says was decided.

    `The result of Motion 2 was wrongly recorded`, `It was taken again. For 47, against 55. Motion 4 was lost.`; not
    `Motion 9 fell, as motion 8 had been carried` of a motion 8 that was.
    """
    if _TAKES_BACK.search(text):
        return True
    naming = [one for one in _SENTENCES.split(text) if number in motions_named(one)]
    said = [decisions for words, decisions in _WORDS_FOR if any(words.search(one) for one in naming)]
    return bool(said) and not any(result.decision in decisions for decisions in said)


def without_motions_named(text: str) -> str:
    """A text without the motions that it names, so that the numbers left in it are others: `Lost, as motion 6 was carried.`"""
    return _ONE.sub("", text)


_TOGETHER_WITHIN = re.compile(
    rf"\b{MOTION}s\s+(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})+)\s+(?:were|was|fell|stood|had|having|not)\b",
    re.IGNORECASE,
)


def several_named(text: str) -> tuple[str, ...]:
    """The numbers of the motions of which a sentence says together what came of them: `At five, Motions 19 and 20 were not taken.`"""
    found = _TOGETHER_WITHIN.search(text)
    return tuple(number.rstrip(".") for number in re.findall(_NUMBER, found["numbers"])) if found else ()

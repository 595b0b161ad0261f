"""One line with the results of several motions: `Motions 3, 4 and 5 were taken together and carried.`, `Lost: 2, 7`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scripts.intake.documents.lines import BETWEEN
from scripts.intake.vocabulary.doubt import RESULT_WORD, holds_result_word
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import LONGEST, Result, read_result

_NUMBER = r"[A-Z]{0,3}\d[\w.]*"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_TO = r"\s+to\s+|\s*[–—-]\s*"
_NAMED_FIRST = re.compile(
    rf"(?:the\s+)?(?P<thing>motions|resolutions|composites|proposals|items|amendments)\s+(?P<numbers>{_NUMBER}(?:(?:{_AND}|{_TO}){_NUMBER})+)\s*[:,–—-]?\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:(?:were|was|all|both|each|duly|then|have been|had been)\s+)*(?:(?:taken|moved|debated|put|voted on|considered)\s+(?:together|en bloc|as a block|formally)\s*(?:,|and)?\s*)?"
    r"(?:(?:were|all|both|each|duly|then|have been|had been)\s+)*",
    re.IGNORECASE,
)
_NAMED_LAST = re.compile(
    rf"(?:motions?\s+)?(?P<result>[A-Z][a-z A-Z]{{2,60}}?)\s*[:–—-]\s*(?:(?:motions?|nos?\.?|numbers?)\s+)?(?P<numbers>{_NUMBER}(?:\s*[–—-]\s*\d{{1,3}})?(?:{_AND}{_NUMBER}(?:\s*[–—-]\s*\d{{1,3}})?)*)\.?",
    re.IGNORECASE,
)
_ONE = re.compile(rf"\b(?:motion|resolution|composite|proposal)\s+(?:no\.?\s*)?(?P<number>{_NUMBER})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Several:
    """The motions that a line names, and what it says was decided of each, where that is understood."""

    numbers: tuple[str, ...]
    result: Result | None


@lru_cache(maxsize=20_000)
def several_decided(text: str) -> Several | None:
    """What a line says of motions that it names one by one; None where it does not name several, or speaks of no result."""
    plain = " ".join(text.split())
    found = _NAMED_FIRST.fullmatch(plain) if len(plain) <= LONGEST else None
    if not found or not re.search(rf"\b{RESULT_WORD}", found["rest"], re.IGNORECASE):
        return None
    numbers = re.findall(_NUMBER, found["numbers"], re.IGNORECASE)
    is_range = re.search(_TO, found["numbers"], re.IGNORECASE) is not None
    ranged = re.fullmatch(rf"(\d{{1,4}})(?:{_TO})(\d{{1,4}})", found["numbers"], re.IGNORECASE)
    if ranged and int(ranged[1]) < int(ranged[2]) < int(ranged[1]) + 100:
        numbers = [str(value) for value in range(int(ranged[1]), int(ranged[2]) + 1)]
    result = (
        None
        if (is_range and not ranged) or found["thing"].lower() == "amendments"
        else read_result(found["rest"][_end(found["rest"]) :])
    )
    return Several(tuple(number.rstrip(".") for number in numbers), _of_all(result))


def _end(rest: str) -> int:
    together = _TOGETHER.match(rest)
    return together.end() if together else 0


def _of_all(result: Result | None, *, is_named: bool = False) -> Result | None:
    """A result that is that of every motion named: not one with figures, which may be those of one vote or of several."""
    return result if result and (is_named or not result.of) and not result.vote and not result.note else None


@lru_cache(maxsize=20_000)
def numbers_listed(text: str) -> tuple[Several, ...]:
    """`Carried: 1, 4, 5`: results with the numbers of the motions of which they are; nothing where a line says anything else too.

    - `Carried: 1, 3 and 5–7`, `Motions lost: 2`: a dash between two numbers alone may be that of a vote;
    - `The following motions were carried: 1, 2 and 4. Motion 3 was lost.`
    """
    plain = " ".join(text.split())
    found = [_listed(sentence) for sentence in _SENTENCES.split(plain)] if len(plain) <= LONGEST else []
    severals = [several for several, _ in filter(None, found)]
    has_list = any(is_list for _, is_list in filter(None, found))
    return tuple(severals) if severals and has_list and len(severals) == len(found) else ()


_SENTENCES = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z])")
_FOLLOWING = re.compile(
    r"(?:the\s+)?(?:following\s+)?(?:motions|resolutions|composites)(?:\s+(?:below|numbers))?\s+(?:(?:which|that)\s+)?(?:were\s+|are\s+|have been\s+)?",
    re.IGNORECASE,
)
_ONE_DECIDED = re.compile(
    rf"(?:motion|resolution|composite|proposal)\s+(?:no\.?\s*)?(?P<number>{_NUMBER}?)\s+(?P<rest>(?:was|is|has been)\s+.{{3,60}})",
    re.IGNORECASE,
)


def _listed(sentence: str) -> tuple[Several, bool] | None:
    """The numbers of one sentence with their result, and whether it is a list; None where it is neither list nor of one motion."""
    if one := _ONE_DECIDED.fullmatch(sentence):
        result = _of_all(read_result(f"It {one['rest']}"), is_named=True)
        return (Several((one["number"].rstrip("."),), result), False) if result else None
    found = _NAMED_LAST.fullmatch(sentence)
    words = found["result"] if found else ""
    result = _of_all(read_result(words) or read_result(_FOLLOWING.sub("", words))) if found else None
    numbers = _numbers_in(found["numbers"]) if found else ()
    return (Several(numbers, result), True) if result and numbers else None


def _numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a list, those of a range one by one; empty where what has a dash need not be a range."""
    numbers: list[str] = []
    parts = re.split(_AND, text)
    for part in parts:
        first, *last = re.split(r"\s*[–—-]\s*", part.strip(" ."))
        if not last:
            numbers.append(first.rstrip("."))
        elif (
            len(parts) > 1
            and first.isdecimal()
            and last[0].isdecimal()
            and 0 < int(last[0]) - int(first) < LONGEST_RANGE
        ):
            numbers += [str(value) for value in range(int(first), int(last[0]) + 1)]
        else:
            return ()
    return tuple(numbers)


_TOLD = re.compile(
    rf"(?:[•*·–-]\s+)?(?:the\s+)?(?P<kind>emergency\s+)?(?P<thing>motion|resolution|composite(?:\s+motion)?|proposal)\s+(?:no\.?\s*)?(?P<number>{_NUMBER}?)(?=[\s,;(])",
    re.IGNORECASE,
)


def motion_told(text: str) -> Several | None:
    """The one motion that a sentence begins with, and its result where all of that is understood: `• Motion 5 was remitted to the Council.`

    None where it begins with no motion's number. What other sentences say after it must not speak of a result.
    """
    plain = " ".join(text.split())
    found = _TOLD.match(plain)
    if found is None:
        return None
    first, *others = _SENTENCES.split(re.sub(r"^[•*·–-]\s+", "", plain))
    result = read_result(first)
    is_composite = found["thing"].lower().startswith("composite")
    named = (
        f"Composite {found['number']}" if is_composite else f"E{found['number']}" if found["kind"] else found["number"]
    )
    is_sure = result is not None and result.of == "motion" and not any(map(holds_result_word, others))
    return Several((named,), result if is_sure else None)


_ROW = re.compile(
    rf"(?P<number>(?:(?:emergency\s+)?(?:motion|resolution|composite|comp\.?|proposal)\s+)?{_NUMBER})(?:\s{{2,}}|\t\s*|\s*:\s+|\s+[–—-]\s+)(?P<result>\D.{{2,80}})",
    re.IGNORECASE,
)


def plain_number(number: str) -> str:
    """A number as two places of one paper are compared: `01` is 1, and `ER1`, `EM1` are Emergency Resolution 1, which is E1."""
    return re.sub(r"^(?:EMR|EM|ER)\.?(?=\d)", "E", number.lstrip("0").upper())


def result_row(text: str) -> Several | None:
    """A row with a motion's number and its result, and no title: `ER1   Carried`, `Comp 3: Remitted`."""
    found = _ROW.fullmatch(text.strip())
    named = number(f"{found['number']} Title") if found else None
    result = read_result(found["result"]) if found else None
    is_row = named is not None and named.number and result is not None and not result.of
    return Several((named.number,), result) if is_row and named else None


LONGEST_RANGE = 30
"""By how much the numbers of a range may be apart: what is further may be a vote."""


_ABOUT_RULING = re.compile(
    rf"(?:the |an? )?(?:reference back|referral back|challenge|appeal|objection)s?\s+(?:of|to|on|against|about|regarding)\s+"
    rf"(?:the (?:ruling|decision|report) (?:on|about|of) )?(?:the )?(?:motion|resolution|composite|proposal)\s+(?:no\.?\s*)?(?P<number>{_NUMBER}?)\s+(?P<result>.{{3,60}})",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def about_ruling(text: str) -> Several | None:
    """`The reference back of motion 17 was moved and carried.`: the number of the motion, and what became of the reference back.

    It says nothing of the motion itself: where it was lost, what was ruled of the motion stands.
    """
    found = _ABOUT_RULING.fullmatch(" ".join(text.split()))
    result = read_result(f"It {found['result']}") if found else None
    return Several((found["number"],), result) if found and result else None


def row_decided(cells: Sequence[str]) -> str:
    """The number of the motion of which a row of a table gives the result: `2 | 40 | 51 | Not carried`; empty where it gives none."""
    first, *others = (cell.strip() for cell in cells)
    is_decided = any(read_result(cell.strip("* †‡"), in_column=True) for cell in others if re.search(r"[a-z]{4}", cell))
    return first if is_decided and re.fullmatch(rf"{_NUMBER}", first) else ""


def motions_named(text: str) -> tuple[str, ...]:
    """The numbers of the motions that a line names: `The reference back of motion 17 was carried.`, `2 | 40 | 51 | Not carried`."""
    if BETWEEN in text and (row := row_decided(text.split(BETWEEN))):
        return (row,)
    return tuple(found["number"].rstrip(".") for found in _ONE.finditer(text))


def without_motions_named(text: str) -> str:
    """A text without the motions that it names, so that the numbers left in it are others: `Lost, as motion 6 was carried.`"""
    return _ONE.sub("", text)


_TOGETHER_WITHIN = re.compile(
    rf"\b(?:motions|resolutions|composites|proposals)\s+(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})+)\s+(?:were|was|fell|stood|had|having|not)\b",
    re.IGNORECASE,
)


def several_named(text: str) -> tuple[str, ...]:
    """The numbers of the motions of which a sentence says together what came of them: `At five, Motions 19 and 20 were not taken.`"""
    found = _TOGETHER_WITHIN.search(text)
    return tuple(number.rstrip(".") for number in re.findall(_NUMBER, found["numbers"])) if found else ()

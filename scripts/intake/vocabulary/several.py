"""One line with the results of several motions: `Motions 3, 4 and 5 were taken together and carried.`, `Lost: 2, 7`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scripts.intake.vocabulary.doubt import RESULT_WORD
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
    rf"(?:motions?\s+)?(?P<result>[A-Z][a-z A-Z]{{2,60}}?)\s*[:–—-]\s*(?:(?:motions?|nos?\.?|numbers?)\s+)?(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})*)\.?",
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


def _of_all(result: Result | None) -> Result | None:
    """A result that is that of every motion named: not one with figures, which may be those of one vote or of several."""
    return result if result and not result.of and not result.vote and not result.note else None


@lru_cache(maxsize=20_000)
def numbers_listed(text: str) -> Several | None:
    """`Carried: 1, 4, 5`: a result and the numbers of the motions of which it is. A dash between numbers may be that of a vote."""
    plain = " ".join(text.split())
    found = _NAMED_LAST.fullmatch(plain) if len(plain) <= LONGEST else None
    result = _of_all(read_result(found["result"])) if found else None
    if not found or not result:
        return None
    return Several(tuple(number.rstrip(".") for number in re.findall(_NUMBER, found["numbers"], re.IGNORECASE)), result)


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


def motions_named(text: str) -> tuple[str, ...]:
    """The numbers of the motions that a line names: `The reference back of motion 17 was carried.`"""
    return tuple(found["number"].rstrip(".") for found in _ONE.finditer(text))


def without_motions_named(text: str) -> str:
    """A text without the motions that it names, so that the numbers left in it are others: `Lost, as motion 6 was carried.`"""
    return _ONE.sub("", text)

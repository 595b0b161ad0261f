"""The numbers of a vote in a sentence that a person marked as a result: `The Council would not have it: 30 for, 49 against`."""

import re
from collections.abc import Sequence

from scripts.intake.vocabulary.votes import counts_of, figures

_N = r"(?<![\w.,£$€])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?!\w|[.,]\d|\s?%)"
_CAST = r"(?:(?:votes?|hands?|cards?|members?|delegates?|were|was|cast|raised|voted|voting)\s+){0,4}"
_SIDES = {
    "for": r"(?:for|in (?:favou?r|support))(?!\w)",
    "against": r"against(?!\w)",
    "abstentions": r"abst(?:ain(?:ed|ing)?|entions?)(?!\w)",
}
_OF_IT = r"(?:\s+(?:the\s+(?:motion|resolution|proposal)|it))?"
"""`for the motion 45 and against it 12`."""
_NUMBER_FIRST = {side: re.compile(rf"{_N}\s+{_CAST}{words}", re.IGNORECASE) for side, words in _SIDES.items()}
_SIDE_FIRST = {
    side: re.compile(rf"\b{words}{_OF_IT}\s*[:=,–—-]?\s*{_N}", re.IGNORECASE) for side, words in _SIDES.items()
}
_ABSTENTIONS_LAST = _SIDE_FIRST | {"abstentions": _NUMBER_FIRST["abstentions"]}
_TO = re.compile(rf"{_N}\s+(?:votes?\s+)?to\s+{_N.replace('<n>', '<m>')}", re.IGNORECASE)


def vote_in_sentence(text: str) -> str:
    """The figures of the one vote that a sentence gives, as a record writes them; empty where any number in it is another.

    Both sides have to be there, each once, all numbers before the names of their sides or all after:
    `for 30, against 49`; `22 hands were raised for and 47 against`; `for it 45 and against it 12, with 3 abstentions`;
    `61 votes to 12`.
    """
    numbers = re.findall(r"\d+(?:,\d{3})*", text)
    for shapes in (_NUMBER_FIRST, _SIDE_FIRST, _ABSTENTIONS_LAST):
        counts = _counts([(side, shape.findall(text)) for side, shape in shapes.items()])
        if {"for", "against"} <= set(counts) and len(counts) == len(numbers):
            counted = counts_of(counts)
            return counted.figures if counted else ""
    if (found_to := _TO.search(text)) and len(numbers) == 2:
        return figures(found_to["n"], found_to["m"])
    return ""


def _counts(sides: Sequence[tuple[str, list[str]]]) -> dict[str, str]:
    """The number of each side; none where a side has two."""
    if any(len(numbers) > 1 for _, numbers in sides):
        return {}
    return {side: numbers[0] for side, numbers in sides if numbers}

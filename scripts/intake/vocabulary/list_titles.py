"""Titles of lists: whether one says nothing else than that these are the resolutions of a meeting."""

import re
from functools import lru_cache

from scripts.intake.vocabulary.dates import MONTH, WEEKDAY
from scripts.intake.vocabulary.fates import speaks_of_fate
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.votes import DASH

_DAYS = rf"{WEEKDAY}|{MONTH}|spring|summer|autumn|fall|winter"
_KINDS = (
    r"annual|general|special|extraordinary|ordinary|biennial|triennial|quadrennial|national|regional|federal|international|delegates?|policy|"
    r"recalled?|virtual|online|public|private|branch|union|members|house"
)
"""What stands before the word for a meeting. Right before *resolutions* it says which these are: `Members' resolutions`."""
_MEETINGS = r"[ase]gm|ad[mc]|ndc|conference|congress|convention|assembly|council|synod|senate|meeting|session|sitting"
_NUMBER = rf"\d{{1,4}}(?:st|nd|rd|th)?|(?:19|20)\d\d\s?[/{DASH}]\s?\d{{2,4}}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[ivxlc]+"
_WORD = re.compile(rf"(?:the|of|at|from|by|in|our|resolutions|{_KINDS}|{_MEETINGS}|{_DAYS}|{_NUMBER})", re.IGNORECASE)
"""A word that says which meeting it was, and when; with a number of years or of the meeting."""
_OF_SOME = re.compile(rf"\b(?:{_KINDS})['’]?\s+resolutions\b", re.IGNORECASE)
_SAYS_MORE = re.compile(
    r"\b(?:\w*vot\w+|result\w*|outcomes?|status|actions?|decisions?|decided|fates?|fared|draft\w*|final\w*|amend\w*|provisional\w*|preliminary|proposed|"
    r"submitted|received|tabled|pending|uncorrected|unconfirmed|confirmed|update\w*|progress|reports?|minutes|notes?|comments?|motions?|composites?|"
    r"index|guide|notice|agenda|review\w*|summary|business|not|un\w+ed|recommend\w+|consider\w*|debate\w*|open|closed|continued|contd?|all)\b",
    re.IGNORECASE,
)
"""Words that no place and no union has in its name."""
_PLACE = re.compile(r"[(\[]\s*(?P<place>[A-Z][^\W\d_]+(?:[ -][^\W\d_]+){0,2})\s*[)\]]")
_PART = re.compile(rf"\s+[{DASH}|]+\s+|\s*[:;,|]\s+|\s*[()\[\]]\s*")
_SHORT_NAME = re.compile(r"[A-Z]{2,6}")


@lru_cache(maxsize=1_000)
def is_title_of_resolutions(title: str) -> bool:
    """Whether a title is wholly that of a list of a meeting's resolutions, as unions print what was carried.

    - `Resolutions of the AGM 2031`, `2018 AGM RESOLUTIONS (SOUTHPORT)`, `ANNUAL CONGRESS 2031 – Resolutions`;
    - `Lamplighters' Union: Resolutions of the 29th Convention, 2031`, `LU Conference Resolutions 2031`.

    Any other word may say what else the list is, and then it says of none that it was carried: `Actions on Resolutions, AGM
    2031`, `Resolutions of AGM 2031: how they fared`, `AGM 2031 – resolutions and amendments`.
    """
    said = " ".join(title.split()).strip(" .:*_#")
    said = _PLACE.sub(lambda found: "" if not _SAYS_MORE.search(found["place"]) else found.group(), said)
    parts = [part for part in _PART.split(said) if part]
    listed = [part for part in parts if not _is_name(part)]
    is_list = any(re.search(r"\bresolutions\b", part, re.IGNORECASE) for part in listed)
    if not is_list or _OF_SOME.search(said):
        return False
    return all(_names_meeting(part, is_upper=said.isupper()) for part in listed)


def says_more_of_list(text: str) -> bool:
    """Whether a short line beside such a title says what else the list is, or what became of its motions: `As received`, `RESULTS`."""
    return _SAYS_MORE.search(text) is not None or speaks_of_fate(text)


def _is_name(part: str) -> bool:
    """Whether a part of a title is the union's name and nothing else."""
    says_more = _SAYS_MORE.search(part) or re.search(r"\bresolutions?\b", part, re.IGNORECASE)
    return says_more is None and says_body(part)


def _names_meeting(part: str, *, is_upper: bool) -> bool:
    words = part.split()
    return all(
        _WORD.fullmatch(word.strip(".'’")) or _is_short_name(words, at, is_upper=is_upper)
        for at, word in enumerate(words)
    )


def _is_short_name(words: list[str], at: int, *, is_upper: bool) -> bool:
    """Whether a word is a union's short name before the word for its meeting: `LU Conference`."""
    is_before = at + 1 < len(words) and re.fullmatch(_MEETINGS, words[at + 1], re.IGNORECASE) is not None
    return not is_upper and is_before and _SHORT_NAME.fullmatch(words[at]) is not None

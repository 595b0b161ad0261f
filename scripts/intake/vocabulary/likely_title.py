"""What a sentence that introduces a motion most likely calls it: a suggestion to a person, and never a record."""

import re

_QUOTED = re.compile(r"[“\"‘](?P<title>[A-Z][^”\"’]{2,70}?)[.,]?[”\"’]")
_HEADED = re.compile(
    r"\b(?:headed|entitled|titled|called|named)\s+(?P<title>(?-i:[A-Z])[^,.;:]{2,70}?)\s*(?=[,.;:]|$|\s(?:came|was|were|is|had|which|from)\b)",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|about|concerning|concerned|regarding|on the subject of|dealt with|dealing with|relating to)\s+(?P<title>(?!behalf\b|a (?:vote|show|point)\b|the (?:platform|floor|agenda|order paper|motion)\b|\w*day\b)"
    r"[^,.;:“”\"]{3,60}?)(?=\s*(?:[,.;:]|$)|\s(?:was|were|came|had|which|that|from|in the name of)\b)",
    re.IGNORECASE,
)
MOST_WORDS = 8


def likely_title(sentence: str) -> str:
    """What a sentence says that the motion is headed, or is about, as it stands there; empty where it says neither.

    `The motion headed Wool Prices came from Greyfold.`, `Next came the motion of the Dyers' Section on gloves.`
    """
    for pattern in (_QUOTED, _HEADED):
        if found := pattern.search(sentence):
            return found["title"].strip()
    found_on = [one["title"].strip() for one in _ON.finditer(sentence)]
    short = [title for title in found_on if len(title.split()) <= MOST_WORDS]
    return short[-1] if len(short) == 1 or len(found_on) == len(short) > 0 else ""

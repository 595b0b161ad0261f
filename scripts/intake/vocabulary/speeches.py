"""Sentences of minutes that begin with a styled name and say what that person did in debate: `Bro. Wick, for the motion, said`."""

import re
from collections.abc import Iterator

from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.people import HONORIFIC, NAME_PART

STYLE = rf"(?:{HONORIFIC}|\b(?:Sr|Cde|Comr|Comrade|Delegate)\b\.?)"
"""What stands before a name, to be matched in any case: `Bro.`, `SISTER`, `Cde`."""
_OFFICE = (
    r"(?:the\s+)?(?:(?:vice|deputy|past|general|assistant|national|acting|honorary|branch)[\s-]+){0,2}"
    r"(?:president|chair(?:man|woman|person)?|secretary|treasurer|convenor|mover|seconder|proposer)"
)
_PLACE = r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])?"
_SIDE = (
    r"(?:,\s*(?:(?:speaking|replying|rising|responding)\s+)?(?:for|against|on|in|from|of|to|as|at|moving|seconding|opposing|supporting"
    r"|speaking|replying|summing|also|rising)\b[^,;:.]{0,60},)"
)
"""`, for the amendment,`, `, on a point of order,`, `, speaking for the first time,`."""
_ADDED = r",\s[^,;:.]{2,60},"
SPOKE = frozenset(
    "said asked spoke thanked replied responded opposed supported explained reported stated argued urged suggested questioned"
    " declared informed commented agreed accepted objected queried wished welcomed answered added summated".split()
)
"""What somebody does in debate, a word each."""
OPINED = r"told|thought|felt|hoped|feared|doubted|wondered|believed|recalled|described|pointed\s+out|warned|reminded|paid\s+tribute"
"""What somebody thought, recalled or warned of, for a pattern."""
_SAID = (
    rf"(?:{OPINED}|{'|'.join(sorted(SPOKE))}|considered|disagreed|noted|observed|remarked"
    r"|withdrew|announced|ruled|rose|called|challenged|insisted|maintained|regretted|summed\s+up"
    r"|(?:then\s+)?(?:took|resumed|vacated|left|was\s+in)\s+the\s+chair)\b"
)
_ADVERB = r"(?:(?:also|then|again|formally|briefly|next)\s+)?"
_STYLED = re.compile(
    rf"(?<![\w’'])(?P<who>(?i:{STYLE})\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}})){_PLACE}"
    rf"(?:{_SIDE}\s+[a-z]|(?:{_ADDED})?,?\s+{_ADVERB}(?:(?i:who)\s+)?{_SAID})"
)
_FULL_NAME = rf"{NAME_PART}(?:\s{NAME_PART}){{1,3}}"
_OFFICER = re.compile(
    rf"[\W\d]*(?i:{_OFFICE})(?:\s*[(\[]\s*(?P<bracketed>{_FULL_NAME})\s*[)\]]|,?\s+(?P<named>{_FULL_NAME}),?\s+{_ADVERB}"
    r"(?:thanked|welcomed|closed|opened|asked|invited|adjourned|introduced|reminded|ruled|reported|moved|took\s+the\s+chair|was\s+in\s+the\s+chair)\b)"
)
"""`The Chair (Jo Bloggs) asked that …`, `Chair Jo Bloggs thanked all who came.`: of a name without brackets only what is done at
meetings. What a president or a secretary of state did elsewhere may stand in a motion."""
_OPENED_OR_CLOSED = re.compile(
    rf"[\W\d]*(?i:{_OFFICE}),?\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}),?\s+{_ADVERB}"
    r"(?:(?:adjourned|opened|closed|called)\s+the\s+(?:meeting|conference|session|debate|roll|house)\b|called\s+for\s+(?:a|the)\s+(?:vote|count)\b)"
    r"(?:\s+(?:to\s+order|(?:at|until|for)\s+(?:\d{1,2}(?!\d)[^,;]{0,15}|[a-z]+)|and\s+(?:put|called|thanked|invited|asked)\b[^;]{0,60}))?[\s.]*$"
)
"""`President Bloggs adjourned the meeting`: a surname alone, and what is done at meetings and nowhere else."""
_ABSENT = re.compile(
    rf"[\W\d]*(?i:{STYLE})\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}){_PLACE},?\s+(?:being|having\s+been|was|had\s+been)\s+"
    r"(?:absent|unwell|ill|away|delayed|detained|unable|not\s+(?:present|there)|called\s+away|excused)\b"
)
"""`Cllr Bloggs being absent, the motion was deferred.`"""
_BEFORE = re.compile(rf"[\W\d]*(?:{_OFFICE},?\s+)?", re.IGNORECASE)
_GREETED = re.compile(
    rf"\b(?:greetings?|message|letter|address|welcome|apolog(?:y|ies))\b[^.;:]{{0,40}}?\b(?:from|by|of|to)\s+"
    rf"(?P<who>(?i:{STYLE})\s+(?P<name>{NAME_PART}(?:\s{NAME_PART}){{0,3}}))(?![\w’'])"
)


def is_speech(sentence: str) -> bool:
    """Whether a sentence begins with a name and its style or office, and says what that person did at the meeting."""
    if (officer := _OFFICER.match(sentence)) and not kind_of_body(officer["bracketed"] or officer["named"]):
        return True
    for pattern in (_ABSENT, _OPENED_OR_CLOSED):
        if (found := pattern.match(sentence)) and not kind_of_body(found["name"]):
            return True
    before = _BEFORE.match(sentence)
    found = _STYLED.match(sentence, before.end() if before else 0)
    return found is not None and not kind_of_body(found["name"])


def speakers_in(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names people with a style who spoke, took the chair or sent a greeting."""
    for pattern in (_STYLED, _GREETED):
        for found in pattern.finditer(sentence):
            if not kind_of_body(found["name"]):
                yield found.span("who")
    for pattern, parts in ((_OFFICER, ("bracketed", "named")), (_ABSENT, ("name",)), (_OPENED_OR_CLOSED, ("name",))):
        if of_meeting := pattern.match(sentence):
            named = [part for part in parts if of_meeting[part] and not kind_of_body(of_meeting[part])]
            yield from (of_meeting.span(part) for part in named)

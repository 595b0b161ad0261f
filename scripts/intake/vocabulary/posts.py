"""Names beside a post, a group or a turn to move that no label of a motion list has: more than are cut, so whole lines are withheld."""

import re
from collections.abc import Iterator

from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.names import PLACES
from scripts.intake.vocabulary.people import HONORIFIC, is_surely_person

_PART = r"(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŴŶ][a-zà-ÿŵŷ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]+)?"
_FULL = rf"(?:[A-Z]\.\s?)?{_PART}(?:\s(?:[A-Z]\.?|van|de|der|von|{_PART})){{0,2}}\s{_PART}"
_POST = (
    r"(?:aides?|stewards?|tellers?|convenors?|conveners?|movers?|seconders?|proposers?|summators?|summation|chairs?|co-?chairs?|facilitators?|minute[- ]takers?|note[- ]takers?"
    r"|authors?|spokes(?:man|woman|person|people)|moderators?|returning officers?|leads?|leaders?|contacts?|members?)"
)
_OF_MEETINGS = re.compile(
    r"\b(?:Motion|Resolution|Composite|Emergency|Amendment|Conference|Congress|Council|Meeting|Union|Executive|General|Annual|Standing|Rule|The|This|Our|"
    r"Carried|Lost|Agreed|Passed|Adopted|Approved|Accepted|Defeated|Rejected|Remitted|Referred|Withdrawn|Fell|Not|Nem|Vote|Votes|Ballot|Card|Unanimously|Overwhelmingly|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_AFTER_POST = re.compile(
    rf"[\W\d]*(?i:(?:[a-z'’-]+\s+){{0,3}}{_POST})\s*:\s*(?P<who>{_FULL}\*?(?:\s*[,;&]\s*{_FULL}\*?)*)(?=\W*$)"
)
"""`Hall aide: Jo Bloggs`."""
_AFTER_BODY = re.compile(rf"[\W\d]*(?P<body>[A-Z][^:,;.]{{3,60}}):\s*(?P<who>{_FULL}\*?(?:\s*[,;]\s*{_FULL}\*?)+)")
"""`Quay Working Group: Jo Bloggs*, Ann Roe, Tar Group`: a group, and two names or more of those in it."""
_TO_MOVE = re.compile(
    rf"\b(?:which|that|whom|and)\s+(?P<who>{_FULL})\s+(?:was|were|is|had|has|would|will)\s+(?:been\s+)?(?:due\s+)?(?:to\s+)?(?:have\s+)?"
    r"(?:move|moved|propose|proposed|second|seconded|present|presented|speak|spoken)\b"
)
"""`Motion 3, which Jo Bloggs was to move`."""
_REVERSED = re.compile(
    rf"(?:\b(?:by|of|from|[Mm]oved|[Pp]roposed|[Ss]econded|[Mm]overs?:|[Pp]roposers?:|[Ss]econders?:)\s+|[(\[])(?P<who>{_PART},\s(?:[A-Z]\.\s?){{1,3}})(?![\w])"
)
"""`On the motion of Bloggs, J., and of Quay Branch`."""


_POSTED = re.compile(rf"\b(?i:posted|published|written|uploaded|filed)\b[^.;:]{{0,40}}?\bby\s+(?P<who>{_FULL})")
"""`This entry was posted in News by Jo Bloggs`."""

_WRITTEN = re.compile(rf",\s+by\s+(?P<who>{_FULL})(?=\W*$)")
"""`5 Paper RC/27/5, by Jo Bloggs.`: who wrote what a note names."""
_NOW = re.compile(
    rf"^[\W\d]*(?P<who>{_FULL}),?\s+(?:now\s+|then\s+|also\s+)?(?:moves|proposes|seconds|writes|speaks|replies|sums\s+up|opposes)\b(?!\s+(?:that|this|the)\s+(?:meeting|conference|congress|agm)\b)"
)
"""`Jo Bloggs moves, to cheers.`: a debate, as it is reported while it goes on."""
_TOOK_PART = re.compile(
    rf"^[\W\d]*(?P<who>{_FULL})\s+(?:then\s+|also\s+)?(?:took|received|presented|reported|gave|welcomed|thanked|led|read|opened|closed|chaired|proposed a vote"
    r"|was\s+(?:then\s+)?(?:elected|thanked|in\s+the\s+chair|presented\s+with))\b"
)
"""`Jo Bloggs took the chair at ten.`, of whoever surely is a person."""
_ADDRESSED = re.compile(
    r"\b(?i:(?:was|were|been|being)\s+(?:then\s+|also\s+|briefly\s+)*(?:addressed|entertained)\s+by"
    r"|(?:conference|congress|the\s+(?:meeting|agm|council|assembly|branch))\s+(?:then\s+|also\s+)*heard\s+(?:an?\s+(?:address|speech)\s+)?(?:from|by)"
    r"|greetings\s+(?:were\s+|was\s+)?(?:then\s+)?(?:brought\s+|given\s+|received\s+|conveyed\s+)?(?:by|from))\s+"
    rf"(?i:(?:our|the|a|its)\s+(?:guests?|speaker|visitor|friend|colleague|comrade|brother|sister|fraternal\s+delegate)?,?\s*)?(?P<who>{_FULL})(?![\w’'-])"
)
"""`Conference was addressed by Jo Bloggs of the Quay Union`, `heard from Jo Bloggs`."""


_CHOOSE = r"(?:re-?)?(?:elect|appoint|nominat|co-?opt)"
_CHOSEN = rf"(?!(?i:elections?|appointments?)\b)(?P<who>(?:{HONORIFIC}\s+)?{_FULL})"
_ELECTED = (
    re.compile(rf"\b(?i:{_CHOOSE}e?(?:s|ed|ing)?)\s+{_CHOSEN}(?=,?\s+(?i:as|to)\b)"),
    re.compile(rf"^\W*(?i:that\s+)?{_CHOSEN}\s+(?i:be|is|was)\s+(?i:(?:hereby|duly)\s+)?(?i:{_CHOOSE}e?d)\b"),
    re.compile(rf"\b(?i:{_CHOOSE}(?:ion|ment)\s+of)\s+{_CHOSEN}(?=\W*$|,?\s+(?i:as|to)\b)"),
)
"""`To elect Jo Bloggs as a trustee`, `That Jo Bloggs be elected`, `Election of Jo Bloggs`; also all in capitals."""
_MANY_POSTS = re.compile(
    r"\b(?:Trustees?|Auditors?|Tellers?|Scrutineers?|Delegates?|Delegations?|Representatives?|Reps?|Organisers?|Stewards?|Staff|Managers?"
    r"|Directors?|Inspectors?|Advis[eo]rs?|Commissioners?|Governors?|Judges?|Vice[- ]\w+|Treasurers?|Secretaries|Chairs)$"
)
"""Posts that somebody is elected or appointed to, after a word that looks like a first name with them: `Lay Auditors`."""


def people_elected(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names those who are elected or appointed."""
    plain = sentence.title() if sentence.isupper() and sentence.isascii() else sentence
    for pattern in _ELECTED:
        for found in pattern.finditer(plain):
            if not _says_other(found) and not _MANY_POSTS.search(found["who"]):
                yield found.span("who")


def people_beside_posts(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names people beside a post, in a group, as those to move, or with the surname first."""
    yield from people_elected(sentence)
    for pattern in (_AFTER_POST, _AFTER_BODY, _TO_MOVE, _REVERSED, _POSTED, _WRITTEN, _NOW, _TOOK_PART, _ADDRESSED):
        is_list = pattern in (_AFTER_POST, _AFTER_BODY)
        matches = filter(None, [pattern.match(sentence)]) if is_list else pattern.finditer(sentence)
        for found in matches:
            if pattern in (_WRITTEN, _NOW, _ADDRESSED) and _says_other(found):
                continue
            if pattern is _TOOK_PART and not is_surely_person(found["who"]):
                continue
            if pattern is not _AFTER_BODY or kind_of_body(found["body"]):
                yield from _each(found, is_list=is_list)


def without_likely_names(text: str) -> str:
    """A text with every two words in capitals masked that may be somebody's name: for lines quoted from anywhere in a document.

    What says that it is a body or a place stays: `Port Wendle Branch`.
    """
    return re.sub(rf"(?<![\w’']){_FULL}(?![\w’'])", lambda found: found.group() if _is_other(found) else "(name)", text)


def _says_other(found: re.Match[str]) -> bool:
    """Whether a name is a body's or a place's, by itself or with the words in capitals after it: `Harbour Road Branch`."""
    return (
        _is_other(found)
        or re.search(r"\b(?:President|Secretary|Chair|Treasurer|Officers?|Minister|Members?)$", found["who"])
        is not None
    )


def _is_other(found: re.Match[str]) -> bool:
    """The same of two words in capitals that may be somebody's name."""
    after = re.match(r"(?:\s[A-Z][\w’'-]*){1,2}", found.string[found.end() :])
    whole = (found["who"] if "who" in found.re.groupindex else found.group()) + (after.group() if after else "")
    return kind_of_body(whole) is not None or PLACES.search(whole) is not None or _OF_MEETINGS.search(whole) is not None


def _each(found: re.Match[str], *, is_list: bool) -> Iterator[tuple[int, int]]:
    """Each name of a list by itself; a body among them is none."""
    if not is_list:
        yield found.span("who")
        return
    for name in re.finditer(_FULL, found["who"]):
        if not kind_of_body(name.group()):
            yield found.start("who") + name.start(), found.start("who") + name.end()

"""Sentences that name people for what they did at a meeting: moved, seconded, spoke, abstained, signed.

A motion may speak of a person as a part of its words. These names stand beside a word for what somebody did with the motion.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schema.sentences import shortened
from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.names import is_like_a_person
from scripts.intake.vocabulary.people import is_surely_person, names_in, with_names_masked
from scripts.intake.vocabulary.people_told import (
    CAPITALISED,
    INITIALS,
    NAME,
    NO_NAME,
    OPINED,
    SPOKE,
    SURNAME,
    SURNAMES,
    TITLED,
    is_name_here,
    is_no_surname,
    is_speech,
    movers_in,
    people_beside_posts,
    speakers_in,
    surnames_told,
)
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.words import THING

_ROLES = (
    r"(?:mover|proposer|seconder|thirder|delegate|speaker|chair(?:man|woman|person)?|president|(?:general )?secretary|treasurer|teller"
    r"|author|contact|signator(?:y|ie)|supporter|sponsor|councillor|member|officer|representative)s?"
)
_DID = r"(?:moved|proposed|seconded|thirded)"
_ALSO_DID = (
    r"(?:(?:co-?)?signed|submitted|tabled|presented|introduced|sponsored|supported|opposed|brought|put|written|drafted|posted|edited"
    r"|last edited|summated|withdrawn|amended)"
)
_BY = rf"(?:\s+(?:jointly\s+)?by)?(?:\s*\([^()]{{2,40}}\)(?=\s*:))?(?:\s*[:–—-])?\s+(?:the\s+|its\s+|their\s+|our\s+)?(?:{_ROLES},?\s+)?"
_COUNTED = r"(?:\s*\(\d{1,4}\)|\s+\d{1,4}|\s*[–—-]\s*\d{1,4})"
"""How many voted one way: `For (4):`."""
_CUES_ANYWHERE = re.compile(
    rf"(?:\b{_DID}|\b[Pp]rop\.|\b[Ss]ec\.|\b2nd\.?|\b(?:[Mm]over|[Ss]econder|[Pp]roposer)s?:?|\bby (?:its|their|our) {_ROLES},?|\bin the names? of)"
    rf"{_BY}(?P<who>{NAME})"
)
_CUES_AT_START = re.compile(
    rf"[\W\d]*(?i:(?:(?:it|this|the|a|an)\s+)?(?:(?:motion|amendment|resolution|proposal|paper)\s+)?(?:was\s+|were\s+)?"
    rf"(?:(?:{_DID}(?:\s+(?:on behalf of|for|in the name of)\s+[^,;:.]{{3,60}}?(?=\s+by\b))?|{_ALSO_DID}|by|from|signed|abstained|abstaining|abstentions?){_BY}"
    rf"|(?:the\s+)?(?:(?:vice|deputy)[ -])?{_ROLES},\s+|signed as (?:an? |the )?[a-z ,]{{0,40}}record[^:]{{0,40}}:\s*|yours(?: \w+)?,\s+|(?:{_ROLES}(?:['’]s name|\s+(?:from|of|for)\s+[^:]{{3,60}})?|names?|[mps]|present|in attendance|apologies|absent|in the chair|(?:voting |votes? )?(?:for|against|in favour)(?: the motion)?"
    rf"|voting list|voted (?:for|against)|not voting|abstained|abstaining|abstentions?|ayes?|noes|nays?){_COUNTED}?\s*:\s*))(?P<who>{NAME})"
)
_WHO_DID = re.compile(
    rf"[\W\d]*(?:[Tt]he\s+(?=(?:(?:Right|Very)\s+)?(?:Rev|Ven|Hon)))?(?P<while>(?:In|After|On|Before|When)\s+(?:moving|proposing|seconding|opposing|supporting|speaking|summing)\b[^,]{{0,60}},\s+)?"
    rf"(?P<who>{NAME})(?:\s*\([^()]*\))?(?:,\s[^,]{{2,60}},)?\s+(?:also\s+|then\s+|formally\s+|duly\s+)?(?P<verb>{_DID}|abstained|\w+)\b"
)
_ACTED = SPOKE | frozenset(
    "presented wrote introduced withdrew requested summed raised voted dissented submitted tabled signed exercised read gave".split()
)
_OF_MEETING = re.compile(
    r"\w+\s+(?:(?:to|on|for|against)\s+)?(?:the|this|his|her|their)\s+(?:motion|amendment|resolution|proposal|motions)\b"
    r"|spoke\s+(?:for|against|in)\b|voted\s+(?:for|against)\b|summed up\b|exercised\s+(?:his|her|their)\s+right\b|(?:asked|requested|wished)\s+(?:that\s+|for\s+)?(?:his|her|their)\b|(?:asked|sought|begged|requested|was given|obtained)\s+(?:for\s+)?(?:leave|permission)\b"
)
"""What somebody did with a motion, and hardly with anything else."""
_WITH_POST = re.compile(
    rf"[\W\d]*(?P<who>{NAME})\s*[(,–—-]\s*(?i:the\s+)?(?:[A-Z][\w’'.]*\s+){{0,3}}(?i:{_ROLES})(?=\s*(?:[);,.]|$))"
)
"""`Jo Bloggs (Mover)`, `Jo Bloggs, Branch Secretary`."""
_SAYS = re.compile(rf"[\W\d]*(?P<who>{NAME})\s*:\s+(?:I|We)\b")
_IN_BRACKETS = r"(?:\s*\([^()]*\))?"
_NOT_SECONDED = r"(?:(?:but|and)\s+)?(?:(?:was\s+)?not\s+seconded|(?:with\s+)?no\s+seconder|without\s+a\s+seconder)"
_VOTED = (
    rf"(?i:(?:(?:voting|voted|votes?)\s+)?(?:for|against|in favou?r)(?:\s+the\s+(?:motion|amendment))?{_COUNTED}"
    rf"|(?:voted|voting)\s+(?:for|against|in favou?r)|(?:ayes|noes|nays|yeas){_COUNTED}?|(?:abstain(?:ed|ing)|abstentions?|not voting|absent|apologies){_COUNTED}?)"
)
"""Before the names of those who voted one way, mostly with their count. `For: ropes` alone may begin a motion's words."""
_SURNAME_LISTED = rf"(?:{TITLED}\s+)?(?:{INITIALS})?{SURNAME}{_IN_BRACKETS}"
MOTION_BY = r"(?i:(?:an?\s+)?motion\s+(?:was\s+)?(?:made\s+)?by)"
"""How minutes of boards begin: `MOTION by Bloggs, second by Roe, that …`."""
_SURNAMES_ALONE = re.compile(
    rf"(?:\b(?:Cllrs|Councillors|Messrs)\.?\s+(?P<who>{SURNAME}(?:,\s*{SURNAME})*(?:,?\s+and\s+{SURNAME})?)"
    rf"|^\W*(?:Moved|Proposed|{MOTION_BY})\s+(?P<mover>{SURNAME})(?:{_IN_BRACKETS}[,;]?\s+(?:and\s+)?(?i:second(?:ed)?(?:\s+by)?)\s+(?P<seconder>{SURNAME}){_IN_BRACKETS}"
    rf"|{_IN_BRACKETS}\s*[,;–—-]*\s+{_NOT_SECONDED})?{_IN_BRACKETS}(?=\W*$|,?\s+(?:that|to)\b)"
    rf"|^\W*{_VOTED}\s*:\s*(?P<voters>{_SURNAME_LISTED}(?:(?:\s*[,;/]|\s+and|\s*&)\s*(?:and\s+)?{_SURNAME_LISTED})*)(?=\W*$))"
)
"""Surnames alone, where the line says what they are: `Moved Bloggs (Hill), seconded Roe`, `Moved Bloggs, not seconded`,
`Abstained (1): Bloggs`."""
_PAIR = re.compile(rf"[\W\d]*(?P<who>{SURNAMES})(?=\s*(?:[.,;:–—-]|$))")
_ANOTHER = re.compile(rf"(?:\s*\([^()]*\))?\s*(?:[,;&/•·]|\band\b)\s*(?:and\s+)?(?P<who>{NAME})")
_MEMBERSHIP = re.compile(
    rf"\W*(?:{NAME}\s+)?\(?\d{{5,9}}\)?\W*|"
    r"[\W\d]*(?:union\s+|student\s+)?(?:membership|member|student|staff|card|payroll)['’]?s?\s+(?:no|number|nr|id|ref)\b\.?\s*:?\s*[A-Z]{0,3}\d[\d -]{2,}.*",
    re.IGNORECASE,
)
LONGEST_MEMBERSHIP = 120
"""The characters of a line that gives somebody's number as a member, and nothing else."""
_ABBREVIATED = re.compile(
    r"(?:\b(?:(?i:Cllr|Dr|Mr|Mrs|Ms|Mx|Prof|Rev|Bro|Sis|Sr|Cde|Bros|Messrs|Cdes|Cllrs)|St|[Pp]rop|[Ss]ec|[Nn]o|2nd|Hon)|(?:^|[\s(.\[])[A-Z])\.$"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, which join to it: a full stop after an initial or after `Cllr` ends none."""
    parts: list[str] = []
    start = 0
    for found in re.finditer(r"[.!?][)\]”\"’]*\s+(?=[A-Z“\"‘(])", text):
        if not _ABBREVIATED.search(text[start : found.start() + 1]):
            parts.append(text[start : found.end()])
            start = found.end()
    return [*parts, text[start:]] if text[start:] else parts


def people_at_cues(sentence: str) -> list[tuple[int, int]]:
    """Where people are named in a sentence beside a word that says what they did with a motion."""
    spans: list[tuple[int, int]] = []
    for pattern in (_CUES_AT_START, _PAIR, _WHO_DID, _WITH_POST, _SAYS):
        found = pattern.match(sentence)
        if found and _is_of_people(found, pattern):
            spans.append(found.span("who"))
    for found in _SURNAMES_ALONE.finditer(sentence):
        parts = [part for part in ("who", "mover", "seconder", "voters") if found[part]]
        if not any(is_no_surname(found[part]) for part in parts):
            spans += [found.span(part) for part in parts]
    if not is_opening(sentence) or re.search(r"\b[Ss]econded\b", sentence):
        spans += [
            found.span("who") for found in _CUES_ANYWHERE.finditer(sentence) if _is_of_people(found, _CUES_ANYWHERE)
        ]
    spans += movers_in(sentence)
    if spans:
        # A further name in such a sentence is that of another mover.
        spans += [span for span in names_in(sentence) if span[0] > min(spans)[0]]
        spans += [span for before in list(spans) for span in _further(sentence, before[1])]
    return sorted(set(spans))


def _further(sentence: str, at: int) -> Iterator[tuple[int, int]]:
    """The names that go on with a list of names: `T Birdsall, P Novak and A Hussain`."""
    while found := _ANOTHER.match(sentence, at):
        if not is_name_here(found["who"]):
            return
        yield found.span("who")
        at = found.end("who")


def _is_of_people(found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    who = found["who"]
    tail = found.string[found.end("who") :]
    if re.match(
        r"(?:['’-]| (?:[A-Z][\w’'-]* ){0,2}(?:Branch|Committee|Network|Union|Region|Division|Section|Chapter|Society|Association|Hospital|Council|College)\b)",
        tail,
    ):
        return False
    if pattern is _PAIR:
        return not any(NO_NAME.search(part) or kind_of_body(part) for part in who.split("/"))
    if pattern is _WHO_DID:
        verb = found["verb"].lower()
        if verb in _ACTED:
            is_of_meeting = found["while"] or _OF_MEETING.match(found.string, found.start("verb"))
            return is_name_here(who) if is_of_meeting else is_surely_person(who)
        is_article = who.startswith("A ")  # `A Boat moved off`
        return re.fullmatch(rf"{_DID}|abstained", verb) is not None and is_name_here(who) and not is_article
    return is_name_here(who)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: a sentence, or what goes on after the names in it."""

    text: str
    names_people: bool = False
    goes_on: bool = False
    """Whether the part above named people, in the same sentence: what stands here is what they asked, or the result."""


_BESIDE_NAME = re.compile(
    rf"(?:\s*\([^()]*\)|,\s*(?:the\s+)?(?:[A-Z][\w’']*\s+){{0,3}}(?:{_ROLES}|[Bb]ranch|[Cc]ommittee|[Nn]etwork|[Rr]egion|[Ww]ard)\b)?"
    rf"(?:[\s,;]*(?:and|who)?\s*\b(?:{_DID}|{_ALSO_DID})\b(?:\s*,?\s*(?:the|this)\s+(?:{THING}))?)?"
    rf"(?:\s*,?\s*(?:in the name of|on behalf of)\s+[^:.;]{{3,60}})?[\s,;:.)\]–—-]*(?:and\s+(?=(?:it was\s+)?resolved\b|it was\b|that\b)|(?:and|but)\s+(?={_NOT_SECONDED}))?",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:[Tt]hat|to)\b|(?:it was\s+)?(?:unanimously\s+)?(?:resolved|agreed)\b.*|we\s+(?:want|ask|call|wish)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def parts_without_movers(text: str) -> tuple[Part, ...]:
    """A text in parts that join to it but for spaces: those that name people beside what they did are apart from the rest.

    - `Moved M. Oakley, seconded T. Birdsall.`: one part, which names people;
    - `Moved by Jo Bloggs, that this meeting thanks the crew.`: the second part is what was asked;
    - `Cllr Oakley proposed that dogs be kept on leads. It was lost.`: three parts;
    - `Oakley/Novak. Carried 31-4.`: two.
    """
    parts: list[Part] = []
    for sentence in sentences(text):
        parts += _parts_of(sentence)
    joined: list[Part] = []
    for part in parts:
        if joined and not part.names_people and not joined[-1].names_people:
            joined[-1] = Part(f"{joined[-1].text} {part.text}", goes_on=joined[-1].goes_on)
        else:
            joined.append(part)
    return tuple(joined)


def _parts_of(sentence: str) -> list[Part]:
    text = sentence.strip()
    if len(text) < LONGEST_MEMBERSHIP and re.search(r"\d\d", text) and _MEMBERSHIP.fullmatch(text):
        return [Part(text, names_people=True)]
    if is_speech(text):
        return [Part(text, names_people=True)]
    spans = people_at_cues(text)
    if not spans:
        return [Part(text)]
    end = max(end for _, end in spans)
    beside = _BESIDE_NAME.match(text, end)
    end = beside.end() if beside else end
    rest = text[end:].strip()
    if rest and (_ASKS.match(rest) or is_opening(rest) or read_result(rest)):
        return [Part(text[:end].strip(), names_people=True), Part(rest, goes_on=True)]
    return [Part(text, names_people=True)]


_BEFORE_NAMES = re.compile(r"\s*[(\[]|,\s|\s[–—-]\s|:\s|\s(?=by\s)")


LONGEST_TITLE = 400
"""The characters up to which a text may be a title with somebody's name after it."""
_IN_DOUBT_AFTER = re.compile(
    rf"(?P<title>.*\S)(?P<after>\s*(?:[(\[]\s*|\s[–—-]\s+|\t\s*)(?P<who>{CAPITALISED}(?: [A-Z]\.?)? {CAPITALISED})\s*[)\]]?)$",
    re.DOTALL,
)


def title_and_name_in_doubt(text: str, common: frozenset[str]) -> tuple[str, str]:
    """A title and two words after it that may be somebody's name: `Plums – Percy Wick`; nothing where they are none.

    `common` are the words that the document has in lower case too: with one of them it is no name.
    """
    found = _IN_DOUBT_AFTER.fullmatch(text) if len(text) < LONGEST_TITLE else None
    if not found or not is_name_here(found["who"]):
        return text, ""
    words = {word.lower() for word in re.findall(r"\w+", found["who"])}
    return (text, "") if words & (common | OF_TITLES) else (found["title"], found["after"].strip())


OF_TITLES = frozenset(
    "pay work fair equal rights phase part one two three four new free policy campaign action safety health time change climate"
    " justice living public private social human young women men jobs funding cuts training standards support access care fund funds rule rules"
    " education housing transport energy peace trade legal review update strategy plan future first second third now all".split()
)
"""Words that titles have with a capital and no name has."""


def title_and_people(text: str) -> tuple[str, str]:
    """A title and the names after it: `Plums (moved P. Wick)`, `Plums – by Jo Bloggs`; no names where none are there."""
    for found in _BEFORE_NAMES.finditer(text) if len(text) < LONGEST_TITLE else ():
        title, after = text[: found.start()].strip(), text[found.start() :].strip()
        who = re.sub(r"^[Tt]he\s", "", after.strip(" ()[],:–—-"))
        is_in_brackets = after.startswith(("(", "["))
        is_to_move = is_in_brackets and _TO_MOVE.search(who)
        who = _TO_MOVE.sub("", who)
        if title and is_to_move and is_name_here(who):
            return title, after
        is_named = people_at_cues(who) and (is_in_brackets or not _PAIR.match(who))
        is_named = is_named or names_in(who) == ((0, len(who)),)
        if title and (is_named or (is_in_brackets and _INITIALLED.fullmatch(who))):
            return title, after
    return text, ""


_TO_MOVE = re.compile(r"\s+(?:to|will|shall)\s+(?:move|propose|second|present|introduce|open)$", re.IGNORECASE)
_INITIALLED = re.compile(rf"{INITIALS}{SURNAME}")


def names_people(text: str) -> bool:
    """Whether any sentence of a text names people beside what they did with a motion.

    `Oakley/Birdsall` may be `Pay/Pensions`, and does not count.
    """
    return any(part.names_people and not _PAIR.match(part.text) for part in parts_without_movers(text))


def without_movers(text: str) -> str:
    """A text without the parts that name people beside what they did with a motion; the same text where there are none."""
    parts = parts_without_movers(text)
    if not any(part.names_people for part in parts):
        return text
    return " ".join(part.text for part in parts if not part.names_people)


_NAMES_OF_PEOPLE = frozenset(
    ("name", "names", "full name", "surname", "forename", "first name", "last name", "member", "delegate")
)
"""Headings of a column of people's names, where the table has no motions."""


def are_people(heading: str, cells: Sequence[str], *, is_decided: bool) -> bool:
    """Whether what stands in a column is people's names, by its heading and cells; `is_decided` where the table has results."""
    surely = sum(map(is_surely_person, cells))
    if heading in _NAMES_OF_PEOPLE and not is_decided:
        return surely > 0 or all(map(is_like_a_person, cells))
    return bool(cells) and surely * 2 > len(cells)


LONGEST_SHOWN = 90


def shown(text: str, length: int = LONGEST_SHOWN) -> str:
    """A text as a message quotes it: on one line, at most `length` characters, people's names masked."""
    return shortened(masked(" ".join(text.split())), length)


_SPEAKER = re.compile(
    rf"(?<![\w’'])(?P<who>{NAME})(?=(?:\s*\([^()]{{2,60}}\))?(?:,?\s+(?:for|against|of|from|on behalf of)\s+(?:the\s+)?[^,.;:]{{2,60}},)?"
    rf"\s+(?:also\s+|then\s+|formally\s+)?(?:{_DID}|{OPINED}|{'|'.join(sorted(_ACTED))}|having\s+\w+ed|dissenting|abstaining|objecting)\b)"
)
"""Who said or did something, by the shape of the name: more than people_at_cues is sure of."""
_TAKEN_BY = re.compile(rf"\b(?:taken|minuted|recorded|compiled|typed)\s+by\s+(?P<who>{NAME})")
"""`Minutes taken by Jo Wick`."""
LISTED = re.compile(
    rf"(?:\b(?i:Bros|Sisters|Brothers|Comrades|Cdes|Cllrs|Councillors|Messrs)\b\.?)\s+(?P<who>{SURNAME}(?:(?:,|\s+and|\s*&)\s+(?:and\s+)?(?:{TITLED}\s+)?{SURNAME})*)"
)
"""`Sisters Dabney, Lindqvist and Coldwell`: names in a row after a style that is for all of them."""
_MOVING = re.compile(rf"\b{_DID}\b", re.IGNORECASE)
_BODY_WORD = r"(?:Branch|Committee|Network|Region|Section|Chapter|Lodge|Council|Executive)"
_FOR_BODY = re.compile(rf"\b{_BODY_WORD}\s*\((?P<who>{NAME})\)")
"""Who spoke for a body, in brackets after it: `Harbour Branch (Jo Tolland)`."""
_BY_FOR_BODY = re.compile(
    rf"\bby\s+(?P<who>{NAME}),?\s+(?:for|from|on behalf of)\s+(?:the\s+)?[^,.;:]{{0,60}}\b{_BODY_WORD}\b"
)
"""Who moved for a body: `moved by Jo Tolland for the Harbour Branch`."""


@lru_cache(maxsize=20_000)
def people_named_in(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence of minutes names people: more than `people_at_cues` is sure of, so nothing is cut by it.

    `Jo Tolland told the meeting that …`, `It was moved for the Harbour Branch by Jo Wick`, `Harbour Branch (Jo Tolland)`.
    """
    spans = [
        *people_at_cues(sentence),
        *speakers_in(sentence),
        *people_beside_posts(sentence),
        *surnames_told(sentence),
    ]
    spans += [
        found.span("who")
        for pattern in (_SPEAKER, _TAKEN_BY, _FOR_BODY, _BY_FOR_BODY)
        for found in pattern.finditer(sentence)
        if is_name_here(found["who"]) and not found["who"].startswith("A ")  # `A Boat moved off`
    ]
    spans += [found.span("who") for found in LISTED.finditer(sentence)]
    if _MOVING.search(sentence):
        spans += names_in(sentence)
    return tuple(sorted(set(spans)))


def masked(text: str) -> str:
    """A text as it may be shown in public: without people's names, also such as are told only by what stands beside them."""
    shown = []
    for cell in re.split(r"(\s\|\s)", text):
        for sentence in sentences(cell):
            whole = sentence
            spans = [*people_named_in(sentence), *(found.span("who") for found in _BESIDE_LABEL.finditer(sentence))]
            for start, end in reversed(_disjoint(sorted(spans))):
                whole = f"{whole[:start]}(name){whole[end:]}"
            shown.append(_LONE.sub("(name)", with_names_masked(whole)))
    return "".join(shown)


_BESIDE_LABEL = re.compile(rf"(?i:\b(?:by|{_ROLES}):)\s+(?P<who>{SURNAME})(?=\s*[·•;,]\s*[A-Z][a-z ]+:)")
"""A surname alone that another label follows: `Submitted by: Bloggs · Status: passed`. It may be a body's name."""
_LONE = re.compile(rf"(?<![\w.’'-])[A-Z]\s{CAPITALISED}(?=\W*$)|(?<![\w/]){SURNAMES}(?![\w/])")
"""Names that are shown to nobody, although they may be none: `A Hussain` at an end, `Oakley/Novak`."""


def _disjoint(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif end > kept[-1][1]:
            kept[-1] = kept[-1][0], end
    return kept

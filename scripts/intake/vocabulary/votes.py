"""Votes, in numbers or in words, as minutes, agendas and tables write them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from schema.dates import MONTHS
from schema.terms import CARRIED, Decision
from scripts.intake.vocabulary.words import MEETING, MOTION

DASH = r"–—\-"
"""The dashes that people type, for a class of characters."""

_ON = r"(?:on|by|after|following|in) (?:a |an |the )?(?:[a-z]+ )?"
SHOW = r"show of (?:hands|(?:[a-z]+ )?cards)"
"""`show of voting cards`, as a pattern."""
WAY = (
    r"(?:(?:on|by) (?:the )?(?:chair(?:['’]s)? |president['’]s )?casting vote(?: (?:of|by|from) (?:the )?(?:chair|president))?"
    r"|unanimous(?:ly)?|overwhelming(?:ly)?|narrowly|unopposed|nem\.? ?con(?:tradicente)?\b\.?|nem\.? diss?\b\.?|(?:by|with) acclamation"
    r"|by acclaim|by (?:general )?consent|on (?:the|a) voices?(?: vote)?|en bloc|with no (?:dissent|opposition|objections?)(?!\w)|formally|on the nod"
    r"|without (?:a vote|(?:a )?division|dissent|debate|discussion|opposition|objection|abstention)"
    rf"|{_ON}(?:{SHOW}|card vote|ballot|(?:re)?count|vote|roll call)(?: vote)?(?!\w)|{SHOW}|card vote|secret ballot"
    r"|(?:on|by|with) an? (?:(?:very )?(?:large|clear|overwhelming|small|narrow|big|substantial|two[- ]thirds|simple) )*majority"
    r"(?: of (?:raised )?(?:cards|votes|hands))?|(?:very )?(?:large|clear|overwhelming|narrow|substantial) majority)"
)
"""A way of voting, or of passing without a vote, in the words used for it."""

VOTERS = re.compile(
    r"[•*·–-]?\s*(?:total|number of|turnout|valid|spoil(?:t|ed)|quorum)(?: [\w]+){0,4}:\s*[\d,.]+\s*%?", re.IGNORECASE
)
"""How many voted, and no vote: `Total Vote: 892`."""

NO_VOTE = re.compile(r"without (?:debate|discussion)", re.IGNORECASE)
"""How something was decided, which says nothing of a vote."""

NOBODY_AGAINST = re.compile(
    r"(?:with )?(?:nobody|no[ -]?one|none|no (?:members?|delegates?|branch(?:es)?|votes?|hands?)) (?:being |voting |speaking )?(?:dissenting|dissented|against|opposed|opposing|objecting)"
    r"|without (?:a |any )?(?:dissentient|dissenting|contrary) (?:voices?|votes?)|with no (?:dissentients?|dissenters?|dissenting (?:voices?|votes?))|all (?:being |voting )?in favour|(?:all|delegates|members|everybody) standing",
    re.IGNORECASE,
)
"""`nobody dissenting`: how it was carried, in words that no vote of a record has."""

_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+|nil|none|no)"
_SIDES = {
    "for": r"(?:for|in favou?r|yes|yeas?|ayes?|supporting)",
    "against": r"(?:against|oppos(?:ed|ing)|noe?s?|nays?)",
    "abstentions": r"(?:abs(?:t(?:ain(?:ed|ing)?|entions?)?)?\.?|withheld)",
}
"""The words for each side. Votes *withheld*, as companies and societies count them, are those of members who abstained."""
_DASHED = re.compile(rf"(?:by\s+)?({_COUNT})\s*[{DASH}/:]\s*({_COUNT})(?:\s*[{DASH}/:]\s*({_COUNT}))?", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:by\s+)?(\d[\d,]*)\s*(?:votes?\s+)?to\s+(\d[\d,]*|nil|none)(?:\s+votes?)?"
    r"(?:[,;]?\s*(?:\(\s*)?(?:with|and)?\s*(\d+)\s+abst(?:entions?|ain(?:ed|ing)|\.)?\)?)?",
    re.IGNORECASE,
)
_AS_AMENDED = re.compile(r",?\s*\bas amended\b,?", re.IGNORECASE)
_BY_WHOM = re.compile(
    rf"(?:(?:by|at) (?:the )?(?:{MEETING}|movers?|proposers?|delegates)\b)?",
    re.IGNORECASE,
)
_FILLERS = re.compile(rf"\b(?:votes?|voting|with|and|by|to|of|the|was|figures)\b|[\s,;:.()/|·•{DASH}]", re.IGNORECASE)
_EDGES = " .,;:()[]"

_OTHER_SIDE = re.compile(
    r"\b(?:obs(?:erv(?:ers?|ing))?|present|recused|absent|(?:did )?not vot(?:e|ing)|spoil(?:t|ed)(?: ballots?| papers?| votes?)?|void|invalid|blank)\.?\s*[:=]?\s*\d+",
    re.IGNORECASE,
)
"""Those who are neither for nor against and did not abstain, as far as a paper says: `Obs. 1`."""

_SHARE = re.compile(r"(?<=\d)\s*[(\[]\s*\d{1,3}(?:\.\d+)?\s?%\s*[)\]]")
"""The share of the votes, beside their number: `For 1,204 (99.2%)`."""
_MONTH = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)})"
_DATE_OR_TIME = re.compile(
    rf"(?:19|20)\d\d[{DASH}/.]\d{{1,2}}(?:[{DASH}/.]\d{{1,2}})?(?:[T ].*)?"
    rf"|\d{{1,2}}[{DASH}/.]\d{{1,2}}[{DASH}/.](?:19|20)\d\d(?:[T ].*)?"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/\d\d|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/\d\d"
    rf"|0\d[{DASH}/:.]\d+(?:[{DASH}/:.]\d+)?|\d+[{DASH}/:.]0\d(?:[{DASH}/:.]\d+)?"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
    rf"|(?:\d{{1,2}}[ {DASH}/.]+)?{_MONTH}\.?(?:[ {DASH}/.,]+\d{{1,4}}){{0,2}}",
    re.IGNORECASE,
)


_RATIO = re.compile(r"(?:by\s+)?(?:[1-9]\s*:\s*[1-9]|[2-9]\s+to\s+1)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VoteFound:
    """A vote as a record writes it: its figures (`45 for, 12 against`) and its way (`on a card vote`), either or both.

    `note` says what figures there are where those of a side are missing.
    """

    figures: str = ""
    note: str = ""
    is_amended: bool = False
    way: str = ""

    @property
    def text(self) -> str:
        """Both together: `45 for, 12 against, on a card vote`."""
        return join_vote(self.figures, self.way)


def is_date_or_time(text: str) -> bool:
    """Whether a text is a day or a time, as spreadsheet programs make of a vote: `12-3` turns into `2026-03-12`, `12-Mar` or
    `12/03/2026`, and `12:3` into `12:03:00`."""
    return _DATE_OR_TIME.fullmatch(" ".join(text.split())) is not None


def is_ratio(text: str) -> bool:
    """Whether a text may say how the votes were divided in place of how many there were: `2:1`, `by 3 to 1`."""
    return _RATIO.fullmatch(" ".join(text.split()).strip(_EDGES)) is not None


def vote(text: str) -> VoteFound | None:
    """A vote, in figures or in words, and nothing else.

    - `45 for, 12 against, 3 abstentions`; `For: 45 Against: 12 Abstain: 3`; `(Yes: 87, No: 3)`; `45-12-3`, `45/12`, `by 4 votes to 55`;
    - `by 45-12`, `45 voting for and 12 against`, `by 45 votes to 12 (3 abstentions)`;
    - `Aye 6 Nay 11 Obs. 1`, of which only a note is kept;
    - `unanimously`, `nem con`, `on a card vote`; both, as in `on a card vote, 45 for, 12 against`.

    None where anything in it is not understood, or where it is a date, a time or a ratio.
    """
    if is_date_or_time(text) or is_ratio(text):
        return None
    words = " ".join(_SHARE.sub(" ", text).split()).strip(_EDGES)
    is_amended = _AS_AMENDED.search(words) is not None
    words = re.sub(r"\bunan\b", "unanimously", _AS_AMENDED.sub("", words), flags=re.IGNORECASE).strip(_EDGES)
    if _BY_WHOM.fullmatch(words):
        return VoteFound(is_amended=is_amended)
    if NO_VOTE.fullmatch(words):
        return VoteFound(note=f"The document says: {words.lower()}.", is_amended=is_amended)
    way, rest = _ways(words)
    if counted := _DASHED.fullmatch(rest) or _AGAINST.fullmatch(rest):
        return VoteFound(figures(*(part or "" for part in counted.groups())), is_amended=is_amended, way=way)
    counts, rest = _counted(rest)
    if {"for", "against"} <= set(counts) and (other := _OTHER_SIDE.search(rest)):
        # What a record has no field for may be a part of the vote: none of its figures is recorded.
        rest = rest[: other.start()] + rest[other.end() :]
        return (
            None
            if _FILLERS.sub("", rest)
            else VoteFound(note=f"The document says: {words}.", is_amended=is_amended, way=way)
        )
    if _FILLERS.sub("", rest):
        return None
    if sides := counts_of(counts):
        return replace(sides, is_amended=is_amended, way=way)
    return VoteFound(is_amended=is_amended, way=way) if way else None


def counts_of(counts: Mapping[str, str]) -> VoteFound | None:
    """A vote out of the number of each side that is known: `for`, `against`, `abstentions`. None where one is no number."""
    if {"for", "against"} <= set(counts):
        text = figures(counts["for"], counts["against"], counts.get("abstentions", ""))
        return VoteFound(text) if text else None
    if not counts or not all(_count(count).isdecimal() for count in counts.values()):
        return None
    listed = ", ".join(f"{count} {'for' if name == 'for' else name}" for name, count in counts.items())
    return VoteFound(note=f"Of the vote the document gives only: {listed}.")


def join_votes(votes: Sequence[VoteFound], note: str = "") -> VoteFound | None:
    """One vote out of what several places say of it, with a note that stands beside them. None where their figures differ.

    Where there are figures, the way of voting goes into the note: a record has one or the other as its vote.
    """
    known = list(dict.fromkeys(vote.figures for vote in votes if vote.figures))
    if len(known) > 1:
        return None
    ways = ", ".join({_plain(vote.way): vote.way for vote in votes if vote.way}.values())  # "nem con" and "nem. con."
    notes = [note, *(vote.note for vote in votes if not known)]
    if known and ways:
        notes.append(f"{ways[0].upper()}{ways[1:]}.")
    amended = any(vote.is_amended for vote in votes)
    return VoteFound("".join(known), " ".join(dict.fromkeys(filter(None, notes))), amended, "" if known else ways)


def _plain(way: str) -> str:
    return way.replace(".", "").casefold()


def join_vote(*parts: str) -> str:
    """Figures and a way of voting as a record writes them together; either may be empty."""
    return ", ".join(filter(None, parts))


def _ways(words: str) -> tuple[str, str]:
    """The ways of voting that a text names, and what is left of it without them."""
    named = [in_words(match.group()) for match in re.finditer(rf"\b{WAY}", words, re.IGNORECASE)]
    rest = re.sub(rf"\b{WAY}", " ", words, flags=re.IGNORECASE)
    return " ".join(named), " ".join(rest.split()).strip(_EDGES)


def in_words(way: str) -> str:
    """A way of voting as a record writes it: `UNANIMOUS` → `unanimously`, `card vote` → `on a card vote`."""
    way = " ".join(way.lower().split())
    if way in ("unanimous", "overwhelming"):
        return f"{way}ly"
    if way == "with acclamation":
        return "by acclamation"
    if bare := re.fullmatch(rf"(?:(?:on|by|in) )?({SHOW}|card vote|secret ballot)", way):
        return f"on a {bare[1]}"
    return way


def _counted(words: str) -> tuple[dict[str, str], str]:
    """The figures of each side, and what is left. All stand before the names of their sides, or all after, as the first does."""
    number = re.search(r"\d|\b(?:nil|none)\b", words, re.IGNORECASE)
    side = re.search(rf"\b(?:{'|'.join(_SIDES.values())})(?![\w])", words, re.IGNORECASE)
    comes_first = number is not None and side is not None and number.start() < side.start()
    rest, counts = words, {}
    for name, side_words in _SIDES.items():
        shape = (
            rf"\b(?P<n>{_COUNT})\s+(?:(?:votes?|voted|voting|members|delegates|recorded)\s+)?{side_words}(?!\w)"
            if comes_first
            else rf"\b{side_words}\s*[:=,–—-]?\s*(?P<n>{_COUNT})\b"
        )
        if match := re.search(shape, rest, re.IGNORECASE):
            counts[name] = match["n"]
            rest = rest[: match.start()] + " " + rest[match.end() :]
    return counts, rest


def figures(in_favour: str, against: str, abstentions: str = "") -> str:
    """A vote's figures as a record writes them: `45 for, 12 against, 3 abstentions`. Empty where one is no number."""
    counts = [_count(text) for text in (in_favour, against, abstentions)]
    if not counts[0].isdecimal() or not counts[1].isdecimal() or (counts[2] and not counts[2].isdecimal()):
        return ""
    numbers = [int(count) for count in counts if count]
    words = f"{numbers[0]} for, {numbers[1]} against"
    return words + (f", {numbers[2]} abstention{'' if numbers[2] == 1 else 's'}" if counts[2] else "")


def without_sides(text: str) -> bool:
    """Whether a vote in figures does not say which side is which: `71–54`, `by 71 to 54`."""
    return re.search(rf"\b(?:{'|'.join(_SIDES.values())})(?!\w)", text, re.IGNORECASE) is None


def goes_with(vote: str, decision: Decision) -> bool:
    """Whether a vote as a record writes it gives a decision by its figures alone: carried by more for than against, lost by as
    many or fewer. What has no figures goes with any, and so does any vote with another decision."""
    lead = _lead(vote)
    return lead is None or decision not in (*CARRIED, Decision.LOST) or (lead > 0) is (decision in CARRIED)


def is_outvoted(vote: str) -> bool:
    """Whether a vote in figures, as a record writes it, has fewer for than against: `10 for, 20 against`."""
    lead = _lead(vote)
    return lead is not None and lead < 0


def _lead(vote: str) -> int | None:
    """By how many more a vote in figures is for than against."""
    counts = [int(count) for count in re.findall(r"\d+", vote.replace(",", ""))[:2]]
    return counts[0] - counts[1] if len(counts) == 2 else None


def _count(text: str) -> str:
    text = re.sub(r"[, ]|\.0$", "", text.strip())
    return "0" if text.lower() in ("nil", "none", "no") else text


_N = r"(?<![\w.,£$€])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?!\w|[.,]\d|\s?%)"
_CAST = r"(?:(?:votes?|hands?|cards?|members?|delegates?|were|was|cast|raised|voted|voting)\s+){0,4}"
_SIDE_WORDS = {
    "for": r"(?:for|in (?:favou?r|support))(?!\w)",
    "against": r"against(?!\w)",
    "abstentions": r"abst(?:ain(?:ed|ing)?|entions?)(?!\w)",
}
_OF_IT = rf"(?:\s+(?:the\s+{MOTION}|it))?"
"""`for the motion 45 and against it 12`."""
_NUMBER_FIRST = {side: re.compile(rf"{_N}\s+{_CAST}{words}", re.IGNORECASE) for side, words in _SIDE_WORDS.items()}
_SIDE_FIRST = {
    side: re.compile(rf"\b{words}{_OF_IT}\s*[:=,–—-]?\s*{_N}", re.IGNORECASE) for side, words in _SIDE_WORDS.items()
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

"""The shape of people's names, and surnames alone where what stands beside them says what they are: `Prop. Wick, sec. Roe`."""

import re
from collections.abc import Collection, Iterator

from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.names import PLACES
from scripts.intake.vocabulary.people import HONORIFIC, is_surely_person
from scripts.intake.vocabulary.speeches import OPINED, SPOKE

TITLED = rf"(?:{HONORIFIC}|\bCouncillor\b|\bDelegate\b)"
CAPITALISED = r"(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŴŶ][\w'’]*[a-zà-ÿŵŷ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]+|(?:-[a-zà-ÿŵŷ]\w*){1,2})?"
SURNAME = rf"(?:{CAPITALISED}|[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{2,}})"
INITIALS = r"(?:[A-ZÀ-Þ](?:\.\s?|\s)){1,3}"
NAME = (
    rf"(?:{TITLED}\s+(?:{INITIALS})?{SURNAME}(?:[ ]{SURNAME})?|{INITIALS}{SURNAME}"
    rf"|{CAPITALISED}(?:[ ](?:[A-Z]\.?|van|de|der|von|bin|ap|ab|al|{SURNAME})){{0,2}}[ ]{SURNAME})(?![\w'’])"
)
SURNAMES = rf"{SURNAME}(?:\s*/\s*{SURNAME}){{1,3}}"
NO_NAME = re.compile(
    r"\b(?:This|That|These|The|An|Our|We|It|All|Any|No|None|Nil|Motions?|Resolutions?|Amendments?|Composite|Proposals?|Conference|Congress|"
    r"AGM|SGM|Annual|General|Special|Meeting|Union|Council|Standing|Orders?|Rules?|Bill|Act|Chair|President|Secretary|Treasurer|"
    r"Vice|National|Branch|Ward|Chapter|Synod|Senate|Assembly|Executive|Officers?|Delegates?|Members?|Proposed|Seconded|Moved|"
    r"January|February|March|April|June|July|August|September|October|November|December|"
    r"Emergency|Urgent|Late|Amended|Revised|Deferred|Ordinary|Policy|Draft|Hospital|School|Street|Road|House|Court|Centre|Mill|Works|Workers|Students|Women|Youth|Board|Office|Service)\b"
)


def is_name_here(name: str) -> bool:
    """Whether a name beside such a word is a person's: it does not say that it is a body, a place or anything else."""
    if is_surely_person(name):
        return True
    return not (kind_of_body(name) or PLACES.search(name) or NO_NAME.search(name))


def is_no_surname(text: str) -> bool:
    """Whether a word says that a name, or one in a list of names, is a body's or no name at all: `Executive`, `Hill Branch`."""
    names = re.sub(r"\([^()]*\)", "", text)
    return kind_of_body(names) is not None or NO_NAME.search(names) is not None


_PUT = r"(?i:prop|proposed|proposer|mvd|moved|mover|sec|seconded|seconder|2nd|supp|supported|opposed|thirded)(?![\w’'])[.:]?"
_INVERTED = rf"{SURNAME},\s*[A-Z]\.?(?:\s?[A-Z]\.?){{0,2}}(?!\w)"
_ONE = rf"(?:{_INVERTED}|(?:{INITIALS})?{SURNAME}(?:[ ]{SURNAME}){{0,2}})(?:\s*\([^()]{{1,40}}\))?"
_PUT_BY = re.compile(rf"{_PUT}\s*(?:by:?\s+)?(?P<who>{_ONE})[\s,;/–—-]*(?:and\s+)?")
_LINE_OF_MOVERS = re.compile(rf"\W*(?:{_PUT_BY.pattern.replace('?P<who>', '?:')}){{2,4}}\W*")
_LINE_OF_INVERTED = re.compile(rf"\W*{_INVERTED}(?:\s*(?:[–—/;&-]|\band\b)\s*{_INVERTED}){{0,3}}\W*")
_TO_DO = re.compile(rf"(?P<who>{NAME})\s+(?:to|will)\s+(?:formally\s+)?(?:move|propose|second|oppose|sum\s+up|reply)\b")


def movers_in(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a line of who moved and seconded names them: `Prop. Wick, sec. Roe`, `WICK, J. – ROE, K.`, `Percy Wick to move.`"""
    if _LINE_OF_INVERTED.fullmatch(sentence):
        yield from (found.span() for found in re.finditer(_INVERTED, sentence))
    elif _LINE_OF_MOVERS.fullmatch(sentence):
        yield from (found.span("who") for found in _PUT_BY.finditer(sentence) if not is_no_surname(found["who"]))
    yield from (found.span() for found in _TO_DO.finditer(sentence) if is_name_here(found["who"]))


_ALONE = re.compile(
    rf"(?<![\w’'])(?P<did>{SURNAME})\s+(?:dissenting|dissented|abstaining|abstained|objecting|voting against)\b"
    rf"|\b(?:[Oo]pposed|[Mm]oved|[Pp]roposed|[Ss]econded|[Ss]upported)\s+by\s+(?P<by>{SURNAME})(?=\W*$|\s*[,.;()]|\s+(?:and|who|then)\b)"
    rf"|\b(?:after|when|while|until)\s+(?P<told>{SURNAME})\s+(?:{OPINED}|{'|'.join(sorted(SPOKE))})\b"
)


def surnames_told(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a surname alone may stand beside what somebody did: `CARRIED, Wick dissenting`, `Opposed by Wick.`; so that it is shown
    to nobody, and nothing is cut by it."""
    for found in _ALONE.finditer(sentence):
        part = next(part for part in ("did", "by", "told") if found[part])
        if is_name_here(found[part]):
            yield found.span(part)


def may_be_surnames(text: str, common: Collection[str]) -> bool:
    """Whether a line may be two to four people's surnames and nothing else, `(Wick, Roe)`: none of its words is one of `common`."""
    parts = re.split(r"\s*[,/&;]\s*|\s+and\s+", text.strip(" ()[]."))
    if not 1 < len(parts) <= MOST_NAMES or not all(_PART.fullmatch(part) and is_name_here(part) for part in parts):
        return False
    return not any(word.lower() in common for word in re.findall(r"\w+", text))


MOST_NAMES = 4
_PART = re.compile(rf"(?:{INITIALS})?{CAPITALISED}(?:[ ](?:[A-Z]\.?|{CAPITALISED}))?")

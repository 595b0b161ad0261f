"""The sentence by which minutes introduce a motion below its title: `Motion 3, standing in the name of the Quay Branch, was not reached:`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.intake.documents.lines import Line
from scripts.intake.marks.debate import debate
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.likely import likely_result
from scripts.intake.vocabulary.movers import people_named_in, sentences
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import is_opening, made_of
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import DASH

INTRODUCED = "how the motion is introduced"
OF_INTRODUCTION = "number"
"""The value of a part that is the motion's number, below its title."""
OF_MINUTES = "of minutes"
"""The form of a motion's first line with the number of an item of the minutes, which is not the motion's."""
RULE = "introduction"
_KIND = r"(?:emergency|urgent|late)\s+(?:motion|resolution)|composite(?:\s+(?:motion|resolution))?|motion|resolution"
_BEGINS = re.compile(
    rf"(?:the\s+)?(?P<own>(?:{_KIND})(?:\s+(?:(?:no\.?|number)\s*)?(?-i:[A-Z]{{0,2}}\d{{1,3}}[A-Z]?|[A-Z])(?![\w’'-]))?)"
    r"(?P<rest>,?\s+(?:(?:standing|which|made|composed|formed|submitted|sent|proposed|moved|tabled|put|brought)\b|was\b[^.;]*\b(?:moved|proposed|submitted|tabled|put)\b"
    r"|(?:in the names? of|from|of|by)\s+(?:the\s+)?(?-i:[A-Z])).*)",
    re.IGNORECASE | re.DOTALL,
)
_MADE_OF = re.compile(
    r"\b(?:made (?:up )?(?:of|from)|composed of|formed (?:of|from)|composite of)\s+(?P<parts>(?:motions?|resolutions?)\s+[\d,\sand&]*\d)",
    re.IGNORECASE,
)
_PUT_BY = re.compile(
    r"\b(?:in the names? of|on behalf of|(?:submitted|sent(?: in)?|proposed|moved|tabled|put|brought)(?:\s+forward)?\s+by|from|for)\s+(?:the\s+)?"
    r"(?P<body>(?-i:[A-Z])[^,;:.()]{2,80}?)(?=\s*(?:[,;:.(]|$)|\s+(?:and|which|who|to|was|were|on behalf of|in the names? of|for)\s)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?P<stem>\d{1,4}/|\d{1,3}\.(?=\d))?(?P<number>\d{1,3})[.):]?\s+(?=[A-Z“\"‘])")
LONGEST_TITLE = 100
_KIND_FIRST = re.compile(
    rf"(?:emergency|urgent|late|composite)\s+(?:motion|resolution)\s*[.:{DASH}]\s+(?=\S)", re.IGNORECASE
)
FEWEST = 3
"""The motions that have to be introduced so, before the numbers of other lines are taken for those of items."""


def introduces_motion(text: str) -> bool:
    """Whether a sentence introduces a motion: `Motion 1, standing in the name of the Quay Branch, was moved by …:`."""
    return _BEGINS.match(text) is not None and (text.rstrip().endswith(":") or _PUT_BY.search(text) is not None)


def named(own: str) -> NumberFound:
    """Number and kind in what a sentence calls the motion: `Composite A`, `The emergency motion`."""
    if own.endswith(")") and (found := _OWN_NUMBER.search(own)):
        own = f"Motion {found['number']}" if found["number"] else found.group()
    return number(f"{own} X") or NumberFound("", own, OF_MINUTES)


def title_pieces_of(text: str) -> list[Piece]:
    """A title, after the word for what kind of motion it is, and before its number: `Emergency motion: the pier (order paper no. 5)`."""
    kind, numbered = _KIND_FIRST.match(text), _IN_BRACKETS.search(text)
    start, end = kind.end() if kind else 0, numbered.start() if numbered else len(text)
    pieces = [
        Piece(Role.SKIP, text[:start].strip(), INTRODUCED, RULE),
        Piece(Role.TITLE, text[start:end], "", RULE),
        *_numbered_pieces(text[end:]),
    ]
    return [piece for piece in pieces if piece.text]


def _numbered_pieces(bracketed: str) -> list[Piece]:
    """What stands in brackets after a title: `(nos. 4 and 7, together as Composite 1)`."""
    parts = _NUMBERS.search(bracketed)
    if parts is None:
        return [Piece(Role.PART, bracketed.strip(), OF_INTRODUCTION, RULE)]
    start, end = parts.span()
    return [
        Piece(Role.SKIP, bracketed[:start].strip(), INTRODUCED, RULE),
        Piece(Role.MADE_OF, bracketed[start:end], "", RULE),
        Piece(Role.PART, bracketed[end:], OF_INTRODUCTION, RULE),
    ]


_NUMBERS = re.compile(
    r"(?:(?:motions?|resolutions?)\s+)?\b(?:nos\.?|numbers|motions|resolutions)\s+\d+(?:\s*,\s*\d+)*,?\s+(?:and|&)\s+\d+(?=.*\bcomposite\b)",
    re.IGNORECASE,
)


def title_introduced(text: str, below: str) -> NumberFound | None:
    """A motion's title, perhaps after the number of an item of the minutes, where the sentence below it introduces the motion and
    says its number or kind; else None."""
    begins = _BEGINS.match(below) if introduces_motion(below) else None
    own = named(begins["own"]) if begins else None
    if own is None or not (own.number or own.kind) or not may_be_title(text):
        return None
    item = _ITEM.match(text)
    return NumberFound(own.number, text[item.end() :] if item else text, OF_MINUTES, own.kind)


def title_over_quoted(text: str, below: str) -> NumberFound | None:
    """A motion's title above a paragraph that tells all of it, its words in quotation marks: `Night ferries (order paper no. 1)`."""
    if not may_be_title(text) or quoted_within(below) is None:
        return None
    bracketed = _IN_BRACKETS.search(text)
    item = _ITEM.match(text)
    own = named(bracketed.group()) if bracketed else None
    return NumberFound(
        own.number if own else "", text[item.end() :] if item else text, OF_MINUTES, own.kind if own else None
    )


def quoted_within(text: str) -> tuple[int, int] | None:
    """Where in a paragraph the words of a motion stand in quotation marks: `Ms Wick, for the Quay Branch, proposed: “That …” Carried.`"""
    begins = _QUOTED.search(text)
    length = end_of_quoted(text[begins.start() :]) if begins else 0
    if begins is None or length < FEWEST_QUOTED or length == len(text.strip()):
        return None
    return begins.start(), begins.start() + length


_QUOTED = re.compile(r"“(?=(?:That|This|In [Rr]ule)\b)")
FEWEST_QUOTED = 22
"""The characters of a quotation, with its marks, from which on it may be a motion's words."""


def end_of_quoted(text: str) -> int:
    """Where the quotation ends with which a text begins; 0 where it does not."""
    if text[0] == '"':
        return text.find('"', 1) + 1
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "“") - (character == "”")
        if not depth:
            return at + 1
    return 0


def told_at_once(section: Section, at: int) -> list[Piece]:
    """The pieces of such a paragraph: who put the motion, its words, and the debate."""
    text = section.lines[at].text.strip()
    start, end = quoted_within(text) or (0, 0)
    before, after = text[:start], text[end:]
    pieces = _with_body(section, before) if before.strip() else []
    if named_below := _STOOD.match(after):
        body = named_below.span("body")
        pieces_after = [
            *_said(after[: body[0]]),
            Piece(Role.PROPOSER, after[slice(*body)], "", RULE),
            *_end(after[body[1] :]),
        ]
    else:
        pieces_after = debate(section, after.strip()) if after.strip() else []
    return [*pieces, Piece(Role.WORDS, text[start:end], "", RULE), *pieces_after]


_STOOD = re.compile(
    r"\s*(?:which\s+)?(?:stood|standing|was|had been)\s+(?:\w+\s+)?(?:in the names? of|by|from)\s+(?:the\s+)?(?P<body>[A-Z][^,;:.()]{2,80}?)(?=\s*[,;:.(]|\s+(?:and|which|who|was)\s)"
)


def _with_body(section: Section, text: str) -> list[Piece]:
    """A sentence with the body that it names as having put the motion."""
    body = _body_in(section, text, (_PUT_BY, _GAVE_NOTICE))
    if body is None:
        return _said(text)
    return [*_said(text[: body[0]]), Piece(Role.PROPOSER, text[slice(*body)], "", RULE), *_said(text[body[1] :])]


_GAVE_NOTICE = re.compile(
    r"^The\s+(?P<body>[A-Z][^,;:.()]{2,80}?)\s+(?:(?:then|had|now)\s+)*(?:moved|proposed|submitted|tabled|given notice|gave notice|put)\b"
)
_IN_BRACKETS = re.compile(
    r"\s*\([^()]*\b(?:nos?|numbers?|motions?|resolutions?|composite)\b[^()]*\d[^()]*\)$", re.IGNORECASE
)
_OWN_NUMBER = re.compile(
    r"\b(?:composite(?: motion)?\s+(?:[A-Z]|\d+)\b|(?:no|number)\b\.?\s*(?P<number>[A-Z]{0,2}\d+[A-Z]?))", re.IGNORECASE
)


def register_of(text: str) -> str:
    """What the numbers of a register's items have in common, `35/` or `4.`; empty where a line has no such number and a title."""
    item = _ITEM.match(text)
    return item["stem"] or "" if item and may_be_title(text) else ""


def may_be_title(text: str) -> bool:
    """Whether a line may be the title above such a sentence."""
    found = number(text)
    is_plain = len(text) < LONGEST_TITLE and not re.search(r"[.;:,]$", text) and not is_opening(text)
    return bool(text) and is_plain and not (found and found.is_worded and found.number) and not introduces_motion(text)


def introduced_heads(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The first lines of motions; where several have a title and are introduced below it, without the minutes' other items."""
    texts = ["" if line.cells else line.text.strip() for line in lines]
    introduced = {at: found for at, pair in enumerate(pairwise(texts)) if (found := title_introduced(*pair))}
    if len(introduced) < FEWEST:
        return dict(heads)
    others = {at: found for at, found in heads.items() if found.is_worded and not introduces_motion(texts[at])}
    return dict(sorted((others | introduced).items()))


def introduction(section: Section, at: int) -> list[Piece]:
    """The pieces of such a sentence: the motion's number, what a composite is made of, who put it, and what became of it."""
    text = section.lines[at].text.strip()
    begins = _BEGINS.match(text)
    if begins is None:
        return []
    parts: list[tuple[int, int, Role, str]] = []
    own = named(begins["own"])
    if own.number or own.kind:
        parts.append((*begins.span("own"), Role.PART, OF_INTRODUCTION))
    made = _MADE_OF.search(text)
    if made and made_of(made["parts"]):
        parts.append((*made.span("parts"), Role.MADE_OF, ""))
    if body := _body_in(section, text, (_PUT_BY,)):
        parts.append((*body, Role.PROPOSER, ""))
    done = 0
    pieces: list[Piece] = []
    for start, end, role, value in parts:
        pieces += _said(text[done:start])
        pieces.append(Piece(role, text[start:end], value, RULE))
        done = end
    return [*pieces, *_end(text[done:])]


def _body_in(section: Section, text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[int, int] | None:
    """Where a sentence names the body that put the motion, before it says who seconded."""
    put = re.split(r"\bsecond", text, maxsplit=1, flags=re.IGNORECASE)[0]
    found = (one for pattern in patterns for one in pattern.finditer(put))
    return next(
        (one.span("body") for one in found if says_body(one["body"]) or section.bodies.proposers(one["body"])), None
    )


def _end(text: str) -> list[Piece]:
    """What stands last, with what became of the motion: `, was withdrawn by leave of the meeting:`."""
    for start in [found.end() for found in re.finditer(r"(?:,|\band|\.)\s+(?=\S)", text)][::-1]:
        told = text[start:].strip(" :")
        if read_result(told) and not may_be_result(text[:start]):
            return [*_said(text[:start]), Piece(Role.RESULT, text[start:], "", RULE)]
        if likely_result(told):
            start = max((found.end() for found in re.finditer(r"\.\s+(?=[A-Z])", text[:start])), default=start)
            return [*_said(text[:start]), Piece(Role.UNSURE, text[start:], "", RULE)]
    return [Piece(Role.UNSURE, text, "", RULE)] if likely_result(text) or may_be_result(text) else _said(text)


def _said(text: str) -> list[Piece]:
    """What else is said; people are left out and counted."""
    if not re.search(r"\w", text):
        return [Piece(Role.SKIP, text.strip(), INTRODUCED, RULE)] if text.strip() else []
    role = Role.NAME if any(people_named_in(one) for one in sentences(text)) else Role.SKIP
    return [Piece(role, text, "" if role is Role.NAME else INTRODUCED, RULE)]


_BODY_FIRST = re.compile(
    r"(?P<body>(?:(?:emergency|urgent|late)\s+(?:item|motion|resolution|business)\s+(?:from|by)\s+(?:the\s+)?)?(?P<name>(?-i:[A-Z])[^:;.,()]{3,80}?)\s*:)"
    r"\s+(?P<title>\S.*)",
    re.IGNORECASE,
)
BODY_FIRST = "a body before the title"
"""The form of a motion's first line that has who put it before the title: `4.2 Quay Branch: the price of rope`."""


def with_bodies_first(heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The same first lines of motions, those that have who put it before the title known for it where most have."""
    first = {
        at: found
        for at, found in heads.items()
        if (body := _BODY_FIRST.fullmatch(found.rest)) and says_body(body["name"])
    }
    if len(first) < FEWEST or len(first) * 2 < len(heads):
        return dict(heads)
    return {at: replace(found, form=BODY_FIRST) if at in first else found for at, found in heads.items()}


def body_and_title(text: str) -> list[Piece]:
    """Who put a motion, and its title: `Quay Branch: the price of rope`."""
    found = _BODY_FIRST.fullmatch(text)
    if found is None:
        return title_pieces_of(text)
    said = [Piece(Role.PART, text[: found.start("name")].strip(), OF_INTRODUCTION, RULE)] if found.start("name") else []
    name = Piece(Role.PROPOSER, text[found.start("name") : found.end("body")], "", RULE)
    return [*said, name, Piece(Role.TITLE, found["title"], "", RULE)]


def other_item(lines: Sequence[Line]) -> int:
    """Where below a motion of minutes, whose first line has an item's number, another item begins; their count where none does.

    `35/10 Presentation` below `35/09 Soap allowance`, and `18. Elections` below `17. A library`.
    """
    own, *others = [None if line.cells else _ITEM.match(line.text.strip()) for line in lines]
    for at, item in enumerate(others, 1):
        if own and item and (own["stem"] or may_be_title(lines[at].text.strip())):
            following = (own["stem"], int(own["number"]) + 1)
            above = (None, int(own["stem"].strip("./")) + 1) if own["stem"] else None
            if (item["stem"], int(item["number"])) in (following, above):
                return at
        if own and item and item["stem"] == own["stem"]:
            return len(lines)  # a list within the motion
    return len(lines)


def minuted(section: Section, at: int) -> str:
    """The number of a paragraph below that of the motion's own item, `4.2.1` below `4.2`: it tells of the meeting; else empty."""
    own = re.match(r"\d+(?:\.\d+)+(?=\s)", section.lines[0].text.strip())
    text = section.lines[at].text.strip()
    found = re.match(rf"{re.escape(own.group())}\.\d+(?=\s)", text) if own and not section.lines[at].cells else None
    return found.group() if found else ""


def said_above(text: str) -> list[Piece]:
    """What is told above a motion's words, people left out, with what became of it where that stands last."""
    return _end(text)

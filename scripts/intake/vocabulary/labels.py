"""Labels of proposers, decisions and other parts, on a line of text or over a column of a table: one vocabulary for lists, tables and forms."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from scripts.intake.vocabulary.names import is_like_a_name, says_body
from scripts.intake.vocabulary.phrases import is_date_line
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MEETING, MOTION

_NO = r"(?:nos?|numbers?|nrs?|ref(?:erence)?|#)"
_BODY = r"(?:branch|body|union|organisation)"
_SIDE = r"(?:total |card )?(?:votes? )?(?:cast )?"
_EXECUTIVE = r"(?:[cgn]?ec|nc|executive(?: committee| council| board)?)"
_ADVISER = rf"(?:{_EXECUTIVE}|board|council|committee|region(?:al)?|branch|delegation|platform)(?: s)?"
_LIMIT = r"(?: (?:no|not) more than \d+ words| (?:up to|max(?:imum)?(?: of)?) \d+ words| \d+ words(?: max(?:imum)?)?)?"
_MOTION = r"(?:the |your |this )?(?:motion|resolution|policy|proposal)"

PARTS = {
    "amendment": rf"(?:amendment|amdt|amd)(?: {_NO})?",
    # Antragsgrün and OpenSlides export `identifier` or `Signature`.
    "number": (
        rf"(?:(?:motion|item|agenda(?: item)?|motion amendment|policy) )?{_NO}|(?:motion|resolution|policy) (?:id|code)"
        r"|identifier|signature"
    ),
    "notice number": rf"(?:notice|original|motion|agenda) {_NO}|{_NO} (?:in|of) the notice|notice|motion",
    "resolution number": rf"(?:resolution|res|new) {_NO}|{_NO} as a resolution|resolution|res",
    "title": rf"motion|resolution|question|proposition|proposal|(?:short |motion |resolution |policy |proposal )?(?:title|subject|topic|name|heading)(?: of {_MOTION})?{_LIMIT}",
    "committee": r"committee(?: heading)?|network|subject group|zone|section(?: of (?:the )?agenda)?|category|theme",
    "proposer": (
        rf"prop(?:os(?:er|ers|ed(?: by)?|ing(?: {_BODY})?))?|mvd|mov(?:er|ers|ed(?: by)?|ing(?: {_BODY})?)|submitted(?: by)?|submitters?"
        rf"|submitting {_BODY}|union|affiliate|organisation|received from|(?:motion )?from|sponsor(?:s|ed by)?|branch|source|originator"
        r"|(?:brought|put|tabled|written|authored|introduced) by|authors?"
        r"|your branch|branch name|name of (?:the |your )?branch"
    ),
    "seconder": rf"sec(?:ond(?:er|ers|ed(?: by)?|ing {_BODY}))?|2nd|support(?:er|ers|ed(?: by)?)|co ?sponsor(?:s|ed by)?",
    "decision": (
        rf"(?:(?:{MEETING}|final|motion|substantive) )?(?:decision|decided|result|outcome)|status|state|passed|carried|adopted"
        r"|approved|declared"
        rf"|disposal|{MEETING} vote"
    ),
    "recommendation": (
        rf"(?:{_ADVISER} )?(?:policy|recommendation|position|advice|stance|view|says|recommends)|{_EXECUTIVE}"
        r"|(?:our|delegation|branch|region) vote"
    ),
    "for": rf"{_SIDE}(?:for|in favou?r|yes|ayes?)|(?:yes|for|aye) votes?",
    "against": rf"{_SIDE}(?:against|no|noes|nays?)|(?:no|against|nay) votes?",
    "abstentions": rf"{_SIDE}(?:abstentions?|abstain(?:ed|ing)?|abst?)",
    "vote": (
        r"votes?(?: (?:cast|count|figures))?|voting(?: figures)?|figures|count|majority"
        r"|(?:votes? |voting )?(?:for against|yes no|ayes? noe?s|f a|y n)(?: (?:abst?\w*|a))?"
    ),
    "wording": (
        rf"(?:full )?(?:text|wording|body)(?: of {_MOTION})?{_LIMIT}|motion(?: text| wording)?"
        r"|resolution(?: text)?|motion in full"
    ),
    "contact": (
        r"contact(?: officer)?|(?:lead |responsible )?officer(?: responsible)?|speaker|delegate|e ?mail(?: address)?|(?:tele)?phone"
        r"|responsib(?:le|ility)|owner|lead|who|(?:action )?by whom|action by|member|councillor"
        r"|name of (?:proposer|mover|seconder)|(?:proposer|mover|seconder)(?: s)? (?:full )?name|(?:your |full |first |last )name"
    ),
    "reason": r"reasons?|grounds|justification|explanation|rationale",
    "note": r"comments?|notes?|remarks?|actions?(?: taken| points?| required| agreed)?|follow up|response",
    "kind": r"(?:type|kind)(?: of motion)?|motion type",
    "emergency": r"(?:is (?:this|it|your (?:motion|resolution)) )?(?:an? )?(?:emergency|urgent|late)(?: (?:motion|resolution|business))?(?: (?:y n|yes no))?",
    "because": r"because|reason(?: for (?:the )?(?:decision|result))?|why",
    "date": (
        r"dates?|deadline|due(?: date)?|by when|dates?(?: of (?:the )?(?:decision|vote|debate|meeting))?|date (?:passed|debated|submitted|received)|decided on|day"
        r"|debated(?: on| session)?|session|when|time(?:stamp)?"
    ),
    "lapses": r"lapses?(?: on)?|lapsed|expir(?:y|es)(?: date| on)?|valid until|review(?: date| by)?|due for review",
    "sent to": r"(?:(?:sent|remitted|referred) )?to",
    "evidence": r"evidence|documents?|source",
}
"""What a heading or a label may name, each with the words for it. Some words stand for two parts (`No`, `Motion`)."""

BARE_MEETINGS = frozenset(
    (
        "agm",
        "annual general meeting",
        "conference",
        "congress",
        "meeting",
        "council",
        "assembly",
        "synod",
        "senate",
        "floor",
    )
)
"""Beside a column of the executive's advice, one called by the meeting alone says what the meeting decided."""

_WHOLE = {part: re.compile(words) for part, words in PARTS.items()}


def plain_heading(heading: str) -> str:
    """A heading in lower case, without what is neither letter nor digit: `Motion No.` → `motion no`.

    `%` stays: under `For (%)` there is no number of votes.
    """
    return " ".join(re.sub(r"[^\w#%]+", " ", heading.lower().replace("_", " ")).split())


def parts_named(heading: str, among: Iterable[str]) -> list[str]:
    """All of these parts that a heading may name, in their order.

    A table of results and a list of motions mean different things by `Motion` or `Source`: each asks in its own order.
    """
    name = plain_heading(heading)
    return [part for part in among if _WHOLE[part].fullmatch(name)]


IN_ORDER = (
    "amendment", "number", "wording", "title", "committee", "proposer", "seconder", "decision", "recommendation", "for",
    "against", "abstentions", "vote", "notice number", "resolution number", "contact", "reason", "note", "kind", "emergency", "sent to", "date",
    "lapses",
)  # fmt: skip
"""The parts that a motion list may name, in the order in which a doubtful word is taken: `Motion` is its wording."""

# Those that may stand before a value on a line of text. A paragraph may begin with "Motion" or "Action" as well.
ON_A_LINE = frozenset(
    (
        "proposer", "seconder", "decision", "committee", "title", "vote", "contact", "number", "notice number",
        "resolution number", "kind", "for", "against", "abstentions", "recommendation",
    )
)  # fmt: skip
ONLY_IN_TABLES = frozenset(
    (
        "source", "policy", "recommendation", "position", "advice", "stance", "from", "originator", "count", "majority",
        "moving", "proposing", "name", "heading", "theme", "section", "zone", "category", "carried", "passed", "officer", "no",
        "support", "supported", "figures", "notice", "resolution", "res", "state", "signature", "identifier", "ec", "nec",
        "cec", "gec", "nc", "executive", "executive committee", "executive council", "executive board", "who", "owner", "lead",
        "responsible", "responsibility", "proposal", "action by", "by whom", "action by whom", "member", "councillor", "branch vote", "our vote",
    )
)  # fmt: skip
"""Labels that a paragraph may well begin with: `Source: the census`."""
_SHORT = {
    "p": "proposer", "prop": "proposer", "s": "seconder", "sec": "seconder", "2nd": "seconder", "thirder": "seconder", "thirders": "seconder",
    "third": "seconder", "co proposer": "seconder", "co proposers": "seconder", "co signatories": "seconder", "joint proposers": "proposer",
    "in favour of the motion": "contact", "opposing": "contact",
    "in the name of": "proposer", "in the names of": "proposer", "on behalf of": "proposer", "seconded": "seconder",
    "moved on behalf of": "proposer", "proposed on behalf of": "proposer", "submitted on behalf of": "proposer",
    "lead": "contact", "lead officer": "contact", "lead member": "contact", "responsible officer": "contact", "signed": "contact", "signed by": "contact", "signatories": "contact", "supporters": "contact", "teller": "contact", "tellers": "contact",
    "in the chair": "contact", "chair": "contact", "proposer name": "proposer", "name of proposer": "proposer", "name of seconder": "seconder",
    "summation": "contact", "summing up": "contact", "right of reply": "contact", "received from": "proposer",
    "applicant": "proposer", "applicants": "proposer", "petitioner": "proposer", "petitioners": "proposer", "initiator": "proposer", "initiators": "proposer",
    "to move": "proposer", "to propose": "proposer", "to be moved": "proposer", "to be moved by": "proposer", "to be proposed by": "proposer",
    "to second": "seconder", "to be seconded": "seconder", "to be seconded by": "seconder", "to support": "seconder",
    **{
        f"{who}{side}": "contact"
        for who in ("speech", "speeches", "speaker", "speakers", "speaking", "spoke")
        for side in ("", " for", " against", " in favour", " in opposition", " in support")
    },
    "name of branch": "proposer", "submitting branch": "proposer", "name of submitting branch": "proposer", "submitting body": "proposer", "name of organisation": "proposer",
}  # fmt: skip
"""Labels of people and of names that stand on lines and over no column."""
_NO_COLON = re.compile(
    r"(?:(?:(?:the |this )?motion,? (?:(?:was|is|is being|has been) )?|(?:it|this) (?:was|is) )(?:duly |formally |then )?)?(?P<label>(?:proposed|moved|submitted|seconded|supported|sponsored|tabled) (?:jointly |formally )?by|(?:proposed|moved|submitted) on behalf of|seconded|in the names? of|on behalf of|signed by|signed|received from|mover|seconder|proposer)\s+(?P<value>(?:the\s+)?[A-Z].{1,140})",
    re.IGNORECASE,
)
_SECONDED_BY_NOBODY = re.compile(
    r"[,;]?\s+(?:and\s+)?(?:(?:was|is|has been)\s+)?(?:(?:formally|duly)\s+seconded"
    r"|seconded\s+(?:formally|from the (?:floor|hall|chair)|by (?:the chair|an?(?:other)? (?:delegate|member)|(?:several|various|many) (?:delegates|members))))(?=\W*$)",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?:\s+that)?[\s:,–—-]*$")
"""What leads from who put a motion to its words: `It was proposed by Weir Branch that:`."""


def part_named(label: str, among: Iterable[str] = IN_ORDER) -> str:
    """The first part that a label or a column's heading names: `Proposed by` → `proposer`. Empty where it names none of them."""
    return next(iter(parts_named(label, among)), "")


_OF_BODIES = {"moving": "proposer", "proposing": "proposer", "seconding": "seconder", "supporting": "seconder"}
"""Labels that a paragraph may begin with too: `Moving: how to pack`. They count before the name of a body."""


def _part_on_line(label: str, after: str) -> str:
    """Which part a label on a line names, one of ON_A_LINE; empty where it names none of them. `after` is what follows it."""
    plain, name = plain_heading(label), after.split("  ")[0].strip()
    if plain in _OF_BODIES:
        return _OF_BODIES[plain] if is_like_a_name(name) and says_body(name) else ""
    if plain in _SHORT:
        return _SHORT[plain]
    part = part_named(label)
    if not part and plain in name.lower().split() and says_body(name):
        return "proposer"  # "Lodge: Jib Lodge"
    return part if part in ON_A_LINE and plain not in ONLY_IN_TABLES else ""


TOGETHER = " + "
"""Stands between the parts that one column holds: `title + proposer`, under `Title and mover`."""


MAY_REPEAT = frozenset(("contact", "date", "lapses", "note", "reason", "recommendation", "seconder"))
"""Parts of which a table may have several columns. None of them is recorded."""


def columns_named(headings: Sequence[str]) -> tuple[str, ...]:
    """The parts that a table's headings name, each once; empty where a heading names none.

    Of a word that stands for several parts, that is taken which no other heading names: beside `Text`, `Motion` is a title.
    """
    may_be = _no_beside_yes([parts_named(heading, IN_ORDER) for heading in headings])
    taken: dict[int, str] = {}
    for at in sorted(range(len(headings)), key=lambda one: len(may_be[one])):
        taken[at] = next((part for part in may_be[at] if part in MAY_REPEAT or part not in taken.values()), "")
    for at, heading in enumerate(headings):
        if not taken[at]:
            halves = [part_named(half) for half in re.split(r"\s+and\s+|\s*[/&,(+]\s*", heading.strip(" )"))]
            is_new = len(set(halves)) == len(halves) > 1 and all(halves) and not set(halves) & set(taken.values())
            taken[at] = TOGETHER.join(halves) if is_new else ""
    plain = [plain_heading(heading) for heading in headings]
    parts = set(taken.values())
    for at, name in enumerate(plain):
        if name == "policy" and not {"title", "wording"} & parts:
            taken[at] = "title"
        elif name in BARE_MEETINGS and "recommendation" in parts and "decision" not in parts:
            taken[at] = "decision"
    return tuple(taken[at] for at in range(len(headings)))


def _no_beside_yes(may_be: Sequence[list[str]]) -> list[list[str]]:
    """What headings may name, where `No` counts votes: after `Yes` or `For`, or beside `Abstain`, if nothing else counts those
    against. Before them, as in `No | Motion | For`, it is the number."""
    sides = [bool({"for", "abstentions"} & set(parts)) for parts in may_be]
    if any("against" in parts and "number" not in parts for parts in may_be):
        return list(may_be)
    return [
        ["against"]
        if {"number", "against"} <= set(parts) and (any(sides[:at]) or any(sides[at + 1 : at + 2]))
        else parts
        for at, parts in enumerate(may_be)
    ]


AFTER_BULLETS = frozenset(("proposer", "seconder", "decision", "vote", "for", "against", "abstentions"))
"""Labels that count after a bullet too. An entry of a motion's own list may begin `• Chair:`."""
_BULLET = re.compile(r"[•●▪◦*·–—-]\s+(?=\S)")


@lru_cache(maxsize=20_000)
def labels(text: str) -> tuple[tuple[str, str], ...]:
    """The labelled values on a line, each with the part that it is.

    - `Proposer: London Branch`, `Proposed by – London Branch`, `Mover—London Branch`, `(Moved by London Branch)`;
    - two or more on one line: `Proposer: A   Seconder: B`, `For: 12 Against: 3`;
    - `• Proposer: London Branch`, of the labels AFTER_BULLETS;
    - `Proposer:` alone, with its value on the next line: an empty value.
    """
    plain = text.strip()
    if bullet := _BULLET.match(plain):
        after = labels(plain[bullet.end() :])
        return after if {part for part, _ in after} <= AFTER_BULLETS else ()
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    if len(plain) > 240:
        return ()
    marks = _labels_in(plain)
    if marks and marks[0][0] == 0:
        ends = [start for start, _, _ in marks[1:]] + [len(plain)]
        pairs = [(part, plain[begin:end].strip(" \t,;|/·•")) for (_, begin, part), end in zip(marks, ends, strict=True)]
        return tuple(pairs) if pairs[0][0] != "title" or pairs[0][1] else ()
    if alone := _NO_COLON.fullmatch(_SECONDED_BY_NOBODY.sub("", _THAT.sub("", plain))):
        label = re.sub(r"(?:jointly|formally) ", "", alone["label"].lower())
        part = _SHORT.get(label) or part_named(label)
        first, *others = re.split(
            r"[,;]?\s+(?:and\s+)?(?:(?:has been|was|is)\s+)?(?=(?:seconded|supported)(?: by)?\s|seconder\s)",
            alone["value"],
            flags=re.IGNORECASE,
        )
        first = first.strip(" .:")
        further = [labels(other) for other in others]
        # "Proposed by the Government, seconded by the Lords, the new law harms us." is a sentence.
        if part and is_like_a_name(first) and all(further):
            return ((part, first), *(pair for pairs in further for pair in pairs))
    return ()


def has_label(text: str, part: str) -> bool:
    """Whether a line has a label of this part, with a value or without."""
    return any(labelled == part for labelled, _ in labels(text))


_AFTER_LABEL = re.compile(rf"\s*(?::|\s[{DASH}](?=\s)|[–—](?=\s?[A-Z]))\s*")
_LAST_WORDS = tuple(
    re.compile(rf"(?:^|(?<=[\s,;|/.(]))(?P<label>[A-Za-z0-9][A-Za-z0-9]*(?:[ -][A-Za-z]+){{{count}}})$")
    for count in (3, 2, 1, 0)
)


def _labels_in(text: str) -> list[tuple[int, int, str]]:
    """The labels of a line: where each begins, where its value begins, and the part that it names."""
    found: list[tuple[int, int, str]] = []
    for after in _AFTER_LABEL.finditer(text):
        before = text[: after.start()]
        for pattern in _LAST_WORDS:
            label = pattern.search(before[-50:])
            if not label:
                continue
            start = len(before) - len(before[-50:]) + label.start()
            if part := _part_on_line(label["label"], text[after.end() :]):
                # Within a line a label has a capital; a word before a colon is often a word like another.
                if label["label"][0].isupper() or label["label"][0].isdigit() or (start == 0 and ":" in after.group()):
                    found.append((start, after.end(), part))
                break
    return found


_OF_WORDS = re.compile(
    rf"(?:{MOTION} (?:text|wording)|(?:full )?(?:text|wording)(?: of (?:the )?{MOTION})?)(?: ?\([^()]{{2,40}}\))?",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"expir(?:es|y|y date|es on)|lapse[sd](?: on)?|review (?:date|by)|due for review|amended(?: on)?|renewed(?: on)?|last reviewed"
    r"|(?:financial|budget(?:ary)?|cost|legal|staffing|resource|equality|environmental|climate) (?:implications?|impact|effects?)"
    r"|recommendation of the [a-z ]{3,30}|(?:branch |committee |date of (?:the )?(?:branch |committee )?)meeting(?: held(?: on)?)?|number present|reference committee|fiscal (?:note|impact)|applicability|for (?:office|internal) use(?: only)?|costs?|costings?|budget|word count|deadline|date (?:received|submitted|passed|introduced|filed|proposed)|introduced|(?:first|second|third) reading",
    re.IGNORECASE,
)


_PUT = re.compile(
    r"(?:date )?(?:tabled|lodged|submitted|received|moved|put|filed|posted|published)(?: on)?", re.IGNORECASE
)
"""When a motion was put, where a date stands after it: `Submitted: 4 May 2030`. `Submitted: Mill Branch` says who put it."""


def is_field(text: str) -> bool:
    """Whether a line is a field of a form with its label, which is no title: `Expires: March 2027`, `Motion text:`."""
    label, colon, value = text.strip().partition(":")
    is_put = _PUT.fullmatch(label.strip()) is not None and is_date_line(value)
    return is_label_of_words(text) or (bool(colon) and (is_put or _FIELD.fullmatch(label.strip()) is not None))


def is_label_of_words(text: str) -> bool:
    """Whether a line has the label of a motion's words: `Motion text:`, `Text: The Union shall buy a boat.`"""
    label, colon, _ = text.strip().partition(":")
    return bool(colon) and _OF_WORDS.fullmatch(label.strip()) is not None

"""What people call the columns of a table and the labels on a motion list: one vocabulary for results and for imports."""

import re
from collections.abc import Iterable

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
        r"(?:(?:agm|conference|congress|meeting|final|motion|substantive) )?(?:decision|decided|result|outcome)|status|state|passed|carried|adopted"
        r"|approved|declared"
        r"|disposal|(?:agm|conference|congress|meeting) vote"
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


def part_named(heading: str, among: Iterable[str] = PARTS) -> str:
    """The first of these parts that a heading names: `Proposed by` → `proposer`. Empty where it names none of them.

    A table of results and a list of motions mean different things by `Motion` or `Source`: each asks in its own order.
    """
    return next(iter(parts_named(heading, among)), "")


def parts_named(heading: str, among: Iterable[str] = PARTS) -> list[str]:
    """All of these parts that a heading may name, in their order."""
    name = plain_heading(heading)
    return [part for part in among if _WHOLE[part].fullmatch(name)]

"""What people call the columns of a table and the labels on a motion list: one vocabulary for results and for imports."""

import re
from collections.abc import Iterable

_NO = r"(?:nos?|numbers?|nrs?|ref(?:erence)?|#)"
_BODY = r"(?:branch|body|union|organisation)"

PARTS = {
    "amendment": r"amendment",
    # Antragsgrün and OpenSlides export `identifier` or `Signature`.
    "number": rf"(?:(?:motion|item|agenda(?: item)?|motion amendment) )?{_NO}|identifier|signature",
    "notice number": rf"(?:notice|original|motion|agenda) {_NO}|{_NO} (?:in|of) the notice|notice|motion",
    "resolution number": rf"(?:resolution|res|new) {_NO}|{_NO} as a resolution|resolution|res",
    "title": r"motion|resolution|question|proposition|(?:short |motion |resolution )?(?:title|subject|topic|name|heading)(?: of (?:the )?(?:motion|resolution))?",
    "committee": r"committee(?: heading)?|network|subject group|zone|section(?: of (?:the )?agenda)?|category|theme",
    "proposer": (
        rf"propos(?:er|ers|ed(?: by)?|ing(?: {_BODY})?)|mov(?:er|ers|ed(?: by)?|ing(?: {_BODY})?)|submitted(?: by)?|submitters?"
        rf"|submitting {_BODY}|received from|(?:motion )?from|sponsor(?:s|ed by)?|branch|source|originator"
        r"|(?:brought|put|tabled|written|authored) by|authors?"
    ),
    "seconder": rf"second(?:er|ers|ed(?: by)?|ing {_BODY})|support(?:er|ers|ed(?: by)?)|co ?sponsor(?:s|ed by)?",
    "decision": (
        r"(?:(?:agm|conference|congress|meeting) )?(?:decision|decided|result|outcome)|status|state|passed|carried|declared|disposal"
    ),
    "recommendation": r"(?:(?:nec|executive|ec) )?(?:policy|recommendation|position|advice|stance|view|says)",
    "for": r"(?:votes? )?(?:for|in favou?r|yes|ayes?)",
    "against": r"(?:votes? )?(?:against|no|noes|nays?)",
    "abstentions": r"(?:votes? )?(?:abstentions?|abstain(?:ed|ing)?|abst)",
    "vote": (
        r"votes?(?: (?:cast|count|figures))?|voting(?: figures)?|figures|count|majority|(?:votes )?for against(?: abst\w*)?"
    ),
    "wording": (
        r"(?:full )?(?:text|wording|body)(?: of (?:the )?(?:motion|resolution))?|motion(?: text| wording)?"
        r"|resolution(?: text)?|motion in full"
    ),
    "contact": r"contact(?: officer)?|(?:lead )?officer|speaker|name of mover|delegate|e ?mail|(?:tele)?phone",
    "reason": r"reasons?|grounds|justification|explanation|rationale",
    "note": r"comments?|notes?|remarks?|action(?: taken)?|response",
    "kind": r"(?:type|kind)(?: of motion)?|motion type",
    "because": r"because|reason(?: for (?:the )?(?:decision|result))?|why",
    "date": r"date(?: of (?:the )?(?:decision|vote))?|decided on|day",
    "sent to": r"(?:(?:sent|remitted|referred) )?to",
    "evidence": r"evidence|documents?|source",
}
"""What a heading or a label may name, each with the words for it. Some words stand for two parts (`No`, `Motion`)."""

_WHOLE = {part: re.compile(words) for part, words in PARTS.items()}


def plain_heading(heading: str) -> str:
    """A heading in lower case, without what is neither letter nor digit: `Motion No.` → `motion no`."""
    return " ".join(re.sub(r"[^\w#]+", " ", heading.lower().replace("_", " ")).split())


def part_named(heading: str, among: Iterable[str] = PARTS) -> str:
    """The first of these parts that a heading names: `Proposed by` → `proposer`. Empty where it names none of them.

    A table of results and a list of motions mean different things by `Motion` or `Source`: each asks in its own order.
    """
    return next(iter(parts_named(heading, among)), "")


def parts_named(heading: str, among: Iterable[str] = PARTS) -> list[str]:
    """All of these parts that a heading may name, in their order."""
    name = plain_heading(heading)
    return [part for part in among if _WHOLE[part].fullmatch(name)]

"""Decisions not known to be replaced, by topic, apart from motions whose result is not known; as a page and as a book.

A motion on several topics is shown in full under the first that its record names, which is what it is most about, and by
a line under the others: shown twice in full, the page would be twice as long for whoever looks for one decision on a
phone. Under a topic the newest meeting stands first, because a later decision bears on an earlier one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from schema.archive import Record
from schema.dates import day_words
from schema.motion import Clause
from schema.problems import counted, listed
from schema.terms import IN_FORCE, ClauseKind, Decision, Extent, MeetingKind, Standing
from scripts.publish import addresses, words
from scripts.publish.order import newest_first
from scripts.publish.site import Page, Site

BOOK = "policy/book/"

WHOLE_UP_TO = 500
"""Up to so many motions the page shows them all; beyond, a phone would wait for it."""

SHOWN = 12
"""How many motions a longer page shows under one topic, the newest; the topic's page and the book have them all."""

NAMED = 8
"""Up to so many meetings are named where the page says what we hold; beyond, they are counted."""

NO_TOPIC = "no-topic"
NO_TOPIC_NAME = "On no topic yet"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page. What stands in one part is never mixed with another's."""

    key: str
    name: str
    lead: str
    by_topic: bool = True


DECIDED = Part("decided", "Decided", "Carried, and not known to be replaced, cancelled or lapsed.")
ELSEWHERE = Part(
    "elsewhere",
    "Carried by another body’s congress",
    "The union sent these motions. What that congress carried is its own policy, and is cited as its own.",
    by_topic=False,
)
NOT_KNOWN = Part(
    "not-known",
    "Result not known",
    "A motion exists; its result is not known: do not cite it as policy. It may have been carried, and may have been lost.",
)
PARTS = (DECIDED, ELSEWHERE, NOT_KNOWN)


def part_of(site: Site, record: Record) -> Part | None:
    """The part of the page on which a motion stands; None where it is known to be no policy, or no longer."""
    found = site.standing_found(record).standing
    if found is Standing.NOT_KNOWN:
        return NOT_KNOWN
    if found not in IN_FORCE:
        return None
    return ELSEWHERE if record.meeting.kind is MeetingKind.CONGRESS else DECIDED


def by_part(site: Site) -> dict[str, dict[str, list[Record]]]:
    """The motions of each part by topic, topics in order of the alphabet, the newest meeting first."""
    archive = site.archive
    by_name = sorted(archive.topics, key=lambda key: archive.topics[key].name.casefold())
    found: dict[str, dict[str, list[Record]]] = {part.key: {key: [] for key in (*by_name, NO_TOPIC)} for part in PARTS}
    for record in newest_first(archive.records.values()):
        part = part_of(site, record)
        if part:
            for key in _topics(site, record, part):
                found[part.key][key].append(record)
    return {part: {key: records for key, records in topics.items() if records} for part, topics in found.items()}


def _topics(site: Site, record: Record, part: Part) -> list[str]:
    """The topics under which a motion stands; under the first it is shown in full."""
    return list(record.motion.topics if part.by_topic else ()) or [NO_TOPIC]


def held(site: Site, root: str) -> str:
    """The slot `policy-held`: which lists of decisions we hold, and when policy lapses."""
    return site.render("policy_held.html.j2", root=root, lists=lists_words(site), lapse=lapse_words(site))


def lists_words(site: Site) -> list[str]:
    """What we hold of the meetings up to the day, in sentences: what standing follows from."""
    whole: list[str] = []
    part: list[str] = []
    none: list[str] = []
    for meeting in site.archive.meetings.values():
        if meeting.held.first <= site.as_of and meeting.kind is not MeetingKind.CONGRESS:
            held_of = meeting.list.held if meeting.list else None
            (whole if held_of is Extent.WHOLE else part if held_of else none).append(meeting.name)

    def named(names: list[str]) -> str:
        return listed(names) if len(names) <= NAMED else counted(len(names), "meeting")

    sentences = [f"We hold the whole list of {named(whole)}."] if whole else []
    sentences += [f"We hold part of the list of {named(part)}."] if part else []
    sentences += [f"We hold no list of {named(none)}."] if none else []
    return sentences


def lapse_words(site: Site) -> str:
    """The union's rule of lapse, in a sentence."""
    years = site.archive.union.lapse
    if years is None:
        return "Whether the union’s policy lapses after some years is not known to this archive."
    if not years:
        return "By the union’s rules, policy does not lapse."
    return f"By the union’s rules, policy lapses {counted(years, 'year')} after it was decided or last reaffirmed; what has lapsed is not here."


def policy(site: Site, root: str) -> str:
    """The slot `policy`: the contents, then every part by topic."""
    total = sum(1 for record in site.archive.records.values() if part_of(site, record))
    parts = _parts(site, root, None if total <= WHOLE_UP_TO else SHOWN)
    return site.render("policy.html.j2", root=root, parts=parts, book=root + BOOK)


def pages(site: Site) -> Iterator[Page]:
    """The book of what is policy: the same as the page, in full, to read through and to print."""
    root = addresses.root_of(BOOK)
    parts = _parts(site, root)
    total = sum(1 for record in site.archive.records.values() if part_of(site, record) is DECIDED)
    content = site.render(
        "policy_book.html.j2",
        root=root,
        parts=parts,
        total=counted(total, "decision"),
        lists=lists_words(site),
        lapse=lapse_words(site),
        address=addresses.permanent(site.archive, BOOK),
    )
    title = f"What {site.archive.union.name} has decided: the book"
    description = f"{counted(total, 'decision')} not known to be replaced, by topic, as of {day_words(site.as_of)}, on one page to print."
    yield Page(BOOK, title, description[0].upper() + description[1:], "policy", content)


def _parts(site: Site, root: str, shown: int | None = None) -> list[dict[str, Any]]:
    """The parts with their topics; under each topic at most `shown` motions."""
    found, seen = by_part(site), set[str]()
    return [
        {
            "key": part.key,
            "name": part.name,
            "lead": part.lead,
            "count": len({record.key for records in found[part.key].values() for record in records}),
            "topics": [_topic(site, part, key, records, root, seen, shown) for key, records in found[part.key].items()],
        }
        for part in PARTS
        if found[part.key]
    ]


def _topic(
    site: Site, part: Part, key: str, records: list[Record], root: str, seen: set[str], shown: int | None
) -> dict[str, Any]:
    topic = site.archive.topics.get(key)
    firsts = {record.key: _topics(site, record, part)[0] for record in records}
    full = [record for record in records if firsts[record.key] == key]
    named = [record for record in records if firsts[record.key] != key]
    return {
        "anchor": anchor(part, key),
        "name": topic.name if topic else NO_TOPIC_NAME if part.by_topic else "",
        "address": root + addresses.of_topic(key) if topic else "",
        "count": len(records),
        "full": [_entry(site, record, root, seen) for record in full[:shown]],
        "named": [
            {
                "row": site.row(record),
                "under": site.archive.topics[firsts[record.key]].name,
                "anchor": anchor(part, firsts[record.key]),
            }
            for record in named[:shown]
        ],
        "more": len(full[shown:]) + len(named[shown:]) if shown else 0,
    }


def anchor(part: Part, topic: str) -> str:
    """The place of a topic on the page: `pay`; in the other parts `not-known-pay`."""
    return topic if part is DECIDED else f"{part.key}-{topic}"


def _entry(site: Site, record: Record, root: str, seen: set[str]) -> dict[str, Any]:
    """A motion in full: what it is about, whether it stands, and each request and position."""
    archive, motion = site.archive, record.motion
    address = addresses.permanent(archive, addresses.of_motion(record))
    found = site.standing_found(record)
    label, number = words.label_and_number(record)
    return {
        "anchor": f"m-{record.key.replace('/', '-')}",
        "row": site.row(record),
        "label": label,
        "number": number,
        "scope": f"It holds for {archive.body(record.meeting.body).name} only."
        if record.meeting.kind is MeetingKind.SECTION
        else "",
        "clauses": [_clause(site, record, clause, root, seen, found.standing) for clause in motion.clauses],
        "kinds": kinds_words(motion.clauses),
        "reference": words.reference(archive, record),
        "address": address,
    }


def kinds_words(clauses: tuple[Clause, ...]) -> str:
    """What a motion is made of: `2 requests and 1 position`."""
    counts = [(sum(1 for clause in clauses if clause.kind is kind), kind) for kind in ClauseKind]
    return listed([counted(number, kind.label.lower()) for number, kind in counts if number])


def _clause(site: Site, record: Record, clause: Clause, root: str, seen: set[str], whole: Standing) -> dict[str, Any]:
    """A clause; with its own standing where it is no policy while the motion is."""
    to, towards = words.asked(site.archive, clause)
    found = site.standing_found(record, clause)
    ended = None
    if whole in IN_FORCE and found.standing not in IN_FORCE:
        lost = (
            found.standing is Standing.NOT_POLICY
            and found.decision is not None
            and found.decision.decision is not Decision.CARRIED
        )
        ended = site.standing(record, clause)
        if lost and found.decision:
            ended = words.StatusLabel(f"{found.decision.decision.label}: not policy", ended.mark)
    return {
        "letter": clause.letter,
        "kind": clause.kind,
        "to": to,
        "towards": towards,
        "rule": clause.rule or "",
        "text": site.expander.expand(site.prose.inline(clause.text, root), seen),
        "ended": ended,
    }

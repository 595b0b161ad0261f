"""What came of it all: what moved lately, how far it has been looked into, and what nobody has looked at for long.

Nothing here is a score: places are in order of time or of the alphabet, and what is counted is requests that somebody
looked into.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from schema.archive import Record
from schema.dates import day_words, short_day_words
from schema.motion import Update
from schema.problems import counted, listed
from schema.review import Waiting, waiting
from schema.terms import Progress
from scripts.publish import addresses, words
from scripts.publish.exports import feeds
from scripts.publish.pages import charts
from scripts.publish.site import Site

MOVED_SHOWN = 6
"""How many of the newest events are shown, of those with an assessment and of the others."""

MOTIONS_NAMED = 6
"""How many motions are named with an event that is told of many."""

MEETINGS_SHOWN = 20
"""How many meetings the chart of years shows at once; the earlier ones open below it."""

WAITING_SHOWN = 20
"""How many motions that nobody has looked at for long are named; the others are counted by meeting."""


def updates_since(site: Site, records: Iterable[Record]) -> list[tuple[Record, Update]]:
    """The events of motions since their meetings, as known on the day; what happened before is context."""
    return [
        (record, update)
        for record, update in feeds.updates(site, records)
        if update.date.last >= record.meeting.held.first
    ]


def together(found: Iterable[tuple[Record, Update]]) -> list[list[tuple[Record, Update]]]:
    """Events by what happened: one that is told of several motions in the same words is one, with all of them."""
    groups: dict[tuple[str, str, str], list[tuple[Record, Update]]] = {}
    for record, update in found:
        groups.setdefault((update.date.text, update.by.value, update.event), []).append((record, update))
    return list(groups.values())


def moved(site: Site, root: str) -> str:
    """The slot `outcomes-moved`: the newest events with an assessment, then the newest others."""
    events = together(updates_since(site, site.archive.records.values()))
    events.sort(key=lambda event: event[0][1].date, reverse=True)
    judged = [event for event in events if any(update.assessment for _, update in event)]
    others = [event for event in events if not any(update.assessment for _, update in event)]
    return site.render(
        "outcomes_moved.html.j2",
        root=root,
        judged=[_event(site, event, root) for event in judged[:MOVED_SHOWN]],
        others=[_event(site, event, root) for event in others[:MOVED_SHOWN]],
        more_judged=len(judged[MOVED_SHOWN:]),
        more_others=len(others[MOVED_SHOWN:]),
        feed=root + feeds.ALL,
    )


def _event(site: Site, event: list[tuple[Record, Update]], root: str) -> dict[str, Any]:
    """One event, with the way to its place on the page of each motion that it is told of."""
    update = event[0][1]
    return {
        "when": update.date.words,
        "who": update.by.label,
        "what": site.prose.blocks(update.event, root),
        "motions": [moved_in(site, record, one, root) for record, one in event[:MOTIONS_NAMED]],
        "more": len(event[MOTIONS_NAMED:]),
    }


def moved_in(site: Site, record: Record, update: Update, root: str) -> dict[str, Any]:
    """What an event means for one motion: where it stands on its page, and what it moved there, why, and who says so."""
    assessment = update.assessment
    return {
        "address": f"{root}{addresses.of_motion(record)}#{update.key}",
        "motion": words.in_meeting(record),
        "title": record.motion.title if record.motion.number or record.motion.notice_number else "",
        "states": [
            {"letter": letter, "label": progress.label, "mark": progress.mark}
            for letter, progress in (assessment.progress.items() if assessment else ())
        ],
        "because": site.prose.inline(assessment.because, root) if assessment else "",
        "judged": f"{assessment.by}, {short_day_words(assessment.on.first)}" if assessment else "",
    }


def looked_into(site: Site, root: str) -> str:
    """The slot `outcomes-charts`: requests by state, for each meeting, committee and topic, as charts and as tables."""
    archive = site.archive
    states: dict[str, Counter[Progress]] = {}
    for record in archive.records.values():
        states[record.key] = Counter(request.progress for request in site.asked(record))

    def rows(groups: Iterable[tuple[str, str, Iterable[Record]]]) -> list[charts.Bar]:
        return charts.bars(
            (name, address, _sum(states[record.key] for record in records)) for name, address, records in groups
        )

    meetings = rows(
        (archive.meetings[key].name, addresses.of_meeting(key), archive.by_meeting[key])
        for key in reversed(list(archive.meetings))
    )
    whole = _sum(states.values())
    return site.render(
        "outcomes_charts.html.j2",
        root=root,
        legend_terms=charts.LEGEND,
        whole=_whole_words(whole),
        mixed=_mixed_words(site),
        recent=meetings[:MEETINGS_SHOWN],
        earlier=meetings[MEETINGS_SHOWN:],
        committees=rows(_by_committee(site)),
        topics=rows(
            (topic.name, addresses.of_topic(key), archive.by_topic[key])
            for key, topic in sorted(archive.topics.items(), key=lambda pair: pair[1].name.casefold())
        ),
    )


def _sum(counts: Iterable[Counter[Progress]]) -> Counter[Progress]:
    total: Counter[Progress] = Counter()
    for one in counts:
        total += one
    return total


def _by_committee(site: Site) -> list[tuple[str, str, list[Record]]]:
    """The motions of each committee by the alphabet; those whose committee is not recorded come last."""
    archive = site.archive
    found: dict[str | None, list[Record]] = {}
    for record in archive.records.values():
        committee = record.motion.committee
        found.setdefault(committee, []).append(record)
    named = [(archive.body(key).name, addresses.of_body(key), records) for key, records in found.items() if key]
    named.sort(key=lambda row: row[0].casefold())
    return [*named, ("Committee not recorded", "", found[None])] if None in found else named


def _whole_words(whole: Counter[Progress]) -> str:
    """How far anybody has looked, in a sentence; no more is added up."""
    total = sum(whole.values())
    if not total:
        return "No request is recorded yet."
    unseen, nothing = whole[Progress.NOT_ASSESSED], whole[Progress.NOTHING_FOUND]
    judged = total - unseen - nothing
    return (
        f"Of {counted(total, 'request')}, {judged} {'has' if judged == 1 else 'have'} been judged by evidence, {nothing} "
        f"{'was' if nothing == 1 else 'were'} looked for and nothing was found, and {unseen} {'is' if unseen == 1 else 'are'} not assessed."
    )


def _mixed_words(site: Site) -> str:
    """How many requests are judged differently by assessments that stand side by side."""
    mixed = sum(
        1 for record in site.archive.records.values() for request in site.requests(record) if len(request.states) > 1
    )
    if not mixed:
        return ""
    verb = "is" if mixed == 1 else "are"
    return f"{counted(mixed, 'request')} {verb} judged differently by assessments that stand side by side, and counted here by the latest event."


def unseen(site: Site, root: str) -> str:
    """The slot `outcomes-waiting`: requests that nobody has looked at for a year, oldest first."""
    found = waiting(site.archive, site.as_of)
    more: dict[str, int] = {}
    for one in found[WAITING_SHOWN:]:
        more[one.record.meeting_key] = more.get(one.record.meeting_key, 0) + len(one.letters)
    return site.render(
        "outcomes_waiting.html.j2",
        root=root,
        total=counted(sum(len(one.letters) for one in found), "request"),
        entries=[_waiting(site, one) for one in found[:WAITING_SHOWN]],
        more=[
            {"name": meeting.name, "address": root + addresses.of_meeting(key), "count": more[key]}
            for key, meeting in site.archive.meetings.items()
            if key in more
        ],
        more_total=counted(sum(more.values()), "more request"),
    )


def _waiting(site: Site, one: Waiting) -> dict[str, Any]:
    """Requests of a motion that wait, with the ways to look and to tell."""
    record = one.record
    reference = words.reference(site.archive, record)
    place = f"{addresses.permanent(site.archive, addresses.of_motion(record))}#outcome"
    letters = listed([f"({letter})" for letter in one.letters])
    about = f"{'clause' if len(one.letters) == 1 else 'clauses'} {letters}"
    return {
        "row": site.row(record),
        "letters": one.letters,
        "when": f"Last looked at on {day_words(one.looked_on)}" if one.looked_on else "Never assessed",
        "reference": reference,
        "mail": addresses.of_mail(
            site.archive,
            f"What came of {reference}, {about}",
            f"{place}\n\nWhat happened, and when:\n\nWhere it can be read:\n",
        ),
    }

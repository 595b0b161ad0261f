"""The search: its page with filters, lists that need no script, and the small files that it fetches when it is used.

An index of our own, not Pagefind's: that is not the same bytes twice, cannot share one small table of filters with
browsing without a word, and costs 130 kB before the first result. Ours is made in one pass and fetched by first letters.

What is fetched from /search/, and when (`places` are the motions' places in order of time, from 0):

    table.json      first of all: the meetings, and for each filter one text with a code for each motion
    words.json      for a word: how words are folded, abbreviations, the first word of each piece of the index
    words/7.json    the pieces in which the words looked for would stand (see search_words.Index)
    letters/3.txt   for a word that stands nowhere: all words with one first letter
    numbers.json    for a number: the motions' keys, former ones too
    rows/0.json     what lists show of each motion, by ROWS motions: of the results that are shown
    texts/0.json    the same with the motions' passages, by TEXTS motions: for a word, in the place of rows
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from schema.archive import Archive, Record
from schema.problems import counted, listed
from schema.terms import MARKS, Decision, Extent, MotionKind, Progress, Standing, Term
from schema.union import Named
from schema.wording import paragraphs
from scripts.publish import addresses, words
from scripts.publish.order import newest_first
from scripts.publish.search import search_words
from scripts.publish.site import File, Page, Site

ROWS, TEXTS = 20, 2
"""How many motions' rows, and how many motions' texts, are fetched as one file."""

NOT_RECORDED = "not-recorded"

LISTS = {
    "decision": "decision",
    "standing": "whether they are still policy",
    "progress": "what came of them",
    "kind": "kind",
}
"""The filters whose values have no pages of their own, and what their lists are by."""

KeysOf = Callable[[Record], Iterable[str]]

# What a word weighs, by where it stands.
TITLE, ABOUT, TOPIC, CLAUSE, SUMMARY, BODY, EVENT, WORDING, TOPICS_WORDS = 20, 14, 12, 9, 7, 6, 4, 3, 3


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in an address (`topic`), its label, and its values in order, each a key with what it is called.

    `of` holds the keys of each motion, by its own key. `lists` is where a list stands that needs no script.
    """

    name: str
    label: str
    values: dict[str, str]
    of: Mapping[str, tuple[str, ...]]
    lists: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of a filter: how many motions have it, and by which keys it went, with spaces between."""

    key: str
    name: str
    count: int
    former: str = ""


@dataclass(frozen=True, slots=True)
class FilterView:
    """A filter as the form shows it."""

    name: str
    label: str
    choices: list[ValueView]
    lists: str


@dataclass(frozen=True, slots=True)
class MeetingGroup:
    """The motions of a meeting in a list: each by number and title."""

    name: str
    motions: list["ListedMotion"]


@dataclass(frozen=True, slots=True)
class ListedMotion:
    """A motion in a list, by its number, which may be empty, and its title."""

    path: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """All motions that have a value of a filter."""

    key: str
    name: str
    count: str
    meetings: list[MeetingGroup]


def filters(site: Site) -> list[Filter]:
    """The filters, with the values that occur in the archive, in the order in which they are shown."""
    archive = site.archive

    def of_names(name: str, label: str, lists: str, names: Mapping[str, Named], keys_of: KeysOf) -> Filter:
        of = _of(archive, keys_of)
        named = {key: names[key].name for keys in of.values() for key in keys if key != NOT_RECORDED}
        values = dict(sorted(named.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
        if any(NOT_RECORDED in keys for keys in of.values()):
            values[NOT_RECORDED] = "Not recorded"
        return Filter(name, label, values, of, lists)

    def of_terms(name: str, label: str, terms: type[Term], keys_of: Callable[[Record], Iterable[Term]]) -> Filter:
        of = _of(archive, lambda record: map(slug, keys_of(record)))
        occurring = {key for keys in of.values() for key in keys}
        values = {slug(term): term.label for term in terms if slug(term) in occurring}
        return Filter(name, label, values, of, f"search/{name}/")

    return [
        of_names("topic", "Topic", "topics/", archive.topics, lambda one: one.motion.topics),
        of_terms("decision", "Decision", Decision, decisions_of),
        of_terms("standing", "Still policy?", Standing, lambda one: [site.views.standing(one).term]),
        of_terms(
            "progress",
            "What came of it",
            Progress,
            lambda one: [state for request in site.views.requests(one) for state in request.states],
        ),
        of_names(
            "committee",
            "Committee",
            "committees/",
            archive.bodies,
            lambda one: [one.motion.committee or NOT_RECORDED],
        ),
        of_names(
            "proposer",
            "Proposer",
            "proposers/",
            archive.bodies,
            lambda one: one.motion.proposer or [NOT_RECORDED],
        ),
        of_terms("kind", "Kind of motion", MotionKind, lambda one: [one.motion.kind]),
    ]


def _of(archive: Archive, keys_of: KeysOf) -> dict[str, tuple[str, ...]]:
    return {record.key: tuple(dict.fromkeys(keys_of(record))) for record in archive.records.values()}


def slug(term: Term) -> str:
    """A term as an address says it: `carried-as-amended`."""
    return term.value.replace(" ", "-")


def decisions_of(record: Record) -> list[Decision]:
    """What the meeting decided; where it did not decide itself, what was decided first."""
    decisions = record.motion.outcome.decisions
    return [one.decision for one in decisions if record.is_of_meeting(one)] or [decisions[0].decision]


# The page -------------------------------------------------------------------------------------------------------------


def search(site: Site, root: str) -> str:
    """The slot `search`: the form with its filters, each value with how many motions have it; and the static lists."""
    archive = site.archive
    years: dict[int, int] = {}
    for record in archive.records.values():
        years[record.meeting.year] = years.get(record.meeting.year, 0) + 1
    groups = []
    named: dict[str, Mapping[str, Named]] = {
        "topic": archive.topics,
        "committee": archive.bodies,
        "proposer": archive.bodies,
    }
    for one in filters(site):
        counts = _counts(archive, one)
        names = named.get(one.name, {})
        choices = [
            ValueView(key, name, counts[key], " ".join(names[key].formerly) if key in names else "")
            for key, name in one.values.items()
        ]
        groups.append(FilterView(one.name, one.label, choices, one.lists))
    return site.render(
        "search.html.j2",
        root=root,
        years=[ValueView(str(year), str(year), years[year]) for year in sorted(years, reverse=True)],
        groups=groups,
        held=held_words(archive),
        marks=MARKS,
    )


def _counts(archive: Archive, one: Filter) -> dict[str, int]:
    counts = dict.fromkeys(one.values, 0)
    for record in archive.records.values():
        for key in one.of[record.key]:
            counts[key] += 1
    return counts


def held_words(archive: Archive) -> str:
    """What we hold, in a sentence or two: `We hold the whole list of 1 meeting and part of the list of 2…`"""
    lists = [meeting.list.held for meeting in archive.meetings.values() if meeting.list]
    whole, part = lists.count(Extent.WHOLE), lists.count(Extent.PART)
    rest = len(archive.meetings) - len(lists)
    parts = [f"the whole list of {counted(whole, 'meeting')}"] if whole else []
    parts += [f"part of the list of {counted(part, 'meeting')}"] if part else []
    parts += [f"only single motions of {counted(rest, 'meeting')}"] if rest else []
    return (
        f"We hold {counted(len(archive.records), 'motion')}: {listed(parts)}." if parts else "We hold no motions yet."
    )


def pages(site: Site) -> Iterator[Page]:
    """For each filter whose values have no pages of their own, all motions by its values: for those without scripts."""
    for one in filters(site):
        if one.name in LISTS:
            yield page(site, one)


def page(site: Site, one: Filter) -> Page:
    """All motions by the values of one filter, each value's newest first."""
    by_value: dict[str, list[Record]] = {key: [] for key in one.values}
    for record in site.archive.records.values():
        for key in one.of[record.key]:
            by_value[key].append(record)
    root = addresses.root_of(one.lists)
    groups = [
        ValueGroup(
            key=key,
            name=one.values[key],
            count=counted(len(records), "motion"),
            meetings=[
                MeetingGroup(members[0].meeting.name, list(map(_listed, members))) for members in _by_meeting(records)
            ],
        )
        for key, records in by_value.items()
    ]
    title = f"All motions, by {LISTS[one.name]}"
    content = site.render("search_list.html.j2", root=root, title=title, groups=groups, name=one.name)
    return Page(one.lists, title, f"Every motion of this archive, by {LISTS[one.name]}.", "search", content)


def _by_meeting(records: list[Record]) -> list[list[Record]]:
    return [list(members) for _, members in groupby(newest_first(records), key=lambda record: record.meeting_key)]


def _listed(record: Record) -> ListedMotion:
    return ListedMotion(addresses.of_motion(record), words.label_and_number(record)[1], record.motion.title)


# What it fetches ------------------------------------------------------------------------------------------------------


def files(site: Site) -> Iterator[File]:
    """Every file that the search fetches. The table comes last: it names the edition, which is made of all others."""
    archive = site.archive
    records = list(archive.records.values())
    edition = hashlib.sha256()
    for path, text in _files(site, records):
        edition.update(f"{path}\0{text}\0".encode())
        yield File(f"search/{path}", text)
    table = {
        "meetings": [
            [key, meeting.year, len(archive.by_meeting[key]), meeting.name] for key, meeting in archive.meetings.items()
        ],
        "filters": {one.name: column(one, records) for one in filters(site)},
        "rows": ROWS,
        "texts": TEXTS,
    }
    edition.update(_json(table).encode())
    yield File("search/table.json", _json({"edition": edition.hexdigest()[:12], **table}))


def _files(site: Site, records: list[Record]) -> Iterator[tuple[str, str]]:
    archive = site.archive
    shorts = {word for entry in archive.abbreviations.values() for word in search_words.words_of(entry.short)}
    common = search_words.COMMON - shorts
    index = search_words.Index(common)
    for start in range(0, len(records), ROWS):
        yield f"rows/{start // ROWS}.json", _lines(row(site, record) for record in records[start : start + ROWS])
    for start in range(0, len(records), TEXTS):
        texts = []
        for place, record in enumerate(records[start : start + TEXTS], start):
            parts = list(passages(site, record))
            index.add(place, [*headings(record), *((weight, text) for weight, _, _, text in parts)])
            texts.append([*row(site, record), [passage for _, *passage in parts]])
        yield f"texts/{start // TEXTS}.json", _lines(texts)
    firsts = []
    for number, (first, text) in enumerate(index.shards()):
        firsts.append(first)
        yield f"words/{number}.json", text
    letters = index.by_letter()
    for number, of_letter in enumerate(letters.values()):
        yield f"letters/{number}.txt", "\n".join(of_letter)
    directory = {
        "spellings": search_words.SPELLINGS,
        "endings": search_words.ENDINGS,
        "common": sorted(common),
        "abbreviations": [
            [[word for word in search_words.words_of(text) if word not in common] for text in (entry.short, entry.name)]
            for entry in archive.abbreviations.values()
        ],
        "firsts": firsts,
        "letters": "".join(letters),
    }
    yield "words.json", _json(directory)
    former = {old: archive.records[new] for old, new in archive.forwards.items()}
    places = {record.key: place for place, record in enumerate(records)}
    yield (
        "numbers.json",
        _json(
            {
                "names": [record.name for record in records],
                "former": {old: places[record.key] for old, record in sorted(former.items())},
            }
        ),
    )


def column(one: Filter, records: Iterable[Record]) -> dict[str, object]:
    """One filter's values for all motions: `keys`, and a text in which each value is its place among them, in `width`
    digits of base 36. Where motions have several values or none, a space stands between motions."""
    places = {key: place for place, key in enumerate(one.values)}
    width = 1 if len(places) <= 36 else 2
    coded = ["".join(search_words.base36(places[key], width) for key in one.of[record.key]) for record in records]
    several = any(len(code) != width for code in coded)
    return {"keys": list(one.values), "width": width, "several": several, "text": (" " if several else "").join(coded)}


def row(site: Site, record: Record) -> list[object]:
    """A motion as lists show it: key within the meeting, what it is called, title, about, and three states."""
    view = site.views.row(record)
    states = [[label.label, label.mark] for label in (view.decision, view.standing.label, view.progress)]
    return [record.name, view.called, view.title, view.about, *states]


def headings(record: Record) -> Iterator[tuple[int, str]]:
    """What stands above a motion's texts, with its weight; a list shows it anyway."""
    yield TITLE, record.motion.title
    yield ABOUT, record.motion.about or ""
    yield BODY, record.meeting.name


def passages(site: Site, record: Record) -> Iterator[tuple[int, str, str, str]]:
    """The texts of a motion: weight, where it stands, what it is, and the words. Of two that meet a search as well as
    each other, the first is shown. Where it stands is an anchor on the motion's page, or an address from the root."""
    motion = record.motion
    for clause in motion.clauses:
        yield CLAUSE, f"#{clause.letter}", f"{clause.kind.label} ({clause.letter})", site.prose.plain(clause.text)
    if motion.summary:
        yield SUMMARY, "#summary", "In short", site.prose.plain(motion.summary)
    for update in motion.outcome.updates:
        if update.date.first <= site.as_of:
            yield EVENT, f"#{update.key}", f"What happened, {update.date.words}", site.prose.plain(update.event)
    for number, paragraph in enumerate(paragraphs(motion.wording or ""), 1):
        if paragraph.text:
            yield WORDING, f"#p{number}", f"Official words, paragraph {number}", paragraph.text
        for place, item in enumerate(paragraph.items, 1):
            yield WORDING, f"#p{number}.{place}", f"Official words, paragraph {number}.{place}", item
    yield from _names(site.archive, record)


def _names(archive: Archive, record: Record) -> Iterator[tuple[int, str, str, str]]:
    """The names that a motion stands under, with the other words for them."""
    motion = record.motion
    for key in motion.topics:
        topic = archive.topics[key]
        yield TOPIC, addresses.of_topic(key), "Topic", topic.name
        if topic.words:
            yield TOPICS_WORDS, addresses.of_topic(key), f"Topic: {topic.name}", ", ".join(topic.words)
    under = [("Taken under", motion.committee)] if motion.committee else []
    for label, key in [*under, *(("Put by", proposer) for proposer in motion.proposer)]:
        yield BODY, addresses.of_body(key), label, ", ".join((archive.bodies[key].name, *archive.bodies[key].also))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(values: Iterable[object]) -> str:
    """A list with each of its values on a line of its own, so that a change shows where it is."""
    return "[" + ",\n".join(map(_json, values)) + "]"

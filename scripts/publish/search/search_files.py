"""The files that the search fetches when it is used.

Not Pagefind: its index is not the same bytes twice, it cannot filter without a word from one small table, and it fetches
130 kB before the first result. This index is made in one pass, and fetched by the first letters of words.

What is fetched from /search/, and when (a motion is identified by its position in order of time, from 0):

    table.json      first: the meetings, the pattern of a number, and for each filter a text with a code for each motion
    words.json      for a word: how words are folded, abbreviations, the first word of each shard of the index
    words/7.json    the shards that would have the words searched for (see search_words.Index)
    letters/3.txt   for a word that no motion has: all words with the same first letter
    numbers.json    for a number: the motions' keys, including former ones
    places.json     for a word: topics, campaigns, bodies and sections of help (places.py)
    rows/0.json     for the results shown: what lists show of each motion, ROWS motions to a file
    texts/0.json    instead of rows, for a word: the same with the motions' passages, TEXTS motions to a file
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from schema.archive import Record
from schema.numbers import NUMBER_KEY
from scripts.publish.json_text import compact
from scripts.publish.prose import typographic
from scripts.publish.search import search_words
from scripts.publish.search.filters import Filter, filters
from scripts.publish.search.motion_texts import TextRole, texts_of
from scripts.publish.site import File, Site

ROWS, TEXTS = 20, 4
"""How many motions' rows, and how many motions' texts, are in one file.

With four, the texts of the ten results that are shown first take 33 kB, compressed. With two they take 19 kB, and at 10,000 motions
2,500 files more, of which free hosts take few.
"""

WEIGHTS = {
    TextRole.TITLE: 20, TextRole.ABOUT: 14, TextRole.TOPIC: 12, TextRole.CLAUSE: 9, TextRole.SUMMARY: 7,
    TextRole.BODY: 6, TextRole.MEETING: 6, TextRole.EVENT: 4, TextRole.WORDING: 3, TextRole.TOPIC_WORDS: 3,
}  # fmt: skip
"""The weight of a word, by the text that it is in."""


def files(site: Site) -> Iterator[File]:
    """Every file that the search fetches. The table comes last: its edition is a digest of all the others."""
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
        "filters": {facet.name: column(facet, records) for facet in site.once(filters)},
        "number": NUMBER_KEY,
        "rows": ROWS,
        "texts": TEXTS,
    }
    edition.update(compact(table).encode())
    yield File("search/table.json", compact({"edition": edition.hexdigest()[:12], **table}))


def of_meeting(site: Site, key: str) -> Mapping[str, str]:
    """All that the search has of each motion of a meeting, made now or in an earlier build: each on a line, what lists show of it,
    the same with its texts, and its words."""
    return site.kept_texts("search", key, partial(_of_motion, site))


def _empty_index(site: Site) -> search_words.Index:
    entries = site.archive.abbreviations.values()
    return search_words.Index(
        search_words.COMMON - {word for one in entries for word in search_words.words_of(one.short)}
    )


def _files(site: Site, records: list[Record]) -> Iterator[tuple[str, str]]:
    archive = site.archive
    index = _empty_index(site)
    rows: list[str] = []
    texts: list[str] = []
    for place, kept in enumerate(chain.from_iterable(of_meeting(site, key).values() for key in archive.by_meeting)):
        in_lists, with_texts, weights = kept.split("\n")
        index.add(place, json.loads(weights))
        rows.append(in_lists)
        texts.append(with_texts)
        if len(texts) == TEXTS or place == len(records) - 1:
            yield f"texts/{place // TEXTS}.json", _lines(texts)
            texts = []
    for start in range(0, len(records), ROWS):
        yield f"rows/{start // ROWS}.json", _lines(rows[start : start + ROWS])
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
        "common": sorted(index.common),
        "abbreviations": [
            [
                [word for word in search_words.words_of(text) if word not in index.common]
                for text in (entry.short, entry.name)
            ]
            for entry in archive.abbreviations.values()
        ],
        "firsts": firsts,
        "letters": "".join(letters),
    }
    yield "words.json", compact(directory)
    former = {old: archive.records[new] for old, new in archive.forwards.items()}
    places = {record.key: place for place, record in enumerate(records)}
    yield (
        "numbers.json",
        compact(
            {
                "names": [record.name for record in records],
                "former": {old: places[record.key] for old, record in sorted(former.items())},
            }
        ),
    )


def _of_motion(site: Site, record: Record) -> str:
    index = site.once(_empty_index)
    own = list(texts_of(site, record))
    in_lists = row(site, record)
    texts = [[text.to, text.label, typographic(text.text)] for text in own if text.label]
    weights = index.weights((WEIGHTS[text.role], text.text) for text in own)
    return "\n".join(map(compact, (in_lists, [*in_lists, texts], weights)))


def column(facet: Filter, records: Iterable[Record]) -> dict[str, object]:
    """One filter's values for all motions: `keys`, and a text in which each value is its position among them, in `width`
    digits of base 36. If any motion has several values or none, spaces separate the motions."""
    places = {key: place for place, key in enumerate(facet.values)}
    width = 1 if len(places) <= 36 else 2
    coded = ["".join(search_words.base36(places[key], width) for key in facet.of[record.key]) for record in records]
    several = any(len(code) != width for code in coded)
    return {
        "keys": list(facet.values),
        "width": width,
        "several": several,
        "text": (" " if several else "").join(coded),
    }


def row(site: Site, record: Record) -> list[object]:
    """A motion as lists show it: its key within the meeting, its name, its title, what it is about, and three states."""
    view = site.views.row(record)
    states = [[label.label, label.mark] for label in (view.decision, view.standing.label, view.progress)]
    return [record.name, view.called, typographic(view.title), view.about, *states]


def _lines(values: Iterable[str]) -> str:
    """A list with each value, which is JSON already, on its own line, so that a diff shows what changed."""
    return "[" + ",\n".join(values) + "]"

"""The day on which the whole archive was last checked, in one small file, so that pages do not change as days pass.

Each page has its own digest, the lists in `data/pages/` have the digests of all pages, and the small file has the day and
the digest of each list. A page shows the day only if all three agree (docs/assets/site.js): a page or a list from an old
cache never claims a newer check, and a newer page with an old file claims the older one.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schema.dates import day_words
from schema.language import current
from scripts.publish.json_text import compact

FILE = "assets/checked.js"
"""The file with the day. It is a script because a page opened from a disk cannot read any other file."""

LISTS = "data/pages/"
"""The folder of the lists of pages with their digests: a list for each folder at the root of the site."""

ROOT_LIST = "root"
"""The list of the pages that are in no folder."""

LENGTH = 16
"""How many hexadecimal digits of a digest are written: enough to tell any two states of a page apart."""

LONGEST_DAY = len("30 September 2026")
ROOM_FOR_A_DAY = 60
"""The bytes kept for the day in another language than English."""


def digest_of_page(pieces: Iterable[str], contents: Mapping[str, str]) -> str:
    """The digest of a page, from the pieces of its frame and the contents of its slots."""
    texts = [*pieces, *(f"{name}\0{contents[name]}" for name in sorted(contents))]
    return _digest("\0".join(texts))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


@dataclass
class Checked:
    """The digests of all pages as they are made, by folder and path."""

    folders: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, path: str, digest: str) -> None:
        """Note a page's digest, by the path of its file: `2018/12/index.html`."""
        folder, slash, _ = path.partition("/")
        self.folders.setdefault(folder if slash else ROOT_LIST, {})[path.removesuffix("index.html")] = digest

    def files(self, day: dt.date, due: dt.date) -> Iterator[tuple[str, str]]:
        """The lists, and then the small file with the day of the check and the day on which the site is due to be built again."""
        digests = {}
        for folder, pages in sorted(self.folders.items()):
            ordered = dict(sorted(pages.items()))
            digests[folder] = _digest(compact(ordered))
            yield f"{LISTS}{folder}.json", compact({"list": digests[folder], "pages": ordered})
        yield FILE, render(day, due, digests)


def render(day: dt.date, due: dt.date, lists: Mapping[str, str]) -> str:
    """The small file: the day in words, the day on which the calendar next changes what the site says, and the digests of the
    lists. A site that is not built again by then says so (docs/assets/site.js). The offline copy, all of one build, has no lists.

    The file has the same length on every day, so that the page of files, which gives sizes, does not change with it.
    """
    words = day_words(day)
    value = compact({"day": words, "due": due.isoformat(), "lists": dict(lists)})
    room = ROOM_FOR_A_DAY if current() else LONGEST_DAY
    return f'"use strict";\nwindow.checked = {value};{" " * (room - len(words.encode()))}\n'

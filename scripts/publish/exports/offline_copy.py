"""The offline copy: the whole site as a zip that works from a disk, without a server.

A browser lets no script read a file from a disk, so the copy has the search's files in one more script.

A server answers for a folder with its index.html; a disk does not. So in this copy every link to a folder names that
file (links.py). What is not in the copy (books, files for programs, pictures) is linked to the site.

The copy of a large archive is in parts, all to be unzipped into one folder: the pages of some meetings are in each, and all else
in the first.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from types import TracebackType
from typing import BinaryIO, Self

from markupsafe import Markup

from schema.archive import Archive
from scripts.publish import content_policy
from scripts.publish.json_text import compact
from scripts.publish.order import runs
from scripts.publish.zip_file import Packed, Packing, Zip, entry_of, packed

ZIP = "data/site.zip"

WHOLE_UP_TO = 2_000
"""The most motions whose pages one zip holds: with 7 kB a motion, compressed, 14 MB."""

IN_A_PART = 1_500
"""A part ends with the meeting with which it has so many motions."""


def parts_of(archive: Archive) -> dict[str, str]:
    """For each meeting the part with its pages, `data/site-1.zip`; none where the copy is whole."""
    if len(archive.records) <= WHOLE_UP_TO:
        return {}
    parts = runs(((key, len(records)) for key, records in archive.by_meeting.items()), IN_A_PART)
    return {key: f"data/site-{number}.zip" for number, keys in enumerate(parts, 1) for key in keys}


LEFT_OUT = re.compile(
    r"(^|/)(cite\.(bib|ris|json)|motion\.json|card\.png|book\.\w+|updates\.xml)$|^policy/book/(?!index\.)[^/]+\.\w+$"
    r"|^data/[^/]+\.\w+$|^data/pages/|^(404\.html|sitemap\.xml|robots\.txt|_headers|\.htaccess|nginx-headers\.conf)$"
)
"""What the copy leaves out: files that are downloaded by themselves, and those that only a server or a program reads."""
PAGE_OF_FILES = "data/index.html"

PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')
"""The preload of the typeface: a browser refuses it for a file on a disk, which is read at once in any case."""

SEARCHED = re.compile(r"^search/(.+\.(?:json|txt))$")
INDEX = "assets/search-files.js"
INDEX_AFTER = re.compile(r'<script src="([^"]*)assets/finding\.js" defer></script>')
SCRIPT = Markup('<script src="{}" defer></script>')
"""The script with the files of the search, and the script that it comes after."""


def belongs(path: str) -> bool:
    """Whether a file of the site goes into the copy."""
    return path == PAGE_OF_FILES or not LEFT_OUT.search(path)


def with_day(copy: bytes, path: str, content: str) -> bytes:
    """A copy with another day of the check, which `OfflineCopy.add_day` added as its last file.

    The bytes are those of a copy made with that day.
    """
    file = io.BytesIO(copy)
    with zipfile.ZipFile(file, "a") as packed:
        entry = packed.filelist.pop()
        if entry.filename != path:
            raise ValueError(f"The copy ends with {entry.filename}, and not with {path}.")
        del packed.NameToInfo[path]
        packed.start_dir = entry.header_offset  # what is written next takes the place of this file
        packed.writestr(entry, content)
    return file.getvalue()


class OfflineCopy:
    """Writes the zip, or those of its parts that are to be written, dated as of a day. Each file is added as soon as it is made.

    `into` has the file for each part by its path, ZIP's first; `part_of` the part that holds the pages of a meeting, as
    `parts_of` gives it.
    """

    def __init__(self, into: Mapping[str, BinaryIO], day: dt.date, part_of: Mapping[str, str]) -> None:
        self._zips = {path: Zip(file) for path, file in into.items()}
        self._part_of = part_of
        self._day = day
        self._searched = Packing()
        self._searched.add("finding.files = {")
        self._between = ""
        self._with_day: tuple[str, str] | None = None
        self._policies = content_policy.meta(content_policy.PAGE), content_policy.meta(content_policy.ON_DISK)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._finish()
        finally:
            for each in self._zips.values():
                each.leave()

    def _finish(self) -> None:
        self._searched.add("};\n")
        self.add_packed(INDEX, self._searched.packed())
        if self._with_day:
            entry = entry_of(self._with_day[0], self._day)
            entry.compress_type = zipfile.ZIP_STORED
            self._zips[ZIP].file.writestr(entry, self._with_day[1])
        for each in self._zips.values():
            each.file.close()

    def add(self, path: str, content: str | bytes) -> None:
        """Add a file, if it belongs in the copy."""
        if (searched := SEARCHED.match(path)) and isinstance(content, str):
            self._searched.add(f"{self._between}{compact(searched[1])}:{compact(content)}")
            self._between = ","
        elif belongs(path):
            self.add_packed(path, packed(content))

    def writes(self, folder: str) -> bool:
        """Whether the part that holds the pages of a folder is being written."""
        return self._part_of.get(folder, ZIP) in self._zips

    def add_packed(self, path: str, content: Packed) -> None:
        """Add a file that belongs in the copy and is compressed already."""
        part = self._part_of.get(path.partition("/")[0], ZIP)
        self._zips[part].add(entry_of(path, self._day), content)

    def add_day(self, path: str, content: str) -> None:
        """Add the file with the day of the check as the last, uncompressed, so that the copy has the same length on every day."""
        self._with_day = path, content

    def packed_page(self, page: str) -> Packed:
        """A page with links that work from a disk as the copy has it: under the policy of a page on a disk."""
        page = PRELOAD.sub("", page.replace(*self._policies, 1))
        return packed(INDEX_AFTER.sub(lambda match: match[0] + str(SCRIPT.format(match[1] + INDEX)), page))

"""The files to download, with their sizes: the slots of the page at /data/."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from schema.archive import Record
from schema.language import N_, _
from schema.motion import Clause
from schema.sentences import natural
from schema.shapes import Shape
from scripts.publish import addresses
from scripts.publish.books import meeting_book, output, policy_book
from scripts.publish.books.book import file_of
from scripts.publish.citations.files import FORMATS
from scripts.publish.exports import feeds, motions_json, offline_copy, published_format
from scripts.publish.site import Site

MACHINES = {
    published_format.JSON: N_("Every motion with all its fields, and its standing and progress as of the day."),
    published_format.SCHEMA: N_("JSON Schema of that format."),
    published_format.CSV: N_("A row for each motion, for a spreadsheet."),
    feeds.ALL: N_("A feed (Atom) of what came of motions, the newest first."),
}
"""The files for programs, each with a description."""

IN_PARTS = {"pdf": N_("PDF, in parts"), "html": N_("HTML, in parts")}
"""What the forms of a book are called that is divided (scripts/publish/books/book_parts.py)."""

OF_PARTS = N_("Where its parts are, and the meetings that are in each.")
PART = N_("A part of motions.json: some motions with all their fields, and their standing and progress as of the day.")

EXAMPLE = "key meeting address reference label is_resolution year number title committee proposer topics".split()
"""The fields of a motion that the example shows, besides its clauses and its standing."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file: its name, its path, its size in words (empty before it is made), and a description."""

    name: str
    path: str
    size: str
    about: str


def size_words(bytes_: int) -> str:
    """A file's size: `540 bytes`, `12 kB`, `1.4 MB`. A kilobyte is a thousand bytes."""
    if bytes_ < 1000:
        return _("{number} bytes", number=bytes_)
    return f"{round(bytes_ / 1000)} kB" if bytes_ < 999_500 else f"{bytes_ / 1_000_000:.1f} MB"


def _file(site: Site, path: str, about: str, name: str = "") -> FileView:
    size = site.sizes.get(path.casefold())
    return FileView(_(name) or path, path, size_words(size) if size else "", _(about))


def of_books(site: Site, root: str) -> str:
    """The slot `files-books`: each book with motions, in its forms, the newest meeting first."""
    keys = [key for key, records in reversed(site.archive.by_meeting.items()) if records]
    books = [(addresses.of_book(key), meeting_book.title(site, key)) for key in keys]
    books.insert(0, (addresses.POLICY_BOOK, policy_book.title(site)))
    in_parts = {f"{file.rpartition('/')[0]}/" for file in site.sizes if file.endswith(".pdf")}
    views = [_book(site, path, title, in_parts=path in in_parts) for path, title in books]
    return site.render("files_books.html.j2", root, books=views)


def _book(site: Site, path: str, title: str, *, in_parts: bool) -> tuple[str, str, list[FileView]]:
    names = {form.ending: form.name for form in output.FORMS} | (IN_PARTS if in_parts else {})
    return path, title, [_file(site, file_of(path, ending), "", name) for ending, name in names.items()]


def _files(site: Site, root: str, about: Mapping[str, str]) -> str:
    """Files, from their descriptions by path."""
    return site.render("files.html.j2", root, files=[_file(site, path, words) for path, words in about.items()])


def of_site(site: Site, root: str) -> str:
    """The slot `files-site`: the whole site as one file."""
    part_of = offline_copy.parts_of(site.archive)
    if not part_of:
        return _files(site, root, {offline_copy.ZIP: N_("Every page, to read offline: unzip it and open index.html.")})
    first = N_(
        "To read offline, unzip this and all its parts into one folder, and open index.html. Here is all but the pages of motions."
    )
    keys: dict[str, list[str]] = {}
    for key, path in part_of.items():
        keys.setdefault(path, []).append(site.archive.meetings[key].name)
    parts = {path: _("The pages of {first} to {last}.", first=names[0], last=names[-1]) for path, names in keys.items()}
    return _files(site, root, {offline_copy.ZIP: first} | parts)


def for_machines(site: Site, root: str) -> str:
    """The slot `files-machines`: the files for programs, and the parts of the one that is too large."""
    paths = (path for path in site.sizes if path.startswith("data/motions-"))
    parts = dict.fromkeys(sorted(paths, key=natural), PART)
    whole = {published_format.JSON: OF_PARTS} if parts else {}
    return _files(site, root, MACHINES | whole | parts)


def of_each(site: Site, root: str) -> str:
    """The slot `files-each`: the file that each motion has and those that each meeting has, for one of each."""
    record = _example(site)
    if record is None:
        return ""
    meeting = addresses.of_meeting(record.meeting_key)
    about = {published_format.of_motion(record): N_("The motion with all its fields.")}
    about |= {
        f"{meeting}cite.{ending}": _("The references to all its motions as {format}.", format=name)
        for ending, name in FORMATS.items()
    }
    return _files(site, root, about)


def example(site: Site, root: str) -> str:
    """The slot `files-example`: one motion as it is in motions.json, without long or empty fields."""
    record = _example(site)
    if record is None:
        return ""
    whole = motions_json.motion(site, record).model_dump(mode="json", by_alias=True)
    part = {name: whole[name] for name in EXAMPLE}
    left_out = ("with", "rule", "until", "paragraphs")
    fields = [*(name for name in Shape(Clause).fields if name not in left_out), "progress"]
    part["clauses"] = [{name: clause[name] for name in fields} for clause in whole["clauses"][:1]]
    part["standing"] = whole["standing"]
    return site.render("files_example.html.j2", root, json=json.dumps(part, ensure_ascii=False, indent=2))


def _example(site: Site) -> Record | None:
    """A full example: the first resolution with a number and a clause, of the newest meeting that has one."""
    for records in reversed(list(site.archive.by_meeting.values())):
        for record in records:
            if record.is_carried and record.motion.number and record.motion.clauses:
                return record
    return next(iter(site.archive.records.values()), None)

"""What there is to take away, with sizes: the slots of the page at /data/."""

import json
from typing import Any

from schema.archive import Record
from schema.motion import Clause
from scripts.publish import addresses
from scripts.publish.books import books
from scripts.publish.exports import citations, exports, feeds, offline_copy
from scripts.publish.pages import book
from scripts.publish.site import Site

FORMS = {"pdf": "PDF", "epub": "EPUB", "html": "one HTML file"}
"""What each form of a book is called."""

MACHINES = {
    exports.JSON: "Every motion with all its fields, and its standing and progress as of the day.",
    exports.SCHEMA: "JSON Schema of that format.",
    exports.CSV: "A row for each motion, for a spreadsheet.",
    exports.POPOLO: "Organizations, meetings, motions and votes in Popolo’s form.",
    feeds.ALL: "A feed (Atom) of what came of motions, the newest first.",
}
"""The files for machines, each with what it is."""


def size_words(bytes_: int) -> str:
    """A file's size: `540 bytes`, `12 kB`, `1.4 MB`. A kilobyte is a thousand."""
    if bytes_ < 1000:
        return f"{bytes_} bytes"
    return f"{round(bytes_ / 1000)} kB" if bytes_ < 999_500 else f"{bytes_ / 1_000_000:.1f} MB"


def _file(site: Site, root: str, path: str, about: str, name: str = "") -> dict[str, str]:
    size = site.sizes.get(path.casefold())
    return {"name": name or path, "address": root + path, "size": size_words(size) if size else "", "about": about}


def of_books(site: Site, root: str) -> str:
    """The slot `files-books`: each book in its forms, the newest meeting first."""
    found = [(addresses.of_book(key), book.title(site, key)) for key in reversed(list(site.archive.meetings))]
    found.insert(0, (books.POLICY + books.BOOK, f"What {site.archive.union.name} has decided"))
    return site.render("files_books.html.j2", books=[_book(site, root, path, title) for path, title in found])


def _book(site: Site, root: str, path: str, title: str) -> dict[str, Any]:
    made = [(books.file_of(path, ending), name) for ending, name in FORMS.items()]
    # A book of very many motions has no PDF; before any file is made, none is known not to be.
    forms = [_file(site, root, file, "", name) for file, name in made if file in site.sizes or not site.sizes]
    return {"title": title, "address": root + path, "forms": forms}


def of_site(site: Site, root: str) -> str:
    """The slot `files-site`: the whole site as one file."""
    about = "Every page, to read without the web: unpack it and open index.html. The search needs the web."
    return site.render("files.html.j2", files=[_file(site, root, offline_copy.ZIP, about)])


def for_machines(site: Site, root: str) -> str:
    """The slot `files-machines`: what programs read."""
    return site.render("files.html.j2", files=[_file(site, root, path, about) for path, about in MACHINES.items()])


def of_each(site: Site, root: str) -> str:
    """The slot `files-each`: what stands beside each motion and each meeting, for one of them."""
    record = _example(site)
    if record is None:
        return ""
    motion, meeting = addresses.of_motion(record), addresses.of_meeting(record.meeting_key)
    files = [
        _file(site, root, exports.of_motion(record), "The motion with all its fields."),
        *(
            _file(site, root, f"{motion}cite.{ending}", f"Its reference as {name}.")
            for ending, name in citations.FORMS.items()
        ),
        *(
            _file(site, root, f"{meeting}cite.{ending}", f"The references of the whole meeting as {name}.")
            for ending, name in citations.FORMS.items()
        ),
    ]
    return site.render("files.html.j2", files=files)


def example(site: Site, root: str) -> str:
    """The slot `files-example`: one motion as motions.json has it, without what is long or empty."""
    record = _example(site)
    if record is None:
        return ""
    made = exports.motion(site, record)
    shown = (
        "key",
        "meeting",
        "address",
        "reference",
        "label",
        "is_resolution",
        "year",
        "number",
        "title",
        "committee",
        "proposer",
        "topics",
    )
    part = {name: made[name] for name in shown}
    clauses = made["clauses"][:1]
    fields = (*(name for name in Clause.model_fields if name not in ("rule", "until", "paragraphs")), "progress")
    part["clauses"] = [{name: clause[name] for name in fields} for clause in clauses]
    part["standing"] = made["standing"]
    return site.render("files_example.html.j2", text=json.dumps(part, ensure_ascii=False, indent=2))


def _example(site: Site) -> Record | None:
    """A motion that shows most: the first resolution with a number and a clause of the newest meeting that has one."""
    for records in reversed(list(site.archive.by_meeting.values())):
        for record in records:
            if record.is_carried and record.motion.number and record.motion.clauses:
                return record
    return next(iter(site.archive.records.values()), None)

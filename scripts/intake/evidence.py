"""The documents that evidence may be: found by words, by key or by address; and a key for one that is new."""

import re
from collections.abc import Container, Mapping
from urllib.parse import urlsplit

from schema.archive import Archive
from schema.dates import NotADate, parse_date
from schema.union import Document
from scripts.edit.outcomes import Fields, free_key, propose_key, without_blanks
from scripts.intake.vocabulary.dates import read_date


def is_address(text: str) -> bool:
    """Whether a text is meant as a web address, and not as a key or as words."""
    return text.lower().startswith(("http://", "https://", "www."))


def by_address(archive: Archive, address: str) -> str | None:
    """The key of the document of an address, also of its archived copy; None where there is none."""
    wanted = _gist(address)
    for key, document in archive.documents.items():
        if any(known and _gist(known) == wanted for known in (document.address, document.archived)):
            return key
    return None


def _gist(address: str) -> str:
    """An address without what two people may write differently: the scheme, `www.`, a slash at the end, a fragment."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return address
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def search(archive: Archive, words: str, most: int = 9) -> list[tuple[str, Document]]:
    """The documents that have all the words, those first that have them in their key or title."""
    wanted = re.findall(r"\w+", words.lower())
    found: list[tuple[int, int, str, Document]] = []
    for key, document in archive.documents.items():
        first = f"{key} {document.title}".lower()
        whole = f"{first} {document.publisher} {document.meaning} {document.date or ''}".lower()
        if wanted and all(word in whole for word in wanted):
            found.append((-sum(word in first for word in wanted), len(found), key, document))
    return [(key, document) for _, _, key, document in sorted(found, key=lambda one: one[:2])[:most]]


def propose_document_key(archive: Archive, title: str, publisher: str, date: str, new: Container[str] = ()) -> str:
    """A key for a new document: a word of who published it, words of its title, and its year. `new` are keys that are
    taken though the archive does not have them yet."""
    first = next(iter(re.findall(r"[a-z0-9]+", propose_key(publisher))), "")
    words = [word for word in propose_key(title).split("-") if word != first]
    try:
        year = str(parse_date(date).first.year)
    except NotADate:
        year = ""
    stem = "-".join(filter(None, (first, *words, "" if year in words else year)))
    return free_key(stem, lambda key: key in new or archive.current("documents", key) is not None)


def describe_document(given: Mapping[str, str | None], address: str, seen: str) -> Fields:
    """The entry of a new document, from what is given of it: title, publisher, kind, meaning, date, archived, held_by.

    `address` is its web address, with or without a scheme; `seen` the day on which it was looked at. Either may be empty.
    """
    return without_blanks(
        {
            "title": given.get("title"),
            "publisher": given.get("publisher"),
            "kind": (given.get("kind") or "").lower(),
            "date": read_date(given.get("date") or ""),
            "address": address if "://" in address or not address else f"https://{address}",
            "archived": given.get("archived"),
            "held_by": given.get("held_by"),
            "seen": seen,
            "meaning": given.get("meaning"),
        }
    )

"""The documents of the archive, looked up by words or by web address."""

import re
from urllib.parse import urlsplit

from schema.archive import Archive
from schema.sentences import did_you_mean, listed
from schema.union import Document
from scripts.intake.answers.answer_problem import shown
from scripts.intake.answers.resolve_input import CannotUse
from scripts.intake.vocabulary.bodies import plain


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


def find_document(archive: Archive, text: str) -> str:
    """The key of the document that is meant by its key, its web address or its title.

    Raises CannotUse, with the documents that may be meant.
    """
    if key := archive.current("documents", text.lower()) or by_address(archive, text):
        return key
    titled = [key for key, document in archive.documents.items() if plain(document.title) == plain(text)]
    if len(titled) == 1:
        return titled[0]
    hits = titled or [key for key, _ in search(archive, re.sub(r"\W+", " ", text))]
    hint = did_you_mean(text, archive.documents) or "Give its key or its web address."
    if hits:
        hint = f"With these words there {'is' if len(hits) == 1 else 'are'} {listed(hits)}."
    raise CannotUse(f"There is no document '{shown(text)}'. {hint}")


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
    hits: list[tuple[int, int, str, Document]] = []
    for key, document in archive.documents.items():
        first = f"{key} {document.title}".lower()
        text = f"{first} {document.publisher} {document.meaning} {document.date or ''}".lower()
        if wanted and all(word in text for word in wanted):
            hits.append((-sum(word in first for word in wanted), len(hits), key, document))
    return [(key, document) for _, _, key, document in sorted(hits, key=lambda hit: hit[:2])[:most]]

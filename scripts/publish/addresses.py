"""The permanent addresses, as paths from the site's root."""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from schema.archive import Archive, Record
from schema.motion import Erratum


def of_motion(record: Record) -> str:
    """`2018/12/`"""
    return f"{record.key}/"


def of_meeting(key: str) -> str:
    """`2018/`"""
    return f"{key}/"


def of_book(key: str) -> str:
    """`2018/book/`"""
    return f"{key}/book/"


POLICY_BOOK = "policy/book/"


def of_body(key: str) -> str:
    """`bodies/london-branch/`"""
    return f"bodies/{key}/"


def of_topic(key: str) -> str:
    """`topics/pay/`"""
    return f"topics/{key}/"


def of_thread(key: str) -> str:
    """`threads/licence-to-practise/`"""
    return f"threads/{key}/"


OF_KIND = {"meetings": of_meeting, "bodies": of_body, "topics": of_topic, "threads": of_thread}
"""The page of each kind of record beside motions that has pages."""

RESULTS = "results"
"""The anchor of a meeting's results on its page."""

OUTCOME = "outcome"
"""The anchor of what was decided of a motion, and what came of it, on its page."""

REDACTION = "redaction"
"""The anchor on a motion's page of the notice that something was taken out."""


def of_corrections(errata: Sequence[Erratum]) -> list[str]:
    """The anchor of each correction of a record: `corrected-2026-03-01`, with `-2` for the second of a day."""
    days = [erratum.on.text for erratum in errata]
    earlier = [days[:place].count(day) for place, day in enumerate(days)]
    return [f"corrected-{day}" + (f"-{count + 1}" if count else "") for day, count in zip(days, earlier, strict=True)]


CORRECTIONS = "about/"
"""The page that lists the corrections of all but motions."""


def permanent(archive: Archive, path: str) -> str:
    """The full address of a path on the union's site: `https://…/2018/12/`."""
    return archive.union.address + path


def root_of(path: str) -> str:
    """The relative path from a page to the site's root: `2018/12/` → `../../`. Empty for the home page."""
    return "../" * path.count("/")


def of_mail(contact: str, subject: str, body: str) -> str:
    """A link that opens an e-mail to the archive's keepers: `mailto:archive@…?subject=…`."""
    return f"{mailto(contact)}?subject={quote(subject)}&body={quote(body)}"


def mailto(contact: str) -> str:
    """A link to an e-mail address. Characters that would add a recipient are escaped (RFC 6068, section 2)."""
    return "mailto:" + quote(contact, safe="@+.-_~!$'*")


NOT_FOUND = "404.html"
"""The page that a server shows where there is none at an address."""


def root_prefix(archive: Archive, path: str) -> str:
    """The path from a page to the site's root.

    The 404 page appears at addresses of any depth, so its path is absolute: `/`, or `/motions/` where the site is in a
    folder of its host.
    """
    return urlsplit(archive.union.address).path if path == NOT_FOUND else root_of(path)

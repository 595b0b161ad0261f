"""The permanent addresses, as paths from the site's root."""

from urllib.parse import quote, urlsplit

from schema.archive import Archive, Record
from schema.motion import Motion


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


RESULTS = "results"
"""The anchor at which a meeting's page says what it decided."""

REDACTION = "redaction"
"""The anchor at which a motion's page says what was taken out."""


def of_corrections(motion: Motion) -> list[str]:
    """The anchor of each correction of a motion: `corrected-2026-03-01`, and the second of a day ends in `-2`."""
    days = [erratum.on.text for erratum in motion.errata]
    earlier = [days[:place].count(day) for place, day in enumerate(days)]
    return [
        f"corrected-{day}-{many + 1}" if many else f"corrected-{day}" for day, many in zip(days, earlier, strict=True)
    ]


def permanent(archive: Archive, path: str) -> str:
    """The whole address of a path, on the union's site: `https://…/2018/12/`."""
    return archive.union.address + path


def root_of(path: str) -> str:
    """The way from a page to the site's root: `2018/12/` → `../../`. Empty for the home page."""
    return "../" * path.count("/")


def of_mail(contact: str, subject: str, body: str) -> str:
    """The link that begins an e-mail to the archive's keepers: `mailto:archive@…?subject=…`."""
    return f"{mailto(contact)}?subject={quote(subject)}&body={quote(body)}"


def mailto(contact: str) -> str:
    """The link to an e-mail address. What would name a further recipient is escaped (RFC 6068, section 2)."""
    return "mailto:" + quote(contact, safe="@+.-_~!$'*")


NOT_FOUND = "404.html"
"""The page that a server shows at any address that has no page."""


def root_prefix(archive: Archive, path: str) -> str:
    """The way from the page at a path to the site's root.

    The page for what is not found is shown at addresses of any depth, so from there the way is absolute: `/`, or
    `/motions/` where the site is in a folder of its host.
    """
    return urlsplit(archive.union.address).path if path == NOT_FOUND else root_of(path)

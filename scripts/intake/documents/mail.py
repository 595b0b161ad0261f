"""E-mails and saved web pages (MHTML): the text that a reader sees, as a web page or a plain text."""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage, Message

from scripts.intake.documents import CannotRead, Progress, plain_text
from scripts.intake.documents.lines import DocumentText
from scripts.intake.documents.xml_parts import broken

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)


def is_mail(raw: bytes, ending: str) -> bool:
    """Whether a file begins with the header of a message."""
    if not _HEADER.match(raw):
        return False
    head = re.split(rb"\r?\n\r?\n", raw[:20_000], maxsplit=1)[0]
    return ending in (".eml", ".mht", ".mhtml") or _MIME.search(head) is not None


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a message. Files that are attached to it are named and not read."""
    message = email.message_from_bytes(raw, _class=EmailMessage, policy=email.policy.default)
    try:
        body = message.get_body(("html", "plain"))
        attached = [name for part in message.iter_attachments() if (name := _file_name(part))]
        if body is None:
            raise CannotRead(_without_text(attached))
        text = str(body.get_content())
    except (LookupError, ValueError, TypeError, AttributeError):
        raise CannotRead(broken("e-mail")) from None
    from scripts.intake.documents import web_page  # it needs lxml, which no other format's detection does

    is_page = body.get_content_type() == "text/html"
    read_body = web_page.read if is_page else plain_text.read
    document = read_body(text.encode("utf-8", errors="replace"), progress)
    notes = (
        (f"Attached to it and not read: {', '.join(attached)}. Save and import them by themselves.",)
        if attached
        else ()
    )
    return replace(document, title=str(message.get("Subject", "")) or document.title, notes=(*document.notes, *notes))


def _file_name(part: Message) -> str:
    """The name of a file that a reader of the message sees as attached, and not of a picture in a page."""
    return "" if part.get_content_maintype() == "image" else str(part.get_filename() or "")


def _without_text(attached: list[str]) -> str:
    if not attached:
        return "There is no text in it."
    return f"There is no text in it. Save what is attached ({', '.join(attached)}), and import that."

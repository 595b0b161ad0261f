"""Files that people attach to a form: fetched from GitHub's own stores only."""

import http.client
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from scripts.intake.documents import CannotRead
from scripts.intake.documents.limits import LARGEST
from scripts.intake.forms.submitted import ATTACHMENT, Attachment

SECONDS = 60
"""For an answer from the other side."""


def find_attachment(attachment: Attachment, folder: Path, *, fetch: bool) -> Path:
    """Where an attachment lies in a folder: by its name, or where it was fetched, by its number and name.

    With `fetch` it is put there first, unless it is there. Raises CannotRead with a sentence.
    """
    fetched = folder / attachment.number / attachment.name
    for path in (fetched, folder / attachment.name):
        if path.is_file():
            return path
    if not fetch:
        raise CannotRead(f"The attached file {attachment.name} is not here.")
    raw = _fetched(attachment.address)
    fetched.parent.mkdir(parents=True, exist_ok=True)
    fetched.write_bytes(raw)
    return fetched


def _fetched(address: str) -> bytes:
    if not ATTACHMENT.fullmatch(address):
        raise CannotRead("This is not a file attached on GitHub. Drop the file itself into the field.")
    opener = urllib.request.build_opener(_OnlyWhereGitHubKeepsThem)
    try:
        with opener.open(address, timeout=SECONDS) as answer:
            raw: bytes = answer.read(LARGEST + 1)
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError):
        raise CannotRead("The attached file could not be fetched. Attach it again.") from None
    if len(raw) > LARGEST:
        raise CannotRead(f"The attached file has more than {LARGEST // 1_000_000} MB, the most that can be read.")
    return raw


class _OnlyWhereGitHubKeepsThem(urllib.request.HTTPRedirectHandler):
    """An attachment's address leads on to a store; to any other place it is not followed."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request for the place that an address leads on to. Raises HTTPError where that is not one of the stores."""
        parts = urlsplit(newurl)
        host = parts.hostname or ""
        if parts.scheme != "https" or not (
            host.endswith(".githubusercontent.com")
            or (host.startswith("github-production-") and host.endswith(".s3.amazonaws.com"))
        ):
            raise urllib.error.HTTPError(newurl, code, "leads elsewhere", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)

"""Files of references, for the tests of what makes them: their entries, and what a browser downloads."""

import re
from pathlib import Path

from playwright.sync_api import Page

from scripts.publish.citations.files import FORMATS


def entries_of(content: bytes, ending: str) -> list[bytes]:
    """The entries of a file of references, each as a file of its own would have it."""
    if ending == "bib":
        return re.split(rb"\n(?=@techreport\{)", content)
    if ending == "ris":
        return re.findall(rb"TY  - .*?\r\nER  - \r\n", content, re.DOTALL)
    return [b"[\n%s\n]\n" % line.rstrip(b",") for line in content.splitlines()[1:-1]]


def downloaded(page: Page, ending: str) -> bytes:
    """What the link to a form of a motion's reference gives, on the page of the motion."""
    with page.expect_download() as download:
        page.locator(".downloads").get_by_role("link", name=FORMATS[ending], exact=True).click()
    key = page.locator(".motion").get_attribute("data-key")
    assert download.value.suggested_filename == f"{key}.{ending}"
    return Path(download.value.path()).read_bytes()

"""The Content-Security-Policy that every page stands under: https://www.w3.org/TR/CSP3/

The second barrier after escaping (markup.py): a page runs and shows only the site's own files. No script or style stands
in a page; tests/test_content_policy.py hears every page obey. A policy is in each page, for hosts that let nobody set
headers and for the copy on a disk, and in files of headers, for those that do.
"""

import base64
import hashlib
import re
from collections.abc import Iterator

from markupsafe import Markup

PAGE = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
}
"""The policy of a page: each directive with what it allows. The last refuses text where a script would read mark-up."""

ON_DISK = PAGE | {"default-src": "'self' file:", "form-action": "'self' file:"}
"""The policy of a page in the copy for a disk. To a browser that gives each file an origin of its own, `'self'` is nothing."""

HEADER_ONLY = {"frame-ancestors": "'none'"}
"""What browsers heed in a header alone: no other site shows a page of this one in a frame of its own."""

BOOK = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
"""The policy of a book as one file, which needs nothing besides the style that stands in it."""


def written(policy: dict[str, str]) -> str:
    """A policy as the standard writes it: `default-src 'self'; base-uri 'none'`."""
    return "; ".join(f"{directive} {allowed}" for directive, allowed in policy.items())


def meta(policy: dict[str, str]) -> Markup:
    """A policy as an element of a page's head. It holds for what comes after it."""
    return Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(written(policy))


def hash_of(text: str) -> str:
    """The name by which a policy allows one style or script that stands in a page: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def of_book(style: str) -> dict[str, str]:
    """The policy of a book as one file with this style in it."""
    return {**BOOK, "style-src": hash_of(style)}


def header(book_style: str) -> str:
    """The policy of the whole site in one line. A browser holds a page to the header and to its own element, so the header
    also allows the style of books."""
    return written({**PAGE, "style-src": f"'self' {hash_of(book_style)}", **HEADER_ONLY})


def files(book_style: str) -> Iterator[tuple[str, str]]:
    """The headers as the usual hosts read them: Netlify and Cloudflare Pages, Apache, nginx."""
    headers = {"Content-Security-Policy": header(book_style), "X-Content-Type-Options": "nosniff"}
    yield "_headers", "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    yield ".htaccess", f"<IfModule mod_headers.c>\n{lines}</IfModule>\n"
    yield "nginx-headers.conf", "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


INLINE = re.compile(rb"<(script|style)>(.*?)</\1>", re.DOTALL)
POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')


def allowing_inline(page: bytes) -> bytes:
    """A page whose own policy allows the scripts and styles that stand in it.

    For a preview, into which a server writes what loads the page again after a change. Never for what is published.
    """
    more = {b"script": "script-src 'self'", b"style": "style-src 'self'"}
    for kind, text in INLINE.findall(page):
        more[kind] += f" {hash_of(text.decode())}"
    allowed = Markup.escape("; ".join(["", *more.values()])).encode()
    return POLICY.sub(lambda policy: policy[0] + allowed, page, count=1)

"""The Content-Security-Policy of every page: https://www.w3.org/TR/CSP3/

The second barrier after escaping (markup.py): a page loads only the site's own files, and has no inline script or style.
tests/test_content_policy.py holds every page to it. The policy is in each page, for hosts without custom headers and for the
offline copy, and in header files for hosts that read them.
"""

import base64
import hashlib
import re
from collections.abc import Iterator

from markupsafe import Markup

from scripts.publish.markup import escaped

PAGE = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
}
"""The policy of a page: each directive with what it allows. The last stops scripts from turning text into markup."""

ON_DISK = PAGE | {"default-src": "'self' file:", "form-action": "'self' file:"}
"""The policy of a page in the offline copy. Where a browser gives each file its own origin, `'self'` allows nothing."""

HEADER_ONLY = {"frame-ancestors": "'none'"}
"""Directives that browsers obey only in a header: no other site may show a page of this one in a frame."""

BOOK = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
"""The policy of a book as a single file, which needs only its own inline style."""


def written(policy: dict[str, str]) -> str:
    """A policy as the standard writes it: `default-src 'self'; base-uri 'none'`."""
    return "; ".join(f"{directive} {allowed}" for directive, allowed in policy.items())


def meta(policy: dict[str, str]) -> Markup:
    """A policy as an element of a page's head. It applies to what comes after it."""
    return Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(escaped(written(policy)))


def hash_of(text: str) -> str:
    """The source by which a policy allows one inline style or script: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def of_book(style: str) -> dict[str, str]:
    """The policy of a book as a single file with this inline style."""
    return {**BOOK, "style-src": hash_of(style)}


def header(book_style: str) -> str:
    """The policy of the whole site on one line. A browser applies both the header and the page's own element, so the header
    also allows the inline style of books."""
    return written({**PAGE, "style-src": f"'self' {hash_of(book_style)}", **HEADER_ONLY})


def files(book_style: str) -> Iterator[tuple[str, str]]:
    """The header files of the usual hosts: Netlify and Cloudflare Pages, Apache, nginx."""
    headers = {"Content-Security-Policy": header(book_style), "X-Content-Type-Options": "nosniff"}
    yield "_headers", "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    yield ".htaccess", f"<IfModule mod_headers.c>\n{lines}</IfModule>\n"
    yield "nginx-headers.conf", "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


INLINE = re.compile(rb"<(script|style)>(.*?)</\1>", re.DOTALL)
POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')


def allowing_inline(page: bytes) -> bytes:
    """A page whose own policy allows its inline scripts and styles.

    Only for a preview, into which the server writes a script that reloads the page. Never for what is published.
    """
    more = {b"script": "script-src 'self'", b"style": "style-src 'self'"}
    for kind, text in INLINE.findall(page):
        more[kind] += f" {hash_of(text.decode())}"
    allowed = Markup.escape("; ".join(["", *more.values()])).encode()
    return POLICY.sub(lambda policy: policy[0] + allowed, page, count=1)

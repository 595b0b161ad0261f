"""The whole site as a zip that works from the disk, without a server: its pages, style, scripts and typefaces.

A server answers for a folder with its index.html; a disk does not. So in this copy every link to a folder names that
file. What is not in the copy (books, files for machines, pictures) is linked where it stands on the web.
"""

import datetime as dt
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterable
from html import escape, unescape
from typing import BinaryIO
from urllib.parse import unquote, urlsplit, urlunsplit

from scripts.publish import content_policy
from scripts.publish.books.epub import entry_of

ZIP = "data/site.zip"

LEFT_OUT = re.compile(
    r"(^|/)(cite\.(bib|ris|json)|motion\.json|card\.png|book\.\w+|updates\.xml)$"
    r"|^data/[^/]+\.\w+$|^(404\.html|sitemap\.xml|robots\.txt|_headers|\.htaccess|nginx-headers\.conf)$"
)
"""What does not go into the copy: files that are downloaded by themselves, and what only a server or a machine asks for."""
PAGE_OF_FILES = "data/index.html"

# As in links.py: our pages and MkDocs's have every attribute in double quotes, and no such quotation mark in a text. A
# forwarding page names its target twice more.
ADDRESS = re.compile(r'(\s(?:href|src|action|data-way)="|\scontent="0; url=)([^"]*)(?=")')


def belongs(path: str) -> bool:
    """Whether a file of the site goes into the copy."""
    return path == PAGE_OF_FILES or not LEFT_OUT.search(path)


def pack(
    files: Iterable[tuple[str, bytes]], paths: Collection[str], address: str, day: dt.date, into: BinaryIO
) -> None:
    """Write the zip. `files` are those of the site that belong in it; `paths` names them; `address` is the site's."""
    with zipfile.ZipFile(into, "w") as packed:
        for path, content in files:
            if path.endswith(".html"):
                content = on_disk(path, content.decode(), paths, address).encode()
            packed.writestr(entry_of(path, day), content)


def on_disk(path: str, page: str, paths: Collection[str], address: str) -> str:
    """A page with its links as a disk answers them. `path` is its file: `2018/12/index.html`."""
    folder = posixpath.dirname(path)

    def turn(match: re.Match[str]) -> str:
        parts = urlsplit(unescape(match[2]))
        if parts.scheme or parts.netloc or not parts.path:
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))).removeprefix("./")
        target = "" if target == "." else target
        index = posixpath.join(target, "index.html")
        if index in paths:
            way = posixpath.join(parts.path, "index.html")
        elif target in paths:
            way = parts.path
        else:
            whole = f"{address}{target}{'/' if parts.path.endswith('/') and target else ''}"
            return match[1] + escape(urlunsplit(urlsplit(whole)._replace(query=parts.query, fragment=parts.fragment)))
        return match[1] + escape(urlunsplit(parts._replace(path=way)))

    page = page.replace(content_policy.meta(content_policy.PAGE), content_policy.meta(content_policy.ON_DISK), 1)
    return ADDRESS.sub(turn, page)

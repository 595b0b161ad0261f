"""Every link and anchor of the finished site, read as its pages are made: checked, and turned for the copy on a disk."""

import html
import posixpath
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit, urlunsplit

from scripts.publish.exports.offline_copy import belongs

# Our pages and MkDocs's are written by templates, with every attribute in double quotes; a test holds this to a parser.
# A forwarding page names its target twice more, for browsers with scripts (`data-way`) and without (`content`). What stands
# before the value is looked for first: a pattern that begins with a name is four times as slow.
ATTRIBUTE = re.compile(
    r'(="(?:(?<=\shref=")|(?<=\sid=")|(?<=\ssrc=")|(?<=\saction=")|(?<=\sdata-way=")|(?<=\scontent=")0; url=))([^"]*)'
)
"""An attribute that holds an anchor or an address, from the end of its name: what stands before the value, and the value."""

ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""The beginning of an address that leads off the site, unless it is the site's own."""

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Link:
    """Where an address leads: the file of the site and the anchor, and how the same address is written on a disk.

    `target` is None where the address leads off the site, or stays on a page without naming an anchor.
    """

    target: tuple[str, str] | None
    on_disk: str


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What a page has: its anchors, those that are repeated, and the files and anchors to which its links lead, but for its own."""

    anchors: tuple[str, ...]
    repeated: tuple[str, ...]
    targets: tuple[tuple[str, str], ...]

    @property
    def values(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Its fields, as `of` takes them again."""
        return self.anchors, self.repeated, self.targets

    @classmethod
    def of(cls, anchors: Iterable[str], repeated: Iterable[str], targets: Iterable[tuple[str, str]]) -> Self:
        """The same from its fields as JSON has them."""
        return cls(tuple(anchors), tuple(repeated), tuple((file, anchor) for file, anchor in targets))


@dataclass
class LinkCheck:
    """What the pages link to and which anchors they have, gathered page by page; then what leads nowhere.

    `base` is the site's address.
    """

    base: str
    anchors: dict[str, Sequence[str]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    _known: dict[tuple[str, str], Link] = field(default_factory=dict)

    def read(self, path: str, page: str) -> str:
        """Take in one page. Returns it with its links as a disk answers them. `path` is its file: `2018/12/index.html`."""
        links, on_disk = self.links_of(path, page)
        self.add(path, links)
        return on_disk

    def add(self, path: str, links: PageLinks) -> None:
        """Take in what a page links to and its anchors."""
        self.repeated += [f"/{path} has two places called #{anchor}." for anchor in links.repeated]
        for target in links.targets:
            self.wanted.setdefault(target, path)
        self._know(path, links.anchors)

    def add_folder(self, anchors: Mapping[str, Iterable[str]], targets: Iterable[tuple[str, str, str]]) -> None:
        """Take in what the pages of a folder link to, each target with a page that does, and the anchors of each."""
        for file, anchor, path in targets:
            self.wanted.setdefault((file, anchor), path)
        for path, of_page in anchors.items():
            self._know(path, of_page)

    def _know(self, path: str, anchors: Iterable[str]) -> None:
        """Take in the anchors of a page. Nearly all have names that those of many pages have, which are held once."""
        self.anchors[path] = tuple(map(sys.intern, anchors))

    def links_of(self, path: str, page: str) -> tuple[PageLinks, str]:
        """What a page links to and its anchors, as its HTML has them; and the page with its links as a disk answers them."""
        ids: dict[str, None] = {}
        repeated = []
        targets: dict[tuple[str, str], None] = {}
        root = "../" * path.count("/")
        pieces = ATTRIBUTE.split(page)
        for place in range(2, len(pieces), 3):
            raw = pieces[place]
            if pieces[place - 2].endswith("id"):  # of the names, only this one ends so
                if raw in ids:
                    repeated.append(raw)
                ids[raw] = None
            elif raw.startswith("#"):
                if len(raw) > 1:
                    targets[path, _anchor(html.unescape(raw[1:]))] = None
            else:
                link = self._link(raw, path, root)
                pieces[place] = link.on_disk
                if link.target:
                    targets[link.target] = None
        elsewhere = tuple(target for target in targets if target[0] != path or target[1] not in ids)
        return PageLinks(tuple(ids), tuple(repeated), elsewhere), "".join(pieces)

    def _link(self, raw: str, path: str, root: str) -> Link:
        """The link that an attribute holds. Most addresses lead from the root of the site, or from the folder above the page's, and
        occur on many pages."""
        if ELSEWHERE.match(raw) and not html.unescape(raw).startswith(self.base):
            return Link(None, raw)
        if not raw.startswith("../"):
            return self._parsed(raw, path)
        # Seen from two folders of one depth, an address by way of the root leads to one place; else from two in one folder.
        seen_from = root if raw.startswith(root) else posixpath.dirname(posixpath.dirname(path))
        link = self._known.get((seen_from, raw))
        if link is None:
            link = self._known[seen_from, raw] = self._parsed(raw, path)
        return link

    def _parsed(self, raw: str, path: str) -> Link:
        address = html.unescape(raw)
        parts, target = urlsplit(address), self._target(address, path)
        if target is None or parts.scheme or parts.netloc or not parts.path:
            return Link(target, raw)
        file = target[0]
        if not belongs(file):
            whole = urlsplit(f"{self.base}{file}")
            return Link(target, html.escape(urlunsplit(whole._replace(query=parts.query, fragment=parts.fragment))))
        if posixpath.basename(file) == INDEX and posixpath.basename(parts.path) != INDEX:
            # A server answers for a folder with its index.html; a disk does not.
            parts = parts._replace(path=posixpath.join(parts.path, INDEX))
        return Link(target, html.escape(urlunsplit(parts)))

    def _target(self, address: str, path: str) -> tuple[str, str] | None:
        """The file and the anchor that an address leads to, None where it stays on a page without naming an anchor."""
        folder_of_site = urlsplit(self.base).path
        if address.startswith(self.base):
            address = "/" + address[len(self.base) :]
        elif address.startswith("/"):
            if not address.startswith(folder_of_site):
                return f"..{address}", ""  # on the same host, and not of this site
            address = "/" + address[len(folder_of_site) :]
        parts = urlsplit(address)
        anchor = _anchor(parts.fragment)
        if not parts.path:
            return (path, anchor) if anchor else None
        whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(parts.path))).lstrip("/")
        if parts.path.endswith("/") or whole in ("", "."):
            whole = posixpath.join(whole, INDEX).removeprefix("./")
        return whole, anchor

    def problems(self, files: set[str]) -> list[str]:
        """A sentence for each link that leads nowhere and each repeated anchor, in order."""
        problems = list(self.repeated)
        for (target, anchor), path in self.wanted.items():
            if target not in files:
                problems.append(f"/{path} links to /{target}, which is not there.")
            elif anchor and target in self.anchors and anchor not in self.anchors[target]:
                problems.append(f"/{path} links to /{target}#{anchor}, and there is no such place on that page.")
        return sorted(problems)


def _anchor(fragment: str) -> str:
    """The anchor that the end of an address names, without words that a browser would mark (`:~:text=`)."""
    return unquote(fragment).partition(":~:")[0]

"""Every link and anchor of the finished site, checked as its pages are made."""

import html
import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

# Our pages and MkDocs's are written by templates, with every attribute in double quotes; a test holds this to a parser.
ATTRIBUTE = re.compile(r'\s(id|href|src|srcset|action|name)="([^"]*)"')


@dataclass
class LinkCheck:
    """What the pages link to and which anchors they have, gathered page by page; then what leads nowhere."""

    base: str
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)

    def read(self, path: str, page: str) -> None:
        """Take in one page. `path` is its file in the site: `2018/12/index.html`."""
        ids: set[str] = set()
        folder = posixpath.dirname(path)
        for name, raw in ATTRIBUTE.findall(page):
            if name == "id":
                if raw in ids:
                    self.repeated.append(f"/{path} has two places called #{raw}.")
                ids.add(raw)
            elif name in ("href", "src", "action"):
                target = self._target(html.unescape(raw), path, folder)
                if target:
                    self.wanted.setdefault(target, path)
        self.anchors[path] = frozenset(ids)

    def _target(self, address: str, path: str, folder: str) -> tuple[str, str] | None:
        """The file and the anchor that an address leads to, None where it leads off the site."""
        root = "../" * path.count("/")
        if (
            root
            and address.startswith(root)
            and "?" not in address
            and "%" not in address
            and "../" not in address[len(root) :]
        ):
            # Nearly every link of ours goes by way of the root: no need to take it apart.
            whole, _, anchor = address[len(root) :].partition("#")
            return (whole + "index.html" if whole.endswith("/") or not whole else whole), anchor
        folder_of_site = urlsplit(self.base).path
        if address.startswith(self.base):
            address = "/" + address[len(self.base) :]
        elif address.startswith("/") and not address.startswith("//"):
            if not address.startswith(folder_of_site):
                return f"..{address}", ""  # on the same host, and not of this site
            address = "/" + address[len(folder_of_site) :]
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        anchor = unquote(parts.fragment).partition(":~:")[0]
        if not parts.path:
            return (path, anchor) if anchor else None
        whole = posixpath.normpath(posixpath.join("/" + folder, unquote(parts.path))).lstrip("/")
        if parts.path.endswith("/") or whole in ("", "."):
            whole = posixpath.join(whole, "index.html").removeprefix("./")
        return whole, anchor

    def problems(self, files: set[str]) -> list[str]:
        """A sentence for each link that leads nowhere and each anchor that stands twice, in order."""
        problems = list(self.repeated)
        for (target, anchor), path in self.wanted.items():
            if target not in files:
                problems.append(f"/{path} links to /{target}, which is not there.")
            elif anchor and target in self.anchors and anchor not in self.anchors[target]:
                problems.append(f"/{path} links to /{target}#{anchor}, and there is no such place on that page.")
        return sorted(problems)

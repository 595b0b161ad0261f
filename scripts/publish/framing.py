"""Pages set into their frames: what fills each slot, and what is the same around all pages of one depth."""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from markupsafe import Markup

from schema.language import Language
from scripts.publish import addresses, checked, content_policy, theme
from scripts.publish.citations.page_head import page_picture
from scripts.publish.digest import digest_of
from scripts.publish.exports import feeds
from scripts.publish.frames.frames import Frame, FrameProblem, parse_frame
from scripts.publish.markup_words import translated
from scripts.publish.pages import slots
from scripts.publish.prose import typographic
from scripts.publish.site import Page, Site

EVERYWHERE = ("content-security-policy", "root", "archive-name", "head", "digest")
"""The slots that every page has."""

NEEDED = (*EVERYWHERE, "title", "content")
"""The slots without which a page cannot be set into a frame."""

CURRENT = Markup(' aria-current="true"')
"""The attribute of a menu link whose section the page is in."""

FRAMES = {1: "frames/index.html", 2: "frames/deeper/index.html", 3: "frames/deeper/deepest/index.html"}
"""The frame for each depth of address: `2018/`, `2018/12/` and `topics/pay/1/`."""

WITH_FEED = ("", "outcomes/")
"""Hand-written pages from whose head a browser finds the feed of everything."""

MENU = {
    "about": "help",
    "import": "help",
    "cite": "help",
    "wording": "help",
    "data": "help",
    "contribute": "help",
    "abbreviations": "help",
    "checks": "help",
    "privacy": "help",
    "procedure": "help",
    "similar": "policy",
    "committees": "topics",
    "proposers": "topics",
}
"""Sections that the menu reaches through another: the section, and the one that is marked in the menu."""


def frame_for(frames: Mapping[int, Frame], path: str) -> Frame:
    """The frame for a page, by the depth of its address. Raises FrameProblem where there is none."""
    depth = path.count("/")
    if depth not in frames:
        raise FrameProblem(f"There is no frame for /{path}, an address of {depth} steps: see FRAMES in framing.py.")
    return frames[depth]


FIRST_SCRIPT = Markup('<script src="[[slot:root]]assets/theme.js"></script>')
WORDS_SCRIPT = Markup('<script src="[[slot:root]]assets/words.js"></script>')


def in_language(html: str, language: Language) -> str:
    """A page of MkDocs's in another language; what has no translation is marked as English."""
    changes = {
        '<html lang="en"': Markup('<html lang="{}" dir="{}"').format(language.tag, language.direction),
        'dir="ltr"': Markup('dir="{}"').format(language.direction),  # of the body, which is the theme's
        FIRST_SCRIPT: WORDS_SCRIPT + FIRST_SCRIPT,
    }
    for before, after in changes.items():
        html = html.replace(before, after, 1)
    return translated(html, language)


OWN = frozenset({"title", "head", "content", "digest"})
"""The slots that each page fills in its own way."""


class Framing:
    """The pages of a site, set into the frames that MkDocs built in a folder. Raises FrameProblem where one is missing."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self.folder = folder
        self.frames = {depth: parse_frame(name, self._read(name), NEEDED) for depth, name in FRAMES.items()}
        self._foot = cache(lambda root: slots.SLOTS["foot"](site, root))
        self._policy = content_policy.meta(content_policy.PAGE)

    def _read(self, name: str) -> str:
        try:
            html = (self.folder / name).read_text(encoding="utf-8")
            return in_language(html, self.site.language) if self.site.language else html
        except FileNotFoundError:
            path = Path(name)
            raise FrameProblem(
                f"MkDocs did not build {path.name} in {path.parent.name}/; a stub in docs/ is missing."
            ) from None

    @cached_property
    def around(self) -> str:
        """The digest of all that is the same around pages: without their own words and their place in the menu."""
        return digest_of(
            [
                (frame.pieces, [self._around(slot, "../" * depth) for slot in frame.slots if self._is_around(slot)])
                for depth, frame in self.frames.items()
            ]
        )

    def page(self, page: Page) -> tuple[str, str]:
        """One of our pages as HTML, and its digest before it. Raises FrameProblem where there is no frame of its depth."""
        return self._filled(page, frame_for(self.frames, page.path))

    def written(self, name: str) -> tuple[str, str]:
        """A hand-written page: MkDocs set its words, its title and its description; the slots are ours."""
        frame = parse_frame(name, self._read(name), EVERYWHERE)
        path = name.removesuffix("index.html")
        head = feeds.alternate(addresses.root_of(path)) if path in WITH_FEED else Markup()
        if not path:
            head += page_picture(self.site, path, self.site.archive.union.archive_name)
        return self._filled(Page(path, "", "", path.rstrip("/"), Markup(), head), frame)

    def _filled(self, page: Page, frame: Frame) -> tuple[str, str]:
        site = self.site
        root = addresses.root_prefix(site.archive, page.path)
        contents = {
            "title": typographic(f"{page.title} · {site.archive.union.archive_name}"),
            "head": self._head(page) + page.head,
            "content": page.content,
        }
        for slot in frame.slots:
            if slot.startswith("current-"):
                contents[slot] = CURRENT if slot == f"current-{MENU.get(page.section, page.section)}" else ""
            elif slot not in contents and self._is_around(slot):
                contents[slot] = self._around(slot, root)
        digest = checked.digest_of_page(frame.pieces, contents)
        return digest, frame.fill({**contents, "digest": digest})

    @staticmethod
    def _is_around(slot: str) -> bool:
        return slot not in OWN and (slot in EVERYWHERE or slot in slots.SLOTS)

    def _around(self, slot: str, root: str) -> str:
        """What fills a slot on all pages with this path to the root."""
        site = self.site
        match slot:
            case "archive-name":
                return site.archive.union.archive_name
            case "root":
                return root or "./"
            case "content-security-policy":
                return self._policy
            case "foot":
                return self._foot(root)
        return slots.SLOTS[slot](site, root)

    def _head(self, page: Page) -> Markup:
        """The face, the canonical address, and the title and the description for machines."""
        archive = self.site.archive
        return self.site.render(
            "head.html.j2",
            addresses.root_prefix(archive, page.path) or "./",
            page=page,
            address=addresses.permanent(archive, page.path),
            face=next(theme.face_files(archive.union.text_face)),  # the one file that every page uses
        )

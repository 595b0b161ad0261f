"""Publishing: pages set into frames, files beside them, all links checked, the whole staged and swapped in."""

import datetime as dt
from collections.abc import Callable, Iterator
from html import escape
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from schema.archive import Archive
from schema.problems import counted
from scripts.publish import addresses, content_policy, theme
from scripts.publish.books import books, cards
from scripts.publish.exports import citations, exports, feeds, offline_copy
from scripts.publish.frames import slots
from scripts.publish.frames.frames import Frame, FrameProblem, parse_frame
from scripts.publish.links import LinkCheck
from scripts.publish.pages import bodies, book, forwards, meeting, motion, policy, similar, threads, topics, wording
from scripts.publish.search import search
from scripts.publish.site import Page, Site
from scripts.publish.stage import BuildCache, Stage, StageProblem

EVERYWHERE = ("content-security-policy", "root", "archive-name", "head")
"""The slots that every page has."""

NEEDED = (*EVERYWHERE, "title", "content")
"""The slots without which a page cannot be set into a frame."""

CURRENT = Markup(' aria-current="true"')
"""What a link of the menu has where the page stands under it."""

FRAMES = {1: "frames/index.html", 2: "frames/deeper/index.html"}
"""The frame for each depth of address: `2018/` and `2018/12/`."""

# What Material lays beside its pages, and our frames do not use.
THEMES_OWN = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml", "frames/")

# What is made into one style sheet, and of which only the chosen face goes on the site.
MADE_HERE = ("assets/style/", "assets/fonts/")

MAKERS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    motion.pages,
    meeting.pages,
    book.pages,
    bodies.pages,
    topics.pages,
    threads.pages,
    policy.pages,
    search.pages,
    forwards.pages,
)
"""Everything that makes pages, in the order in which they are made."""

FILES: tuple[Callable[[Site], Iterator[tuple[str, str | bytes]]], ...] = (
    feeds.files,
    search.files,
    similar.files,
    citations.files,
    exports.files,
    cards.files,
    wording.files,
)
"""Everything that makes other files: each with its path from the site's root and what it holds."""

LAST = "data/index.html"
"""The page of files, which gives their sizes, and so is made when they are."""

HEADS: dict[str, Callable[[Site, str], Markup]] = {"": feeds.alternate, "outcomes/": feeds.alternate}
"""Further mark-up for the head of hand-written pages, by path. Takes the site and the way to its root."""

MENU = {
    "cite": "about",
    "wording": "about",
    "data": "about",
    "contribute": "about",
    "abbreviations": "about",
    "checks": "about",
    "similar": "policy",
    "proposers": "committees",
}
"""Hand-written pages that the menu leads to by way of another: the page, and the one that it stands under."""


def publish(
    archive: Archive, frames: Path, site_folder: Path, as_of: dt.date, messages: Path, cache: Path | None = None
) -> int:
    """Make the whole site from an archive and the pages that MkDocs built in `frames`, and put it in `site_folder`.

    `messages` holds an example for each rule; `cache` keeps the books and pictures for next time. Answers with the number of pages. Raises FrameProblem or StageProblem,
    and then leaves the old site as it was.
    """
    examples = (
        {path.stem: path.read_text(encoding="utf-8") for path in sorted(messages.glob("*.txt"))}
        if messages.is_dir()
        else {}
    )
    stage = Stage(site_folder)
    site = Site(archive, as_of, examples, BuildCache(cache), stage.paths)
    built = {depth: parse_frame(name, _read(frames / name), NEEDED) for depth, name in FRAMES.items()}
    check = LinkCheck(archive.union.address)
    sitemap: list[str] = []
    with stage:

        def put(path: str, html: str) -> None:
            check.read(path, html)
            stage.write(path, html)

        def written(name: str) -> str:
            frame = parse_frame(name, _read(frames / name), EVERYWHERE)
            return frame.fill(_fill(site, _written(site, name.removesuffix("index.html")), frame))

        for make in MAKERS:
            for page in make(site):
                if page.forward:
                    put(f"{page.path}index.html", page.content)
                    continue
                frame = built[page.path.count("/")]
                put(f"{page.path}index.html", frame.fill(_fill(site, page, frame)))
                sitemap.append(page.path)
                for path, made in books.files(site, page):
                    stage.write(path, made)
        for files in FILES:
            for path, content in files(site):
                stage.write(path, content)
        for file in sorted(frames.rglob("*")):
            name = file.relative_to(frames).as_posix()
            if not file.is_file() or name.startswith((*THEMES_OWN, *MADE_HERE)):
                continue
            if name.endswith(".html"):
                if name != LAST:
                    put(name, written(name))
                if name.endswith("index.html"):
                    sitemap.append(name.removesuffix("index.html"))
            else:
                stage.write(name, file.read_bytes())
        for name in theme.face_files(archive.union.text_face):
            stage.write(name, (frames / name).read_bytes())
        parts = sorted((frames / "assets/style").glob("*.css"))
        stage.write(
            "assets/site.css", theme.union_css(archive.union) + "".join(part.read_text("utf-8") for part in parts)
        )
        stage.write("sitemap.xml", _sitemap(archive, sitemap))
        for path, headers in content_policy.files(books.style()):
            stage.write(path, headers)
        names = [*stage.names(offline_copy.belongs), LAST]
        with stage.open(offline_copy.ZIP) as into:
            # The copy's own page of files cannot give the size of the copy.
            last = (LAST, written(LAST).encode())
            offline_copy.pack(chain(stage.files(names), [last]), set(names), archive.union.address, as_of, into)
        put(LAST, written(LAST))
        broken = check.problems(set(stage.paths))
        if broken:
            raise StageProblem(
                "\n".join([*broken, f"{counted(len(broken), 'problem')} with links. The site was not changed."])
            )
    site.kept.forget_unused()
    return len(sitemap)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FrameProblem(
            f"MkDocs did not build {path.name} in {path.parent.name}/; a stub in docs/ is missing."
        ) from None


def _fill(site: Site, page: Page, frame: Frame) -> dict[str, str]:
    """What fills the slots of the frame around one of our pages."""
    contents = {
        "title": f"{page.title} · {site.archive.union.archive_name}",
        "archive-name": site.archive.union.archive_name,
        "root": addresses.root_prefix(site.archive, page.path) or "./",
        "content-security-policy": content_policy.meta(content_policy.PAGE),
        "head": _head(site, page) + page.head,
        "content": page.content,
    }
    for slot in frame.slots:
        if slot.startswith("current-"):
            contents[slot] = CURRENT if slot == f"current-{page.section}" else ""
        elif slot not in contents and slot in slots.SLOTS:
            contents[slot] = slots.SLOTS[slot](site, addresses.root_prefix(site.archive, page.path))
    return contents


def _written(site: Site, path: str) -> Page:
    """A hand-written page: MkDocs set its words, its title and its description; the slots are ours."""
    head = HEADS[path](site, addresses.root_of(path)) if path in HEADS else Markup()
    name = path.rstrip("/")
    return Page(path, "", "", MENU.get(name, name), Markup(), head)


def _head(site: Site, page: Page) -> Markup:
    """The canonical address, the title and the description for machines."""
    return site.render("head.html.j2", page=page, address=addresses.permanent(site.archive, page.path))


def _sitemap(archive: Archive, paths: list[str]) -> str:
    """https://www.sitemaps.org/protocol.html, without dates: a page's last change is not known to the day."""
    urls = "".join(f"<url><loc>{escape(addresses.permanent(archive, path))}</loc></url>\n" for path in sorted(paths))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'

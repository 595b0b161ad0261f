"""Publishing: pages set into frames, files beside them, all links checked, the whole staged and swapped in."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from markupsafe import Markup

from schema.archive import Archive
from schema.calendar import last_change, next_change
from schema.problems import counted
from scripts.publish import addresses, checked, content_policy, theme
from scripts.publish.books import cards
from scripts.publish.books import output as books
from scripts.publish.books.html_file import style
from scripts.publish.build_cache import BuildCache, forget_oldest
from scripts.publish.checked import Checked
from scripts.publish.citations import files as citation_files
from scripts.publish.digest import of_program
from scripts.publish.exports import feeds, format_schema, motions_csv, motions_json, offline_copy
from scripts.publish.frames.frames import Frame, FrameProblem, parse_frame
from scripts.publish.frames.mkdocs_frames import CONFIG, ROOT, build_frames
from scripts.publish.links import LinkCheck
from scripts.publish.pages import bodies, forwards, meeting, motion, similar, slots, threads, topics, wording
from scripts.publish.search import places, search_files, search_page
from scripts.publish.site import File, Output, Page, Site
from scripts.publish.stage import Stage, StageProblem

MESSAGES = ROOT / "docs/messages"
CACHE: Path | None = ROOT / "build/cache"
"""Where finished parts are kept from one build to the next: a file for each archive and site."""

CACHES = 8
"""How many archives and sites are kept parts of; those built longest ago are forgotten."""

EVERYWHERE = ("content-security-policy", "root", "archive-name", "head", "digest", "marks")
"""The slots that every page has."""

NEEDED = (*EVERYWHERE, "title", "content")
"""The slots without which a page cannot be set into a frame."""

CURRENT = Markup(' aria-current="true"')
"""The attribute of a menu link whose section the page is in."""

FRAMES = {1: "frames/index.html", 2: "frames/deeper/index.html"}
"""The frame for each depth of address: `2018/` and `2018/12/`."""

# What Material puts beside its pages, and our frames do not use.
THEMES_OWN = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml", "frames/")

# What becomes one style sheet, and the typefaces, of which only the chosen one goes on the site.
MADE_HERE = ("assets/style/", "assets/fonts/")

MAKERS: tuple[Callable[[Site], Iterator[Output]], ...] = (
    motion.pages,
    meeting.pages,
    books.outputs,
    bodies.pages,
    topics.pages,
    threads.pages,
    search_page.pages,
    forwards.pages,
    feeds.files,
    search_files.files,
    similar.files,
    citation_files.files,
    format_schema.files,
    motions_json.files,
    motions_csv.files,
    cards.files,
    wording.files,
)
"""Everything that makes pages and files, in the order in which they are made."""

LAST = "data/index.html"
"""The page of files. It gives their sizes, so it is made after them."""

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


@dataclass
class Build:
    """A site in the making."""

    site: Site
    stage: Stage
    frames: Path
    check: LinkCheck
    copy: offline_copy.OfflineCopy
    checked: Checked = field(default_factory=Checked)
    sitemap: list[str] = field(default_factory=list)

    def put(self, path: str, html: str) -> None:
        """Write a page, note its links for the check, and add it to the copy of the whole site."""
        self.stage.write(path, html)
        self.copy.add_page(path, self.check.read(path, html))

    def put_file(self, path: str, content: str | bytes) -> None:
        """Write a file that is no page, and add it to the copy of the whole site."""
        self.stage.write(path, content)
        self.copy.add(path, content)


def make_site(archive: Archive, site: Path, as_of: dt.date, kept_as: str = "") -> int:
    """The whole site of an archive, as of a day, in a folder. Returns the number of pages.

    `kept_as` names the finished parts that are kept, where the folder is another one each time. Raises FrameProblem or
    StageProblem, and then leaves the old site as it was.
    """
    with tempfile.TemporaryDirectory() as frames:
        build_frames(CONFIG, Path(frames))
        cache = cache_file(archive.folder_name, kept_as or str(site.resolve()))
        return publish(archive, Path(frames), site, as_of, MESSAGES, cache)


def cache_file(archive: str, site: str) -> Path | None:
    """Where the finished parts of an archive's site are kept, by the archive's folder and the site's whole path or another name."""
    if CACHE is None:
        return None
    forget_oldest(CACHE, CACHES)
    return CACHE / f"{BuildCache.name(archive, site)[:16]}.sqlite"


def publish(
    archive: Archive, frames: Path, site_folder: Path, as_of: dt.date, messages: Path, cache: Path | None = None
) -> int:
    """Make the whole site of an archive from the pages that MkDocs built in `frames`, and put it in `site_folder`.

    `messages` holds an example for each rule; `cache` is the file that keeps finished parts for the next build. Returns the number of
    pages. Raises FrameProblem or StageProblem, and then leaves the old site as it was.
    """
    with BuildCache(cache) as kept:
        return _publish(archive, frames, Stage(site_folder), as_of, messages, kept)


def _publish(archive: Archive, frames: Path, stage: Stage, as_of: dt.date, messages: Path, kept: BuildCache) -> int:
    program = of_program()
    due = next_change(archive, as_of)
    day = last_change(archive, as_of)  # what is said as of that day is said as of every day up to this one
    site = Site(archive, day, _examples(messages), kept, stage.paths)
    check = LinkCheck(archive.union.address)
    with stage:
        with stage.open(offline_copy.ZIP) as into, offline_copy.OfflineCopy(into, day) as copy:
            build = Build(site, stage, frames, check, copy)
            _write_all(build)
            copy.add_day(checked.FILE, checked.render(as_of, due, {}))
        stage.write(LAST, page := _written(build, LAST))
        check.read(LAST, page)
        for path, text in build.checked.files(as_of, due):
            stage.write(path, text)
        broken = check.problems(set(stage.paths))
        if broken:
            summary = f"{counted(len(broken), 'problem')} with links. The site was not changed."
            raise StageProblem("\n".join([*broken, summary]))
    if of_program() == program:
        kept.forget_unused()
    else:
        kept.throw_away()  # a template changed while it was read: nobody knows which pages were made by which
    return len(build.sitemap)


def _write_all(build: Build) -> None:
    """Write everything but the page of files, which is in the copy without the copy's own size."""
    framed = {depth: parse_frame(name, _read(build.frames / name), NEEDED) for depth, name in FRAMES.items()}
    for make in MAKERS:
        for output in make(build.site):
            _write(build, output, framed)
    _write_frames(build)
    _write_theme(build)
    build.stage.write("sitemap.xml", _sitemap(build.site.archive, build.sitemap))
    for path, headers in content_policy.files(style()):
        build.stage.write(path, headers)
    turned = LinkCheck(build.site.archive.union.address).read(LAST, _written(build, LAST))
    build.copy.add_page(LAST, turned)


def _examples(messages: Path) -> dict[str, str]:
    """The example of each rule, by the rule's name."""
    paths = sorted(messages.glob("*.txt")) if messages.is_dir() else []
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


def _write(build: Build, output: Output, framed: dict[int, Frame]) -> None:
    """Write a file; or a page, in its frame unless it only forwards."""
    match output:
        case File():
            build.put_file(output.path, output.content)
        case Page() if output.forward:
            build.put(f"{output.path}index.html", output.content)
        case Page():
            frame = frame_for(framed, output.path)
            build.put(f"{output.path}index.html", _filled(build, output, frame))
            build.sitemap.append(output.path)


def frame_for(framed: dict[int, Frame], path: str) -> Frame:
    """The frame for a page, by the depth of its address. Raises FrameProblem where there is none."""
    depth = path.count("/")
    if depth not in framed:
        raise FrameProblem(f"There is no frame for /{path}, an address of {depth} steps: see FRAMES in publishing.py.")
    return framed[depth]


def _write_frames(build: Build) -> None:
    """Write the hand-written pages, the files that MkDocs copied beside them, and what the search offers of both."""
    help_pages: dict[str, str] = {}
    for file in sorted(build.frames.rglob("*")):
        name = file.relative_to(build.frames).as_posix()
        if not file.is_file() or name.startswith((*THEMES_OWN, *MADE_HERE)):
            continue
        if not name.endswith(".html"):
            build.put_file(name, file.read_bytes())
            continue
        path = name.removesuffix("index.html")
        if name != LAST:
            build.put(name, page := _written(build, name))
            if path in places.HELP:
                help_pages[path] = page
        if name.endswith("index.html"):
            build.sitemap.append(path)
    build.put_file("search/places.json", places.places_file(build.site, help_pages))


def _write_theme(build: Build) -> None:
    """Write the union's typeface, and all styles as one sheet."""
    union = build.site.archive.union
    for name in theme.face_files(union.text_face):
        file = build.frames / name
        if not file.is_file():
            face = union.text_face.label
            raise StageProblem(f"The typeface {face} needs docs/{name}, which is not there. The site was not changed.")
        build.put_file(name, file.read_bytes())
    parts = sorted((build.frames / "assets/style").glob("*.css"))
    css = "".join(part.read_text(encoding="utf-8") for part in parts)
    build.put_file("assets/site.css", theme.union_css(union) + css)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FrameProblem(
            f"MkDocs did not build {path.name} in {path.parent.name}/; a stub in docs/ is missing."
        ) from None


def _filled(build: Build, page: Page, frame: Frame) -> str:
    """A page in its frame, with its digest, which is noted."""
    contents = _fill(build.site, page, frame)
    contents["marks"] = build.site.shapes_of(contents.values())
    digest = checked.digest_of_page(frame.pieces, contents)
    build.checked.add(page.path, digest)
    return frame.fill({**contents, "digest": digest})


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
            contents[slot] = CURRENT if slot == f"current-{MENU.get(page.section, page.section)}" else ""
        elif slot not in contents and slot in slots.SLOTS:
            root = addresses.root_prefix(site.archive, page.path)
            contents[slot] = _foot(site, root) if slot == "foot" else slots.SLOTS[slot](site, root)
    return contents


def _foot(site: Site, root: str) -> str:
    """The foot, which is the same on all pages of one depth: made once for each."""
    if root not in site.feet:
        site.feet[root] = slots.SLOTS["foot"](site, root)
    return site.feet[root]


def _written(build: Build, name: str) -> str:
    """A hand-written page: MkDocs set its words, its title and its description; the slots are ours."""
    frame = parse_frame(name, _read(build.frames / name), EVERYWHERE)
    path = name.removesuffix("index.html")
    section = path.rstrip("/")
    head = feeds.alternate(addresses.root_of(path)) if path in WITH_FEED else Markup()
    page = Page(path, "", "", section, Markup(), head)
    return _filled(build, page, frame)


def _head(site: Site, page: Page) -> Markup:
    """The face, the canonical address, and the title and the description for machines."""
    return site.render(
        "head.html.j2",
        addresses.root_prefix(site.archive, page.path) or "./",
        page=page,
        address=addresses.permanent(site.archive, page.path),
        face=theme.first_file(site.archive.union.text_face),
    )


def _sitemap(archive: Archive, paths: list[str]) -> str:
    """https://www.sitemaps.org/protocol.html, without dates: a page's last change is not known to the day."""
    urls = "".join(f"<url><loc>{escape(addresses.permanent(archive, path))}</loc></url>\n" for path in sorted(paths))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'

"""Publishing: pages set into frames, files beside them, all links checked, the whole staged and swapped in."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from schema.archive import Archive
from schema.calendar import last_change, next_change
from schema.language import language_of, speaking
from schema.sentences import counted
from scripts.publish import build_cache, checked, content_policy, crawlers, folders, theme
from scripts.publish.books import cards
from scripts.publish.books import output as books
from scripts.publish.books.html_file import style
from scripts.publish.build_cache import BuildCache, cache_file
from scripts.publish.digest import of_program, of_surroundings
from scripts.publish.exports import feeds, format_schema, motions_csv, motions_json, offline_copy
from scripts.publish.frames.kept_frames import frames_into
from scripts.publish.frames.mkdocs_frames import CONFIG, ROOT
from scripts.publish.framing import Framing
from scripts.publish.links import LinkCheck
from scripts.publish.pages import bodies, forwards, similar, threads, topics, wording
from scripts.publish.search import places, search_files, search_page, similarity
from scripts.publish.site import File, Output, Site
from scripts.publish.stage import Stage, StageProblem
from scripts.publish.unchanged import AS_BUILT, as_built, keep_as_built
from scripts.publish.writing import (
    Build,
    fill_cache,
    finished_page,
    keep_parts,
    unchanged_folders,
    unchanged_parts,
    write,
)

MESSAGES = ROOT / "docs/messages"
FRAMES = "frames.sqlite"
"""The file beside them with what MkDocs built, which is the same for all archives."""

# What Material puts beside its pages, and our frames do not use.
THEMES_OWN = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml", "frames/")

# What becomes one style sheet, and the typefaces, of which only the chosen one goes on the site.
MADE_HERE = ("assets/style/", "assets/fonts/")

Maker = Callable[[Site], Iterator[Output]]

GROUPED: tuple[Maker, ...] = (
    folders.folders,
    books.grouped,
    bodies.grouped,
    topics.grouped,
    threads.grouped,
    forwards.grouped,
    feeds.grouped,
    cards.grouped,
)
"""What makes groups, which several processes share."""

MAKERS: tuple[Maker, ...] = (
    *GROUPED,
    search_page.pages,
    search_files.files,
    similar.files,
    format_schema.files,
    motions_json.files,
    motions_csv.files,
    wording.files,
)
"""Everything that makes pages and files, in the order in which they are written."""

TEXTS = (search_files.of_meeting, similarity.of_meeting, motions_csv.of_meeting)
"""What makes a text of each motion of a meeting that goes into a file of all; it is kept, so they are shared as well."""

WORDS_SCRIPT = "assets/words.js"
"""What scripts say, on a site that is not in English."""

PLACES = "search/places.json"
"""What the search offers besides motions. It has the words of hand-written pages, so it is made after them."""

LAST = "data/index.html"
"""The page of files. It gives their sizes, so it is made after them."""


def make_site(archive: Archive, site: Path, as_of: dt.date, kept_as: str = "") -> int:
    """The whole site of an archive, as of a day, in a folder. Returns the number of pages.

    `kept_as` names the finished parts that are kept, where the folder is another one each time. Raises FrameProblem or
    StageProblem, and then leaves the old site as it was.
    """
    with tempfile.TemporaryDirectory() as frames:
        make_frames(Path(frames))
        cache = cache_file(archive.folder_name, kept_as or str(site.resolve()))
        return publish(archive, Path(frames), site, as_of, MESSAGES, cache)


def make_frames(folder: Path) -> None:
    """Put what MkDocs builds into a folder, as an earlier build had it made where that is the same. Raises FrameProblem."""
    with BuildCache(build_cache.CACHE and build_cache.CACHE / FRAMES) as kept:
        frames_into(folder, CONFIG, kept, lambda: of_surroundings(ROOT))


def publish(
    archive: Archive, frames: Path, site_folder: Path, as_of: dt.date, messages: Path, cache: Path | None = None
) -> int:
    """Make the whole site of an archive from the pages that MkDocs built in `frames`, and put it in `site_folder`.

    `messages` holds an example for each rule; `cache` is the file that keeps finished parts for the next build. Returns the number of
    pages. Raises FrameProblem or StageProblem, and then leaves the old site as it was.
    """
    language = language_of(archive.union.language, archive.own_words)
    with BuildCache(cache) as kept, speaking(language):
        return _publish(archive, frames, Stage(site_folder), as_of, messages, kept)


def _publish(archive: Archive, frames: Path, stage: Stage, as_of: dt.date, messages: Path, kept: BuildCache) -> int:
    program = of_program()
    due = next_change(archive, as_of)
    day = last_change(archive, as_of)  # pages are the same for every day from then on
    site = Site(archive, day, examples(messages), kept, stage.paths)
    check = LinkCheck(archive.union.address)
    framing = Framing(site, frames)
    before = as_built(kept, stage.site)
    kept.forget(AS_BUILT)  # until this build has ended
    carried = unchanged_folders(site, framing, folders.folders(site)) if before else {}
    part_of = offline_copy.parts_of(archive)
    unchanged = unchanged_parts(site, part_of, carried)
    with stage:
        with ExitStack() as opened:
            paths = dict.fromkeys([offline_copy.ZIP, *part_of.values()])
            into = {path: opened.enter_context(stage.open(path)) for path in paths if path not in unchanged}
            copy = opened.enter_context(offline_copy.OfflineCopy(into, day, part_of))
            build = Build(site, stage, framing, check, copy, before is not None, carried)
            _write_all(build)
            copy.add_day(checked.FILE, checked.render(as_of, due, {}))
        for path, size in unchanged.items():
            if not stage.link(path, size):
                stage.write(path, (stage.site / path).read_bytes())
        keep_parts(build, part_of)
        digest, page = build.frames.written(LAST)
        stage.write(LAST, page)
        check.read(LAST, page)
        build.checked.add(LAST, digest)
        for path, text in build.checked.files(as_of, due):
            stage.write(path, text)
        broken = check.problems(set(stage.paths))
        if broken:
            with speaking(None):
                summary = f"{counted(len(broken), 'problem')} with links. The site was not changed."
            raise StageProblem("\n".join([*broken, summary]))
    if of_program() == program:
        kept.forget_unused()
        keep_as_built(kept, stage.site, {name: before[name] for name in stage.moved} if before else {})
    else:
        kept.throw_away()  # a template changed while it was read: nobody knows which pages were made by which
    return len(build.sitemap)


def _write_all(build: Build) -> None:
    """Write everything but the page of files, which is in the copy without the copy's own size."""
    grouped = {make: list(make(build.site)) for make in GROUPED}
    if fill_cache(build, grouped.values(), TEXTS):
        grouped.clear()  # with what was made for them
    for make in MAKERS:
        for output in grouped.pop(make, None) or make(build.site):
            write(build, output)
        build.site.forget_views()
    _write_frames(build)
    for file in made_for_frames(build.site, build.frames.folder):
        write(build, file)
    build.stage.write(crawlers.SITEMAP, crawlers.sitemap(build.site.archive, build.sitemap, build.site.as_of))
    build.stage.write("robots.txt", crawlers.robots(build.site.archive))
    for path, headers in content_policy.files(style()):
        build.stage.write(path, headers)
    _, page = build.frames.written(LAST)
    build.copy.add_packed(LAST, build.copy.packed_page(build.check.links_of(LAST, page)[1]))


def examples(messages: Path) -> dict[str, str]:
    """The example of each rule, by the rule's name."""
    paths = sorted(messages.glob("*.txt")) if messages.is_dir() else []
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


def from_mkdocs(frames: Path) -> list[str]:
    """What goes on the site of what MkDocs built in a folder: the paths of hand-written pages and of the files beside them."""
    names = (file.relative_to(frames).as_posix() for file in sorted(frames.rglob("*")) if file.is_file())
    return [name for name in names if not name.startswith((*THEMES_OWN, *MADE_HERE))]


def _write_frames(build: Build) -> None:
    """Write the hand-written pages, the files that MkDocs copied beside them, and what the search offers of both."""
    help_pages: dict[str, str] = {}
    for name in from_mkdocs(build.frames.folder):
        if not name.endswith(".html"):
            build.put_file(name, (build.frames.folder / name).read_bytes())
            continue
        path = name.removesuffix("index.html")
        if name == LAST:
            build.sitemap.append(path)
            continue
        digest, page = build.frames.written(name)
        build.put(*finished_page(build, path, digest, page, listed=path != name))
        if path in places.HELP:
            help_pages[path] = page
    build.put_file(PLACES, places.places_file(build.site, help_pages))


def made_for_frames(site: Site, frames: Path) -> Iterator[File]:
    """The files of ours that every page loads: the union's typeface, all styles as one sheet, and what scripts say.

    `frames` is the folder of what MkDocs built.
    """
    union = site.archive.union
    for name in theme.face_files(union.text_face):
        file = frames / name
        if not file.is_file():
            face = union.text_face.label
            raise StageProblem(f"The typeface {face} needs docs/{name}, which is not there. The site was not changed.")
        yield File(name, file.read_bytes())
    parts = sorted((frames / "assets/style").glob("*.css"))
    css = "".join(part.read_text(encoding="utf-8") for part in parts)
    yield File("assets/site.css", theme.union_css(union) + css)
    if site.language:
        # Imported here because an English site needs none of it.
        from scripts.publish.word_table import script_words

        yield File(WORDS_SCRIPT, script_words(site.language, frames))

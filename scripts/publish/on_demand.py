"""A site of which each page or file is made when it is asked for: what a preview shows, the moment that a record is saved.

What only the whole site can give is left to a build: the offline copy, the sitemap, the lists of digests, and the check of links.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path

from schema.archive import Archive
from schema.calendar import last_change, next_change
from scripts.publish import checked, folders
from scripts.publish.books import cards
from scripts.publish.books import output as books
from scripts.publish.build_cache import BuildCache
from scripts.publish.exports import feeds, format_schema, motions_csv, motions_json, published_format
from scripts.publish.framing import Framing
from scripts.publish.pages import bodies, similar, threads, topics, wording
from scripts.publish.publishing import MAKERS, PLACES, Maker, examples, from_mkdocs, made_for_frames
from scripts.publish.search import places, search_files, search_page
from scripts.publish.site import File, Folder, Group, Output, Page, Site

PATHS: Mapping[Maker, str] = {
    folders.folders: "",
    books.grouped: "policy/book*",
    bodies.grouped: "bodies/*",
    topics.grouped: "topics/*",
    threads.grouped: "threads/*",
    feeds.grouped: "*/updates.xml",
    cards.grouped: f"*{cards.FILE}",
    search_page.pages: "search/*/index.html",
    search_files.files: "search/*",
    similar.files: "similar/*",
    format_schema.files: published_format.SCHEMA,
    motions_json.files: "data/motions*.json",
    motions_csv.files: published_format.CSV,
    wording.files: wording.FILE,
}
"""A pattern of the shell that the paths of all that something makes fit. What is not here may make any; folders are taken by name."""


class OnDemand:
    """The pages and files of an archive's site as of a day, each as a build would write it.

    `frames` is the folder of what MkDocs built. Raises FrameProblem where a frame is missing.
    """

    def __init__(self, archive: Archive, as_of: dt.date, frames: Path, messages: Path, cache: BuildCache) -> None:
        self.site = Site(archive, last_change(archive, as_of), examples(messages), cache)
        self._as_of = as_of
        self._framing = Framing(self.site, frames)
        self._from_mkdocs = frozenset(from_mkdocs(frames))

    def files(self, path: str) -> Iterator[File]:
        """The file at a path from the root, and perhaps others that are made with it; none of that path where there is none."""
        if path in self._from_mkdocs:
            yield File(
                path, self._written(path) if path.endswith(".html") else (self._framing.folder / path).read_bytes()
            )
        elif path == checked.FILE:
            yield File(path, checked.render(self._as_of, next_change(self.site.archive, self._as_of), {}))
        elif path == PLACES:
            pages = {page: self._written(f"{page}index.html") for page in sorted(places.HELP)}
            yield File(path, places.places_file(self.site, pages))
        elif path.startswith("assets/"):
            yield from made_for_frames(self.site, self._framing.folder)
        else:
            yield from self._made(path)

    def _written(self, path: str) -> str:
        return self._framing.written(path)[1]

    def _made(self, path: str) -> Iterator[File]:
        """What is made until the path is found. Files that are made together with many others are all made: each will be asked for."""
        for output in self._fitting(path):
            made = output.make() if isinstance(output, Group) else output
            for each in [made] if isinstance(made, Page | File) else made:
                file = self._file(each)
                yield file
                if file.path == path and not isinstance(output, File):
                    return

    def _fitting(self, path: str) -> Iterator[Page | File | Group]:
        """What may have a path."""
        folder = path.partition("/")[0]
        if folder in self.site.archive.meetings:
            outputs: Iterable[Output] = folders.groups(self.site, folder)
        else:
            fitting = (make for make in MAKERS if fnmatchcase(path, PATHS.get(make, "*")))
            outputs = chain.from_iterable(make(self.site) for make in fitting)
        for output in outputs:
            if not isinstance(output, Folder) and (not isinstance(output, Group) or fnmatchcase(path, output.paths)):
                yield output

    def _file(self, output: Page | File) -> File:
        if isinstance(output, File):
            return output
        path = output.path if output.path.endswith(".html") else f"{output.path}index.html"
        return File(path, str(output.content) if output.forward else self._framing.page(output)[1])

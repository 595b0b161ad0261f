"""Finished pages and files as they are kept for the next build.

What the site as a whole needs to know of each is kept apart from its content, which the next build need not read where the
old site still has the file.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from scripts.publish.build_cache import divided, joined
from scripts.publish.links import PageLinks
from scripts.publish.zip_file import Packed


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page: its path from the root, whether it is in the sitemap, its digest if it has one, and what it links to."""

    path: str
    listed: bool
    digest: str
    links: PageLinks


@dataclass(frozen=True, slots=True)
class Finished:
    """A file of the site: its path and size, its content in the offline copy, and the page that it is, if it is one."""

    file: str
    size: int
    packed: Packed | None
    page: PageFacts | None = None


def facts_of(entries: Iterable[Finished]) -> bytes:
    """What is known of some files, as one value that `read_facts` divides again."""
    heading: list[object] = []
    contents: list[bytes] = []
    for entry in entries:
        page, packed = entry.page, entry.packed
        of_page = (page.path, page.listed, page.digest, *page.links.values) if page else None
        heading.append((entry.file, entry.size, of_page, (packed.checksum, packed.size) if packed else None))
        contents.append(packed.deflated if packed else b"")
    return joined(heading, contents)


def read_facts(value: bytes) -> Iterator[Finished]:
    """What is known of the files of a value that `facts_of` made."""
    heading, contents = divided(value)
    for (file, size, of_page, of_packed), deflated in zip(heading, contents, strict=True):
        packed = Packed(of_packed[0], of_packed[1], deflated) if of_packed else None
        yield Finished(file, size, packed, _page(*of_page) if of_page else None)


def _page(path: str, listed: bool, digest: str, *links: list[Any]) -> PageFacts:
    return PageFacts(path, listed, digest, PageLinks.of(*links))


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What is known of a folder that is made of several groups: its files with their sizes, its pages, and where they lead.

    `parts` are the names of what the cache has of its groups, `digests` and `listed` go by page, `anchors` by file. Each target
    of a link is there once, with the first page that leads to it.
    """

    parts: list[str]
    sizes: dict[str, int]
    digests: dict[str, str]
    listed: list[str]
    anchors: dict[str, list[str]]
    targets: list[tuple[str, str, str]]


def folder_facts(parts: list[str], entries: Iterable[Finished]) -> FolderFacts:
    """What is known of a folder, from what is known of each of its files."""
    facts = FolderFacts(parts, {}, {}, [], {}, [])
    targets: dict[tuple[str, str], str] = {}
    for entry in entries:
        facts.sizes[entry.file] = entry.size
        if page := entry.page:
            if page.digest:
                facts.digests[page.path] = page.digest
            if page.listed:
                facts.listed.append(page.path)
            facts.anchors[entry.file] = list(page.links.anchors)
            for target in page.links.targets:
                targets.setdefault(target, entry.file)
    facts.targets.extend((*target, file) for target, file in targets.items())
    return facts


def facts_of_folder(facts: FolderFacts) -> bytes:
    """What is known of a folder, as `read_folder` reads it again."""
    return json.dumps([getattr(facts, each.name) for each in fields(FolderFacts)]).encode()


def read_folder(value: bytes) -> FolderFacts:
    """What is known of a folder from a value that `facts_of_folder` made."""
    return FolderFacts(*json.loads(value))


COMPRESSED = (".epub", ".pdf", ".png")
"""The endings of files that are compressed already, which takes longest to find out."""


def contents_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The contents of some files, given by path, compressed, as one value that `read_contents` divides again."""
    return joined(None, [zlib.compress(content, 0 if path.endswith(COMPRESSED) else 1) for path, content in files])


def read_contents(value: bytes) -> list[bytes]:
    """The contents of a value that `contents_of` made."""
    return [zlib.decompress(content) for content in divided(value)[1]]

"""Finished pages and files, as they are kept for the next build: each page in its frame, with its links and anchors."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from scripts.publish.links import PageLinks


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page: its path from the root, whether it is in the sitemap, its digest if it has one, and what its HTML links to."""

    path: str
    listed: bool
    digest: str
    html: str
    links: PageLinks


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file that is no page."""

    path: str
    content: str | bytes


Finished = FinishedPage | FinishedFile


def packed(finished: Iterable[Finished]) -> bytes:
    """Pages and files as one value, which `unpacked` divides again."""
    entries: list[object] = []
    contents: list[bytes] = []
    for member in finished:
        if isinstance(member, FinishedPage):
            entries.append(asdict(member))
        elif isinstance(member.content, str):
            entries.append({"path": member.path, "content": member.content})
        else:
            entries.append({"path": member.path, "bytes": len(member.content)})
            contents.append(member.content)
    texts = zlib.compress(json.dumps(entries).encode(), 1)
    return b"".join([len(texts).to_bytes(8, "big"), texts, *contents])


def unpacked(value: bytes) -> Iterator[Finished]:
    """The pages and files of a value that `packed` made."""
    at = 8 + int.from_bytes(value[:8], "big")
    for entry in json.loads(zlib.decompress(value[8:at])):
        if "html" in entry:
            yield FinishedPage(**entry | {"links": PageLinks.of(entry["links"])})
        elif "content" in entry:
            yield FinishedFile(entry["path"], entry["content"])
        else:
            yield FinishedFile(entry["path"], value[at : at + entry["bytes"]])
            at += entry["bytes"]

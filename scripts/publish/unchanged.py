"""Whether a site is already what a build would make. Then only the day of the check is written, into its file and the zip.

A build makes a note of what the site was made from, for which days it stays true, and the size and times of each file. The note
is kept with the finished parts (build_cache.py). If anybody has since changed, replaced or deleted a file, the site is built.
"""

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

from schema.archive import Archive
from schema.calendar import last_change, next_change
from schema.language import ENGLISH, language_for_dates, language_of, speaking
from scripts.publish import checked
from scripts.publish.build_cache import BuildCache
from scripts.publish.digest import digest_of, of_surroundings
from scripts.publish.exports.offline_copy import ZIP, with_day
from scripts.publish.hosts import outgrown
from scripts.publish.stage import replace_files

NAME = BuildCache.name("what the site was made from")
"""The name of the note in the cache of finished parts."""

AS_BUILT = BuildCache.name("the site's files")
"""The name under which the cache has digests of the files of the site that the parts in it were last made for."""

ROOT = "."
"""What the files in no folder are kept under."""


@dataclass(frozen=True, slots=True)
class BuildNote:
    """What a site was made from, and what the command says of it.

    `sources` is a digest of everything that went into it. The site is the same for every day from `since` and before `until`,
    both as ISO 8601. `outgrown` says which hosts no longer take it.
    """

    sources: str
    since: str
    until: str
    motions: int
    pages: int
    address: str
    outgrown: Sequence[str] = ()
    language: str = ENGLISH


def sources_of(archive: str, root: Path) -> str:
    """The digest of all that a site is made from: the archive, by its own digest, and what surrounds it in the project's folder."""
    return digest_of(archive, of_surroundings(root))


def note_on(sources: str, site: Path, archive: Archive, as_of: dt.date, pages: int) -> BuildNote:
    """The note on a site that has just been made."""
    language = language_of(archive.union.language, archive.own_words)
    return BuildNote(
        sources=sources,
        since=last_change(archive, as_of).isoformat(),
        until=next_change(archive, as_of).isoformat(),
        motions=len(archive.records),
        pages=pages,
        address=archive.union.address,
        outgrown=list(outgrown(_sizes(site))),
        language=language.tag if language else ENGLISH,
    )


def keep_note(cache: Path, note: BuildNote) -> None:
    """Keep the note on a site for the next build."""
    with BuildCache(cache) as kept:
        kept.keep(NAME, json.dumps(asdict(note)).encode())


def renew(cache: Path, site: Path, sources: str, as_of: dt.date) -> BuildNote | None:
    """Write the day of the check into a site that a build would make again as it is. Returns its note; None if it must be built."""
    with BuildCache(cache) as kept:
        note = _noted(kept)
        if note is None or note.sources != sources or not note.since <= as_of.isoformat() < note.until:
            return None
        files = as_built(kept, site)
        if files is None:
            return None
        with speaking(language_for_dates(note.language)):
            written = _write_day(site, as_of)
        if written:
            changed = {ROOT, *(path.partition("/")[0] for path in (ZIP, checked.FILE))}
            keep_as_built(kept, site, {name: digest for name, digest in files.items() if name not in changed})
        return note


AsBuilt = Mapping[str, str]
"""A digest of the files of a site by what the system knows of each, for each folder at its root; those in none are under `.`."""


def as_built(kept: BuildCache, site: Path) -> AsBuilt | None:
    """The files of a site; None where anybody has changed, replaced, added or deleted one since it was built."""
    files = {name: _digest(lines) for name, lines in _by_folder(site)}
    return files if kept.take(AS_BUILT) == json.dumps(files, sort_keys=True).encode() else None


def keep_as_built(kept: BuildCache, site: Path, known: AsBuilt = MappingProxyType({})) -> None:
    """Note that the site has just been built as it is, from the parts in the cache and no others. `known` are folders of the old site
    that it has as they were: nobody looks at them again, so one that was changed since is found out by the next build.
    """
    files = {name: known.get(name) or _digest(lines) for name, lines in _by_folder(site)}
    kept.keep(AS_BUILT, json.dumps(files, sort_keys=True).encode())


def _noted(kept: BuildCache) -> BuildNote | None:
    """The note, if there is one that this version of the program can read."""
    content = kept.take(NAME)
    try:
        return BuildNote(**json.loads(content)) if content else None
    except (ValueError, TypeError):
        return None


def _by_folder(site: Path) -> Iterator[tuple[str, Iterable[bytes]]]:
    """For each folder at the root of a site a line for every file in it, by its path, size and times, without reading it."""
    with suppress(FileNotFoundError):
        with os.scandir(site) as scan:
            entries = list(scan)
        beside = [entry for entry in entries if not entry.is_dir(follow_symlinks=False)]
        yield ROOT, (_line(entry.name, entry.stat(follow_symlinks=False)) for entry in beside)
        for entry in entries:
            if entry not in beside:
                yield entry.name, (_line(path, known) for path, known in _walk(entry.path, ""))


def _digest(lines: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(sorted(lines))).hexdigest()


def _line(path: str, known: os.stat_result) -> bytes:
    values = known.st_mode, known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino
    return f"{path}\0{values}\n".encode("utf-8", "surrogateescape")


def _sizes(site: Path) -> dict[str, int]:
    """The bytes of every file of a site, by its path from the root."""
    return {path.removeprefix("/"): known.st_size for path, known in _walk(str(site), "")}


def _walk(folder: str, path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file in a folder and those below it, by its path from there, with what the system knows of it."""
    try:
        with os.scandir(folder) as scan:
            entries = list(scan)
    except FileNotFoundError:
        return
    for entry in entries:
        name = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, name)
        else:
            yield name, entry.stat(follow_symlinks=False)


def _write_day(site: Path, as_of: dt.date) -> bool:
    """Write another day into the file of the day and into the zip. Returns False if they have it already."""
    text = (site / checked.FILE).read_text(encoding="utf-8")
    written = json.loads(re.findall(r"window\.checked = (.*?); *\n", text)[0])
    due = dt.date.fromisoformat(written["due"])
    renewed = checked.render(as_of, due, written["lists"])
    if renewed == text:
        return False
    copy = with_day((site / ZIP).read_bytes(), checked.FILE, checked.render(as_of, due, {}))
    replace_files(site, {ZIP: copy, checked.FILE: renewed.encode()})
    return True

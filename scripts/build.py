"""Build the site: check the archive, have MkDocs build the frames, set every page into them, swap the new site in."""

import cProfile
import datetime as dt
import gc
import pstats
import time
from collections.abc import Sequence
from pathlib import Path

from schema.files import digest_of
from schema.sentences import counted
from scripts.arguments import ARCHIVE, AS_OF, DONE, HAS_PROBLEMS, Arguments, Ended, Option, command, run, say
from scripts.opening import open_sound
from scripts.publish.build_cache import cache_file, kept_records
from scripts.publish.digest import of_program
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.stage import StageProblem
from scripts.publish.unchanged import BuildNote, keep_note, note_on, renew, sources_of

ROOT = Path(__file__).resolve().parent.parent

PLACEHOLDER = ".example/"
"""The ending of addresses that nobody can own (RFC 2606): the site is built, with a note to the maintainer."""


@command
def main(argv: Sequence[str]) -> int:
    """Build the site that the arguments name. Returns the exit status."""
    arguments = Arguments(
        "build", "Check an archive and build its site.", ARCHIVE, AS_OF,
        Option("--site", "DIR", "the folder for the site (default: build/site)", "build/site"),
        Option("--profile", "", "show where the time went"),
    ).parse_args(argv)  # fmt: skip
    profile = cProfile.Profile()
    began = time.monotonic()
    try:
        what = arguments.archive, Path(arguments.site), arguments.as_of
        note = profile.runcall(built, *what) if arguments.profile else built(*what)
    except (FrameProblem, StageProblem) as error:
        raise Ended(str(error), HAS_PROBLEMS) from None
    motions, seconds = counted(note.motions, "motion"), time.monotonic() - began
    say(f"{motions.capitalize()} on {counted(note.pages, 'page')}, in {seconds:.1f} seconds: {arguments.site}")
    if arguments.profile:
        say(where_time_went(pstats.Stats(profile)))
    for sentence in note.outgrown:
        say(sentence)
    if note.address.endswith(PLACEHOLDER):
        say(f"Before you publish, set the address in {arguments.archive}/union.yaml: {note.address} is a placeholder.")
    return DONE


def built(folder: str, site: Path, as_of: dt.date) -> BuildNote:
    """Build the site of the archive in a folder, unless only the day of the check is out of date. Returns the note on it.

    Raises Ended, FrameProblem or StageProblem, and then leaves the old site as it was.
    """
    sources, cache = _sources(folder), cache_file(folder, str(site.resolve()))
    if cache and sources and (note := renew(cache, site, sources, as_of)):
        return note
    with kept_records(folder, of_program()) as records:
        archive = open_sound(folder, "Nothing was built.", records)
    gc.freeze()  # the archive is needed to the end: the collector need not look at all of it again and again
    try:
        # Imported here because it takes longer than to find out that nothing changed.
        from scripts.publish.publishing import make_site

        pages = make_site(archive, site, as_of)
    finally:
        gc.unfreeze()
    note = note_on(sources or "", site, archive, as_of, pages)
    if cache and sources and sources == _sources(folder):  # else it was changed while it was read
        keep_note(cache, note)
    return note


def where_time_went(stats: pstats.Stats, most: int = 30) -> str:
    """The functions of this program that took most of a build, with those that they called: seconds, calls, name.

    Measuring makes everything slower, what is called often most of all: read the shares, and time a build without it.
    """
    functions: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = stats.stats  # type: ignore[attr-defined]
    rows = [
        (seconds, calls, f"{Path(file).relative_to(ROOT)}: {name}")
        for (file, _, name), (_, calls, _, seconds, _) in functions.items()
        if file.startswith((f"{ROOT}/scripts/", f"{ROOT}/schema/"))
    ]
    lines = [f"{seconds:8.2f} s {calls:>12}  {name}" for seconds, calls, name in sorted(rows, reverse=True)[:most]]
    return "\n".join(["Where the time went, each with what it called:", *lines])


def _sources(folder: str) -> str | None:
    archive = digest_of(Path(folder))
    return sources_of(archive, ROOT) if archive else None


if __name__ == "__main__":
    run(main)

"""Build the site: check the archive, have MkDocs build the frames, set every page into them, swap the new site in."""

import time
from collections.abc import Sequence
from pathlib import Path

from schema.problems import Problems, counted
from schema.rules import open_archive
from scripts.arguments import DONE, HAS_PROBLEMS, Arguments, run, say
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.publishing import make_site
from scripts.publish.stage import StageProblem

PLACEHOLDER = ".example/"
"""How an address ends that nobody can have (RFC 2606): the site is built, and the maintainer told."""


def main(argv: Sequence[str]) -> int:
    """Build the site that the arguments name. Returns the exit status."""
    parser = Arguments("build", "Check an archive and build its site.")
    parser.add_archive()
    parser.add_as_of()
    parser.add_argument("--site", metavar="DIR", default="build/site", help="where the site is put (else: build/site)")
    arguments = parser.parse_args(argv)
    began = time.monotonic()
    try:
        archive = open_archive(Path(arguments.archive), arguments.archive)
        pages = make_site(archive, Path(arguments.site), arguments.as_of)
    except Problems as error:
        say(error.report("Nothing was built."))
        return HAS_PROBLEMS
    except (FrameProblem, StageProblem) as error:
        say(str(error))
        return HAS_PROBLEMS
    motions = counted(len(archive.records), "motion")
    say(
        f"{motions[0].upper()}{motions[1:]} on {counted(pages, 'page')}, in {time.monotonic() - began:.1f} seconds: {arguments.site}"
    )
    if archive.union.address.endswith(PLACEHOLDER):
        say(
            f"Before you publish, set the address in {arguments.archive}/union.yaml: {archive.union.address} is a placeholder."
        )
    return DONE


if __name__ == "__main__":
    run(main)

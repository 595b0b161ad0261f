"""Build the site: check the archive, have MkDocs build the frames, set every page into them, swap the new site in."""

import time
from collections.abc import Sequence
from pathlib import Path

from schema.problems import counted
from scripts.arguments import DONE, HAS_PROBLEMS, Arguments, Ended, command, run, say
from scripts.opening import open_sound
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.publishing import make_site
from scripts.publish.stage import StageProblem

PLACEHOLDER = ".example/"
"""How an address ends that nobody can have (RFC 2606): the site is built, with a note to the maintainer."""


@command
def main(argv: Sequence[str]) -> int:
    """Build the site that the arguments name. Returns the exit status."""
    parser = Arguments("build", "Check an archive and build its site.")
    parser.add_archive()
    parser.add_as_of()
    parser.add_argument("--site", metavar="DIR", default="build/site", help="where the site is put (else: build/site)")
    arguments = parser.parse_args(argv)
    began = time.monotonic()
    archive = open_sound(arguments.archive, "Nothing was built.")
    try:
        pages = make_site(archive, Path(arguments.site), arguments.as_of)
    except (FrameProblem, StageProblem) as error:
        raise Ended(str(error), HAS_PROBLEMS) from None
    motions, seconds = counted(len(archive.records), "motion"), time.monotonic() - began
    say(f"{motions.capitalize()} on {counted(pages, 'page')}, in {seconds:.1f} seconds: {arguments.site}")
    if (address := archive.union.address).endswith(PLACEHOLDER):
        say(f"Before you publish, set the address in {arguments.archive}/union.yaml: {address} is a placeholder.")
    return DONE


if __name__ == "__main__":
    run(main)

"""Check an archive: every problem at once, each with its place and what would be right."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from schema.archive import Archive
from schema.problems import Problem, Problems, counted, in_order, render_annotation, render_total
from schema.review import all_reviews
from schema.rules import open_archive, placed
from scripts.arguments import DONE, HAS_PROBLEMS, Arguments, one_of, run, say


def main(argv: Sequence[str]) -> int:
    """Check the archive that the arguments name. Returns the exit status."""
    parser = Arguments("check", "Check an archive, and tell every problem in it.")
    parser.add_archive()
    parser.add_argument(
        "--format", metavar="FORM", type=one_of("text", "github"), default="text",
        help="text (else), or github: as annotations of a pull request",
    )  # fmt: skip
    parser.add_argument(
        "--review", action="store_true",
        help="then list what may be worth another look: advice, and no problems",
    )  # fmt: skip
    parser.add_as_of()
    arguments = parser.parse_args(argv)
    try:
        archive = open_archive(Path(arguments.archive), arguments.archive)
    except Problems as found:
        if arguments.format == "github":
            lines = [render_annotation(problem) for problem in found.problems]
            say("\n".join([*lines, render_total(found.problems, found.motions, "")]))
        else:
            say(found.report(""))
        return HAS_PROBLEMS
    motions, meetings = counted(len(archive.records), "motion"), counted(len(archive.meetings), "meeting")
    said = f"{motions} of {meetings} checked. No problem found."
    if arguments.review:
        for advice in review(archive, Path(arguments.archive), arguments.as_of):
            say(advice)
    say(said[0].upper() + said[1:])
    return DONE


def review(archive: Archive, folder: Path, as_of: dt.date) -> Iterator[str]:
    """Each review that found something: what it lists, then a line for each place."""
    for sentence, look in all_reviews().items():
        by_file: dict[str, list[Problem]] = {}
        for finding in look(archive, as_of):
            problem = Problem("", finding.file, finding.where, finding.sentence)
            by_file.setdefault(finding.file, []).append(problem)
        found = in_order(
            problem for file, problems in by_file.items() for problem in placed(problems, file, archive, folder)
        )
        if found:
            yield "\n".join([sentence, *(f"  {one.place}: {one.sentence}" for one in found), ""])


if __name__ == "__main__":
    run(main)

"""Check an archive: every problem at once, each with its place and what would be right."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from schema.archive import Archive
from schema.dates import day_words
from schema.folder import Reading, read_archive
from schema.problems import Problems, in_order, render_annotation, render_total
from schema.published import PATH, Comparison, NotPublished, Publication, of_another_union, read_published
from schema.review import all_reviews
from schema.rules import check, check_permanence, placed
from schema.sentences import counted, listed
from scripts.arguments import ARCHIVE, AS_OF, DONE, HAS_PROBLEMS, Arguments, Option, one_of, run, say
from scripts.edit.fill_in import read_left
from scripts.opening import without_collecting
from scripts.publish.build_cache import kept_records
from scripts.publish.digest import of_program


def main(argv: Sequence[str]) -> int:
    """Check the archive that the arguments name. Returns the exit status."""
    parser = Arguments(
        "check", "Check an archive, and list every problem in it.", ARCHIVE,
        Option(
            "--format", "FORM", "text (the default), or github for annotations of a pull request", "text",
            one_of("text", "github"),
        ),
        Option("--against", "FILE", f"also check that what the site has published still stands: a copy of its {PATH}", None),
        Option("--review", "", "also list what may be worth another look (advice; not counted as problems)"), AS_OF,
    )  # fmt: skip
    arguments = parser.parse_args(argv)
    folder = Path(arguments.archive)
    with without_collecting(), kept_records(arguments.archive, of_program()) as records:
        reading = read_archive(folder, arguments.archive, kept=records)
        problems, against = check(reading, folder), ""
    if arguments.against is not None:
        try:
            published = against_which(reading, Path(arguments.against))
        except NotPublished as error:
            parser.error(f"--against: {error}")
        against = f" against what is published, as it stood on {day_words(published.as_of)}"
        if reading.archive is not None:
            problems += check_permanence(Comparison(reading.archive, published, arguments.as_of), folder)
    archive = reading.archive
    if problems or archive is None:
        broken = Problems(problems, reading.motions)
        if arguments.format == "github":
            lines = [render_annotation(problem) for problem in broken.problems]
            say("\n".join([*lines, render_total(broken.problems, broken.motions, "")]))
        else:
            say(broken.report(""))
        return HAS_PROBLEMS
    motions, meetings = counted(len(archive.records), "motion"), counted(len(archive.meetings), "meeting")
    summary = f"{motions} of {meetings} checked{against}. No problem found."
    if left := read_left(folder):
        say(render_left(left, arguments.archive))
    if arguments.review:
        for advice in review(archive, folder, arguments.as_of):
            say(advice)
    say(summary[0].upper() + summary[1:])
    return DONE


def render_left(left: Mapping[str, Sequence[int]], shown_as: str) -> str:
    """Where comments still say what to fill in, a line for each file; no problem, as what is not known may stay open."""
    lines = [
        f"  {shown_as}/{name}: {'line' if len(numbers) == 1 else 'lines'} {listed([str(number) for number in numbers])}"
        for name, numbers in left.items()
    ]
    return "\n".join(["Marked TO FILL IN (fill it in, then delete the comment):", *lines, ""])


def against_which(reading: Reading, file: Path) -> Publication:
    """The published state in a file. Raises NotPublished where it is not this archive's, with how to fetch the right one."""
    union = reading.archive.union if reading.archive else None
    fetch = f"Fetch it from the site: curl -fo published.json {union.address if union else 'https://…/'}{PATH}"
    if not file.is_file():
        raise NotPublished(f"There is no file '{file}'. {fetch}")
    try:
        published = read_published(file)
    except NotPublished as error:
        raise NotPublished(f"'{file}' cannot be used. {error} {fetch}") from None
    if reading.archive and of_another_union(reading.archive, published):
        name, address = published.publisher
        raise NotPublished(f"'{file}' was published by another union, {name} ({address}). {fetch}")
    return published


def review(archive: Archive, folder: Path, as_of: dt.date) -> Iterator[str]:
    """Each review that found something: what it lists, then a line for each place."""
    for sentence, look in all_reviews().items():
        if problems := in_order(placed((("", finding) for finding in look(archive, as_of)), archive, folder)):
            yield "\n".join([sentence, *(f"  {problem.place}: {problem.sentence}" for problem in problems), ""])


if __name__ == "__main__":
    run(main)

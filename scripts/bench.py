"""Measure: how time and memory grow with the motions. Ratios of one run, for nobody's machine is like another's.

Archives of two sizes are invented, read, checked and published; each step's time per motion is compared. In a straight
line the ratio is 1; more than that, and something grows faster than the archive.
"""

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from argparse import SUPPRESS
from collections.abc import Sequence
from pathlib import Path

from scripts.arguments import DONE, Arguments, run, say

A_YEAR = 40
"""Motions at one meeting."""
AS_OF = dt.date(2026, 11, 21)

BESIDES = {
    "union.yaml": """name: Union
full_name: An invented union
archive_name: Invented motions
address: https://bench.example/
keeper: Nobody.
contact: nobody@bench.example
repository: https://code.example/bench
citation: "{union}, {meeting}, {label} {number}"
lapse: not known
accent: "#7a1f4b"
accent_dark: "#f0a3c4"
text_face: source-serif
""",
    "documents.yaml": "list:\n  title: A list\n  publisher: Union\n  kind: resolutions\n  held_by: Nobody\n  meaning: Invented.\n",
    "abbreviations.yaml": "hmo:\n  short: HMO\n  name: Head of Mooring Operations\n  meaning: Invented.\n",
}
PHRASES = (
    "Members on the night boats have no dry place to wait.",
    "The HMO was asked for shelters and gave none.",
    "A shelter costs less than a day of sickness.",
    "Every quay needs a lamp, a roof and a bench.",
    "It falls to the officers to say so, and to go on saying so.",
)


def invent(folder: Path, motions: int) -> None:
    """Write an archive of so many invented motions, each linked to one of the year before."""
    for name, text in BESIDES.items():
        (folder / name).write_text(text, encoding="utf-8")
    bodies = ["agm:\n  name: Annual General Meeting\n  kind: meeting\n  meaning: It decides.\n"]
    bodies += [f"branch-{n}:\n  name: Branch {n}\n  kind: branch\n  meaning: Members of area {n}.\n" for n in range(20)]
    bodies += [f"committee-{n}:\n  name: Committee {n}\n  kind: committee\n  meaning: It meets.\n" for n in range(10)]
    (folder / "bodies.yaml").write_text("".join(bodies), encoding="utf-8")
    topics = [f"topic-{n}:\n  name: Topic {n}\n  meaning: Matters of kind {n}.\n" for n in range(30)]
    (folder / "topics.yaml").write_text("".join(topics), encoding="utf-8")
    # Years run out before motions do: a federation has several meetings a year.
    for place in range(0, motions, A_YEAR):
        group = place // A_YEAR
        key, year = f"{1900 + group % 120}-m{group // 120}", 1900 + group % 120
        meeting = folder / key
        meeting.mkdir()
        count = min(A_YEAR, motions - place)
        (meeting / "meeting.yaml").write_text(
            f"kind: annual general meeting\nname: AGM {key}\nyear: {year}\nbody: agm\nheld: {year}-10-05\nquorate: yes\n"
            f"list:\n  document: list\n  numbers: of the resolutions\n  motions: {count}\n  held: whole\n",
            encoding="utf-8",
        )
        for number in range(1, count + 1):
            (meeting / f"{number}.yaml").write_text(record(place + number, number, year, group), encoding="utf-8")


def record(seed: int, number: int, year: int, group: int) -> str:
    """One invented motion of about 250 words, as a record's text."""
    earlier = f"{year - 1}-m{group // 120}/{number}" if year > 1900 else ""
    link = (
        f"links:\n  - kind: follows\n    to: {earlier}\n    because: It asks again.\n"
        if earlier and seed % 3 == 0
        else ""
    )
    summary = " ".join(PHRASES[(seed + turn) % len(PHRASES)] for turn in range(9))
    clauses = "".join(
        f"  - letter: {letter}\n    kind: request\n    to:\n      - branch-{(seed + place) % 20}\n    text: {PHRASES[(seed * 3 + place) % 5]}\n"
        for place, letter in enumerate("abc")
    )
    return f"""year: {year}
number: {number}
kind: ordinary
title: A roof on quay {seed}
about: Shelter for those who wait on quay {seed}
committee: committee-{seed % 10}
proposer:
  - branch-{seed % 20}
topics:
  - topic-{seed % 30}
  - topic-{(seed * 7 + 1) % 30}
summary: >-
  {summary}
clauses:
{clauses}{link}outcome:
  decisions:
    - by: agm
      decision: carried
      date: {year}-10-05
      evidence:
        - list
  updates:
    - key: shelter-built
      date: {year + 1}-03
      by: employer
      event: {PHRASES[seed % 5]}
      evidence:
        - list
      assessment:
        on: 2026-11-21
        by: the editors
        progress:
          a: partly met
        because: A part was built.
  looked_for:
    - on: 2026-11-21
      clauses: b, c
source:
  document: list
"""


def measure(folder: Path) -> dict[str, float]:
    """Seconds for each step over the archive in a folder, and the peak of memory in MB. Runs in a process of its own."""
    from schema.archive import read_archive
    from schema.published import PATH, Comparison, read_published
    from schema.rules import check, check_permanence
    from scripts.publish.frames.mkdocs_frames import make_site
    from scripts.publish.search.similarity import Likeness
    from scripts.publish.site import Site

    found = {}
    began = time.perf_counter()
    reading = read_archive(folder, "resolutions")
    found["read"] = time.perf_counter() - began
    began = time.perf_counter()
    problems = check(reading, folder)
    found["check"] = time.perf_counter() - began
    if problems or reading.archive is None:
        raise SystemExit(f"The invented archive has problems: {problems[:3]}")
    began = time.perf_counter()
    compared = Likeness(Site(reading.archive, AS_OF))
    compared.nearest(compared.read(" ".join(PHRASES)), 5)
    found["similar"] = time.perf_counter() - began
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as site:
        make_site(reading.archive, Path(site) / "site", AS_OF)
        found["site"] = time.perf_counter() - began
        began = time.perf_counter()
        published = read_published(Path(site) / "site" / PATH)
        problems = check_permanence(Comparison(reading.archive, published, AS_OF), folder)
        found["against"] = time.perf_counter() - began
    if problems:
        raise SystemExit(f"The invented archive has problems with its own publication: {problems[:3]}")
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def main(argv: Sequence[str]) -> int:
    """Measure two sizes and print their ratio. Returns the exit status."""
    parser = Arguments("bench", "Measure how time and memory grow with the motions.")
    parser.add_argument(
        "--motions", type=int, default=2000, help="the larger size (else: 2000); the smaller is a quarter of it"
    )
    parser.add_argument("--folder", help=SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.folder:
        for name, value in measure(Path(arguments.folder)).items():
            say(f"{name} {value}")
        return DONE
    sizes = (max(arguments.motions // 4, 1), max(arguments.motions, 4))
    found: dict[int, dict[str, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            invent(Path(folder), size)
            printed = subprocess.run(
                [sys.executable, "-m", "scripts.bench", "--folder", folder], check=True, capture_output=True, text=True
            ).stdout
        found[size] = {name: float(value) for name, value in (line.split() for line in printed.splitlines())}
    small, large = sizes
    say(f"{'step':<8}{small:>10,} motions{large:>10,} motions   a motion's cost, {large:,} against {small:,}")
    for name in found[small]:
        one, other = found[small][name], found[large][name]
        if name == "memory":
            say(
                f"{name:<8}{one:>13.0f} MB {other:>16.0f} MB   {(other - one) / (large - small) * 1000:.0f} kB more for each motion"
            )
        else:
            say(
                f"{name:<8}{one:>14.2f} s {other:>16.2f} s   {other / one / (large / small):.2f}  ({other / large * 1000:.2f} ms)"
            )
    return DONE


if __name__ == "__main__":
    run(main)

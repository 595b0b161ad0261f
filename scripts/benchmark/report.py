"""The table that a measurement ends in, as Markdown."""

import math
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.benchmark.usage import Output, Usage


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: what was run on how many motions, how often, the medians, and what it left on the disk."""

    name: str
    motions: int
    times: int
    usage: Usage
    output: Output | None = None


def render_table(rows: Iterable[Measured]) -> str:
    """All rows, grouped by the number of motions."""
    lines = [
        "| motions | what | wall | CPU | peak memory | files | size | runs |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        files = f"{row.output.files:,} | {row.output.megabytes:,.0f} MB" if row.output else "– | –"
        lines.append(
            f"| {row.motions:,} | {row.name} | {row.usage.wall:.1f} s | {row.usage.cpu:.1f} s | {row.usage.memory:,.0f} MB | {files} | {row.times} |"
        )
    return "\n".join(lines)


def render_ratios(rows: Sequence[Measured], ours: str, peers: Sequence[str]) -> str:
    """Our build against each peer's on the same motions, a sentence each."""
    sentences = []
    for row in rows:
        mine = next((other for other in rows if other.name == ours and other.motions == row.motions), None)
        if row.name in peers and mine:
            cpu, wall = mine.usage.cpu / row.usage.cpu, mine.usage.wall / row.usage.wall
            sentences.append(f"{row.motions:,} motions, {ours} against {row.name}: CPU × {cpu:.1f}, wall × {wall:.1f}.")
    return "\n".join(sentences)


def render_growth(rows: Sequence[Measured]) -> str:
    """How the cost of each step grows: the exponent between the smallest and the largest size, 1 for a straight line."""
    sentences = []
    for name in dict.fromkeys(row.name for row in rows):
        same = sorted((row for row in rows if row.name == name), key=lambda row: row.motions)
        small, large = same[0], same[-1]
        if large.motions > small.motions:
            exponent = math.log(large.usage.cpu / small.usage.cpu) / math.log(large.motions / small.motions)
            each = (large.usage.cpu - small.usage.cpu) / (large.motions - small.motions) * 1000
            sentences.append(f"{name}: exponent {exponent:.2f}, {each:.2f} ms of CPU a motion.")
    return "\n".join(sentences)


def render_machine() -> str:
    """What it was measured on, in a line: a table without it says nothing."""
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"

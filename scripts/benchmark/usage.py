"""One command run to its end: how long it took, how much processor time and memory it used."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


class CannotMeasure(Exception):
    """A command that failed; the message is its own last words."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command used, its child processes included: seconds on the clock, seconds of processors, peak MB of one process."""

    wall: float
    cpu: float
    memory: float


def run_measured(command: Sequence[str], folder: Path) -> Usage:
    """Run a command in a folder. Raises CannotMeasure where it ends with anything but 0."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise CannotMeasure(output.decode(errors="replace").strip()[-500:])
    # Linux counts in kB, macOS in bytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def median(usages: Iterable[Usage]) -> Usage:
    """The median of each measure by itself."""
    usages = list(usages)
    return Usage(*(statistics.median(getattr(usage, name) for usage in usages) for name in Usage.__slots__))


@dataclass(frozen=True, slots=True)
class Output:
    """What a build left on the disk: how many files, and their MB."""

    files: int
    megabytes: float


def output_of(folder: Path) -> Output:
    """The files below a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Output(len(sizes), sum(sizes) / 1e6)

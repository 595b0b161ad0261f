"""The measurement: its invented archives are sound and always the same, and its table says what was measured."""

import re
import sys
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts import bench
from scripts.benchmark.invented_archive import write_archive, write_markdown
from scripts.benchmark.report import Measured, render_growth, render_ratios, render_table
from scripts.benchmark.usage import CannotMeasure, Output, Usage, median, run_measured
from tests.conftest import Run, typing


def test_an_archive_of_any_size_passes_the_check(tmp_path: Path) -> None:
    write_archive(tmp_path, 90)
    archive = open_archive(tmp_path)
    assert [len(archive.by_meeting[key]) for key in sorted(archive.meetings)] == [40, 40, 10]
    motions = [record.motion for record in archive.records.values()]
    for field in ("links", "amendments", "clauses", "wording", "notice_number"):
        assert any(getattr(motion, field) for motion in motions), field
    assert any(motion.outcome.updates for motion in motions)


def test_the_same_size_gives_the_same_archive_and_the_pages_say_the_same(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_archive(tmp_path / name, 3)
    texts = [[path.read_bytes() for path in sorted((tmp_path / name).rglob("*.yaml"))] for name in ("one", "other")]
    assert texts[0] == texts[1]
    write_markdown(tmp_path / "pages", 3)
    record = open_archive(tmp_path / "one").records["1900-m0/2"].motion
    page = (tmp_path / "pages/1900-m0/2.md").read_text(encoding="utf-8")
    assert record.title in page
    assert (record.wording or "").strip() in page


def test_however_often_a_record_is_edited_it_is_another_one_and_sound(tmp_path: Path) -> None:
    write_archive(tmp_path, 3)
    record = tmp_path / "1900-m0/1.yaml"
    about = open_archive(tmp_path).records["1900-m0/1"].motion.about
    texts = [record.read_text()]
    for _ in range(120):
        assert bench.after_an_edit(tmp_path, ("build",)) == ("build",)
        texts.append(record.read_text())
    assert len(set(texts)) == 121
    assert texts[120].replace(", edit 120\n", "\n") == texts[0]
    assert open_archive(tmp_path).records["1900-m0/1"].motion.about == f"{about}, edit 120"


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="^no such thing$"):
        run_measured((sys.executable, "-c", "raise SystemExit('no such thing')"), tmp_path)


def test_the_processor_time_of_child_processes_counts(tmp_path: Path) -> None:
    work = "sum(i * i for i in range(3_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    assert run_measured((sys.executable, "-c", child), tmp_path).cpu > 0.05


def test_the_median_is_of_each_measure() -> None:
    usages = [Usage(3, 1, 10), Usage(1, 2, 30), Usage(2, 9, 20)]
    assert median(usages) == Usage(2, 2, 20)


def test_the_table_the_ratios_and_the_growth() -> None:
    rows = [
        Measured("site", 100, 3, Usage(1.0, 2.0, 50), Output(400, 9)),
        Measured("MkDocs", 100, 3, Usage(2.0, 1.0, 40)),
        Measured("site", 1000, 1, Usage(9.0, 20.0, 90), Output(4000, 90)),
    ]
    assert render_table(rows).splitlines()[2:4] == [
        "| 100 | site | 1.0 s | 2.0 s | 50 MB | 400 | 9 MB | 3 |",
        "| 100 | MkDocs | 2.0 s | 1.0 s | 40 MB | – | – | 3 |",
    ]
    assert render_ratios(rows, "site", ("MkDocs",)) == "100 motions, site against MkDocs: CPU × 2.0, wall × 0.5."
    assert render_growth(rows) == "site: exponent 1.00, 20.00 ms of CPU a motion."


def test_readme_quotes_the_table_that_is_kept_with_the_machine() -> None:
    table = (bench.ROOT / "scripts/benchmark/measured.md").read_text(encoding="utf-8")
    assert table.startswith(f"{render_table([])}\n")
    assert re.search(r"^Python \d+\.\d+\.\d+, \w+, \d+ cores$", table, re.MULTILINE)
    assert f"\n{table}" in (bench.ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [("--motions", "ten"), ("--motions", "0"), ("--times", "0")])
def test_sizes_that_cannot_be_are_refused(options: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    run: Run = typing(bench.main, capsys)
    status, words, _ = run(*options)
    assert status == 2
    assert words.startswith("--motions takes whole numbers")

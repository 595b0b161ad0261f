"""The files of an archive: nothing vanishes, nothing outside is read, and a name cannot play tricks on a terminal."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.characters import visible
from schema.files import read_file
from schema.folder import read_archive, record_files
from schema.problems import Problem, Problems, render_annotation, render_problem
from schema.rules import check
from schema.yaml_problems import YamlProblem
from schema.yaml_text import LARGEST
from tests.overlay import ARCHIVE

RECORD = "2018/3.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCHIVE, tmp_path / "archive"))


def headlines(folder: Path) -> list[str]:
    """What the check says of an archive, a line for each problem."""
    reading = read_archive(folder, "archive")
    return [problem.headline for problem in Problems(check(reading, folder), reading.motions).problems]


def put(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


@pytest.mark.parametrize("name", [RECORD, "2018/meeting.yaml", "bodies.yaml", "union.yaml", "threads.yaml"])
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.symlink_to(path.name), "This is a link, and leads back to itself."),
        (lambda path: path.symlink_to("nowhere.yaml"), "This is a link, and what it leads to does not exist."),
        (
            lambda path: path.symlink_to("/etc/hostname"),
            "This is a link that leads out of the archive, and is not read.",
        ),
        (
            lambda path: path.symlink_to("/dev/zero"),
            "This is a link that leads out of the archive, and is not read.",
        ),
        (os.mkfifo, "This is a pipe, a socket or a device, and not a file. It is not read."),
    ],
)
def test_what_is_no_file_of_the_archive_is_named_and_never_read(
    folder: Path, name: str, make: Callable[[Path], object], sentence: str
) -> None:
    put(folder / name, make)
    assert f"archive/{name}: {sentence}" in headlines(folder)


def test_what_a_link_leads_to_is_printed_nowhere(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("a secret of another folder: yes\n", encoding="utf-8")
    put(folder / RECORD, lambda path: path.symlink_to(secret))
    reading = read_archive(folder, "archive")
    report = Problems(check(reading, folder), reading.motions).report("")
    assert "secret" not in report
    assert folder / RECORD not in record_files(folder)


def test_a_folder_that_leads_out_of_the_archive_is_not_entered(folder: Path, tmp_path: Path) -> None:
    (folder / "2018").rename(tmp_path / "2018")
    (folder / "2018").symlink_to(tmp_path / "2018")
    assert headlines(folder) == ["archive/2018: This is a link that leads out of the archive, and is not read."]


@pytest.mark.parametrize("name", ["2030", "2018/2030"])
def test_a_link_to_a_folder_that_it_is_in_is_not_followed(folder: Path, name: str) -> None:
    (folder / name).symlink_to(folder)
    assert headlines(folder) == [f"archive/{name}: This is a link to a folder that it is in itself, and is not read."]


def test_a_link_within_the_archive_is_read(folder: Path) -> None:
    (folder / "2018" / "3.yaml").rename(folder / "2018" / "3.md")
    (folder / RECORD).symlink_to("3.md")
    assert headlines(folder) == []


@pytest.mark.parametrize(
    "name", ["_3.yaml", "3.yml", "3.YAML", "3 copy.yaml", "3.yaml~", "ä.yaml", "x\u202ey.yaml", "x\x1b[2Jy.yaml"]
)
def test_a_record_under_a_name_that_is_no_key_does_not_vanish(folder: Path, name: str) -> None:
    (folder / RECORD).rename(folder / "2018" / name)
    assert any(line.startswith(f"archive/2018/{visible(name)}:") for line in headlines(folder))


def test_a_meeting_that_is_set_aside_does_not_vanish(folder: Path) -> None:
    (folder / "2018").rename(folder / "_2018")
    assert "archive/_2018: This folder is not read: its name begins with '_'." in headlines(folder)


def test_hidden_files_and_pages_of_explanation_are_left_alone(folder: Path) -> None:
    for name in (".gitkeep", "README.md", "2018/.DS_Store", "2018/.#3.yaml"):
        (folder / name).write_bytes(b"\x00")
    (folder / "2018/.lock.yaml").symlink_to("nowhere")
    assert headlines(folder) == []


def test_a_folder_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "2018":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert headlines(folder) == ["archive/2018: This folder cannot be read: Permission denied."]


def test_an_archive_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert "archive: This folder cannot be read: Permission denied." in headlines(folder)


def test_a_file_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: Path, *rest: int) -> int:
        if Path(path).name == "3.yaml" and Path(path).parent.name == "2018":
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert headlines(folder) == [f"archive/{RECORD}: The file cannot be read: Permission denied."]


def test_only_regular_files_up_to_the_limit_are_read(tmp_path: Path) -> None:
    """Whatever takes a file's place after the folder was listed."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match=r"It is not a regular file|Is a directory"):
            read_file(path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        with pytest.raises(OSError, match=r"No such device|not a regular file"):
            read_file(tmp_path / "s")
    (tmp_path / "large").write_bytes(b"x" * LARGEST)
    assert len(read_file(tmp_path / "large")) == LARGEST
    with (tmp_path / "large").open("ab") as file:
        file.truncate(50_000_000_000)
    with pytest.raises(YamlProblem, match=r"The file is 50000\.0 MB; the limit is 2 MB\."):
        read_file(tmp_path / "large")


def test_a_name_reaches_the_terminal_with_its_hidden_characters_as_numbers() -> None:
    problem = Problem("stray-file", "archive/2018/a\x1b[2J\u202eb\n::error::c.yaml", (), "This file is not read.")
    shown = "archive/2018/a<U+001B>[2J<U+202E>b<U+000A>::error::c.yaml: This file is not read."
    assert render_problem(problem).splitlines()[0] == shown
    assert render_annotation(problem).count("\n") == 0
    assert "\x1b" not in render_annotation(problem)

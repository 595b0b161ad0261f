"""Letters that ask for what is missing, and releases that are kept for good."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from schema.archive import Archive
from schema.terms import Extent, KeptBy
from scripts import letter, release
from scripts.publish.exports.letters import WIDTH, render_to_collection, render_to_union

ARCHIVE = str(Path(__file__).parent / "archive")


def whole(archive: Archive) -> Archive:
    """The archive as it would be if it held the whole list of every meeting."""
    extent = next(meeting.list for meeting in archive.meetings.values() if meeting.list)
    held = extent.model_copy(update={"held": Extent.WHOLE})
    meetings = {key: meeting.model_copy(update={"list": held}) for key, meeting in archive.meetings.items()}
    return replace(archive, meetings=meetings)


def test_a_letter_names_every_meeting_of_the_union_whose_whole_list_is_missing(invented: Archive) -> None:
    text = " ".join(render_to_union(invented).split())
    for meeting in invented.meetings.values():
        is_missing = meeting.kind.value != "congress" and not (meeting.list and meeting.list.held is Extent.WHOLE)
        assert (meeting.name in text) == is_missing, meeting.name


def test_what_is_not_missing_is_not_asked_for(invented: Archive) -> None:
    assert "The lists of motions" not in render_to_union(whole(invented))
    assert "Whether you hold any of these." not in render_to_collection(whole(invented))


def test_the_lapse_rule_is_asked_for_only_where_it_is_not_known(invented: Archive) -> None:
    asks = "whether a rule says when policy lapses"
    unknown = replace(invented, union=invented.union.model_copy(update={"lapse": None}))
    assert asks not in " ".join(render_to_union(invented).split())
    assert asks in " ".join(render_to_union(unknown).split())


@pytest.mark.parametrize(("kept_by", "is_offered"), [(KeptBy.OTHERS, True), (KeptBy.UNION, False)])
def test_the_archive_is_offered_to_the_union_unless_the_union_keeps_it(
    kept_by: KeptBy, *, is_offered: bool, invented: Archive
) -> None:
    kept = replace(invented, union=invented.union.model_copy(update={"kept_by": kept_by}))
    assert ("hand the whole archive" in " ".join(render_to_union(kept).split())) == is_offered


@pytest.mark.parametrize("render", [render_to_union, render_to_collection])
def test_no_line_of_a_letter_is_longer_than_an_e_mail_has_it(render: object, invented: Archive) -> None:
    assert callable(render)
    assert max(map(len, render(invented).splitlines())) <= WIDTH


def test_the_command_shows_the_letter_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert letter.main(["--archive", ARCHIVE, "--to", "archive"]) == 0
    assert capsys.readouterr().out.startswith("To the archivist\n\nWe keep The Lamp Book,")


def test_a_letter_to_nobody_that_is_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        letter.main(["--archive", ARCHIVE, "--to", "employer"])
    assert ended.value.code == 2
    assert "--to: 'employer' is not allowed here. It may be union or archive." in capsys.readouterr().err


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a release of the invented archive was made."""
    out = tmp_path_factory.mktemp("releases")
    assert release.main(["--archive", ARCHIVE, "--as-of", "2026-11-21", "--out", str(out)]) == 0
    return out


@pytest.mark.slow
def test_a_release_is_a_bag_whose_every_file_has_its_checksum(released: Path) -> None:
    bag = released / "motions-2026-11-21"
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    listed = dict(line.split("  ", 1)[::-1] for line in (bag / "manifest-sha256.txt").read_text().splitlines())
    files = {path.relative_to(bag).as_posix(): path for path in (bag / "data").rglob("*") if path.is_file()}
    assert set(listed) == set(files)
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == listed
    octets = sum(path.stat().st_size for path in files.values())
    assert f"Payload-Oxum: {octets}.{len(files)}\n" in (bag / "bag-info.txt").read_text()


@pytest.mark.slow
def test_a_release_holds_the_site_the_records_and_what_their_fields_mean(released: Path) -> None:
    data = released / "motions-2026-11-21/data"
    for path in ("site/2018/1/index.html", "resolutions/2018/1.yaml", "schema/motion.schema.json"):
        assert (data / path).is_file(), path


@pytest.mark.slow
def test_the_zip_file_is_the_folder_and_has_its_checksum(released: Path) -> None:
    packed = released / "motions-2026-11-21.zip"
    with zipfile.ZipFile(packed) as archive:
        inside = {name for name in archive.namelist() if not name.endswith("/")}
    bag = released / "motions-2026-11-21"
    assert inside == {path.relative_to(released).as_posix() for path in bag.rglob("*") if path.is_file()}
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    assert (released / "SHA256SUMS").read_text() == f"{digest}  {packed.name}\n"
    assert not [path for path in released.iterdir() if path.name.startswith(".")]


@pytest.mark.slow
def test_a_release_is_never_replaced(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert release.main(["--archive", ARCHIVE, "--as-of", "2026-11-21", "--out", str(released)]) == 1
    assert "already exists, and a release is never replaced." in capsys.readouterr().out


def test_of_a_broken_archive_no_release_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert release.main(["--archive", str(tmp_path / "empty"), "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    assert "No release was made." in capsys.readouterr().out


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("ours", encoding="utf-8")
    assert release.main(["--archive", ARCHIVE, "--out", str(tmp_path / "file")]) == 1
    assert capsys.readouterr().out == f"{tmp_path / 'file'} cannot be written: File exists. No release was made.\n"

"""A preview: each page is made when it is asked for, as a build would write it, and shows the record as it was just saved."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from schema.archive import Archive
from scripts import serve
from scripts.publish import addresses, build_cache, checked, publishing
from scripts.publish.build_cache import BuildCache
from scripts.publish.exports.offline_copy import ZIP
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.on_demand import OnDemand
from scripts.publish.site import File, Site
from scripts.publish.stage import MARK
from scripts.serve import Preview, Watcher
from tests.conftest import AS_OF, ROOT

OF_THE_WHOLE = ("sitemap.xml", "robots.txt", "_headers", ".htaccess", "nginx-headers.conf", MARK, ZIP, publishing.LAST)
"""What is made only with the whole site, or is not the same without it: the page of files has the sizes of all."""

DRAWN = (".pdf", ".png", "epub")


def contents(files: Iterable[File]) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for file in files:
        raw = file.content.encode() if isinstance(file.content, str) else file.content
        made[file.path] = made.get(file.path, b"") + raw
    return made


def test_whatever_is_asked_for_is_what_a_build_writes(invented: Archive, frames: Path, site_folder: Path) -> None:
    on_demand = OnDemand(invented, AS_OF, frames, ROOT / "docs/messages", BuildCache())
    paths = [path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*") if path.is_file()]
    drawn = {path[-4:]: path for path in paths if path.endswith(DRAWN)}.values()  # they take long: one of each
    asked = [path for path in paths if path in drawn or not path.endswith(DRAWN)]
    made: dict[str, bytes] = {}
    for path in asked:
        if path not in (*OF_THE_WHOLE, checked.FILE) and not path.startswith(checked.LISTS):
            made = made if path in made else made | contents(on_demand.files(path))
            assert made[path] == (site_folder / path).read_bytes(), path
    assert len(made) > 200


@pytest.mark.parametrize("path", ["none/index.html", "2018/none/index.html", "topics/none/index.html", "../union.yaml"])
def test_what_no_build_writes_is_not_made(invented: Archive, frames: Path, path: str) -> None:
    assert path not in contents(OnDemand(invented, AS_OF, frames, ROOT / "docs/messages", BuildCache()).files(path))


@pytest.fixture
def preview(tmp_path: Path, frames: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """A preview of a copy of the invented archive."""
    monkeypatch.setattr(build_cache, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(serve, "make_frames", lambda folder: shutil.copytree(frames, folder, dirs_exist_ok=True))
    shutil.copytree(ROOT / "tests/archive", tmp_path / "archive")
    (tmp_path / "site").mkdir()
    preview = Preview(tmp_path / "archive", "archive", tmp_path / "site", AS_OF, BuildCache())
    preview.read()
    return preview


def edit(preview: Preview, name: str, old: str, new: str) -> None:
    file = preview.archive / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    preview.read()


def shown(preview: Preview, address: str) -> str:
    preview.make(address)
    path = preview.folder / address.lstrip("/") / ("index.html" if address.endswith("/") else "")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_a_page_that_is_asked_for_after_a_save_has_what_was_saved(preview: Preview) -> None:
    assert "Lanterns" not in shown(preview, "/2018/1/")
    edit(preview, "2018/1.yaml", "title: ", "title: Lanterns and ")
    assert "Lanterns and" in shown(preview, "/2018/1/")
    assert "Lanterns and" in shown(preview, "/2018/")


def test_while_a_record_is_broken_the_last_good_page_is_shown_also_where_it_was_never_asked_for(
    preview: Preview,
) -> None:
    page = shown(preview, "/2018/1/")
    edit(preview, "2018/1.yaml", "title: ", "titel: ")
    assert "unknown-field" in preview.problems
    assert shown(preview, "/2018/1/") == page
    assert "<h1" in shown(preview, "/2018/2/")
    edit(preview, "2018/1.yaml", "titel: ", "title: ")
    assert preview.problems == ""


def test_what_an_edit_breaks_in_other_files_is_found_though_only_what_changed_is_read(preview: Preview) -> None:
    edit(preview, "2018/meeting.yaml", "year: 2018", "year: 2019")
    assert "year-is-the-meetings" in preview.problems
    edit(preview, "2018/meeting.yaml", "year: 2019", "year: 2018")
    assert preview.problems == ""
    edit(preview, "topics.yaml", "lamps-and-ladders:", "lamps-and-steps:")
    assert "every-key-exists" in preview.problems


def test_a_hand_written_page_that_is_put_right_again_is_the_one_from_before(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(folder: Path) -> None:
        raise FrameProblem("MkDocs could not build the frames.")

    page = shown(preview, "/about/")
    with monkeypatch.context() as patch:
        patch.setattr(serve, "of_surroundings", lambda root: "broken")
        patch.setattr(serve, "make_frames", failing)
        preview.read()
        assert preview.problems == "MkDocs could not build the frames."
        assert shown(preview, "/about/") == page
    preview.read()
    assert (preview.problems, shown(preview, "/about/")) == ("", page)


def test_what_is_gone_is_not_found(preview: Preview) -> None:
    (preview.folder / "2018/gone").mkdir(parents=True)
    (preview.folder / "2018/gone/index.html").write_text("As it was before it was taken out.")
    assert shown(preview, "/2018/gone/") == ""
    assert (preview.folder / "404.html").is_file()


def test_a_page_that_cannot_be_made_is_the_last_good_one_with_the_reason(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(preview, "/2018/1/")
    preview.read()

    def failing(*_: object, **__: object) -> None:
        raise ValueError("a template is wrong")

    monkeypatch.setattr(Site, "render", failing)
    assert shown(preview, "/2018/1/") == page
    assert "a template is wrong" in preview.problems


def test_a_page_asked_for_while_the_archive_is_read_is_made_again(preview: Preview) -> None:
    served: list[str] = []

    def serve_once(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        text = shown(preview, environ["PATH_INFO"])
        if not served:
            edit(preview, "2018/1.yaml", "title: ", "title: Lanterns and ")
        served.append(text)
        start_response("200 OK", [("Content-Type", "text/html")])
        return [text.encode()]

    answer = b"".join(preview.application(serve_once)({"PATH_INFO": "/2018/1/"}, lambda *given: None))
    assert "Lanterns and" not in served[0]
    assert b"Lanterns and" in answer


def test_a_change_is_told_once_and_reading_is_no_change(tmp_path: Path) -> None:
    class Event:
        dest_path = ""

        def __init__(self, kind: str) -> None:
            self.event_type, self.src_path = kind, str(tmp_path / "1.yaml")

    class Heard:
        told = 0

        def dispatch(self, event: object) -> None:
            self.told += 1

    watcher, heard = Watcher(), Heard()
    counts = []
    for kind, text in [("opened", None), ("modified", "a"), ("modified", None), ("modified", "ab"), ("deleted", None)]:
        if text:
            (tmp_path / "1.yaml").write_text(text)
        watcher._tell(heard, Event(kind))  # type: ignore[arg-type]
        counts.append(heard.told)
    assert counts == [0, 1, 1, 2, 2]


def test_an_address_that_no_file_can_have_is_not_found_and_is_no_problem(preview: Preview) -> None:
    preview.make("/\0")
    assert preview.problems == ""
    assert "not found" in (preview.folder / addresses.NOT_FOUND).read_text(encoding="utf-8")

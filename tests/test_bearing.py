"""What bears on a page: whatever is edited, everything whose digest stays the same stays the same."""

import datetime as dt
import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from schema.archive import Archive, Record
from schema.folder import read_archive
from schema.problems import Problems
from schema.rules import check, open_archive
from scripts.publish import folders
from scripts.publish.books import output as books
from scripts.publish.citations import files as citation_files
from scripts.publish.exports import feeds, motions_csv, motions_json
from scripts.publish.pages import bodies, meeting, motion, similar, threads, topics
from scripts.publish.search import search_files
from scripts.publish.site import File, Folder, Group, Output, Page, Site
from tests.conftest import AS_OF, ROOT
from tests.kept import KeptInMemory
from tests.pages import in_meetings

GROUPED: tuple[Callable[[Site], Iterator[Output]], ...] = (
    bodies.grouped, topics.grouped, threads.grouped, books.grouped, feeds.grouped,
    *map(in_meetings, (motion.of_meeting, meeting.of_meeting, books.of_meeting, citation_files.of_meeting)),
)  # fmt: skip


class Made:
    """Everything that a site is made of, by the digest of what it is made from."""

    def __init__(self, archive: Archive, day: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
        self.site = Site(archive, day)
        self.groups: dict[str, Callable[[], object]] = {}
        monkeypatch.setattr(books, "_file", lambda form, book: [File(form.ending, repr(book.view))])
        monkeypatch.setattr(Site, "kept_text", lambda _, made_from, make: self.note(made_from, make))
        monkeypatch.setattr(Site, "kept_texts", self.note_texts)
        for grouped in GROUPED:
            for group in grouped(self.site):
                if isinstance(group, Group):
                    assert group.made_from not in self.groups
                    self.groups[group.made_from] = group.outputs
        for folder in folders.folders(self.site):
            self.groups[folder.made_from] = partial(of_groups, folder)
        monkeypatch.setattr(motions_json, "WHOLE_UP_TO", 3)
        monkeypatch.setattr(motions_json, "IN_A_PART", 3)
        for group in motions_json.files(self.site):
            if isinstance(group, Group):
                self.groups[group.made_from] = group.outputs
        for files in (motions_csv.files, search_files.files, similar.files):
            list(files(self.site))

    def note_texts(self, what: str, meeting: str, make: Callable[[Record], str]) -> dict[str, str]:
        """A text of each motion of a meeting: each goes by what bears on it, and all of them by what bears on the meeting."""
        site = self.site
        on = {record.key: site.bearing.on(what, [record]) for record in site.archive.by_meeting[meeting]}
        self.groups[f"{what} {site.bearing.on_meeting(meeting)}"] = partial(list, on.values())
        return {key: self.note(made_from, partial(make, site.archive.records[key])) for key, made_from in on.items()}

    def note(self, made_from: str, make: Callable[[], str]) -> str:
        self.groups.setdefault(made_from, make)
        return make()


def of_groups(folder: Folder) -> list[str]:
    """What the groups of a folder are made from: each of them is in the list of groups itself."""
    return [group.made_from for group in folder.groups()]


def assert_same_where_the_digest_is(before: Made, after: Made) -> int:
    """Compare what has the same digest in both. Returns how many have another."""
    for made_from in before.groups.keys() & after.groups.keys():
        assert before.groups[made_from]() == after.groups[made_from]()
    return len(after.groups.keys() - before.groups.keys())


WORDS = re.compile(
    r"^( *(?:- )?(?:title|about|name|text|event|because|summary|note|meaning|publisher|heading): (?!>|\|).+)$"
)
SWAPS = {
    "decision": ("carried", "carried as amended", "lost", "not recorded", "withdrawn"),
    "kind": ("request", "position", "follows", "reaffirms", "replaces", "related", "cancels", "composed of", "ordinary", "emergency"),
    "date": ("2018-10-05", "2021-03", "2026-11-01", "2031-01-01"),
    "held": ("whole", "part"),
    "quorate": ("yes", "no", "not known"),
    "number": ("7", "61"),
    "notice_number": ("77", "4"),
    "seen": ("2026-02-01", "2026-11-20"),
    "on": ("2026-02-01", "2026-11-20"),
    "until": ("2019-12-31", "2030"),
}  # fmt: skip


def edited(chance: random.Random, text: str) -> str:
    """A record with one thing in it edited."""
    lines = text.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    line = lines[place].rstrip("\n")
    if WORDS.match(line):
        lines[place] = f"{line} altered\n"
    elif (field := re.match(r"^( *(?:- )?([a-z_]+): )\S", line)) and field[2] in SWAPS:
        lines[place] = f"{field[1]}{chance.choice(SWAPS[field[2]])}\n"
    elif block := re.match(r"^( *)(?:- )?[a-z_]+:$", line):
        end = place + 1
        while end < len(lines) and lines[end].startswith(f"{block[1]} "):
            end += 1
        del lines[place:end]
    elif re.match(r"^ *- \S+$", line):
        del lines[place]
    elif line.startswith("  "):
        lines[place] = f"{line} altered [2018/2]\n"
    return "".join(lines)


def checked(folder: Path, kept: KeptInMemory) -> Archive:
    """The archive in a folder, read with what was kept. Raises Problems: those that are found with nothing kept."""
    reading = read_archive(folder, "archive", kept=kept)
    problems = check(reading, folder)
    assert problems == check(read_archive(folder, "archive"), folder)
    if problems or reading.archive is None:
        raise Problems(problems, reading.motions)
    return reading.archive


def edits(folder: Path, seed: int, most: int) -> Iterator[tuple[str, Archive]]:
    """So many changes of an archive's folder that no rule finds anything against, each by itself: edits of a file, motions
    that are added, and motions that are removed. Each comes with the file's name and its new text. Whatever an earlier reading
    kept, the same problems are found."""
    chance, kept = random.Random(seed), KeptInMemory()
    files = sorted(folder.rglob("*.yaml"))
    while most:
        file = chance.choice(files)
        text = file.read_text(encoding="utf-8")
        is_motion = file.parent != folder and file.name != "meeting.yaml"
        way = chance.choice(("edit", "edit", "edit", "add", "remove") if is_motion else ("edit",))
        changed = "" if way == "remove" else edited(chance, text)
        target = file
        if way == "add":
            number = chance.randrange(100, 999)
            target = file.with_name(f"{number}.yaml")
            changed = re.sub(r"(?m)^(notice_number|formerly|number):.*\n(  - .*\n)*", "", text).replace(
                "\nkind: ", f"\nnumber: {number}\nkind: ", 1
            )
        if changed == text:
            continue
        try:
            if changed:
                target.write_text(changed, encoding="utf-8")
            else:
                target.unlink()
            archive = checked(folder, kept)
        except Problems:
            continue
        finally:
            target.unlink(missing_ok=True)
            file.write_text(text, encoding="utf-8")
        most -= 1
        yield f"{target.relative_to(folder)}\n{changed}", archive


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_edited_what_has_the_same_digest_is_the_same(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    shutil.copytree(ROOT / "tests/archive", folder)
    before = Made(checked(folder, KeptInMemory()), AS_OF, monkeypatch)
    changed = [
        assert_same_where_the_digest_is(before, Made(archive, AS_OF, monkeypatch))
        for _, archive in edits(folder, seed, 12)
    ]
    assert any(changed)


@pytest.mark.slow
def test_whatever_the_day_what_has_the_same_digest_is_the_same(
    invented: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Made(invented, AS_OF, monkeypatch)
    for day in (dt.date(2018, 10, 5), dt.date(2021, 3, 31), AS_OF - dt.timedelta(days=90), dt.date(2031, 1, 1)):
        assert_same_where_the_digest_is(before, Made(invented, day, monkeypatch))


Change = tuple[str, str, str]
"""An edit: the file, what stands in it, and what is to stand there."""

BEFORE: tuple[Change, ...] = (
    ("2024/m7.yaml", "after hearing the song.", "after hearing the song of [2018/ca1]."),
    ("union.yaml", "lapse: 3 years", "lapse: none"),
)
"""Edits before all others: a motion whose prose alone names another, and no policy that has lapsed before it could end."""

BEARS: tuple[tuple[str, Change, str], ...] = (
    ("its own record", ("2018/1.yaml", "Lamps whose doors", "Doors of lamps which"), "2018/1/"),
    ("the motion after it", ("2018/2.yaml", "title: <script>", "title: Few <script>"), "2018/1/"),
    ("the motion before it", ("2018/1.yaml", "title: Oil the", "title: Grease the"), "2018/2/"),
    ("a motion that reaffirms it", ("2024/1.yaml", "kind: reaffirms", "kind: related"), "2018/1/"),
    ("a motion that it links to", ("2018/4.yaml", "title: No Robot Shall", "title: No Robot Must"), "2024/m8/"),
    ("a reason that another gives", ("2018/3.yaml", "Both began on", "Both stood on"), "2018/1/"),
    ("a motion that its prose names", ("2018/ca1.yaml", "decision: carried", "decision: lost"), "2024/m7/"),
    ("a body that it names", ("bodies.yaml", "name: Harbour Branch", "name: Harbours Branch"), "2018/1/"),
    ("the body that took its place", ("bodies.yaml", "name: Wick & Oil Network", "name: Oil & Wick Network"), "2018/1/"),
    ("its topic", ("topics.yaml", "name: Lamps & ladders", "name: Lamps and ladders"), "2018/1/"),
    ("its campaign", ("threads.yaml", "name: Lamps that open", "name: Lamps which open"), "2018/1/"),
    ("a document that it rests on", ("documents.yaml", "title: Resolutions of the 2018", "title: The list of the 2018"), "2018/1/"),
    ("how much of a later list is held", ("2024/meeting.yaml", "held: whole", "held: part"), "2018/2/"),
    ("a former key", ("2018/3.yaml", "  - 2018/gloves-for-all", "  - 2018/gloves"), "2018/3/"),
    ("a spelled-out abbreviation", ("abbreviations.yaml", "name: Lamp Trimming Allowance", "name: Lamp Trimmers Allowance"), "2018/1/"),
    ("a body that another took the place of", ("bodies.yaml", "name: Wick and Oil Committee", "name: Oil Committee"), "bodies/wick-and-oil-network/"),
    ("a motion that names a body", ("2018/1.yaml", "Get every hinge", "Get each hinge"), "bodies/harbour-trust/"),
    ("a document that a body rests on", ("documents.yaml", "Circular 7/2020", "Circular 7 of 2020"), "bodies/wick-and-oil-network/"),
    ("a motion of a topic", ("2018/1.yaml", "Lamps whose doors", "Doors of lamps which"), "topics/pay/"),
    ("a campaign of a topic's motion", ("threads.yaml", "name: Lamps that open", "name: Lamps which open"), "topics/pay/"),
    ("a motion of a campaign", ("2018/1.yaml", "Lamps whose doors", "Doors of lamps which"), "threads/lamps-that-open/"),
    ("a motion of a meeting", ("2018/1.yaml", "Lamps whose doors", "Doors of lamps which"), "2018/"),
    ("the note on a meeting", ("2018/meeting.yaml", "Of the notice only", "Of that notice only"), "2018/book/"),
    ("what a meeting is called", ("2018/meeting.yaml", "name: AGM 2018", "name: The AGM 2018"), "2024/1/"),
)  # fmt: skip
"""What bears on a page, an edit of it, and the page."""


@pytest.fixture(scope="module")
def archive_to_edit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the invented archive, with the edits before all others."""
    folder = tmp_path_factory.mktemp("to-edit") / "archive"
    shutil.copytree(ROOT / "tests/archive", folder)
    for before in BEFORE:
        change(folder, before)
    return folder


def change(folder: Path, what: Change) -> str:
    """Edit a file of an archive. Returns its text before."""
    name, old, new = what
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, what
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return text


def made(folder: Path, path: str) -> tuple[str, object]:
    """What a page of an archive is made from, and the page."""
    site = Site(open_archive(folder, "archive"), AS_OF)
    kinds = {"bodies/": bodies, "topics/": topics, "threads/": threads}
    of_kind: Callable[[Site], Iterator[Output]] = next(
        (module.grouped for begin, module in kinds.items() if path.startswith(begin)),
        in_meetings(
            books.of_meeting
            if path.endswith("book/")
            else motion.of_meeting
            if path.count("/") == 2
            else meeting.of_meeting
        ),
    )
    for group in of_kind(site):
        if isinstance(group, Group):
            result = group.make()
            page = result if isinstance(result, Page) else next(iter(result))
            if page.path == path:
                return group.made_from, page
    raise AssertionError(path)


@pytest.mark.parametrize(("edit", "path"), [row[1:] for row in BEARS], ids=[row[0] for row in BEARS])
def test_what_changes_a_page_changes_the_digest_of_what_bears_on_it(
    archive_to_edit: Path, edit: Change, path: str
) -> None:
    digest, page = made(archive_to_edit, path)
    text = change(archive_to_edit, edit)
    try:
        digest_after, page_after = made(archive_to_edit, path)
    finally:
        (archive_to_edit / edit[0]).write_text(text, encoding="utf-8")
    assert page != page_after
    assert digest != digest_after

"""One linked archive: order, forwards, links both ways, campaigns; whatever the order of the files."""

import random
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from schema.archive import Archive
from schema.folder import ADAPTERS, Reading, read_archive, record_files
from schema.problems import Problems, render_problem
from schema.rules import check, of_links, open_archive
from tests.making import archive, clause, decided, entry, link, meeting, motion
from tests.overlay import ARCHIVE


def test_motions_stand_in_the_order_of_their_meeting() -> None:
    keys = ["2019/1", "2018/ca2", "2018/m9", "2018/words", "2018/ca1", "2018/10", "2018/2", "2018/m10", "2018-sgm/1"]
    amendment = {"kind": "constitutional amendment", "clauses": None}
    made = archive(
        {key: motion(**(amendment if "ca" in key else {})) for key in keys},
        meetings={"2018-sgm": meeting("2018-sgm", held="2018-12-01"), "2018": meeting("2018"), "2019": meeting("2019")},
    )
    assert list(made.meetings) == ["2018", "2018-sgm", "2019"]
    assert list(made.records) == [
        "2018/2", "2018/10", "2018/ca1", "2018/ca2", "2018/m9", "2018/m10", "2018/words", "2018-sgm/1", "2019/1",
    ]  # fmt: skip
    assert [record.name for record in made.by_meeting["2018"]] == ["2", "10", "ca1", "ca2", "m9", "m10", "words"]


def test_former_keys_and_notice_numbers_lead_on() -> None:
    made = archive(
        {
            "2018/27": motion(notice_number="35", formerly=["2018/lamps", "2017/late"]),
            "2018/m36": motion(),
            "2018/ca1": motion(kind="constitutional amendment", notice_number="CA3"),
        }
    )
    assert made.forwards == {
        "2018/lamps": "2018/27",
        "2017/late": "2018/27",
        "2018/m35": "2018/27",
        "2018/mca3": "2018/ca1",
    }
    found = made.find("2018/m35")
    assert found is made.records["2018/27"]
    assert made.find("2018/m99") is None


def test_a_meetings_former_key_leads_on_to_each_of_its_motions() -> None:
    meetings = {"2018-sgm": meeting("2018-sgm", formerly=["2018-special"])}
    motions = {"2018-sgm/1": motion(decided(by="sgm"), notice_number="4", formerly=["2018-sgm/lamps", "2017/late"])}
    made = archive(motions, meetings=meetings)
    assert made.forwards == {
        "2018-sgm/lamps": "2018-sgm/1",
        "2017/late": "2018-sgm/1",
        "2018-sgm/m4": "2018-sgm/1",
        "2018-special/1": "2018-sgm/1",
        "2018-special/lamps": "2018-sgm/1",
        "2018-special/m4": "2018-sgm/1",
    }
    assert made.current("meetings", "2018-special") == "2018-sgm"


def test_a_key_in_use_goes_before_a_former_one() -> None:
    made = archive({"2018/1": motion(), "2018/2": motion(formerly=["2018/1"])})
    found = made.find("2018/1")
    assert found is made.records["2018/1"]


def test_a_former_key_of_a_body_a_topic_or_a_document_is_known() -> None:
    bodies = {"network": entry("Network", kind="network", formerly=["club"])}
    topics = {"lights": entry("Lights", formerly=["candles"])}
    made = archive({"2018/1": motion(topics=["candles", "lights", "lamps"])}, bodies=bodies, topics=topics)
    assert made.current("bodies", "club") == "network"
    assert made.records["2018/1"].motion.topics == ("lights", "lamps")
    assert made.current("topics", "nothing") is None
    assert {key: [record.key for record in records] for key, records in made.by_topic.items()} == {
        "lamps": ["2018/1"],
        "lights": ["2018/1"],
    }


def test_links_are_known_from_the_other_side_in_order_of_time() -> None:
    made = archive(
        {
            "2021/1": motion(links=[link("follows", "2018/m5")]),
            "2018/1": motion(notice_number="5"),
            "2019/1": motion(links=[link("reaffirms", "2018/1"), link("related", "2018/9")]),
        }
    )
    assert [(one.record.key, one.link.kind.value) for one in made.links_to["2018/1"]] == [
        ("2019/1", "reaffirms"),
        ("2021/1", "follows"),
    ]
    assert list(made.links_to) == ["2018/1"]


def test_a_campaign_is_all_that_links_join_to_its_first_motion() -> None:
    made = archive(
        {
            "2018/1": motion(),
            "2018/2": motion(),
            "2019/1": motion(links=[link("follows", "2018/1")]),
            "2020/1": motion(links=[link("builds on", "2019/1"), link("related", "2018/2")]),
            "2020/2": motion(links=[link("cancels", "2020/1")]),
            "2021/1": motion(links=[link("related", "2018/1")]),
        },
        threads={"lamps": "2018/1", "ladders": "2018/2", "nothing": "2017/1"},
    )
    assert {key: [record.key for record in records] for key, records in made.campaigns.items()} == {
        "lamps": ["2018/1", "2019/1", "2020/1", "2020/2"],
        "ladders": ["2018/2"],
        "nothing": [],
    }
    assert made.threads_of["2020/2"] == ["lamps"]
    assert "2021/1" not in made.threads_of


@pytest.mark.parametrize(
    ("decisions", "clauses", "carries"),
    [
        ([decided()], None, True),
        ([decided()], ("a",), True),
        ([decided("lost")], None, False),
        ([decided(clauses="a"), decided("lost", clauses="b")], ("a",), True),
        ([decided(clauses="a"), decided("lost", clauses="b")], ("a", "b"), False),
        ([decided(clauses="a"), decided("lost", clauses="b")], None, True),
        ([decided(), decided("lost", clauses="b")], ("a",), True),
        ([decided(), decided("lost", clauses="b")], ("b",), False),
        ([decided("lost"), decided(clauses="b")], ("a",), False),
        ([decided("not recorded"), decided("carried", "council")], None, False),
    ],
)
def test_a_motion_carries_the_clauses_that_its_meeting_carried(
    decisions: list[dict[str, str]], clauses: tuple[str, ...] | None, carries: bool
) -> None:
    made = archive({"2018/m1": motion(*decisions)})
    assert made.records["2018/m1"].carries(clauses) is carries


def test_an_inquorate_meeting_carries_no_clause_either() -> None:
    parts = motion(decided(clauses="a"), decided("lost", clauses="b"))
    made = archive({"2018/1": parts}, meetings={"2018": meeting("2018", quorate="no")})
    assert not made.records["2018/1"].is_carried
    assert not made.records["2018/1"].carries(("a",))


def as_told(made: Archive) -> dict[str, object]:
    """All that an archive knows, what it derives included."""
    told = {field.name: getattr(made, field.name) for field in fields(made)}
    derived = ("by_meeting", "forwards", "links_to", "campaigns", "threads_of", "by_topic")
    # In order: two archives that know the same in another order make other pages.
    return {name: repr(value) for name, value in (told | {name: getattr(made, name) for name in derived}).items()}


def test_the_order_of_files_changes_nothing() -> None:
    motions = {
        "2018/1": motion(notice_number="5"),
        "2018/2": motion(links=[link("related", "2018/1")]),
        "2018/m9": motion(decided("lost")),
        "2019/1": motion(links=[link("follows", "2018/m5")]),
        "2020/words": motion(links=[link("replaces", "2019/1"), link("amends", "2018/2")]),
        "2020-sgm/1": motion(decided(by="sgm")),
    }
    meetings = {key: meeting(key) for key in ("2018", "2019", "2020", "2020-sgm")}
    first = as_told(archive(motions, meetings=meetings, threads={"lamps": "2018/1"}))
    for seed in range(5):
        chance = random.Random(seed)
        keys, held = chance.sample(sorted(motions), len(motions)), chance.sample(sorted(meetings), len(meetings))
        shuffled = archive(
            {key: motions[key] for key in keys},
            meetings={key: meetings[key] for key in held},
            threads={"lamps": "2018/1"},
        )
        assert as_told(shuffled) == first


# Reading a folder -----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented archive."""
    shutil.copytree(ARCHIVE, tmp_path / "resolutions")
    return tmp_path / "resolutions"


def told(reading: Reading, folder: Path) -> list[str]:
    """Every problem of a reading, whole."""
    return [render_problem(problem) for problem in check(reading, folder)]


def test_the_invented_archive_has_no_problem() -> None:
    made = open_archive(ARCHIVE)
    assert len(made.records) == sum(1 for path in record_files(ARCHIVE) if path.name != "meeting.yaml")
    assert made.folder_name == "archive"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problems) as found:
        open_archive(tmp_path / "nothing", "some/nothing")
    assert found.value.report("Nothing was built.") == (
        "some/nothing: There is no such folder.\n"
        "      Name the archive's folder with --archive.   missing-file: see /checks/#missing-file\n\n"
        "1 problem in 1 file. Nothing was built."
    )


def test_an_empty_folder_lacks_what_every_archive_has(tmp_path: Path) -> None:
    with pytest.raises(Problems) as found:
        open_archive(tmp_path, "resolutions")
    assert [problem.headline for problem in found.value.problems] == [
        f"resolutions/{name}: This file is missing."
        for name in ("bodies.yaml", "documents.yaml", "topics.yaml", "union.yaml")
    ]


def test_campaigns_and_abbreviations_may_be_left_out(folder: Path) -> None:
    (folder / "threads.yaml").unlink()
    (folder / "abbreviations.yaml").unlink()
    made = open_archive(folder)
    assert (made.threads, made.abbreviations) == ({}, {})


def test_a_broken_list_is_told_once_and_not_at_each_record_that_names_its_keys(folder: Path) -> None:
    for name in ADAPTERS:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text + "\n\tbroken", encoding="utf-8")
        found = told(read_archive(folder), folder)
        assert len(found) == 1, found
        assert found[0].startswith(f"resolutions/{name}:")
        (folder / name).write_text(text, encoding="utf-8")


def test_a_broken_motion_is_told_once_and_not_where_it_is_named(folder: Path) -> None:
    (folder / "2018" / "1.yaml").write_text("title: On: and on\n", encoding="utf-8")
    assert told(read_archive(folder), folder) == [
        "resolutions/2018/1.yaml:1:10: This text has a colon followed by a space, and no quotation marks around it.\n"
        "    1 | title: On: and on\n"
        "      |          ^\n"
        '      Put the whole text in double quotes: title: "On: and on"   not-yaml: see /checks/#not-yaml'
    ]


def test_a_broken_motion_is_told_once_also_where_it_is_named_by_its_former_key(folder: Path) -> None:
    path = folder / "2024" / "2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("to: 2018/3", "to: 2018/gloves-for-all"), encoding="utf-8")
    assert told(read_archive(folder), folder) == []
    (folder / "2018" / "3.yaml").write_text("", encoding="utf-8")
    assert [line.split("\n")[0] for line in told(read_archive(folder), folder)] == [
        "resolutions/2018/3.yaml: The file is empty."
    ]


def test_a_broken_meeting_is_told_once_and_not_at_its_motions(folder: Path) -> None:
    (folder / "2018" / "meeting.yaml").write_text("kind: AGM\n", encoding="utf-8")
    found = read_archive(folder)
    assert {problem.file for problem in check(found, folder)} == {"resolutions/2018/meeting.yaml"}


def test_every_file_that_nothing_reads_is_told(folder: Path) -> None:
    (folder / "12.yaml").write_text("", encoding="utf-8")
    (folder / "2018" / "5.yml").write_text("", encoding="utf-8")
    (folder / "2018" / "old").mkdir()
    assert told(read_archive(folder), folder) == [
        "resolutions/12.yaml: This file is not read: it is not one of the lists that belong beside the meetings.\n"
        "      Motions belong in their meeting's folder, such as 2018/12.yaml. Move it, or take it out of the archive."
        "   stray-file: see /checks/#stray-file",
        "resolutions/2018/5.yml: This file is not read: its name does not end in .yaml.\n"
        "      If it is a motion, name it by its key, such as 12.yaml. Move anything else out of the archive."
        "   stray-file: see /checks/#stray-file",
        "resolutions/2018/old: A folder within a meeting's folder is not read.\n"
        "      Move its files up into the meeting's folder.   stray-file: see /checks/#stray-file",
    ]


def test_hidden_files_drafts_and_pages_of_explanation_are_left_alone(folder: Path) -> None:
    for name in (".DS_Store", "README.md", "_drafts/1.yaml", ".old/1.yaml", "2018/.1.yaml.swp"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("not: [a record", encoding="utf-8")
    assert told(read_archive(folder), folder) == []


def test_a_link_without_its_reason_still_hears_that_its_target_does_not_exist(folder: Path) -> None:
    path = folder / "2018" / "3.yaml"
    link = "links:\n  - kind: related\n    to: 2018/99\n  - kind: related\n    to: 9\n    because: See [2016/1].\n"
    path.write_text(path.read_text().replace("links:\n", link).replace("topics:\n", "topics:\n  - laders\n"))
    reading = read_archive(folder)
    assert [(one.rule, ".".join(map(str, one.where))) for one in check(reading, folder)] == [
        ("every-key-exists", "topics.0"),
        ("missing-field", "links.0"),
        ("not-a-motion", "links.1.to"),
        ("every-motion-exists", "links.1.because"),
    ]


def test_foreign_line_ends_and_a_byte_order_mark_change_no_place(folder: Path) -> None:
    path = folder / "2018" / "4.yaml"
    raw = path.read_bytes().replace(b"decision: carried", b"decision: passed")
    path.write_bytes(raw)
    first = told(read_archive(folder), folder)
    assert len(first) == 1
    for changed in (b"\xef\xbb\xbf" + raw, raw.replace(b"\n", b"\r\n"), raw.replace(b"\n", b"\r")):
        path.write_bytes(changed)
        assert told(read_archive(folder), folder) == first


def test_what_the_rules_find_is_placed_also_behind_foreign_line_ends(folder: Path) -> None:
    path = folder / "2018" / "4.yaml"
    raw = path.read_bytes().replace(b"- dozen-members", b"- dozen-membres")
    path.write_bytes(raw)
    first = told(read_archive(folder), folder)
    assert first[0].startswith("resolutions/2018/4.yaml:9:5: proposer.1: There is no body 'dozen-membres'.")
    for changed in (b"\xef\xbb\xbf" + raw, raw.replace(b"\n", b"\r\n"), raw.replace(b"\n", b"\r")):
        path.write_bytes(changed)
        assert told(read_archive(folder), folder) == first


def test_clauses_of_a_motion_are_found_by_their_letters() -> None:
    made = archive({"2018/1": motion(clauses=[clause("a"), clause("c", "position"), clause("d")])})
    record = made.records["2018/1"].motion
    assert record.letters == ("a", "c", "d")
    assert [one.letter for one in record.requests] == ["a", "d"]


def test_a_campaign_has_the_motions_that_it_names_besides_those_that_links_join() -> None:
    named = {"founding": "2018/1", "motions": ["2018/3", "2018/2"]}
    motions = {key: motion() for key in ("2018/1", "2018/2", "2018/3", "2018/4")}
    lists = {"lamps": entry("Lamps", **named), "oil": entry("Oil", founding="2018/2")}
    made = archive({**motions, "2019/1": motion(links=[link("follows", "2018/1")])}, threads=lists)
    assert {key: [record.key for record in records] for key, records in made.campaigns.items()} == {
        "lamps": ["2018/1", "2018/2", "2018/3", "2019/1"],
        "oil": ["2018/2"],
    }
    # A motion may belong to two campaigns; only links tie campaigns together.
    assert list(of_links.check_one_thread_to_a_campaign(made)) == []

"""`python -m scripts.import_document`: the plan, what is written, and what it leaves alone."""

import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from schema.folder import read_archive
from schema.rules import open_archive
from scripts.check import main as check
from scripts.import_document import main
from tests.intake.invented import MOTIONS, as_text, as_word

pytestmark = pytest.mark.usefixtures("one_process")

ARCHIVE = Path(__file__).resolve().parent.parent / "archive"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented archive, called `resolutions`, where the command is typed."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(ARCHIVE, tmp_path / "resolutions"))


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_plan_is_told_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("agm.docx").write_bytes(as_word())
    before = written(folder)
    assert main(["agm.docx", "--meeting", "2031"]) == 0
    assert capsys.readouterr().out == (
        "As it was read:\n"
        "  1 · Oil the Hinges Before Winter · Harbour Branch · carried (paragraph 11) · 3 paragraphs\n"
        '  2 · Ladders, Long & Short: a question of length · Far Isles <Ynysoedd Pell> "Φάρος" Branch · carried, 412 for, 37 against, 5 abstentions'
        " (paragraph 19) · 2 paragraphs\n"
        "  3 · No · Keepers' Section · lost (paragraph 24) · 1 paragraph\n"
        '  4 · Wages Before Windows · Harbour Branch and Far Isles <Ynysoedd Pell> "Φάρος" Branch · remitted (paragraph 29)'
        " · 2 paragraphs\n"
        "  CA1 · Rule 12: Quorum by Lantern · National Council · carried as amended (paragraph 35) · 2 paragraphs · constitutional amendment\n"
        "\n"
        "Word document, 36 lines. Found: 5 motions (1–4, CA1).\n"
        "\n"
        "To be written:\n"
        "  documents.yaml: add agm-2031-resolutions, “Resolutions of the AGM 2031” (kind: resolutions); check its publisher, kind (KIND=) and date\n"
        "  create 2031: AGM 2031, a meeting\n"
        "  create 2031/1: Oil the Hinges Before Winter\n"
        "  create 2031/2: Ladders, Long & Short: a question of length\n"
        "  create 2031/3: No\n"
        "  create 2031/4: Wages Before Windows\n"
        "  create 2031/ca1: Rule 12: Quorum by Lantern\n"
        "\n"
        "Decisions, each with the line that gives it:\n"
        "  2031/1: carried, by paragraph 11: “CARRIED”\n"
        "  2031/2: carried, 412 for, 37 against, 5 abstentions, by paragraph 19: “Carried (412 for, 37 against, 5 abstentions)”\n"
        "  2031/3: lost, by paragraph 24: “LOST”\n"
        "  2031/4: remitted, to National Council, by paragraph 29: “Remitted to the National Council”\n"
        "  2031/ca1: carried as amended, by paragraph 35: “Carried as amended”\n"
        "\n"
        "Please look at:\n"
        "  2031/meeting: its day or days, such as 2031-10-09/2031-10-10; then 'place:' and 'evidence:'.\n"
        "\n"
        "Left out, and why:\n"
        "  a page header: “Union of Lamplighters – AGM 2031”\n"
        "\n"
        "This is the plan for 7 files. Nothing is written yet: --write (WRITE=1) writes it.\n"
    )
    assert written(folder) == before


def test_what_is_written_has_all_that_the_document_says_and_no_problem(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("agm.docx").write_bytes(as_word())
    assert main(["agm.docx", "--meeting", "2031", "--write"]) == 0
    assert check([]) == 0
    archive = open_archive(folder)
    records = archive.by_meeting["2031"]
    assert [record.name for record in records] == ["1", "2", "3", "4", "ca1"]
    for record, motion in zip(records, MOTIONS, strict=True):
        assert (record.motion.title, record.motion.committee, record.motion.proposer) == (
            motion.title,
            motion.committee,
            motion.bodies,
        )
        assert record.motion.wording == motion.wording
        assert record.motion.outcome.decisions[0].decision.value == motion.decided
        assert str(record.motion.outcome.decisions[0].vote or "") == motion.vote
    # To whom it was sent, and what it needs of a person.
    assert archive.records["2031/4"].motion.outcome.decisions[0].to == "national-council"
    assert "# TO FILL IN: its day or days" in (folder / "2031" / "meeting.yaml").read_text()
    assert archive.meetings["2031"].list is not None
    assert archive.meetings["2031"].list.motions == 5


def test_the_same_import_twice_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("agm.txt").write_bytes(as_text())
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    after = written(folder)
    capsys.readouterr()
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    assert capsys.readouterr().out.endswith("The same as the archive:\n  2031/1–4, ca1\n\nThere is nothing to write.\n")
    assert written(folder) == after


def test_what_differs_is_told_and_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("agm.txt").write_bytes(as_text())
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    after = written(folder)
    other = (
        as_text()
        .decode()
        .replace("3. No", "3. Yes")
        .replace("\nLOST", "\nCARRIED")
        .replace("every hammer", "each hammer")
    )
    Path("agm.txt").write_text(other)
    capsys.readouterr()
    assert main(["agm.txt", "--meeting", "2031", "--document", "agm-2031-resolutions", "--write"]) == 0
    told = capsys.readouterr().out
    assert "2031/1: wording: `make wording` shows where (line 5)\n" in told
    assert "2031/3: title: the record has “No”, the document “Yes” (line 33)\n" in told
    assert "2031/3: decision: the record has lost, the document carried (line 33)\n" in told
    assert written(folder) == after


def test_results_fill_in_what_was_not_recorded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("results.csv").write_text("Motion No,Title,Decision,For,Against\n9,Wages Before Windows,Carried,80,12\n")
    assert main(["results.csv", "--meeting", "2020", "--document", "agm-2018-minutes", "--write"]) == 0
    assert "2020/m9: add decision: carried" in capsys.readouterr().out
    decision = open_archive(folder).records["2020/m9"].motion.outcome.decisions[0]
    assert (decision.decision.value, str(decision.vote), decision.evidence) == (
        "carried",
        "80 for, 12 against",
        ("agm-2018-minutes",),
    )


def test_nobodys_name_is_written(folder: Path) -> None:
    text = "AGM 2031 Motions\n\n1. Oil\n\nThis AGM wants oil.\n\nProposer: Ada Wick\nSeconder: Ben Trimmer, Harbour Branch\n"
    Path("agm.txt").write_text(text)
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    record = (folder / "2031" / "m1.yaml").read_text()
    assert "Wick" not in record
    assert "Trimmer" not in record
    assert "# TO FILL IN: the body that proposed it, if any." in record
    assert not any("Wick" in path.read_text() for path in folder.rglob("*.yaml") if "2031" in str(path))


def test_an_amendment_has_its_own_field_and_a_mark_where_it_changed_the_words(folder: Path) -> None:
    shutil.copy(Path(__file__).parent / "layouts" / "decisions-tuc.txt", "congress.txt")
    assert main(["congress.txt", "--meeting", "2031", "--write"]) == 0
    record = (folder / "2031" / "m10.yaml").read_text()
    asked = "# TO FILL IN: work what was changed into the wording (the amendment)"
    assert asked in record
    assert record.index(asked) < record.index("\nwording:")
    assert "decision: carried as amended" in record
    archive = read_archive(folder).archive
    assert archive
    (amendment,) = archive.records["2031/m10"].motion.amendments
    assert (amendment.decision, amendment.evidence) == ("accepted", ("agm-2031-minutes",))
    assert amendment.wording
    assert amendment.wording.startswith("In paragraph 2")


def test_the_results_of_amendments_are_theirs_where_they_stand_on_a_line_of_their_own(folder: Path) -> None:
    Path("agm.txt").write_text(
        "AGM 2031 Motions\n\nMotion 1: Cold Hands\n\nThis AGM wants gloves.\n\nAmendment 1.1\n\nAdd “and scarves”.\n\n"
        "Moved by: Far Isles Branch\n\nAmendment accepted\n\nAmendment 1.2\n\nDelete “gloves”.\n\n"
        "Amendment 1.2 was lost by 20 votes to 201\n\nAmendment 1.3\n\nAdd “soon”.\n\nAmendment not reached\n\n"
        "Motion 1, as amended, was carried nem con\n"
    )
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    motion = open_archive(folder).records["2031/m1"].motion
    assert motion.outcome.decisions[0].decision == "carried as amended"
    assert [
        (one.number, one.proposer, one.decision, str(one.vote or ""), one.wording) for one in motion.amendments
    ] == [
        ("1.1", ("far-isles-branch",), "accepted", "", "Add “and scarves”."),
        ("1.2", (), "lost", "20 for, 201 against", "Delete “gloves”."),
        ("1.3", (), "not reached", "", "Add “soon”."),
    ]


def test_a_document_that_contradicts_itself_is_written_with_a_mark(folder: Path) -> None:
    Path("agm.txt").write_text(
        "AGM 2031 Motions\n\nMotion 1: Cold Hands\n\nThis AGM wants gloves.\n\nAmendment 1 (lost)\n\nDelete “gloves”.\n\n"
        "The motion was carried as amended\n"
    )
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    record = (folder / "2031" / "m1.yaml").read_text()
    assert "# TO FILL IN: the document says that it was carried as amended" in record
    assert check([]) == 1


def test_amendments_are_added_to_a_record_only_where_its_decision_leaves_room(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "AGM 2031 Motions\n\n1. Soup\n\nThis AGM wants soup.\n\nCARRIED\n\n2. Bells\n\nThis AGM wants bells.\n"
    Path("first.txt").write_text(text)
    assert main(["first.txt", "--meeting", "2031", "--write"]) == 0
    changed = "Amendment (carried)\n\nAdd “hot”.\n\n"
    Path("second.txt").write_text(
        text.replace("CARRIED\n\n", f"{changed}The motion was carried as amended\n\n") + f"\n{changed}"
    )
    capsys.readouterr()
    assert main(["second.txt", "--meeting", "2031", "--document", "agm-2031-motions", "--write"]) == 0
    told = capsys.readouterr().out
    assert "2031/m1: amendments: the record says carried, the document prints 1 amendment (carried) (line 3)" in told
    assert "2031/m2: add 1 amendment" in told
    records = open_archive(folder).records
    assert not records["2031/m1"].motion.amendments
    assert records["2031/m2"].motion.amendments[0].decision == "carried"
    capsys.readouterr()
    assert main(["second.txt", "--meeting", "2031", "--document", "agm-2031-motions"]) == 0
    assert "There is nothing to write." in capsys.readouterr().out


def test_a_line_that_may_be_a_lost_motion_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("agm.txt").write_text(
        "AGM 2031 Motions\n\n1. Soup\n\nThis AGM wants soup.\n\n2 of them are lost, said\n\n3. Bells\n\nThis AGM wants bells.\n"
    )
    assert main(["agm.txt", "--meeting", "2031"]) == 0
    assert "The list has no 2. If the document has one, its heading was not recognised" in capsys.readouterr().out
    Path("agm.txt").write_text(
        "AGM 2031 Motions\n\n1. Soup\n\nThis AGM wants:\n\n2. Soup without salt; and\n\n3. Bells\n\nThis AGM wants bells.\n"
    )
    assert main(["agm.txt", "--meeting", "2031"]) == 0
    told = capsys.readouterr().out
    assert (
        "Line 7 begins with 2, a number that the list lacks, and was read as words of 1: 2. Soup without salt; and"
        in told
    )


def test_what_stands_in_a_text_box_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.add_heading("Motions to the AGM 2031", 1)
    for title in ("1. Soup", "2. Bells"):
        document.add_heading(title, 2)
        document.add_paragraph("This AGM wants it, and it wants it soon.")
    box = "<w:r {}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>Lunch is at noon.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    document.add_paragraph()._p.append(parse_xml(box.format(nsdecls("w"))))  # type: ignore[arg-type]
    document.save("agm.docx")
    assert main(["agm.docx", "--meeting", "2031"]) == 0
    told = capsys.readouterr().out
    assert "Text-box paragraph 7 was read as words of 2; is that right? Lunch is at noon." in told


def test_numbered_paragraphs_of_a_paper_are_told_apart_from_motions(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sections = ("1. Purpose", "2. Scope", "3. Keeping the lamps", "4. Review")
    paper = "\n\n".join(f"## {section}\n\nLamps are kept in the tower, and oil below it." for section in sections)
    Path("paper.md").write_text(f"# Policy on lamps\n\n{paper}\n")
    assert main(["paper.md", "--meeting", "2031"]) == 0
    told = "an item with nothing that says that it is a motion: lines 3, 5, 7, 9, 11, 13, 15 and 17"
    assert told in capsys.readouterr().out
    Path("paper.md").write_text(f"# Motions on lamps\n\n{paper}\n")
    assert main(["paper.md", "--meeting", "2031"]) == 0
    assert told not in capsys.readouterr().out


def test_what_is_asked_of_several_motions_is_asked_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(Path(__file__).parent / "layouts" / "parts-under-headings.md", "motions.md")
    assert main(["motions.md", "--meeting", "2031", "--write"]) == 0
    told = capsys.readouterr().out
    assert "2031/m1–2: its words are under ‘synopsis’ in the document; check that they are the motion's." in told
    assert (
        "2031/m1: the body that proposed it, if any. A name in the document is or may be a person's (lines 7–8), and"
        in told
    )
    assert "TO FILL IN: its words are under ‘synopsis’" in (folder / "2031" / "m1.yaml").read_text()
    people = "".join(path.read_text() for path in (folder / "2031").iterdir())
    assert "Jo B" not in people
    assert "Sam Keeper" not in people


def test_a_composite_in_the_text_and_in_the_table_of_votes_is_one_motion(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    document.add_heading("Decisions of the AGM 2031", 1)
    document.add_heading("Section A: Pay and Oil", 2)
    for title in ("Motion 1: Soup", "Motion 2: Bells", "Composite A: Soup and bells (Motions 1 and 2)"):
        document.add_heading(title, 3)
        document.add_paragraph("This AGM wants it, and it wants it soon.")
    table = document.add_table(rows=1, cols=5)
    rows = [("Motion", "Subject", "For", "Against", "Result"), ("Composite A", "Soup and bells", "40", "2", "Carried")]
    for at, row in enumerate(rows):
        cells = table.rows[0].cells if not at else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    document.save("agm.docx")
    assert main(["agm.docx", "--meeting", "2031", "--write"]) == 0
    told = capsys.readouterr().out
    assert "Found: 3 motions (1–2, Composite A)." in told
    assert "“Section A: Pay and Oil” (heading)" in told
    assert "vote: 40 for, 2 against" in (folder / "2031" / "comp-a.yaml").read_text()


def test_a_list_of_titles_is_written_and_says_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(Path(__file__).parent / "layouts" / "withdrawn-and-composited.txt", "outcome.txt")
    assert main(["outcome.txt", "--meeting", "2031", "--write"]) == 0
    assert "2031/comp-1, m1–6, me1: about, topics and summary, in your own plain words" in capsys.readouterr().out
    assert "# TO FILL IN: about, topics and summary" in (folder / "2031" / "m1.yaml").read_text()
    assert check([]) == 1
    told = capsys.readouterr().out
    assert {line.split("   ")[-1] for line in told.splitlines() if "see /checks/" in line} == {
        "words-or-wording: see /checks/#words-or-wording"
    }


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        (["nowhere.txt", "--meeting", "2031"], 2, "nowhere.txt: There is no such file.\n"),
        (
            ["agm.pdf", "--meeting", "2031"],
            2,
            "agm.pdf: The file is damaged, or is not a whole PDF. Fetch or save it again.\n",
        ),
    ],
)
def test_what_cannot_be_read_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: list[str], status: int, said: str
) -> None:
    Path("agm.pdf").write_bytes(b"%PDF-1.4 and no more")
    assert main(typed) == status
    assert capsys.readouterr().out == said


@pytest.mark.usefixtures("folder")
def test_a_meeting_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("agm.txt").write_bytes(as_text())
    with pytest.raises(SystemExit) as ended:
        main(["agm.txt", "--meeting", "last year"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("'last year' is not a meeting. Write its year")


def test_a_broken_archive_is_told_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("agm.txt").write_bytes(as_text())
    (folder / "2018" / "1.yaml").write_text("title: [")
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 1
    assert capsys.readouterr().out.endswith("Nothing was imported: correct these first.\n")
    assert not (folder / "2031").exists()


MINUTES_OF_A_MEETING = """ANNUAL MEETING OF THE LAMPLIGHTERS

1. Wicks
Proposer: Harbour Branch
This meeting asks for longer wicks.
Carried as amended

2. Oil
Proposer: Harbour Branch
This meeting asks for more oil.
Lost

3. Globes
Proposer: Harbour Branch
This meeting asks for globes.
Carried
"""


def test_a_document_with_results_is_no_notice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("lamps.txt").write_text(MINUTES_OF_A_MEETING)
    assert main(["lamps.txt", "--meeting", "2031", "--write"]) == 0
    assert "(kind: minutes); check its publisher, kind (KIND=) and date" in capsys.readouterr().out
    archive = open_archive(folder)
    assert archive.documents["agm-2031-minutes"].kind.value == "minutes"
    # Minutes say that it was amended and print the words as they were put; what was lost was not passed.
    texts = {
        record.motion.number or record.motion.notice_number: record.motion.source.text
        for record in archive.records.values()
        if record.meeting_key == "2031"
    }
    assert texts == {"1": "of the notice", "2": None, "3": "as passed"}


LEFT_FOR_NEXT_BUSINESS = """ANNUAL MEETING OF THE LAMPLIGHTERS

1. Wicks
Proposer: Harbour Branch
This meeting asks for longer wicks.
Lost

2. Oil
Proposer: Harbour Branch
This meeting asks for more oil.
It was agreed by 97 votes to 80 to leave it for the next business.
"""


def test_next_business_is_no_decision_and_its_vote_is_not_recorded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("lamps.txt").write_text(LEFT_FOR_NEXT_BUSINESS)
    command = ["lamps.txt", "--meeting", "2031", "--margin", "margin.txt"]
    assert main(command) == 0
    margin = Path("margin.txt").read_text().splitlines()
    Path("margin.txt").write_text("\n".join([margin[0], "11 next business"]) + "\n")
    assert main([*command, "--write"]) == 0
    decision = open_archive(folder).records["2031/m2"].motion.outcome.decisions[0]
    assert (decision.decision.value, decision.vote) == ("not recorded", None)
    assert (
        decision.note == "The document says that the meeting went on to its next business. Read by hand from line 11."
    )
    capsys.readouterr()
    # The same document and the same margin again: nothing differs.
    assert main(command) == 0
    told = capsys.readouterr().out
    assert "The same" in told
    assert "Different from the archive" not in told


def test_the_kind_of_a_new_document_can_be_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("lamps.txt").write_text(MINUTES_OF_A_MEETING)
    assert main(["lamps.txt", "--meeting", "2031", "--kind", "agenda", "--write"]) == 0
    told = capsys.readouterr().out
    assert (
        "A notice is printed before the meeting, and this document states results. Is it minutes (KIND=minutes)?"
        in told
    )
    assert open_archive(folder).documents["agm-2031-motions"].kind.value == "notice"
    assert main(["lamps.txt", "--meeting", "2031", "--kind", "minutes"]) == 0
    assert "KIND=minutes is not taken: by documents.yaml agm-2031-motions is notice." in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["lamps.txt", "--meeting", "2031", "--kind", "poem"])
    assert "'poem' is not a kind of document. It may be minutes, resolutions, notice," in capsys.readouterr().err


def test_a_persons_name_in_a_documents_title_is_in_no_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("lamps.txt").write_text(MINUTES_OF_A_MEETING.replace("OF THE LAMPLIGHTERS", "– draft by Dr O. Byrne"))
    assert main(["lamps.txt", "--meeting", "2031", "--write"]) == 0
    assert "Byrne" not in capsys.readouterr().out + "".join(path.read_text() for path in folder.rglob("*.yaml"))


def test_what_a_plan_says_of_bodies_and_of_names_among_the_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("lamps.txt").write_text(
        "MOTIONS OF THE AGM 2031\n\n1. Wicks\nProposer: Harbour's Branch\nThis meeting thanks Fiona Byrne.\n\n"
        "2. Oil\nProposer: Selby\u2019s Branch\nThis meeting asks for oil.\n\n3. Rope\nProposer: Selbys Committee\nThis meeting asks for rope.\n"
    )
    assert main(["lamps.txt", "--meeting", "2031"]) == 0
    told = capsys.readouterr().out
    assert "“Harbour's Branch” was read as harbour-branch" in told
    assert "selbys-branch may be the same body as selbys-committee." in told
    assert "A body's key is for ever. For another key" in told
    assert "1: a person may be named in its words (line 5). If the name is no part of the motion" in told
    assert "Byrne" not in told


NEEDS_MORE = """ANNUAL MEETING OF THE LAMPLIGHTERS

1. Wicks
Proposer: Harbour Branch
This meeting asks for longer wicks.
For 130; Against 86. The motion was not passed, a three-quarters majority being required.

2. Oil
Proposer: Harbour Branch
This meeting asks for more oil.
Carried
"""


@pytest.mark.usefixtures("capsys")
def test_a_vote_that_did_not_decide_by_itself_is_kept_with_the_reason(folder: Path) -> None:
    Path("lamps.txt").write_text(NEEDS_MORE)
    assert main(["lamps.txt", "--meeting", "2031", "--write"]) == 0
    decision = open_archive(folder).records["2031/m1"].motion.outcome.decisions[0]
    assert (decision.decision.value, str(decision.vote)) == ("lost", "130 for, 86 against")
    assert decision.because == "The document says: a three-quarters majority being required."


def test_a_result_of_one_of_two_amendments_is_asked_for_above_them(folder: Path) -> None:
    Path("agm.txt").write_text(
        "Motions of the AGM 2031\n\nMotion 1 – Ropes\n\nThis meeting asks for ropes.\n\nAmendment 1 (Harbour Branch): add “green”.\n\n"
        "Amendment 2 (Harbour Branch): add “new”.\n\nThe amendment was lost.\n\nThe motion was carried.\n"
    )
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    record = (folder / "2031" / "m1.yaml").read_text()
    asked = "# TO FILL IN: of which amendment this is; the document says (line 11): “The amendment was\n#   lost.”.\namendments:"
    assert asked in record

"""`python -m scripts.wording`: only the text whose fingerprint a record has goes into it."""

import re
import shutil
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts.import_document import main as import_document
from scripts.intake.planning.wordings import render_difference
from scripts.wording import main
from tests.intake.invented import MOTIONS, as_pdf, as_text

pytestmark = pytest.mark.usefixtures("one_process")

ARCHIVE = Path(__file__).resolve().parent.parent / "archive"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive whose records of 2031 have fingerprints and summaries, and no wording."""
    monkeypatch.chdir(tmp_path)
    folder = Path(shutil.copytree(ARCHIVE, tmp_path / "resolutions"))
    Path("agm.txt").write_bytes(as_text())
    assert import_document(["agm.txt", "--meeting", "2031", "--write"]) == 0
    for path in (folder / "2031").glob("*.yaml"):
        if path.name != "meeting.yaml":
            text = re.sub(r"^wording: \|\n(?:  .*\n|\n)*", "", path.read_text(), flags=re.MULTILINE)
            text = text.replace(
                "outcome:\n", "about: Lamps\ntopics:\n  - pay\nsummary: It is about lamps.\noutcome:\n", 1
            )
            path.write_text(text)
    return folder


def held(folder: Path) -> dict[str, str | None]:
    return {record.name: record.motion.wording for record in open_archive(folder).by_meeting["2031"]}


def test_the_wording_comes_back_letter_for_letter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(held(folder).values()) == {None}
    capsys.readouterr()
    assert main(["agm.txt", "--write"]) == 0  # the meeting is found by the fingerprints
    assert capsys.readouterr().out.endswith("2031/ca1: add wording (2 paragraphs)\n\n5 files written.\n")
    assert held(folder) == {motion.number.lower(): motion.wording for motion in MOTIONS}
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    assert capsys.readouterr().out == "Held already: 2031/1–4, ca1\n\nThere is nothing to write.\n"


def test_a_printed_copy_does_as_well(folder: Path) -> None:
    Path("agm.pdf").write_bytes(as_pdf(columns=2, justified=True))
    assert main(["agm.pdf", "--write"]) == 0
    assert held(folder) == {motion.number.lower(): motion.wording for motion in MOTIONS}


def test_other_words_are_not_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("agm.txt").write_text(as_text().decode().replace("says no to candles", "says yes to candles"))
    capsys.readouterr()
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    assert "2031/3: not the wording whose fingerprint the record has" in capsys.readouterr().out
    assert held(folder)["3"] is None
    assert held(folder)["4"] == MOTIONS[3].wording


def test_a_line_too_many_is_named_or_left_out(folder: Path) -> None:
    text = as_text().decode().replace("before and will again.", "before and will again.\n\nThis was read out twice.")
    Path("agm.txt").write_text(text)
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    assert held(folder)["3"] == MOTIONS[2].wording


def test_a_difference_is_shown_word_by_word_and_recorded_only_when_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agm.txt", "--write"]) == 0
    Path("agm.txt").write_text(as_text().decode().replace("says no to candles", "says yes to candles"))
    capsys.readouterr()
    assert main(["agm.txt", "--meeting", "2031", "--write"]) == 0
    assert capsys.readouterr().out == (
        "2031/3: not the wording whose fingerprint the record has (line 33).\n"
        "    1 place differs; [-only in the record-] {+only in the document+}:\n"
        "    This AGM says [-no-] {+yes+} to candles in place of wages, …\n"
        "\n"
        "Held already: 2031/1–2, 4, ca1\n"
        "\n"
        "There is nothing to write.\n"
    )
    assert held(folder)["3"] == MOTIONS[2].wording
    assert (
        main(["agm.txt", "--meeting", "2031", "--correct", "2031/3", "--because", "It was misheard.", "--write"]) == 0
    )
    motion = open_archive(folder).records["2031/3"].motion
    assert motion.wording == MOTIONS[2].wording.replace("says no", "says yes")
    assert [(one.change, one.because) for one in motion.errata] == [
        ("The wording was put right in 1 place: “no” is now “yes”.", "It was misheard.")
    ]


@pytest.fixture
def amended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with a motion from minutes, 2031/m1, that was carried as amended."""
    monkeypatch.chdir(tmp_path)
    folder = Path(shutil.copytree(ARCHIVE, tmp_path / "resolutions"))
    Path("minutes.txt").write_text(
        "Minutes of the AGM 2031\n\nMotion 1: Oil\n\nThis AGM wants oil in every lamp by 2040.\n\n"
        "Proposer: Harbour Branch\n\nAmendment 1.1\n\nReplace “2040” with “2035”.\n\nAmendment 1.1 was carried.\n\n"
        "Motion 1, as amended, was carried.\n"
    )
    assert import_document(["minutes.txt", "--meeting", "2031", "--write"]) == 0
    return folder


def test_the_words_passed_take_the_place_of_those_put(amended: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = amended / "2031" / "m1.yaml"
    assert "# TO FILL IN: work what was changed into the wording (amendment 1.1)" in file.read_text()
    assert open_archive(amended).records["2031/m1"].is_as_put
    Path("words.txt").write_text("This AGM wants oil in every lamp by 2035.\n")
    capsys.readouterr()
    assert main(["words.txt", "--passed", "2031/m1", "--write"]) == 0
    assert capsys.readouterr().out == (
        "2031/m1: record the words passed\n"
        "    1 place differs; [-only in the record-] {+only in the document+}:\n"
        "    … wants oil in every lamp by [-2040.-] {+2035.+}\n"
        "\n1 file written.\n"
    )
    record = open_archive(amended).records["2031/m1"]
    assert record.motion.wording == "This AGM wants oil in every lamp by 2035."
    assert not record.is_as_put
    assert record.motion.outcome.decisions[0].note == (
        "An amendment was accepted or carried. The words held are those put to the meeting, with what it changed worked in "
        "by the archive."
    )
    assert not record.motion.errata
    assert "work what was changed" not in file.read_text()
    assert import_document(["minutes.txt", "--meeting", "2031"]) == 0
    assert "wording" not in capsys.readouterr().out  # these minutes print the words before, and nothing differs


def test_words_passed_after_others_were_published_are_an_erratum(amended: Path) -> None:
    Path("words.txt").write_text("This AGM wants oil in every lamp by 2035.\n")
    assert main(["words.txt", "--passed", "2031/m1", "--because", "The minutes give the change.", "--write"]) == 0
    (erratum,) = open_archive(amended).records["2031/m1"].motion.errata
    assert (erratum.of, erratum.because) == ("wording", "The minutes give the change.")
    assert erratum.change == "The words put to the meeting stood here; those passed stand here now."


@pytest.mark.parametrize(
    ("words", "key", "sentence"),
    [
        ("This AGM wants oil in every lamp by 2040.", "2031/m1", "These are the words that the record holds"),
        ("This AGM, said Mr Percy Wick, wants oil.", "2031/m1", "A person is named among the words."),
        ("This AGM wants oil.", "2018/1", "The meeting is not recorded as having carried it as amended."),
        ("This AGM wants oil.", "2031/m9", "There is no motion '2031/m9' in resolutions."),
    ],
)
def test_other_words_are_not_recorded_as_those_passed(
    amended: Path, capsys: pytest.CaptureFixture[str], words: str, key: str, sentence: str
) -> None:
    Path("words.txt").write_text(f"{words}\n")
    before = {path: path.read_bytes() for path in amended.rglob("*.yaml")}
    assert main(["words.txt", "--passed", key, "--write"]) > 0
    assert sentence in capsys.readouterr().out
    assert before == {path: path.read_bytes() for path in amended.rglob("*.yaml")}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["agm.txt", "--correct", "2031/3"], "--correct and --because go together: a correction has a reason."),
        (
            ["agm.txt", "--passed", "2031/3", "--correct", "2031/3"],
            "--passed names one motion; --correct and --meeting do not go with it.",
        ),
        (["agm.txt", "--meeting", "2099"], "There is no meeting '2099' in resolutions."),
        (["agm.txt", "--correct", "2031/99", "--because", "x"], "The document has no text for '2031/99'."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str], typed: list[str], sentence: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_a_difference_can_be_read_on_a_terminal() -> None:
    old = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    new = old.replace("eight", "acht").replace("sixteen", "")
    assert render_difference(old, new) == [
        "2 places differ; [-only in the record-] {+only in the document+}:",
        "… two three four five six seven [-eight-] {+acht+} nine ten eleven twelve thirteen fourteen fifteen",
        "[-sixteen-]",
    ]
    assert render_difference("a b", "a  b") == ["The words are the same; only their setting differs."]

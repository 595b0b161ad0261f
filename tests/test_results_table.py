"""A table of results takes what is wholly understood, and names the rest by row and column, all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts.intake.tables.motion_rows import key_of_number, number_in_cell
from scripts.intake.vocabulary.votes import is_date_or_time, vote
from scripts.table import main
from tests.folders import state, write_archive
from tests.making import decided, motion

Bring = Callable[..., tuple[int, str]]


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with six motions of a notice, and no results."""
    monkeypatch.chdir(tmp_path)
    unknown = decided("not recorded")
    return write_archive(
        tmp_path / "resolutions", {f"2020/m{n}": motion(unknown, title=f"Motion of {n}") for n in range(1, 7)}
    )


@pytest.fixture
def bring(notice: Path, capsys: pytest.CaptureFixture[str]) -> Bring:
    """Bring a table of results of 2020 in, and write it. Gives the exit status and what was said."""

    def bring_in(text: str) -> tuple[int, str]:
        Path("results.csv").write_text(text, encoding="utf-8")
        status = main(["--in", "results.csv", "--meeting", "2020", "--evidence", "minutes", "--write"])
        return status, capsys.readouterr().out

    return bring_in


NOT_UNDERSTOOD = [
    "Passed to the National Council", "Agreed to take next business", "Accepted by the Executive but lost on the floor",
    "carried in part", "Lost on a show of hands but carried on a card vote", "Carried then rescinded", "Carried?",
    "Fell (two thirds not reached: 60 for, 40 against)", "Carried 12-3 and lost", "Deferred to the next AGM",
    "CARRIED*", "*Carried", "Carried†", "Lost¹", "Carried[1]", "Carried [^2]",
]  # fmt: skip


@pytest.mark.parametrize("cell", NOT_UNDERSTOOD)
def test_a_decision_with_more_than_is_understood_is_refused_at_its_row(notice: Path, bring: Bring, cell: str) -> None:
    before = state(notice)
    status, said = bring(f'Motion,Outcome\n1,carried\n2,"{cell}"\n')
    assert status == 1
    assert said.startswith("results.csv:3: Outcome: ")
    assert cell in said
    assert said.endswith("1 problem in 1 row. Nothing was changed.\n")
    assert state(notice) == before


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Motion 3 carried", "'Motion 3 carried' speaks of motion 3."),
        ("Amendment lost", "'Amendment lost' speaks of an amendment."),
        ("Accepted by the movers", "'Accepted by the movers' speaks of a decision by the movers."),
        ("Amended", "'Amended' is not a decision."),
    ],
)
def test_a_cell_that_speaks_of_something_else_is_refused(bring: Bring, cell: str, words: str) -> None:
    status, said = bring(f"Motion,Outcome\n2,{cell}\n")
    assert status == 1
    assert said.startswith(f"results.csv:2: Outcome: {words}\n")


@pytest.mark.parametrize(
    ("row", "decision", "vote_text", "note"),
    [
        ("carried nem con,", "carried", "nem con", None),
        ("Carried overwhelmingly,", "carried", "overwhelmingly", None),
        ("Lost on show of hands,", "lost", "on a show of hands", None),
        ("Carried (card vote),", "carried", "on a card vote", None),
        ("Carried,card vote", "carried", "on a card vote", None),
        ('carried on a card vote,"21,340 for 18,002 against"', "carried", "21340 for, 18002 against", "On a card vote."),
        ("Carried as amended by 112 to 37 with 4 abstentions,", "carried as amended", "112 for, 37 against, 4 abstentions", None),
        ("Carried 45-12,45 for 12 against", "carried", "45 for, 12 against", None),
        ("Agreed to withdraw,", "withdrawn", None, None),
        ("Carried ✅,–", "carried", None, None),
        ("Motion 1 carried,n/a", "carried", None, None),
        ("carried,For: 45 Against: 12 Abs: 3", "carried", "45 for, 12 against, 3 abstentions", None),
        ("carried,all in favour", "carried", None, "The document says: all in favour."),
    ],
)  # fmt: skip
def test_how_it_was_voted_is_kept(
    notice: Path, bring: Bring, row: str, decision: str, vote_text: str | None, note: str | None
) -> None:
    status, said = bring(f"Motion,Outcome,Vote\n1,{row}\n")
    assert status == 0, said
    (recorded,) = open_archive(notice).records["2020/m1"].motion.outcome.decisions
    assert (recorded.decision, recorded.note) == (decision, note)
    assert (str(recorded.vote) if recorded.vote else None) == vote_text


def test_a_casting_vote_is_why_equal_numbers_decided(notice: Path, bring: Bring) -> None:
    status, said = bring("Motion,Outcome,Vote\n1,carried on the chair's casting vote,20-20\n")
    assert status == 0, said
    (recorded,) = open_archive(notice).records["2020/m1"].motion.outcome.decisions
    assert (str(recorded.vote), recorded.because, recorded.note) == (
        "20 for, 20 against", "On the chair's casting vote.", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words", ["moved by Jo Bloggs", "Jo Bloggs spoke well", "our member Delphine Marrack asked for it"]
)
def test_nobody_is_named_in_a_note(notice: Path, bring: Bring, words: str) -> None:
    before = state(notice)
    status, said = bring(f"Motion,Outcome,Note\n1,carried,{words}\n")
    assert status == 1
    assert "may name a person." in said
    assert "Leave the name out" in said
    assert state(notice) == before


def test_a_note_stands_in_the_plan(bring: Bring) -> None:
    assert "; note: In a storm." in bring("Motion,Outcome,Note\n1,carried,In a storm.\n")[1]


@pytest.mark.parametrize("cell", ["next business", "held over", "Pending"])
def test_what_leaves_a_motion_undecided_is_a_note(bring: Bring, cell: str) -> None:
    assert bring(f"Motion,Outcome\n1,{cell}\n")[1].startswith(
        f"results.csv:2: Outcome: '{cell}' leaves the motion undecided.\n      Empty the cell, and say what happened in a column 'note'.\n"
    )


def test_the_decisions_are_listed_once(bring: Bring) -> None:
    said = bring("Motion,Outcome\n1,C\n2,L\n3,3 carried\n")[1]
    assert said.count("The decisions are carried, ") == 1
    assert "Did you mean" not in said


def test_a_day_is_read_with_the_day_first_whatever_another_row_says(notice: Path, bring: Bring) -> None:
    status, said = bring("Motion,Outcome,Date\n1,carried,5/10/20\n2,carried,10/13/2020\n")
    assert status == 1
    assert said.startswith("results.csv:3: Date: '10/13/2020'")
    assert "1 problem" in said


@pytest.mark.parametrize("cell", ["Emergency 1", "Emergency Motion 1", "E1", "e 1"])
def test_an_emergency_motion_is_known_by_its_words(cell: str) -> None:
    assert key_of_number(cell, {"2020/e1": "E1", "2020/1": "1"}) == "2020/e1"


def test_a_row_whose_motion_is_not_found_is_told_how_to_name_it(bring: Bring) -> None:
    said = bring("Resolution number,Title,Outcome\n1,Motion of 3,carried\n2,Another,carried\n")[1]
    assert "Its title is that of 3 of the notice: say so in a column 'notice number'." in said
    assert "None has one yet: say which motion it is in a column 'notice number', and its new number beside it." in said
    assert "Did you mean '6'?" not in said


@pytest.mark.parametrize("cell", ["yes", "Y", "✓"])
def test_yes_is_a_decision_only_under_a_heading_that_asks_for_it(notice: Path, bring: Bring, cell: str) -> None:
    assert bring(f"Motion,Outcome\n1,{cell}\n") == (
        1,
        f"results.csv:2: Outcome: '{cell}' does not say what was decided.\n"
        "      Write the decision, or call the column 'carried'.\n"
        "\n"
        "1 problem in 1 row. Nothing was changed.\n",
    )
    assert bring(f"Motion,Carried\n1,{cell}\n")[0] == 0
    assert open_archive(notice).records["2020/m1"].is_carried


def test_one_side_of_a_vote_is_kept_as_a_note_and_no_nought_is_added(notice: Path, bring: Bring) -> None:
    assert bring("Motion,Outcome,For,Against\n1,carried,45,\n")[0] == 0
    (recorded,) = open_archive(notice).records["2020/m1"].motion.outcome.decisions
    assert (recorded.vote, recorded.note) == (None, "Of the vote the document gives only: 45 for.")


MADE_BY_A_SPREADSHEET = [
    "2026-03-12", "2026-03-12 00:00:00", "12/03/2026", "12/3/26", "12-Mar", "12-Mar-26", "Mar-12", "12 March 2026", "12:03:00", "12:30", "03-12",
]  # fmt: skip


@pytest.mark.parametrize("cell", MADE_BY_A_SPREADSHEET)
def test_a_date_that_a_spreadsheet_made_of_a_vote_is_refused(notice: Path, bring: Bring, cell: str) -> None:
    before = state(notice)
    assert bring(f"Motion,Outcome,Vote\n1,carried,{cell}\n") == (
        1,
        f"results.csv:2: Vote: '{cell}' is a date or a time, and not a vote: a spreadsheet program makes one of numbers such as 12-3.\n"
        "      Look up the vote, and write it like this: 45 for, 12 against, 3 abstentions.\n"
        "\n"
        "1 problem in 1 row. Nothing was changed.\n",
    )
    assert state(notice) == before
    assert vote(cell) is None


@pytest.mark.parametrize("cell", ["12-3", "0-12", "45-12-3", "45/12/3", "112 – 37", "45 to 12"])
def test_figures_are_no_date(cell: str) -> None:
    assert not is_date_or_time(cell)
    found = vote(cell)
    assert found
    assert found.figures


def test_all_that_is_wrong_is_told_at_once_with_what_breaks_a_rule_of_the_archive(notice: Path, bring: Bring) -> None:
    before = state(notice)
    assert bring(
        "Notice Number,Decision,Vote,Date\n"
        "1,carried nem con,,5/10/2020\n"
        "2,CARRIED,112-37 (4 abst),05.10.20\n"
        "3,Lost,40 for; 12 against,\n"
        "4,carried,see minutes,\n"
        "5,carried,,10/5/2020\n"
        "6,,45-12,31/2/2020\n"
    ) == (
        1,
        "results.csv:3: Vote: '112-37 (4 abst)' is not a vote.\n"
        "      Write numbers like this: 45 for, 12 against, 3 abstentions. Or words without numbers: unanimously.\n"
        "\n"
        "results.csv:4: Vote: '40 for; 12 against': By the numbers, 40 for, 12 against, the motion was not lost.\n"
        "      Correct the vote or the decision. Or say why in a column 'because', such as: Two-thirds were needed.\n"
        "\n"
        "results.csv:5: Vote: 'see minutes' is not a vote.\n"
        "      Write numbers like this: 45 for, 12 against, 3 abstentions. Or words without numbers: unanimously.\n"
        "\n"
        "results.csv:6: Date: '10/5/2020': The decision is dated before the meeting (5 and 6 October 2020).\n"
        "      Correct the date.\n"
        "\n"
        "results.csv:7: Date: '31/2/2020': '2020-02-31' is not a date: February 2020 has no day 31.\n"
        "\n"
        "5 problems in 5 rows. Nothing was changed.\n",
    )
    assert state(notice) == before


def test_why_the_figures_did_not_decide_is_taken(notice: Path, bring: Bring) -> None:
    assert bring("Motion,Outcome,Vote,Reason\n1,lost,40-12,Two-thirds were needed.\n")[0] == 0
    (recorded,) = open_archive(notice).records["2020/m1"].motion.outcome.decisions
    assert (str(recorded.vote), recorded.because) == ("40 for, 12 against", "Two-thirds were needed.")


def test_figures_that_differ_within_a_row_are_told(bring: Bring) -> None:
    assert bring("Motion,Outcome,Vote,For,Against\n1,carried,45-12,45,11\n") == (
        1,
        "results.csv:2: Vote: The numbers differ: '45 for, 12 against' and '45 for, 11 against'.\n"
        "      Compare both with the document.\n"
        "\n"
        "1 problem in 1 row. Nothing was changed.\n",
    )


def test_a_row_with_a_cell_too_many_is_named(bring: Bring) -> None:
    assert bring("Motion;Outcome;Note\n1;carried;late; and wet\n2;lost;\n") == (
        1,
        "results.csv:2: There are more cells in this row than headings above it.\n"
        '      If a cell holds a semicolon, put it in quotation marks: "20 for; 30 against". Else give the last ones headings.\n'
        "\n"
        "1 problem in 1 row. Nothing was changed.\n",
    )


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", "12"), ("12.", "12"), ("12.0", "12"), ("Motion 12", "12"), ("Motion No. 12", "12"), ("#12", "12"), ("(x)", ""),
        ("7A", "7A"), ("6.1", "6.1"), ("CA 1", "CA1"), ("Composite 3", "Composite 3"), ("A5", "A5"), ("01", "01"), ("one", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_printed(cell: str, number: str) -> None:
    assert number_in_cell(cell) == number


def test_a_number_is_found_without_its_noughts_where_only_one_motion_can_be_meant() -> None:
    assert key_of_number("1", {"2018/01": "01", "2018/10": "10"}) == "2018/01"
    assert key_of_number("1", {"2018/01": "01", "2018/1": "1"}) == "2018/1"
    assert key_of_number("1", {"2018/01": "01", "2018/001": "001"}) == ""
    assert key_of_number("C1", {"2018/c01": "C01"}) == "2018/c01"


def test_noughts_before_a_number_are_looked_past_where_no_motion_is_printed_so(notice: Path, bring: Bring) -> None:
    assert bring("Motion,Outcome\n001,carried\n")[0] == 0
    assert open_archive(notice).records["2020/m1"].is_carried


@pytest.mark.parametrize("heading", ["lost", "Remitted", "Withdrawn?", "carried as amended?", "Not carried"])
def test_a_column_that_is_a_decision_itself_is_refused(notice: Path, bring: Bring, heading: str) -> None:
    before = state(notice)
    status, said = bring(f"Motion,Decision,{heading}\n1,carried,x\n")
    assert status == 1
    assert said.startswith(
        f"results.csv:1: {heading}: This column says what was decided, as the column 'Decision' does.\n"
    )
    assert state(notice) == before


@pytest.mark.parametrize(
    ("heading", "cell"), [("Amended?", "yes"), ("Amended", "x"), ("Amendments", "1.1 carried; 1.2 lost")]
)
def test_carried_beside_an_amendment_is_asked_about(bring: Bring, heading: str, cell: str) -> None:
    status, said = bring(f"Motion,Decision,{heading}\n1,carried,{cell}\n2,lost,{cell}\n3,carried as amended,{cell}\n")
    assert status == 1
    words = f"{heading}: '{cell}' may say that the motion was amended, and its decision is 'carried'."
    assert said.startswith(f"results.csv:2: {words}\n")
    assert said.endswith("1 problem in 1 row. Nothing was changed.\n")


@pytest.mark.parametrize(("heading", "cell"), [("Amended?", "no"), ("Amendments", "2.1 fell"), ("Amendments", "1.1 lost; 1.2 withdrawn"), ("Amended?", "")])  # fmt: skip
def test_carried_without_an_amendment_is_carried(bring: Bring, heading: str, cell: str) -> None:
    assert bring(f"Motion,Decision,{heading}\n1,carried,{cell}\n")[0] == 0


@pytest.mark.parametrize("cell", ["2:1", "3 : 1", "2 to 1", "by 3 to 1"])
def test_a_ratio_is_no_number_of_votes(bring: Bring, cell: str) -> None:
    status, said = bring(f"Motion,Decision,Vote\n1,carried,{cell}\n")
    assert status == 1
    assert said.startswith(
        f"results.csv:2: Vote: '{cell}' may say how the votes were divided, and not how many there were.\n"
    )


@pytest.mark.parametrize("cell", ["12:3", "4:0", "2-1", "3 votes to 2"])
def test_few_votes_are_counted(cell: str) -> None:
    assert vote(cell)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("N", "'N' does not say what was decided: a motion that was not carried may be lost, remitted or withdrawn."),
        ("x", "'x' does not say what was decided: it may mean yes or no."),
        ("adjourned", "'adjourned' leaves the motion undecided."),
        ("carried / lost", "'carried / lost' gives several decisions: carried and lost."),
    ],
)
def test_what_is_no_decision_is_told_for_what_it_is(bring: Bring, cell: str, words: str) -> None:
    status, said = bring(f"Motion,Carried\n1,{cell}\n")
    assert status == 1
    assert said.startswith(f"results.csv:2: Carried: {words}\n")


def test_a_reason_without_a_vote_is_told_with_all_else(bring: Bring) -> None:
    _, said = bring("Motion,Res No,Decision,Because\n1,1,carried,chair's casting vote\n2,2,lost,two thirds needed\n")
    assert [line.split(": ", 2)[1] for line in said.splitlines() if line.startswith("results.csv")] == [
        "Because",
        "Because",
        "Res No",
    ]
    assert "or in words: on the chair's casting vote." in said


def test_a_day_that_may_be_read_in_two_ways_is_shown(bring: Bring) -> None:
    said = bring("Motion,Decision,Date\n1,carried,06/10/2020\n2,carried,5/10/2020\n3,carried,2020-10-05\n")[1]
    assert "Row 2: '06/10/2020' is read as 6 October 2020: the day stands first.\n" in said


def test_a_title_alone_is_said_not_to_be_enough(bring: Bring) -> None:
    said = bring("Title,Decision\nMotion of 1,carried\n")[1]
    assert "Call one 'notice number'. A title alone says it only of a motion that has no number.\n" in said


def test_rows_are_read_beside_a_column_that_is_refused(bring: Bring) -> None:
    said = bring("Motion,Decision,Lost,Vote\n1,carried,,2:1\n2,,x,\n")[1]
    assert [line.split(":")[1] for line in said.splitlines() if line.startswith("results.csv")] == ["1", "2"]


def test_a_day_with_the_month_first_is_told_as_such(bring: Bring) -> None:
    said = bring("Motion,Decision,Date\n1,carried,4/13/2020\n")[1]
    assert said.startswith("results.csv:2: Date: '4/13/2020': There is no month 13: the day is read first.\n")
    assert "Write it so if that is the day: 13/4/2020.\n" in said

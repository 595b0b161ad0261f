"""Tables as programs save them: separators, quotation marks, markup in cells, and exports of programs for motions."""

import io
import re
from collections.abc import Callable, Sequence

import openpyxl
import pytest

from scripts.intake.documents import CannotRead, no_progress, plain_text
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import DocumentText, Line, Place
from scripts.intake.documents.tables import plain_cell
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.table_columns import rows_of_table
from scripts.intake.motions.table_minutes import ITEM
from tests.intake.shown import invented_archive
from tests.intake.shown import read_text as motions_in


def read_csv(text: str, encoding: str = "utf-8") -> DocumentText:
    return read_bytes(text.encode(encoding), ".csv", no_progress)


def cells(text: str, encoding: str = "utf-8") -> list[tuple[str, ...]]:
    return [line.cells for line in read_csv(text, encoding)]


def motions(text: str) -> MotionList:
    archive = invented_archive()
    return read_motion_list(read_csv(text), archive.bodies, archive.union.name)


ROWS = [
    ("number", "title", "text"),
    ("1", "Oil", "This AGM, as ever, wants oil; and wicks."),
    ("2", "Glass", "No | glass"),
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_cells_are_those_of_the_separator_that_fits(separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS) + "\r\n"
    assert cells(text, encoding) == ROWS


def test_a_text_of_many_commas_does_not_choose_the_separator() -> None:
    text = "number;title;text\n1;Oil;Lamps, wicks, oil, and glass\n2;Glass;Panes, panes\n"
    assert [row[2] for row in cells(text)] == ["text", "Lamps, wicks, oil, and glass", "Panes, panes"]


def test_a_separator_that_excel_names_is_taken_and_rows_keep_their_numbers() -> None:
    read = read_csv("sep=;\nnumber;title, short\n1;Oil, whale\n")
    assert [(line.place.code, line.cells) for line in read] == [
        ("2", ("number", "title, short")),
        ("3", ("1", "Oil, whale")),
    ]


def test_doubled_quotation_marks_are_one_and_a_cell_may_have_lines() -> None:
    text = 'number,title,text\n1,Oil,"Put ""oil"" after ""lamp"".\n\nSo be it."\n'
    assert cells(text)[1] == ("1", "Oil", 'Put "oil" after "lamp".\n\nSo be it.')


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_place() -> None:
    with pytest.raises(CannotRead) as why:
        read_csv('number,title,text\n1,Oil,"This AGM\n2,Glass,That AGM\n')
    assert str(why.value) == (
        "The table cannot be read: the cell in row 2, column 3 is opened with a quotation mark that is never closed."
    )


def test_a_cell_of_90_000_characters_is_read_and_one_of_150_000_is_refused_for_its_length() -> None:
    assert len(cells(f'number,title,text\n1,Oil,"{"oil " * 22_500}"\n')[1][2]) == 89_999
    with pytest.raises(CannotRead) as why:
        read_csv(f'number,title,text\n1,Oil,"{"oil " * 37_500}"\n')
    assert str(why.value) == (
        "Row 2, column 3, has 149,999 characters without a line break; 100,000 is the most that can be read. "
        "Break it into paragraphs, or take it out."
    )


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("<p>This AGM:</p><ul><li>buys <strong>oil</strong>,</li><li>and&nbsp;wicks.</li></ul>",
         "This AGM:\n\n• buys oil,\n• and\u00a0wicks."),
        ("<p>First.</p>\n<p>Second &amp; last.</p>", "First.\n\nSecond & last."),
        ("One<br>two<br />three", "One\ntwo\nthree"),
        ("Lamps < ladders, and ladders > lamps", "Lamps < ladders, and ladders > lamps"),
        ("<oil@lamps.example> wrote", "<oil@lamps.example> wrote"),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_in_a_cell_is_read_as_a_browser_shows_it(cell: str, seen: str) -> None:
    assert plain_cell(cell) == seen


def openslides() -> str:
    """As OpenSlides exports: its columns in its order."""
    return (
        '"Number","Submitters","Supporters","Title","Text","Reason","Category","Tags","Motion block","Recommendation","State",'
        '"Sequential number"\n"A1","Harbour Branch","","Oil","<p>This AGM wants oil.</p>","<p>It is dark.</p>","","","","","",1\n'
    )


def antragsgruen() -> str:
    """As Antragsgrün exports for OpenSlides."""
    return (
        "identifier,title,text,reason,submitter,category\n"
        'A1,Oil,"<p>This AGM wants oil.</p>","<p>It is dark.</p>","Harbour Branch",\n'
    )


@pytest.mark.parametrize("export", [openslides, antragsgruen])
def test_exports_of_programs_for_motions_are_read(export: Callable[[], str]) -> None:
    read = motions(export())
    assert [
        (draft.number, draft.title, draft.wording, [named.key for named in draft.proposers]) for draft in read.motions
    ] == [("A1", "Oil", "This AGM wants oil.", ["harbour-branch"])]


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (motion.number, motion.title, motion.decision.decision.value if motion.decision else "")
        for motion in motions(text).motions
    ]


def test_a_column_called_motion_holds_numbers_also_where_headings_and_amendments_stand_between() -> None:
    text = "Motion,Title,Decision\nMorning,,\n3,Oars,Carried\nAmd 3.1,Oars,Lost\nAfternoon,,\n4,Rowlocks,Lost\n"
    assert told(text) == [("3", "Oars", "carried"), ("4", "Rowlocks", "lost")]


def test_a_column_called_motion_may_hold_number_and_title() -> None:
    text = "Session,Motion,Result\nFriday,F1: Oars,Passed\nFriday,F2: Rowlocks,Rejected\nFriday,F3: Sails,Carried in part\n"
    assert told(text) == [("F1", "Oars", "carried"), ("F2", "Rowlocks", "lost"), ("F3", "Sails", "")]


def test_a_column_called_id_holds_numbers_of_motions_only_where_they_have_letters() -> None:
    assert told("ID,Title,Status\nM1,Oars,Passed\nM2,Sails,Fell\n")[0] == ("M1", "Oars", "carried")
    assert told("ID,Title,Status\n41,Oars,Passed\n42,Sails,Fell\n")[0] == ("", "Oars", "carried")


def test_an_amendment_with_a_slash_in_its_number_is_no_motion() -> None:
    text = "No,Title,Result\nA2,Oars,Carried\nA2/1,(amendment) Oars,Lost\n"
    assert [number for number, _, _ in told(text)] == ["A2"]


@pytest.mark.parametrize("number", ["9A", "9.1", "5"])
def test_a_row_that_says_only_amendment_is_no_motion_also_where_its_motion_is_not_there(number: str) -> None:
    assert told(f"No,Title,Result\n3,Oars,Carried\n{number},Amendment,Carried\n10,Sails,Lost\n") == [
        ("3", "Oars", "carried"),
        ("10", "Sails", "lost"),
    ]


def test_an_agenda_in_a_table_has_its_motions_where_its_rows_say_so() -> None:
    rows = (
        "1. Welcome JB",
        "2. Minutes JB",
        "3. Motions",
        "3.1 Motion: Buy oars HB",
        "3.2 Mend sails HB",
        "4. Elections",
        "5. AOB JB",
    )
    cells = [re.fullmatch(r"(\S+) (.+?)((?: [A-Z]B)?)", row).groups() for row in rows]  # type: ignore[union-attr]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    page = f"<html><body><h1>Agenda of the AGM</h1><table>{table}</table></body></html>"
    found = motions_in(read_bytes(page.encode(), ".html", no_progress))
    assert [(one.number, one.title, len(one.amendments)) for one in found.motions] == [
        ("3.1", "Buy oars", 0),
        ("3.2", "Mend sails", 0),
    ]


def test_a_question_put_to_members_is_a_title() -> None:
    assert told("Ref,Question,Outcome\nQ1,Shall we buy oars?,Adopted\n") == [("Q1", "Shall we buy oars?", "carried")]


def test_no_motion_is_made_of_a_sheet_of_amendments() -> None:
    book = openpyxl.Workbook()
    first = book.create_sheet("Motions", 0)
    for row in (("ID", "Title", "Text", "Status"), ("M2", "Oars", "This meeting wants oars.", "Fell")):
        first.append(row)
    sheet = book.create_sheet("Amendments")
    for row in (("ID", "Motion", "Text", "Status"), ("M2A1", "M2", "Delete all.", "Passed")):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    (motion,) = read_motion_list(read_bytes(file.getvalue(), ".xlsx", no_progress), {}).motions
    assert motion.decision is not None
    assert (motion.number, motion.decision.decision.value, motion.amendments) == ("M2", "fell", [])


VOTING_APP = """\
Time,Question,Yes,No,Abstain,Result
9:02,Test vote: do the lamps work?,40,2,1,Carried
9:40,Approval of the agenda,50,1,0,Carried
10:15,Motion 3: Oars,30,12,1,Carried
10:20,Motion 4: Sails – Amendment A (Harbour Branch),10,31,2,Lost
10:22,Motion 4: Sails – as amended,35,5,1,Carried
10:30,Motion 5: Move to next business,7,30,1,Lost
10:33,Motion 5: Buoys,20,20,3,Tied
10:35,Motion 5: Buoys (re-vote),22,20,1,Carried
"""


def with_votes(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            one.number,
            one.title,
            one.decision.decision.value if one.decision else "",
            one.decision.vote if one.decision else "",
        )
        for one in motions(text).motions
    ]


def test_the_export_of_a_voting_program_has_numbers_in_its_titles_and_no_beside_yes_counts_votes() -> None:
    assert with_votes(VOTING_APP) == [
        ("3", "Oars", "carried", "30 for, 12 against, 1 abstention"),
        ("4", "Sails", "carried as amended", "35 for, 5 against, 1 abstention"),
        ("5", "Buoys", "carried", "22 for, 20 against, 1 abstention"),
    ]
    (amendment,) = motions(VOTING_APP).motions[1].amendments
    assert (amendment.number, amendment.decision and amendment.decision.decision.value) == ("A", "lost")
    assert {group.what: group.where for group in motions(VOTING_APP).account.groups_skipped()[:2]} == {
        "a vote on how to go on, and on no motion": "rows 2 and 7",
        "a vote on none of the numbered motions": "row 3",
    }


@pytest.mark.parametrize(
    ("headings", "first"),
    [
        ("No,Motion,For,Against,Result", "7"),
        ("No,Motion,Yes,Nays,Result", "7"),
    ],
)
def test_a_column_no_before_the_motions_is_their_number(headings: str, first: str) -> None:
    assert [number for number, *_ in with_votes(f"{headings}\n7,Oars,30,12,Carried\n8,Sails,1,2,Lost\n")] == [
        first,
        "8",
    ]


def test_percentages_are_no_number_of_votes() -> None:
    assert with_votes("Motion,Yes %,No %,Result\nMotion 1: Oars,71,29,Carried\nMotion 2: Sails,40,60,Lost\n") == [
        ("1", "Oars", "carried", ""),
        ("2", "Sails", "lost", ""),
    ]


REGISTER = """\
Policy ID,Policy,Submitted by,Date of debate,Status,Vote (F/A/Abs),Lapses,Officer responsible
26/01,Oars,Harbour Branch,14/10/2030,Passed,81/12/4,14/10/2033,VP Boats
26/02,Sails,Harbour Branch,14/10/2030,Failed,40/55/2,,VP Sails
26/03,Buoys,,14/10/2030,Passed 2027; renewed,,14/10/2033,
26/04,Apology for 26/02,,14/10/2030,Inquorate,22/3/1,,
"""


def test_a_register_of_policies_is_read_with_the_votes_that_its_heading_explains() -> None:
    assert with_votes(REGISTER) == [
        ("26/01", "Oars", "carried", "81 for, 12 against, 4 abstentions"),
        ("26/02", "Sails", "lost", "40 for, 55 against, 2 abstentions"),
        ("26/03", "Buoys", "", ""),
        ("26/04", "Apology for 26/02", "", ""),
    ]
    assert [line.text for line in motions(REGISTER).motions[2].unsure] == ["Passed 2027; renewed"]


def test_a_column_policy_beside_a_title_is_what_the_executive_says() -> None:
    assert told("No,Title,Policy,Result\n1,Oars,Oppose,Carried\n2,Sails,Support,Lost\n") == [
        ("1", "Oars", "carried"),
        ("2", "Sails", "lost"),
    ]
    assert told("No,Policy,Result\n1,Oppose,Carried\n2,Support,Lost\n3,Oppose,Lost\n4,Oppose,Lost\n")[0] == (
        "1",
        "",
        "carried",
    )


def test_a_row_of_totals_is_no_motion_and_a_title_that_begins_so_is_one() -> None:
    assert told("Ref,Title,Outcome\n1,Oars,Carried\n2,Total war on rust,Lost\nTotal motions,2,\n") == [
        ("1", "Oars", "carried"),
        ("2", "Total war on rust", "lost"),
    ]


SYMBOLS = """\
Motion,Subject,NEC,Congress
4,Oars,Support,✔
7,Sails,Support,✔ Q
9,Buoys,Oppose,✘
11,Ropes,Support,C4
12,Tar,Oppose,R
16,Rum,Support,?
"""
KEY = '"Key: ✔ carried; Q with the qualification of the NEC; ✘ lost; C in composite; R referred to the NEC; ? recount"'


def test_symbols_say_what_the_document_says_that_they_say() -> None:
    assert [(number, decision) for number, _, decision in told(f"{SYMBOLS}{KEY}\n")] == [
        ("4", "carried"), ("7", ""), ("9", "lost"), ("11", "in composite"), ("12", "remitted"), ("16", ""),
    ]  # fmt: skip
    assert [line.text for line in motions(f"{SYMBOLS}{KEY}\n").motions[1].unsure] == ["✔ Q"]


def test_symbols_without_a_key_say_nothing_and_a_tick_counts_under_carried() -> None:
    assert {decision for _, _, decision in told(SYMBOLS)} == {""}
    assert told("No,Title,Carried\n1,Oars,✓\n2,Sails,\n") == [("1", "Oars", "carried"), ("2", "Sails", "")]


def test_advice_is_no_decision_and_beside_it_a_column_called_by_the_meeting_is() -> None:
    assert told("No,Title,CEC,Congress\n1,Oars,Support,Lost\n2,Sails,Oppose,Carried\n") == [
        ("1", "Oars", "lost"),
        ("2", "Sails", "carried"),
    ]


def test_a_heading_may_have_two_rows() -> None:
    text = "No,Title,Votes,,,Result\n,,For,Against,Abst.,\n1,Oars,30,12,1,Carried\n2,Sails,4,40,0,Lost\n"
    assert with_votes(text) == [
        ("1", "Oars", "carried", "30 for, 12 against, 1 abstention"),
        ("2", "Sails", "lost", "4 for, 40 against, 0 abstentions"),
    ]


def test_a_table_may_have_a_motion_to_a_column() -> None:
    text = "Motion number,1,2\nTitle,Oars,Sails\nMoved by,Harbour Branch,Quay Branch\nResult,Carried,Passed on\n"
    assert told(text) == [("1", "Oars", "carried"), ("2", "Sails", "")]
    assert [[line.text for line in motion.unsure] for motion in motions(text).motions] == [[], ["Passed on"]]


def test_how_each_member_voted_makes_no_motion() -> None:
    read = motions(
        'Division number,1,2\nThe Mayor,No,No\nCllr Bertram Wick,Yes,Yes\nTOTALS,"19 Yes, 26 No","20 Yes, 24 No"\n'
    )
    assert read.motions == ()
    assert [group.what for group in read.account.groups_skipped()][-1].startswith("how each of the members")


MINUTES = """\
Item,Discussion and decision,Action
1,Apologies: none.,
2,The accounts were approved. Proposed JT.,Clerk
3,"Motion: that we buy oars.
Proposed Cllr Wick, seconded Cllr Tarn. For 5, against 1. CARRIED",JT to order
4,"Motion: that we sell the dinghy. An amendment to add “in May” was carried 4–2. The motion as amended was put. CARRIED",None
5,Motion: that rates rise. No proposer came forward.,
6,"MOTION: SWIFT BOATS
Motion on behalf of the Harbour Branch
That boats be swift.
Amendment on behalf of the Quay Branch
To add “and dry”.
The amendment was LOST by 19 votes to 26 (see division 1).
The motion was CARRIED.
RESOLVED that:
Boats be swift.",
7,"MOTION: SLOW BOATS
That boats be slow.
The guillotine having fallen, the motion was put and was LOST by 20 votes to 24.",
"""


def test_minutes_in_a_table_give_their_motions_and_what_is_to_be_done_is_no_title() -> None:
    read = motions(MINUTES).motions
    assert [(number, title, decision, vote) for number, title, decision, vote in with_votes(MINUTES)] == [
        ("3", "", "carried", "5 for, 1 against"),
        ("4", "", "", ""),
        ("5", "", "", ""),
        ("6", "SWIFT BOATS", "carried", ""),
        ("7", "SLOW BOATS", "", ""),
    ]
    assert [one.wording for one in read] == [
        "that we buy oars.", "that we sell the dinghy.", "that rates rise.", "That boats be swift.", "That boats be slow.",
    ]  # fmt: skip
    assert [line.text for line in read[4].unsure] == [
        "The guillotine having fallen, the motion was put and was LOST by 20 votes to 24."
    ]
    (amendment,) = read[3].amendments
    assert (amendment.wording, amendment.decision and amendment.decision.vote) == (
        "To add “and dry”.", "19 for, 26 against",
    )  # fmt: skip
    assert [one.where for one in motions(MINUTES).account.groups_skipped() if one.what == ITEM] == ["rows 2–3"]


def test_what_a_branch_or_a_region_says_is_no_decision_and_two_meetings_are_not_told_apart() -> None:
    text = (
        "No,Title,Branch vote,Regional committee,NEC recommendation,Conference 2026,Conference 2027\n"
        "1,Oars,Carried,Carried,Support,Lost,Carried\n2,Sails,Carried unanimously,Lost,Oppose,-,Remitted\n"
    )
    assert told(text) == [("1", "Oars", ""), ("2", "Sails", "")]


def test_only_the_total_of_a_card_vote_by_region_is_the_vote() -> None:
    text = (
        "Motion,Title,North for,North against,Total for,Total against,Result\n3,Oil,1200,300,2000,1250,Carried\n"
        "4,Wicks,100,1400,700,2500,Lost\nTotal,,1300,1700,2700,3750,\n"
    )
    assert with_votes(text) == [
        ("3", "Oil", "carried", "2000 for, 1250 against"),
        ("4", "Wicks", "lost", "700 for, 2500 against"),
    ]


def test_a_list_of_divisions_has_how_each_question_was_decided_under_question() -> None:
    text = "Division,Motion,Ayes,Noes,Question\n1,7,44,12,Carried\n2,9 (Amdt 1),5,36,Lost\n3,9,20,36,Negatived\n"
    assert with_votes(text) == [("7", "", "carried", "44 for, 12 against"), ("9", "", "lost", "20 for, 36 against")]
    assert [one.number for one in motions(text).motions[1].amendments] == ["1"]


def test_a_comment_that_goes_on_with_the_result_is_read_with_it() -> None:
    text = "Motion,From,Decision,Notes\n1. Oars,Quay Branch,Carried,as amended by 1A\n2. Tar,Quay Branch,Carried,Motion 7 was lost\n"
    assert [decision for *_, decision in told(text)] == ["carried as amended", "carried"]


def test_a_cell_of_digits_is_never_the_words_of_a_motion() -> None:
    assert [motion.wording for motion in motions("Title,Text,Result\nOars,12,Carried\nSails,13,Lost\n").motions] == [
        "",
        "",
    ]


def test_a_form_on_the_web_gives_who_put_it_and_no_persons_name() -> None:
    text = (
        "Timestamp,Email address,Your full name,Your branch,Title of your motion,Full text of your motion (no more than 300 words),"
        "Have you read the rules?,Anything else?\n1/2/2030,a@b.example,Jo Bloggs,Harbour Branch,Oars,This branch wants oars.,Yes,No\n"
    )
    (motion,) = motions(text).motions
    assert (motion.title, motion.wording, [one.key for one in motion.proposers]) == (
        "Oars", "This branch wants oars.", ["harbour-branch"],
    )  # fmt: skip


def open_lines(text: str) -> list[list[str]]:
    return [[line.text for line in motion.unsure] for motion in motions(text).motions]


def test_the_result_of_an_amendment_with_its_own_column_is_not_the_motions() -> None:
    text = "No,Motion,Branch,Amdt,Decision\n1,Oars,Harbour Branch,1A,Lost\n,,,–,Carried\n2,Sails,Quay Branch,,Remitted\n3,Tar,Quay Branch,add “hot”,Lost\n"
    assert told(text) == [("1", "Oars", "carried"), ("2", "Sails", "remitted"), ("3", "Tar", "")]
    (amendment,) = motions(text).motions[0].amendments
    assert (amendment.number, amendment.decision and amendment.decision.decision.value) == ("1A", "lost")
    assert not amendment.proposers


def test_a_comment_that_gives_another_result_leaves_the_motion_open() -> None:
    text = "#,Title,Status,Comments\n1,Oars,Carried,Amendment 1A was lost\n2,Sails,Carried,Lost on a recount\n"
    assert told(text) == [("1", "Oars", "carried"), ("2", "Sails", "")]
    assert open_lines(text)[1] == ["Lost on a recount", "Carried"]


def test_a_policy_that_has_lapsed_did_not_fall_at_the_meeting() -> None:
    text = "Policy ref,Policy,Status,Review\n2019/3,Oars,Lapsed,2022\n2020/1,Sails,In force,2023\n"
    assert told(text) == [("2019/3", "Oars", ""), ("2020/1", "Sails", "")]
    assert open_lines(text) == [["Lapsed"], ["In force"]]


def test_the_motions_own_result_counts_beside_that_of_its_amendment() -> None:
    text = "Motion,Title,Amendment result,Motion result\n1,Oars,Lost,Carried\n2,Sails,Carried,Carried as amended\n"
    assert [decision for *_, decision in told(text)] == ["carried", "carried as amended"]


def test_a_long_table_that_is_not_understood_is_looked_at_once() -> None:
    text = "Folio,Matter,Asked\n" + "".join(f"B{at},Oars {at},Jo\n" for at in range(800))
    counted: list[int] = []

    def counting(lines: Sequence[Line]) -> list[Line]:
        counted.append(1)
        return rows_of_table(lines)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scripts.intake.motions.table_forms.rows_of_table", counting)
        assert motions(text).motions == ()
    assert len(counted) == 2


def test_a_cell_with_the_result_of_something_else_decides_nothing() -> None:
    text = "Motion,Title,Decision\n7,Oars,Amendment lost\n8,Sails,Motion 9 carried\n9,Tar,Motion 9 carried\n"
    assert told(text) == [("7", "Oars", ""), ("8", "Sails", ""), ("9", "Tar", "carried")]


def test_a_share_of_votes_is_no_vote() -> None:
    assert with_votes(
        "Motion,Title,Decision\n7,Oars,Carried 2/3\n8,Sails,Carried 12 to 45\n9,Tar,Carried 45 to 12\n"
    ) == [
        ("7", "Oars", "", ""),
        ("8", "Sails", "", ""),
        ("9", "Tar", "carried", "45 for, 12 against"),
    ]


def test_a_form_table_that_begins_with_the_motions_number_is_one_motion_and_its_comment_counts() -> None:
    rows = "Motion,5\nTitle,Bells\nProposer,Harbour Branch\nText,That bells be rung.\nResult,Carried\n"
    assert told(rows) == [("5", "Bells", "carried")]
    assert told(f"{rows}Comment,Lost on a recount\n") == [("5", "Bells", "")]


def test_a_vote_and_a_result_beside_each_other_in_minutes_must_agree() -> None:
    rows = [
        ("Min.", "Business", "Action"),
        ("1", "Motion: that oars be bought. For 10, against 20. Carried.", ""),
        ("2", "Motion: that rope be bought. For 30, against 2. Carried.", ""),
    ]
    first, second = motions_in(
        DocumentText(tuple(Line(" ".join(row), Place(at), cells=row) for at, row in enumerate(rows, 1)), "Word")
    ).motions
    assert first.decision is None
    assert [line.text for line in first.unsure] == ["For 10, against 20. Carried."]
    assert second.decision is not None
    assert second.decision.vote == "30 for, 2 against"


def test_the_numbers_of_an_export_of_votes_are_not_those_of_the_motions() -> None:
    rows = [
        "#,Question,Yes,No,Abstain,Passed?",
        "1,Do you approve the minutes?,88,0,4,Yes",
        "2,Motion 1: Chisels,71,20,1,Yes",
        "3,Amendment to motion 2: “marble”,50,40,2,Yes",
        "4,Motion 2 as amended: Marble,70,20,2,Yes",
        "5,Election of treasurer: Jo Bloggs,90,0,2,Yes",
    ]
    found = motions("\n".join(rows)).motions
    assert [(one.number, one.title) for one in found] == [("1", "Chisels"), ("2", "Marble")]
    assert [one.decision and one.decision.decision.value for one in found] == ["carried", "carried as amended"]
    assert [[part.decision.vote for part in one.amendments if part.decision] for one in found] == [
        [],
        ["50 for, 40 against, 2 abstentions"],
    ]


def test_numbers_in_a_column_that_the_titles_repeat_are_the_motions() -> None:
    found = motions("No,Title,Result\n1,Motion 1: Oil,Carried\n2,Motion 2: Salt,Lost\n3,Election day,Carried\n").motions
    assert [one.number for one in found] == ["1", "2", "3"]


def test_titles_that_name_other_motions_leave_the_numbers_of_the_column() -> None:
    found = motions(
        "Number,Title,Result\n1,Motion 12 (2030): rescind,Carried\n2,Motion 13 (2030): rescind,Lost\n3,Boots,Carried\n"
    ).motions
    assert [one.number for one in found] == ["1", "2", "3"]


def test_a_row_that_tells_of_another_motions_amendment_decides_nothing() -> None:
    rows = "No,Title,Result\n1,Lamps,Carried (amendment 2.1 carried)\n2,Oil,Carried (amendment 2.1 lost)\n"
    first, second = motions(rows).motions
    assert (first.decision, [line.text for line in first.unsure]) == (None, ["Carried (amendment 2.1 carried)"])
    assert second.decision is not None


def test_a_row_whose_title_says_what_it_changes_is_an_amendment() -> None:
    read = motions(
        "Ref,Item,For,Against,Abstain,Result\n7A,Amendment to Motion 7,8,4,3,Carried\n7,Oil,10,2,5,Carried as amended\n"
        "8,Amendment to Motion 3 of 2019,5,4,0,Carried\n9A,Amendment to Motion 9,3,9,5,Lost\n"
    )
    assert [(motion.number, [one.number for one in motion.amendments]) for motion in read.motions] == [
        ("7", ["7A"]),
        ("8", []),
    ]
    assert [(one.number, one.to_motion) for one in read.unattached] == [("9A", "9")]


def test_a_row_called_amendment_below_the_motion_of_its_number_is_one() -> None:
    read = motions(
        "No.,Title,Union,NEC position\n1,Oil,Rowers,SUPPORT\n1A,Amendment,Sailors,SUPPORT\n2,Tea,Rowers,OPPOSE\n"
    )
    assert [(motion.number, len(motion.amendments)) for motion in read.motions] == [("1", 1), ("2", 0)]


@pytest.mark.parametrize("number", ["7/1", "7.1", "7(a)", "7a", "A7", "7-A1", "Amendment 7.1", "M3-1"])
def test_an_amendment_in_a_column_called_motion_leaves_the_others_their_numbers(number: str) -> None:
    read = motions(
        f"Motion,Subject,Result\n7,Oil,Carried\n{number},Amendment by the Quay Branch,Lost\n8,Tea,Lost\n12,Rope,Carried\n"
    )
    assert [(motion.number, motion.title, motion.lines) for motion in read.motions] == [
        ("7", "Oil", []), ("8", "Tea", []), ("12", "Rope", []),
    ]  # fmt: skip
    taken = [one for motion in read.motions for one in motion.amendments]
    assert [(one.new_proposers, one.decision and one.decision.word) for one in taken or read.unattached] == [
        (["Quay Branch"], "lost")
    ]


def test_a_row_of_the_type_amendment_is_no_motion() -> None:
    read = motions(
        "Item,Type,Title,From,Text,Status\nM7,Motion,Oars,Quay Branch,That oars be bought.,Carried\n"
        "M7-A1,Amendment,Oars,Weir Branch,Add “of ash”.,Lost\n,Amendment,Oars,Weir Branch,Add “of oak”.,Lost\n"
        "M8,Emergency motion,Sculls,Weir Branch,That sculls be sold.,Lost\n"
    )
    assert [(one.number, one.wording, [other.number for other in one.amendments]) for one in read.motions] == [
        ("M7", "That oars be bought.", ["A1"]),
        ("M8", "That sculls be sold.", []),
    ]
    [left_out] = [
        group.where for group in read.account.groups_skipped() if "of which motion it does not say" in group.what
    ]
    assert left_out == "row 4"


@pytest.mark.parametrize("nothing", ["None", "n/a", "–", "null", "Nil."])
def test_a_cell_that_says_that_there_is_nothing_is_empty(nothing: str) -> None:
    [motion, _] = motions(
        f"No,Title,Committee,Proposer,Wording,Result\n1,None,{nothing},{nothing},{nothing},{nothing}\n2,Tea,,,That tea be hot.,Lost\n"
    ).motions
    assert (motion.title, motion.new_committee, motion.new_proposers, motion.wording) == ("None", "", [], "")
    assert (motion.decision, motion.unsure) == (None, [])


def test_a_cell_of_title_and_words_is_both_and_who_moved_stands_before_who_seconded() -> None:
    read = motions(
        'No,Motion,Prop/Sec,Result\n1,"Oil\nThis branch resolves to buy oil.",Wickham / Tolland,Carried\n'
        '2,"Tea\nThat tea be hot.",Harbour Branch / Quay Branch,Lost\n3,"Rope\nand twine",Harbour Branch,Lost\n'
    )
    assert [(motion.title, motion.wording, [one.key for one in motion.proposers]) for motion in read.motions] == [
        ("Oil", "This branch resolves to buy oil.", []),
        ("Tea", "That tea be hot.", ["harbour-branch"]),
        ("Rope and twine", "", ["harbour-branch"]),
    ]


def test_card_votes_have_columns_of_their_own() -> None:
    assert with_votes('Motion,Title,Card vote for,Card vote against,Result\n4,Tides,"12,500","11,900",Carried\n') == [
        ("4", "Tides", "carried", "12500 for, 11900 against")
    ]


SLASHED = "Motions ruled out of order\n\nMotion / Title / Branch / Officer / Reason\n"


@pytest.mark.parametrize(
    "row",
    [
        "7 / Lamps of the Standing\nOrders Room / Quay Branch / Ada Wick / Late.",
        "7 / Lamps of the Standing Orders Room / Quay Branch / Ada Wick and\nBen Roe / Late.",
        "7 / Lamps of the Standing Orders Room / Quay Branch / Ada Wick / Received\nLate.",
        "7 / Lamps of the Standing Orders Room / Quay Branch / Ada Wick / Late\n(with Ben Roe)",
    ],
)
@pytest.mark.parametrize("is_last", [True, False])
def test_a_row_of_plain_text_that_ran_over_its_line_is_whole(row: str, is_last: bool) -> None:
    other = "9 / Oil / Weir Branch / Ada Wick / Late."
    rows = [other, row] if is_last and "(with" not in row else [row, other]
    found = motions_in(plain_text.read((SLASHED + "\n".join(rows) + "\n").encode(), no_progress))
    assert sorted((one.number, one.title, tuple(one.new_proposers), one.wording) for one in found.motions) == [
        ("7", "Lamps of the Standing Orders Room", ("Quay Branch",), ""),
        ("9", "Oil", ("Weir Branch",), ""),
    ]

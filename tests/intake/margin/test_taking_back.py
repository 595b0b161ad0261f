"""A margin file and its document: what is written, what is taken back, what is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.terms import LineRole
from schema.union import ReadingRule
from scripts.intake.documents.lines import DocumentText
from scripts.intake.margin.rules import union_rules
from tests.intake.margin.marking import MINUTES, document, paged, rows, table, taken_back, written

TEXT = document(*MINUTES)


def changed(margin: str, before: str, after: str) -> str:
    """A margin file with something changed, which is there once."""
    loose = re.sub(r"\\? +", " +", re.escape(before))
    found = re.findall(loose, margin)
    assert len(found) == 1, (before, found)
    return margin.replace(found[0], after)


def test_the_file_says_what_each_line_is() -> None:
    header, first, *lines = written(document("PAY", "7. Bell ropes")).splitlines()
    assert re.fullmatch(r"margin 1 · minutes\.txt · \w{6} · 2 lines   \(leave this line\)", header)
    assert first == "# Change only what is left of |. Lines you delete keep the reading."
    assert [line for line in lines if not line.startswith("#")] == ["1  words | PAY", "2  words | 7. Bell ropes"]
    assert lines.index("1  words | PAY") + 2 <= 11  # the lines above the first of the document


def test_a_line_is_known_by_page_and_line() -> None:
    assert rows(written(paged(("PAY", "7. Bells"), ("8. Wicks",)))) == [
        "1.1 words | PAY",
        "1.2 words | 7. Bells",
        "2.1 words | 8. Wicks",
    ]


def test_a_cell_is_known_by_row_and_column() -> None:
    assert rows(written(table(("No", "Title", ""), ("7", "", "Carried")))) == [
        "1.1 words | No",
        "1.2 words | Title",
        "2.1 words | 7",
        "2.3 words | Carried",
    ]


@pytest.mark.parametrize("text", [TEXT, paged(MINUTES, MINUTES), table(MINUTES[:3], MINUTES[3:6])])
def test_a_file_that_nobody_changed_comes_back_the_same(text: DocumentText) -> None:
    assert taken_back(written(text), text) == written(text)


def test_a_mark_by_hand_carries_an_exclamation_mark_when_it_is_written_back() -> None:
    back = taken_back(changed(written(TEXT), "6 words |", "6 result: lost |"), TEXT)
    assert rows(back)[5] == "6 result: lost ! | Passed to the Council"
    assert taken_back(back, TEXT) == back


def test_without_its_exclamation_mark_a_line_is_read_by_the_program_again() -> None:
    back = taken_back(changed(written(TEXT), "6 words |", "6 result: lost |"), TEXT)
    assert taken_back(back.replace("lost !", "lost"), TEXT) == written(TEXT)


def test_lines_that_are_deleted_keep_the_reading() -> None:
    margin = written(TEXT)
    kept = [line for line in margin.splitlines() if not line.startswith(("3 ", "4 "))]
    assert taken_back("\n".join(kept), TEXT) == margin


def test_a_line_is_parted_where_a_person_parts_it() -> None:
    margin = changed(
        written(TEXT),
        "2 words | 7. Bell ropes CARRIED",
        "2a number | 7.\n2b title |  Bell ropes\n2c result | CARRIED",
    )
    back = taken_back(margin, TEXT)
    assert rows(back)[1:4] == ["2a number ! | 7.", "2b title ! | Bell ropes", "2c result ! | CARRIED"]
    assert taken_back(back, TEXT) == back


def test_a_cell_is_parted_by_letters() -> None:
    text = table(("7", "Bell ropes CARRIED"))
    margin = changed(written(text), "1.2 words | Bell ropes CARRIED", "1.2a title | Bell ropes\n1.2b result | CARRIED")
    back = taken_back(margin, text)
    assert rows(back) == ["1.1 words ! | 7", "1.2a title ! | Bell ropes", "1.2b result ! | CARRIED"]
    assert taken_back(back, text) == back


def test_a_row_of_a_table_is_marked_whole() -> None:
    text = table(("No", "Title"), ("7", "Bell ropes"))
    margin = changed(written(text), "1.1 words | No\n1.2 words | Title", "1 skip: column headings | No | Title")
    back = taken_back(margin, text)
    assert rows(back)[0] == "1 skip: column headings ! | No | Title"
    assert taken_back(back, text) == back


def test_words_always_come_from_the_document() -> None:
    back = taken_back(changed(written(TEXT), "3 words | This meeting notes", "3 title |   This  meeting notes"), TEXT)
    assert rows(back)[2] == "3 title ! | This meeting notes"


def test_a_rule_tells_what_it_took() -> None:
    back = taken_back(with_rule(written(TEXT), 'always begins "moved by" proposer'), TEXT)
    assert rows(back)[0] == 'always begins "moved by" proposer | took 1 line, first 5 “Moved by Harbour Branch”'
    assert rows(back)[5:7] == ["5a skip: a label | Moved by", "5b proposer | Harbour Branch"]
    assert taken_back(back, TEXT) == back


def with_rule(margin: str, *rules: str) -> str:
    """A margin file with rules below its first line."""
    first, _, rest = margin.partition("\n")
    return "\n".join([first, *rules, rest])


def test_a_rule_that_takes_no_line_tells_so() -> None:
    back = taken_back(with_rule(written(TEXT), "always is NOTHING end"), TEXT)
    assert rows(back)[0] == 'always is "NOTHING" end | took no line'


def test_a_line_by_hand_beats_a_rule_of_the_file() -> None:
    ruled = taken_back(with_rule(written(TEXT), 'always begins "This meeting" title'), TEXT)
    assert [line for line in rows(ruled) if "title" in line][1:] == [
        "3 title | This meeting notes",
        "8 title | This meeting notes that wicks burn.",
    ]
    back = taken_back(changed(ruled, "8 title |", "8 words |"), TEXT)
    assert [line for line in rows(back) if line[0] in "38"] == [
        "3 title | This meeting notes",
        "8 words ! | This meeting notes that wicks burn.",
    ]


def test_a_rule_that_is_deleted_or_changed_leaves_nothing_behind() -> None:
    ruled = taken_back(with_rule(written(TEXT), 'always begins "This meeting" title'), TEXT)
    rule = next(line for line in ruled.splitlines() if line.startswith("always"))
    assert taken_back(ruled.replace(rule + "\n", ""), TEXT) == written(TEXT)
    other = taken_back(ruled.replace(rule, 'always begins "Moved" proposer'), TEXT)
    assert [line for line in rows(other) if " words " not in line][1:] == [
        "5a skip: a label | Moved",
        "5b proposer | by Harbour Branch",
    ]


def test_the_first_rule_that_takes_a_line_counts() -> None:
    back = taken_back(with_rule(written(TEXT), "always begins Moved proposer", "always ends Branch skip"), TEXT)
    assert rows(back)[:2] == [
        'always begins "Moved" proposer | took 1 line, first 5 “Moved by Harbour Branch”',
        'always ends "Branch" skip | took no line',
    ]


def test_the_files_rules_beat_those_of_the_union() -> None:
    entry = {"begins": "Moved by", "mark": "skip", "why": "people", "meaning": "So it is printed."}
    union = union_rules({"moved-by": ReadingRule.model_validate(entry)})
    assert rows(taken_back(written(TEXT), TEXT, union))[4] == "5 skip: people | Moved by Harbour Branch"
    back = taken_back(with_rule(written(TEXT), "always ends Branch proposer"), TEXT, union)
    assert rows(back)[5] == "5 proposer | Moved by Harbour Branch"


def test_a_number_in_a_rule_is_any_number() -> None:
    back = taken_back(with_rule(written(TEXT), 'always begins "#." number'), TEXT)
    assert rows(back)[0] == 'always begins "#." number | took 2 lines, first 2 “7. Bell ropes CARRIED”'


def test_a_rule_for_numbers_cuts_the_number_from_the_title() -> None:
    text = document("LL/31/7 Bell ropes", "LL/31/8", "12. Wicks")
    back = taken_back(with_rule(written(text), 'always begins "LL/31/#" number', 'always begins "#." number'), text)
    assert rows(back)[2:] == [
        "1a number: 7 | LL/31/7",
        "1b title | Bell ropes",
        "2 number: 8 | LL/31/8",
        "3a number: 12 | 12.",
        "3b title | Wicks",
    ]
    assert taken_back(back, text) == back


def test_a_rule_cuts_a_label_from_what_it_is_of() -> None:
    text = document("Outcome – agreed", "Agreed by all", "From the Harbour")
    back = taken_back(
        with_rule(
            written(text),
            'always begins "Outcome -" result',
            "always begins agreed result",
            'always begins "From the" proposer',
        ),
        text,
    )
    assert rows(back)[3:] == [
        "1a skip: a label | Outcome –",
        "1b result | agreed",
        "2 result | Agreed by all",
        "3a skip: a label | From the",
        "3b proposer | Harbour",
    ]


def test_a_word_in_a_rule_is_a_whole_word() -> None:
    assert rows(taken_back(with_rule(written(TEXT), "always begins Move skip"), TEXT))[0].endswith("took no line")


def test_a_file_that_a_person_wrote_by_hand_is_taken() -> None:
    first = written(TEXT).splitlines()[0]
    back = taken_back(f"{first}\n# mine\n6 lost\n7 words | 8. Wicks\n", TEXT)
    assert [line for line in back.splitlines() if line == "# mine"] == ["# mine"]
    assert [line for line in rows(back) if "!" in line] == ["6 result: lost ! | Passed to the Council"]


def test_notes_stay_where_they_stand() -> None:
    margin = changed(written(TEXT), "6 words |", "# asked the secretary\n6 result: lost |")
    back = taken_back(margin, TEXT)
    assert "# asked the secretary\n6  result: lost ! | Passed to the Council\n" in back
    assert taken_back(back, TEXT) == back


MARKS = st.sampled_from(
    [
        "heading",
        "number",
        "title",
        "proposer",
        "words",
        "+",
        "result",
        "result: lost",
        "amendment: 7.1",
        "name",
        "end",
        "?",
    ]
)


@given(
    marks=st.dictionaries(st.integers(0, len(MINUTES) - 1), MARKS),
    rule=st.sampled_from(["", 'always begins "#." number']),
)
def test_the_margin_of_a_marked_document_is_the_same_bytes_when_it_comes_back(marks: dict[int, str], rule: str) -> None:
    lines = written(TEXT).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("1 "))
    for number, mark in marks.items():
        lines[at + number] = f"{number + 1} {mark} ! | {MINUTES[number]}"
    once = taken_back("\n".join([lines[0], rule, *lines[1:]]), TEXT)
    # A line that is marked as a number whole is written in pieces, its title by itself.
    numbered = tuple(str(number + 1) for number, mark in marks.items() if mark == "number")
    by_hand = [line.split(" | ")[0] for line in rows(once) if "!" in line]
    assert [label for label in by_hand if label.split()[0].rstrip("ab") not in numbered] == [
        f"{number + 1} {mark} !" for number, mark in sorted(marks.items()) if mark != "number"
    ]
    assert taken_back(once, TEXT) == once


# What is refused ------------------------------------------------------------------------------------------------------


def refused(before: str, after: str, text: DocumentText = TEXT) -> str:
    """What is said of a change, without the line that it is said at."""
    return taken_back(changed(written(text), before, after), text).partition(": ")[2]


def test_a_name_in_a_line_that_is_refused_is_masked() -> None:
    text = document("1. Bell ropes", "Moved by Dr O. Byrne for the ringers.")
    told = taken_back(changed(written(text), "for the ringers", "for the singers"), text)
    assert "Byrne" not in told
    assert "“Moved by (name) for the ringers.”" in told


def test_a_changed_text_is_refused_and_both_are_shown() -> None:
    assert refused("| Passed to the Council", "| Lost to the Council") == (
        "6 has another text in the document: “Passed to the Council”. Here it is “Lost to the Council”. "
        "What stands right of | is only for reading: put it back."
    )


def test_a_line_that_is_not_there_is_refused() -> None:
    assert refused("9 words |", "19 words |") == "There is no 19 in the document. Its last line is 9."


def test_pieces_that_do_not_join_are_refused() -> None:
    assert refused("2 words | 7. Bell ropes CARRIED", "2a number | 7.\n2b title | Bell ropes") == (
        "The pieces of 2 do not join to the whole line. There it goes on “7. Bell ropes CARRIED”. "
        "Joined, they go on “7. Bell ropes”."
    )
    long_line = "7. Bell ropes that are frayed at both ends CARRIED"
    text = document("PAY", long_line)
    wrong = written(text).replace(f"2 words | {long_line}", "2 words | x")
    row = next(line for line in wrong.splitlines() if line.startswith("2 "))
    assert taken_back(wrong.replace(row, f"2a number | 7.\n2b title | {long_line[3:-8]}\n2c skip | Lost"), text) == (
        "15: The pieces of 2 do not join to the whole line. There it goes on “… ed at both ends CARRIED”. "
        "Joined, they go on “… ed at both ends Lost”."
    )
    assert refused("2 words | 7. Bell ropes CARRIED", "2a number | 7.\n2b title | Bell rope CARRIED") == (
        "The pieces of 2 do not join to the whole line. There it goes on “7. Bell ropes CARRIED”. "
        "Joined, they go on “7. Bell rope CARRIED”."
    )


def test_a_piece_without_its_text_is_refused() -> None:
    assert refused("2 words | 7. Bell ropes CARRIED", "2a number\n2b title | Bell ropes CARRIED") == (
        "2a has no text: a piece needs its own, after |. The whole line is “7. Bell ropes CARRIED”."
    )


def test_pieces_are_called_in_their_order() -> None:
    assert refused("2 words | 7. Bell ropes CARRIED", "2a number | 7.\n2c title | Bell ropes CARRIED") == (
        "The pieces of 2 are called 2a and 2c. In their order they are 2a and 2b."
    )


def test_a_line_whole_and_in_pieces_is_refused() -> None:
    assert refused("2 words | 7. Bell ropes CARRIED", "2 words | 7. Bell ropes CARRIED\n2a number | 7.") == (
        "2 is here both whole and in pieces. Delete the row of 2, or those of its pieces."
    )


def test_all_mistakes_are_told_at_once() -> None:
    margin = changed(changed(written(TEXT), "| PAY", "| PAYS"), "9 words |", "19 words |")
    assert [line.partition(": ")[0] for line in taken_back(margin, TEXT).splitlines()] == ["12", "20"]


# Editions and other documents -----------------------------------------------------------------------------------------


def test_marks_follow_equal_lines_to_a_new_edition_and_the_rest_are_unsure() -> None:
    margin = taken_back(changed(written(TEXT), "6 words |", "# mine\n6 result: remitted |"), TEXT)
    newer = document("AGM 2031, corrected", *MINUTES[:6], "8. Wicks and oil", *MINUTES[7:])
    back = taken_back(margin, newer)
    assert [line for line in rows(back) if "!" in line] == [
        "1 ? ! | AGM 2031, corrected",
        "7 result: remitted ! | Passed to the Council",
        "8 ? ! | 8. Wicks and oil",
    ]
    assert "# mine\n7   result: remitted !" in back
    assert taken_back(back, newer) == back


def test_pieces_follow_to_a_new_edition_too() -> None:
    margin = changed(written(TEXT), "2 words | 7. Bell ropes CARRIED", "2a number | 7.\n2b title | Bell ropes CARRIED")
    back = taken_back(margin, document("New", *MINUTES))
    assert [line for line in rows(back) if "!" in line][1:] == ["3a number ! | 7.", "3b title ! | Bell ropes CARRIED"]


def test_rules_hold_in_a_new_edition() -> None:
    margin = taken_back(with_rule(written(TEXT), "always begins Moved proposer"), TEXT)
    assert rows(taken_back(margin, document("New", *MINUTES)))[0].endswith(
        "took 1 line, first 6 “Moved by Harbour Branch”"
    )


def test_a_shortened_file_does_not_know_which_lines_are_new() -> None:
    margin = taken_back(changed(written(TEXT), "6 words |", "6 result: remitted |"), TEXT)
    short = "\n".join(line for line in margin.splitlines() if line[0] not in "123")
    back = taken_back(short, document("New", *MINUTES))
    assert [line for line in rows(back) if "!" in line] == ["7 result: remitted ! | Passed to the Council"]


def test_another_document_is_refused() -> None:
    digest = written(TEXT).split(" · ")[2]
    other = document("Quite", "another", "paper")
    assert taken_back(written(TEXT), other) == (
        f"1: This file belongs to another document: minutes.txt ({digest}, 9 lines). The document given has 3 lines "
        f"({written(other).split(' · ')[2]}) and other words. Name the document that it was written for, or another file "
        "after MARGIN=."
    )


def test_every_role_can_be_written() -> None:
    assert {role.value for role in LineRole} == {
        "heading", "number", "title", "proposer", "words", "+", "result", "amendment", "name", "skip", "end", "part", "made of", "?",
    }  # fmt: skip

"""What a person may type in a margin file, and what is said of everything else."""

import pytest

from scripts.intake.margin.grammar import Mistake, Row, parse_margin

HEADER = "margin 1 · minutes.txt · 3f9a1c · 9 lines   (leave this line)\n"


def row(text: str) -> Row:
    """The one row that a line is read as."""
    file, mistakes = parse_margin(HEADER + text)
    assert mistakes == []
    return file.rows[0]


def rule(text: str) -> str:
    """The one rule that a line is read as, as a file would write it."""
    file, mistakes = parse_margin(HEADER + text)
    assert mistakes == []
    return file.rules[0].rule.name


def wrong(text: str) -> str:
    """What is said of a line, and what would be right."""
    _, mistakes = parse_margin(HEADER + text)
    assert len(mistakes) == 1, mistakes
    assert (mistakes[0].at, mistakes[0].written) == (2, text.strip())
    return f"{mistakes[0].sentence} {mistakes[0].hint}".strip()


def test_the_example_of_the_guide_is_read() -> None:
    file, mistakes = parse_margin("""\
margin 1 · AGM-2027.pdf · 3f9a1c · 212 lines   (leave this line)
# Change only what is left of |. Lines you delete keep the reading.
always  begins "Moved by"    skip: people
always  begins "Decision:"   result
always  looks bold capitals  heading
1.4   heading    | PAY
1.5a  number     | 7.
1.5b  title      | Bell ropes
1.5c  result     | CARRIED
1.6   words      | This meeting notes
1.7   +          | that ropes fray.
2.3   ?          | Passed to the Council
2.4   result: lost   | the vote was not in favour
""")
    assert mistakes == []
    assert file.header is not None
    assert (file.header.name, file.header.digest, file.header.lines) == ("AGM-2027.pdf", "3f9a1c", 212)
    assert [line.rule.name for line in file.rules] == [
        'always begins "Moved by" skip: people',
        'always begins "Decision:" result',
        "always looks bold capitals heading",
    ]
    assert [(row.label, f"{row.role}", row.value, row.text) for row in file.rows] == [
        ("1.4", "heading", "", "PAY"),
        ("1.5a", "number", "", "7."),
        ("1.5b", "title", "", "Bell ropes"),
        ("1.5c", "result", "", "CARRIED"),
        ("1.6", "words", "", "This meeting notes"),
        ("1.7", "+", "", "that ropes fray."),
        ("2.3", "?", "", "Passed to the Council"),
        ("2.4", "result", "lost", "the vote was not in favour"),
    ]


def test_a_row_by_hand_carries_an_exclamation_mark() -> None:
    assert row("2.4 result: lost ! | not in favour").by_hand
    assert row("2.4 result: lost! | not in favour").by_hand
    assert not row("2.4 result: lost | not in favour!").by_hand


@pytest.mark.parametrize(
    ("typed", "role", "value"),
    [
        ("result: LOST", "result", "lost"),
        ("result: passed", "result", "carried"),
        ("result: voted down", "result", "lost"),
        ("result:carried as amended", "result", "carried as amended"),
        ("Result : Lost", "result", "lost"),
        ("result: carried, 40 for, 12 against", "result", "carried, 40 for, 12 against"),
        ("result: motion", "result", "motion"),
        ("result: motion lost", "result", "motion lost"),
        ("result: Amendment carried", "result", "amendment carried"),
        ("result: vote", "result", "vote"),
        ("lost", "result", "lost"),
        ("carried as amended", "result", "carried as amended"),
        ("decision: lost", "result", "lost"),
        ("skip: page header", "skip", "page header"),
        ("ignore", "skip", ""),
        ("amendment: 12.1", "amendment", "12.1"),
        ("proposer: body", "proposer", "body"),
        ("number: 6.1", "number", "6.1"),
        ("goes on", "+", ""),
        ("Heading", "heading", ""),
        ("text", "words", ""),
        ("unsure", "?", ""),
    ],
)
def test_a_mark_is_understood_as_people_type_it(typed: str, role: str, value: str) -> None:
    found = row(f"2.3 {typed} | Some words")
    assert (found.role.value, found.value) == (role, value)


def test_a_row_needs_no_text() -> None:
    found = row("2.3 lost")
    assert (found.label, found.role.value, found.value, found.text) == ("2.3", "result", "lost", None)


def test_what_stands_right_of_the_first_bar_is_the_text() -> None:
    assert row("7 words | Bell | ropes").text == "Bell | ropes"


def test_a_file_from_windows_or_with_a_byte_order_mark_is_read() -> None:
    file, mistakes = parse_margin("\ufeff" + HEADER.replace("\n", "\r\n") + "2.3 lost\r\n")
    assert (mistakes, [one.label for one in file.rows]) == ([], ["2.3"])


def test_a_persons_notes_are_kept_with_what_stands_below_them() -> None:
    file, _ = parse_margin(HEADER + "# asked Jo\n# twice\n2.3 lost\nalways is X end\n# at the end\n")
    assert file.rows[0].above == ("# asked Jo", "# twice")
    assert file.below == ("# at the end",)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ('always begins "Moved by" skip: people', 'always begins "Moved by" skip: people'),
        ("always begins “Moved by” name", 'always begins "Moved by" name'),
        ("always begins 'Moved by' name", 'always begins "Moved by" name'),
        ("always begins Moved skip: people", 'always begins "Moved" skip: people'),
        ('ALWAYS Ends ":" heading', 'always ends ":" heading'),
        ('always is "CARRIED" result: carried', 'always is "CARRIED" result: carried'),
        ('always is "NNC" passed', 'always is "NNC" result: carried'),
        ("always looks capitals title", "always looks capitals title"),
        ("always looks bold and capitals heading", "always looks bold capitals heading"),
        ("always looks bold heading", "always looks bold heading"),
        ("always looks heading heading", "always looks heading heading"),
        ('always looks bold "Motion" number', 'always looks bold  begins "Motion" number'),
        ('always looks bold begins "Motion" ends ":" number', 'always looks bold  begins "Motion"  ends ":" number'),
        ('always begins "a | b" words | took 3 lines', 'always begins "a | b" words'),
    ],
)  # fmt: skip
def test_a_rule_is_understood_as_people_type_it(typed: str, name: str) -> None:
    assert rule(typed) == name


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2.3 hading | PAY", "'hading' is not a mark. Did you mean 'heading'?"),
        (
            "2.3 blue | PAY",
            "'blue' is not a mark. The marks are heading, number, title, proposer, words, +, result, amendment, name, "
            "skip, end, part, made of and ?.",
        ),
        ("2.3 title Bell ropes", "'title bell ropes' is not a mark. Put | after 'title': what stands right of it is the text."),
        (
            "2.3 | PAY",
            "2.3 has no mark. Write one of heading, number, title, proposer, words, +, result, amendment, name, skip, end, "
            "part, made of "
            "or ? before the |.",
        ),
        ("2.3 result: losst | x", "'losst' is not a decision. Did you mean 'lost'?"),
        (
            "2.3 result: blue | x",
            "'blue' is not a decision. It may be carried, carried as amended, lost, remitted, withdrawn, fell, ruled out of "
            "order, not reached, in composite, taken in private, not recorded, next business or voted in parts.",
        ),
        (
            "2.3 fell, nobody came",
            "'fell, nobody came' is not a decision. Write result: fell, and nothing after it. It may be carried, carried as "
            "amended, lost, remitted, withdrawn, fell, ruled out of order, not reached, in composite, taken in private, not "
            "recorded, next business or voted in parts.",
        ),
        *(
            (
                f"2.3 {words}",
                f"'{words}' is not a decision. Write fell if it was never put to the vote, not reached if time ran out, or next "
                "business if the meeting went on to that.",
            )
            for words in ("not taken", "not debated", "no vote", "fell for lack of time")
        ),
        *(
            (
                f"2.3 result: {words}",
                f"'{words}' is not a decision. What is put off to another meeting is sent to nobody: write not reached if time "
                "ran out. Else leave the line as it is.",
            )
            for words in ("referred to the next conference", "remitted to agm 2032", "deferred", "held over")
        ),
        ("2.3 result: | x", "There is nothing after the colon. Write a decision: result: lost."),
        (
            "2.3 made of: Bells | x",
            "Nothing can follow 'made of:'. Write 'made of' alone. Only 'result', 'skip', 'amendment', "
            "'number', 'title' and 'proposer' take more.",
        ),
        (
            "2.3-2.5 proposer: Harbour Branch",
            "'Harbour Branch' cannot follow 'proposer:' for several lines. Write 'proposer: body' if the "
            "name is a body's and not a person's.",
        ),
        ("2.3 number: seven | x", "'seven' is not a motion's number. Write it as printed: 12, 6.1, A5 or CA1."),
        ("2.3 skip: " + "y" * 81, "What follows 'skip:' has 81 characters; at most 80 fit."),
        (
            "The motion was lost",
            "'The motion was lost' is neither a line of the document nor a rule. Begin with a place and a mark "
            "(2.3 result: lost), with always, or with # for a note of your own.",
        ),
        ('always begins "Moved by skip', "A quotation mark is opened and not closed. Write it on both sides: begins \"Moved by\"."),
        (
            'always "Moved by" skip',
            "'Moved by' does not say which lines are meant: begins, has, ends, is or looks. For example: "
            'always begins "Moved by" skip: people, or always looks bold capitals heading.',
        ),
        ("always start Moved skip", "'start' does not say which lines are meant: begins, has, ends, is or looks. For example: "
            'always begins "Moved by" skip: people, or always looks bold capitals heading.'),
        ("always begin Moved skip", "'begin' does not say which lines are meant: begins, has, ends, is or looks. Did you mean 'begins'?"),
        (
            "always",
            'Nothing says which lines are meant: begins, has, ends, is or looks. For example: always begins "Moved by" skip: '
            "people, or always looks bold capitals heading.",
        ),
        ('always begins "Moved by"', 'Nothing says what such lines are. Put a mark at the end of the rule: always begins '
            '"Moved by" skip: people, or always looks bold capitals heading.'),
        ("always begins skip", "The text after 'begins' or the mark is missing. Write both: always begins \"Moved by\" skip: people."),
        (
            "always begins Moved by skip: people",
            "It is not clear where the text after 'begins' ends. Put it between quotation marks: begins \"…\".",
        ),
        ('always begins "" skip', 'There is nothing between the quotation marks. Write how the line begins: begins "Moved by".'),
        ("always looks purple heading", "'purple' is not a way that a line can look. A line looks bold, italic, underlined, capitals, "
            "heading, large, small, centred, indented or row."),
        ("always looks bald heading", "'bald' is not a way that a line can look. Did you mean 'bold'?"),
        ("always looks bold", "Nothing says what such lines are. Put a mark at the end of the rule: always begins "
            '"Moved by" skip: people, or always looks bold capitals heading.'),
        ("always is X skip !", "A rule cannot have '!', which is for one line. Delete it."),
        ("always is X blue", "'blue' is not a mark. The marks are heading, number, title, proposer, words, +, result, "
            "amendment, name, skip, end, part, made of and ?."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_line(typed: str, told: str) -> None:
    assert wrong(typed) == told


def test_every_mistake_is_told_at_once_in_the_files_order() -> None:
    _, mistakes = parse_margin(HEADER + "2.3 hading\n2.4 lost\nalways\n2.4 words\n")
    assert [(one.at, one.sentence) for one in mistakes] == [
        (2, "'hading' is not a mark."),
        (4, "Nothing says which lines are meant: begins, has, ends, is or looks."),
        (5, "2.4 is here twice: above in line 3."),
    ]


def test_two_rules_for_the_same_lines_are_told() -> None:
    _, mistakes = parse_margin(HEADER + 'always begins "Moved by" skip\nalways begins "moved by" name\n')
    assert mistakes == [
        Mistake(
            3, 'always begins "moved by" name', 'There are two rules for begins "moved by".', "Delete one of the two."
        )
    ]


NO_HEADER = "The first line, which names the document, is missing or was changed."


@pytest.mark.parametrize(
    "first", ["", "2.3 lost\n", "margin 1 · minutes.txt\n", "Margin 1 minutes.txt 3f9a1c 9 lines\n"]
)
def test_a_file_without_its_first_line_is_refused(first: str) -> None:
    _, mistakes = parse_margin(first)
    assert [(one.at, one.sentence) for one in mistakes] == [(1, NO_HEADER)]


def test_lines_typed_into_a_form_need_no_first_line() -> None:
    file, mistakes = parse_margin('2.3 lost\nalways begins "Moved by" skip: people\n', needs_header=False)
    assert (mistakes, len(file.rows), len(file.rules)) == ([], 1, 1)


def test_a_file_of_another_version_is_refused() -> None:
    _, mistakes = parse_margin("margin 2 · minutes.txt · 3f9a1c · 9 lines\n")
    assert [(one.sentence, one.hint) for one in mistakes] == [
        ("This file was written by another version of this program (2, not 1).", "Delete it and have it written again.")
    ]


def test_a_first_line_that_stands_there_twice_is_told() -> None:
    _, mistakes = parse_margin(HEADER + HEADER)
    assert [(one.at, one.sentence) for one in mistakes] == [(2, "The line that names the document is here twice.")]

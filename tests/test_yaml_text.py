"""Strict YAML: nothing is guessed, every place is right, and whatever is typed is told in a sentence."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.problems import Where
from schema.yaml_problems import Mark, YamlProblem
from schema.yaml_text import LARGEST, compose, decode, find, parse


def refusal(text: str) -> tuple[str, int, int, str, str]:
    """The rule, line, column, sentence and hint by which a text is refused."""
    with pytest.raises(YamlProblem) as found:
        parse(decode(text.encode()))
    error = found.value
    return error.rule, error.mark.line, error.mark.column, error.sentence, error.hint


def place_of(text: str, where: Where, *, key: bool = False) -> Mark:
    return find(compose(decode(text.encode())), where, key=key)


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "off", "012", "0x1F", "1_000", "12:30", "2024-13-45", "2018-10-05", "1.5", "=", "1e3", "none"],
)
def test_a_value_is_the_text_that_was_typed(typed: str) -> None:
    assert parse(f"title: {typed}\n") == {"title": typed}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_what_yaml_calls_null_is_left_out_and_in_quotes_it_is_a_text(nothing: str) -> None:
    assert parse(f"title: {nothing}\ntopics:\n  - {nothing}\n") == {"title": None, "topics": [None]}
    assert parse(f"title: '{nothing}'\n") == {"title": nothing}


def test_a_word_for_nothing_is_pointed_at_and_where_there_is_none_its_name() -> None:
    assert place_of("title: null\n", ("title",)) == Mark(1, 8, 4)
    assert place_of("title:\n", ("title",)) == Mark(1, 1, 5)


def test_a_key_is_the_text_that_was_typed() -> None:
    assert parse("no: a\n12: b\n2018-10-05: c\nnull: d\n") == {"no": "a", "12": "b", "2018-10-05": "c", "null": "d"}


def test_a_value_left_out_is_told_apart_from_an_empty_text() -> None:
    assert parse('a:\nb: ""\nc: # a comment\nd: >-\n\ne: f\n') == {"a": None, "b": "", "c": None, "d": "", "e": "f"}


def test_a_merge_key_is_an_ordinary_name() -> None:
    assert parse("<<:\n  a: b\n") == {"<<": {"a": "b"}}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_a_file_without_a_value_is_empty(text: str) -> None:
    assert parse(decode(text.encode())) is None


def test_a_list_or_a_text_may_stand_at_the_top() -> None:
    assert parse("- a\n- b\n") == ["a", "b"]
    assert parse("just words\n") == "just words"


def test_a_byte_order_mark_and_foreign_line_ends_change_nothing() -> None:
    plain = "title: Tŷ\nsummary: |\n  a\n\n  b\n"
    for raw in (plain.encode(), b"\xef\xbb\xbf" + plain.encode(), plain.replace("\n", "\r\n").encode()):
        assert parse(decode(raw)) == {"title": "Tŷ", "summary": "a\n\nb\n"}
    assert decode(plain.replace("\n", "\r").encode()) == plain


def test_equal_keys_are_told_with_both_lines() -> None:
    assert refusal("title: a\nyear: 1999\ntitle: b\n") == (
        "equal-keys",
        3,
        1,
        "'title' is given twice in one place: on line 1 and on line 3.",
        "Keep one of them. If both are needed, put them into one list, or give one another name.",
    )


def test_equal_keys_far_within_are_told() -> None:
    assert refusal("a:\n  - b: c\n    'b': d\n")[:4] == (
        "equal-keys",
        3,
        5,
        "'b' is given twice in one place: on line 2 and on line 3.",
    )


def test_a_list_cannot_be_a_name() -> None:
    assert refusal("? [a]\n: b\n") == ("not-yaml", 1, 3, "A list cannot be the name of a field.", "Write: name: value")


ANCHOR = "A text cannot begin with '&' or '*': in YAML these refer to another place in the file."
TAG = "A text cannot begin with '!', which has a meaning of its own in YAML."


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        ("title: &a Motion\n", 8, ANCHOR),
        ("title: &a Motion\nabout: *a\n", 8, ANCHOR),
        ("title: *Urgent* business\n", 8, ANCHOR),
        ("title: & Other\n", 8, ANCHOR),
        ("a: [b, *c]\n", 8, ANCHOR),
        ("&a title: b\n", 1, ANCHOR),
        ("title: !urgent Motion\n", 8, TAG),
        ("title: !!str Motion\n", 8, TAG),
        ("title: ! Motion\n", 8, TAG),
    ],
)
def test_anchors_aliases_and_tags_are_refused(text: str, column: int, sentence: str) -> None:
    assert refusal(text)[:4] == ("no-anchors", 1, column, sentence)


def test_ampersands_stars_and_exclamation_marks_within_a_text_are_text() -> None:
    values = {"a": "Gloves & hats", "b": "3*4*5!", "c": "On Yer Bike!!", "d": "x &y *z !w"}
    assert parse("".join(f"{key}: {value}\n" for key, value in values.items())) == values
    assert parse("a: '*b'\nc: \"&d\"\n") == {"a": "*b", "c": "&d"}


QUOTES = "Put the whole text in double quotes."
LINE_UP = "Line it up with the fields it belongs to: two spaces for each step."
CLOSED_LATE = (
    "A quotation mark is opened here and not closed where its text ends.",
    "Close it, or leave both quotation marks out.",
)
BRACKETS = "If it is a text that begins with a bracket, put the whole of it in double quotes."
SECOND = "Delete the line of '---' or '...' or the one beginning with '%', or move what follows into a file of its own."


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence", "hint"),
    [
        (
            "title: Motion: x\n", 1, 14,
            "This text has a colon followed by a space, and no quotation marks around it.",
            'Put the whole text in double quotes: title: "Motion: x"',
        ),
        (
            'a:\n  - text: The "one": x\n', 2, 20,
            "This text has a colon followed by a space, and no quotation marks around it.",
            QUOTES,
        ),
        (
            "title: a\n  about: b\n", 2, 8,
            "This line is read as part of the text above it, where a colon followed by a space is not allowed.",
            "If it is a field, line it up with the one above; if it is text, put the whole text in double quotes.",
        ),
        ("a:\n\tb: c\n", 2, 1, "There is a tab at the beginning of this line.", "Use spaces to indent, two for each step."),
        ("a: b\n\tc: d\n", 2, 1, "There is a tab at the beginning of this line.", "Use spaces to indent, two for each step."),
        (
            'title: "On Yer Bike\nyear: 1999\n', 1, 8,
            "A quotation mark is opened here and never closed.",
            "Close it, or leave both quotation marks out.",
        ),
        (
            "title: 'On Yer Bike\nyear: 1999\n", 1, 8,
            "A quotation mark is opened here and never closed.",
            "Close it, or leave both quotation marks out.",
        ),
        # Closed by the next quotation mark, in a field or an entry below: what is wrong is where it was opened.
        ('year: 1999\ntitle: "On Yer Bike\nabout: x\nheading: "7. y"\n', 2, 8, *CLOSED_LATE),
        ("title: 'On Yer Bike\nabout: Don't go\n", 1, 8, *CLOSED_LATE),
        ('a:\n  - b: c\n    text: "Get it\n  - b: "Hold it"\n', 3, 11, *CLOSED_LATE),
        ('a:\n  - "b\n  - c\n  - "d"\n', 2, 5, *CLOSED_LATE),
        ('title: "On Yer Bike\nabout: ""\n', 1, 8, *CLOSED_LATE),
        ('title: "On Yer Bike\nabout: "C:\\Users"\n', 1, 8, *CLOSED_LATE),
        (
            # A text on several lines that is closed where it should be, with a word like a field's within.
            'title: "On Yer\n  note: Bike" now\n', 2, 15,
            "There is something after a closing quotation mark.",
            "Put the whole text in single quotes, or delete the double ones within it.",
        ),
        (
            # The one before is not taken for what is wrong.
            'about: "On two\n  wheels"\ntitle: @home\n', 3, 8,
            "A text cannot begin with this character.", QUOTES,
        ),
        (
            'title: "On Yer" Bike\n', 1, 17,
            "There is something after a closing quotation mark.",
            "Put the whole text in single quotes, or delete the double ones within it.",
        ),
        ("a:\n    b: c\n  d: e\n", 3, 3, "This line does not line up with the lines above it.", LINE_UP),
        (" a: b\nc: d\n", 2, 1, "This line does not line up with the lines above it.", LINE_UP),
        (
            "a:\n  - b\n  c: d\n", 3, 3,
            "This line does not begin with '- ', and is in the list that begins on line 2.",
            "Put '- ' before it, line it up with the fields that it belongs to, or delete the '- ' on line 2.",
        ),
        (
            "a: b\n- c\n", 2, 1,
            "This is an entry of a list, where a field is expected.",
            "Line it up with the other entries of its list, or delete the '- '.",
        ),
        (
            "title: - Bike\n", 1, 8,
            "A list cannot begin on the line of its field.",
            "Write each entry on a line of its own below, with '- ' before it; or put a text that begins with '-' in quotes.",
        ),
        (
            "a: b\nhello\nc: d\n", 2, 1,
            "This line has no 'name: value' form, and belongs to no text above it.",
            "If it is a field, put a colon and a space after its name. If it continues the text above, indent it; a text of "
            "several paragraphs begins with '>-' or '|' after its field's colon.",
        ),
        (
            "a: b\n- committee： c\nd: e\n", 2, 12,
            "The colon after this name is of another alphabet (U+FF1A).", "Type it again, and a space after it.",
        ),
        (
            "by: 'the archive's editors'\n", 1, 18,
            "A text in single quotes ends at the next apostrophe, and more comes after it here.", QUOTES,
        ),
        (
            "title: [Draft] Motion\n", 1, 16,
            "A text cannot begin with '[' or '{', which begin a list here; and there is something after this list.",
            BRACKETS,
        ),
        (
            "title: [Draft\nyear: 1999\n", 1, 8,
            "A text cannot begin with '[' or '{', which begin a list here; and this list does not end.",
            f"Close a list with ']'. {BRACKETS}",
        ),
        ("title: @home\n", 1, 8, "A text cannot begin with this character.", QUOTES),
        ("title: `x`\n", 1, 8, "A text cannot begin with this character.", QUOTES),
        ("title: %x\n", 1, 8, "A text cannot begin with this character.", QUOTES),
        ("title: }\n", 1, 8, "A text cannot begin with this character.", QUOTES),
        ("title: ? x\n", 1, 8, "A text cannot begin with this character.", QUOTES),
        (
            'title: "C:\\qb"\n', 1, 11,
            "A backslash in double quotes means something special.",
            "Use single quotes, or write the backslash twice.",
        ),
        (
            "a: >- text\n", 1, 7,
            "The words after '>-' or '|' must begin on the next line, indented.",
            "Put the text on a line of its own below.",
        ),
        ("a: b\n---\nc: d\n", 2, 1, "A second document begins here, and one file holds one record.", SECOND),
        ("a: b\n...\nc: d\n", 3, 1, "A second document begins here, and one file holds one record.", SECOND),
        ("a: b\n%c: d\n", 2, 3, "A second document begins here, and one file holds one record.", SECOND),
        (": x\n", 1, 1, "This line does not line up with the lines above it.", LINE_UP),
    ],
)  # fmt: skip
def test_what_is_not_yaml_is_told_in_a_sentence(text: str, line: int, column: int, sentence: str, hint: str) -> None:
    assert refusal(text) == ("not-yaml", line, column, sentence, hint)


def test_bytes_that_are_no_text_are_told_at_their_place() -> None:
    with pytest.raises(YamlProblem) as found:
        decode("year: 1999\ntitle: Tŷ ".encode() + b"\x93Golau\x94\n")
    assert (found.value.rule, found.value.mark) == ("not-utf-8", Mark(2, 11))
    assert found.value.sentence == "This character cannot be read: the file is not saved as UTF-8 text."


@pytest.mark.parametrize(
    "character",
    tuple("\x00\x07\x0c\x1b\x7f\x85\xad\u061c\u200b\u200e\u2028\u202e\u2060\u2066\ufeff\ufff9\uffff"),
)
def test_a_character_that_nobody_sees_is_refused_at_its_place(character: str) -> None:
    rule, line, column, sentence, _ = refusal(f"a: b\ntitle: Tŷ{character}Golau\n")
    assert (rule, line, column) == ("hidden-character", 2, 10)
    assert sentence == f"There is an invisible character here (U+{ord(character):04X})."


@pytest.mark.parametrize("written", ["\\0", "\\u202e", "\\r", "\\x1b", "\\N", "\\L"])
def test_a_hidden_character_cannot_be_written_with_a_backslash(written: str) -> None:
    assert refusal(f'title: "On{written}Off"\n')[:3] == ("hidden-character", 1, 8)
    assert refusal(f'"On{written}Off": x\n')[:3] == ("hidden-character", 1, 1)
    assert parse(f"title: 'On{written}Off'\n") == {"title": f"On{written}Off"}


def test_letters_of_all_scripts_and_joined_emoji_are_read() -> None:
    text = "Ŵ ŷ Φάρος 漢字 👩\u200d🏭 é e\u0301 “quoted” – nbsp\u00a0here"
    assert parse(decode(f"title: {text}\n".encode())) == {"title": text}


def test_a_file_too_large_is_not_read_further() -> None:
    with pytest.raises(YamlProblem) as found:
        decode(b"a" * 3_000_000)
    assert (found.value.rule, found.value.sentence) == (
        "too-large",
        "The file is 3.0 MB; the limit is 2 MB.",
    )
    assert len(decode(b"a" * LARGEST)) == LARGEST


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "[" * 60 + "- " * 60,
        "a: " + "[" * 200 + "]" * 200,
        "\n".join(" " * depth + "a:" for depth in range(1500)),
        "- \n" + " " * 70 + "- [[[[" + "[" * 70,
    ],
)
def test_values_deep_within_one_another_never_crash(text: str) -> None:
    started = sys.getrecursionlimit()
    assert refusal(text)[0] == "not-yaml"
    assert sys.getrecursionlimit() == started


def test_many_brackets_that_are_not_deep_are_read() -> None:
    words = "[2018/1] and [this](https://x.example) " * 100
    assert parse(f"a: see {words}\n") == {"a": f"see {words.strip()}"}


def test_a_long_list_is_read_whole() -> None:
    found = parse(decode(b"list:\n" + b"  - name: a text of some words, & more [2018/1]\n" * 2_000))
    assert isinstance(found, dict)
    assert len(found["list"] or ()) == 2_000


RECORD = """\
title: Φάρος “ŷ” 🕯
clauses:
  - letter: a
    text: |
      one
      two
  - letter: b
    to: [x, "y z"]
summary:
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("where", "mark"),
    [
        (("title",), Mark(1, 8, 11)),
        (("clauses", 0, "letter"), Mark(3, 13, 1)),
        (("clauses", 0, "text"), Mark(4, 11, 1)),
        (("clauses", 1, "letter"), Mark(7, 13, 1)),
        (("clauses", 1, "to"), Mark(8, 5, 2)),
        (("clauses", 1, "to", 1), Mark(8, 13, 5)),
        (("clauses", 1), Mark(7, 5, 1)),
        (("clauses",), Mark(2, 1, 7)),
        (("summary",), Mark(9, 1, 7)),
        (("clauses", 1, "nothing", "there"), Mark(7, 5, 1)),
        (("clauses", 9), Mark(2, 1, 7)),
        ((), Mark(1, 1, 1)),
    ],
)
def test_a_value_is_found_at_its_line_and_column(ends: str, where: Where, mark: Mark) -> None:
    assert place_of(RECORD.replace("\n", ends), where) == mark


def test_a_name_is_found_where_it_stands_itself() -> None:
    assert place_of(RECORD, ("clauses", 1, "to"), key=True) == Mark(8, 5, 2)
    assert place_of(RECORD, ("title",), key=True) == Mark(1, 1, 5)


def test_a_place_in_an_empty_file_is_its_beginning() -> None:
    assert find(None, ("title",)) == Mark(1, 1)


YAMLISH = st.text(alphabet=" \n\t-:#'\"[]{}&*!|>%@`?,.\\ab1\u200bŷ\r", max_size=60)


@given(YAMLISH)
def test_any_text_is_read_or_refused_within_itself(text: str) -> None:
    try:
        parse(decode(text.encode()))
    except YamlProblem as error:
        lines = decode_lines(text)
        assert 1 <= error.mark.line <= len(lines)
        assert error.sentence.endswith(".")
        assert error.mark.column >= 1


def decode_lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        parse(decode(raw))
    except YamlProblem as error:
        assert error.sentence.endswith(".")

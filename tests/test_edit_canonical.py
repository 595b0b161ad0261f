"""The one form in which records are written: what it is, that it comes back, and that comments go where their field goes."""

import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from schema.folder import ADAPTERS, shape_of
from schema.motion import Motion
from schema.shapes import Shape
from schema.typed import read_record
from schema.yaml_text import Value, decode, parse
from scripts.edit.canonical import format_text, render, render_record, schema_path
from scripts.edit.comments import find_comments
from scripts.edit.nodes import Text
from tests import records

ROOT = Path(__file__).resolve().parent.parent
FIRST = "# yaml-language-server: $schema=../../schema/motion.schema.json\n"
MOTION: TypeAdapter[Any] = TypeAdapter(Motion)


def formatted(text: str) -> str:
    """What a motion's text becomes, without the first line."""
    whole = format_text(textwrap.dedent(text), "2018/1.yaml")
    assert whole.startswith(FIRST)
    assert format_text(whole, "2018/1.yaml") == whole
    return whole.removeprefix(FIRST)


def typed(text: str) -> Motion:
    record, problems = read_record(text.encode(), "x", MOTION)
    assert not problems, problems
    assert isinstance(record, Motion)
    return record


# What it is ----------------------------------------------------------------------------------------------------------


def test_fields_stand_in_the_order_of_the_guide() -> None:
    assert formatted("title: A\nkind: ordinary\nyear: 2018\n") == "year: 2018\nkind: ordinary\ntitle: A\n"


def test_lists_stand_on_lines_of_their_own_a_step_to_the_right() -> None:
    assert formatted("topics: [a, b]\nproposer:\n- c\n") == "proposer:\n  - c\ntopics:\n  - a\n  - b\n"


def test_an_entry_begins_with_the_first_of_its_fields() -> None:
    text = "clauses:\n- {text: B., kind: position, letter: a}\n"
    assert formatted(text) == "clauses:\n  - letter: a\n    kind: position\n    text: B.\n"


def test_quotation_marks_stand_where_yaml_needs_them_and_about_a_heading() -> None:
    text = """\
        title: "On Yer Bike!!"
        about: 'Pay: a claim'
        source:
          heading: 7. On Yer Bike
          document: "x"
        """
    expected = 'title: On Yer Bike!!\nabout: "Pay: a claim"\nsource:\n  document: x\n  heading: "7. On Yer Bike"\n'
    assert formatted(text) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("12", "12"),
        ("no", "no"),
        ("null", '"null"'),
        ("~", '"~"'),
        ("~ about", "~ about"),
        ("a: b", '"a: b"'),
        ("a:b", "a:b"),
        ("ends:", '"ends:"'),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("- a", '"- a"'),
        ("-a", "-a"),
        ("[2018/1] said", '"[2018/1] said"'),
        ("*a*", '"*a*"'),
        ("'a' is", "\"'a' is\""),
        ('"a" is', "'\"a\" is'"),
        ('"a" isn\'t', '"\\"a\\" isn\'t"'),
        ("a\\b: c", "'a\\b: c'"),
        ("say \"a\" & 'b'", "say \"a\" & 'b'"),
        ("@home", '"@home"'),
        ("50% of", "50% of"),
        ("% of", '"% of"'),
    ],
)
def test_a_line_is_quoted_only_where_yaml_would_read_something_else(text: str, written: str) -> None:
    assert render({"title": text}, Shape(Motion), 0) == [f"title: {written}"]
    assert parse(f"title: {written}\n") == {"title": text}


def test_prose_is_wrapped_where_it_does_not_fit_on_one_line() -> None:
    fits = "x" * 40 + " " + "y" * (90 - len("summary: ") - 41)
    assert render({"summary": fits}, Shape(Motion), 0) == [f"summary: {fits}"]
    assert render({"summary": fits + "y"}, Shape(Motion), 0) == ["summary: >-", f"  {fits}y"]
    assert render({"summary": "x" * 70 + " " + "y" * 30}, Shape(Motion), 0) == [
        "summary: >-",
        "  " + "x" * 70,
        "  " + "y" * 30,
    ]


def test_paragraphs_and_lists_in_prose_come_back() -> None:
    prose = "One.\n\nTwo:\n\n- a\n- b\n  indented\n\nEnd."
    lines = render({"summary": prose}, Shape(Motion), 0)
    assert lines == [
        "summary: >-",
        "  One.",
        "",
        "",
        "  Two:",
        "",
        "",
        "  - a",
        "",
        "  - b",
        "    indented",
        "",
        "  End.",
    ]
    assert parse("\n".join(lines)) == {"summary": prose}


def test_titles_and_meanings_stay_on_one_line() -> None:
    long = "word " * 30
    assert len(render({"title": long}, Shape(Motion), 0)) == 1
    assert len(render({"x": {"meaning": long}}, shape_of("topics.yaml"), 0)) == 2


def test_wording_is_kept_line_by_line() -> None:
    wording = "  indented\n\n1. one  \n\ttab\n   \nend"
    lines = render({"wording": wording}, Shape(Motion), 0)
    assert lines[0] == "wording: |2"
    values = parse("\n".join(lines) + "\n")
    assert isinstance(values, dict)
    assert str(values["wording"]).strip("\n") == wording


def test_the_first_line_names_the_schema() -> None:
    assert format_text("year: 2018\n", "2018/1.yaml").startswith(FIRST)
    assert format_text("agm:\n  name: A\n", "bodies.yaml").startswith(
        "# yaml-language-server: $schema=../schema/bodies.schema.json\n"
    )
    assert "schema/meeting.schema.json" in format_text("year: 2018\n", "2018/meeting.yaml")


def test_a_way_to_the_schema_that_is_there_is_kept_and_comes_first() -> None:
    text = "# a note\n# yaml-language-server: $schema=../../../schema/bodies.schema.json\nyear: 2018\n"
    expected = "# yaml-language-server: $schema=../../../schema/motion.schema.json\n# a note\nyear: 2018\n"
    assert format_text(text, "2018/1.yaml") == expected


def test_an_archive_elsewhere_in_the_project_finds_its_way_to_the_schemas() -> None:
    assert schema_path(ROOT / "tests/archive", "2018/1.yaml") == "../../../schema/"
    assert schema_path(ROOT / "resolutions", "bodies.yaml") == "../schema/"
    assert schema_path(Path("/somewhere/else"), "2018/1.yaml") == "../../schema/"


def test_fields_stand_in_the_order_of_their_model_and_what_had_another_key_says_so_last() -> None:
    assert shape_of("abbreviations.yaml").within("agm").fields == ("short", "name", "meaning", "formerly", "errata")
    for name in ("bodies.yaml", "topics.yaml", "threads.yaml", "abbreviations.yaml"):
        assert shape_of(name).within("any-key").fields[-2:] == ("formerly", "errata")


@pytest.mark.parametrize("name", sorted(ADAPTERS))
def test_the_lists_beside_the_years_come_back(name: str) -> None:
    text = decode((ROOT / "tests/archive" / name).read_bytes())
    whole = format_text(text, name)
    assert parse(whole) == parse(text)
    assert format_text(whole, name) == whole


# Comments ------------------------------------------------------------------------------------------------------------


def test_a_comment_goes_where_its_field_goes() -> None:
    text = """\
        # of the title
        title: A   # beside the title
        # of the year
        year: 2018
        """
    assert formatted(text) == '# of the year\nyear: 2018\n# of the title\ntitle: "A"   # beside the title\n'


def test_a_comment_above_a_field_that_becomes_the_first_of_its_entry_stands_above_the_hyphen() -> None:
    text = """\
        clauses:
          - kind: position  # which
            # its letter
            letter: a
            text: B.
        """
    expected = """\
        clauses:
          # its letter
          - letter: a
            kind: position  # which
            text: B.
        """
    assert formatted(text) == textwrap.dedent(expected)


def test_a_comment_below_a_list_stays_with_the_list() -> None:
    text = """\
        topics:
          - a
          # - b, once it is on the list
        summary: C.
        proposer:
          - d
        # of the end
        """
    expected = """\
        proposer:
          - d
        topics:
          - a
          # - b, once it is on the list
        summary: C.
        # of the end
        """
    assert formatted(text) == textwrap.dedent(expected)


def test_comments_beside_names_marks_and_brackets_are_kept() -> None:
    text = """\
        summary: >-  # in short
          One
          two.
        topics: [a, b]  # in brackets
        proposer:  # who
          - c  # a branch
        links: [
          # why
          {kind: related, to: 2018/2, because: So.}, # here
        ]
        """
    expected = """\
        proposer:  # who
          - c  # a branch
        topics:  # in brackets
          - a
          - b
        summary: "One two."  # in short
        links:
          # why
          # here
          - kind: related
            to: 2018/2
            because: So.
        """
    assert formatted(text) == textwrap.dedent(expected)


def test_a_number_sign_within_a_text_is_no_comment() -> None:
    text = "title: \"a # b\"\nabout: a#b\nsummary: |\n  one\n  # two\nsource:\n  heading: 'x\n    # y'\n"
    assert [comment.text for comment in find_comments(Text(text))] == []


def test_blank_lines_are_kept_beside_comments_and_go_elsewhere() -> None:
    text = "agm:\n  name: A\n\n\nb:\n\n  name: B\n\n# The rest\n\nc:\n  name: C\n"
    whole = format_text(text, "bodies.yaml").partition("\n")[2]
    assert whole == "agm:\n  name: A\nb:\n  name: B\n\n# The rest\n\nc:\n  name: C\n"


# Properties ----------------------------------------------------------------------------------------------------------


def meaning(values: Value) -> object:
    """Values as the models read them: no blanks at the ends of a text, no three line breaks in prose."""
    return MOTION.validate_python(values)


@given(records.motion)
def test_what_was_written_reads_as_it_was_meant(values: dict[str, Value]) -> None:
    whole = render_record(values, "2018/1.yaml")
    assert typed(whole) == meaning(values)
    assert format_text(whole, "2018/1.yaml") == whole


@given(records.typed_by_hand())
def test_formatting_keeps_meaning_and_comments_and_twice_changes_nothing(text: str) -> None:
    once = format_text(text, "2018/1.yaml")
    assert typed(once) == typed(text)
    assert format_text(once, "2018/1.yaml") == once
    had = sorted(comment.text for comment in find_comments(Text(text)))
    has = sorted(comment.text for comment in find_comments(Text(once)) if "yaml-language-server" not in comment.text)
    assert has == had


def test_words_stand_in_quotation_marks_beside_a_comment() -> None:
    """Without them nobody could tell the comment from more words, and the check refuses it."""
    text = 'title: "Light the Lamps"  # as printed\nnumber: 7  # as printed\nsummary: >-  # ours\n  Light #3.\n'
    written = format_text(text, "2018/7.yaml")
    assert 'title: "Light the Lamps"  # as printed\n' in written
    assert "number: 7  # as printed\n" in written
    assert 'summary: "Light #3."  # ours\n' in written

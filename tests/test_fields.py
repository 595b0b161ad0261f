"""Single values: what each type takes, and the sentence that it says otherwise."""

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schema import fields
from schema.characters import hyphenated
from schema.fields import Vote

A_BODY, A_MOTION = (
    "Write a body's key, as in bodies.yaml: london-branch.",
    "Write meeting and motion with a slash between them: 2018/12.",
)
BODY_HINT = f"{A_BODY} Or write: not recorded"


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: object) -> tuple[str, str, str]:
    """The rule, sentence and hint by which a value is refused."""
    with pytest.raises(ValidationError) as found:
        read(kind, value)
    (details,) = found.value.errors()
    return details["type"], details["ctx"]["sentence"], details["ctx"]["hint"]


ALL = [
    fields.Line, fields.OwnLine, fields.About, fields.Prose, fields.Key, fields.MotionKey, fields.Number, fields.Year, fields.Count,
    fields.DateField, fields.Day, fields.Letters, fields.Letter, fields.Paragraphs, fields.Address, fields.Fingerprint,
    fields.Colour, fields.HeadingOrNotRecorded, fields.VoteField, fields.Wording, fields.LapseRule,
]  # fmt: skip


@pytest.mark.parametrize("kind", ALL)
def test_every_type_refuses_what_is_no_text_or_none(kind: Any) -> None:
    empty = ("no-value", "There is no value here.", "Write one, or delete the line.")
    shape = "One text is expected here, but this is {}."
    assert refusal(kind, None) == empty
    assert refusal(kind, "") == empty
    assert refusal(kind, " \n ") == empty
    assert refusal(kind, ["a"]) == ("wrong-shape", shape.format("a list"), "Write it after the colon.")
    assert refusal(kind, {"a": "b"}) == ("wrong-shape", shape.format("a group of fields"), "Write it after the colon.")


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind not in (fields.Prose, fields.Wording)])
def test_every_type_but_prose_is_one_line(kind: Any) -> None:
    sentence = "This must be one line."
    assert refusal(kind, "a\nb") == ("one-line", sentence, "Put it on one line, or use '>-' instead of '|'.")


@given(st.sampled_from(ALL), st.text(max_size=40))
def test_every_type_takes_any_text_or_gives_a_sentence(kind: Any, text: str) -> None:
    try:
        read(kind, text)
    except ValidationError as found:
        (details,) = found.errors()
        assert details["ctx"]["sentence"].endswith(".")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (fields.Line, "  On Yer Bike!!  ", "On Yer Bike!!"),
        (fields.About, "x" * 80, "x" * 80),
        (fields.Prose, "\na\n\n\n\nb\n", "a\n\nb"),
        (fields.Key, "london-branch", "london-branch"),
        (fields.Key, "2018", "2018"),
        (fields.MotionKey, "2018/12", "2018/12"),
        (fields.MotionKey, "2018-tuc/m66", "2018-tuc/m66"),
        (fields.MotionKey, "2025/get-us-out", "2025/get-us-out"),
        (fields.Number, "12", "12"),
        (fields.Number, "12a", "12a"),
        (fields.Number, "CA1", "CA1"),
        (fields.Year, "1999", 1999),
        (fields.Count, "0", 0),
        (fields.Count, "1,096", 1096),
        (fields.Count, "1096", 1096),
        (fields.Letters, "a", ("a",)),
        (fields.Letters, "a, c", ("a", "c")),
        (fields.Letters, "a-c,e", ("a", "b", "c", "e")),
        (fields.Letters, "a – b", ("a", "b")),
        (fields.Paragraphs, "2", ("2",)),
        (fields.Paragraphs, "2-4, 6.1", ("2", "3", "4", "6.1")),
        (fields.Address, "https://x.example/a?b=c&d#e", "https://x.example/a?b=c&d#e"),
        (fields.Colour, "#0b4F6c", "#0b4F6c"),
        (fields.HeadingOrNotRecorded, "not recorded", None),
        (fields.HeadingOrNotRecorded, "branch", "branch"),
        (fields.ProposersOrNotRecorded, "not recorded", ()),
        (fields.ProposersOrNotRecorded, "branch", ("branch",)),
        (fields.ProposersOrNotRecorded, ["a", "b"], ("a", "b")),
        (fields.VoteField, "unanimously", Vote("unanimously")),
        (fields.VoteField, "45 for, 12 against", Vote("45 for, 12 against", 45, 12)),
        (
            fields.VoteField,
            "1,204 for, 0 against, 1 abstention",
            Vote("1,204 for, 0 against, 1 abstention", 1204, 0, 1),
        ),
        (fields.Wording, "\n  a\n\nb\n\n", "  a\n\nb"),
        (fields.LapseRule, "none", 0),
        (fields.LapseRule, "not known", None),
        (fields.LapseRule, "1 year", 1),
        (fields.LapseRule, "3 years", 3),
    ],
)
def test_a_text_is_read_as_its_type(kind: Any, text: object, value: object) -> None:
    assert read(kind, text) == value


KEY_HINT = "A key has lower-case letters, digits and hyphens: london-branch."
ADDRESS_HINT = "Copy it from the browser: https://www.example.org/page"
LETTERS_HINT = "Write one letter (a), several (a, c) or a run of them (a-c)."
VOTE_HINT = "Write numbers like this: 45 for, 12 against, 3 abstentions. Or words without numbers: unanimously."


@pytest.mark.parametrize(
    ("kind", "text", "rule", "sentence", "hint"),
    [
        (fields.About, "x" * 81, "too-long", "This is 81 characters long; the limit is 80.", "Shorten it."),
        (fields.Key, "London Branch", "not-a-key", "'London Branch' is not a key.", f"Did you mean 'london-branch'? {KEY_HINT}"),
        (fields.Key, "Tŷ Mawr Members' & Friends", "not-a-key", "'Tŷ Mawr Members' & Friends' is not a key.", f"Did you mean 'ty-mawr-members-friends'? {KEY_HINT}"),
        # Where a key of something else is meant, a name might be a person's, and no key is made of it.
        (fields.BodyKey, "London Branch", "not-a-key", "'London Branch' is not a key.", "Write a body's key, as in bodies.yaml: london-branch."),
        (fields.Key, "-a", "not-a-key", "'-a' is not a key.", KEY_HINT),
        (fields.Key, "tŷ", "not-a-key", "'tŷ' is not a key.", f"Did you mean 'ty'? {KEY_HINT}"),
        (fields.Key, "../x", "not-a-key", "'../x' is not a key.", KEY_HINT),
        (fields.Key, "a" * 101, "not-a-key", "This is 101 characters long; the limit is 100.", KEY_HINT),
        (
            fields.MotionKey, "2018/../12", "not-a-motion", "'2018/../12' is not the key of a motion.",
            "Write meeting and motion with a slash between them: 2018/12.",
        ),
        (fields.Number, "0", "not-a-number", "'0' is not a motion's number.", "Write it as printed: 12, 7A, 6.1, CA1, IV, 27/102 or Composite 3."),
        (fields.Number, "٣", "not-a-number", "'٣' is not a motion's number.", "'٣' (U+0663) is of another alphabet: type it again. Write it as printed: 12, 7A, 6.1, CA1, IV, 27/102 or Composite 3."),
        (fields.Year, "99", "not-a-year", "'99' is not a year.", "Write four digits: 2018."),
        (fields.Year, "20１８", "not-a-year", "'20１８' is not a year.", "'１' (U+FF11) is of another alphabet: type it again. Write four digits: 2018."),
        (fields.Count, "012", "not-a-count", "'012' is not a whole number.", "Write digits only: 80."),
        (fields.Count, "-1", "not-a-count", "'-1' is not a whole number.", "Write digits only: 80."),
        (fields.Count, "1,,2", "not-a-count", "'1,,2' is not a whole number.", "Write digits only: 80."),
        (fields.Count, "9" * 5000, "not-a-count", f"'{'9' * 59}…' is not a whole number.", "Write digits only: 80."),
        (fields.Day, "2018-10", "not-a-day", "'2018-10' is not one day.", "Write year, month and day: 2026-11-21."),
        (fields.Day, "2018-10-05~", "not-a-day", "'2018-10-05~' is not one day.", "Write year, month and day: 2026-11-21."),
        (fields.Letters, "A", "not-letters", "'A' does not name clauses.", LETTERS_HINT),
        (fields.Letters, "a,", "not-letters", "'a,' does not name clauses.", LETTERS_HINT),
        (fields.Letters, "c-a", "not-letters", "'c-a' does not name clauses.", LETTERS_HINT),
        (fields.Letters, "a-c, b", "not-letters", "'a-c, b' names a clause twice.", "Name each clause once."),
        (fields.Letter, "ab", "not-letters", "'ab' is not a clause's letter.", "Write one lower-case letter: a."),
        (fields.Address, "www.x.example", "not-an-address", "'www.x.example' is not a web address.", ADDRESS_HINT),
        (fields.Address, "javascript:alert(1)", "not-an-address", "'javascript:alert(1)' is not a web address.", ADDRESS_HINT),
        (fields.Address, "https://x.example/a b", "not-an-address", "'https://x.example/a b' is not a web address.", ADDRESS_HINT),
        (fields.Address, 'https://x.example/"', "not-an-address", "'https://x.example/\"' is not a web address.", ADDRESS_HINT),
        (fields.Address, "https://[x", "not-an-address", "'https://[x' is not a web address.", ADDRESS_HINT),
        (fields.HeadingOrNotRecorded, "No One", "not-a-key", "'No One' is not a key.", BODY_HINT),
        (fields.BodyKey, "The Club", "not-a-key", "'The Club' is not a key.", "Write a body's key, as in bodies.yaml: london-branch."),
        (fields.BodyKey, "club, band", "not-a-key", "'club, band' is not a key.", f"Write each on a line of its own, with '- ' before it. {A_BODY}"),
        (fields.BodyKey, "rugby–Club_2", "not-a-key", "'rugby–Club_2' is not a key.", f"Did you mean 'rugby-club-2'? {A_BODY}"),
        (fields.BodyKey, "not recorded", "not-a-key", "'not recorded' is not a key.", f"Write it after the name of the field, and not in a list. {A_BODY}"),
        (fields.BodyKey, "– club", "not-a-key", "'– club' is not a key.", f"An entry of a list begins with '- ', and this is '–'. {A_BODY}"),
        (fields.TopicKey, "Pay", "not-a-key", "'Pay' is not a key.", "Did you mean 'pay'? Write a topic's key, as in topics.yaml: pay."),
        (
            fields.MotionKey, "AGM 2018, Resolution 12", "not-a-motion", "'AGM 2018, Resolution 12' is not the key of a motion.",
            f"Did you mean 2018/12? {A_MOTION}",
        ),
        (
            fields.DocumentKey, "https://x.example", "not-a-key", "'https://x.example' is not a key.",
            "Write a document's key, as in documents.yaml: agm-2018-minutes.",
        ),
        (
            fields.MotionKey, "https://x.example/2018/m3/#a", "not-a-motion",
            "'https://x.example/2018/m3/#a' is not the key of a motion.", f"Did you mean 2018/m3? {A_MOTION}",
        ),
        (fields.MotionKey, "2018-3", "not-a-motion", "'2018-3' is not the key of a motion.", f"Did you mean 2018/3? {A_MOTION}"),
        (fields.DateField, "45 for, 12 against", "not-a-date", "'45 for, 12 against' is not a date.", "It is a vote: write it after 'vote:'."),
        (fields.VoteField, "2018-10-05", "not-a-vote", "'2018-10-05' is not a vote.", "It is a date: write it after 'date:'."),
        (fields.VoteField, "45-12", "not-a-vote", "'45-12' is not a vote.", VOTE_HINT),
        (fields.VoteField, ", for, 1 against", "not-a-vote", "', for, 1 against' is not a vote.", VOTE_HINT),
        (
            fields.LapseRule, "0 years", "not-a-lapse-rule", "'0 years' is not a lapse rule.",
            "Write none, not known, or a number of years: 3 years.",
        ),
    ],
)  # fmt: skip
def test_what_is_not_of_its_type_is_told(kind: Any, text: str, rule: str, sentence: str, hint: str) -> None:
    assert refusal(kind, text) == (rule, sentence, hint)


@given(st.sets(st.sampled_from(string.ascii_lowercase), min_size=1))
def test_letters_are_read_in_any_number(letters: set[str]) -> None:
    written = ", ".join(sorted(letters))
    found = read(fields.Letters, written)
    assert found == tuple(sorted(letters))


@pytest.mark.parametrize(
    ("kind", "text", "published"),
    [
        (fields.DateField, "2018-10~", "2018-10~"),
        (fields.Day, "2018-10-05", "2018-10-05"),
        (
            fields.VoteField, "45 for, 12 against",
            {"text": "45 for, 12 against", "for": 45, "against": 12, "abstentions": None},
        ),
        (fields.LapseRule, "3 years", 3),
        (fields.LapseRule, "none", 0),
        (fields.LapseRule, "not known", None),
        (fields.Letters, "a-c", ["a", "b", "c"]),
        (fields.Paragraphs, "2, 3.1", ["2", "3.1"]),
        (fields.Yes, "yes", True),
        (fields.HeadingOrNotRecorded, "not recorded", None),
    ],
)  # fmt: skip
def test_a_value_is_published_as_what_it_is(kind: Any, text: str, published: object) -> None:
    assert TypeAdapter(kind).dump_python(read(kind, text), mode="json") == published


OWN = [fields.OwnLine, fields.About, fields.Prose, fields.VoteField, fields.Wording]
DELETE = "Write what is known, or delete the line."


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize(
    "text",
    ["none", "N/A", "Unknown.", "tbc", "TBA", "?", "???", "-", "–", "…", "(not known)", "not recorded", "[TODO]"],
)
def test_a_word_for_nothing_is_no_value_where_we_write_ourselves(kind: Any, text: str) -> None:
    assert refusal(kind, text) == ("no-value", f"'{text}' is not a value.", DELETE)


@pytest.mark.parametrize("text", ["None", "N/A", "Unknown", "?", "TBC", "null"])
def test_a_title_or_an_abbreviation_may_be_any_word(text: str) -> None:
    assert read(fields.Line, text) == text


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize(
    "text", ["None of them came.", "Not known to us.", "Naval", "nobody", "unanimously", "TBC Ltd"]
)
def test_words_that_begin_so_are_prose(kind: Any, text: str) -> None:
    assert str(read(kind, text)) == text


@pytest.mark.parametrize("kind", [fields.HeadingOrNotRecorded, fields.ProposersOrNotRecorded])
def test_where_it_may_be_said_that_nothing_is_recorded_the_words_for_it_are_told(kind: Any) -> None:
    told = ("no-value", "'unknown' is not a value.", BODY_HINT)
    assert refusal(kind, "unknown") == told
    assert refusal(kind, "Not recorded") == ("no-value", "'Not recorded' is not a value.", told[2])
    assert not read(kind, "not recorded")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kind of motion", "kind-of-motion"), ("looked_for", "looked-for"), ("North–South Section", "north-south-section"),
        ("Undeb Goleuwyr Ŵyn & Cŵn!", "undeb-goleuwyr-wyn-cwn"), ("Weavers’ and Dyers' Club", "weavers-and-dyers-club"),
        ("工会", ""),
    ],
)  # fmt: skip
def test_a_name_is_written_in_the_letters_of_a_key(name: str, key: str) -> None:
    assert hyphenated(name) == key
    assert hyphenated(key) == key

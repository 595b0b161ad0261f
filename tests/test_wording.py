"""Official wording: its paragraphs, and a fingerprint that knows the words and not how they are set."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schema.wording import Paragraph, fingerprint, paragraphs, unquoted

PINNED = """\
This AGM notes that 2.5% of £1,000 is “not enough”:

1. for a lamp-
   lighter; or
2. for the Straße.
"""


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("“Fit for Work”", "Fit for Work"),
        ('"Fit for Work"', "Fit for Work"),
        ("‘Members’ Pay’", "Members’ Pay"),
        ("„Fit for Work“", "Fit for Work"),
        ("»Fit for Work«", "Fit for Work"),
        ("„Fit“ for „Work“", "„Fit“ for „Work“"),
        ("“Fit” for “Work”", "“Fit” for “Work”"),
        ("“Fit” for Work", "“Fit” for Work"),
        ("Fit for Work", "Fit for Work"),
        ("“”", "“”"),
    ],
)
def test_quotation_marks_around_a_whole_title_go(title: str, plain: str) -> None:
    assert unquoted(title) == plain


def test_the_fingerprint_of_a_fixed_text_never_changes() -> None:
    # Version 1 is published in records: if this differs, it is another version, and must be called so.
    assert fingerprint(PINNED) == "v1:sha256:422244e12697d4d505aa3bb587ee4ae7b9a24c05c9d30d1f679213372e20b515"


WORDS = st.lists(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzŵŷéα0123456789", min_size=1, max_size=8), min_size=1, max_size=12
)


@given(WORDS, st.lists(st.sampled_from([" ", "\n", "\r\n", "  ", "\n\n", "\t", "\u00a0"]), min_size=12, max_size=12))
def test_spaces_and_line_ends_are_no_part_of_it(words: list[str], spaces: list[str]) -> None:
    set_otherwise = "".join(word + space for word, space in zip(words, spaces, strict=False))
    assert fingerprint(set_otherwise) == fingerprint(" ".join(words))


@given(WORDS, st.lists(st.sampled_from(list("-–—“”‘’\"'(),;:!?•·…\u00ad")), min_size=12, max_size=12))
def test_punctuation_hyphens_and_quotation_marks_are_no_part_of_it(words: list[str], marks: list[str]) -> None:
    marked = " ".join(word + mark for word, mark in zip(words, marks, strict=False))
    assert fingerprint(marked) == fingerprint(" ".join(words))


@given(WORDS)
def test_capitals_and_unicode_forms_are_no_part_of_it(words: list[str]) -> None:
    text = " ".join(words)
    forms = [
        text.upper(),
        text.title(),
        *(unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")),
    ]
    assert {fingerprint(form) for form in forms} == {fingerprint(text)}


def test_ligatures_and_sharp_s_are_their_letters() -> None:
    assert fingerprint("ﬁne STRASSE ①") == fingerprint("fine Straße 1")


@given(WORDS, st.integers(0, 11), st.sampled_from(["lamp", "0", "ŵ"]))
def test_one_word_more_or_less_changes_it(words: list[str], at: int, word: str) -> None:
    at %= len(words)
    assert fingerprint(" ".join([*words[:at], word, *words[at:]])) != fingerprint(" ".join(words))
    assert fingerprint(" ".join([*words[:at], *words[at + 1 :]])) != fingerprint(" ".join(words))


@given(WORDS, st.integers(0, 11), st.integers(0, 11))
def test_words_in_another_order_change_it(words: list[str], one: int, other: int) -> None:
    one, other = one % len(words), other % len(words)
    swapped = list(words)
    swapped[one], swapped[other] = words[other], words[one]
    assume("".join(swapped) != "".join(words))
    assert fingerprint(" ".join(swapped)) != fingerprint(" ".join(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [("2.5", "25"), ("£5", "$5"), ("£5", "5"), ("5%", "5"), ("Tŷ", "Ty"), ("1.5 million", "15 million"), ("a", "b")],
)
def test_what_changes_the_meaning_changes_it(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_full_stop_counts_only_between_two_figures() -> None:
    assert fingerprint("in 2018. 5 lamps") == fingerprint("in 2018 5 lamps")
    assert fingerprint("item 3.a") == fingerprint("item 3a")


def test_paragraphs_are_parted_by_blank_lines_and_joined_over_line_ends() -> None:
    assert paragraphs("One\ntwo.\n\n  \nThree.\n") == (Paragraph("One two."), Paragraph("Three."))
    assert paragraphs("") == ()


@pytest.mark.parametrize("mark", ["1.", "1)", "(1)", "12.", "a)", "(a)", "a.", "iv)", "(iii)", "•", "-", "–", "*", "▪"])
def test_a_line_with_a_list_mark_is_an_item_of_the_paragraph_before(mark: str) -> None:
    assert paragraphs(f"To:\n{mark} oil\n  lamps;\n\n{mark} light them.\n\nEnd.") == (
        Paragraph("To:", ("oil lamps;", "light them."), (mark, mark)),
        Paragraph("End."),
    )


@pytest.mark.parametrize("line", ["2018. A year", "-5 degrees", "1.5 lamps", "a) ", "(c.f. this)", "I. e. so", "*so*"])
def test_a_line_that_only_looks_like_an_item_is_text(line: str) -> None:
    assert paragraphs(f"To:\n{line}") == (Paragraph(f"To: {line.strip()}"),)


def test_a_list_at_the_very_beginning_has_an_empty_paragraph_before_it() -> None:
    assert paragraphs("- oil\n- light") == (Paragraph("", ("oil", "light"), ("-", "-")),)


def test_wording_is_never_read_as_markup() -> None:
    assert paragraphs("<b>*x*</b> [2018/1] & `y`") == (Paragraph("<b>*x*</b> [2018/1] & `y`"),)


@given(st.lists(st.text(alphabet="abc -•1.)(\n", max_size=30), max_size=6))
def test_no_letter_of_a_wording_is_lost_in_its_paragraphs(blocks: list[str]) -> None:
    wording = "\n\n".join(blocks)
    found = paragraphs(wording)
    texts = [
        part
        for paragraph in found
        for part in (
            paragraph.text,
            *(f"{mark} {text}" for mark, text in zip(paragraph.marks, paragraph.items, strict=True)),
        )
    ]
    assert "".join("".join(texts).split()) == "".join(wording.split())

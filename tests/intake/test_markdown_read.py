"""Markdown: the head of a file, lists, emphasis, and what only looks like one of these."""

import pytest

from schema.terms import Decision
from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.motions.motion_list import read_motion_list


def read(text: str) -> list[tuple[str, str, str]]:
    return [(line.place.code, line.field, line.text) for line in read_bytes(text.encode(), ".md", no_progress).lines]


def test_the_head_of_a_file_is_read_field_by_field() -> None:
    assert read(
        '---\ntitle: "Oil: a plea"\n# for the site\ntags: [oil, "lamps"]\nProposers:\n  - Harbour Branch\n  - River Branch\n'
        "about: >-\n  Lamps are\n  dark.\nempty:\n---\n\nThis AGM wants oil.\n"
    ) == [
        ("2", "title", "title: Oil: a plea"),
        ("4", "tags", "tags: oil, lamps"),
        ("5", "proposers", "Proposers: Harbour Branch, River Branch"),
        ("8", "about", "about: Lamps are dark."),
        ("11", "empty", "empty: "),
        ("14", "", "This AGM wants oil."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nMotion 1: Oil\n\n---\n\nThis AGM.\n",
        "---\nMotion 1: Oil\n\n---\n",
        "---\nThis AGM wants oil.\n---\n",
        "---\n---\n\nOil\n",
    ],
)
def test_a_text_between_two_rules_is_no_head(text: str) -> None:
    assert all(not field for _, field, _ in read(text))


def test_emphasis_is_a_look_and_no_part_of_the_words() -> None:
    lines = read_bytes(b"**41**\n\n*Harbour Branch*\n\n__A__ *lamp*\n\n`x` and \\*y\\*\n", ".md", no_progress).lines
    assert [(line.text, sorted(line.looks)) for line in lines] == [
        ("41", ["bold"]),
        ("Harbour Branch", ["italic"]),
        ("A lamp", []),
        ("x and *y*", []),
    ]


def test_lists_keep_their_marks_and_depth() -> None:
    lines = read_bytes(b"* one\n* two\n  1) three\n  2) four\n+ five\n", ".md", no_progress).lines
    assert [(line.text, line.level) for line in lines] == [
        ("\u2022 one", 0), ("\u2022 two", 0), ("1) three", 1), ("2) four", 1), ("\u2022 five", 0),
    ]  # fmt: skip


def test_a_line_that_ends_within_bold_words_goes_on_in_the_next() -> None:
    text = "**10. Gulls, and what the report says of the Harbour\nCommittee (LOST)**\n\n**21. Nets** *(remitted to the Executive\nCommittee)*\n"
    read_lines = read_motion_list(read_bytes(text.encode(), ".md", no_progress), {})
    assert [(motion.title, motion.decision and motion.decision.decision) for motion in read_lines.motions] == [
        ("Gulls, and what the report says of the Harbour Committee", Decision.LOST),
        ("Nets", Decision.REMITTED),
    ]
    assert not any(motion.lines for motion in read_lines.motions)


def test_the_number_in_a_files_head_may_stand_above_the_title() -> None:
    text = "---\nsection: C\nnumber: 2\ntitle: Oil\n---\n{:.alert}\n\nThis AGM resolves to buy oil.\n\n{% include foot.html %}\n"
    found = read_motion_list(read_bytes(text.encode(), ".md", no_progress), {})
    assert [(motion.number, motion.title, motion.wording) for motion in found.motions] == [
        ("2", "Oil", "This AGM resolves to buy oil.")
    ]


@pytest.mark.parametrize(
    ("vote", "recorded"), [("84 for, 131 against", "84 for, 131 against"), ("on the nod, or so", "")]
)
def test_the_committee_and_the_vote_of_a_files_head_are_read(vote: str, recorded: str) -> None:
    text = f"---\ntitle: Oil\nnumber: 7\ncommittee: Transport\noutcome: lost\nvote: {vote}\nproposer: Quay Branch\n---\n\nThis AGM resolves to buy oil.\n"
    (motion,) = read_motion_list(read_bytes(text.encode(), ".md", no_progress), {}).motions
    assert motion.new_committee == "Transport"
    assert (motion.decision and motion.decision.vote) == recorded


def test_a_line_of_nothing_but_links_is_a_menu() -> None:
    text = "This AGM wants [oil](/oil) and [wicks](/wicks).\n\n---\n\n[Back to news](/news) | [Join us](/join)\n"
    assert [line.aside for line in read_bytes(text.encode(), ".md", no_progress).lines] == ["", "a menu of the page"]

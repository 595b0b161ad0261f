"""`amendment` on a sentence takes who put it and what it would change; messages on votes that were not taken."""

import pytest

from scripts.intake.documents.lines import Place
from scripts.intake.margin.grammar import parse_margin
from scripts.intake.margin.typed_marks import Wrong, parse_mark
from scripts.intake.margin.whole_lines import parts_of
from scripts.intake.marks.mark import Mark, Role
from scripts.intake.motions.piece_values import stated_result


def parts(text: str) -> list[tuple[str, str]]:
    mark = Mark(0, Place(1), text, Role.AMENDMENT, by_hand=True)
    return [(part.role.value, part.text) for part in parts_of(mark, is_whole=True)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (
            "An amendment from Wharf Staffs, to replace “May” with “June”, was moved by Bro. Gus Roe.",
            [
                ("amendment", "An amendment from"),
                ("proposer", "Wharf Staffs"),
                ("words", "to replace “May” with “June”"),
                ("skip", ", was moved by Bro. Gus Roe."),
            ],
        ),
        (
            "Amendment 1 (Quay Branch): for “pears” read “figs”",
            [("amendment", "Amendment 1"), ("proposer", "(Quay Branch):"), ("words", "for “pears” read “figs”")],
        ),
        ("Amendment 1", [("amendment", "Amendment 1")]),
    ],
)
def test_an_amendment_marked_by_hand_keeps_its_body_and_its_words(text: str, marks: list[tuple[str, str]]) -> None:
    assert parts(text) == marks


@pytest.mark.parametrize("typed", ["not voted on", "not put to the meeting", "no vote taken", "result: not voted on"])
def test_a_vote_that_was_not_taken_is_asked_about(typed: str) -> None:
    with pytest.raises(Wrong) as wrong:
        parse_mark(typed)
    assert wrong.value.hint.startswith(
        "Write fell if it was never put to the vote, not reached if time ran out, or next"
    )


@pytest.mark.parametrize("typed", ["not put to the vote", "not put"])
def test_what_was_not_put_to_the_vote_fell(typed: str) -> None:
    role, value = parse_mark(typed)
    result = stated_result(Mark(0, Place(1), "The chair moved on.", role, value, by_hand=True))
    assert result
    assert result.decision == "fell"


def test_a_piece_with_a_wrong_mark_still_joins_to_its_line() -> None:
    file, mistakes = parse_margin(
        "margin 1 · m.txt · abcdef · 1 line\n1a  words | Oil.\n1b  not voted on | It was late.\n"
    )
    assert [mistake.at for mistake in mistakes] == [3]
    assert [row.text for row in file.rows] == ["Oil.", "It was late."]

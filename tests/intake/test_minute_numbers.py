"""Minutes that number their items `44/10` on lines of their own: no such number is a vote, and it ends the motion above."""

from scripts.intake.documents.reading import read_text
from tests.intake.shown import read_text as motions_in


def minutes(*items: str) -> str:
    lines = ["MINUTES OF THE AGM 2031", ""]
    for number, item in enumerate(items, 10):
        lines += [f"44/{number}", "", item, ""]
    return "\n".join(lines)


def motion(number: int, *below: str) -> str:
    return "\n\n".join((f"Motion {number} – Ropes (Mill Branch)", f"This meeting asks for {number} ropes.", *below))


def test_a_minutes_number_is_no_vote() -> None:
    text = minutes(motion(1, "Carried."), motion(2, "Carried."), motion(3, "LOST"), "Elections. None was held.")
    found = motions_in(read_text(text, "minutes.txt")).motions
    assert [(one.number, one.decision.decision.value, one.decision.vote) for one in found if one.decision] == [
        ("1", "carried", ""), ("2", "carried", ""), ("3", "lost", "")
    ]  # fmt: skip


def test_what_stands_after_the_next_number_is_another_item() -> None:
    text = minutes(
        motion(1, "Carried."), motion(3, "Carried."), motion(4, "Carried."), motion(2, "Carried with acclamation."),
        "Votes of thanks. Mr Pobjoy moved a vote of thanks to the branch. Carried.", "Close.",
    )  # fmt: skip
    last = motions_in(read_text(text, "minutes.txt")).motions[-1]
    assert last.decision is not None
    assert last.decision_line is not None
    assert last.decision_line.text == "Carried with acclamation."
    assert last.wording == "This meeting asks for 2 ropes."


def test_a_result_after_the_next_number_is_in_doubt_where_the_motion_has_none() -> None:
    text = minutes(
        motion(1, "Carried."),
        motion(3, "Carried."),
        motion(4, "Carried."),
        motion(2),
        "The motion was carried.",
        "Close.",
    )
    last = motions_in(read_text(text, "minutes.txt")).motions[-1]
    assert last.decision is None
    assert [line.text for line in last.unsure] == ["The motion was carried."]


def test_a_vote_alone_on_a_line_is_one_where_nothing_counts_on() -> None:
    text = "\n\n".join(("MOTIONS OF THE AGM 2031", motion(1, "45/12", "Carried."), motion(2, "30/12", "Carried.")))
    found = motions_in(read_text(text, "minutes.txt")).motions
    assert [one.decision.vote for one in found if one.decision] == ["45 for, 12 against", "30 for, 12 against"]


def votes_alone(*votes: str) -> list[tuple[str, list[str]]]:
    text = "\n\n".join(motion(number, vote) for number, vote in enumerate(votes, 1))
    found = motions_in(read_text(f"MOTIONS OF THE AGM 2031\n\n{text}\n", "minutes.txt"))
    return [(one.decision.vote if one.decision else "", [line.text for line in one.unsure]) for one in found.motions]


def test_votes_of_which_some_have_one_first_number_are_no_numbers_of_minutes() -> None:
    found = votes_alone("30/1\n\nCarried.", "28/4\n\nCarried.", "30/2\n\nCarried.", "30/5\n\nCarried.")
    assert [vote for vote, _ in found] == [
        "30 for, 1 against",
        "28 for, 4 against",
        "30 for, 2 against",
        "30 for, 5 against",
    ]


def test_numbers_of_minutes_with_gaps_are_no_votes_of_the_motions_above() -> None:
    found = votes_alone("Carried.\n\n31/10", "Carried.\n\n31/14", "LOST\n\n31/19")
    assert found == [("", ["31/10", "Carried."]), ("", ["31/14", "Carried."]), ("", ["31/19", "LOST"])]
    assert votes_alone("30/1", "30/2", "30/5") == [("", ["30/1"]), ("", ["30/2"]), ("", ["30/5"])]


def test_where_they_may_be_either_they_are_listed_and_no_vote() -> None:
    found = votes_alone("30/1\n\nCarried.", "30/2\n\nCarried.", "30/3\n\nCarried.")
    assert found == [("", ["30/1", "Carried."]), ("", ["30/2", "Carried."]), ("", ["30/3", "Carried."])]

"""What stands beside a person's name or address is no wording, and may be a result."""

from scripts.intake.documents import markdown, no_progress
from tests.intake.shown import read_text
from tests.intake.test_last_lines import found_in, two_motions


def test_an_address_below_the_words_is_none_of_them() -> None:
    for line in ("For more, write to the secretary at ropes@loft.example.", "Ring 01632 960 114 for a plan."):
        first = found_in(two_motions(line)).motions[0]
        assert first.wording == "This AGM wants ropes."


def test_words_with_an_address_within_them_are_not_written() -> None:
    first = found_in(two_motions("Write to ropes@loft.example.\nThis AGM also wants pulleys.")).motions[0]
    assert not first.wording
    assert [line.text for line in first.withheld] == ["Write to ropes@loft.example."]


def test_a_sentence_with_a_name_that_says_what_was_passed_is_asked() -> None:
    text = (
        "# Motion in support of the loft\n\nThe Belfry branch agreed the following resolution on 9 July 2031 (proposed by Jo Tolland):\n\n"
        "> This branch notes that the loft leaks.\n>\n> This branch resolves to mend it.\n"
    )
    (motion,) = read_text(markdown.read(text.encode(), no_progress)).motions
    assert motion.decision is None
    assert len(motion.unsure) == 1
    assert motion.wording.startswith("This branch notes")


def test_who_voted_how_is_no_wording() -> None:
    first = found_in(two_motions("For: Margaret Oakley, J. Tolland. Against: none.")).motions[0]
    assert first.wording == "This AGM wants ropes."
    assert first.decision is None


def test_who_is_named_after_a_label_is_known_in_all_words_of_the_document() -> None:
    said = (
        "Gwen Tolland: asked about cost.",
        "Question from Gwen Tolland (Law): why now?",
        "Summation waived by Mr Tolland.",
        "Tolland (Science) said so.",
        "Gwen T. (Welfare) replied.",
    )
    text = "# Minutes\n\n" + "".join(
        f"## {at}. Motion: Lamps {at}\n\n**Proposer:** Joan Wick **Seconder:** Gwen Tolland\n\nThis Council resolves to buy lamps.\n\n{line}\n\n**Passed**\n\n"
        for at, line in enumerate(said, 1)
    )
    for motion in read_text(markdown.read(text.encode(), no_progress)).motions:
        assert "Gwen" not in motion.wording
        assert "Tolland" not in motion.wording

"""What a margin file has to be confirmed: each line says one thing, changes that and nothing else, and stands below its own words."""

import re

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.margin.grammar import Mistake
from scripts.intake.margin.places import Places
from scripts.intake.margin.proposal import Proposal, Settles
from scripts.intake.margin.proposed import proposals
from scripts.intake.margin.reading import MarginMistakes, MarginReading, read_with_margin
from scripts.intake.margin.tried import harmless
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.likely import likely_mover, result_of_amendment

MINUTES = "\n\n".join(
    (
        "MINUTES OF THE AGM 2031",
        "Motion 1 – Oil (Harbour Branch)", "That oil be laid in every September.",
        "Proposed: Ms O. Coldwell. Several delegates having called for a card vote, one was taken. For the motion, 4,418; against, "
        "2,907; not voting, 133. The President declared the motion carried.",
        "Lamps and Wicks",
        "Motion 2 – Ladders", "That this union ask for a ladder at every crossing.",
        "Mover: Slipway Branch (Mr Arkell). Seconder: Mill Branch (Ms Coldwell). On being put, the motion was carried unanimously.",
        "Motion 3 – Wicks (Mill Branch)", "That wicks be trimmed by the employer.",
        "Mr Arkell said that this had been promised since and, with the leave of the meeting, it was withdrawn.",
        "Motion 4 – Gloves (Mill Branch)", "This meeting asks for gloves.", "Passed to the council for a report.",
    )
)  # fmt: skip
PROPOSED = {
    "1": ["carried, 4418 for, 2907 against"],
    "2": ["carried, unanimously"],
    "3": ["withdrawn"],
}
"""The marks that are proposed, by the motion's number."""


def read(margin: str | None = None, text: str = MINUTES) -> MarginReading:
    document = read_text(text, "minutes.txt")
    return read_with_margin(document, margin, {}, lambda given: read_motion_list(document, {}, given=given))


def confirmed(margin: str) -> str:
    """The file once every proposal is accepted, and what is to be filled in is left."""
    return re.sub(r"^#\? (?!.*\?$)", "", margin, flags=re.MULTILINE)


def told(motion: ParsedMotion) -> tuple[list[str], str, str, int]:
    decided = motion.decision
    return (
        motion.new_proposers,
        decided.decision.value if decided else "",
        decided.vote if decided else "",
        len(motion.lines),
    )


def test_confirming_all_that_is_proposed_settles_it_and_the_file_comes_back_the_same() -> None:
    first = read()
    by_motion: dict[str, list[str]] = {}
    for one in first.proposed:
        by_motion.setdefault(first.motions.motions[one.motion].number, []).append(one.mark)
    assert by_motion == PROPOSED
    again = read(confirmed(first.text))
    assert [told(motion) for motion in again.motions.motions] == [
        (["Harbour Branch"], "carried", "4418 for, 2907 against", 1),
        (["Slipway Branch"], "carried", "unanimously", 1),
        (["Mill Branch"], "withdrawn", "", 1),
        (["Mill Branch"], "", "", 1),
    ]
    assert again.proposed == ()
    assert read(again.text).text == again.text


def test_each_line_to_confirm_stands_below_the_words_that_speak_for_it() -> None:
    top = read().text.partition("\n1 ")[0].splitlines()
    at = top.index("#: 1 · Oil")
    assert top[at : at + 3] == [
        "#: 1 · Oil",
        "#:      “Several delegates having called for a card vote, one was taken. For the motion, 4,418; against, 2,907; not voting, 133. The President declared the motion carried.”",
        "#? 7    carried, 4418 for, 2907 against",
    ]
    assert top[-3:] == ["#: 4 · Gloves", "#:      “Passed to the council for a report.”", "#? 27   ?"]


def test_what_is_to_be_filled_in_settles_nothing_until_it_is() -> None:
    text = read().text
    assert read(text.replace("#? 27   ?", "27  ?")).motions.motions[3].decision is None
    decided = read(text.replace("#? 27   ?", "27  remitted")).motions.motions[3].decision
    assert decided is not None
    assert decided.decision.value == "remitted"


def test_a_line_that_is_confirmed_and_copied_is_no_mistake() -> None:
    first = read()
    header, rest = confirmed(first.text).split("\n", 1)
    twice = "\n".join([header, *(f"→ {one.line}" for one in first.proposed), rest])
    assert [told(motion) for motion in read(twice).motions.motions] == [
        told(motion) for motion in read(confirmed(first.text)).motions.motions
    ]


LATE = "\n\n".join(
    (
        "MINUTES OF THE AGM 2031", "Motion 1 – Oil (Harbour Branch)", "That oil be laid in every September.",
        "Moved: Ms F. Coldwell. Seconded: Mr Arkell. On a count 47 were in favour and 49 against, and the motion fell.",
        "Emergency Motion", "Emergency Motion 1 – Dismissal", "This meeting asks that the dismissal be withdrawn.",
        "The General Secretary moved on behalf of the Executive Committee, and Mr Arkell seconded. Ms Roe, who was present, thanked "
        "the delegates. Carried with acclamation.", "Elections. Mr Arkell was elected as auditor.",
    )
)  # fmt: skip


def test_who_moved_it_is_proposed_from_the_sentence_that_says_so() -> None:
    first = read(None, LATE)
    assert [one.line for one in first.proposed] == [
        "7b lost, 47 for, 49 against",
        "15a proposer: Executive Committee",
    ]
    again = read(confirmed(first.text), LATE)
    assert [told(motion) for motion in again.motions.motions] == [
        (["Harbour Branch"], "lost", "47 for, 49 against", 1),
        (["Executive Committee"], "carried", "by acclamation", 1),
    ]


def tried(extra: Proposal) -> list[Proposal]:
    """What is left of the minutes' own proposals and a further one."""
    document = read_text(MINUTES, "minutes.txt")
    places, first = Places(document), read()
    bare = re.sub(r"^#[?:].*\n", "", first.text, flags=re.MULTILINE)

    def read_again(margin: str) -> MotionList | tuple[Mistake, ...]:
        try:
            return read(margin).motions
        except MarginMistakes as wrong:
            return wrong.mistakes

    return harmless([*proposals(first.motions, places), extra], first.motions, bare, read_again)


@pytest.mark.parametrize(
    ("mark", "settles", "label"),
    [
        ("carried", Settles.DECISION, "25"),  # takes the motion's words
        ("number", Settles.HEADING, "9"),  # makes another motion
        ("skip", Settles.PROPOSER, "13"),  # takes words, and names nobody
        ("lost, 3 for, 4 against", Settles.DECISION, "5"),  # says it of another motion than it should
    ],
)
def test_a_line_that_would_do_more_than_it_says_is_not_offered(mark: str, settles: Settles, label: str) -> None:
    left = tried(Proposal(3, settles, label, mark, "", ""))
    assert mark not in [one.mark for one in left]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Mr Arkell being absent, Miss Coldwell moved on behalf of the Slipway Branch:", "Slipway Branch"),
        ("Mover: Pier & Promenade Branch (Mr Arkell). Seconder: Mill Branch (Ms Coldwell).", "Pier & Promenade Branch"),
        (
            "The General Secretary moved on behalf of the Executive Committee, and Mr Arkell seconded.",
            "Executive Committee",
        ),
        ("Moved for the Thorn Branch by Peter Arkell, in the absence of its delegate:", "Thorn Branch"),
        ("On behalf of the Safety Committee, Amy Coldwell moved:", "Safety Committee"),
        ("There being no delegate present from the Quay Branch to move it, the motion fell.", "Quay Branch"),
        ("Moved for the Mill, Quay and Hill Branches by Amy Coldwell:", "Mill, Quay and Hill Branches"),
        ("Moved by Amy Coldwell, seconded on behalf of the Mill Branch.", ""),
        ("An amendment was moved on behalf of the Mill Branch.", ""),
        ("Mr Arkell, for the Mill Branch, moved next business.", ""),
        ("Moved by Mr Arkell for his colleagues.", ""),
        ("The Treasurer moved that the accounts be received.", ""),
    ],
)
def test_who_a_sentence_says_moved_the_motion(sentence: str, body: str) -> None:
    assert likely_mover(sentence) == body


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (", to replace “75” by “90”, was moved by Ms Coldwell, but was defeated, 31 voting for it and 62 against.", "lost, 31 for, 62 against"),
        ("to add “oil” was put and was carried.", "carried"),
        ("to add “oil” was moved and was lost, and a second one was carried.", ""),
        ("to add “oil” was moved by Ms Coldwell.", ""),
    ],
)  # fmt: skip
def test_what_a_sentence_says_became_of_an_amendment(text: str, result: str) -> None:
    assert result_of_amendment(text) == result

"""Every kind of paper in a few invented lines: what was decided, who put it and what is left open come out of it; no name does."""

import re

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.marks.mark import Role
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from tests.intake.shown import read_text

PEOPLE = ("Margaret Lamp", "Thomas Wick", "Amina Tide", "Peter Ladder")


def found_in(text: str) -> MotionList:
    document = plain_text.read(text.encode(), no_progress)
    return read_text(document)


def decided(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else "in doubt" if motion.unsure else "nothing"


def outcome(text: str) -> list[tuple[str, str, str]]:
    return [(motion.number, motion.title, decided(motion)) for motion in found_in(text).motions]


def a_list(result: str, title: str = "Resolutions of the AGM 2031") -> str:
    return f"{title}\n\n1. Ropes\n\nThis AGM resolves to buy ropes.\n\n{result}\n\n2. Lamps\n\nThis AGM resolves to buy lamps.\n"


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("The motion was carried as amended on a show of hands.", "carried as amended"), ("Motion 1 fell following the passing of motion 2.", "fell"),
        ("CONFERENCE AGREED TO REMIT TO THE EXECUTIVE", "remitted"), ("LOST: 45 TO 60", "lost"), ("Not carried on a card vote", "lost"),
        ("On being put to the vote, the motion was lost (3 for, 9 against)", "lost"), ("Withdrawn in favour of Composite 1", "withdrawn"),
        ("Carried – subsequently overturned by the NEC", "in doubt"), ("The AGM went into closed session.", "in doubt"), ("Deferred to 2032", "in doubt"),
        ("Passed to the Council", "in doubt"), ("VOTE: FOR 45 AGAINST 60", "in doubt"), ("Accepted", "in doubt"), ("Carried in part", "in doubt"),
        ("Agreed to take next business", "in doubt"), ("Accepted by the Executive but lost on the floor", "in doubt"), ("Amendment carried.", "in doubt"),
    ],
)  # fmt: skip
def test_a_closing_line_is_read_or_left_open_and_is_never_wording(line: str, result: str) -> None:
    first, second = found_in(a_list(line)).motions
    assert decided(first) == result
    assert first.wording == "This AGM resolves to buy ropes."
    # What is in doubt of one motion changes nothing of the next.
    assert decided(second) == "carried"


@pytest.mark.parametrize(
    ("result", "decision"),
    [
        ("Following a lengthy debate the motion was put to the\nvote and was defeated by 12 votes to 40.", "lost"),
        ("After debate, Amina Tide withdrew the motion.", "in doubt"),
    ],
)
def test_a_result_in_a_sentence_of_minutes_is_no_wording(result: str, decision: str) -> None:
    motion = found_in(
        f"Minutes of the AGM 2031\n\nMotion 3: Rope\n\nThis AGM resolves to buy rope.\n\n{result}\n"
    ).motions[0]
    assert (decided(motion), motion.wording) == (decision, "This AGM resolves to buy rope.")


def test_other_bodies_and_other_words_open_a_motion() -> None:
    synod = "Synod 2031\n\nThis Synod, noting the price of rope, calls on all to buy oil.\n\nThe motion was carried: 120 for, 3 against.\n"
    assert [decided(motion) for motion in found_in(synod).motions] == ["carried"]
    whereas = found_in(
        "Resolution 5\n\nWHEREAS ropes are old; and\n\nBE IT RESOLVED that ropes be bought.\n\nAdopted 3 May 2031\n"
    ).motions[0]
    assert (whereas.title, decided(whereas)) == ("", "carried")
    assert whereas.wording.startswith("WHEREAS")


def test_two_results_of_one_motion_are_left_open() -> None:
    first, _ = found_in(a_list("Lost on a show of hands\n\nCarried")).motions
    assert decided(first) == "in doubt"


@pytest.mark.parametrize(
    "line",
    [
        "Margaret Lamp, Harbour Branch", "(Margaret Lamp / Thomas Wick)", "Prop: Margaret Lamp Sec: Thomas Wick", "P: Margaret Lamp", "S. Tide and T. Wick",
        "Proposed by Margaret Lamp and seconded by Thomas Wick", "Moved: Cllr. M Lamp; Seconded: Cllr. T Wick", "In the names of Margaret Lamp and Thomas Wick",
        "Amina Tide (proposer), Peter Ladder (seconder)", "Moved by M. Lamp (Hill Branch), seconded T. Wick (Quay)", "Proposer: Margaret Lamp (u1234567)",
        "Co-proposers: Peter Ladder, Amina Tide", "Speaking for: Margaret Lamp", "Signed: Margaret Lamp", "Submitted by Amina Tide, Peter Ladder and 14 others",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["before", "after"])
def test_no_name_of_a_person_comes_out(line: str, place: str) -> None:
    words = "This meeting resolves to buy ropes."
    text = "\n\n".join(
        [
            "MOTIONS",
            "1. Ropes",
            *([line, words] if place == "before" else [words, line]),
            "2. Lamps",
            "This meeting resolves to buy lamps.",
        ]
    )
    found = found_in(text)
    first = found.motions[0]
    assert first.wording == words
    assert first.title == "Ropes"
    written = " ".join(
        [
            first.heading,
            *first.new_proposers,
            found.motions[1].heading,
            found.motions[1].new_committee,
            found.motions[1].wording,
        ]
    )
    assert not re.search(r"Lamp\b(?!s)|Wick|Tide|Ladder", written)


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("Proposer: Bardsey Branch and Skerries Branch", ["Bardsey Branch", "Skerries Branch"]),
        ("Proposer: Milford Quay and Swanmere Branches", ["Milford Quay Branch", "Swanmere Branch"]),
        ("Moved by Jane Lamp on behalf of Harbour Branch", ["Harbour Branch"]), ("Proposer: LGBT+ members", ["LGBT+ members"]),
        ("Proposer: Kent, Surrey and Sussex Branch", ["Kent, Surrey and Sussex Branch"]), ("Proposer: Holyhead", []), ("Received from: Bellringers, Glaziers", []),
    ],
)  # fmt: skip
def test_a_body_says_that_it_is_one(line: str, bodies: list[str]) -> None:
    motion = found_in(f"MOTIONS\n\n1. Ropes\n\nThis meeting resolves to buy ropes.\n\n{line}\n").motions[0]
    assert motion.new_proposers == bodies
    assert bool(motion.unclear) == (not bodies)


def test_minutes_have_motions_only_where_something_says_so() -> None:
    assert outcome(
        "MINUTES of the Council of 3 March 2031\n\n1. Apologies for absence\nReceived.\n\n2. Minutes of the last meeting\nThe minutes were agreed.\n\n"
        "3. Motion: Open the stairs\nCouncil resolves to open the stairs.\nThe motion was passed nem con.\n\n4. Any other business\nNone.\n"
    ) == [("3", "Open the stairs", "carried")]
    assert (
        outcome(
            "Minutes of the AGM\n\n1. QUORUM\n\nThe meeting was not quorate.\n\n2. OPENING\n\nThe chair opened it.\n"
        )
        == []
    )


def test_a_list_of_results_needs_no_words() -> None:
    assert outcome("Results\n\n* Ropes for all: Carried\n* Composite 2 (Motions 4, 6 and 9) Lamps: Lost\n* Oil (remitted)\n") == [
        ("", "Ropes for all", "carried"), ("Composite 2", "Lamps", "lost"), ("", "Oil", "remitted")
    ]  # fmt: skip
    assert outcome("AGM 2031\n\nNumber Title Result\n12 Bell ropes Carried\n13 Glass Lost\n14 Oil Not reached\n") == [
        ("12", "Bell ropes", "carried"), ("13", "Glass", "lost"), ("14", "Oil", "not reached")
    ]  # fmt: skip


def test_a_report_in_prose_gives_no_motion_with_the_report_for_its_words() -> None:
    found = found_in("Day 4\n\nMotion 31: Towers was amended by 31.1 and in the end carried. Motion 32 was lost.\n")
    assert not found.motions
    assert found.left_out or found.account.groups_skipped()


def test_a_single_motion_keeps_its_numbered_paragraphs() -> None:
    found = found_in(
        "Motion: Safe ladders\n\nProposed: Amina Tide\n\nNotes\n1. They are old.\n\nResolves\n1. To buy some.\n2. To train.\n\nPassed at the General Meeting held on 4 May 2031\n"
    )
    assert [(motion.title, decided(motion), motion.people) for motion in found.motions] == [
        ("Safe ladders", "carried", 1)
    ]
    assert found.motions[0].wording == "Notes\n1. They are old.\n\nResolves\n1. To buy some.\n2. To train."


def test_an_amendment_to_a_motion_that_is_not_there_belongs_to_none() -> None:
    found = found_in(
        "Report on voting 2031\n\n11A.1 Amendment CARRIED\n\n11 Ladders CARRIED as amended\n\n12A.1 Amendment CARRIED\n\n14 Lamps CARRIED\n"
    )
    assert [[one.number for one in motion.amendments] for motion in found.motions] == [["11A.1"], []]
    assert [one.number for one in found.unattached] == ["12A.1"]


def test_every_line_has_marks_that_join_to_it() -> None:
    text = (
        a_list("The motion was LOST (45 for, 60 against)") + "\n3. Oil (Hill Branch) – CARRIED\n\nThis AGM wants oil.\n"
    )
    found = found_in(text)
    for at, line in enumerate(found.account.document.lines):
        marks = found.marked.of_line(at)
        assert "".join("".join(mark.text for mark in marks).split()) == "".join(line.text.split())
    assert Role.UNSURE not in {mark.role for mark in found.marked.marks}

"""What a person types of one motion: what belongs elsewhere is told, all at once, and nobody's name is written or quoted."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from schema.archive import Archive
from schema.rules import open_archive
from scripts.edit.changes import ChangeSet
from scripts.edit.fill_in import stage_marked
from scripts.intake.one_motion.adding import add_motion
from scripts.intake.one_motion.answers import Answers, CannotAdd
from scripts.intake.vocabulary.people_told import people_elected
from tests.overlay import ARCHIVE

TODAY = dt.date(2026, 7, 1)
SAID = Answers("2021", document="agm-2021-minutes", title="Ladders", wording="This AGM asks for ladders.")


@pytest.fixture(scope="module")
def held() -> Archive:
    """The invented archive."""
    return open_archive(ARCHIVE, "tests/archive")


def told(held: Archive, **said: Any) -> list[tuple[str, str]]:
    """What is wrong with a motion that is typed."""
    try:
        add_motion(held, ChangeSet(ARCHIVE, TODAY), replace(SAID, **said), TODAY)
    except CannotAdd as why:
        return [(problem.field, problem.text) for problem in why.problems]
    return []


@pytest.mark.parametrize(
    "title", ["TO ELECT DOROTHEA FINCH AS PRESIDENT", "That Dorothea Finch be elected", "Thanks to Mr Gull", "Justice for Joan Gull"]
)  # fmt: skip
def test_a_title_that_names_somebody_is_left_for_a_person(held: Archive, title: str) -> None:
    draft = ChangeSet(ARCHIVE, TODAY)
    added = add_motion(held, draft, replace(SAID, title=title), TODAY)
    staged = stage_marked(ARCHIVE, "archive", draft.steps, added.comments)
    record = (staged.after["2021/a-motion-1.yaml"] or b"").decode()
    assert added.key == "2021/a-motion-1"
    assert added.title == "Motion without a title"
    assert "# TO FILL IN: its title: a person may be named in it" in record
    assert not any(word in f"{record} {added} {draft.steps}" for word in ("FINCH", "Finch", "Gull"))


@pytest.mark.parametrize(
    "title", ["Election of National Officers", "That the General Secretary be elected", "ELECTION OF HEALTH AND SAFETY REPRESENTATIVES", "Appointment of Lay Auditors"]
)  # fmt: skip
def test_posts_are_nobodys_names(title: str) -> None:
    assert not list(people_elected(title))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("8. Ladders", "'8. Ladders' begins with a number. Is 8 its number? Then give it as its number, and write only 'Ladders' as the title."),
        ("Motion 9: Ladders", "'Motion 9: Ladders' begins with a number. Is 9 its number? Then give it as its number, and write only 'Ladders' as the title."),
        ("Amendment to motion 3", "'Amendment to motion 3' is an amendment to a motion, and not a motion. It is recorded in the file of motion 3, under 'amendments'; here only motions are added."),
        ("Ladders (lost 3-40)", "It ends in what was decided, 'lost 3-40'. Write only 'Ladders' as the title."),
        ("Withdrawn", "'Withdrawn' is what was decided. Write the motion's title."),
        ("Ladders – carried then rescinded", "It may end in what was decided, '– carried then rescinded'. Leave that out of the title."),
    ],
)  # fmt: skip
def test_what_is_no_part_of_a_title_is_told(held: Archive, title: str, words: str) -> None:
    assert told(held, title=title) == [("title", words)]


@pytest.mark.parametrize(
    "title", ["35 Hours a Week", "24/7 Working", "Amendments to the Standing Orders", "Lost Property", "M25 Closures"]
)
def test_a_title_may_have_numbers_and_words_of_results(held: Archive, title: str) -> None:
    assert told(held, title=title) == []


def test_a_number_that_may_be_part_of_the_title_is_asked_about(held: Archive) -> None:
    added = add_motion(held, ChangeSet(ARCHIVE, TODAY), replace(SAID, title="8 Ladders"), TODAY)
    assert "2021/8-ladders: its title begins with 8. Is that its number, or a part of the title?" in added.notes


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("8. Ladders\n\nThis AGM asks.", "Paragraph 1 is its number and title again, '8. Ladders', and none of the motion's words. Leave it out here."),
        ("LADDERS\n\nThis AGM asks.", "Paragraph 1 is its title again, 'LADDERS', and none of the motion's words. Leave it out here."),
        ("Motion 8\n\nThis AGM asks.", "Paragraph 1 is a number, 'Motion 8', and none of the motion's words. If it is the motion's number, write it as that."),
        ("This AGM asks.\nAmendment A.1 Delete ladders. CARRIED", "In paragraph 1, 'Amendment A.1 Delete ladders. CARRIED' is an amendment, and none of the motion's words. Leave it out here: it is recorded under 'amendments' in the motion's file."),
        ("This AGM asks. CARRIED", "In paragraph 1, 'CARRIED' is a result, and none of the motion's words. Leave it out here."),
        ("That Dorothea Finch be elected President.", "Paragraph 1 may name somebody who was to be elected or appointed. Leave that out: a name shows that somebody is a member."),
    ],
)  # fmt: skip
def test_what_is_none_of_the_words_is_told(held: Archive, wording: str, words: str) -> None:
    assert told(held, wording=wording) == [("wording", words)]


def test_all_that_is_wrong_is_told_at_once_also_what_contradicts(held: Archive) -> None:
    said = {
        "title": "Ladders (lost 3-40)",
        "wording": "8. Ladders\n\nThe motion fell.",
        "decision": "carried",
        "vote": "3-40",
    }
    assert [name for name, _ in told(held, **said)] == ["title", "wording", "wording", "decision", "because"]
    assert told(held, decision="carried", vote="3-40") == [
        ("because", "By the numbers, 3 for, 40 against, the motion was not carried. Correct the vote or the decision; or say why here, such as: Two-thirds were needed.")
    ]  # fmt: skip
    assert told(held, decision="lost", vote="60-40", because="Two-thirds were needed.") == []
    assert told(held, decision="withdrawn", vote="3-40") == [
        ("vote", "There is a vote, but the motion is 'withdrawn'. Leave the vote out, or correct the decision.")
    ]
    assert [name for name, _ in told(held, decision="lost", because="Two-thirds were needed.")] == ["because"]


@pytest.mark.parametrize("named", ["D. Finch", "Percy Wick", "Brannock Bay, seconded by Cllr Dorothea Finch"])
def test_nobody_is_quoted_who_put_it(held: Archive, named: str) -> None:
    (problem,) = told(held, proposers=(named, "Harbour Branch"))
    assert problem[0] == "proposers"
    assert problem[1].startswith(("Name 1 may be a person's name, and", "Name 1 has a person's name in it ("))
    assert not any(word in problem[1] for word in ("Finch", "Wick"))


@pytest.mark.parametrize("made_of", [("m2 and m3",), ("m2 & m3",), ("m2", "m3")])
def test_what_a_composite_is_made_of_may_be_listed_in_any_way(held: Archive, made_of: tuple[str, ...]) -> None:
    assert told(held, kind="composite", made_of=made_of) == []


def test_a_motion_that_is_not_here_is_named_alone(held: Archive) -> None:
    words = "There is no motion 'm77' here. Write the keys of all with commas between: m2, m3."
    assert told(held, kind="composite", made_of=("m2 and m77",)) == [("made_of", words)]


def test_a_composite_without_a_title_of_its_own_is_called_as_printed(held: Archive) -> None:
    said = {"kind": "composite", "title": "Composite A (2 and 3)", "number": "Composite A", "decision": "carried"}
    assert told(held, **said) == []
    words = "It ends in what was decided, 'CARRIED'. Write only 'Ladders' as the title."
    assert told(held, **{**said, "title": "Composite A (2 and 3): Ladders – CARRIED"})[0] == ("title", words)

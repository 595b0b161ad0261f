"""Whatever printing and copying do to a list, the same motions come out of it and no line is lost."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema.archive import Archive
from schema.wording import fingerprint
from scripts.intake.documents import no_progress, plain_text
from scripts.intake.documents.lines import DocumentText, numbered
from scripts.intake.documents.reading import read_text
from scripts.intake.marks.mark import Role
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.look_at import is_whole
from tests.intake.invented import MOTIONS, as_text, as_wrapped_text
from tests.intake.shown import LAYOUTS, invented_archive

Nuisance = Callable[[list[str], random.Random], list[str]]


def no_break_spaces(lines: list[str], chance: random.Random) -> list[str]:
    return ["".join("\u00a0" if sign == " " and chance.random() < 0.1 else sign for sign in line) for line in lines]


def soft_hyphens(lines: list[str], chance: random.Random) -> list[str]:
    return [
        "".join(sign + ("\u00ad" if sign in "bdfklt" and chance.random() < 0.1 else "") for sign in line)
        for line in lines
    ]


def unseen_signs(lines: list[str], chance: random.Random) -> list[str]:
    return [
        ("\ufeff" if chance.random() < 0.1 else "") + line + ("\u200b" if chance.random() < 0.1 else "")
        for line in lines
    ]


def more_blank_lines(lines: list[str], chance: random.Random) -> list[str]:
    return [part for line in lines for part in ([line, *[" "] * chance.randint(1, 3)] if not line.strip() else [line])]


def spaces_at_ends(lines: list[str], chance: random.Random) -> list[str]:
    return [" " * chance.randint(0, 2) + line + " " * chance.randint(0, 3) for line in lines]


def other_quotation_marks(lines: list[str], chance: random.Random) -> list[str]:
    return [line.replace("“", '"').replace("”", '"') for line in lines]


def other_bullets(lines: list[str], chance: random.Random) -> list[str]:
    return [line.replace("• ", chance.choice("•·●▪◦-–*\uf0b7") + chance.choice((" ", "\t", "  "))) for line in lines]


def doubled_lines(lines: list[str], chance: random.Random) -> list[str]:
    return [part for line in lines for part in ([line, line] if len(line) > 60 and chance.random() < 0.3 else [line])]


def page_numbers(lines: list[str], chance: random.Random) -> list[str]:
    page, found = 0, []
    for line in lines:
        found.append(line)
        if not line.strip() and chance.random() < 0.2:
            page += 1
            found += [f"Page {page} of 9", ""]
    return found


def headings_glued_to_numbers(lines: list[str], chance: random.Random) -> list[str]:
    found: list[str] = []
    for line in lines:
        above = next((one for one in reversed(found) if one.strip()), "")
        if line[:3] in ("1. ", "CA1") and above.isupper():
            while found.pop() != above:
                pass
            line = f"{above} {line}"
        found.append(line)
    return found


def no_space_behind_numbers(lines: list[str], chance: random.Random) -> list[str]:
    return [line.replace(". ", ".", 1) if line[:2] in ("1.", "2.", "3.", "4.") else line for line in lines]


def other_words_for_proposer(lines: list[str], chance: random.Random) -> list[str]:
    words = ("Proposed by: ", "Moved by ", "Submitted by – ", "PROPOSER: ", "Proposer:  ")
    return [
        chance.choice(words) + line.removeprefix("Proposer: ") if line.startswith("Proposer: ") else line
        for line in lines
    ]


def titles_below_numbers(lines: list[str], chance: random.Random) -> list[str]:
    found = []
    for line in lines:
        number, _, title = line.partition(" ")
        found += [number, title] if number in ("1.", "2.", "4.", "CA1.") and chance.random() < 0.5 else [line]
    return found


def comments_behind(lines: list[str], chance: random.Random) -> list[str]:
    return [*lines, "", "3 comments:", "", "Anonymous said", "I do not like number 2.", "", "5. Nor do I."]


NUISANCES: tuple[Nuisance, ...] = (
    no_break_spaces, soft_hyphens, unseen_signs, more_blank_lines, spaces_at_ends, other_quotation_marks, other_bullets,
    doubled_lines, page_numbers, headings_glued_to_numbers, no_space_behind_numbers, other_words_for_proposer,
    titles_below_numbers, comments_behind,
)  # fmt: skip


@pytest.fixture(scope="module")
def archive() -> Archive:
    return invented_archive()


def found_in(text: str, archive: Archive) -> MotionList:
    document = plain_text.read(text.encode(), no_progress)
    return read_motion_list(DocumentText(numbered(document.lines), document.format), archive.bodies, archive.union.name)


def check(found: MotionList) -> None:
    got = [
        (draft.number, draft.title, draft.committee and draft.committee.key, tuple(named.key for named in draft.proposers),
         fingerprint(draft.wording), draft.decision and draft.decision.decision.value)
        for draft in found.motions
    ]  # fmt: skip
    wanted = [
        (motion.number, motion.title, motion.committee, motion.bodies, fingerprint(motion.wording), motion.decided)
        for motion in MOTIONS
    ]
    assert got == wanted
    every_line_is_told(found)


def every_line_is_told(found: MotionList) -> None:
    account = found.account
    open_lines = set(range(len(account.document.lines))) - set(account.used) - set(account.skipped)
    told = [place for one in account.groups_not_understood() for place in one.places]
    assert len(told) == len(open_lines)


@pytest.mark.parametrize("nuisance", NUISANCES, ids=lambda nuisance: nuisance.__name__)
@pytest.mark.parametrize("seed", range(3))
def test_one_nuisance_changes_nothing(nuisance: Nuisance, seed: int, archive: Archive) -> None:
    check(found_in("\n".join(nuisance(as_text().decode().split("\n"), random.Random(seed))), archive))


@given(chosen=st.lists(st.sampled_from(NUISANCES), max_size=6, unique=True), seed=st.integers(0, 10_000))
@example(chosen=[page_numbers], seed=260)  # one page number, right above a committee
def test_any_nuisances_together_change_nothing(chosen: list[Nuisance], seed: int) -> None:
    lines = as_text().decode().split("\n")
    chance = random.Random(seed)
    for nuisance in chosen:
        lines = nuisance(lines, chance)
    check(found_in("\n".join(lines), _ARCHIVE))


@given(
    chosen=st.lists(
        st.sampled_from((more_blank_lines, unseen_signs, other_quotation_marks, page_numbers, comments_behind)),
        max_size=4,
        unique=True,
    ),
    seed=st.integers(0, 10_000),
)
def test_nor_where_the_lines_were_wrapped(chosen: list[Nuisance], seed: int) -> None:
    lines = as_wrapped_text().decode().split("\n")
    chance = random.Random(seed)
    for nuisance in chosen:
        lines = nuisance(lines, chance)
    check(found_in("\n".join(lines), _ARCHIVE))


_ARCHIVE = invented_archive()
_ALL_LINES = [
    line for path in LAYOUTS if path.suffix == ".txt" for line in Path(path).read_text(encoding="utf-8").split("\n")
]


@given(st.lists(st.sampled_from(_ALL_LINES), max_size=60))
def test_no_line_is_lost_whatever_is_thrown_together(lines: list[str]) -> None:
    found = found_in("\n".join(lines), _ARCHIVE)
    every_line_is_told(found)


@given(st.text(max_size=400))
def test_no_text_stops_it(text: str) -> None:
    every_line_is_told(found_in(text.replace("\ud800", ""), _ARCHIVE))


# Kinds of lists ---------------------------------------------------------------------------------------------------------

KINDS = (
    "Motions\n\n1. Ropes\nProposer: Lamp Branch\nWe want ropes.\n{}\n\n2. Nets\nProposer: Quay Branch\nWe want nets.\n{}\n",
    "ORDER PAPER FOR SATURDAY\n\nE.M. 1 — Flood\nWe want sandbags.\n{}\n\nMotion A — Lockers\nWe want lockers.\n{}\n",
    "LAMP SYNOD – ACTS OF SYNOD\n\nItem 12: Heating\n\nThat this Synod heat the church.\n\n{}\n\nItem 13: Bells\n\nThat this Synod ring the bells.\n\n{}\n",
    "Motions for debate\n\n#44 Ink\nWe call for ink.\n{}\n\n#3 Quills\nWe call for quills.\n{}\n",
    "COMPOSITES\n\nCOMPOSITE A (Motions 3 and 4)\nWages\nMoved by Lamp Branch\nConference wants wages.\n{}\n\nCOMPOSITE B (Motions 5 and 6)\nHours\nMoved by Quay Branch\nConference wants hours.\n{}\n",
    "SECTION 3: DUES\n\n3.1  Dues\n     Mill Branch\n     This Congress notes dues.\n     {}\n\n3.2  Nets\n     Quay Branch\n     This Congress wants nets.\n     {}\n",
    "MOTIONS CARRIED\n\n1. Ropes\nWe want ropes.\n{}\n\nMOTIONS LOST\n\n2. Nets\nWe want nets.\n{}\n",
    "Policy 1: Cups\nThe Union resolves to sell cups.\n{}\n\nPolicy 2: Soap\nThe Union resolves to sell soap.\n{}\n",
)  # fmt: skip
RESULT_LINES = (
    "Carried", "CARRIED unanimously", "Lost on a show of hands", "Ayes 34, Noes 21. Carried.", "For 61, Against 39. Two-thirds majority not reached.",
    "15 for, 15 against; carried on the casting vote of the chair.", "The motion was put and LOST (3 for, 7 against).", "Withdrawn by its mover", "Not reached",
    "Remitted to the Executive", "Taken in closed session", "Carried in part", "Carried, then rescinded", "Amended.", "Paragraphs 1 and 3 carried; paragraph 2 lost.",
    "Did not obtain the necessary two thirds majority (118 in favour, 97 against)", "Declared lost on voices, carried on a count", "MOTION PASSES", "Next business was carried.",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.split("\n")[0])
@pytest.mark.parametrize("result", RESULT_LINES)
def test_no_result_becomes_wording_in_any_kind_of_list(kind: str, result: str, archive: Archive) -> None:
    found = found_in(kind.format(result, result), archive)
    assert len(found.motions) == 2
    for motion in found.motions:
        assert result not in motion.wording
        assert motion.decision or motion.unsure or motion.amendments
        own = [line.text.strip() for line in (motion.decision_line, *motion.unsure) if line]
        assert result in own or motion.amendments
    every_line_is_told(found)
    every_mark_is_kept(found)


def every_mark_is_kept(found: MotionList) -> None:
    """Every line of words stands in a motion or an amendment, and every line in doubt with a motion or in the account."""
    parts = [part for motion in found.motions for part in (motion, *motion.amendments)]
    worded = {at for part in parts for line in part.lines for at in line.at}
    decided = {at for part in parts if part.decision_line for at in part.decision_line.at}
    in_doubt = {at for motion in found.motions for line in motion.unsure for at in line.at}
    for mark in found.marked.marks:
        if mark.role is Role.WORDS:
            assert mark.line in worded, mark
        if mark.role is Role.UNSURE:
            assert mark.line in in_doubt | decided or mark.line in found.account.skipped, mark


@given(
    st.lists(
        st.sampled_from(
            _ALL_LINES
            + [line for kind in KINDS for line in kind.format("Carried", "Motions 1 and 7 were lost.").split("\n")]
        ),
        max_size=40,
    )
)
def test_every_line_in_doubt_is_shown_whatever_is_thrown_together(lines: list[str]) -> None:
    found = found_in("\n".join(lines), _ARCHIVE)
    every_line_is_told(found)
    every_mark_is_kept(found)


def test_a_list_is_not_whole_where_words_of_a_motion_are_in_no_record() -> None:
    text = (
        "Order of business\n\nItem A. MOTION – Rest\n\nConference asks for rest.\n\nThe motion was CARRIED.\n\n"
        "Item B. MOTION – Oil\n\nConference asks for oil.\n\nThere being no seconder, the motion was not put.\n\n"
        "Item C. MOTION – Hats\n\nConference asks for hats.\n"
    )
    found = read_motion_list(read_text(text), {})
    assert any("asks for hats" in line.text for line in found.account.lines_not_understood())
    assert not is_whole(found)

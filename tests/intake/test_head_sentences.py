"""What stands above a motion's words or below them and is none: who put it, where it came before the meeting, corrections, a roll call."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.vocabulary.proceedings import is_correction
from tests.intake.shown import read_text as read_lines


def read(text: str) -> MotionList:
    return read_motion_list(read_text(text), {})


def one(above: str = "", below: str = "") -> tuple[str, list[str], int]:
    first, *_ = read(
        f"Motions 2031\n\nMotion 1: Wicks\n{above}\nThis meeting asks for wicks.\n{below}\n\nMotion 2: Oil\nThis meeting asks for oil.\n"
    ).motions
    return first.wording, first.new_proposers, first.unclear + first.people


@pytest.mark.parametrize(
    ("line", "bodies", "left_out"),
    [
        ("Proposed by plot 14; seconded by plot 31", [], 1), ("Proposed by plot 3", [], 1), ("*Proposed by the Dairy Members' Forum. The Board supports this resolution.*", ["Dairy Members' Forum"], 0),
        ("Proposed by Mill Branch; seconded by Hill Branch.", ["Mill Branch"], 0), ("Moved by plot 3, seconded by plot 9.", [], 1),
        ("Moved by Mill Branch. It was seconded.", ["Mill Branch"], 0), ("To be moved by Mill Branch, seconded by Hill Branch, to reply Quay Branch", ["Mill Branch"], 0),
        ("Mill Branch, seconded by Hill Branch, moved:", ["Mill Branch"], 0), ("The following Notice of Motion was before the Council for consideration:-", [], 0), ("Minutes:", [], 0),
    ],
)  # fmt: skip
def test_a_sentence_above_the_words_is_no_words(line: str, bodies: list[str], left_out: int) -> None:
    assert one(line) == ("This meeting asks for wicks.", bodies, left_out)


@pytest.mark.parametrize(
    "line",
    [
        "Proposed by statute, the levy is unjust.",
        "Proposed by statute. The levy harms us.",
        "Moved by their plight this meeting asks for help.",
        "Put by the fire, wicks dry.",
        "Proposed by the Government, seconded by the Lords, the new law harms wicks.",
        "Proposed by the Government; the new law harms wicks.",
        "Brought by rail to the town, boots are cheap.",
        "Brought by Rail to the Town, boots are cheap.",
        "Submitted by plot 4. That caps be dry.",
    ],
)
def test_words_that_only_begin_so_name_nobody(line: str) -> None:
    wording, bodies, left_out = one(line)
    assert (wording.startswith(line.split()[0]), bodies, left_out) == (True, [], 0)


@pytest.mark.parametrize(
    ("first", "wording", "bodies", "left_out"),
    [
        ("(Mill Branch) Conference opposes the cutting of ropes.", "Conference opposes the cutting of ropes.", ["Mill Branch"], 0),
        ("Moved by the Mill Branch: That wicks be trimmed.", "That wicks be trimmed.", ["Mill Branch"], 0), ("Moved by Dunoon: That wicks be trimmed.", "That wicks be trimmed.", [], 1),
        ("Mill Branch – Conference opposes ropes.", "Conference opposes ropes.", ["Mill Branch"], 0), ("(Mill Branch): to buy pots.", "to buy pots.", ["Mill Branch"], 0),
        ("Conference opposes mats. (Mill Branch)", "Conference opposes mats.", ["Mill Branch"], 0), ("(Background) Wax is dear in the background.", "(Background) Wax is dear in the background.", [], 0),
    ],
)  # fmt: skip
def test_who_put_a_motion_is_no_part_of_its_first_or_last_sentence(
    first: str, wording: str, bodies: list[str], left_out: int
) -> None:
    found, *_ = read(
        f"Motions 2031\n\nMotion 1: Wicks\n\n{first}\n\nCARRIED\n\nMotion 2: Oil\n\nThis meeting asks for oil.\n"
    ).motions
    assert (found.wording, found.new_proposers, found.unclear + found.people) == (wording, bodies, left_out)


@pytest.mark.parametrize(
    "line", ["To be taken with Motion 2; fell when Motion 2 was carried.", "Close: 4.15 p.m.", "Taken with motion 2."]
)
def test_what_became_of_it_or_the_end_of_the_meeting_is_no_wording(line: str) -> None:
    assert (
        read(f"Minutes 2031\n\nMotion 2: Oil\n\nThis meeting asks for oil.\n\nCarried.\n\nMotion 3: Nets\n\n{line}\n")
        .motions[1]
        .wording
        == ""
    )


def test_a_composite_says_what_it_is_made_of_and_who_moves_it() -> None:
    (found,) = read(
        "Composites 2031\n\nComposite A: Sails\nComposite of motions 2 and 3 · to be moved by Cutter Branch, seconded by Ketch Branch\nConference calls for sails.\n"
    ).motions
    assert (found.made_of, found.new_proposers, found.wording) == (
        ["2", "3"],
        ["Cutter Branch"],
        "Conference calls for sails.",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Page 9, Amendment 14.2: delete “Carried” and insert “Curried”.", "Page 12, Motion 19: the mover should read Lantern Hill Branch.", "Motion 22 was printed twice. The second should be ignored.",
        "Page 4, Motion 7 (Wick lengths), line 3: for “ten” read “twelve”.", "Motion 11 should read:",
    ],
)  # fmt: skip
def test_a_correction_ends_the_words_and_what_follows_is_none(line: str) -> None:
    assert is_correction(line)
    assert one(below=f"\n{line}\n\nStanding Orders Committee")[:2] == ("This meeting asks for wicks.", [])


@pytest.mark.parametrize(
    "line",
    [
        "Motion 7 of 2030 asked for wicks.",
        "Page 4 of the report should be read by all.",
        "Delete “wicks” and insert “oil”.",
        "Amendment 3.1: delete “wicks”",
        "Amendment 8.1: delete “ask” and insert “tell”, and print it",
        "Amendment 2.1: line 3 should read “oil”",
        "Rule 4 should read: none.",
    ],
)
def test_what_is_no_correction(line: str) -> None:
    assert not is_correction(line)


def test_a_heading_of_a_correction_is_no_body() -> None:
    (found,) = read(
        "ERRATA 2031\n\nPage 6, Motion 11 should read:\n\n11. Tallow\nThis conference calls for tallow.\n"
    ).motions
    assert found.new_committee == ""


@pytest.mark.parametrize(
    "said",
    [
        "The Council agreed to continue consideration of this item to the next meeting.",
        "The motion was deferred.",
        "Not carried after a recount of the cards.",
    ],
)
def test_the_word_decision_above_what_was_decided_is_no_words(said: str) -> None:
    assert one(below=f"\nDecision\n{said}")[0] == "This meeting asks for wicks."


@pytest.mark.parametrize("gap", ["", "\n"])
def test_results_among_the_words_are_words(gap: str) -> None:
    wording = one(
        below=f"{gap}Results\nThe Council agreed to close the factory.\nThis meeting resolves to write.\nCARRIED"
    )[0]
    assert "Results" in wording
    assert "agreed to close the factory." in wording
    assert "resolves to write." in wording


def test_a_reference_to_another_motion_is_no_words() -> None:
    assert one(below="\nSee motion 2.")[0] == "This meeting asks for wicks."


def test_a_counter_motion_is_no_words_of_the_motion() -> None:
    found = read(
        "Minute of the AGM 2031\n\nMotion 1: Grit\nUpper Branch, seconded by Lower Branch, moved:\n“That the Association asks for grit.”\nHill Branch, seconded by Quay Branch, moved as an amendment:\n“That the Association takes no action.”\n"
    ).motions
    assert [(one.wording, one.new_proposers) for one in found] == [
        ("“That the Association asks for grit.”", ["Upper Branch"])
    ]
    assert [amendment.wording for amendment in found[0].amendments] == ["“That the Association takes no action.”"]


def test_a_roll_call_is_no_motions_and_no_words() -> None:
    page = (
        "<h1>Motions 2031</h1><p>Motion 1: Slips</p><p>This meeting asks for slips.</p><p>Members voted as follows:-</p>"
        "<table><tr><th>Motion</th><th>Amendment</th></tr><tr><td>Councillor Jo Bloggs</td><td>Baillie Ann Roe</td></tr><tr><td>Councillor Al Wick</td><td></td></tr></table>"
    )
    found = read_lines(read_bytes(page.encode(), ".html", no_progress)).motions
    assert [(one.title, one.wording) for one in found] == [("Slips", "This meeting asks for slips.")]


def test_a_kind_ends_at_the_next_heading_of_its_level_and_anothers_amendment_is_no_words() -> None:
    text = (
        "# Fourth report 2031\n\n## Composite motions agreed\n\nComposite A: Sails\n\nConference calls for sails.\n\n## Motions withdrawn\n\n- Motion 5 (Oars), by Punt Branch\n"
        "- Amendment 6.1, by Punt Branch\n"
    )
    found = read_lines(read_bytes(text.encode(), ".md", no_progress)).motions
    assert [(one.number, one.kind and one.kind.value, one.wording) for one in found] == [
        ("Composite A", "composite", "Conference calls for sails."),
        ("5", None, ""),
    ]


def test_what_is_told_of_the_printing_of_a_motion_below_itself_takes_nothing_of_its_result() -> None:
    text = "Motions 2031\n\nMotion 1: Wicks\nThis meeting asks for wicks.\n\nMotion {} was printed twice.\nCARRIED\n\nMotion 2: Oil\nThis meeting asks for oil.\nLOST\n"
    decided = [[bool(one.decision) for one in read(text.format(number)).motions] for number in ("1", "22")]
    assert decided == [[True, True], [False, True]]
    assert [read(text.format("1")).motions[0].wording] == ["This meeting asks for wicks."]


@pytest.mark.parametrize(
    ("first", "is_whole"), [("This AGM notes:", True), ("This AGM notes that the library is shut.", False)]
)
def test_anothers_amendment_does_not_end_words_that_go_on_below_it(first: str, is_whole: bool) -> None:
    found = read(
        f"Motions 2031\n\nMotion 5: Library\n{first}\n\nAmendment 6.2: hours\n\nThis AGM resolves to reopen it.\nCARRIED\n\nMotion 6: Oil\nThis meeting asks for oil.\nCARRIED\n"
    ).motions
    assert ("This AGM resolves to reopen it." in found[0].wording, found[0].decision is not None) == (is_whole,) * 2
    assert not found[1].amendments
    assert found[1].decision


def test_a_motion_on_the_motions_of_earlier_meetings_stays_a_motion_of_its_list() -> None:
    found = read(
        "Motions 2031\n\n1. Lamps\nThis meeting asks for lamps.\nCARRIED\n\n2. Progress on motions of previous AGMs\nThis meeting asks the committee to report.\nCARRIED\n\n3. Oil\nThis meeting asks for oil.\nLOST\n"
    ).motions
    assert [(one.number, one.wording, one.decision is not None) for one in found] == [
        ("1", "This meeting asks for lamps.", True),
        ("2", "This meeting asks the committee to report.", True),
        ("3", "This meeting asks for oil.", True),
    ]


def test_what_became_of_last_years_motions_is_an_item() -> None:
    found = read(
        "Minutes of the AGM 2031\n\n1. Apologies\nNone.\n\n2. Progress on the motions of the 2030 AGM\nMotion 1 – Butts. CARRIED at the 2030 AGM.\n\n3. Motions\n\nMotion 1 – Tools\nThis meeting agrees to buy tools.\nCARRIED\n"
    ).motions
    assert [one.title for one in found] == ["Tools"]

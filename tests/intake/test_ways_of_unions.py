"""Ways in which unions, councils and institutes print numbers, results and debates, each with its near misses. All is invented."""

import pytest

from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import names_paper
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.result_keys import parse_key
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.told import told
from scripts.intake.vocabulary.votes import vote
from tests.intake.test_printed_ways import decided, outcomes, read

LIST = "Motions to the Annual Meeting\n\n"


def wordings(text: str) -> list[str]:
    return [motion.wording for motion in read(text).motions]


# Numbers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("Item 6   Bats in belfries", "6", "Bats in belfries"), ("Item 12\tOil", "12", "Oil"), ("M/2031/03", "M/2031/03", ""),
        ("C/31/12  MINUTES", "C/31/12", "MINUTES"), ("R/31/104. Lamps", "R/31/104", "Lamps"),
    ],
)  # fmt: skip
def test_numbers_of_items_and_registers_are_read(text: str, printed: str, rest: str) -> None:
    found = number(text)
    assert found is not None
    assert (found.number, found.rest) == (printed, rest)


@pytest.mark.parametrize(
    "text", ["27/102", "Item 6 of the agenda", "Item 6 Bats were seen", "12/03/31", "A/31 is the road"]
)
def test_other_figures_with_slashes_are_no_numbers(text: str) -> None:
    assert number(text) is None


def test_letters_within_an_item_of_notices_begin_motions_without_numbers() -> None:
    text = (
        "MINUTES of Quay Town Council\n\nC/31/12  MINUTES\nRESOLVED that the minutes be signed.\n\nC/31/13  NOTICES OF MOTION\n\n"
        "(a) Dog bins\nCllr Wick moved and Cllr Rope seconded:\n“That this Council provide bins.”\nThe motion was CARRIED.\n\n"
        "(b) Bonfires\nCllr Rope moved and Cllr Wick seconded:\n“That this Council ban fires.”\nThe motion was LOST.\n\n"
        "C/31/14  PLANNING\nThere was none.\n"
    )
    found = [found for found in outcomes(text) if not found[0]]
    assert found == [("", "Dog bins", "carried"), ("", "Bonfires", "lost")]


def test_letters_within_another_item_are_its_parts() -> None:
    text = "AGENDA\n\n1. Reports\n\n(a) Treasurer\nAttached.\n\n(b) Secretary\nTo follow.\n\nMotion 1: Oil\nThis meeting asks for oil.\n"
    assert [title for _, title, _ in outcomes(text)] == ["Oil"]


# Titles and words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place", ["Rule 5(a), line 2", "Rule 17", "Clause 4.2 delete the last sentence.", "Standing Order 9(b)"]
)
def test_the_place_in_the_rules_is_no_title_of_what_would_change_them(place: str) -> None:
    (motion,) = read(f"{LIST}Rule Amendment 1\n{place}\nDelete “three” and insert “five”.\nCARRIED\n").motions
    assert (motion.title, motion.wording.split("\n")[0], decided(motion)) == ("", place, "carried")


def test_a_rule_with_a_title_after_it_is_one() -> None:
    (motion,) = read(f"{LIST}Rule Amendment 1\nRule 12: Quorum by lantern\nDelete “three” and insert “five”.\n").motions
    assert motion.title == "Rule 12: Quorum by lantern"


@pytest.mark.parametrize("sentence", ["To set the annual fee at £12.", "To ask Council to move the library."])
def test_what_a_resolution_would_do_is_its_words_and_no_title(sentence: str) -> None:
    text = f"{LIST}Ordinary Resolution 1\n{sentence}\nThe Resolution was declared CARRIED.\n\nOrdinary Resolution 2\nTo mend the roof.\nNot carried.\n"
    first = read(text).motions[0]
    assert (first.title, first.wording, decided(first)) == ("", sentence, "carried")


def test_who_put_it_may_stand_in_brackets_before_the_title() -> None:
    (motion,) = read(f"{LIST}Motion 2 (Tower Branch): Holiday pay\nThis meeting asks for pay.\n").motions
    assert (motion.title, motion.new_proposers) == ("Holiday pay", ["Tower Branch"])


def test_another_bracket_before_a_title_is_a_part_of_it() -> None:
    (motion,) = read(f"{LIST}Motion 2 (Revised) Holiday pay\nThis meeting asks for pay.\n").motions
    assert motion.title == "(Revised) Holiday pay"


def test_a_label_of_bodies_counts_before_the_name_of_one_only() -> None:
    assert labels("Moving: Mill Branch") == (("proposer", "Mill Branch"),)
    assert dict(labels("Seconding: Quay Branch")) == {"seconder": "Quay Branch"}
    assert labels("Moving: how to pack a lamp") == labels("Supporting: the case for oil") == ()


@pytest.mark.parametrize(
    ("line", "proposers", "decision"),
    [
        ("[Moved Executive. Carried, nobody dissenting.]", ["Executive"], "carried"),
        ("(Moved Hill Branch, seconded Moor Branch. Lost.)", ["Hill Branch"], "lost"),
        ("Proposed by the Quay Committee. Remitted.", ["Quay Committee"], "remitted"),
    ],
)
def test_a_body_that_moved_and_the_result_on_one_line(line: str, proposers: list[str], decision: str) -> None:
    (motion,) = read(f"{LIST}Motion 1: Choirs\nThat each branch have a choir.\n{line}\n").motions
    assert (motion.new_proposers, decided(motion), motion.wording) == (
        proposers,
        decision,
        "That each branch have a choir.",
    )


# Results --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "decision", "counted"),
    [
        ("✓ Passed", "carried", ""), ("❌ Rejected", "lost", ""), ("✔ Carried as amended", "carried as amended", ""), ("Carried, one against", "carried", ""),
        ("Votes for: 41 | Against: 6 | Abstentions: 2 — MOTION PASSES", "carried", "41 for, 6 against, 2 abstentions"), ("LOST – 61% in favour, two thirds needed", "lost", ""),
        ("CARRIED (more than two thirds)", "carried", ""), ("The Resolution, requiring a two-thirds majority, was declared not carried.", "lost", ""),
        ("Fell, Rule Amendment 1 having been carried", "fell", ""), ("Withdrawn by its movers", "withdrawn", ""), ("No amendment was moved. Motion carried.", "carried", ""),
    ],
)  # fmt: skip
def test_further_results_are_read(text: str, decision: str, counted: str) -> None:
    found = read_result(text)
    assert found is not None
    assert (found.decision.value, found.vote) == (decision, counted)


@pytest.mark.parametrize(
    "text",
    [
        "✗ Passed",
        "✓ Lost",
        "Withdrawn by their movers",
        "Not admitted: no emergency.",
        "Carried AGM 2030",
        "✓ Passed to the Council",
    ],
)
def test_a_result_that_says_two_things_or_is_of_another_meeting_is_left_open(text: str) -> None:
    assert read_result(text) is None
    assert may_be_result(text)


def test_votes_withheld_are_abstentions() -> None:
    counted = vote("For: 1,204   Against: 388   Withheld: 17")
    assert counted is not None
    assert counted.figures == "1204 for, 388 against, 17 abstentions"


def test_a_vote_with_a_side_that_has_no_label_of_its_own_is_whole() -> None:
    text = f"{LIST}Ordinary Resolution 1\nTo set the fee at £12.\nFor: 12   Against: 3   Withheld: 1\nThe Resolution was declared CARRIED.\n"
    (motion,) = read(text).motions
    assert motion.decision is not None
    assert motion.decision.vote == "12 for, 3 against, 1 abstention"


def test_a_letter_tells_title_and_result_in_a_sentence() -> None:
    text = (
        "Dear Colleague\n\nI write with the outcome of the meeting.\n\nMotion 1 (Pay claim) was carried by 212 votes to 9.\n\n"
        "Motion 2 (Mileage) was remitted to the Pay Committee.\n\nThe next meeting is on 3 October.\n"
    )
    assert outcomes(text) == [("1", "Pay claim", "carried"), ("2", "Mileage", "remitted")]


def test_a_sentence_about_another_motion_begins_none() -> None:
    text = f"{LIST}Motion 8: Oil\nThis meeting asks for oil.\nMotion 7 (Pay) had been debated at length and people were tired.\nCarried.\n"
    assert [number for number, _, _ in outcomes(text)] == ["8"]


@pytest.mark.parametrize(
    "rows",
    [
        "CARRIED       1   Weights\nLOST          2   Free hay\nFELL          3   Gloves\n",
        "Carried\tMotion 1: Weights\nLost\tMotion 2: Free hay\nFell\tMotion 3: Gloves\n",
    ],
)
def test_what_was_decided_may_be_the_first_column(rows: str) -> None:
    assert outcomes(f"SUMMARY OF RESULTS\n\n{rows}") == [
        ("1", "Weights", "carried"),
        ("2", "Free hay", "lost"),
        ("3", "Gloves", "fell"),
    ]


def test_a_result_before_a_plain_number_is_no_column_where_the_list_has_none() -> None:
    text = f"{LIST}1. Weights\nThis meeting asks for weights.\n\nCARRIED   2   Free hay\n"
    assert "2" not in [number for number, _, _ in outcomes(text)]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Carried: 1, 3 and 5–7", [("1", "3", "5", "6", "7")]), ("The following motions were lost: 2 and 4.", [("2", "4")]),
        ("The following motions were carried: 1, 2 and 4. Motion 3 was lost.", [("1", "2", "4"), ("3",)]),
    ],
)  # fmt: skip
def test_results_by_number(line: str, numbers: list[tuple[str, ...]]) -> None:
    assert [one.numbers for one in told(line) if one.result] == numbers


@pytest.mark.parametrize(
    "line",
    [
        "Carried: 45–60",
        "Carried: 3, 60–45",
        "The following motions were carried: 1 and 2. Motion 3 was debated at length.",
        "Carried: 2, 100–400",
    ],
)
def test_what_may_be_a_vote_or_says_more_gives_no_results_by_number(line: str) -> None:
    assert told(line) == ()


def test_results_at_the_head_are_given_to_the_motions_that_they_name() -> None:
    text = (
        "REPORT ON MOTIONS\n\nThe following motions were carried: 1 and 3. Motion 2 was withdrawn.\n\n"
        "Motion 1 – Kerbs\nThat kerbs be mended.\n\nMotion 2 – Lamps\nThat lamps be lit.\n\nMotion 3 – Drains\nThat drains be covered.\n"
    )
    assert outcomes(text) == [("1", "Kerbs", "carried"), ("2", "Lamps", "withdrawn"), ("3", "Drains", "carried")]


def test_the_heading_of_results_at_the_end_is_no_words() -> None:
    text = f"{LIST}Motion 1: Oil\nThis meeting resolves to buy oil.\n\nMotion 2: Tea\nThis meeting resolves to serve tea.\n\nOUTCOME OF VOTING\nCarried: 2\nLost: 1\n"
    assert outcomes(text) == [("1", "Oil", "lost"), ("2", "Tea", "carried")]
    assert wordings(text)[1] == "This meeting resolves to serve tea."


def test_letters_are_read_by_the_documents_own_key() -> None:
    text = "Outcome of motions\nKey: C = carried; L = lost; D = deferred\n\n12  Seed corn  C\n13  Hedges  L\n14  Stiles  D\n15  Wells  X\n"
    assert outcomes(text) == [
        ("12", "Seed corn", "carried"),
        ("13", "Hedges", "lost"),
        ("14", "Stiles", "in doubt"),
        ("15", "Wells", "in doubt"),
    ]
    decision = read(text).motions[0].decision
    assert decision is not None
    assert decision.note == "By the document's own key."


def test_letters_without_a_key_are_a_part_of_the_title() -> None:
    assert outcomes("Outcome of motions\n\n12  Seed corn  C\n13  Hedges  L\n")[0] == ("12", "Seed corn C", "nothing")


@pytest.mark.parametrize(
    ("line", "key"),
    [("(C) Carried, (L) Lost", {"C": "carried", "L": "lost"}), ("W – withdrawn", {"W": "withdrawn"}), ("Key: C = carried; C = lost", {}), ("C = Conference; L = London", {})],
)  # fmt: skip
def test_a_key_to_results(line: str, key: dict[str, str]) -> None:
    assert {letters: decision and decision.value for letters, decision in parse_key(line).items()} == key


def test_a_paragraph_about_the_motions_below_decides_none_of_them_and_not_the_one_above() -> None:
    text = (
        "PROCEEDINGS – SUNDAY\n\nMotion 40  Stops\nCarried\n\nMotion 41  Bells\nLost\n\n"
        "Time ran out at noon. The remaining motions were not reached and go to the Executive.\n\nMotion 42  Wires\nMotion 43  Sheds\n"
    )
    assert outcomes(text) == [
        ("40", "Stops", "carried"),
        ("41", "Bells", "lost"),
        ("42", "Wires", "in doubt"),
        ("43", "Sheds", "in doubt"),
    ]


def test_an_amendment_with_who_put_it_and_its_result_on_one_line() -> None:
    found = amendment("Amendment (ii) River Branch – lost 40 to 41")
    assert found is not None
    assert found.result is not None
    assert (found.number, found.by, found.result.vote) == ("(ii)", "River Branch", "40 for, 41 against")
    other = amendment("Amendment (ii) Delete the second line – it is wrong")
    assert other is None or other.result is None


# What is no motion ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Notes to editors", "ENDS", "Media contacts:"])
def test_what_is_said_to_the_press_holds_no_motion(heading: str) -> None:
    text = f"PRESS RELEASE\n\nThe conference backed a motion for a fund.\n\n{heading}\n1. The union has 4,000 members.\n2. The conference ends on Friday.\n"
    assert read(text).motions == ()


def test_the_next_section_of_a_report_ends_its_motions() -> None:
    text = "ANNUAL REPORT\n\n4. Resolutions of last year\n\nResolution 1: Oil\n“That oil be bought.”\n\nResolution 2: Tools\n“That tools be insured.”\n\n5. Staff\n\nSix people work here.\n"
    assert wordings(text) == ["“That oil be bought.”", "“That tools be insured.”"]


def test_a_numbered_paragraph_of_the_last_motion_is_no_section() -> None:
    text = f"{LIST}Motion 1: Oil\nThis meeting notes:\n1. Oil is dear.\n2. Winter is long.\n"
    assert wordings(text)[0].endswith("2. Winter is long.")


@pytest.mark.parametrize(
    "text",
    [
        "FULL COUNCIL – 8 JULY 2031",
        "CONFERENCE REPORT – Tuesday session",
        "Policy passed and not passed this term",
        "MOTION SUBMISSION FORM",
        "How members voted",
    ],
)
def test_a_meeting_with_its_day_or_the_name_of_a_paper_is_no_committee(text: str) -> None:
    assert names_paper(text)


@pytest.mark.parametrize(
    "text", ["HEALTH COMMITTEE – Friday", "NEGOTIATING COUNCIL – Probation", "National Council: Equality"]
)
def test_a_body_with_something_else_is_no_meeting(text: str) -> None:
    assert not names_paper(text)


def test_the_head_of_each_page_of_a_scanned_book_is_left_out() -> None:
    text = (
        "     REPORT OF THE NINTH ANNUAL C0NGRESS          57\n\nRESOLUTION 3.  Cheap Trains\n\nThat cheap trains be run.\n\nCarried.\n\n"
        "58          REPORT OF THE NINTH ANNUAL C0NGRESS\n\nRESOLUTION 4.  Bakers\n\nThat bakers rest.\n\nLost.\n"
    )
    found = read(text)
    assert [(motion.new_committee, motion.wording) for motion in found.motions] == [
        ("", "That cheap trains be run."),
        ("", "That bakers rest."),
    ]


# Debates --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "Discussion: some feared theft.", "The delegate from Quay Branch, in moving, spoke of cotton. Speaking against, Rowena Tuckwell asked where the money was.",
        "Debate – several branches spoke.", "Several delegates spoke. In reply, Rowena Tuckwell said that it was cheap.",
    ],
)  # fmt: skip
def test_what_is_told_of_a_debate_is_no_words(told: str) -> None:
    (motion,) = read(
        f"MINUTES OF THE CONFERENCE\n\nMotion 1: Sheds\nThat this Conference build sheds.\n{told}\nThe motion was put and carried.\n"
    ).motions
    assert (motion.wording, decided(motion)) == ("That this Conference build sheds.", "carried")


def test_a_motion_may_speak_of_delegates() -> None:
    (motion,) = read(
        f"{LIST}Motion 1: Sheds\nThis meeting notes the last congress.\nDelegates said that sheds were few.\n"
    ).motions
    assert motion.wording.endswith("Delegates said that sheds were few.")


def test_who_asked_leave_to_withdraw_is_no_words_and_decides_nothing() -> None:
    text = "MINUTES OF THE CONFERENCE\n\nMotion 4: Badges\nThat this Conference design a badge.\nKit Marlingford asked leave to withdraw the motion. Leave was granted.\n"
    (motion,) = read(text).motions
    assert (motion.wording, decided(motion)) == ("That this Conference design a badge.", "in doubt")


def test_a_quorum_that_was_lost_is_told_and_no_words() -> None:
    (motion,) = read(
        f"{LIST}Motion 3: Pump\nThis meeting resolves to mend the pump.\nThe quorum was lost before a vote.\n"
    ).motions
    assert (motion.wording, decided(motion)) == ("This meeting resolves to mend the pump.", "in doubt")


# Agendas, verbatim reports and forms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "proposers", "unclear"),
    [
        ("(Executive to move, Saltmarsh to second)", ["Executive"], 0), ("[Quay Branch to move]", ["Quay Branch"], 0),
        ("Hill Branch will move and Moor Branch will second.", ["Hill Branch"], 0), ("(Moorland to move, Hillfoot to second)", [], 1),
    ],
)  # fmt: skip
def test_who_is_to_move_is_no_words(line: str, proposers: list[str], unclear: int) -> None:
    (motion,) = read(f"FINAL AGENDA OF MOTIONS\n\n1. CLOCKS\n{line}\nConference notes that clocks differ.\n").motions
    assert (motion.title, motion.new_proposers, motion.unclear, motion.wording) == (
        "CLOCKS",
        proposers,
        unclear,
        "Conference notes that clocks differ.",
    )


def test_what_a_motion_says_of_moving_is_its_words() -> None:
    (motion,) = read(f"{LIST}1. CLOCKS\nThis meeting asks the Council to move, and the Board to follow.\n").motions
    assert motion.wording == "This meeting asks the Council to move, and the Board to follow."


def test_the_word_amendment_alone_begins_one() -> None:
    text = f"{LIST}1. CLOCKS\nConference notes that clocks differ.\nAmendment\n(Quay Branch to move)\nAfter “differ” insert “by ten minutes”.\n"
    (motion,) = read(text).motions
    assert [(one.new_proposers, one.wording) for one in motion.amendments] == [
        (["Quay Branch"], "After “differ” insert “by ten minutes”.")
    ]


@pytest.mark.parametrize(
    "speaker",
    ["SIS. I. RATHBONE (Guild of Sweeps)", "Brother Asante", "Imogen Rathbone (Hatters)", "Cde. K. Asante (Quay)"],
)
def test_speeches_of_a_verbatim_report_are_no_words_and_name_nobody(speaker: str) -> None:
    text = (
        f"SECOND DAY\n\nMOTION 18: SAFE LADDERS\n\nCongress demands ladders of ash.\n\n{speaker}: President, Congress, moving Motion 18. Ladders kill.\n\n"
        "We lost two last year, and nobody asked why.\n\nThe President: All those in favour? Against?\n\n(Motion 18 was CARRIED)\n\n"
        "MOTION 19: SOOT\n\nCongress asks for a levy on soot.\n\n(Motion 19 was REMITTED)\n"
    )
    found = read(text)
    assert [(motion.wording, decided(motion)) for motion in found.motions] == [
        ("Congress demands ladders of ash.", "carried"), ("Congress asks for a levy on soot.", "remitted"),
    ]  # fmt: skip
    assert found.motions[0].people == 1


def test_an_amendment_after_a_speech_is_one() -> None:
    text = (
        "SECOND DAY\n\nMOTION 18: LADDERS\n\nCongress demands ladders.\n\nBrother Asante: President, I move.\n\n"
        "Amendment to Motion 18\n\nAfter “ladders” insert “of ash”.\n\nThe amendment was LOST.\n\nThe motion was CARRIED.\n"
    )
    (motion,) = read(text).motions
    assert [(one.wording, one.decision.decision.value if one.decision else "") for one in motion.amendments] == [
        ("After “ladders” insert “of ash”.", "lost")
    ]
    assert decided(motion) == "carried"


def test_what_a_president_declares_among_speeches_is_in_doubt() -> None:
    text = "SECOND DAY\n\nMOTION 18: LADDERS\n\nCongress demands ladders.\n\nThe President: The motion was carried, I think.\n\nMOTION 19: SOOT\n\nCongress asks for soot.\n"
    assert [decided(motion) for motion in read(text).motions] == ["in doubt", "nothing"]


def test_the_title_may_stand_below_the_name_after_the_number() -> None:
    branches = ("Harbour Customs", "River Revenue", "Hill Courts")
    text = "ADC 2031 – MOTIONS\n\n" + "\n".join(
        f"A{number}   {branch} Branch\nLamp {number}\nThis ADC asks the branch for lamp {number}.\nThis Conference asks for oil.\n"
        for number, branch in enumerate(branches, 11)
    )
    text = text.replace("This ADC asks the branch", "This Conference asks the branch")
    assert [(motion.title, motion.new_proposers) for motion in read(text).motions] == [
        (f"Lamp {number}", [f"{branch} Branch"]) for number, branch in enumerate(branches, 11)
    ]


def test_who_put_it_in_brackets_after_a_title_is_cut_off() -> None:
    text = f"{LIST}1. Survey (from Maintenance Group)\nThis meeting asks for one.\n\n2. Cats (submitted by Flat 6)\nThis meeting allows cats.\n\n3. Letters (from abroad)\nThis meeting reads them.\n"
    assert [motion.title for motion in read(text).motions] == ["Survey", "Cats", "Letters (from abroad)"]


def test_a_fate_that_is_not_understood_is_cut_off_where_the_list_has_results() -> None:
    text = "CONFERENCE OUTCOMES\n\nC01 Peat: passed overwhelmingly\nC02 Trams: passed, as amended\nC03 Kites: remitted to Finance Committee\nC04 Seeds: prioritised but not heard\nC05 Terms: not quorate\n"
    assert outcomes(text) == [
        ("C01", "Peat", "carried"),
        ("C02", "Trams", "carried as amended"),
        ("C03", "Kites", "remitted"),
        ("C04", "Seeds", "in doubt"),
        ("C05", "Terms", "in doubt"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Two members stood aside. Consensus reached.",
        "After a long discussion it was agreed to leave this to the next meeting.",
        "Reference back carried",
    ],
)
def test_what_a_meeting_did_instead_of_voting_is_in_doubt(told: str) -> None:
    (motion,) = read(f"{LIST}Motion 1: Damp\nThis meeting asks for a survey.\n{told}\n").motions
    assert (motion.wording, decided(motion)) == ("This meeting asks for a survey.", "in doubt")


def test_a_form_of_one_motion() -> None:
    text = (
        "MOTION SUBMISSION FORM\n\nName of branch: Mill Branch\nBranch meeting held on: 12 March 2031\nTitle of motion: Heat\n\n"
        "Text of motion (250 words at most):\nThis conference notes that it is hot.\nThis conference calls for a limit.\n\n"
        "Was the motion carried at the branch meeting? Yes: 21 for, 0 against\nSigned (branch secretary): Imogen Rathbone\n"
    )
    (motion,) = read(text).motions
    assert (motion.title, motion.new_proposers, decided(motion)) == ("Heat", ["Mill Branch"], "in doubt")
    assert motion.wording.split("\n\n") == [
        "This conference notes that it is hot.",
        "This conference calls for a limit.",
    ]

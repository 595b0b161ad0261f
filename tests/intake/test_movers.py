"""People who moved, seconded, spoke, abstained or signed: their names are cut out, and what was asked stays."""

import pytest

from scripts.intake.documents import no_progress, plain_text, tables
from scripts.intake.documents.formats import read_bytes
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.movers import masked, names_people, parts_without_movers
from scripts.intake.vocabulary.names import accepted_body, read_names
from tests.intake.shown import read_text


def motion(*lines: str) -> ParsedMotion:
    """The motion of a list of one, with these lines below its title."""
    text = "\n\n".join(["MOTIONS OF THE AGM 2031", "Motion 1: Bell ropes", *lines])
    document = plain_text.read(text.encode(), no_progress)
    [only] = read_text(document).motions
    return only


NAMES_ALONE = (
    "Moved O. Byrne, seconded P. Wick.",
    "Moved Orla Byrne, sec. Percy Wick",
    "Mover: O Byrne; Seconder: P Wick",
    "(Proposer: O Byrne / Seconder: P Wick)",
    "Byrne/Wick.",
    "Byrne/O'Wick/McRoe",
    "Prop. Cllr Byrne, sec. Cllr Wick",
    "Cllr Byrne moved and Cllr Wick seconded the motion.",
    "Proposed by its delegate, Orla Byrne",
    "Membership no. 771200",
    "Member number: 77 12 00 Orla Byrne",
    "by Orla Byrne, last edited by Percy Wick on 9 June",
    "Against the motion: P. Wick. Abstained: O. Byrne.",
    "Abstained: O Byrne, P Wick and Dr Roe",
    "Voting list: O Byrne, P Wick",
    "In seconding the motion, Percy Wick said that rope is dear.",
    "Percy Wick asked that his dissent be recorded.",
    "Orla Byrne • Percy Wick • Ann Roe",
    "BYRNE, Fiona (Mill Branch)",
    "Signed: O. Byrne (Chair)",
    "Moved Byrne, seconded Wick",
    "Percy Wick (Mover)",
    "Percy Wick, Branch Secretary",
    "The mover, Percy Wick, summed up.",
    "Percy Wick exercised his right of reply.",
    "Cllrs Wick and Byrne abstained.",
    "Councillors Wick, Byrne and Roe voted against.",
    "Co-signed by Percy Wick, Orla Byrne and 12 others",
    "Mover's name: Percy Wick",
    "Percy Wick: I support this motion.",
    "Percy Wick 771200",
)


@pytest.mark.parametrize("line", NAMES_ALONE)
def test_a_line_that_only_says_who_is_in_no_words_and_in_no_body(line: str) -> None:
    only = motion("This AGM asks for new ropes.", line)
    assert [words.text for words in only.lines] == ["This AGM asks for new ropes."]
    assert not [name for name in only.new_proposers if name != "Mill Branch"]
    assert not only.new_committee


@pytest.mark.parametrize("line", NAMES_ALONE)
def test_the_same_line_above_the_words_is_not_in_them_either(line: str) -> None:
    only = motion(line, "This AGM asks for new ropes.")
    assert [words.text for words in only.lines] == ["This AGM asks for new ropes."]
    assert only.title == "Bell ropes"


@pytest.mark.parametrize(
    ("line", "words", "decision"),
    [
        ("Cllr Byrne proposed that ropes be waxed. The motion was LOST.", ["that ropes be waxed."], "lost"),
        ("Moved by Orla Byrne, that this meeting thanks the ringers.", ["that this meeting thanks the ringers."], None),
        ("Moved by Orla Byrne: That this house wants ropes.", ["That this house wants ropes."], None),
        (
            "It was proposed by Cllr Byrne, seconded by Cllr Wick and RESOLVED that six ropes be bought.",
            ["RESOLVED that six ropes be bought."],
            None,
        ),
        ("Byrne/Wick. Carried 31-4.", [], "carried"),
        ("Prop. Cllr Byrne, sec. Cllr Wick - LOST", [], "lost"),
        ("(Mover: O Byrne; Seconder: P Wick) CARRIED", [], "carried"),
    ],
)
def test_what_was_asked_and_decided_stays_when_the_names_are_cut_out(
    line: str, words: list[str], decision: str | None
) -> None:
    only = motion("This AGM notes the ropes.", line)
    assert [one.text for one in only.lines] == ["This AGM notes the ropes.", *words]
    assert (only.decision.decision.value if only.decision else None) == decision


@pytest.mark.parametrize(
    "words",
    [
        "This AGM condemns the cuts proposed by Percy Wick.",
        "This AGM sends its thanks to Orla Byrne.",
        "The branch moved to new rooms in 2031.",
        "A Boat moved off in the night.",
        "Conference Hall proposed a lower rent.",
        "Moved to tears, the ringers went home.",
        "Membership numbers fell by 4000 last year.",
        "For this we need ropes, hemp and wax.",
    ],
)
def test_a_sentence_of_a_motion_that_speaks_of_a_person_or_of_moving_stays_whole(words: str) -> None:
    assert words in [line.text for line in motion("This AGM notes the ropes.", words).lines]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Draft – Fiona Byrne – page", "Draft – (name) – page"),
        (
            "3 | Ropes | Byrne/Wick | We want | Carried | Moved by P Wick",
            "3 | Ropes | (name) | We want | Carried | Moved by (name)",
        ),
        ("Moved by the Orchard Chapter", "Moved by the Orchard Chapter"),
        ("King George Hospital Committee", "King George Hospital Committee"),
        ("(Mover: A Byrne; Seconder: P Wick)", "(Mover: (name); Seconder: (name))"),
        ("BYRNE, Fiona (Mill Branch)", "(name) (Mill Branch)"),
    ],
)
def test_a_line_is_shown_without_names(line: str, shown: str) -> None:
    assert masked(line) == shown


@pytest.mark.parametrize(
    "text", ["Pay/Pensions", "Moved by Mill Branch, seconded by Quay Branch", "INTERNATIONAL", "Health"]
)
def test_a_heading_or_a_body_names_no_people(text: str) -> None:
    assert not names_people(text)


def test_the_parts_of_a_line_join_to_the_line() -> None:
    for line in (*NAMES_ALONE, "Cllr Byrne proposed that ropes be waxed. It was lost."):
        joined = "".join(part.text for part in parts_without_movers(line))
        assert joined.replace(" ", "") == line.replace(" ", "")


NOBODY_KNOWN = Bodies({}, "", None)


@pytest.mark.parametrize(
    ("named", "bodies"),
    [
        ("Orla Byrne, Branch Secretary", ()),
        ("Percy Wick (Honorary Treasurer)", ()),
        ("Orla Byrne, Network Officer", ()),
        ("Standing Orders Committee Chair", ()),
        ("Orla Byrne, Chair of the Mill Branch", ("Mill Branch",)),
        ("Orla Byrne (Mill Branch delegate)", ("Mill Branch",)),
        ("the Orchard Chapter", ("Orchard Chapter",)),
        ("the Dee & Don Branch and the Youth Network", ("Dee & Don Branch", "Youth Network")),
        ("Weir Branch; the Women's Committee", ("Weir Branch", "Women's Committee")),
        ("King George Hospital Committee", ("King George Hospital Committee",)),
        ("Charlotte Street Branch", ("Charlotte Street Branch",)),
        ("Northern Line Branch", ("Northern Line Branch",)),
    ],
)
def test_bodies_are_read_and_a_post_after_a_name_is_none(named: str, bodies: tuple[str, ...]) -> None:
    assert read_names(named, NOBODY_KNOWN).new == bodies


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("Submitted jointly by the Dee & Don Branch and the Youth Network", ["Dee & Don Branch", "Youth Network"]),
        ("Proposed jointly by Mill Branch and Quay Branch", ["Mill Branch", "Quay Branch"]),
        ("• Proposer: Mill Branch", ["Mill Branch"]),
        ("– Submitted by: Mill Branch", ["Mill Branch"]),
        ("Moved by the Orchard Chapter", ["Orchard Chapter"]),
        ("Proposed on behalf of Mill Branch by its delegate, Orla Byrne", ["Mill Branch"]),
        ("Dr O. Byrne moved, and Mr P. Wick seconded, the motion in the name of Mill Branch:", ["Mill Branch"]),
    ],
)
def test_who_put_a_motion_is_read_from_its_line(line: str, bodies: list[str]) -> None:
    only = motion(line, "This AGM asks for new ropes.")
    assert only.new_proposers == bodies
    assert [words.text for words in only.lines] == ["This AGM asks for new ropes."]


@pytest.mark.parametrize(
    "words",
    [
        "Conference opposes the closure.",
        "The Council is asked to act.",
        "Members regret this.",
        "Each region shall report.",
    ],
)
def test_the_words_right_below_a_proposer_are_not_joined_to_its_name(words: str) -> None:
    text = f"MOTIONS OF THE AGM 2031\n\n1. Yard\nProposer: Dredger Branch\n{words}\nCarried\n"
    document = plain_text.read(text.encode(), no_progress)
    [only] = read_text(document).motions
    assert [line.text for line in only.lines] == [words]
    assert only.new_proposers == ["Dredger Branch"]


@pytest.mark.parametrize("line", ["• Status: Rejected", "- Decision: lost", "• Result: LOST"])
def test_a_result_after_a_bullet_is_read(line: str) -> None:
    only = motion(line, "This AGM asks for new ropes.")
    assert only.decision is not None
    assert only.decision.decision.value == "lost"
    assert [words.text for words in only.lines] == ["This AGM asks for new ropes."]


def test_an_entry_of_a_motions_own_list_is_no_label() -> None:
    only = motion("This AGM asks:", "• Chair: to write to the Dean", "• Contact: with all ringers")
    assert len(only.lines) == 3


@pytest.mark.parametrize(
    "sheet",
    [
        "name,branch\nOrla Byrne,Mill Branch\nFiona Wick,Quay Branch\n",
        "no,name\n1,Fiona Byrne\n2,Colin Wick\n",
        "1,Fiona Byrne,Mill\n2,Colin Wick,Quay\n3,Ann Roe,Mill\n",
        "number,title,result\n1,Ropes,Carried\nname,branch,\nFiona Wick,Quay Branch,\n",
    ],
)
def test_a_table_of_peoples_names_has_no_motions(sheet: str) -> None:
    document = tables.read_csv(sheet.encode(), no_progress)
    read = read_text(document)
    assert [one.title for one in read.motions] == (["Ropes"] if "Ropes" in sheet else [])


def test_the_names_in_a_cell_of_words_are_cut_out() -> None:
    sheet = "number,title,text\n1,Ropes,We want ropes. Moved by P. Wick.\n2,Bells,We want bells.\n"
    document = tables.read_csv(sheet.encode(), no_progress)
    first, _ = read_text(document).motions
    assert [line.text for line in first.lines] == ["We want ropes."]


@pytest.mark.parametrize(
    "title",
    [
        "Plums [moved: T Wick]",
        "Plums, moved by Cllr Wick",
        "Plums (Wick/Byrne)",
        "Plums (moved P. Wick, seconded O. Byrne)",
        "Plums (P Wick)",
        "Plums: Fiona Byrne",
        "Plums – Fiona Byrne",
        "Plums - submitted by Percy Wick and Orla Byrne",
        "Plums by Percy Wick",
        "Plums (proposer Percy Wick)",
    ],
)
def test_names_after_a_title_are_no_part_of_it(title: str) -> None:
    text = f"MOTIONS OF THE AGM 2031\n\nMotion 1: {title}\n\nThis AGM wants plums.\n\nMotion 2: Figs\n\nThis AGM wants figs.\n"
    document = plain_text.read(text.encode(), no_progress)
    first, _ = read_text(document).motions
    assert first.title == "Plums"
    assert [line.text for line in first.lines] == ["This AGM wants plums."]


@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("(moved by Brother Jo Tolland, Ferry House): Ropes", []),
        ("(Brother Jo Tolland, Ferry House): Ropes", []),
        ("(proposed by Margaret Oakley): Ropes", []),
        ("(Margaret Oakley) Ropes", []),
        ("(Aldous Wren): Ropes", []),
        ("moved by Margaret Oakley: Ropes", []),
        ("(moved by Ferry House Branch): Ropes", ["Ferry House Branch"]),
        ("(Ferry House Branch): Ropes", ["Ferry House Branch"]),
    ],
)
def test_who_put_a_motion_before_its_title_is_no_part_of_it(head: str, bodies: list[str]) -> None:
    text = f"Motion 1 {head}\n\nThat ropes be new.\n\nCarried.\n\nMotion 2: Tar\n\nThat tar be hot.\n\nLost.\n"
    first, second = read_text(read_bytes(text.encode(), ".txt", no_progress)).motions
    assert (first.title, first.new_proposers, first.wording) == ("Ropes", bodies, "That ropes be new.")
    assert (first.decision and first.decision.decision.value, second.title) == ("carried", "Tar")


def test_a_bracket_before_a_title_that_is_no_name_stays() -> None:
    text = "Motion 1 (Rule 12): Ropes\n\nThat ropes be new.\n\nCarried.\n\nMotion 2 (Fair Pay): Tar\n\nThat tar be hot.\n\nLost.\n"
    read = read_text(read_bytes(text.encode(), ".txt", no_progress)).motions
    assert [motion.title for motion in read] == ["(Rule 12): Ropes", "(Fair Pay): Tar"]


@pytest.mark.parametrize(
    "title",
    [
        "Pay: the next step",
        "Led by Members",
        "Health (and Safety)",
        "Pay – Fair and Equal",
        "Rule 7/8",
        "Bells by Night",
    ],
)
def test_a_title_that_names_nobody_stays_whole(title: str) -> None:
    text = f"MOTIONS OF THE AGM 2031\n\nMotion 1: {title}\n\nThis AGM wants plums.\n\nMotion 2: Figs\n\nThis AGM wants figs.\n"
    document = plain_text.read(text.encode(), no_progress)
    first, _ = read_text(document).motions
    assert first.title == title


@pytest.mark.parametrize(
    ("text", "bodies", "people", "in_doubt"),
    [
        ("Valley Branch by Orla Byrne", ["Valley Branch"], 1, 0),
        ("Quay, Mill and Far Branches by Orla Byrne", ["Quay Branch", "Mill Branch", "Far Branch"], 1, 0),
        ("Mill Branch by Percy Wick, in the absence of its delegate", ["Mill Branch"], 1, 0),
        ("Mill Branch by its delegate", ["Mill Branch"], 0, 0),
        ("Mill Branch delegate Percy Wick", ["Mill Branch"], 1, 0),
        ("Mill Branch Percy Wick", ["Mill Branch"], 1, 0),
        ("National Board, seconded by Mill Branch", ["National Board"], 0, 0),
        ("Mill Branch, seconded Percy Wick", ["Mill Branch"], 1, 0),
        ("Ashby by Partney Branch", ["Ashby by Partney Branch"], 0, 0),
        ("King George Hospital Committee", ["King George Hospital Committee"], 0, 0),
        ("St John Ropeworks Section", ["St John Ropeworks Section"], 0, 0),
        ("Queen Mary University Branch", ["Queen Mary University Branch"], 0, 0),
        ("George Eliot Branch", [], 0, 1),
        ("Orla Byrne", [], 1, 0),
    ],
)
def test_who_moved_for_a_body_is_no_part_of_its_name(text: str, bodies: list[str], people: int, in_doubt: int) -> None:
    names = read_names(text, Bodies({}, "", None))
    assert (list(names.new), names.people, names.unclear) == (bodies, people, in_doubt)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Tower of St Martin by Percy Wick", "Tower of St Martin"),
        ("Mill Road", "Mill Road"),
        ("George Eliot Branch", "George Eliot Branch"),
        ("Fiona Byrne Mill Branch", None),
        ("Fiona Byrne", None),
    ],
)
def test_a_person_may_accept_a_name_as_a_bodys_and_no_persons_with_it(text: str, body: str | None) -> None:
    names = accepted_body(text)
    assert (names.new if names else None) == ((body,) if body else None)


@pytest.mark.parametrize("after", ["– Percy Wick", "(Percy Wick)", "[Percy A. Wick]", "- Percy Wick – CARRIED"])
def test_what_may_be_a_name_after_a_title_is_left_out_and_counted(after: str) -> None:
    text = f"MOTIONS OF THE AGM 2031\n\nMotion 1: Plums {after}\n\nThis AGM asks for plums and equal shares.\n"
    document = plain_text.read(text.encode(), no_progress)
    [only] = read_text(document).motions
    assert (only.title, only.heading, only.unclear) == ("Plums", "Motion 1: Plums", 1)


@pytest.mark.parametrize("title", ["Plums – Equal Shares", "Plums – Phase Two", "Plums – the rest"])
def test_words_of_the_document_after_a_title_are_no_name(title: str) -> None:
    text = f"MOTIONS OF THE AGM 2031\n\nMotion 1: {title}\n\nThis AGM asks for plums and equal shares.\n"
    document = plain_text.read(text.encode(), no_progress)
    [only] = read_text(document).motions
    assert only.title == title


@pytest.mark.parametrize(
    "after", ["(Canon Ulric Thwaite-Moor to move)", "(The Revd Ulric Thwaite to propose)", "(Ulric Thwaite to move)"]
)
def test_who_is_to_move_is_no_part_of_a_title(after: str) -> None:
    text = f"MOTIONS OF THE AGM 2031\n\n501 Organs {after}\n\nThis AGM asks for organs.\n"
    document = plain_text.read(text.encode(), no_progress)
    [only] = read_text(document).motions
    assert (only.title, only.people) == ("Organs", 1)


def test_what_a_notice_ends_with_is_no_words() -> None:
    only = motion("This AGM asks for new ropes.", "By order of the Council", "Ulric Thwaite, Hon. Secretary")
    assert [words.text for words in only.lines] == ["This AGM asks for new ropes."]


def test_a_place_in_brackets_below_a_title_is_left_out_and_counted() -> None:
    only = motion("(Quay North)", "This AGM asks for new ropes.")
    assert ([words.text for words in only.lines], only.unclear) == (["This AGM asks for new ropes."], 1)


def test_the_initials_of_a_body_after_its_name_are_no_second_body() -> None:
    assert read_names("National Rope Board (NRB)", Bodies({}, "", None)).new == ("National Rope Board",)
    assert read_names("Mill Branch (Percy Wick)", Bodies({}, "", None)).new == ("Mill Branch",)


@pytest.mark.parametrize(
    "line",
    ["Executive: Support", "NEC position: oppose", "The Council's view: seek remission, if not remitted oppose"],
)  # fmt: skip
def test_what_an_executive_recommends_is_no_result_and_no_words(line: str) -> None:
    only = motion(line, "Quay Branch", "This AGM asks for new ropes.")
    assert [words.text for words in only.lines] == ["This AGM asks for new ropes."]
    assert (only.decision, only.unsure, only.new_proposers) == (None, [], ["Quay Branch"])


def test_a_motion_may_speak_of_what_the_executive_supports() -> None:
    line = "The executive supports the keepers, and so does this AGM."
    assert [words.text for words in motion("This AGM asks for rope.", line).lines] == ["This AGM asks for rope.", line]


# What the document says elsewhere of who spoke --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "spoke"),
    [
        ("Orla Tolland wondered whether ropes were dear.", "Orla Tolland wondered whether ropes were dear."),
        ("That was the view of Hattie Coombe, too.", "It was seconded for the Weir Branch (Hattie Coombe)."),
        ("Onslow-Fry.", "Moved for the Weir Branch by Peter Onslow-Fry."),
        ("The bells, Hattie Coombe said, were loud.", "Hattie Coombe told the meeting that bells are loud."),
    ],
)
def test_words_that_name_who_spoke_in_the_document_are_withheld_and_named(line: str, spoke: str) -> None:
    """A name is known from one place, and stands in another where nothing beside it says what somebody did."""
    text = f"MOTIONS OF THE AGM 2031\n\nMotion 1: Bell ropes\n\nThis AGM asks for ropes.\n\n{line}\n\nMotion 2: Oil\n\nThis AGM asks for oil.\n\n{spoke}\n"
    document = plain_text.read(text.encode(), no_progress)
    first, second = read_text(document).motions
    assert first.wording == ""
    assert [one.text for one in first.withheld] == [line]
    assert second.wording in ("", "This AGM asks for oil.")


def test_words_without_such_a_name_are_kept() -> None:
    first = motion(
        "This AGM thanks the Tolland Trust and the town of Coombe.", "Moved by Peter Onslow-Fry, Weir Branch"
    )
    assert first.wording == "This AGM thanks the Tolland Trust and the town of Coombe."
    assert first.withheld == []


@pytest.mark.parametrize(
    "line",
    [
        "Bevis Arkwright thought that one day would do.",
        "Wilf Garland, for the Upper Vale Branch, moved next business.",
        "Una Tolland (Weir Branch) said no.",
    ],
)
def test_a_speaker_is_masked_whatever_the_surname_sounds_like(line: str) -> None:
    assert masked(line).startswith("(name)")


@pytest.mark.parametrize("text", ["Merrin Tolland for the Harbour Branch", "Jo Holland on behalf of Harbour Branch"])
def test_who_moved_for_a_body_is_no_part_of_its_name_though_it_sounds_like_a_place(text: str) -> None:
    names = read_names(text, Bodies({}, "", None))
    assert (names.new, names.people) == (("Harbour Branch",), 1)


def test_words_of_an_amendment_are_withheld_too() -> None:
    text = (
        "MOTIONS OF THE AGM 2031\n\nMotion 1: Bell ropes\n\nThis AGM asks for ropes.\n\nAmendment 1.1\n\n"
        "Add: and asks what Hattie Coombe has of them.\n\nMotion 2: Oil\n\nThis AGM asks for oil.\n\n"
        "Hattie Coombe told the meeting that bells are loud.\n"
    )
    document = plain_text.read(text.encode(), no_progress)
    first, _ = read_text(document).motions
    assert first.wording == "This AGM asks for ropes."
    assert [part.wording for part in first.amendments] == [""]
    assert [line.text for line in first.amendments[0].withheld] == ["Add: and asks what Hattie Coombe has of them."]


@pytest.mark.parametrize("verb", ["felt", "recalled", "hoped", "pointed out", "declared"])
def test_whatever_somebody_is_said_to_have_done_withholds_the_words(verb: str) -> None:
    only = motion("This AGM asks for ropes.", f"Dora Pinnock {verb} that ropes are dear.")
    assert only.wording == ""


def test_words_in_a_cell_of_a_table_are_withheld_too() -> None:
    text = (
        "Number,Title,Text\n1,Ropes,This AGM asks for ropes. Hattie Coombe told the meeting that ropes are dear.\n"
        '2,Oil,"This AGM asks for oil, moved by Dora Pinnock for the Harbour Branch."\n3,Tar,This AGM asks for tar.\n'
    )
    document = tables.read_csv(text.encode(), no_progress)
    motions = read_text(document).motions
    assert [(one.number, one.wording) for one in motions] == [("1", ""), ("2", ""), ("3", "This AGM asks for tar.")]


@pytest.mark.parametrize(
    "text", ["From the Tramway and Bus Branch", "from Tramway and Bus Branch", "the Tramway and Bus Branch"]
)
def test_from_before_a_name_is_no_part_of_it(text: str) -> None:
    assert read_names(text, Bodies({}, "", None)).new == ("Tramway and Bus Branch",)


@pytest.mark.parametrize(
    "line",
    [
        "Weir Street Branch, seconded by Quay Branch",
        "Weir Street Branch (seconded by the Quay Branch)",
        "Weir Street Branch; and seconded by Quay Branch.",
    ],
)
def test_who_seconded_after_a_body_s_name_is_no_wording(line: str) -> None:
    parsed = motion(line, "This meeting wants ropes.", "Carried")
    assert (parsed.new_proposers, parsed.wording) == (["Weir Street Branch"], "This meeting wants ropes.")


def test_a_sentence_that_says_what_was_seconded_stays_a_sentence() -> None:
    sentence = "This meeting notes that ropes, seconded by Quay Branch, are dear."
    parsed = motion(sentence, "This meeting wants ropes.", "Carried")
    assert (parsed.new_proposers, parsed.wording) == ([], f"{sentence}\n\nThis meeting wants ropes.")


@pytest.mark.parametrize(
    "line",
    [
        "The Chair (Gawain Tolland) asked that this go to the committee.",
        "Chair Delphine Tolland thanked members for coming.",
        "This entry was posted in News by Delphine Tolland.",
        "The motion in the name of Councillor Tolland was not taken.",
        "Ayes: Tolland, Oakley, Wick. Nays: Pugh.",
        "Cllr Tolland being absent, this was deferred to June.",
    ],
)
def test_whoever_stands_beside_an_office_a_post_or_a_vote_is_in_no_words(line: str) -> None:
    only = motion("This AGM asks for new ropes.", line, "It asks for bells too.")
    assert "Tolland" not in only.wording


def test_a_section_of_the_rules_put_no_motion() -> None:
    text = (
        "Motions of the AGM 2031\n\nResolution C-112 (Membership)\n\nDelete section 4.2.\n\nRationale\n\nNobody needs it.\n\n"
        "Sponsored by: Harbour Branch\n\nResolution C-113 (Ropes)\n\nThis meeting asks for ropes.\n"
    )
    first = read_text(plain_text.read(text.encode(), no_progress)).motions[0]
    assert (first.new_proposers, first.wording) == (["Harbour Branch"], "Delete section 4.2.")


def test_a_label_says_who_put_it_and_brackets_after_the_number_what_it_is_about() -> None:
    text = "Motions of the AGM 2031\n\nResolution C-107 (Executive Committee)\n\nThis meeting asks for ropes.\n\n{label}Resolution C-113 (Ropes)\n\nThis meeting asks for ropes.\n"
    for label, bodies in (("Sponsored by: Harbour Branch\n\n", ["Harbour Branch"]), ("", ["Executive Committee"])):
        found = read_text(plain_text.read(text.format(label=label).encode(), no_progress))
        assert found.motions[0].new_proposers == bodies


def test_brackets_before_a_result_hold_the_title_and_no_name() -> None:
    text = (
        "Results of the AGM 2031\n\nMotion 1 (Splicing) - carried\nMotion 2 (Subscriptions) - carried, 41 votes to 12\n"
    )
    found = read_text(plain_text.read(text.encode(), no_progress)).motions
    assert [motion.title for motion in found] == ["Splicing", "Subscriptions"]

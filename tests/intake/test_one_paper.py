"""A paper that holds one motion: where its title stands, and what of the paper are its words."""

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion


def motions(text: str, form: str = ".txt") -> tuple[ParsedMotion, ...]:
    return read_motion_list(read_bytes(text.encode(), form, no_progress), {}).motions


def test_a_list_below_the_heading_of_the_words_is_the_only_motions() -> None:
    (motion,) = motions(
        "<h1>C17: Wicks</h1><p>Status: Passed</p><h2>Motion text</h2><ol><li>Conference notes that wicks are short.</li>"
        "<li>Conference calls for:<ol><li>longer ones;</li><li>a store.</li></ol></li><li>It asks for a report.</li></ol>",
        ".html",
    )
    assert (motion.number, motion.title) == ("C17", "Wicks")
    assert [line.strip()[:12] for line in motion.wording.split("\n")] == [
        "1. Conferenc", "2. Conferenc", "1. longer on", "2. a store.", "3. It asks f",
    ]  # fmt: skip


def test_a_summary_above_the_words_is_none_of_them() -> None:
    (motion,) = motions(
        "**Motion E04: Wicks**\n\n## Summary\n\nLong is better than short.\n\n## Text\n\n1. Assembly regrets short wicks.\n\n"
        "2. Assembly asks for longer ones.\n",
        ".md",
    )
    assert motion.wording == "1. Assembly regrets short wicks.\n2. Assembly asks for longer ones."


def test_a_summary_and_the_label_of_the_words_may_be_lines_of_their_own() -> None:
    (motion,) = motions(
        "Motion 6\n\nLonger wicks\n\nSynopsis\n\nLong is better than short.\n\nMotion as submitted by Quay Branch\n\n1. Council regrets short wicks.\n"
    )
    assert motion.wording == "1. Council regrets short wicks."


def test_the_days_of_a_resolution_are_no_title_and_no_words() -> None:
    (motion,) = motions(
        "<p>Student Senate, 44th Session</p><p>Date introduced: October 2, 2031<br>Date failed: October 16, 2031</p><p>WHEREAS, wicks are short;</p>"
        "<p>RESOLVED, that longer ones be bought.</p>",
        ".html",
    )
    assert (motion.title, motion.decision) == ("", None)
    assert motion.wording.startswith("WHEREAS")


def test_below_the_same_heading_in_a_list_of_motions_each_number_is_one() -> None:
    text = "# Motions\n\n1. Wicks\n2. Oil\n\n## Full text\n\n1. Wicks\n\nConference wants wicks.\n\n2. Oil\n\nConference wants oil.\n"
    assert [motion.number for motion in motions(text, ".md")] == ["1", "2"]


def test_a_list_goes_on_from_one_part_of_a_motion_to_the_next() -> None:
    (motion,) = motions(
        "Title: Longer wicks\n\nSubmitted by: Harbour Branch\n\nParliament notes that\n\n1. wicks are short\n2. nights are long\n\n"
        "Parliament further notes\n\n3. that oil is dear\n\nParliament resolves\n\n1. that wicks be longer\n"
    )
    assert motion.title == "Longer wicks"
    assert "Parliament further notes\n3. that oil is dear" in motion.wording


def test_the_heading_over_the_words_is_the_title_and_that_of_the_page_is_not() -> None:
    (motion,) = motions(
        "<h1>Branch backs the keepers</h1><p>Posted on 3 March 2031</p><p>Members unanimously passed this motion:</p>"
        "<h2>Longer wicks</h2><p>This branch notes:</p><ul><li>that wicks are short.</li></ul>",
        ".html",
    )
    assert motion.decision is not None
    assert (motion.title, motion.decision.decision.value) == ("Longer wicks", "carried")


def test_a_title_may_stand_below_the_days_of_its_readings() -> None:
    (motion,) = motions(
        "Resolution 31-07\n\nIntroduced: January 16, 2031\nFirst Reading: January 30, 2031\nApproved: February 13, 2031\n\n"
        "Resolution on Wicks\n\nWHEREAS, wicks are short;\n\nRESOLVED, that longer ones be bought.\n"
    )
    assert motion.title == "Resolution on Wicks"
    assert motion.wording.startswith("WHEREAS")


def test_a_label_with_a_day_is_no_title() -> None:
    (motion,) = motions(
        "ASSEMBLY OF DELEGATES\n\nSubmitted: 4 May 2030\n\nTabled: 11 May 2030\n\nRESOLVED, That wicks be longer.\n"
    )
    assert (motion.title, motion.wording) == ("", "RESOLVED, That wicks be longer.")

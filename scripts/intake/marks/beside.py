"""What is printed with a motion and is no part of it: `Background`, `Synopsis`, each below its heading."""

from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece, whole
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.headings import heading_name
from scripts.intake.vocabulary.phrases import beside_motion, is_motion_itself

SHORT = 40
"""The characters up to which a line may say no more than a label, or that there is nothing to say."""


def heading_of_words(section: Section, at: int) -> list[Piece] | None:
    """The heading over the wording, where something else comes first: `Motion`, `Text`, `Action`."""
    line = section.lines[at]
    is_over = not section.words_have_begun or (section.beside and (line.heading or line.bold))
    if not is_over or not is_motion_itself(line.text):
        return None
    section.beside = ""
    return whole(line, Role.SKIP, "the heading of the words")


def heading_beside(section: Section, at: int) -> list[Piece] | None:
    """The heading of a text that is printed with a motion and is no part of it, `Background`; or such a text with its label,
    `Officers' comment: This would cost £4,000.`, after the words."""
    line = section.lines[at]
    label, colon, text = line.text.partition(":")
    if section.words_have_begun and colon and text.strip() and beside_motion(label):
        return whole(line, Role.SKIP, f"{label.strip().lower()}, which is no part of the motion")
    what = beside_motion(line.text) if section.words_have_begun or line.heading or line.bold else None
    if what is None:
        return None
    section.beside, section.beside_level = what.lower(), line.heading
    return whole(line, Role.SKIP, f"{section.beside}, which is no part of the motion")


def beside(section: Section, at: int) -> list[Piece] | None:
    """The paragraphs under such a heading, until one of the same level: what follows `Background`."""
    line = section.lines[at]
    if section.beside and 0 < line.heading <= section.beside_level:
        section.beside = ""
    return whole(line, Role.SKIP, f"{section.beside}, which is no part of the motion") if section.beside else None


def words_beside(section: Section) -> None:
    """Where a motion has no other words, what was passed over as its synopsis may be the motion: a person decides."""
    if section.has_words:
        return
    beside = [at for at, pieces in enumerate(section.pieces) if pieces and pieces[0].rule == "beside"]
    heading = next((pieces[0] for pieces in section.pieces if pieces and pieces[0].rule == "heading beside"), None)
    if heading is None or not any(len(section.lines[at].text) > SHORT for at in beside):
        return
    for at in beside:
        section.pieces[at] = [
            Piece(Role.WORDS, section.lines[at].text, heading_name(heading.text).lower(), "words beside")
        ]

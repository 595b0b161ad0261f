"""The margin of every layout that we have: written, and taken back without a change."""

from pathlib import Path

import pytest

from scripts.intake.documents.lines import DocumentText
from scripts.intake.margin.places import bare, squeezed
from scripts.intake.margin.reading import read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from tests.intake.shown import LAYOUTS, read_layout


def reading(document: DocumentText, given: Given) -> MotionList:
    """The motions of a document, of which no archive knows anything."""
    return read_motion_list(document, {}, given=given)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_the_margin_of_a_layout_comes_back_the_same(path: Path) -> None:
    document = read_layout(path)
    written = read_with_margin(document, None, {}, lambda given: reading(document, given))
    back = read_with_margin(document, written.text, {}, lambda given: reading(document, given))
    assert back.text == written.text
    assert [(one.number, one.title, one.wording) for one in back.motions.motions] == [
        (one.number, one.title, one.wording) for one in written.motions.motions
    ]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_the_pieces_of_every_line_join_to_the_whole(path: Path) -> None:
    document = read_layout(path)
    marked = reading(document, Given()).marked
    for number, line in enumerate(document.lines):
        pieces = "".join(squeezed(mark.text) for mark in marked.of_line(number))
        assert pieces in (bare(line), squeezed(line.text)), (line.place, pieces)

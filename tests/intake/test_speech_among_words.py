"""What somebody said or did between two paragraphs of a motion's words: may be one of them, so the words are not written."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.planning.look_at import look_at
from tests.intake.shown import read_text as motions_in

SPEECHES = (
    "Secretary Jo Bloggs reported a loss of ropes in 2030.",
    "Dr Jo Roe was unable to work for a year.",
    "Chair (Jo Roe) of the rope board closed ten works.",
    "Mr Roe being ill, the works closed.",
)


def read(*below: str) -> MotionList:
    lines = ("MOTIONS OF THE AGM 2031", "", "1. Ropes", "Harbour Branch", "This meeting notes that ropes fray.", *below)
    return motions_in(read_text("\n".join((*lines, "Carried.", "")), "minutes.txt"))


@pytest.mark.parametrize("speech", SPEECHES)
def test_words_with_a_gap_where_somebody_spoke_are_not_written_and_listed(speech: str) -> None:
    motions = read(speech, "The meeting asks for ropes.")
    (only,) = motions.motions
    assert not only.wording
    assert only.decision is not None
    (told,) = [line for line in look_at(motions, 2031) if "among them" in line]
    assert "(line 6: “" in told
    assert "Bloggs" not in told
    assert "Roe" not in told


@pytest.mark.parametrize("speech", SPEECHES)
def test_below_the_words_it_leaves_no_gap(speech: str) -> None:
    assert [only.wording for only in read(speech).motions] == ["This meeting notes that ropes fray."]

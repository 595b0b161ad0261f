"""The parts of a motion list, one recogniser each: a text in, what it is out, None where it is something else.

Each knows one part and says in its docstring in which shapes it was met. None knows where in a document it is asked;
what may follow what is said in motion_list and motion_reading.
"""

from scripts.intake.recognisers.amendments import AmendmentStart, amendment
from scripts.intake.recognisers.boundaries import (
    CONTENTS_LINE,
    abbreviation,
    beside_motion,
    end_of_list,
    is_date_line,
    is_motion_itself,
    is_not_yet_decided,
    is_opening,
    is_page_number,
    made_of,
)
from scripts.intake.recognisers.decisions import decision_behind
from scripts.intake.recognisers.headings import BODY_HEADING, Group, group_heading, heading_name, is_upper_case
from scripts.intake.recognisers.labels import ON_A_LINE, columns_named, labels, part_named
from scripts.intake.recognisers.numbers import NumberFound, number
from scripts.intake.vocabulary.decisions import DecisionFound, decision
from scripts.intake.vocabulary.votes import DASH, VoteFound, figures, vote

__all__ = [
    "BODY_HEADING", "CONTENTS_LINE", "DASH", "ON_A_LINE", "AmendmentStart", "DecisionFound", "Group", "NumberFound",
    "VoteFound", "abbreviation", "amendment", "beside_motion", "columns_named", "decision", "decision_behind",
    "end_of_list", "figures", "group_heading", "heading_name", "is_date_line", "is_motion_itself", "is_not_yet_decided", "is_opening", "is_page_number",
    "is_upper_case", "labels", "made_of", "number", "part_named", "vote",
]  # fmt: skip

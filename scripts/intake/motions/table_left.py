"""Why the cell of a row is in no record: its column is not taken or not known, or what it says is not understood."""

from schema.terms import Decision
from scripts.intake.motions.table_columns import NUMBERS, number_and_amendment, number_in
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.votes import is_date_or_time, vote

VOTE_PARTS = ("vote", "for", "against", "abstentions")
NOT_TAKEN = {
    "recommendation": "what the executive recommends is no decision",
    "contact": "names of people are not recorded",
    "seconder": "who seconded is not recorded",
    "reason": "the reasons given for it are no part of the motion",
    "note": "a comment is no part of the motion",
    "date": "the day of a decision is not taken from a table",
    "lapses": "when a motion lapses is not taken from a table",
}
"""Columns that are named and not taken, each with the reason."""
A_DATE = "its cell is a date or a time, as spreadsheet programs make of a vote such as 12-3, and is no vote"
NOT_UNDERSTOOD = "what was decided was not understood"


def why_left(part: str, heading: str, cell: str, decided: Result | None) -> str:
    """Why a cell is in no record; empty where it is in one. `decided` is what the row says was decided."""
    if part in NOT_TAKEN:
        return NOT_TAKEN[part]
    if not part:
        return "what this column holds is not known" if heading else ""
    if part in VOTE_PARTS and is_date_or_time(cell):
        return A_DATE
    if part in NUMBERS and not (number_in(cell) or amendment(cell) or number_and_amendment(cell)):
        return "this number was not understood"
    if part == "vote" and decided and vote(cell) is None and read_result(cell) is None:
        return "this vote was not understood"
    if part in ("for", "against") and not decided:
        return "a vote without a result that was understood"
    result = read_result(cell, in_column=True)
    is_open = result is None or (part == "decision" and result.decision is not Decision.NOT_RECORDED)
    return NOT_UNDERSTOOD if part in ("decision", "vote") and not decided and is_open else ""

"""The shapes beside a state: each is another, and a tick stands only where a document says yes."""

from schema.terms import CLOSED_LISTS, MARKS, AmendmentDecision, Decision, Progress, Standing, Term
from scripts.publish.site import environment

TICK = "m4.6 8.2 2.4 2.4 4.4-5"


def shape(mark: str) -> str:
    """The drawing of a mark, without its own name."""
    module = environment().get_template("marks.html.j2").module
    return str(module.shape(mark)).replace(f"mark-{mark}", "")  # type: ignore[attr-defined]


def marked() -> dict[Term, str]:
    """Every term that stands with a mark beside it."""
    return {term: term.mark for terms in CLOSED_LISTS for term in terms if hasattr(term, "mark")}


def test_a_tick_stands_only_where_a_document_says_yes() -> None:
    ticked = {term for term, mark in marked().items() if TICK in shape(mark)}
    assert ticked == {
        Decision.CARRIED,
        Decision.CARRIED_AS_AMENDED,
        AmendmentDecision.CARRIED,
        AmendmentDecision.ACCEPTED,
        Standing.REAFFIRMED,
        Progress.MET,
    }


def test_that_no_later_decision_was_found_has_a_mark_that_says_neither_yes_nor_no() -> None:
    drawing = shape(Standing.NO_LATER_DECISION.mark)
    assert "<path" not in drawing
    assert Standing.NO_LATER_DECISION.mark not in {term.mark for term in (*Decision, *Progress)}


def test_every_mark_has_a_shape_of_its_own() -> None:
    drawings = {mark: shape(mark) for mark in MARKS}
    alike = {frozenset((one, other)) for one in drawings for other in drawings if drawings[one] == drawings[other]}
    assert alike - {frozenset((mark,)) for mark in MARKS} <= {frozenset(("met", "yes"))}
    assert set(marked().values()) <= set(MARKS)

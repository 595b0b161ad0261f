"""The words for a decision that may stand alone in the cell of a table."""

from schema.terms import Decision

DECISIONS_IN_COLUMN = {
    word.lower(): term
    for term in Decision
    for word in (*term.also, term.label, term.value)
    if word != "amended"  # the words changed; it does not say that they were passed
} | dict.fromkeys(("yes", "y", "✓", "✔", "✅", "☑"), Decision.CARRIED)
"""What stands alone in a cell may be any of the words of the closed list; on a line it may be a word like another."""

"""What a motion asks and holds, as its answers say, each with a letter."""

from collections.abc import Iterator

from schema.fields import letters_between
from schema.terms import ClauseKind, MotionKind
from schema.yaml_text import Value
from scripts.edit.outcomes import Fields
from scripts.intake.one_motion.answers import AnswerProblems, Answers
from scripts.intake.one_motion.naming import Naming
from scripts.intake.vocabulary.movers import shown

MOST_CLAUSES = 26
"""One for each letter."""


def clauses_of(answers: Answers, kind: MotionKind, naming: Naming, problems: AnswerProblems) -> Iterator[Fields]:
    """What it asks and holds, each with a letter."""
    letters = letters_between("a", "z")
    requests, positions = answers.requests, answers.positions
    if len(requests) + len(positions) > MOST_CLAUSES:
        name = "positions" if len(requests) <= MOST_CLAUSES else "requests"
        problems.report(
            name, f"These are {len(requests) + len(positions)} clauses, and there are {MOST_CLAUSES} letters."
        )
        return
    for letter, text in zip(letters, requests, strict=False):
        who, _, what = (part.strip() for part in text.partition(":"))
        if not who or not what:
            example = (
                "does not say which rule. Write so: rule 5: twelve in place of ten."
                if kind is MotionKind.AMENDMENT
                else "does not say who is asked. Write so: Officers: write to all."
            )
            problems.report("requests", f"'{shown(text, 40)}' {example}")
        elif kind is MotionKind.AMENDMENT:
            yield {"letter": letter, "kind": ClauseKind.RULE_CHANGE.value, "rule": who, "text": what}
        elif to := [named.key for named, _ in naming.names("requests", (who,), frozenset()) if named]:
            asked = list[Value](dict.fromkeys(to))
            yield {"letter": letter, "kind": ClauseKind.REQUEST.value, "to": asked, "text": what}
    for letter, text in zip(letters[len(requests) :], positions, strict=False):
        yield {"letter": letter, "kind": ClauseKind.POSITION.value, "text": text}

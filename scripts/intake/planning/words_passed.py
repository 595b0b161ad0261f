"""The words of a motion as passed, in the place of those that were put to the meeting, where it was carried as amended.

Minutes print the motion as it was put and say what was changed. A person works the change in; the record then holds the
words passed, with their own fingerprint, and says that they were put together so.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from schema.archive import Record
from schema.terms import Decision, SourceText
from schema.wording import fingerprint, paragraphs
from schema.yaml_text import Value
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import file_of
from scripts.intake.documents.lines import Line
from scripts.intake.marks.tidying import tidy
from scripts.intake.motions.parsed_motion import wording_of
from scripts.intake.planning.proposals import WORDS_BEFORE, as_stored
from scripts.intake.vocabulary.movers import masked

WORKED_IN = "The words held are those put to the meeting, with what it changed worked in by the archive."


class NotPassed(Exception):
    """Why these words cannot be recorded as those passed, as a sentence."""


@dataclass(frozen=True, slots=True)
class WordsPassed:
    """The words of a record's motion as passed."""

    record: Record
    wording: str

    @property
    def words_before(self) -> str:
        """The words that the record holds."""
        return self.record.motion.wording or ""


def words_passed(record: Record, lines: Sequence[Line]) -> WordsPassed:
    """The words in the lines of a document, each paragraph of it one of the motion. Raises NotPassed."""
    motion = record.motion
    wording = wording_of(tidy(lines).lines)
    if motion.redaction:
        raise NotPassed("A redaction stands there.")
    if not any(decision.decision is Decision.CARRIED_AS_AMENDED for decision in record.own_decisions):
        raise NotPassed("The meeting is not recorded as having carried it as amended.")
    if motion.wording is None:
        raise NotPassed("The record holds no words yet. Add them first.")
    if motion.source.text is SourceText.AS_PASSED:
        raise NotPassed("It holds the words passed already. To put a mistake in them right, use CORRECT= (--correct).")
    if not wording:
        raise NotPassed("The document has no words.")
    if fingerprint(wording) == fingerprint(motion.wording):
        raise NotPassed("These are the words that the record holds: nothing in them was changed.")
    if masked(wording).count("(name)") > masked(motion.wording).count("(name)"):
        raise NotPassed("A person is named among the words. Write the motion's own words, and nothing else.")
    return WordsPassed(record, wording)


def plan_words_passed(steps: ChangeSet, passed: WordsPassed, because: str, on: dt.date) -> None:
    """Put the words passed in the place of those held; with a reason, also an erratum, as for words that were published."""
    file, motion = file_of(passed.record.key), passed.record.motion
    sentence = "record the words passed"
    steps.set(file, ("source", "text"), SourceText.AS_PASSED.value, sentence)
    steps.set(file, ("source", "fingerprint"), fingerprint(passed.wording), sentence)
    steps.set(file, ("source", "paragraphs"), str(len(paragraphs(passed.wording))), sentence)
    steps.set(file, ("wording",), as_stored(passed.wording), sentence)
    for at, decision in enumerate(motion.outcome.decisions):
        if decision.decision is Decision.CARRIED_AS_AMENDED and passed.record.is_of_meeting(decision):
            note = (decision.note or "").replace(WORDS_BEFORE, ".").strip()
            where = ("outcome", "decisions", at, "note")
            steps.set(file, where, " ".join(filter(None, (note, WORKED_IN))), sentence)
    if because:
        change = "The words put to the meeting stood here; those passed stand here now."
        erratum: Value = {"on": on.isoformat(), "of": "wording", "change": change, "because": because}
        steps.add(file, ("errata", len(motion.errata)), erratum, sentence)

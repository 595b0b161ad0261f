"""What the meeting did with a motion, as its answers say."""

from schema.terms import CARRIED, Decision, DocumentKind
from scripts.edit.outcomes import Fields, without_blanks
from scripts.intake.one_motion.answers import AnswerProblems, Answers
from scripts.intake.one_motion.naming import Naming
from scripts.intake.one_motion.printed_in import PrintedIn
from scripts.intake.planning.proposals import Source
from scripts.intake.vocabulary.dates import read_date
from scripts.intake.vocabulary.masking import may_name_in_note
from scripts.intake.vocabulary.votes import goes_with, vote

SHOW_RESULTS = frozenset({DocumentKind.RESOLUTIONS, DocumentKind.MINUTES})
"""The documents that, where they print a motion, show what became of it."""
OF_A_DECISION = {
    "vote": "A vote", "because": "A reason for a vote", "decided": "A day", "sent_to": "Another body", "evidence": "Evidence",
}  # fmt: skip
"""The answers that only a decision can have."""


def decision_of(printed: PrintedIn, source: Source, naming: Naming, body: str) -> Fields:
    """The decision of `body` on a motion that a document prints, in the fields of a record. What is wrong is reported."""
    answers, problems = printed.answers, printed.problems
    if not answers.decision:
        for name, noun in OF_A_DECISION.items():
            if getattr(answers, name):
                problems.report(name, f"{noun} belongs to a decision. Say what was decided too.")
        return {"by": body, "decision": Decision.NOT_RECORDED.value}
    voted = vote(answers.vote) if answers.vote else None
    # What a vote says besides has no place here: then it is left to the reader of records to refuse.
    voted_text = voted.text if voted and not (voted.note or voted.is_amended) else ""
    _look_at_vote(answers, voted_text, problems)
    evidence = [printed.document_key("evidence", text) for text in answers.evidence if text != answers.document]
    if len(evidence) < len(answers.evidence):
        evidence.append(source.document)
    document = printed.archive.documents.get(source.document)
    kind = document.kind if document else printed.new_document.get("kind")
    if not evidence and kind not in SHOW_RESULTS:
        sentence = "Name the document that shows what was decided."
        problems.report("evidence", sentence, "A notice, or a copy of it, shows only what was put.")
    sent = [named.key for named, _ in naming.names("sent_to", (answers.sent_to,), frozenset()) if named]
    return without_blanks(
        {
            "by": body, "decision": answers.decision.lower(), "date": read_date(answers.decided), "vote": voted_text or answers.vote,
            "because": answers.because, "to": sent[0] if sent else "",
            "evidence": [key for key in dict.fromkeys(evidence or [source.document]) if key],
        }
    )  # fmt: skip


def _look_at_vote(answers: Answers, voted: str, problems: AnswerProblems) -> None:
    """Report a vote that contradicts the decision, and a reason that has no vote. The archive's rules would say it later."""
    decision = next((term for term in Decision if term.value == answers.decision.lower()), None)
    if decision and voted and not decision.may_have_vote:
        problems.report(
            "vote", f"There is a vote, but the motion is '{decision}'. Leave the vote out, or correct the decision."
        )
    elif decision and voted and not answers.because and not goes_with(voted, decision):
        fate = "carried" if decision in CARRIED else "lost"
        sentence = f"By the numbers, {voted}, the motion was not {fate}. Correct the vote or the decision; or say why here, such as: Two-thirds were needed."
        problems.report("because", sentence)
    if answers.because and not answers.vote:
        problems.report(
            "because",
            "This is a reason for a vote, and there is no vote. Give the vote too: 20 for, 20 against; or in words: on the casting vote.",
        )
    if may_name_in_note(answers.because):
        problems.report("because", "This may name a person. Leave the name out: the chair's casting vote.")

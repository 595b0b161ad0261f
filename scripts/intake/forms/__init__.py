"""Forms on the repository's website: what somebody submitted becomes an answer and a change.

    a submitted text → answers by field (submitted) → one module a form → an answer, and every file as it would be

A form is declared in its template, in .github/ISSUE_TEMPLATE. Nothing here writes a record. What a form cannot say in its
fields is left for a person, and the answer says so.
"""

from collections.abc import Mapping

from scripts.intake.forms.answers import Answer
from scripts.intake.forms.meeting import MeetingForm
from scripts.intake.forms.motion import MotionForm
from scripts.intake.forms.outcome import OutcomeForm
from scripts.intake.forms.planning import FormContext, FormPlan
from scripts.intake.forms.results import ResultsForm
from scripts.intake.forms.submitted import Form
from scripts.intake.forms.wrong import WrongForm

PLANS: dict[str, type[FormPlan]] = {
    "add-a-meeting": MeetingForm,
    "add-results": ResultsForm,
    "add-a-motion": MotionForm,
    "what-came-of-it": OutcomeForm,
    "something-is-wrong": WrongForm,
}
"""The class that works out each form, by the form's name."""


def work_out_form(form: Form, answers: Mapping[str, str], context: FormContext) -> Answer:
    """The answer to a submitted form, with every file as it would be. `answers` are by the names of its fields."""
    return PLANS[form.name](form, answers, context).answer()

"""The form that reports a mistake. It changes no record."""

from scripts.intake.answers.resolve_input import CannotUse, find_motion
from scripts.intake.forms.planning import FormPlan
from scripts.intake.vocabulary.movers import shown


class WrongForm(FormPlan):
    """Something is wrong: no record changes by this; the answer says where and how it would be corrected."""

    def work_out(self) -> None:
        reply = self.reply
        reply.says.append("Thank you. Somebody will look at it, and say here what came of it.")
        try:
            record = find_motion(self.archive, self.text("motion"))
        except CannotUse:
            reply.to_look_at.append(f"No motion was recognised in “{shown(self.text('motion'))}”: which page is meant?")
            return
        reply.says.append(f"It is about {record.key}: {record.motion.title} (its file is {record.file}).")
        if not self.text("how"):
            reply.to_look_at.append("Can it be read anywhere? A document that says so helps most.")
        reply.says.append(
            "For whoever corrects it: what was published is corrected in the open, with the day, what was changed and why, "
            "under 'errata'. What must go is taken out under 'redaction', and its address stays. A result, an event or a "
            "judgement that evidence contradicts is changed in its place, with that evidence; where it was published, with an "
            "erratum too, which the check prints."
        )

"""The plan as text: what would be written and why, what differs, what to check, what was left out."""

from collections.abc import Iterator, Sequence

from schema.sentences import in_runs, natural, shortened
from scripts.intake.documents.lines import DocumentText
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.planning.plan import Plan
from scripts.intake.planning.proposals import count_words
from scripts.intake.vocabulary.masking import KnownPeople


def keys_in_words(keys: Sequence[str]) -> str:
    """Keys of motions, each once, neighbours together: `2018/1–28, ca1, ca2`."""
    by_meeting: dict[str, list[str]] = {}
    for key in sorted(set(keys), key=natural):
        meeting, _, name = key.partition("/")
        by_meeting.setdefault(meeting, []).append(name)
    return "; ".join(f"{meeting}/{', '.join(in_runs(names))}" for meeting, names in by_meeting.items())


def render_plan(plan: Plan, motion_list: MotionList, document: DocumentText, *, beside_motions: bool = False) -> str:
    """The plan in words: what would be written, what differs, what a person has to do, and every line that is in no record.

    `beside_motions` leaves out what “As it was read” says of each motion, and what is to be filled in once it is written.
    """
    size = f"{document.pages} pages" if document.pages > 1 else f"{len(document.lines)} lines"
    parts = [f"{document.format[0].upper()}{document.format[1:]}, {size}. Found: {count_words(motion_list.motions)}."]
    sections = {
        "To be written:": [*plan.beside, *([] if beside_motions else plan.created), *sorted(plan.filled, key=natural)],
        "Different from the archive, and not changed:": sorted(plan.differing, key=natural),
        "The same as the archive:": [keys_in_words(plan.unchanged)] if plan.unchanged else [],
        "Decisions, each with the line that gives it:": []
        if beside_motions
        else list(_decided(plan, motion_list.people)),
        "Please look at:": [
            *([] if beside_motions else (f"{keys_in_words(keys)}: {words}" for words, keys in plan.to_fill_in.items())),
            *plan.notes,
        ],
        "Left out, and why:": [f"{group.what}: {group.where}" for group in motion_list.account.groups_skipped()],
        "Not understood, and in no record:": [
            f"{group.where}: {shortened(group.beginning, 70)}" for group in motion_list.account.groups_not_understood()
        ],
    }
    if not motion_list.motions:
        parts.append("There is nothing to import.")
    parts += ["\n".join([heading, *(f"  {line}" for line in lines)]) for heading, lines in sections.items() if lines]
    return "\n\n".join(parts)


def _decided(plan: Plan, people: KnownPeople) -> Iterator[str]:
    """Each decision with the line that it was read from; those that one heading says of many motions together."""
    together: dict[str, list[str]] = {}
    for decided in plan.decided:
        line = decided.line
        where = f"{line.place}: “{people.quoted(line.text)}”" if line else "the title of the document"
        words = f"{decided.decision}, by {'the heading on ' if decided.by_heading else ''}{where}"
        if decided.by_heading:
            together.setdefault(words, []).append(decided.key)
        else:
            yield f"{decided.key}: {words}"
    yield from (f"{keys_in_words(keys)}: {words}" for words, keys in together.items())

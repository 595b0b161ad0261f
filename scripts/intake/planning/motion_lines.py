"""Each motion as it was read, in one line, to be checked before anything is written."""

from collections.abc import Mapping, Sequence

from schema.problems import counted, listed, shortened
from schema.terms import Decision
from schema.union import Body
from schema.wording import paragraphs
from scripts.intake.motions.parsed_motion import ParsedMotion

BETWEEN = " · "
TITLE_SHOWN = 60


def render_motions(motions: Sequence[ParsedMotion], bodies: Mapping[str, Body]) -> str:
    """A line for each motion: number, title, proposer, decision and its line, number of paragraphs."""
    lines = [_line(motion, bodies) for motion in motions]
    return "\n".join(["As it was read:", *(f"  {line}" for line in lines)]) if lines else ""


def _line(motion: ParsedMotion, bodies: Mapping[str, Body]) -> str:
    number = motion.number or motion.notice_number or "no number"
    parts = [
        number,
        shortened(motion.title, TITLE_SHOWN) or "no title",
        _proposers(motion, bodies),
        _result(motion),
        counted(len(paragraphs(motion.wording)) if motion.wording else 0, "paragraph"),
    ]
    if motion.amendments:
        parts.append(counted(len(motion.amendments), "amendment"))
    return BETWEEN.join(parts)


def _proposers(motion: ParsedMotion, bodies: Mapping[str, Body]) -> str:
    """The bodies by name; people are only counted."""
    names = [bodies[named.key].name for named in motion.proposers] + list(motion.new_proposers)
    left_out = f"{counted(motion.people, 'name')} left out" if motion.people else ""
    shown = listed([shortened(name, 40) for name in names]) or "nobody named"
    return f"{shown} ({left_out})" if left_out else shown


def _result(motion: ParsedMotion) -> str:
    """What was decided, and the line that says so."""
    if motion.decision is None:
        return Decision.NOT_RECORDED.value
    result = ", ".join(filter(None, (motion.decision.decision.value, motion.decision.vote)))
    if motion.decided_by_heading:
        return f"{result} (by the heading above it)"
    where = ", ".join(
        filter(
            None,
            [
                str(motion.decision_line.place) if motion.decision_line else "",
                "by hand" if motion.decided_by_hand else "",
            ],
        )
    )
    return f"{result} ({where})" if where else result

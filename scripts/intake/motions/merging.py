"""Motions that stand twice in a document, in a table of contents or a table of votes, are made one."""

import re
from collections.abc import Sequence

from schema.terms import MotionKind
from scripts.intake.motions.parsed_motion import ParsedMotion


def merge_duplicates(motions: Sequence[ParsedMotion]) -> list[ParsedMotion]:
    """The motions without those that stand there twice.

    In a table of contents a motion has its title only, in a report on voting its result only: what they say goes to
    the one with the wording. Where two have wording, their numbers began again.
    """
    first: dict[str, ParsedMotion] = {}
    kept: list[ParsedMotion] = []
    for draft in motions:
        number = draft.number.lstrip("0")
        earlier = first.get(number) if number else _of_the_title(draft, kept)
        if earlier is None:
            first[number] = draft
            kept.append(draft)
        elif not draft.lines and _is_same(earlier, draft):
            _complete(earlier, draft)
        elif not earlier.lines and _is_same(earlier, draft):
            _complete(draft, earlier)
            kept[kept.index(earlier)] = draft
            first[number] = draft
        elif not number:
            kept.append(draft)
        elif draft.lines and draft.wording == earlier.wording:
            _complete(earlier, draft)
        else:
            earlier.repeats = draft.repeats = True
            kept.append(draft)
    return kept


def _of_the_title(draft: ParsedMotion, earlier: Sequence[ParsedMotion]) -> ParsedMotion | None:
    """The one motion before that, like this, has a title and no number, and the same title to the last word.

    `A new post – for students who commute` and `A new post – for students who care` are two.
    """
    if not draft.title:
        return None
    alike = [one for one in earlier if not one.number and _plain(one.title) == _plain(draft.title)]
    return alike[0] if len(alike) == 1 else None


def weigh_letters(motions: Sequence[ParsedMotion]) -> None:
    """Letters before numbers mean a kind (E1 is an emergency motion) only where they are no sections: C1, D7, E3."""
    letters = {motion.number[:1] for motion in motions if re.match(r"[A-Z]\d", motion.number)}
    if letters & {"D", "F"}:
        for motion in motions:
            is_section = re.match(r"[A-Z]\d", motion.number) and motion.heading.startswith(motion.number)
            motion.kind = None if is_section and motion.kind is MotionKind.EMERGENCY else motion.kind


def _is_same(one: ParsedMotion, other: ParsedMotion) -> bool:
    """Whether two motions of one number are one: their titles are alike, or one has none."""
    first, second = sorted((_plain(one.title), _plain(other.title)), key=len)
    return not first or second.startswith(first[: max(12, len(first) // 2)])


def _plain(title: str) -> str:
    """A title as it is compared: its letters and digits."""
    return re.sub(r"\W+", "", title).casefold()


def _complete(draft: ParsedMotion, other: ParsedMotion) -> None:
    """What a second mention of a motion adds: its result, its proposer; never another wording."""
    draft.unsure += other.unsure
    if draft.unsure:
        draft.leave_open()
    elif other.decision and (draft.decision is None or draft.decided_by_heading):
        draft.decision, draft.decision_line = other.decision, other.decision_line
        draft.decided_by_heading = other.decided_by_heading
    if not draft.title:
        draft.title, draft.heading, draft.place = other.title, other.heading, other.place
    draft.kind = draft.kind or other.kind
    draft.committee = draft.committee or other.committee
    draft.new_committee = draft.new_committee or other.new_committee
    draft.proposers = draft.proposers or other.proposers
    draft.new_proposers = draft.new_proposers or other.new_proposers
    draft.notice_number = draft.notice_number or other.notice_number
    draft.amendments += [
        amendment for amendment in other.amendments
        if amendment.number not in {own.number for own in draft.amendments} or not amendment.number
    ]  # fmt: skip
    draft.people += other.people
    draft.unclear += other.unclear

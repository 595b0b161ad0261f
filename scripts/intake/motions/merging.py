"""Merges motions that a document prints twice, as in a table of contents or of votes."""

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
    for motion in motions:
        number = motion.number.lstrip("0")
        earlier = first.get(number) if number else _of_the_title(motion, kept)
        if earlier is None:
            first[number] = motion
            kept.append(motion)
        elif not motion.lines and _is_same(earlier, motion):
            _complete(earlier, motion)
        elif not earlier.lines and _is_same(earlier, motion):
            _complete(motion, earlier)
            kept[kept.index(earlier)] = motion
            first[number] = motion
        elif not number:
            kept.append(motion)
        elif motion.lines and motion.wording == earlier.wording:
            _complete(earlier, motion)
        else:
            earlier.repeats = motion.repeats = True
            kept.append(motion)
    return kept


def _of_the_title(parsed: ParsedMotion, earlier: Sequence[ParsedMotion]) -> ParsedMotion | None:
    """The one motion before that, like this, has a title and no number, and the same title to the last word.

    `A new post – for students who commute` and `A new post – for students who care` are two.
    """
    if not parsed.title:
        return None
    alike = [motion for motion in earlier if not motion.number and _plain(motion.title) == _plain(parsed.title)]
    return alike[0] if len(alike) == 1 else None


def weigh_letters(motions: Sequence[ParsedMotion]) -> None:
    """Letters before numbers mean a kind (E1 is an emergency motion) only where they are no sections, C1, D7, E3, and no heading says so."""
    letters = {motion.number[:1] for motion in motions if re.match(r"[A-Z]\d", motion.number)}
    if letters & {"D", "F"}:
        for motion in motions:
            is_section = re.match(r"[A-Z]\d", motion.number) and motion.heading.startswith(motion.number)
            is_section = is_section and "emergency" not in motion.title.lower()
            motion.kind = motion.kind_above if is_section and motion.kind is MotionKind.EMERGENCY else motion.kind


def _is_same(motion: ParsedMotion, other: ParsedMotion) -> bool:
    """Whether two motions of one number are one: their titles are alike, or one has none."""
    first, second = sorted((_plain(motion.title), _plain(other.title)), key=len)
    return not first or second.startswith(first[: max(12, len(first) // 2)])


def _plain(title: str) -> str:
    """A title as it is compared: its letters and digits."""
    return re.sub(r"\W+", "", title).casefold()


def _complete(motion: ParsedMotion, other: ParsedMotion) -> None:
    """What a second mention of a motion adds: its result, its proposer; never another wording."""
    motion.unsure += other.unsure
    motion.is_doubted_by_hand |= other.is_doubted_by_hand
    motion.beside_stated += other.beside_stated
    counts_first = other.decided_by_hand and not motion.decided_by_hand
    if motion.unsure:
        motion.leave_open()
    elif other.decision and (motion.decision is None or motion.decided_by_heading or counts_first):
        motion.decision, motion.decision_line = other.decision, other.decision_line
        motion.decided_by_heading, motion.decided_by_hand = other.decided_by_heading, other.decided_by_hand
        motion.decided_by_title = other.decided_by_title
    if not motion.title:
        motion.title, motion.heading, motion.place = other.title, other.heading, other.place
    # The heading above an entry in a list of contents may be of other motions than the section that its words stand in.
    is_by_heading = other.kind is not None and other.kind is other.kind_above
    in_section = motion.committee is not None or bool(motion.new_committee)
    motion.kind = motion.kind or (None if is_by_heading and in_section else other.kind)
    motion.committee = motion.committee or other.committee
    motion.new_committee = motion.new_committee or other.new_committee
    motion.proposers = motion.proposers or other.proposers
    motion.new_proposers = motion.new_proposers or other.new_proposers
    motion.notice_number = motion.notice_number or other.notice_number
    motion.amendments += [
        amendment for amendment in other.amendments
        if amendment.number not in {own.number for own in motion.amendments} or not amendment.number
    ]  # fmt: skip
    motion.people += other.people
    motion.people_places += other.people_places
    motion.unclear += other.unclear

"""Proposed lines are tried before they are offered: the document is read with them, and each that does more than it says is left out.

A mark may change how the lines around it are read. What a person only confirms must change what it names, and nothing else.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from schema.terms import LineRole
from scripts.intake.margin.grammar import Mistake
from scripts.intake.margin.places import squeezed
from scripts.intake.margin.proposal import Proposal, Settles
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion, ParsedText
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS

ReadAgain = Callable[[str], "MotionList | Sequence[Mistake]"]
"""Reads the document with the text of a margin file; the mistakes in that, where it has any."""
MOST_ROUNDS = 4
"""How often the lines that are left are tried, before none is offered."""


_LEAST_FIRST = ((Settles.JOINED,), (Settles.PROPOSER, Settles.TITLE))
"""What of a motion is given up first, where its lines do more together than they say."""


def harmless(proposals: Sequence[Proposal], before: MotionList, margin: str, read_again: ReadAgain) -> list[Proposal]:
    """The proposals that change what they name and nothing else, all of them together.

    `margin` is the text of the file without them; `before` is what it gives.
    """
    kept = list(proposals)
    for _ in range(MOST_ROUNDS):
        if not kept:
            return []
        header, _, rest = margin.partition("\n")
        after = read_again("\n".join([header, *(one.line for one in kept), rest]))
        if isinstance(after, MotionList):
            wrong = set(_at_fault(kept, before, after))
        else:
            wrong = {mistake.at - 2 for mistake in after} & set(range(len(kept))) or set(range(len(kept)))
        if not wrong:
            return kept
        kept = [one for at, one in enumerate(kept) if at not in wrong]
    return []


def _at_fault(kept: Sequence[Proposal], before: MotionList, after: MotionList) -> Iterator[int]:
    """Which of the proposals do more, or less, than they say. What nobody can be blamed for is blamed on all."""
    if len(before.motions) != len(after.motions):
        yield from range(len(kept))
        return
    is_heading_above = False
    for at, (old, new) in enumerate(zip(before.motions, after.motions, strict=True)):
        own = [number for number, one in enumerate(kept) if one.motion == at]
        here = [kept[number] for number in own]
        if not _is_right(old, new, here, is_heading_above=is_heading_above):
            above = [number for number, one in enumerate(kept) if one.motion < at]
            first = next(
                (some for kinds in _LEAST_FIRST if (some := [one for one in own if kept[one].settles in kinds])), own
            )
            yield from first or above[-1:] or range(len(kept))
        is_heading_above |= any(one.settles is Settles.HEADING for one in here)


def _is_right(old: ParsedMotion, new: ParsedMotion, here: Sequence[Proposal], *, is_heading_above: bool) -> bool:
    settled = {one.settles for one in here}
    is_same = (old.number, old.notice_number) == (new.number, new.notice_number)
    is_same &= bool(new.title) if Settles.TITLE in settled else old.title == new.title
    if not is_heading_above:
        is_same &= (old.kind, old.committee, old.new_committee) == (new.kind, new.committee, new.new_committee)
    states = {Settles.DECISION, Settles.VOTE} & settled
    return (
        is_same
        and (_decides(new, here) if states else _decision(old) == _decision(new))
        and (_is_put(new, here) if Settles.PROPOSER in settled else _proposers(old) == _proposers(new))
        and _keeps_words(old, new, here)
        and _keeps_amendments(old, new, is_settled=Settles.AMENDMENT in settled)
    )


def _decision(text: ParsedText) -> tuple[str, str]:
    return (text.decision.decision.value, text.decision.vote) if text.decision else ("", "")


def _decides(new: ParsedMotion, here: Sequence[Proposal]) -> bool:
    """Whether a motion is decided as the line says, with no vote but that."""
    if any(one.mark == LineRole.UNSURE for one in here):
        return new.decision is None
    if new.decision is None or not new.decided_by_hand:
        return False
    mark = next(one.mark for one in here if one.settles in (Settles.DECISION, Settles.VOTE)).removeprefix("motion ")
    if mark in (NEXT_BUSINESS, IN_PARTS):
        return new.decision.word == mark
    decision, _, vote = mark.partition(", ")
    return new.decision.decision.value == decision and set(re.findall(r"\d+", new.decision.vote)) <= set(
        re.findall(r"\d+", vote)
    )


def _proposers(text: ParsedText) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(named.key for named in text.proposers), tuple(text.new_proposers)


def _is_put(new: ParsedMotion, here: Sequence[Proposal]) -> bool:
    """Whether a motion is put by somebody, and by nobody whom the line does not name."""
    name = next(one.mark for one in here if one.settles is Settles.PROPOSER)
    words = [word for named in new.new_proposers for word in named.split()[:-1]]
    return bool(new.proposers or new.new_proposers) and all(word in name for word in words)


def _keeps_words(old: ParsedMotion, new: ParsedMotion, here: Sequence[Proposal]) -> bool:
    """Whether its words are as before, without the marked lines, or with the words that were held back."""
    if any(one.settles is Settles.WORDS for one in here):
        return bool(new.lines) and not new.withheld
    before, after = _joined(old, here), [squeezed(line.text) for line in new.lines]
    marked = [squeezed(one.text) for one in here]
    titles = [squeezed(one.mark.removeprefix("title:")) for one in here if one.settles is Settles.TITLE]
    if titles and before and "".join(after) == re.sub(rf"^{re.escape(titles[0])}[.:–—-]*", "", "".join(before)):
        return True
    if after == before or _is_rest(old, new, before, marked):
        return True
    # Where who moved it stood among its words, they were held back, and now are not.
    held_back = "".join(squeezed(line.text) for line in old.withheld_lines)
    for text in marked:
        held_back = held_back.replace(text, "", 1)
    return bool(held_back) and "".join(after) == held_back


def _is_rest(old: ParsedMotion, new: ParsedMotion, before: Sequence[str], marked: Sequence[str]) -> bool:
    """Whether only paragraphs are left out that are marked now, that stand below the line with the decision, or above words in
    quotation marks, where it says who moved it."""
    kept = [squeezed(line.text) for line in new.lines]
    decided = new.decision_line.at[0] if new.decision_line and new.decision_line.at else None
    is_below = len(old.lines) == len(before) and decided is not None and new.decided_by_hand
    places = [line.at[0] if line.at else 0 for line in old.lines]
    at, is_quoted = 0, bool(kept) and kept[0].startswith(("“", '"'))
    for number, text in enumerate(before):
        if at < len(kept) and text == kept[at]:
            at += 1
        elif not (
            text in marked
            or (not at and is_quoted)
            or (is_below and decided is not None and places[number] >= decided and 0 < at == len(kept))
        ):
            return False
    return at == len(kept)


def _joined(old: ParsedMotion, here: Sequence[Proposal]) -> list[str]:
    """The paragraphs of a motion's words, those put together of which a line says that they go on."""
    going_on = {one.text for one in here if one.settles is Settles.JOINED}
    joined: list[str] = []
    for line in old.lines:
        if line.text in going_on and joined:
            joined[-1] += squeezed(line.text)
        else:
            joined.append(squeezed(line.text))
    return joined


def _keeps_amendments(old: ParsedMotion, new: ParsedMotion, *, is_settled: bool) -> bool:
    """Whether its amendments are as before, but for the result that was stated."""

    def shown(motion: ParsedMotion) -> list[tuple[object, ...]]:
        return [
            (one.number, _proposers(one), one.wording, "" if is_settled else _decision(one))
            for one in motion.amendments
        ]

    return shown(old) == shown(new) and (not is_settled or all(one.decision for one in new.amendments))

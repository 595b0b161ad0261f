"""The very lines that a person may confirm in a margin file where something is open: `2.26 carried, by a large majority`.

Each says what the document's line most likely says, and stands below that line's own words. Nothing is recorded of it
before a person has compared the two and deleted what stands before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from schema.terms import Decision, LineRole
from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line
from scripts.intake.margin.held_back import SAME, held_back, label_of_piece, run_of
from scripts.intake.margin.places import Places, letters, piece_labels
from scripts.intake.margin.proposal import NAMED, Proposal, Settles
from scripts.intake.margin.proposed_rows import of_row
from scripts.intake.marks.debate import DEBATE, TOLD
from scripts.intake.marks.introductions import INTRODUCED
from scripts.intake.marks.mark import Mark, MarkedDocument
from scripts.intake.marks.piece import NOT_UNDERSTOOD
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion, joined_doubts
from scripts.intake.motions.piece_values import result_in
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS, speaks_of_decision
from scripts.intake.vocabulary.headings import group_heading
from scripts.intake.vocabulary.likely import (
    likely_mover,
    likely_result,
    likely_title,
    mark_of,
    result_of_amendment,
    speaks_of_other,
    without_not_voting,
)
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.votes import vote_in_sentence
from scripts.intake.vocabulary.words import MOTION

HOLD_NOTHING = frozenset({LineRole.SKIP, LineRole.NAME, LineRole.UNSURE, LineRole.END})
"""The roles of pieces that a mark on their whole line takes with it, and nothing is lost."""
LAST_WORDS = 2
"""How many of the last lines of a motion's words may say what was decided, where nothing else does."""
LONGEST_HEADING = 50
FEWEST_BROKEN_OFF = 30
"""The characters from which on a line that ends in no stop is one of a paragraph that goes on, and no title or label."""
MOST_OPEN = 3
"""How many lines in doubt of a motion are offered to be filled in: what was decided stands last."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line of a motion, and what the margin file calls it."""

    label: str
    mark: Mark


@dataclass(slots=True)
class _Reading:
    """A document as it was read, for the proposals of one motion after another."""

    motion_list: MotionList
    places: Places
    by_line: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    starts: list[tuple[int, int]] = field(default_factory=list)
    """The first line of each motion of the running text, and which motion it is; in the document's order."""

    def pieces_of(self, at: int) -> list[_Piece]:
        """The pieces of all lines from a motion's first to the next motion's; none of a motion in a table."""
        here = next((place for place, (_, number) in enumerate(self.starts) if number == at), None)
        if here is None:
            return []
        last = self.starts[here + 1][0] if here + 1 < len(self.starts) else len(self.places.document.lines)
        return [piece for number in range(self.starts[here][0], last) for piece in self.of_line(number)]

    def of_line(self, number: int) -> Iterator[_Piece]:
        """The pieces of one line, without what stands beside the text."""
        line, marks = self.places.document.lines[number], self.by_line.get(number, ())
        if not (line.aside or line.cells):
            names = piece_labels(self.places.labels[number], line, [mark.text for mark in marks])
            yield from (_Piece(name, mark) for name, mark in zip(names, marks, strict=True))


def proposals(motion_list: MotionList, places: Places) -> list[Proposal]:
    """The lines to confirm, motion by motion in their order. Whether each does no more than it says is not tried here."""
    by_line: dict[int, tuple[Mark, ...]] = {}
    for mark in motion_list.marked.marks:
        by_line[mark.line] = (*by_line.get(mark.line, ()), mark)
    heads = ((motion.head_lines[0], number) for number, motion in enumerate(motion_list.motions) if motion.head_lines)
    starts = sorted((head.at[0], number) for head, number in heads if head.at and not head.cells)
    reading = _Reading(motion_list, places, by_line, starts)
    found = [one for at, motion in enumerate(motion_list.motions) for one in _of_motion(at, motion, reading)]
    # A place has one mark: what was decided counts more than who put it. Title and proposer may stand side by side.
    by_label = {one.label: one for one in sorted(found, key=lambda one: one.settles not in NAMED)}
    rows = {
        motion.head_lines[0].place.code
        for motion in motion_list.motions
        if motion.head_lines and motion.head_lines[0].cells
    }
    return [
        one
        for one in found
        if by_label[one.label] is one
        or one.label in rows
        or (one.settles in NAMED and by_label[one.label].settles in NAMED)
    ]


def _of_motion(at: int, motion: ParsedMotion, reading: _Reading) -> Iterator[Proposal]:
    marked, pieces = reading.motion_list.marked, reading.pieces_of(at)
    if motion.head_lines and motion.head_lines[0].cells:
        yield from of_row(at, motion, marked)
        return
    if not (motion.proposers or motion.new_proposers):
        yield from _who_put_it(at, pieces)
    if not motion.title:
        yield from _title(at, pieces)
    if all(is_opening(line.text) for line in held_back(motion)):
        # One that may say who moved or spoke is not proposed.
        for line in held_back(motion):
            yield Proposal(at, Settles.WORDS, run_of(line, marked), LineRole.WORDS.value, line.text, line.text)
    yield from _going_on(at, motion, marked)
    yield from _amendments(at, motion, pieces)
    yield from filter(None, [_decision(at, motion, reading, pieces)])
    yield from _headings(at, pieces, marked)


def _decision(at: int, motion: ParsedMotion, reading: _Reading, pieces: Sequence[_Piece]) -> Proposal | None:
    """What was decided, or the vote with it."""
    marked = reading.motion_list.marked
    settles = Settles.VOTE if motion.decision else Settles.DECISION
    found = _vote(motion, marked) if motion.decision else _of_doubts(motion, marked) or _told_elsewhere(motion, pieces)
    if found is None or not found[0]:
        return None
    copied, says = found
    label, _, mark = copied.partition(" ")
    number = reading.places.by_label.get(label.partition("-")[0])
    texts = [piece.mark.text for piece in pieces if piece.label == label]
    texts += [reading.places.document.lines[number].text] if number is not None else []
    return Proposal(at, settles, label, mark, texts[0] if texts else "", says)


def open_rows(motion: ParsedMotion, marked: MarkedDocument) -> list[tuple[str, str, str]]:
    """The lines in doubt of a motion that has no decision, as rows to be filled in: the place, `?` and the text.

    None of a table, whose rows hold more, nor of a heading above the motion, which is of others too.
    """
    doubts = [] if motion.decision is not None else joined_doubts(motion.unsure)
    first = motion.head_lines[0].at[0] if motion.head_lines and motion.head_lines[0].at else 0
    own = [line for line in doubts if line.at and line.at[0] >= first and not line.cells]
    copied = [(_copied(line, LineRole.UNSURE.value, marked), line.text) for line in own[-MOST_OPEN:]]
    return [(label.partition(" ")[0], LineRole.UNSURE.value, text) for label, text in copied if label]


# What was decided -----------------------------------------------------------------------------------------------------

Found = tuple[str, str]
"""A line to copy, and the words that speak for it."""


def _of_doubts(motion: ParsedMotion, marked: MarkedDocument) -> Found | None:
    """The line that states the decision of a motion that has none: `3.23 next business`; None where nothing suggests one.

    Where every line in doubt is understood by itself, the doubt is whose it is, and no words can settle that.
    """
    doubts = joined_doubts(motion.unsure) or [*motion.lines, *motion.withheld_lines][-LAST_WORDS:]
    is_of_words = any(result_in(line.text) is None for line in doubts)
    is_of_words |= len(doubts) == 1 and _OF_MOTION.search(_in_full(doubts[0], marked)) is not None
    likely = [
        (line, words)
        for line in doubts
        if is_of_words and _is_of(motion, line)
        if (words := likely_result(line.text) or likely_result(_in_full(line, marked)))
    ]
    settled = [(line, words) for line, words in likely if words in (NEXT_BUSINESS, IN_PARTS)]
    if settled:
        line, words = settled[-1]
        return _copied(line, _of_the_motion(words, motion), marked), telling(line.text)
    if not likely or len({words.partition(",")[0] for _, words in likely}) > 1:
        return None
    line, words = max(likely, key=lambda one: "," in one[1])
    full = words if "," in words else _with_vote(words, doubts)
    says = telling(line.text) if full == words else telling(" ".join(one.text for one in doubts))
    if (above := _above(line, marked)) and not likely_result(line.text):
        return f"{above.place.code}-{line.place.code} {_of_the_motion(full, motion)}", f"{above.text} {says}"
    return _copied(line, _of_the_motion(full, motion), marked), says


def _in_full(line: Line, marked: MarkedDocument) -> str:
    """A line that only goes on with a sentence, `lapsed.`, with the line above it, where the sentence begins."""
    above = _above(line, marked)
    return f"{above.text} {line.text}" if above else line.text


def _above(line: Line, marked: MarkedDocument) -> Line | None:
    """The line above one that only goes on with its sentence, and is no piece of another."""
    lines = marked.document.lines
    goes_on = (
        line.at
        and line.at[0]
        and line.text[:1].islower()
        and lines[line.at[0]].text.strip().startswith(line.text[:SAME])
    )
    return lines[line.at[0] - 1] if goes_on else None


def telling(text: str) -> str:
    """The sentences of a text that speak of a result, from the first to the last; all of it where none does."""
    parts = list(sentences(text))
    told = [at for at, part in enumerate(parts) if likely_result(part) or speaks_of_decision(part)]
    return " ".join(part.strip() for part in (parts[told[0] : told[-1] + 1] if told else parts))


def _told_elsewhere(motion: ParsedMotion, pieces: Sequence[_Piece]) -> Found | None:
    """The same from a sentence that was left out, or taken for who moved it: `Mr Cole said that …, and it was withdrawn.`

    Only where no line in doubt speaks of a result, and one sentence alone does.
    """
    if motion.amendments or any(speaks_of_decision(one.text) for one in motion.unsure):
        return None
    told = [
        (piece, words)
        for piece in pieces
        if piece.mark.role in (LineRole.NAME, LineRole.PROPOSER)
        or (piece.mark.role is LineRole.SKIP and piece.mark.value == DEBATE)
        if (words := likely_result(piece.mark.text)) and not _names_other(motion, piece.mark.text)
    ]
    if len(told) != 1:
        return None
    piece, words = told[0]
    return f"{piece.label} {words}", telling(piece.mark.text)


def _of_the_motion(words: str, motion: ParsedMotion) -> str:
    """A mark that says that it is the motion's, where the result of an amendment above may be meant: `motion carried`."""
    return f"motion {words}" if motion.amendments else words


def _is_of(motion: ParsedMotion, line: Line) -> bool:
    """Whether a result in this line can only be the motion's: `Accepted` may be an amendment's, where one stands above."""
    is_above = bool(motion.head_lines and line.at) and line.at[0] < motion.head_lines[0].at[0]
    if is_above or line.cells or _names_other(motion, line.text):
        return False
    return not motion.amendments or _OF_MOTION.search(line.text) is not None


def _names_other(motion: ParsedMotion, text: str) -> bool:
    """Whether a sentence names another motion, and does not say of *this motion* what became of it."""
    named = {found[1].casefold() for found in _NAMED.finditer(text)}
    is_of_this = re.search(rf"\bthis {MOTION} (?:therefore |accordingly |then )?fell\b", text, re.IGNORECASE)
    return bool(named - {motion.number.casefold(), motion.notice_number.casefold()}) and not is_of_this


_NAMED = re.compile(rf"\b{MOTION}s?\s+(?:no\.?\s*)?([A-Za-z]{{0,2}}\.?\d+[A-Za-z]?)\b(?!,\d)", re.IGNORECASE)
"""`covered by motion 20 – carried`: the result of another."""
_OF_MOTION = re.compile(rf"\b{MOTION}\b", re.IGNORECASE)


def _with_vote(words: str, doubts: Sequence[Line]) -> str:
    """A decision with the one vote that the lines in doubt give."""
    own = [part for line in doubts for part in sentences(line.text) if not speaks_of_other(part)]
    votes = {vote for part in (*own, " ".join(own)) if (vote := vote_in_sentence(part))}
    decision = next(term for term in Decision if term.value == words)
    return mark_of(decision, votes.pop()) if len(votes) == 1 else words


def _vote(motion: ParsedMotion, marked: MarkedDocument) -> Found | None:
    """The line that states the decision that was read with the vote in a sentence beside it: `For the motion, 45; against, 12.`"""
    result, line = motion.decision, motion.decision_line
    if result is None or line is None or re.search(r"\d", result.vote) or motion.decided_by_hand or motion.amendments:
        return None
    votes = {vote for one in motion.figures_left if (vote := vote_in_sentence(without_not_voting(one.text)))}
    words = mark_of(result.decision, votes.pop()) if len(votes) == 1 else ""
    says = " ".join(one.text.strip() for one in (*motion.figures_left, line))
    return (_copied(line, words, marked), says) if "," in words else None


def _copied(line: Line, words: str, marked: MarkedDocument) -> str:
    """A mark for a line; for its piece, where the rest of the line holds something else."""
    pieces = marked.of_line(line.at[0]) if line.at else ()
    holds_more = any(mark.role not in HOLD_NOTHING for mark in pieces)
    doubtful = [n for n, mark in enumerate(pieces) if mark.role in (LineRole.UNSURE, LineRole.RESULT)]
    if holds_more and len(pieces) > 1 and len(doubtful) == 1:
        return f"{line.place.code}{letters(doubtful[0])} {words}"
    label = label_of_piece(line, pieces) if holds_more else line.place.code
    return f"{label} {words}" if label else ""


# Who put it, amendments, headings ---------------------------------------------------------------------------------------


def _who_put_it(at: int, pieces: Sequence[_Piece]) -> Iterator[Proposal]:
    """The body that a sentence says moved the motion; none where two sentences name different ones."""
    of_sentences = [
        (piece, name, sentence)
        for piece in pieces
        if piece.mark.role
        in (LineRole.NAME, LineRole.SKIP, LineRole.WORDS, LineRole.GOES_ON, LineRole.UNSURE, LineRole.PROPOSER)
        if not (piece.mark.by_hand or is_opening(piece.mark.text))
        for sentence in sentences(piece.mark.text)
        if (name := likely_mover(sentence))
    ]
    if len({name for _, name, _ in of_sentences}) == 1:
        piece, name, sentence = of_sentences[0]
        yield Proposal(at, Settles.PROPOSER, piece.label, f"proposer: {name}", piece.mark.text, sentence.strip())


def _going_on(at: int, motion: ParsedMotion, marked: MarkedDocument) -> Iterator[Proposal]:
    """Lines that go on with the sentence of the paragraph above, which broke off: `… in January and` / `February be free.`"""
    for above, line in pairwise(motion.lines):
        is_next = above.at and line.at and above.at[-1] + 1 == line.at[0] and len(marked.of_line(line.at[0])) == 1
        breaks_off = re.search(r"\w$", above.text.rstrip()) is not None and len(above.text) > FEWEST_BROKEN_OFF
        begins = is_opening(line.text) or LIST_MARK.match(line.text) or not line.text[:1].isalpha()
        if is_next and breaks_off and not (begins or above.cells):
            said = f"… {above.text.rstrip()[-FEWEST_BROKEN_OFF:].partition(' ')[2]} / {line.text}"
            yield Proposal(at, Settles.JOINED, line.place.code, LineRole.GOES_ON.value, line.text, said)


def _title(at: int, pieces: Sequence[_Piece]) -> Iterator[Proposal]:
    """What the sentence that introduces a motion calls it: `Next came the motion of the Dyers' Section on gloves.`"""
    for piece in pieces[:1]:
        if piece.mark.value == INTRODUCED and (title := likely_title(piece.mark.text)):
            yield Proposal(at, Settles.TITLE, piece.label, f"title: {title}", piece.mark.text, piece.mark.text)


def _amendments(at: int, motion: ParsedMotion, pieces: Sequence[_Piece]) -> Iterator[Proposal]:
    """What became of the one amendment of a motion, in the sentence that tells of it: `…, but was defeated, 31 for and 62 against`."""
    if len(motion.amendments) != 1 or motion.amendments[0].decision is not None:
        return
    told = [
        (piece, words)
        for piece in pieces
        if piece.mark.role is LineRole.SKIP and piece.mark.value == TOLD
        if (words := result_of_amendment(piece.mark.text))
    ]
    if len(told) == 1:
        piece, words = told[0]
        yield Proposal(at, Settles.AMENDMENT, piece.label, f"amendment {words}", piece.mark.text, piece.mark.text)


def _headings(at: int, pieces: Sequence[_Piece], marked: MarkedDocument) -> Iterator[Proposal]:
    """Lines between two motions that look like headings over those below, and were read as words, in doubt or not at all."""
    for place, piece in enumerate(pieces):
        mark, text = piece.mark, piece.mark.text.strip()
        is_open = mark.role in (LineRole.UNSURE, LineRole.WORDS) or mark.value == NOT_UNDERSTOOD
        is_whole = len(marked.of_line(mark.line)) == 1 and not mark.by_hand
        is_last = all(other.mark.role not in _OF_THE_MOTION for other in pieces[place + 1 :])
        if is_open and is_whole and is_last and _may_be_heading(text):
            yield Proposal(at, Settles.HEADING, piece.label, LineRole.HEADING.value, text, text)


_OF_THE_MOTION = frozenset({LineRole.WORDS, LineRole.RESULT, LineRole.PROPOSER, LineRole.AMENDMENT, LineRole.UNSURE})


def _may_be_heading(text: str) -> bool:
    """Whether a short line may be a heading: `Organisation and Rules`, `Emergency Motions`, and not what may be a person's name."""
    text = re.sub(r"^\d{1,2}[.)]\s+", "", text)
    if len(text) > LONGEST_HEADING or ":" in text or re.search(r"\d", text):
        return False
    group = group_heading(text)
    if re.match(r"(?:motions|resolutions|business)\s+(?:on|about|from|of|concerning)\s+\w", text, re.IGNORECASE):
        return re.search(r"[.;]$", text) is None
    is_of_kind = group is not None and group.decision is None and not group.is_doubtful
    return is_of_kind or (is_like_a_name(text) and " and " in text and not is_like_a_person(text))

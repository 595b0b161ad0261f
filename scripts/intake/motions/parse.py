"""Marked lines become motions. Nothing here knows how a document is laid out; only the marks count."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from schema.terms import CARRIED, MotionKind
from schema.wording import unquoted
from scripts.intake.documents.lines import Line
from scripts.intake.marks import introductions
from scripts.intake.marks.debate import DEBATE
from scripts.intake.marks.given import states_of_row
from scripts.intake.marks.labelled import SECONDED
from scripts.intake.marks.mark import MarkedDocument, Role
from scripts.intake.marks.marking import ABBREVIATION
from scripts.intake.marks.piece import Span, spans
from scripts.intake.marks.proceedings import IN_DOUBT
from scripts.intake.marks.section import tells_of_another
from scripts.intake.marks.set_apart import BY_NUMBER, TITLE
from scripts.intake.marks.tidying import compounds_in
from scripts.intake.motions import piece_values
from scripts.intake.motions.headings_above import HeadingsAbove, take_titles_above
from scripts.intake.motions.parsed_motion import Amendments, ParsedAmendment, ParsedMotion
from scripts.intake.motions.results_beside import FIGURES_TOLD, VoteLines, give_told
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.bodies import Bodies, plain
from scripts.intake.vocabulary.doubt import tells_admission
from scripts.intake.vocabulary.headings import heading_name, names_paper
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.names import accepted_body, read_names
from scripts.intake.vocabulary.numbers import OF_SECTION, number
from scripts.intake.vocabulary.phrases import abbreviation, made_of
from scripts.intake.vocabulary.results import read_result, says_as_amended
from scripts.intake.vocabulary.told import about_ruling, names_several, row_decided, told
from scripts.intake.vocabulary.votes import DASH

SHOWN_WHOLE = 80
"""The characters up to which a line in doubt is shown with all that stands on it."""
ACCEPTED = "body"
"""The value of a proposer that a person accepts as a body, where it may be a person's name: `proposer: body`."""
_BY = re.compile(
    r"^(?:\d{1,3}[.)]\s+)?(?:(?:motion|amendment|proposed|moved|submitted|put|brought)\s+)?by:?\s+(?:delegates?\s+|the\s+)?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class ParsedList:
    """What the marks of a document say: its motions, its headings, and what belongs to none."""

    headings: HeadingsAbove
    motions: list[ParsedMotion] = field(default_factory=list)
    empty: list[ParsedMotion] = field(default_factory=list)
    """Numbers with nothing after them, as in a form that was not filled in."""
    unattached: list[ParsedAmendment] = field(default_factory=list)
    """Amendments to motions that the document does not have."""
    abbreviations: list[tuple[str, str]] = field(default_factory=list)


def parse_motions(marked: MarkedDocument, bodies: Bodies) -> ParsedList:
    """The motions of a marked document, with its title and its abbreviations."""
    return _Parser(marked, bodies).parsed()


class _Parser:
    """Takes the marks of one document in their order. A motion is open until the next one, a heading or an end."""

    def __init__(self, marked: MarkedDocument, bodies: Bodies) -> None:
        self.marked, self.bodies = marked, bodies
        self.headings = HeadingsAbove(bodies)
        self.result = ParsedList(self.headings)
        self.motion: ParsedMotion | None = None
        self.amendment: ParsedAmendment | None = None
        self.amendments = Amendments()
        self.votes = VoteLines()
        self.changed: Line | None = None
        """The line that says that the motion was amended, where another says what was decided."""
        self.heading_parts: list[str] = []
        self.in_doubt: list[Line] = []
        """Lines that speak of a result and are not understood as that of the motion above: they may name others."""
        self.told_apart: list[Line] = []
        """Lines that tell what became of motions by their numbers, and stand with the results of a list."""
        self.short_names: dict[str, str] = {}
        """The bodies that the document names with the word for what they are, by their names without it."""

    def parsed(self) -> ParsedList:
        """All marks, in their order."""
        texts = [line.text for line in self.marked.document.lines]
        marks = [mark for mark in self.marked.marks if not states_of_row(mark, self.marked.document.lines[mark.line])]
        ordered = piece_values.in_order(spans(marks, compounds_in(texts)))
        self.short_names = piece_values.short_names(ordered)
        starts = set(self.marked.starts - {span.first.line for span in ordered if span.first.role is Role.NUMBER})
        for span in ordered:
            if span.first.line in starts:
                starts.discard(span.first.line)
                self.new_motion(span).kind = piece_values.kind_introduced(
                    self.marked.document.lines[span.first.line].text
                )
            if take := _TAKE.get(span.first.role):
                take(self, span)
        self.finish()
        take_titles_above(self.result.motions)
        give_told(self.result.motions, self.in_doubt, self.told_apart)
        self.result.unattached = self.amendments.attach(self.result.motions)
        self.headings.title = self.headings.title or self.marked.document.title
        return self.result

    def line(self, span: Span) -> Line:
        """A span as a line: the looks of its first line, and its own text."""
        first = self.marked.document.lines[span.first.line]
        if span.text == first.text and span.lines == first.at and not first.cells:
            return first
        return replace(first, text=span.text, cells=(), at=span.lines)

    def heading(self, span: Span) -> None:
        """A heading over what follows it: of the list, of a committee, of what was decided."""
        self.finish()
        is_sure = span.first.by_hand or span.first.rule == OF_SECTION
        self.headings.take(self.line(span), is_title=span.first.value == TITLE, is_sure=is_sure)

    def skipped(self, span: Span) -> None:
        """A line that is in no motion: abbreviations are kept, and people who seconded are counted."""
        if self.motion is None and not self.result.motions and names_paper(span.text):
            self.headings.begin_paper()
        if span.first.value == ABBREVIATION and (entry := abbreviation(span.text)):
            self.result.abbreviations.append(entry)
        elif span.first.value == DEBATE and self.motion and FIGURES_TOLD.match(span.text.strip()):
            self.motion.figures_left.append(self.line(span))
        elif span.first.value == SECONDED and self.motion:
            target = self.amendment or self.motion
            if people := sum(read_names(value, self.bodies).people for _, value in labels(span.text)):
                target.people += people
                target.people_places.append(span.first.place)

    def end(self, _: Span) -> None:
        """The motion that is open ends."""
        self.finish()

    # A motion ---------------------------------------------------------------------------------------------------------

    def new_motion(self, span: Span) -> ParsedMotion:
        """The motion that begins at a span; the one before ends."""
        self.finish()
        above = self.headings.now
        self.headings.has_motions = True
        self.motion = ParsedMotion(
            kind=above.group.kind, kind_above=above.group.kind, committee=above.committee, new_committee=above.new_committee,
            place=span.first.place, head_lines=[self.line(span)],
        )  # fmt: skip
        self.heading_parts = []
        return self.motion

    def number(self, span: Span) -> None:
        """The number of a motion begins it."""
        motion = self.new_motion(span)
        text = re.sub(r"^[•*·–-]\s*", "", span.text)
        numbered = number(f"{text} X") or number(text) or number(text, like_year=True)
        motion.number = span.first.value or (numbered.number if numbered else "")
        if not motion.number and span.first.by_hand:
            motion.number = piece_values.last_number(span.text)
        motion.kind = (numbered.kind if numbered else None) or motion.kind
        self.heading_parts = [text]

    def title(self, span: Span) -> None:
        """A title: of the motion whose number stands above, else of one that begins here."""
        motion = self.motion
        if motion is None or motion.title or motion.lines:
            motion = self.new_motion(span)
        else:
            motion.head_lines.append(self.line(span))
        text = " ".join(span.text.split())
        motion.title = heading_name(text) if text.endswith((":", "–", "—", "-")) else text
        if span.first.by_hand or span.first.rule == introductions.RULE:
            motion.title = motion.title[:1].upper() + motion.title[1:]  # a part of a sentence: "a motion on gloves"
        if span.first.rule == introductions.RULE and piece_values.kind_introduced(text) is MotionKind.AMENDMENT:
            motion.kind = motion.kind or MotionKind.AMENDMENT
        self.heading_parts += [text] if text not in " ".join(self.heading_parts) else []  # "A. Bell ropes (GC/27/06)"

    def words(self, span: Span) -> None:
        """A paragraph of the wording, of the amendment that is open or else of the motion."""
        if self.amendment is not None:
            self.amendment.lines.append(self.line(span))
            return
        motion = self.motion or self.new_motion(span)
        motion.words_beside = motion.words_beside or span.first.value
        motion.lines.append(self.line(span))

    def made_of(self, span: Span) -> None:
        """The motions that a composite is made of."""
        if self.motion:
            numbers = re.sub(r"^nos\.?", "motions", span.text.strip(f" ().:{DASH}"))
            self.motion.made_of += made_of(numbers, is_composite=True) or made_of(span.text)
            self.motion.kind = self.motion.kind or MotionKind.COMPOSITE

    def part(self, span: Span) -> None:
        """Other labelled parts: the committee, the number in the notice, the kind of motion."""
        if self.motion is None and span.first.rule != "field of file":
            return
        motion = self.motion or self.new_motion(span)
        if span.first.value == introductions.OF_INTRODUCTION:
            own = introductions.named(span.text)
            motion.number, motion.kind = (
                motion.number or own.number,
                own.kind or piece_values.kind_named(span.text) or motion.kind,
            )
            self.heading_parts.insert(0, span.text.strip(" ,()"))
        for part, value in labels(span.text):
            if part == "committee" and value:
                motion.committee = self.bodies.committee(value)
                motion.new_committee = "" if motion.committee else value
            elif part == "kind":
                motion.kind = piece_values.kind_named(value) or motion.kind
            elif (numbered := number(value)) and not numbered.rest:
                if part == "notice number":
                    motion.notice_number = numbered.number
                else:
                    motion.number = motion.number or numbered.number

    # Who proposed it --------------------------------------------------------------------------------------------------

    def proposer(self, span: Span) -> None:
        """Who proposed the motion or the amendment that is open."""
        motion = self.motion or self.new_motion(span)
        target = self.amendment or motion
        is_further = target.takes_further(span.first.rule)
        people_above, unclear_above = target.people, target.unclear
        pairs = labels(span.text)
        if not pairs:
            motion.kind = MotionKind.COMPOSITE if span.first.value == "composite" else motion.kind
            pairs = (("proposer", _BY.sub("", span.text.strip(piece_values.EDGES + ":,"))),)
        for part, printed in pairs:
            value = printed.lstrip(" •*·")
            value = self.short_names.get(plain(value), value)
            names = read_names(value, self.bodies)
            is_accepted = span.first.by_hand or span.first.value == ACCEPTED
            if is_accepted and not names.is_body:
                names = accepted_body(value) or names
            if part != "proposer":
                target.people += names.people
            elif is_further:
                target.add_further(names, span.first.rule)
            else:
                target.add_proposers(names)
        if target.people > people_above:
            target.people_places.append(span.first.place)
        if target.unclear > unclear_above:
            target.unclear_lines.append(self.line(span))

    def name(self, span: Span) -> None:
        """A person's name, of which only the number is kept."""
        if target := self.amendment or self.motion:
            if span.first.value == IN_DOUBT:
                target.unclear += 1
                target.unclear_lines.append(self.line(span))
                return
            values = [value for _, value in labels(span.text)] or [span.text.strip(piece_values.EDGES)]
            target.people += max(1, sum(read_names(value, self.bodies).people for value in values))
            target.people_places.append(span.first.place)

    # Results ----------------------------------------------------------------------------------------------------------

    def decided(self, span: Span) -> None:
        """A result, of the amendment that is open and undecided or else of the motion; or a vote."""
        motion = self.motion or self.new_motion(span)
        line, mark = self.line(span), span.first
        if mark.value == "vote":
            self.votes.add(line)
            return
        stated = piece_values.stated_result(mark, span.text)
        result = stated or piece_values.result_in(span.text)
        if result is None and says_as_amended(span.text.strip(piece_values.EDGES)):
            self.changed = line
        elif result is None:
            motion.unsure.append(line)
        elif not mark.by_hand and (
            tells_of_another(result, motion.number) or piece_values.is_of_other_kind(span.text, motion)
        ):
            self.unsure(span)
        elif self.is_of_amendment(mark.value):
            named = self.amendments.open_numbered(result.number, motion) if result.of == "amendment" else None
            if named is not None:
                self.amendment = named
            if self.amendment is None or self.amendment.decision is not None:
                self.amendment = self.amendments.add(ParsedAmendment(), motion)
            self.amendment.decision, self.amendment.decision_line = result, line
            if "amendment" in mark.value and not self.amendment.lines and not self.amendment.number:
                self.amendment = None
        else:
            changed = self.amendments.told_of(result.before, motion) if result.before else None
            if changed is not None:
                changed.decision, changed.decision_line = result.before, line
                result = replace(result, note="")  # the amendment's own record says it
            self.amendment = None
            motion.decide(result, line, by_hand=mark.by_hand and stated is not None)

    def unsure(self, span: Span) -> None:
        """A line that speaks of a result and is not understood: of the motion, of the amendment that it ends, or of several."""
        line = self.line(span)
        if span.first.rule == BY_NUMBER:
            self.told_apart.append(line)
            return
        whole = self.marked.document.lines[span.first.line]
        if len(span.lines) == 1 and len(whole.text) <= SHOWN_WHOLE and not whole.cells:
            line = whole  # "(Mosses) did not find a majority" says more than its last words
        self.in_doubt.append(line)
        row = row_decided(whole.cells) if whole.cells else ""
        is_told_of_several = names_several(line.text) and all(one.result for one in told(line.text))
        is_of_others = self.motion and (row not in ("", self.motion.number) or is_told_of_several)
        result = read_result(line.text)
        if self.motion and result and result.of == "amendment" and result.decision not in CARRIED:
            self.motion.amendments_unsure.append(line)  # one was lost, and does not say which: the motion is as it was
        elif self.motion is not None and not (is_of_others or self.is_of_ruling_above(line)):
            self.motion.unsure.append(line)
            self.motion.is_doubted_by_hand |= span.first.by_hand
        if self.amendment is not None:
            self.amendment.is_closed |= not tells_admission(line.text)

    def is_of_ruling_above(self, line: Line) -> bool:
        """Whether a line speaks of what was ruled of a motion further up, which it names."""
        about = about_ruling(line.text)
        return about is not None and any(motion.number in about.numbers for motion in self.result.motions)

    def is_of_amendment(self, value: str) -> bool:
        """Whether a result is that of an amendment."""
        is_open = self.amendment is not None and self.amendment.decision is None and not self.amendment.is_closed
        return "amendment" in value or (is_open and "motion" not in value)

    # Amendments -------------------------------------------------------------------------------------------------------

    def begin_amendment(self, span: Span) -> None:
        """An amendment begins; it may stand before its motion, or under another."""
        start = amendment(span.text)
        value = span.first.value
        to = value.removeprefix("to ") if value.startswith("to ") else ""
        parsed = ParsedAmendment(place=span.first.place)
        parsed.number = (start.number if start else "") or ("" if to else value)
        parsed.to_motion = (start.to_motion if start else "") or to
        if start and start.result:
            parsed.decision, parsed.decision_line = start.result, self.line(span)
        if start and start.by:
            parsed.add_proposers(read_names(start.by, self.bodies))
        above = self.amendments.open_numbered(parsed.number, self.motion)
        if above is not None and parsed.decision:
            # "Amendment 1 was lost." below the words of amendments 1 and 2.
            above.decision, above.decision_line, self.amendment = parsed.decision, parsed.decision_line, above
            return
        self.amendment = self.amendments.add(parsed, self.motion)

    # The end of a motion ----------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Complete the motion that is open, where one is."""
        if self.motion is not None:
            self.complete(self.motion)
        self.motion, self.amendment, self.votes, self.changed = None, None, VoteLines(), None

    def complete(self, motion: ParsedMotion) -> None:
        """What only the whole motion shows: its vote, its kind, its heading, and what the headings above say of it."""
        self.amendments.join_repeated(motion)
        amendments, group = self.amendments.of(motion), self.headings.now.group
        if self.votes.agree_with(group.decision) and not (amendments or motion.unsure or group.is_implied):
            motion.decide_by(group)  # a vote on its own line is then that of this decision
        self.votes.complete(motion)
        if motion.unsure:
            motion.leave_open()
        motion.kind = motion.kind or piece_values.kind_in_title(motion.title)
        motion.heading = " ".join(" ".join(self.heading_parts).split())
        motion.title = unquoted(motion.title)
        if all(len(line.text.strip()) < 3 for line in motion.lines):
            motion.lines = []
        if motion.decision is None and group.decision:
            # "Amendment carried" in a list of what was carried: whether the motion was, it does not say.
            bare = [parsed for parsed in amendments if not parsed.lines and not parsed.number]
            motion.unsure += [parsed.decision_line for parsed in bare if parsed.decision_line]
        motion.decide_by(group)
        if self.changed:
            motion.decide_as_amended(self.changed)
        (self.result.empty if motion.is_empty and not amendments else self.result.motions).append(motion)


_TAKE: dict[Role, Callable[[_Parser, Span], None]] = {
    Role.HEADING: _Parser.heading,
    Role.NUMBER: _Parser.number,
    Role.TITLE: _Parser.title,
    Role.WORDS: _Parser.words,
    Role.GOES_ON: _Parser.words,
    Role.MADE_OF: _Parser.made_of,
    Role.PART: _Parser.part,
    Role.PROPOSER: _Parser.proposer,
    Role.NAME: _Parser.name,
    Role.RESULT: _Parser.decided,
    Role.UNSURE: _Parser.unsure,
    Role.AMENDMENT: _Parser.begin_amendment,
    Role.SKIP: _Parser.skipped,
    Role.END: _Parser.end,
}
"""What each role does. A role that is not here says nothing of a motion."""

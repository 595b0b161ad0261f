"""Marked lines become motions. Nothing here knows how a document is laid out: the marks alone say what a line is."""

import re
from dataclasses import replace

from schema.terms import Decision, MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import MarkedDocument, Role
from scripts.intake.marks.marking import ABBREVIATION
from scripts.intake.marks.piece import Span, spans
from scripts.intake.marks.preface import TITLE
from scripts.intake.marks.rules import SECONDED
from scripts.intake.marks.tidying import compounds_in
from scripts.intake.motions.joint_results import open_joint
from scripts.intake.motions.parsed_list import Parsed, Under
from scripts.intake.motions.parsed_motion import AmendmentDraft, ParsedMotion
from scripts.intake.motions.piece_values import in_order, last_number, result_in, stated_result
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.headings import Group, group_heading, heading_name, names_paper, speaks_of_results
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.names import Bodies, Names, read_names
from scripts.intake.vocabulary.numbers import KIND_WORDS, number
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.phrases import abbreviation, made_of
from scripts.intake.vocabulary.votes import DASH, VoteFound, figures, join_vote, vote

ACCEPTED = "body"
"""The value of a proposer that a person accepts as a body, where it may be a person's name: `proposer: body`."""
_KIND_IN_TITLE = re.compile(r"\b(emergency|composite) (?:motion|resolution)$", re.IGNORECASE)
SIDES = ("for", "against", "abstentions")


def parse_motions(marked: MarkedDocument, bodies: Bodies) -> Parsed:
    """The motions of a marked document, its title and its abbreviations."""
    return _Parsing(marked, bodies).parsed()


class _Parsing:
    """One document's marks being put together."""

    def __init__(self, marked: MarkedDocument, bodies: Bodies) -> None:
        self.marked, self.bodies = marked, bodies
        self.result = Parsed()
        self.titles: list[tuple[str, Line]] = []
        self.under = Under()
        self.motion: ParsedMotion | None = None
        self.amendment: AmendmentDraft | None = None
        self.amendments: list[tuple[AmendmentDraft, ParsedMotion | None]] = []
        """Every amendment with the motion that it stands under."""
        self.votes: list[tuple[VoteFound, Line]] = []
        self.counts: dict[str, str] = {}
        self.heading_parts: list[str] = []
        self.joint: list[Line] = []

    def parsed(self) -> Parsed:
        """All marks in their order."""
        texts = [line.text for line in self.marked.document.lines]
        for span in in_order(spans(self.marked.marks, compounds_in(texts))):
            self.take(span)
        self.finish()
        open_joint(self.result.motions, self.joint)
        self.attach_amendments()
        self.result.title = self.result.title or self.marked.document.title
        return self.result

    def take(self, span: Span) -> None:
        """One span, by its role."""
        mark = span.first
        match mark.role:
            case Role.HEADING:
                self.heading(span)
            case Role.NUMBER:
                self.begin(span)
            case Role.TITLE:
                self.title(span)
            case Role.WORDS | Role.GOES_ON:
                self.words(span)
            case Role.PROPOSER:
                self.proposer(span)
            case Role.NAME:
                self.name(span)
            case Role.RESULT:
                self.decided(span)
            case Role.PART:
                self.part(span)
            case Role.MADE_OF if self.motion:
                self.motion.made_of += made_of(span.text.strip(f" ():{DASH}")) or made_of(span.text)
                self.motion.kind = self.motion.kind or MotionKind.COMPOSITE
            case Role.AMENDMENT:
                self.begin_amendment(span)
            case Role.UNSURE if self.motion:
                self.in_doubt(self.motion, self.line(span))
            case Role.SKIP if mark.value == ABBREVIATION and (entry := abbreviation(span.text)):
                self.result.abbreviations.append(entry)
            case Role.SKIP if mark.value == SECONDED and self.motion:
                target = self.amendment or self.motion
                target.people += sum(read_names(value, self.bodies).people for _, value in labels(span.text))
            case Role.END:
                self.finish()

    def line(self, span: Span) -> Line:
        """A span as a line: the looks of its first line, and its own text."""
        first = self.marked.document.lines[span.first.line]
        return replace(first, text=span.text, cells=(), at=span.lines)

    # Headings ---------------------------------------------------------------------------------------------------------

    def heading(self, span: Span) -> None:
        """A heading over what follows it: of the list, of a committee, of what was decided."""
        self.finish()
        line = self.line(span)
        if span.first.value == TITLE:
            self.list_title(line)
        else:
            self.group_or_committee(line)
        self.result.headings.append((line.at[-1], self.under))

    def group_or_committee(self, line: Line) -> None:
        """A heading of a committee, of a kind of motions, or of what was decided."""
        text = re.sub(r"^\d{1,2}[.)]\s+(?=\S)", "", heading_name(line.text))
        group = group_heading(line.text) or group_heading(text)
        group = replace(group, line=line) if group else None
        named, now = self.bodies.committee(text), self.under
        if named is None and group and not group.is_list_title:
            kind = group.kind or (now.group.kind if group.decision else None)
            if not group.decision and not group.is_undecided:
                group = replace(group, decision=now.group.decision, to=now.group.to, line=now.group.line)
            level = now.level if group.decision == now.group.decision else line.heading
            self.under = Under(None, "", replace(group, kind=kind), level)
        elif named is not None:
            self.under = Under(named, "", replace(now.group, kind=group.kind if group else None), now.level)
        elif group is None and names_paper(text):
            self.under = Under(None, "", Group() if speaks_of_results(text) else now.group, now.level)
            self.result.title = self.result.title or heading_name(line.text)
        elif group is None:
            is_below = not 0 < line.heading <= now.level and not speaks_of_results(text)
            own = replace(now.group, kind=None) if is_below else Group()
            self.under = Under(None, text, own, now.level * is_below)

    def list_title(self, line: Line) -> None:
        """The title of the whole list, in one line or several, and what it says of all motions."""
        self.titles.append((heading_name(line.text), line))
        texts = [text for text, _ in self.titles]
        groups = [(text, replace(group, line=one)) for text, one in self.titles if (group := group_heading(text))]
        whole = " ".join(texts)
        if not groups and (group := group_heading(whole)):
            groups = [(whole, replace(group, line=line))]
        own = next((text for text, group in groups if group.is_list_title), "")
        self.result.title = own or (whole if groups and groups[0][0] == whole else texts[0])
        told = Group()
        for _, group in groups:
            told = Group(
                told.decision or group.decision,
                told.kind or group.kind,
                told.to or group.to,
                line=told.line or group.line,
            )
        self.result.group = told
        self.under = Under(group=told)

    # A motion ---------------------------------------------------------------------------------------------------------

    def new_motion(self, span: Span) -> ParsedMotion:
        """The motion that begins at a span; the one before ends."""
        self.finish()
        under = self.under
        self.motion = ParsedMotion(
            kind=under.group.kind, committee=under.named, new_committee=under.new, place=span.first.place
        )
        self.motion.head_lines = [self.line(span)]
        return self.motion

    def begin(self, span: Span) -> None:
        """The number of a motion begins it."""
        motion = self.new_motion(span)
        printed_text = re.sub(r"^[•*·–-]\s*", "", span.text)
        found = number(f"{printed_text} X") or number(printed_text) or number(printed_text, like_year=True)
        printed = span.first.value or (found.number if found else "")
        if not printed and span.first.by_hand:
            printed = last_number(span.text)
        motion.number = printed
        motion.kind = (found.kind if found else None) or motion.kind
        self.heading_parts = [printed_text]

    def title(self, span: Span) -> None:
        """A title: of the motion whose number stands above, else of one that begins here."""
        motion = self.motion
        if motion is None or motion.title or motion.lines:
            motion = self.new_motion(span)
            self.heading_parts = []
        else:
            motion.head_lines.append(self.line(span))
        text = " ".join(span.text.split())
        motion.title = heading_name(text) if text.endswith((":", "–", "—", "-")) else text
        self.heading_parts.append(text)

    def words(self, span: Span) -> None:
        """A paragraph of the wording."""
        if self.amendment is not None:
            self.amendment.lines.append(self.line(span))
            return
        motion = self.motion or self.new_motion(span)
        motion.words_beside = motion.words_beside or span.first.value
        motion.lines.append(self.line(span))

    def proposer(self, span: Span) -> None:
        """Who put the motion or the amendment that is open."""
        motion = self.motion or self.new_motion(span)
        target = self.amendment or motion
        pairs = labels(span.text)
        is_further = span.first.rule == "names below" and bool(target.proposers)
        if not pairs:
            is_composite = span.first.value == "composite"
            motion.kind = MotionKind.COMPOSITE if is_composite else motion.kind
            text = re.sub(
                r"^(?:(?:motion|amendment|proposed|moved|submitted|put|brought)\s+)?by:?\s+(?:delegates?\s+|the\s+)?",
                "",
                span.text.strip(f" •*·()[]:,{DASH}"),
                flags=re.IGNORECASE,
            )
            pairs = (("proposer", text),)
        for part, printed in pairs:
            value = printed.lstrip(" •*·")
            names = read_names(value, self.bodies)
            is_accepted = span.first.by_hand or span.first.value == ACCEPTED
            if is_accepted and not names.is_body and not is_surely_person(value):
                names = Names(new=(value,))
            if part == "proposer" and is_further:
                target.proposers += [named for named in names.known if named not in target.proposers]
            elif part == "proposer":
                target.put_by(names)
            else:
                target.people += names.people

    def name(self, span: Span) -> None:
        """A person's name, of which only the number is kept."""
        motion = self.motion
        target = self.amendment or motion
        if target is None:
            return
        pairs = labels(span.text) or (("proposer", span.text.strip(f" •*·()[]{DASH}")),)
        names = [read_names(value, self.bodies) for _, value in pairs]
        target.people += max(1, sum(one.people for one in names))

    def part(self, span: Span) -> None:
        """Other labelled parts: the committee, the number in the notice, of which kind the motion is."""
        motion = self.motion
        if motion is None:
            return
        for part, value in labels(span.text):
            if part == "committee" and value:
                motion.committee = self.bodies.committee(value)
                motion.new_committee = "" if motion.committee else value
            elif part == "kind":
                motion.kind = next(
                    (kind for words, kind, _ in KIND_WORDS if re.match(words, value, re.IGNORECASE)), motion.kind
                )
            elif (found := number(value)) and not found.rest:
                motion.notice_number = found.number if part == "notice number" else motion.notice_number
                motion.number = motion.number or (found.number if part != "notice number" else "")

    # Results ----------------------------------------------------------------------------------------------------------

    def decided(self, span: Span) -> None:
        """What was decided: of the amendment that is open and undecided, or of the motion; or a vote."""
        motion = self.motion or self.new_motion(span)
        line, mark = self.line(span), span.first
        if mark.value == "vote":
            self.take_vote(line)
            return
        result = stated_result(mark, span.text) or result_in(span.text)
        if result is None:
            motion.unsure.append(line)
            return
        if self.is_of_amendment(mark.value):
            if self.amendment is None or self.amendment.decision is not None:
                self.amendment = self.add_amendment(AmendmentDraft())
            self.amendment.decision, self.amendment.decided_in = result, line
            if "amendment" in mark.value:
                self.amendment = self.amendment if self.amendment.lines or self.amendment.number else None
            return
        self.amendment = None
        if motion.decision is not None and motion.decision.decision is not result.decision:
            # Two results of one motion: which is its own, only a person can tell.
            motion.unsure += [motion.decided_in or line, line]
            return
        motion.decision, motion.decided_in, motion.decided_by_hand = result, line, mark.by_hand

    def in_doubt(self, motion: ParsedMotion, line: Line) -> None:
        """A line that speaks of a result and is not understood: of the motion, of an amendment that ends with it, or of several motions."""
        motion.unsure.append(line)
        if self.amendment is not None:
            self.amendment.is_closed = True
        self.joint.append(line)

    def is_of_amendment(self, value: str) -> bool:
        """Whether a result is that of an amendment."""
        is_open = self.amendment is not None and self.amendment.decision is None and not self.amendment.is_closed
        return "amendment" in value or (is_open and "motion" not in value)

    def take_vote(self, line: Line) -> None:
        """A vote in a line of its own, or one side of it."""
        pairs = dict(labels(line.text))
        if set(pairs) & set(SIDES) and "vote" not in pairs:
            self.counts |= {side: pairs[side] for side in SIDES if side in pairs}
            if {"for", "against"} <= set(self.counts):
                counted = figures(*(self.counts.get(side, "") for side in SIDES))
                self.votes = [(VoteFound(counted), line)]
            elif self.motion:
                self.votes.append((VoteFound(note=f"The document says: {line.text.strip()}."), line))
            return
        if found := vote(pairs.get("vote", line.text)):
            self.votes.append((found, line))

    def count_votes(self, motion: ParsedMotion) -> None:
        """Put the vote to the result, which may stand before it or after it. Without a result it says none."""
        if not self.votes:
            return
        counted, _ = self.votes[0]
        if motion.decision is None:
            motion.unsure += [line for _, line in self.votes]
            return
        decided = motion.decision
        if re.search(r"\d", decided.vote) or len(self.votes) > 1:
            return
        note = " ".join(filter(None, (decided.note, counted.note)))
        if decided.decision is Decision.FELL and counted.text:
            # "The motion fell" by figures: it was put, and voted down.
            decided = replace(decided, decision=Decision.LOST)
        motion.decision = replace(decided, vote=join_vote(counted.text, decided.vote), note=note)

    # Amendments -------------------------------------------------------------------------------------------------------

    def begin_amendment(self, span: Span) -> None:
        """An amendment begins; it may stand before its motion, or under another."""
        found = amendment(span.text)
        value = span.first.value
        draft = AmendmentDraft(place=span.first.place)
        draft.number = (found.number if found else "") or ("" if value.startswith("to ") else value)
        draft.to_motion = (found.to_motion if found else "") or value.removeprefix("to ") * value.startswith("to ")
        if found and found.result:
            draft.decision, draft.decided_in = found.result, self.line(span)
        if found and found.by:
            draft.put_by(read_names(found.by, self.bodies))
        self.amendment = self.add_amendment(draft)

    def add_amendment(self, draft: AmendmentDraft) -> AmendmentDraft:
        """Keep an amendment with the motion that it stands under."""
        self.amendments.append((draft, self.motion))
        return draft

    def attach_amendments(self) -> None:
        """Each amendment to the motion that it names, also where another stands between; else to the one that it stands under.

        One that names a motion that is not there belongs to none.
        """
        by_number = {motion.number.lstrip("0"): motion for motion in self.result.motions if motion.number}
        for draft, under in self.amendments:
            named = by_number.get(draft.to_motion.lstrip("0")) if draft.to_motion else under
            if named is None and under is not None and draft.to_motion and not under.number:
                named = under
            if named is None or named not in self.result.motions:
                self.result.unattached.append(draft)
            else:
                named.amendments.append(draft)

    # At its end -------------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """The motion that is open ends."""
        motion = self.motion
        if motion is not None:
            self.count_votes(motion)
            if motion.unsure and motion.decision is not None:
                motion.unsure += (
                    [] if motion.decided_in in motion.unsure or motion.decided_in is None else [motion.decided_in]
                )
                motion.decision = motion.decided_in = None
            if found := _KIND_IN_TITLE.search(motion.title):
                motion.kind = motion.kind or (
                    MotionKind.EMERGENCY if found[1].lower() == "emergency" else MotionKind.COMPOSITE
                )
            own = [part.strip(" \t") for part in self.heading_parts]
            motion.heading = " ".join(" ".join(own).split())
            if all(len(line.text.strip()) < 3 for line in motion.lines):
                motion.lines = []
            if motion.decision is None and self.under.group.decision:
                # "Amendment carried" in a list of what was carried: whether the motion was, it does not say.
                bare = [
                    one
                    for one, under in self.amendments
                    if under is motion and one.decided_in and not one.lines and not one.number
                ]
                motion.unsure += [one.decided_in for one in bare if one.decided_in]
            motion.decide_by(self.under.group)
            is_empty = motion.is_empty and not any(under is motion for _, under in self.amendments)
            (self.result.empty if is_empty else self.result.motions).append(motion)
        self.motion, self.amendment, self.votes, self.counts = None, None, [], {}

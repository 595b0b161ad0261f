"""A document understood: its motions, the headings that they stand under, and what became of every line.

How it goes, and where each step is told:

1. what printing did to the lines is undone (tidying);
2. rows of tables with motions in them are read (table_rows);
3. among the numbered lines those are found that begin a motion (numbering);
4. what stands between two of them is one motion (motion_reading), with the headings of the next at its end: here;
5. a motion that stands there twice, in a table of contents or in a table of votes, is made one: here.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from schema.dates import Date
from schema.terms import Decision, MotionKind
from schema.union import Body
from schema.wording import LIST_MARK
from scripts.intake import recognisers
from scripts.intake.account import Account
from scripts.intake.lines import DocumentText, Line
from scripts.intake.motion_reading import Habits, Under, may_be_heading, read_motion
from scripts.intake.names import Bodies, is_like_a_name, kind_of_body, plain
from scripts.intake.numbering import lettered_heads, motion_heads
from scripts.intake.parsed_motion import ParsedMotion
from scripts.intake.recognisers import Group, NumberFound
from scripts.intake.table_rows import read_tables
from scripts.intake.tidying import tidy

MOST = 0.6
"""Of the motions: what so many of them do is the list's way, and not chance."""

OFTEN = 0.25
"""Of the names behind numbers: where so many come again, they are no titles. Of the motions: where not even so many have
what motions have, they may be none."""

BEHIND = "what stands behind the last motion"

YEAR = re.compile(r"\b(?:1[89]|2[01])\d\d\b")
TITLE = re.compile(
    r"\b(?:motions?|resolutions?|decisions|agenda|proposals?|agm|sgm|annual general meeting|conference|congress|convention|meeting)\b",
    re.IGNORECASE,
)

BOLD_LEVEL = 7
"""A line in bold counts as a heading below all real ones."""


@dataclass(frozen=True, slots=True)
class MotionList:
    """What a document says."""

    title: str
    """Its title, empty where it has none."""
    group: Group
    """What its title says of all its motions."""
    motions: tuple[ParsedMotion, ...]
    abbreviations: tuple[tuple[str, str], ...]
    account: Account

    @property
    def says_motions(self) -> bool:
        """Whether anything tells that these are motions, and not the numbered paragraphs of a policy."""
        headings = " / ".join([self.title, *(motion.new_committee for motion in self.motions)])
        return (
            re.search(r"\b(?:motion|resolution|agenda|agm|congress|conference)", headings, re.IGNORECASE) is not None
            or self.group.decision is not None
            or sum(map(_says_motion, self.motions)) >= len(self.motions) * OFTEN
        )

    @property
    def is_of_resolutions(self) -> bool:
        """Whether its numbers are those of resolutions, given after the meeting, and not those of the notice."""
        if (
            re.search(r"\b(?:motions?|agenda|notice|proposals?)\b", self.title, re.IGNORECASE)
            and not self.group.decision
        ):
            return False
        return self.group.decision is Decision.CARRIED or any(
            re.match(r"resolution\b", motion.heading, re.IGNORECASE) for motion in self.motions
        )


def read_motion_list(
    document: DocumentText, bodies: Mapping[str, Body], union_name: str = "", held: Date | None = None
) -> MotionList:
    """The motions of a document.

    `bodies`, the union's name and the time of the meeting tell who is meant by a heading or a proposer's name.
    """
    return _Reading(document, Bodies(bodies, union_name, held)).motion_list()


class _Reading:
    """One document being read. The steps of the module, in their order."""

    def __init__(self, document: DocumentText, bodies: Bodies) -> None:
        self.document = document
        self.bodies = bodies
        self.account = Account(document)
        self.abbreviations: list[tuple[str, str]] = []
        self.title = ""
        self.group = Group()

    def motion_list(self) -> MotionList:
        """All steps."""
        tidied = tidy(self.document.lines)
        for line, reason in tidied.aside:
            self.account.skip([line], reason)
        lines = list(self.without_abbreviations(tidied.lines))
        lines, tabled = read_tables(lines, self.bodies, self.account)
        lines = list(self.without_contents(lines))
        lines, heads = self.without_end(lines, self.heads(lines))
        motions = self.motions_between(lines, heads) if heads else []
        if not heads and tabled:
            self.around_tables(lines, tabled)
        elif not heads:
            motions = self.unnumbered(lines) or self.lettered(lines)
        for draft in tabled:
            draft.decide_by(self.group)
        motions = self.merge_duplicates([*motions, *tabled])
        self.put_amendments_right(motions)
        self.weigh_letters(motions)
        return MotionList(self.title, self.group, tuple(motions), tuple(self.abbreviations), self.account)

    def heads(self, lines: Sequence[Line]) -> dict[int, NumberFound]:
        """The lines that begin a motion, by their places, each with its number."""
        return motion_heads(lines, lambda at: self.is_heading(lines, at))

    # Headings ---------------------------------------------------------------------------------------------------------

    def is_heading(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a line is surely a heading: by its looks, or because it names a committee that the archive knows."""
        line = lines[at]
        text = line.text.strip()
        if line.cells or len(text) > 110 or LIST_MARK.match(text) or not may_be_heading(text):
            return False
        if recognisers.group_heading(text) or self.bodies.committee(recognisers.heading_name(text)):
            return True
        kind = kind_of_body(text)
        if recognisers.is_upper_case(text):
            # "LONDON BRANCH" in capitals behind a motion says who put it.
            return not self.bodies.proposers(text) and (
                kind is None or recognisers.BODY_HEADING.search(text) is not None
            )
        return line.heading > 0

    def under(self, heading: Sequence[Line], before: Under) -> Under:
        """What holds for the motions below these headings. A new committee ends what the headings before it said."""
        now = before
        for line in heading:
            text = recognisers.heading_name(line.text)
            group = recognisers.group_heading(text)
            named = self.bodies.committee(text)
            if named is None and group and not group.is_list_title:
                kind = group.kind or (now.group.kind if group.decision else None)
                if not group.decision and not group.is_undecided:
                    group = replace(group, decision=now.group.decision, to=now.group.to)
                level = now.level if group.decision == now.group.decision else line.heading
                now = Under(named=None, new="", group=replace(group, kind=kind), level=level)
            elif named is not None:
                kind = group.kind if group else None
                now = Under(named=named, new="", group=replace(now.group, kind=kind), level=now.level)
            elif group is None:
                is_below = not 0 < line.heading <= now.level
                now = Under(
                    named=None, new=text, group=replace(now.group, kind=None) if is_below else Group(), level=now.level * is_below
                )  # fmt: skip
            self.account.use([line], "a heading")
        return now

    # Motions between their heads --------------------------------------------------------------------------------------

    def motions_between(self, lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> list[ParsedMotion]:
        """One draft for each head, with all that stands before the next."""
        starts = sorted(heads)
        ends = [*starts[1:], len(lines)]
        parts = self.headings_of_parts(lines, starts)
        pieces = [self.without_empty_parts(lines[start:end], parts) for start, end in zip(starts, ends, strict=True)]
        under = self.preface(lines[: starts[0]])
        closing = [
            self.closing_headings(piece) if number < len(pieces) - 1 else 0 for number, piece in enumerate(pieces)
        ]
        closing = self.weighed(pieces, closing)
        habits = self.habits([piece[: len(piece) - count] for piece, count in zip(pieces, closing, strict=True)])
        motions = []
        for start, piece, count in zip(starts, pieces, closing, strict=True):
            own, heading = piece[: len(piece) - count], piece[len(piece) - count :]
            draft = read_motion(own, heads[start], under, habits, self.bodies, self.account)
            motions += [] if draft.is_empty else [draft]
            under = self.under(heading, under)
        return motions

    @staticmethod
    def headings_of_parts(lines: Sequence[Line], starts: Sequence[int]) -> set[str]:
        """The headings of parts of a motion, `Authors`, `Commentary`: they come again, and stand below those of motions."""
        level = max((lines[start].heading for start in starts), default=0)
        below = Counter(plain(line.text) for line in lines if level and line.heading > level)
        return {text for text, count in below.items() if count > 1}

    def without_empty_parts(self, piece: Sequence[Line], parts: set[str]) -> list[Line]:
        """A motion's lines and the headings behind them, without the heading of a part that has nothing below it."""
        kept: list[Line] = []
        for line in reversed(piece):
            is_at_end = all(behind.heading for behind in kept)
            is_part = line.heading > 0 and plain(line.text) in parts and may_be_heading(line.text)
            if is_at_end and is_part and kind_of_body(line.text) is None and not self.is_list_heading(line):
                self.account.skip([line], "a heading with nothing below it")
            else:
                kept.append(line)
        return kept[::-1]

    def closing_headings(self, piece: Sequence[Line]) -> int:
        """How many lines at a motion's end are surely headings of what follows."""
        count = 0
        while count < len(piece) - 1:
            at = len(piece) - 1 - count
            if not self.is_heading(piece, at) or self.may_be_proposer(piece[at]):
                break
            count += 1
        return count

    def may_be_proposer(self, line: Line) -> bool:
        """Whether a line that names a committee may as well say that this committee put what stands above it."""
        text = line.text.strip()
        is_plain = not line.heading and not recognisers.is_upper_case(text) and not recognisers.group_heading(text)
        return is_plain and is_like_a_name(text) and bool(self.bodies.proposers(text))

    def weighed(self, pieces: Sequence[Sequence[Line]], closing: Sequence[int]) -> list[int]:
        """The same counts with the doubtful last lines weighed: a short line above a number may be the heading of what
        follows (NEU: `International`) or who put what stands above it (TUC: `Community`).

        What stands behind most motions is who put them; what stands behind a few is a heading.
        """
        ends = [list(piece[: len(piece) - count]) for piece, count in zip(pieces, closing, strict=True)]
        with_text = [end for end in ends if len(end) > 2]
        names = sum(self.is_name_at_end(end[-1]) for end in with_text)
        if len(with_text) > 1 and names >= len(with_text) * MOST:
            return list(closing)
        doubtful = [
            number < len(ends) - 1 and len(end) > 1 and self.is_doubtful(end[-1], end[-2] if len(end) > 2 else None)
            for number, end in enumerate(ends)
        ]
        return [count + is_doubtful for count, is_doubtful in zip(closing, doubtful, strict=True)]

    @staticmethod
    def is_name_at_end(line: Line) -> bool:
        """Whether a motion's last line looks like the name of whoever put it."""
        text = line.text.strip()
        return is_like_a_name(text) and not LIST_MARK.match(text) and not line.cells and may_be_heading(text)

    def is_doubtful(self, line: Line, above: Line | None) -> bool:
        """A short line of a name's looks, under a whole sentence, that is no label and no entry of a list."""
        text = line.text.strip().rstrip(":")
        if line.cells or LIST_MARK.match(line.text) or not may_be_heading(line.text):
            return False
        if self.bodies.committee(text):
            return True
        if line.text.rstrip().endswith(":") or above is None:
            # "Education policy and funding:" over a number; or below a title, where the list prints titles only.
            return len(text) < 80 and text[:1].isupper() and line.blank_before and not text.endswith(".")
        if not is_like_a_name(text) or self.bodies.proposers(text):
            return False
        if kind_of_body(text) is not None and not recognisers.BODY_HEADING.search(text):
            return False
        return re.search(r"[.!?:;\"”’')]$", above.text.strip()) is not None

    def habits(self, pieces: Sequence[Sequence[Line]]) -> Habits:
        """What this list does with most of its motions."""
        labelled_last = named_last = with_text = 0
        for piece in pieces:
            body = piece[1:]
            if len(body) < 2:
                continue
            with_text += 1
            labelled = [
                at
                for at, line in enumerate(body)
                if any(part == "proposer" for part, _ in recognisers.labels(line.text))
            ]
            if labelled and labelled[-1] > 0:
                labelled_last += 1
            closing = [line for line in body if not recognisers.decision(line.text)]
            if (
                closing
                and not LIST_MARK.match(closing[-1].text)
                and is_like_a_name(closing[-1].text)
                and may_be_heading(closing[-1].text)
            ):
                named_last += 1
        with_body = [piece for piece in pieces if len(piece) > 1]
        decided_last = sum(
            any(recognisers.decision(line.text) or recognisers.vote(line.text) for line in piece[-1:])
            for piece in with_body
        )
        return Habits(
            proposer_is_last=with_text > 0 and labelled_last >= with_text * MOST,
            name_is_last=with_text > 1 and named_last >= with_text * MOST,
            result_is_last=len(with_body) > 1 and decided_last >= len(with_body) * MOST,
            name_is_first=self.name_is_first(pieces, labelled=labelled_last > 0),
        )

    def name_is_first(self, pieces: Sequence[Sequence[Line]], *, labelled: bool) -> bool:
        """Whether who put a motion stands behind its number, where a title would: names that the archive knows, or that
        come again and again, as titles do not."""
        found = [recognisers.number(piece[0].text) for piece in pieces]
        heads = [one.rest for one in found if one and one.rest]
        if labelled or len(heads) < 3 or sum(map(is_like_a_name, heads)) < len(heads):
            return False
        known = sum(bool(self.bodies.proposers(head)) for head in heads)
        names = Counter(plain(name) for head in heads for name in re.split(r"[/,;]", head) if name.strip())
        again = sum(count for count in names.values() if count > 1)
        return known >= len(heads) * MOST or again >= names.total() * OFTEN

    def preface(self, lines: Sequence[Line]) -> Under:
        """What stands before the first motion: the title, an introduction, and the first headings."""
        count = 0
        while count < len(lines) and self.is_heading(lines, len(lines) - 1 - count):
            count += 1
        if not count and len(lines) > 1 and self.is_doubtful(lines[-1], lines[-2]):
            count = 1 if lines[-1].text.endswith(":") or lines[-1].heading else 0
        rest, heading = list(lines[: len(lines) - count]), list(lines[len(lines) - count :])
        # "RESOLUTIONS OF THE AGM 2031" is the whole list's, also where nothing stands between it and a committee.
        while heading and self.is_title(heading[0]) and not self.bodies.committee(heading[0].text):
            rest.append(heading.pop(0))
        self.read_title(rest)
        for line in rest:
            is_date = recognisers.is_date_line(line.text)
            self.account.skip(
                [line], "a date before the first motion" if is_date else "the introduction before the first motion"
            )
        return self.under(heading, Under(None, "", self.group))

    def read_title(self, lines: Sequence[Line]) -> None:
        """The list's title among these lines, and what they say of all its motions.

        It is the line that speaks of motions or resolutions and of a year; else one with a year and a meeting; else the
        first that is set as a heading; else what the file itself has for a title.
        """
        groups = [(line, group) for line in lines if (group := recognisers.group_heading(line.text))]
        groups = [(line, group) for line, group in groups if group.is_list_title or not group.is_undecided]
        groups = groups or self.split_title(lines)
        titles = [line for line, group in groups if group.is_list_title]
        titles += [line for line in lines if self.is_title(line) and line not in titles]
        titles += [
            line for line in lines if line not in titles and (line.heading or recognisers.is_upper_case(line.text))
        ]
        if titles:
            self.title = recognisers.heading_name(titles[0].text)
            self.account.use(titles[:1], "the list's title")
        else:
            self.title = self.document.title
        for line, group in groups:
            self.group = Group(
                self.group.decision or group.decision, self.group.kind or group.kind, self.group.to or group.to
            )
            self.account.use([line], "the list's title")

    @staticmethod
    def split_title(lines: Sequence[Line]) -> list[tuple[Line, Group]]:
        """A title that stands over several short lines, a word or two on each: `CONGRESS 2012`, `RESOLUTIONS`, `CARRIED`."""
        short = [line for line in lines if re.search(r"\w", line.text) and len(line.text) < 40 and not line.cells]
        for size in (4, 3, 2):
            for first in range(len(short) - size + 1):
                window = short[first : first + size]
                text = " ".join(line.text.strip() for line in window)
                if (group := recognisers.group_heading(text)) and group.decision:
                    whole = window[0]
                    for line in window[1:]:
                        whole = whole.joined(line, text)
                    return [(whole, group)]
        return []

    def is_title(self, line: Line) -> bool:
        """Whether a line has the looks of a title of the whole document: a year, and a meeting or what it decides."""
        text = " ".join(line.text.split())
        is_short = len(text) < 120 and not re.search(r"[.;,]$", text) and not recognisers.is_date_line(text)
        return is_short and TITLE.search(text) is not None and YEAR.search(text) is not None

    def without_end(
        self, lines: list[Line], heads: dict[int, NumberFound]
    ) -> tuple[list[Line], dict[int, NumberFound]]:
        """The lines without what stands behind the list, an appendix or readers' comments, and the heads that are left.

        Such a heading counts where hardly any motion begins behind it: a web page says `Share this` at its top as well.
        """
        for at, line in enumerate(lines):
            what = recognisers.end_of_list(line.text) if not line.cells else None
            stands_out = line.heading or line.bold or recognisers.is_upper_case(line.text)
            if what == "appendix" and not stands_out and not re.match(r"appendix|annex", line.text, re.IGNORECASE):
                continue  # "Standing Orders" in plain type may be what the motion is about
            above = sum(head < at for head in heads)
            if what is None or not above or len(heads) - above > above * 0.25:
                continue
            reason = "an appendix behind the last motion" if what == "appendix" else BEHIND
            for behind in lines[at:]:
                named = recognisers.end_of_list(behind.text)
                reason = BEHIND if named == "comments" else reason
                self.account.skip([behind], reason)
            return lines[:at], self.heads(lines[:at])
        return lines, heads

    def without_abbreviations(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines without a list of abbreviations, whose entries are kept. Two lines running that are none end it."""
        others = 2
        for line in lines:
            if recognisers.end_of_list(line.text) == "abbreviations":
                others = 0
                self.account.use([line], "the heading of the abbreviations")
                continue
            text = " – ".join(line.cells) if len(line.cells) == 2 else line.text
            entry = recognisers.abbreviation(text) if others < 2 else None
            if entry:
                others = 0
                self.abbreviations.append(entry)
                self.account.use([line], "an abbreviation")
            else:
                others += 1
                yield line

    def without_contents(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines without a table of contents, `12. Title ..... 5`: three such lines or more, with pages that go up."""
        pages: list[tuple[int, int]] = []
        for at, line in enumerate(lines):
            if not line.cells and (found := recognisers.CONTENTS_LINE.fullmatch(line.text.strip())):
                pages.append((at, int(found["page"])))
        rising = all(one[1] <= other[1] for one, other in itertools.pairwise(pages))
        drop = {at for at, _ in pages} if len(pages) > 2 and rising else set()
        for at, line in enumerate(lines):
            is_its_heading = at + 1 in drop and re.fullmatch(
                r"(?:table of )?contents:?|index", line.text.strip(), re.IGNORECASE
            )
            if at in drop or is_its_heading:
                self.account.skip([line], "the table of contents")
            else:
                yield line

    def around_tables(self, lines: Sequence[Line], tabled: Sequence[ParsedMotion]) -> None:
        """A document whose motions all stand in tables: the headings between these, and the introduction above the first."""
        pending = list(lines)
        under: Under | None = None
        for draft in tabled:
            first = draft.head_lines[0].at[0]
            between = [line for line in pending if line.at[0] < first]
            pending = pending[len(between) :]
            if under is None:
                under = self.preface(between)
            else:
                headings = [line for at, line in enumerate(between) if self.is_heading(between, at)]
                under = self.under(headings, under)
            draft.committee = draft.committee or (under.named if not draft.new_committee else None)
            draft.new_committee = draft.new_committee or ("" if draft.committee else under.new)
            draft.decide_by(under.group)

    def unnumbered(self, lines: Sequence[Line]) -> list[ParsedMotion]:
        """Motions without numbers, each under a heading of its own title.

        Those headings are of the level that the most headings with text below them have; one above it is a committee's.
        """

        def level_of(at: int) -> int:
            line = lines[at]
            is_own = (
                not self.is_list_heading(line)
                and not (at == 0 and self.is_title(line))
                and may_be_heading(line.text)
                and len(line.text) < 200
            )
            return (line.heading or (BOLD_LEVEL if line.bold else 0)) if is_own and not line.cells else 0

        levels: dict[int, int] = {}
        for at, below in enumerate(lines[1:]):
            if level_of(at) and not below.heading and not below.bold:
                levels[level_of(at)] = levels.get(level_of(at), 0) + 1
        if not levels or not any(recognisers.is_opening(line.text) for line in lines):
            return []
        level = max(levels, key=lambda one: (levels[one], -one))
        heads = {at: NumberFound("", lines[at].text, "title") for at in range(len(lines)) if level_of(at) == level}
        kept, heads = self.without_end_unnumbered(lines, heads)
        return self.motions_between(kept, heads)

    def lettered(self, lines: Sequence[Line]) -> list[ParsedMotion]:
        """Motions with letters for numbers."""
        kept, heads = self.without_end_unnumbered(lines, lettered_heads(lines))
        return self.motions_between(kept, heads) if heads else []

    def without_end_unnumbered(
        self, lines: Sequence[Line], heads: dict[int, NumberFound]
    ) -> tuple[list[Line], dict[int, NumberFound]]:
        """As without_end, where the heads are titles."""
        kept, _ = self.without_end(list(lines), heads)
        return kept, {at: found for at, found in heads.items() if at < len(kept)}

    def is_list_heading(self, line: Line) -> bool:
        """Whether a heading is that of the list or of a committee, and no motion's title."""
        return bool(recognisers.group_heading(line.text) or self.bodies.committee(line.text))

    # Motions that stand there twice -----------------------------------------------------------------------------------

    def merge_duplicates(self, motions: Sequence[ParsedMotion]) -> list[ParsedMotion]:
        """The motions without those that stand there twice.

        In a table of contents a motion has its title only, in a report on voting its result only: what they say goes to
        the one with the wording. Where two have wording, their numbers began anew.
        """
        first: dict[str, ParsedMotion] = {}
        kept: list[ParsedMotion] = []
        for draft in motions:
            number = draft.number
            earlier = first.get(number) if number else self.of_the_title(draft, kept)
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

    @staticmethod
    def of_the_title(draft: ParsedMotion, earlier: Sequence[ParsedMotion]) -> ParsedMotion | None:
        """The one motion before that, like this, has a title and no number, and the same title: `Composite A`."""
        if not draft.title:
            return None
        alike = [one for one in earlier if one.title and not one.number and _is_same(one, draft)]
        return alike[0] if len(alike) == 1 else None

    def put_amendments_right(self, motions: Sequence[ParsedMotion]) -> None:
        """An amendment belongs to the motion that it names, also where another stands between."""
        by_number = {motion.number: motion for motion in motions if motion.number}
        for motion in motions:
            for amendment in list(motion.amendments):
                target = by_number.get(amendment.to_motion)
                if target is not None and target is not motion:
                    motion.amendments.remove(amendment)
                    target.amendments.append(amendment)

    def weigh_letters(self, motions: Sequence[ParsedMotion]) -> None:
        """Letters before numbers mean a kind (E1 is an emergency motion) only where they are no sections: A1, B7, E3."""
        letters = {
            motion.number[:1] for motion in motions if motion.number[:2].isalnum() and motion.number[:1].isalpha()
        }
        if letters & {"A", "B", "D", "F"}:
            for motion in motions:
                worded = re.match(r"[A-Z]\d", motion.number) and motion.heading.startswith(motion.number)
                motion.kind = None if worded and motion.kind is MotionKind.EMERGENCY else motion.kind


def _is_same(one: ParsedMotion, other: ParsedMotion) -> bool:
    """Whether two motions of one number are one: their titles are alike, or one has none."""

    def plain(title: str) -> str:
        return re.sub(r"\W+", "", title).casefold()

    first, second = sorted((plain(one.title), plain(other.title)), key=len)
    return not first or second.startswith(first[: max(12, len(first) // 2)])


def _says_motion(draft: ParsedMotion) -> bool:
    """Whether a motion has what only motions have: a word for what it is, who put it, a result, a motion's first words."""
    found = recognisers.number(draft.heading)
    is_worded = found is not None and found.is_worded
    has_parts = (
        draft.kind or draft.proposers or draft.new_proposers or draft.people or draft.decision or draft.committee
    )
    return bool(is_worded or has_parts or any(recognisers.is_opening(line.text) for line in draft.lines[:12]))


def _complete(draft: ParsedMotion, other: ParsedMotion) -> None:
    """What a second mention of a motion adds: its result, its proposer; never another wording."""
    if other.decision and (draft.decision is None or draft.decided_by_heading):
        draft.decision = other.decision
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

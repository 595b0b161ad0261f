"""One motion read: its lines, from the one with its number to the last before the next motion's headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schema.terms import Decision, MotionKind
from schema.wording import LIST_MARK
from scripts.intake import recognisers
from scripts.intake.account import Account
from scripts.intake.lines import Line
from scripts.intake.names import Bodies, Named, is_like_a_name, is_like_a_person, kind_of_body, without_people
from scripts.intake.parsed_motion import AmendmentDraft, ParsedMotion
from scripts.intake.recognisers import DecisionFound, Group, NumberFound, VoteFound


@dataclass(frozen=True, slots=True)
class Under:
    """What the headings above a motion say: the committee, known or not, and what holds for all motions below."""

    named: Named | None
    new: str
    group: Group
    level: int = 0
    """Of the heading that says what was decided, 0 for none: it says nothing of what stands below the next such."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a list does with most of its motions."""

    proposer_is_last: bool
    """A labelled proposer ends the motion: what stands below is no part of it."""
    name_is_last: bool
    """Who put it stands below it, without a label."""
    result_is_last: bool
    """What was decided ends the motion, also where nothing but a title stands above it."""
    name_is_first: bool
    """Who put it stands behind its number, in the place of a title: `3 Harbour Branch`."""


def read_motion(
    lines: Sequence[Line], found: NumberFound, under: Under, habits: Habits, bodies: Bodies, account: Account
) -> ParsedMotion:
    """The motion of these lines, the first of which has its number.

    `under` is what the headings above it say, `habits` what the whole list does. The account is told what each line is.
    """
    return _MotionReading(lines, found, under, habits, bodies, account).draft()


def may_be_heading(text: str) -> bool:
    """Whether a line says nothing that another part of a motion says."""
    said_otherwise = (
        recognisers.number(text) or recognisers.decision(text) or recognisers.labels(text) or recognisers.amendment(text)
        or recognisers.made_of(text) or recognisers.is_opening(text) or recognisers.end_of_list(text)
    )  # fmt: skip
    return not said_otherwise


SHORT = 40
"""The letters up to which a line may say no more than a label, or that there is nothing to say."""

NOT_RECORDED_PARTS = {
    "seconder": "who seconded or spoke is not recorded",
    "contact": "who seconded or spoke is not recorded",
    "recommendation": "what the executive recommends is no decision",
}
"""Parts that are recognised so that they do not stand among the words, with why they are not taken."""


def _cell_pair(line: Line) -> list[tuple[str, str]]:
    """A row of two cells, with the name of a part in the first."""
    if len(line.cells) != 2:
        return []
    part = recognisers.part_named(line.cells[0])
    return [(part, line.cells[1])] if part in recognisers.ON_A_LINE else []


class _MotionReading:
    """One motion's lines, from its head on, being read."""

    def __init__(
        self, lines: Sequence[Line], found: NumberFound, under: Under, habits: Habits, bodies: Bodies, account: Account
    ) -> None:
        self.found, self.habits, self.bodies, self.account = found, habits, bodies, account
        self.lines = list(lines)
        self.motion = ParsedMotion(
            number=found.number, kind=found.kind or under.group.kind, committee=under.named, new_committee=under.new,
            place=lines[0].place,
        )  # fmt: skip
        self.under_group = under.group
        self.amendment: AmendmentDraft | None = None
        self.is_over = False
        self.is_last = False
        """Whether the line at hand is the last before the next motion's headings."""
        self.awaits = ""
        """The part whose label stood alone on its line."""
        self.awaits_list = False
        """Whether that label was a heading: then each entry of the list below it is a name."""
        self.beside = ""
        """What has begun that stands with the motion and is no part of it: `background`."""
        self.beside_level = 0
        """The level of its heading; the next of that level ends it."""
        self.beside_heads: list[Line] = []
        self.beside_lines: list[Line] = []
        self.vote: VoteFound | None = None
        self.counts: dict[str, str] = {}

    def draft(self) -> ParsedMotion:
        """The motion."""
        body = self.head()
        for line in body:
            self.is_last = line is body[-1]
            self.take(line)
        self.name_above()
        self.decision_in_last_line()
        self.count_votes()
        self.words_for_title()
        self.words_beside()
        self.motion.decide_by(self.under_group)
        motion = self.motion
        if motion.is_empty:
            self.account.skip(motion.head_lines, "a number with nothing behind it")
            return motion
        self.account.use(motion.head_lines, f"number and title of {motion.name}")
        self.account.use(motion.lines, f"wording of {motion.name}")
        for amendment in motion.amendments:
            self.account.use(amendment.lines, f"an amendment to {motion.name}")
        return motion

    # Number and title -------------------------------------------------------------------------------------------------

    def head(self) -> list[Line]:
        """Read number and title, and give back the lines behind them."""
        first, body = self.lines[0], self.lines[1:]
        motion = self.motion
        motion.head_lines = [first]
        if self.habits.name_is_first and self.found.rest and is_like_a_name(self.found.rest):
            self.put_by(self.found.rest)
            motion.heading = " ".join(first.text.split())
            return body
        title, words = self.title_and_words(self.found.rest)
        if not self.found.rest:
            # 2018's list prints the title of CA2 on the line below its number.
            title, words, body = self.title_below(body)
        elif title and not words:
            title, body = self.title_going_on(title, body)
        motion.title = (
            recognisers.heading_name(title)
            if title.rstrip().endswith((":", "–", "—", "-"))
            else " ".join(title.split())
        )
        shown = [first.text] if not words else [first.text[: first.text.rfind(words)]]
        motion.heading = " ".join(" ".join([*shown, *(line.text for line in motion.head_lines[1:])]).split())
        if words:
            motion.lines.append(first.with_text(words))
        return body

    def title_and_words(self, rest: str) -> tuple[str, str]:
        """What stands behind the number: the title; then the first words of the motion, where they stand there too.

        Behind a title there may also stand what was decided, or who put it: `Defend the arts (London Branch) – CARRIED`.
        """
        by = re.match(
            r"(?:motion|amendment|proposed|moved|submitted)\s+by\s+(?:the\s+)?(?P<name>[^:]{3,90}?)\)?\s*:\s*(?P<words>.*)$"
            rf"|[{recognisers.DASH}]?\s*by\s+(?:delegates?\s+|the\s+)?(?P<delegates>[A-Z][^:]{{3,160}}?):?\s*$",
            rest,
            re.IGNORECASE | re.DOTALL,
        )
        if by:
            self.proposer(by["name"] or by["delegates"])
            return "", (by["words"] or "").strip()
        pairs = recognisers.labels(rest)
        if pairs and pairs[0][0] in ("proposer", "seconder"):
            for part, value in pairs:
                self.take_value(part, value)
            return "", ""
        if pairs and pairs[0][0] == "title":
            rest = pairs[0][1]
        if behind := recognisers.decision_behind(rest):
            rest, self.motion.decision = behind
        bracketed = re.fullmatch(r"(?P<title>.*\S)\s*\((?P<parts>[^()]+)\)", rest)
        if bracketed and (parts := recognisers.made_of(bracketed["parts"])):
            rest, self.motion.made_of = bracketed["title"], parts
        if behind:
            pass
        elif recognisers.decision(rest):
            self.motion.decision, rest = recognisers.decision(rest), ""
        if recognisers.is_opening(rest) and (len(rest) > 60 or re.search(r"[.:;]$", rest)):
            return "", rest
        glued = re.match(
            rf"(?P<title>[^.:]{{3,120}}?)\s*[.:{recognisers.DASH}]\s+(?P<words>.{{40,}})$", rest, re.DOTALL
        )
        if glued and recognisers.is_opening(glued["words"]):
            return glued["title"], glued["words"]
        is_sentence = re.search(r"[^.]\.$", rest) is not None
        if (len(rest) > 90 and is_sentence) or (len(rest) > 180 and re.search(r"[;:]$|\.\s", rest)):
            return "", rest  # a motion without a title, its first paragraph right behind the number
        return self.without_proposer(rest), ""

    def without_proposer(self, title: str) -> str:
        """The title, without who put the motion in brackets or behind a dash."""
        for found in (
            re.fullmatch(r"(?P<title>.*\S)\s*[(\[](?P<name>[^()\[\]]+)[)\]]", title),
            re.fullmatch(rf"(?P<title>.*\S)(?:\t\s*|\s+[{recognisers.DASH}]\s+)(?P<name>[^\t]+)", title),
        ):
            if found and (self.bodies.proposers(found["name"]) or self.is_new_proposer(found["name"])):
                self.proposer(found["name"])
                return str(found["title"])
        return title

    def is_new_proposer(self, name: str) -> bool:
        """Whether a name says by itself that it is a body that puts motions: Far Isles Branch, Port University."""
        kind = kind_of_body(name)
        return kind is not None and is_like_a_name(name) and not self.bodies.committee(name) and len(name.split()) > 1

    def title_below(self, body: list[Line]) -> tuple[str, str, list[Line]]:
        """A title on the line below its number; labels may stand between."""
        for at, line in enumerate(body[:4]):
            text = line.text.strip()
            if recognisers.labels(text) or recognisers.decision(text) or recognisers.made_of(text):
                continue
            if self.is_heading_of_names(line):
                break
            is_no_title = recognisers.is_opening(text) and len(text) > 60
            if is_no_title or LIST_MARK.match(text) or len(text) > 160 or line.cells or recognisers.amendment(text):
                break
            self.motion.head_lines.append(line)
            title, words = self.title_and_words(text)
            rest = body[:at] + body[at + 1 :]
            if at == 0 and title and not words:
                title, rest = self.title_going_on(title, rest)
            return title, words, rest
        return "", "", body

    def title_going_on(self, title: str, body: list[Line]) -> tuple[str, list[Line]]:
        """A title split over two lines or three: set alike in bold or as headings, or cut where no title ends."""
        first = self.motion.head_lines[-1]
        for _ in range(2):
            if len(body) < 2:
                break
            line = body[0]
            text = line.text.strip()
            if (
                line.cells
                or len(text) > 110
                or LIST_MARK.match(text)
                or recognisers.is_opening(text)
                or not may_be_heading(text)
            ):
                break
            if self.bodies.committee(text) or self.bodies.proposers(text) or re.search(r"[.;]$", text):
                break
            alike = (first.bold and line.bold and not line.blank_before and not body[1].bold) or (
                first.heading > 0 and line.heading == first.heading and not line.blank_before
            )
            cut = re.search(
                rf"(?:[,:&]|\s[{recognisers.DASH}]|\b(?:and|or|of|the|for|to|in|on|at|a|an|with|by|as|from|into|that|our))$",
                title,
                re.IGNORECASE,
            )
            if (
                not alike
                and not (cut and not line.blank_before)
                and not (text[0].islower() and not line.blank_before and len(text) < 80)
            ):
                break
            title = f"{title} {text}"
            self.motion.head_lines.append(line)
            body = body[1:]
        return title, body

    # What stands below ------------------------------------------------------------------------------------------------

    def take(self, line: Line) -> None:
        """One line below the title: a label, a result, an amendment, or words."""
        text = line.text.strip()
        mark = LIST_MARK.match(text) if self.awaits else None
        if self.beside and 0 < line.heading <= self.beside_level:
            self.beside = ""
        if self.awaits_list and not mark and (line.heading or self.motion.people or self.motion.new_proposers):
            self.awaits, self.awaits_list = "", False  # the list of names is over
        if self.awaits_list and not mark and len(text) < SHORT and not is_like_a_name(text):
            self.account.skip([line], "who put it, in words that name no body")
        elif mark and (self.awaits_list or is_like_a_name(text[mark.end() :])):
            self.listed_name(line, text[mark.end() :])
        elif self.awaits and not mark and is_like_a_name(text):
            part, self.awaits = self.awaits, ""
            self.labelled(line, [(part, text)])
        elif self.is_heading_of_names(line):
            self.awaits, self.awaits_list = recognisers.part_named(text), True
            self.account.use([line], f"{self.awaits} of {self.motion.name}")
        elif self.labelled(line, _cell_pair(line) or recognisers.labels(text)):
            pass
        elif self.amendment is not None and (decided := self.result_of_amendment(text)):
            self.amendment.decision = decided
            self.account.use([line], f"decision on an amendment to {self.motion.name}")
        elif amended := self.amendment_head(line):
            self.begin_amendment(line, amended)
        elif (decided := recognisers.decision(text)) and not LIST_MARK.match(text):
            self.decided(text, decided)
            self.account.use([line], f"decision on {self.motion.name}")
        elif self.motion.decision and re.search(r"\d", text) and len(text) < 80 and (counted := recognisers.vote(text)):
            self.motion.decision = replace(self.motion.decision, vote=counted.text, note=counted.note)
            self.account.use([line], f"vote on {self.motion.name}")
        elif re.search(r"\d", text) and (counted := recognisers.vote(text)) and counted.text and self.amendment is None:
            self.vote = counted
            self.account.use([line], f"vote on {self.motion.name}")
        elif parts := recognisers.made_of(text):
            self.motion.made_of += parts
            self.motion.kind = self.motion.kind or MotionKind.COMPOSITE
            self.account.use([line], f"the motions that {self.motion.name} is made of")
        elif recognisers.is_not_yet_decided(text):
            self.account.skip([line], "it says that nothing is decided yet")
        elif (
            (self.beside or not self.motion.lines)
            and (line.heading or line.bold)
            and recognisers.is_motion_itself(text)
        ):
            self.beside = ""
            self.account.use([line], f"the heading of the words of {self.motion.name}")
        elif aside := recognisers.beside_motion(text) if self.motion.lines or line.heading or line.bold else None:
            self.beside, self.beside_level = aside.lower(), line.heading
            self.beside_heads.append(line)
            self.account.skip([line], f"{self.beside}, which is no part of the motion")
        elif self.beside:
            self.beside_lines.append(line)
            self.account.skip([line], f"{self.beside}, which is no part of the motion")
        elif self.is_over and self.amendment is None:
            self.behind(line)
        elif self.amendment is not None:
            self.amendment.lines.append(line)
        else:
            self.motion.lines.append(line)

    @staticmethod
    def is_heading_of_names(line: Line) -> bool:
        """Whether a line is a heading over the names of those who put the motion: `Authors`."""
        is_heading = (line.heading > 0 or line.bold) and not line.cells
        return is_heading and recognisers.part_named(line.text) in ("proposer", "seconder")

    def listed_name(self, line: Line, name: str) -> None:
        """One of the names in a list: a body's is kept; whatever may be a person's is counted and dropped."""
        motion = self.motion
        known = self.bodies.proposers(name)
        is_body = kind_of_body(name) is not None and not is_like_a_person(name) and not re.search(r"[,;(]", name)
        if self.awaits == "proposer" and (known or is_body):
            motion.proposers += [named for named in known if named not in motion.proposers]
            motion.new_proposers += [] if known else [name]
            self.account.use([line], f"proposer of {motion.name}")
        else:
            motion.people += not known and not is_body
            self.account.skip([line], NOT_RECORDED_PARTS["seconder"] if known or is_body else "a person's name")

    def labelled(self, line: Line, pairs: Sequence[tuple[str, str]]) -> bool:
        """Take labelled values. False where none of them is what its label says: then the line is words."""
        taken = [part for part, value in pairs if self.take_value(part, value)]
        if taken and set(taken) <= set(NOT_RECORDED_PARTS):
            self.account.skip([line], NOT_RECORDED_PARTS[taken[0]])
        elif taken:
            self.account.use([line], f"{', '.join(taken)} of {self.motion.name}")
        return bool(taken)

    def take_value(self, part: str, value: str) -> bool:
        """One labelled value; whether it is what its label says."""
        motion = self.motion
        match part:
            case "proposer" | "seconder" if not value:
                self.awaits = part
            case "proposer":
                self.proposer(value)
                self.is_over = self.is_over or (self.habits.proposer_is_last and bool(motion.lines))
            case "seconder" | "contact":
                motion.people += is_like_a_person(value)
            case "recommendation":
                pass
            case "decision" if decided := recognisers.decision(value):
                self.decided(value, decided)
            case "committee" if value and len(value) < 100:
                motion.committee = self.bodies.committee(value)
                motion.new_committee = "" if motion.committee else value
            case "title" if value:
                motion.title = motion.title or value
            case "kind" if found := recognisers.number(f"{value} 1"):
                motion.kind = motion.kind or found.kind
            case "vote" if counted := recognisers.vote(value):
                self.vote = counted
            case "for" | "against" | "abstentions" if re.fullmatch(r"[\d,]+|nil|none", value.strip(), re.IGNORECASE):
                self.counts[part] = value
            case "number" | "resolution number" | "notice number" if (
                found := recognisers.number(value)
            ) and not found.rest:
                motion.notice_number = found.number if part == "notice number" else motion.notice_number
            case _:
                return False
        return True

    def count_votes(self) -> None:
        """Put together the vote, which may stand before the result or behind it, in one line or in three."""
        if {"for", "against"} <= set(self.counts):
            figures = recognisers.figures(*(self.counts.get(name, "") for name in ("for", "against", "abstentions")))
            self.vote = VoteFound(figures)
        decided = self.motion.decision
        if decided is None or self.vote is None or decided.vote:
            return
        if decided.decision is Decision.FELL and self.vote.text:
            # "The motion fell" by figures: it was put, and voted down.
            decided = replace(decided, decision=Decision.LOST)
        self.motion.decision = replace(decided, vote=self.vote.text, note=decided.note or self.vote.note)

    def proposer(self, text: str) -> None:
        """Who put the motion or the amendment open now. A person's name is counted and dropped.

        Where two labels say it (Sponsored by, Moved by), the first that names a body counts.
        """
        target = self.amendment or self.motion
        known = self.bodies.proposers(text)
        left = text
        if not known:
            left = without_people(text)
            target.people += left != text.strip()
            known = self.bodies.proposers(left) if left else ()
        if target.proposers or target.new_proposers:
            return
        target.proposers += known
        target.new_proposers += [left] if left and not known else []

    def put_by(self, names: str) -> None:
        """Who put the motion, where the list says so in the place of a title; several have a stroke or a comma between."""
        self.motion.proposers += self.bodies.proposers(names)
        if not self.motion.proposers:
            parts = [part.strip() for part in re.split(r"[/,;]", names) if part.strip()]
            left = [name for part in parts if (name := without_people(part))]
            self.motion.people += len(parts) - len(left)
            self.motion.new_proposers += left

    def amendment_head(self, line: Line) -> recognisers.AmendmentStart | None:
        """Whether a line begins an amendment. `1.1 Some words` is one only where it stands out and is of this motion."""
        text = line.text.strip()
        found = recognisers.amendment(text)
        if found is None or LIST_MARK.match(text):
            return None
        if not re.match(r"(?:the following )?amendment", text, re.IGNORECASE):
            stands_out = line.heading or line.bold or line.blank_before
            # "34A.1" can be nothing else; "5.1" and "H9.3" may be a paragraph's number, unless it is that of this motion.
            is_own = found.to_motion == re.sub(r"\D", "", self.motion.number)
            is_one = is_own or re.match(r"\d+[A-Z]\.", found.number) or re.search(r"\bamendment\b", text, re.IGNORECASE)
            return found if stands_out and is_one and len(text) < 120 else None
        if found.decision or found.number or found.to_motion or re.match(r"the following", text, re.IGNORECASE):
            return found
        return found if (line.heading or line.bold or line.blank_before) and len(text) < 90 else None

    def result_of_amendment(self, text: str) -> DecisionFound | None:
        """What became of the amendment open now, in a line of its own: `Amendment carried`, `Amendment 5.1 was lost`,
        `Decision on the amendment: withdrawn`."""
        amendment = self.amendment
        if (
            amendment is None
            or amendment.decision is not None
            or not re.match(
                r"(?:(?:decision|result|outcome|vote) (?:on|of|for) )?(?:the |this )?amendment\b", text, re.IGNORECASE
            )
        ):
            return None
        number = re.search(r"[A-Z]{0,3}\d+(?:[A-Z]?\.\d+)?", re.split(r"\b(?:by|for|was)\b", text)[0])
        if number and number.group() != amendment.number:
            return None
        return recognisers.decision(text)

    def begin_amendment(self, line: Line, found: recognisers.AmendmentStart) -> None:
        """An amendment from its head on."""
        self.name_above()
        self.amendment = AmendmentDraft(found.number, found.to_motion, decision=found.decision)
        self.motion.amendments.append(self.amendment)
        if found.rest:
            if self.bodies.proposers(found.rest) or is_like_a_name(found.rest):
                self.proposer(found.rest)
            else:
                self.amendment.lines.append(line.with_text(found.rest))
        self.account.use([line], f"an amendment to {self.motion.name}")

    def decided(self, text: str, decided: DecisionFound) -> None:
        """A result: of the amendment open now, or of the motion."""
        of_motion = re.search(r"\bsubstantive\b|\bmotion\b|\bresolution\b|as amended", text, re.IGNORECASE) or (
            # In a list that ends each motion with its result, the last is the motion's, also behind an amendment.
            self.is_last and self.habits.result_is_last and self.motion.decision is None
        )
        if self.amendment is not None and self.amendment.decision is None and not of_motion:
            self.amendment.decision = decided
            return
        self.motion.decision = decided
        self.amendment = None
        # A result may stand above the words as well.
        self.is_over = self.is_over or bool(self.motion.lines) or self.habits.result_is_last

    def behind(self, line: Line) -> None:
        """A line below a motion's end: a person's name is passed over; what else stands there is not understood."""
        if is_like_a_person(line.text):
            self.motion.people += 1
            self.account.skip([line], "a person's name")
        elif (self.bodies.proposers(line.text) or self.is_new_proposer(line.text)) and not self.motion.proposers:
            self.proposer(line.text)
            self.account.use([line], f"proposer of {self.motion.name}")

    # At its end -------------------------------------------------------------------------------------------------------

    def name_above(self) -> None:
        """Take the last lines so far for the proposers, of the amendment open now or else of the motion.

        The TUC prints who put a motion on a line of its own below the words, without a label; the GMB a branch, and its
        region below it. A line counts where it names a body that the archive knows or says by itself that it is a body,
        or where this list does so with most motions.
        """
        target = self.amendment or self.motion
        named: list[Line] = []
        while target.lines and len(named) < 3 and not target.proposers and not target.new_proposers:
            line = target.lines[-1]
            text = line.text.strip()
            if len(target.lines) == 1 and not self.bodies.proposers(text) and not self.is_new_proposer(text):
                break  # the only line is the motion, unless it surely names a body
            if LIST_MARK.match(text) or line.cells or len(text) > 120 or not may_be_heading(text):
                break
            is_name = is_like_a_name(text) and (self.habits.name_is_last or self.is_new_proposer(text))
            if not self.bodies.proposers(text) and not is_name:
                break
            named.insert(0, target.lines.pop())
        known = [found for line in named for found in self.bodies.proposers(line.text)]
        target.proposers += known
        for line in named:
            left = "" if known else without_people(line.text)
            if left == line.text.strip() or self.bodies.proposers(line.text):
                self.account.use([line], f"proposer of {self.motion.name}")
            else:
                target.people += not known
                self.account.skip([line], "a person's name" if not known else "beside the proposer's name")
            target.new_proposers += [left] if left else []

    def words_for_title(self) -> None:
        """A whole sentence below a number, with nothing below it, is the motion and not its title."""
        motion = self.motion
        if not self.found.rest and not motion.lines and motion.title.endswith(".") and len(motion.head_lines) > 1:
            motion.lines, motion.head_lines = motion.head_lines[1:], motion.head_lines[:1]
            motion.title, motion.heading = "", " ".join(motion.head_lines[0].text.split())

    def words_beside(self) -> None:
        """Where a motion has no other words, what was passed over as its synopsis may be the motion: a person decides."""
        if not self.motion.lines and any(len(line.text) > SHORT for line in self.beside_lines):
            self.motion.lines = self.beside_lines
            self.motion.words_beside = recognisers.heading_name(self.beside_heads[0].text).lower()
            self.account.use(self.beside_heads, f"the heading of the words of {self.motion.name}")

    def decision_in_last_line(self) -> None:
        """What was decided in brackets or capitals behind the last words: `… without delay. (CARRIED)`."""
        if not self.motion.lines or self.motion.decision:
            return
        line = self.motion.lines[-1]
        found = re.search(r"\s*[(\[](?P<decision>[^()\[\]]{4,80})[)\]]\.?$", line.text)
        decided = recognisers.decision(found["decision"]) if found else None
        if found and decided and line.text[: found.start()].strip():
            self.motion.decision = decided
            self.motion.lines[-1] = line.with_text(line.text[: found.start()])

"""A motion as data: everything that its page shows, and that books, lists, citations and data files show parts of.

Paths are from the site's root (`2018/12/`), with an anchor where there is one. Prose is a tree (scripts.publish.tree).
Nothing here depends on the page that shows it.
"""

import datetime as dt
from dataclasses import dataclass

from schema.dates import Date
from schema.progress import ClauseProgress
from schema.terms import ClauseKind, Decision, MotionKind, Progress, Standing
from schema.union import Document
from schema.wording import Paragraph
from scripts.publish.tree import Blocks, Inlines, Symbol
from scripts.publish.words import StatusLabel


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A name, and the path of its page."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body, with what has taken its place: `now Campaigning Network, since November 2019`."""

    key: str
    name: str
    since: str
    path: str

    @property
    def words(self) -> str:
        """Its name, with what has taken its place."""
        return f"{self.name} ({self.since})" if self.since else self.name


@dataclass(frozen=True, slots=True)
class LaterMeetingView:
    """A later meeting and how much of its list is held; `path` is empty for a year with no recorded meeting."""

    name: str
    path: str
    held: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """Whether a motion or a clause is still policy: the term, its words, and what it rests on.

    `label` is shown beside the decision; `headline` says the same on its own: `Carried in 2018; later decisions not known`.
    `by` is the key of the motion that reaffirmed, replaced or cancelled it, `decision` what was decided of it, and
    `indication` whether its meeting was not quorate. `since` are the later meetings, where the standing depends on them.
    """

    term: Standing
    label: StatusLabel
    headline: str
    by: str | None
    on: dt.date | None
    in_part: bool
    decision: Decision | None
    indication: bool
    since: tuple[LaterMeetingView, ...]

    @property
    def alone(self) -> StatusLabel:
        """Its label where no decision is shown beside it."""
        return StatusLabel(self.headline, self.label.mark, self.label.sentence)


@dataclass(frozen=True, slots=True)
class RowView:
    """A motion as lists show it. `called` is what it is called in its meeting: `Resolution 12`; `Motion` without a number.

    `title` stands in brackets where this archive supplied it; `quoted` is the title as a reference has it.
    """

    key: str
    path: str
    meeting: str
    called: str
    has_number: bool
    title: str
    quoted: str
    about: str
    decision: StatusLabel
    standing: StandingView
    progress: StatusLabel

    @property
    def distinct_name(self) -> str:
        """What distinguishes it within its meeting: `Resolution 12`; `Motion “On Yer Bike!!”` without a number."""
        return self.called if self.has_number else f"{self.called} {self.quoted}"

    @property
    def place(self) -> str:
        """Its meeting, and what it is called there: `AGM 2018, Resolution 12`."""
        return f"{self.meeting}, {self.called}"

    @property
    def words(self) -> str:
        """The same with its title: `AGM 2018, Resolution 12: On Yer Bike!!`."""
        return f"{self.place}: {self.title}"


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Motions in a list under one heading, which may be a body's name."""

    anchor: str
    name: str
    rows: list[RowView]
    body: BodyView | None = None


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What one assessment means for one request; `key` is the event's anchor."""

    label: str
    key: str
    when: str
    because: Inlines
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause: who is asked, the text, where it stands and how that is known. `request` is there for a request only.

    `acted` are the events in which the union acted on it; empty where the request is for the union itself, because then
    what it did is the result.
    """

    letter: str
    path: str
    kind: ClauseKind
    to: str
    towards: str
    partners: str
    rule: str
    text: Inlines
    until: str
    paragraphs: tuple[str, ...]
    request: ClauseProgress | None
    states: tuple[StatusLabel, ...]
    judgements: tuple[JudgementView, ...]
    acted: tuple[NamedPath, ...]
    standing: StandingView
    stands_apart: bool
    reference: str

    @property
    def who(self) -> Inlines:
        """Who is asked, whom they must move and with whom; or which rule is changed. Nothing for a position."""
        if self.rule:
            return (f"Rule change, {self.rule}:",)
        if not self.to:
            return ()
        partners = f", with {self.partners}" if self.partners else ""
        if self.towards:
            return (f"{self.to} ", Symbol("→", "towards"), f" {self.towards}{partners}:")
        return (f"{self.to}{partners}:",)

    @property
    def is_position(self) -> bool:
        """Whether it is something that the meeting held."""
        return self.kind is ClauseKind.POSITION


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment and what became of it."""

    name: str
    proposer: str
    decision: StatusLabel
    text: Blocks
    wording: tuple[Paragraph, ...]
    note: Blocks
    evidence: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """What an event means for each clause: its letter and its state. `overrides` are the anchors of events whose judgement it sets aside."""

    states: tuple[tuple[str, Progress], ...]
    because: Blocks
    by: str
    on: str
    overrides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One line of the history. `kind` is `decision`, `context` (before the meeting), `update` or `link`."""

    date: Date
    anchor: str
    kind: str
    who: str
    what: Blocks
    evidence: tuple[Document, ...] = ()
    note: Blocks = ()
    assessment: AssessmentView | None = None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to or from another motion: its kind as seen from here, why, and which clauses it concerns."""

    label: str
    row: RowView
    because: Blocks
    clauses: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """A search that found nothing: on which day, for which clauses."""

    on: str
    clauses: str
    note: Blocks


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute about a record; `closed` is empty while it is open."""

    by: str
    on: str
    closed: str
    about: str
    says: Blocks
    answer: Blocks


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction of a record; `of` is the clause or field corrected."""

    anchor: str
    on: str
    of: str
    change: Blocks
    because: Blocks


@dataclass(frozen=True, slots=True)
class RedactionView:
    """What is said of something that was taken out."""

    on: str
    because: Blocks


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where the official words are. `text` says which text it is, in a sentence; empty where that is not known."""

    document: Document
    heading: str
    text: str
    paragraphs: str
    fingerprint: str
    note: Blocks


@dataclass(frozen=True, slots=True)
class MotionView:
    """A motion, whole. `name` is its key within the meeting; `number` is empty where it has none.

    `in_notice` is its number in the notice, where it has another now. `as_put` says that the words are those put to the
    meeting and not those passed; empty where that is not so. `last_event` and `looked_at` are its two days (days.py), the
    second empty where nobody has looked.
    """

    row: RowView
    name: str
    address: str
    meeting: NamedPath
    label: str
    number: str
    in_notice: str
    reference: str
    decided_by: str
    scope: str
    kind: MotionKind
    title_supplied: bool
    language: str
    changed: str
    is_carried: bool
    as_put: str
    committee: BodyView | None
    proposers: tuple[BodyView, ...]
    topics: tuple[NamedPath, ...]
    campaigns: tuple[tuple[NamedPath, str], ...]
    summary: Blocks
    wording: tuple[Paragraph, ...]
    amendments: tuple[AmendmentView, ...]
    clauses: tuple[ClauseView, ...]
    source: SourceView
    context: tuple[EventView, ...]
    history: tuple[EventView, ...]
    links: tuple[LinkView, ...]
    searches: tuple[SearchView, ...]
    disputes: tuple[DisputeView, ...]
    corrections: tuple[CorrectionView, ...]
    redaction: RedactionView | None
    last_event: str
    looked_at: str
    also_at: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its key: `2018/12`."""
        return self.row.key

    @property
    def path(self) -> str:
        """The path of its page: `2018/12/`."""
        return self.row.path

    @property
    def title(self) -> str:
        """Its title as published; in brackets where this archive supplied it."""
        return self.row.title

    @property
    def about(self) -> str:
        """What it is about, in a line; empty where the record does not say."""
        return self.row.about

    @property
    def letters_apart(self) -> bool:
        """Whether the clauses, requests first and positions after them, are no longer in the order of their letters."""
        shown = [clause.letter for clause in (*self.requests, *self.positions)]
        return shown != [clause.letter for clause in self.clauses]

    @property
    def requests(self) -> tuple[ClauseView, ...]:
        """The clauses in which somebody is to do something: requests and rule changes."""
        return tuple(clause for clause in self.clauses if not clause.is_position)

    @property
    def positions(self) -> tuple[ClauseView, ...]:
        """The clauses in which the meeting held something."""
        return tuple(clause for clause in self.clauses if clause.is_position)

"""A motion as data: everything that its page shows, of which books, lists, citations and data files show parts.

Paths are from the site's root (`2018/12/`), with an anchor if there is one. Prose is a tree (scripts.publish.tree).
Nothing here depends on the page that shows it.
"""

import datetime as dt
from dataclasses import dataclass

from schema.dates import Date
from schema.language import _, alike
from schema.motion import Assessment, LookedFor, Motion, UnionStatement
from schema.progress import ClauseProgress
from schema.terms import ClauseKind, Decision, Standing
from schema.union import Document
from schema.wording import Paragraph
from scripts.publish.tree import Blocks, Inlines, Symbol
from scripts.publish.words import StatusLabel


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A name and the path of its page."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body. `since` names its successor, if any: `now Campaigning Network, since November 2019`."""

    key: str
    name: str
    since: str
    path: str

    @property
    def words(self) -> str:
        """Its name, with its successor, if any."""
        return f"{self.name} ({self.since})" if self.since else self.name


@dataclass(frozen=True, slots=True)
class LaterMeetingView:
    """A later meeting, and how much of its list is held. `path` is empty for years in which no meeting is recorded."""

    name: str
    path: str
    held: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """Whether a motion or a clause is still policy: the term, the words for it, and what it follows from.

    `label` is shown beside the decision; `headline` is complete in itself: `Carried in 2018; later decisions not known`.
    `by` is the key of the motion that reaffirmed, replaced or cancelled it. `decision` is what was decided. `indication` is
    true if the meeting was not quorate. `since` has the later meetings, if the standing depends on them.
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
        """Its label for use without the decision beside it."""
        return StatusLabel(self.headline, self.label.mark, self.label.sentence)


@dataclass(frozen=True, slots=True)
class RowView:
    """A motion as lists show it. `called` is its name within the meeting: `Resolution 12`; `Motion` without a number.

    `title` is in brackets if the archive supplied it. `distinct_name` is what distinguishes it there: `called`, or with its title.
    """

    key: str
    path: str
    meeting: str
    called: str
    has_number: bool
    title: str
    distinct_name: str
    about: str
    decision: StatusLabel
    standing: StandingView
    progress: StatusLabel

    @property
    def place(self) -> str:
        """Its meeting and its name there: `AGM 2018, Resolution 12`."""
        return f"{self.meeting}, {self.called}"

    @property
    def words(self) -> str:
        """The same with its title: `AGM 2018, Resolution 12: On Yer Bike!!`."""
        return f"{self.place}: {self.title}"


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Motions in a list under one heading, which may be the name of a `body`."""

    anchor: str
    name: str
    rows: list[RowView]
    body: BodyView | None = None


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause: who is asked, the text, its state and how that is known. Only a request has a `request`.

    `acted` has the events in which the union acted on it. It is empty if the request is to the union itself, because then
    acting on it is the result. `stands_apart` is true if its standing differs from the motion's.
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
    acted: tuple[NamedPath, ...]
    standing: StandingView
    stands_apart: bool
    reference: str

    @property
    def who(self) -> Inlines:
        """Who is asked, whom they must move, and with whom; or which rule is changed. Empty for a position."""
        if self.rule:
            return (_("Rule change, {rule}:", rule=self.rule),)
        if not self.to:
            return ()
        partners = {"partners": self.partners}
        if self.towards:
            towards = _("{body}, with {partners}", body=self.towards, **partners) if self.partners else self.towards
            word, towards = alike(_("towards"), towards)
            return (self.to, Symbol(" →", f", {word}"), f" {towards}:")
        to = _("{body}, with {partners}", body=self.to, **partners) if self.partners else self.to
        return (f"{to}:",)

    @property
    def is_position(self) -> bool:
        """Whether it says what the meeting held, and asks for nothing."""
        return self.kind is ClauseKind.POSITION


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment, and what was decided on it."""

    name: str
    proposer: str
    decision: StatusLabel
    text: Blocks
    wording: tuple[Paragraph, ...]
    note: Blocks
    evidence: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in the history. `kind` is `decision`, `context` (before the meeting), `update` or `link`."""

    date: Date
    anchor: str
    kind: str
    who: str
    what: Blocks
    evidence: tuple[Document, ...] = ()
    note: Blocks = ()
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to or from another motion: its kind as seen from this one, the reason, and the clauses concerned."""

    label: str
    row: RowView
    because: Blocks
    clauses: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction of a record. `of` is the clause or field that was corrected."""

    anchor: str
    on: str
    of: str
    change: Blocks
    because: Blocks


@dataclass(frozen=True, slots=True)
class MotionView:
    """A whole motion; `recorded` is what its record says. `name` is its key within the meeting; `number` is empty if it has none.

    `in_notice` is its number in the notice, if it now has another. `document` is its source, and `which_text` a sentence on
    which text that prints; empty if it is not known. `as_put` is a warning that the words are those put to the
    meeting and not those passed, if that is so. `last_event` and `looked_at` are its two dates (days.py); the second is empty
    if nobody has looked.
    """

    row: RowView
    recorded: Motion
    name: str
    address: str
    meeting: NamedPath
    label: str
    number: str
    in_notice: str
    reference: str
    decided_by: str
    scope: str
    is_carried: bool
    as_put: str
    committee: BodyView | None
    is_under_heading: bool
    """Whether what stands as its committee is a heading only, and no body."""
    proposers: tuple[BodyView, ...]
    topics: tuple[NamedPath, ...]
    campaigns: tuple[tuple[NamedPath, str], ...]
    summary: Blocks
    wording: tuple[Paragraph, ...]
    amendments: tuple[AmendmentView, ...]
    clauses: tuple[ClauseView, ...]
    document: Document
    which_text: str
    context: tuple[EventView, ...]
    history: tuple[EventView, ...]
    links: tuple[LinkView, ...]
    searches: tuple[LookedFor, ...]
    union_says: tuple[UnionStatement, ...]
    corrections: tuple[CorrectionView, ...]
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
        """Its title as published; in brackets if the archive supplied it."""
        return self.row.title

    @property
    def about(self) -> str:
        """What it is about, in a line; empty if the record does not say."""
        return self.row.about

    @property
    def letters_apart(self) -> bool:
        """Whether showing requests before positions puts the clauses out of the order of their letters."""
        shown = [clause.letter for clause in (*self.requests, *self.positions)]
        return shown != [clause.letter for clause in self.clauses]

    @property
    def requests(self) -> tuple[ClauseView, ...]:
        """The clauses that ask for something: requests and rule changes."""
        return tuple(clause for clause in self.clauses if not clause.is_position)

    @property
    def positions(self) -> tuple[ClauseView, ...]:
        """The clauses that say what the meeting held."""
        return tuple(clause for clause in self.clauses if clause.is_position)

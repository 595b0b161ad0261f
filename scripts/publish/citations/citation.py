"""What a reference to a motion says, before it is put into a format.

Every format gives the standing and what we hold, but no date: that of the last check is in one file (checked.py). Only what
is recorded as carried is called a resolution. The archive's own words begin `The archive’s summary:` and are never in quotation
marks. What people copy, including clauses and paragraphs, is formatted in their browser (docs/assets/cite.js), and so is a
motion's own file (docs/assets/references.js).

A motion is cited as a numbered report by the union, or by the congress that it was put to. BibTeX, RIS, CSL and Zotero all
have that type, and it keeps `Resolution` apart from its number. Their types for statutes need a code and a section.
"""

from dataclasses import dataclass

from schema.archive import Record
from schema.characters import hyphenated
from schema.dates import SEASONS, Date
from schema.language import _
from schema.terms import MeetingKind
from scripts.publish import words
from scripts.publish.site import Site
from scripts.publish.views.motion import ClauseView


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reference says. `number` and `summary` are empty where the record has none.

    `institution` is the corporate author. A title in brackets was supplied by the archive. `changed` is the day of the
    record's last change, `2026-11-27`; empty where the record does not say.
    """

    key: str
    reference: str
    label: str
    number: str
    title: str
    meeting: str
    institution: str
    date: Date
    address: str
    archive: str
    decision: str
    standing: str
    held: str
    topics: tuple[str, ...]
    summary: str
    language: str
    changed: str

    @property
    def known(self) -> str:
        """What is known of it: `What Napo decided: Carried. No later decision… This archive… See the page for its state.`

        It has no date, so that a file does not change each time the archive is checked. In a browser the page adds the date
        of the last check (docs/assets/site.js).
        """
        return f"{self.archive}: {self.state} {self.without_day}"

    @property
    def without_day(self) -> str:
        """What stands in the place of the date of the last check."""
        return _("See the page for its state.")

    @property
    def state(self) -> str:
        """What was decided, whether it is still policy, and what the archive holds of it, in sentences."""
        return f"{self.decision} {self.standing} {self.held}"

    def state_of_clause(self, clause: ClauseView) -> str:
        """The same for one clause, with its own standing."""
        return f"{self.decision} {_sentences(clause.standing.label)} {self.held}"

    @property
    def typed_date(self) -> str:
        """The date as its record has it; empty where what is certain of it is all of it (`shortest_date`)."""
        return "" if str(self.date) == shortest_date(self.date) else str(self.date)

    @property
    def words(self) -> str:
        """The archive's summary: `The archive’s summary: …`; empty where there is none."""
        return _("The archive’s summary: {summary}", summary=self.summary) if self.summary else ""


def of_motion(site: Site, record: Record) -> Citation:
    archive, motion, view = site.archive, record.motion, site.views.motion(record)
    of_congress = record.meeting.kind is MeetingKind.CONGRESS
    dates = [decision.date for decision in record.own_decisions if decision.date]
    return Citation(
        key=f"{hyphenated(archive.union.name) or 'union'}-{record.key.replace('/', '-')}",
        reference=view.reference,
        label=view.label,
        number=view.number,
        title=view.title,
        meeting=view.meeting.name,
        institution=archive.bodies[record.meeting.body].name if of_congress else archive.union.name,
        date=dates[0] if dates else record.meeting.held,
        address=view.address,
        archive=archive.union.archive_name,
        decision=_sentences(view.row.decision),
        standing=_sentences(view.row.standing.label),
        held=_held(site, record),
        topics=tuple(topic.name for topic in view.topics),
        summary=site.prose.plain(motion.summary),
        language=motion.language or archive.union.language,
        changed=str(motion.changed or ""),
    )


def _sentences(label: words.StatusLabel) -> str:
    return f"{label.label}. {words.upper_first(label.sentence)}".strip()


def _held(site: Site, record: Record) -> str:
    """What the archive holds of the motion's own words, in a sentence."""
    motion = record.motion
    if as_put := words.as_put(record):
        return as_put
    if motion.wording:
        return _("This archive holds the official words.")
    if motion.source.text:
        document = site.archive.documents[motion.source.document]
        places = {"document": document.title, "publisher": document.publisher}
        return _("This archive does not print the official words; they stand in “{document}” ({publisher}).", **places)
    return _("This archive does not hold the official words.")


def shortest_date(date: Date) -> str:
    """What is certain of a date, as ISO 8601 writes it: of 5 and 6 October 2018 `2018-10`, of about March 2001 `2001`."""
    start, end = date.start, date.end
    if start.qualifier or end.qualifier or start.year != end.year or start.month != end.month or start.month in SEASONS:
        return f"{start.year:04}"
    month = f"-{start.month:02}" if start.month else ""
    day = f"-{start.day:02}" if start.day and start.day == end.day else ""
    return f"{start.year:04}{month}{day}"

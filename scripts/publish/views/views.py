"""Makes the views of an archive's motions, each of them once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import groupby
from typing import Any, TypeVar

from schema.archive import Archive, Record
from schema.dates import Date, day_words
from schema.language import _
from schema.motion import Amendment, Clause, DecisionRecord, Update
from schema.progress import ClauseProgress, events_since, motion_progress
from schema.review import was_asked
from schema.sentences import counted, listed
from schema.standing import StandingResult, meetings_since, standing
from schema.terms import BodyKind, LinkKind, MeetingKind, Standing
from schema.union import Document
from schema.wording import paragraphs
from scripts.publish import addresses, standing_words, words
from scripts.publish.prose import ProseParser, typographic
from scripts.publish.tree import Blocks, Link, Paragraph
from scripts.publish.views import corrections
from scripts.publish.views import motion as view
from scripts.publish.views.days import last_event, last_looked_at

Made = TypeVar("Made")


def once(make: Callable[["Views", Record], Made]) -> Callable[["Views", Record], Made]:
    """A method of Views that makes something of a motion: it is made once, and kept."""

    @wraps(make)
    def kept(views: "Views", record: Record) -> Made:
        made = views.made[make.__name__]
        if record.key not in made:
            made[record.key] = make(views, record)
        result: Made = made[record.key]
        return result

    return kept


class Views:
    """The views of an archive on a day."""

    def __init__(self, archive: Archive, as_of: dt.date, prose: ProseParser) -> None:
        self.archive = archive
        self.as_of = as_of
        self.prose = prose
        self.made: dict[str, dict[str, Any]] = defaultdict(dict)
        """What has been made of each motion, by what makes it and by the motion's key."""
        self._standings: dict[tuple[str, str], view.StandingView] = {}
        self._later: dict[str, tuple[view.LaterMeetingView, ...]] = {}

    def forget(self) -> None:
        """Let go of what is large of each motion; whether it is policy, what came of it and its row in lists are kept."""
        for name in ("motion", "clauses"):
            self.made[name].clear()
        self.prose.forget()

    @once
    def requests(self, record: Record) -> tuple[ClauseProgress, ...]:
        return motion_progress(record, self.as_of)

    @once
    def asked(self, record: Record) -> tuple[ClauseProgress, ...]:
        """A motion's requests that can be met or fail: the requests that are counted everywhere."""
        return tuple(
            request for request in self.requests(record) if was_asked(self.archive, record, request.clause, self.as_of)
        )

    def standing(self, record: Record, clause: Clause | None = None) -> view.StandingView:
        """Whether a motion, or a clause of it, is still policy."""
        place = (record.key, clause.letter if clause else "")
        if place not in self._standings:
            result = standing(self.archive, record, self.as_of, clause)
            label = standing_words.standing_label(self.archive, record, self.as_of, result)
            made = view.StandingView(
                term=result.standing,
                label=label,
                headline=standing_words.standing_headline(record, result, label),
                by=result.by,
                on=result.on,
                in_part=result.in_part,
                decision=result.decision.decision if result.decision else None,
                indication=result.indication,
                since=self._since(record, result),
            )
            # Of most clauses it is that of the motion, which is then held once.
            self._standings[place] = whole if clause and made == (whole := self.standing(record)) else made
        return self._standings[place]

    def _since(self, record: Record, result: StandingResult) -> tuple[view.LaterMeetingView, ...]:
        """The meetings since a motion was carried or reaffirmed, which could have decided otherwise."""
        if result.standing not in (Standing.REAFFIRMED, Standing.LATER_NOT_KNOWN, Standing.NO_LATER_DECISION):
            return ()
        meeting_key = self.archive.records[result.by].meeting_key if result.by else record.meeting_key
        if meeting_key not in self._later:
            self._later[meeting_key] = tuple(self._later_meetings(meeting_key))
        return self._later[meeting_key]

    def _later_meetings(self, meeting_key: str) -> Iterator[view.LaterMeetingView]:
        """The meetings since another. Years in a row without one are together."""
        for key, run in groupby(meetings_since(self.archive, meeting_key, self.as_of), key=lambda later: later.key):
            years = list(run)
            first, last = years[0], years[-1]
            if key:
                held = first.held.label if first.held else _("no list")
                yield view.LaterMeetingView(self.archive.meetings[key].name, addresses.of_meeting(key), held)
            else:
                ends = {"first": first.year, "last": last.year}
                both = _("{first} and {last}", **ends) if len(years) == 2 else _("{first} to {last}", **ends)
                yield view.LaterMeetingView(str(first.year) if first is last else both, "", _("no meeting recorded"))

    @once
    def days(self, record: Record) -> tuple[dt.date, dt.date | None]:
        """The day of the last event that bears on a motion, and the last on which anybody looked at it, if anybody has."""
        return self._last_event(record).last, last_looked_at(self.archive, record, self.as_of)

    @once
    def _last_event(self, record: Record) -> Date:
        return last_event(self.archive, record, self.as_of, self.standing(record).on)

    def days_of(self, records: Iterable[Record], without: dt.date) -> tuple[dt.date, dt.date | None]:
        """The two days for several motions together. `without` is the first of them if there are no motions."""
        days = [self.days(record) for record in records]
        looks = [looked for _, looked in days if looked]
        return max((event for event, _ in days), default=without), max(looks, default=None)

    @once
    def row(self, record: Record) -> view.RowView:
        return view.RowView(
            key=record.key,
            path=addresses.of_motion(record),
            meeting=record.meeting.name,
            called=words.called_in_lists(self.archive, record),
            has_number=bool(record.motion.printed_number),
            title=words.title_in_lists(record),
            distinct_name=words.distinct_name(self.archive, record),
            about=typographic(record.motion.about or ""),
            decision=words.decision_label(self.archive, record),
            standing=self.standing(record),
            progress=words.progress_label(record, self.requests(record), self.as_of),
        )

    def rows(self, records: Iterable[Record]) -> list[view.RowView]:
        """Motions as lists show them."""
        return [self.row(record) for record in records]

    def body(self, key: str) -> view.BodyView:
        return view.BodyView(
            key, self.archive.bodies[key].name, words.body_since(self.archive, key), addresses.of_body(key)
        )

    def documents(self, keys: Iterable[str]) -> tuple[Document, ...]:
        return tuple(self.archive.documents[key] for key in keys)

    def named(self, kind: str, key: str) -> view.NamedPath:
        """A meeting, body, topic or campaign by name, with its page. `kind` is `meetings`, `bodies`…"""
        return view.NamedPath(getattr(self.archive, kind)[key].name, addresses.OF_KIND[kind](key))

    def topics(self, record: Record) -> tuple[view.NamedPath, ...]:
        return tuple(self.named("topics", key) for key in record.motion.topics)

    def scope(self, record: Record) -> str:
        """That what a section decided holds for it only, in a sentence; empty for what the union decided."""
        meeting = record.meeting
        if meeting.kind is not MeetingKind.SECTION:
            return ""
        return _("It holds for {body} only.", body=self.archive.bodies[meeting.body].name)

    @once
    def motion(self, record: Record) -> view.MotionView:
        archive, motion, prose = self.archive, record.motion, self.prose.blocks
        label, number = words.label_and_number(record)
        history = self._history(record)
        looked = self.days(record)[1]
        return view.MotionView(
            row=self.row(record),
            recorded=motion,
            name=record.name,
            address=addresses.permanent(archive, addresses.of_motion(record)),
            meeting=self.named("meetings", record.meeting_key),
            label=label,
            number=number,
            in_notice=motion.notice_number or "" if motion.number else "",
            reference=words.reference(archive, record),
            decided_by=words.body_short(archive, record.meeting.body),
            scope=self.scope(record),
            is_carried=record.is_carried,
            as_put=words.as_put(record),
            committee=self.body(motion.committee) if motion.committee else None,
            is_under_heading=motion.committee is not None and archive.bodies[motion.committee].kind is BodyKind.HEADING,
            proposers=tuple(map(self.body, motion.proposer)),
            topics=self.topics(record),
            campaigns=tuple(
                (self.named("threads", key), counted(len(archive.campaigns[key]), "motion"))
                for key in archive.threads_of.get(record.key, ())
            ),
            summary=prose(motion.summary),
            wording=paragraphs(motion.wording or ""),
            amendments=tuple(map(self._amendment, motion.amendments)),
            clauses=self.clauses(record),
            document=archive.documents[motion.source.document],
            which_text=words.which_text(motion.source.text) if motion.source.text else "",
            context=tuple(event for event in history if event.kind == "context"),
            history=tuple(event for event in history if event.kind != "context"),
            links=tuple(self._links(record)),
            searches=tuple(search for search in motion.outcome.looked_for if search.on.first <= self.as_of),
            union_says=tuple(each for each in motion.outcome.union_says if each.date.first <= self.as_of),
            corrections=corrections.of_motion(motion, self.prose),
            last_event=self._last_event(record).end.words(),
            looked_at=day_words(looked) if looked else "",
            also_at=tuple(
                addresses.permanent(archive, f"{old}/") for old in archive.former_keys_of.get(record.key, ())
            ),
        )

    @once
    def clauses(self, record: Record) -> tuple[view.ClauseView, ...]:
        progress = {request.clause.letter: request for request in self.requests(record)}
        return tuple(self._clause(record, clause, progress.get(clause.letter)) for clause in record.motion.clauses)

    def _clause(self, record: Record, clause: Clause, progress: ClauseProgress | None) -> view.ClauseView:
        to, towards = words.asked(self.archive, clause)
        own, whole = self.standing(record, clause), self.standing(record)
        return view.ClauseView(
            letter=clause.letter,
            path=f"{addresses.of_motion(record)}#{clause.letter}",
            kind=clause.kind,
            to=to,
            towards=towards,
            partners=listed([self.archive.bodies[key].name for key in clause.with_]),
            rule=clause.rule or "",
            text=self.prose.inline(clause.text),
            until=clause.until.words if clause.until else "",
            paragraphs=tuple(clause.paragraphs or ()),
            request=progress,
            states=tuple(words.clause_labels(progress, has_events=bool(events_since(record, self.as_of))))
            if progress
            else (),
            acted=tuple(
                view.NamedPath(update.date.words, f"#{update.key}")
                for update in (
                    progress.acted if progress and not words.is_for_union_itself(self.archive, clause) else ()
                )
            ),
            standing=own,
            stands_apart=own != whole,
            reference=words.clause_reference(self.archive, record, clause.letter),
        )

    def _amendment(self, amendment: Amendment) -> view.AmendmentView:
        vote = words.vote_words(amendment.vote) if amendment.vote else ""
        return view.AmendmentView(
            name=_("Amendment {number}", number=amendment.number) if amendment.number else _("Amendment"),
            proposer=listed([words.body_name(self.archive, key) for key in amendment.proposer]),
            decision=words.StatusLabel(amendment.decision.label, amendment.decision.mark, vote),
            text=self.prose.blocks(amendment.text),
            wording=paragraphs(amendment.wording or ""),
            note=(*self.prose.blocks(amendment.because), *self.prose.blocks(amendment.note)),
            evidence=self.documents(amendment.evidence),
        )

    def _history(self, record: Record) -> list[view.EventView]:
        """What happened, in order of time: context, decisions, updates, later motions."""
        outcome = record.motion.outcome
        events = [self._decision(record, decision) for decision in outcome.decisions]
        events += [self._update(record, update) for update in outcome.updates if update.date.first <= self.as_of]
        for link in self.archive.links_to.get(record.key, ()):
            other = link.record
            of_this_meeting = other.meeting_key == record.meeting_key
            if link.link.kind is LinkKind.RELATED or of_this_meeting or other.meeting.held.first > self.as_of:
                continue
            row = self.row(other)
            what = (f"{_(link.link.kind.reverse)} ", Link(row.path, (row.words,)), f" ({row.decision.label.lower()}).")
            events.append(view.EventView(other.meeting.held, "", "link", "", (Paragraph(what, bare=True),)))
        return sorted(events, key=lambda event: (event.date, event.kind != "decision", event.anchor))

    def _decision(self, record: Record, decision: DecisionRecord) -> view.EventView:
        body = words.body_name(self.archive, decision.by)
        part = f" ({words.clauses_words(decision.clauses)})" if decision.clauses else ""
        what = f"{body}: {decision.decision.label.lower()}{part}"
        if decision.vote:
            what += f", {words.vote_words(decision.vote)}"
        if decision.to:
            what += f", {_('to {body}', body=self.archive.bodies[decision.to].name)}"
        note: Blocks = (*self.prose.blocks(decision.because), *self.prose.blocks(decision.note))
        ballot = record.motion.outcome.ballot
        if ballot and record.is_of_meeting(decision):
            results = [_("place {place}", place=ballot.place)] if ballot.place is not None else []
            results += [counted(ballot.votes, "vote")] if ballot.votes is not None else []
            note = (
                Paragraph(
                    (_("In the members’ ballot on the order of debate: {results}.", results=", ".join(results)),)
                ),
                *note,
            )
        return view.EventView(
            date=decision.date or record.meeting.held,
            anchor="",
            kind="decision",
            who="",
            what=(Paragraph((f"{what}.",), bare=True),),
            evidence=self.documents(decision.evidence),
            note=note,
        )

    def _update(self, record: Record, update: Update) -> view.EventView:
        prose = self.prose.blocks
        clauses = words.clauses_words(update.clauses or ())
        bearing = (Paragraph((_("Bears on {clauses}.", clauses=clauses),)),) if update.clauses else ()
        return view.EventView(
            date=update.date,
            anchor=update.key,
            kind="context" if update.date.last < record.meeting.held.first else "update",
            who=update.by.label,
            what=prose(update.event),
            evidence=self.documents(update.evidence),
            note=(*bearing, *prose(update.note)),
            assessment=update.assessment,
        )

    def _links(self, record: Record) -> Iterable[view.LinkView]:
        """Links in both directions: first those in its own record, then those in the records of others."""
        prose = self.prose.blocks
        for link in record.motion.links:
            if target := self.archive.find(link.to):
                clauses = _link_clauses(link.clauses, link.to_clauses)
                yield view.LinkView(link.kind.label, self.row(target), prose(link.because), clauses)
        for source in self.archive.links_to.get(record.key, ()):
            clauses = _link_clauses(source.link.to_clauses, source.link.clauses)
            yield view.LinkView(
                _(source.link.kind.reverse), self.row(source.record), prose(source.link.because), clauses
            )


def _link_clauses(own: tuple[str, ...] | None, theirs: tuple[str, ...] | None) -> str:
    parts = [_("{clauses} of this motion", clauses=words.clauses_words(own))] if own else []
    parts += [_("{clauses} of that one", clauses=words.clauses_words(theirs))] if theirs else []
    return ", ".join(parts)

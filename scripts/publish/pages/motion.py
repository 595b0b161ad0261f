"""The page of one motion: what was decided, whether it stands, what came of it, and how all that is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from schema.archive import Record
from schema.dates import Date, day_words
from schema.motion import Clause, DecisionRecord, Update
from schema.problems import counted, listed
from schema.progress import last_checked
from schema.terms import ClauseKind, LinkKind
from schema.wording import paragraphs
from scripts.publish import addresses, words
from scripts.publish.exports import citations
from scripts.publish.markup import escaped
from scripts.publish.pages import amendments, forms
from scripts.publish.site import Page, Site


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history: when, what, who, and the evidence."""

    date: Date
    anchor: str
    when: str
    who: str
    what: Markup
    kind: str
    evidence: list[dict[str, str]]
    note: Markup
    assessment: dict[str, Any] | None = None


def pages(site: Site) -> Iterator[Page]:
    """The page of every motion, with the way to the one before and after it in its meeting."""
    for records in site.archive.by_meeting.values():
        for place, record in enumerate(records):
            before = records[place - 1] if place else None
            after = records[place + 1] if place + 1 < len(records) else None
            yield page(site, record, before, after)


def page(site: Site, record: Record, before: Record | None, after: Record | None) -> Page:
    """The page of one motion."""
    path = addresses.of_motion(record)
    root = addresses.root_of(path)
    motion = record.motion
    label, number = words.label_and_number(record)
    expanded: set[str] = set()

    def prose(text: str | None) -> Markup:
        return site.expander.expand(site.prose.blocks(text, root), expanded) if text else Markup("")

    decision = words.decision_told(site.archive, record)
    history = _history(site, record, root, prose)
    address = addresses.permanent(site.archive, path)
    cited = citations.of_motion(site, record)
    reference = cited.reference
    content = site.render(
        "motion.html.j2",
        root=root,
        record=record,
        label=label,
        number=number,
        meeting_address=root + addresses.of_meeting(record.meeting_key),
        reference=reference,
        address=address,
        cited_title="" if f"“{motion.title}”" in reference else motion.title,
        passage_reference=words.paragraph_reference(site.archive, record, "{}"),
        known=cited.known,
        qr=citations.code_of(site, address),
        decision=decision,
        decided_by=words.body_short(site.archive, record.meeting.body),
        standing=site.standing(record),
        progress=words.progress_told(record, site.requests(record)),
        summary=prose(motion.summary),
        wording=_wording(site, record, address),
        amendments=amendments.of_motion(site, record, root, expanded),
        clauses=[_clause(site, record, clause, root, address, expanded) for clause in motion.clauses],
        source=_source(site, record, prose),
        context=[event for event in history if event.kind == "context"],
        history=[event for event in history if event.kind != "context"],
        related=_related(site, record, root, prose),
        facts=_facts(site, record, root),
        searches=_searches(site, record, prose),
        disputes=[
            {
                "dispute": dispute,
                "on": day_words(dispute.on.first),
                "closed": day_words(dispute.closed.first) if dispute.closed else "",
                "says": prose(dispute.says),
                "answer": prose(dispute.answer),
                "about": f"on {_letters(dispute.clauses)}" if dispute.clauses else "",
            }
            for dispute in motion.outcome.disputes
        ],
        errata=[
            {
                "anchor": anchor,
                "on": day_words(one.on.first),
                "of": f"clause ({one.of})" if one.of and len(one.of) == 1 else one.of or "",
                "change": prose(one.change),
                "because": prose(one.because),
            }
            for anchor, one in zip(addresses.of_corrections(motion), motion.errata, strict=True)
        ],
        redaction={"on": day_words(motion.redaction.on.first), "because": prose(motion.redaction.because)}
        if motion.redaction
        else None,
        checked=day_words(checked) if (checked := last_checked(motion, site.as_of)) else "",
        formerly=[
            addresses.permanent(site.archive, f"{old}/") for old in site.archive.former_keys_of.get(record.key, ())
        ],
        file_address=f"{site.archive.union.repository.rstrip('/')}/blob/main/{_repository_path(record)}",
        wrong_form=forms.address(site.archive.union, "something-is-wrong", motion=address),
        file=_repository_path(record),
        wrong_mail=addresses.of_mail(
            site.archive, f"Something is wrong: {reference}", f"{address}\n\nWhat is wrong:\n\nHow I know:\n"
        ),
        before=_neighbour(before, root),
        after=_neighbour(after, root),
    )
    about = motion.about or motion.title
    description = f"{decision.label}. {about}. {site.standing(record).label}."
    return Page(
        path,
        f"{motion.title} · {record.meeting.name}, {words.number_words(record) if number else label}",
        description,
        "meetings",
        content,
        citations.head(site, record),
    )


def _repository_path(record: Record) -> str:
    return f"resolutions/{record.key}.yaml"


def _letters(letters: tuple[str, ...]) -> str:
    return f"{'clause' if len(letters) == 1 else 'clauses'} {listed([f'({letter})' for letter in letters])}"


def _clause(site: Site, record: Record, clause: Clause, root: str, address: str, expanded: set[str]) -> dict[str, Any]:
    """A clause as the page shows it, with where it stands and how that is known."""
    to, towards = words.asked(site.archive, clause)
    progress = next((one for one in site.requests(record) if one.clause is clause), None)
    is_its_own = site.standing_found(record, clause) != site.standing_found(record)
    reference = words.clause_reference(site.archive, record, clause.letter)
    clause_address = f"{address}#{clause.letter}"
    text = site.expander.expand(site.prose.inline(clause.text, root), expanded)
    return {
        "letter": clause.letter,
        "is_position": clause.kind is ClauseKind.POSITION,
        "to": site.expander.expand(escaped(to), expanded),
        "towards": site.expander.expand(escaped(towards), expanded),
        "text": text,
        "rule": clause.rule,
        "until": clause.until.words if clause.until else "",
        "paragraphs": _paragraph_links(record, clause),
        "states": words.clause_told(progress, _has_events(record)) if progress else [],
        "judged": [
            {
                "label": judged.progress.label,
                "key": judged.update.key,
                "when": judged.update.date.words,
                "because": site.expander.expand(site.prose.inline(judged.assessment.because, root), expanded),
                "by": judged.assessment.by,
                "on": day_words(judged.assessment.on.first),
            }
            for judged in (progress.judged if progress else ())
        ],
        "looked": day_words(progress.looked_on) if progress and progress.looked_on else "",
        # Said at the clause only where it differs from the motion's.
        "standing": site.standing(record, clause) if is_its_own else None,
        "known": citations.known_of_clause(site, record, clause) if is_its_own else "",
        "reference": reference,
        "address": clause_address,
        "form": forms.address(site.archive.union, "what-came-of-it", motion=address, progress=f"{clause.letter}: "),
        "mail": addresses.of_mail(
            site.archive,
            f"What came of {reference}",
            f"{clause_address}\n\nWhat happened, and when:\n\nWhere it can be read:\n",
        ),
        "disagree": addresses.of_mail(
            site.archive,
            f"I disagree with what is said of {reference}",
            f"{clause_address}\n\nWhat I would say instead:\n\nWhere the evidence can be read:\n",
        ),
    }


def _has_events(record: Record) -> bool:
    """Whether anything is recorded that happened after the meeting began."""
    return any(update.date.last >= record.meeting.held.first for update in record.motion.outcome.updates)


def _paragraph_links(record: Record, clause: Clause) -> list[dict[str, str]]:
    """The paragraphs of the wording that a clause restates; linked where the wording is held."""
    held = bool(record.motion.wording)
    return [{"name": name, "anchor": f"#p{name}" if held else ""} for name in clause.paragraphs or ()]


def _wording(site: Site, record: Record, address: str) -> list[dict[str, Any]]:
    """The official words in numbered paragraphs and list items; empty where they are not held."""
    if not record.motion.wording:
        return []
    return [
        {
            "name": str(number),
            "text": paragraph.text,
            "items": [
                {"name": f"{number}.{place}", "text": text, "mark": mark}
                for place, (text, mark) in enumerate(zip(paragraph.items, paragraph.marks, strict=True), 1)
            ],
            "reference": words.paragraph_reference(site.archive, record, str(number)),
            "address": f"{address}#p{number}",
        }
        for number, paragraph in enumerate(paragraphs(record.motion.wording), 1)
    ]


def _source(site: Site, record: Record, prose: Any) -> dict[str, Any]:
    """Where the official words stand."""
    source = record.motion.source
    document = site.archive.document(source.document)
    shown = site.documents((source.document,))[0]
    return {
        "document": shown,
        "heading": source.heading or "",
        "text": source.text,
        "paragraphs": counted(source.paragraphs, "paragraph") if source.paragraphs else "",
        "fingerprint": source.fingerprint or "",
        "note": prose(document.note),
        "meaning": document.meaning,
    }


def _history(site: Site, record: Record, root: str, prose: Any) -> list[Event]:
    """Everything that happened, in order of time: context, ballot, decisions, updates, later motions."""
    motion, events = record.motion, []
    archive = site.archive
    for decision in motion.outcome.decisions:
        events.append(_decided(site, record, decision, prose))
    for update in motion.outcome.updates:
        if update.date.first <= site.as_of:
            events.append(_updated(site, record, update, prose))
    for one in archive.links_to.get(record.key, ()):
        if (
            one.link.kind is LinkKind.RELATED
            or one.record.meeting.held.first > site.as_of
            or one.record.meeting_key == record.meeting_key
        ):
            continue
        told = words.decision_told(archive, one.record)
        what = Markup('{} <a href="{}{}">{}, {}: {}</a> ({}).').format(
            one.link.kind.reverse, root, addresses.of_motion(one.record), one.record.meeting.name,
            words.number_words(one.record) if one.record.motion.number or one.record.motion.notice_number else words.label_and_number(one.record)[0],
            one.record.motion.title, told.label.lower(),
        )  # fmt: skip
        events.append(
            Event(one.record.meeting.held, "", one.record.meeting.held.words, "", what, "link", [], Markup(""))
        )
    return sorted(events, key=lambda event: (event.date, event.kind != "decision", event.anchor))


def _decided(site: Site, record: Record, decision: DecisionRecord, prose: Any) -> Event:
    date = decision.date or record.meeting.held
    body = words.body_name(site.archive, decision.by)
    part = f" ({_letters(decision.clauses)})" if decision.clauses else ""
    what = f"{body}: {decision.decision.label.lower()}{part}"
    if decision.vote:
        what += f", {decision.vote.text}"
    if decision.to:
        what += f", to {site.archive.body(decision.to).name}"
    ballot = record.motion.outcome.ballot
    note = prose(decision.note)
    if ballot and record.is_of_meeting(decision):
        said = [f"place {ballot.place}"] if ballot.place is not None else []
        said += [counted(ballot.votes, "vote")] if ballot.votes is not None else []
        note = Markup("<p>In the members’ ballot on the order of debate: {}.</p>").format(", ".join(said)) + note
    return Event(
        date, "", date.words, "", Markup.escape(what + "."), "decision", site.documents(decision.evidence), note
    )


def _updated(site: Site, record: Record, update: Update, prose: Any) -> Event:
    before = update.date.last < record.meeting.held.first
    assessment = None
    if update.assessment:
        assessment = {
            "states": [
                {"letter": letter, "label": progress.label, "mark": progress.mark}
                for letter, progress in update.assessment.progress.items()
            ],
            "because": prose(update.assessment.because),
            "by": update.assessment.by,
            "on": day_words(update.assessment.on.first),
            "overrides": update.assessment.overrides,
        }
    return Event(
        update.date,
        update.key,
        update.date.words,
        update.by.label,
        prose(update.event),
        "context" if before else "update",
        site.documents(update.evidence),
        prose(update.note),
        assessment,
    )


def _related(site: Site, record: Record, root: str, prose: Any) -> dict[str, Any]:
    """Links both ways, and the campaigns that the motion belongs to."""
    archive, links = site.archive, []
    for link in record.motion.links:
        target = archive.find(link.to)
        if target:
            links.append(
                {
                    "label": link.kind.label,
                    "row": site.row(target),
                    "because": prose(link.because),
                    "clauses": _link_clauses(link.clauses, link.to_clauses),
                }
            )
    for one in archive.links_to.get(record.key, ()):
        links.append(
            {
                "label": one.link.kind.reverse,
                "row": site.row(one.record),
                "because": prose(one.link.because),
                "clauses": _link_clauses(one.link.to_clauses, one.link.clauses),
            }
        )
    threads = [
        {
            "name": archive.threads[key].name,
            "address": addresses.of_thread(key),
            "count": counted(len(archive.campaigns[key]), "motion"),
        }
        for key in archive.threads_of.get(record.key, ())
    ]
    return {"links": links, "threads": threads}


def _link_clauses(own: tuple[str, ...] | None, theirs: tuple[str, ...] | None) -> str:
    parts = [f"{_letters(own)} of this motion"] if own else []
    parts += [f"{_letters(theirs)} of that one"] if theirs else []
    return ", ".join(parts)


def _searches(site: Site, record: Record, prose: Any) -> list[dict[str, Any]]:
    return [
        {"on": day_words(search.on.first), "clauses": _letters(search.clauses), "note": prose(search.note)}
        for search in record.motion.outcome.looked_for
        if search.on.first <= site.as_of
    ]


def _facts(site: Site, record: Record, root: str) -> list[dict[str, Any]]:
    """Committee, proposer, kind, topics: a label, and links."""
    archive, motion = site.archive, record.motion

    def bodies(keys: tuple[str, ...]) -> list[dict[str, str]]:
        return [
            {
                "words": words.body_name(archive, key),
                "address": root + addresses.of_body(key),
            }
            for key in keys
        ]

    topics = motion.topics
    rows: list[dict[str, Any]] = [
        {
            "label": "Committee",
            "links": bodies((motion.committee,)) if motion.committee else [],
            "none": "Not recorded",
        },
        {"label": "Proposer", "links": bodies(motion.proposer), "none": "Not recorded"},
        {"label": "Kind", "links": [], "none": motion.kind.label},
        {
            "label": "Topics",
            "links": [{"words": archive.topics[key].name, "address": root + addresses.of_topic(key)} for key in topics],
            "none": "None yet",
        },
    ]
    if motion.number and motion.notice_number:
        rows.append({"label": "In the notice", "links": [], "none": f"Motion {motion.notice_number}"})
    return rows


def _neighbour(record: Record | None, root: str) -> dict[str, str] | None:
    if record is None:
        return None
    return {
        "address": root + addresses.of_motion(record),
        "number": words.number_words(record) if record.motion.number or record.motion.notice_number else "",
        "title": record.motion.title,
    }

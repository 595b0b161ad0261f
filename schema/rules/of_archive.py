"""The rules of the whole archive: what its records say of one another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from pydantic import BaseModel

from schema.archive import NOUNS, Archive, Record
from schema.characters import hyphenated
from schema.facts import RecordFacts
from schema.fields import MOTIONS, Part
from schema.motion import CORRECTED, Erratum, UnionStatement, Update
from schema.numbers import notice_key, number_key
from schema.problems import FileFinding, Where
from schema.sentences import counted, did_you_mean, listed, named, natural, nearest
from schema.shapes import Marked, Shape, mentions, references
from schema.terms import DocumentKind, LinkKind


@lru_cache(maxsize=1)
def marked_as_typed(archive: Archive) -> list[tuple[str, Where, list[Marked]]]:
    """The marked values of every record that could be read, with its file and its place there: found once for all rules.

    Those of motions are left out that an earlier check found sound, and that name no motion which is not there now.
    """
    sound = {archive.records[key].file for key in archive.sound if _names_what_is_there(archive, archive.facts[key])}
    return [(entry.file, entry.where, entry.marked) for entry in archive.typed if entry.file not in sound]


def _names_what_is_there(archive: Archive, facts: RecordFacts) -> bool:
    """Whether every motion that a record names is in the archive."""
    named = (key for kind, key in facts.names if kind == MOTIONS.kind)
    return all(archive.find(key) for key in chain(named, facts.mentions))


def _marked(archive: Archive) -> Iterator[tuple[str, Where, Sequence[Marked]]]:
    """The same, also of every record that could not be read."""
    yield from marked_as_typed(archive)
    yield from ((file, (), values) for file, values in archive.half_read)


def check_every_key_exists(archive: Archive) -> Iterator[FileFinding]:
    """Every body, topic and document that a record names is in its list."""
    for entry_file, place, values in _marked(archive):
        for where, names, key in references(values):
            file = f"{names.kind}.yaml"
            if names is MOTIONS or file in archive.unread or archive.current(names.kind, key):
                continue
            known = getattr(archive, names.kind)
            hint = _by_name(known, key) or did_you_mean(key, known)
            hint = hint or f"If it is not on the list yet, add it to {archive.folder_name}/{file}."
            yield FileFinding(entry_file, (*place, *where), f"There is no {names.noun} '{key}'.", hint)


def _by_name(known: Mapping[str, Any], key: str) -> str:
    """Which entry of a list is meant where its name, or another name of it, was typed as its key."""
    for entry_key, entry in known.items():
        names = (getattr(entry, "name", ""), *getattr(entry, "also", ()), *getattr(entry, "words", ()))
        if key in map(hyphenated, names):
            return f"Did you mean '{entry_key}' ({entry.name})?"
    return ""


def check_every_motion_exists(archive: Archive) -> Iterator[FileFinding]:
    """Every motion that a record names is in the archive."""
    known = [*archive.records, *archive.forwards]
    meetings_half_read = {key.partition("/")[0] for key in archive.unread}
    # A folder that should be called so has its own problem.
    meetings_half_read |= {str(meeting.year) for key, meeting in archive.meetings.items() if " " in key}
    in_prose = "Digits in square brackets name a motion."
    for file, place, values in _marked(archive):
        named = [(where, key, "") for where, names, key in references(values) if names is MOTIONS]
        named += [(where, key, in_prose) for where, key in mentions(values)]
        for where, key, hint in named:
            # A motion that could not be read may have had any former key or notice number in its meeting.
            if archive.find(key) is None and key.partition("/")[0] not in meetings_half_read:
                near = sorted(nearest(key, known, 2), key=natural)
                ending = f" The nearest {'is' if len(near) == 1 else 'are'} {listed(near)}." if near else ""
                yield FileFinding(file, (*place, *where), f"{key} is not in the archive.{ending}", hint)


def check_nothing_is_named_twice(archive: Archive) -> Iterator[FileFinding]:
    """A list names each thing once, and there is one link of a kind to a motion."""
    for file, place, values in marked_as_typed(archive):
        seen: set[tuple[Where, str]] = set()
        for where, _, key in references(values):
            is_listed = isinstance(where[-1], int)
            if is_listed and (where[:-1], key) in seen:
                sentence = f"'{key}' is in this list already."
                yield FileFinding(file, (*place, *where), sentence, "Delete one of them.")
            seen.add((where[:-1], key))
    for record in archive.records.values():
        links: set[tuple[LinkKind, str]] = set()
        for number, link in enumerate(record.motion.links):
            if (link.kind, link.to) in links:
                sentence = f"There is a link '{link.kind}' to {link.to} already."
                yield FileFinding(record.file, ("links", number), sentence, "Merge the two links into one.")
            links.add((link.kind, link.to))


def check_list_is_whole(archive: Archive) -> Iterator[FileFinding]:
    """A meeting has as many motions from its list as the list prints."""
    for key, meeting in archive.meetings.items():
        if meeting.list is None:
            continue
        document = meeting.list.document
        held = [record for record in archive.by_meeting[key] if record.motion.source.document == document]
        unread = any(name.startswith(f"{key}/") for name in archive.unread)
        # What could not be read may be what is missing.
        if len(held) != meeting.list.motions and not (unread and len(held) < meeting.list.motions):
            hint = _gap(held) or f"A motion counts by the document under its 'source': {document}."
            sentence = f"The list prints {counted(meeting.list.motions, 'motion')}, and the archive has {len(held) or 'none'} of them."
            yield FileFinding(*archive.place_of("meetings", key, "list", "motions"), sentence, hint)


def _gap(held: list[Record]) -> str:
    """Which whole numbers are missing between the first and the last."""
    numbers = {int(number) for record in held if (number := record.motion.number) and number.isdecimal()}
    missing = [str(number) for number in range(1, max(numbers, default=0)) if number not in numbers]
    if not 0 < len(missing) <= 5:
        return ""
    return f"{named('Number', missing)} {'is' if len(missing) == 1 else 'are'} missing."


def check_numbers_are_unique(archive: Archive) -> Iterator[FileFinding]:
    """No two motions of a meeting have one number, no two have one notice number, and no two numbers give one address."""
    for meeting_key, records in archive.by_meeting.items():
        seen: dict[str, tuple[str, Record]] = {}
        for field, key_of in (("number", number_key), ("notice_number", notice_key)):
            for record in records:
                number = getattr(record.motion, field)
                if number is None:
                    continue
                key = key_of(number)
                first_field, first = seen.setdefault(key, (field, record))
                if first is record:
                    continue
                sentence = f"{first.key} has this number too ({first.motion.title})."
                if first_field != field or getattr(first.motion, field).lower() != number.lower():
                    sentence = (
                        f"This number gives the address /{meeting_key}/{key}/, which is that of {first.key} already."
                    )
                yield FileFinding(record.file, (field,), sentence, "Compare both with the list.")


def check_former_keys_are_free(archive: Archive) -> Iterator[FileFinding]:
    """A key that something had before is never used again, and leads to one place."""
    never = "A published key is never used again: choose another for the newer one."
    once = "A key leads to one place."
    claimed: dict[str, str] = {}
    by_notice = {
        f"{record.meeting_key}/{notice_key(record.motion.notice_number)}": record.key
        for record in archive.records.values()
        if record.motion.notice_number
    }
    for record in archive.records.values():
        for number, old in enumerate(record.motion.formerly):
            where: Where = ("formerly", number)
            first = claimed.setdefault(old, record.key)
            if old in archive.records:
                yield FileFinding(record.file, where, f"{old} is now the key of another motion.", never)
            elif first != record.key:
                yield FileFinding(record.file, where, f"{first} had this key too.", once)
            elif by_notice.get(old, record.key) != record.key:
                yield FileFinding(record.file, where, f"{old} leads to {by_notice[old]}, by its notice number.", once)
    for kind in NOUNS:
        entries = getattr(archive, kind)
        taken: dict[str, str] = {}
        for key, entry in entries.items():
            for number, old in enumerate(entry.formerly):
                file, where = archive.place_of(kind, key, "formerly", number)
                first = taken.setdefault(old, key)
                if old in entries:
                    yield FileFinding(file, where, f"'{old}' is now the key of another entry.", never)
                elif first != key:
                    yield FileFinding(file, where, f"'{first}' had this key too.", once)


def check_assessment_rests_on_more_than_a_copy(archive: Archive) -> Iterator[FileFinding]:
    """An assessment rests on more than a copy on somebody else's page, unless the original of the copy can be named."""
    for record in archive.records.values():
        for number, update in enumerate(record.motion.outcome.updates):
            if not update.assessment:
                continue
            documents = [archive.documents[key] for key in update.evidence if key in archive.documents]
            if documents and all(
                document.kind is DocumentKind.COPY and not document.original for document in documents
            ):
                sentence = "The only evidence for this assessment is a copy on somebody else's page."
                hint = "Add better evidence, name the copy's original, or leave the event without an assessment."
                yield FileFinding(record.file, ("outcome", "updates", number, "assessment"), sentence, hint)


def check_evidence_is_not_before_the_event(archive: Archive) -> Iterator[FileFinding]:
    """A document does not show what happened, or was said, after it was written."""
    for record in archive.records.values():
        outcome = record.motion.outcome
        events: tuple[tuple[str, str, tuple[Update | UnionStatement, ...]], ...] = (
            ("updates", "event", outcome.updates),
            ("union_says", "statement", outcome.union_says),
        )
        for name, noun, entries in events:
            for number, entry in enumerate(entries):
                dates = [archive.documents[key].date for key in entry.evidence if key in archive.documents]
                known = [date for date in dates if date is not None]
                if known and len(known) == len(dates) and all(date.last < entry.date.first for date in known):
                    sentence = f"Its evidence is older than the {noun} ({max(known).words})."
                    hint = "Correct one of the dates, or add later evidence."
                    yield FileFinding(record.file, ("outcome", name, number, "date"), sentence, hint)


def check_union_speaks_for_itself(archive: Archive) -> Iterator[FileFinding]:
    """What the union says of a motion's standing is in a document of its own: a page, a letter, its minutes or lists."""
    for record in archive.records.values():
        for number, statement in enumerate(record.motion.outcome.union_says):
            documents = [archive.documents[key] for key in statement.evidence if key in archive.documents]
            if documents and not any(document.kind.may_be_the_unions for document in documents):
                sentence = "None of these documents is the union's own."
                own = sorted(kind for kind in DocumentKind if kind.may_be_the_unions)
                hint = f"Name one of its own ({listed(own, 'or')}), or record this as an event."
                yield FileFinding(record.file, ("outcome", "union_says", number, "evidence"), sentence, hint)


def check_document_can_be_found(archive: Archive) -> Iterator[FileFinding]:
    """A document has an address, or says who holds it."""
    for key, document in archive.documents.items():
        if not document.address and not document.held_by:
            sentence = f"'{key}' has neither an address nor a holder."
            hint = "Add 'address:' or 'held_by:'."
            yield FileFinding(*archive.place_of("documents", key), sentence, hint)


def check_names_are_unique(archive: Archive) -> Iterator[FileFinding]:
    """No two bodies, topics, threads or meetings have one name, and no two abbreviations are alike."""
    for kind in ("bodies", "topics", "threads", "meetings", "abbreviations"):
        seen: dict[str, str] = {}
        for key, entry in getattr(archive, kind).items():
            field = "short" if kind == "abbreviations" else "name"
            first = seen.setdefault(getattr(entry, field).lower(), key)
            if first != key:
                hint = "Merge the two entries, or give them different names."
                yield FileFinding(*archive.place_of(kind, key, field), f"'{first}' has this name too.", hint)


def check_body_fits_its_part(archive: Archive) -> Iterator[FileFinding]:
    """A motion is proposed by members or their bodies, taken under a committee or a heading, and decided at a meeting of a body."""
    for file, place, values in marked_as_typed(archive):
        for where, part, key in values:
            if not isinstance(part, Part):
                continue
            body = archive.bodies.get(archive.current("bodies", key) or "")
            if body and not getattr(body.kind, part.fact):
                yield FileFinding(file, (*place, *where), part.sentence.format(body.name), part.hint)


def check_meeting_key_begins_with_its_year(archive: Archive) -> Iterator[FileFinding]:
    """A meeting's folder is named by its year, with a word after it where there is more than one, and lies in that year."""
    for key, meeting in archive.meetings.items():
        file, _ = archive.place_of("meetings", key)
        if not re.fullmatch(rf"{meeting.year}(-[a-z0-9]+)*", key):
            sentence = f"The folder is called {key}, and the year is {meeting.year}."
            hint = f"Correct the year; or call the folder {meeting.year}, or {meeting.year}-sgm and the like."
            yield FileFinding(file, ("year",), sentence, hint)
        if not meeting.is_held_in_its_year:
            sentence = f"The day of the meeting ({meeting.held.words}) is not in the year {meeting.year}."
            yield FileFinding(file, ("held",), sentence, "Correct one of them.")


def check_bodies_replace_one_another_in_time(archive: Archive) -> Iterator[FileFinding]:
    """A body that was replaced says when it ended, and bodies do not replace one another in a circle."""
    file = f"{archive.folder_name}/bodies.yaml"
    for key, body in archive.bodies.items():
        if body.from_ and body.until and body.until.last < body.from_.first:
            yield FileFinding(file, (key, "until"), "This body ended before it began.", "Correct one of the dates.")
        if not body.replaced_by:
            continue
        if not body.until:
            sentence = "This body was replaced, but the record does not say when it ended."
            yield FileFinding(file, (key, "replaced_by"), sentence, "Add 'until:' with a year or a date.")
        seen = [key]
        while (further := archive.bodies.get(seen[-1])) and further.replaced_by and further.replaced_by not in seen:
            seen.append(further.replaced_by)
        # Reported once for each circle, at its first key.
        if further and further.replaced_by == key and key == min(seen):
            way = " → ".join([*seen, key])
            sentence = f"These replace one another in a circle: {way}."
            yield FileFinding(file, (key, "replaced_by"), sentence, "Delete the one that is wrong.")


def check_erratum_names_what_was_corrected(archive: Archive) -> Iterator[FileFinding]:
    """An erratum names a field of its record; of a motion, also one of its clauses or events, or one that is gone and that
    an erratum names in words."""
    for record in archive.records.values():
        motion = record.motion
        if not motion.errata:
            continue
        fields = {*CORRECTED, *_names_of_fields(motion), *_names_of_fields(motion.outcome)}
        parts = {*motion.letters, *(update.key for update in motion.outcome.updates)}
        # An event that is gone may have been taken out by a redaction, which does not repeat its key.
        known = None if motion.redaction else fields | parts
        yield from _of_nothing(record.file, (), motion.errata, known)
    union_file = f"{archive.folder_name}/union.yaml"
    yield from _of_nothing(union_file, (), archive.union.errata, _names_of_fields(archive.union))
    for kind, key, entry in archive.other_records():
        yield from _of_nothing(*archive.place_of(kind, key), entry.errata, _names_of_fields(entry))


def _names_of_fields(record: BaseModel) -> set[str]:
    """The names of a record's fields as an erratum writes them: `archive-name`."""
    return {name.replace("_", "-") for name in Shape(type(record)).fields}


def _of_nothing(file: str, where: Where, errata: Sequence[Erratum], known: set[str] | None) -> Iterator[FileFinding]:
    """The errata of a record that name nothing that it has, and are in no words about something that is gone."""
    words = " ".join(erratum.change for erratum in errata)
    for number, erratum in enumerate(errata):
        of = erratum.of
        if of is None or known is None or of in known or re.search(rf"(?<![\w-]){re.escape(of)}(?![\w-])", words):
            continue
        hint = (
            did_you_mean(of, known) or "Write the name of a field, with hyphens; or name what is gone under 'change'."
        )
        yield FileFinding(file, (*where, "errata", number, "of"), f"There is no '{of}' here to correct.", hint)

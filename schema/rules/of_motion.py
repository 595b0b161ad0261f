"""The rules of one motion, by itself and in its meeting."""

import re
from collections.abc import Iterator
from itertools import pairwise

from schema.archive import Record
from schema.fields import KEY, TextKind
from schema.numbers import is_number_key, notice_key, number_key
from schema.problems import Finding, Where
from schema.sentences import listed
from schema.shapes import dates_in, marked
from schema.terms import ClauseKind, LinkKind, MotionKind
from schema.wording import fingerprint, paragraphs, unquoted

LETTERS = TextKind.LETTERS
RESERVED = frozenset({"book", "index", "meeting", "motion"})
"""Words that cannot be a motion's key, because something else has their address."""


def check_year_is_the_meetings(record: Record) -> Iterator[Finding]:
    """A motion's year is the year of its meeting."""
    if record.motion.year != record.meeting.year:
        sentence = (
            f"The year is {record.motion.year}, but the file is in the folder of the meeting of {record.meeting.year}."
        )
        yield Finding(("year",), sentence, f"Write {record.meeting.year}, or move the file.")


def check_key_is_the_number(record: Record) -> Iterator[Finding]:
    """A file is named by the motion's number; where it has none, by `m` and its notice number; else by a few words."""
    motion, name = record.motion, record.name
    if motion.number or motion.notice_number:
        expected = number_key(motion.number) if motion.number else notice_key(motion.notice_number or "")
        if name != expected:
            sentence = f"The file is called {name}.yaml, but with this number it should be {expected}.yaml."
            hint = "Rename the file, or correct the number."
            yield Finding(("number" if motion.number else "notice_number",), sentence, hint)
    elif is_number_key(name):
        sentence = f"The file is called {name}.yaml, but the record has no such number."
        yield Finding((), sentence, "Add the number, or name the file by a few words.")
    elif not re.fullmatch(KEY, name) or name in RESERVED or len(name) < 2:
        sentence = f"'{name}' cannot be the name of a motion's file."
        yield Finding((), sentence, "Use lower-case letters, digits and hyphens: get-us-out-of-hmpps.yaml.")


def check_title_stands_without_quotation_marks(record: Record) -> Iterator[Finding]:
    """A title is written without quotation marks around the whole of it: they are the printer's, and search and citations add
    their own."""
    title = record.motion.title
    if (plain := unquoted(title)) != title:
        hint = f"Write it without them: {plain}"
        yield Finding(("title",), "The whole title is in quotation marks.", hint)


def check_words_or_wording(record: Record) -> Iterator[Finding]:
    """A motion without its official wording has a line on what it is about, a summary and a topic."""
    motion = record.motion
    if motion.wording or motion.redaction:
        return
    for field in ("about", "topics", "summary"):
        if not getattr(motion, field):
            sentence = f"'{field}' is missing, and the official wording is not held either."
            yield Finding((), sentence, "Write it in your own plain words.")


def check_letters_go_up(record: Record) -> Iterator[Finding]:
    """The letters of clauses are unique and in alphabetical order."""
    letters = record.motion.letters
    for number, (before, letter) in enumerate(pairwise(letters), 1):
        if letter <= before:
            yield Finding(
                ("clauses", number, "letter"),
                f"Clause {letter} comes after clause {before}."
                if letter < before
                else f"There are two clauses {letter}.",
                "Put the clauses in order of their letters, or give a new one the next free letter; a published letter never changes.",
            )


def check_clause_fits_its_kind(record: Record) -> Iterator[Finding]:
    """A request says who is asked, a rule change says which rule it rewords, and a position asks nobody."""
    for number, clause in enumerate(record.motion.clauses):
        where: Where = ("clauses", number)
        name = f"Clause {clause.letter} is a {clause.kind}"
        asked = {"to": clause.to, "towards": clause.towards, "with": clause.with_}
        if clause.kind is ClauseKind.REQUEST and not clause.to:
            yield Finding(where, f"{name}, but does not say who is asked.", "Add 'to:' with the key of a body.")
        if clause.kind is not ClauseKind.REQUEST and any(asked.values()):
            field = next(field for field, keys in asked.items() if keys)
            yield Finding((*where, field), f"{name} and asks nobody.", "Delete this, or make it a request.")
        if clause.kind is ClauseKind.RULE_CHANGE and not clause.rule:
            yield Finding(where, f"{name}, but does not say which rule it rewords.", "Add 'rule:' with its number.")
        if clause.kind is not ClauseKind.RULE_CHANGE and clause.rule:
            yield Finding((*where, "rule"), f"{name} and rewords no rule.", "Delete this, or make it a rule change.")


def check_rule_change_is_an_amendment(record: Record) -> Iterator[Finding]:
    """Only a constitutional amendment changes rules, and with its clauses it says which."""
    motion = record.motion
    changes = [n for n, clause in enumerate(motion.clauses) if clause.kind is ClauseKind.RULE_CHANGE]
    if motion.kind is MotionKind.AMENDMENT and motion.clauses and not changes:
        sentence = "This is a constitutional amendment, but none of its clauses is a rule change."
        yield Finding(("kind",), sentence, "Correct the kind of the motion or of the clause.")
    if motion.kind is not MotionKind.AMENDMENT:
        for number in changes:
            sentence = "Only a constitutional amendment changes rules."
            yield Finding(("clauses", number, "kind"), sentence, "Correct the kind of the clause or of the motion.")


def check_until_is_not_before_the_meeting(record: Record) -> Iterator[Finding]:
    """A time limit is not before the meeting that set it."""
    for number, clause in enumerate(record.motion.clauses):
        if clause.until and record.meeting.is_held_in_its_year and clause.until.last < record.meeting.held.first:
            sentence = f"The time limit is before the meeting ({record.meeting.held.words})."
            yield Finding(("clauses", number, "until"), sentence, "Correct the date.")


def check_paragraphs_exist(record: Record) -> Iterator[Finding]:
    """A clause names paragraphs that the wording has."""
    motion = record.motion
    held = paragraphs(motion.wording) if motion.wording else None
    count = len(held) if held is not None else motion.source.paragraphs
    if count is None:
        return
    for number, clause in enumerate(motion.clauses):
        for name in clause.paragraphs or ():
            paragraph, _, item = name.partition(".")
            sentence = ""
            if int(paragraph) > count:
                sentence = f"There is no paragraph {paragraph}: the wording has {count}."
            elif item and held is not None and int(item) > len(held[int(paragraph) - 1].items):
                sentence = f"Paragraph {paragraph} has no item {item}."
            if sentence:
                hint = "Count the paragraphs of the official words again."
                yield Finding(("clauses", number, "paragraphs"), sentence, hint)
                break  # one is enough: the rest of a run is missing too


def check_wording_is_the_sources(record: Record) -> Iterator[Finding]:
    """The wording held is that of the source: its fingerprint and its number of paragraphs agree."""
    motion = record.motion
    if not motion.wording:
        return
    if motion.source.fingerprint and fingerprint(motion.wording) != motion.source.fingerprint:
        sentence = "The wording does not match the fingerprint under 'source'."
        yield Finding(("wording",), sentence, "Put the official words back; `make wording` shows the difference.")
    count = len(paragraphs(motion.wording))
    if motion.source.paragraphs is not None and count != motion.source.paragraphs:
        sentence = f"The wording has {count} paragraphs, and this says {motion.source.paragraphs}."
        hint = "Blank lines separate paragraphs; correct them or the number."
        yield Finding(("source", "paragraphs"), sentence, hint)


def check_clauses_named_exist(record: Record) -> Iterator[Finding]:
    """Every letter that a record names is a clause of it."""
    motion = record.motion
    # All letters are in one text, which is the place of each.
    named: list[tuple[Where, str]] = [(where[:-1], text) for where, mark, text in marked(motion) if mark is LETTERS]
    for number, update in enumerate(motion.outcome.updates):
        place: Where = ("outcome", "updates", number, "assessment", "progress")
        named += [((*place, letter), letter) for letter in (update.assessment.progress if update.assessment else ())]
    for where, letter in named:
        if letter not in motion.letters:
            yield Finding(where, f"There is no clause {letter}.", motion.clauses_sentence)


def check_changed_is_the_last_day(record: Record) -> Iterator[Finding]:
    """The day of a record's last change is not before any day on which it says that somebody looked, judged, objected or
    corrected."""
    latest = max((day for field, day in dates_in(record.motion) if TextKind.DAY in field.marks), default=None)
    if record.motion.changed and latest and record.motion.changed < latest:
        sentence = f"The record mentions something that was done on {latest.words}, after this day."
        yield Finding(("changed",), sentence, "Write the day of the last change.")


def check_composite_names_its_motions(record: Record) -> Iterator[Finding]:
    """Only a composite motion is composed of others."""
    if record.motion.kind is MotionKind.COMPOSITE:
        return
    for number, link in enumerate(record.motion.links):
        if link.kind is LinkKind.COMPOSED_OF:
            sentence = "Only a composite motion is composed of others."
            yield Finding(("links", number, "kind"), sentence, "Correct the kind of the motion or of the link.")


def check_only_the_carried_change_policy(record: Record) -> Iterator[Finding]:
    """Only a motion recorded as carried replaces, cancels or reaffirms another."""
    for number, link in enumerate(record.motion.links):
        if link.kind.leaves and not record.carries(link.clauses):
            what = f"Clause {listed(link.clauses)}" if link.clauses and record.is_carried else "This motion"
            sentence = f"{what} is not recorded as carried, so it {link.kind} nothing."
            yield Finding(("links", number, "kind"), sentence, "Write 'follows' or 'builds on'.")

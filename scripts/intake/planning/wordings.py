"""Adds official wording to records: which texts of a document have the fingerprints that the records hold."""

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from schema.archive import Archive, Record
from schema.sentences import counted, shortened
from schema.wording import fingerprint, paragraphs
from schema.yaml_text import Value
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import file_of
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion, wording_of
from scripts.intake.planning.plan_report import keys_in_words
from scripts.intake.planning.proposals import as_stored

WIDTH = 100
"""The columns of a difference as a terminal shows it."""
AROUND = 6
"""How many words are shown before and after a difference."""


@dataclass(frozen=True, slots=True)
class WordingMatch:
    """A record of the meeting, with the text of the document that is meant to be its wording."""

    record: Record
    wording: str
    """Empty where the document has none for it."""
    place: str = ""

    @property
    def agrees(self) -> bool:
        """Whether it is the text whose fingerprint the record has."""
        expected = self.record.motion.source.fingerprint
        return bool(self.wording) and expected == fingerprint(self.wording)

    @property
    def counts_agree(self) -> bool:
        """Whether it has as many paragraphs as the record counts."""
        return self.record.motion.source.paragraphs in (None, len(paragraphs(self.wording)))

    @property
    def is_held(self) -> bool:
        """Whether the record holds these words already."""
        held = self.record.motion.wording
        return held is not None and fingerprint(held) == fingerprint(self.wording)


def best_meeting(archive: Archive, motion_list: MotionList) -> str:
    """The meeting whose records have the most fingerprints of these motions; empty where none has any."""
    prints = {fingerprint(parsed.wording) for parsed in motion_list.motions if parsed.lines}
    counts = {
        key: sum(record.motion.source.fingerprint in prints for record in records)
        for key, records in archive.by_meeting.items()
    }
    best = max(counts, key=lambda key: counts[key], default="")
    return best if counts.get(best) else ""


def compare_wordings(archive: Archive, meeting_key: str, motion_list: MotionList) -> list[WordingMatch]:
    """Every record of a meeting with its text in the document, by fingerprint first, and else by number or title."""
    records = archive.by_meeting.get(meeting_key, [])
    compared = []
    for record in records:
        by_print = _with_fingerprint(record.motion.source.fingerprint, motion_list.motions)
        if by_print:
            compared.append(WordingMatch(record, *by_print))
            continue
        parsed = _of_the_same_number(record, motion_list)
        compared.append(WordingMatch(record, parsed.wording if parsed else "", str(parsed.place) if parsed else ""))
    return compared


def _with_fingerprint(expected: str | None, motions: Sequence[ParsedMotion]) -> tuple[str, str] | None:
    """The text with a fingerprint, and its place: a motion's wording, or lines of it that stand together.

    A line too many, such as a note below the last paragraph, does no harm so: the fingerprint proves which lines are meant.
    """
    if expected is None:
        return None
    for parsed in motions:
        if parsed.lines and fingerprint(parsed.wording) == expected:
            return parsed.wording, str(parsed.place)
    for parsed in motions:
        lines = [*parsed.head_lines[1:], *parsed.lines]
        for first in range(min(len(lines), 4)):
            for end in range(len(lines), max(first, len(lines) - 4), -1):
                part = wording_of(lines[first:end])
                if fingerprint(part) == expected:
                    return part, str(lines[first].place)
    return None


def _of_the_same_number(record: Record, motion_list: MotionList) -> ParsedMotion | None:
    motion = record.motion
    number = motion.number if motion_list.is_of_resolutions else motion.notice_number
    for parsed in motion_list.motions:
        if number and parsed.number == number and not parsed.repeats:
            return parsed
    return next((parsed for parsed in motion_list.motions if parsed.title and parsed.title == motion.title), None)


def plan_wordings(folder: Path, compared: Sequence[WordingMatch], today: dt.date) -> ChangeSet:
    """The steps that put every text in its record that agrees with it."""
    steps = ChangeSet(folder, today)
    for entry in compared:
        if (
            entry.agrees
            and entry.counts_agree
            and not entry.record.motion.wording
            and not entry.record.motion.redaction
        ):
            steps.set(file_of(entry.record.key), ("wording",), as_stored(entry.wording), "add wording", entry.place)
    return steps


def plan_correction(steps: ChangeSet, entry: WordingMatch, because: str, on: dt.date) -> None:
    """Put a text in a record in the place of the one that it has, with an erratum that says what was changed and why."""
    file, motion = file_of(entry.record.key), entry.record.motion
    if motion.wording:
        changes = list(differences(motion.wording, entry.wording))
        shown = "; ".join(
            f"“{shortened(old, 120) or '…'}” is now “{shortened(new, 120) or '…'}”" for old, new in changes[:5]
        )
        more = f"; and in {counted(len(changes) - 5, 'more place')}" if len(changes) > 5 else ""
        change = f"The wording was put right in {counted(len(changes), 'place')}: {shown}{more}."
    else:
        change = "The fingerprint was that of another text. The wording held now is the right one."
    sentence = f"record a corrected wording: {change}"
    steps.set(file, ("source", "fingerprint"), fingerprint(entry.wording), sentence)
    steps.set(file, ("source", "paragraphs"), str(len(paragraphs(entry.wording))), sentence)
    steps.set(file, ("wording",), as_stored(entry.wording), sentence)
    erratum: Value = {"on": on.isoformat(), "of": "wording", "change": change, "because": because}
    steps.add(file, ("errata", len(motion.errata)), erratum, sentence)


# As a person is shown it ----------------------------------------------------------------------------------------------


def render_wordings(compared: Sequence[WordingMatch], corrected: str = "") -> str:
    """What would be added, what is there already, and where a text is not the record's, with the words that differ."""
    adding, held, other, without = [], [], [], []
    for entry in compared:
        key, motion = entry.record.key, entry.record.motion
        if not entry.wording:
            without.append(key)
        elif entry.is_held:
            held.append(key)
        elif key == corrected:
            adding.append(f"{key}: record a corrected wording\n{_difference(entry)}")
        elif motion.redaction:
            other.append(f"{key}: a redaction stands there; its wording is not added.")
        elif motion.source.fingerprint is None and motion.wording is None:
            other.append(
                f"{key}: the record has no fingerprint, so nothing tells whether this is its wording. `make import` adds it where the record rests on the same document."
            )
        elif entry.agrees and not entry.counts_agree:
            other.append(
                f"{key}: the words are right, in {counted(len(paragraphs(entry.wording)), 'paragraph')} where the record counts {motion.source.paragraphs}. Part the paragraphs in the document as they were."
            )
        elif entry.agrees and motion.wording is None:
            adding.append(f"{key}: add wording ({counted(len(paragraphs(entry.wording)), 'paragraph')})")
        else:
            other.append(
                f"{key}: not the wording whose fingerprint the record has ({entry.place}).\n{_difference(entry)}"
            )
    parts = ["\n".join(adding)] if adding else []
    parts += ["\n\n".join(other)] if other else []
    parts += [f"Held already: {keys_in_words(held)}"] if held else []
    parts += [f"Not in this document: {keys_in_words(without)}"] if without else []
    return "\n\n".join(parts) or "The archive has no motions of this meeting."


def _difference(entry: WordingMatch) -> str:
    """The words that differ, or what can be said if the record holds no words to compare."""
    held = entry.record.motion.wording
    if held is None:
        return textwrap.indent(_without_a_part(entry), "    ")
    return "\n".join(textwrap.indent(line, "    ") for line in render_difference(held, entry.wording))


def _without_a_part(entry: WordingMatch) -> str:
    """What is wrong with a text of which only the fingerprint is known: perhaps one paragraph or line is too much."""
    lines = [line for line in entry.wording.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        rest = lines[:number] + lines[number + 1 :]
        if fingerprint("\n".join(rest)) == entry.record.motion.source.fingerprint:
            return f"It agrees without this line: {shortened(line, 80)}"
    expected = entry.record.motion.source.paragraphs
    count = len(paragraphs(entry.wording))
    counts = (
        f" It has {counted(count, 'paragraph')}, and {expected} are expected." if expected not in (None, count) else ""
    )
    return "The archive holds its fingerprint only, so the words that differ cannot be shown." + counts


def differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The places where two texts differ, as the words of the one and of the other."""
    for kind, first, last, start, end in _opcodes(old.split(), new.split()):
        if kind != "equal":
            yield " ".join(old.split()[first:last]), " ".join(new.split()[start:end])


def _opcodes(old: list[str], new: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def render_difference(old: str, new: str) -> list[str]:
    """Two texts word by word: `… as it [-was-] {+is+} now …`. What is alike is cut to a few words around each place."""
    before, after = old.split(), new.split()
    pieces: list[str] = []
    codes = _opcodes(before, after)
    for number, (kind, first, last, start, end) in enumerate(codes):
        if kind == "equal":
            words = before[first:last]
            head = words[:AROUND] if number else []
            tail = words[-AROUND:] if number < len(codes) - 1 else []
            pieces += words if len(words) <= len(head) + len(tail) else [*head, "…", *tail]
        else:
            pieces += [f"[-{' '.join(before[first:last])}-]"] if last > first else []
            pieces += [f"{{+{' '.join(after[start:end])}+}}"] if end > start else []
    places = sum(kind != "equal" for kind, *_ in codes)
    if not places:
        return ["The words are the same; only their setting differs."]
    lead = f"{counted(places, 'place')} differ{'s' if places == 1 else ''}; [-only in the record-] {{+only in the document+}}:"
    return [lead, *textwrap.wrap(" ".join(pieces), WIDTH, break_long_words=False, break_on_hyphens=False)]

"""A motion as found, as the record that it would be; with marks for what a person has to fill in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from schema.archive import Archive
from schema.fields import NOT_RECORDED
from schema.numbers import is_number_key, notice_key, number_key
from schema.problems import Where, counted, in_runs, listed
from schema.rules.of_motion import RESERVED
from schema.terms import CARRIED, CHANGED_WORDS, AmendmentDecision, BodyKind, Decision, MotionKind, SourceText
from schema.wording import fingerprint, paragraphs
from schema.yaml_text import Value
from scripts.edit.fill_in import TO_FILL_IN
from scripts.edit.outcomes import Fields, without_blanks
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.vocabulary.movers import shown
from scripts.intake.vocabulary.names import Bodies, key_of, kind_of_body, plain

KEY_LENGTH = 50
"""The letters of a key made of a title's words."""


@dataclass(frozen=True, slots=True)
class Source:
    """The document that motions are taken from, as records name it."""

    document: str
    """Its key."""
    title: str
    is_of_resolutions: bool
    text: SourceText | None
    """Which text of a motion it prints, None where that is not known."""


@dataclass(slots=True)
class NewBodies:
    """Bodies that the archive does not have yet, by key, as entries of bodies.yaml."""

    archive: Archive
    source: Source
    entries: dict[str, Fields] = field(default_factory=dict)

    def key(self, name: str, *, is_heading: bool) -> str:
        """The key of a new body, which is added once."""
        name = " ".join(name.split())
        key = key_of(name)
        known = next((other for other, entry in self.entries.items() if plain(str(entry["name"])) == plain(name)), None)
        if known:
            return known
        while key in self.entries or self.archive.current("bodies", key):
            key += "-2"
        kind = kind_of_body(name) or (BodyKind.HEADING if is_heading else BodyKind.OTHER)
        is_part_of_agenda = re.match(r"section (?:\d+|[A-Z])\b", name, re.IGNORECASE) is not None
        if is_heading and (is_part_of_agenda or kind in (BodyKind.BRANCH, BodyKind.MEMBERS, BodyKind.OTHER)):
            kind = BodyKind.HEADING
        meaning = _MEANINGS.get(kind, "Named in “{document}” as having put a motion.")
        self.entries[key] = {
            "name": name,
            "kind": kind.value,
            "meaning": meaning.format(name=name, document=self.source.title),
        }
        return key


_MEANINGS = {
    BodyKind.HEADING: "A heading of “{document}” under which motions are taken; not a body.",
    BodyKind.BRANCH: "A branch, named in “{document}” as having put a motion.",
    BodyKind.COMMITTEE: "A committee, named in “{document}”.",
    BodyKind.NETWORK: "A network, named in “{document}”.",
    BodyKind.SECTION: "A section, named in “{document}”.",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The record that a motion would be: its fields, and what a person has to fill in, above which field."""

    name: str
    """Its key within the meeting."""
    fields: Fields
    marks: tuple[tuple[Where, str], ...]


def name_of(draft: ParsedMotion, source: Source, taken: Callable[[str], bool]) -> str:
    """The key of a motion within its meeting: its number; `m` and its notice number; else a few words of its title."""
    number, notice = numbers_of(draft, source)
    if number:
        return number_key(number)
    if notice:
        return notice_key(notice)
    words = key_of(draft.title or "a motion").split("-")
    name = words[0]
    for word in words[1:]:
        if len(name) + 1 + len(word) > KEY_LENGTH:
            break
        name += f"-{word}"
    if name in RESERVED or len(name) < 2 or is_number_key(name):
        name = f"motion-{name}"
    count, free = 1, name
    while taken(free):
        count += 1
        free = f"{name}-{count}"
    return free


def numbers_of(draft: ParsedMotion, source: Source) -> tuple[str, str]:
    """The number among the resolutions, and that in the notice; a number that stands for two motions is none."""
    if draft.repeats:
        return "", ""
    if source.is_of_resolutions:
        return draft.number, draft.notice_number
    return "", draft.notice_number or draft.number


def propose(
    draft: ParsedMotion, name: str, year: int, meeting_body: str, source: Source, bodies: Bodies, new: NewBodies,
    find: Callable[[str], str | None],
) -> Proposal:  # fmt: skip
    """The record of a motion that the archive does not have.

    `find` gives the key of a motion of this meeting by its number, also of one that is proposed beside it.
    """
    number, notice = numbers_of(draft, source)
    kind = draft.kind or MotionKind.ORDINARY
    committee = draft.committee.key if draft.committee else NOT_RECORDED
    if not draft.committee and draft.new_committee:
        committee = new.key(draft.new_committee, is_heading=True)
    proposers: list[Value] = [named.key for named in draft.proposers]
    proposers += [new.key(printed, is_heading=False) for printed in draft.new_proposers]
    links = links_of(draft, find)
    decided = decision_fields(draft, meeting_body, source, bodies)
    marks = [*_of_head(draft), *_of_bodies(draft, has_links=bool(links)), *_of_result(draft, str(decided["decision"]))]
    fields = without_blanks(
        {
            "year": str(year), "number": number, "notice_number": notice if notice != number else "", "kind": kind.value,
            "title": draft.title or f"Motion {draft.name}", "committee": committee, "proposer": proposers or NOT_RECORDED, "links": links,
            "amendments": amendment_fields(draft, source, new), "outcome": {"decisions": [decided]},
            "source": source_fields(draft, source), "wording": as_stored(draft.wording), **draft.own_words,
        }
    )  # fmt: skip
    return Proposal(name, fields, tuple((where, TO_FILL_IN + words) for where, words in marks))


ToFillIn = Iterator[tuple[Where, str]]
"""What a person has to fill in: above which field, and in which words."""


def _of_head(draft: ParsedMotion) -> ToFillIn:
    if not draft.title:
        yield ("title",), f"the document prints no title ({draft.place})."
    if draft.repeats:
        words = f"its number ({draft.number}) stands for another motion of the list too, so the record has none"
        yield ("title",), f"{words}; see whether the list has two parts."
    if draft.words_beside:
        yield (
            ("wording",),
            f"its words stand under ‘{draft.words_beside}’ in the document; see whether they are the motion's.",
        )
    missing = [name for name in ("about", "topics", "summary") if name not in draft.own_words]
    if missing and not draft.lines:
        yield ("title",), f"{listed(missing)}, in your own plain words; the official wording is not held."


def _of_bodies(draft: ParsedMotion, *, has_links: bool) -> ToFillIn:
    if not draft.proposers and not draft.new_proposers and draft.people:
        words = (
            f"the body that put it, if any. The document names a person ({draft.place}), and people are not recorded."
        )
        yield ("proposer",), words
    if draft.kind is MotionKind.COMPOSITE and not has_links:
        made = f": the document names {listed(draft.made_of)}" if draft.made_of else ""
        yield ("kind",), f"a link 'composed of' for each motion that it is made of{made}."


def _of_result(draft: ParsedMotion, decided: str) -> ToFillIn:
    for at, amendment in enumerate(draft.amendments):
        if draft.wording and amendment_decision(amendment) in CHANGED_WORDS:
            yield ("amendments", at), f"work {amendment_name(amendment)} into the wording."
    for line in draft.unsure:
        yield ("outcome",), f"what was decided; the document says ({line.place}): “{shown(line.text)}”."
    if decided == Decision.CARRIED_AS_AMENDED and not may_have_changed(draft):
        yield (
            ("outcome",),
            "by the document it was carried as amended, and none of its amendments was carried; which is right?",
        )


def as_stored(wording: str) -> str:
    """A wording as YAML reads it from its lines: each of them ends."""
    return f"{wording}\n" if wording else ""


def source_fields(draft: ParsedMotion, source: Source) -> Fields:
    """What a record says of the document that it was made from."""
    wording = draft.wording
    changed = any(amendment_decision(amendment) in CHANGED_WORDS for amendment in draft.amendments)
    # Minutes print a motion as it was put, and say that it was amended; only a list of resolutions has the words passed.
    is_amended = draft.decision is not None and draft.decision.decision is Decision.CARRIED_AS_AMENDED
    changed = changed or (is_amended and not source.is_of_resolutions)
    # Words that the meeting changed, printed apart from the changes, are those of the notice.
    text = SourceText.OF_THE_NOTICE if changed and source.text is SourceText.AS_PASSED else source.text
    return without_blanks(
        {
            "document": source.document, "text": text.value if wording and text else "", "heading": draft.heading,
            "fingerprint": fingerprint(wording) if wording else "", "paragraphs": str(len(paragraphs(wording))) if wording else "",
        }
    )  # fmt: skip


def decision_fields(draft: ParsedMotion, meeting_body: str, source: Source, bodies: Bodies) -> Fields:
    """What the meeting did, as the document says; else that no result is recorded."""
    found = draft.decision
    if found is None:
        return {"by": meeting_body, "decision": Decision.NOT_RECORDED.value}
    decided, notes = found.decision, [found.note] if found.note else []
    carried = [amendment for amendment in draft.amendments if amendment_decision(amendment) in CHANGED_WORDS]
    if decided is Decision.CARRIED and carried:
        decided = Decision.CARRIED_AS_AMENDED
    if carried and draft.lines:
        words = "An amendment was" if len(carried) == 1 else f"{len(carried)} amendments were"
        notes.append(f"{words} accepted or carried; the wording held is the one before.")
    vote = found.vote if decided.may_have_vote and vote_fits(decided, found.vote, draft.kind) else ""
    if found.vote and not vote:
        notes.append(f"The document gives this vote: {found.vote}.")
    sent = ""
    if found.to and decided.may_be_sent_on:
        body = bodies.committee(found.to)
        sent = body.key if body else ""
        notes += [] if body else [f"Sent to: {found.to}."]
    return without_blanks(
        {
            "by": meeting_body, "decision": decided.value, "vote": vote, "to": sent, "evidence": [source.document],
            "note": " ".join(notes),
        }
    )  # fmt: skip


def vote_fits(decided: Decision, vote: str, kind: MotionKind | None) -> bool:
    """Whether a vote in figures goes with what was decided; a rule change may need more than half."""
    counts = [int(count) for count in re.findall(r"\d+", vote)]
    if len(counts) < 2:
        return True
    if decided in CARRIED:
        return counts[0] > counts[1]
    return decided is not Decision.LOST or counts[0] <= counts[1] or kind is MotionKind.AMENDMENT


def links_of(draft: ParsedMotion, find: Callable[[str], str | None]) -> list[Value]:
    """The motions that a composite is made of, where all of them are found."""
    keys = [find(number) for number in draft.made_of]
    if not keys or not all(keys):
        return []
    because = "The document names it among those that the composite is made of."
    return [{"kind": "composed of", "to": str(key), "because": because} for key in dict.fromkeys(keys)]


def amendment_decision(amendment: ParsedAmendment) -> AmendmentDecision:
    """What became of an amendment, as the document says; `accepted` where it says so in that word."""
    found = amendment.decision
    if found is None:
        return AmendmentDecision.NOT_RECORDED
    if found.decision in CARRIED:
        return AmendmentDecision.ACCEPTED if found.word == "accepted" else AmendmentDecision.CARRIED
    known = next((term for term in AmendmentDecision if term.value == found.decision.value), None)
    return known or AmendmentDecision.NOT_RECORDED


def amendment_name(amendment: ParsedAmendment) -> str:
    """What a message calls it: `amendment 12.1`; `the amendment` where it has no number."""
    return f"amendment {amendment.number}" if amendment.number else "the amendment"


def may_have_changed(draft: ParsedMotion) -> bool:
    """Whether an amendment may have changed a motion's words: none is printed, one did, or of one no result is known."""
    decided = {amendment_decision(amendment) for amendment in draft.amendments}
    return not decided or bool(decided & (CHANGED_WORDS | {AmendmentDecision.NOT_RECORDED}))


def amendment_fields(draft: ParsedMotion, source: Source, new: NewBodies) -> list[Value]:
    """The amendments to a motion, as a record holds them."""
    entries: list[Value] = []
    for amendment in draft.amendments:
        decided, found = amendment_decision(amendment), amendment.decision
        proposers: list[Value] = [named.key for named in amendment.proposers]
        proposers += [new.key(printed, is_heading=False) for printed in amendment.new_proposers]
        fits = bool(found and found.decision.may_have_vote and vote_fits(found.decision, found.vote, draft.kind))
        is_known = decided is not AmendmentDecision.NOT_RECORDED
        notes = [found.note] if found and found.note else []
        notes += [f"The document gives this vote: {found.vote}."] if found and found.vote and not fits else []
        notes += [f"The document says: {found.decision.label.lower()}."] if found and not is_known else []
        entries.append(
            without_blanks(
                {
                    "number": amendment.number, "proposer": proposers or NOT_RECORDED, "decision": decided.value,
                    "vote": found.vote if found and fits else "", "evidence": [source.document] if is_known else [],
                    "note": " ".join(notes), "wording": as_stored(amendment.wording),
                }
            )
        )  # fmt: skip
    return entries


def count_words(drafts: Sequence[ParsedMotion]) -> str:
    """`37 motions (1–35, CA1, CA2)`."""
    numbers = [draft.number for draft in drafts if draft.number]
    return counted(len(drafts), "motion") + (f" ({', '.join(in_runs(numbers))})" if numbers else "")

"""A motion as the record that it would be, with comments on what a person has to fill in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from schema.archive import Archive
from schema.fields import NOT_RECORDED
from schema.numbers import is_number_key, notice_key, number_key
from schema.problems import Where
from schema.rules.of_motion import RESERVED
from schema.sentences import counted, in_runs, listed
from schema.terms import CARRIED, CHANGED_WORDS, AmendmentDecision, BodyKind, Decision, MotionKind, SourceText
from schema.wording import fingerprint, paragraphs
from schema.yaml_text import Value
from scripts.edit.fill_in import TO_FILL_IN
from scripts.edit.outcomes import Fields, without_blanks
from scripts.intake.documents.lines import spans
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion, joined_doubts
from scripts.intake.vocabulary.bodies import Bodies, key_of, kind_of_body, plain
from scripts.intake.vocabulary.doubt import IN_PARTS
from scripts.intake.vocabulary.votes import goes_with

KEY_LENGTH = 50
"""The letters of a key made of a title's words."""
UNTITLED = "Motion without a title"
"""What a record is called where the document prints neither title nor number: a comment asks for its title."""
NAMES_SOMEBODY = (
    "a person may be named in it, and a title and its key stay for ever. Write it here if the name belongs in it."
)
"""Why a title is left for a person."""
WORDS_BEFORE = "; the wording held is the one before."
"""How the note of a motion carried as amended ends, whose words are held as they were put."""
WORK_IN = "work what was changed into the wording"
"""How a comment of a record begins that asks for the words passed."""
HOW_TO_ENTER = (
    "write the words passed, and nothing else, into a text file, and give `make wording FROM=words.txt PASSED=` with the "
    "motion's key."
)


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
        meaning = _MEANINGS.get(kind, "Named in “{document}” as a proposer.")
        self.entries[key] = {
            "name": name,
            "kind": kind.value,
            "meaning": meaning.format(name=name, document=self.source.title),
        }
        return key


_MEANINGS = {
    BodyKind.HEADING: "A heading of “{document}” under which motions are taken; not a body.",
    BodyKind.BRANCH: "A branch, named in “{document}” as a proposer.",
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
    comments: tuple[tuple[Where, str], ...]


def name_of(parsed: ParsedMotion, source: Source, taken: Callable[[str], bool]) -> str:
    """The key of a motion within its meeting: its number; `m` and its notice number; else a few words of its title."""
    number, notice = numbers_of(parsed, source)
    if number:
        return number_key(number)
    if notice:
        return notice_key(notice)
    words = key_of(parsed.title or "a motion").split("-")
    name = words[0]
    for word in words[1:]:
        if len(name) + 1 + len(word) > KEY_LENGTH:
            break
        name += f"-{word}"
    if name in RESERVED or len(name) < 2 or is_number_key(name):
        name = f"motion-{name}"
    count, free = 1, name if parsed.title else f"{name}-1"
    while taken(free):
        count += 1
        free = f"{name}-{count}"
    return free


def numbers_of(parsed: ParsedMotion, source: Source) -> tuple[str, str]:
    """The number among the resolutions, and that in the notice; a number that stands for two motions is none."""
    if parsed.repeats:
        return "", ""
    if source.is_of_resolutions:
        return parsed.number, parsed.notice_number
    if parsed.kind is MotionKind.EMERGENCY and re.fullmatch("[A-Za-z]", parsed.number):
        # An emergency motion is in no notice: its letter only tells it from the others.
        return "", parsed.notice_number
    return "", parsed.notice_number or parsed.number


def propose(
    parsed: ParsedMotion, name: str, year: int, meeting_body: str, source: Source, bodies: Bodies, new: NewBodies,
    find: Callable[[str], str | None], shown: Callable[[str], str],
) -> Proposal:  # fmt: skip
    """The record of a motion that the archive does not have.

    `find` gives the key of a motion of this meeting by its number, also of one that is proposed beside it; `shown` a line of the
    document as a comment may quote it.
    """
    number, notice = numbers_of(parsed, source)
    kind = parsed.kind or MotionKind.ORDINARY
    committee = parsed.committee.key if parsed.committee else NOT_RECORDED
    if not parsed.committee and parsed.new_committee:
        committee = new.key(parsed.new_committee, is_heading=True)
    proposers: list[Value] = [named.key for named in parsed.proposers]
    proposers += [new.key(printed, is_heading=False) for printed in parsed.new_proposers]
    links = links_of(parsed, find)
    decided = decision_fields(parsed, meeting_body, source, bodies)
    comments = [
        *_of_head(parsed),
        *_of_bodies(parsed, has_links=bool(links)),
        *_of_result(parsed, str(decided["decision"]), shown),
    ]
    fields = without_blanks(
        {
            "year": str(year), "number": number, "notice_number": notice if notice != number else "", "kind": kind.value,
            "title": parsed.title or (f"Motion {parsed.name}" if parsed.number or parsed.notice_number else UNTITLED), "committee": committee, "proposer": proposers or NOT_RECORDED, "links": links,
            "amendments": amendment_fields(parsed, source, new), "outcome": {"decisions": [decided]},
            "source": source_fields(parsed, source), "wording": as_stored(parsed.wording), **parsed.own_words,
        }
    )  # fmt: skip
    return Proposal(name, fields, tuple((where, TO_FILL_IN + words) for where, words in comments))


ToFillIn = Iterator[tuple[Where, str]]
"""What a person has to fill in: above which field, and in which words."""


def _of_head(parsed: ParsedMotion) -> ToFillIn:
    if parsed.is_title_withheld:
        yield ("title",), f"its title: {NAMES_SOMEBODY}"
    elif not parsed.title:
        yield ("title",), f"the document prints no title ({parsed.place})."
    if parsed.repeats:
        words = f"its number ({parsed.number}) is also that of another motion, so the record has none"
        yield ("title",), f"{words}; check whether the list has two parts."
    if parsed.words_beside:
        yield (
            ("wording",),
            f"its words are under ‘{parsed.words_beside}’ in the document; check that they are the motion's.",
        )
    missing = [name for name in ("about", "topics", "summary") if name not in parsed.own_words]
    if missing and not parsed.lines:
        yield ("title",), f"{listed(missing)}, in your own plain words; the official wording is not held."


def _of_bodies(parsed: ParsedMotion, *, has_links: bool) -> ToFillIn:
    if not parsed.proposers and not parsed.new_proposers and parsed.people:
        where = spans(parsed.people_places or [parsed.place])
        words = f"the body that proposed it, if any. A name in the document is or may be a person's ({where}), and people are not recorded."
        yield ("proposer",), words
    if parsed.kind is MotionKind.COMPOSITE and not has_links and not parsed.made_of:
        yield ("kind",), "a link 'composed of' for each motion that it is made of and that has a record."


def _of_result(parsed: ParsedMotion, decided: str, shown: Callable[[str], str]) -> ToFillIn:
    changed = [one for one in parsed.amendments if amendment_decision(one) in CHANGED_WORDS]
    if parsed.wording and changed:
        yield (
            ("wording",),
            f"{WORK_IN} ({listed([amendment_name(one) for one in changed])}), if the document says how: {HOW_TO_ENTER}",
        )
    if parsed.decision and parsed.decision.word == IN_PARTS:
        yield ("outcome",), "a decision for each part that was voted on, with 'clauses:', once its clauses are typed."
    for line in joined_doubts(parsed.amendments_unsure):
        yield ("amendments",), f"of which amendment this is; the document says ({line.place}): “{shown(line.text)}”."
    for line in joined_doubts(parsed.unsure):
        yield ("outcome",), f"what was decided; the document says ({line.place}): “{shown(line.text)}”."
    if decided == Decision.CARRIED_AS_AMENDED and not may_have_changed(parsed):
        yield (
            ("outcome",),
            "the document says that it was carried as amended, but that none of its amendments was carried; which is right?",
        )


def as_stored(wording: str) -> str:
    """A wording as YAML reads it from its lines: each of them ends."""
    return f"{wording}\n" if wording else ""


def source_fields(parsed: ParsedMotion, source: Source) -> Fields:
    """What a record says of the document that it was made from."""
    wording = parsed.wording
    text = source.text
    if text is SourceText.AS_PASSED and words_are_those_put(parsed, source):
        text = SourceText.OF_THE_NOTICE  # words that the meeting changed, printed apart from the changes
    elif text is SourceText.AS_PASSED and not (parsed.decision and parsed.decision.decision in CARRIED):
        text = None  # nobody knows whether they were passed, or they were not
    return without_blanks(
        {
            "document": source.document, "text": text.value if wording and text else "", "heading": parsed.heading,
            "fingerprint": fingerprint(wording) if wording else "", "paragraphs": str(len(paragraphs(wording))) if wording else "",
        }
    )  # fmt: skip


def words_are_those_put(parsed: ParsedMotion, source: Source) -> bool:
    """Whether a document prints a motion as it was put, and says that the meeting changed it."""
    changed = any(amendment_decision(amendment) in CHANGED_WORDS for amendment in parsed.amendments)
    # Minutes print a motion as it was put, and say that it was amended; only a list of resolutions has the words passed.
    is_amended = parsed.decision is not None and parsed.decision.decision is Decision.CARRIED_AS_AMENDED
    return changed or (is_amended and not source.is_of_resolutions)


def decision_fields(parsed: ParsedMotion, meeting_body: str, source: Source, bodies: Bodies) -> Fields:
    """What the meeting did, as the document says; else that no result is recorded."""
    result = parsed.decision
    if result is None:
        return {"by": meeting_body, "decision": Decision.NOT_RECORDED.value}
    decided, notes = result.decision, [result.note] if result.note else []
    carried = [amendment for amendment in parsed.amendments if amendment_decision(amendment) in CHANGED_WORDS]
    if decided is Decision.CARRIED and carried:
        decided = Decision.CARRIED_AS_AMENDED
    if carried and parsed.lines:
        words = "An amendment was" if len(carried) == 1 else f"{len(carried)} amendments were"
        notes.append(f"{words} accepted or carried{WORDS_BEFORE}")
    fits = decided.may_have_vote and vote_fits(decided, result.vote, parsed.kind)
    because = ""
    if not fits and decided is Decision.LOST and _MAJORITY_NEEDED.search(result.note):
        fits, because = True, notes.pop(0)  # more were for it than against, and the document says why it was lost
    vote = result.vote if fits else ""
    if result.vote and not vote:
        notes.append(f"The document gives this vote: {result.vote}.")
    sent = ""
    if result.to and decided.may_be_sent_on:
        body = bodies.committee(result.to)
        sent = body.key if body else ""
        notes += [] if body else [f"Sent to: {result.to}."]
    return without_blanks(
        {
            "by": meeting_body, "decision": decided.value, "vote": vote, "because": because, "to": sent, "evidence": [source.document],
            "note": " ".join(notes),
        }
    )  # fmt: skip


_MAJORITY_NEEDED = re.compile(
    r"\bmajority (?:being |was |is |having )?(?:required|needed|not (?:been |being )?(?:reached|obtained|achieved))",
    re.IGNORECASE,
)


def vote_fits(decided: Decision, vote: str, kind: MotionKind | None) -> bool:
    """Whether a vote in figures goes with what was decided; a rule change may need more than half."""
    return goes_with(vote, decided) or (decided is Decision.LOST and kind is MotionKind.AMENDMENT)


def links_of(parsed: ParsedMotion, find: Callable[[str], str | None]) -> list[Value]:
    """The motions that a composite is made of, as far as they have records: one that is printed only in it has none."""
    keys = [key for number in parsed.made_of if (key := find(number))]
    because = "The document names it among those that the composite is made of."
    return [{"kind": "composed of", "to": key, "because": because} for key in dict.fromkeys(keys)]


def amendment_decision(amendment: ParsedAmendment) -> AmendmentDecision:
    """What became of an amendment, as the document says; `accepted` where it says so in that word."""
    result = amendment.decision
    if result is None:
        return AmendmentDecision.NOT_RECORDED
    if result.decision in CARRIED:
        return AmendmentDecision.ACCEPTED if result.word == "accepted" else AmendmentDecision.CARRIED
    known = next((term for term in AmendmentDecision if term.value == result.decision.value), None)
    return known or AmendmentDecision.NOT_RECORDED


def amendment_name(amendment: ParsedAmendment) -> str:
    """What a message calls it: `amendment 12.1`; `the amendment` where it has no number."""
    return f"amendment {amendment.number}" if amendment.number else "the amendment"


def may_have_changed(parsed: ParsedMotion) -> bool:
    """Whether an amendment may have changed a motion's words: none is printed, one did, or of one no result is known."""
    decided = {amendment_decision(amendment) for amendment in parsed.amendments}
    return not decided or bool(decided & (CHANGED_WORDS | {AmendmentDecision.NOT_RECORDED}))


def amendment_fields(parsed: ParsedMotion, source: Source, new: NewBodies) -> list[Value]:
    """The amendments to a motion, as a record holds them."""
    entries: list[Value] = []
    for amendment in parsed.amendments:
        decided, result = amendment_decision(amendment), amendment.decision
        proposers: list[Value] = [named.key for named in amendment.proposers]
        proposers += [new.key(printed, is_heading=False) for printed in amendment.new_proposers]
        fits = bool(result and result.decision.may_have_vote and vote_fits(result.decision, result.vote, parsed.kind))
        is_known = decided is not AmendmentDecision.NOT_RECORDED
        notes = [result.note] if result and result.note else []
        notes += [f"The document gives this vote: {result.vote}."] if result and result.vote and not fits else []
        notes += [f"The document says: {result.decision.label.lower()}."] if result and not is_known else []
        entries.append(
            without_blanks(
                {
                    "number": amendment.number, "proposer": proposers or NOT_RECORDED, "decision": decided.value,
                    "vote": result.vote if result and fits else "", "evidence": [source.document] if is_known else [],
                    "note": " ".join(notes), "wording": as_stored(amendment.wording),
                }
            )
        )  # fmt: skip
    return entries


def count_words(motions: Sequence[ParsedMotion]) -> str:
    """`37 motions (1–35, CA1, CA2)`."""
    numbers = [parsed.number for parsed in motions if parsed.number]
    return counted(len(motions), "motion") + (f" ({', '.join(in_runs(numbers))})" if numbers else "")

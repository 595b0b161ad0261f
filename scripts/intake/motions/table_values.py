"""The motion that the values of a row, or of a form, say; the title's cell taken apart; and why a cell is in no record."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from schema.terms import CARRIED, Decision, MotionKind
from schema.wording import unquoted
from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.table_columns import (
    MAY_BE_NONE,
    NUMBERS,
    OF_NUMBER,
    Columns,
    is_number,
    number_and_amendment,
    number_in,
)
from scripts.intake.motions.table_keys import TICKS, SymbolKey
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.headings import may_be_heading
from scripts.intake.vocabulary.labels import plain_heading
from scripts.intake.vocabulary.movers import title_and_name_in_doubt, title_and_people, without_movers
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_empty_cell, is_opening
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.titles import decision_behind
from scripts.intake.vocabulary.votes import DASH, figures, is_date_or_time, vote
from scripts.intake.vocabulary.words import MOTION, PASSED

_AMENDMENT_AFTER = re.compile(
    rf"(?:(?P<title>.*\S)\s*[{DASH}:(]\s*)?(?:amendment|amdt)\.?(?:\s+(?:no\.?\s*)?(?P<number>[A-Z]|\w*\d[\w.]*))?"
    rf"(?:\s*[{DASH}:]?\s*\(?(?P<by>[^()]{{3,80}})\))?\)?",
    re.IGNORECASE,
)
_AMENDED = re.compile(rf"(?P<title>.*\S?)\s*(?:[{DASH}:,(]\s*|(?<=\s))as amended\)?", re.IGNORECASE)
_AMENDED_FIRST = re.compile(rf"(?P<named>{MOTION}\s+\S+)\s+\(?as amended\)?(?=\s*[:{DASH}])", re.IGNORECASE)
"""`Motion 4 as amended: Boots`."""
_AGAIN = re.compile(
    rf"(?P<title>.*\S)\s*[{DASH}:,(\[]\s*(?:re-?vote|re-?count|re-?run|second vote|repeat(?:ed)? vote|vote (?:re)?taken again)[)\]]?",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"(?:(?:to )?(?:move|proceed|pass)(?: on)?(?: to)? |procedural motion:? |vote on )?(?:the )?next business"
    r"|(?:move to (?:a |the )?|to (?:a |the )?)?(?:vote|closure)(?: now)?|(?:that )?the (?:question|vote|motion) be (?:now )?(?:put|taken)"
    r"|closure(?: of (?:the )?debate)?|previous question|guillotine(?: motion)?|(?:move (?:the )?)?reference back|refer(?:red)? back"
    r"|(?:to )?adjourn(?:ment)?(?: of (?:the )?debate)?|(?:to )?suspen(?:d|sion)(?: of)? standing orders"
    r"|challenge to the chair(?:['’]s ruling)?|no confidence in the chair|procedural (?:motion|vote)|card vote called"
    r"|(?:to )?(?:be )?(?:taken|vote[ds]?|voting) in parts|(?:request (?:for|to vote in) )?parts?"
    r"|(?:to )?extend (?:the )?(?:debate|time)|extension of (?:debate|time)|test(?: (?:vote|poll)\b.*)?",
    re.IGNORECASE,
)
_MOTION_WORD = re.compile(r"\b(?:motions?|resolutions?|composites?|amendments?|emergency)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleCell:
    """A title, and what stands beside it in its cell."""

    title: str
    number: str = ""
    """As printed: `Motion 4`."""
    amendment: str | None = None
    """The number of the amendment that the row is about, empty where it has none; None where it is about the motion."""
    amendment_by: str = ""
    """Who put the amendment."""
    is_amended: bool = False
    """Whether the vote was on the motion as amended."""
    is_again: bool = False
    """Whether the vote was taken again."""
    is_procedure: bool = False
    """Whether the vote was on how to go on, and not on the motion."""


def read_title_cell(cell: str) -> TitleCell:
    """The parts of a cell that names a motion by the word and its number; any other is a title as it stands."""
    text = " ".join(cell.split())
    if match := _AMENDED_FIRST.match(text):
        return replace(read_title_cell(match["named"] + text[match.end() :]), is_amended=True)
    numbered = number(text)
    if (start := amendment(text)) and start.to_motion and start.is_worded:
        return TitleCell("", f"Motion {start.to_motion}", start.number, start.by)
    if _PROCEDURE.fullmatch(text):
        return TitleCell(text, is_procedure=True)
    if not (numbered and numbered.is_worded and numbered.number and numbered.rest):
        return TitleCell(cell)
    rest = numbered.rest.strip()
    printed = text[: len(text) - len(rest)].strip(f" :.{DASH}") if text.endswith(rest) else numbered.number
    if _PROCEDURE.fullmatch(rest):
        return TitleCell(rest, printed, is_procedure=True)
    if match := _AMENDMENT_AFTER.fullmatch(rest):
        return TitleCell(match["title"] or "", printed, match["number"] or "", match["by"] or "")
    if match := _AGAIN.fullmatch(rest):
        again = read_title_cell(f"Motion {numbered.number}: {match['title']}")
        return TitleCell(again.title, printed, is_amended=again.is_amended, is_again=True)
    if match := _AMENDED.fullmatch(rest):
        return TitleCell(match["title"].strip(f" {DASH}:,("), printed, is_amended=True)
    return TitleCell(rest, printed)


def amendment_by(title: str) -> str | None:
    """Who put the amendment, where a title says that the row is of one and nothing else: `Amendment from Mill Branch`, or nobody:
    `Amendment`. None where it says anything else."""
    bare = " ".join(title.strip("()[] ").split())
    if bare.lower() in ("amendment", "amdt"):
        return ""
    start = amendment(bare)
    return start.by if start and start.by and not start.rest else None


def says_kind(title: str) -> bool:
    """Whether a title without a number says that it is a motion: `Emergency motion: Boats`."""
    return _MOTION_WORD.search(title) is not None


Values = Mapping[str, str]
"""What a row says, by part."""
_SAYS_CARRIED = re.compile(r"(?:was it )?(?:passed|carried|adopted|agreed|approved|accepted)")


_GOES_ON = re.compile(
    r"as amended\b|(?:(?:on a )?card vote:? |by )?[\d,]+ ?(?:to|/|-|–|for\b)|unanimous|nem\.? con", re.IGNORECASE
)
"""How a comment begins that goes on with the result beside it: `as amended by 1A`, `1,200 to 800`."""
_YES = re.compile(r"(?:yes|y|true|x|[✓✔☑✅])\s*(?:[,.:;–—-].*)?", re.IGNORECASE | re.DOTALL)
_THAT = re.compile(r"That\s.*[.;:]", re.DOTALL)
"""Below a title: the words of a motion."""
_COMPOSED_OF = re.compile(r"\(?(?:motions? )?(?P<numbers>\d+[\d, &and]*)\)?", re.IGNORECASE)


def contrary_note(values: Values, decided: Result | None) -> str:
    """The comment of a row that gives another result than the row's own: `Lost on a recount` beside `Carried`. Else nothing."""
    note = values.get("note", "")
    other = read_result(note) if decided and not _GOES_ON.match(note) else None
    is_other = (
        other and not other.number and other.of != "amendment" and decided and other.decision is not decided.decision
    )
    return note if is_other else ""


def amendment_named(values: Values) -> str:
    """The number in a row's column of amendments: `1A`. Empty where the row is about the motion itself."""
    cell = values.get("amendment", "").strip(" .()")
    return cell if _NUMBER_OF_AMENDMENT.fullmatch(cell) else ""


_NUMBER_OF_AMENDMENT = re.compile(r"(?:(?:amendment|amdt)\.? ?)?(?:[A-Z]{0,3}\d[\w./]{0,6}|[A-Z])", re.IGNORECASE)
_NO_AMENDMENT = re.compile(r"[-–—\s]*|no(?:ne)?|n/?a|nil|yes|motion|substantive(?: motion)?", re.IGNORECASE)


def is_in_doubt(values: Values) -> bool:
    """Whether nobody can tell of a row's result if it is the motion's or an amendment's."""
    return not amendment_named(values) and not _NO_AMENDMENT.fullmatch(values.get("amendment", ""))


def is_motion(values: Values) -> bool:
    """Whether a row without a number, in a table with numbers, still says what only a motion has."""
    return bool(
        values.get("wording") or values.get("proposer") or read_result(values.get("decision", ""), in_column=True)
    )


def paragraphs_in(text: str, line: Line) -> list[Line]:
    """The wording in a cell: its lines, without the blank ones."""
    paragraphs = [without_movers(part) for part in text.split("\n")] if re.search(r"[^\W\d_]{2}", text) else []
    return [replace(line, text=part.strip(), cells=()) for part in paragraphs if part.strip()]


def decision_of(values: Values, columns: Columns, key: SymbolKey) -> Result | None:
    """What a row says was decided, with the vote of its own columns.

    A symbol says what the document's key says. A tick without a key counts under a heading such as `Carried`.
    """
    cell = values.get("decision", "").strip()
    if key.symbols and (cell in key.symbols or key.result(cell)):
        decided = key.result(cell)
    elif cell in TICKS and not _SAYS_CARRIED.fullmatch(plain_heading(columns.heading("decision"))):
        return None
    else:
        decided = read_result(cell, in_column=True)
    if decided is None or decided.decision is Decision.NOT_RECORDED:
        return None
    if decided.word == "lapsed" and plain_heading(columns.heading("decision")) in ("status", "state"):
        return None  # a policy that was passed and is in force no more; of a motion it would say that nobody moved it
    if _GOES_ON.match(note := values.get("note", "")) and (both := read_result(f"{cell} {note}", in_column=True)):
        decided = both
    if (vote_cell := values.get("vote")) and (counted := vote(vote_cell)):
        decided = replace(decided, vote=counted.text, note=counted.note)
    if "for" in values and "against" in values:
        counted_votes = figures(values["for"], values["against"], values.get("abstentions", ""))
        decided = replace(decided, vote=counted_votes or decided.vote)
    return decided


def as_amended(result: Result | None) -> Result | None:
    """The result of a vote on the motion as amended."""
    is_carried = result is not None and result.decision in CARRIED
    return replace(result, decision=Decision.CARRIED_AS_AMENDED) if result and is_carried else result


def motion_of(values: Values, line: Line, bodies: Bodies, decided: Result | None, heading: str = "") -> ParsedMotion:
    """The motion that these values say. `heading` is the heading within the table above it."""
    draft = ParsedMotion(place=line.place, head_lines=[line])
    first, _, rest = values.get("title", "").partition("\n")
    if (is_opening(rest) or _THAT.fullmatch(rest.strip())) and "wording" not in values:
        values = {**values, "title": first, "wording": rest}  # a cell of both
    numbers = [(part, found) for part in NUMBERS if part in values and (found := number_in(values[part]))]
    for part, found in numbers:
        if not draft.number:
            draft.number = found.number
        elif part == "notice number":
            draft.notice_number = found.number
        draft.kind = draft.kind or found.kind
    title, result = decision_behind(values.get("title", "")) or (values.get("title", ""), None)
    title = _without_names(draft, title, bodies)
    if draft.kind is MotionKind.COMPOSITE and (composed := _COMPOSED_OF.fullmatch(title)):
        draft.made_of, title = re.findall(r"\d+", composed["numbers"]), ""
    draft.title = unquoted(" ".join(title.split()))
    draft.heading = " ".join(f"{values.get('number', '')} {title}".split())
    if kind := values.get("kind"):
        named = number(f"{kind} 1")
        draft.kind = draft.kind or (named.kind if named else None)
    if _YES.fullmatch(values.get("emergency", "").strip()):
        draft.kind = draft.kind or MotionKind.EMERGENCY
    if committee := values.get("committee") or heading:
        draft.committee = bodies.committee(committee)
        draft.new_committee = "" if draft.committee or not may_be_heading(committee) else committee
    if proposer := values.get("proposer"):
        draft.add_proposers(read_names(proposer, bodies))
    draft.decision = decided if values.get("decision") else result
    # Of a row only the cell that says it is shown: others may name people.
    decision_cell = values.get("decision") or values.get("title", "")
    draft.decision_line = line.with_text(decision_cell) if draft.decision else None
    if draft.decision and draft.decision_line and draft.decision.is_of_other(draft.number, draft.notice_number):
        draft.leave_open(draft.decision_line)
    if draft.decision and "sent to" in values:
        draft.decision = replace(draft.decision, to=draft.decision.to or values["sent to"])
    draft.lines = paragraphs_in(values.get("wording", ""), line)
    return draft


def _without_names(draft: ParsedMotion, title: str, bodies: Bodies) -> str:
    """A title without who put the motion, in brackets or after a dash, where that may be a person's name."""
    title, named = title_and_people(title)
    if named:
        draft.add_proposers(read_names(named.strip("()[]–—- "), bodies))
        return title
    title, in_doubt = title_and_name_in_doubt(title, frozenset())
    draft.unclear += bool(in_doubt)
    return title


def amendment_in(
    printed: str, values: Values, title: TitleCell | None, numbers: Container[str]
) -> AmendmentStart | None:
    """The amendment that a row is about: `Amendment 5.1`, `A2/1` beside `(amendment) Piece rates`, `Motion 4: Amendment A`,
    `7A` beside `Amendment to motion 7`.

    `numbers` are those in the table.
    """
    if title and title.amendment is not None and (found := number_in(printed)):
        return AmendmentStart(title.amendment, found.number)
    dotted = re.fullmatch(r"A(?P<motion>\d+)\.\d+", printed)
    if dotted and dotted["motion"] in numbers and f"A{dotted['motion']}" not in numbers:
        return AmendmentStart(printed, dotted["motion"])
    of_number = OF_NUMBER.fullmatch(printed)
    changed = next(filter(None, of_number.groups()), "") if of_number else ""
    is_of_list = changed in numbers and _OF_AMENDMENT.match(values.get("title", ""))
    if changed and (is_of_list or is_only_amendment(values)):
        own = printed.removeprefix(f"{changed}-")  # "M7-A1" is A1 of M7, and "7-1" is printed so
        return AmendmentStart(own if own[:1].isalpha() else printed, changed)
    titled = amendment(values.get("title", ""))
    if titled and titled.to_motion and titled.is_worded and not _OF_ANOTHER_LIST.match(titled.rest):
        is_its_own = printed.startswith(titled.to_motion) and printed != titled.to_motion
        return replace(titled, number=titled.number or (printed if is_its_own else ""))
    return (number_and_amendment(printed) or amendment(printed)) if printed else None


def is_only_amendment(values: Values) -> bool:
    """Whether the title of a row says that it is of an amendment, and perhaps who put it, or its kind: it is no motion, whether its
    motion stands there or not."""
    is_of_kind = _OF_AMENDMENT.fullmatch(values.get("kind", "")) is not None
    return is_of_kind or amendment_by(values.get("title", "")) is not None


_OF_AMENDMENT = re.compile(r"[(\[]?(?:amendment|amdt)\b", re.IGNORECASE)
_OF_ANOTHER_LIST = re.compile(rf"of\b|from\b|as\b|\(?(?:19|20)\d\d\b|{PASSED}\b", re.IGNORECASE)
"""What stands after the number of a motion that another meeting passed, which a motion of this one would change."""


VOTE_PARTS = ("vote", "for", "against", "abstentions")
NOT_TAKEN = {
    "recommendation": "what the executive recommends is no decision",
    "contact": "names of people are not recorded",
    "seconder": "who seconded is not recorded",
    "reason": "the reasons given for it are no part of the motion",
    "note": "a comment is no part of the motion",
    "date": "the day of a decision is not taken from a table",
    "lapses": "when a motion lapses is not taken from a table",
}
"""Columns that are named and not taken, each with the reason."""
A_DATE = "its cell is a date or a time, as spreadsheet programs make of a vote such as 12-3, and is no vote"
RESULT_NOT_UNDERSTOOD = "what was decided was not understood"


def why_left(part: str, heading: str, cell: str, decided: Result | None) -> str:
    """Why a cell is in no record; empty where it is in one. `decided` is what the row says was decided."""
    if part in NOT_TAKEN:
        return NOT_TAKEN[part]
    if part in MAY_BE_NONE and is_empty_cell(cell):
        return ""
    if not part:
        return "what this column holds is not known" if heading else ""
    if part in VOTE_PARTS and is_date_or_time(cell):
        return A_DATE
    if part in NUMBERS and not (number_in(cell) or is_number(cell)):
        return "this number was not understood"
    if part == "vote" and decided and vote(cell) is None and read_result(cell) is None:
        return "this vote was not understood"
    if part in ("for", "against") and not decided:
        return "a vote without a result that was understood"
    result = read_result(cell, in_column=True)
    is_open = result is None or (part == "decision" and result.decision is not Decision.NOT_RECORDED)
    return RESULT_NOT_UNDERSTOOD if part in ("decision", "vote") and not decided and is_open else ""

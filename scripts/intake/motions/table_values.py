"""The motion that the values of a row, or of a form, say."""

import re
from collections.abc import Container, Mapping
from dataclasses import replace

from schema.terms import CARRIED, Decision, MotionKind
from schema.wording import unquoted
from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.table_columns import NUMBERS, Columns, number_and_amendment, number_in
from scripts.intake.motions.table_keys import TICKS, SymbolKey
from scripts.intake.motions.table_titles import TitleCell
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.columns import plain_heading
from scripts.intake.vocabulary.headings import may_be_heading
from scripts.intake.vocabulary.movers import title_and_name_in_doubt, title_and_people, without_movers
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.titles import decision_behind
from scripts.intake.vocabulary.votes import figures, vote

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
    of_number = _OF_NUMBER.fullmatch(printed)
    changed = of_number["motion"] or of_number["plain"] if of_number else ""
    is_of_list = changed in numbers and _OF_AMENDMENT.match(values.get("title", ""))
    if changed and (is_of_list or is_only_amendment(values)):
        return AmendmentStart(printed, changed)
    titled = amendment(values.get("title", ""))
    if titled and titled.to_motion and titled.is_worded and not _OF_ANOTHER_LIST.match(titled.rest):
        is_its_own = printed.startswith(titled.to_motion) and printed != titled.to_motion
        return replace(titled, number=titled.number or (printed if is_its_own else ""))
    return (number_and_amendment(printed) or amendment(printed)) if printed else None


def is_only_amendment(values: Values) -> bool:
    """Whether the title of a row says that it is of an amendment, and nothing else: it is no motion, whether its motion stands there
    or not."""
    return plain_heading(values.get("title", "").strip("()[] ")) in ("amendment", "amdt")


_OF_AMENDMENT = re.compile(r"[(\[]?(?:amendment|amdt)\b", re.IGNORECASE)
_OF_NUMBER = re.compile(r"(?P<motion>\w+)/\w+|(?P<plain>\w*\d)[A-Za-z]")
"""The number of a motion, and that of an amendment to it: `A2/1`, `13a`."""
_OF_ANOTHER_LIST = re.compile(r"of\b|from\b|as\b|\(?(?:19|20)\d\d\b|(?:passed|carried|adopted|agreed)\b", re.IGNORECASE)
"""What stands after the number of a motion that another meeting passed, which a motion of this one would change."""

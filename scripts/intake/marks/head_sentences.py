"""Sentences between a motion's title and its words, which are no words: who put it, and where it came before the meeting."""

import re

from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD, Piece, whole
from scripts.intake.marks.section import Section, is_entry
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.names import is_like_a_name, read_names
from scripts.intake.vocabulary.phrases import is_opening

IN_DOUBT = "may be a name"
"""The value of a name that may be a person's or a body's: it is left out and counted."""
PERSON = "a person's name"
"""The value of what is cut off a title because it may be a person's name."""
ABOVE = "said above the motion's words"
LONGEST = 300
_PUT = r"(?:to be )?(?:proposed|moved|submitted|sponsored|tabled|brought|put(?: forward)?)(?: jointly)? by"
_PUT_BY = re.compile(
    rf"[*_(\[]*(?P<label>{_PUT}:?)\s+(?P<who>[^.;:·]{{2,120}}?)(?P<rest>(?:[.;:·)\]*_,](?:\s.*|$)|$))", re.IGNORECASE
)
_OF_COMPOSITE = re.compile(
    rf"(?P<made>composite of (?:motions?|amendments?)\b[^·;]{{1,80}})\s*[·;–—-]\s*(?P<put>{_PUT}\s.+)", re.IGNORECASE
)
_HOW_MANY = re.compile(r"\d{1,4} (?:[a-z]+ ){0,2}(?:members|delegates|signatories|signatures|supporters)\.?")
_ENDS_AFTER_NAME = re.compile(
    r"[\s.;:,·)\]*_(–—-]*(?:(?:and\s+)?(?:to be\s+)?(?:formally\s+)?(?:seconded|supported)(?:\s*:|\s+by)\s+(?P<seconder>[^.;:]{2,120}?)[\s.)\]*_]*"
    r"|(?:it|this|the (?:motion|resolution)) was (?:duly |formally )?seconded[.*_]*"
    r"|the [^.;:,]{2,40} (?:supports?|opposes?|recommends?|accepts?) (?:this|the) (?:motion|resolution)[.*_]*)?",
    re.IGNORECASE,
)
"""What may stand below a name that ends its sentence: who seconded, or what a board thinks of it."""
_CAME = re.compile(
    r"(?:minutes?|(?:the|a) (?:following )?(?:notice of )?motion\b.{0,80}\b(?:was|were|came|had been) (?:before|submitted|received|considered|put)\b.{0,80})\s*:\s*[–—-]?",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?P<mover>(?:the\s+)?(?-i:[A-Z])[^;:(),]{2,70}),\s+seconded by\s+[^;:()]{2,80},\s+(?:formally\s+)?(?:moved|proposed)"
    r"(?P<what>\s+as an? (?:amendment|counter[- ]motion)|\s+the following amendment|(?:\s+the following (?:motion|resolution))?)\s*:",
    re.IGNORECASE,
)


def put_by(section: Section, at: int) -> list[Piece] | None:
    """`Proposed by plot 14; seconded by plot 31`, `Moved by the Members' Forum. The Board supports this.`, `11 party members`, below a
    title: no words, whoever it is. A body that says that it is one is read, and anyone else left out and counted."""
    line = section.lines[at]
    text = line.text.strip()
    if (
        line.cells
        or section.words_have_begun
        or len(text) > LONGEST
        or is_entry(text)
        or (labels(text) and len(sentences(text)) == 1)
    ):
        return None
    if _HOW_MANY.fullmatch(text):
        return whole(line, Role.SKIP, "how many people put it")
    before: list[Piece] = []
    if composite := _OF_COMPOSITE.fullmatch(text.strip("*_ ")):
        before = [Piece(Role.MADE_OF, composite["made"])]
        text = composite["put"]
    found = _PUT_BY.fullmatch(text)
    if found is None or is_opening(found["rest"].lstrip(" .;:,")):
        return None
    who = re.split(
        r",?\s+(?:and\s+)?(?=seconded\b|supported\b|to reply\b)|\s*\(", found["who"], maxsplit=1, flags=re.IGNORECASE
    )[0]
    who = who.strip("*_ ,)]")
    if not re.search(r"[A-Z\d]", who):
        return None  # "Proposed by statute": of nobody
    if not _ends_after_name(found["rest"]):
        return None  # "Proposed by the Government; the new law harms us."
    names = read_names(who, section.bodies)
    is_body = names.is_body and not (names.people or names.unclear)
    label, end = found.start("who"), text.find(who, found.start("who")) + len(who)
    named = Piece(Role.PROPOSER, who) if is_body else Piece(Role.NAME, who, IN_DOUBT)
    parts = [*before, Piece(Role.SKIP, text[:label], "a label"), named, Piece(Role.SKIP, text[end:], NOT_UNDERSTOOD)]
    return [part for part in parts if part.text]


def _ends_after_name(rest: str) -> bool:
    """Whether what stands below the name is only more names, who seconded, or what a board thinks of it."""
    if ends := _ENDS_AFTER_NAME.fullmatch(rest):
        return ends["seconder"] is None or all(map(_is_named, re.split(r",\s+", ends["seconder"])))
    return rest.startswith((",", " ,")) and all(map(_is_named, re.split(r",\s+", rest.strip(" ,.*_)]"))))


def _is_named(text: str) -> bool:
    plain = re.sub(
        r"^(?:and|to reply|replying|seconded by|supported by)\s+", "", text.strip(" .*_"), flags=re.IGNORECASE
    )
    return (
        is_like_a_name(plain)
        or re.fullmatch(r"(?:plot|member|branch|house|no\.?) \d+", plain, re.IGNORECASE) is not None
    )


def came_before(section: Section, at: int) -> list[Piece] | None:
    """`Minutes:`, `The following Notice of Motion was before the Council for consideration:-`, above a motion's words."""
    line = section.lines[at]
    is_above = not (line.cells or section.words_have_begun) and _CAME.fullmatch(line.text.strip()) is not None
    return whole(line, Role.SKIP, ABOVE) if is_above else None


_ROLL_CALL = re.compile(
    r".*\b(?:members|delegates|councillors|branches|representatives)\b.{0,80}\bvoted as follows\s*:?\s*[–—-]?|.*\bvote\b.{0,40}\bby calling the roll\b.*",
    re.IGNORECASE,
)


def roll_call(section: Section, at: int) -> list[Piece] | None:
    """`The vote was taken by roll call, and members voted as follows:`, above the names of those who voted."""
    line = section.lines[at]
    is_told = (
        not (line.cells or is_entry(line.text))
        and section.has_words
        and _ROLL_CALL.fullmatch(line.text.strip()) is not None
    )
    return whole(line, Role.SKIP, "how the vote was taken") if is_told else None


def moved_and_seconded(section: Section, at: int) -> list[Piece] | None:
    """`Mill Branch, seconded by Hill Branch, moved:` above what was moved; as an amendment, below a motion's words."""
    line = section.lines[at]
    text = line.text.strip()
    found = _MOVED.fullmatch(text) if not line.cells and not is_entry(text) else None
    if found is None:
        return None
    if "amendment" in found["what"].lower() or "counter" in found["what"].lower():
        return whole(line, Role.AMENDMENT) if section.has_words else None
    if section.words_have_begun:
        return None
    names = read_names(found["mover"], section.bodies)
    role = Role.PROPOSER if names.is_body and not (names.people or names.unclear) else Role.NAME
    return [Piece(role, found["mover"]), Piece(Role.SKIP, text[found.end("mover") :], "a label")]

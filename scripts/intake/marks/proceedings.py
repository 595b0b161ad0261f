"""Sentences that tell what a meeting did, and are no words of a motion: procedural motions, votes on parts, who moved what, what came before.

A result in them need not be the motion's.
"""

import re
from dataclasses import replace

from scripts.intake.marks.debate import DEBATE, debate
from scripts.intake.marks.labelled import SECONDED
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD, Piece, whole
from scripts.intake.marks.section import Section, is_entry
from scripts.intake.vocabulary.doubt import holds_result_word, speaks_of_decision, speaks_of_vote
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.movers import MOTION_BY, OF_TITLES, sentences
from scripts.intake.vocabulary.names import is_like_a_name, is_like_a_person, read_names
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.people import is_surely_person, names_in
from scripts.intake.vocabulary.people_told import is_name_here
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.proceedings import begins_procedural_motion, speaks_of_procedure
from scripts.intake.vocabulary.words import MOTION

IN_DOUBT = "may be a name"
"""The value of a name that may be a person's or a body's: it is left out and counted."""
PERSON = "a person's name"
"""The value of what is cut off a title because it may be a person's name."""
ABOVE = "said above the motion's words"
LONGEST_PUT = 300
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
    rf"|(?:it|this|the {MOTION}) was (?:duly |formally )?seconded[.*_]*"
    rf"|the [^.;:,]{{2,40}} (?:supports?|opposes?|recommends?|accepts?) (?:this|the) {MOTION}[.*_]*)?",
    re.IGNORECASE,
)
"""What may stand below a name that ends its sentence: who seconded, or what a board thinks of it."""
_CAME = re.compile(
    r"(?:minutes?|(?:the|a) (?:following )?(?:notice of )?motion\b.{0,80}\b(?:was|were|came|had been) (?:before|submitted|received|considered|put)\b.{0,80})\s*:\s*[–—-]?",
    re.IGNORECASE,
)
_MOVED_AND_SECONDED = re.compile(
    r"(?P<mover>(?:the\s+)?(?-i:[A-Z])[^;:(),]{2,70}),\s+seconded by\s+[^;:()]{2,80},\s+(?:formally\s+)?(?:moved|proposed)"
    rf"(?P<what>\s+as an? (?:amendment|counter[- ]motion)|\s+the following amendment|(?:\s+the following {MOTION})?)\s*:",
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
        or len(text) > LONGEST_PUT
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
    found = _MOVED_AND_SECONDED.fullmatch(text) if not line.cells and not is_entry(text) else None
    if found is None:
        return None
    if "amendment" in found["what"].lower() or "counter" in found["what"].lower():
        return whole(line, Role.AMENDMENT) if section.has_words else None
    if section.words_have_begun:
        return None
    names = read_names(found["mover"], section.bodies)
    role = Role.PROPOSER if names.is_body and not (names.people or names.unclear) else Role.NAME
    return [Piece(role, found["mover"]), Piece(Role.SKIP, text[found.end("mover") :], "a label")]


LONGEST_PART = 160
"""The characters of a line that may give the vote on a part of a motion."""
_WAS_MADE = re.compile(r"(?:a|the|another) (?:procedural )?motion was (?:then )?made\b", re.IGNORECASE)
_MOVED_THAT = re.compile(r"it was (?:then )?(?:duly )?(?:moved|proposed|agreed|resolved)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:parts?|paragraphs?|clauses?|sub-?clauses?|sections?|points?|bullets?|lines?|resolves|notes|believes)\b(?P<which>[^:]{0,60}):\s*(?P<told>\S.*)",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    rf"(?:the|this) {MOTION} (?:standing |submitted |proposed |put )?(?:of|from|by|in the names? of|on behalf of)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?P<mover>(?:the\s+)?(?-i:[A-Z])[^;:()]{2,70}?)(?P<did>\s+(?:formally\s+)?(?:moved|proposed|submitted)"
    rf"(?:\s+(?:the\s+following(?:\s+{MOTION})?|this\s+{MOTION}|that))?\s*:)",
    re.IGNORECASE,
)
_ON_MOTION_OF = re.compile(r"(?P<label>(?:up)?on\s+the\s+motion\s+of)\s+(?P<who>[^:;]{3,120}?)\s*[:,]?", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[A-Z][\w’' /-]{2,30}?)\s*:\s+(?P<who>[A-Z][^:;]{3,60}?)\.?")


def procedural(section: Section, at: int) -> list[Piece] | None:
    """A procedural motion, `A motion was made to close the debate. Motion carried.`: no result from here on is surely the motion's."""
    line = section.lines[at]
    text = line.text.strip()
    if line.cells or is_entry(text) or is_opening(text):
        return None
    is_alone = begins_procedural_motion(text) and ". " not in text.rstrip(". ")
    is_moved = _MOVED_THAT.match(text) is not None and speaks_of_procedure(sentences(text)[0])
    if _WAS_MADE.match(text) or is_alone or is_moved:
        section.is_procedural = True
        return whole(line, Role.UNSURE) if holds_result_word(text) else whole(line, Role.SKIP, DEBATE)
    if not section.is_procedural:
        return None
    return whole(line, Role.UNSURE) if speaks_of_decision(text) else None


_MOTION_BY = re.compile(
    rf"(?P<by>{MOTION_BY}\s+[A-Z][^:;]{{1,60}}?(?:,?\s+(?:and\s+)?second(?:ed)?\s+by\s+[A-Z][^:;]{{1,60}}?)?)[,:]?\s+(?P<what>(?:that|to)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def motion_by(section: Section, at: int) -> list[Piece] | None:
    """Who moved, and the words: `MOTION by Bloggs, second by Roe, that the Board buy bells.`; `… to table item 4` is procedural."""
    line = section.lines[at]
    found = _MOTION_BY.fullmatch(line.text.strip()) if not line.cells else None
    if found is None:
        return None
    names = read_names(re.sub(r"^.*?\bby\s+", "", found["by"], count=1, flags=re.IGNORECASE), section.bodies)
    role = Role.PROPOSER if names.is_body and not names.people else Role.NAME
    who = Piece(role, line.text.strip()[: found.start("what")].strip())
    words, *after = sentences(found["what"])
    if section.words_have_begun or begins_procedural_motion(f"motion {words}"):
        section.is_procedural = True
        rest = Piece(Role.UNSURE if holds_result_word(found["what"]) else Role.SKIP, found["what"], DEBATE)
        return [who, replace(rest, value="") if rest.role is Role.UNSURE else rest]
    told = "".join(after).strip()
    return [who, Piece(Role.WORDS, words.strip()), *(debate(section, told) if told else ())]


_VOTE_ON = re.compile(r"(?:the )?vote (?:up)?on (?P<what>(?:[^.:;]|(?<=\bNo)\.){3,80}?)\s*[:.]?", re.IGNORECASE)
_ITSELF = re.compile(
    r"(?:the |this )?(?:(?:main|substantive|original|whole|amended) )*(?:motion|resolution|bill|act|question)(?: as amended| itself| as a whole)?",
    re.IGNORECASE,
)


def vote_on(section: Section, at: int) -> list[Piece] | None:
    """What the vote below is on: `Vote on Senate Resolution No. 19`, `Vote on the previous question:`.

    On anything else than this motion, it is procedural; on this motion, its result is below.
    """
    line = section.lines[at]
    found = _VOTE_ON.fullmatch(line.text.strip()) if not line.cells else None
    if found is None or holds_result_word(found["what"]):
        return None
    named = number(found["what"])
    is_own = named is not None and not named.rest and named.number == section.found.number != ""
    is_own = is_own or (_ITSELF.fullmatch(found["what"]) is not None and section.amendment is None)
    section.is_procedural = not is_own
    section.is_debated = True
    return whole(line, Role.SKIP, DEBATE)


def of_part(section: Section, at: int) -> list[Piece] | None:
    """The vote on a part of the motion, below its words: `Resolves 2: LOST 21-60`, `Parts: request granted, 52/30/5`."""
    line = section.lines[at]
    text = line.text.strip()
    if line.cells or not section.words_have_begun or is_entry(text) or len(text) > LONGEST_PART:
        return None
    found = _PART.fullmatch(text)
    told = found["told"] if found else ""
    is_vote = bool(told) and (holds_result_word(told) or speaks_of_vote(told) or re.search(r"\d+\s*[-–/]\s*\d+", told))
    return whole(line, Role.UNSURE) if is_vote else None


def motion_told(section: Section, at: int) -> list[Piece] | None:
    """The motion and its fate in one sentence of the minutes: `The motion of the Hill Branch, that bells be rung, was not moved.`"""
    line = section.lines[at]
    is_told = not line.cells and _TOLD_OF.match(line.text.strip()) is not None
    return whole(line, Role.UNSURE) if is_told and holds_result_word(line.text) else None


def moved_sentence(section: Section, at: int) -> list[Piece] | None:
    """Who moved, in a sentence that ends where the words begin: `Hill Branch moved the following motion:`, `On the motion of Hill Branch:`."""
    line = section.lines[at]
    text = line.text.strip()
    if line.cells or section.words_have_begun or is_entry(text):
        return None
    if of := _ON_MOTION_OF.fullmatch(text):
        names = read_names(of["who"], section.bodies)
        is_body = names.is_body and not (names.people or names.unclear or names_in(of["who"]))
        who = text[of.end("label") :].strip()
        return [Piece(Role.SKIP, of["label"], "a label"), Piece(Role.PROPOSER if is_body else Role.NAME, who)]
    found = _MOVED.fullmatch(text)
    if found is None or labels(text) or not is_like_a_name(found["mover"].strip(" .,").replace(".", "")):
        return None
    mover = found["mover"]
    role = Role.PROPOSER if read_names(mover, section.bodies).is_body and not names_in(mover) else Role.NAME
    return [Piece(role, mover), Piece(Role.SKIP, found["did"].strip(), "a label")]


def labelled_person(section: Section, at: int) -> list[Piece] | None:
    """A label of which nothing is known, with a person's name after it and nothing else: `Hall aide: Jo Bloggs`."""
    line = section.lines[at]
    found = _LABELLED.fullmatch(line.text.strip()) if not line.cells and not is_entry(line.text) else None
    if found is None or labels(line.text):
        return None
    who = found["who"]
    words = {word.lower() for word in re.findall(r"\w+", who)}
    is_likely = is_like_a_person(who) and is_name_here(who) and not words & (OF_TITLES | section.habits.common_words)
    is_person = (is_surely_person(who) and is_like_a_name(who)) or (is_likely and not section.words_have_begun)
    return (
        [Piece(Role.SKIP, f"{found['label']}:", SECONDED), Piece(Role.NAME, line.text[found.start("who") :].strip())]
        if is_person
        else None
    )

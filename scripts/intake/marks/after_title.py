"""What may stand beside a title on its line: who put it, before or after; why it was not put; the motions of a composite."""

import re
from collections.abc import Callable

from schema.terms import BodyKind, MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.marks.labelled import RECOMMENDED, SECONDED
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.proceedings import IN_DOUBT, PERSON
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.bodies import kind_of_body
from scripts.intake.vocabulary.doubt import holds_result_word, may_be_result
from scripts.intake.vocabulary.headings import is_upper_case
from scripts.intake.vocabulary.labels import has_label
from scripts.intake.vocabulary.movers import OF_TITLES, title_and_name_in_doubt
from scripts.intake.vocabulary.names import is_like_a_name, read_names, says_body
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.people_told import is_name_here, is_person_alone
from scripts.intake.vocabulary.phrases import is_opening, made_of, opens_motion
from scripts.intake.vocabulary.results import says_as_amended
from scripts.intake.vocabulary.votes import DASH, vote, without_sides

_TOLD_AFTER = re.compile(
    rf"(?P<title>.*\S)(?:\s*[(\[](?P<bracketed>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)?)[)\]]|\s+[{DASH}]\s+(?P<told>[^()]+))",
    re.DOTALL,
)


def told_after(_: Section, title: str) -> tuple[list[Piece], str]:
    """A vote, or that it was amended, where another line says what was decided: `Pay (for 41; against 12)`, `Pay – as amended by the Executive`."""
    found = _TOLD_AFTER.fullmatch(title)
    told = (found["bracketed"] or found["told"]) if found else ""
    counted = vote(told) if told and re.search(r"\d", told) and not without_sides(told) else None
    is_vote = counted is not None and counted.figures != "" and re.search(r"[a-z]{3}", told, re.IGNORECASE) is not None
    if not found or not (is_vote or says_as_amended(told)):
        return [], title
    return [Piece(Role.RESULT, title[len(found["title"]) :].strip(), "vote" if is_vote else "")], found["title"]


_REASON_AFTER = re.compile(rf"(?P<title>.*\S\s*\((?P<name>[^()]+)\))(?:\s+[{DASH}]|:)\s+(?P<rest>.+)")


def reason_after(section: Section, title: str) -> tuple[list[Piece], str]:
    """Words after the body in brackets that put the motion: `Pay (Harbour Branch) – contrary to Rule 4`, `Pay (Hill): not seconded`.

    Where they may say what was decided, a person reads them.
    """
    found = _REASON_AFTER.fullmatch(title)
    is_name = found and (
        says_body(found["name"])
        or section.bodies.proposers(found["name"])
        or title_and_name_in_doubt(found["title"], section.habits.common_words)[1]
    )
    if not found or not is_name:
        return [], title
    after = title[len(found["title"]) :].strip()
    if holds_result_word(found["rest"]):
        return [Piece(Role.UNSURE, after)], found["title"]
    return [Piece(Role.SKIP, after, "what stands after who put it")], found["title"]


def made_of_after(section: Section, title: str) -> tuple[list[Piece], str]:
    bracketed = re.fullmatch(r"(?P<title>.*?)\s*\((?P<parts>[^()]+)\)", title)
    if bracketed and made_of(bracketed["parts"], is_composite=section.found.kind is MotionKind.COMPOSITE):
        start = len(bracketed["title"])
        return [Piece(Role.MADE_OF, title[start:].strip())], bracketed["title"]
    return [], title


_PUT_BY = re.compile(
    r"(?:(?:submitted|moved|proposed|put|tabled|brought)(?:\s+by\b:?|:)|from|(?:proposer|mover):)\s+(?:the\s+)?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What says that a name in brackets is of who put the motion: `Cats (from Flat 6)`."""


_SURNAMES_AFTER = re.compile(
    rf"(?P<title>.*[a-z].*\S)(?P<after>\s*(?:[(\[]\s*|\s[{DASH}]\s+|\t\s*)[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{3,}}(?:\s*/\s*[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{3,}}){{1,3}}\s*[)\]]?)",
    re.DOTALL,
)
"""`Handcarts - BLOGGS/ROE`: surnames in capitals, after a title that is not."""


def _labelled(label: str, who: str, end: str) -> list[Piece]:
    """Who put the motion, after a label in brackets: `(moved by`, `Harbour Branch`, `)`."""
    role = Role.NAME if is_surely_person(who) else Role.PROPOSER
    return [Piece(Role.SKIP, label, "a label"), Piece(role, f"{who}{end}")]


_NAME_FIRST = re.compile(
    rf"\((?P<name>[^()]{{3,80}})(?P<end>\)(?:\s*[:{DASH}]\s*(?=(?:to|that)\b|[A-Z‘“'\"])|\s+(?=[A-Z‘“'\"])))"
)
_BODY_FIRST = re.compile(
    rf"(?P<name>(?!\w+ by\b)(?:the\s+)?(?-i:[A-Z])[^:;.,()]{{3,80}}?)(?:\s*:|\s+[{DASH}])\s+(?=\S)", re.IGNORECASE
)


_ADMITTED = re.compile(r"(?P<who>\([^()]{3,80}\))(?P<how>,\s+[a-z][\w ]{3,60})?")
"""`(Harbour Branch), admitted by leave of conference`, with no title."""
_AND_SECONDED = re.compile(r"\s*[;,]?\s+(?:and\s+)?(?:seconded|seconder|sec)\b", re.IGNORECASE)
_SURNAMES_FIRST = re.compile(r"[A-ZÀ-Þ][\w'’-]{2,}(?:(?:\s*[/,&]\s*|\s+and\s+)[A-ZÀ-Þ][\w'’-]{2,}){0,2}")
"""Surnames alone in brackets before a title: `(Tolland) Bells`, `(Tolland/Roe)`."""
_MOVED_BY = re.compile(
    r"(?:moved|proposed|submitted|tabled)\s+by\s+(?P<name>(?:the\s+)?(?-i:[A-Z])[^:]{2,90}):\s*(?=(?-i:[A-Z‘“'\"]))",
    re.IGNORECASE,
)


def name_before(section: Section, rest: str) -> tuple[list[Piece], str]:
    """Who put the motion, before its title: `(Tower Branch): Holiday pay`, `(moved by Jo Bloggs): Bells`, `moved by Jo Bloggs: Bells`."""
    if (moved := _MOVED_BY.match(rest)) and is_like_a_name(moved["name"]):
        names = read_names(moved["name"], section.bodies)
        role = Role.PROPOSER if names.is_body and not (names.people or names.unclear) else Role.NAME
        value = "" if role is Role.PROPOSER else PERSON if is_surely_person(moved["name"]) else IN_DOUBT
        return [Piece(role, moved.group().strip(), value)], rest[moved.end() :]
    if (admitted := _ADMITTED.fullmatch(rest)) and (put := name_before(section, f"{admitted['who']} X")[0]):
        how = [Piece(Role.SKIP, admitted["how"], "what stands after who put it")] if admitted["how"] else []
        return [*put, *how], ""
    body = _BODY_FIRST.match(rest)
    if body and (says_body(body["name"]) or section.bodies.proposers(body["name"])) and are_words(rest[body.end() :]):
        return [Piece(Role.PROPOSER, body.group().strip())], rest[body.end() :]
    found = _NAME_FIRST.match(rest)
    if not found:
        return [], rest
    name, whole, title = found["name"], found.group().strip(), rest[found.end() :]
    if (by := _PUT_BY.match(name)) and not may_be_result(name):
        end = found["end"].strip()
        seconded = _AND_SECONDED.search(name)
        if seconded is None:
            return _labelled(f"({by.group().strip()}", name[by.end() :], end), title
        who = _labelled(f"({by.group().strip()}", name[by.end() : seconded.start()], "")
        return [*who, Piece(Role.SKIP, f"{name[seconded.start() :].strip()}{end}", SECONDED)], title
    if says_body(name) or section.bodies.proposers(name):
        return [Piece(Role.PROPOSER, whole)], title
    if is_surely_person(name):
        return [Piece(Role.NAME, whole, PERSON)], title
    if may_be_result(title):
        return [], rest  # "Motion 2 (Subscriptions) – carried": a title in brackets
    if _may_be_surnames(section, name):
        return [Piece(Role.NAME, whole, IN_DOUBT)], title
    _, doubtful = title_and_name_in_doubt(f"{title} ({name})", section.habits.common_words)
    return ([Piece(Role.NAME, whole, IN_DOUBT)], title) if doubtful else ([], rest)


def are_words(text: str) -> bool:
    """Whether what stands after a name are the first words of the motion, and no title of it."""
    return opens_motion(text) or text.startswith("That ")


WITH_AMENDMENT = re.compile(
    rf"(?i)(?:\+|&|and|with)\s*(?:its\s+|the\s+)?amendments?(?:\s+\d[\w.]*)?\s*[:{DASH}]\s*(?=\S)"
)
"""An amendment that was taken with the motion, before its title: `+ Amendment: Bells`."""


def glued(rest: str) -> list[Piece]:
    """A title with the motion's first words on the same line: `Pay. This meeting notes …`."""
    found = re.match(rf"(?P<title>[^.:]{{3,120}}?)\s*[.:{DASH}]\s+(?P<words>.{{40,}})$", rest, re.DOTALL)
    if not found or not is_opening(found["words"]):
        return []
    start = found.start("words")
    title = rest[:start].rstrip(" .:–—-\t")
    return [
        Piece(Role.TITLE, title),
        Piece(Role.SKIP, rest[len(title) : start].strip(), "a stop"),
        Piece(Role.WORDS, rest[start:]),
    ]


def is_title_over_label(section: Section, line: Line) -> bool:
    """Whether a line that stands out is a title though it may name a body: it has a label for who put the motion right below, `SCHOLARSHIP FOR MEMBERS' CHILDREN` over
    `Submitted by: Mill Branch`."""
    below = section.lines[section.lines.index(line) + 1 :][:1]
    stands_out = line.bold or line.heading > 0 or is_upper_case(line.text)
    is_labelled = any(has_label(other.text, "proposer") for other in below)
    # "Delegations to Conference" is the name of no body.
    return stands_out and (is_labelled or re.search(r"\bto\b", line.text, re.IGNORECASE) is not None)


def _may_be_surnames(section: Section, text: str) -> bool:
    """Whether a text in brackets may be surnames and nothing else: no place, no kind of motion, no word that the list has."""
    words = {word.lower() for word in re.findall(r"\w+", text)} - {"and"}
    is_known = words & (section.habits.common_words | OF_TITLES) or may_be_result(text) or text.isupper()
    return _SURNAMES_FIRST.fullmatch(text) is not None and not is_known and is_name_here(text)


_DASHED = re.compile(rf"(?P<title>.*\S)(?P<rest>\s+[{DASH}]\s+(?P<name>.+))", re.DOTALL)


def person_after(section: Section, title: str) -> tuple[list[Piece], str]:
    """A person after a dash, before the bracket that was taken: `Ropes – Jo Bloggs (Quay Branch)`."""
    found = _DASHED.fullmatch(title)
    if found is None or not (is_person_alone(found["name"]) or _is_of_sisters(section, found["rest"], found["name"])):
        return [], title
    return [Piece(Role.NAME, found["rest"].strip(), PERSON)], found["title"]


def _is_of_sisters(section: Section, rest: str, name: str) -> bool:
    """Whether a name stands in brackets after a title, where the other titles of the list have bodies there: `Ropes (Wick)`."""
    is_plain = all(word[0].isupper() or word in ("and", "of") for word in re.findall(r"[^\W\d_][\w'’]*", name))
    return section.habits.names_in_brackets and is_plain and not says_body(name) and rest.lstrip()[:1] in "([–—-"


def name_after(section: Section, title: str) -> tuple[list[Piece], str]:
    """Who put the motion, in brackets or after a dash. A person's name is cut off, and so is what may be one."""
    for found in (
        re.fullmatch(r"(?P<title>.*\S)(?P<rest>\s*[(\[](?P<name>(?:[^()\[\]]|\([^()]*\))+)[)\]])", title, re.DOTALL),
        re.fullmatch(rf"(?P<title>.*\S)(?P<rest>(?:\t\s*|\s+[{DASH}]\s+)(?P<name>[^\t]+))", title, re.DOTALL),
        re.fullmatch(
            r"(?P<title>.*\S)(?P<rest>,?\s+(?:proposed|moved|submitted) by:?\s+(?P<name>.+))",
            title,
            re.DOTALL | re.IGNORECASE,
        ),
        re.fullmatch(
            rf"(?P<title>.*?\S)(?P<rest>\s+[{DASH}]\s+(?P<name>composite:.+))", title, re.DOTALL | re.IGNORECASE
        ),
    ):
        is_dashed = found is not None and not found["rest"].lstrip().startswith(("(", "[", ","))
        if not found or (is_dashed and _OF_RULES.fullmatch(found["title"])):
            continue  # "Rule D.2.3 – Branch Officers"
        name = found["name"].strip()
        if found["rest"].lstrip().startswith(("(", "[")) and (by := _PUT_BY.match(name)) and not may_be_result(name):
            return _labelled(f"({by.group().strip()}", name[by.end() :], ")"), found["title"]
        names = read_names(name, section.bodies)
        is_label = re.match(r"composite:", name, re.IGNORECASE) is not None
        is_body = (names.known and not names.unclear) or (
            names.new
            and not names.unclear
            and (len(name.split()) > 1 or is_label or kind_of_body(name) is BodyKind.EXECUTIVE)
        )
        if (
            (is_body and not section.bodies.committee(name))
            or (names.known and section.bodies.proposers(name))
            or is_label
        ):
            return [Piece(Role.PROPOSER, found["rest"].strip(), "composite" if is_label else "")], found["title"]
        if (
            (is_surely_person(name) and names.people)
            or is_person_alone(name)
            or _is_of_sisters(section, found["rest"], name)
        ):
            return [Piece(Role.NAME, found["rest"].strip(), PERSON)], found["title"]
    if capitals := _SURNAMES_AFTER.fullmatch(title):
        return [Piece(Role.NAME, capitals["after"].strip(), IN_DOUBT)], capitals["title"]
    without, doubtful = title_and_name_in_doubt(title, section.habits.common_words)
    return [Piece(Role.NAME, doubtful, IN_DOUBT)] if doubtful else [], without


_OF_RULES = re.compile(
    r"(?:rule|article|clause|section|chapter|standing order|bye-?law|schedule|appendix)\s+(?:[A-Z](?:\.\d+)+|[A-Z]?\d[\w.()]*)",
    re.IGNORECASE,
)
"""The part of a rule book that a motion would change: what stands after it and a dash is its subject, also where that might be a body."""
NAMED_IN_HEAD = re.compile(r"\b(?:(?:proposed|moved|submitted|put) by|propos(?:er|ing)|mover|branch)\b", re.IGNORECASE)
"""What names a column of who put the motions, in the head of a table that lost its columns."""


def body_column(title: str) -> tuple[str, str, str] | None:
    """The title, the name of a body after it, and what is after that, in a table that lost its columns: `Stones that fly Hopper Branch`.

    The word before the name has no capital, so that what belongs to the name is certain.
    """
    words = title.split()
    last = next((at for at in range(len(words) - 1, 1, -1) if kind_of_body(words[at]) and words[at].istitle()), 0)
    first = last
    while first and words[first - 1][:1].isupper():
        first -= 1
    if not (0 < first < last) or len(words) - last > MOST_AFTER:
        return None
    return " ".join(words[:first]), " ".join(words[first : last + 1]), " ".join(words[last + 1 :])


MOST_AFTER = 3


def name_in_column(section: Section, rest: str) -> tuple[list[Piece], str]:
    """Who put it, as a column of its own; after that perhaps a recommendation that is not known: `Fire buckets Mill Branch Leave`."""
    title, name, more = (body_column(rest) if section.habits.name_is_column else None) or ("", "", "")
    if not title or (more and not section.habits.has_stances):
        return [], rest
    return [Piece(Role.PROPOSER, name), *([Piece(Role.SKIP, more, RECOMMENDED)] if more else [])], title


AFTER_TITLE: tuple[Callable[[Section, str], tuple[list[Piece], str]], ...] = (
    told_after,
    reason_after,
    made_of_after,
    name_after,
    person_after,
    name_in_column,
)
"""In this order from the line's end: each gives the pieces that it takes, and the title that is left."""

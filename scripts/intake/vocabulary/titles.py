"""What follows a title on its line: a result, a recommendation, initials."""

import re
from collections.abc import Iterator

from scripts.intake.vocabulary.doubt import holds_result_word, may_be_result
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import made_of
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MEETING, MOTION

_CAPITALS = re.compile(
    r"\s(?=(?:CARRIED|LOST|REMITTED|WITHDRAWN|FELL|PASSED|DEFEATED|REFERRED|NOT REACHED|NOT TAKEN|NOT CARRIED|RULED OUT|ADOPTED|REJECTED)\b)(?P<said>.*)",
    re.DOTALL,
)
_LAST = re.compile(
    r"\s(?=(?:Carried|Lost|Remitted|Withdrawn|Fell|Passed|Defeated|Referred|Not (?:reached|taken|carried|moved|put)|Ruled out|Adopted|Rejected|Lapsed)\b)"
)
_STANCE_WORD = (
    r"(?:(?:support(?:ed|ing)?|oppos(?:e|ed|ing)|remit(?:ted)?|defer(?:red)?|abstain(?:ed)?|accept|reject|approve|amend|against|neutral)"
    r"(?: (?:and amend|in principle|in part|with (?:an? |the )?(?:qualifications?|reservations?|statements?|explanations?|conditions?|amendments?|comments?)))?"
    r"|withdraw|(?:(?:general council|council|executive(?: committee)?|nec|gec|ec|gc|committee|board|platform) )?to be heard|no (?:mandate|line)"
    rf"|at will|n/?a|free vote|leave to (?:the )?{MEETING}|seek (?:withdrawal|remission|remittance)|"
    r"no (?:position|policy|recommendation|view)|(?:policy|position|view|recommendation) (?:deferred|reserved|to follow))"
)
_STANCE = re.compile(_STANCE_WORD, re.IGNORECASE)
_IN_COLUMN = re.compile(r"For|FOR|None|NONE|Yes|YES|No|NO")
"""What may be a recommendation too, where most lines of a list end in one."""


def decision_behind(text: str) -> tuple[str, Result] | None:
    """A title with what was decided after it: the title, and the result.

    - `Defend the arts – CARRIED`, `Defend the arts (Lost)`, `Defend the arts: remitted`, in a further column;
    - `Defend the arts – this motion was carried`, `Fair Pensions (Carried as amended by 75.1)`;
    - `Defend the arts CARRIED unopposed`: in capitals, after a title that is not.
    """
    for found in re.finditer(rf"\t\s*|\s{{3,}}|\s{{2,}}(?=[A-Z])|\s+[{DASH}]\s+|:\s+|\s+(?=[(\[])", text):
        result, title = read_result(text[found.end() :]), text[: found.start()].strip()
        if result and result.of != "amendment" and title and not decision_behind(title):
            return title, result  # "Dust – CARRIED (motion 23 LOST)" has two, and is for a person
    if (capitals := in_capitals(text)) and (result := read_result(capitals["said"])) and result.of != "amendment":
        return text[: capitals.start()].strip(), result
    return None


def end_of_title(title: str, after: str) -> str:
    """The rest of a title on the line below it, with its result in brackets: `Newcomers (Carried)` below `Welcome to`. Empty where it is none."""
    found = re.fullmatch(r"(?P<end>[^.;:()]{2,60}?)\s+[(\[](?P<result>[^()\[\]]+)[)\]]", after.strip())
    is_open = title != "" and not title.endswith((".", "?", "!", ":")) and number(after) is None
    return found["end"] if found and is_open and read_result(found["result"]) and not says_body(found["end"]) else ""


def is_told_apart(text: str) -> bool:
    """Whether a title stands there, and what is said of the motion apart from it, after a dash: `Timetables – after a long debate, defeated.`"""
    return re.match(rf"[A-Z‘“\"'][^–—.:;]{{2,80}}?\s[{DASH}]\s+\S", text) is not None


def in_capitals(text: str) -> "re.Match[str] | None":
    """What begins with a result in capitals after a title that is not in capitals: `said`."""
    found = _CAPITALS.search(text)
    title = text[: found.start()] if found else ""
    return found if re.search(r"[a-z]", title) and title.count("(") == title.count(")") else None


def unsure_behind(rest: str, *, is_column: bool) -> int:
    """Where what stands after a title in brackets, after a dash, apart from it or in capitals, speaks of a result that is not
    understood; 0 where none does."""
    places = (
        re.search(r"\s[(\[](?P<said>[^()\[\]]{4,90}(?:\([^()]{1,9}\)[^()\[\]]{0,90})?)[)\]]$", rest),
        re.search(rf"\s[{DASH}]\s+(?P<said>(?:[^{DASH}]|(?<=\w)-(?=\w)){{4,160}})$", rest),
        re.search(r":(?=\s)\s*(?P<said>[^:]{4,160})$", rest) if is_column else None,
        re.search(r"(?<=\S)(?:\s{3,}|\s{2,}(?=[A-Z])|\t)\s*(?P<said>\S(?:(?!\s{2}|\t).){3,160})$", rest),
        in_capitals(rest),
    )
    # "Whistles – the vote being tied, the chair declared it lost"
    is_dashed = (False, True, False, False, False)
    said = [(found, is_column or dashed) for found, dashed in zip(places, is_dashed, strict=True) if found]
    return min((found.start() for found, is_told in said if _is_unsure(found["said"], is_told)), default=0)


def _is_unsure(said: str, is_column: bool) -> bool:
    if made_of(said):
        return False
    # "Seed banks: prioritised but not heard", "Seed banks: [to be confirmed]", where the other titles have results there.
    is_note = said.startswith("[") and said.endswith("]")
    is_in_column = is_column and (
        is_note or (said[0].islower() and (holds_result_word(said) or _TELLS.match(said) is not None))
    )
    return (
        is_in_column
        or (is_column and _OF_THIS.search(said) is not None)
        or any(map(may_be_result, re.split(r";\s+|\.\s+", said)))
    )


_TELLS = re.compile(r"(?:this|it|there|after|following|moved|put|formally|speeches|debated)\b")
_OF_THIS = re.compile(r"\b(?:this|the) (?:motion|resolution|composite|proposal)\b", re.IGNORECASE)
"""`Kerbs – Conference agreed this motion`: said of the motion, and no part of its title."""

_FIRST = (
    re.compile(r"[(\[](?P<told>[^()\[\]]{4,60})[)\]]\s*[:–—-]?\s*(?=\S)"),
    re.compile(rf"(?P<told>[A-Z][^:{DASH}]{{3,60}}?)\s*(?::|\s[{DASH}])\s+(?=\S)"),
)
_FIRST_COLUMN = re.compile(
    rf"(?P<told>[A-Z][A-Za-z ]{{3,40}}?)(?:\s{{2,}}|\t\s*)(?=(?:{MOTION}\s+)?[A-Z]{{0,3}}\d)",
    re.IGNORECASE,
)


def result_column_before(text: str) -> int:
    """Where the number begins that has what was decided as a column before it: `LOST   3   Free hay`; 0 where none stands there."""
    found = _FIRST_COLUMN.match(text) if len(text) <= LONGEST_WITH_RESULT else None
    return found.end() if found and read_result(found["told"]) else 0


def result_before(text: str) -> int:
    """Where the title begins that has what was decided before it, understood or not: `[LOST] Turf`, `CARRIED: Turf`, `Lost – Turf`.

    0 where none stands there. Without brackets it has to be understood, and in capitals where it is before a title."""
    if column := result_column_before(text):
        return column
    for shape, is_bracketed in zip(_FIRST, (True, False), strict=True):
        found = shape.match(text)
        if found and (read_result(found["told"]) or (is_bracketed and may_be_result(found["told"]))):
            return found.end() if is_bracketed or found["told"].isupper() else 0
    return 0


_RESULT_FIRST = re.compile(
    r"(?P<told>[A-Z][^:]{3,90}?):\s+(?P<words>(?:This|That|To|The|We|Conference|Congress|AGM)\b.*)", re.DOTALL
)


def words_after_result(text: str) -> int:
    """Where a motion's words begin after what was decided: `Carried (For – 91%, Against – 9%): This AGM asks …`; 0 where none do."""
    found = _RESULT_FIRST.fullmatch(text)
    return found.start("words") if found and read_result(found["told"]) else 0


_TOLD = re.compile(r"\((?P<title>[^()]{3,110})(?P<end>\)\s*[:,–—-]?\s*)(?P<told>[A-Za-z].{3,160})", re.DOTALL)


def title_and_result(text: str) -> "re.Match[str] | None":
    """A title in brackets with the sentence that its number begins: `(Mosses) was passed unanimously` after `Motion 3`.

    The groups are `title`, `end` and `told`, what is said of it. In capitals it has to speak of a result: `(Mosses): LOST, but only just`."""
    found = _TOLD.fullmatch(text)
    return found if found and (found["told"][0].islower() or may_be_result(found["told"])) else None


LONGEST_WITH_RESULT = 160
_BETWEEN = re.compile(rf"\s{{2,}}|\t\s*|\s+[{DASH}]\s+|(?<!\b[A-Z])[.;,]\s+|(?<=[)\]])\s+|\s+(?=[(\[])")


def result_after(text: str) -> int:
    """Where on a line a result begins that has something before it, whether it is understood or not; 0 where none does."""
    if len(text) > LONGEST_WITH_RESULT:
        return 0
    for gap in _BETWEEN.finditer(text):
        rest = text[gap.end() :]
        if text[: gap.start()].strip() and (read_result(rest) or may_be_result(rest)):
            return gap.end()
    return 0


def last_column(text: str) -> tuple[str, Result] | None:
    """A title with what was decided as the last words, of a table that lost its columns: `Trust in the Council Oppose Carried`.

    Only who sees that most lines of a list end so knows that it is a column.
    """
    for found in reversed(list(_LAST.finditer(text))):
        result, title = read_result(text[found.end() :]), text[: found.start()].strip()
        if result and not re.search(rf"\s[{DASH}]\s+[a-z][^{DASH}]*[.,;]$", title):
            return title, result  # but "Visitors – moved and formally seconded. Lost." tells more
    return None


def is_stance(text: str, *, is_column: bool = False) -> bool:
    """Whether a text says what an executive or a branch recommends, and nothing else: `Support`, `Leave to Conference`.

    `is_column` takes what is one only where the other lines of a list have one there: `For`, `None`.
    """
    plain = " ".join(text.split()).strip(" .()")
    return _STANCE.fullmatch(plain) is not None or (is_column and _IN_COLUMN.fullmatch(plain) is not None)


def is_advice(text: str) -> bool:
    """Whether a text is a recommendation that might be taken for a result: `REMIT` stands for remitted elsewhere."""
    return is_stance(text.strip(f" {DASH}")) and re.search(r"ed\W*$", text, re.IGNORECASE) is None


def result_after_stance(text: str) -> int:
    """Where a result begins that has only recommendations before it: `For   Lost`, `Oppose Abstain Lost`; 0 where none does."""
    words = re.finditer(r"(?<=\S)\s+(?=\S)", text)
    ends = [
        gap
        for gap in words
        if without_stances(f"x {text[: gap.start()]}", is_column=True) == "x" and read_result(text[gap.end() :])
    ]
    return ends[0].end() if ends else 0


def without_stances(title: str, *, is_column: bool = False) -> str:
    """A title without the recommendations at its end: `Trust in the Council Oppose Opposed`, `Hats – support, subject to 7.1`."""
    if (dashed := _DASHED.fullmatch(title)) and is_stance(dashed["said"], is_column=is_column):
        title = dashed["title"]
    for left in _shorter(title, is_column=is_column):
        title = left
    return title


_DASHED = re.compile(
    rf"(?P<title>.*\S)\s+[{DASH}]\s+(?P<said>[^{DASH},;]{{2,60}})(?:[,;][^{DASH}]{{1,60}})?", re.DOTALL
)


def _shorter(title: str, *, is_column: bool) -> Iterator[str]:
    words = title.split()
    while len(words) > 1:
        for count in (5, 4, 3, 2, 1):
            last = " ".join(words[-count:])
            if (
                count < len(words)
                and (last[:1].isupper() or last.lower() == "n/a")
                and is_stance(last, is_column=is_column)
            ):
                words = words[:-count]
                yield " ".join(words)
                break
        else:
            return


_INITIALS = re.compile(
    r"(?P<title>.*\S)\s+(?P<who>[A-Z]{2,3}|All|\((?:(?!EC\b)[A-Z]{2}|Chair|Secretary|Treasurer|President)\))", re.DOTALL
)


def with_initials(title: str) -> tuple[str, str] | None:
    """A title and the initials after it, of who presents the item: `Apologies MO`, `Apologies (MO)`, `Apologies (Chair)`."""
    found = _INITIALS.fullmatch(title)
    return (found["title"], found["who"]) if found else None

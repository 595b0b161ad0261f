"""The title of a motion as a person types it: what among it is none of its title, and whom it names."""

import re
from collections.abc import Iterator, Sequence

from schema.numbers import number_key
from schema.sentences import shortened
from schema.terms import Decision, MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.one_motion.answers import Answers
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.bodies import plain
from scripts.intake.vocabulary.movers import people_named_in, shown
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.people import may_name
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.titles import decision_behind, result_before, unsure_behind

_NUMBERED = re.compile(r"\W*(?:\d+[A-Za-z]?\s*[.):–—-]|[A-Z]{1,3}\d+\s*[.):–—-]|[(\[#])")
"""How a number is set apart from the title after it. `8 Gloves` and `M25 Closures` may be titles."""


def may_name_somebody(title: str) -> bool:
    """Whether a title may name a person: then it is left for somebody to look at, and no key is made of it."""
    return bool(people_named_in(title)) or may_name(title)


def not_title(answers: Answers) -> Iterator[tuple[str, str]]:
    """The answer and a sentence for each thing that a title says and that belongs elsewhere."""
    title = answers.title
    is_rule_change = answers.kind.lower() in (MotionKind.AMENDMENT, MotionKind.AMENDMENT.label.lower())
    if (head := amendment(title)) and head.is_worded and (head.to_motion or not is_rule_change):
        motion = f"motion {head.to_motion}" if head.to_motion else "the motion that it changes"
        yield (
            "title",
            f"'{shown(title)}' is an amendment to a motion, and not a motion. It is recorded in the file of {motion}, under "
            "'amendments'; here only motions are added.",
        )
        return
    yield from _result_in(answers)
    if (found := number_before(title)) and _is_its_number(found, answers):
        rest = _bare(title) if _title_of(found) else ""
        only = f"write only '{shown(rest)}' as the title" if rest else "write its title here"
        is_given = answers.number or answers.notice_number
        asked = f"{found.number} is given as its number: {only}"
        if not is_given:
            asked = f"Is {found.number} its number? Then give it as its number, and {only}"
        yield "title", f"'{shown(title)}' begins with a number. {asked}."


def number_before(text: str) -> NumberFound | None:
    """The number that a title or a heading begins with, set apart from the rest: `8. Gloves`, `Motion 9: Hats`."""
    found = number(text)
    return found if found and (found.is_worded or _NUMBERED.match(text)) else None


def number_that_may_be_title(answers: Answers) -> str:
    """The number that a title begins with and that may as well be a part of it, where nobody says its number: `8 Gloves`."""
    found = number(answers.title)
    is_open = found and not answers.number and not answers.notice_number and not number_before(answers.title)
    return found.number if found and is_open else ""


def _is_its_number(found: NumberFound, answers: Answers) -> bool:
    given = [text for text in (answers.number, answers.notice_number) if text]
    return not given or (bool(_title_of(found)) and number_key(found.number) in map(number_key, given))


def _title_of(found: NumberFound) -> str:
    """What stands after a number, but for what a composite is made of: `Composite A (2 and 3)` has no title."""
    return "" if re.fullmatch(r"\([^()]*\)", found.rest) else found.rest


def _result_in(answers: Answers) -> Iterator[tuple[str, str]]:
    title = answers.title
    told = decision_behind(title)
    result = told[1] if told else read_result(title)
    if told:
        said = title[len(told[0]) :].strip(" \t:()[]–—-")
        yield (
            "title",
            f"It ends in what was decided, '{shown(said)}'. Write only '{shown(_bare(title))}' as the title.",
        )
    elif result:
        yield "title", f"'{shown(title)}' is what was decided. Write the motion's title."
    elif unsure := unsure_behind(title, is_column=False):
        yield (
            "title",
            f"It may end in what was decided, '{shown(title[unsure:].strip())}'. Leave that out of the title.",
        )
    elif before := result_before(title):
        yield (
            "title",
            f"It may begin with what was decided, '{shown(title[:before].strip())}'. Leave that out of the title.",
        )
    if result and _contradicts(result, answers.decision):
        yield (
            "decision",
            f"The title says '{result.decision.value}', and this says '{shortened(answers.decision)}'. Which is right?",
        )


def _contradicts(result: Result, decision: str) -> bool:
    is_said = decision.lower() in [term.value for term in Decision]
    return is_said and decision.lower() not in (result.decision.value, Decision.NOT_RECORDED.value)


def _bare(title: str) -> str:
    """A title without a number before it, what a composite is made of, and a result after it."""
    told = decision_behind(title)
    title = told[0] if told else title
    found = number_before(title)
    return re.sub(r"^\([^()]*\)[\s:–—-]*", "", found.rest) if found else title


def heading_in_words(lines: Sequence[Line], title: str) -> Iterator[str]:
    """A sentence where the words begin with the motion's number or title, which are none of its words."""
    if not lines:
        return
    text = lines[0].text
    found = number_before(text)
    rest = found.rest if found else text
    if not plain(rest) and found:
        yield f"Paragraph 1 is a number, '{shown(text)}', and none of the motion's words. If it is the motion's number, write it as that."
    elif plain(rest) in (plain(title), plain(_bare(title))):
        what = "its number and title" if found else "its title"
        yield f"Paragraph 1 is {what} again, '{shown(text)}', and none of the motion's words. Leave it out here."

"""What a person says of one motion, as typed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace

from schema.fields import NOT_RECORDED
from scripts.intake.answers.answer_problem import AnswerProblem
from scripts.intake.marks.tidying import plain_characters

MOST_NAMES = 50
"""The most names in one answer: more are no motion's, and each of them would be looked for among all bodies."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says of one motion, as typed. Empty where nothing was said; `not recorded` says as much."""

    meeting: str = ""
    """The meeting's key: `2026`, `2019-sgm`."""
    held: str = ""
    """The days of a meeting that the archive does not have yet."""
    place: str = ""
    """Where such a meeting is held."""
    title: str = ""
    kind: str = ""
    """Its kind, a word of the closed list; ordinary where nothing is said."""
    number: str = ""
    """Its number among the resolutions, as printed."""
    notice_number: str = ""
    """Its number in the notice, as printed."""
    committee: str = ""
    """The heading that it is taken under: a body's key or any of its names."""
    proposers: tuple[str, ...] = ()
    """Who put it: keys or names of bodies."""
    new_bodies: tuple[str, ...] = ()
    """Names among these that are no slip of the pen, but bodies that the archive does not have yet."""
    topics: tuple[str, ...] = ()
    """Its topics: keys, names, or words that people search by."""
    about: str = ""
    summary: str = ""
    requests: tuple[str, ...] = ()
    """What it asks, one by one, each as `who: what`. Of a constitutional amendment: `which rule: how it is reworded`."""
    positions: tuple[str, ...] = ()
    """What it holds, one by one."""
    made_of: tuple[str, ...] = ()
    """Of a composite, the motions that it is made of: `m3`, `2026/m3`."""
    wording: str = ""
    """The official text, its paragraphs with a blank line between them."""
    document: str = ""
    """Where it is printed: the key, the title or the web address of a document."""
    document_title: str = ""
    """The title of that document, where the archive does not have it yet; then also what follows."""
    document_publisher: str = ""
    document_kind: str = ""
    document_date: str = ""
    document_meaning: str = ""
    decision: str = ""
    """What the meeting did, a word of the closed list."""
    decided: str = ""
    """The day of the decision."""
    vote: str = ""
    because: str = ""
    """Why the numbers of the vote did not decide: two-thirds needed, the chair's casting vote."""
    sent_to: str = ""
    """The body that it was remitted to."""
    evidence: tuple[str, ...] = ()
    """The documents that show the decision: keys, titles or addresses; where none is named, the one that prints it."""


class CannotAdd(Exception):
    """Answers that make no record: all that is wrong, in the order of the answers. Nothing was added to the change set."""

    def __init__(self, problems: Iterable[AnswerProblem]) -> None:
        order = [answer.name for answer in fields(Answers)]
        self.problems = tuple(sorted(dict.fromkeys(problems), key=lambda problem: order.index(problem.field)))
        super().__init__("\n".join(f"{problem.field}: {problem.text}" for problem in self.problems))


def tidied(answers: Answers) -> Answers:
    """The answers without what nobody sees: lines as lines, prose and wording as paragraphs."""
    tidy: dict[str, str | tuple[str, ...]] = {}
    for answer in fields(Answers):
        value = getattr(answers, answer.name)
        if isinstance(value, tuple):
            lines = [_line(text) for text in value]
            tidy[answer.name] = tuple(text for text in lines if text and text.lower() != NOT_RECORDED)
        elif answer.name in ("summary", "wording"):
            tidy[answer.name] = "\n".join(_plain(line) for line in value.splitlines()).strip("\n")
        else:
            text = _line(value)
            tidy[answer.name] = "" if text.lower() == NOT_RECORDED else text
    return replace(answers, **tidy)  # type: ignore[arg-type]


def _plain(text: str) -> str:
    # A lone surrogate comes of a terminal that is not set to UTF-8; no file can hold it.
    text = text.encode("utf-8", "replace").decode()
    return (
        " " * (len(text) - len(text.lstrip(" "))) + plain_characters(text.replace("\t", " ")).rstrip("\u00ad").strip()
    )


def _line(text: str) -> str:
    return " ".join(_plain(" ".join(text.split())).split())


@dataclass
class AnswerProblems:
    """What is wrong with the answers, gathered to be reported all at once."""

    found: list[AnswerProblem] = field(default_factory=list)

    def report(self, name: str, sentence: str, *hints: str) -> None:
        """Note what is wrong with an answer."""
        self.found.append(AnswerProblem(name, sentence, " ".join(filter(None, hints))))

    @property
    def fields(self) -> set[str]:
        """The answers that something is wrong with."""
        return {problem.field for problem in self.found}


def within_bounds(answers: Answers, problems: AnswerProblems) -> Answers:
    """The answers without those that name more than a motion can have, which are reported."""
    for name in ("proposers", "new_bodies", "topics", "made_of", "evidence"):
        count = len(getattr(answers, name))
        if count > MOST_NAMES:
            problems.report(name, f"These are {count:,} names; one answer can have at most {MOST_NAMES}.")
            answers = replace(answers, **{name: ()})  # type: ignore[arg-type]
    return answers

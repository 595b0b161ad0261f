"""What is asked on the terminal: what is not given yet, one answer after another, each checked as it is given."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from schema.archive import Archive
from schema.sentences import shortened
from schema.terms import Term
from scripts import prompts
from scripts.arguments import say
from scripts.intake.answers.evidence import search

Given = TypeVar("Given")
Value = str | tuple[str, ...]


@dataclass
class Questions(Generic[Given]):
    """A conversation about one thing. `given` is a dataclass of answers; what is empty in it has not been given yet.

    All that ask raise prompts.Stopped.
    """

    archive: Archive
    given: Given

    def ask(self) -> None:
        """Ask for all that is not given yet."""
        raise NotImplementedError

    def asked(self) -> Given:
        """What is given, once all else has been asked for."""
        self.ask()
        return self.given

    def problem(self, name: str, value: Value) -> str:
        """What is wrong with an answer beside those given before; empty where nothing is."""
        raise NotImplementedError

    def set(self, name: str, value: object) -> None:
        self.given = with_answer(self.given, name, value)

    def text(self, name: str, question: str, default: str = "", *, may_be_empty: bool = False) -> None:
        """Ask for one text, unless it is given."""
        if not getattr(self.given, name):
            answer = prompts.ask(question, partial(self.problem, name), default=default, may_be_empty=may_be_empty)
            self.set(name, answer)

    def one_of(self, name: str, question: str, terms: Iterable[Term], default: str = "") -> None:
        """Ask for a word of a closed list, unless it is given."""
        if not getattr(self.given, name):
            self.set(name, prompts.choose(question, [(term.value, term.meaning) for term in terms], default=default))

    def several(self, name: str, question: str) -> None:
        """Ask for texts, one after another."""
        texts: list[str] = []
        while answer := prompts.ask(
            "Another?" if texts else question, lambda answer: self.problem(name, (*texts, answer)), may_be_empty=True
        ):
            texts.append(answer)
        self.set(name, tuple(texts))

    def document_among(self, words: str) -> str:
        """The key of one of the documents that have all of some words; empty where none has, or none of them is meant."""
        hits = search(self.archive, words)
        if not hits:
            say("  No document on the list has all these words. Try fewer, or give its web address.")
            return ""
        choices = [(key, f"{shortened(hit.title, 70)} ({hit.date or 'no date'})") for key, hit in hits]
        return prompts.choose("Which of these?", choices, may_be_empty=True)


def with_answer(given: Given, name: str, value: object) -> Given:
    """The same answers with another one in the place of that of a name."""
    answers: Any = given
    result: Given = replace(answers, **{name: value})
    return result

"""Questions on the terminal: asked again until the answer can be used."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scripts.arguments import WRONG_USAGE, Ended, say

Check = Callable[[str], str]
"""What is wrong with an answer, in a sentence; empty where nothing is."""


class Stopped(Ended):
    """The person has ended the conversation (Ctrl-D)."""

    def __init__(self) -> None:
        super().__init__("\nStopped. Nothing was changed.", WRONG_USAGE)


def can_ask() -> bool:
    """Whether there is somebody at the terminal to answer."""
    return sys.stdin.isatty()


def ask(question: str, check: Check = lambda answer: "", *, default: str = "", may_be_empty: bool = False) -> str:
    """The answer to a question, without spaces at its ends. Enter alone gives `default`. Raises Stopped."""
    ending = f" [{default}]" if default else " (Enter for none)" if may_be_empty else ""
    while True:
        say(f"{question}{ending}")
        answer = _read() or default
        if not answer and not may_be_empty:
            say("  This needs an answer. Ctrl-D stops, and nothing is changed.")
        elif answer and (sentence := check(answer)):
            say(f"  {sentence}")
        else:
            return answer


def choose(question: str, choices: Sequence[tuple[str, str]], *, default: str = "", may_be_empty: bool = False) -> str:
    """One of a few: each has its word and what it means. It is chosen by its number or its word. Raises Stopped."""
    for number, (word, meaning) in enumerate(choices, 1):
        say(f"  {number:2}  {word}{f': {meaning}' if meaning else ''}")
    words = [word for word, _ in choices]

    def check(answer: str) -> str:
        if answer.lower() in words or (answer.isdecimal() and 1 <= int(answer) <= len(words)):
            return ""
        return f"Type a number from 1 to {len(words)}, or one of the words."

    answer = ask(question, check, default=default, may_be_empty=may_be_empty)
    return words[int(answer) - 1] if answer.isdecimal() and answer not in words else answer.lower()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of many that are offered: its word, what it is called, and the other names by which it is found."""

    word: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, in lower case."""
        return tuple(name.lower() for name in (self.word, self.name, *self.also))


SHOWN = 9
"""How many of a long list are shown at once, unless all are asked for."""


def pick(
    question: str, choices: Sequence[Choice], take: Callable[[str], bool], *, several: bool = False
) -> tuple[str, ...]:
    """One of many or none, or several of them one after another; the first few are shown. Raises Stopped.

    It is picked by its number, by a name, or by part of one that no other has. What names none of them is taken as typed
    where `take` answers that it can be; it tells the person why not.
    """
    shown = list(choices[:SHOWN])
    _show(shown, len(choices))
    picked: list[str] = []
    ending = "one after another; Enter ends" if several else "Enter for none"
    say(f"{question} (a number, or part of a name; {ending})")
    while answer := _read():
        matching = [choice for choice in choices if any(answer.lower() in name for name in choice.names)]
        called = [choice for choice in choices if answer.lower() in choice.names]
        if answer == "?":
            shown = list(choices)
            _show(shown, len(choices))
            continue
        if answer.isdecimal() and 1 <= int(answer) <= len(shown):
            chosen = shown[int(answer) - 1]
        elif len(called) == 1 or len(matching) == 1:
            (chosen,) = called if len(called) == 1 else matching
        elif matching:
            shown = called or matching
            _show(shown, len(shown))
            say("Which of these?")
            continue
        elif take(answer):
            chosen = Choice(answer, answer)
        else:
            continue
        say(f"  {chosen.name}")
        picked += [] if chosen.word in picked else [chosen.word]
        if not several:
            break
    return tuple(picked)


def _show(shown: Sequence[Choice], of: int) -> None:
    for number, choice in enumerate(shown, 1):
        say(f"  {number:2}  {choice.name}")
    if of > len(shown):
        say(f"      and {of - len(shown)} more: type part of a name, or ? to see all")


def type_text(question: str, end: str = ".") -> str:
    """A text of several lines, as typed or pasted, up to a line that says `end` and nothing else, or to Ctrl-D."""
    say(f"{question} End it with a line that has only '{end}' on it.")
    lines: list[str] = []
    try:
        while (line := _read_line("")).strip() != end:
            lines.append(line)
    except Stopped:
        pass  # keep what was pasted; whoever means to stop can do so at the next question
    return "\n".join(lines).strip("\n")


def agree(question: str) -> bool:
    """Whether the answer is yes. Raises Stopped."""
    answer = ask(
        f"{question} (yes or no)", lambda answer: "" if answer.lower() in ("y", "n", "yes", "no") else "Type yes or no."
    )
    return answer.lower().startswith("y")


def _read() -> str:
    return " ".join(_read_line("> ").split())


def _read_line(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError:
        raise Stopped from None

"""Questions on the terminal: asked again until the answer can be used."""

import sys
from collections.abc import Callable, Sequence

from scripts.arguments import say

Check = Callable[[str], str]
"""What is wrong with an answer, in a sentence; empty where nothing is."""


class Stopped(Exception):
    """The person has ended the conversation (Ctrl-D)."""


def can_ask() -> bool:
    """Whether somebody sits at the terminal who could answer."""
    return sys.stdin.isatty()


def ask(question: str, check: Check = lambda answer: "", *, default: str = "", may_be_empty: bool = False) -> str:
    """The answer to a question, without spaces at its ends. Enter alone gives `default`. Raises Stopped."""
    ending = f" [{default}]" if default else " (Enter for none)" if may_be_empty else ""
    while True:
        say(f"{question}{ending}")
        answer = _read() or default
        if not answer and not may_be_empty:
            say("  An answer is needed here. Ctrl-D stops, and nothing is changed.")
        elif answer and (sentence := check(answer)):
            say(f"  {sentence}")
        else:
            return answer


def choose(question: str, choices: Sequence[tuple[str, str]], *, may_be_empty: bool = False) -> str:
    """One of a few: each has its word and what it means. It is chosen by its number or its word. Raises Stopped."""
    for number, (word, meaning) in enumerate(choices, 1):
        say(f"  {number:2}  {word}{f': {meaning}' if meaning else ''}")
    words = [word for word, _ in choices]

    def check(answer: str) -> str:
        if answer.lower() in words or (answer.isdecimal() and 1 <= int(answer) <= len(words)):
            return ""
        return f"Type a number from 1 to {len(words)}, or one of the words."

    answer = ask(question, check, may_be_empty=may_be_empty)
    return words[int(answer) - 1] if answer.isdecimal() and answer not in words else answer.lower()


def agree(question: str) -> bool:
    """Whether the answer is yes. Raises Stopped."""
    answer = ask(
        f"{question} (yes or no)", lambda answer: "" if answer.lower() in ("y", "n", "yes", "no") else "Type yes or no."
    )
    return answer.lower().startswith("y")


def _read() -> str:
    try:
        return " ".join(input("> ").split())
    except EOFError:
        raise Stopped from None

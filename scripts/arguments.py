"""What the commands share: their options, their sentences for wrong usage, and how they end.

Exit status: 0 done, 1 the archive has problems, 2 wrong usage.
"""

import argparse
import datetime as dt
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn, TypeVar

from schema.characters import visible
from schema.dates import NotADate, parse_date
from schema.sentences import counted, did_you_mean, listed
from scripts.edit.journal import undo_unfinished

Given = TypeVar("Given")

DONE, HAS_PROBLEMS, WRONG_USAGE = 0, 1, 2
DEFAULT_ARCHIVE = "resolutions"

MOST_NAMED = 6
"""The most files that are named of a change that was undone."""

# argparse's messages and ours. Its words differ between versions of Python; what matches none is shown as it is.
_SENTENCES = (
    (r"argument (?P<name>[^:]+): expected (?:one|at least one) argument", "{name} needs a value after it."),
    (r"argument (?P<name>[^:]+): ignored explicit argument (?P<value>.+)", "{name} takes no value."),
    (r"argument (?P<name>[^:]+): (?P<sentence>.+)", "{name}: {sentence}"),
    (r"the following arguments are required: (?P<name>.+)", "This is missing: {name}."),
)


class Option(NamedTuple):
    """An argument of a command: its name, the word for its value in the help, and its help.

    Without that word it is a flag, and without hyphens it has to be given. One that repeats is a list. `more` is as for argparse.
    """

    name: str
    metavar: str
    help: str
    default: object = ""
    type: Callable[[str], object] | None = None
    repeats: bool = False
    dest: str = ""
    more: Mapping[str, Any] = MappingProxyType({})

    @property
    def answer(self) -> str:
        """The name of the answer that it gives: `--judged-by` → `judged_by`, unless `dest` is another."""
        return self.dest or self.name.lstrip("-").replace("-", "_")

    @property
    def declared(self) -> dict[str, Any]:
        """The same for argparse, besides its name."""
        if not self.metavar:
            return {"action": "store_true", "help": self.help}
        value = {"metavar": self.metavar, "type": self.type, **self.more} | ({"dest": self.dest} if self.dest else {})
        if self.repeats:
            return value | {"action": "append", "default": [], "help": f"{self.help}; may be repeated"}
        return value | {"default": self.default, "help": self.help}


class Arguments(argparse.ArgumentParser):
    """The arguments of one command. Wrong usage ends the program with a sentence and status 2."""

    def __init__(
        self,
        command: str,
        purpose: str,
        *options: Option,
        guide: str = "",
        groups: Mapping[str, Sequence[Option]] = MappingProxyType({}),
        example: str = "",
    ) -> None:
        """`command` is the verb, as in `python -m scripts.check`; `purpose` one sentence that --help shows.

        `guide` is what --help shows below the options, line by line as it is given; `groups` are further options, by their
        headings; `example` is the command in the form for `make`, shown where something required is missing.
        """
        self.example = example
        super().__init__(
            prog=f"python -m scripts.{command}", description=purpose, epilog=guide, allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter if guide else argparse.HelpFormatter,
        )  # fmt: skip
        for group, listed_there in ((self, options), *((self.add_argument_group(one), groups[one]) for one in groups)):
            for option in listed_there:
                group.add_argument(option.name, **option.declared)

    def parse_args(self, args: Sequence[str] | None = None, namespace: object = None) -> argparse.Namespace:  # type: ignore[override]
        """The options. Ends the program with a sentence where one is unknown or cannot be used."""
        arguments, unknown = self.parse_known_args(args)
        if unknown:
            options = [option for action in self._actions for option in action.option_strings]
            word = unknown[0].partition("=")[0]
            what = "option" if word.startswith("-") else "argument"
            self.error(f"There is no {what} '{word}'. {did_you_mean(word, options)}".strip())
        if lacking := [action for action in self._actions if action.required and getattr(arguments, action.dest) == ""]:
            # `make` passes an empty text where its variable is not set.
            names = [
                str(action.metavar) if not action.option_strings else action.option_strings[-1] for action in lacking
            ]
            self.error(f"This is missing: {', '.join(names)}.")
        if getattr(arguments, "as_of", "") is None:
            arguments.as_of = dt.date.today()
        if "archive" in arguments:
            self._undo_unfinished(arguments.archive)
        return arguments

    def _undo_unfinished(self, archive: str) -> None:
        """Undo a change of an archive that an earlier command could not finish."""
        try:
            files = undo_unfinished(Path(archive))
        except OSError as error:
            self.error(f"A change of {archive} was interrupted, and cannot be undone: {error.strerror or error}.")
        if files:
            more = len(files) - MOST_NAMED
            named = [*files[:MOST_NAMED], counted(more, "other file")] if more > 0 else files
            say_beside(f"A change of {listed(named)} was interrupted before it was finished. It was undone.")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where to read what is right."""
        for pattern, sentence in _SENTENCES:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = sentence.format(**match.groupdict())
                break
        if self.example and message.startswith("This is missing: "):
            message = f"{message} For example: {self.example}"
        print(f"{visible(message)}\n{self.prog} --help shows every option.", file=sys.stderr)
        sys.exit(WRONG_USAGE)


def options_by_answer(*groups: Sequence[Option]) -> dict[str, str]:
    """The option by which each answer is given: `judged_by` → `--judged-by`."""
    return {option.answer: option.name for options in groups for option in options}


def answers_in(arguments: argparse.Namespace, model: type[Given], prefix: str = "") -> Given:
    """A dataclass of answers, each as the option of its name after the prefix gives it, empty where there is none."""
    given = {one.name: getattr(arguments, prefix + one.name, "") for one in fields(model)}  # type: ignore[arg-type]
    return model(**{name: tuple(value) if isinstance(value, list) else value for name, value in given.items()})


def one_of(*words: str) -> Callable[[str], str]:
    """The type of an option that takes one of a few words."""

    def choose(text: str) -> str:
        if text not in words:
            hint = did_you_mean(text, words) or f"It may be {listed(words, 'or')}."
            raise argparse.ArgumentTypeError(f"'{text}' is not allowed here. {hint}")
        return text

    return choose


def _folder(text: str) -> str:
    if not Path(text).is_dir() or not text:
        hint = "Call this from the top folder, or name the archive's folder: --archive DIR."
        raise argparse.ArgumentTypeError(f"There is no folder '{text}'. {hint}")
    return text.rstrip("/") or text


def _day(text: str) -> dt.date:
    try:
        date = parse_date(text)
    except NotADate as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not date.is_day:
        raise argparse.ArgumentTypeError(f"'{text}' is not one day. Write year, month and day: 2026-11-21.")
    return date.first


ARCHIVE = Option(
    "--archive", "DIR", f"the folder that holds the archive (default: {DEFAULT_ARCHIVE})", DEFAULT_ARCHIVE, _folder
)
"""`arguments.archive` is the folder's path as typed, which exists."""

AS_OF = Option("--as-of", "DATE", "show what was known on this day, such as 2026-11-21 (default: today)", None, _day)
"""`arguments.as_of` is a day, today if none is given."""

WRITE = Option("--write", "", "write what the plan shows (without it: only show it)")


def say(text: str) -> None:
    """Print for the person who typed the command. Where the reader has gone (`| head`), go on in silence."""
    try:
        print(visible(text), flush=True)
    except BrokenPipeError:
        # Python flushes once more when it ends; that must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_beside(text: str) -> None:
    """Print something that is not part of a command's output, on standard error."""
    print(visible(text), file=sys.stderr, flush=True)


def say_progress(done: int, of: int) -> None:
    """Report progress every 25 pages of a document of more than 50."""
    if of > 50 and (done % 25 == 0 or done == of):
        say_beside(f"Read {done} of {of} pages.")


class Ended(Exception):
    """A command that cannot go on: what it says, and its exit status."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


Command = Callable[[Sequence[str]], int]


def command(main: Command) -> Command:
    """A command that prints why it ended, wherever Ended was raised."""

    @wraps(main)
    def ended(argv: Sequence[str]) -> int:
        try:
            return main(argv)
        except Ended as end:
            say(str(end))
            return end.status

    return ended


OBJECTS = 50_000
"""How many objects are made before the collector looks for those that nobody needs: with the usual 700, it takes a fifth of a check
of many records, and a tenth of a build."""


def run(command: Command) -> NoReturn:
    """Run a command with what was typed after its name, and end with its exit status."""
    gc.set_threshold(OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        # A title may hold a character that an old terminal cannot show; its number is printed instead.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        _end(command(sys.argv[1:]))
    except KeyboardInterrupt:
        say_beside("Stopped. What was not finished is undone.")
        sys.exit(130)


def _end(status: int) -> NoReturn:
    """End the process at once. To take a large archive apart in memory first takes a tenth of a build after one edit."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # the reader has gone, or there is no such stream
            stream.flush()
    os._exit(status)

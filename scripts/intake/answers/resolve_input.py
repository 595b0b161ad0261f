"""The motion, meeting, clauses or progress that a typed answer means."""

import re
from collections.abc import Iterable

from pydantic import TypeAdapter, ValidationError

from schema.archive import Archive, Record
from schema.fields import Letters
from schema.numbers import NUMBER, notice_key, number_key
from schema.sentences import did_you_mean, listed, nearest
from schema.terms import ClauseKind
from scripts.intake.answers.answer_problem import shown


class CannotUse(Exception):
    """An answer that cannot be used; the message says why, in sentences."""


def find_motion(archive: Archive, text: str) -> Record:
    """The motion that is meant by its key (`2018/12`), its page's address, its file, or its reference
    (`AGM 2018, Resolution 12`). Raises CannotUse where it is none, or cannot be read."""
    key = re.split(r"[#?]", text.strip())[0].strip("/").lower().removesuffix(".yaml")
    key = "/".join(key.split("/")[-2:])
    record = archive.find(key) or _find_by_reference(archive, text)
    if record:
        return record
    if key in archive.unread:
        raise CannotUse(f"{key} cannot be read. `make check` says what is wrong with it.")
    near = nearest(key, archive.records, 2)
    hint = (
        f"The nearest {'is' if len(near) == 1 else 'are'} {listed(near)}."
        if near
        else "Write meeting and motion: 2018/12, or AGM 2018, Resolution 12."
    )
    raise CannotUse(f"There is no motion '{shown(text)}'. {hint}")


def _find_by_reference(archive: Archive, text: str) -> Record | None:
    """The motion of a reference: the meeting's name, then what its number is, then the number."""
    plain = " ".join(text.lower().split())
    for key, meeting in archive.meetings.items():
        match = re.search(
            rf"\b{re.escape(meeting.name.lower())},? (resolution|motion) ({NUMBER})(?![\w.])", plain, re.IGNORECASE
        )
        if match:
            number = match[2]
            name = number_key(number) if match[1] == "resolution" else notice_key(number)
            return archive.find(f"{key}/{name}") or archive.find(f"{key}/{number_key(number)}")
    return None


def find_meeting(archive: Archive, text: str) -> str:
    """The key of the meeting that is meant by its key, its name or its page's address. Raises CannotUse."""
    key = text.strip().strip("/").lower().rpartition("/")[2]
    if current := archive.current("meetings", key):
        return current
    plain = " ".join(text.lower().split())
    named = [key for key, meeting in archive.meetings.items() if meeting.name.lower() == plain]
    if named:
        return named[0]
    held = f"Those held are {listed(list(archive.meetings))}." if archive.meetings else "The archive has none yet."
    hint = did_you_mean(key, archive.meetings) or held
    raise CannotUse(f"There is no meeting '{shown(text)}'. {hint}")


def read_letters(record: Record, text: str) -> tuple[str, ...]:
    """The clauses of a motion that are meant by `a`, `a-c` or `a, d`, and of which something can come.

    Raises CannotUse where one is no clause of it, or a position.
    """
    try:
        letters = TypeAdapter[tuple[str, ...]](Letters).validate_python(text.lower())
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        raise CannotUse(f"{context.get('sentence', '')} {context.get('hint', '')}") from None
    kinds = {clause.letter: clause.kind for clause in record.motion.clauses}
    for letter in letters:
        if letter not in kinds:
            raise CannotUse(f"{record.key} has no clause {letter}. {record.motion.clauses_sentence}")
        if kinds[letter] is ClauseKind.POSITION:
            raise CannotUse(f"Clause {letter} is a position, and nothing can come of it.")
    return letters


def read_progress(record: Record, answers: Iterable[str]) -> dict[str, str]:
    """What came of which clause, by its letter, from `a=partly met` or `a-c: met`; more than one with commas between.

    Raises CannotUse. The words of progress are left for the reader of records to judge.
    """
    progress: dict[str, str] = {}
    for part in (part for words in answers for part in words.split(",")):
        letters, equals, word = (text.strip().lower() for text in re.sub(r"[:=]", "=", part, count=1).partition("="))
        if not equals or not word:
            raise CannotUse(
                f"'{shown(part.strip())}' does not say what came of which clause. Write it like this: a: partly met."
            )
        for letter in read_letters(record, letters):
            if progress.setdefault(letter, word) != word:
                raise CannotUse(f"clause {letter} is given twice.")
    return progress

"""The record of a meeting that is new to the archive."""

import re
from collections.abc import Iterator

from schema.archive import Archive
from schema.terms import BodyKind, MeetingKind, Quorum
from scripts.edit.outcomes import Fields, free_key, without_blanks


def year_of(key: str) -> int:
    """The year in a meeting's key: `2019-sgm` → 2019."""
    return int(key[:4])


def meeting_key_of(archive: Archive, answer: str) -> str:
    """The key of a meeting by its key, a former key or its name; as typed, in lower case, where there is none.

    A meeting that is not there yet is known by the name that it would have: `AGM 2027`.
    """
    name = " ".join(answer.lower().split())
    named = next((key for key, meeting in archive.meetings.items() if meeting.name.lower() == name), name)
    if current := archive.current("meetings", named):
        return current
    year = re.search(r"\b[12]\d{3}$", name)
    return year.group() if year and meeting_name(archive, year.group()).lower() == name else named


def meeting_name(archive: Archive, key: str) -> str:
    """What a meeting is called in a reference: its own name, else as meetings of its kind were: `AGM 2018`."""
    if meeting := archive.meetings.get(key):
        return meeting.name
    year, _, word = key.partition("-")
    for other_key, other in reversed(list(archive.meetings.items())):
        if other_key.partition("-")[2] == word and str(other.year) in other.name:
            return other.name.replace(str(other.year), year)
    if not word or _body_of_that_word(archive, key):
        return f"{_short_name(archive, deciding_body(archive, key))} {year}"
    return f"{word.upper() if word in ('sgm', 'tuc') else word.replace('-', ' ').title()} {year}"


def _short_name(archive: Archive, body_key: str) -> str:
    """What a body is called in the name of its meetings: its abbreviation; its key where that is its initials; its name."""
    body = archive.bodies.get(body_key)
    if body is None:
        return body_key.upper()
    for entry in archive.abbreviations.values():
        if entry.name.casefold() == body.name.casefold():
            return entry.short
    initials = "".join(word[0] for word in body.name.split()).casefold()
    return body_key.upper() if body_key == initials else body.name


def deciding_body(archive: Archive, key: str) -> str:
    """The body that decides at a meeting: the meeting's own, else by the word in its key, else the AGM."""
    if meeting := archive.meetings.get(key):
        return meeting.body
    meetings = _meetings_among_bodies(archive)
    first = "agm" if "agm" in meetings or not meetings else meetings[0]
    return _body_of_that_word(archive, key) or first


def _meetings_among_bodies(archive: Archive) -> list[str]:
    return [key for key, body in archive.bodies.items() if body.kind is BodyKind.MEETING]


def _body_of_that_word(archive: Archive, key: str) -> str:
    """The body whose key has the word of a meeting's key, as `sgm` in `2019-sgm`; empty where none has."""
    word, bodies = key.partition("-")[2], _meetings_among_bodies(archive)
    return word if word in bodies else next((body for body in bodies if word and word in body), "")


_SPECIAL = frozenset({"sgm", "egm", "special", "extraordinary", "emergency", "recall", "recalled"})
"""Words in the key of a meeting, or of the body that decides there, that make it a special general meeting."""


def meeting_kind(archive: Archive, key: str) -> MeetingKind:
    """Which meeting it is: of the kind that the last one with that word in its key was, else by the word itself and the
    body that goes by it. With any other word it is taken for another body's congress, which is a guess."""
    word = key.partition("-")[2]
    if not word:
        return MeetingKind.AGM
    if last := _last_of_that_word(archive, word):
        return last
    words = {*word.split("-"), *_body_of_that_word(archive, key).split("-")}
    if words & _SPECIAL:
        return MeetingKind.SGM
    return MeetingKind.SECTION if "section" in words else MeetingKind.CONGRESS


def _last_of_that_word(archive: Archive, word: str) -> MeetingKind | None:
    kinds = [meeting.kind for key, meeting in archive.meetings.items() if key.partition("-")[2] == word]
    return kinds[-1] if kinds else None


def new_meeting(archive: Archive, key: str, motion_list: Fields, held: str = "", place: str = "") -> Fields:
    """The record of a meeting that the archive does not have. Of its days, at least the year is known."""
    return without_blanks(
        {
            "kind": meeting_kind(archive, key).value, "name": meeting_name(archive, key), "year": str(year_of(key)),
            "body": deciding_body(archive, key), "held": held or str(year_of(key)), "place": place,
            "quorate": Quorum.NOT_RECORDED.value, "list": motion_list,
        }
    )  # fmt: skip


def to_fill_in(archive: Archive, key: str, held: str = "", said: str = "") -> Iterator[tuple[str, str]]:
    """What a person has to fill in or to look at in a new meeting's record: the field, and what is to stand there.

    `said` is the day that the document gives, with its words: `2024-10-05: line 2 says “…”`.
    """
    if not held:
        year = year_of(key)
        example = said or f"{year}-10-09/{year}-10-10"
        yield (
            "held",
            f"its day or days, such as {example}; then 'place:' and 'evidence:'.\n"
            "place: Town Hall, Harbour\nevidence:\n  - the key of the document that says so",
        )
    kind, word = meeting_kind(archive, key), key.partition("-")[2]
    if kind is MeetingKind.CONGRESS and not _last_of_that_word(archive, word):
        yield (
            "kind",
            f"whose meeting it was: '{kind.value}' means another body's, whose decisions are not this union's policy. "
            f"Of the union's own, write '{MeetingKind.SGM.value}' or '{MeetingKind.SECTION.value}'.",
        )
    if kind is not MeetingKind.AGM and not _body_of_that_word(archive, key):
        taken = deciding_body(archive, key)
        yield (
            "body",
            f"the body that decided; none in bodies.yaml has this meeting's word in its key, so '{taken}' stands here.",
        )


def free_document_key(archive: Archive, meeting_key: str, what: str) -> str:
    """A key for a new document of a meeting, with the word of its key or the body that decides there:
    `agm-2018-motions`, `sgm-2019-resolutions-2`, `gathering-2021-motions`."""
    year, _, word = meeting_key.partition("-")
    return free_key(
        f"{word or deciding_body(archive, meeting_key)}-{year}-{what}",
        lambda key: archive.current("documents", key) is not None,
    )

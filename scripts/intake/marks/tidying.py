"""Undoes what printing and copying do to a text, in steps: from lines as read to paragraphs.

Nothing falls away unnamed: a step gives back the lines that it set aside, each with its reason.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from scripts.intake.documents.lines import BULLET, Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.page_furniture import Step, page_furniture, without_footnotes, without_goes_on
from scripts.intake.marks.wrapping import goes_on_with, wrapped_heads
from scripts.intake.vocabulary.headings import is_upper_case
from scripts.intake.vocabulary.numbers import number


@dataclass(frozen=True, slots=True)
class Tidied:
    """The lines that are left, and those set aside, each with its reason."""

    lines: tuple[Line, ...]
    aside: tuple[tuple[Line, str], ...]


def tidy(
    lines: Sequence[Line], given: Mapping[int, Role] = MappingProxyType({}), starts: Collection[int] = ()
) -> Tidied:
    """All steps, in the order in which they must be taken.

    `given` are the roles of lines that are known already, by the lines' numbers: such a line is never set aside, and is
    joined to the one before it only where its role says so. `starts` begin a motion, and so a paragraph.
    """
    known = {*given, *starts}
    aside: list[tuple[Line, str]] = []
    kept = [with_plain_characters(line) for line in lines]
    for step in (_set_aside, _drawn_lines, _doubled, page_furniture, without_footnotes, without_goes_on):
        kept, fallen = step(kept)
        aside += [(line, reason) for line, reason in fallen if line.at[0] not in known]
        back = [line for line, _ in fallen if line.at[0] in known]
        kept = sorted([*kept, *back], key=lambda line: line.at) if back else kept
    kept = list(_lonely_marks_joined(kept, given))
    kept = list(_rejoined(kept, given, starts))
    kept = [part for line in kept for part in _headings_parted(line)]
    kept = [part for line in kept for part in _glued_entries_parted(line)]
    return Tidied(tuple(kept), tuple(aside))


# What is no part of the text ------------------------------------------------------------------------------------------


def _set_aside(lines: Sequence[Line]) -> Step:
    """What the reader found to stand beside the text, or to be empty."""
    return [line for line in lines if not line.aside and line.text], [
        (line, line.aside or "nothing that can be seen") for line in lines if line.aside or not line.text
    ]


_DRAWN = re.compile(r"([=\-–—_*~#.•])\1{2,}")


def _drawn_lines(lines: Sequence[Line]) -> Step:
    """Lines drawn across the page with characters. One right below a line makes that a heading: `Motion 1` over `--------`."""
    kept: list[Line] = []
    drawn: list[tuple[Line, str]] = []
    for line in lines:
        found = _DRAWN.fullmatch(line.text.strip()) if not line.cells else None
        if found is None:
            kept.append(line)
            continue
        drawn.append((line, "a line drawn across the page"))
        if kept and found[1] in "=-" and not line.blank_before and not kept[-1].heading:
            kept[-1] = replace(kept[-1], heading=1 if found[1] == "=" else 2)
    return kept, drawn


def _doubled(lines: Sequence[Line]) -> Step:
    """A long line that stands twice running was pasted or printed twice."""
    kept: list[Line] = []
    fallen: list[tuple[Line, str]] = []
    for line in lines:
        if kept and line.text == kept[-1].text and len(line.text) >= 40 and not line.cells:
            fallen.append((line, "the same line twice"))
        else:
            kept.append(line)
    return kept, fallen


# Lines that are one ---------------------------------------------------------------------------------------------------

_LONELY = re.compile(r"[•·●▪◦‣⁃]|\(?(?:[a-z]|[ivx]{1,4})[.)]")


def _lonely_marks_joined(lines: Sequence[Line], given: Mapping[int, Role]) -> Iterator[Line]:
    """A bullet or letter alone on its line, with its entry on the next, as PDFs and web pages have it."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None:
            if line.cells or _LONELY.fullmatch(line.text.strip()):
                yield waiting
            else:
                line = replace(waiting.joined(line, f"{waiting.text.strip()} {line.text.lstrip()}"), bold=line.bold)
            waiting = None
        if _LONELY.fullmatch(line.text.strip()) and not line.cells and line.at[0] not in given:
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def compounds_in(texts: Iterable[str]) -> set[str]:
    """The words with hyphens that stand in texts, in lower case: one of them that is parted at a line's end keeps its hyphen."""
    return {found.casefold() for text in texts for found in re.findall(r"\w+-\w+", text)}


def _rejoined(lines: Sequence[Line], given: Mapping[int, Role], starts: Collection[int]) -> Iterator[Line]:
    """Paragraphs that were wrapped, whole again, also across a page's end; words that were parted, one again."""
    compounds = compounds_in(line.text for line in lines)
    heads = wrapped_heads(lines, {*given, *starts})
    current: Line | None = None
    wrapped = 0
    for line in lines:
        role = given.get(line.at[0])
        wrapped = heads.get(line.at, wrapped - 1)
        goes_on = (
            role is Role.GOES_ON
            if role or line.at[0] in starts
            else current is not None
            and current.at[-1] not in given
            and ((wrapped > 0 and line.at not in heads) or goes_on_with(current, line))
        )
        if current is not None and goes_on:
            current = current.joined(line, joined_text(current.text, line.text, compounds))
        else:
            if current is not None:
                yield current.with_text(current.text.rstrip("\u00ad"))
            current = line
    if current is not None:
        yield current.with_text(current.text.rstrip("\u00ad"))


_KEEPS_HYPHEN = re.compile(
    r"\b(?:self|non|cross|anti|ex|well|long|short|part|full|half|co|on|off|face-to|day-to|multi|\d+)-$", re.IGNORECASE
)


def joined_text(text: str, after: str, compounds: set[str]) -> str:
    """Two lines of one paragraph. A word parted at the line's end is one again; a compound keeps its hyphen."""
    text, after = text.rstrip(), after.lstrip()
    if text.endswith("\u00ad"):
        return text[:-1] + after
    if text.endswith("-") and re.search(r"\w-$", text) and after[:1].islower():
        last = re.findall(r"[\w-]+$", text)[0]
        whole = (last + re.findall(r"^\w+", after)[0]).casefold()
        keeps = whole in compounds or _KEEPS_HYPHEN.search(text)
        return text + after if keeps else text[:-1] + after
    if re.search(r"\w[-/]$", text):
        return text + after
    return f"{text} {after}"


# Lines that are several -----------------------------------------------------------------------------------------------

_GLUED_HEADING = re.compile(
    r"(?P<heading>[A-Z][A-Z&’' ,–/-]{6,80}[A-Z])\s+(?P<motion>(?:(?:CA|EM?|C)?\d{1,3}[.)]|Motion \d+|Resolution \d+)\s*.*)"
)


def _headings_parted(line: Line) -> Iterator[Line]:
    """`HEALTH COMMITTEE 25. Healthy Workplace?` is a heading and a motion."""
    found = _GLUED_HEADING.fullmatch(line.text.strip()) if not line.cells else None
    if found and is_upper_case(found["heading"]) and not number(line.text):
        yield line.with_text(found["heading"])
        yield replace(line, text=found["motion"], blank_before=False)
    else:
        yield line


def _glued_entries_parted(line: Line) -> Iterator[Line]:
    """`• one thing, • another` is two entries of a list."""
    parts = (
        re.split(r"(?<=\S)\s+(?=[•●▪◦‣⁃]\s)", line.text)
        if re.match(r"\s*[•●▪◦‣⁃]", line.text) and not line.cells
        else [line.text]
    )
    for at, part in enumerate(parts):
        yield line.with_text(part) if not at else replace(line, text=part, blank_before=False)


# Symbol fonts keep their bullets in the private area; what they look like there is a bullet.
_BULLETS = re.compile(
    "^\\s*(?:[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u2219\u25a0\u25aa\u25fc\u2666\u27a2]|[\u2713\u2714](?=.{5})|o(?=\t|\\s{2,})|\\(cid:\\d+\\)(?=\\s))\\s*"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_WINDOWS = re.compile("[\x80-\x9f]")
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_UNKNOWN_SIGN = re.compile(r"(?<=\s)\(cid:\d+\)(?=\s)")


def with_plain_characters(line: Line) -> Line:
    """A line with the characters that are meant, in its text and its cells."""
    text = plain_characters(line.text)
    return (
        replace(line, text=text, cells=tuple(map(plain_characters, line.cells))) if line.cells else line.with_text(text)
    )


_RUN = re.compile(r" {4,}")
"""Longer runs of spaces say no more than three: a line of nothing else costs no time further on."""


def plain_characters(text: str) -> str:
    """A text without what nobody sees: spaces of all kinds are spaces, soft hyphens and marks of direction are gone.

    Ligatures (ﬁ) are two letters again, bullets of symbol fonts are bullets, and a character that Windows-1252 has where
    Unicode has a control character is the one meant. A soft hyphen at the end of a line stays: see tidying.
    """
    ends_soft = text.rstrip().endswith("\u00ad")
    text = _WINDOWS.sub(lambda match: match.group().encode("latin-1").decode("cp1252", errors="ignore"), text)
    text = _UNKNOWN_SIGN.sub(BULLET, _BULLETS.sub(f"{BULLET} ", text))
    text = _RUN.sub("   ", _UNSEEN.sub("", _SPACES.sub(" ", text))).translate(_LIGATURES)
    text = _PRIVATE.sub("", text)
    return unicodedata.normalize("NFC", text).strip(" \r\n") + ("\u00ad" if ends_soft else "")

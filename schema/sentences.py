"""How lists, counts and quotations are said in a sentence, and which known word is meant by one that is not known."""

import difflib
import re
from collections.abc import Iterable, Sequence

from schema.characters import of_another_alphabet
from schema.language import _, current, joined, list_said, ngettext


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key by which `9` comes before `10` and `m9` before `m10`."""
    parts: list[str] = [""]
    for character in text:
        if parts[-1] and parts[-1][-1].isdecimal() != character.isdecimal():
            parts.append("")
        parts[-1] += character
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def nearest(word: str, known: Iterable[str], count: int = 1) -> list[str]:
    """The known words most like the one typed, best first."""
    return difflib.get_close_matches(word, list(known), n=count, cutoff=0.6)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean 'carried'?`, or nothing where no known word is near."""
    result = nearest(word, known)
    return meant(word, result[0]) if result else ""


def meant(word: str, known: str) -> str:
    """`Did you mean 'carried'?` And where the word looks the same, why it is not."""
    return f"Did you mean '{known}'? {of_another_alphabet(word)}".rstrip()


def listed(words: Sequence[str], joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return joined(words)
    if current():
        return list_said(words, joint)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def in_runs(names: Iterable[str]) -> list[str]:
    """Numbers in their order, neighbours together: `1`, `2`, `3`, `ca1`, `ca2` → `1–3`, `ca1–2`."""
    runs: list[list[str]] = []
    for name in names:
        letters, digits = re.fullmatch(r"(\D*)(.*)", name, re.DOTALL).groups()  # type: ignore[union-attr]
        before = f"{letters}{int(digits) - 1}" if digits.isdecimal() else ""
        if runs and runs[-1][-1] == before:
            runs[-1].append(name)
        else:
            runs.append([name])
    return [run[0] if len(run) == 1 else "–".join((run[0], re.sub(r"^\D+", "", run[-1]))) for run in runs]


def named(noun: str, names: Sequence[str]) -> str:
    """`clause a`, `clauses a and c`."""
    if current():
        return ngettext(f"{noun} {{names}}", f"{noun}s {{names}}", len(names), names=listed(names))
    return f"{noun}{'' if len(names) == 1 else 's'} {listed(names)}"


def shortened(text: str, most: int = 60) -> str:
    """A text as a message quotes it: on one line, and its beginning where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`1 motion`, `3 motions`, `no motions`."""
    if current():
        many = plural or f"{singular}s"
        return ngettext(f"{{number}} {singular}", f"{{number}} {many}", number) if number else _(f"no {many}")
    return f"{number or 'no'} {singular if number == 1 else plural or singular + 's'}"

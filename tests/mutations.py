"""Mistakes in an archive, of every kind that a person or a tool can make: each takes the lines of a file, or whole files.

A seed says which mistakes are made, so that one that is found to matter can be made again.
"""

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.mutations_of_files import DISTURBANCES

VALUES = (
    "x", "0", "-1", "01", "1e9", "9999999999", "null", "~", "yes", "no", "true", "not recorded", "TO FILL IN", "?", "''", '""', "[]", "{}",
    "2018", "2018-13-45", "2018-02-30", "0001-01-01", "9999-12-31", "2018~", "2018?/2020", "../2018", "2108-01-01",
    "2018/1", "[2018/1]", "[1999/99]", "2018/1, 2018/2", "a", "a-z", "z", "a, a", "A", "agm", "nobody", "harbour-branch",
    "carried", "Carried", "lost", "passed", "45 for, 12 against", "0 for, 0 against", "12 against", "unanimously", "12-3",
    "Motion #3 for all", "a: b", "- a", "> a", "| a", "& a", "* a", "% a", "@ a", "` a", "! a", "'a", '"a', "a # b", "a\\tb",
    "W" * 70_000, "word " * 4_000, "ʼn ß ﬁ İ ǆ", "Ŵy ŷ", "e\u0301", "مرحبا بالعالم", "\u202eabc", "\u200b", "\ufeff", "\u00a0", "🚢" * 40, "\x07", "\x1b[31m",
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'href="nowhere.html"', '<a href="nowhere.html">x</a>', "[x](nowhere.html)",
    "[x](javascript:alert(1))", "[x](https://a.example/ y)", "![x](x.png)", "{{ 7 * 7 }}", "{% raw %}", "[[slot:content]]", "]]>", "-->", "\\end{x}", "#let x = 1",
    "$x$", "=1+1", "+1", "https://a.example", "https://", "ftp://a.example/", "mailto:a@b.example", "//a.example/x", "a@b.example", "../../etc/passwd", "CON", ".", "..", "/",
    "index", "book", "motion.json", "p1", "outcome", "summary", "m1", "comp-1", "ca1",
)  # fmt: skip
"""What is put in the place of a value."""

DATES = (
    "0000", "0001", "0999", "1000", "1582-10-10", "1700-02-29", "1900-02-29", "2000-02-29", "2024-02-29", "2023-02-29", "9999", "9999-12-31",
    "9999~", "9999/2018", "2018/9999", "1000-01-01/9999-12-31", "2018-21", "2018-24~", "2018-25", "2018-10/2018-10", "2018-10-05/2018-10",
    "2018-12-31/2018-01-01", "2018?/2019~", "2018%", "2018-10-05%", "201X", "20180105", "05/10/2018", "5 October 2018", "2018-1-5", "2018-10-5",
    "+2018", "-0044", "2018-00", "2018-12-00", "2026-11-21", "2026-11-22", "2027-02-29", "2108", " 2018", "2018 ", "2018\u00a0", "٢٠١٨", "２０１８",
)  # fmt: skip
"""Days at the edges of what a calendar, ISO 8601-2 or a computer knows."""

NUMBERS = (
    "0", "00", "007", "1.0", "1e3", "0x10", "0o17", "1_000", "1,000", "9999999", "10000000", "-0", "+7", "١٢", "²", "Ⅳ", "½", "NaN", ".inf", "6.1", "A12", "12A", "CA1",
)  # fmt: skip

CHARACTERS = (
    "\u0301", "\u0308\u0308\u0308", "\u00ad", "\u200d", "\u200f", "\u2028", "\u2029", "\u2066", "\u3000", "\ufffd", "\ufffe", "\ue000", "\U0001f469\u200d\U0001f4bb",
    "\U000e0041", "\U0010ffff", "\x85", "\x1f", "\x00", "\ud800", "ﷺ", "İ", "ẞ", "Σς", "Ǆ", "ﬀ", "ⅷ", "\u1160", "ก\u0e33", "\t", "\r", "\x0b", "’", "“", "–", "…", "№",
)  # fmt: skip
"""Characters that change their length, their place, their direction or their case, or that are no characters at all."""

LINE = re.compile(r"^(?P<begin>\s*(?:- )?(?:[\w-]+:)?\s?)(?P<value>.*)$")

Mutate = Callable[[random.Random, list[str]], list[str]]


def put_a_value(chance: random.Random, lines: list[str]) -> list[str]:
    """Another value on a line."""
    place = chance.randrange(len(lines))
    match = LINE.match(lines[place])
    begin = match["begin"] if match else ""
    return [*lines[:place], f"{begin}{chance.choice(VALUES)}", *lines[place + 1 :]]


def take_a_value_from_elsewhere(chance: random.Random, lines: list[str]) -> list[str]:
    """A value of one line on another."""
    source, target = (LINE.match(chance.choice(lines)) for _ in range(2))
    place = chance.randrange(len(lines))
    match = LINE.match(lines[place])
    if not (source and target and match):
        return lines
    return [*lines[:place], f"{match['begin']}{source['value']}", *lines[place + 1 :]]


def drop_lines(chance: random.Random, lines: list[str]) -> list[str]:
    """One line or several are missing."""
    place = chance.randrange(len(lines))
    return [*lines[:place], *lines[place + chance.choice((1, 1, 1, 2, 5)) :]]


def repeat_lines(chance: random.Random, lines: list[str]) -> list[str]:
    """One line or several stand twice."""
    place, count = chance.randrange(len(lines)), chance.choice((1, 1, 2, 4, 8))
    return [*lines[: place + count], *lines[place : place + count], *lines[place + count :]]


def move_a_line(chance: random.Random, lines: list[str]) -> list[str]:
    """A line stands somewhere else."""
    lines = list(lines)
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return lines


def indent_a_line(chance: random.Random, lines: list[str]) -> list[str]:
    """A line begins further in, or further out, or with a tab."""
    place = chance.randrange(len(lines))
    line = lines[place]
    return [
        *lines[:place],
        chance.choice((f"  {line}", f" {line}", line.lstrip(), f"\t{line}", line[2:])),
        *lines[place + 1 :],
    ]


def slip_a_key(chance: random.Random, lines: list[str]) -> list[str]:
    """A character too many, too few, or another one."""
    place = chance.randrange(len(lines))
    line = lines[place]
    at = chance.randrange(len(line) + 1)
    slip = chance.choice(("", chance.choice("abz019:#-'\"[]{}|>&*!%@`,. \t\u00e9\u2019")))
    return [*lines[:place], line[:at] + slip + line[at + chance.choice((0, 1)) :], *lines[place + 1 :]]


def put_a_character(chance: random.Random, lines: list[str]) -> list[str]:
    """A character within a line that changes its length, its direction or its case; or very many of one."""
    place = chance.randrange(len(lines))
    line = lines[place]
    at = chance.randrange(len(line) + 1)
    return [
        *lines[:place],
        line[:at] + chance.choice(CHARACTERS) * chance.choice((1, 1, 1, 200)) + line[at:],
        *lines[place + 1 :],
    ]


def put_a_date_or_number(chance: random.Random, lines: list[str]) -> list[str]:
    """Another date where one stands, another number where one stands: at the edges of what there is."""
    dated = [n for n, line in enumerate(lines) if re.search(r"\d", line)]
    if not dated:
        return lines
    place = chance.choice(dated)
    match = LINE.match(lines[place])
    begin, value = (match["begin"], match["value"]) if match else ("", lines[place])
    texts = DATES if re.match(r"['\"]?\d{4}(\D|$)", value) else (*NUMBERS, chance.choice(DATES))
    if chance.random() < 0.3:  # within the value
        return [
            *lines[:place],
            begin + re.sub(r"\d+", lambda _: chance.choice(texts), value, count=1),
            *lines[place + 1 :],
        ]
    return [*lines[:place], begin + chance.choice(texts), *lines[place + 1 :]]


def change_a_type(chance: random.Random, lines: list[str]) -> list[str]:
    """One value where a list stands, a list or a group where one value stands; or a list in a list."""
    place = chance.randrange(len(lines))
    match = LINE.match(lines[place])
    if not match:
        return lines
    begin, value = match["begin"], match["value"]
    pad = " " * (len(begin) - len(begin.lstrip()) + 2)
    changed = chance.choice((
        f"{begin}[{value}]", f"{begin}{{{value}}}", f"{begin}{{a: {value}}}", f"{begin}\n{pad}- {value}", f"{begin}\n{pad}a: {value}",
        f"{begin}\n{pad}- - {value}", f"{begin}|\n{pad}{value}", f"{begin}>-\n{pad}{value}\n\n{pad}{value}", f"{begin}'{value}'", f'{begin}"{value}"',
        begin.replace("- ", "", 1) + value, f"- {begin}{value}", f"{begin}!!str {value}", f"{begin}&x {value}", f"? {begin}{value}", f"{begin}{value}\n---\n{begin}{value}",
    ))  # fmt: skip
    return [*lines[:place], *changed.split("\n"), *lines[place + 1 :]]


ESCAPES = (
    r"\0", r"\a", r"\b", r"\e", r"\n", r"\t", r"\r\n", r"\_", r"\N", r"\L", r"\P", r"\x00", r"\x1b[31m", r"\x7f", r"\u202e", r"\u200b", r"\ufeff", r"\ud800", r"\ud83d\ude00",
    r"\U0001f600", r"\U00110000", r"\uffff", r"\/", r"\q", r"\u12", "\\\n  ", r"\ ", r"\u0301", r"\xa0", r"\u2028",
)  # fmt: skip


def write_as_yaml_may(chance: random.Random, lines: list[str]) -> list[str]:
    """What YAML allows and no record needs: escapes in quotes, a value named and repeated, documents, blocks of every kind."""
    place = chance.randrange(len(lines))
    match = LINE.match(lines[place])
    begin, value = (match["begin"], match["value"]) if match else ("", lines[place])
    pad = " " * (len(begin) - len(begin.lstrip()) + chance.choice((1, 2, 4)))
    at = chance.randrange(len(value) + 1)
    other = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            inner = value.strip("'\"").replace("\\", "").replace('"', "")
            changed = f'{begin}"{inner[:at]}{chance.choice(ESCAPES)}{inner[at:]}"'
        case 1:
            changed = f"{begin}&a {value}"
            lines = [*lines[:other], (LINE.match(lines[other]) or {"begin": ""})["begin"] + "*a", *lines[other + 1 :]]
        case 2:
            before = (
                "%YAML 1.1\n---",
                "%YAML 9.9\n---",
                "%TAG ! x\n---",
                "---",
                "--- !x",
                "--- |",
                "...",
                "---\n---",
                "\ufeff",
                "# x\n\n",
                "<<: {a: b}",
                "? x\n: y",
            )
            return [*chance.choice(before).split("\n"), *lines]
        case 3:
            block = chance.choice(("|", ">", "|-", "|+", ">+", ">-", "|2", "|9", ">1-", "|0", "| #x", ">x"))
            changed = f"{begin}{block}\n{pad}{value[:at]}\n{chance.choice(('', chr(10), pad + chr(10), chr(9)))}{pad}{value[at:]}\n"
        case 4:
            changed = f"{begin}{value[:at]}\n{pad}{value[at:]}"
        case _:
            tag = chance.choice(
                (
                    "!!binary",
                    "!!int",
                    "!!null",
                    "!!python/object/apply:os.system",
                    "!x",
                    "!!set",
                    "!!timestamp",
                    "!<tag:x>",
                    "!!merge",
                    "! ",
                )
            )
            changed = f"{begin}{tag} {value}"
    return [*lines[:place], *changed.split("\n"), *lines[place + 1 :]]


MUTATIONS: tuple[Mutate, ...] = (
    put_a_value, put_a_value, put_a_value, take_a_value_from_elsewhere, drop_lines, repeat_lines, move_a_line, indent_a_line, slip_a_key,
    put_a_character, put_a_date_or_number, put_a_date_or_number, change_a_type, write_as_yaml_may, write_as_yaml_may,
)  # fmt: skip


def disturb_a_file(chance: random.Random, folder: Path, file: Path) -> None:
    """A file is gone, empty, cut off, or has a byte too many; a folder stands in its place, or beside it."""
    raw = file.read_bytes()
    match chance.randrange(6):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(b"")
        case 2:
            file.write_bytes(raw[: chance.randrange(len(raw) + 1)])
        case 3:
            changed = bytearray(raw or b" ")
            changed[chance.randrange(len(changed))] = chance.randrange(256)
            file.write_bytes(bytes(changed))
        case 4:
            file.unlink()
            file.mkdir()
        case _:
            (folder / chance.choice(("2018-x", "notes", "1700", "2018/sub"))).mkdir(parents=True, exist_ok=True)


def rename_a_file(chance: random.Random, folder: Path, file: Path) -> None:
    """A file is called otherwise, stands twice or in another folder, or its folder has another name or is gone."""
    folders = sorted(path for path in folder.iterdir() if path.is_dir())
    match chance.randrange(5):
        case 0:
            copies = ("1", "2", "m1", "x-y", "_x", "A", "6-1", "comp-1")
            shutil.copy(file, file.with_name(f"{chance.choice([name for name in copies if name != file.stem])}.yaml"))
        case 1:
            names = (
                "_x.yaml",
                "1.yml",
                "1.YAML",
                "1 copy.yaml",
                "1.yaml~",
                "ä.yaml",
                "x\u202ey.yaml",
                f"{'x' * 240}.yaml",
            )
            file.rename(file.with_name(chance.choice(names)))
        case 2 if folders:
            other = chance.choice(folders) / file.name
            if not os.path.lexists(other):
                chance.choice((shutil.copy, shutil.move))(file, other)
        case 3 if file.parent != folder:
            other_names = ("2017", "2018-x", "2018-sgm", "1000", "9999", "0000", "18", "2018-X", "2018 x")
            new = folder / chance.choice(other_names)
            if not new.exists():
                file.parent.rename(new)
        case _:
            shutil.rmtree(chance.choice(folders) if folders else folder)


def link_a_file(chance: random.Random, folder: Path, file: Path) -> None:
    """A file is a link: to itself, to nothing, out of the archive, or to another of its files."""
    others = [os.path.relpath(path, file.parent) for path in sorted(folder.rglob("*.yaml")) if path != file]
    file.unlink()
    file.symlink_to(
        chance.choice(
            (file.name, "/etc/hostname", "nowhere.yaml", "../../../README.md", *(others and [chance.choice(others)]))
        )
    )


def swap_a_field(chance: random.Random, files: list[Path]) -> None:
    """A field of one record stands in another, and the other's in the one; or the other's lines beneath one that it has."""
    first, second = chance.choice(files), chance.choice(files)
    texts = [_text(file) for file in (first, second)]
    blocks = [re.findall(r"^[\w-]+:.*\n(?:[ #-].*\n|\n(?=[ -]))*", text, re.MULTILINE) for text in texts]
    if first == second or not all(blocks):
        return
    one = chance.choice(blocks[0])
    same = [block for block in blocks[1] if block.partition(":")[0] == one.partition(":")[0]]
    other = chance.choice(same or blocks[1])
    _write(first, texts[0].replace(one, other, 1))
    _write(second, texts[1].replace(other, one, 1))


def rename_a_key(chance: random.Random, folder: Path, files: list[Path]) -> None:
    """A key is another one in a single place, in one file, or everywhere it stands."""
    words = re.findall(
        r"[a-z0-9]+(?:-[a-z0-9]+)+|\d{4}/[\w-]+|(?<=^)[a-z]+(?=:)", _text(chance.choice(files)), re.MULTILINE
    )
    if not words:
        return
    old, new = (
        chance.choice(words),
        chance.choice(("x-y", "a" * 100, "a" * 101, "agm", "0", "2018/1", "con", "index", "page-2", "a--b", "X-y")),
    )
    places = [file for file in files if old in _text(file)]
    how = chance.randrange(3)
    for file in places if how == 2 else [chance.choice(places)]:
        _write(file, _text(file).replace(old, new, 1 if how == 0 else -1))
    if how == 2 and chance.random() < 0.5:  # the files that are called so too
        for path in sorted(folder.rglob("*.yaml")):
            if f"{path.parent.name}/{path.stem}" == old and "/" in new:
                path.rename(path.with_name("m77.yaml"))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="surrogateescape")


def _write(file: Path, text: str) -> None:
    # Half a character is written as such: what a file holds may be no UTF-8.
    file.write_bytes(text.encode("utf-8", errors="surrogatepass"))


def mutate(folder: Path, seed: int) -> None:
    """Make a mistake or two in the archive in a folder."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        files = sorted(path for path in folder.rglob("*.yaml") if path.is_file() and not path.is_symlink())
        if not files:
            return
        lists = [path for path in files if path.parent == folder]
        file = chance.choice(lists if lists and chance.random() < 0.2 else files)
        kind = chance.random()
        if kind < 0.1:
            chance.choice(DISTURBANCES)(chance, folder, file)
        elif kind < 0.14:
            chance.choice((disturb_a_file, rename_a_file, link_a_file))(chance, folder, file)
        elif kind < 0.2:
            swap_a_field(chance, files)
        elif kind < 0.25:
            rename_a_key(chance, folder, files)
        else:
            _write(file, "\n".join(chance.choice(MUTATIONS)(chance, _text(file).split("\n"))))

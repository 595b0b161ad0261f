"""Mistakes that take a whole file, several files or a folder: how it is encoded, called, linked, and what stands beside it."""

import os
import random
import re
import shutil
import socket
from pathlib import Path

from schema.language import FOLDER, WORDS

ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7", "cp037")
LINE_ENDS = (b"\r\n", b"\r", b"\n\r", b"\x0b", b"\xc2\x85", b"\xe2\x80\xa8", b"\n\n", b" \n", b"\t\n")


def encode_otherwise(chance: random.Random, _folder: Path, file: Path) -> None:
    """A file is written in another encoding, or one of its letters is; or its lines end otherwise, all of them or one."""
    raw = file.read_bytes()
    match chance.randrange(5):
        case 0:
            text = raw.decode("utf-8", errors="replace")
            file.write_bytes(text.encode(chance.choice(ENCODINGS), errors="replace"))
        case 1:
            at = chance.randrange(len(raw) + 1)
            odd = (
                b"\xe9",
                b"\xc0\x80",
                b"\xed\xa0\x80",
                b"\xf4\x90\x80\x80",
                b"\xef\xbb\xbf",
                b"\xff",
                b"\x00",
                b"\x1a",
            )
            file.write_bytes(raw[:at] + chance.choice(odd) + raw[at:])
        case 2:
            file.write_bytes(raw.replace(b"\n", chance.choice(LINE_ENDS)))
        case 3:
            lines = raw.split(b"\n")
            place = chance.randrange(len(lines))
            lines[place] += chance.choice(LINE_ENDS).strip(b"\n")
            file.write_bytes(b"\n".join(lines))
        case _:
            file.write_bytes(
                raw.rstrip(b"\n") + chance.choice((b"", b"\n\n\n", b"\n...\n", b"\n---\n", b"\n\x00", b"\n# \xc3"))
            )


def grow(chance: random.Random, _folder: Path, file: Path) -> None:
    """A file holds far more than any record does: fields, entries, depth, or bytes."""
    raw, count = file.read_bytes(), chance.choice((300, 3_000))
    extra = chance.choice((
        "".join(f"field-{number}: x\n" for number in range(count)), "".join(f"k{number}:\n  name: K {number}\n" for number in range(count)),
        "x: " + "[" * count + "\n", "x: " + "{a: " * count + "\n", "".join(" " * number + "a:\n" for number in range(count // 10)),
        "formerly:\n" + "  - 2024/x\n" * count, "# comment\n" * count, "\n" * count, "updates:\n" + "  - date: 2020\n    event: acted on\n" * (count // 10),
        "topics:\n" + "".join(f"  - t{number}\n" for number in range(count // 10)), "x" * count + ": 1\n", "summary: >\n" + "  word\n\n" * count,
    ))  # fmt: skip
    file.write_bytes(raw.rstrip(b"\n") + b"\n" + extra.encode())
    if chance.random() < 0.02:
        file.write_bytes(b"# " + b"x" * 2_100_000)


NAMES = (
    "Meeting.yaml", "meeting.yml", "meeting.yaml.bak", "meeting.yaml ", " 1.yaml", "1.yaml\n", "a\nb.yaml", "a\tb.yaml", "a\x1b[31m.yaml", "a\u202egol.yaml",
    "\u0065\u0301.yaml", "\u00e9.yaml", "\udcff.yaml", "1\u00a0.yaml", "CON.yaml", "nul.yaml", "..yaml", ".yaml", "-.yaml", "--write.yaml", "1..yaml", "a--b.yaml",
    "ca01.yaml", "1a.yaml", "1A.yaml", "m0.yaml", "0.yaml", "00.yaml", "comp1.yaml", "x" * 100 + ".yaml", "x" * 101 + ".yaml", "#.yaml", "%2e.yaml", "&.yaml", "\U0001f6a2.yaml",
    "index.yaml", "book.yaml", "motion.yaml", "search.yaml", "Thumbs.db", ".DS_Store", "README.md", "desktop.ini", "1.yaml.orig", "~$1.yaml", "1 (1).yaml",
)  # fmt: skip
"""How files are called by accident, by other systems, and by those who wish a program ill."""

FOLDERS = (
    "2018 ",
    "2018-",
    "2018--x",
    "2018-x-y",
    "18",
    "02018",
    "2018_x",
    "2018-sgm",
    "2018-agm",
    "9999",
    "0000",
    "2018\u2011x",
    "\udcff",
    "words",
    "assets",
    "x",
    "2018-A",
    "2018.x",
)


def call_otherwise(chance: random.Random, folder: Path, file: Path) -> None:
    """A file or its folder is called as nobody would; or such a file stands beside it."""
    name = chance.choice(NAMES)
    match chance.randrange(3):
        case 0:
            _put(file.with_name(name), file.read_bytes())
        case 1:
            _put(file.with_name(name), file.read_bytes())
            if not file.with_name(name).samefile(file):
                file.unlink()
        case _:
            new = folder / chance.choice(FOLDERS)
            if file.parent != folder and not os.path.lexists(new):
                file.parent.rename(new)


def _put(path: Path, raw: bytes) -> None:
    if not os.path.lexists(path):
        path.write_bytes(raw)


def link_or_shut(chance: random.Random, folder: Path, file: Path) -> None:
    """A folder is a link, a file is a pipe, a socket or shut; or a second name of another file."""
    place = file.parent if file.parent != folder else folder / "2018"
    match chance.randrange(6):
        case 0 if place.is_dir():
            target = chance.choice((place.name, "..", ".", "/", "/etc", "nowhere", "2024", f"../{folder.name}/2018"))
            shutil.rmtree(place)
            place.symlink_to(target)
        case 1:
            other = folder / chance.choice(("2031", "2031-x", "_aside", "words", ".hidden"))
            if not os.path.lexists(other):
                other.symlink_to(chance.choice(("2018", "2024", ".", "/tmp", other.name)))
        case 2:
            file.unlink()
            os.mkfifo(file)
        case 3:
            file.unlink()
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(os.path.relpath(file))
        case 4:
            (file if chance.random() < 0.7 else place).chmod(chance.choice((0o000, 0o200, 0o444)))
        case _:
            other = file.with_name(chance.choice(("77.yaml", "m77.yaml", "x.yaml")))
            if not os.path.lexists(other):
                os.link(file, other)


PLURALS = (
    "nplurals=2; plural=(n != 1)", "nplurals=1; plural=0", "nplurals=6; plural=n%100", "nplurals=2; plural=n/0", "nplurals=2; plural=n%(n-3)", "nplurals=2; plural=-n",
    "nplurals=99; plural=n", "nplurals=2; plural=alert(1)", "nplurals=0; plural=0", "nplurals=2; plural=" + "(" * 60 + "n" + ")" * 60, "plural", "nplurals=2; plural=n**n", "",
)  # fmt: skip
TAGS = ("cy", "en", "en-GB", "en-US", "ar", "he", "xx", "zz-ZZ", "cy", "cy")
SAID = (
    "x", "", "\\n", "{", "{motion}", "{x}", "<a>x</a>", "</a>x<a>", "<b>", "[[slot:content]]", "{{ 7 }}", "<!-- x -->", "&lt;script&gt;", "&#0;", "&nbsp;", "\\\\", '\\"', "\u202ex",
    "مرحبا", "e\u0301" * 40, "W" * 5_000, "\\t", "\\x", "%s %(x)s", "]]>", "#let x = 1", "$x$", "\u0000",
)  # fmt: skip


def lay_words(chance: random.Random, folder: Path, _file: Path) -> None:
    """The site speaks another language, with a table of its own in which there are mistakes."""
    tag, union = chance.choice(TAGS), folder / "union.yaml"
    if not union.is_file() or union.is_symlink() or os.path.lexists(folder / FOLDER):
        return
    text = union.read_bytes().rstrip(b"\n") + f"\nlanguage: {tag}\n".encode()
    union.write_bytes(re.sub(rb"(?m)^language: .*\n(?=(?s:.*)^language)", b"", text))
    if chance.random() < 0.2:
        return
    entries = _entries()
    drawn = chance.sample(entries, chance.choice((1, 20, 400)))
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {chance.choice(PLURALS)};\\n"\n'
    body = "\n\n".join(
        re.sub(r'(msgstr(?:\[\d\])?) ".*"', lambda match: f'{match[1]} "{chance.choice(SAID)}"', entry)
        if chance.random() < 0.5
        else entry
        for entry in drawn
    )
    words = folder / FOLDER
    words.mkdir()
    name = (
        f"{tag if chance.random() < 0.9 else chance.choice(('CY', 'cy_GB', 'x', '../cy', 'cy.mo')).replace('/', '')}.po"
    )
    lines = f"{head}\n{body}\n".split("\n")
    if chance.random() < 0.3:
        place = chance.randrange(len(lines))
        lines[place] = chance.choice(
            ("", "msgid", 'msgid "x', "msgstr 1", "#, fuzzy", "#~ msgid", 'msgctxt "x"', lines[place][:-1], "\\")
        )
    (words / name).write_bytes("\n".join(lines).encode("utf-8", errors="surrogatepass"))


def _entries() -> list[str]:
    """The entries of a language that comes with the program."""
    return (WORDS / "cy.po").read_text(encoding="utf-8").strip().split("\n\n")[1:]


def make_the_same_mistake(chance: random.Random, _folder: Path, file: Path) -> None:
    """A file has what another one has: a field of it, which then stands in both, or is added to one that has it already."""
    others = sorted(path for path in file.parent.glob("*.yaml") if path != file and path.is_file())
    if not others:
        return
    other = chance.choice(others)
    texts = [path.read_text(encoding="utf-8", errors="surrogateescape") for path in (file, other)]
    fields = [re.findall(r"^[\w-]+:.*\n(?:[ #-].*\n|\n(?=[ -]))*", text, re.MULTILINE) for text in texts]
    if not all(fields):
        return
    field = chance.choice(fields[1])
    same = [one for one in fields[0] if one.partition(":")[0] == field.partition(":")[0]]
    text = texts[0].replace(same[0], field, 1) if same and chance.random() < 0.9 else f"{texts[0]}{field}"
    file.write_bytes(text.encode("utf-8", errors="surrogatepass"))


DISTURBANCES = (
    encode_otherwise, encode_otherwise, grow, call_otherwise, call_otherwise, link_or_shut, lay_words, lay_words, lay_words, make_the_same_mistake,
    make_the_same_mistake, make_the_same_mistake,
)  # fmt: skip

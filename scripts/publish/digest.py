"""Digests of everything that something is made from: data, down to each field, and the program itself."""

import datetime as dt
import hashlib
import sys
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from schema.language import Said

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("schema", "scripts/publish")
"""The folders with the code, templates and styles that make pages and files."""

LIBRARIES = (
    "babel",
    "jinja2",
    "markdown",
    "markdown-it-py",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "pikepdf",
    "pillow",
    "pydantic",
    "pygments",
    "pymdown-extensions",
    "pyyaml",
    "typst",
)
"""The libraries that affect what is published."""


class NotPlain(TypeError):
    """A value that is not plain data, so that what a page reads of it cannot be known."""


Known = dict[int, tuple[object, str]]
"""The digests of large objects that occur in many places, by the object's identity, each with the object."""

LARGE = 8
"""The digest of an object with more fields than this is kept: a motion as lists show it is on dozens of pages."""

Writer = Callable[[Any, list[str], Known], None]


def digest_of(*values: object, known: Known | None = None) -> str:
    """The digest of some values: equal values of the same types have the same digest, in every run.

    Takes texts, numbers, dates and terms; lists, mappings, dataclasses and records of these; and functions of the program, by
    name. Raises NotPlain for anything else. `known` keeps the digests of large objects, which may not change, for later calls.
    """
    texts: list[str] = []
    known = {} if known is None else known
    for value in values:
        _write(value, texts, known)
    return hashlib.sha256("".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def _write(value: Any, texts: list[str], known: Known) -> None:
    """Write a value as its type, its length if it has one, and its contents, so that no two different values look the same."""
    kind = type(value)
    if kind is str:
        texts.append(f"s{len(value)}:{value}")
    elif kind is tuple or kind is list:
        texts.append(f"l{len(value)}:")
        for member in value:
            _write(member, texts, known)
    elif value is None or kind is bool or kind is int or kind is float:
        texts.append(f"v{value!r};")
    else:
        _writer(kind)(value, texts, known)  # type: ignore[arg-type]


@cache
def _writer(kind: Any) -> Writer:
    """The function that writes values of a type."""
    if issubclass(kind, Enum):
        return lambda value, texts, _: texts.append(f"e{kind.__qualname__}.{value.name};")
    if issubclass(kind, Markup):
        return lambda value, texts, _: texts.append(f"m{len(value)}:{value!s}")
    if kind is Said:
        return _write_said
    if kind is dt.date:
        return lambda value, texts, _: texts.append(f"d{value.isoformat()};")
    if issubclass(kind, BaseModel):
        return _of_fields(kind, kind.model_fields)
    if is_dataclass(kind):
        return _of_fields(kind, [field.name for field in fields(kind)])
    others: dict[Any, Writer] = {dict: _write_mapping, FunctionType: _write_function, MethodType: _write_method}
    if kind not in others:
        raise NotPlain(kind.__qualname__)
    return others[kind]


def _write_said(value: Said, texts: list[str], _known: Known) -> None:
    texts.append(f"t{len(value)}:{value}{len(value.english)}:{value.english}{value.is_translated};")


def _write_mapping(value: dict[object, object], texts: list[str], known: Known) -> None:
    texts.append(f"k{len(value)}:")
    for key, member in value.items():
        _write(key, texts, known)
        _write(member, texts, known)


def _write_function(value: FunctionType, texts: list[str], known: Known) -> None:
    """A function of the program, by name: the program's digest covers its code. A closure is refused: it has values of its own."""
    if value.__closure__ or "<" in value.__qualname__:
        raise NotPlain(value.__qualname__)
    texts.append(f"c{value.__module__}.{value.__qualname__};")


def _write_method(value: MethodType, texts: list[str], known: Known) -> None:
    _write(value.__func__, texts, known)
    _write(value.__self__, texts, known)


def _of_fields(kind: Any, names: Iterable[str]) -> Writer:
    """The function that writes a value by its fields."""
    names = tuple(names)
    head = f"o{kind.__module__}.{kind.__qualname__}:"
    getters = [attrgetter(name) for name in names]

    def write(value: Any, texts: list[str], known: Known) -> None:
        texts.append(head)
        for get in getters:
            _write(get(value), texts, known)

    def write_once(value: Any, texts: list[str], known: Known) -> None:
        if id(value) not in known:
            own: list[str] = []
            write(value, own, known)
            known[id(value)] = value, hashlib.sha256("".join(own).encode("utf-8", "surrogatepass")).hexdigest()
        texts.append(f"h{known[id(value)][1]}")

    return write_once if len(names) > LARGE else write


def of_program() -> str:
    """The digest of the program: the code that runs, its templates and styles as they are now, Python and the libraries."""
    made_by = [of_files(ROOT / folder, lambda path: path.suffix != ".py") for folder in PROGRAM]
    return digest_of(sys.version, zlib.ZLIB_RUNTIME_VERSION, _versions(), _CODE, made_by)


@cache
def _versions() -> list[str]:
    """The versions of the libraries as this process runs them."""
    return [version(name) for name in LIBRARIES]


def of_surroundings(root: Path) -> str:
    """The digest of all that a site is made from besides its archive: docs/, the settings, locked versions and the program."""
    settings = [(root / name).read_bytes().hex() for name in ("mkdocs.yml", "requirements.txt")]
    return digest_of(of_files(root / "docs"), settings, of_program())


def of_files(folder: Path, wanted: Callable[[Path], bool] = lambda path: True) -> str:
    """The digest of the wanted files in a folder and those below it, by name and content, without what Python compiled: that is
    written, under a passing name first, by whichever process comes to it."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.parent.name != "__pycache__" and path.is_file() and wanted(path):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


_CODE = [of_files(ROOT / folder, lambda path: path.suffix == ".py") for folder in PROGRAM]
"""The code as it was when this process began, which a preview goes on using when the files change."""

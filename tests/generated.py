"""Whole archives that nobody would write: every field of every model, drawn from a seed, until the check accepts them.

The models say what may stand where (schema.shapes), so a field that is added is drawn by itself. What the rules then refuse
is deleted, a field or an entry at a time, until nothing is refused.
"""

import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from schema.fields import MOTIONS, Names
from schema.folder import read_archive, shape_of
from schema.pitfalls import refuse_pitfalls
from schema.problems import Problem
from schema.rules import check
from schema.shapes import Shape, bare_types, fields_of, model_in
from schema.terms import BodyKind, Term
from schema.yaml_problems import YamlProblem
from schema.yaml_text import decode
from scripts.edit.canonical import render_record
from tests.mutations import CHARACTERS, DATES, NUMBERS, VALUES

WORDS = (
    "Lamps on every quay", "Words.", "a of lamps; hinges, oil: # - 'quoted' \"so\" ŵ 10% & https://lamps.example/a#b (see c)",
    "One paragraph.\n\nAnother one.\n\n- a list\n- of two", "none for, all against", "unanimously", "3 years", "none", "#7a1f4b", "yes", "cy", "b", "c",
    "a, c", "a-c", "2", "4.2", "2018-10-05", "2019", "2020-03~", "https://lamps.example/", "https://lamps.example/#x", "editors@lamps.example", "lamps",
    "45 for, 12 against, 3 abstentions", "12 for, 45 against", "v1:sha256:" + "0" * 64, "0" * 64, "Lamp Oil", "LAMPS", "1/2", "{union}, {meeting}, {label} {number}",
)  # fmt: skip
MOST_ROUNDS = 60


def write(folder: Path, seed: int) -> bool:
    """Write an archive into an empty folder, from a seed. Returns whether the check accepts it."""
    draw = Draw(random.Random(seed))
    texts = draw.archive()
    for name, values in texts.items():
        _write(folder, name, values)
    for _ in range(MOST_ROUNDS):
        result = read_archive(folder, folder.name)
        problems = check(result, folder)
        if not problems:
            return True
        before = set(texts)
        for name, wrong in _by_file(problems, folder.name):
            _delete(texts, name, wrong, draw)
            if name in texts:
                _write(folder, name, texts[name])
        for name in before - set(texts):
            (folder / name).unlink()
    return False


class Draw:
    """Values drawn by chance, each of the form that its field takes."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        keys = ("x", "lamps", "a" * 100, "con", "index", "2018", "p1", "oil-lamps", "book", "agm", "outcome", "0")
        years = ("1900", "1999", "2018", "2018-sgm", "2019", "2020-shore-trades", "2026")
        self.meetings = chance.sample(years, chance.choice((1, 2, 3)))
        names = ("1", "2", "m1", "7a", "6-1", "ca1", "comp-1", "e1", "01", "lamps", "b" * 100)
        self.motions = [f"{key}/{name}" for key in self.meetings for name in chance.sample(names, chance.randrange(5))]
        self.lists = {name: chance.sample(keys, chance.choice((1, 2, 4))) for name in LISTS} | {
            "bodies.yaml": list(keys)
        }

    def archive(self) -> dict[str, Any]:
        """Every file by its name, as the values that stand in it."""
        result: dict[str, Any] = {"union.yaml": self.value(shape_of("union.yaml")) | UNION}
        result["union.yaml"].pop("lapse_evidence", None)
        for name, keys in self.lists.items():
            result[name] = {key: self.value(shape_of(name).within(key)) for key in keys}
        # Somebody has to be there who can meet, propose, head a list or act.
        for body, kind in zip(
            result["bodies.yaml"].values(), self.chance.sample(list(BodyKind), len(BodyKind)), strict=False
        ):
            body["kind"] = kind.value
        for key in self.meetings:
            held = self.chance.choice(("", "-10", "-10-05", "~"))
            of_its_year = {"year": key[:4], "held": f"{key[:4]}{held}"}
            result[f"{key}/meeting.yaml"] = self.value(shape_of(f"{key}/meeting.yaml")) | of_its_year
        for key in self.motions:
            shape = shape_of(f"{key}.yaml")
            needed = {name: self.value(shape.within(name)) for name in ("about", "topics", "summary")}
            result[f"{key}.yaml"] = needed | self.value(shape) | {"year": key[:4]} | _numbers(key)
            result[f"{key}.yaml"].pop("redaction", None)  # with one, hardly anything else may stand
        return result

    def value(self, shape: Shape) -> Any:
        """A value for a place, as a file gives it: text, list or group of names."""
        names = next((mark for mark in shape.marks if isinstance(mark, Names)), None)
        if names:
            return self.key(names)
        if model := model_in(shape.hint):
            return self.group(model)
        for part in bare_types(shape.hint):
            if get_origin(part) is tuple and shape.within(0).hint is not None and not self.is_one_value(shape):
                return self.entries(shape)
            if get_origin(part) is dict:
                letters = self.chance.sample("abc", self.chance.choice((1, 2)))
                return {letter: self.value(shape.within(letter)) for letter in letters}
            if isinstance(part, type) and issubclass(part, Term):
                return self.chance.choice(list(part)).value
        return self.text(shape)

    def is_one_value(self, shape: Shape) -> bool:
        """Whether what the program holds as several values stands in a file as one text: `a-c`."""
        return bool(taken(shape) and shape.within(0).hint is str)

    def entries(self, shape: Shape) -> list[Any]:
        """A few entries, of which no two are the same."""
        result: list[Any] = []
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            entry = self.value(shape.within(0))
            result += [entry] if entry not in result else []
        return result

    def group(self, model: type[BaseModel]) -> dict[str, Any]:
        """The fields of a model: those that it needs, and some of the others."""
        often = self.chance.choice((0.15, 0.5, 0.9))
        needed = {field.alias or name for name, field in model.model_fields.items() if field.is_required()}
        return {
            field.shape.name: self.value(field.shape)
            for field in fields_of(model)
            if field.shape.name in needed or self.chance.random() < often
        }

    def key(self, names: Names) -> str:
        """A key of what there is in this archive."""
        known = self.motions if names == MOTIONS else self.lists[f"{names.kind}.yaml"]
        return self.chance.choice(known) if known else "2018/1"

    def text(self, shape: Shape) -> str:
        """A text that a field takes, now and then with a character in it that few have."""
        known = taken(shape)
        text = self.chance.choice(known) if known else "x"
        if shape.is_words and self.chance.random() < 0.1:
            at = self.chance.randrange(len(text) + 1)
            changed = text[:at] + self.chance.choice(CHARACTERS) + text[at:]
            return changed if _takes(shape, changed) else text
        return text


UNION = {
    "address": "https://lamps.example/a'b/", "contact": "editors@lamps.example", "citation": "{union}, {meeting}, {label} {number}",
    "lapse": "not known", "accent": "#0b4f6c", "accent_dark": "#8fd0ee",
}  # fmt: skip
"""What a union needs in a form of its own, which chance would not hit upon."""


def _numbers(key: str) -> dict[str, str]:
    """The number by which a motion's file is called."""
    name = key.rpartition("/")[2]
    if not any(character.isdigit() for character in name):
        return {}
    number = name.replace("comp-", "Composite ").replace("-", ".").upper().replace("COMPOSITE", "Composite")
    return {"notice_number": name[1:]} if name[0] == "m" else {"number": number}


LISTS = ("bodies.yaml", "topics.yaml", "threads.yaml", "abbreviations.yaml", "documents.yaml")


@cache
def taken(shape: Shape) -> tuple[str, ...]:
    """Which of the texts that there are to draw from a place takes."""
    return tuple(text for text in (*WORDS, *VALUES, *DATES, *NUMBERS) if len(text) < 1000 and _takes(shape, text))


def _takes(shape: Shape, text: str) -> bool:
    try:
        whole = decode(f"x: {text}".encode())  # what nobody can see is refused wherever it stands
        refuse_pitfalls(whole)
        TypeAdapter(shape.hint).validate_python(text)
    except (UnicodeError, YamlProblem, ValidationError):
        return False
    return whole == f"x: {text}"


def _write(folder: Path, name: str, values: Any) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render_record(values, name).encode("utf-8", errors="surrogatepass"))


def _by_file(problems: Iterable[Problem], folder: str) -> Iterable[tuple[str, list[Problem]]]:
    result: dict[str, list[Problem]] = {}
    for problem in problems:
        result.setdefault(problem.file.removeprefix(f"{folder}/"), []).append(problem)
    return result.items()


def _delete(texts: dict[str, Any], name: str, problems: list[Problem], draw: "Draw") -> None:
    """Delete what is refused in a file, or the file; what is needed there is drawn again, now and then for ever."""
    if name not in texts:
        return
    for problem in problems:
        where, depth = problem.where, 2 if name in LISTS else 1
        if problem.where == ("outcome", "decisions"):
            texts[name]["outcome"]["decisions"] = [{"by": draw.lists["bodies.yaml"][0], "decision": "not recorded"}]
            return
        if len(where) == depth and len(_deletable(name, where)) < depth and draw.chance.random() < 0.95:
            group = texts[name] if depth == 1 else texts[name][where[0]]
            group[where[-1]] = draw.value(shape_of(name).at(where))
            return
    places = {_deletable(name, problem.where) for problem in problems}
    # The last of a list first, so that the places of the others stay what they are.
    for place in sorted(places, key=lambda where: [str(step).zfill(9) for step in where], reverse=True):
        if not place:
            if name not in ("union.yaml", *LISTS):
                # A meeting without its file has no motions either.
                for gone in [one for one in texts if one == name or name == f"{one.partition('/')[0]}/meeting.yaml"]:
                    del texts[gone]
            return
        values = texts[name]
        try:
            for step in place[:-1]:
                values = values[step]
            del values[place[-1]]
        except (KeyError, IndexError, TypeError):
            continue


def _deletable(name: str, where: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The nearest place, from this one outwards, that may be left out; none for the whole file."""
    for depth in range(len(where), 0, -1):
        parent, last = shape_of(name).at(where[: depth - 1]), where[depth - 1]
        model = model_in(parent.hint)
        optional = not model or any(
            (field.alias or key) == last and not field.is_required() for key, field in model.model_fields.items()
        )
        if optional:
            return tuple(where[:depth])
    return ()

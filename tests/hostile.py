"""The invented archive with hostile text in every field that takes free text, found by walking the models.

A field that is added to a model is covered by itself as soon as the invented archive has an example of it, and until then
a test fails.
"""

from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from schema.folder import ADAPTERS, shape_of
from schema.shapes import Shape, fields_of, model_in
from schema.yaml_text import parse

PAYLOAD = (
    "=cmd|' /C calc'!A0 \"><img src=x onerror=alert(1)><script>alert(2)</script>' onmouseover=alert(3) x=' "
    '<svg/onload=alert(4)>[x](javascript:alert(5))[y](https://else.example/"onclick=alert(6)) '
    '</script></style></title></textarea></template>--> ]]> <b id=content href="../nowhere/" id="found"> href= '
    "; url=javascript:alert(7) [[slot:content]] {{ 7*7 }} {% raw %} &lt;i&gt; &#60;i&#62; \\input{x} }{ #panic() $ % ` ~ \\"
)
"""What a value holds: beginnings of HTML, Markdown, templates, TeX, Typst and spreadsheet formulas."""

SHORT = '=1+1"><script>alert(8)</script><img src=x onerror=alert(9)>'
SHORTEST = '=1"><script>alert(0)</script>'
ADDRESS = "https://else.example/'onmouseover=alert(1)//`javascript:alert(2)`&lt;script&gt;?a=b&c={{7*7}}"
OF_THE_UNION = {
    "Union.citation": "<script>alert(1)</script>\"' {union}, {meeting}, {label} {number}",
    "Union.contact": "\"><script>alert(1)</script>'?bcc=a&b=%0d@else.example?cc=b&body=<i>.c",
    "Union.address": "https://else.example/'onmouseover=alert(1)//`javascript:alert(2)`&lt;/{{7*7}}/",
}
"""Values that have a form of their own."""

UNPUBLISHED = {"reading.yaml"}
"""Files of which no page says anything."""


def write(source: Path, folder: Path) -> set[str]:
    """Write the archive at `source` anew into a folder, spoiled. Returns the fields that got hostile text: `Motion.title`."""
    spoiler = Spoiler()
    for path in sorted(source.rglob("*.yaml")):
        name = path.relative_to(source).as_posix()
        if name in UNPUBLISHED:
            continue
        spoiled = spoiler.spoil(shape_of(name), parse(path.read_text(encoding="utf-8")))
        if "wording" in spoiled:
            # It is no longer the text that these were taken from.
            spoiled["source"] = {
                key: value for key, value in spoiled["source"].items() if key not in ("fingerprint", "paragraphs")
            }
        for erratum in spoiled.get("errata", ()):
            # What is gone is named in words.
            erratum["change"] += f" {erratum['of']}" if "of" in erratum else ""
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(spoiled, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return spoiler.spoiled


class Spoiler:
    """Puts hostile text into values; `spoiled` are the fields that got some."""

    def __init__(self) -> None:
        self.spoiled: set[str] = set()
        self._numbers = count(1)

    def spoil(self, shape: Shape, value: Any, place: str = "") -> Any:
        """A value as a file gives it, with hostile text in every field below it that takes some."""
        if isinstance(value, dict):
            model = model_in(shape.hint)
            return {
                key: self.spoil(shape.within(key), one, f"{model.__name__}.{key}" if model else place)
                for key, one in value.items()
            }
        if isinstance(value, list):
            return [self.spoil(shape.within(number), one, place) for number, one in enumerate(value)]
        text = accepted(place, shape)
        if text is None:
            return value
        self.spoiled.add(place)
        if place in OF_THE_UNION:
            return OF_THE_UNION[place]
        if shape.is_wording:
            return "\n".join(f"{line} {text}" if line.strip() else line for line in value.split("\n"))
        # Names have to differ.
        return text if text == ADDRESS else f"{text} {spelled(next(self._numbers))}"


def spelled(number: int) -> str:
    """A number in letters, since some texts may have no digits: 27 → `ch`."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


@cache
def accepted(place: str, shape: Shape, in_list: bool = False) -> str | None:
    """The most hostile text that a place takes, by itself or in a list; None where it takes no free text."""
    if shape.hint is None:
        return None
    adapter: TypeAdapter[Any] = TypeAdapter(shape.hint)
    for text in (PAYLOAD, "".join(sign for sign in PAYLOAD if not sign.isdigit()), SHORT, SHORTEST, ADDRESS):
        typed = text if text == ADDRESS else f"{text} aaa"
        try:
            adapter.validate_python([typed] if in_list else typed)
        except ValidationError:
            continue
        return text
    return None


def free_text() -> set[str]:
    """Every field that takes free text, of every model of what is published: `Motion.title`."""
    waiting = [shape_of(name) for name in (*ADAPTERS, "2018/meeting.yaml", "2018/1.yaml") if name not in UNPUBLISHED]
    models: set[type[BaseModel]] = set()
    found = set()
    for shape in waiting:
        # A group of fields alone, in a list, or under names that the writer chose.
        model = next(filter(None, (model_in(one.hint) for one in (shape, shape.within(0), shape.within("any")))), None)
        if model is None or model in models:
            continue
        models.add(model)
        for field in fields_of(model):
            waiting.append(field.shape)
            place = f"{model.__name__}.{field.shape.name}"
            if accepted(place, field.shape) or accepted(place, field.shape, in_list=True):
                found.add(place)
    return found

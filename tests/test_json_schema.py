"""The JSON Schemas for editors: as the models have them, at ease with every record, and strict where the models are."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import TypeAdapter

from schema.folder import ADAPTERS
from schema.json_schema import ROOTS, json_schema, render_json_schema
from schema.motion import Motion
from schema.terms import ASSESSABLE, CLOSED_LISTS, Progress
from schema.typed import read_record

ROOT = Path(__file__).resolve().parent.parent
ARCHIVES = (ROOT / "resolutions", ROOT / "tests" / "archive")


class _AsEditorsRead(yaml.CSafeLoader):
    """YAML 1.2's core schema, by which the YAML language server reads: `12` a number, `no` and `2018-10-05` texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name and shape


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", list("-+.0123456789")),
):  # fmt: skip
    _AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)
# PyYAML's own way with whole numbers takes `012` for octal; YAML 1.2 does not.
_AsEditorsRead.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def as_editors_read(text: str) -> Any:
    return _with_text_keys(yaml.load(text, Loader=_AsEditorsRead))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(one) for key, one in value.items()}
    return [_with_text_keys(one) for one in value] if isinstance(value, list) else value


def schema_of(path: Path, archive: Path) -> str:
    """Which schema a file of an archive is held to."""
    if path.parent == archive:
        return path.stem
    return "meeting" if path.name == "meeting.yaml" else "motion"


def every_file() -> Iterator[tuple[Path, str]]:
    for archive in ARCHIVES:
        for path in sorted(archive.glob("**/*.yaml")):
            yield path, schema_of(path, archive)


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json_schema(name))


def complaints(name: str, text: str) -> list[str]:
    """What an editor would underline: `path: the keyword that is not met`."""
    return sorted(
        f"{'.'.join(map(str, found.absolute_path))}: {found.validator}"
        for found in validator(name).iter_errors(as_editors_read(text))
    )


@pytest.mark.parametrize("name", ROOTS)
def test_the_committed_schema_is_the_models(name: str) -> None:
    committed = (ROOT / "schema" / f"{name}.schema.json").read_text()
    assert committed == render_json_schema(name), "Make it anew: make schema"


@pytest.mark.parametrize("name", ROOTS)
def test_the_schema_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(json_schema(name))


def test_every_kind_of_file_has_a_schema() -> None:
    assert {f"{name}.yaml" for name in ROOTS} == {*ADAPTERS, "meeting.yaml", "motion.yaml"}
    assert {path.name for path in (ROOT / "schema").glob("*.json")} == {f"{name}.schema.json" for name in ROOTS}


def test_no_editor_complains_of_a_record() -> None:
    files = list(every_file())
    assert len(files) > 40
    found = {str(path.relative_to(ROOT)): complaints(name, path.read_text()) for path, name in files}
    assert {path: said for path, said in found.items() if said} == {}


def test_every_record_of_the_invented_archive_names_its_schema() -> None:
    archive = ROOT / "tests" / "archive"
    for path in sorted(archive.glob("**/*.yaml")):
        up = "../" * (len(path.relative_to(archive).parts) + 1)
        expected = f"# yaml-language-server: $schema={up}schema/{schema_of(path, archive)}.schema.json\n"
        assert path.read_text().startswith(expected), path


GOOD = """\
year: 2018
number: 12
notice_number: 31
kind: ordinary
title: On Yer Bike!!
about: Safe bicycle storage
committee: not recorded
proposer: not recorded
topics:
  - buildings
summary: Members have nowhere safe to leave a bicycle.
clauses:
  - letter: a
    kind: request
    to:
      - national-officers
    text: Get locked storage.
    until: 2000-12-31
    paragraphs: 3.1
  - letter: b
    kind: position
    text: Cycling deserves support.
    paragraphs: 2-3, 4.1
links:
  - kind: reaffirms
    to: 2016/12
    clauses: a
    to_clauses: a, c
    because: It repeats the demand.
outcome:
  ballot:
    place: 3
    votes: 1,080
  decisions:
    - by: agm
      decision: carried
      date: 2018-10
      vote: 45 for, 12 against
      evidence:
        - minutes
  updates:
    - key: storage-circular
      date: 2019
      by: employer
      event: A circular asked for a survey.
      evidence:
        - circular
      assessment:
        on: 2026-11-21
        by: the archive's editors
        progress:
          a: partly met
        because: A survey is a step.
  looked_for:
    - on: 2026-11-21
      clauses: a-b
source:
  document: minutes
"""


def refused_by_models(text: str) -> bool:
    return read_record(text.encode(), "7.yaml", TypeAdapter(Motion))[0] is None


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("number: 12", 'number: "12"'),
        ("number: 12", "number: CA1"),
        ("number: 12", "number: 12a"),
        ("year: 2018", 'year: "2018"'),
        ("title: On Yer Bike!!", "title: 1984"),
        ("title: On Yer Bike!!", "title: >-\n  On Yer Bike!!"),
        ("date: 2019\n", "date: 2019~\n"),
        ("date: 2019\n", "date: 2019-23\n"),
        ("date: 2019\n", "date: 2019-01-30/2019-02-02\n"),
        ("paragraphs: 3.1", "paragraphs: 2, 2.1"),
        ("paragraphs: 3.1", 'paragraphs: "3"'),
        ("proposer: not recorded", "proposer:\n  - london-branch"),
        ("committee: not recorded", "committee: health-committee"),
        ("vote: 45 for, 12 against", "vote: unanimously"),
        ("votes: 1,080", "votes: 80"),
        ("kind: ordinary", "kind: constitutional amendment"),
    ],
)
def test_what_the_models_take_no_editor_refuses(written: str, instead: str) -> None:
    assert GOOD.count(written) == 1
    text = GOOD.replace(written, instead)
    assert not refused_by_models(text)
    assert complaints("motion", text) == []


SLIPS = [
    ("number: 12", "number: twelve", "number: pattern"),
    ("number: 12", "number: 0", "number: minimum"),
    ("number: 12", "nummer: 12", ": additionalProperties"),
    ("year: 2018", "year: 18", "year: minimum"),
    ("year: 2018", "year: 2018/19", "year: pattern"),
    ("kind: ordinary\n", "", ": required"),
    ("kind: ordinary", "kind: normal", "kind: enum"),
    ("title: On Yer Bike!!", "title:", "title: type"),
    ("title: On Yer Bike!!", 'title: "  "', "title: pattern"),
    ("title: On Yer Bike!!", "title: |\n  On Yer\n  Bike!!", "title: pattern"),
    ("about: Safe bicycle storage", f"about: {'safe ' * 17}", "about: maxLength"),
    ("committee: not recorded", "committee: Health Committee", "committee: pattern"),
    ("proposer: not recorded", "proposer: London Branch", "proposer: pattern"),
    ("proposer: not recorded", "proposer:\n  - London Branch", "proposer.0: pattern"),
    ("topics:\n  - buildings", "topics: buildings", "topics: type"),
    ("topics:\n  - buildings", "topics:", "topics: type"),
    ("letter: a", "letter: A", "clauses.0.letter: pattern"),
    ("kind: request", "kind: demand", "clauses.0.kind: enum"),
    ("until: 2000-12-31", "until: 31/12/2000", "clauses.0.until: pattern"),
    ("until: 2000-12-31", "until: 2000-13-31", "clauses.0.until: pattern"),
    ("paragraphs: 3.1", "paragraphs: third", "clauses.0.paragraphs: pattern"),
    ("paragraphs: 3.1", "paragraphs: 0", "clauses.0.paragraphs: minimum"),
    ("to: 2016/12", "to: 2016-12", "links.0.to: pattern"),
    ("clauses: a\n", "clauses: a b\n", "links.0.clauses: pattern"),
    ("place: 3", "place: third", "outcome.ballot.place: pattern"),
    ("decision: carried", "decision: passed", "outcome.decisions.0.decision: enum"),
    ("date: 2018-10\n", "date: October 2018\n", "outcome.decisions.0.date: pattern"),
    ("vote: 45 for, 12 against", "vote: 45-12", "outcome.decisions.0.vote: pattern"),
    ("by: employer", "by: boss", "outcome.updates.0.by: enum"),
    ("key: storage-circular", "key: Storage circular", "outcome.updates.0.key: pattern"),
    ("evidence:\n        - circular", "evidence: []", "outcome.updates.0.evidence: minItems"),
    ("a: partly met", "aa: partly met", "outcome.updates.0.assessment.progress: pattern"),
    ("a: partly met", "a: half met", "outcome.updates.0.assessment.progress.a: enum"),
    ("        because: A survey is a step.\n", "", "outcome.updates.0.assessment: required"),
    ("    - on: 2026-11-21", "    - on: 2026-11", "outcome.looked_for.0.on: pattern"),
    ("document: minutes", "document: minutes\n  page: 3", "source: additionalProperties"),
    ("source:\n  document: minutes", "source: minutes", "source: type"),
]


@pytest.mark.parametrize(("written", "instead", "complaint"), SLIPS)
def test_what_the_models_refuse_an_editor_underlines(written: str, instead: str, complaint: str) -> None:
    assert GOOD.count(written) == 1
    text = GOOD.replace(written, instead)
    assert refused_by_models(text)
    assert complaint in complaints("motion", text)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("bodies", "London Branch:\n  name: London\n  kind: branch\n  meaning: x\n", ": pattern"),
        ("bodies", "london:\n  name: London\n  kind: local\n  meaning: x\n", "london.kind: enum"),
        ("topics", "pay:\n  name: Pay\n", "pay: required"),
        (
            "documents",
            "x:\n  title: X\n  publisher: Y\n  kind: blog\n  meaning: z\n  address: napo.org.uk\n",
            "x.address: pattern",
        ),
        ("union", "lapse: sometimes\n", "lapse: pattern"),
        ("union", 'accent: "#12345"\n', "accent: pattern"),
        ("meeting", "quorate: probably\n", "quorate: enum"),
    ],
)
def test_slips_beside_the_motions_are_underlined_too(name: str, text: str, complaint: str) -> None:
    assert complaint in complaints(name, text)


def test_an_assessment_offers_what_it_may_say() -> None:
    updates = json_schema("motion")["properties"]["outcome"]["properties"]["updates"]
    progress = updates["items"]["properties"]["assessment"]["properties"]["progress"]
    assert progress["additionalProperties"]["enum"] == [term.value for term in ASSESSABLE]
    assert len(progress["additionalProperties"]["enum"]) == 5
    for term in set(Progress) - set(ASSESSABLE):
        text = GOOD.replace("a: partly met", f"a: {term}")
        assert complaints("motion", text) == ["outcome.updates.0.assessment.progress.a: enum"]


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for one in part.values():
            yield from _parts(one)
    elif isinstance(part, list):
        for one in part:
            yield from _parts(one)


@pytest.mark.parametrize("name", ROOTS)
def test_every_field_is_described_and_every_word_has_its_meaning(name: str) -> None:
    meanings = {term.value: term.meaning for terms in CLOSED_LISTS for term in terms}
    for part in _parts(json_schema(name)):
        if "properties" in part:
            assert part["additionalProperties"] is False
            assert all(field["description"] for field in part["properties"].values())
        if "enum" in part:
            assert len(part["markdownEnumDescriptions"]) == len(part["enum"])
            assert set(part["enum"]) <= set(meanings)
        assert "$ref" not in part

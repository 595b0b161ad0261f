"""The files for machines: the format and its schema, the table, and that nothing is ever held whole."""

import copy
import csv
import datetime as dt
import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.archive import Archive
from schema.calendar import last_change
from schema.dates import day_words
from schema.motion import Motion
from schema.published import NotPublished, parse_published, read_published
from schema.standing import standing
from scripts.publish import addresses
from scripts.publish.exports import format_schema, motions_csv, motions_json
from scripts.publish.exports.published_format import CSV, JSON, SCHEMA, VERSION
from scripts.publish.pages import files as files_page
from scripts.publish.site import File, Page, Site
from tests import making
from tests.conftest import AS_OF, ROOT
from tests.making import motion
from tests.pages import contents, outputs_of

Json = dict[str, Any]


@pytest.fixture(scope="module")
def site(invented: Archive) -> Site:
    return Site(invented, last_change(invented, AS_OF))


def all_files(site: Site) -> Iterator[Page | File]:
    """The files for machines."""
    for exports in (format_schema, motions_json, motions_csv):
        yield from outputs_of(exports.files, site)
    for record in site.archive.records.values():
        yield motions_json.own_file(site, record)


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, str]:
    return contents(all_files(site))


@pytest.fixture(scope="module")
def whole(made: dict[str, str]) -> Json:
    found: Json = json.loads(made[JSON])
    return found


@pytest.fixture(scope="module")
def schema(made: dict[str, str]) -> Json:
    found: Json = json.loads(made[SCHEMA])
    return found


# motions.json and its schema.


def strict(part: Any) -> Any:
    """The schema with nothing allowed that it does not name, so that a field which it forgets is found."""
    if isinstance(part, dict):
        found = {name: strict(value) for name, value in part.items()}
        return {**found, "additionalProperties": False} if "required" in found else found
    return [strict(one) for one in part] if isinstance(part, list) else part


def problems(schema: Json, value: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [
        f"{one.json_path}: {one.message}"
        for error in validator.iter_errors(value)
        for one in (error.context or [error])
    ]


def test_the_schema_is_one(schema: Json) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "https://lampbook.example/data/motion.schema.json"


def test_every_file_is_valid_to_the_letter(schema: Json, made: dict[str, str]) -> None:
    files = [path for path in made if path.endswith("/motion.json")] + [JSON]
    assert len(files) > 20
    for path in files:
        assert problems(strict(schema), json.loads(made[path])) == [], path


def test_a_composite_is_valid(schema: Json) -> None:
    site = Site(making.archive({"2018/comp-3": motion(number="Composite 3")}), AS_OF)
    (written,) = json.loads(contents(outputs_of(motions_json.files, site))[JSON])["motions"]
    assert written["label"] == "Composite"
    assert problems({**schema, "anyOf": [{"$ref": "#/$defs/Motion"}]}, written) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("motions", 0, "standing", "standing"), "in force"),
        (("motions", 0, "clauses", 0, "progress", "progress"), "done"),
        (("motions", 0, "key"), 12),
        (("motions", 0, "outcome", "decisions", 0, "date"), "September"),
        (("as_of",), "2026"),
        (("version",), "2.0.0"),
    ],
)
def test_the_schema_refuses_what_is_wrong(schema: Json, whole: Json, path: tuple[Any, ...], value: Any) -> None:
    broken = copy.deepcopy(whole)
    part: Any = broken
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert problems(schema, broken)


def test_a_field_that_is_missing_is_refused(schema: Json, whole: Json) -> None:
    for name in whole["motions"][0]:
        broken = {**whole, "motions": [{field: value for field, value in whole["motions"][0].items() if field != name}]}
        assert problems(schema, broken), name


def shape(part: Any, path: str = "") -> Iterator[str]:
    """Each field and type of a schema, without the words that describe them."""
    if isinstance(part, dict):
        for name, value in sorted(part.items()):
            if name in ("description", "title", "$id"):
                continue
            yield from shape(value, f"{path}/{name}")
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from shape(value, f"{path}/{place}")
    else:
        yield f"{path}={part}"


SHAPES = {
    "1.0.0": "016e8da8bdbd3dbe",
    "1.1.0": "daa8b81b4b874adb",
    "1.1.1": "710ae6b1e8a5d16d",
    "1.2.0": "ff48ba2c60e25dcc",
    "1.3.0": "0c11407bf9bff389",
    "1.4.0": "490fd53d0300684d",
    "1.4.1": "490fd53d0300684d",
    "1.5.0": "c7ef4a6b3f6ed1f4",
    "1.6.0": "439e0c3e37b25ea6",
    "1.7.0": "ce4c31eb13b89993",
    "1.8.0": "aba1c32f699a5fde",
    "1.9.0": "fdea8f54c2bfb3e0",
    "1.10.0": "926ca536889af6ca",
}
"""Each version of the format with what its schema hashed to."""


def test_a_changed_format_has_a_new_version_and_a_line_that_tells_it(schema: Json) -> None:
    now = hashlib.sha256("\n".join(shape(schema)).encode()).hexdigest()[:16]
    assert SHAPES.get(VERSION) == now, (
        "The format of motions.json has changed: give it a new version in published_format.py, describe it in docs/data.md, "
        f"and add it to SHAPES here: {now}"
    )
    assert f"\n| {VERSION} | " in (ROOT / "docs/data.md").read_text(encoding="utf-8")


def test_it_says_what_it_is(whole: Json, site: Site) -> None:
    assert {name: whole[name] for name in ("format", "version", "as_of", "schema")} == {
        "format": "agm-motions",
        "version": VERSION,
        "as_of": site.as_of.isoformat(),
        "schema": "https://lampbook.example/data/motion.schema.json",
    }


def test_every_motion_is_there_in_order_with_what_follows_from_it(site: Site, whole: Json) -> None:
    archive = site.archive
    assert [one["key"] for one in whole["motions"]] == list(archive.records)
    for told, record in zip(whole["motions"], archive.records.values(), strict=True):
        assert told["address"] == addresses.permanent(archive, addresses.of_motion(record))
        assert told["standing"]["standing"] == standing(archive, record, AS_OF).standing
        assert told["is_resolution"] == record.is_carried
        assert (told["label"] == "Motion") or record.is_carried
        assert len(told["clauses"]) == len(record.motion.clauses)
        assert told["title"] == record.motion.title


def test_a_field_is_as_recorded(whole: Json) -> None:
    (one,) = [told for told in whole["motions"] if told["key"] == "2018/1"]
    decision = one["outcome"]["decisions"][0]
    assert decision["vote"] == {
        "text": "412 for, 37 against, 5 abstentions",
        "for": 412,
        "against": 37,
        "abstentions": 5,
    }
    assert decision["date"] == "2018-09-14"
    assert one["outcome"]["updates"][0]["date"] == "2017-11~/2018-03?"
    assert one["also_at"] == ["https://lampbook.example/2018/m5/"]
    assert one["clauses"][1]["progress"]["states"] == ["met"]
    assert one["clauses"][2]["progress"] is None
    assert one["committee"] == "wick-and-oil-committee"
    assert {link["from"] for link in one["linked_from"]} >= {"2018/2", "2018/3"}


def test_what_is_named_by_key_stands_beside(whole: Json) -> None:
    for told in whole["motions"]:
        assert told["meeting"] in whole["meetings"]
        assert set(told["topics"]) <= set(whole["topics"])
        assert {key for key in (told["committee"], *told["proposer"]) if key} <= set(whole["bodies"])
        assert told["source"]["document"] in whole["documents"]


def test_former_keys_are_told_as_the_present_ones(invented: Archive, whole: Json) -> None:
    assert "ladders" in invented.topics["lamps-and-ladders"].formerly
    named = [topic for one in whole["motions"] for topic in one["topics"]]
    assert "ladders" not in named
    assert any("ladders" in one.record.topics for one in invented.typed if isinstance(one.record, Motion))
    known = set(invented.records)
    assert {link["to"] for one in whole["motions"] for link in one["links"]} <= known


def test_a_motions_own_file_has_the_same_motion_and_the_names_of_its_keys(whole: Json, made: dict[str, str]) -> None:
    for told in whole["motions"]:
        own = json.loads(made[f"{told['key']}/motion.json"])
        assert own["motion"] == told
        assert {key for key in (told["committee"], *told["proposer"]) if key} <= set(own["names"]["bodies"])
        assert set(told["topics"]) <= set(own["names"]["topics"])


def test_each_motion_stands_on_one_line(made: dict[str, str], whole: Json) -> None:
    lines = made[JSON].splitlines()
    assert len(lines) == len(whole["motions"]) + 2
    assert [json.loads(line.rstrip(","))["key"] for line in lines[1:-1]] == [one["key"] for one in whole["motions"]]


def test_an_archive_without_motions_has_files_too() -> None:
    site = Site(making.archive({}, meetings={"2018": making.meeting("2018")}), AS_OF)
    found = contents(all_files(site))
    assert json.loads(found[JSON])["motions"] == []
    assert len(found[CSV].splitlines()) == 1


@pytest.fixture
def in_parts(site: Site, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The files of the same archive where two motions are enough for a part."""
    monkeypatch.setattr(motions_json, "WHOLE_UP_TO", 2)
    monkeypatch.setattr(motions_json, "IN_A_PART", 2)
    return contents(all_files(site))


def test_above_a_size_motions_json_names_its_parts_and_each_is_a_whole_file(
    schema: Json, whole: Json, in_parts: dict[str, str], made: dict[str, str]
) -> None:
    index = json.loads(in_parts[JSON])
    assert {name: value for name, value in index.items() if name != "parts"} == {
        "format": "agm-motions",
        "version": "2.0.0",
        "schema": whole["schema"],
        "as_of": whole["as_of"],
    }
    assert problems(strict(schema), index) == []
    parts = [json.loads(in_parts[urlsplit(part["address"]).path.lstrip("/")]) for part in index["parts"]]
    assert len(parts) > 1
    for said, part in zip(index["parts"], parts, strict=True):
        assert problems(strict(schema), part) == []
        assert {**part, "motions": whole["motions"]} == whole
        assert said["motions"] == len(part["motions"])
        assert {one["meeting"] for one in part["motions"]} <= set(said["meetings"])
    assert [one for part in parts for one in part["motions"]] == whole["motions"]
    assert [key for part in index["parts"] for key in part["meetings"]] == list(whole["meetings"])
    names = {"data/motions.json", *(f"data/motions-{number}.json" for number in range(1, len(parts) + 1))}
    assert {path: text for path, text in in_parts.items() if path not in names} == {
        path: text for path, text in made.items() if path != JSON
    }


def test_the_page_of_files_calls_motions_json_whole_only_where_it_is(invented: Archive) -> None:
    whole = files_page.for_machines(Site(invented, AS_OF, sizes={JSON: 9}), "../")
    divided = files_page.for_machines(Site(invented, AS_OF, sizes={JSON: 9, "data/motions-1.json": 9}), "../")
    assert "Every motion with all its fields" in whole
    assert "Where its parts are" in divided
    assert "Every motion" not in divided


def test_an_archive_is_held_to_the_parts_as_to_the_whole(
    tmp_path: Path, in_parts: dict[str, str], made: dict[str, str]
) -> None:
    for name, text in in_parts.items():
        if name.startswith("data/motions"):
            (tmp_path / name.removeprefix("data/").replace("motions", "published")).write_text(text, encoding="utf-8")
    assert read_published(tmp_path / "published.json") == parse_published(made[JSON].encode())
    (tmp_path / "published-2.json").unlink()
    with pytest.raises(NotPublished) as refused:
        read_published(tmp_path / "published.json")
    assert str(refused.value) == (
        "It is in parts, and published-2.json beside it, from https://lampbook.example/data/motions-2.json, is not one: "
        "It cannot be read: No such file or directory."
    )


def test_no_piece_holds_more_than_one_motion(site: Site) -> None:
    for file in all_files(site):
        if file.path != SCHEMA:
            assert len(re.findall(r'"wording_paragraphs":', str(file.content))) <= 1


def test_the_files_on_the_site_are_these(site_folder: Path, made: dict[str, str]) -> None:
    for path, text in made.items():
        assert (site_folder / path).read_bytes() == text.encode(), path


def test_the_same_archive_and_day_give_the_same_files(site: Site, made: dict[str, str]) -> None:
    assert contents(all_files(Site(site.archive, site.as_of))) == made
    later = Site(site.archive, AS_OF + dt.timedelta(days=1))
    assert json.loads(contents(all_files(later))[JSON])["as_of"] == "2026-11-22"


# motions.csv


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_the_table_has_a_row_for_each_motion(made: dict[str, str], whole: Json) -> None:
    found = rows(made[CSV])
    assert [row["key"] for row in found] == [one["key"] for one in whole["motions"]]
    assert tuple(found[0]) == motions_csv.COLUMNS
    (one,) = [row for row in found if row["key"] == "2018/1"]
    shown = ("reference", "proposers", "decision", "vote", "standing", "requests", "met", "not_met", "under_way")
    assert {name: one[name] for name in shown} == {
        "reference": "Lamplighters, AGM 2018, Resolution 1",
        "proposers": 'Harbour Branch; Far Isles <Ynysoedd Pell> "Φάρος" Branch',
        "decision": "carried",
        "vote": "412 for, 37 against, 5 abstentions",
        "standing": "reaffirmed",
        "requests": "2",
        "met": "1",
        "not_met": "1",
        "under_way": "0",
    }
    assert one["source"] == "https://lamplighters.example/agm/2018/resolutions"
    assert one["source"] in one["evidence"].split("; ")


def test_the_table_keeps_to_rfc_4180(made: dict[str, str]) -> None:
    text = made[CSV]
    quoted = re.sub(r'"(?:[^"]|"")*"', "", text[1:])
    assert "\n" not in quoted.replace("\r\n", "")
    assert '"' not in quoted
    assert text.endswith("\r\n")
    assert {line.count(",") for line in quoted.split("\r\n")[:-1]} == {len(motions_csv.COLUMNS) - 1}


@given(st.text() | st.sampled_from("=+-@\t\r＝＠").flatmap(lambda sign: st.text().map(lambda rest: sign + rest)))
def test_no_cell_is_a_formula_and_each_reads_back(text: str) -> None:
    (row,) = csv.reader(io.StringIO(motions_csv.render_row([text, "x"]), newline=""), strict=True)
    assert row[0][:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert row[0].removeprefix("'") == text.removeprefix("'")


def test_a_title_like_a_formula_is_made_harmless() -> None:
    site = Site(making.archive({"2018/7": motion(title='=HYPERLINK("https://evil.example";"Pay")')}), AS_OF)
    (row,) = rows(contents(all_files(site))[CSV])
    assert row["title"] == '\'=HYPERLINK("https://evil.example";"Pay")'


# The page that tells what there is.


def test_the_page_names_every_kind_of_file_with_its_size(site_folder: Path) -> None:
    page = (site_folder / "data/index.html").read_text(encoding="utf-8")
    for path in (*files_page.MACHINES, "data/site.zip", "2018/book.pdf", "2018/book.epub", "policy/book.html"):
        size = files_page.size_words((site_folder / path).stat().st_size)
        assert re.search(rf'href="(\.\./)+{re.escape(path)}"(?:(?!href).)*{re.escape(size)}', page, re.DOTALL), path
    assert "cite.bib" in page
    assert "[[slot" not in page


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (382582, "383 kB"),
        (999_499, "999 kB"),
        (1_450_000, "1.4 MB"),
    ],
)
def test_a_size_is_said_shortly(number: int, said: str) -> None:
    assert files_page.size_words(number) == said


def test_no_page_has_the_day_of_the_build(site_folder: Path) -> None:
    assert day_words(AS_OF) in (site_folder / "assets/checked.js").read_text(encoding="utf-8")
    assert day_words(AS_OF) not in (site_folder / "data/index.html").read_text(encoding="utf-8")

"""README's section for another union: what it says to copy passes the check, and no field is missing in it."""

import dataclasses
import re
from pathlib import Path

import pytest

from schema.rules import open_archive
from schema.sentences import listed
from schema.union import Union
from scripts.import_document import main
from scripts.intake.planning.meetings import free_document_key, meeting_name
from tests import making
from tests.conftest import ROOT

SECTION = (ROOT / "README.md").read_text("utf-8").partition("\n## For another union\n")[2].partition("\n## ")[0]


def example(file: str) -> str:
    """The lines that the section has for a file, below its name."""
    found = re.search(rf"`{re.escape(file)}`:.*?\n\s+```yaml\n(?P<lines>.*?)\n\s+```", SECTION, re.DOTALL)
    assert found, file
    return "".join(f"{line.removeprefix('   ')}\n" for line in found["lines"].splitlines())


def test_what_readme_says_to_copy_is_an_archive_without_a_problem(tmp_path: Path) -> None:
    for file in ("union.yaml", "bodies.yaml", "documents.yaml", "topics.yaml"):
        (tmp_path / file).write_text(example(file), encoding="utf-8")
    archive = open_archive(tmp_path)
    assert archive.union.lapse == 3
    assert archive.union.lapse_evidence == tuple(archive.documents)


def test_readme_names_every_field_of_the_union() -> None:
    fields = [line.partition(":")[0] for line in example("union.yaml").splitlines() if re.match(r"\w+:", line)]
    # An archive that begins has nothing to correct.
    assert fields == [name for name in Union.model_fields if name != "errata"]


def test_the_fields_that_may_be_left_out_are_those_that_readme_names() -> None:
    optional = [name for name, field in Union.model_fields.items() if not field.is_required() and name != "errata"]
    assert f"All fields but {listed([f'`{name}`' for name in optional])} have to be there" in SECTION


def test_import_without_its_arguments_says_what_make_needs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["", "--meeting", ""])
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "This is missing: DOCUMENT, --meeting. For example: make import FROM=motions.docx MEETING=2026\n"
        "python -m scripts.import_document --help shows every option.\n"
    )


def test_import_shows_its_options_also_as_make_asks_for_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["", "--meeting", "", "--help"])
    assert ended.value.code == 0
    assert "--margin FILE" in capsys.readouterr().out
    assert (
        "$(ARGS)" in (ROOT / "Makefile").read_text("utf-8").partition("scripts.import_document")[2].partition("\n\n")[0]
    )


# Its own words --------------------------------------------------------------------------------------------------------

GATHERING = {"gathering": making.entry("Annual Gathering", kind="meeting")}


@pytest.mark.parametrize(
    ("bodies", "abbreviations", "name", "document"),
    [
        (GATHERING, {}, "Annual Gathering 2021", "gathering-2021-motions"),
        ({"adm": making.entry("Annual Delegate Meeting", kind="meeting")}, {}, "ADM 2021", "adm-2021-motions"),
        (
            GATHERING,
            {"ag": {"short": "AG", "name": "Annual Gathering", "meaning": "All towers."}},
            "AG 2021",
            "gathering-2021-motions",
        ),
    ],
)
def test_a_meeting_is_called_as_the_union_calls_the_body_that_decides_there(
    bodies: dict[str, making.Values], abbreviations: dict[str, making.Values], name: str, document: str
) -> None:
    archive = making.archive({}, bodies=bodies, abbreviations=abbreviations)
    kept = {key: body for key, body in archive.bodies.items() if key in bodies}
    archive = dataclasses.replace(archive, bodies=kept)
    assert meeting_name(archive, "2021") == name
    assert free_document_key(archive, "2021", "motions") == document

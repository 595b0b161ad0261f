"""README's section for another union: what it says to copy passes the check, and no field is missing in it."""

import re
from pathlib import Path

import pytest

from schema.problems import listed
from schema.rules import open_archive
from schema.union import Union
from scripts.import_document import main
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
    assert fields == list(Union.model_fields)


def test_the_fields_that_may_be_left_out_are_those_that_readme_names() -> None:
    optional = [name for name, field in Union.model_fields.items() if not field.is_required()]
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

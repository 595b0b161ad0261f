"""Every rule has one archive that breaks it, and the whole message is what docs/messages says."""

from pathlib import Path

import pytest

from schema.folder import shape_of
from schema.problems import Where
from schema.rules import PERMANENCE, all_rules, rules_in
from schema.typed import KEY_STEP, READING_RULES
from tests.conftest import AS_OF
from tests.overlay import MESSAGES, PUBLISHED, REJECTED, cases, expectation, lay, problems_of


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert cases() == sorted(all_rules())


def test_every_case_has_a_message_and_every_message_a_case() -> None:
    assert {path.suffix for path in MESSAGES.iterdir()} == {".txt"}
    assert sorted(path.stem for path in MESSAGES.iterdir()) == cases()


def test_what_was_published_lies_beside_what_breaks_a_rule_of_permanence() -> None:
    assert sorted(path.parent.name for path in REJECTED.glob(f"*/{PUBLISHED}")) == sorted(rules_in(PERMANENCE))


@pytest.mark.parametrize("rule", cases())
def test_a_rejected_archive_is_told_in_these_words(rule: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lay(REJECTED / rule, tmp_path / "resolutions")
    published = REJECTED / rule / PUBLISHED
    found = problems_of(tmp_path / "resolutions", published, AS_OF)
    # A build asks nobody what was published; `make check AGAINST=…` does.
    report = found.report("" if published.is_file() else "Nothing was built.") + "\n"
    file = MESSAGES / f"{rule}.txt"
    if request.config.getoption("--write-messages"):
        file.write_text(report, encoding="utf-8")
        pytest.skip(f"{file.name} is written: read it aloud")
    assert report == expectation(file)
    assert [problem.rule for problem in found.problems] == [rule]
    if rule not in READING_RULES:
        assert all(is_a_place(problem.file, problem.where) for problem in found.problems), "no such field"


def is_a_place(file: str, where: Where) -> bool:
    """Whether the models have a field at a place of a file of the archive; a file as a whole is one."""
    steps = [step for step in where if step != KEY_STEP]
    return not steps or shape_of(file.removeprefix("resolutions/")).at(steps).hint is not None


def test_a_field_that_is_misspelt_is_no_place() -> None:
    assert is_a_place("resolutions/2018/1.yaml", ("clauses", 0, "text"))
    assert not is_a_place("resolutions/2018/1.yaml", ("clauses", 0, "texts"))


def test_a_folder_without_cases_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"There is no case in "):
        cases(tmp_path)


def test_an_empty_case_fails(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    with pytest.raises(AssertionError, match=r"There is nothing in "):
        lay(tmp_path / "case", tmp_path / "resolutions")


def test_an_empty_expectation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"is empty: write the whole message"):
        expectation(tmp_path / "x.txt")

"""Archives with mistakes in them: the check answers in sentences, and what it accepts, the build builds.

The seeds stand still, so that a failure here is somebody's change. `python -m tests.mutants` tries others.
"""

import datetime as dt
import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from schema.problems import Problems
from schema.rules import open_archive
from tests import generated
from tests.folders import state
from tests.mutants import ARCHIVE, Trial
from tests.mutations import mutate

MUTANTS = 300
BUILDS = 4


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("mutants"))


@pytest.mark.slow
def test_the_check_answers_every_mistake_in_sentences_and_the_build_builds_what_it_accepts(trial: Trial) -> None:
    built = accepted = 0
    for seed in range(MUTANTS):
        archive = trial.checked(seed)
        if archive is None:
            continue
        accepted += 1
        trial.used(archive)
        if built < BUILDS:
            trial.built(archive)
            built += 1
    # Were nearly all refused, or hardly any, the mistakes would no longer try anything.
    assert built == BUILDS
    assert MUTANTS / 20 < accepted < MUTANTS / 2


@pytest.mark.parametrize("seed", range(20))
def test_the_same_seed_makes_the_same_mistake(seed: int, tmp_path: Path) -> None:
    results = []
    for name in ("one", "other"):
        folder = tmp_path / name
        shutil.copytree(ARCHIVE, folder)
        mutate(folder, seed)
        results.append(state(folder))
    assert results[0] == results[1]


@pytest.mark.slow
def test_archives_that_nobody_would_write_are_built_where_they_are_accepted(trial: Trial) -> None:
    built = 0
    for seed in range(22, 40):
        trial.generated(seed)
        with suppress(Problems):
            archive = trial.checked_archive()
            trial.used(archive)
            trial.built(archive)
            built += 1
        if built == 2:
            return
    pytest.fail("Hardly any archive that is drawn is accepted: it no longer tries anything.")


@pytest.mark.parametrize("seed", range(3))
def test_the_same_seed_makes_the_same_archive(seed: int, tmp_path: Path) -> None:
    results = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        generated.write(tmp_path / name, seed)
        results.append(state(tmp_path / name))
    assert results[0] == results[1]


ACCEPTED: dict[str, tuple[str, str, str]] = {
    "a long name of a meeting": ("2018/meeting.yaml", r"^name: .*$", "name: " + "The Meeting of All the Keepers " * 30),
    "an address in a text": (
        "2024/m7.yaml", r"^title: .*$", "title: 'See href=\"nowhere.html\", <a href=\"nowhere.html\">x</a>, [x](nowhere.html)'"
    ),
    "a word without end": ("2024/m8.yaml", r"^title: .*$", "title: " + "W" * 70_000),
    "a former key twice": ("2024/m9.yaml", r"\Z", "formerly:\n  - 2024/song\n  - 2024/song\n"),
    "a meeting's former key twice": ("2024/meeting.yaml", r"\Z", "formerly:\n  - 2024-x\n  - 2024-x\n"),
    "a body with a long name": ("bodies.yaml", r"\A((?:.*\n)*?)  name: .*$", r"\1  name: " + "W" * 70_000),
}  # fmt: skip


@pytest.mark.slow
def test_what_no_page_was_made_for_is_accepted_and_built(trial: Trial) -> None:
    """All at once, and as of a day that no zip can name: each of them once stopped the build."""
    archive = trial.folder / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    shutil.copytree(ARCHIVE, archive)
    for name, pattern, text in ACCEPTED.values():
        path = archive / name
        before = path.read_text(encoding="utf-8")
        after = re.sub(pattern, text, before, count=1, flags=re.MULTILINE)
        assert after != before
        path.write_text(after, encoding="utf-8")
    trial.built(open_archive(archive, "archive"), dt.date(2108, 1, 1))

"""Archives with mistakes in them: the check answers in sentences, and what it accepts, the build builds.

The seeds stand still, so that a failure here is somebody's change. `python -m tests.mutants` tries others.
"""

import shutil
from pathlib import Path

import pytest

from tests.folders import state
from tests.mutants import ARCHIVE, Trial, mutate

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
        accepted += archive is not None
        if archive and built < BUILDS:
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

"""What the tests of the import share."""

import pytest

from scripts.intake.documents import reading
from tests.intake.shown import read_in_this_process


@pytest.fixture
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in this process: starting another takes most of the time of reading a short one."""
    monkeypatch.setattr(reading, "_read_in_child", read_in_this_process)

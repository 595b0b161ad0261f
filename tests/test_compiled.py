"""Compiled templates are kept for the next build, and only for the same template and the same program."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from scripts.publish.build_cache import BuildCache
from scripts.publish.compiled import CompiledTemplates


class Compiled(Exception):
    """A template was compiled."""


def rendered(cache_file: Path, source: str = "{{ lamps }} lamps", program: str = "1") -> str:
    with BuildCache(cache_file) as cache:
        env = Environment(
            autoescape=True,
            loader=DictLoader({"lamps.html": source}),
            bytecode_cache=CompiledTemplates(cache, program),
        )
        return env.get_template("lamps.html").render(lamps="<6>")


def test_a_template_is_compiled_once_until_it_or_the_program_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compiled(*_: object) -> None:
        raise Compiled

    file = tmp_path / "cache"
    assert rendered(file) == "&lt;6&gt; lamps"
    monkeypatch.setattr(Environment, "compile", compiled)
    assert rendered(file) == "&lt;6&gt; lamps"
    for other in ({"source": "{{ lamps }} lights"}, {"program": "2"}):
        with pytest.raises(Compiled):
            rendered(file, **other)

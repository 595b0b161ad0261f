"""What hosts take: a site that has outgrown one hears it, with the number of each."""

from pathlib import Path

import pytest

from scripts import build
from scripts.publish import build_cache, hosts, unchanged
from scripts.publish.hosts import HOSTS, Host, outgrown
from tests.conftest import AS_OF, ROOT


def test_a_small_site_fits_everywhere() -> None:
    assert list(outgrown({"index.html": 20_000})) == []
    assert list(outgrown({})) == []


def test_each_limit_that_is_exceeded_is_named_with_what_the_site_has() -> None:
    sizes = {f"{number}/index.html": 50_000 for number in range(20_000)} | {"data/site.zip": 62_000_000}
    assert list(outgrown(sizes)) == [
        "GitHub Pages takes at most 1,000 MB; this site has 1,062 MB.",
        "GitLab Pages takes at most 1,000 MB; this site has 1,062 MB.",
        "Cloudflare Pages takes at most 20,000 files; this site has 20,001.",
        "Cloudflare Pages takes no file over 26 MB; data/site.zip has 62 MB.",
    ]


@pytest.mark.parametrize("host", [host for host in HOSTS if host.one_file], ids=lambda host: host.name)
def test_what_just_fits_is_taken(host: Host) -> None:
    assert host.one_file
    assert list(outgrown({"data/site.zip": host.one_file})) == []
    assert len(list(outgrown({"data/site.zip": host.one_file + 1}))) == 1


def test_the_guide_has_the_limits_that_a_build_is_held_to() -> None:
    guide = (ROOT / "docs/guide/own-copy.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in guide.splitlines() if line[:1] == "|"]
    for host in HOSTS:
        files = f"{host.files:,}" if host.files else ""
        sizes = [f"{size / 10**6:,.0f} MB" if size else "" for size in (host.whole, host.one_file)]
        assert [host.name, files, *sizes] in rows


@pytest.mark.slow
def test_a_build_says_what_its_site_has_outgrown_and_says_it_again_where_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_cache, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(hosts, "HOSTS", (Host("A Lamp Post", files=3),))
    site = tmp_path / "site"
    arguments = ["--archive", str(ROOT / "tests/archive"), "--site", str(site), "--as-of", AS_OF.isoformat()]
    for _ in range(2):
        assert build.main(arguments) == 0
        files = len(unchanged._sizes(site))
        assert f"A Lamp Post takes at most 3 files; this site has {files}.\n" in capsys.readouterr().out

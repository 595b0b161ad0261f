"""The Content-Security-Policy: every page names it, no page needs more, and the header files say the same."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from scripts.publish import content_policy
from scripts.publish.build_cache import BuildCache
from scripts.publish.frames.mkdocs_frames import turning_pages
from scripts.serve import Preview
from tests.conftest import AS_OF

META = '//meta[@http-equiv="Content-Security-Policy"]/@content'
ALLOWED = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; require-trusted-types-for 'script'"
)


def pages(site_folder: Path) -> Iterable[tuple[str, Any]]:
    for path in sorted(site_folder.rglob("*.html")):
        yield path.relative_to(site_folder).as_posix(), html.parse(str(path)).getroot()


def is_book(path: str) -> bool:
    return path.endswith("book.html")


def test_every_page_names_the_policy_before_it_loads_anything(site_folder: Path) -> None:
    for path, tree in pages(site_folder):
        if not is_book(path):
            assert tree.xpath(META) == [ALLOWED], path
        first = tree.xpath("//head/*")[:2]
        assert [one.get("charset") for one in first] == ["utf-8", None], path
        assert first[1].get("http-equiv") == "Content-Security-Policy", path


def test_no_script_style_or_handler_stands_in_a_page(site_folder: Path) -> None:
    for path, tree in pages(site_folder):
        assert tree.xpath("//@style") == [], path
        assert [name for one in tree.iter() for name in one.attrib if name.lower().startswith("on")] == [], path
        scripts = tree.xpath("//script[not(@src) and not(@type='application/ld+json')]")
        assert scripts == [], path
        assert len(tree.xpath("//style")) == (1 if is_book(path) else 0), path
        assert [
            one for one in tree.xpath("//@href | //@src | //@action") if one.lower().startswith("javascript:")
        ] == []


def test_a_book_as_one_file_allows_its_own_style_and_nothing_else(site_folder: Path) -> None:
    for path, tree in pages(site_folder):
        if is_book(path):
            [style] = tree.xpath("//style/text()")
            hashed = content_policy.hash_of(style)
            assert tree.xpath(META) == [f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src {hashed}"]
            assert hashed in (site_folder / "_headers").read_text(encoding="utf-8")


def test_the_header_files_of_the_usual_hosts_say_the_same(site_folder: Path) -> None:
    policy = re.search(r"Content-Security-Policy: (.*)\n", (site_folder / "_headers").read_text(encoding="utf-8"))
    assert policy is not None
    assert policy[1].startswith(f"{ALLOWED}; style-src 'self' 'sha256-")
    assert policy[1].endswith("; frame-ancestors 'none'")
    assert "unsafe" not in policy[1]
    assert (site_folder / "_headers").read_text(encoding="utf-8") == (
        f"/*\n  Content-Security-Policy: {policy[1]}\n  X-Content-Type-Options: nosniff\n"
    )
    assert (site_folder / ".htaccess").read_text(encoding="utf-8") == (
        "<IfModule mod_headers.c>\n"
        f'  Header always set Content-Security-Policy "{policy[1]}"\n'
        '  Header always set X-Content-Type-Options "nosniff"\n'
        "</IfModule>\n"
    )
    assert (site_folder / "nginx-headers.conf").read_text(encoding="utf-8") == (
        f'add_header Content-Security-Policy "{policy[1]}" always;\nadd_header X-Content-Type-Options "nosniff" always;\n'
    )


def test_a_hash_is_written_as_the_standard_writes_its_example() -> None:
    assert content_policy.hash_of("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


# The preview ----------------------------------------------------------------------------------------------------------


def serve(content_type: str, body: bytes) -> Any:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("Content-Type", content_type), ("Content-Length", str(len(body)))])
        return [body]

    return application


def answer(application: Any, path: str = "/") -> tuple[dict[str, str], bytes]:
    started: list[Any] = []
    body = b"".join(application({"PATH_INFO": path}, lambda *given: started.extend(given)))
    return dict(started[1]), body


def test_a_preview_allows_the_script_that_loads_the_page_again_and_no_other() -> None:
    page = f"{content_policy.meta(content_policy.PAGE)}<body><script>reload()</script></body>".encode()
    headers, body = answer(turning_pages(serve("text/html", page), content_policy.allowing_inline))
    [policy] = html.fromstring(body).xpath(META)
    assert policy == (f"{ALLOWED}; script-src 'self' {content_policy.hash_of('reload()')}; style-src 'self'")
    assert headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize(
    ("path", "kind"), [("/assets/site.js", "application/javascript"), ("/livereload/1/2", "text/html")]
)
def test_what_is_no_page_is_served_as_it_is(path: str, kind: str) -> None:
    headers, body = answer(turning_pages(serve(kind, b"x"), lambda page: b"turned"), path)
    assert (headers["Content-Length"], body) == ("1", b"x")


def test_a_preview_shows_what_is_wrong_above_the_last_good_page_under_its_policy(tmp_path: Path) -> None:
    preview = Preview(tmp_path, "archive", tmp_path / "site", AS_OF, BuildCache())
    page = f"{content_policy.meta(content_policy.PAGE)}<body class='x'><p>Good</p></body>".encode()
    assert b"role=" not in answer(preview.application(serve("text/html", page)))[1]
    preview.problems = "1.yaml:3: <b> is wrong."
    tree = html.fromstring(answer(preview.application(serve("text/html", page)))[1])
    assert tree.xpath("//body/pre[@role='alert']/text()") == ["1.yaml:3: <b> is wrong."]
    [style] = tree.xpath("//style/text()")
    assert content_policy.hash_of(style) in tree.xpath(META)[0]
    assert tree.xpath("//p/text()") == ["Good"]

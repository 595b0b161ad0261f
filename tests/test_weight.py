"""What the site weighs: pages that a phone loads, and books without what only swells them."""

import gzip
import io
from pathlib import Path
from statistics import mean

import pikepdf

from scripts.publish.books.typesetting import compressed

WHOLE, COMPRESSED = 20_000, 5_500
"""The most bytes that a motion's page has on average, as it is and as servers send it."""


def pages_of_motions(site: Path) -> list[bytes]:
    return [(file.parent / "index.html").read_bytes() for file in sorted(site.glob("*/*/motion.json"))]


def test_a_motions_page_is_light(site_folder: Path) -> None:
    pages = pages_of_motions(site_folder)
    assert mean(map(len, pages)) <= WHOLE
    assert mean(len(gzip.compress(page, 9)) for page in pages) <= COMPRESSED


def test_no_page_has_the_containers_of_a_theme_whose_style_it_does_not_load(site_folder: Path) -> None:
    for file in sorted(site_folder.rglob("index.html")):
        assert b'class="md-' not in file.read_bytes(), file


def test_a_book_is_much_smaller_compressed_and_the_same_pages(site_folder: Path) -> None:
    book = (site_folder / "2018/book.pdf").read_bytes()
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(book)) as document:
        pages = [page.Contents.read_bytes() for page in document.pages]
        document.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert len(book) < 0.6 * len(plain.getvalue())
    assert compressed(plain.getvalue()) == compressed(plain.getvalue())
    with pikepdf.open(io.BytesIO(compressed(plain.getvalue()))) as again:
        assert [page.Contents.read_bytes() for page in again.pages] == pages

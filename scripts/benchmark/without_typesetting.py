"""A build without PDFs, pictures and zip, to measure the rest of it: `python -m scripts.benchmark.without_typesetting`.

It takes the options of `scripts.build`. Typst makes the PDFs and pictures, in a time that is its own, and each only once:
here each of them is an empty file. The zip for reading offline, which no other site builder packs, has next to nothing in it.
"""

import runpy

from scripts.publish.books import cards, output
from scripts.publish.exports import offline_copy

if __name__ == "__main__":
    setattr(output, "pdf_file", lambda *_: b"")  # noqa: B010  # nothing else ever replaces them
    setattr(cards, "draw", lambda pictures, *_: [b"" for _ in pictures])  # noqa: B010
    setattr(offline_copy, "belongs", lambda _: False)  # noqa: B010
    runpy.run_module("scripts.build", run_name="__main__")

"""The QR code on a printed page, beside the address in letters."""

import base64
import math

import segno

from scripts.publish.build_cache import BuildCache

DIGITS = bytes.maketrans(b"\x00\x01", b"01")
"""A light and a dark module, each as a digit."""


def qr_modules(cache: BuildCache, address: str) -> str:
    """The modules of the QR code of an address, row by row: a bit for each, dark or light, in base64.

    docs/assets/cite.js draws it. A drawing would be ten times as long. Making one takes a tenth of a page's time, so the
    cache keeps each.
    """
    name = cache.name("QR modules", segno.__version__, address)
    kept = cache.take(name)
    if kept is None:
        kept = cache.keep(name, _modules(address).encode())
    return kept.decode()


def _modules(address: str) -> str:
    """The mask is given, because trying all eight takes six times as long; error correction is M, which a smudge survives."""
    code = segno.make_qr(address, error="m", mask=3, boost_error=False)
    bits = b"".join(code.matrix).translate(DIGITS).decode()
    length = math.ceil(len(bits) / 8)
    return base64.b64encode(int(bits.ljust(8 * length, "0"), 2).to_bytes(length, "big")).decode()

"""The QR code on a printed page, beside the address in letters."""

import base64
from functools import cache

import segno

DIGITS = bytes.maketrans(b"\x00\x01", b"01")
"""A light and a dark module, each as a digit."""

_first_as_long: dict[int, str] = {}
"""The first address of each length of which a code was made."""


def qr_modules(address: str) -> str:
    """The modules of the QR code of an address, row by row: a bit for each, dark or light, in base64.

    docs/assets/cite.js draws it. A drawing would be ten times as long.

    Whether a module is dark is a sum of bits of the text, modulo 2. So a character changes in one code what it changes in every
    other of that length, and a site, whose addresses differ in a few digits, needs few codes: making one takes a tenth of the time
    of its page.
    """
    first = _first_as_long.setdefault(len(address), address) if address.isascii() else address
    modules = _modules(first)
    for place, (before, after) in enumerate(zip(first, address, strict=True)):
        if before != after:
            modules ^= _modules(first) ^ _modules(f"{first[:place]}{after}{first[place + 1 :]}")
    # The first module is dark in every code.
    return base64.b64encode(modules.to_bytes((modules.bit_length() + 7) // 8, "big")).decode()


@cache
def _modules(address: str) -> int:
    """The mask is given, because trying all eight takes six times as long; error correction is M, which a smudge survives."""
    code = segno.make_qr(address, error="m", mask=3, boost_error=False)
    bits = b"".join(code.matrix).translate(DIGITS).decode()
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2)

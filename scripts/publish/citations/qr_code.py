"""The QR code on a printed page, beside the address in letters."""

import segno
from markupsafe import Markup

from scripts.publish.build_cache import BuildCache


def qr_code(cache: BuildCache, address: str) -> Markup:
    """The QR code of an address as inline SVG. Making one takes a tenth of a page's time, so the cache keeps each."""
    name = cache.name("QR code", segno.__version__, address)
    drawing = cache.take(name)
    if drawing is None:
        drawing = cache.keep(name, qr_svg(address).encode())
    return Markup(drawing.decode())


def qr_svg(address: str) -> str:
    """A QR code of an address as inline SVG, black on nothing.

    The mask is given, because trying all eight takes six times as long; error correction is M, which a smudge survives.
    """
    code = segno.make_qr(address, error="m", mask=3, boost_error=False)
    drawing: str = code.svg_inline(border=4, svgclass="qr", lineclass=None, omitsize=True)
    return drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)

"""Pictures of a few flat colours, reduced to a palette: a fifth of the bytes, and nobody sees a difference.

Such a picture has its colours and, along the edges of letters, mixtures of them with the background. The palette has some steps
of each mixture, so flat colours stay exactly as they are. Pillow finds the nearest colour of each pixel. It does not write the
file, because the output of its compressor differs between processors.
"""

import io
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

from PIL import Image

MOST = 16
"""How many colours a palette has at most: two pixels share a byte."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BIT_DEPTH, INDEXED = 4, 3

Colour = tuple[int, int, int]


def colour(written: str) -> Colour:
    """A colour as CSS writes it: `#7a1f4b`."""
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


def palette(paper: str, inks: Mapping[str, int]) -> tuple[Colour, ...]:
    """The background, and each ink in a number of steps from it: `("#ffffff", {"#000000": 2})` gives white, a grey and black."""
    ground = colour(paper)
    mixtures = [
        tuple(round(below + (above - below) * step / steps) for below, above in zip(ground, colour(ink), strict=True))
        for ink, steps in inks.items()
        for step in range(1, steps + 1)
    ]
    return ground, *((red, green, blue) for red, green, blue in mixtures)


def reduced(picture: bytes, colours: tuple[Colour, ...]) -> bytes:
    """A picture (PNG) in the nearest of at most 16 colours, as a smaller PNG."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(palette=_palette(colours), dither=Image.Dither.NONE)
    width, height = image.size
    packed = image.tobytes("raw", "P;4")
    length = len(packed) // height
    # The default level: the highest saves a tenth more and takes seven times as long.
    lines = b"".join(b"\0" + packed[at : at + length] for at in range(0, len(packed), length))  # 0: not filtered
    header = struct.pack(">IIBBBBB", width, height, BIT_DEPTH, INDEXED, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(sum(colours, ()))), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


@lru_cache(maxsize=8)
def _palette(colours: tuple[Colour, ...]) -> Image.Image:
    if len(colours) > MOST:
        raise ValueError(f"A palette has at most {MOST} colours, and not {len(colours)}.")
    image = Image.new("P", (1, 1))
    image.putpalette([value for each in (*colours, *[colours[0]] * (256 - len(colours))) for value in each])
    return image


def _chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG (https://www.w3.org/TR/png-3/#5Chunk-layout)."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

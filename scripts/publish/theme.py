"""The union's own theme: its accent colour and its text face, as a style sheet made from union.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass

from schema.contrast import PAPER, PAPER_DARK
from schema.terms import TextFace
from schema.union import Union


@dataclass(frozen=True, slots=True)
class Fallback:
    """A face of the reader's own system, scaled to the width and height of a face of ours.

    Where ours comes late or not at all, lines break nearly as they would in it. The percentages are those of CSS: the
    quotient of the mean widths of letters in English text, and our ascent and descent divided by it.
    """

    local: str
    size: float
    ascent: float
    descent: float

    def css(self) -> str:
        """Its @font-face rule."""
        return (
            f'@font-face{{font-family:"like {self.local}";src:local("{self.local}");size-adjust:{self.size}%;'
            f"ascent-override:{self.ascent}%;descent-override:{self.descent}%;line-gap-override:0%}}"
        )


FALLBACKS = {
    TextFace.SOURCE_SERIF: (
        Fallback("Georgia", 108.2, 95.8, 31.0),
        Fallback("Times New Roman", 118.5, 87.4, 28.3),
        Fallback("DejaVu Serif", 92.6, 111.9, 36.2),
    ),
    TextFace.SOURCE_SANS: (Fallback("Arial", 94.0, 108.9, 42.6), Fallback("DejaVu Sans", 81.9, 125.0, 48.8)),
}
"""The substitutes for each face, of which the first that a reader has is used."""

GENERIC = {TextFace.SOURCE_SERIF: "serif", TextFace.SOURCE_SANS: "sans-serif"}

WEIGHTS = {"normal": "400 600", "italic": "400"}
"""The weights in the files of each style."""

# The parts of each face (docs/assets/fonts/CUT.txt): what English needs, what Welsh and Western Europe add, and the rest.
RANGES = {
    "english": "U+0020-007E,U+00A0,U+00A3,U+00A7,U+00A9,U+00AB,U+00B0,U+00B7,U+00BB,U+00BD,U+2013-2014,U+2018-201A,"
    "U+201C-201E,U+2022,U+2026,U+2032-2033,U+20AC,U+2122,U+2191,U+2193,U+2212",
    "latin": "U+00A1-00A2,U+00A4-00A6,U+00A8,U+00AA,U+00AC-00AF,U+00B1-00B6,U+00B8-00BA,U+00BC,U+00BE-00FF,U+0131,"
    "U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+2002,U+2009,"
    "U+200B,U+2039-203A,U+2044,U+2215,U+FEFF",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02D9,U+02DB,U+02DD-02FF,U+1D00-1DBF,"
    "U+1E00-1E9F,U+1EA0-1EFF,U+2020-2021,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
}


def face_files(face: TextFace) -> Iterator[str]:
    """The face's files, by path from the site's root."""
    for part in RANGES:
        for style in WEIGHTS:
            yield f"assets/fonts/{face.value}/{part}-{style}.woff2"


def union_css(union: Union) -> str:
    """The style sheet: @font-face rules and custom properties for colours and face.

    `font-display: optional` shows a face that is there when the page is first drawn, and else the fallback until the next
    page. A face that came later would move what is being read.
    """
    face = union.text_face
    rules = [
        f'@font-face{{font-family:"{face.label}";font-style:{style};font-weight:{weights};font-display:optional;'
        f"src:url(fonts/{face.value}/{part}-{style}.woff2) format('woff2');unicode-range:{RANGES[part]}}}"
        for part in RANGES
        for style, weights in WEIGHTS.items()
    ]
    rules += [fallback.css() for fallback in FALLBACKS[face]]
    families = [f'"{face.label}"', *(f'"like {fallback.local}"' for fallback in FALLBACKS[face]), GENERIC[face]]
    light = f"--accent:{union.accent};--paper:{PAPER}"
    dark = f"--accent:{union.accent_dark};--paper:{PAPER_DARK}"
    rules += [
        f":root{{--face:{','.join(families)};{light}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}",
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}",
    ]
    return "\n".join(rules) + "\n"

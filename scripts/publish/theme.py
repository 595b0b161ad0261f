"""The union's own theme: its accent colour and its text face, as a style sheet made from union.yaml."""

from collections.abc import Iterator

from schema.contrast import PAPER, PAPER_DARK
from schema.terms import TextFace
from schema.union import Union

FAMILIES = {TextFace.SOURCE_SERIF: "Georgia, serif", TextFace.SOURCE_SANS: "system-ui, sans-serif"}
"""The fallback while a face is loading, or if it cannot be loaded."""

# The two parts of each face, as its makers cut it: what English needs, and what Welsh and other Latin scripts add.
RANGES = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,"
    "U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
}


def face_files(face: TextFace) -> Iterator[str]:
    """The face's files, by path from the site's root."""
    for part in RANGES:
        for style in ("normal", "italic"):
            yield f"assets/fonts/{face.value}/{part}-{style}.woff2"


def union_css(union: Union) -> str:
    """The style sheet: @font-face rules and custom properties for colours and face."""
    face = union.text_face
    rules = [
        f'@font-face{{font-family:"{face.label}";font-style:{style};font-weight:200 900;font-display:swap;'
        f"src:url(fonts/{face.value}/{part}-{style}.woff2) format('woff2');unicode-range:{RANGES[part]}}}"
        for part in RANGES
        for style in ("normal", "italic")
    ]
    light = f"--accent:{union.accent};--paper:{PAPER}"
    dark = f"--accent:{union.accent_dark};--paper:{PAPER_DARK}"
    rules += [
        f':root{{--face:"{face.label}",{FAMILIES[face]};{light}}}',
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}",
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}",
    ]
    return "\n".join(rules) + "\n"

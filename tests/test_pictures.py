"""Pictures: few colours, exactly those chosen, and the same bytes each time."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from schema.archive import Archive
from schema.terms import TextFace
from scripts.publish.books import cards, typesetting
from scripts.publish.books.cards import ACCENT_STEPS, MUTED, PAPER, RULE, STEPS, TEXT, Card
from scripts.publish.books.palette import MOST, colour, palette, reduced
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF

CARD = Card(
    meeting="Lamplighters, AGM 2018",
    label="Resolution",
    number="1",
    title="Oil the Hinges! Open the Lamps!",
    decision="Carried",
    archive="The Lamp Book",
    accent="#0b4f6c",
)


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "png")
    return file.getvalue()


def opened(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture))
    image.load()  # the checksum of each part is read and compared
    return image


def test_a_palette_has_the_background_and_each_ink_in_its_steps() -> None:
    assert palette("#ffffff", {"#000000": 2, "#ff0000": 1}) == (
        (255, 255, 255),
        (128, 128, 128),
        (0, 0, 0),
        (255, 0, 0),
    )


def test_the_palette_of_pictures_is_full_and_holds_all_their_colours() -> None:
    colours = palette(PAPER, {**STEPS, CARD.accent: ACCENT_STEPS})
    assert len(colours) == MOST
    assert {colour(each) for each in (PAPER, TEXT, MUTED, RULE, CARD.accent)} <= set(colours)


def test_more_colours_than_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="A palette has at most 16 colours, and not 17"):
        reduced(png(Image.new("RGB", (4, 4))), palette("#ffffff", {"#000000": 16}))


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 4), (600, 315)])
def test_a_picture_of_the_palettes_colours_stays_as_it_is(size: tuple[int, int]) -> None:
    colours = palette("#fffdf8", {"#1d1a16": 6, "#0b4f6c": 5})
    image = Image.new("RGB", size)
    image.putdata([colours[at % len(colours)] for at in range(size[0] * size[1])])
    after = opened(reduced(png(image), colours))
    assert after.size == size
    assert after.convert("RGB").tobytes() == image.tobytes()


def test_a_motions_picture_has_the_colours_chosen_and_little_weight() -> None:
    (picture,) = cards.draw([CARD])
    image = opened(picture)
    assert (image.mode, image.size) == ("P", (cards.WIDTH, cards.HEIGHT))
    shown = image.convert("RGB")
    assert shown.getpixel((4, 100)) == colour(CARD.accent)
    assert shown.getpixel((595, 300)) == colour(PAPER)
    found = {each for _, each in shown.getcolors(MOST) or ()}
    assert found <= set(palette(PAPER, {**STEPS, CARD.accent: ACCENT_STEPS}))
    assert {colour(TEXT), colour(MUTED), colour(CARD.accent)} <= found
    assert len(picture) < 10_000


def test_pictures_drawn_together_are_those_drawn_alone() -> None:
    other = replace(CARD, title="Cold Hands, Warm Hearts", accent="#7a1f4b")
    assert cards.draw([CARD, other]) == cards.draw([CARD]) + cards.draw([other])


def ink(picture: bytes, top: int, bottom: int) -> int:
    """How many dots of a picture between two lines are not paper, right of the coloured edge."""
    shown = opened(picture).convert("RGB").crop((20, top, cards.WIDTH, bottom))
    return sum(count for count, each in shown.getcolors(MOST) or () if each != colour(PAPER))


@pytest.mark.parametrize("words", [3, 9, 20, 40, 90, 400])
@pytest.mark.parametrize("label", ["Resolution", ""])
def test_no_line_of_a_title_is_cut_however_long_it_is(words: int, label: str) -> None:
    title = " ".join(["Ângstrŷgj"] * words)
    (picture,) = cards.draw([replace(CARD, title=title, label=label, number="7" if label else "")])
    rows = [ink(picture, row, row + 1) for row in range(60, cards.HEIGHT)]
    rule = next(row for row, count in enumerate(rows) if count > 500)  # the line above the foot
    assert rows[rule - 3 : rule] == [0, 0, 0], "the last line of the title is cut off by its place"


def test_the_accent_of_a_first_line_has_its_room() -> None:
    plain, accented = cards.draw([replace(CARD, title="E" * 5), replace(CARD, title="É" * 5)])
    heights = [[ink(each, row, row + 1) for row in range(100, 250)] for each in (plain, accented)]
    first = [next(row for row, count in enumerate(each) if count) for each in heights]
    assert first[1] < first[0], "nothing of the accents is seen"
    assert heights[1][first[1] - 1] == 0


def test_the_home_page_every_topic_and_every_campaign_have_a_picture(site_folder: Path, invented: Archive) -> None:
    paths = ["", *(f"topics/{key}/" for key in invented.topics), *(f"threads/{key}/" for key in invented.threads)]
    for path in paths:
        page = html.parse(site_folder / path / "index.html")
        (address,) = page.xpath("//meta[@property='og:image']/@content")
        assert address == f"{invented.union.address}{path}card.png"
        assert opened((site_folder / path / "card.png").read_bytes()).size == (cards.WIDTH, cards.HEIGHT)


def test_each_face_of_the_site_has_its_fonts_for_typesetting() -> None:
    one, other = (cards.draw([CARD], face) for face in TextFace)
    assert one != other
    for face in TextFace:
        assert (typesetting.TEMPLATES / f"fonts/OFL-{face.value}.txt").is_file()
        assert {path.stem for path in (typesetting.TEMPLATES / "fonts").glob(f"{face.value}-*.ttf")} == {
            f"{face.value}-{style}" for style in ("regular", "semibold", "italic")
        }


def test_no_pictures_are_drawn_of_nothing() -> None:
    assert cards.draw([]) == []


def test_a_title_has_the_apostrophes_of_print() -> None:
    site = Site(making.archive({"2018/1": making.motion(title="The members' lamps")}), AS_OF)
    assert cards.card(site, site.archive.records["2018/1"]).title == "The members’ lamps"

"""Pictures: few colours, exactly those chosen, and the same bytes each time."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from scripts.publish.books import cards
from scripts.publish.books.cards import ACCENT_STEPS, MUTED, PAPER, RULE, STEPS, TEXT, Card
from scripts.publish.books.palette import MOST, colour, palette, reduced

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


def test_no_pictures_are_drawn_of_nothing() -> None:
    assert cards.draw([]) == []

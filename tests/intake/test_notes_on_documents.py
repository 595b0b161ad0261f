"""What a person is told of a document besides its lines: its language, letters that were lost, files attached to it."""

from email.message import EmailMessage

import pytest

from scripts.intake.documents import CannotRead, no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.language import FEWEST_WORDS, SMALL_WORDS, language_of
from tests.intake.invented import FORMATS, as_text, as_web_page

SAMPLES = {
    "German": "Die Versammlung fordert den Vorstand auf, neue Lampen zu kaufen, und dass der Preis von allen getragen wird. "
    "Die alten Lampen sind dunkel, das Glas ist matt und eine Leiter fehlt für den Turm.",
    "French": "Le congrès demande que les lampes du port soient réparées et que le conseil achète une échelle pour la tour. "
    "Il constate que les vitres sont sombres et ne laissent pas passer la lumière dans les rues.",
    "Welsh": "Mae'r cyfarfod hwn yn galw ar y cyngor i brynu lampau ac ysgol gan fod y tŵr yn dywyll. Nid oes golau yn y "
    "stryd, ac mae gwydr y lampau wedi torri ers y gaeaf.",
    "Dutch": "De vergadering vraagt het bestuur om een ladder te kopen voor de toren en de lampen op de kade. Het glas is dof "
    "en dat is niet goed voor de schepen die met de vloed komen.",
}  # fmt: skip


@pytest.mark.parametrize("language", SAMPLES)
def test_a_text_in_another_language_is_known_by_its_small_words(language: str) -> None:
    assert language_of([SAMPLES[language]]) == language


@pytest.mark.parametrize(
    "text",
    [
        as_text().decode(),
        "Bell ropes\n" * 40,
        "Die Lampe",
        f"This meeting notes what was resolved in {SAMPLES['Welsh'][:60]} and that the lamps of the harbour are for all of us.",
        "",
    ],
)
def test_english_lists_and_short_texts_are_not_said_to_be_foreign(text: str) -> None:
    assert language_of(text.split("\n")) == ""


def test_no_language_is_known_by_a_word_alone() -> None:
    for words in SMALL_WORDS.values():
        assert len(set(words.split())) >= 15
    assert language_of([" ".join(["die"] * (FEWEST_WORDS - 1))]) == ""


def test_the_language_is_said_with_what_to_do() -> None:
    assert read_bytes(SAMPLES["German"].encode(), ".txt", no_progress).notes == (
        "It seems to be in German. Only English is read by itself: what is not understood is listed. With a margin "
        "(MARGIN=margin.txt) a document in any language can be brought in.",
    )


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_said_of_a_document_in_english(name: str) -> None:
    assert read_bytes(FORMATS[name](), name[name.rindex(".") :], no_progress).notes == ()


def test_letters_that_were_lost_on_the_way_are_named_with_their_places() -> None:
    table = "number,title,proposer\n1,T? mawr,Harbour Branch\n2,Ready?,Llŷr ?yn\n".replace("ŷ", "?")
    for raw in (table.encode("ascii"), table.replace("mawr", "më").encode("cp1252")):
        assert read_bytes(raw, ".csv", no_progress).notes == (
            "A question mark may stand for a letter that was lost: row 2, column 2 (“T?”), "
            "row 3, column 3 (“Ll?r ?yn”). "
            "The file is not in UTF-8, and cannot hold letters such as ŵ. Save it again as UTF-8.",
        )


def test_no_letter_is_lost_in_unicode_nor_in_an_address() -> None:
    assert read_bytes("number,title\n1,T?r ŵy?n\n".encode(), ".csv", no_progress).notes == ()
    assert (
        read_bytes(b"number,title\n1,See https://lamps.example/?page=2 and ask: why?\n", ".csv", no_progress).notes
        == ()
    )


def mail(text: str, page: str = "", attached: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@lamps.example", "b@lamps.example", "Motions"
    if text:
        message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    if attached:
        message.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename=attached)
    return message.as_bytes()


def test_of_a_mail_the_text_is_read_and_what_is_attached_is_named() -> None:
    read = read_bytes(mail("1. Oil\n\nThis AGM wants oil.", attached="motions.docx"), ".eml", no_progress)
    assert [line.text for line in read.lines] == ["1. Oil", "This AGM wants oil."]
    assert (read.title, read.format) == ("Motions", "e-mail")
    assert read.notes == ("Attached to it and not read: motions.docx. Save and import them by themselves.",)


def test_a_mail_of_nothing_but_an_attachment_is_refused_with_its_name() -> None:
    with pytest.raises(CannotRead) as why:
        read_bytes(mail("", attached="motions.docx"), ".eml", no_progress)
    assert str(why.value) == "There is no text in it. Save what is attached (motions.docx), and import that."


def test_a_saved_web_page_is_read_as_the_page() -> None:
    head = b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://lamps.example/\r\nMIME-Version: 1.0\r\n"
    saved = head + (
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n'
        + as_web_page()
        + b"\r\n--B\r\nContent-Type: image/png\r\nContent-Location: https://lamps.example/a.png\r\n\r\nPNG\r\n--B--\r\n"
    )
    read, page = (read_bytes(raw, ".mhtml", no_progress) for raw in (saved, as_web_page()))
    assert [line.text for line in read.lines] == [line.text for line in page.lines]


def test_a_list_that_begins_with_a_label_is_no_mail() -> None:
    assert (
        read_bytes(b"Motion: Oil\nProposer: Harbour Branch\n\nThis AGM wants oil.", ".txt", no_progress).format
        == "plain text"
    )

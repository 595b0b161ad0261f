"""Citing in a real browser: the forms of a reference, a passage of the official words, the page in print."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import segno
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.axe import violations
from tests.conftest import PHONE, ROOT, wait_until, watched

AWKWARD = "<script>alert(1)</script> {a} }b{ \\emph{c} 100% & #1_2 ~^ $x$ “q” \"r\" 's' --- [l](x) *m* `n` | ŵ Φ 🕯️ 漢"
KNOWN = (
    "(The Lamp Book, 21 November 2026: Carried. Unanimously. Lapsed on 15 September 2021, in part. Clauses (a) and (b): "
    "replaced. By the union's rule, policy ends after 3 years unless it is reaffirmed. This archive holds the official "
    "words.)"
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's page that may use the clipboard, in which no script may fail."""
    with watched(browser, viewport=PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


def opened(page: Page, part: Page | Locator) -> Locator:
    """The box with the forms of the reference to a part of the page."""
    part.get_by_role("button", name=re.compile("^(More formats|Cite )")).first.click()
    box = page.get_by_role("dialog")
    expect(box).to_be_visible()
    return box


def visit(page: Page, address: str) -> None:
    """Open a page, and wait until it knows the day of the last check."""
    page.goto(address)
    expect(page.locator("[data-checked]")).to_be_visible()


def shown(box: Locator) -> str:
    return box.get_by_label("This will be copied").input_value()


def test_a_motion_is_cited_with_what_is_known_of_it_and_its_summary_as_one(page: Page, served: str) -> None:
    visit(page, f"{served}2018/ca1/")
    box = opened(page, page)
    said = (
        "Lamplighters, AGM 2018, Resolution CA1: Rule 12: Quorum by Lantern. https://lampbook.example/2018/ca1/ "
        "(The Lamp Book, 21 November 2026: Carried. 900 for, 10 against. Rule change: see the current rules. "
        "This archive does not print the official words; they stand in “Resolutions of the 2018 AGM” "
        "(The Union of Lamplighters and Lighthouse Keepers).)"
    )
    assert shown(box) == said
    box.get_by_label("the archive’s summary").check()
    assert shown(box).startswith("The archive’s summary: ")
    assert shown(box).endswith(f"\n{said}")
    box.get_by_label("the archive’s summary").uncheck()
    box.get_by_label("whether it still stands").uncheck()
    assert shown(box) == said.partition(" (The Lamp Book")[0]


def test_a_clause_has_its_own_standing_and_words(page: Page, served: str) -> None:
    visit(page, f"{served}2018/2/")
    box = opened(page, page.locator("#b"))
    words, said = shown(box).split("\n")
    assert words.startswith(
        "The archive’s summary: Asked of The Lamplighters, towards Board of Lights: Rename the Board of Lights"
    )
    assert "Resolution 2 (archive clause b): " in said
    assert "https://lampbook.example/2018/2/#b (" in said
    assert "Not policy. Put to the vote and voted down." in said


def test_a_paragraph_is_quoted_with_its_number_and_its_list(page: Page, served: str) -> None:
    visit(page, f"{served}2018/3/")
    box = opened(page, page.locator("#p3"))
    assert box.get_by_label("the words, quoted").is_checked()
    assert shown(box).split("\n") == [
        "“This meeting therefore calls upon the union to: 1. obtain gloves, two pairs a head, every autumn, "
        '"free, gratis and for nothing"; 2. draw up a rule for those days on which nobody is to climb.”',
        "Lamplighters, AGM 2018, Resolution 3, paragraph 3: Cold Hands, Warm Hearts. "
        f"https://lampbook.example/2018/3/#p3 {KNOWN}",
    ]


def rich(page: Page) -> str:
    """What a word processor would paste."""
    return str(
        page.evaluate("navigator.clipboard.read().then(([one]) => one.getType('text/html')).then(blob => blob.text())")
    )


def test_a_reference_is_copied_as_text_and_as_a_link_at_once(page: Page, served: str) -> None:
    visit(page, f"{served}2018/3/")
    page.get_by_role("button", name="Copy reference").first.click()
    expect(page.get_by_role("button", name="Copied: Lamplighters, AGM 2018, Resolution 3").first).to_be_visible()
    known = "(Lapsed on 15 September 2021, in part. As of 21 November 2026)"
    address = "https://lampbook.example/2018/3/"
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"Lamplighters, AGM 2018, Resolution 3 — {address} {known}"
    )
    assert f'<a href="{address}">Lamplighters, AGM 2018, Resolution 3</a> {known}' in rich(page)


def test_what_a_motion_said_is_copied_as_what_it_said(page: Page, served: str) -> None:
    visit(page, f"{served}2018/1/")
    box = opened(page, page.locator(".clause--position").first)
    assert shown(box).startswith("The archive’s summary: The motion said: ")


SHARING = "navigator.share = (shared) => { window.shared = shared; return Promise.resolve(); }"


def test_a_phone_with_a_share_sheet_is_offered_it_and_a_computer_is_not(browser: Browser, served: str) -> None:
    for touch in (True, False):
        with watched(browser, viewport=PHONE, has_touch=touch, is_mobile=touch) as page:
            page.add_init_script(SHARING)
            visit(page, f"{served}2018/3/")
            box = opened(page, page.locator("#a"))
            button = box.get_by_role("button", name="Share")
            assert button.is_visible() == touch
            if touch:
                button.tap()
                assert page.evaluate("shared") == {
                    "title": "Lamplighters, AGM 2018, Resolution 3 (archive clause a)",
                    "text": shown(box),
                }


def test_what_is_shown_is_what_is_copied_in_each_form(page: Page, served: str) -> None:
    visit(page, f"{served}2018/3/")
    box = opened(page, page.locator("#a"))
    for form in ("Markdown", "Text, with its link"):
        box.get_by_label(form).check()
        box.get_by_role("button", name="Copy", exact=True).click()
        expect(box.get_by_role("button", name="Copied")).to_be_visible()
        wait_until(page, "text => navigator.clipboard.readText().then(copied => copied === text)", shown(box))
        assert box.get_by_role("status").inner_text() == (
            "Copied: Lamplighters, AGM 2018, Resolution 3 (archive clause a)"
        )
    assert '<a href="https://lampbook.example/2018/3/#a">Lamplighters, AGM 2018, Resolution 3' in rich(page)
    assert "The archive’s summary: " in rich(page)
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert page.evaluate("document.activeElement.ariaLabel") == "Cite clause a"


REFUSED = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
"""


def test_where_the_clipboard_is_refused_the_old_way_copies_what_is_shown_and_the_focus_stays(
    page: Page, served: str
) -> None:
    page.add_init_script(REFUSED)
    visit(page, f"{served}2018/3/")
    button = page.get_by_role("button", name="Copy reference").first
    button.click()
    expect(page.get_by_role("button", name="Copied").first).to_be_focused()
    assert str(page.evaluate("copied")).startswith("Lamplighters, AGM 2018, Resolution 3 \u2014 ")
    box = opened(page, page.locator("#a"))
    for form in ("Text, with its link", "Markdown"):
        box.get_by_label(form).check()
        box.get_by_role("button", name="Copy", exact=True).click()
        expect(box.get_by_role("button", name="Copied")).to_be_focused()
        assert page.evaluate("copied") == shown(box)
        box.get_by_role("button", name="Copied").wait_for(state="detached")


CITED: dict[str, Any] = {
    "reference": f"Lamplighters, AGM 2018, {AWKWARD}",
    "address": "https://lampbook.example/2018/7/",
    "title": AWKWARD,
    "words": f"It said \\<b>, {AWKWARD}",
    "known": f"The Lamp Book: {AWKWARD}",
}


@pytest.mark.parametrize("quoted", [True, False])
@pytest.mark.parametrize("without", [(), ("words",), ("known", "title")])
def test_markdown_and_html_show_what_plain_text_says_whatever_stands_in_a_record(
    page: Page, served: str, quoted: bool, without: tuple[str, ...]
) -> None:
    visit(page, f"{served}2018/3/")
    cited = {**CITED, "quoted": quoted, **dict.fromkeys(without, "")}
    plain, marked, html = page.evaluate("one => [forms.plain(one), forms.markdown(one), forms.html(one)]", cited)
    words = "“It said" if quoted else "The archive’s summary: It said"
    assert ("words" in without) or plain.startswith(words)
    plain = plain.replace(f" {cited['address']}", "")
    for one in (MarkdownIt("js-default", {"html": True}).render(marked), html):
        tree = lxml_html.fromstring(f"<div>{one}</div>")
        assert " ".join(tree.text_content().split()) == " ".join(plain.split())
        assert [link.get("href") for link in tree.iter("a")] == [cited["address"]]
        assert {element.tag for element in tree.iter()} <= {"div", "p", "a", "blockquote"}
        assert (tree.find(".//blockquote") is not None) == (quoted and "words" not in without)


# A passage.


def select(page: Page, first: str, last: str) -> None:
    """Select from the first of some words in the official words to the last of some others."""
    page.evaluate(
        """([first, last]) => {
          const walker = document.createTreeWalker(document.querySelector(".wording"), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          for (let node; (node = walker.nextNode()); ) {
            if (node.data.includes(first)) range.setStart(node, node.data.indexOf(first));
            if (node.data.includes(last)) range.setEnd(node, node.data.indexOf(last) + last.length);
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [first, last],
    )


@pytest.mark.parametrize(
    ("first", "last", "quoted", "name", "fragment"),
    [
        ("it by hand", "hand", "“lit by hand”", "1", "p1:~:text=lit%20by%20hand"),
        ("gloves", "two pai", "“gloves, two pairs”", "3.1", "p3.1:~:text=gloves%2C%20two%20pairs"),
        (
            "calls upon", "gloves", "“calls upon the union to: 1. obtain gloves”", "3",
            "p3:~:text=calls%20upon%20the%20union,obtain%20gloves",
        ),
        (
            "since the winter", "whoever owns", "“since the winter of 2.5 crowns. We believe that whoever owns”", "1–2",
            "p1:~:text=since%20the%20winter%20of,believe%20that%20whoever%20owns",
        ),
        (
            "This meeting notes", "2.5 crowns",
            "“This meeting notes that a lamp is lit by hand, and that the hand has had no glove since the winter of 2.5 crowns”",
            "1", "p1:~:text=This%20meeting%20notes%20that,winter%20of%202.5%20crowns",
        ),
    ],
)  # fmt: skip
def test_a_passage_is_quoted_from_word_to_word_with_its_paragraph_and_an_address_that_shows_it(
    page: Page, served: str, first: str, last: str, quoted: str, name: str, fragment: str
) -> None:
    visit(page, f"{served}2018/3/")
    select(page, first, last)
    page.get_by_role("button", name="Cite this passage").click()
    words, said = shown(page.get_by_role("dialog")).split("\n")
    assert words == quoted
    assert said == (
        f"Lamplighters, AGM 2018, Resolution 3, paragraph {name}: Cold Hands, Warm Hearts. "
        f"https://lampbook.example/2018/3/#{fragment} {KNOWN}"
    )
    # The browser goes to the words themselves; where they are not found it would stop at the paragraph, at the top.
    page.goto("about:blank")
    page.goto(f"{served}2018/3/#{fragment}")
    wait_until(page, "scrollY > 0")
    middle = page.locator(f"[id='{fragment.partition(':')[0]}']").bounding_box()
    assert middle is not None
    assert 100 < middle["y"] < 700


def test_a_passage_is_offered_only_for_the_official_words(page: Page, served: str) -> None:
    visit(page, f"{served}2018/3/")
    offer = page.get_by_role("button", name="Cite this passage")
    select(page, "lit by", "hand")
    expect(offer).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")
    expect(offer).to_be_hidden()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#outcome'))")
    expect(offer).to_be_hidden()


def test_a_finger_that_moves_the_page_a_little_keeps_the_offer(browser: Browser, served: str) -> None:
    with watched(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        visit(page, f"{served}2018/3/")
        select(page, "lit by", "hand")
        page.mouse.wheel(0, 60)
        wait_until(page, "scrollY > 0")
        page.get_by_role("button", name="Cite this passage").tap()
        assert shown(page.get_by_role("dialog")).startswith("“lit by hand”")


def test_words_of_a_summary_that_are_copied_by_hand_say_that_they_are_one(page: Page, served: str) -> None:
    visit(page, f"{served}2018/1/")
    for part in (".summary", ".clause--position .clause__text"):
        page.evaluate("part => getSelection().selectAllChildren(document.querySelector(part))", part)
        page.keyboard.press("Control+C")
        copied = page.evaluate("navigator.clipboard.readText()")
        words = page.locator(part).first.inner_text()
        assert " ".join(copied.split()) == f"The archive’s summary: {' '.join(words.split())}"


def test_axe_finds_nothing_in_the_box(page: Page, served: str) -> None:
    visit(page, f"{served}2018/3/")
    opened(page, page)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_box_fits_every_screen(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    visit(page, f"{served}2018/3/")
    box = opened(page, page.locator("#p3")).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["height"] <= 640


# In print.


@pytest.fixture
def later_page(browser: Browser) -> Iterator[Page]:
    """A page on 3 February 2027."""
    with watched(browser, dt.datetime(2027, 2, 3, 12, tzinfo=dt.UTC), viewport=PHONE) as page:
        yield page


def test_a_printed_page_has_its_address_as_text_and_as_a_code_the_days_and_the_standing(
    later_page: Page, served: str, tmp_path: Path
) -> None:
    page = later_page
    visit(page, f"{served}2018/3/")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        first = " ".join(pdf.pages[0].extract_text().split())
    assert "https://lampbook.example/2018/3/ Printed on 3 February 2027. As recorded up to: " in first
    assert "Lapsed on 15 September 2021, in part" in first
    page.emulate_media(media="print")
    code = page.locator(".printed .qr").bounding_box()
    assert code is not None
    assert code["width"] == code["height"] > 90  # 26 mm, which a telephone reads
    assert page.locator(".reference__known").inner_text() == KNOWN.strip("()")
    assert page.get_by_role("button").count() == 0
    assert "or" not in [line.strip() for line in page.locator(".motion").inner_text().split("\n")]


def modules(page: Page, address: str) -> list[list[int]]:
    """The rows of the code that docs/assets/print.js draws for an address, each module 1 where it is dark."""
    script = (ROOT / "docs/assets/print.js").read_text(encoding="utf-8")
    page.set_content(
        f'<link rel="canonical" href="{address}"><article class="motion"><p class="printed"><b data-printed></b></p></article>'
    )
    page.add_script_tag(content=script)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    if not page.locator(".qr").count():
        return []
    side = int((page.locator(".qr").get_attribute("viewBox") or "").split()[2]) - 8
    dark = set(re.findall(r"M(\d+) (\d+)h1v1h-1z", page.locator(".qr path").get_attribute("d") or ""))
    return [[int((str(x + 4), str(y + 4)) in dark) for x in range(side)] for y in range(side)]


# The longest address of each version, which leaves no room for segno's filler: it begins with a byte that no standard asks for.
@pytest.mark.parametrize("length", [14, 26, 42, 62, 84, 106, 122, 152, 180, 213])
def test_the_code_of_an_address_is_the_one_that_readers_of_codes_take(page: Page, length: int) -> None:
    address = ("https://lampbook.example/2018/é/" + "a-word-" * 30).encode()[:length].decode()
    code = segno.make_qr(address.encode(), error="m", mask=3, boost_error=False, mode="byte")
    assert modules(page, address) == [list(row) for row in code.matrix]


def test_the_code_of_a_short_address_is_filled_up_as_the_standard_says(page: Page) -> None:
    rows = modules(page, "h")
    # In version 1 the words stand in columns of two from the right, up and down in turn; the first 16 are no correction.
    lines = [range(20, 8, -1), range(9, 21), range(20, 8, -1), range(9, 21), [*range(20, 6, -1), *range(5, -1, -1)]]
    places = [
        (y, x) for right, line in zip(range(20, 10, -2), lines, strict=True) for y in line for x in (right, right - 1)
    ]
    bits = "".join(str(rows[y][x] ^ ((x + y) % 3 == 0)) for y, x in places)
    words = [int(bits[start : start + 8], 2) for start in range(0, 16 * 8, 8)]
    assert words == [0x40, 0x16, 0x80, *[0xEC, 0x11] * 6, 0xEC]


def test_an_address_that_is_too_long_for_a_code_has_none(page: Page) -> None:
    assert modules(page, "a" * 214) == []


PRINTING = "window.print = () => { window.printed = document.querySelector('.motion').dataset.printing; }"


def test_a_motion_prints_as_a_brief_on_one_page_and_as_a_whole_where_that_is_chosen(
    page: Page, served: str, tmp_path: Path
) -> None:
    page.add_init_script(PRINTING)
    visit(page, f"{served}2018/1/")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("printed") == "brief"
    page.pdf(path=tmp_path / "brief.pdf", prefer_css_page_size=True, format="A4")
    with pdfplumber.open(tmp_path / "brief.pdf") as pdf:
        (brief,) = (" ".join(one.extract_text().split()) for one in pdf.pages)
    assert "What it asked, and what came of it (a)" in brief
    assert "What happened" not in brief
    assert "What it stated" not in brief
    assert "Lamplighters, AGM 2018, Resolution 1 " in brief
    page.get_by_role("button", name="Print everything").click()
    assert page.evaluate("printed") == "whole"
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="What happened").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.get_by_role("heading", name="What happened").is_hidden()


def test_in_print_nothing_can_be_pressed_and_a_motion_without_requests_has_its_words(page: Page, served: str) -> None:
    page.goto(f"{served}2020/m4/")
    page.emulate_media(media="print")
    assert page.get_by_role("button").count() == 0
    assert page.locator("#wording").is_visible()
    assert page.locator("#history").is_hidden()


# The day of the check.


def test_a_page_that_was_checked_says_the_day(page: Page, served: str) -> None:
    page.goto(f"{served}2018/3/")
    expect(page.locator("[data-checked]")).to_have_text(" The whole archive was checked on 21 November 2026.")
    expect(page.locator("[data-state]")).to_contain_text("The Lamp Book, 21 November 2026: Carried.")


@pytest.mark.parametrize(("days", "is_told"), [(-1, False), (1, False), (2, True), (400, True)])
def test_a_site_that_was_not_built_when_it_fell_due_says_so(
    browser: Browser, served: str, days: int, is_told: bool
) -> None:
    with watched(browser, dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC) + dt.timedelta(days=days)) as page:
        page.route(
            "**/assets/checked.js",
            lambda route: route.fulfill(
                response=(response := route.fetch()),
                body=re.sub(r'"due":"[^"]*"', '"due":"2027-03-01"', response.text()),
            ),
        )
        page.goto(f"{served}2018/3/")
        notice = page.get_by_text("This site was last built on 21 November 2026.")
        expect(notice).to_have_count(int(is_told))
        page.goto(f"{served}about/")
        expect(notice).to_have_count(int(is_told))


@pytest.mark.parametrize("old", ["page", "list", "file of the day"])
def test_an_old_page_list_or_file_claims_no_check(page: Page, served: str, old: str) -> None:
    changed = {
        "page": ("**/2018/3/", r'name="page-digest" content="[^"]*"', 'name="page-digest" content="0"'),
        "list": ("**/data/pages/2018.json*", r'"list":"[^"]*"', '"list":"0"'),
        "file of the day": ("**/assets/checked.js", r'"2018":"[^"]*"', '"2018":"0"'),
    }[old]
    address, found, instead = changed

    def answer(route: Route) -> None:
        response = route.fetch()
        text = response.text()
        assert re.search(found, text)
        route.fulfill(response=response, body=re.sub(found, instead, text))

    page.route(address, answer)
    page.goto(f"{served}2018/3/", wait_until="networkidle")
    expect(page.locator("[data-checked]")).to_be_hidden()
    expect(page.locator("[data-state]")).to_contain_text("See the page for its state.")
    page.get_by_role("button", name="Copy reference", exact=True).first.click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(" See the page for its state)")
    assert "2026" not in copied

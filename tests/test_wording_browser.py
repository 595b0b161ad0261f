"""Comparing a pasted text in a real browser: the fingerprint is Python's, the answer says what was found, nothing is sent."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from schema.archive import Archive
from schema.terms import SourceText
from schema.wording import fingerprint
from scripts.publish.pages import wording
from scripts.publish.search.search_files import ROWS
from scripts.publish.site import Site
from tests import making
from tests.axe import OF_LOOKS, violations
from tests.conftest import AS_OF, PHONE, ROOT, watched

SENTENCES, SCRIPT = ROOT / "docs/assets/theme.js", ROOT / "docs/assets/wording.js"
NOT_THE_SAME = "Not the same. A single word or number more, fewer or different is enough for that;"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which no script may fail."""
    with watched(browser, viewport=PHONE) as page:
        yield page


@pytest.fixture(scope="module")
def wordings(invented: Archive) -> dict[str, str]:
    """The wordings that the invented archive holds, by motion."""
    held = {key: record.motion.wording for key, record in invented.records.items()}
    return {key: wording for key, wording in held.items() if wording}


def compared(page: Page, address: str, text: str) -> str:
    """What is answered about a pasted text."""
    if page.url != address:
        page.goto(address)
    if page.locator("details.fingerprint").count():
        page.locator("details.fingerprint").evaluate("(block) => (block.open = true)")
    page.get_by_label("Paste the text that you hold").fill(text)
    page.get_by_role("button", name="Compare", exact=True).click()
    answer = page.get_by_role("status")
    expect(answer).not_to_have_text("Comparing …")
    return " ".join(answer.inner_text().split())


# The fingerprint itself -----------------------------------------------------------------------------------------------


def in_browser(page: Page, texts: list[str]) -> list[str]:
    page.set_content("<p>")
    page.add_script_tag(path=str(SENTENCES))
    page.add_script_tag(path=str(SCRIPT))
    found: list[str] = page.evaluate("(texts) => texts.map(wordings.fingerprint)", texts)
    return found


def test_every_assigned_character_is_folded_and_kept_as_python_does(page: Page) -> None:
    # The two last planes hold nothing but private characters, of which there are thousands in the first plane too.
    assigned = [chr(code) for code in range(0xF0000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    page.set_content("<p>")
    page.add_script_tag(path=str(SENTENCES))
    page.add_script_tag(path=str(SCRIPT))
    known = page.evaluate(r"(letters) => letters.map((letter) => !/\p{Cn}/u.test(letter))", assigned)
    every = [letter for letter, is_known in zip(assigned, known, strict=True) if is_known]
    assert len(every) > 140_000
    # By themselves, so that none hides another; then together, as a character can change the one beside it.
    alone = page.evaluate("(letters) => letters.map(wordings.normalised)", every)
    differ = [f"U+{ord(letter):04X}" for letter, kept in zip(every, alone, strict=True) if kept != python_keeps(letter)]
    assert differ == []
    together = ["".join(every[start : start + 500]) for start in range(0, len(every), 500)]
    assert in_browser(page, together) == [fingerprint(text) for text in together]


def python_keeps(letter: str) -> str:
    """What schema.wording keeps of a character: found by its fingerprint, as only that is told."""
    folded = unicodedata.normalize("NFKC", letter).casefold()
    kept = "".join(one for one in folded if fingerprint(one) != fingerprint(""))
    # NFKC makes several characters of some, as of ⒈ and ㋀; a full stop in them is between no two figures.
    assert fingerprint(letter) == f"v1:sha256:{hashlib.sha256(kept.encode()).hexdigest()}"
    return kept


def test_texts_have_the_same_fingerprint_as_in_python(page: Page) -> None:
    texts: list[str] = []
    words = st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=40)
    figures = st.text("0123456789.,% £€$٣¾²Ⅷ\n", max_size=30)
    letters = st.text("aAßẞıİiIΣσςꭰᏸǰŉΐﬁſKÅ\u0301\u0345\u0307 -.'’", max_size=30)

    @settings(max_examples=400)
    @given(st.one_of(words, figures, letters, st.tuples(words, letters, figures).map("".join)))
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    # SHA-256 fills its last block of 64 bytes in another way from the 56th byte on.
    texts += ["a" * length for length in range(200)]
    assert len(set(texts)) > 400
    assert in_browser(page, texts) == [fingerprint(text) for text in texts]


def test_the_hash_is_that_of_the_standards_examples(page: Page) -> None:
    # FIPS 180-4's examples: https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
    examples = {
        "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    }
    assert in_browser(page, list(examples)) == [f"v1:sha256:{hashed}" for hashed in examples.values()]


# On a motion's page ---------------------------------------------------------------------------------------------------


def test_the_text_as_passed_is_known_however_it_is_set(page: Page, served: str, wordings: dict[str, str]) -> None:
    same = "The same, word for word. It is the text as passed: published after the meeting, with what it changed."
    text = wordings["2018/3"]
    for other in (text, text.upper(), " ".join(text.split()), text.replace("\n", "\r\n\r\n")):
        assert compared(page, f"{served}2018/3/", other) == same


def test_it_is_said_where_it_is_only_a_copy(page: Page, served: str, wordings: dict[str, str]) -> None:
    assert compared(page, f"{served}2020/m4/", wordings["2020/m4"]) == (
        "The same, word for word. "
        "It is a copy of the text: copied by somebody else; it may differ from what was put or passed."
    )


def test_lines_that_are_no_part_of_it_are_left_out_and_named(page: Page, served: str, wordings: dict[str, str]) -> None:
    text = f"3. Cold Hands, Warm Hearts\n\nMoved by: Keepers\nx\n* * *\ny\n{wordings['2018/3']}\n\nCARRIED\n"
    assert compared(page, f"{served}2018/3/", text).startswith(
        "The same, word for word, without the first 4 lines (“3. Cold Hands, Warm Hearts”, “Moved by: Keepers”, “x”, …) "
        "and the last line (“CARRIED”). It is the text as passed"
    )


def test_one_other_word_is_another_text(page: Page, served: str, wordings: dict[str, str]) -> None:
    text = wordings["2018/3"]
    for other in (text.replace("two pairs", "three pairs"), text.rpartition("\n\n")[0], text.replace("2.5", "25")):
        assert compared(page, f"{served}2018/3/", other).startswith(NOT_THE_SAME)


@pytest.mark.parametrize("text", ["", " \n ", "— … !"])
def test_a_text_without_words_is_asked_for(page: Page, served: str, text: str) -> None:
    assert compared(page, f"{served}2018/3/", text) == "Paste the text first."


def test_more_than_a_meeting_is_refused(page: Page, served: str) -> None:
    assert compared(page, f"{served}2018/3/", "lamp " * 20_001) == (
        "This is more than can be compared at once. Paste fewer motions."
    )


def test_it_works_from_a_disk(page: Page, site_folder: Path, wordings: dict[str, str]) -> None:
    address = (site_folder / "2018/3/index.html").as_uri()
    assert compared(page, address, wordings["2018/3"]).startswith("The same, word for word. It is the text as passed")


def test_a_motion_without_a_fingerprint_has_no_box_and_no_script(page: Page, served: str) -> None:
    page.goto(f"{served}2018/2/")
    assert page.locator("textarea, script[src*=wording]").count() == 0


# With all motions -----------------------------------------------------------------------------------------------------


def test_the_motion_is_found_with_its_states_and_leads_there(page: Page, served: str, wordings: dict[str, str]) -> None:
    said = compared(page, f"{served}wording/", f"A Foghorn\n{wordings['2020/m4']}")
    assert said.startswith("1 motion found. In no motion: the line (“A Foghorn”). AGM 2020 Motion 4 A Foghorn Is Not")
    assert "Word for word a copy of the text, from “Keepers are woken by visitors who try the horn.” to “(c) a" in said
    assert page.locator(".compare .state").all_inner_texts()[0] == "Result not recorded"
    page.locator(".compare .row__link").click()
    page.wait_for_url(f"{served}2020/m4/")


def test_several_motions_are_told_apart(page: Page, served: str, wordings: dict[str, str]) -> None:
    text = f"One\n{wordings['2020/m4']}\n\nTwo\n{wordings['2018/3']}\nThe end"
    assert compared(page, f"{served}wording/", text).startswith(
        "2 motions found. In no motion: the 3 lines (“One”, “Two”, “The end”)."
    )
    assert page.locator(".compare .row__number").all_inner_texts() == ["AGM 2020 Motion 4", "AGM 2018 Resolution 3"]


def test_what_is_no_motions_words_is_told_so(page: Page, served: str) -> None:
    said = compared(page, f"{served}wording/", "<img src=x onerror=alert(1)> Lamps for all.")
    assert said.startswith("No motion’s words, as far as we hold fingerprints. A single word or number more,")


def test_only_text_is_shown_of_what_was_pasted(page: Page, served: str, wordings: dict[str, str]) -> None:
    said = compared(page, f"{served}wording/", f"<img src=x onerror=alert(1)>\n{wordings['2018/3']}")
    assert "line (“<img src=x onerror=alert(1)>”)" in said
    assert page.locator(".compare img, .compare i").count() == 0


def test_without_its_file_it_says_so_and_can_be_asked_again(
    browser: Browser, served: str, wordings: dict[str, str]
) -> None:
    page = browser.new_page()
    page.route("**/fingerprints.json", lambda route: route.abort())
    assert compared(page, f"{served}wording/", wordings["2018/3"]) == (
        "The fingerprints could not be loaded. On a page opened from a disk, only a motion’s own page can compare."
    )
    page.unroute("**/fingerprints.json")
    assert compared(page, f"{served}wording/", wordings["2018/3"]).startswith("1 motion found.")
    page.close()


# What it promises -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "asks"), [("2018/3/", 0), ("wording/", 2)])
def test_nothing_of_what_is_pasted_leaves_the_browser(
    page: Page, served: str, wordings: dict[str, str], path: str, asks: int
) -> None:
    page.goto(served + path, wait_until="networkidle")
    asked: list[tuple[str, str | None]] = []
    page.on("request", lambda request: asked.append((request.url.removeprefix(served), request.post_data)))
    assert "word for word" in compared(page, served + path, wordings["2018/3"]).lower()
    page.wait_for_load_state("networkidle")
    assert asked == [("wording/fingerprints.json", None), ("search/rows/0.json", None)][:asks]
    # Nor could a form send it, or a browser that checks spelling on a server of its own.
    box = page.get_by_label("Paste the text that you hold")
    assert box.evaluate("(box) => [box.form, box.name, box.spellcheck]") == [None, "", False]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_by_keyboard_alone(page: Page, served: str, wordings: dict[str, str]) -> None:
    page.goto(f"{served}2018/3/")
    page.get_by_text("Compare a text that you hold").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "held-text"
    page.keyboard.insert_text(wordings["2018/3"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="The same, word for word")).to_be_visible()


def test_with_scripts_off_it_says_how_else(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("wording/", "2018/3/"):
        page.goto(served + path)
        if path != "wording/":
            page.get_by_text("Compare a text that you hold").click()
        assert page.get_by_text("Comparing here needs scripts, and they are off.").is_visible()
        assert not page.locator("textarea").is_visible()
    context.close()


@pytest.mark.parametrize(("scheme", "width", "rules"), [("light", 390, ()), ("dark", 1280, OF_LOOKS)])
def test_axe_finds_nothing_and_nothing_stands_out_over_the_edge(
    browser: Browser,
    served: str,
    wordings: dict[str, str],
    scheme: Literal["light", "dark"],
    width: int,
    rules: tuple[str, ...],
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for path in ("wording/", "2018/3/"):
        compared(page, served + path, f"{'long' * 60}\n{wordings['2018/3']}")
        assert violations(page, *rules) == [], path
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
    context.close()


def test_the_guide_tells_every_answer() -> None:
    guide = (ROOT / "docs/wording.md").read_text(encoding="utf-8").lower()
    assert [text.label for text in SourceText if f"**{text.label}**" not in guide] == []


def test_the_file_has_a_line_of_motions_for_each_fingerprint_and_state_of_the_text() -> None:
    def source(letter: str, **more: str) -> dict[str, str]:
        return {"document": "minutes", "fingerprint": f"v1:sha256:{letter * 64}", "paragraphs": "1", **more}

    motions = {
        "2018/1": making.motion(source=source("a", text="as passed")),
        "2018/2": making.motion(),
        "2018/3": making.motion(source=source("b")),
        "2020/m1": making.motion(source=source("a", text="as passed")),
        "2020/m2": making.motion(source=source("a", text="of the notice")),
    }
    (file,) = wording.files(Site(making.archive(motions), AS_OF))
    assert file.path == "wording/fingerprints.json"
    assert json.loads(file.content) == {
        "figures": 16,
        "rows": ROWS,
        "meetings": [["2018", "AGM 2018", 3], ["2020", "AGM 2020", 2]],
        "texts": {
            "the text as passed": {"a" * 16: [0, 3]},
            "the text that the record was made from": {"b" * 16: [2]},
            "the text of the notice": {"a" * 16: [4]},
        },
    }

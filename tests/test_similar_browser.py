"""Is this already policy? in a real browser: it ranks as the command does, says what that means, and sends nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from schema.archive import Archive
from scripts.publish.pages import similar
from scripts.publish.search import similarity
from scripts.publish.search.motion_texts import texts_of
from scripts.publish.search.similarity import Similarity
from scripts.publish.site import Site
from tests.axe import OF_LOOKS, violations
from tests.conftest import AS_OF, WIDE, watched
from tests.pages import contents
from tests.test_similar import DRAFT, own_words

NEAR = "They share words with the draft: read what each asks before you rely on it."
ODD = "LTA — the Lamp-Trimming Allowance: GLOVES’ gloves, ΦΑΡΟΣ, tŷ golau; co-operate! constructor <b>hinge</b> ŵ"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide page in which no script may fail."""
    with watched(browser, viewport=WIDE) as page:
        yield page


def compare(page: Page, draft: str) -> str:
    """Paste a draft and compare it. Answers with what is said of it."""
    page.get_by_label("Your draft").fill(draft)
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#notes")).not_to_contain_text("Comparing")
    return " ".join(page.locator("#notes").inner_text().split())


def test_the_page_and_the_command_rank_alike_and_show_the_same(
    page: Page, served: str, invented: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(invented, AS_OF)
    compared, records = Similarity(site), list(invented.records.values())
    drafts = [DRAFT, ODD, *(own_words(site, record) for record in records[::3])]
    # In many pieces, as the words of a large archive are.
    monkeypatch.setattr(similarity, "SHARD", 200)
    made = contents(similar.files(site))
    assert "similar/words/12.json" in made

    def answer(route: Route) -> None:
        route.fulfill(body=made[route.request.url.removeprefix(served).partition("?")[0]])

    for pattern in ("**/similar/*.json", "**/similar/words*", "**/similar/words/*"):
        page.route(pattern, answer)
    page.goto(f"{served}similar/")
    shown = 0
    for text in drafts:
        draft = compared.read(text)
        if not draft.least:
            continue
        near = compared.nearest(draft, 100)
        compare(page, text)
        while page.locator("#more").is_visible():
            count = page.locator("#results > .row").count()
            page.locator("#more").click()
            expect(page.locator("#results > .row")).not_to_have_count(count)
        rows = page.locator("#results > .row")
        links = rows.locator(".row__link").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
        assert links == [f"../{records[one.place].key}/" for one in near], text
        for row, one in zip(rows.all(), near, strict=True):
            passages = compared.agreeing(draft, texts_of(site, records[one.place]))
            agreeing = [f"{passage.label}: {passage.text}" for passage in passages]
            assert (
                row.locator(".row__agreeing li").evaluate_all("(all) => all.map((one) => one.textContent)") == agreeing
            )
            if one.words:
                assert row.locator(".row__words").text_content() == f"Words in common: {', '.join(one.words)}"
            shown += len(agreeing)
    assert shown > 20


def test_each_motion_comes_with_decision_standing_meaning_and_the_passages_that_agree(
    page: Page, served: str, invented: Archive
) -> None:
    page.goto(f"{served}similar/")
    assert compare(page, DRAFT).endswith(NEAR)
    row = page.locator("#results > .row").first
    assert row.locator(".row__number").inner_text().split("\n") == ["AGM 2018", "Resolution 1"]
    assert row.locator(".state").count() == 2
    assert row.locator(".row__meaning").inner_text() == similar.meaning(
        Site(invented, AS_OF), invented.records["2018/1"]
    )
    passage = row.locator(".row__agreeing li").first
    assert passage.inner_text().startswith("Request (a): Get every hinge in the five harbours oiled")
    assert "hinge" in passage.locator("mark").all_inner_texts()
    passage.get_by_role("link").click()
    page.wait_for_url("**/2018/1/#a")
    assert page.locator("#a").is_visible()


def test_nothing_of_the_draft_leaves_the_browser(page: Page, served: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))
    page.goto(f"{served}similar/", wait_until="networkidle")
    assert [one.url for one in asked if one.url.endswith((".json", ".txt"))] == []
    asked.clear()
    page.get_by_label("Your draft").press_sequentially("hinges on lamps rust", delay=5)
    compare(page, DRAFT)
    page.wait_for_load_state("networkidle")
    assert asked
    for one in asked:
        assert (one.method, one.post_data) == ("GET", None)
        path = one.url.removeprefix(served).partition("?")[0]
        assert one.url.startswith(served)
        name = path.removeprefix("similar/").removeprefix("search/texts/").removeprefix("words/")
        assert name in ("motions.json", "words.txt") or name.removesuffix(".json").isdecimal(), one.url
        assert not any(word in one.url for word in ("hinge", "harbour", "rust", "winter"))
    assert page.url == f"{served}similar/"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    box = page.get_by_label("Your draft")
    assert (box.get_attribute("name"), box.get_attribute("spellcheck")) == (None, "false")
    assert page.locator("form #draft").count() == 0


def test_nothing_near_is_said_plainly_with_what_we_hold(page: Page, served: str) -> None:
    page.goto(f"{served}similar/")
    said = compare(page, "Paint the submarines yellow and count the penguins of the zoo.")
    assert said.startswith(f"{similar.NOTHING_NEAR} We hold 23 motions: the whole list of 3 meetings")
    assert not page.locator("#results").is_visible()
    assert not page.locator("#more").is_visible()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Paste the text of a draft first."),
        (" \n ", "Paste the text of a draft first."),
        ("We resolve to call for it, 2018.", "There is nothing to compare in this: it has no words, or only such as"),
        ("🕯️ … !?", "There is nothing to compare in this: it has no words, or only such as"),
        ("lamp " * 4000, "This has 4,000 words, and a motion has fewer than 3,000. Paste one motion at a time."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_told_and_leaves_no_old_answer(
    page: Page, served: str, typed: str, says: str
) -> None:
    page.goto(f"{served}similar/")
    compare(page, DRAFT)
    assert compare(page, typed).startswith(says)
    assert page.locator("#results > .row").count() == 0


def test_what_is_found_is_told_to_screen_readers(page: Page, served: str) -> None:
    page.goto(f"{served}similar/")
    compare(page, DRAFT)
    expect(page.get_by_role("status")).to_contain_text(NEAR)
    expect(page.get_by_role("status")).to_contain_text("near")


def test_a_text_file_can_be_opened_and_another_file_is_told(page: Page, served: str, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "draft.docx").write_bytes(b"PK\x03\x04\x00\x00\x08\xff")
    page.goto(f"{served}similar/")
    page.get_by_label("or open a text file").set_input_files(tmp_path / "draft.docx")
    expect(page.locator("#notes")).to_contain_text("“draft.docx” is not a text file")
    page.get_by_label("or open a text file").set_input_files(tmp_path / "draft.txt")
    expect(page.locator("#notes")).to_contain_text(NEAR)
    expect(page.get_by_label("Your draft")).to_have_value(DRAFT)


def test_by_keyboard_alone_and_show_more_puts_the_focus_on_the_first_that_is_new(page: Page, served: str) -> None:
    page.goto(f"{served}similar/")
    page.get_by_label("Your draft").focus()
    page.keyboard.insert_text(
        "Lamps, ladders, hinges, gloves and oil in every harbour: the trust pays, and keepers wait."
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    more = page.get_by_role("button", name="Show")
    expect(more).to_be_visible()
    assert page.locator("#results > .row").count() == similar.FIRST
    more.press("Enter")
    expect(page.locator("#results > .row")).not_to_have_count(similar.FIRST)
    assert page.evaluate(
        f"document.activeElement.closest('li') === document.querySelectorAll('#results > li')[{similar.FIRST}]"
    )


def test_what_stands_in_a_record_or_a_draft_is_shown_and_never_run(page: Page, served: str, invented: Archive) -> None:
    record = next(one for one in invented.records.values() if "<script>" in one.motion.title)
    page.goto(f"{served}similar/")
    compare(page, f"{record.motion.title} <img src=x onerror=alert(1)> {own_words(Site(invented, AS_OF), record)}")
    assert page.locator("#results .row__title").first.inner_text() == record.motion.title
    assert page.locator("#results script, #results img, #notes img").count() == 0


@pytest.mark.parametrize(("scheme", "width", "rules"), [("light", 390, ()), ("dark", 1280, OF_LOOKS)])
def test_axe_finds_nothing_and_nothing_stands_out_over_the_edge(
    browser: Browser, served: str, scheme: Literal["light", "dark"], width: int, rules: tuple[str, ...]
) -> None:
    """With an answer. Without one the page is among those of every kind."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{served}similar/")
    for draft in (DRAFT, "Paint the submarines yellow and count the penguins of the zoo."):
        compare(page, draft)
        assert violations(page, *rules) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()


def test_with_scripts_off_it_leads_to_the_lists_and_names_the_command(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}search/")
    page.goto(f"{served}similar/")
    notice = page.locator(".similar-off")
    assert "make similar FROM=draft.txt" in notice.inner_text()
    assert not page.locator("#similar").is_visible()
    notice.get_by_role("link", name="the lists of the search").click()
    page.wait_for_url("**/search/#lists")
    context.close()


def test_the_home_page_and_the_search_lead_to_it(page: Page, served: str) -> None:
    for path in ("", "search/", "policy/"):
        page.goto(served + path)
        page.locator(".content").get_by_role("link", name="already policy").click()
        page.wait_for_url("**/similar/")


def test_from_a_disk_it_says_that_it_needs_a_server(page: Page, site_folder: Path) -> None:
    page.goto((site_folder / "similar/index.html").as_uri())
    assert page.locator("#similar").inner_text().startswith("Comparing needs a web server")


def test_without_its_files_it_says_so_and_can_be_asked_again(browser: Browser, served: str) -> None:
    page = browser.new_page()
    for pattern in ("**/motions.json", "**/words.txt*", "**/words/*.json*", "**/texts/*.json*"):
        page.goto(f"{served}similar/")
        page.route(pattern, lambda route: route.abort())
        assert compare(page, DRAFT).startswith("What is needed to compare could not be loaded.")
        page.unroute(pattern)
        assert compare(page, DRAFT).endswith(NEAR)
    page.close()

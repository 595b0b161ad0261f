"""The search in a real browser: what it finds, what it fetches, what its addresses say, by keyboard and without scripts."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from schema.archive import Archive
from schema.numbers import number_key
from scripts.publish.exports import offline_copy
from scripts.publish.publishing import make_site
from scripts.publish.search import search_words
from tests import making
from tests.axe import OF_LOOKS, violations
from tests.conftest import AS_OF, PHONE, WIDE, serving, watched

NOTHING = "Nothing found in the lists we hold; the union may still have decided this."


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide page in which no script may fail."""
    with watched(browser, viewport=WIDE) as page:
        yield page


def told(page: Page) -> str:
    """What stands above the results, once there is something to say."""
    notes = page.locator("#notes")
    expect(notes).not_to_contain_text("Type a word or a number")
    return " ".join(notes.inner_text().split())


def titles(page: Page) -> list[str]:
    return page.locator("#results .row__title").all_inner_texts()


def titles_once_told(page: Page) -> list[str]:
    told(page)
    return titles(page)


def test_a_word_finds_motions_with_their_states_and_the_passage_with_the_hit_marked(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    page.get_by_label("Words, or a number").press_sequentially("Hinges")
    expect(page.locator("#notes")).to_have_text("8 motions")  # those on the topic of hinges too
    first = page.locator("#results .row").first
    assert first.locator(".row__number").inner_text().split("\n") == ["AGM 2018", "Resolution 1"]
    assert first.locator(".row__title mark").all_inner_texts() == ["Hinges"]
    assert first.locator(".state").count() == 3
    passage = first.locator(".row__passage")
    assert passage.inner_text().startswith("Request (a): Get every hinge in the five harbours oiled")
    assert passage.locator("mark").all_inner_texts() == ["hinge"]
    passage.get_by_role("link").click()
    page.wait_for_url("**/2018/1/#a")
    assert page.locator("#a").is_visible()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LTA", "Lamp Trimming Allowance"),
        ("ppe", "personal protective equipment"),
        ("harbor", "harbour"),
        ("labor", "Labour"),
        ("wages allowances", "pay allowance"),
        ("robot matches", "robots match"),
        ("Ty Golau", "tŷ golau"),
        ("ΦΑΡΟΣ", "φάρος"),
    ],
)
def test_both_of_these_find_alike(page: Page, served: str, one: str, other: str) -> None:
    found = []
    for words in (one, other):
        page.goto(f"{served}search/?q={words}&sort=number&show=50")
        assert re.match(r"\d+ motion", told(page))
        found.append(titles(page))
    assert found[0] == found[1] != []


@pytest.mark.parametrize("typed", ["lader", "laddre", "laddder", "kadder", "aldder", "ladedrs"])
def test_a_slip_of_the_finger_still_finds_and_is_told(page: Page, served: str, typed: str) -> None:
    page.goto(f"{served}search/?q={typed}")
    assert f"No motion has “{typed}”. Shown instead: " in told(page)
    assert "Composite 1: Ladders, Long and Short" in titles(page)


def test_what_nobody_typed_is_no_slip_of_the_finger(page: Page, served: str, site_folder: Path) -> None:
    words = json.loads((site_folder / "search/words.json").read_text())
    words["abbreviations"] = [[["soup"], ["ladddder"]]]
    page.route(lambda url: "search/words.json" in url, lambda route: route.fulfill(json=words))
    page.goto(f"{served}search/?q=soup")
    assert "instead" not in told(page)
    assert "Gloves, Hats and Proper Soup" in titles(page)


@pytest.mark.parametrize("words", ["soup motion", "Resolutions on soup"])
def test_that_it_is_a_motion_is_not_looked_for_beside_other_words(page: Page, served: str, words: str) -> None:
    found = []
    for query in ("soup", words):
        page.goto(f"{served}search/?q={query}")
        found.append((told(page), titles(page)))
    assert found[0] == found[1]


def test_another_word_for_a_topic_finds_and_the_topic_is_shown(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=unmanned")
    assert told(page) == "3 motions"
    first = page.locator(".row__passage").first
    assert first.inner_text() == "Topic: Automatic lights: unmanned"
    first.get_by_role("link").click()
    page.wait_for_url("**/topics/automation/")


@pytest.mark.parametrize("width", [390, 1280])
def test_an_address_with_a_query_is_laid_out_as_the_page_without_one(page: Page, served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    header = (
        "() => [...document.querySelectorAll('html, header, h1, .finder')].map((one) => one.getBoundingClientRect().x)"
    )
    page.goto(f"{served}search/")
    without = page.evaluate(header)
    page.goto(f"{served}search/?q=lamp")
    page.locator(".row").first.wait_for()
    assert page.evaluate(header) == without
    row = page.locator(".row").first
    title, about = row.locator("a").first.bounding_box(), row.locator(".row__about, .row__passage").first.bounding_box()
    assert title
    assert about
    assert title["y"] + title["height"] <= about["y"] + 1


def test_words_of_the_motion_are_shown_before_other_words_for_its_topic(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=ladder oil&show=50")
    assert told(page)
    labels = page.locator(".row__passage a").all_inner_texts()
    assert any(label.startswith("Request") for label in labels)
    assert not labels[0].startswith("Topic")


def test_the_rules_of_spelling_say_the_same_in_a_browser(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    listed = (*search_words.SPELLINGS, *search_words.ENDINGS)
    words = "organizing Licensing practises behaviors programmes judgements travelling carried policies crises nurses "
    words += "sickness business enquiry keepers' napo's police agreement employees staffing ageing y ing"
    said = page.evaluate(
        """async (words) => {
            const { spellings, endings } = await (await fetch("words.json")).json();
            const turned = (word, rules) => rules.reduce((was, [one, other]) => was.replace(new RegExp(one, "g"), other), word);
            return words.map((word) => turned(turned(word.toLowerCase(), spellings), endings));
        }""",
        words.split(),
    )
    assert said == [search_words.stem(search_words.fold(word)) for word in words.split()]
    assert len(listed) > 20


def test_nothing_found_says_what_we_hold(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=submarine")
    assert told(page).startswith(f"{NOTHING} We hold 23 motions: the whole list of 3 meetings")
    assert not any(facet.is_visible() for facet in page.locator("[data-facet]").all())
    page.goto(f"{served}search/?q=gloves&year=2019")
    assert told(page) == "Nothing found with these filters. Without them: 5 motions."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("proper soup", ["Gloves, Hats and Proper Soup"]),
        ('"proper soup"', ["Gloves, Hats and Proper Soup"]),
        ("“hats and proper”", ["Gloves, Hats and Proper Soup"]),
    ],
)
def test_words_in_quotation_marks_stand_in_their_order(page: Page, served: str, typed: str, found: list[str]) -> None:
    page.goto(f"{served}search/")
    page.get_by_label("Words, or a number").fill(typed)
    expect(page.locator("#notes")).to_have_text("1 motion")
    assert titles(page) == found


def test_where_no_motion_has_the_words_in_this_order_it_says_so(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=%22soup+proper%22")
    assert told(page) == (
        "No motion has the words in quotation marks in this order. Shown: those that have the words. 1 motion"
    )


def test_a_phrase_leaves_out_a_motion_with_its_words_apart(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=oil+hinges")
    assert len(titles_once_told(page)) > 1
    page.goto(f"{served}search/?q=%22oil+the+hinges%22")
    assert titles_once_told(page) == ["Oil the Hinges! Open the Lamps!"]


def test_words_that_no_motion_has_all_of_find_those_that_have_most(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=gloves+foghorn+soup")
    assert "No motion has all of these words. These have 2 of the 3." in told(page)
    assert titles(page) == ["Gloves, Hats and Proper Soup"]


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("2018/3", "2018/3/"),
        ("3 of 2018", "2018/3/"),
        ("ca1 2018", "2018/ca1/"),
        ("Resolution CA1(a)", "2018/ca1/#a"),
        ("m9 2020", "2020/m9/"),
        ("motion 9 2020", "2020/m9/"),
        ("Resolution 4 2018", "2018/4/"),
        ("2023-keepers/a-bell-for-every-stair", "2023-keepers/a-bell-for-every-stair/"),
        ("Lamplighters, AGM 2018, Resolution 1 (archive clause b)", "2018/1/#b"),
        ("Lamplighters, AGM 2018, Resolution 3, paragraph 2", "2018/3/#p2"),
    ],
)
def test_a_number_leads_straight_to_its_motion_and_the_way_back_to_where_one_was(
    page: Page, served: str, typed: str, leads_to: str
) -> None:
    page.goto(f"{served}search/")
    box = page.get_by_label("Words, or a number")
    box.fill(typed)
    box.press("Enter")
    page.wait_for_url(served + leads_to)
    page.go_back()
    page.wait_for_url(f"{served}search/")


def test_a_number_that_several_motions_have_lists_them(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=Resolution+1")
    assert told(page) == "2 motions have this number. Which year?"
    assert titles(page) == ["One Lamp, One Standard", "Oil the Hinges! Open the Lamps!"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("21", ["Longer Ladders", "Oil the Hinges! Open the Lamps!"]), ("12", ["Rule 12: Quorum by Lantern"])],
)
def test_a_figure_alone_finds_the_motions_of_that_number_before_those_that_say_it(
    page: Page, served: str, typed: str, found: list[str]
) -> None:
    page.goto(f"{served}search/?q={typed}")
    told(page)
    assert titles(page) == found


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose motions have numbers as unions of all kinds print them."""
    folder = tmp_path_factory.mktemp("numbered") / "site"
    numbers = ("6.1", "2627P04", "Composite 3", "01", "CA1", "A4", "24/P/07", "IV")
    records = {f"2018/{number_key(number)}": making.motion(number=number, title=number) for number in numbers}
    records["2018/ma5"] = making.motion(notice_number="A5", title="A5")
    named = {"title": "Harbour boats meet", "about": "The harbour", "summary": "It asked for a harbour."}
    asked = [making.clause("a", text="Visit the harbour."), making.clause("b", "position")]
    records["2018/901"] = making.motion(**named, clauses=asked)
    records["2018/902"] = making.motion(title="Harbour meetings")
    make_site(making.archive(records), folder, AS_OF)
    with serving(folder) as address:
        yield address


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("6.1", "2018/6-1/"), ("Resolution 6.1 2018", "2018/6-1/"), ("2627P04", "2018/2627p04/"), ("Composite 3", "2018/comp-3/"),
        ("comp. 3", "2018/comp-3/"), ("comp-3", "2018/comp-3/"), ("resolution comp3 of 2018", "2018/comp-3/"),
        ("01 2018", "2018/01/"), ("Resolution 1", "2018/01/"), ("motion A5", "2018/ma5/"), ("A5", "2018/ma5/"), ("a4", "2018/a4/"), ("ca01", "2018/ca1/"),
        ("2018-01", "2018/01/"), ("24/P/07", "2018/24-p-07/"), ("resolution iv", "2018/iv/"), ("ca1/2018", "2018/ca1/"),
    ],
)  # fmt: skip
def test_a_number_is_known_as_any_union_prints_it(page: Page, numbered: str, typed: str, leads_to: str) -> None:
    page.goto(f"{numbered}search/")
    page.get_by_label("Words, or a number").fill(typed)
    page.get_by_label("Words, or a number").press("Enter")
    page.wait_for_url(numbered + leads_to)


def test_the_words_typed_come_before_other_forms_of_them_however_often_the_rest_is_said(
    page: Page, numbered: str
) -> None:
    page.goto(f"{numbered}search/?q=harbour+meetings")
    told(page)
    assert titles(page) == ["Harbour meetings", "Harbour boats meet"]


def test_a_number_in_an_address_leads_straight_on(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=2018%2F3")
    page.wait_for_url(f"{served}2018/3/")


def test_filters_combine_and_several_values_of_one_mean_any(page: Page, served: str) -> None:
    def counts(name: str) -> dict[str, str]:
        found = page.locator(f"label:has([name={name}])").all_inner_texts()
        return dict(text.rsplit("\n", 1) if "\n" in text else text.rsplit(" ", 1) for text in found)

    page.goto(f"{served}search/")
    page.locator("[name=decision][value=lost]").check()
    lost = told(page)
    page.locator("[name=decision][value=carried]").check()
    expect(page.locator("#notes")).not_to_have_text(lost)
    both = int(told(page).split()[0])
    shown = counts("decision")
    # A filter's own values are counted as if none of them were chosen: the sum is what choosing any of them gives.
    assert both == int(shown["Carried"]) + int(shown["Lost"])
    years = counts("year")
    page.locator("[name=year][value='2018']").check()
    expect(page.locator("#notes")).to_contain_text(f"{years['2018']} motions")
    page.locator("#from").select_option("2024")
    expect(page.locator("#notes")).to_contain_text("Nothing found with these filters. Without them: 23 motions.")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator("#notes")).to_contain_text("Type a word or a number")
    assert page.url == f"{served}search/"


def test_a_range_of_years_lets_through_what_lies_in_it(page: Page, served: str) -> None:
    page.goto(f"{served}search/?from=2019&to=2022&sort=number")
    assert told(page) == "6 motions"
    assert page.locator(".row__meeting").all_inner_texts() == [
        "SGM 2019", "AGM 2020", "AGM 2020", "AGM 2021", "AGM 2021", "Congress of Shore Trades 2022",
    ]  # fmt: skip


def test_each_order_is_kept(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=gloves")
    told(page)
    assert titles(page)[0] == "Gloves, Hats and Proper Soup"
    page.get_by_label("Sort by").select_option("number, oldest first")
    page.wait_for_url("**/search/?q=gloves&sort=number")
    expect(page.locator(".row__title").first).to_have_text("Cold Hands, Warm Hearts")


def test_every_state_is_an_address_and_back_and_forward_work(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    page.get_by_label("Words, or a number").press_sequentially("lamps", delay=20)
    page.wait_for_url("**/search/?q=lamps")
    expect(page.locator("#notes")).to_contain_text("motions")
    all_of_them = page.locator("#notes").inner_text()
    page.locator("[name=decision][value=lost]").check()
    page.wait_for_url("**/search/?q=lamps&decision=lost")
    expect(page.locator("#notes")).not_to_have_text(all_of_them)
    page.go_back()
    expect(page.locator("#notes")).to_have_text(all_of_them)
    assert not page.locator("[name=decision][value=lost]").is_checked()
    page.go_back()
    expect(page.get_by_label("Words, or a number")).to_have_value("")
    page.go_forward()
    page.go_forward()
    expect(page.locator("[name=decision][value=lost]")).to_be_checked()
    narrowed, address = titles(page), page.url
    page.goto(f"{served}about/")
    page.goto(address)
    told(page)
    assert titles(page) == narrowed


def test_nothing_is_fetched_before_use_and_filters_alone_do_not_fetch_the_index(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("search/")[2].partition("?")[0]))
    page.goto(f"{served}search/", wait_until="networkidle")
    assert [name for name in asked if name.endswith((".json", ".txt"))] == []
    page.locator("[name=topic][value=weather]").check()
    told(page)
    assert [name for name in asked if name.endswith((".json", ".txt"))] == ["table.json", "rows/0.json"]


def test_by_keyboard_alone_and_the_focus_is_never_lost(page: Page, served: str) -> None:
    page.goto(f"{served}about/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("and/or lamps")
    assert page.evaluate("document.activeElement.value") == "and/or lamps"
    page.keyboard.press("Control+A")
    page.keyboard.type("lamps")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=lamps")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"
    told(page)
    page.locator("[name=year][value='2018']").focus()
    page.keyboard.press("Space")
    expect(page.locator(".facet__chosen").first).to_have_text("1 chosen")
    assert page.evaluate("document.activeElement.value") == "2018"
    page.get_by_role("button", name="Clear all filters").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Clear all filters")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "words"


def test_what_is_found_is_told_to_screen_readers_when_the_hands_are_still(page: Page, served: str) -> None:
    page.goto(f"{served}search/")
    status = page.get_by_role("status")
    page.evaluate(
        """() => {
            window.said = [];
            new MutationObserver(() => said.push(announced.textContent)).observe(announced, { childList: true });
        }"""
    )
    page.get_by_label("Words, or a number").press_sequentially("gloves", delay=60)
    expect(status).to_have_text("5 motions")
    said = page.evaluate("said")
    assert said[-1] == "5 motions"
    assert len(said) < len("gloves")


def test_a_short_word_that_begins_many_others_names_them_and_brings_none(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=co")
    assert told(page).startswith("Many words begin with “co”, and no motion has it by itself: ")
    assert titles(page) == []
    page.goto(f"{served}search/?q=automat")
    assert told(page) == "No motion has “automat” by itself. Shown: longer words that begin so. 3 motions"


def test_what_is_chosen_stands_beside_the_count_and_in_the_title_and_is_taken_away_there(
    page: Page, served: str
) -> None:
    page.goto(f"{served}search/?q=lamps&decision=lost&from=2018")
    told(page)
    assert page.title() == "lamps · from 2018 · Lost · Search · The Lamp Book"
    assert page.locator("#chips").text_content() == "from 2018 ×Lost ×Clear all filters"
    page.get_by_role("button", name="Without Lost").click()
    page.wait_for_url("**/search/?q=lamps&from=2018")
    expect(page.locator("#chips")).to_have_text("from 2018 ×Clear all filters")
    assert page.title() == "lamps · from 2018 · Search · The Lamp Book"


def test_a_value_that_would_find_nothing_is_folded_away(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=lamps&decision=lost")
    told(page)
    shown = page.locator("[data-facet=year] li:visible").all_inner_texts()
    assert shown
    assert not [one for one in shown if one.split()[-1] == "0"]
    assert page.locator("[name=decision]:checked").is_visible()


def test_a_campaign_is_a_filter(page: Page, served: str, invented: Archive) -> None:
    key, members = next(iter(invented.campaigns.items()))
    page.goto(f"{served}search/?campaign={key}")
    assert told(page).split(" ")[0] == str(len(members))


def test_too_few_letters_ask_for_more_and_do_not_say_that_nothing_was_found(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=g")
    assert told(page) == "Many words begin with “g”: type more of yours."


def test_show_more_puts_the_focus_on_the_first_that_is_new(page: Page, served: str) -> None:
    page.goto(f"{served}search/?from=2018")
    assert told(page) == "23 motions; 10 shown"
    page.get_by_role("button", name="Show 13 more").press("Enter")
    expect(page.locator("#results .row")).to_have_count(23)
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#results li')[10]")
    page.wait_for_url("**/search/?from=2018&show=30")


@pytest.mark.parametrize(("scheme", "width", "rules"), [("light", 390, ()), ("dark", 1280, OF_LOOKS)])
def test_axe_finds_nothing_and_nothing_stands_out_over_the_edge(
    browser: Browser, served: str, scheme: Literal["light", "dark"], width: int, rules: tuple[str, ...]
) -> None:
    """With its filters open. As it is at first, the page is among those of every kind."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for path in ("search/?q=lamps&decision=carried", "search/?q=submarine"):
        page.goto(served + path)
        told(page)
        page.locator("#filters").evaluate("(filters) => (filters.open = true)")
        assert violations(page, *rules) == [], path
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
    context.close()


def test_on_a_phone_the_filters_are_folded_and_the_head_has_a_link(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}2018/1/")
    page.locator(".site-search__link").click()
    page.wait_for_url(f"{served}search/")
    assert not page.locator("[name=topic]").first.is_visible()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Weather").check()
    assert told(page) == "5 motions"
    assert page.locator("#filters > summary").inner_text() == "Filters 1 chosen"
    context.close()


def test_on_a_phone_what_came_of_the_first_result_is_on_the_first_screen(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}search/?q=hinges")
    box = page.locator("#results .row__states").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 844
    context.close()


def test_with_scripts_off_every_filter_has_a_list(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}2018/1/")
    page.get_by_role("searchbox").fill("gloves")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gloves")
    assert page.get_by_text("Searching needs scripts, and they are off.").is_visible()
    assert not page.locator("#finder").is_visible()
    lists = page.locator("#lists")
    for name in ("All meetings", "All topics", "All committees", "All proposers"):
        assert lists.get_by_role("link", name=name).is_visible()
    lists.get_by_role("link", name="Lapsed").click()
    page.wait_for_url("**/search/standing/#lapsed")
    page.locator("#lapsed").get_by_role("link").first.click()
    page.wait_for_url("**/2018/*/")
    context.close()


@pytest.fixture
def copied(site_folder: Path, tmp_path: Path) -> Path:
    """The copy of the whole site, unpacked on a disk."""
    with zipfile.ZipFile(site_folder / offline_copy.ZIP) as packed:
        packed.extractall(tmp_path)
    return tmp_path


def test_the_copy_on_a_disk_searches_and_its_results_lead_to_files(page: Page, copied: Path) -> None:
    page.goto((copied / "index.html").as_uri())
    page.get_by_role("combobox").press_sequentially("gloves")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=gloves")
    expect(page.locator("#notes")).to_have_text("5 motions")
    page.locator("#results .row__link").first.click()
    page.wait_for_url("**/index.html")
    assert page.locator("h1").inner_text() == "Gloves, Hats and Proper Soup"
    page.goto(f"{(copied / 'search/index.html').as_uri()}?q=2018%2F3")
    page.wait_for_url("**/2018/3/index.html")


def test_from_a_disk_it_says_that_it_needs_a_server(page: Page, site_folder: Path) -> None:
    page.goto((site_folder / "search/index.html").as_uri())
    assert page.locator("#finder").inner_text().startswith("Searching needs a web server")
    assert page.locator("#lists").is_visible()


# Beside motions, and the suggestions of the home page.


def places(page: Page) -> list[str]:
    """What is offered above the motions."""
    expect(page.locator("#places")).to_be_visible()
    return [" ".join(text.split()) for text in page.locator("#places li").all_inner_texts()]


@pytest.mark.parametrize(
    ("typed", "first", "leads_to"),
    [
        ("how do I submit a motion", "Help How a motion reaches the meeting", "procedure/"),
        ("lapse", "Help About this archive: Whether it is still policy", "about/#standing"),
        ("lamps", "Topic Lamps & ladders", "topics/lamps-and-ladders/"),
    ],
)
def test_topics_campaigns_and_help_are_found_beside_motions(
    page: Page, served: str, typed: str, first: str, leads_to: str
) -> None:
    page.goto(f"{served}search/?q={typed}")
    assert places(page)[0] == first
    page.locator("#places a").first.click()
    page.wait_for_url(f"{served}{leads_to}")


def test_a_number_is_of_no_place(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=Resolution+1")
    told(page)
    assert page.locator("#places").is_hidden()


def test_the_home_page_suggests_places_and_motions_and_a_key_goes_there(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served, wait_until="networkidle")
    assert not [address for address in asked if "/search/" in address]
    box = page.get_by_role("combobox", name="Search by word or number")
    box.press_sequentially("ladders")
    options = page.get_by_role("option")
    expect(options.first).to_have_text("Lamps & laddersTopic")
    assert "Composite 1: Ladders, Long and Short" in " ".join(options.all_inner_texts())
    assert violations(page) == []
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    expect(options).to_have_count(0)
    box.press_sequentially("s")
    box.press("Backspace")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"{served}topics/lamps-and-ladders/")


def test_a_suggestion_is_chosen_by_a_finger_and_enter_alone_searches(browser: Browser, served: str) -> None:
    with watched(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(served)
        page.get_by_role("combobox").press_sequentially("ca1 2018")
        page.get_by_role("option").first.tap()
        page.wait_for_url(f"{served}2018/ca1/")
        page.goto(served)
        page.get_by_role("combobox").press_sequentially("gloves")
        expect(page.get_by_role("option").first).to_be_visible()
        page.get_by_role("combobox").press("Enter")
        page.wait_for_url(f"{served}search/?q=gloves")


def test_without_its_files_it_says_so_and_can_be_asked_again(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.route("**/table.json", lambda route: route.abort())
    page.goto(f"{served}search/?q=gloves")
    assert told(page) == ("The search could not be loaded. Try again in a moment; the lists below work without it.")
    page.unroute("**/table.json")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("#notes")).to_contain_text("5 motions")
    page.close()


def test_what_stands_in_a_record_is_shown_and_never_run(page: Page, served: str) -> None:
    page.goto(f"{served}search/?q=script+onerror")
    told(page)
    assert titles(page) == ["<script>alert(1)</script> & \"Other\" Signals, 'Σήματα' & Arwyddion 🕯️"]
    assert page.locator("#results script, #results img").count() == 0

"""The search's files: how words are folded, what the index holds, what the table says of each motion, the lists."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from schema.archive import Archive
from scripts.publish import holdings
from scripts.publish.search import filters, search_files, search_words
from scripts.publish.search.motion_texts import TextRole, texts_of
from scripts.publish.search.search_files import WEIGHTS
from scripts.publish.site import Site
from tests.conftest import AS_OF
from tests.pages import contents


@pytest.fixture(scope="module")
def made(invented: Archive) -> dict[str, str]:
    """Every file that the search of the invented archive fetches."""
    return contents(search_files.files(Site(invented, AS_OF)))


def read(made: dict[str, str], name: str) -> object:
    return json.loads(made[f"search/{name}"])


def postings(made: dict[str, str]) -> dict[str, dict[int, int]]:
    """The index read back: each word with its motions, by place, and how much it weighs there."""
    found: dict[str, dict[int, int]] = {}
    for path in sorted(made):
        if path.startswith("search/words/"):
            for word, lists in json.loads(made[path]).items():
                assert word not in found
                found[word] = {}
                for weight, *steps in lists:
                    place = 0
                    for step in steps:
                        place += step
                        found[word][place] = weight
    return found


@pytest.mark.parametrize(
    "spellings",
    [
        "privatise privatize privatised privatisation privatizing",
        "organisation organization organisations organised",
        "licence license licences licensing licensed",
        "practise practice practising",
        "labour labor",
        "programme program programmes",
        "judgement judgment",
        "travelling traveling travelled",
        "policy policies",
        "nurse nurses",
        "carry carried carries carrying",
        "staff staffing",
        "manage management managing",
        "sick sickness",
        "co-operate cooperate",
        "Tŷ ty",
        "Napo's NAPO",
    ],
)
def test_forms_and_spellings_of_a_word_are_one(spellings: str) -> None:
    assert len({search_words.stem(search_words.forms(word)[0]) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["police policy", "office officer", "probation probe", "pay pair", "employer employee"]
)
def test_different_words_stay_different(pair: str) -> None:
    one, other = (search_words.stem(search_words.fold(word)) for word in pair.split())
    assert one != other


def test_every_form_begins_as_what_is_left_of_it(made: dict[str, str]) -> None:
    # The browser looks for other forms among the words that begin so.
    for word in postings(made):
        assert word.startswith(search_words.stem(word).removesuffix("i")), word


def test_a_word_in_a_title_weighs_more_than_in_a_summary_and_that_more_than_in_official_words() -> None:
    title, summary, event, wording = (
        WEIGHTS[role] for role in (TextRole.TITLE, TextRole.SUMMARY, TextRole.EVENT, TextRole.WORDING)
    )
    index = search_words.Index({"a", "one", "the"})
    index.add(0, index.weights([(wording, "lamp")]))
    index.add(1, index.weights([(title, "Lamps"), (summary, "One lamp.")]))
    index.add(4, index.weights([(summary, "A lamp."), (event, "The lamp.")]))
    assert [text for _, text in index.shards()] == [
        f'{{"lamp":[[{summary + 1},4],[{summary},1],[{wording},0]],\n"lamps":[[{title},1]]}}'
    ]


def test_the_index_holds_every_word_of_every_text_and_no_other(invented: Archive, made: dict[str, str]) -> None:
    site, found = Site(invented, AS_OF), postings(made)
    for place, record in enumerate(invented.records.values()):
        words = {
            word for text in texts_of(site, record) for word in search_words.words_of(text.text)
        } - search_words.COMMON
        assert {word for word in found if place in found[word]} == words
    assert "script" in found
    assert "lta" in found
    assert "φαρος" in found


def test_the_pieces_of_the_index_are_found_by_their_first_words(
    made: dict[str, str], monkeypatch: pytest.MonkeyPatch, invented: Archive
) -> None:
    monkeypatch.setattr(search_words, "SHARD", 800)
    made = contents(search_files.files(Site(invented, AS_OF)))
    directory = read(made, "words.json")
    assert isinstance(directory, dict)
    assert len(directory["firsts"]) > 10
    firsts = [next(iter(json.loads(made[f"search/words/{n}.json"]))) for n in range(len(directory["firsts"]))]
    assert directory["firsts"] == firsts == sorted(firsts)


def test_all_words_stand_under_their_first_letters(made: dict[str, str]) -> None:
    directory = read(made, "words.json")
    assert isinstance(directory, dict)
    listed = [made[f"search/letters/{n}.txt"].split("\n") for n in range(len(directory["letters"]))]
    assert [its[0][0] for its in listed] == list(directory["letters"])
    assert sorted(word for its in listed for word in its) == sorted(postings(made))


def test_an_abbreviation_stands_with_its_long_form(made: dict[str, str]) -> None:
    directory = read(made, "words.json")
    assert isinstance(directory, dict)
    assert [["lta"], ["lamp", "trimming", "allowance"]] in directory["abbreviations"]


def values(table: dict[str, dict[str, dict[str, object]]], name: str) -> Iterator[list[str]]:
    """A filter's values of every motion, read back from the table."""
    column = table["filters"][name]
    text, keys, width = str(column["text"]), column["keys"], column["width"]
    assert isinstance(keys, list)
    assert isinstance(width, int)
    cut = rf".{{{width}}}"
    for code in text.split(" ") if column["several"] else re.findall(cut, text):
        yield [keys[int(one, 36)] for one in re.findall(cut, code)]


def test_the_table_says_of_every_motion_what_its_record_says(invented: Archive, made: dict[str, str]) -> None:
    table = read(made, "table.json")
    assert isinstance(table, dict)
    assert [(key, count) for key, _, count, _ in table["meetings"]] == [
        (key, len(records)) for key, records in invented.by_meeting.items()
    ]
    of = {name: dict(zip(invented.records, values(table, name), strict=True)) for name in table["filters"]}
    assert {name: found["2018/2"] for name, found in of.items()} == {
        "topic": ["languages"],
        "campaign": [],
        "decision": ["carried-as-amended", "lost"],
        "standing": ["lapsed"],
        "progress": ["not-assessed"],
        "committee": ["not-recorded"],
        "proposer": ["bae-goleuni-branch"],
        "kind": ["ordinary"],
    }
    assert of["kind"]["2018/ca1"] == ["constitutional-amendment"]
    assert of["progress"]["2018/ca1"] == []


def test_more_than_36_values_are_told_in_two_figures(invented: Archive) -> None:
    keys = [f"branch-{number}" for number in range(40)]
    of = dict.fromkeys(invented.records, (keys[39], keys[0]))
    column = search_files.column(
        filters.Filter("proposer", "", dict.fromkeys(keys, ""), of, ""), invented.records.values()
    )
    assert column["width"] == 2
    assert str(column["text"]).split(" ") == ["1300"] * len(invented.records)


def test_rows_and_texts_stand_in_the_motions_order(invented: Archive, made: dict[str, str]) -> None:
    for folder, size in (("rows", search_files.ROWS), ("texts", search_files.TEXTS)):
        names = sorted(
            (name for name in made if f"/{folder}/" in name), key=lambda name: int(re.findall(r"\d+", name)[0])
        )
        blocks = [json.loads(made[name]) for name in names]
        assert [len(block) for block in blocks[:-1]] == [size] * (len(blocks) - 1)
        assert sum(map(len, blocks)) == len(invented.records)
        assert [row[0] for block in blocks for row in block] == [one.name for one in invented.records.values()]


def test_every_passage_leads_to_a_place_that_is_there(
    invented: Archive, made: dict[str, str], site_folder: Path
) -> None:
    seen = 0
    for place, record in enumerate(invented.records.values()):
        page = (site_folder / record.key / "index.html").read_text(encoding="utf-8")
        for to, label, text in json.loads(made[f"search/texts/{place // search_files.TEXTS}.json"])[
            place % search_files.TEXTS
        ][-1]:
            seen += 1
            assert label
            assert text
            if to.startswith("#"):
                assert f'id="{to[1:]}"' in page, (record.key, to)
            else:
                assert (site_folder / to / "index.html").exists()
    assert seen > 60


def test_what_had_not_happened_by_the_day_is_not_found(invented: Archive) -> None:
    record = next(one for one in invented.records.values() if one.motion.outcome.updates)
    update = record.motion.outcome.updates[0]
    before = Site(invented, update.date.first.replace(year=update.date.first.year - 1))
    assert f"#{update.key}" not in {text.to for text in texts_of(before, record)}


def test_the_table_names_another_edition_when_any_file_changes(invented: Archive, made: dict[str, str]) -> None:
    later = contents(search_files.files(Site(invented, AS_OF.replace(year=1999))))
    again = contents(search_files.files(Site(invented, AS_OF)))
    assert again == made
    editions = [json.loads(files["search/table.json"])["edition"] for files in (made, later)]
    assert editions[0] != editions[1]


def test_former_keys_and_notice_numbers_lead_to_their_motions(invented: Archive, made: dict[str, str]) -> None:
    numbers = read(made, "numbers.json")
    assert isinstance(numbers, dict)
    keys = list(invented.records)
    assert {old: keys[place] for old, place in numbers["former"].items()} == invented.forwards


def test_every_value_of_every_filter_stands_on_the_page_with_its_count(site_folder: Path, made: dict[str, str]) -> None:
    tree = html.parse(str(site_folder / "search/index.html"))
    table = read(made, "table.json")
    assert isinstance(table, dict)
    for name, column in table["filters"].items():
        shown = {
            label.xpath("./input/@value")[0]: int(label.xpath("string(./span[@class='count'])"))
            for label in tree.xpath(f"//label[input/@name='{name}']")
        }
        every = [key for keys in values(table, name) for key in keys]
        assert shown == {key: every.count(key) for key in column["keys"]}
    fieldsets = tree.xpath("//fieldset/legend")
    assert [legend.text for legend in fieldsets] == [
        "Year", "Topic", "Campaign", "Decision", "Still policy?", "What came of it", "Committee", "Proposer", "Kind of motion",
    ]  # fmt: skip


def test_a_topic_is_also_chosen_by_its_former_key(site_folder: Path) -> None:
    tree = html.parse(str(site_folder / "search/index.html"))
    assert tree.xpath("//input[@value='lamps-and-ladders']/@data-former") == ["ladders"]


@pytest.mark.parametrize("name", sorted(filters.LISTS))
def test_lists_that_need_no_script_hold_every_motion_of_every_value(
    name: str, invented: Archive, site_folder: Path
) -> None:
    one = next(one for one in filters.filters(Site(invented, AS_OF)) if one.name == name)
    tree = html.parse(str(site_folder / f"search/{name}/index.html"))
    for key in one.values:
        links = tree.xpath(f"//section[@id='{key}']//a/@href")
        expected = [f"../../{record}/" for record, keys in one.of.items() if key in keys]
        assert sorted(links) == sorted(expected)


def test_the_page_says_what_is_held(invented: Archive) -> None:
    assert holdings.holdings_words(invented) == (
        f"We hold {len(invented.records)} motions: the whole list of 3 meetings, part of the list of AGM 2020 and "
        "single motions of 3 other meetings."
    )


def test_the_head_of_every_page_leads_to_the_search(site_folder: Path) -> None:
    for path, root in (("index.html", "./"), ("2018/1/index.html", "../../"), ("about/index.html", "../")):
        tree = html.parse(str(site_folder / path))
        [form] = tree.xpath("//form[@class='site-search']")
        assert (form.get("action"), form.get("method"), form.get("role")) == (
            f"{root}search/", "get", "search",
        )  # fmt: skip
        assert form.xpath(".//input/@name") == ["q"]

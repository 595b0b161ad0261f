"""Is this already policy? What a draft is near to, what is said of it, and the files that a browser compares with."""

import dataclasses
import io
import itertools
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from schema.archive import Archive, Record
from schema.standing import standing
from schema.terms import MeetingKind, Standing
from scripts.publish.pages import similar
from scripts.publish.search import search_words, similarity
from scripts.publish.search.motion_texts import texts_of
from scripts.publish.search.similarity import Similarity
from scripts.publish.site import Site
from scripts.similar import main
from tests import making
from tests.conftest import AS_OF, ROOT, Run, typing
from tests.making import clause, decided, motion
from tests.pages import contents

DRAFT = """Oil for every hinge
Hinges on the harbour lamps rust shut all winter. Get every hinge oiled before the frost, and let the trust pay for it."""


@pytest.fixture(scope="module")
def compared(invented: Archive) -> Similarity:
    """The invented archive, ready to be compared with drafts."""
    return Similarity(Site(invented, AS_OF))


def of(*motions: tuple[str, str], **more: object) -> tuple[Similarity, list[str]]:
    """An archive of motions with a title and a request each, ready to be compared; and its keys."""
    made = {
        f"2018/{n}": motion(title=title, about=None, summary=None, topics=None, clauses=[clause("a", text=asked)])
        for n, (title, asked) in enumerate(motions, 1)
    }
    archive = making.archive(made, **more)  # type: ignore[arg-type]
    return Similarity(Site(archive, AS_OF)), list(archive.records)


def nearest(made: tuple[Similarity, list[str]], draft: str) -> list[str]:
    compared, keys = made
    return [keys[one.place] for one in compared.nearest(compared.read(draft), 10)]


# The likeness ---------------------------------------------------------------------------------------------------------


def test_other_forms_and_spellings_are_the_same_word() -> None:
    made = of(
        ("Ladders", "Organise licensed inspections of ladders."), ("Soup", "Serve hot soup to the keepers on watch.")
    )
    assert nearest(made, "Organizing a licence; inspection of a ladder") == ["2018/1"]


def test_an_abbreviation_and_its_long_form_stand_for_each_other(compared: Similarity, invented: Archive) -> None:
    short, long = next((one.short, one.name) for one in invented.abbreviations.values() if one.short == "LTA")
    assert set(compared.roots(short)) == set(compared.roots(long))
    assert compared.roots(f"The {short} is late")[-3:] == compared.roots(long)[:3]


def test_a_topics_other_words_find_its_motions() -> None:
    archive = making.archive(
        {"2018/1": motion(title="Colds", topics=["ill"]), "2018/2": motion(title="Colds"), "2018/3": motion()},
        topics={"ill": making.entry("Illness", words=["absence", "sickness"])},
    )
    compared = Similarity(Site(archive, AS_OF))
    near = compared.nearest(compared.read("Absence and sickness: colds"), 5)
    assert [list(archive.records)[one.place] for one in near] == ["2018/1"]


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    many = [(f"Lamps {n}", "Trim the lamps and polish the brass.") for n in range(8)]
    made = of(*many, ("Foghorn", "Sound the foghorn daily."))
    compared, keys = made
    assert compared.rarity["foghorn"] > 2 * compared.rarity["lamp"]
    assert nearest(made, "Trim lamps, and daily sound a foghorn")[0] == keys[-1]


def test_what_any_motion_may_say_and_figures_count_for_nothing(compared: Similarity) -> None:
    draft = compared.read("This AGM notes with concern that in 2018, and again in 2019, it called upon the officers.")
    assert set(draft.weights) <= {"concern", "officer", "offic"}
    assert compared.read("We resolve to call for it. 12, 2018!").least == 0


def test_links_between_motions_count_for_nothing(invented: Archive) -> None:
    records = {
        key: dataclasses.replace(record, motion=record.motion.model_copy(update={"links": ()}))
        for key, record in invented.records.items()
    }
    without = Similarity(Site(dataclasses.replace(invented, records=records), AS_OF))
    assert without.shards() == Similarity(Site(invented, AS_OF)).shards()


def test_of_two_motions_alike_the_later_stands_first() -> None:
    same = ("Foghorn", "Sound the foghorn in thick weather.")
    assert nearest(of(same, ("Soup", "Serve soup."), same), "The foghorn in thick weather") == ["2018/3", "2018/1"]


def test_two_words_by_chance_are_not_near_and_a_draft_of_two_words_may_be() -> None:
    made = of(("Foghorn", "Sound the foghorn in thick weather."), ("Soup", "Serve soup to the watch at dawn."))
    assert nearest(made, "Thick soup, curtains, wallpaper, carpets, cushions, candles and thick weather") == []
    assert nearest(made, "Foghorn weather") == ["2018/1"]


def test_a_motion_is_nearest_to_its_own_words(compared: Similarity, invented: Archive) -> None:
    seen = 0
    for place, record in enumerate(invented.records.values()):
        draft = compared.read(own_words(Site(invented, AS_OF), record))
        if len(draft.weights) >= 5:
            seen += 1
            assert compared.nearest(draft, 1)[0].place == place, record.key
    assert seen > 12


def test_the_passages_that_agree_are_clauses_first_and_nothing_that_came_later(
    compared: Similarity, invented: Archive
) -> None:
    record = invented.records["2018/1"]
    texts = list(texts_of(Site(invented, AS_OF), record))
    found = compared.agreeing(compared.read(DRAFT), texts)
    assert found[0].label == "Request (a)"
    assert found[0].to == "#a"
    assert all(re.fullmatch(r"#([a-z]{1,2}|summary|p\d+(\.\d+)?)", one.to) for one in found)
    assert 1 <= len(found) <= similarity.AGREEING


def test_every_clause_and_wording_can_agree_and_no_event_or_name(invented: Archive) -> None:
    site, seen = Site(invented, AS_OF), 0
    for record in invented.records.values():
        events = {f"#{update.key}" for update in record.motion.outcome.updates}
        for text in texts_of(site, record):
            seen += 1
            says = text.to.startswith("#") and text.to not in events
            assert text.label.startswith(tuple(similarity.labels())) == says, text
    assert seen > 60


def test_an_archive_without_motions_is_near_to_nothing() -> None:
    compared = Similarity(Site(making.archive({}), AS_OF))
    assert compared.nearest(compared.read(DRAFT), 5) == []
    assert compared.shards() == ("", ["[]"])


# What it means --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        ("not recorded", "A motion exists; we do not know whether it was carried: do not cite it as policy."),
        ("lost", "A motion exists, and it was lost: it is not policy."),
        ("withdrawn", "A motion exists, and it was not carried: it is not policy."),
        (
            "carried",
            "It was carried; later decisions are not known. No meeting of eight years since is recorded here. "
            "Ask Lamplighters before relying on it.",
        ),
    ],
)
def test_each_decision_says_whether_it_is_policy(decision: str, says: str) -> None:
    archive = making.archive({"2018/1": motion(decided(decision))})
    assert similar.meaning(Site(archive, AS_OF), archive.records["2018/1"]) == says


def test_only_what_is_carried_and_stands_may_be_cited(invented: Archive) -> None:
    said: dict[Standing, set[str]] = {}
    for record in invented.records.values():
        if record.meeting.kind is MeetingKind.CONGRESS:
            continue
        found = standing(invented, record, AS_OF).standing
        said.setdefault(found, set()).add(similar.meaning(Site(invented, AS_OF), record))
    assert len(said) >= 8
    for found, sentences in said.items():
        for sentence in sentences:
            stands = found in (Standing.LATER_NOT_KNOWN, Standing.NO_LATER_DECISION, Standing.REAFFIRMED)
            warns = re.search(r"do not cite|not policy|cite that one|cite the rules", sentence)
            assert bool(warns) != stands, (found, sentence)


def test_what_another_bodys_congress_carried_is_not_the_unions_policy() -> None:
    archive = making.archive({"2018-congress/m5": motion(decided(by="congress"))})
    assert similar.meaning(Site(archive, AS_OF), archive.records["2018-congress/m5"]) == (
        "CONGRESS 2018 carried it: that body’s policy, not that of Lamplighters."
    )


# The files ------------------------------------------------------------------------------------------------------------


def test_the_files_give_back_every_word_and_weight(
    invented: Archive, compared: Similarity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similarity, "SHARD", 300)
    made = contents(similar.files(Site(invented, AS_OF)))
    lines = made["similar/words.txt"].split("\n")
    assert len(lines) > 5
    found: dict[Any, Any] = {}
    for number, line in enumerate(lines):
        words = line.split(" ")
        piece = json.loads(made[f"similar/words/{number}.json"])
        assert len(words) == len(piece)
        for word, lists in zip(words, piece, strict=True):
            root = word[:-1]
            assert int(word[-1], 36) == compared.rarity[root]
            found[root] = set()
            for weight, *steps in lists:
                place = 0
                for step in steps:
                    place += step
                    found[root].add(place << 6 | weight)
    assert found == {root: set(its) for root, its in compared.postings.items()}
    assert list(found) == sorted(found, key=lambda root: root.encode("utf-16-be"))


def test_each_motions_meaning_stands_in_its_place_and_another_day_is_another_edition(invented: Archive) -> None:
    site = Site(invented, AS_OF)
    table = json.loads(contents(similar.files(site))["similar/motions.json"])
    assert [table["sentences"][number] for number in table["means"]] == [
        similar.meaning(Site(invented, AS_OF), record) for record in invented.records.values()
    ]
    assert sum(count for _, count, _ in table["meetings"]) == len(invented.records)
    assert contents(similar.files(site)) == contents(similar.files(Site(invented, AS_OF)))


def test_the_rules_that_both_sides_read_are_in_a_form_that_both_read(compared: Similarity) -> None:
    rules = compared.rules()
    assert json.loads(json.dumps(rules))["labels"] == similarity.labels()
    assert all(word == search_words.fold(word) for word in similarity.EMPTY)
    assert similarity.RAREST < 36
    assert similarity.LEVELS < 64


# The command ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Type the command over the invented archive. Gives the exit status, and what was said on either stream."""
    monkeypatch.chdir(ROOT)

    return typing(lambda words: main([*words, "--archive", "tests/archive", "--as-of", "2026-11-21"]), capsys)


def test_the_command_tells_reference_decision_meaning_and_passages_with_their_addresses(
    run: Run, tmp_path: Path, invented: Archive
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    status, said, _ = run(str(path), "--first", "1")
    assert status == 0
    address = invented.union.address
    blocks = said.split("\n\n")
    assert blocks[0] == (
        "11 motions are near; the nearest come first.\nThey share words with the draft: read what each asks before you rely on it."
    )
    lines = [line.strip() for line in blocks[1].split("\n")]
    row = Site(invented, AS_OF).views.row(invented.records["2018/1"])
    assert lines[:4] == [
        "1. Lamplighters, AGM 2018, Resolution 1: Oil the Hinges! Open the Lamps!",
        f"{address}2018/1/",
        f"Decision: {row.decision.label}. Still policy? {row.standing.label.label}.",
        similar.meaning(Site(invented, AS_OF), invented.records["2018/1"]),
    ]
    assert lines[4].startswith("- Request (a): Get every hinge in the five harbours oiled")
    assert lines[5] == f"{address}2018/1/#a"
    assert lines[-1].startswith("Words in common: ")
    assert "hinge" in lines[-1]
    assert blocks[2].startswith("We hold 23 motions: ")


def test_a_draft_may_be_typed_or_be_a_document(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import docx

    document = docx.Document()
    for line in DRAFT.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "draft.docx"))
    (tmp_path / "draft.html").write_text(f"<!doctype html><title>x</title><p>{DRAFT}</p>", encoding="utf-8")
    typed = io.TextIOWrapper(io.BytesIO(DRAFT.encode()))
    monkeypatch.setattr(sys, "stdin", typed)
    answers = [run(name) for name in ("-", str(tmp_path / "draft.docx"), str(tmp_path / "draft.html"))]
    found = [[line for line in said.split("\n") if re.match(r"\d+\. ", line)] for _, said, _ in answers]
    assert found[0] == found[1] == found[2] != []


def test_nothing_near_is_said_plainly_with_what_we_hold(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Paint the submarines yellow and count the penguins of the zoo.", encoding="utf-8")
    assert run(str(path)) == (
        0,
        "Nothing near enough in the lists we hold; the union may still have decided this.\nWe hold 23 motions: the whole "
        "list of 3 meetings, part of the list of AGM 2020 and single motions of 3 other meetings.\n",
        "",
    )


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "The file is empty."),
        (b"... !? --", "There are no words in it."),
        (b"We resolve to call for it, 2018.", "There is nothing to compare in it: no words, or only words that any motion has."),
        (b"lamp " * 4000, "It has 4,000 words, and a motion has fewer than 3,000. Give one motion at a time."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture. Have its text recognised (OCR) and save that as text."),
        (b"\x00\x01\x02" * 40, "This is not a document that can be read. What can be read: "),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_told_in_a_sentence(run: Run, tmp_path: Path, raw: bytes, sentence: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(raw)
    status, said, beside = run(str(path))
    assert (status, beside) == (2, "")
    assert said.startswith(f"{path}: {sentence}")


def test_wrong_usage_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    see = "\npython -m scripts.similar --help shows every option.\n"
    assert run("") == (2, "", f"This is missing: DRAFT.{see}")
    assert run("a.txt", "--first", "0") == (
        2,
        "",
        f"--first: '0' is not allowed here. Give a number from 1 to 100.{see}",
    )
    assert run("nowhere.txt") == (2, "nowhere.txt: There is no such file.\n", "")
    assert run(str(tmp_path)) == (2, f"{tmp_path}: This is a folder. Name one document in it.\n", "")


# The measure ----------------------------------------------------------------------------------------------------------


def own_words(site: Site, record: Record) -> str:
    """A motion as the archive describes it: its summary and clauses, in the archive's words."""
    texts = [record.motion.summary or "", *(clause.text for clause in record.motion.clauses)]
    return "\n".join(site.prose.plain(text) for text in texts)


PAIRS = (
    (("Oil the Hinges", "Get every hinge of the harbour lamps oiled before the winter storms, and let the trust pay."),
     ("Rust Again", "Have the hinges on harbour lamps oiled each autumn: the winter storms rust them.")),
    (("A Ladder Each", "Obtain one ladder for every lamplighter, measured beforehand, and a dry shed to keep it in."),
     ("Too Short", "Replace ladders that are too short for their lamplighter, and keep all of them in a dry shed.")),
    (("After Midnight", "Agree a higher rate of pay for lamps that are lit after midnight at the weekend."),
     ("Pay at Night", "Get the rate of pay for weekend work past midnight raised above the rate by day.")),
    (("Soup in Frost", "Have hot soup and bread served on each landing when the frost comes."),
     ("Still Cold", "Open the kitchens in a frost, so that there is soup and bread on the landings.")),
    (("The Monday Boat", "Provide a boat to the outer isles on Mondays, with room for lamp oil and ladders."),
     ("Sundays Too", "Run the boat to the outer isles on Sundays as well, with the lamp oil that they need.")),
)  # fmt: skip
"""Motions, the second of which asks for what the first did in other words."""


def test_of_two_motions_that_ask_for_the_same_each_is_found_first_by_the_text_of_the_other() -> None:
    missed = []
    for this, other in (pair for both in PAIRS for pair in itertools.permutations(both)):
        rest = [motion for both in PAIRS for motion in both if motion != this]
        keys = [f"2018/{number}" for number in range(1, len(rest) + 1)]
        if nearest(of(*rest), "\n".join(this))[:1] != [keys[rest.index(other)]]:
            missed.append(this[0])
    assert missed == []

"""What `make check REVIEW=1` lists: each review with a case that it finds, and one that it leaves alone."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from schema import review
from schema.archive import Archive
from schema.review import A_YEAR, all_reviews, waiting
from scripts.check import main
from tests import making
from tests.conftest import AS_OF
from tests.making import archive, clause, decided, link, motion, update

Motions = dict[str, making.Values]


def sentences(
    look: Callable[..., object], motions: Motions, as_of: dt.date = AS_OF, **more: making.Values
) -> list[str]:
    """What a review finds: `2018/1: …`."""
    found = list(look(making.archive(motions, **more), as_of))  # type: ignore[call-overload]
    return [f"{one.file.removeprefix('resolutions/').removesuffix('.yaml')}: {one.sentence}" for one in found]


def test_every_review_has_a_sentence_and_a_test() -> None:
    names = [look.__name__ for look in all_reviews().values()]
    written = Path(__file__).read_text("utf-8")
    assert names
    for sentence, name in zip(all_reviews(), names, strict=True):
        assert sentence[0].isupper()
        assert sentence[-1] in ".?"
        assert f"review.{name}" in written


def test_assessments_that_differ_are_told_and_those_that_agree_or_are_set_aside_are_not() -> None:
    first, second = update("oil", "2019", {"a": "met"}), update("rust", "2020", {"a": "not met"})
    motions = {
        "2018/1": motion(updates=[first, second]),
        "2018/2": motion(updates=[first, update("more-oil", "2020", {"a": "met"})]),
        "2018/3": motion(updates=[first, update("rust", "2020", {"a": "not met"}, overrides=["oil"])]),
    }
    assert sentences(review.review_assessments_that_differ, motions) == [
        "2018/1: Clause a is 'not met' (rust) and 'met' (oil)."
    ]


def test_carried_on_one_list_is_told_where_there_is_a_list() -> None:
    listed = {"document": "list", "numbers": "of the resolutions", "motions": "2", "held": "whole"}
    documents = {"list": making.document("resolutions", formerly=["old-list"])}
    motions = {
        "2018/1": motion(decided(evidence=["list"])),
        "2018/2": motion(decided(evidence=["list", "minutes"])),
        "2018/3": motion(decided(evidence=["old-list"])),
        "2018/4": motion(decided("lost", evidence=["list"])),
        "2019/1": motion(decided(evidence=["list"])),
    }
    found = sentences(
        review.review_carried_on_one_list,
        motions,
        meetings={"2018": making.meeting("2018", list=listed)},
        documents=documents,
    )
    assert found == ["2018/1: Only 'list' says that it was carried.", "2018/3: Only 'list' says that it was carried."]


def test_never_looked_at_tells_requests_that_were_put_and_not_turned_down() -> None:
    three = [clause("a"), clause("b"), clause("c", "position")]
    motions = {
        "2018/1": motion(clauses=three),
        "2018/2": motion(clauses=three, looked_for=[{"on": "2026-01-01", "clauses": "a-b"}]),
        "2018/3": motion(decided("lost"), clauses=three),
        "2018/4": motion(decided("carried", clauses="a"), decided("lost", clauses="b"), clauses=three),
        "2018/5": motion(decided("in composite")),
        "2030/1": motion(decided("not recorded")),
    }
    assert sentences(review.review_never_looked_at, motions) == [
        "2018/1: Clauses a and b: nobody has looked.",
        "2018/4: Clause a: nobody has looked.",
    ]


def test_a_request_that_was_looked_for_is_not_told_as_never_looked_at_though_an_event_waits_to_be_judged() -> None:
    waits = update("oil", "2019", {}, clauses="a, b")
    motions = {
        "2018/1": motion(
            clauses=[clause("a"), clause("b")], updates=[waits], looked_for=[{"on": "2026-01-01", "clauses": "a"}]
        )
    }
    assert sentences(review.review_never_looked_at, motions) == ["2018/1: Clause b: nobody has looked."]


def test_looked_at_long_ago_is_told_after_a_year_and_not_before() -> None:
    motions = {"2018/1": motion(looked_for=[{"on": "2025-01-01", "clauses": "a"}]), "2018/2": motion()}
    on_the_day = dt.date(2025, 1, 1) + A_YEAR
    assert sentences(review.review_looked_at_long_ago, motions, on_the_day) == []
    assert sentences(review.review_looked_at_long_ago, motions, on_the_day + dt.timedelta(days=1)) == [
        "2018/1: Clause a: last looked at on 1 Jan 2025."
    ]


def test_updates_never_judged_are_told_where_there_is_a_request() -> None:
    motions = {
        "2018/1": motion(updates=[update("oil", "2019")]),
        "2018/2": motion(updates=[update("before", "2017")]),
        "2018/3": motion(updates=[update("oil", "2019", {"a": "met"}), update("rust", "2020")]),
        "2018/4": motion(clauses=[clause("a", "position")], updates=[update("oil", "2019")]),
        "2018/5": motion(updates=[update("oil", "2030")]),
    }
    assert sentences(review.review_updates_never_judged, motions) == [
        "2018/1: 1 event since the meeting, and no assessment."
    ]


def test_markup_and_addresses_of_mail_in_our_own_words_are_told_and_are_no_problem() -> None:
    motions = {
        "2018/1": motion(summary="Light <b>all</b> lamps: 3 < 4 and 5 > 2."),
        "2018/2": motion(clauses=[clause("a", text="Write to jo@lamps.example &amp; wait.")]),
        "2018/3": motion(summary="Use a < b, a@b, and *light* at 5 & 6.", wording="Write to <jo@lamps.example>."),
        "2018/4": motion(about="Lamps, by li@lamps.example"),
    }
    assert sentences(review.review_prose_with_markup, motions) == [
        "2018/1: <b> is shown as it is typed.",
        "2018/2: &amp; is shown as it is typed.",
    ]
    assert sentences(review.review_prose_with_an_address_of_mail, motions) == [
        "2018/2: jo@lamps.example is public once this is published.",
        "2018/4: li@lamps.example is public once this is published.",
    ]


def test_a_document_that_nothing_names_is_told_and_one_by_a_former_key_is_not() -> None:
    documents = {"unused": making.document("letter"), "renamed": making.document("letter", formerly=["old-letter"])}
    motions = {"2018/1": motion(decided(evidence=["minutes", "old-letter"]), updates=[update("oil", "2019")])}
    found = sentences(review.review_documents_never_used, motions, documents=documents)
    assert found == ["documents: Nothing names “Copy Elsewhere”.", "documents: Nothing names “Letter”."]


def test_what_waits_stands_oldest_first_and_leaves_out_what_is_settled_or_ended() -> None:
    looked = [{"on": "2020-05-05", "clauses": "a"}]
    found = waiting(
        making.archive(
            {
                "2017/1": motion(looked_for=looked),
                "2018/1": motion(clauses=[clause("a"), clause("b")], looked_for=looked),
                "2018/2": motion(updates=[update("oil", "2019", {"a": "met"}, on="2019-06-01")]),
                "2018/3": motion(updates=[update("oil", "2019", {"a": "partly met"}, on="2019-06-01")]),
                "2018/4": motion(),
                "2018/5": motion(clauses=[clause("a", until="2019-01-01")]),
                "2019/1": motion(links=[link("replaces", "2018/4")]),
                "2026/1": motion(),
            }
        ),
        AS_OF,
    )
    assert [(one.record.key, one.letters, str(one.looked_on)) for one in found] == [
        ("2018/1", ("b",), "None"),
        ("2018/3", ("a",), "2019-06-01"),
        ("2019/1", ("a",), "None"),
        ("2017/1", ("a",), "2020-05-05"),
        ("2018/1", ("a",), "2020-05-05"),
    ]


def test_met_beside_not_met_is_not_settled() -> None:
    both = [update("oil", "2019", {"a": "not met"}), update("rust", "2020", {"a": "met"})]
    assert len(waiting(making.archive({"2018/1": motion(updates=both)}), AS_OF + 2 * A_YEAR)) == 1


def test_the_command_lists_them_with_their_lines_and_ends_well(
    invented: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--archive", "tests/archive", "--review", "--as-of", AS_OF.isoformat()]) == 0
    told = capsys.readouterr().out
    assert (
        "Two assessments of one request are in force and differ: does the later one set the other aside?\n"
        "  tests/archive/2018/1.yaml:"
    ) in told
    assert told.endswith("motions of 7 meetings checked. No problem found.\n")
    for sentence, look in all_reviews().items():
        assert (sentence in told) == bool(list(look(invented, AS_OF)))


def test_without_being_asked_the_command_gives_no_advice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--archive", "tests/archive"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_composite_of_unknown_motions_is_listed() -> None:
    parts = [link("composed of", "2018/2")]
    made = archive(
        {"2018/1": motion(kind="composite", links=parts), "2018/2": motion(), "2018/3": motion(kind="composite")}
    )
    found = list(review.review_composites_of_unknown_motions(made, AS_OF))
    assert [(one.file, one.sentence) for one in found] == [("resolutions/2018/3.yaml", "It has no link 'composed of'.")]


def test_words_that_may_not_be_those_passed_are_listed() -> None:
    words = {"wording": "Light the lamps."}
    amended = decided("carried as amended")
    made = archive(
        {
            "2018/1": motion(amended, source={"document": "minutes", "text": "of the notice"}, **words),
            "2018/2": motion(amended, source={"document": "minutes", "text": "as passed"}, **words),
            "2018/3": motion(decided(), source={"document": "minutes", "text": "of the notice"}, **words),
            "2018/4": motion(amended),
            "2018/5": motion(amended, source={"document": "minutes", "text": "of the notice"}),
            "2018/6": motion(amended, **words),
        }
    )
    of_the_notice = "The text is of the notice and the motion was carried as amended: the words passed are not held."
    found = list(review.review_words_that_are_not_those_passed(made, AS_OF))
    assert [(one.file, one.sentence) for one in found] == [
        ("resolutions/2018/1.yaml", of_the_notice),
        ("resolutions/2018/5.yaml", of_the_notice),
        ("resolutions/2018/6.yaml", "These may not be the words passed."),
    ]

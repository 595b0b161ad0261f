"""What came of a motion: rules 1 to 5 of schema.progress, each with a case that bites."""

import datetime as dt
from typing import Any

import pytest

from schema.archive import Record
from schema.progress import clause_progress, days_looked, motion_progress, progress_words
from schema.terms import Progress
from scripts.publish.words import clause_labels
from tests.making import clause, motion, record, update

TODAY = dt.date(2026, 11, 21)


def made(*letters: str, **fields: Any) -> Record:
    """A motion with these requests."""
    return record(motion(clauses=[clause(letter) for letter in letters or "a"], **fields))


def states(found: Record, letter: str = "a", as_of: dt.date = TODAY) -> list[str]:
    """What stands side by side for a clause, the latest event first."""
    (one,) = [one for one in found.motion.clauses if one.letter == letter]
    progress = clause_progress(found, one, as_of)
    assert progress is not None
    assert progress.progress is progress.states[0]
    return [str(state) for state in progress.states]


def test_rule_1_a_position_and_a_rule_change_have_no_progress() -> None:
    clauses = [clause("a"), clause("b", "position"), clause("c", "rule change")]
    found = record(motion(clauses=clauses), "2018/ca1")
    assert [clause_progress(found, one, TODAY) is None for one in found.motion.clauses] == [False, True, True]
    assert [one.clause.letter for one in motion_progress(found, TODAY)] == ["a"]


def test_rule_2_without_an_assessment_nothing_moves() -> None:
    assert states(made(updates=[update("oil", "2019")])) == ["not assessed"]


def test_rule_2_an_assessment_moves_only_the_clauses_that_it_names() -> None:
    found = made("a", "b", updates=[update("oil", "2019", {"a": "met"})])
    assert (states(found, "a"), states(found, "b")) == (["met"], ["not assessed"])


def test_rule_3_two_assessments_stand_side_by_side_the_latest_event_first() -> None:
    updates = [update("oil", "2019-02~", {"a": "partly met"}), update("rust", "2021-23", {"a": "not met"})]
    assert states(made(updates=updates)) == ["not met", "partly met"]


def test_rule_3_it_is_the_event_that_is_latest_and_not_the_assessment() -> None:
    updates = [
        update("oil", "2019", {"a": "partly met"}, on="2026-01-01"),
        update("rust", "2021", {"a": "not met"}, on="2022-01-01"),
    ]
    assert states(made(updates=updates)) == ["not met", "partly met"]


def test_rule_3_of_two_events_of_one_day_the_one_written_below_is_the_later() -> None:
    updates = [update("z", "2019-05-01", {"a": "met"}), update("a", "2019-05-01", {"a": "not met"})]
    assert states(made(updates=updates)) == ["not met", "met"]


def test_rule_3_assessments_that_agree_are_one() -> None:
    updates = [update("oil", "2019", {"a": "not met"}), update("rust", "2021", {"a": "not met"})]
    assert states(made(updates=updates)) == ["not met"]


def test_rule_3_a_later_assessment_sets_aside_what_it_names() -> None:
    updates = [update("oil", "2019", {"a": "partly met"}), update("rust", "2021", {"a": "not met"}, overrides=["oil"])]
    assert states(made(updates=updates)) == ["not met"]


def test_rule_3_an_assessment_is_set_aside_only_for_the_clauses_of_the_one_that_does_it() -> None:
    updates = [
        update("oil", "2019", {"a": "partly met", "b": "under way"}),
        update("rust", "2021", {"a": "not met"}, overrides=["oil"]),
    ]
    found = made("a", "b", updates=updates)
    assert (states(found, "a"), states(found, "b")) == (["not met"], ["under way"])


def test_rule_4_looked_for_and_not_looked_for() -> None:
    found = made("a", "b", looked_for=[{"on": "2024-01-01", "clauses": "a"}, {"on": "2026-05-01", "clauses": "a"}])
    assert (states(found, "a"), states(found, "b")) == (["nothing found"], ["not assessed"])
    progress = motion_progress(found, TODAY)
    assert [one.looked_on for one in progress] == [dt.date(2026, 5, 1), None]


def test_rule_4_looking_once_more_does_not_undo_an_assessment() -> None:
    found = made(updates=[update("oil", "2019", {"a": "met"})], looked_for=[{"on": "2026-05-01", "clauses": "a"}])
    assert states(found) == ["met"]


def test_on_a_day_only_what_had_happened_been_judged_and_looked_for_by_then_is_known() -> None:
    found = made(
        updates=[
            update("oil", "2019-06-01", {"a": "partly met"}, on="2020-01-01"),
            update("rust", "2021-06-01", {"a": "not met"}, on="2022-01-01", overrides=["oil"]),
        ],
        looked_for=[{"on": "2018-12-31", "clauses": "a"}],
    )
    days = ["2018-12-30", "2018-12-31", "2019-12-31", "2020-01-01", "2021-12-31", "2022-01-01"]
    assert [states(found, as_of=dt.date.fromisoformat(day)) for day in days] == [
        ["not assessed"],
        ["nothing found"],
        ["nothing found"],
        ["partly met"],
        ["partly met"],
        ["not met"],
    ]


def test_what_happened_and_was_judged_on_one_day_is_known_on_that_day() -> None:
    found = made(updates=[update("oil", "2019-06-01", {"a": "met"}, on="2019-06-01")])
    assert states(found, as_of=dt.date(2019, 6, 1)) == ["met"]
    assert states(found, as_of=dt.date(2019, 5, 31)) == ["not assessed"]


def test_an_event_of_a_year_is_known_once_it_can_have_been_judged() -> None:
    found = made(updates=[update("oil", "2021", {"a": "met"}, on="2020-06-01")])
    assert states(found, as_of=dt.date(2020, 12, 31)) == ["not assessed"]
    assert states(found, as_of=dt.date(2021, 1, 1)) == ["met"]


def test_a_clause_was_last_checked_when_somebody_last_looked_or_judged() -> None:
    looked = [{"on": "2025-05-01", "clauses": "a"}]
    found = made("a", "b", updates=[update("oil", "2019", {"a": "met"}, on="2020-01-01")], looked_for=looked)
    assert [one.checked_on for one in motion_progress(found, TODAY)] == [dt.date(2025, 5, 1), None]
    assert days_looked(found.motion) == [dt.date(2025, 5, 1), dt.date(2020, 1, 1)]
    assert days_looked(made().motion) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([], "No requests"),
        (["met"], "1 request: met"),
        (["nothing found"], "1 request: nothing found"),
        (["met", "met"], "2 requests: both met"),
        (["nothing found", "nothing found"], "2 requests: nothing found for either"),
        (["not met", "not met", "not met"], "3 requests: all not met"),
        (["nothing found"] * 3, "3 requests: nothing found for any"),
        (["not assessed"] * 3, "3 requests: all not assessed"),
        (["not met", "met", "nothing found", "met"], "4 requests: 2 met, 1 not met, 1 nothing found"),
    ],
)
def test_rule_5_a_motions_progress_counts_its_requests(said: list[str], words: str) -> None:
    letters = "abcdef"[: len(said)]
    looked = ", ".join(letter for letter, word in zip(letters, said, strict=True) if word == "nothing found")
    found = record(
        motion(
            clauses=[clause(letter) for letter in letters] or [clause("a", "position")],
            updates=[
                update(f"e{letter}", "2019", {letter: word})
                for letter, word in zip(letters, said, strict=True)
                if word not in ("nothing found", "not assessed")
            ],
            looked_for=[{"on": "2026-01-01", "clauses": looked}] if looked else [],
        )
    )
    assert progress_words(found.motion, motion_progress(found, TODAY)) == words


def test_a_motion_without_clauses_is_not_said_to_ask_for_nothing() -> None:
    assert progress_words(record(motion(clauses=None)).motion, ()) == "Not yet broken into requests"
    taken_out = {"on": "2026-01-01", "because": "A person was named."}
    assert progress_words(record(motion(clauses=None, redaction=taken_out)).motion, ()) == "No requests"


def test_every_word_for_progress_is_counted_in_the_order_of_its_list() -> None:
    said = [term for term in Progress if term is not Progress.NOTHING_FOUND]
    letters = "abcdef"[: len(said)]
    updates = [
        update(f"e{letter}", "2019", {letter: term.value})
        for letter, term in zip(letters, reversed(said), strict=True)
        if term is not Progress.NOT_ASSESSED
    ]
    found = made(*letters, updates=updates)
    assert progress_words(found.motion, motion_progress(found, TODAY)) == (
        "6 requests: 1 met, 1 partly met, 1 under way, 1 not met, 1 overtaken by events, 1 not assessed"
    )


def bearing(key: str, date: str, clauses: str, **more: Any) -> dict[str, Any]:
    """An event that bears on clauses, and that nobody has judged."""
    return {**update(key, date, **more), "clauses": clauses}


def test_events_that_bear_on_a_request_and_are_not_judged_are_known() -> None:
    more = [bearing("rust", "2020", "a"), update("paint", "2021"), bearing("late", "2030", "a")]
    found = made("a", updates=[update("oil", "2019", {"a": "met"}), *more])
    (request,) = motion_progress(found, dt.date(2026, 1, 1))
    assert [one.key for one in request.unjudged] == ["rust"]
    assert progress_words(found.motion, (request,)) == "1 request: met"


def test_rule_4_events_that_nobody_has_judged_come_before_nothing_found() -> None:
    looked = [{"on": "2026-05-01", "clauses": "a, b"}]
    found = made("a", "b", updates=[bearing("rust", "2020", "a"), bearing("oil", "2021", "a")], looked_for=looked)
    assert (states(found, "a"), states(found, "b")) == (["not assessed"], ["nothing found"])
    assert progress_words(found.motion, motion_progress(found, TODAY)) == (
        "2 requests: 1 not yet judged (2 events recorded), 1 nothing found"
    )
    one = made("a", updates=[bearing("rust", "2020", "a"), bearing("oil", "2021", "a")], looked_for=looked[:0])
    assert progress_words(one.motion, motion_progress(one, TODAY)) == "1 request: 2 events recorded, not yet judged"
    # An event that bears on both requests is one event.
    both = made("a", "b", updates=[bearing("rust", "2020", "a, b")])
    assert progress_words(both.motion, motion_progress(both, TODAY)) == ("2 requests: 1 event recorded, not yet judged")


def test_rule_4_what_happened_before_the_meeting_bears_on_nothing() -> None:
    found = made("a", updates=[bearing("rust", "2017", "a")], looked_for=[{"on": "2026-05-01", "clauses": "a"}])
    assert states(found) == ["nothing found"]


def test_rule_2_what_the_union_did_is_known_apart_from_the_result() -> None:
    updates = [
        update("letter", "2019", {"a": "not met"}, by="union"),
        bearing("reply", "2020", "a"),
        bearing("march", "2021", "b", by="union"),
    ]
    found = motion_progress(made("a", "b", updates=updates), TODAY)
    assert [[one.key for one in request.acted] for request in found] == [["letter"], ["march"]]
    assert [request.progress for request in found] == [Progress.NOT_MET, Progress.NOT_ASSESSED]


def test_beside_a_result_only_what_came_later_is_still_to_be_judged() -> None:
    updates = [bearing("rust", "2020", "a"), update("oil", "2021", {"a": "not met"})]
    (request,) = motion_progress(made("a", updates=updates), TODAY)
    assert [label.label for label in clause_labels(request)] == ["Not met"]
    (request,) = motion_progress(made("a", updates=[*updates, bearing("paint", "2022", "a")]), TODAY)
    assert [label.label for label in clause_labels(request)] == ["Not met", "1 event recorded, not yet judged"]

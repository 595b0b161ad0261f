"""Whether a motion is still policy: rules 1 to 8 of schema.standing, each with a case that bites."""

import datetime as dt
import inspect
import random
from collections.abc import Mapping
from typing import Any

import pytest

import schema.standing
from schema.archive import Archive
from schema.standing import StandingResult, meetings_since, standing, years_after
from schema.terms import Decision, Standing
from scripts.publish.standing_words import since_words, standing_label
from tests.making import archive, clause, decided, link, meeting, motion

TODAY = dt.date(2026, 11, 21)


def found(made: Archive, key: str = "2018/1", letter: str = "", as_of: dt.date = TODAY) -> StandingResult:
    record = made.records[key]
    one = next((clause for clause in record.motion.clauses if clause.letter == letter), None)
    assert bool(letter) == bool(one)
    return standing(made, record, as_of, one)


def told(made: Archive, key: str = "2018/1", letter: str = "", as_of: dt.date = TODAY) -> str:
    """A standing in short: what, by which motion, on which day, and whether in part."""
    one = found(made, key, letter, as_of)
    words = [str(one.standing), one.by or "", one.on.isoformat() if one.on else "", "in part" if one.in_part else ""]
    return ", ".join(word for word in words if word)


def later(kind: str, *decisions: Any, key: str = "2020/1", **fields: Any) -> Mapping[str, Any]:
    """2018/1, carried, and a later motion with a link of one kind to it."""
    return {"2018/1": motion(), key: motion(*decisions, links=[link(kind, "2018/1", **fields)])}


# 1. Only the carried is policy ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["lost", "withdrawn", "fell", "ruled out of order", "not reached"])
def test_rule_1_what_was_not_carried_is_not_policy(decision: str) -> None:
    made = archive({"2018/m1": motion(decided(decision))})
    assert told(made, "2018/m1") == "not policy"
    assert told(made, "2018/m1", "a") == "not policy"


def test_rule_1_names_every_decision_that_makes_no_policy() -> None:
    """The rules are shown to readers: a decision that is new to the list is new to them too."""
    _, _, rules = (inspect.getdoc(schema.standing) or "").partition("\n1. ")
    rule = " ".join(rules.partition("\n2. ")[0].split())
    unnamed = [
        term.value
        for term in Decision
        if term.standing is Standing.NOT_POLICY and not any(word in rule for word in (*term.printed, term.value))
    ]
    assert unnamed == []


@pytest.mark.parametrize("decision", ["not recorded", "taken in private"])
def test_rule_1_what_no_document_says_is_not_known(decision: str) -> None:
    assert told(archive({"2018/m1": motion(decided(decision))}), "2018/m1") == "not known"


@pytest.mark.parametrize("decision", ["carried", "carried as amended"])
def test_rule_1_without_a_quorum_a_vote_is_an_indication_only(decision: str) -> None:
    inquorate = {"2018": meeting("2018", quorate="no")}
    made = archive({"2018/1": motion(decided(decision))}, meetings=inquorate)
    assert told(made) == "not policy"
    assert found(made).indication
    assert not made.records["2018/1"].is_carried


def test_rule_1_where_the_quorum_is_not_recorded_the_list_is_believed() -> None:
    made = archive({"2018/1": motion()}, meetings={"2018": meeting("2018", quorate="not recorded")})
    assert told(made) == "later decisions not known"


def test_rule_1_what_another_body_carried_is_not_the_meetings_policy() -> None:
    made = archive({"2018/m1": motion(decided("lost"), decided("carried", "council", date="2018-12"))})
    assert not made.records["2018/m1"].is_carried
    assert told(made, "2018/m1") == "not policy"


# What the meeting decided, what another body decided after it, and what follows: the meeting's own decision alone.
BY_SEVERAL = [
    ("carried", "lost", "later decisions not known"),
    ("carried as amended", "not recorded", "later decisions not known"),
    ("remitted", "carried", "referred"),
    ("remitted", "lost", "referred"),
    ("remitted", "not recorded", "referred"),
    ("in composite", "carried", "referred"),
    ("not recorded", "carried", "not known"),
    ("not recorded", "lost", "not known"),
    ("not recorded", "not recorded", "not known"),
    ("taken in private", "carried", "not known"),
    ("lost", "carried", "not policy"),
    ("withdrawn", "carried", "not policy"),
    ("fell", "carried", "not policy"),
    ("ruled out of order", "carried", "not policy"),
    ("not reached", "carried", "not policy"),
    ("not reached", "not recorded", "not policy"),
    (None, "carried", "not known"),
    (None, "lost", "not known"),
]


def test_every_decision_of_a_meeting_stands_in_the_table_of_several_bodies() -> None:
    assert {first for first, _, _ in BY_SEVERAL} - {None} == {decision.value for decision in Decision}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("meetings", "others", "standing"), BY_SEVERAL)
def test_rule_1_only_the_meetings_own_decision_makes_a_standing(
    meetings: str | None, others: str, standing: str, turned: bool
) -> None:
    decisions = [decided(meetings)] if meetings else []
    decisions.append(decided(others, "council", date="2018-12-01"))
    made = archive({"2018/m1": motion(*(decisions[::-1] if turned else decisions))})
    assert told(made, "2018/m1") == standing
    assert told(made, "2018/m1", "a") == standing
    one = found(made, "2018/m1")
    if standing != "later decisions not known":
        # It is said, where it is known and from the day on which it was taken.
        assert (one.then.decision.value if one.then else "not recorded") == others
        assert found(made, "2018/m1", as_of=dt.date(2018, 11, 30)).then is None


def test_rule_1_without_a_quorum_what_another_body_carried_is_said_and_changes_nothing() -> None:
    both = motion(decided(), decided("carried", "council", date="2018-12-01"))
    made = archive({"2018/m1": both}, meetings={"2018": meeting("2018", quorate="no")})
    one = found(made, "2018/m1")
    assert (one.standing, one.indication, one.then) == (
        Standing.NOT_POLICY,
        True,
        made.records["2018/m1"].motion.outcome.decisions[1],
    )


def test_rule_2_of_several_later_decisions_the_last_that_is_recorded_is_said() -> None:
    later_ones = [
        decided("not recorded", "council", date="2019-03-01"),
        decided("carried", "council", date="2019-02-01"),
        decided("remitted", "congress", date="2018-12-01"),
    ]
    made = archive({"2018/m1": motion(decided("remitted", to="council"), *later_ones)})
    one = found(made, "2018/m1")
    assert one.then
    assert one.then.date
    assert one.then.date.text == "2019-02-01"


def test_rule_2_a_clause_that_another_body_decided_by_itself_was_still_sent_by_the_meeting() -> None:
    parts = [decided("carried", "council", clauses="a"), decided("lost", "council", clauses="b")]
    made = archive({"2018/m1": motion(decided("remitted", to="council"), *parts)})
    for letter, decision in (("a", "carried"), ("b", "lost")):
        one = found(made, "2018/m1", letter)
        assert one.standing is Standing.REFERRED
        assert one.then
        assert one.then.decision.value == decision


def test_rule_1_before_the_meeting_nothing_is_known() -> None:
    made = archive({"2018/1": motion()})
    assert told(made, as_of=dt.date(2018, 10, 5)) == "not known"
    assert told(made, as_of=dt.date(2018, 10, 6)) == "no later decision"


def test_rule_1_each_clause_has_the_decision_on_its_own_part() -> None:
    parts = motion(
        decided(clauses="a"),
        decided("lost", clauses="b"),
        decided("remitted", clauses="c", to="council"),
        clauses=[clause("a"), clause("b"), clause("c")],
    )
    made = archive({"2018/1": parts})
    assert told(made) == "later decisions not known, in part"
    assert [told(made, letter=letter) for letter in "abc"] == ["later decisions not known", "not policy", "referred"]


def test_rule_1_the_decision_on_the_rest_is_about_the_rest() -> None:
    parts = motion(decided(), decided("lost", clauses="b"), clauses=[clause("a"), clause("b"), clause("c")])
    made = archive({"2018/1": parts})
    assert told(made) == "later decisions not known, in part"
    assert [told(made, letter=letter) for letter in "abc"] == [
        "later decisions not known",
        "not policy",
        "later decisions not known",
    ]


def test_rule_1_parts_of_which_none_was_carried_are_told_as_parts() -> None:
    parts = [decided("lost", clauses="a"), decided("not recorded", clauses="b")]
    for some in (parts, parts[::-1]):
        assert told(archive({"2018/1": motion(*some)})) == "not known, in part"
    lost = motion(decided("lost", clauses="a"), decided("withdrawn", clauses="b"))
    assert told(archive({"2018/1": lost})) == "not policy"
    sent = motion(decided("lost", clauses="a"), decided("remitted", clauses="b", to="council"))
    assert told(archive({"2018/1": sent})) == "referred, in part"


def test_rule_1_a_motion_taken_in_parts_rests_on_the_decision_that_carried_it() -> None:
    made = archive({"2018/1": motion(decided("remitted", clauses="a", to="council"), decided(clauses="b"))})
    assert told(made) == "later decisions not known, in part"
    assert found(made).decision == made.records["2018/1"].motion.outcome.decisions[1]


def test_rule_1_parts_that_were_all_carried_make_a_whole() -> None:
    parts = motion(decided(clauses="a"), decided("carried as amended", clauses="b"))
    assert told(archive({"2018/1": parts})) == "later decisions not known"


@pytest.mark.parametrize(
    ("decision", "standing"), [("lost", "not policy"), ("remitted", "referred"), ("not recorded", "not known")]
)
def test_rule_1_without_a_quorum_only_what_was_carried_is_an_indication(decision: str, standing: str) -> None:
    made = archive({"2018/m1": motion(decided(decision))}, meetings={"2018": meeting("2018", quorate="no")})
    assert told(made, "2018/m1") == standing
    assert not found(made, "2018/m1").indication


# 2. Sent to another body ----------------------------------------------------------------------------------------------


def test_rule_2_what_was_sent_is_referred_and_what_came_back_is_said() -> None:
    sent = decided("remitted", to="council")
    assert told(archive({"2018/m1": motion(sent)}), "2018/m1") == "referred"
    assert found(archive({"2018/m1": motion(sent)}), "2018/m1").then is None
    made = archive({"2018/m1": motion(sent, decided("carried", "council", date="2018-12-01"))})
    one = found(made, "2018/m1")
    assert one.decision == made.records["2018/m1"].motion.outcome.decisions[0]
    assert one.then == made.records["2018/m1"].motion.outcome.decisions[1]
    assert found(made, "2018/m1", as_of=dt.date(2018, 11, 30)).then is None


@pytest.mark.parametrize(("decision", "standing"), [("lost", "not policy"), ("not recorded", "not known")])
def test_rule_2_another_body_of_which_nothing_is_recorded_changes_nothing(decision: str, standing: str) -> None:
    made = archive({"2018/m1": motion(decided(decision), decided("not recorded", "council"))})
    assert told(made, "2018/m1") == standing


def test_rule_2_a_clause_is_referred_to_the_composite_that_took_it() -> None:
    composite = motion(kind="composite", links=[link("composed of", "2018/m5", to_clauses="a")])
    made = archive({"2018/1": composite, "2018/m5": motion(decided("in composite"))})
    assert told(made, "2018/m5", "a") == "referred, 2018/1"
    assert told(made, "2018/m5", "b") == "referred"
    assert told(made, "2018/m5") == "referred"


def test_rule_2_a_motion_in_a_composite_is_referred_to_it() -> None:
    made = archive(
        {
            "2018/1": motion(kind="composite", links=[link("composed of", "2018/m5")]),
            "2018/m5": motion(decided("in composite")),
            "2018/m6": motion(decided("in composite")),
        }
    )
    assert told(made, "2018/m5") == "referred, 2018/1"
    assert told(made, "2018/m6") == "referred"


def test_rule_2_a_motion_in_a_composite_that_was_lost_is_referred_to_it_too() -> None:
    composite = motion(decided("lost"), kind="composite", links=[link("composed of", "2018/m5")])
    made = archive({"2018/1": composite, "2018/m5": motion(decided("in composite"))})
    assert told(made, "2018/m5") == "referred, 2018/1"


# 3. Rule changes ------------------------------------------------------------------------------------------------------


def test_rule_3_a_carried_change_of_rules_is_in_the_rules() -> None:
    change = {"kind": "constitutional amendment", "clauses": [clause("a", "rule change"), clause("b", "position")]}
    made = archive({"2018/ca1": motion(**change), "2018/ca2": motion(decided("lost"), **change)}, lapse="3 years")
    assert told(made, "2018/ca1") == "rule change"
    assert told(made, "2018/ca1", "a") == "rule change"
    assert told(made, "2018/ca2") == "not policy"


# 4. Ended by a later motion -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "standing"), [("replaces", "replaced"), ("cancels", "cancelled")])
def test_rule_4_a_later_carried_motion_ends_it(kind: str, standing: str) -> None:
    made = archive(later(kind))
    assert told(made) == f"{standing}, 2020/1, 2020-10-06"
    assert told(made, letter="a") == f"{standing}, 2020/1, 2020-10-06"


@pytest.mark.parametrize("kind", ["amends", "follows", "builds on", "related"])
def test_rule_4_no_other_link_ends_it(kind: str) -> None:
    assert told(archive(later(kind))) == "later decisions not known"


@pytest.mark.parametrize("decision", ["lost", "remitted", "not recorded", "withdrawn"])
def test_rule_4_a_motion_that_was_not_carried_ends_nothing(decision: str) -> None:
    assert told(archive(later("replaces", decided(decision)))) == "later decisions not known"


def test_rule_4_an_inquorate_meeting_ends_nothing() -> None:
    made = archive(later("cancels"), meetings={"2018": meeting("2018"), "2020": meeting("2020", quorate="no")})
    assert told(made) == "later decisions not known"


def test_rule_4_it_stands_until_the_last_day_of_the_meeting_that_ends_it() -> None:
    made = archive(later("cancels"))
    assert told(made, as_of=dt.date(2020, 10, 5)) == "later decisions not known"
    assert told(made, as_of=dt.date(2020, 10, 6)) == "cancelled, 2020/1, 2020-10-06"


def test_rule_4_of_two_that_end_it_the_later_is_named() -> None:
    made = archive({**later("replaces"), "2022/1": motion(links=[link("cancels", "2018/1")])})
    assert told(made) == "cancelled, 2022/1, 2022-10-06"
    assert told(made, as_of=dt.date(2021, 1, 1)) == "replaced, 2020/1, 2020-10-06"


def test_rule_4_a_clause_is_ended_by_itself_and_the_motion_in_part() -> None:
    made = archive(later("replaces", to_clauses="a"))
    assert told(made, letter="a") == "replaced, 2020/1, 2020-10-06"
    assert told(made, letter="b") == "later decisions not known"
    assert told(made) == "later decisions not known, in part"


def test_rule_4_a_motion_whose_clauses_are_ended_one_by_one_is_ended() -> None:
    made = archive(
        {
            "2018/1": motion(),
            "2020/1": motion(links=[link("replaces", "2018/1", to_clauses="a")]),
            "2022/1": motion(links=[link("cancels", "2018/1", to_clauses="b")]),
        }
    )
    assert told(made, as_of=dt.date(2021, 1, 1)) == "later decisions not known, in part"
    assert told(made) == "cancelled, 2022/1, 2022-10-06"


def test_rule_4_a_motion_not_yet_broken_into_clauses_is_ended_as_a_whole() -> None:
    made = archive({"2018/1": motion(clauses=None), "2020/1": motion(links=[link("replaces", "2018/1")])})
    assert told(made) == "replaced, 2020/1, 2020-10-06"


def test_rule_4_only_the_clauses_that_were_carried_need_to_be_ended() -> None:
    parts = motion(decided(clauses="a"), decided("lost", clauses="b"))
    made = archive({"2018/1": parts, "2020/1": motion(links=[link("replaces", "2018/1", to_clauses="a")])})
    assert told(made) == "replaced, 2020/1, 2020-10-06, in part"


def test_rule_4_a_clause_that_was_lost_ends_nothing() -> None:
    ending = motion(
        decided(clauses="a"),
        decided("lost", clauses="b"),
        links=[link("cancels", "2018/1", clauses="b")],
    )
    made = archive({"2018/1": motion(), "2020/1": ending})
    assert told(made) == "later decisions not known"
    ending["links"][0]["clauses"] = "a"
    assert told(archive({"2018/1": motion(), "2020/1": ending})) == "cancelled, 2020/1, 2020-10-06"


def test_rule_4_a_link_to_a_former_key_ends_it_too() -> None:
    made = archive({"2018/1": motion(formerly=["2018/lamps"]), "2020/1": motion(links=[link("cancels", "2018/lamps")])})
    assert told(made) == "cancelled, 2020/1, 2020-10-06"


# 5. Its own time limit ------------------------------------------------------------------------------------------------


def test_rule_5_it_ends_on_the_last_day_that_it_set_itself() -> None:
    made = archive({"2018/1": motion(clauses=[clause("a", until="2019-06-30"), clause("b", until="2019")])})
    assert told(made, letter="a", as_of=dt.date(2019, 6, 30)) == "no later decision"
    assert told(made, letter="a", as_of=dt.date(2019, 7, 1)) == "time limit passed, 2019-06-30"
    assert told(made, as_of=dt.date(2019, 7, 1)) == "no later decision, in part"
    assert told(made, as_of=dt.date(2020, 1, 1)) == "time limit passed, 2019-12-31"


def test_rule_5_one_clause_without_a_limit_goes_on() -> None:
    made = archive({"2018/1": motion(clauses=[clause("a", until="2019"), clause("b", "position")])})
    assert told(made) == "later decisions not known, in part"
    assert told(made, letter="b") == "later decisions not known"


def test_rule_5_a_limit_that_passed_is_told_in_part_where_a_clause_had_ended_before() -> None:
    limited = motion(clauses=[clause("a", until="2019"), clause("b", until="2019")])
    replacing = motion(links=[link("replaces", "2018/1", to_clauses="a")])
    made = archive({"2018/1": limited, "2018-sgm/1": replacing | {"outcome": {"decisions": [decided(by="sgm")]}}})
    assert told(made) == "time limit passed, 2019-12-31, in part"
    assert told(made, letter="a") == "replaced, 2018-sgm/1, 2018-10-06"


def test_rule_5_a_limit_of_what_was_carried_in_part_is_told_in_part() -> None:
    limited = [clause("a", until="2019"), clause("b")]
    made = archive({"2018/1": motion(decided(clauses="a"), decided("lost", clauses="b"), clauses=limited)})
    assert told(made) == "time limit passed, 2019-12-31, in part"


# 6. Lapse -------------------------------------------------------------------------------------------------------------


def test_rule_6_it_lapses_after_the_years_of_the_rule() -> None:
    made = archive({"2018/1": motion()}, lapse="3 years")
    assert told(made, as_of=dt.date(2021, 10, 6)) == "later decisions not known"
    assert told(made, as_of=dt.date(2021, 10, 7)) == "lapsed, 2021-10-06"


def test_rule_6_the_years_run_from_the_decisions_own_day() -> None:
    made = archive({"2018/1": motion(decided(date="2018-10-05"))}, lapse="3 years")
    assert told(made) == "lapsed, 2021-10-05"


@pytest.mark.parametrize("lapse", ["none", "not known"])
def test_rule_6_without_a_rule_nothing_lapses(lapse: str) -> None:
    assert told(archive({"2018/1": motion()}, lapse=lapse)) == "later decisions not known"


def test_rule_6_what_was_passed_on_29_february_lapses_on_the_28th() -> None:
    leap = {"2020-sgm": meeting("2020-sgm", held="2020-02-29")}
    made = archive({"2020-sgm/1": motion(decided(by="sgm"))}, meetings=leap, lapse="3 years")
    assert told(made, "2020-sgm/1", as_of=dt.date(2023, 2, 28)) == "later decisions not known"
    assert told(made, "2020-sgm/1", as_of=dt.date(2023, 3, 1)) == "lapsed, 2023-02-28"
    assert years_after(dt.date(2020, 2, 29), 4) == dt.date(2024, 2, 29)


def test_rule_6_nothing_lapses_after_the_last_day_that_there_is() -> None:
    made = archive({"2018/1": motion(decided(date="9999-05-01"))}, lapse="3 years")
    assert told(made, "2018/1", as_of=dt.date.max) == "later decisions not known"


def test_rule_6_it_lapses_from_when_it_was_last_reaffirmed() -> None:
    made = archive(later("reaffirms"), lapse="3 years")
    assert told(made, as_of=dt.date(2023, 10, 6)) == "reaffirmed, 2020/1, 2020-10-06"
    assert told(made, as_of=dt.date(2023, 10, 7)) == "lapsed, 2023-10-06"


def test_rule_6_what_another_bodys_congress_carried_does_not_lapse_by_this_unions_rule() -> None:
    made = archive({"2018-congress/1": motion(decided(by="congress"))}, lapse="3 years")
    assert told(made, "2018-congress/1") == "later decisions not known"


def test_rule_6_a_clause_that_was_reaffirmed_does_not_lapse_with_the_rest() -> None:
    made = archive(later("reaffirms", to_clauses="a"), lapse="3 years")
    day = dt.date(2022, 1, 1)
    assert told(made, letter="a", as_of=day) == "reaffirmed, 2020/1, 2020-10-06"
    assert told(made, letter="b", as_of=day) == "lapsed, 2021-10-06"
    assert told(made, as_of=day) == "lapsed, 2021-10-06, in part"


# 7. Reaffirmed --------------------------------------------------------------------------------------------------------


def test_rule_7_a_later_carried_motion_reaffirms_it() -> None:
    made = archive(later("reaffirms"))
    assert told(made) == "reaffirmed, 2020/1, 2020-10-06"
    assert told(made, as_of=dt.date(2020, 10, 5)) == "later decisions not known"


@pytest.mark.parametrize("decision", ["lost", "not recorded", "fell"])
def test_rule_7_a_motion_that_was_not_carried_reaffirms_nothing(decision: str) -> None:
    assert told(archive(later("reaffirms", decided(decision)))) == "later decisions not known"


def test_rule_7_what_was_never_carried_cannot_be_reaffirmed() -> None:
    made = archive({"2018/m1": motion(decided("lost")), "2020/1": motion(links=[link("reaffirms", "2018/m1")])})
    assert told(made, "2018/m1") == "not policy"


def test_rule_4_of_an_end_and_a_reaffirmation_the_later_decides() -> None:
    made = archive({**later("cancels"), "2022/1": motion(links=[link("reaffirms", "2018/1")])})
    assert told(made, as_of=dt.date(2021, 1, 1)) == "cancelled, 2020/1, 2020-10-06"
    assert told(made) == "reaffirmed, 2022/1, 2022-10-06"
    made = archive({**later("reaffirms"), "2022/1": motion(links=[link("cancels", "2018/1")])})
    assert told(made, as_of=dt.date(2021, 1, 1)) == "reaffirmed, 2020/1, 2020-10-06"
    assert told(made) == "cancelled, 2022/1, 2022-10-06"


def test_rule_7_what_one_meeting_both_ended_and_reaffirmed_is_ended() -> None:
    both = {"2020/1": motion(links=[link("cancels", "2018/1")]), "2020/2": motion(links=[link("reaffirms", "2018/1")])}
    assert told(archive({"2018/1": motion(), **both})) == "cancelled, 2020/1, 2020-10-06"


# 8. Else --------------------------------------------------------------------------------------------------------------


def test_rule_8_where_lists_are_missing_later_decisions_are_not_known() -> None:
    made = archive({"2018/1": motion()})
    assert told(made) == "later decisions not known"
    assert told(made, letter="a") == "later decisions not known"
    assert told(archive({"2018/1": motion(clauses=None)})) == "later decisions not known"


def a_list(held: str) -> dict[str, str]:
    return {"document": "minutes", "numbers": "of the resolutions", "motions": "0", "held": held}


def test_rule_8_only_where_every_list_since_is_held_whole_is_there_no_later_decision() -> None:
    years = {str(year): meeting(str(year), list=a_list("whole")) for year in range(2018, 2027)}
    assert told(archive({"2018/1": motion()}, meetings=years)) == "no later decision"
    for year, other in (("2020", meeting("2020", list=a_list("part"))), ("2023", meeting("2023"))):
        assert told(archive({"2018/1": motion()}, meetings={**years, year: other})) == "later decisions not known"
    del years["2022"]
    assert told(archive({"2018/1": motion()}, meetings=years)) == "later decisions not known"


@pytest.mark.parametrize(
    ("held", "last_day"),
    [
        ("2018-10-05/2018-10-06", "2019-09-04"),
        ("2018-10-05", "2019-09-04"),
        ("2018-10", "2019-08-31"),
        ("2018-23", "2019-08-01"),  # autumn
        ("2018-01-20", "2018-12-31"),
        ("2018", "2018-12-31"),
    ],
)
def test_rule_8_a_year_is_missing_from_a_month_before_the_last_meeting_may_have_begun(held: str, last_day: str) -> None:
    made = archive({"2018/1": motion()}, meetings={"2018": meeting("2018", held=held, list=a_list("whole"))})
    day = dt.date.fromisoformat(last_day)
    assert told(made, as_of=day) == "no later decision"
    assert told(made, as_of=day + dt.timedelta(days=1)) == "later decisions not known"
    since = [(one.key, one.year, one.held) for one in meetings_since(made, "2018", dt.date(2020, 1, 1))]
    assert since[0] == (None, 2019, None)


def test_rule_8_a_meeting_that_is_still_to_come_is_not_missing() -> None:
    years = {key: meeting(key, list=a_list("whole")) for key in ("2018", "2019")}
    made = archive({"2018/1": motion()}, meetings=years)
    assert told(made, as_of=dt.date(2019, 10, 4)) == "no later decision"


def test_rule_8_until_a_later_meeting_is_certainly_over_its_decisions_are_not_known() -> None:
    later = {
        "2018": meeting("2018", list=a_list("whole")),
        "2019": meeting("2019", held="2019-10", list=a_list("whole")),
    }
    made = archive({"2018/1": motion()}, meetings=later)
    assert told(made, as_of=dt.date(2019, 9, 30)) == "no later decision"
    assert told(made, as_of=dt.date(2019, 10, 1)) == "later decisions not known"
    assert told(made, as_of=dt.date(2019, 10, 31)) == "no later decision"


def test_rule_8_after_a_special_meeting_the_yearly_one_of_its_own_year_may_be_missing() -> None:
    sgm = meeting("2019-sgm", held="2019-03-01", list=a_list("whole"))
    held = {"2018": meeting("2018", list=a_list("whole")), "2019-sgm": sgm}
    made = archive({"2019-sgm/1": motion(decided(by="sgm"))}, meetings=held)
    assert told(made, "2019-sgm/1", as_of=dt.date(2019, 9, 4)) == "no later decision"
    assert told(made, "2019-sgm/1", as_of=dt.date(2019, 9, 5)) == "later decisions not known"
    assert [later.year for later in meetings_since(made, "2019-sgm", dt.date(2019, 9, 5))] == [2019]
    held["2019"] = meeting("2019", list=a_list("whole"))
    made = archive({"2019-sgm/1": motion(decided(by="sgm"))}, meetings=held)
    assert told(made, "2019-sgm/1", as_of=dt.date(2019, 12, 31)) == "no later decision"


def test_rule_8_no_later_decision_never_outlasts_the_next_meeting_however_roughly_the_last_is_dated() -> None:
    chance = random.Random(8)
    for _ in range(300):
        day = dt.date(2018, 1, 1) + dt.timedelta(days=chance.randrange(365))
        held = chance.choice([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y-%m}~", f"2018-01/{day:%Y-%m}"])
        made = archive({"2018/1": motion()}, meetings={"2018": meeting("2018", held=held, list=a_list("whole"))})
        shift = dt.timedelta(days=chance.randrange(-30, 60))
        following = max(years_after(day, 1) + shift, dt.date(2019, 1, 1))
        for after in range(0, 400, 40):
            assert told(made, as_of=following + dt.timedelta(days=after)) == "later decisions not known", held


def test_rule_8_a_general_meeting_between_can_end_what_an_agm_decided() -> None:
    meetings = {"2018": meeting("2018"), "2019-sgm": meeting("2019-sgm", held="2019-03-01")}
    made = archive({"2018/1": motion()}, meetings=meetings)
    assert told(made, as_of=dt.date(2019, 3, 1)) == "later decisions not known"
    assert [one.key for one in meetings_since(made, "2018", dt.date(2019, 3, 1))] == ["2019-sgm"]


def test_rule_8_of_a_congress_later_decisions_are_never_known() -> None:
    made = archive({"2018-congress/1": motion(decided(by="congress"))})
    assert told(made, "2018-congress/1", as_of=dt.date(2018, 10, 6)) == "later decisions not known"


def test_rule_8_what_it_follows_from_are_the_later_lists_that_we_hold() -> None:
    made = archive(
        {"2018/1": motion()},
        meetings={
            "2017": meeting("2017", list=a_list("part")),
            "2018": meeting("2018", list=a_list("part")),
            "2019": meeting("2019", list=a_list("part")),
            "2020-congress": meeting("2020-congress", list=a_list("part")),
            "2020-sgm": meeting("2020-sgm", list=a_list("part")),
            "2021": meeting("2021"),
            "2022": meeting("2022", list=a_list("whole")),
        },
    )
    for day, keys in (
        (TODAY, ["2019", "2020-sgm", "2022"]),
        (dt.date(2022, 10, 5), ["2019", "2020-sgm"]),
        (dt.date(2022, 10, 6), ["2019", "2020-sgm", "2022"]),
    ):
        assert [later.key for later in meetings_since(made, "2018", day) if later.key and later.held] == keys
    assert since_words(made, "2018", dt.date(2023, 1, 1)) == (
        "Of the four meetings since, we hold the whole of one list (2022) and part of two lists (2019, SGM 2020). "
        "No meeting of 2020 is recorded here. Ask Lamplighters before relying on it."
    )


def test_a_changed_key_of_the_meetings_body_changes_no_standing() -> None:
    bodies = {"conference": {"name": "Conference", "kind": "meeting", "meaning": "It.", "formerly": ["old-agm"]}}
    meetings = {"2018": meeting("2018", body="conference"), "2019": meeting("2019", body="old-agm")}
    motions = {"2018/1": motion(decided(by="old-agm")), "2019/1": motion(decided(by="conference"))}
    made = archive(motions, meetings=meetings, bodies=bodies)
    assert [told(made, key) for key in motions] == ["later decisions not known"] * 2


def test_of_a_motion_with_a_part_that_has_ended_the_label_is_about_the_rest() -> None:
    made = archive({"2018/1": motion(clauses=[clause("a"), clause("b", until="2019-01")])})
    record = made.records["2018/1"]
    label = standing_label(made, record, TODAY, standing(made, record, TODAY))
    assert label.label == "Part of it: later decisions not known"

"""The rules, sentence by sentence. Each rule's own example is in tests/rejected; here is what else it says, and when not."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from schema.archive import Archive
from schema.problems import FileFinding, Finding
from schema.rules import (
    ONE_MOTION,
    PERMANENCE,
    WHOLE_ARCHIVE,
    all_rules,
    of_archive,
    of_links,
    of_motion,
    of_outcome,
    of_union,
    rules_in,
)
from schema.typed import READING_RULES
from schema.wording import fingerprint
from tests.making import UNION, archive, clause, decided, document, entry, link, meeting, motion, record, update

Told = list[tuple[str, str, str]]


def told(findings: Iterator[Finding]) -> Told:
    """What a rule found: the path, the sentence and the hint."""
    return [(".".join(map(str, finding.where)), finding.sentence, finding.hint) for finding in findings]


def of(rule: Callable[..., Iterator[Finding]], *decisions: Any, key: str = "2018/1", **fields: Any) -> Told:
    """What a rule of one motion finds in a motion."""
    return told(rule(record(motion(*decisions, **fields), key)))


def test_every_rule_is_a_sentence_and_has_one_name() -> None:
    modules = (*ONE_MOTION, *WHOLE_ARCHIVE, *PERMANENCE)
    names = [*READING_RULES, *(name for module in modules for name in rules_in([module]))]
    assert len(names) == len(set(names)) == len(all_rules())
    for name, sentence in all_rules().items():
        assert sentence[0].isupper(), name
        assert sentence.endswith("."), name
        assert "\n" not in sentence, name


def test_a_rule_yields_and_does_nothing_else() -> None:
    for modules in (ONE_MOTION, WHOLE_ARCHIVE, PERMANENCE):
        assert rules_in(modules)
        for rule in rules_in(modules).values():
            assert inspect.isgeneratorfunction(rule)


def test_no_rule_finds_anything_in_a_sound_motion() -> None:
    made = archive({"2018/1": motion()}, lapse="not known")
    assert [told(rule(made.records["2018/1"])) for rule in rules_in(ONE_MOTION).values()] == [[]] * len(
        rules_in(ONE_MOTION)
    )
    assert [told(rule(made)) for rule in rules_in(WHOLE_ARCHIVE).values()] == [[]] * len(rules_in(WHOLE_ARCHIVE))


# One motion -----------------------------------------------------------------------------------------------------------


def test_a_file_is_named_by_the_number_then_the_notice_number_then_words() -> None:
    rule = of_motion.check_key_is_the_number
    assert of(rule, key="2018/m7") == []
    assert of(rule, key="2018/get-us-out") == []
    assert of(rule, key="2018/ab") == []
    assert of(rule, key="2018/12", number="12", notice_number="35") == []
    asked = "The file is called {}.yaml, but with this number it should be {}.yaml."
    mend = "Rename the file, or correct the number."
    assert of(rule, key="2018/m7", notice_number="8") == [("notice_number", asked.format("m7", "m8"), mend)]
    assert of(rule, key="2018/7", number=None, notice_number="7") == [("notice_number", asked.format("7", "m7"), mend)]
    amendment = {"kind": "constitutional amendment", "clauses": None}
    assert of(rule, key="2018/ca1", **amendment) == []
    assert of(rule, key="2018/CA1", **amendment, number="CA1") == [("number", asked.format("CA1", "ca1"), mend)]
    lacking = "The file is called {}.yaml, but the record has no such number."
    add = "Add the number, or name the file by a few words."
    assert of(rule, key="2018/12", number=None) == [("", lacking.format("12"), add)]
    assert of(rule, key="2018/m12", notice_number=None) == [("", lacking.format("m12"), add)]
    words = "Use lower-case letters, digits and hyphens: get-us-out-of-hmpps.yaml."
    for name in ("Get Us Out", "book", "index", "x", "a_b", "tŷ"):
        assert of(rule, key=f"2018/{name}") == [("", f"'{name}' cannot be the name of a motion's file.", words)]


def test_a_motion_without_its_wording_is_told_in_our_words() -> None:
    rule = of_motion.check_words_or_wording
    lacking = [
        ("", f"'{field}' is missing, and the official wording is not held either.", "Write it in your own plain words.")
        for field in ("about", "topics", "summary")
    ]
    assert of(rule, about=None, topics=None, summary=None) == lacking
    assert of(rule, about=None, topics=None, summary=None, wording="Light the lamps.") == []
    redaction = {"on": "2026-01-01", "because": "It names somebody."}
    assert of(rule, about=None, topics=None, summary=None, redaction=redaction) == []


def test_what_is_of_the_meetings_first_day_is_in_time() -> None:
    day = "2018-10-05"
    assert of(of_motion.check_until_is_not_before_the_meeting, clauses=[clause("a", until=day)]) == []
    assert of(of_outcome.check_context_is_not_assessed, updates=[update("oil", day, {"a": "met"})]) == []
    assert of(of_outcome.check_looked_for_after_the_meeting, looked_for=[{"on": day, "clauses": "a"}]) == []
    assert of(of_outcome.check_decision_is_not_before_the_meeting, decided(date=day)) == []
    assert of(of_outcome.check_assessment_follows_event, updates=[update("oil", day, {"a": "met"}, on=day)]) == []


def test_a_ballot_with_a_place_or_with_votes_says_something() -> None:
    for ballot in ({"place": "1"}, {"votes": "0"}):
        assert of(of_outcome.check_ballot_says_something, ballot=ballot) == []


def test_two_clauses_of_one_letter_are_told() -> None:
    hint = "Put the clauses in order of their letters, or give a new one the next free letter; a published letter never changes."
    clauses = [clause("a"), clause("c"), clause("c")]
    assert of(of_motion.check_letters_go_up, clauses=clauses) == [
        ("clauses.2.letter", "There are two clauses c.", hint)
    ]


def test_each_kind_of_clause_has_what_it_needs_and_no_more() -> None:
    rule = of_motion.check_clause_fits_its_kind
    clauses = [
        clause("a", "position", to=["council"]),
        clause("b", "position", towards=["trust"]),
        clause("c", "rule change", rule=None),
        clause("d", rule="rule 7"),
    ]
    clauses[2].pop("rule")
    request, change = "Delete this, or make it a request.", "Delete this, or make it a rule change."
    assert of(rule, clauses=clauses) == [
        ("clauses.0.to", "Clause a is a position and asks nobody.", request),
        ("clauses.1.towards", "Clause b is a position and asks nobody.", request),
        (
            "clauses.2",
            "Clause c is a rule change, but does not say which rule it rewords.",
            "Add 'rule:' with its number.",
        ),
        ("clauses.3.rule", "Clause d is a request and rewords no rule.", change),
    ]


def test_a_constitutional_amendment_changes_a_rule() -> None:
    rule = of_motion.check_rule_change_is_an_amendment
    kind: dict[str, Any] = {"kind": "constitutional amendment", "key": "2018/ca1"}
    assert of(rule, **kind, clauses=None) == []
    assert of(rule, **kind, clauses=[clause("a", "rule change"), clause("b", "position")]) == []
    assert of(rule, **kind) == [
        (
            "kind",
            "This is a constitutional amendment, but none of its clauses is a rule change.",
            "Correct the kind of the motion or of the clause.",
        )
    ]


WORDING = "We want:\n1. oil;\n2. light.\n\nAt once."
COUNT_AGAIN = "Count the paragraphs of the official words again."


def test_paragraphs_and_items_are_those_of_the_wording() -> None:
    rule = of_motion.check_paragraphs_exist
    assert of(rule, clauses=[clause("a", paragraphs="1-2, 1.2")], wording=WORDING) == []
    assert of(rule, clauses=[clause("a", paragraphs="9")]) == []
    # Where the wording is not held, only the number of its paragraphs is known.
    source = {"document": "minutes", "paragraphs": "2"}
    assert of(rule, clauses=[clause("a", paragraphs="2.7")], source=source) == []
    assert of(rule, clauses=[clause("a", paragraphs="1.3")], wording=WORDING) == [
        ("clauses.0.paragraphs", "Paragraph 1 has no item 3.", COUNT_AGAIN)
    ]
    assert of(rule, clauses=[clause("a", paragraphs="2-999")], wording=WORDING) == [
        ("clauses.0.paragraphs", "There is no paragraph 3: the wording has 2.", COUNT_AGAIN)
    ]


def test_the_wording_has_the_paragraphs_that_its_source_says() -> None:
    rule = of_motion.check_wording_is_the_sources
    right = {"document": "minutes", "fingerprint": fingerprint(WORDING.upper()), "paragraphs": "2"}
    assert of(rule, wording=WORDING, source=right) == []
    assert of(rule, wording=WORDING) == []
    assert of(rule, source={**right, "paragraphs": "3"}) == []
    assert of(rule, wording=WORDING, source={**right, "paragraphs": "3"}) == [
        (
            "source.paragraphs",
            "The wording has 2 paragraphs, and this says 3.",
            "Blank lines separate paragraphs; correct them or the number.",
        )
    ]


@pytest.mark.parametrize(
    ("decision", "vote", "sentence"),
    [
        ("carried", "45 for, 12 against", ""),
        ("carried", "unanimously", ""),
        ("carried", "12 for, 12 against", "By the numbers, 12 for and 12 against, the motion was not carried."),
        ("carried as amended", "1 for, 2 against", "By the numbers, 1 for and 2 against, the motion was not carried."),
        ("lost", "12 for, 12 against", ""),
        ("lost", "45 for, 12 against", "By the numbers, 45 for and 12 against, the motion was not lost."),
        ("remitted", "45 for, 12 against", ""),
        ("not reached", "unanimously", "There is a vote, but the motion is 'not reached'."),
        ("not recorded", "45 for, 12 against", "There is a vote, but the motion is 'not recorded'."),
        ("fell", "45 for, 12 against", "There is a vote, but the motion is 'fell'."),
        ("withdrawn", "45 for, 12 against", "There is a vote, but the motion is 'withdrawn'."),
    ],
)
def test_a_vote_fits_what_was_decided(decision: str, vote: str, sentence: str) -> None:
    found = of(of_outcome.check_vote_adds_up, decided(decision, vote=vote))
    assert [found_sentence for _, found_sentence, _ in found] == ([sentence] if sentence else [])


def amendment(decision: str, **more: Any) -> dict[str, Any]:
    """An amendment as a record holds it."""
    return {"proposer": ["branch"], "decision": decision, "evidence": ["minutes"], **more}


@pytest.mark.parametrize(
    ("decision", "vote", "sentence"),
    [
        ("carried", "45 for, 12 against", ""),
        ("accepted", "unanimously", ""),
        ("carried", "12 for, 12 against", "By the numbers, 12 for and 12 against, the amendment was not carried."),
        ("lost", "45 for, 12 against", "By the numbers, 45 for and 12 against, the amendment was not lost."),
        ("fell", "45 for, 12 against", "There is a vote, but the amendment is 'fell'."),
    ],
)
def test_a_vote_fits_what_was_decided_on_an_amendment(decision: str, vote: str, sentence: str) -> None:
    found = of(of_outcome.check_vote_adds_up, decided(), amendments=[amendment(decision, vote=vote)])
    assert [one[:2] for one in found] == ([("amendments.0.vote", sentence)] if sentence else [])


@pytest.mark.parametrize(
    ("decision", "amendments", "sentence"),
    [
        ("carried as amended", [], ""),
        ("carried as amended", ["lost", "carried"], ""),
        ("carried as amended", ["accepted"], ""),
        ("carried as amended", ["lost", "not recorded"], ""),
        (
            "carried as amended",
            ["lost", "fell"],
            "The motion is 'carried as amended', but none of its amendments was carried or accepted.",
        ),
        ("carried", ["lost", "withdrawn"], ""),
        ("carried", ["lost", "carried"], "The motion is 'carried' as it was put, but amendment 2 was carried."),
        ("lost", ["carried"], ""),
        ("not recorded", ["carried"], ""),
    ],
)
def test_amendments_fit_what_was_decided(decision: str, amendments: list[str], sentence: str) -> None:
    rule = of_outcome.check_amendments_fit_the_decision
    found = of(rule, decided(decision), amendments=[amendment(one) for one in amendments])
    assert [(where, said) for where, said, _ in found] == (
        [("outcome.decisions.0.decision", sentence)] if sentence else []
    )


def test_amendments_fit_only_what_the_meeting_decided_of_the_whole() -> None:
    rule = of_outcome.check_amendments_fit_the_decision
    parts = [decided(clauses="a"), decided("lost", clauses="b")]
    assert of(rule, *parts, amendments=[amendment("carried")]) == []
    assert of(rule, decided("remitted"), decided("carried", "council"), amendments=[amendment("carried")]) == []
    (numbered,) = of(rule, decided(), amendments=[amendment("accepted", number="1.1")])
    assert numbered[1] == "The motion is 'carried' as it was put, but amendment 1.1 was accepted."


def test_a_decision_on_an_amendment_rests_on_a_document() -> None:
    rule = of_outcome.check_decision_has_evidence
    assert of(rule, decided(), amendments=[amendment("not recorded", evidence=[])]) == []
    assert [one[:2] for one in of(rule, decided(), amendments=[amendment("lost", evidence=[])])] == [
        ("amendments.0", "This decision on the amendment, 'lost', has no evidence.")
    ]


def test_where_figures_do_not_decide_by_themselves_the_record_says_why() -> None:
    rule, ask = (
        of_outcome.check_vote_adds_up,
        "Add 'because:' with the reason, such as: Two-thirds were needed. Or correct the decision.",
    )
    lost = decided("lost", vote="60 for, 40 against")
    assert [hint for _, _, hint in of(rule, lost)] == [ask]
    assert of(rule, {**lost, "because": "A change of the rules needs two-thirds."}) == []
    assert of(rule, decided(vote="17 for, 17 against", because="The chair's casting vote.")) == []
    assert (
        of(rule, decided(), amendments=[amendment("carried", vote="3 for, 3 against", because="The casting vote.")])
        == []
    )
    assert of(rule, decided(because="The chair's casting vote.")) == [
        (
            "outcome.decisions.0.because",
            "This gives a reason for a vote, and there is no vote.",
            "Add 'vote:', or write this as a 'note:'.",
        )
    ]


@pytest.mark.parametrize("vote", ["nem con", "overwhelmingly", "on a card vote", "unanimously"])
def test_a_vote_in_words_is_kept_and_asks_for_no_reason(vote: str) -> None:
    assert of(of_outcome.check_vote_adds_up, decided(vote=vote)) == []
    assert str(record(motion(decided(vote=vote))).motion.outcome.decisions[0].vote) == vote


def test_an_event_that_says_which_clauses_it_bears_on_names_those_that_it_judges() -> None:
    rule = of_outcome.check_event_bears_on_what_it_judges
    judged = update("oil", "2019", {"a": "met"})
    assert of(rule, updates=[judged]) == of(rule, updates=[{**judged, "clauses": "a-b"}]) == []
    assert of(rule, updates=[{**judged, "clauses": "b"}]) == [
        (
            "outcome.updates.0.clauses",
            "The assessment judges clause a, which is not named here.",
            "Name it here too, or take it out of the assessment.",
        )
    ]
    assert (
        of(of_motion.check_clauses_named_exist, updates=[{**judged, "clauses": "a, e"}])[0][1]
        == "There is no clause e."
    )


def test_the_day_of_the_last_change_is_the_last_day_of_the_record() -> None:
    rule = of_motion.check_changed_is_the_last_day
    searched = [{"on": "2020-05-04", "clauses": "a"}]
    assert of(rule, looked_for=searched) == of(rule, looked_for=searched, changed="2020-05-04") == []
    assert of(rule, looked_for=searched, changed="2020-05-03")[0][:2] == (
        "changed",
        "The record mentions something that was done on 4 May 2020, after this day.",
    )
    dispute = {"on": "2020-05-01", "by": "a member", "says": "Not so."}
    settled = {**dispute, "closed": "2020-05-04", "answer": "It was corrected."}
    assert of(rule, disputes=[dispute], changed="2020-05-01") == []
    assert len(of(rule, disputes=[dispute], changed="2020-04-30")) == 1
    assert len(of(rule, disputes=[settled], changed="2020-05-03")) == 1


def test_only_a_request_names_partners() -> None:
    rule = of_motion.check_clause_fits_its_kind
    partners: dict[str, Any] = {"with": ["branch"]}
    assert of(rule, clauses=[clause("a", **partners)]) == []
    assert of(rule, clauses=[clause("a", "position", **partners)]) == [
        ("clauses.0.with", "Clause a is a position and asks nobody.", "Delete this, or make it a request.")
    ]


def test_a_body_decides_each_part_once() -> None:
    rule = of_outcome.check_decided_once
    keep = "Keep one of them, or say with 'clauses:' which clauses each is about."
    parts = [decided(clauses="a"), decided("lost", clauses="b")]
    assert of(rule, *parts, decided("carried", "council")) == []
    assert of(rule, *parts, decided("lost", clauses="a")) == [
        ("outcome.decisions.2", "'agm' already decided clause a, in decision 1.", keep)
    ]
    assert of(rule, decided("not recorded"), decided("carried", "council")) == []
    assert of(rule, decided("not recorded", clauses="a"), decided(clauses="b")) == []
    assert of(rule, decided("not recorded"), decided(clauses="a")) == [
        (
            "outcome.decisions.0.decision",
            "The result is not recorded, and yet there is another decision of 'agm'.",
            "Delete this one.",
        )
    ]


def test_decisions_are_of_the_meetings_days_or_later_and_in_order() -> None:
    rule = of_outcome.check_decision_is_not_before_the_meeting
    later = decided("carried", "council", date="2018-12-01")
    assert of(rule, decided(date="2018-10"), later) == []
    assert of(rule, decided(date="2018-10-07")) == [
        (
            "outcome.decisions.0.date",
            "The meeting decided this after its last day (5 and 6 October 2018).",
            "Correct the date, or name the body that decided later.",
        )
    ]
    above = "This decision is earlier than the one above it (1 December 2018)."
    undated, earlier = decided("remitted", "officers"), decided("lost", "officers", date="2018-11")
    assert of(rule, decided(), later, undated) == []
    assert of(rule, decided(), later, undated, earlier) == [
        ("outcome.decisions.3.date", above, "Put them in order of time.")
    ]


def test_what_was_not_reached_may_be_sent_to_another_body() -> None:
    assert of(of_outcome.check_only_remitted_is_sent, decided("not reached", to="council")) == []


def test_every_letter_named_anywhere_is_a_clause() -> None:
    rule = of_motion.check_clauses_named_exist
    fields: dict[str, Any] = {
        "links": [link("follows", "2017/1", clauses="x")],
        "updates": [update("oil", "2019", {"a": "met", "y": "met"})],
        "looked_for": [{"on": "2020-01-01", "clauses": "a, z"}],
        "union_says": [{"date": "2020", "clauses": "u", "says": "It is policy.", "evidence": ["page"]}],
        "disputes": [{"on": "2020-01-01", "by": "the trust", "says": "No.", "clauses": "w"}],
    }
    places = [
        ("links.0.clauses", "x"),
        ("outcome.decisions.0.clauses", "v"),
        ("outcome.looked_for.0.clauses", "z"),
        ("outcome.union_says.0.clauses", "u"),
        ("outcome.disputes.0.clauses", "w"),
        ("outcome.updates.0.assessment.progress.y", "y"),
    ]
    assert of(rule, decided(clauses="v"), **fields) == [
        (where, f"There is no clause {letter}.", "Its clauses are a and b.") for where, letter in places
    ]
    searched = [{"on": "2020-01-01", "clauses": "b"}]
    assert [hint for _, _, hint in of(rule, clauses=[clause("a")], looked_for=searched)] == ["Its only clause is a."]
    assert [hint for _, _, hint in of(rule, clauses=None, looked_for=searched)] == [
        "It has no clauses yet. They are written into its record: the page /contribute/ shows how."
    ]


def test_what_the_union_says_is_said_after_the_meeting_and_in_order_of_time() -> None:
    rule = of_outcome.check_union_speaks_after_the_meeting
    dates = ("2017", "2021-05", "2020", "2018/2022")
    statements = [{"date": date, "says": "It is policy.", "evidence": ["page"]} for date in dates]
    assert of(rule, union_says=statements) == [
        ("outcome.union_says.0.date", "This is from before the meeting (5 and 6 October 2018).", "Correct the date."),
        (
            "outcome.union_says.2.date",
            "This is earlier than what stands above it (May 2021).",
            "Put them in order of time.",
        ),
        (
            "outcome.union_says.3.date",
            "This is earlier than what stands above it (2020).",
            "Put them in order of time.",
        ),
    ]


def test_what_cannot_be_met_is_neither_assessed_nor_looked_for() -> None:
    rule = of_outcome.check_only_requests_make_progress
    assert of(rule, looked_for=[{"on": "2020-01-01", "clauses": "a, b"}]) == [
        (
            "outcome.looked_for.0.clauses",
            "Clause b is a position: there is nothing to look for.",
            "Leave it out.",
        )
    ]
    # Whether the rules were changed as carried can be looked for.
    change: dict[str, Any] = {
        "kind": "constitutional amendment",
        "key": "2018/ca1",
        "clauses": [clause("a", "rule change")],
    }
    assert of(rule, **change, looked_for=[{"on": "2020-01-01", "clauses": "a"}]) == []
    assert of(rule, updates=[update("oil", "2019", {"a": "nothing found"})]) == [
        (
            "outcome.updates.0.assessment.progress.a",
            "An assessment cannot say 'nothing found'.",
            "Delete the assessment; 'looked_for' says that nothing was found.",
        )
    ]


def test_an_updates_key_is_an_anchor_of_its_own() -> None:
    rule = of_outcome.check_update_key_is_free
    choose = "Choose a few short words: storage-circular."
    needs = "'{}' cannot be the key of an update: it needs two characters, and a letter first."
    taken = "'{}' cannot be the key of an update: it is the address of another part of the page."
    keys = ["oil", "x", "2019-circular", "p4", "wording", "pipes", "p4-note", "oil"]
    assert of(rule, updates=[update(key, "2019") for key in keys]) == [
        ("outcome.updates.1.key", needs.format("x"), choose),
        ("outcome.updates.2.key", needs.format("2019-circular"), choose),
        ("outcome.updates.3.key", taken.format("p4"), choose),
        ("outcome.updates.4.key", taken.format("wording"), choose),
        (
            "outcome.updates.7.key",
            "'oil' is the key of update 1 already.",
            "Choose another; published keys never change.",
        ),
    ]


def test_updates_that_overlap_may_stand_either_way() -> None:
    rule = of_outcome.check_updates_are_in_order
    assert of(rule, updates=[update("a1", "2019"), update("b1", "2019-01"), update("c1", "2019-01-01")]) == []


def test_an_event_that_may_be_after_the_meeting_is_no_context() -> None:
    rule = of_outcome.check_context_is_not_assessed
    assert of(rule, updates=[update("oil", "2018", {"a": "met"})]) == []
    assert of(rule, updates=[update("oil", "2017")]) == []


def test_only_an_earlier_assessment_of_the_same_clause_is_set_aside() -> None:
    rule = of_outcome.check_overrides_an_earlier_assessment
    updates = [
        update("oil", "2019", {"a": "met"}),
        update("rust", "2020", {"b": "not met"}, overrides=["oil"]),
        update("dust", "2021"),
        update("lamp", "2022", {"a": "not met"}, overrides=["oil", "dust", "lamp"]),
    ]
    hint = "Name an update above this one."
    where, sentence = (
        "outcome.updates.{}.assessment.overrides.{}",
        "No earlier update '{}' assesses a clause that this one assesses.",
    )
    assert of(rule, clauses=[clause("a"), clause("b")], updates=updates) == [
        (where.format(1, 0), sentence.format("oil"), hint),
        (where.format(3, 1), sentence.format("dust"), hint),
        (where.format(3, 2), sentence.format("lamp"), hint),
    ]


def test_a_dispute_is_closed_with_a_day_and_an_answer() -> None:
    rule = of_outcome.check_dispute_is_closed_with_an_answer
    dispute = {"on": "2020-06-01", "by": "the trust", "says": "No."}
    closed = {"closed": "2020-06-01", "answer": "Yes."}
    assert of(rule, disputes=[dispute, {**dispute, **closed}]) == []
    assert of(rule, disputes=[{**dispute, "answer": "Yes."}, {**dispute, **closed, "closed": "2020-05-01"}]) == [
        (
            "outcome.disputes.0",
            "'closed' is missing: a closed dispute has a day and an answer.",
            "Add it, or leave the dispute open.",
        ),
        ("outcome.disputes.1.closed", "The dispute was closed before it was raised.", "Correct one of the dates."),
    ]


def test_only_a_composite_is_composed_of_others() -> None:
    rule = of_motion.check_composite_names_its_motions
    parts = [link("composed of", "2018/m1"), link("composed of", "2018/m2")]
    assert of(rule, kind="composite", links=parts) == []
    assert of(rule, links=parts[:1]) == [
        (
            "links.0.kind",
            "Only a composite motion is composed of others.",
            "Correct the kind of the motion or of the link.",
        )
    ]


# The whole archive ----------------------------------------------------------------------------------------------------


def within(rule: Callable[[Archive], Iterator[FileFinding]], made: Archive) -> list[tuple[str, str, str, str]]:
    """What a rule of the whole archive finds: the file, the path, the sentence and the hint."""
    return [
        (one.file.removeprefix("resolutions/"), ".".join(map(str, one.where)), one.sentence, one.hint)
        for one in rule(made)
    ]


def an_erratum(of: str | None, change: str = "It was wrong, and is right.") -> dict[str, Any]:
    return {"on": "2026-11-21", "change": change, "because": "Misread."} | ({"of": of} if of else {})


@pytest.mark.parametrize(
    ("of", "change", "hint"),
    [
        (None, "", ""),
        ("title", "", ""),
        ("looked-for", "", ""),
        ("summary", "", ""),
        ("a", "", ""),
        ("oil", "", ""),
        ("titel", "", "Did you mean 'title'?"),
        ("union-say", "", "Did you mean 'union-says'?"),
        ("oli", "", "Did you mean 'oil'?"),
        ("z", "", "Write the name of a field, with hyphens; or name what is gone under 'change'."),
        ("z", "Clause z is gone.", ""),
        ("light-of-the-quay", "The event 'light-of-the-quay' is gone.", ""),
        (
            "light",
            "The event 'light-of-the-quay' is gone.",
            "Write the name of a field, with hyphens; or name what is gone under 'change'.",
        ),
    ],
)
def test_an_erratum_of_a_motion_names_what_it_has_or_what_is_gone(of: str | None, change: str, hint: str) -> None:
    errata = [an_erratum(of, change or "It was wrong, and is right.")]
    made = archive({"2018/1": motion(updates=[update("oil", "2019")], errata=errata)})
    expected = [("2018/1.yaml", "errata.0.of", f"There is no '{of}' here to correct.", hint)]
    assert within(of_archive.check_erratum_names_what_was_corrected, made) == (expected if hint else [])


def test_an_erratum_of_what_was_taken_out_may_name_what_is_not_there() -> None:
    redaction = {"on": "2026-11-21", "because": "A name."}
    made = archive({"2018/1": motion(errata=[an_erratum("oil")], redaction=redaction)})
    assert within(of_archive.check_erratum_names_what_was_corrected, made) == []


def test_an_erratum_outside_a_motion_names_a_field_of_its_entry() -> None:
    errata = [an_erratum("place"), an_erratum("kept-by"), an_erratum("plaec")]
    made = archive(
        {"2018/1": motion()},
        meetings={"2018": meeting("2018", errata=errata)},
        topics={"oil": entry("Oil", errata=errata)},
        errata=errata,
    )
    found = within(of_archive.check_erratum_names_what_was_corrected, made)
    assert [(file, where) for file, where, _, _ in found] == [
        ("union.yaml", "errata.0.of"),
        ("union.yaml", "errata.2.of"),
        ("2018/meeting.yaml", "errata.1.of"),
        ("2018/meeting.yaml", "errata.2.of"),
        ("topics.yaml", "oil.errata.0.of"),
        ("topics.yaml", "oil.errata.1.of"),
        ("topics.yaml", "oil.errata.2.of"),
    ]


def test_nothing_is_named_twice_in_any_list() -> None:
    twice = ["council", "council"]
    named = motion(
        decided(evidence=["minutes", "minutes"]),
        proposer=twice,
        clauses=[clause("a", to=twice, towards=twice)],
        amendments=[amendment("carried", proposer=twice, evidence=["minutes", "minutes"])],
        updates=[update("oil", "2019", evidence=["page", "page"])],
        ballot={"place": "1", "evidence": ["page", "page"]},
        links=[link("follows", "2017/1"), link("related", "2017/1"), link("follows", "2017/1")],
    )
    found = within(of_archive.check_nothing_is_named_twice, archive({"2018/1": named}))
    assert [(where, sentence) for _, where, sentence, _ in found] == [
        ("proposer.1", "'council' is in this list already."),
        ("clauses.0.to.1", "'council' is in this list already."),
        ("clauses.0.towards.1", "'council' is in this list already."),
        ("amendments.0.proposer.1", "'council' is in this list already."),
        ("amendments.0.evidence.1", "'minutes' is in this list already."),
        ("outcome.ballot.evidence.1", "'page' is in this list already."),
        ("outcome.decisions.0.evidence.1", "'minutes' is in this list already."),
        ("outcome.updates.0.evidence.1", "'page' is in this list already."),
        ("links.2", "There is a link 'follows' to 2017/1 already."),
    ]


def test_every_place_that_names_a_key_is_looked_at() -> None:
    named = motion(
        decided("remitted", to="x-council", evidence=["x-minutes"]),
        decided("carried", "x-body", evidence=["minutes"]),
        committee="x-committee",
        proposer=["branch", "x-branch"],
        topics=["x-lamps"],
        clauses=[clause("a", to=["x-officers"], towards=["x-trust"])],
        amendments=[amendment("carried", proposer=["x-league"], evidence=["x-report"])],
        ballot={"place": "1", "evidence": ["x-ballot"]},
        updates=[update("oil", "2019", evidence=["x-page"])],
        source={"document": "x-source"},
    )
    made = archive(
        {"2018/1": named},
        meetings={
            "2018": meeting(
                "2018",
                body="x-agm",
                evidence=["x-notice"],
                list={"document": "x-list", "numbers": "of the notice", "motions": "1", "held": "whole"},
            )
        },
        bodies={
            "club": entry("Club", kind="committee", until="2019", replaced_by="x-network", evidence=["x-circular"])
        },
        lapse_evidence=["x-rules"],
    )
    found = within(of_archive.check_every_key_exists, made)
    assert [(file, where, sentence) for file, where, sentence, _ in found] == [
        ("2018/1.yaml", "committee", "There is no body 'x-committee'."),
        ("2018/1.yaml", "proposer.1", "There is no body 'x-branch'."),
        ("2018/1.yaml", "topics.0", "There is no topic 'x-lamps'."),
        ("2018/1.yaml", "clauses.0.to.0", "There is no body 'x-officers'."),
        ("2018/1.yaml", "clauses.0.towards.0", "There is no body 'x-trust'."),
        ("2018/1.yaml", "amendments.0.proposer.0", "There is no body 'x-league'."),
        ("2018/1.yaml", "amendments.0.evidence.0", "There is no document 'x-report'."),
        ("2018/1.yaml", "outcome.ballot.evidence.0", "There is no document 'x-ballot'."),
        ("2018/1.yaml", "outcome.decisions.0.to", "There is no body 'x-council'."),
        ("2018/1.yaml", "outcome.decisions.0.evidence.0", "There is no document 'x-minutes'."),
        ("2018/1.yaml", "outcome.decisions.1.by", "There is no body 'x-body'."),
        ("2018/1.yaml", "outcome.updates.0.evidence.0", "There is no document 'x-page'."),
        ("2018/1.yaml", "source.document", "There is no document 'x-source'."),
        ("2018/meeting.yaml", "body", "There is no body 'x-agm'."),
        ("2018/meeting.yaml", "evidence.0", "There is no document 'x-notice'."),
        ("2018/meeting.yaml", "list.document", "There is no document 'x-list'."),
        ("bodies.yaml", "club.replaced_by", "There is no body 'x-network'."),
        ("bodies.yaml", "club.evidence.0", "There is no document 'x-circular'."),
        ("union.yaml", "lapse_evidence.0", "There is no document 'x-rules'."),
    ]
    hints = {sentence: hint for _, _, sentence, hint in found}
    assert (
        hints["There is no document 'x-rules'."]
        == "If it is not on the list yet, add it to resolutions/documents.yaml."
    )
    assert hints["There is no body 'x-committee'."] == "Did you mean 'committee'?"


def test_a_name_typed_as_a_key_is_recognised() -> None:
    made = archive(
        {"2018/1": motion(decided(by="the-great-meeting"), topics=["lighting", "ladders"])},
        bodies={"agm": entry("AGM", kind="meeting", also=["The Great Meeting"])},
        topics={"lamps": entry("Lamps", words=["lighting"])},
    )
    hints = {sentence: hint for _, _, sentence, hint in within(of_archive.check_every_key_exists, made)}
    assert hints["There is no body 'the-great-meeting'."] == "Did you mean 'agm' (AGM)?"
    assert hints["There is no topic 'lighting'."] == "Did you mean 'lamps' (Lamps)?"
    assert hints["There is no topic 'ladders'."] == "If it is not on the list yet, add it to resolutions/topics.yaml."


def test_a_motion_named_in_prose_anywhere_is_in_the_archive() -> None:
    see = "See [2018/99]."
    named = motion(
        decided(note=see),
        summary=f"{see} But [2018], [a/b] and [this](https://x.example) are none, and [2018/1] is there.",
        clauses=[clause("a", text=see)],
        links=[link("related", "2018/1", because=see)],
        updates=[update("oil", "2019", event=see, note=see)],
        errata=[{"on": "2020-01-01", "change": see, "because": "It was wrong."}],
    )
    made = archive(
        {"2018/1": motion(), "2018/2": named},
        meetings={"2018": meeting("2018", note=see)},
        topics={"oil": {"name": "Oil", "meaning": see}},
        threads={"lamps": "2018/98"},
        keeper=see,
    )
    found = within(of_archive.check_every_motion_exists, made)
    assert [(file, where) for file, where, _, _ in found] == [
        ("2018/2.yaml", "summary"),
        ("2018/2.yaml", "clauses.0.text"),
        ("2018/2.yaml", "links.0.because"),
        ("2018/2.yaml", "outcome.decisions.0.note"),
        ("2018/2.yaml", "outcome.updates.0.event"),
        ("2018/2.yaml", "outcome.updates.0.note"),
        ("2018/2.yaml", "errata.0.change"),
        ("2018/meeting.yaml", "note"),
        ("topics.yaml", "oil.meaning"),
        ("threads.yaml", "lamps.founding"),
        ("union.yaml", "keeper"),
    ]
    (founding,) = (one for one in found if one[0] == "threads.yaml")
    assert {(sentence, hint) for _, _, sentence, hint in found if hint} == {
        (
            "2018/99 is not in the archive. The nearest are 2018/1 and 2018/2.",
            "Digits in square brackets name a motion.",
        )
    }
    assert founding[2:] == ("2018/98 is not in the archive. The nearest are 2018/1 and 2018/2.", "")


def test_a_motion_that_nothing_is_near_is_told_alone() -> None:
    made = archive({"2018/1": motion(links=[link("related", "1999-tuc/a-lamp-in-every-window")])})
    assert within(of_archive.check_every_motion_exists, made) == [
        ("2018/1.yaml", "links.0.to", "1999-tuc/a-lamp-in-every-window is not in the archive.", "")
    ]


def test_a_link_to_itself_by_a_former_key_is_found() -> None:
    made = archive({"2018/1": motion(formerly=["2018/lamps"], links=[link("related", "2018/lamps")])})
    assert within(of_links.check_no_link_to_itself, made) == [
        ("2018/1.yaml", "links.0.to", "This is the motion itself.", "Name another motion, or delete the link.")
    ]


def test_motions_of_one_meeting_may_be_linked_either_way() -> None:
    made = archive({"2018/1": motion(links=[link("related", "2018/2")]), "2018/2": motion()})
    assert within(of_links.check_links_point_back, made) == []
    assert within(of_links.check_links_are_written_once, made) == []


def test_a_link_that_goes_on_to_a_third_motion_is_no_second_one() -> None:
    chain = {"2018/1": motion(links=[link("related", "2018/2")]), "2018/2": motion(links=[link("related", "2018/3")])}
    assert within(of_links.check_links_are_written_once, archive({**chain, "2018/3": motion()})) == []
    other = {**chain, "2018/2": motion(links=[link("follows", "2018/1")])}
    assert within(of_links.check_links_are_written_once, archive(other)) == []


def test_a_clause_that_was_lost_changes_no_policy() -> None:
    parts = motion(decided(clauses="a"), decided("lost", clauses="b"), links=[link("cancels", "2018/1", clauses="b")])
    hint = "Write 'follows' or 'builds on'."
    assert told(of_motion.check_only_the_carried_change_policy(record(parts, "2019/1"))) == [
        ("links.0.kind", "Clause b is not recorded as carried, so it cancels nothing.", hint)
    ]
    lost = motion(decided("lost"), links=[link("cancels", "2018/1", clauses="b")])
    assert told(of_motion.check_only_the_carried_change_policy(record(lost, "2019/1"))) == [
        ("links.0.kind", "This motion is not recorded as carried, so it cancels nothing.", hint)
    ]


def test_a_circle_is_told_once_however_long_and_a_diamond_is_none() -> None:
    circle = {str(n): motion(links=[link("replaces", f"2018/{n % 3 + 1}")]) for n in (1, 2, 3)}
    diamond = {
        "4": motion(links=[link("replaces", "2018/5"), link("replaces", "2018/6")]),
        "5": motion(links=[link("replaces", "2018/7")]),
        "6": motion(links=[link("replaces", "2018/7")]),
        "7": motion(links=[link("replaces", "2018/1")]),
    }
    made = archive({f"2018/{name}": values for name, values in {**circle, **diamond}.items()})
    assert within(of_links.check_no_circle, made) == [
        (
            "2018/3.yaml",
            "links.0.to",
            "These motions end one another in a circle: 2018/1 → 2018/2 → 2018/3 → 2018/1.",
            "Delete the link that is wrong.",
        )
    ]


def test_a_motion_that_replaces_itself_is_no_circle() -> None:
    assert within(of_links.check_no_circle, archive({"2018/1": motion(links=[link("replaces", "2018/1")])})) == []


def test_a_long_line_of_diamonds_is_walked_in_a_straight_line() -> None:
    # Two ways at each of 40 steps: a walk that goes every way would take longer than anybody waits.
    motions = {}
    for n in range(1, 120, 3):
        motions[f"2018/{n}"] = motion(links=[link("replaces", f"2018/{n + 1}"), link("replaces", f"2018/{n + 2}")])
        motions[f"2018/{n + 1}"] = motions[f"2018/{n + 2}"] = motion(links=[link("replaces", f"2018/{n + 3}")])
    motions["2018/121"] = motion()
    assert within(of_links.check_no_circle, archive(motions)) == []


def lists(count: int, *keys: str, **fields: Any) -> Archive:
    printed = {"document": "minutes", "numbers": "of the resolutions", "motions": str(count), "held": "whole"}
    return archive({key: motion(**fields) for key in keys}, meetings={"2018": meeting("2018", list=printed)})


def test_a_list_has_as_many_motions_as_it_prints() -> None:
    rule = of_archive.check_list_is_whole
    counts = "A motion counts by the document under its 'source': minutes."
    sentence = "The list prints {}, and the archive has {} of them."
    where = ("2018/meeting.yaml", "list.motions")
    assert within(rule, lists(2, "2018/1", "2018/2")) == []
    assert within(rule, lists(3, "2018/1", "2018/3")) == [
        (*where, sentence.format("3 motions", 2), "Number 2 is missing.")
    ]
    assert within(rule, lists(1, "2018/1", "2018/2")) == [(*where, sentence.format("1 motion", 2), counts)]
    assert within(rule, lists(9, "2018/1", "2018/9")) == [(*where, sentence.format("9 motions", 2), counts)]
    assert within(rule, lists(1, "2018/1", source={"document": "page"})) == [
        (*where, sentence.format("1 motion", "none"), counts)
    ]


def test_where_a_motion_is_missing_only_plain_numbers_are_offered() -> None:
    printed = {"document": "minutes", "numbers": "of the resolutions", "motions": "9", "held": "whole"}
    amendment = {"kind": "constitutional amendment", "clauses": None}
    motions = {"2018/1": motion(), "2018/3": motion(), "2018/ca1": motion(**amendment), "2018/words": motion()}
    found = within(of_archive.check_list_is_whole, archive(motions, meetings={"2018": meeting("2018", list=printed)}))
    assert [hint for _, _, _, hint in found] == ["Number 2 is missing."]


def test_what_could_not_be_read_may_be_what_a_list_lacks() -> None:
    for printed, keys, is_told in ((2, ["1"], False), (1, ["1"], False), (1, ["1", "2"], True)):
        made = lists(printed, *(f"2018/{key}" for key in keys))
        broken = replace(made, unread=frozenset({"2018/9"}))
        assert bool(within(of_archive.check_list_is_whole, broken)) is is_told
    elsewhere = replace(lists(2, "2018/1"), unread=frozenset({"2019/9", "2018"}))
    assert len(within(of_archive.check_list_is_whole, elsewhere)) == 1


@pytest.mark.parametrize(("source", "listed"), [("new", "old"), ("old", "new"), ("old", "old")])
def test_a_list_named_by_its_former_key_is_the_same_list(source: str, listed: str) -> None:
    printed = {"document": listed, "numbers": "of the resolutions", "motions": "1", "held": "whole"}
    made = archive(
        {"2018/1": motion(source={"document": source})},
        meetings={"2018": meeting("2018", list=printed)},
        documents={"new": document("resolutions", formerly=["old"])},
    )
    assert within(of_archive.check_list_is_whole, made) == []
    assert made.current("documents", "old") == "new"


def test_two_records_with_one_number_are_both_named() -> None:
    made = archive({"2018/4": motion(title="Oil"), "2018/10": motion(number="4", title="Lamps")})
    assert within(of_archive.check_numbers_are_unique, made) == [
        ("2018/4.yaml", "number", "2018/10 has this number too (Lamps).", "Compare both with the list.")
    ]
    assert within(of_archive.check_numbers_are_unique, archive({"2018/4": motion(), "2019/4": motion()})) == []


def test_a_former_key_leads_to_one_place() -> None:
    never, once = "A published key is never used again: choose another for the newer one.", "A key leads to one place."
    made = archive(
        {
            "2018/1": motion(formerly=["2018/lamps", "2018/m5"], notice_number="5"),
            "2018/2": motion(formerly=["2018/lamps"]),
            "2018/3": motion(formerly=["2018/m6", "2018/1"]),
            "2018/4": motion(notice_number="6"),
        },
        meetings={"2018": meeting("2018"), "2019": meeting("2019", formerly=["2018"])},
        bodies={
            "club": entry("Club", kind="committee", formerly=["old-club"]),
            "circle": entry("Circle", kind="committee", formerly=["old-club", "club"]),
        },
    )
    assert within(of_archive.check_former_keys_are_free, made) == [
        ("2018/2.yaml", "formerly.0", "2018/1 had this key too.", once),
        ("2018/3.yaml", "formerly.0", "2018/m6 leads to 2018/4, by its notice number.", once),
        ("2018/3.yaml", "formerly.1", "2018/1 is now the key of another motion.", never),
        ("2019/meeting.yaml", "formerly.0", "'2018' is now the key of another entry.", never),
        ("bodies.yaml", "circle.formerly.0", "'club' had this key too.", once),
        ("bodies.yaml", "circle.formerly.1", "'club' is now the key of another entry.", never),
    ]


def test_an_assessment_with_a_copy_and_something_better_is_sound() -> None:
    rested = update("oil", "2019", {"a": "met"}, evidence=["copy", "page"])
    made = archive({"2018/1": motion(updates=[rested, update("rust", "2020", evidence=["copy"])])})
    assert within(of_archive.check_assessment_rests_on_more_than_a_copy, made) == []


def test_evidence_is_older_only_where_all_of_it_is() -> None:
    old = document("press", date="2018-12-31")
    made = archive(
        {
            "2018/1": motion(
                updates=[update("oil", "2019", evidence=["old", "page"]), update("rust", "2018", evidence=["old"])]
            )
        },
        documents={"old": old},
    )
    assert within(of_archive.check_evidence_is_not_before_the_event, made) == []


def test_names_are_unique_in_each_list_however_they_are_capitalised() -> None:
    make = "Merge the two entries, or give them different names."
    made = archive(
        {},
        meetings={"2018": meeting("2018", name="AGM"), "2019": meeting("2019", name="agm")},
        bodies={"club": entry("COUNCIL", kind="committee")},
        topics={"council": entry("Council")},
    )
    assert within(of_archive.check_names_are_unique, made) == [
        ("bodies.yaml", "club.name", "'council' has this name too.", make),
        ("2019/meeting.yaml", "name", "'2018' has this name too.", make),
    ]


def test_bodies_do_what_their_kind_can_do() -> None:
    made = archive(
        {"2018/1": motion(proposer=["heading", "members"], committee="branch"), "2018/2": motion(committee="heading")},
        meetings={"2018": meeting("2018", body="council")},
    )
    assert within(of_archive.check_body_fits_its_part, made) == [
        (
            "2018/1.yaml",
            "committee",
            "Branch is not a heading that motions are taken under.",
            "Name a committee or a heading, or write: not recorded",
        ),
        (
            "2018/1.yaml",
            "proposer.0",
            "Heading cannot propose a motion or an amendment.",
            "Name the branch, network, committee or members who proposed it.",
        ),
        ("2018/meeting.yaml", "body", "Council is not a meeting.", "Name a body of the kind 'meeting'."),
    ]


def test_a_meeting_lies_in_its_year() -> None:
    made = archive(
        {}, meetings={"2018": meeting("2018", held="2019-01-05"), "2019-20": meeting("2019", held="2019/2020")}
    )
    assert within(of_archive.check_meeting_key_begins_with_its_year, made) == [
        (
            "2018/meeting.yaml",
            "held",
            "The day of the meeting (5 January 2019) is not in the year 2018.",
            "Correct one of them.",
        )
    ]


def test_bodies_replace_one_another_in_time_and_in_no_circle() -> None:
    def body(name: str, by: str, **more: str) -> dict[str, Any]:
        return entry(name, kind="committee", until="2019", replaced_by=by, **more)

    made = archive(
        {},
        bodies={
            "club": body("Club", "ring"),
            "ring": body("Ring", "band"),
            "band": body("Band", "club"),
            "lamp": body("Lamp", "ring"),
            "oil": entry("Oil", kind="committee", until="2018", **{"from": "2019"}),
        },
    )
    assert within(of_archive.check_bodies_replace_one_another_in_time, made) == [
        (
            "bodies.yaml",
            "band.replaced_by",
            "These replace one another in a circle: band → club → ring → band.",
            "Delete the one that is wrong.",
        ),
        ("bodies.yaml", "oil.until", "This body ended before it began.", "Correct one of the dates."),
    ]


CITATION_HINT = "Write it with {union}, {meeting}, {label} and {number}, and with no other curly brackets."


@pytest.mark.parametrize(
    ("citation", "sentence"),
    [
        (UNION["citation"], ""),
        ("{meeting}: {label} {number} of {union} ({{sic}})", ""),
        ("{union}, {meeting}", "{label} and {number} are missing from the form of a reference."),
        ("{union}, {meeting}, {label}", "{number} is missing from the form of a reference."),
        ("{union}, {meeting}, {label} {number} {year}", "There is something in curly brackets that no reference has."),
        ("{union}, {meeting}, {label} {number:d}", "{number} is missing from the form of a reference."),
        ("{union}, {meeting}, {label!r} {number}", "{label} is missing from the form of a reference."),
        ("{union.x}, {meeting}, {label} {number}", "{union} is missing from the form of a reference."),
        ("{union}, {meeting}, {label} {number} {}", "There is something in curly brackets that no reference has."),
        ("{union", "{union}, {meeting}, {label} and {number} are missing from the form of a reference."),
    ],
)
def test_the_form_of_a_reference_has_its_four_parts(citation: str, sentence: str) -> None:
    found = within(of_union.check_union_is_fit_to_publish, archive({}, citation=citation))
    assert found == ([("union.yaml", "citation", sentence, CITATION_HINT)] if sentence else [])


def test_a_union_has_a_contact_and_evidence_for_its_lapse_rule() -> None:
    rule = of_union.check_union_is_fit_to_publish
    assert within(rule, archive({}, contact="the office")) == [
        ("union.yaml", "contact", "'the office' is not an e-mail address.", "Write one that somebody reads.")
    ]
    for lapse in ("none", "3 years"):
        assert within(rule, archive({}, lapse=lapse)) == [
            (
                "union.yaml",
                "lapse",
                "The lapse rule has no evidence.",
                "Add 'lapse_evidence:' with the key of a document, or write: not known",
            )
        ]
        assert within(rule, archive({}, lapse=lapse, lapse_evidence=["minutes"])) == []


def test_the_accent_can_be_read_in_the_dark_too() -> None:
    assert within(of_union.check_accent_can_be_read, archive({}, accent_dark="#0b4f6c")) == [
        (
            "union.yaml",
            "accent_dark",
            "It is hard to read on the page: its contrast is 2.0, and text needs at least 4.5.",
            "Choose a lighter colour.",
        )
    ]


def test_the_dates_of_motions_are_not_judged_by_a_meeting_of_another_year() -> None:
    said = motion(decided(date="2018-10-05"), looked_for=[{"on": "2019-01-01", "clauses": "a"}])
    made = archive({"2018/1": said}, meetings={"2018": meeting("2018", held="2019-10-05")})
    (record,) = made.records.values()
    assert list(of_outcome.check_decision_is_not_before_the_meeting(record)) == []
    assert list(of_outcome.check_looked_for_after_the_meeting(record)) == []
    assert [where for _, where, _, _ in within(of_archive.check_meeting_key_begins_with_its_year, made)] == ["held"]


def test_motions_of_a_folder_with_a_wrong_name_are_not_missing_too() -> None:
    made = archive(
        {"AGM 2018/1": motion(year="2018", number="1"), "2019/1": motion(links=[link("follows", "2018/1")])},
        meetings={"AGM 2018": meeting("2018")},
    )
    assert within(of_archive.check_every_motion_exists, made) == []
    assert [where for _, where, _, _ in within(of_archive.check_meeting_key_begins_with_its_year, made)] == ["year"]

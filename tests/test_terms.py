"""The closed lists: each term declared once, told apart from its neighbours."""

import pytest

from schema.terms import (
    ASSESSABLE,
    CLOSED_LISTS,
    Decision,
    LinkKind,
    MotionKind,
    Progress,
    Standing,
    Term,
    facts,
)
from scripts.intake.vocabulary.decided_below import OF_AN_AGENDA
from scripts.intake.vocabulary.headings import group_heading
from scripts.intake.vocabulary.results import read_result


@pytest.mark.parametrize("terms", CLOSED_LISTS)
def test_every_term_has_a_label_and_a_meaning_in_a_sentence(terms: type[Term]) -> None:
    for term in terms:
        assert term.label
        assert term.meaning.endswith("."), term
        assert term.value == term.value.strip().lower()


@pytest.mark.parametrize("terms", CLOSED_LISTS)
def test_no_word_stands_for_two_terms_of_a_list(terms: type[Term]) -> None:
    words = [word for term in terms for word in dict.fromkeys((term.value, *term.also))]
    assert sorted(words) == sorted(set(words))
    assert len({term.label for term in terms}) == len(list(terms))


def test_every_link_has_a_name_from_the_other_side() -> None:
    assert all(link.reverse for link in LinkKind)


def test_a_term_is_the_text_that_a_record_says() -> None:
    assert f"{Decision.CARRIED} {Decision.NOT_REACHED!s}" == "carried not reached"
    assert Decision("carried as amended") is Decision.CARRIED_AS_AMENDED  # type: ignore[call-arg]


def test_a_list_is_called_what_its_first_words_say() -> None:
    assert (MotionKind.noun(), MotionKind.rule()) == ("kind of motion", "unknown-kind-of-motion")


def test_what_an_assessment_cannot_say_follows_from_none() -> None:
    assert set(Progress) - set(ASSESSABLE) == {Progress.NOTHING_FOUND, Progress.NOT_ASSESSED}


def test_a_term_that_lacks_a_fact_of_its_list_fails_where_it_is_declared() -> None:
    with pytest.raises(TypeError, match=r"^Lamp\.RED: it lacks mark\.$"):

        class Lamp(Term):
            mark: str
            is_lit: bool

            GREEN = ("green", "Green", "It is lit.", "", facts(mark="yes", is_lit=True))
            RED = ("red", "Red", "It is not.", "", facts(is_lit=False))


def test_a_fact_that_a_list_does_not_declare_fails_as_well() -> None:
    with pytest.raises(TypeError, match=r"^Lamp\.RED: the list declares no glow\.$"):

        class Lamp(Term):
            RED = ("red", "Red", "It is not.", "", facts(glow=1))


@pytest.mark.parametrize("decision", Decision)
def test_every_word_in_which_documents_say_a_decision_is_read_as_it(decision: Decision) -> None:
    for word in decision.printed:
        found = read_result(word)
        assert found is not None, word
        assert found.decision is decision, word


@pytest.mark.parametrize("decision", Decision)
def test_a_heading_over_motions_says_a_decision_in_the_same_words(decision: Decision) -> None:
    for word in {*decision.printed} - OF_AN_AGENDA - {"", "not carried"}:
        group = group_heading(f"Motions {word}")
        assert group is not None, word
        assert group.decision is decision, word


@pytest.mark.parametrize("word", [*sorted(OF_AN_AGENDA), "not carried"])
def test_a_heading_that_may_speak_of_something_else_gives_no_decision(word: str) -> None:
    group = group_heading(f"Motions {word}")
    assert group is None or group.decision is None


def test_a_decision_leaves_a_motion_in_a_standing_that_parts_can_be_compared_by() -> None:
    assert {term.standing for term in Decision} == {
        Standing.LATER_NOT_KNOWN, Standing.REFERRED, Standing.NOT_KNOWN, Standing.NOT_POLICY
    }  # fmt: skip

"""The closed lists: each term declared once, told apart from its neighbours."""

import pytest

from schema.terms import (
    ASSESSABLE,
    CLOSED_LISTS,
    Decision,
    LinkKind,
    MotionKind,
    Progress,
    Term,
)


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
    assert set(Progress) - ASSESSABLE == {Progress.NOTHING_FOUND, Progress.NOT_ASSESSED}

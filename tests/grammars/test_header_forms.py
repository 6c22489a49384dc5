"""The forms that headers are composed of: which words in which order name a role, and what only looks like one."""

from __future__ import annotations

import pytest

from planparse.grammar.columns import ColumnGrammar
from planparse.grammar.header_forms import Form, compiled, form_of, in_numbers
from planparse.grammar.load import load_grammar

COLUMNS = load_grammar().columns
KINDS = {"deed": ("action", "activity"), "doer": ("the trust", "we"), "will": ("will", "intend to"), "do": ("take",)}
FORMS = compiled([Form(of=("deed doer will do", "deed+ date"), role="action")], KINDS, frozenset({"march"}))


@pytest.mark.parametrize(
    "key",
    ["action we will take", "actions the trust intends to take", "activities we will take", "2 actions we will take"],
)
def test_a_header_is_of_a_form_in_either_number_and_behind_a_number_of_its_own(key: str) -> None:
    assert form_of(key, FORMS) is not None


@pytest.mark.parametrize(
    "key",
    [
        "action",  # one word is a phrase to list
        "we will take action",  # the order says what is asked
        "action we will take soon",  # a word that no form knows
        "action we will",
        "",
    ],
)
def test_every_word_of_a_header_stands_in_its_place(key: str) -> None:
    assert form_of(key, FORMS) is None


@pytest.mark.parametrize("key", ["action 3 march 2024", "actions march 24", "activity actions march"])
def test_a_date_is_any_figures_and_words_of_dates(key: str) -> None:
    assert form_of(key, FORMS) is not None


def test_a_phrase_is_known_in_the_plural_of_its_last_word_or_its_first() -> None:
    assert {"pieces of work", "piece of works"} <= in_numbers("piece of work")
    assert "activities" in in_numbers("activity")


@pytest.mark.parametrize("order", ["deed wish", "deed doing|planned", "deed!"])
def test_a_form_of_words_that_are_not_there_is_refused(order: str) -> None:
    with pytest.raises(ValueError, match=r"wish|doing|planned|no kind"):
        ColumnGrammar(roles={}, form=(Form(of=(order,), role="action"),), words_of={"deed": ("action",)})


def test_a_form_of_no_known_role_is_refused() -> None:
    with pytest.raises(ValueError, match="no column role"):
        ColumnGrammar(roles={}, form=(Form(of=("deed",), role="wish"),), words_of={"deed": ("action",)})


@pytest.mark.parametrize(
    ("planned", "done"),
    [
        ("Work to be undertaken", "Work undertaken to date"),
        ("Steps the service will take", "Steps already taken"),
        ("Tasks we are going to complete", "Tasks we have completed"),
        ("Measures to be put in place", "Measures put in place so far"),
        ("What has to be done", "What has been done"),
    ],
)
def test_the_same_deed_is_the_action_where_it_is_to_come_and_progress_where_it_was_done(
    planned: str, done: str
) -> None:
    assert (COLUMNS.match(planned)[0], COLUMNS.match(done)[0]) == ("action", "progress")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Position as at 31 March 2024", "progress"),
        ("Ofsted findings March 2024", "finding"),  # a date beside a word that says no standing
        ("RAG March 2024", "status"),
        ("Officer comments", "progress"),
        ("Manager's comments", "action"),
        ("Action to be completed by", "due"),
        ("Action by", "lead"),
        ("Action by the Trust", "action"),
    ],
)
def test_what_only_looks_like_a_form_keeps_its_role(header: str, role: str | None) -> None:
    assert COLUMNS.match(header)[0] == role


def test_a_listed_phrase_goes_before_a_form_and_a_header_of_two_roles_stays_open() -> None:
    assert COLUMNS.match("Actions taken")[2] == "is 'actions taken'"
    assert COLUMNS.match("Officer / date")[:2] == (None, 0)


def test_who_was_audited_answers_only_beside_no_other_action() -> None:
    assert COLUMNS.yields("Managers' comments", "action")
    assert COLUMNS.yields("Response", "action")
    assert not COLUMNS.yields("Steps the service will take", "action")
    assert not COLUMNS.yields("Managers' comments", "progress")

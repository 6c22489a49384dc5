"""What brackets behind a post and a rank before a name belong to, where a person holds the post (contract, rule 9)."""

from __future__ import annotations

import pytest

from tests.fields.party_wants import Want, letters, person, post, read

FIELD = "Service Manager (Children and Families)"


@pytest.mark.parametrize(
    "cell",
    [
        f"Jane Doe, {FIELD}",
        f"Jane Doe – {FIELD}",
        f"Jane Doe {FIELD}",
        f"{FIELD}: Jane Doe",
        f"{FIELD} – Jane Doe",
        f"{FIELD}, Jane Doe",
        f"{FIELD} Jane Doe",
        f"{FIELD} (Jane Doe)",
    ],
)
def test_the_field_in_brackets_stays_with_the_post(cell: str) -> None:
    assert read(cell) == [person("Jane Doe", FIELD)]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Jane Doe, Head of Service (JD)", [person("Jane Doe", "Head of Service", "JD")]),
        ("Jane Doe, Team Manager (TBC)", [person("Jane Doe", "Team Manager")]),
        ("Jane Doe, Service Manager (Ben Poe)", [person("Jane Doe", "Service Manager")]),
        ("Service Manager (JD)", [post("Service Manager", None, "JD")]),
        ("Group Manager (Control)", [post("Group Manager (Control)")]),
    ],
)
def test_initials_people_and_remarks_in_brackets_are_no_field(cell: str, wanted: list[Want]) -> None:
    assert read(cell) == wanted


@pytest.mark.parametrize(
    "rank", ["ACO", "DCO", "CFO", "GM", "SM", "AM", "WM", "CC", "T/ACO", "A/GM", "T/Chief Supt", "DCI"]
)
def test_a_rank_before_a_first_name_stays_in_the_name(rank: str) -> None:
    assert read(f"{rank} Jane Doe") == [person(f"{rank} Jane Doe")]


@pytest.mark.parametrize("cell", ["SM", "GM", "CFO", "ACO", "SM Prevention", "GM Response"])
def test_a_rank_with_no_name_behind_it_is_a_post(cell: str) -> None:
    assert read(cell) == [post(cell)]


def test_two_letters_alone_are_somebodys_initials_though_they_may_be_a_rank() -> None:
    assert read("CC") == [letters("CC")]

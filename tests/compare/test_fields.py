"""Fields are compared one by one, lists item by item, `extra` header by header."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planparse.compare.fields import value_changes
from planparse.schema import Finding, Inspection, Party, Progress, Timescale, timescale

JULY = timescale("July 2013", "date", date(2013, 7, 1), date(2013, 7, 31), "month")
MARCH = timescale("March 2014", "date", date(2014, 3, 1), date(2014, 3, 31), "month")
HEAD = Party(text="Head of Service (SM)", kind="role", role="Head of Service", initials=("SM",))
PERSON = Party(text="Karen Whitehead", kind="person", name="Karen Whitehead")


def entry(text: str, when: Timescale | None = None) -> Progress:
    return Progress(text=text, date=when)


Words = list[tuple[str, str | None, str | None]]
CASES: dict[str, tuple[Any, Any, Words]] = {
    "equal values": (("a", "b"), ("a", "b"), []),
    "a plain value": ("1", "2", [("f", "1", "2")]),
    "a value that is new": (None, "2", [("f", None, "2")]),
    "a date is one value": (JULY, MARCH, [("f", "July 2013", "March 2014")]),
    "an item added": (("one thing",), ("one thing", "another"), [("f", None, "another")]),
    "an item dropped": ((HEAD, PERSON), (PERSON,), [("f", "Head of Service (SM)", None)]),
    "a party in another's place": (
        (HEAD,),
        (PERSON,),
        [("f", "Head of Service (SM)", None), ("f", None, "Karen Whitehead")],
    ),
    "an item edited": (
        ("Audits show that plans are better", "x"),
        ("Audits show that plans are much better", "x"),
        [("f", "Audits show that plans are better", "Audits show that plans are much better")],
    ),
    "one of equal items dropped": (("a", "b", "a"), ("b", "a"), [("f", "a", None)]),
    "findings by their text": (
        (Finding(paragraph=4, text="Plans lack detail and dates"),),
        (Finding(paragraph=5, text="Plans lack detail and dates"),),
        [("f", "Plans lack detail and dates", "Plans lack detail and dates")],
    ),
    "an entry of a log that grew": (
        (entry("Draft agreed by the board"),),
        (entry("Draft agreed by the board and published"),),
        [("f", "Draft agreed by the board", "Draft agreed by the board and published")],
    ),
    "entries of two dates are two, however alike": (
        (entry("On track", JULY),),
        (entry("On track", MARCH),),
        [("f", "On track", None), ("f", None, "On track")],
    ),
    "headers of extra, whatever their order": (
        {"Cost": "nil", "RAG": "Amber", "Risk": "low"},
        {"Risk": "low", "RAG": "Green", "Note": "new"},
        [("f.Cost", "nil", None), ("f.RAG", "Amber", "Green"), ("f.Note", None, "new")],
    ),
    "parts of the inspection": (
        Inspection(framework="ilacs", text="ILACS 2019"),
        Inspection(framework=None, text="ILACS 2019"),
        [("f.framework", "ilacs", None)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_field_differs_where_its_values_do(name: str) -> None:
    old, new, expected = CASES[name]
    found = [(change.field, _text(change.old), _text(change.new)) for change in value_changes("f", old, new)]
    assert found == expected


def _text(value: Any) -> Any:
    return value["text"] if isinstance(value, dict) else value


def test_values_are_told_as_plain_data() -> None:
    (change,) = value_changes("due", None, JULY)
    assert change.new == JULY.model_dump(mode="json")
    assert change.new["end"] == "2013-07-31"

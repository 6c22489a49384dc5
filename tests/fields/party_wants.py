"""What a party cell must be read as, and how the tables of such cells read one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pytest

from planparse.fields.parties import learn_lexicon, read_parties
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar().parties


class Want(NamedTuple):
    """What one party of a cell must be."""

    kind: str
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: tuple[str, ...] = ()


def person(name: str, role: str | None = None, *initials: str) -> Want:
    return Want("person", name, role, None, initials)


def letters(initials: str, role: str | None = None) -> Want:
    return Want("person", None, role, None, (initials,))


def post(role: str, organisation: str | None = None, *initials: str) -> Want:
    return Want("role", None, role, organisation, initials)


def body(name: str) -> Want:
    return Want("organisation", None, None, name)


def group(name: str, *initials: str) -> Want:
    return Want("group", None, name, None, initials)


def read(cell: str, elsewhere: tuple[str, ...] = (), glossary: dict[str, str] | None = None) -> list[Want]:
    reading = read_parties(cell, learn_lexicon(elsewhere, glossary or {}, GRAMMAR), GRAMMAR)
    return [Want(p.kind, p.name, p.role, p.organisation, p.initials) for p in (*reading.parties, *reading.partners)]


def lead_cells_are_read_as_they_say(
    cases: Mapping[str, Sequence[tuple[str, list[Want]]]], marks: Mapping[str, pytest.MarkDecorator] | None = None
) -> Callable[[str, list[Want]], None]:
    """The test that every cell of a table, by the kind of its words, is read as it must be; `marks` by cell."""
    known = marks or {}
    rows = [
        pytest.param(cell, want, id=f"{kind}: {cell!r}", marks=[known[cell]] if cell in known else [])
        for kind, cells in cases.items()
        for cell, want in cells
    ]

    @pytest.mark.parametrize(("cell", "want"), rows)
    def test(cell: str, want: list[Want]) -> None:
        assert read(cell) == want

    return test

"""What a timescale cell must be read as, and how the tables of such cells read one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pytest

from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.load import load_grammar
from planparse.schema import Timescale, timescale

GRAMMAR = load_grammar().timescales
INSPECTED = timescale("March 2019", "date", date(2019, 3, 1), date(2019, 3, 31), "month")
CONTEXT = DateContext(nearest=date(2019, 6, 15), inspection=INSPECTED)


class Want(NamedTuple):
    """What a cell must be read as."""

    kind: str
    edtf: str | None = None
    qualifier: str | None = None
    recurrence: str | None = None
    offset: str | None = None


def day(edtf: str, qualifier: str | None = None) -> Want:
    return Want("date", edtf, qualifier)


def by(edtf: str) -> Want:
    return Want("date", f"../{edtf}", "by")


def since(edtf: str) -> Want:
    return Want("date", f"{edtf}/..", "from")


def end(edtf: str) -> Want:
    return Want("date", edtf, "end")


def span(edtf: str, qualifier: str | None = None) -> Want:
    return Want("period", edtf, qualifier)


def again(recurrence: str, edtf: str | None = None, qualifier: str | None = None) -> Want:
    return Want("recurring", edtf, qualifier, recurrence)


def after(offset: str, edtf: str | None, qualifier: str | None = None) -> Want:
    return Want("relative", f"../{edtf}" if edtf else None, qualifier, None, offset)


IMMEDIATE, ONGOING, UNRESOLVED, DONE = (Want(kind) for kind in ("immediate", "ongoing", "unresolved", "done"))


def codes(text: str) -> set[str]:
    return {found.code for found in read_timescale(text, GRAMMAR, CONTEXT)[1]}


def read(text: str) -> Timescale:
    value, _ = read_timescale(text, GRAMMAR, CONTEXT)
    assert value is not None
    return value


def reading(text: str) -> Want:
    value = read(text)
    return Want(value.kind, value.edtf, value.qualifier, value.recurrence, value.offset)


def cells_are_read_as_they_say(cases: Mapping[str, Sequence[tuple[str, Want]]]) -> Callable[[str, Want], None]:
    """The test that every cell of a table, by the kind of its words, is read as it must be."""
    rows = [pytest.param(text, want, id=f"{kind}: {text!r}") for kind, cells in cases.items() for text, want in cells]

    @pytest.mark.parametrize(("text", "want"), rows)
    def test(text: str, want: Want) -> None:
        assert reading(text) == want

    return test

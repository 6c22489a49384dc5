"""How the tables of header words read one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from planparse.assembly.tables.headers import column_of
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar()


def role_of(header: str) -> str:
    """The role that the words of one header say; "extra" where they say none."""
    return column_of(header, GRAMMAR).role or "extra"


def headers_get_their_roles(
    kinds: Mapping[str, Mapping[str, Sequence[str]]], marks: Mapping[str, pytest.MarkDecorator] | None = None
) -> Callable[[str, str], None]:
    """The test that every header of a table, by its kind and the role that it must get, gets it; `marks` by header."""
    known = marks or {}
    rows = [
        pytest.param(
            header.replace("¶", "\n"),
            role,
            id=f"{kind}: {header} -> {role}",
            marks=[known[header]] if header in known else [],
        )
        for kind, by_role in kinds.items()
        for role, headers in by_role.items()
        for header in headers
    ]

    @pytest.mark.parametrize(("header", "role"), rows)
    def test(header: str, role: str) -> None:
        assert role_of(header) == role

    return test

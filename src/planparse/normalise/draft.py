"""The fields of one action while its cells are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from planparse.assembly.model import Column
from planparse.document import Slice
from planparse.schema import CellRef, Timescale


@dataclass(slots=True)
class Draft:
    """Values and their places by field; `column_dates` are the due dates by the header that each stands under.

    `shares` are the percentages of status columns, "40%": they say the status where no other such column is filled;
    `rated`: one is, and says none.
    """

    values: dict[str, object] = field(default_factory=dict)
    provenance: dict[str, tuple[CellRef, ...]] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    status_cell: str = ""
    status_refs: tuple[CellRef, ...] = ()
    shares: list[tuple[Column, Slice]] = field(default_factory=list)
    rated: bool = False
    column_dates: dict[str, Timescale | None] = field(default_factory=dict)

    def add(self, name: str, values: tuple[object, ...], refs: tuple[CellRef, ...]) -> None:
        """Append values to a list field."""
        if values:
            self.values[name] = (*self.values.get(name, ()), *values)  # type: ignore[misc]
            self.cite(name, refs)

    def cite(self, name: str, refs: tuple[CellRef, ...]) -> None:
        """Say where a field's text stands."""
        if refs:
            self.provenance[name] = self.provenance.get(name, ()) + tuple(
                r for r in refs if r not in self.provenance.get(name, ())
            )

    def say_status(self, text: str, refs: tuple[CellRef, ...]) -> None:
        """Add the words of a status column."""
        self.status_cell = f"{self.status_cell} {text}".strip()
        self.status_refs = (*self.status_refs, *refs)

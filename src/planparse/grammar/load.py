"""Finds the grammar files, in a wheel or an editable install, and loads them once, an overlay laid on top."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from planparse.errors import GrammarError
from planparse.grammar.base import GrammarModel, load_section
from planparse.grammar.columns import ColumnGrammar
from planparse.grammar.furniture import FurnitureGrammar
from planparse.grammar.parties import PartyGrammar
from planparse.grammar.references import ReferenceGrammar
from planparse.grammar.statuses import StatusGrammar
from planparse.grammar.timescales import TimescaleGrammar
from planparse.grammar.totals import TotalsGrammar

SECTIONS: dict[str, type[GrammarModel]] = {
    "columns.toml": ColumnGrammar,
    "furniture.toml": FurnitureGrammar,
    "parties.toml": PartyGrammar,
    "references.toml": ReferenceGrammar,
    "statuses.toml": StatusGrammar,
    "timescales.toml": TimescaleGrammar,
    "totals.toml": TotalsGrammar,
}


@dataclass(frozen=True, eq=False)  # one object per load: hashed by identity, so that readings can be cached
class Grammar:
    """Everything that planparse knows of words; `folder` holds the register of councils."""

    columns: ColumnGrammar
    furniture: FurnitureGrammar
    parties: PartyGrammar
    references: ReferenceGrammar
    statuses: StatusGrammar
    timescales: TimescaleGrammar
    totals: TotalsGrammar
    folder: Path


def built_in_folder() -> Path:
    """The folder of the grammars that come with planparse: inside a wheel, or at the top of a checkout."""
    installed = Path(__file__).parent / "files"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "grammars"


@lru_cache(maxsize=8)
def load_grammar(overlay: Path | None = None) -> Grammar:
    """The built-in grammar, with the files of `overlay` laid over it; GrammarError when a file is wrong."""
    folder = built_in_folder()
    if overlay is not None and not overlay.is_dir():
        raise GrammarError(f"{overlay}: is no folder; --grammar takes a folder of grammar files")
    sections: dict[str, Any] = {
        name.removesuffix(".toml"): load_section(model, folder / name, overlay / name if overlay else None)
        for name, model in SECTIONS.items()
    }
    return Grammar(folder=folder, **sections)

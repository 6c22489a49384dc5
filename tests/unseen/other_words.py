"""Put one header of a plan in other words, and print what that costs: `python -m tests.unseen.other_words [NAME …]`.

`other_words.tsv` has for each header two wordings that another author might print over the same column. They were
written by a reader of the header rows alone, who had seen neither code nor grammars. The rules of 22 November 2026 were
drawn from one half of them; the other half, which nobody looked at, rose from .959 to .969 by these.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from planparse import parse_plan
from planparse.assembly.model import RoledTable
from planparse.checks.samples import Sample, run_sample
from planparse.document import Block, Cell, Table
from planparse.grammar.load import Grammar, load_grammar
from planparse.pipeline import travel
from planparse.readers import read_document
from planparse.text import fold
from tests.publishing import write_page
from tests.unseen.formats import HERE, masters

LOST = 0.75  # of its F1: a plan that keeps less has lost rows
WORDS = HERE / "other_words.tsv"


def main(names: Sequence[str] = ()) -> None:
    """Print for each role how many headers were swapped, the mean F1 with the true and the other words, plans lost."""
    grammar, said = load_grammar(), other_words()
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for master in masters():
        if not names or master.parent.name in names:
            for role, before, after in costs(master, said, grammar):
                found[role].append((before, after))
    found["all"] = [pair for pairs in found.values() for pair in pairs]
    for role, pairs in sorted(found.items()):
        before, after = (sum(pair[at] for pair in pairs) / len(pairs) for at in (0, 1))
        lost = sum(new < LOST * old for old, new in pairs)
        print(f"{role:15} {len(pairs):5} swapped, F1 {before:.4f} -> {after:.4f}, {lost} lost")


def other_words() -> dict[str, list[str]]:
    """The wordings for each header, by its key."""
    lines = (line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines())
    return {key_of(header): [words for words in others if words.strip()] for header, *others in lines}


def key_of(header: str) -> str:
    return fold(header).casefold().rstrip(":*")


def costs(master: Path, said: dict[str, list[str]], grammar: Grammar) -> Iterator[tuple[str, float, float]]:
    """(role, F1 with the true words, with others) for each wording of each header of a plan, as a web page."""
    blocks = read_document(master).blocks
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "plan.html"
        whole = scored(blocks, page, master, grammar)
        for header, role in headers_of(page, grammar).items():
            for words in said.get(header, ()):
                yield role, whole, scored([swapped(block, header, words) for block in blocks], page, master, grammar)


def headers_of(page: Path, grammar: Grammar) -> dict[str, str]:
    """The keys of the headers that have a role, with it."""
    tables = (item for item in travel(page, grammar).items if isinstance(item, RoledTable))
    columns = (column for table in tables for column in table.columns)
    return {key_of(column.header): column.role for column in columns if column.header and column.role}


def swapped(block: Block, header: str, words: str) -> Block:
    """The block, in a table each cell of a header in other words."""
    if not isinstance(block, Table):
        return block
    rows = [replace(row, cells=tuple(reworded(cell, header, words) for cell in row.cells)) for row in block.rows]
    return replace(block, rows=tuple(rows))


def reworded(cell: Cell, header: str, words: str) -> Cell:
    return replace(cell, text=words) if key_of(cell.text) == header else cell


def scored(blocks: Sequence[Block], page: Path, master: Path, grammar: Grammar) -> float:
    """The F1 of the blocks as a web page against the plan's gold."""
    write_page(blocks, page)
    sample = Sample(master.parent.name, page, master.with_name("gold.json"))
    return run_sample(sample, lambda at: json.loads(parse_plan(at, grammar).to_json())).f1


if __name__ == "__main__":
    main(sys.argv[1:])

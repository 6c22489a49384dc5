"""Word files read a second, beside parsing their XML alone and beside python-docx; a 300-page file: time and memory.

Styles are read anew each time, as if every file came from another council.
"""

from __future__ import annotations

import copy
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

ROWS_A_PAGE = 6
BUDGET = 2.0  # seconds for one figure


def seconds_a_run(run: Callable[[], object]) -> float:
    """The least processor seconds that one run takes, of as many as fit the budget."""
    best, spent = float("inf"), 0.0
    while spent < BUDGET:
        begin = time.process_time()
        run()
        best = min(best, taken := time.process_time() - begin)
        spent += taken
    return best


def read_ours(path: Path) -> None:
    """The Document of a Word file."""
    from planparse.readers import read_document
    from planparse.readers.docx.styles import read_styles

    read_styles.cache_clear()
    read_document(path)


def parse_alone(path: Path) -> None:
    """Inflate and parse the parts that a reader can't do without."""
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
            etree.fromstring(package.read(part))


def read_peer(path: Path) -> None:
    """The texts of all paragraphs and cells by python-docx."""
    from docx import Document

    word = Document(str(path))
    _ = [paragraph.text for paragraph in word.paragraphs]
    _ = [cell.text for table in word.tables for row in table.rows for cell in row.cells]


def long_file(path: Path, pages: int) -> None:
    """A Word file of one table, six rows of seven cells a page."""
    from docx import Document

    word = Document()
    table = word.add_table(rows=0, cols=7)
    texts = ["1", "Ensure that all case records are complete and up to date " * 2, "Audit case files " * 6]
    texts += ["Head of Service (AB)", "July 2024", "In progress", "12.3.24 First audit done. " * 4]
    row = table.add_row()
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
    for _ in range(pages * ROWS_A_PAGE - 1):
        table._tbl.append(copy.deepcopy(row._tr))
    word.save(str(path))


def read_alone(path: Path) -> None:
    """Read one file in this process and print seconds and the most memory in MB."""
    from planparse.readers import read_document

    begin = time.process_time()
    document = read_document(path)
    taken = time.process_time() - begin
    assert document.blocks
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:  # first: a child's memory counts from that of its parent
        for pages in (75, 150, 300):
            path = Path(folder) / f"{pages}.docx"
            long_file(path, pages)
            command = [sys.executable, __file__, str(path)]
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            print(f"{pages} pages            {float(out[0]):6.2f} s, {float(out[1]):4.0f} MB (at most 300)")

    from tests.printing import FEET, PLANS, whole_blocks, write_docx

    total = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in PLANS:
            path = Path(folder) / f"{name}.docx"
            write_docx(whole_blocks(name), path, True, FEET.get(name))
            ours, bare, peer = (seconds_a_run(partial(run, path)) for run in (read_ours, parse_alone, read_peer))
            print(f"{name:20} {1 / ours:5.0f} a second; its XML alone {1 / bare:5.0f}; python-docx {1 / peer:5.1f}")
            total += ours
        print(f"{'all':20} {len(PLANS) / total:5.0f} a second (at least 100)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_alone(Path(sys.argv[1]))
    else:
        main()

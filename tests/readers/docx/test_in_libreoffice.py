"""LibreOffice, opening the same files, prints the same words in the same order: numbers, tables, fields, boxes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from planparse.document import Table
from tests.printing import can_print
from tests.readers.docx import test_numbering, test_tables, test_text
from tests.readers.docx.making import p, read, tbl, tc, tr, word

SECONDS = 120
# LibreOffice does not know "restart after" and "legal" levels, and its text keeps deleted, hidden and symbol codes.
UNLIKE_MARKS = {"<w:lvlRestart", "<w:isLgl"}
UNLIKE_TABLES = {"<w:del/>", "<w:cellDel/>", "<w:hidden/>", "left behind"}
UNLIKE_TEXTS = {
    "w:del ",
    "moveFrom",
    "showingPlcHdr",
    "ffData",
    "caps",
    "softHyphen",
    "noBreakHyphen",
    "w:sym",
    "vanish",
    "<m:",
}
UNLIKE_TEXTS |= {'w:type="page"', "Wingdings", "DATE", " IF ", "\u00ad", "\uf0b7", "\uf0fc"}


def cases() -> Iterator[tuple[str, bytes]]:
    """Name and Word file of every feature that both print alike."""
    for number, (levels, items, _) in enumerate(test_numbering.MARKS):
        if not any(mark in "".join(levels) for mark in UNLIKE_MARKS):
            body = "".join(test_numbering.item(at) for at in items)
            yield f"marks-{number}", word(body, numbering=test_numbering.numbering(*levels))
    for number, case in enumerate(test_tables.TABLES):
        rows = case.values[0]
        if not any(mark in "".join(rows) for mark in UNLIKE_TABLES):  # type: ignore[arg-type]
            yield f"table-{number}", word(tbl(*rows))  # type: ignore[misc]
    for number, case in enumerate(test_text.TEXTS):
        inside = str(case.values[0])
        if not any(mark in inside for mark in UNLIKE_TEXTS):
            yield f"text-{number}", word(p(inside))
            yield f"cell-{number}", word(tbl(tr("1", tc(p(inside)))))
    two = (test_numbering.NUM_1, test_numbering.NUM_2.format(test_numbering.RESTART_AT_5))
    lists = test_numbering.numbering(test_numbering.level(0, "decimal", "%1."), nums=two)
    body = "".join(test_numbering.item(num=num) for num in (1, 1, 2, 2, 1))
    yield "restarted", word(body, numbering=lists)


@pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: nothing to compare with")
def test_libreoffice_prints_the_same_words(tmp_path: Path) -> None:
    files = dict(cases())
    assert len(files) > 50
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    command += [str(tmp_path / f"{name}.docx") for name in files]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    theirs = {name: (tmp_path / f"{name}.txt").read_text("utf-8-sig").split() for name in files}
    assert {name: our_words(data) for name, data in files.items()} == theirs


def our_words(data: bytes) -> list[str]:
    """The words of a Word file in the order in which we read them."""
    texts: list[str] = []
    for block in read(data).blocks:
        if isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append(block.text)
    return [word for text in texts for word in text.split()]

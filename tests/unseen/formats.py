"""One master plan in every format that a council would publish it in.

A master is `plan.html` or `plan.docx`. LibreOffice writes the other text documents and prints the PDF; the sheets
and the tab-separated text are the master's own blocks, row by row, as Excel saves them. A plan that only a text can
say so (`plan.txt`, `plan.md`, `plan.csv`) counts as it stands.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

from planparse.document import Block, Cell, Table
from planparse.readers import read_document
from tests.publishing import sheet_rows, write_csv, write_xlsx

HERE = Path(__file__).parent
MASTERS = ("plan.html", "plan.docx")
PLAIN = ("plan.txt", "plan.md", "plan.csv", "plan.xlsx")
SECONDS = 300  # for one LibreOffice call over all plans
# by what the master is: the filter that LibreOffice reads it with, and those it writes with
READ_WITH = {".html": "HTML (StarWriter)", ".docx": "MS Word 2007 XML"}
WRITE_WITH = {
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt:writer8",
    "pdf": "pdf:writer_pdf_Export",
    "html": "html:HTML (StarWriter)",
}
SHEETS = ("xlsx", "csv", "txt")
FORMS = (*WRITE_WITH, *SHEETS, "md")
FILLS = {"red": "FFC00000", "amber": "FFFFC000", "green": "FF00B050", "blue": "FF0070C0", "yellow": "FFFFFF00"}


def masters(folder: Path = HERE, names: Sequence[str] = MASTERS + PLAIN) -> list[Path]:
    """Every plan under `folder` that has its gold beside it, by the name of its own folder."""
    found = (path for name in names for path in folder.glob(f"*/{name}"))
    return sorted(path for path in found if (path.parent / "gold.json").is_file())


def written(plans: Sequence[Path], out: Path) -> Iterator[tuple[str, str, Path]]:
    """(plan, form, file) for every format of every master; the files stand in `out`/<plan>.<form>."""
    by_form: dict[tuple[str, str], list[Path]] = {}
    out.mkdir(parents=True, exist_ok=True)
    plain = [master for master in plans if master.name in PLAIN]
    rich = [master for master in plans if master.name not in PLAIN]
    yield from ((master.parent.name, master.suffix[1:], master) for master in plain)
    for master in rich:
        copy = out / f"{master.parent.name}{master.suffix}"
        copy.write_bytes(master.read_bytes())
        for form in WRITE_WITH:
            if f".{form}" != master.suffix:
                by_form.setdefault((master.suffix, form), []).append(copy)
    for (suffix, form), copies in by_form.items():
        convert(copies, READ_WITH[suffix], WRITE_WITH[form])
    for master in rich:
        for form in (*WRITE_WITH, *SHEETS):
            path = out / f"{master.parent.name}.{form}"
            if form not in SHEETS or write_sheet(master, path):
                yield master.parent.name, form, path


def convert(files: Sequence[Path], reader: str, writer: str) -> None:
    """Let one LibreOffice write all `files`, beside them, in another format."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *("soffice", "--headless", f"-env:UserInstallation=file://{profile}", f"--infilter={reader}"),
            *("--convert-to", writer, "--outdir", str(files[0].parent), *map(str, files)),
        ]
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)


def write_sheet(master: Path, path: Path) -> bool:
    """The master as a workbook or a file of divided cells; False where that can't say a colour that stands alone."""
    blocks = read_document(master).blocks
    if path.suffix == ".xlsx":
        write_xlsx(blocks, path)
        fill(path, blocks)
        return True
    if any(cell.shade and not cell.text for block in blocks if isinstance(block, Table) for cell in cells(block)):
        return False
    write_csv(blocks, path, "," if path.suffix == ".csv" else "\t")
    return True


def fill(path: Path, blocks: Sequence[Block]) -> None:
    """Give the cells of a workbook the colours that they have in the master."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for number, row, _ in sheet_rows(blocks):
        for cell in row:
            if cell.shade in FILLS:
                sheet.cell(number, cell.column + 1).fill = PatternFill("solid", fgColor=FILLS[cell.shade])
    book.save(path)


def cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row.cells)

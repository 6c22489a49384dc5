"""Old office files through LibreOffice: read as the plan that they are, alone, in time, and nothing fetched."""

from __future__ import annotations

import http.server
import os
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from planparse.document import Table
from planparse.errors import EncryptedDocument, MissingProgram, TooLarge, UnreadableDocument, UnsupportedFormat
from planparse.readers import office, read_document
from tests.build import paragraphs_of, tables_of
from tests.printing import can_print

needs_office = pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: it reads these files")
ROWS = [["No", "Action", "Lead"], ["1", "Meet heads", "JH"], ["2", "Write up", "KP"]]
RTF = (
    r"{\rtf1\ansi{\trowd\cellx2000\cellx6000\cellx8000\intbl No\cell Action\cell Lead\cell\row}"
    r"{\trowd\cellx2000\cellx6000\cellx8000\intbl 1\cell Meet heads\cell JH\cell\row}\pard The end\par}"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan that LibreOffice saved as old Word, old Excel and RTF."""
    folder = tmp_path_factory.mktemp("old")
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, cells in zip(table.rows, ROWS, strict=True):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in cells])
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    word.add_paragraph("The end")
    word.save(str(folder / "plan.docx"))
    book.save(folder / "plan.xlsx")
    for suffix, source in (("doc", "plan.docx"), ("rtf", "plan.docx"), ("xls", "plan.xlsx")):
        save_as(folder, suffix, source)
    return folder


def save_as(folder: Path, suffix: str, name: str) -> None:
    """Have LibreOffice, as it comes, save a file of the folder in another format beside it."""
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", suffix, "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)


@needs_office
@pytest.mark.parametrize(
    ("name", "media_type"),
    [("plan.doc", "application/msword"), ("plan.rtf", "application/rtf"), ("plan.xls", "application/vnd.ms-excel")],
)
def test_an_old_file_gives_its_table(made: Path, name: str, media_type: str) -> None:
    document = read_document(made / name)
    assert tables_of(document) == [ROWS]
    assert (document.source.name, document.source.media_type) == (name, media_type)
    assert document.source.size_bytes == (made / name).stat().st_size


@needs_office
def test_the_name_decides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_text(RTF)
    document = read_document(path)
    assert tables_of(document) == [[["No", "Action", "Lead"], ["1", "Meet heads", "JH"]]]
    assert document.source.media_type == "application/rtf"


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """The port of a server on this machine and the paths that were asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], asked
    server.shutdown()


@needs_office
def test_nothing_that_the_file_points_to_is_fetched(tmp_path: Path, listener: tuple[int, list[str]]) -> None:
    port, asked = listener
    word = docx.Document()
    word.add_paragraph("Plan MARK")
    word.save(str(tmp_path / "plan.docx"))
    save_as(tmp_path, "odt", "plan.docx")
    picture = (
        '<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char"><draw:image '
        f'xlink:href="http://127.0.0.1:{port}/p.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame>'
    )
    with zipfile.ZipFile(tmp_path / "plan.odt") as plain, zipfile.ZipFile(tmp_path / "linked.odt", "w") as linked:
        for part in plain.infolist():
            linked.writestr(part, plain.read(part).replace(b"MARK", picture.encode()))
    save_as(tmp_path, "doc", "linked.odt")
    assert "/p.png" in asked  # LibreOffice as it comes does fetch it
    asked.clear()
    assert paragraphs_of(read_document(tmp_path / "linked.doc")) == ["Plan"]
    assert asked == []


def test_without_libreoffice_the_error_says_how_to_get_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.rtf"
    path.write_text(RTF)
    command = [sys.executable, "-c", "from planparse.cli import main; main()", "convert", str(path)]
    blind = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=blind)
    assert done.returncode == MissingProgram.exit_code == 6
    (line,) = done.stderr.splitlines()
    assert "plan.rtf" in line
    assert "install" in line


@needs_office
def test_a_damaged_file_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(office_header("WordDocument") + bytes(3000))
    with pytest.raises(UnreadableDocument, match="could not be read by LibreOffice"):
        read_document(path)


def test_a_locked_file_and_one_of_another_kind_are_clear_errors(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(office_header("EncryptedPackage"))
    with pytest.raises(EncryptedDocument, match="password"):
        read_document(path)
    path.write_bytes(office_header("PowerPoint Document"))
    with pytest.raises(UnsupportedFormat, match="another kind"):
        read_document(path)


def office_header(stream: str) -> bytes:
    """The first bytes of an old Office file that names a stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(60)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script as the program")
def test_a_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    program, child = tmp_path / "hangs", tmp_path / "child"
    program.write_text(f"#!/bin/sh\nsleep 100 &\necho $! > {child}\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    began = time.monotonic()
    with pytest.raises(TooLarge, match="more than 1 seconds"):
        office.run([str(program)], str(tmp_path), seconds=1)
    assert time.monotonic() - began < 10
    assert has_ended(int(child.read_text()))


def has_ended(process: int) -> bool:
    """Whether a process is gone, or only waits for its parent to notice."""
    for _ in range(50):
        try:
            os.kill(process, 0)
            if "Z" in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1][:3]:
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False


def test_tables_of_old_files_know_their_place(tmp_path: Path) -> None:
    if not can_print():
        pytest.skip("LibreOffice is not installed: it reads these files")
    path = tmp_path / "plan.rtf"
    path.write_text(RTF)
    (found,) = [b for b in read_document(path).blocks if isinstance(b, Table)]
    ref = found.rows[1].cells[1].ref
    assert (ref.page, ref.table, ref.row, ref.column) == (None, 1, 2, 2)

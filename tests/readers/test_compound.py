"""Old Office files that a password locks are told from damaged ones by what their streams begin with."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from planparse.errors import EncryptedDocument, PlanparseError
from planparse.readers import read_document
from planparse.readers.compound import is_cut, is_locked

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(name: str, stream: bytes, size: int = 4096, first: int = 1) -> bytes:
    """An old Office file of one stream: its header, a directory of one sector, the stream's first sector."""
    header = (MARK + bytes(22) + struct.pack("<H", 9)).ljust(512, b"\x00")
    spelled = name.encode("utf-16-le") + b"\x00\x00"
    entry = spelled.ljust(64, b"\x00") + struct.pack("<H", len(spelled)) + bytes(50) + struct.pack("<II", first, size)
    return header + entry.ljust(512, b"\x00") + stream.ljust(512, b"\x00")


def word(flags: int, mark: bytes = b"\xec\xa5") -> bytes:
    """The opening of a Word stream."""
    return mark + bytes(8) + struct.pack("<H", flags)


def excel(*kinds: int) -> bytes:
    """An Excel stream of records of four bytes."""
    return b"".join(struct.pack("<HHI", kind, 4, 0) for kind in kinds)


@pytest.mark.parametrize(
    ("data", "locked"),
    [
        pytest.param(compound("WordDocument", word(0x0100)), True, id="Word"),
        pytest.param(compound("WordDocument", word(0x1300, b"\xdc\xa5")), True, id="Word 95"),
        pytest.param(compound("WordDocument", word(0x1200)), False, id="Word, open"),
        pytest.param(compound("WordDocument", b"\x00\x00" + word(0x0100)), False, id="no Word stream"),
        pytest.param(compound("Workbook", excel(0x809, 0x2F, 0xE1)), True, id="Excel"),
        pytest.param(compound("Book", excel(0x809, 0x86, 0x2F)), True, id="Excel 95"),
        pytest.param(compound("Workbook", excel(0x809, 0xE1, 0xC1)), False, id="Excel, open"),
        pytest.param(compound("WordDocument", word(0x0100), size=100), False, id="a stream too short to have sectors"),
        pytest.param(compound("WordDocument", word(0x0100), first=4_000_000_000), False, id="a stream beyond the end"),
        pytest.param(compound("WordDocument", word(0x0100))[:700], False, id="cut in the directory"),
        pytest.param(compound("WordDocument", word(0x0100))[:1030], False, id="cut in the stream"),
        pytest.param(MARK, False, id="cut in the header"),
    ],
)
def test_a_file_tells_whether_a_password_locks_it(data: bytes, locked: bool) -> None:
    assert is_locked(data) is locked


@pytest.mark.parametrize(
    ("data", "cut"),
    [(compound("Workbook", b""), False), (compound("Workbook", b"")[:512], True), (MARK, True)],
)
def test_a_file_that_ends_before_its_directory_is_cut(data: bytes, cut: bool) -> None:
    assert is_cut(data) is cut


def test_a_locked_file_is_reported_as_locked_with_libreoffice_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(compound("WordDocument", word(0x0100)))
    for folders in (os.environ["PATH"], str(tmp_path)):
        monkeypatch.setenv("PATH", folders)
        with pytest.raises(EncryptedDocument, match=r"plan\.doc.*password"):
            read_document(path)


def test_an_open_file_that_is_damaged_is_not_called_locked(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(compound("WordDocument", word(0)))
    with pytest.raises(PlanparseError) as caught:
        read_document(path)
    assert not isinstance(caught.value, EncryptedDocument)

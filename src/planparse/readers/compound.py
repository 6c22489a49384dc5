"""Old Office files (.doc, .xls) are compound files: the first bytes of a stream tell whether a password locks it.

Sources: [MS-CFB] 2.2 and 2.6.1 for the container, [MS-DOC] 2.5.1 and [MS-XLS] 2.4.117 for what the streams begin with.
"""

from __future__ import annotations

import struct

_HEADER = 512  # bytes
_ENTRY = 128  # bytes of a directory entry; entries stand at multiples of it
_SMALLEST = 4096  # bytes of a stream that has sectors of its own
_WORD, _EXCEL = "WordDocument", ("Workbook", "Book")
_WORD_MARKS = (b"\xec\xa5", b"\xdc\xa5")  # Word 97 and later; Word 6 and 95
_ENCRYPTED = 0x0100
_PASSWORD = 0x2F  # the record of an Excel file that says how it is locked
_RECORDS = 8  # it is among the first of them


def is_locked(data: bytes) -> bool:
    """Whether an old Word or Excel file says that a password locks it; False for what says nothing of the kind."""
    word = opening_of(data, _WORD)
    if word[:2] in _WORD_MARKS and len(word) >= 12:
        return bool(struct.unpack_from("<H", word, 10)[0] & _ENCRYPTED)
    return any(has_password(opening_of(data, name)) for name in _EXCEL)


def is_cut(data: bytes) -> bool:
    """Whether the file ends before its directory of streams."""
    if len(data) < _HEADER:
        return True
    shift, directory = int(struct.unpack_from("<H", data, 30)[0]), int(struct.unpack_from("<I", data, 48)[0])
    return (directory + 1) << max(9, min(shift, 12)) >= len(data)


def opening_of(data: bytes, name: str) -> bytes:
    """The bytes of a stream's first sector; none where the file has no such stream of any size."""
    spelled = name.encode("utf-16-le") + b"\x00\x00"
    if len(data) < _HEADER:
        return b""
    sector = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    at = data.find(spelled)
    while at >= 0:
        entry = data[at : at + _ENTRY]
        if at % _ENTRY == 0 and len(entry) == _ENTRY and struct.unpack_from("<H", entry, 64)[0] == len(spelled):
            first, size = struct.unpack_from("<II", entry, 116)
            return data[(first + 1) * sector : (first + 2) * sector] if size >= _SMALLEST else b""
        at = data.find(spelled, at + 1)
    return b""


def has_password(stream: bytes) -> bool:
    """Whether one of the first records of an Excel stream locks it."""
    at = 0
    for _ in range(_RECORDS):
        if at + 4 > len(stream):
            return False
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _PASSWORD:
            return True
        at += 4 + size
    return False

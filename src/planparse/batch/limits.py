"""What a document may weigh before it is parsed, and how long and how large its parsing may get."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from planparse.errors import Bomb, Damaged, EncryptedDocument, TooLarge

_ZIP = b"PK\x03\x04"
_SMALL = 20_000_000  # bytes of a part: below that no ratio is suspicious, blank rows of sheets pack 500 to 1
_IMAGE = re.compile(rb"/Subtype\s*/Image")  # a scanned page is one; a stream's own words are never packed
_PAGE_OF_TEXT = 4_000  # bytes
_PAGE_OF_MARKUP = 40_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit is an option of the command; sizes in bytes, times in seconds."""

    file_bytes: int = 200_000_000
    pages: int = 2_000
    unpacked_bytes: int = 1_000_000_000
    ratio: int = 200  # of unpacked to packed, for parts of over 20 MB
    members: int = 10_000
    seconds: float = 60.0
    seconds_per_page: float = 2.0
    seconds_per_picture: float = 20.0  # on top of that, for a page that OCR reads: 6 to 8 on an idle core
    most_seconds: float = 600.0
    memory_bytes: int = 1_500_000_000

    def time_for(self, pages: int, pictures: int = 0) -> float:
        """The seconds that a document of so many pages may take, of which so many are read by OCR."""
        asked = self.seconds + self.seconds_per_page * pages + self.seconds_per_picture * pictures
        return min(asked, self.most_seconds)


class Weight(NamedTuple):
    """The pages of a document, estimated where it has none; those that OCR will read."""

    pages: int
    pictures: int = 0


def weigh(path: Path, limits: Limits, password: str | None = None) -> Weight:
    """What a document weighs; TooLarge or Bomb where it exceeds the limits.

    What can't be weighed, as it is damaged or locked, weighs nothing: its reader says what is wrong.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise TooLarge(f"{path}: larger than {limits.file_bytes // 1_000_000} MB; split it or pass the plan alone")
    if b"%PDF-" in head:
        return _pdf(path, limits, password)
    if head.startswith(_ZIP):
        return Weight(_package_pages(path, limits))
    return Weight(size // _PAGE_OF_TEXT)


def _pdf(path: Path, limits: Limits, password: str | None) -> Weight:
    from planparse.readers.pdf.ocr import is_installed
    from planparse.readers.pdf.pdfium import page_count  # loads pdfium

    data = path.read_bytes()
    try:
        count = page_count(data, password)
    except (EncryptedDocument, Damaged):
        return Weight(0)
    if count > limits.pages:
        raise TooLarge(f"{path}: has {count} pages, over {limits.pages}; split it")
    if not is_installed() or not _IMAGE.search(data):  # to look at pages takes a tenth of the time of a plan
        return Weight(count)
    from planparse.batch.pictures import count_pictures
    from planparse.readers.pdf.damage import flaws

    flaws(data)  # raises Bomb: its pages are not to be loaded
    return Weight(count, count_pictures(data, password))


def _package_pages(path: Path, limits: Limits) -> int:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return 0
    if len(members) > limits.members:
        raise Bomb(f"{path}: holds {len(members)} parts, more than a document has; save it anew")
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes:
        raise Bomb(f"{path}: unpacks to {unpacked // 1_000_000} MB; pass the plan alone")
    for member in members:
        if member.file_size > max(_SMALL, limits.ratio * member.compress_size):
            raise Bomb(f"{path}: unpacks to over {limits.ratio} times its size ({member.filename!r}); save it anew")
    return sum(member.file_size for member in members if member.filename.endswith(".xml")) // _PAGE_OF_MARKUP

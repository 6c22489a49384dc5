"""OpenDocument texts (.odt) and sheets (.ods)."""

from __future__ import annotations

from planparse.document import Document
from planparse.errors import UnsupportedFormat
from planparse.readers.packages import Archive
from planparse.schema import Source


def read_odt(package: Archive, source: Source) -> Document:
    """In the making."""
    raise UnsupportedFormat("is an OpenDocument file, which planparse does not read yet; save it as Word, PDF or text")

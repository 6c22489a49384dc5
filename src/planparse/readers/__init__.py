"""Formats and nothing else: a reader turns bytes into a `Document` exactly as printed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from planparse.document import Document
from planparse.errors import Damaged, MissingProgram, TooLarge, UnreadableDocument, UnsupportedFormat
from planparse.readers.containers import OLE, RTF, ZIP, old_document, package_document
from planparse.readers.delimited import read_delimited
from planparse.readers.text import read_text
from planparse.schema import Source

SUFFIXES = (
    *(".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".tab", ".htm", ".html", ".xhtml"),
    *(".pdf", ".docx", ".docm", ".odt", ".xlsx", ".xlsm", ".ods", ".doc", ".rtf", ".xls"),
)
MAX_TEXT = 20_000_000  # bytes of text: 5,000 pages have no more
MAX_BYTES = 200_000_000  # of a file with pictures in it
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "iso8859-1", "us-ascii", "ascii"})
_BLANK = b" \t\r\n\f\v\x00"  # zeros are what a broken copy leaves
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def read_document(path: Path, password: str | None = None) -> Document:
    """Read the file at `path` by its content; UnreadableDocument and its kinds say what is wrong and what to do."""
    try:
        if not path.is_file():
            raise UnreadableDocument(f"{path}: no such file; check the path")
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path, MAX_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror or error}") from None
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        return pdf_document(data, path, password)
    if data.startswith((*ZIP, OLE[:4], RTF)):
        return office_document(data, path)
    if len(data) > MAX_TEXT:
        raise too_large(path, MAX_TEXT)
    if not data.strip():
        raise Damaged(f"{path}: is empty; nothing to read")
    if not data.strip(_BLANK):
        raise Damaged(f"{path}: holds zeros where its text should be; fetch it again")
    if data.startswith(_PICTURES):
        raise UnsupportedFormat(f"{path}: is a picture, which planparse does not read; pass a file with text")
    return text_document(data, path)


def too_large(path: Path, limit: int) -> TooLarge:
    """The error for a file beyond a limit in bytes."""
    return TooLarge(f"{path}: larger than {limit // 1_000_000} MB; split it or pass the plan alone")


def text_document(data: bytes, path: Path) -> Document:
    """The Document of text's bytes: divided cells, HTML or plain lines, told apart by content."""
    text = decode(data, path)
    source = Source(
        name=path.name,
        media_type="text/html" if "<html" in text[:2000].lower() else "text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
    )
    try:
        return read_delimited(text, source, path.suffix) or read_text(text, source)
    except TooLarge as error:
        raise TooLarge(f"{path}: {error}") from None


def pdf_document(data: bytes, path: Path, password: str | None = None) -> Document:
    """The Document of a PDF's bytes; EncryptedDocument and UnreadableDocument say what to do."""
    from planparse.readers.pdf.read import read_pdf  # loads pdfium

    source = Source(
        name=path.name,
        media_type="application/pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
    )
    try:
        return read_pdf(data, source, password)
    except UnreadableDocument as error:
        raise type(error)(f"{path}: {error}") from None


def office_document(data: bytes, path: Path) -> Document:
    """The Document of an office file's bytes; MissingProgram and the kinds of UnreadableDocument say what to do."""
    source = Source(name=path.name, media_type="", sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data))
    try:
        return package_document(data, source) if data.startswith(ZIP) else old_document(data, source)
    except (UnreadableDocument, MissingProgram) as error:
        raise type(error)(f"{path}: {error}") from None


def decode(data: bytes, path: Path) -> str:
    """The text of the bytes: UTF-8 or UTF-16 with or without a mark, else what its HTML declares or cp1252.

    Raises UnsupportedFormat for bytes that are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
        if "\x00" in text:  # UTF-32 begins alike
            raise UnsupportedFormat(f"{path}: holds NUL characters, so it is no UTF-16; save it as UTF-8")
        return text
    head = data[:4000]
    if b"\x00" in head:
        even, odd = head[0::2], head[1::2]
        for encoding, letters, zeros in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
            if zeros.count(0) > 0.6 * len(zeros) > letters.count(0) * 2 and len(data) % 2 == 0:
                return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        raise UnsupportedFormat(f"{path}: holds NUL bytes, so it is no text; check that it is the right file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode(declared_encoding(data), errors="replace")
    control = sum(1 for c in text[:4000] if (ord(c) < 32 and c not in "\t\n\r\f\x0b") or c == "\ufffd")
    if control > 0.02 * min(len(text), 4000):
        raise UnsupportedFormat(f"{path}: is binary data, not text; check that it is the right file")
    return text


def declared_encoding(data: bytes) -> str:
    """The encoding that an HTML page declares where Python knows it, else cp1252 of the 2010s."""
    found = _CHARSET.search(data[:4096])
    name = found.group(1).decode("ascii").lower() if found else "cp1252"
    if name in _LATIN or name.startswith("utf"):  # Latin 1 is read as its superset, and it is no UTF-8
        return "cp1252"
    try:
        b" ".decode(name)  # refuses what is no encoding of text
    except (LookupError, UnicodeError):
        return "cp1252"
    return name

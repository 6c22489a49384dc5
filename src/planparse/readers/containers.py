"""Office files by what they hold: zip packages told apart by their parts, old files by their streams."""

from __future__ import annotations

from dataclasses import replace

from planparse.document import Document
from planparse.errors import Damaged, EncryptedDocument, MissingProgram, UnreadableDocument, UnsupportedFormat
from planparse.readers.packages import open_archive
from planparse.schema import Source

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf"
_OPEN = "application/vnd.oasis.opendocument."
_STREAMS = (  # the stream that an old Office file is named by -> its kind, what today's reader takes, its media type
    ("WordDocument", "doc", "docx", "application/msword"),
    ("Workbook", "xls", "xlsx", "application/vnd.ms-excel"),
    ("Book", "xls", "xlsx", "application/vnd.ms-excel"),
)


def package_document(data: bytes, source: Source) -> Document:
    """The Document of a zip package: a Word file, an Excel workbook, an OpenDocument text or sheet.

    Raises UnsupportedFormat for a package of another kind, UnreadableDocument and its kinds for what is wrong.
    """
    from planparse.readers import docx, odt, xlsx  # each loads what only it needs

    package = open_archive(data)
    kind = (package.read("mimetype") or b"")[:200].decode("ascii", "replace").strip()
    if kind.startswith(_OPEN) or ("mimetype" in package.members and "content.xml" in package.members):
        if not kind.startswith((_OPEN + "text", _OPEN + "spreadsheet")):
            raise UnsupportedFormat(f"is an OpenDocument file of another kind ({kind}); save it as PDF or text")
        return odt.read_odt(package, source.model_copy(update={"media_type": kind}))
    if xlsx.is_workbook(package):
        return xlsx.read_xlsx(package, source.model_copy(update={"media_type": xlsx.MEDIA_TYPE}))
    return docx.read_docx(data, source.model_copy(update={"media_type": docx.MEDIA_TYPE}))


def old_document(data: bytes, source: Source) -> Document:
    """The Document of an old Word, Excel or RTF file, saved anew by an installed LibreOffice.

    Raises MissingProgram where it is not installed, EncryptedDocument for a locked file, UnsupportedFormat for an old
    file of another kind, UnreadableDocument and its kinds for what is wrong.
    """
    from planparse.readers.compound import is_locked
    from planparse.readers.office import converted

    suffix, target, media_type = old_kind(data)
    try:
        saved = converted(data, suffix, target)
    except (UnreadableDocument, MissingProgram):
        if is_locked(data):  # told only now: a workbook whose sheets alone are protected looks alike, and opens
            raise EncryptedDocument("is protected by a password; save it without one") from None
        raise
    document = package_document(saved, source)
    return replace(document, source=document.source.model_copy(update={"media_type": media_type}))


def old_kind(data: bytes) -> tuple[str, str, str]:
    """(suffix, format to save it in, media type) of an old file's bytes."""
    from planparse.readers.compound import is_cut

    if data.startswith(RTF):
        return "rtf", "docx", "application/rtf"
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedDocument("is protected by a password; save it without one")
    for stream, suffix, target, media_type in _STREAMS:
        if stream.encode("utf-16-le") + b"\x00\x00" in data:
            return suffix, target, media_type
    if data.startswith(OLE) and is_cut(data):
        raise Damaged("is an old Office file that was cut before its list of parts; fetch it again")
    raise UnsupportedFormat("is an old Office file of another kind; save it as Word, PDF or text")

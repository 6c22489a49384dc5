"""Zip packages of XML parts (Office Open XML, OpenDocument), opened safely.

Every limit is counted while inflating, no entity is resolved, nothing outside the package is fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, NamedTuple

from planparse.errors import Bomb, Damaged, EncryptedDocument, TooLarge

MAX_MEMBERS = 10_000
MAX_PART = 50_000_000  # bytes of one part, inflated: 300 full pages take 10 million
MAX_INFLATED = 120_000_000  # bytes of all parts that are read
MAX_MARKS = 2_500_000  # "<" and "=" of one part: each is a node of at most about 200 bytes in memory
_CHUNK = 1 << 16
_STRICT = (  # ISO 29500 Strict names the same things differently
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


class Relation(NamedTuple):
    """One relationship of a part: the last word of its type, the part it leads to; `external` leads outside."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Archive:
    """The parts of an opened package by their names in small letters, read when asked for."""

    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    inflated: int = 0

    def xml(self, name: str) -> Any | None:
        """The root element of a part, null where the package lacks it; Damaged where it is damaged."""
        data = self.read(name)
        return None if data is None else parse(data, name)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, inflated under the limits; null where the package lacks it."""
        info = self.members.get(name.casefold())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise EncryptedDocument("is protected by a password; save it without one")
        out = io.BytesIO()
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self.inflated += len(chunk)
                    if out.tell() + len(chunk) > MAX_PART or self.inflated > MAX_INFLATED:
                        raise Bomb(f"unpacks to more than a plan can hold ({name}); pass the plan alone")
                    out.write(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise Damaged(f"is damaged ({name}: {error}); fetch it again") from None
        return out.getvalue()


def open_archive(data: bytes) -> Archive:
    """The package of a zip's bytes; Damaged for a damaged zip, Bomb for one beyond the limits."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Damaged(f"is a cut or damaged zip package ({error}); fetch it again") from None
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise Bomb(f"holds {len(infos)} parts, more than a document has; save it anew")
    return Archive(archive, {info.filename.replace("\\", "/").lstrip("/").casefold(): info for info in infos})


def relations_of(package: Archive, part: str) -> dict[str, Relation]:
    """The relationships of a part by id; "" is the package itself. A part without any has none."""
    folder, _, name = part.rpartition("/")
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Relation] = {}
    for item in root if root is not None else ():
        target = item.get("Target") or ""
        external = item.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/")
        found[item.get("Id") or ""] = Relation((item.get("Type") or "").rpartition("/")[2], target, external)
    return found


def parse(data: bytes, name: str, classes: Any | None = None) -> Any:
    """The root element of XML bytes; no entity is resolved, and a document type is refused.

    `classes` is an lxml lookup of the classes that its elements are to have.
    """
    from lxml import etree  # heavy, and only packages need it

    if data.count(b"<") + data.count(b"=") > MAX_MARKS:
        raise TooLarge(f"has more cells and marks than a plan can hold ({name}); pass the plan alone")
    if b"purl.oclc.org" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if classes is not None:
        parser.set_element_class_lookup(classes)
    plain = data.replace(b"\x00", b"") if b"\x00" in data[:4] else data  # of UTF-16
    kind = Bomb if b"<!ENTITY" in plain else Damaged  # entities that name entities unfold without end
    refused = kind(f"declares a document type ({name}), as no office file does; save it anew")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise refused
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error.msg):
            raise TooLarge(f"nests its parts to a depth that no plan has ({name}); save it as plain text") from None
        raise Damaged(f"is damaged ({name}: {error.msg}); open it and save it anew") from None
    if root.getroottree().docinfo.doctype:  # in rarer encodings it is not seen in the bytes
        raise refused
    return root

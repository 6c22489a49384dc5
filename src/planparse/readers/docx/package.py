"""A Word file's zip package: which of its parts is the document, and what that leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planparse.errors import UnsupportedFormat
from planparse.readers.packages import MAX_PART, Archive, Relation, open_archive, parse, relations_of

__all__ = ["MAX_PART", "Package", "open_package", "parse"]

_OFFICE_DOCUMENT = "/officeDocument"


@dataclass(slots=True)
class Package(Archive):
    """The parts of an opened Word file; `main` is the document's own part, `relations` what it leads to, by id."""

    main: str = ""
    relations: dict[str, Relation] = field(default_factory=dict)

    def related(self, kind: str) -> Iterator[str]:
        """The names of the parts of a kind ("styles", "footnotes") that the document leads to."""
        return (r.target for r in self.relations.values() if r.kind == kind and not r.external)


def open_package(data: bytes) -> Package:
    """The package of a Word file's bytes.

    Raises UnreadableDocument for a damaged zip, TooLarge for one beyond the limits, UnsupportedFormat for a zip
    that is no Word file, EncryptedDocument for one that a password locks.
    """
    opened = open_archive(data)
    package = Package(opened.archive, opened.members)
    package.main = main_part(package)
    package.relations = relations_of(package, package.main)
    return package


def main_part(package: Package) -> str:
    """The name of the document's own part; UnsupportedFormat where the package is of another kind."""
    leads = [r.target for r in relations_of(package, "").values() if _OFFICE_DOCUMENT.endswith("/" + r.kind)]
    for name in (*leads, "word/document.xml"):
        if name.casefold() in package.members and not name.startswith(("xl/", "ppt/")):
            return name
    if any(member.startswith("ppt/") for member in package.members):
        raise UnsupportedFormat("is a PowerPoint presentation, which planparse does not read; save it as PDF or text")
    raise UnsupportedFormat("is a zip archive without a Word document; unpack it and pass its files")

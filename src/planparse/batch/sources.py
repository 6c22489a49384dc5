"""Which documents a run is about: from folders, paths, lists and manifests, each with a name and a place for its JSON.

What can't be a document (a pipe, a link that leads nowhere, a name that no text can hold) is refused by name: it stays
in the list with the reason, and becomes a result like any other.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from planparse.errors import UnreadableDocument, UsageError
from planparse.readers import SUFFIXES

INSIDE = ".planparse"  # the folder in an output folder that holds what differs from run to run
NOT_PLANS = frozenset({"notes.md", "notes.txt", "readme.md", "readme.txt"})
_MOST = 255 - len(".json")  # bytes of a file's name
_PATH = "path"  # the manifest's column


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a run; `target` is where its JSON goes beneath the output folder, "/" between folders."""

    path: Path
    name: str
    target: str
    refused: str = ""  # why it is not to be opened
    labels: tuple[tuple[str, str], ...] = ()


def from_arguments(paths: Iterable[Path], output: Path | None = None) -> list[Document]:
    """The documents that paths name, folders walked in sorted order; `output`, where it lies within one, is left out.

    Raises UnreadableDocument for a folder that holds no plan, UsageError where two would be written to one place.
    """
    found: list[Document] = []
    for path in paths:
        if path.is_dir():
            inside = [_document(file, file.relative_to(path)) for file in _walk(path, output)]
            if not inside:
                raise UnreadableDocument(f"{path}: holds no plan ({' '.join(SUFFIXES)}); name another folder or a file")
            found += inside
        else:
            found.append(_document(path, Path(path.name)))
    return without_collisions(found)


def from_lines(data: bytes) -> list[Document]:
    """The documents of a list of paths, one a line; blank lines are left out. Their folders are kept in the output."""
    lines = [line for line in data.split(b"\n") if line.strip()]
    return without_collisions(_listed(Path(os.fsdecode(line.rstrip(b"\r")))) for line in lines)


def from_manifest(data: bytes, folder: Path, name: str) -> list[Document]:
    """The documents of a CSV with a column "path", relative to `folder`; further columns go into the results.

    Raises UsageError where the column is missing or a row has no path.
    """
    text = data.decode("utf-8-sig", errors="surrogateescape")
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ",")
    columns = {(column or "").strip().casefold(): column for column in rows.fieldnames or ()}
    if _PATH not in columns:
        raise UsageError(f"{name}: has no column {_PATH!r}; its first line must name the columns")
    found: list[Document] = []
    for row in rows:
        value = (row[columns[_PATH]] or "").strip()
        if not value:
            raise UsageError(f"{name}:{rows.line_num}: has no path")
        labels = tuple((key, row[column] or "") for key, column in columns.items() if key not in (_PATH, ""))
        found.append(replace(_listed(Path(value), folder), labels=labels))
    return without_collisions(found)


def shard_of(documents: Iterable[Document], part: int, parts: int) -> list[Document]:
    """The documents of one shard of `parts`, from 1: told by their targets, so that others don't change it."""
    return [document for document in documents if _bucket(document.target) % parts == part - 1]


def by_shard(documents: Iterable[Document], parts: int) -> list[list[Document]]:
    """The documents of all shards, those of the first shard first."""
    found: list[list[Document]] = [[] for _ in range(parts)]
    for document in documents:
        found[_bucket(document.target) % parts].append(document)
    return found


def without_collisions(documents: Iterable[Document]) -> list[Document]:
    """The documents, each once, in their order; UsageError where two would be written to one place."""
    taken: dict[str, Document] = {}
    for document in documents:
        other = taken.setdefault(document.target, document)
        if other.path != document.path:
            raise UsageError(f"{other.name} and {document.name} would both be written as {other.target}; convert apart")
    return list(taken.values())


def shown(path: Path) -> str:
    """A path as text that any file and terminal can hold: what is no UTF-8 and what controls is escaped."""
    text = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") else ascii(c)[1:-1] for c in text)


def _bucket(target: str) -> int:
    return int.from_bytes(hashlib.sha256(target.encode()).digest()[:8], "big")


def _walk(folder: Path, output: Path | None) -> list[Path]:
    """What looks like a plan beneath a folder, sorted as paths; links to folders are not entered."""
    skipped = output.resolve() if output else None
    found: list[Path] = []
    for top, folders, files in os.walk(folder):
        if INSIDE in folders:  # an output folder: its tables and its report are no plans
            folders.clear()
            continue
        folders[:] = [name for name in folders if not skipped or Path(top, name).resolve() != skipped]
        found += (Path(top, name) for name in files if _is_plan(name))
    return sorted(found)


def _is_plan(name: str) -> bool:
    hidden = name.startswith(".") or name.lower() in NOT_PLANS
    return os.path.splitext(name)[1].lower() in SUFFIXES and not hidden


def _listed(path: Path, folder: Path = Path()) -> Document:
    """A document of a list: its folders are its place in the output, without what leads upwards or to the root."""
    kept = PurePosixPath(os.path.normpath(path))
    if ".." in kept.parts:
        kept = PurePosixPath(os.path.abspath(folder / path))
    return _document(folder / path, Path(*(part for part in kept.parts if part != kept.anchor)))


def _document(path: Path, place: Path) -> Document:
    return Document(path, shown(path), shown(place) + ".json", _refusal(path, place))


def _refusal(path: Path, place: Path) -> str:
    """Why a path is not to be opened; empty where it is a file."""
    if shown(place) != str(place):
        return "has a name with signs that no text can hold (a line break, or no UTF-8); rename it"
    if any(len(os.fsencode(part)) > _MOST for part in place.parts):
        return f"has a name of over {_MOST} bytes; rename it"
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return "is a link that leads nowhere" if path.is_symlink() else "no such file; check the path"
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
    if stat.S_ISDIR(kind):
        return "is a folder; name it by itself, or the files in it"
    return "" if stat.S_ISREG(kind) else "is a pipe or a device, no file; pass a file"

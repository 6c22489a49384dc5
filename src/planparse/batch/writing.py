"""Files that nobody ever sees half of, and the folders that they stand in."""

from __future__ import annotations

import json
import os
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planparse.errors import OutputError

_NAME = re.compile(r'(\{\s*"schema_version":\s*"[^"]*",\s*"source":\s*\{\s*"name":\s*)"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the JSON of many documents goes: each at its target beneath `root`."""

    root: Path

    def put(self, target: str, text: str) -> str:
        """Write a document's JSON; the place as results name it. OutputError when it can't be."""
        write_whole(self.root / target, text)
        return target

    def text(self, output: str) -> str:
        """A JSON that was written here; OutputError where it can't be read."""
        try:
            return (self.root / output).read_text(encoding="utf-8", errors="surrogatepass")
        except OSError as error:
            raise OutputError(f"{self.root / output}: cannot be read: {error.strerror or error}") from None

    def holds(self, output: str, size: int) -> bool:
        """Whether a JSON of so many bytes stands here."""
        try:
            return (self.root / output).stat().st_size == size
        except OSError:
            return False

    def drop(self, output: str) -> None:
        """Remove a JSON that no longer stands for its document."""
        remove(self.root / output)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; OutputError when it can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made a folder: {error.strerror}; choose another with -o") from None


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, even if the power fails: beside it first, synced, then renamed.

    Raises OutputError when it can't be written.
    """
    beside = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a device or a pipe is written to, not replaced
            path.write_text(text, encoding="utf-8", newline="\n", errors="surrogatepass")
            return
        _write_synced(beside, text)
        os.replace(beside, path)
        _sync_folder(path.parent)
    except BaseException as error:  # Ctrl-C too leaves nothing half-written behind
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}; choose another with -o") from None


def remove(path: Path) -> None:
    """Remove a file, and what a killed run may have left of it; OutputError when it can't be."""
    try:
        _beside(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        raise OutputError(f"{path}: cannot be removed: {error.strerror or error}") from None


def _beside(path: Path) -> Path:
    """Where a file is written first: always the same for one file, so that the next run writes over what is left."""
    return path.parent / f".planparse-{zlib.crc32(os.fsencode(path.name)):08x}.part"


def _write_synced(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n", errors="surrogatepass") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Without this a rename may be lost with the power, the journal not."""
    with suppress(OSError):  # a folder can't be opened everywhere
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def renamed(text: str, name: str) -> str:
    """A plan's JSON as it would be had the document another file name."""
    found = _NAME.match(text)
    if not found:
        raise ValueError("is no JSON of planparse")
    return f"{found.group(1)}{json.dumps(name, ensure_ascii=False)}{text[found.end() :]}"

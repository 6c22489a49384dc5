"""What a run has done, on disk: a SQLite file in the output folder that a killed run leaves whole.

A row says what became of one document, under which content and which planparse; it is committed only after the
document's JSON stands written. The file is held by one run at a time: SQLite's own lock, which ends with the process.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from planparse.batch.outcomes import Finished, Outcome, Result
from planparse.errors import JournalError, OutputError

VERSION = 2
_TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    target TEXT PRIMARY KEY, -- where the document's JSON goes
    key TEXT NOT NULL,       -- content, suffix, planparse's version, grammar and options
    outcome TEXT NOT NULL,
    output TEXT,
    output_bytes INTEGER,
    result TEXT NOT NULL,    -- the whole record as JSON
    seconds REAL NOT NULL,
    tries INTEGER NOT NULL,
    traceback TEXT NOT NULL,
    finished TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_key ON documents (key);
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_ROW = "target, key, outcome, output, output_bytes, result, seconds, tries, traceback, finished"


class Journal:
    """The journal of one output folder, held until it is closed."""

    def __init__(self, path: Path, patience: float = 0.0) -> None:
        """`patience` is the seconds to wait for another run that holds it.

        Raises JournalError where another run holds it or another version wrote it, OutputError where it can't be.
        """
        self.path = path
        try:
            self._database = sqlite3.connect(path, timeout=patience, isolation_level=None)
            self._open()
        except sqlite3.Error as error:
            raise _explained(error, path) from None

    def _open(self) -> None:
        run = self._database.execute
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")  # a power failure may lose the last rows, never the file
        run("BEGIN IMMEDIATE")
        version = run("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION):
            self.close()
            raise JournalError(f"{self.path}: is of another version of planparse ({version}); choose another -o")
        for statement in _TABLES.split(";"):
            run(statement)
        run(f"PRAGMA user_version = {VERSION}")
        run("COMMIT")

    def close(self) -> None:
        """Let the journal go."""
        self._database.close()

    def found(self, target: str) -> tuple[str, Finished, int] | None:
        """(key, what became of the document, bytes of its JSON) as last recorded for a place."""
        rows = self._all(
            "SELECT key, result, seconds, tries, traceback, output_bytes FROM documents WHERE target = ?", target
        )
        return next(((row[0], _finished(*row[1:5]), row[5] or 0) for row in rows), None)

    def twins(self, key: str) -> Iterator[tuple[Result, int]]:
        """The documents of one content that have a JSON, in the order of their places, with its bytes."""
        for text, size in self._all(
            "SELECT result, output_bytes FROM documents WHERE key = ? AND output IS NOT NULL ORDER BY target", key
        ):
            yield _result(text), size

    def hashes(self) -> dict[str, str]:
        """The hash of each document's content, by place."""
        return dict(self._all("SELECT target, json_extract(result, '$.sha256') FROM documents"))

    def record(self, target: str, key: str, finished: Finished, output_bytes: int | None) -> None:
        """Commit what became of a document, whose JSON stands written."""
        result = finished.result
        text = json.dumps(result.record())
        values = (target, key, result.outcome.value, result.output, output_bytes, text)
        self._all(
            f"INSERT OR REPLACE INTO documents ({_ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
            *(*values, finished.seconds, finished.tries, finished.traceback),
        )

    def strike(self, target: str) -> None:
        """Strike out what was recorded for a place, before its JSON is written anew or goes."""
        self._all("DELETE FROM documents WHERE target = ?", target)

    def mark(self, name: str, value: str | None) -> None:
        """Note something about the run as a whole, or strike it out with null."""
        self._all("DELETE FROM marks WHERE name = ?", name)
        if value is not None:
            self._all("INSERT INTO marks VALUES (?, ?)", name, value)

    def marked(self, name: str) -> str | None:
        """What was noted under a name."""
        return next((row[0] for row in self._all("SELECT value FROM marks WHERE name = ?", name)), None)

    def merge(self, other: Path, targets: Sequence[str] | None = None, patience: float = 0.0) -> None:
        """Take over what another journal has recorded, of all places or of some; JournalError while its run goes on."""
        source = Journal(other, patience)  # held, so that no run of it begins meanwhile
        try:
            rows: Iterable[tuple[Any, ...]]
            if targets is None:
                rows = source._all(f"SELECT {_ROW} FROM documents")
            else:
                one = f"SELECT {_ROW} FROM documents WHERE target = ?"
                rows = [row for target in targets for row in source._all(one, target)]
            with self._transaction():
                self._database.executemany(
                    f"INSERT INTO documents ({_ROW}) VALUES ({', '.join('?' * 10)}) ON CONFLICT (target) DO UPDATE SET "
                    + ", ".join(f"{column} = excluded.{column}" for column in _ROW.split(", ")[1:])
                    + " WHERE excluded.finished > documents.finished",
                    rows,
                )
        finally:
            source.close()

    def _all(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise _explained(error, self.path) from None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._all("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._all("ROLLBACK")
            raise
        self._all("COMMIT")


def _explained(error: sqlite3.Error, path: Path) -> JournalError | OutputError:
    said = str(error)
    if "locked" in said or "busy" in said:
        return JournalError(f"{path.parent.parent}: another run is writing here; wait for it or choose another -o")
    if "not a database" in said or "malformed" in said or "no such column" in said:
        return JournalError(f"{path}: is no journal of this planparse ({said}); choose another -o")
    return OutputError(f"{path}: cannot be written: {said}; make room, then run the same command again")


def _finished(text: str, seconds: float, tries: int, traceback: str) -> Finished:
    return Finished(_result(text), seconds, tries, fresh=False, traceback=traceback)


def _result(text: str) -> Result:
    values = json.loads(text)
    values["outcome"] = Outcome(values["outcome"])
    for name in ("warnings", "guesses", "labels"):
        values[name] = tuple((key, value) for key, value in values[name])
    return Result(**values)

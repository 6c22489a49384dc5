"""What can stop a run: each error carries its exit code and says what to do next.

Exit codes (README): 0 all good; 1 a check found differences, or warnings under --strict; 2 usage;
3 some documents failed; 4 all failed; 5 output not writable; 6 missing optional dependency; 7 journal locked or of
another version; 130 interrupted.
"""

from __future__ import annotations


class PlanparseError(Exception):
    """Base of every error that planparse raises on purpose."""

    exit_code = 4


class UsageError(PlanparseError):
    """The command or its arguments make no sense together."""

    exit_code = 2


class UnreadableDocument(PlanparseError):
    """The input can't be read as a document; the message says why and what to do."""


class UnsupportedFormat(UnreadableDocument):
    """The bytes are of a format that no reader handles."""


class EncryptedDocument(UnreadableDocument):
    """The input is protected by a password that was not given, or is wrong."""


class Damaged(UnreadableDocument):
    """The input is empty, cut or broken."""


class TooLarge(UnreadableDocument):
    """The input exceeds a documented limit."""


class Bomb(TooLarge):
    """The input unpacks or unfolds to far more than its bytes let expect."""


class TookTooLong(TooLarge):
    """The input could not be read within its time."""


class MissingProgram(PlanparseError):
    """The input needs a program that is not installed; the message says how to get it."""

    exit_code = 6


class GrammarError(PlanparseError):
    """A grammar file is wrong; the message names file, line and reason."""

    exit_code = 2


class OutputError(PlanparseError):
    """The output can't be written."""

    exit_code = 5


class JournalError(PlanparseError):
    """The output folder's journal is held by another run, or of another version."""

    exit_code = 7

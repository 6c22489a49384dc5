"""What a command does when it can't go on: one line on stderr, the documented exit code, no traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from planparse.errors import OutputError, PlanparseError

INTERRUPTED = 130
MISSING_DEPENDENCY = 6


def say(line: str) -> None:
    """One line to a person, on stderr; silent when nobody listens there any more."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def put(text: str) -> None:
    """Data on stdout, in UTF-8 whatever the locale; OutputError when it can't be written."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", errors="surrogatepass"))
        sys.stdout.buffer.flush()
    except (OSError, ValueError) as error:
        _silence_stdout()
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise OutputError(f"stdout: cannot be written: {reason}; write to a file with -o") from None


def _silence_stdout() -> None:
    """Python flushes stdout once more as it exits, and would complain again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def guarded() -> Iterator[None]:
    """Turn planparse's own errors, an interruption and a missing package into a line and an exit code."""
    try:
        yield
    except PlanparseError as error:
        say(f"planparse: {error}")
        raise typer.Exit(error.exit_code) from None
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "planparse":
            raise
        say(f"planparse: the package {error.name} is missing; install planparse again with its dependencies")
        raise typer.Exit(MISSING_DEPENDENCY) from None
    except KeyboardInterrupt:
        say("planparse: interrupted")
        raise typer.Exit(INTERRUPTED) from None

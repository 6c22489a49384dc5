"""Small plans and runs over them, for the tests of the batch."""

from __future__ import annotations

import re
from pathlib import Path

from planparse.batch.engine import Manner
from planparse.batch.folder import End, run_batch
from planparse.batch.sources import from_arguments
from planparse.batch.worker import Setting

HEADER = "Recommendation\tAction\tLead\tBy when\tProgress\n"


def plan(number: int) -> str:
    """A plan of two actions, unlike that of any other number."""
    return (
        f"{HEADER}Improve audit {number}\tMeet the heads\tTeam Manager\tMay 2021\tStarted.\n"
        f"Record visit {number}\tWrite it up within {number} days\tHead of Service\tJune 2021\tDone.\n"
    )


def folder_of(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A folder with files in it; a str is a text."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def batch(source: Path, output: Path, setting: Setting | None = None, manner: Manner | None = None) -> End:
    """A run over a folder as the command does it, without waiting for files that are new."""
    return run_batch(from_arguments([source]), output, setting or Setting(), manner or Manner())


def room(megabytes: int) -> int:
    """A limit of memory in bytes that leaves a worker so much, whatever the tests before have left in this process."""
    held = re.search(r"VmData:\s*(\d+) kB", Path("/proc/self/status").read_text())
    return megabytes * 1_000_000 + (int(held.group(1)) * 1024 if held else 0)


def tree(folder: Path) -> dict[str, bytes]:
    """What stands in an output folder, but for what differs from run to run."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".planparse" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(files)}

"""What stands in a folder and is no ordinary file: links, pipes, devices, names that no text can hold."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile.texts import plan


def link_to_itself(path: Path) -> None:
    """A link that leads to itself."""
    path.symlink_to(path.name)


def link_to_nowhere(path: Path) -> None:
    """A link to a file that is not there."""
    path.symlink_to("gone.pdf")


def link_to_device(path: Path) -> None:
    """A link to zeros without end."""
    path.symlink_to("/dev/zero")


def link_to_plan(path: Path) -> None:
    """A link to a sound plan outside of the folder."""
    outside = path.parent.parent / "outside.txt"
    outside.write_text(plan().replace("May", "July"))
    path.symlink_to(outside)


def pipe(path: Path) -> None:
    """A named pipe that nobody writes to."""
    os.mkfifo(path)


def folder(path: Path) -> None:
    """A folder with a plan in it, `path`, and a link that leads from it to the folder above."""
    path.parent.mkdir()
    path.write_text(plan().replace("May", "August"))
    (path.parent / "above").symlink_to("..")


def unreadable(path: Path) -> None:
    """A plan that only root may read."""
    path.write_text(plan().replace("May", "September"))
    path.chmod(0)


def sparse(path: Path) -> None:
    """A file of 201 MB that takes no room."""
    with path.open("wb") as file:
        file.truncate(201_000_000)

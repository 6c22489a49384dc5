"""The tests run against the checkout, installed or not, also in the processes that they start."""

from __future__ import annotations

import os
from pathlib import Path

SRC = str(Path(__file__).parents[1] / "src")


def pytest_configure() -> None:
    """Processes started by a test import the same planparse as the test itself."""
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [SRC, os.environ.get("PYTHONPATH", "")]))

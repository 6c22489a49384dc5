"""The tests run against the checkout, installed or not, also in the processes that they start; none on the network."""

from __future__ import annotations

import os
from pathlib import Path

import tests.offline.sitecustomize  # noqa: F401  (keeps this process off the network; others by its name)

SRC = str(Path(__file__).parents[1] / "src")
OFFLINE = str(Path(__file__).parent / "offline")


def pytest_configure() -> None:
    """Processes started by a test import the same planparse as the test itself, off the network as well."""
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [OFFLINE, SRC, os.environ.get("PYTHONPATH", "")]))

"""Counts the known failures, `python -m tests.known_failures`: what a test module's UNREAD names are strict xfails.

UNREAD maps a case to the reason, or a reason to its cases. It is read from the syntax tree: no test runs.
"""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parent
NAME = "UNREAD"


def known_failures(folder: Path = TESTS) -> dict[str, int]:
    """The number of known failures of each test module that has a table of them, by its path in the folder."""
    counts = {path.relative_to(folder).as_posix(): count_in(path) for path in sorted(folder.rglob("test_*.py"))}
    return {name: count for name, count in counts.items() if count is not None}


def count_in(path: Path) -> int | None:
    """How many cases the module's table names; null where it has none."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == NAME for target in targets):
            assert isinstance(node, ast.Assign | ast.AnnAssign)
            assert node.value is not None
            table: dict[str, object] = ast.literal_eval(node.value)
            return sum(len(cases) if isinstance(cases, tuple | list) else 1 for cases in table.values())
    return None


if __name__ == "__main__":
    for name, count in known_failures().items():
        print(f"{count:4} tests/{name}")
    print(f"{sum(known_failures().values()):4} in all")

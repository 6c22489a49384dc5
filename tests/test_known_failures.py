"""The README tells how many failures are known, and no test is expected to fail beside them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.known_failures import NAME, TESTS, known_failures

README = TESTS.parent / "README.md"


def test_the_readme_tells_how_many_failures_are_known() -> None:
    told = re.search(r"(\d+) known failures", README.read_text(encoding="utf-8"))
    assert told is not None
    assert int(told.group(1)) == sum(known_failures().values()), "write what `python -m tests.known_failures` counts"


def test_every_expected_failure_is_in_a_table_that_is_counted() -> None:
    mark = "mark." + "xfail"
    marking = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("*.py") if mark in path.read_text("utf-8")}
    assert marking <= set(known_failures()), f"name the cases in a module-level {NAME}"


def test_both_kinds_of_table_are_counted(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text('UNREAD = {"reason": ("one", "two"), "other reason": ("three",)}\n')
    (tmp_path / "test_b.py").write_text('UNREAD: dict[str, str] = {"case": "reason", "next": "rea" "son"}\n')
    (tmp_path / "test_c.py").write_text("READ = 1\n")
    (tmp_path / "test_d.py").write_text("UNREAD: dict[str, str] = {}\n")
    assert known_failures(tmp_path) == {"test_a.py": 3, "test_b.py": 2, "test_d.py": 0}

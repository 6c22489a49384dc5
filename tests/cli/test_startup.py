"""The command starts fast, and only the command: a library user's spaCy is left whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PLAN = Path(__file__).parents[2] / "samples" / "hampshire-2011" / "plan.txt"
COMMAND = """
import sys
sys.argv = ["planparse", {command!r}, {plan!r}]
from planparse.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


def test_the_command_reads_a_plan_with_spacy_and_without_spacys_own_commands() -> None:
    command = COMMAND.format(command="explain", plan=str(PLAN))
    run(command + "assert 'spacy' in sys.modules and 'weasel' not in sys.modules")


def test_convert_leaves_the_reading_of_a_document_to_another_process() -> None:
    run(COMMAND.format(command="convert", plan=str(PLAN)) + "assert not {'spacy', 'dateparser'} & set(sys.modules)")


def test_the_library_leaves_spacys_commands_to_whoever_wants_them() -> None:
    run(f"from planparse import parse_plan; parse_plan({str(PLAN)!r}); import spacy; assert spacy.cli.download")


def test_help_loads_neither_a_reader_nor_a_language_library() -> None:
    run(
        "import sys\nfrom planparse.cli import app\napp(['--help'], standalone_mode=False)\n"
        "assert not {'spacy', 'pydantic', 'dateparser', 'pypdfium2', 'lxml'} & set(sys.modules)"
    )


def run(code: str) -> None:
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr

"""Loads in the parent what every worker needs, so that workers that are forked have it at once."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from planparse.batch.sources import Document
from planparse.batch.worker import Setting
from planparse.errors import OutputError

_PLAN = "Recommendation\tAction\tLead\tBy when\tProgress\nTrain staff\tBook rooms\tHead of Service\tMay 2020\tDone.\n"


def warm(documents: Sequence[Document], setting: Setting, scratch: Path) -> None:
    """Read a plan of two lines where many documents follow; a single one's worker loads what it needs by itself."""
    if sum(not document.refused for document in documents) < 2:
        return
    from planparse.grammar.load import load_grammar
    from planparse.pipeline import parse_plan

    path = scratch / "plan.txt"
    try:
        path.write_text(_PLAN, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}; make room, or set TMPDIR") from None
    parse_plan(path, load_grammar(setting.grammar))
    if any(document.path.suffix.lower() == ".pdf" for document in documents):
        import planparse.readers.pdf.read  # noqa: F401
    gc.collect()

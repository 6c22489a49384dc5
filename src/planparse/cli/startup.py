"""What the command does to start fast; the library leaves the process of whoever imports it alone."""

from __future__ import annotations

import gc
import sys
from types import ModuleType

COLLECT = (100_000, 20, 20)  # looking for cycles among the modules and grammars more often costs a tenth of a run
SPACY_COMMANDS = ("spacy.cli", "spacy.cli.info")


def start_fast() -> None:
    """Before anything heavy is imported, and only in a process that is planparse's own."""
    gc.set_threshold(*COLLECT)
    skip_spacy_commands()


def skip_spacy_commands() -> None:
    """Keep `import spacy` from loading spaCy's own command line, a quarter of its import, of which nothing runs here.

    That command line (downloads, training, project files) is imported for one name, `spacy.info`. Empty modules under
    its two names satisfy the import. A spaCy already imported, or one that is absent, is left as it is.
    """
    if "spacy" in sys.modules:
        return
    for name in SPACY_COMMANDS:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules[SPACY_COMMANDS[-1]])["info"] = None

"""What words cost: a plan read with the built-in grammar beside one ten times as large, warm, cold and per file.

The other nine tenths are invented: each known wording nine times more with its longest word replaced, so that they
share their openings and lengths with the real ones. Seconds are of the processor; what counts are the ratios.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import PLANS, cold, memos
from planparse import parse_plan
from planparse.cli.startup import COLLECT
from planparse.grammar.load import SECTIONS, Grammar, built_in_folder, load_grammar

TIMES = 10
RUNS = 15
LIMIT = 1.2
AS_THEY_ARE = frozenset({"examples", "example", "formats", "order"})  # `order` names roles: there are no more of them
WORDINGS = frozenset({"say", "anywhere", "clause", "opening", "cell", "together", "asks", "about"})
LETTERS = "bdfgklmnprstvz"
VOWELS = "aeiou"


def enlarge(folder: Path, times: int = TIMES) -> int:
    """Write an overlay into `folder` that makes the built-in grammar `times` as large; the number of wordings added."""
    added = 0
    for name in SECTIONS:
        invent = Inventor(random.Random(name))
        data = tomllib.loads((built_in_folder() / name).read_text(encoding="utf-8"))
        overlay = grown(data, invent, times - 1)
        (folder / name).write_text("\n".join(toml_lines(overlay)) + "\n", encoding="utf-8")
        added += invent.count
    return added


class Inventor:
    """Makes wordings that nobody prints, each once."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0

    def wording(self, known: str) -> str:
        """The known wording with its longest word, slots aside, replaced."""
        words = known.split()
        longest = max((n for n, w in enumerate(words) if "{" not in w), key=lambda n: len(words[n]), default=None)
        self.count += 1
        syllables = 2 + len(words[longest]) // 3 if longest is not None else 3
        word = "".join(self.chance.choice(LETTERS) + self.chance.choice(VOWELS) for _ in range(syllables))
        word += f"q{base26(self.count)}"  # no two alike
        return f"{known} {word}" if longest is None else " ".join([*words[:longest], word, *words[longest + 1 :]])


def base26(number: int) -> str:
    """A number in letters."""
    return (base26(number // 26) if number >= 26 else "") + chr(ord("a") + number % 26)


def grown(value: Mapping[str, Any], invent: Inventor, more: int) -> dict[str, Any]:
    """What an overlay must hold so that each list of words has `more` invented ones to each known one."""
    out: dict[str, Any] = {}
    for key, part in value.items():
        if key in AS_THEY_ARE:
            continue
        if isinstance(part, dict):
            out[key] = grown(part, invent, more)
        elif isinstance(part, list) and part and all(isinstance(word, str) for word in part):
            out[key] = [invent.wording(word) for word in part for _ in range(more)]
        elif isinstance(part, list) and part and all(isinstance(entry, dict) for entry in part):
            out[key] = [entry_like(entry, invent) for entry in part for _ in range(more)]
    return {key: part for key, part in out.items() if part not in ({}, [])}


def entry_like(entry: Mapping[str, Any], invent: Inventor) -> dict[str, Any]:
    """An entry with the same meaning and as many wordings, all invented."""
    out: dict[str, Any] = {}
    for key, part in entry.items():
        if key in WORDINGS:
            nested = part and isinstance(part[0], list)
            out[key] = [[invent.wording(w) for w in p] if nested else invent.wording(p) for p in part]
        elif key not in AS_THEY_ARE:
            out[key] = part
    return out


def toml_lines(table: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """A table as TOML: values first, then its tables and arrays of tables; JSON's strings and lists are TOML's."""
    for key, value in table.items():
        if not isinstance(value, dict) and not (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}"
    for key, value in table.items():
        inner = f"{path}{json.dumps(key)}"
        if isinstance(value, dict):
            yield f"[{inner}]"
            yield from toml_lines(value, f"{inner}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for entry in value:
                yield f"[[{inner}]]"
                yield from toml_lines(entry, f"{inner}.")


def forget(forgotten: list[Any], *grammars: Grammar) -> None:
    """Forget every text read before; the patterns of a grammar stay, as in any process that reads several plans."""
    for memo in forgotten:
        memo.cache_clear()
    for grammar in grammars:
        vars(grammar.columns).pop("_cache", None)


def warm(plan: Path, grammars: tuple[Grammar, ...], runs: int = RUNS) -> list[float]:
    """Median seconds of a plan that the process hasn't seen, grammar by grammar in turn, so that noise falls alike."""
    times: list[list[float]] = [[] for _ in grammars]
    for grammar in grammars:
        parse_plan(plan, grammar)
    forgotten = memos()
    for _ in range(runs):
        for grammar, own in zip(grammars, times, strict=True):
            forget(forgotten, grammar)
            begin = time.process_time()
            parse_plan(plan, grammar).to_json()
            own.append(time.process_time() - begin)
    return [statistics.median(own) for own in times]


def command(plan: Path, overlay: str = "") -> str:
    """A fresh interpreter's program that converts one plan."""
    option = f", '--grammar', {overlay!r}" if overlay else ""
    arguments = f"['planparse', 'convert', {str(plan)!r}{option}]"
    return f"import sys; sys.argv = {arguments}; from planparse.cli import main; main()"


def main() -> None:
    gc.set_threshold(*COLLECT)  # as the command does
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as empty:
        print(f"{enlarge(Path(folder))} wordings invented")
        grammars = (load_grammar(Path(empty)), load_grammar(Path(folder)))
        ratios = []
        for plan in PLANS:
            small, large = warm(plan, grammars)
            ratios.append(large / small)
            times = f"{1000 * small:6.1f} ms, ten times the words {1000 * large:6.1f} ms: {large / small:.2f} times"
            print(f"{plan.parent.name:17} {times}")
        print(f"warm, all plans   {statistics.geometric_mean(ratios):.2f} times (limit {LIMIT})")
        small, large = cold(command(PLANS[2]), command(PLANS[2], folder))
        print(f"cold, one plan    {small:.2f} s, ten times the words {large:.2f} s: {large / small:.2f} times")


if __name__ == "__main__":
    main()

"""Convert every unseen plan in every format and print how near each comes to its gold.

`python -m tests.unseen [NAME …] [--keep DIR] [--show N]`: a table of plan x format, then one of the fields.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from planparse import parse_plan
from planparse.checks.samples import Result, Sample, pooled, run_sample
from planparse.checks.scoring import spelled
from planparse.grammar.load import load_grammar
from tests.unseen.formats import FORMS, masters, written


def main(argv: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.unseen", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="plans to convert, all where none is named")
    parser.add_argument("--keep", type=Path, help="a folder to leave the written files in")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list the first N differences per field")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as passing:
        results = measured(asked.names, asked.keep or Path(passing))
    print(plan_table(results))
    print()
    print(field_table([*results.values()]))
    for (name, form), result in results.items() if asked.show else ():
        print(f"\n{name}.{form}: {result.f1:.4f} {result.failure or ''}")
        print("\n".join(differences(result, asked.show)))


def measured(names: Sequence[str], folder: Path) -> dict[tuple[str, str], Result]:
    """The result of every plan (of those named, or all) in every format that it was written in."""
    grammar = load_grammar()
    plans = {path.parent.name: path for path in masters() if not names or path.parent.name in names}
    out: dict[tuple[str, str], Result] = {}
    for name, form, path in written([*plans.values()], folder):
        sample = Sample(f"{name}.{form}", path, plans[name].with_name("gold.json"))
        out[name, form] = run_sample(sample, lambda at: json.loads(parse_plan(at, grammar).to_json()))
    return out


def plan_table(results: dict[tuple[str, str], Result]) -> str:
    """Overall F1, a line a plan and a column a format; "-" where a format can't say the plan."""
    names = list(dict.fromkeys(name for name, _ in results))
    lines = [["plan", *FORMS, "mean"]]
    for name in names:
        found = [results.get((name, form)) for form in FORMS]
        there = [result.f1 for result in found if result]
        cells = [f"{result.f1:.4f}" if result else "-" for result in found]
        lines.append([name, *cells, f"{sum(there) / len(there):.4f}"])
    every = [result.f1 for result in results.values()]
    if not every:
        return "no plans"
    head, low = lines[0], min(results.values(), key=lambda result: result.f1)
    rows = [head, ["---"] * len(head), *lines[1:]]
    told = f"mean {sum(every) / len(every):.4f} over {len(every)} files of {len(names)} plans"
    return "\n".join([*map(barred, rows), "", f"{told}; lowest {low.f1:.4f} ({low.sample.name})"])


def field_table(results: list[Result]) -> str:
    """Every field's values over all plans and formats."""
    lines = [["field", "gold", "produced", "matched", "F1"], ["---"] * 5]
    for name, tally in pooled(results).items():
        if tally.f1 is not None:
            lines.append([name, str(tally.gold), str(tally.made), str(tally.matched), f"{tally.f1:.4f}"])
    return "\n".join(map(barred, lines))


def barred(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def differences(result: Result, most: int) -> list[str]:
    """The first `most` differences of every field."""
    out: list[str] = []
    for name, tally in result.score.items():
        for difference in tally.differences[:most]:
            out.append(f"  {name} [{difference.where}]")
            out += [f"    gold     {spelled(value)}" for value in difference.missing]
            out += [f"    produced {spelled(value)}" for value in difference.extra]
    return out


if __name__ == "__main__":
    main()

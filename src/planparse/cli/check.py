"""`planparse check`: every sample converted and scored, held to its floor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planparse.checks.samples import Result, below_floor, find_samples, pooled, read_floors, run_sample
from planparse.checks.scoring import Score, Tally, overall, spelled
from planparse.cli.guard import put, say
from planparse.grammar.load import load_grammar
from planparse.pipeline import parse_plan

DIFFERENT = 1


def run(folder: Path, show: int, overlay: Path | None) -> int:
    """Print the score of every sample and of all together; 1 when one is below its floor or can't be read."""
    floors = read_floors(folder)
    grammar = load_grammar(overlay)

    def convert(path: Path) -> Any:
        return parse_plan(path, grammar).model_dump(mode="json")

    results = [run_sample(sample, convert) for sample in find_samples(folder)]
    put("\n".join(line for result in results for line in [*_report(result, show), ""]))
    if len(results) > 1:
        put("\n".join(["\nall samples", *_table(pooled(results)), "", *_overview(results), ""]))
    short = below_floor(results, floors)
    for line in short:
        say(f"planparse: {line}")
    return DIFFERENT if short else 0


def _report(result: Result, show: int) -> list[str]:
    if result.failure:
        return [result.sample.name, f"  {result.failure}"]
    lines = [result.sample.name, *_table(result.score)]
    for name, tally in result.score.items() if show else ():
        if tally.differences:
            lines += ["", f"{name}: {len(tally.differences)} differences"]
        for difference in tally.differences[:show]:
            lines.append(f"  [{difference.where}]")
            lines += [f"    gold     {spelled(value)}" for value in difference.missing]
            lines += [f"    produced {spelled(value)}" for value in difference.extra]
        if len(tally.differences) > show:
            lines.append(f"  … and {len(tally.differences) - show} more")
    return lines


def _table(score: Score) -> list[str]:
    head = f"{'field':<26}{'gold':>6}{'produced':>10}{'matched':>9}  {'precision':>9}{'recall':>9}{'F1':>9}"
    rows = [_row(name, tally) for name, tally in score.items() if tally.gold or tally.made]
    return [head, *rows, _row("overall", overall(score))]


def _row(name: str, tally: Tally) -> str:
    return (
        f"{name:<26}{tally.gold:>6}{tally.made:>10}{tally.matched:>9}"
        f"  {_figure(tally.precision):>9}{_figure(tally.recall):>9}{_figure(tally.f1):>9}"
    )


def _overview(results: list[Result]) -> list[str]:
    width = max(len(result.sample.name) for result in results)
    return [f"{result.sample.name:<{width}}  {_figure(result.f1)}" for result in results]


def _figure(value: float | None) -> str:
    """1.0000 is printed only for a perfect score."""
    if value is None:
        return "-"
    return f"{value if value == 1 else min(value, 0.9999):.4f}"

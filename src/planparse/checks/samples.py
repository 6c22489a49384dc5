"""Sample folders (a document and a reader's gold.json) and the pinned floors that their scores must reach."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planparse.checks.scoring import Score, Tally, overall, score
from planparse.checks.values import Json
from planparse.errors import PlanparseError, UsageError

GOLD = "gold.json"
FLOORS = "floors.toml"
DOCUMENT = "plan"  # the stem of a sample's document, whatever its format
ROUNDING = 1e-9

Convert = Callable[[Path], Json]


@dataclass(frozen=True, slots=True)
class Sample:
    """One document with its gold."""

    name: str
    document: Path
    gold: Path


@dataclass(frozen=True, slots=True)
class Floors:
    """The least overall F1 per sample; `field` is the least F1 of every field pooled over all samples with a floor."""

    overall: dict[str, float]
    field: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """One sample's score, or the reason why there is none."""

    sample: Sample
    score: Score
    failure: str | None = None

    @property
    def f1(self) -> float:
        """Overall F1; nothing expected and nothing produced is perfect."""
        if self.failure:
            return 0.0
        found = overall(self.score).f1
        return 1.0 if found is None else found


def find_samples(folder: Path) -> list[Sample]:
    """Every document that has a gold.json beside it, under `folder`, sorted; UsageError when there is none."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder; name the folder that holds the samples")
    found = [
        Sample(f"{gold.parent.name}" if len(documents) == 1 else f"{gold.parent.name}/{document.name}", document, gold)
        for gold in sorted(folder.rglob(GOLD))
        for documents in [list(_documents(gold.parent))]
        for document in documents
    ]
    if not found:
        raise UsageError(f"{folder}: no sample (a {DOCUMENT}.* with a {GOLD} beside it); name a folder of samples")
    return found


def _documents(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_file() and path.stem == DOCUMENT)


def read_floors(folder: Path) -> Floors:
    """The floors pinned in a folder of samples; none where it has no floors file. UsageError when it is wrong."""
    path = folder / FLOORS
    if not path.is_file():
        return Floors({})
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Floors({str(k): float(v) for k, v in data["overall"].items()}, float(data["field"]))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}; correct the file") from None


def run_sample(sample: Sample, convert: Convert) -> Result:
    """Convert the sample's document and score it against its gold."""
    try:
        gold = json.loads(sample.gold.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{sample.gold}: cannot be read: {error}; correct the file") from None
    try:
        return Result(sample, score(convert(sample.document), gold))
    except PlanparseError as error:
        return Result(sample, score({}, gold), str(error))


def pooled(results: list[Result]) -> Score:
    """Every field's tally over all results."""
    fields: Score = {}
    for result in results:
        for name, tally in result.score.items():
            fields.setdefault(name, Tally()).pool(tally)
    return fields


def below_floor(results: list[Result], floors: Floors) -> list[str]:
    """One line per floor that is not reached, and per sample that failed or that has a floor and is gone."""
    by_name = {result.sample.name: result for result in results}
    lines = [f"{result.sample.name}: {result.failure}" for result in results if result.failure]
    for name, least in floors.overall.items():
        if name not in by_name:
            lines.append(f"{name}: has a floor but is no sample")
        elif by_name[name].f1 < least - ROUNDING:
            lines.append(f"{name}: overall F1 {by_name[name].f1:.4f} is below its floor {least:.4f}")
    floored = [result for result in results if result.sample.name in floors.overall]
    for name, tally in pooled(floored).items():
        if tally.f1 is not None and tally.f1 < floors.field - ROUNDING:
            lines.append(f"{name}: F1 {tally.f1:.4f} over all samples is below the floor {floors.field:.4f}")
    return lines

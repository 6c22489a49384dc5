"""What every grammar file's model shares, and how a file becomes one: errors name file, line and reason."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from planparse.errors import GrammarError


class Wordings(tuple[str, ...]):
    """A list of words in a grammar file: however long, it costs the same to ask whether a word is in it, and to find
    what was made of it before, a pattern.
    """

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self)

    @cached_property
    def _hash(self) -> int:
        return tuple.__hash__(self)

    def __contains__(self, word: object) -> bool:
        return word in self._known

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Wordings], tuple[tuple[str, ...]]]:
        return Wordings, (tuple(self),)  # a hash is of its process


class GrammarModel(BaseModel):
    """Frozen, and closed to keys that no rule reads; its lists of words are Wordings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="after")
    def _lists_are_wordings(self) -> Self:
        for name, value in vars(self).items():
            if isinstance(value, tuple) and all(isinstance(word, str) for word in value):
                vars(self)[name] = Wordings(value)
        return self


G = TypeVar("G", bound=GrammarModel)


def load_section(model: type[G], path: Path, overlay: Path | None = None) -> G:
    """Read one TOML file into its model; the overlay's lists extend, its tables merge, its values replace.

    Raises GrammarError with file, line and reason when a file can't be read or its model refuses it.
    """
    data = read_toml(path)
    used = path
    if overlay is not None and overlay.is_file():
        data = merged(data, read_toml(overlay))
        used = overlay
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "top level"
        line = line_of(used, [str(part) for part in first["loc"]])
        raise GrammarError(f"{used}:{line}: {where}: {first['msg']}; correct the entry and try again") from None


def read_toml(path: Path) -> dict[str, Any]:
    """The TOML file as a dict; GrammarError when it is missing, not UTF-8 or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise GrammarError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise GrammarError(f"{path}:1: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise GrammarError(f"{path}:{found.group(1) if found else 1}: is not TOML: {error}") from None


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`over` laid over `base`: tables merge, lists extend without repeats, other values replace."""
    out = dict(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = merged(out[key], value)
        elif isinstance(value, list) and isinstance(out.get(key), list):
            out[key] = out[key] + [item for item in value if item not in out[key]]
        else:
            out[key] = value
    return out


def line_of(path: Path, location: list[str]) -> int:
    """The line of the deepest key of a location that the file names; 1 when none is found."""
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    found = 1
    for key in location:
        for number, line in enumerate(lines, 1):
            if number >= found and re.match(rf"\s*(\[.*\b{re.escape(key)}\b.*\]|\"?{re.escape(key)}\"?\s*=)", line):
                found = number
                break
    return found

"""What every grammar file's model shares, and how a file becomes one: errors name file, line and reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from planparse.errors import GrammarError


class GrammarModel(BaseModel):
    """Frozen, and closed to keys that no rule reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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

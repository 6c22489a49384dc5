"""`planparse grammar`: are the words well formed, and which are known."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel

from planparse.batch.writing import make_folder, write_whole
from planparse.cli.guard import put, say
from planparse.errors import GrammarError, UsageError
from planparse.grammar.load import SECTIONS, built_in_folder, load_grammar
from planparse.grammar.register import REGISTER, read_register
from planparse.pipeline import travel
from planparse.teaching import gaps_in, overlay_of


def check(folder: Path | None) -> None:
    """Load the grammar, with `folder` laid over it; GrammarError names file, line and reason."""
    if folder is not None:
        _refuse_strays(folder)
    load_grammar(folder)
    for register in (built_in_folder() / REGISTER, *([folder / REGISTER] if folder else [])):
        if register.is_file():
            read_register(register)
    say(f"{folder or 'the built-in grammar'}: correct")


def _refuse_strays(folder: Path) -> None:
    """A file that no rule reads is most likely misspelt."""
    known = (*SECTIONS, REGISTER)
    for path in sorted((*folder.glob("*.toml"), *folder.glob("*.csv"))):
        if path.name not in known:
            raise GrammarError(f"{path}:1: no section has this name; call it one of {', '.join(known)}")


def show(overlay: Path | None) -> None:
    """Print every section with its entries, one a line."""
    grammar = load_grammar(overlay)
    lines: list[str] = []
    for name in SECTIONS:
        section = name.removesuffix(".toml")
        lines.append(f"[{section}]")
        lines += _lines(getattr(grammar, section), "")
        lines.append("")
    put("\n".join(lines))


def _lines(value: object, path: str) -> list[str]:
    if isinstance(value, BaseModel):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, dict):
        return [line for key, part in value.items() for line in _lines(part, f"{path}.{key}".lstrip("."))]
    if isinstance(value, list | tuple | set | frozenset):
        parts = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
        if all(isinstance(part, str | int | float) for part in parts):
            return [f"  {path}: {' | '.join(map(str, parts))}"] if parts else []
        return [line for n, part in enumerate(parts, 1) for line in _lines(part, f"{path}.{n}")]
    return [] if value in (None, "") else [f"  {path}: {value}"]


def suggest(files: list[Path], overlay: Path | None, folder: Path | None) -> None:
    """Print the grammar lines that would teach what the files left open, or write them as files into `folder`."""
    grammar = load_grammar(overlay)
    found = [gap for file in files for gap in gaps_in(travel(file, grammar), grammar)]
    texts = overlay_of(found)
    if folder is None:
        put("\n".join(f"# ---- {name}\n{text}" for name, text in texts.items()))
    else:
        make_folder(folder)
        for name in texts:
            if (folder / name).exists():
                raise UsageError(f"{folder / name}: is there already; name another folder")
        for name, text in texts.items():
            write_whole(folder / name, text)
    say(f"{len(set(found))} words not known" + ("" if found else "; nothing to teach"))

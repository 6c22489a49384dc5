"""The command line: arguments in, files out, exit code. Bodies live beside this file and load when they run.

Nothing here imports pydantic, a reader or a language library, so that `planparse --help` answers at once.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.guard import INTERRUPTED, guarded
from planparse.cli.startup import start_fast

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Turn published council action plans into validated JSON.",
)
grammar_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The words that planparse knows: check them, list them."
)
app.add_typer(grammar_app, name="grammar")

GrammarOption = Annotated[
    Path | None, typer.Option("--grammar", metavar="DIR", help="Grammar files laid over the built-in ones.")
]


PasswordOption = Annotated[str | None, typer.Option("--password", metavar="WORD", help="Of an encrypted PDF.")]


IndentOption = Annotated[int, typer.Option(min=0, max=16, metavar="N", help="Spaces per level; 0 writes one line.")]
JobsOption = Annotated[int | None, typer.Option("-j", "--jobs", min=1, metavar="N", help="Workers; one per core.")]


class LogFormat(StrEnum):
    """How a batch tells what it does."""

    TEXT = "text"
    JSON = "json"


def main() -> None:
    """Run the command line; the exit codes are those of planparse.errors."""
    start_fast()
    try:
        app(prog_name="planparse")
    except KeyboardInterrupt:
        sys.stderr.write("planparse: interrupted\n")
        sys.exit(INTERRUPTED)


def _version(asked: bool) -> None:
    if asked:
        from planparse import __version__

        typer.echo(f"planparse {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")
    ] = False,
) -> None:
    """Turn published council action plans into validated JSON."""


@app.command()
def convert(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents, or folders of them.")],
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE|DIR|-", help="Where to write; '-' is stdout.")
    ] = None,
    indent: IndentOption = 2,
    grammar: GrammarOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 when a plan carries a warning.")] = False,
    password: PasswordOption = None,
    jobs: JobsOption = None,
) -> None:
    """Convert plans to JSON: one to a file or stdout, many to a folder."""
    with guarded():
        from planparse.cli.convert import run

        raise typer.Exit(run(paths, output, indent or None, grammar, strict, password, jobs))


@app.command()
def batch(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder of results.")],
    sources: Annotated[
        list[Path] | None, typer.Argument(metavar="[SOURCE]...", help="Documents, or folders of them.")
    ] = None,
    from_file: Annotated[
        list[str] | None, typer.Option("--from-file", metavar="FILE|-", help="A list of paths, one a line.")
    ] = None,
    manifest: Annotated[
        list[Path] | None, typer.Option("--manifest", metavar="CSV", help="A table with a column 'path'.")
    ] = None,
    jobs: JobsOption = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Do everything anew.")] = False,
    retry: Annotated[
        str | None, typer.Option("--retry", metavar="CODES", help="Failures to try again, like timeout,crash.")
    ] = None,
    shard: Annotated[str | None, typer.Option("--shard", metavar="I/N", help="Do only part I of N.")] = None,
    log_format: Annotated[
        LogFormat, typer.Option("--log-format", help="What stderr gets: words, or a JSON object per event.")
    ] = LogFormat.TEXT,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="dask[://HOST:PORT]", help="Do it on a Dask cluster.")
    ] = None,
    shard_size: Annotated[int, typer.Option(min=1, metavar="N", help="Documents sent to it at once.")] = 500,
    indent: IndentOption = 2,
    grammar: GrammarOption = None,
    password: PasswordOption = None,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="S", help="Seconds that a document may take.")] = 60,
    timeout_per_page: Annotated[float, typer.Option(min=0, metavar="S", help="More for each of its pages.")] = 2,
    timeout_per_picture: Annotated[float, typer.Option(min=0, metavar="S", help="More for each that OCR reads.")] = 20,
    timeout_at_most: Annotated[float, typer.Option(min=0.1, metavar="S", help="But never more than this.")] = 600,
    memory: Annotated[int, typer.Option(min=100, metavar="MB", help="Memory of one worker.")] = 1500,
    max_size: Annotated[int, typer.Option(min=1, metavar="MB", help="Larger files are refused.")] = 200,
    max_pages: Annotated[int, typer.Option(min=1, metavar="N", help="Longer PDFs are refused.")] = 2000,
    max_unpacked: Annotated[int, typer.Option(min=1, metavar="MB", help="Of an office file, unpacked.")] = 1000,
    max_ratio: Annotated[int, typer.Option(min=1, metavar="N", help="Of its unpacked to packed size.")] = 200,
    max_members: Annotated[int, typer.Option(min=1, metavar="N", help="Of the parts it holds.")] = 10_000,
    renew: Annotated[int, typer.Option(min=1, metavar="N", help="Documents until a worker is renewed.")] = 500,
    settle: Annotated[float, typer.Option(min=0, metavar="S", help="Seconds a new file must keep its size.")] = 2,
) -> None:
    """Convert any number of documents into a folder; what is interrupted, the same command goes on with.

    Each is read in a process of its own, with limits of time and memory. The folder gets a JSON for every plan,
    report.html to look at, results.jsonl and failures.csv; nothing goes to stdout.

    Exit codes: 0 all have a plan, 2 the command makes no sense, 3 some failed, 4 all failed, 5 the folder can't be
    written, 6 a program or package is missing, 7 another run is at work in the folder, 130 interrupted.
    """
    with guarded():
        from planparse.cli.batch import Limits, Manner, Setting, cores, documents_of, outcomes_named, run, where_named

        limits = Limits(
            file_bytes=max_size * 1_000_000,
            pages=max_pages,
            unpacked_bytes=max_unpacked * 1_000_000,
            ratio=max_ratio,
            members=max_members,
            seconds=timeout,
            seconds_per_page=timeout_per_page,
            seconds_per_picture=timeout_per_picture,
            most_seconds=max(timeout, timeout_at_most),
            memory_bytes=memory * 1_000_000,
        )
        documents = documents_of(sources or [], from_file or [], manifest or [], output)
        setting = Setting(indent or None, grammar, password, limits=limits)
        manner = Manner(jobs or cores(), renew, settle, fresh, outcomes_named(retry))
        as_json = log_format is LogFormat.JSON
        where = where_named(shard, scheduler, jobs, shard_size)
        raise typer.Exit(run(documents, output, setting, manner, where, as_json))


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One document.")],
    grammar: GrammarOption = None,
    password: PasswordOption = None,
) -> None:
    """Show what planparse saw: tables, roles, stitched rows, dates and parties as read, unplaced words."""
    with guarded():
        from planparse.cli.explain import run

        run(file, grammar, password)


@app.command()
def tables(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One document.")],
    form: Annotated[str, typer.Option("--format", metavar="json|text", help="How to print them.")] = "text",
    password: PasswordOption = None,
) -> None:
    """Print the tables exactly as the reader gives them, before any assembly."""
    with guarded():
        from planparse.cli.tables import run

        run(file, form, password)


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of the output."""
    with guarded():
        from planparse.cli.schema import run

        run()


@app.command()
def check(
    samples: Annotated[Path, typer.Argument(metavar="SAMPLES", help="A folder of plan.* with gold.json beside.")],
    show: Annotated[int, typer.Option(min=0, metavar="N", help="List the first N differences per field.")] = 0,
    grammar: GrammarOption = None,
) -> None:
    """Convert every sample, score it against its gold, and exit 1 below the pinned floors."""
    with guarded():
        from planparse.cli.check import run

        raise typer.Exit(run(samples, show, grammar))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="A", help="The earlier plan: a document, or its JSON.")],
    new: Annotated[Path, typer.Argument(metavar="B", help="The later plan, likewise.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write the differences as JSON.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Compare source, provenance, coverage and diagnostics too.")
    ] = False,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="FIELD", help="Leave a field out; may be repeated.")
    ] = None,
    grammar: GrammarOption = None,
    password: PasswordOption = None,
) -> None:
    """Show what differs between two plans: added, dropped, changed, moved, progressed; exit 1 if anything does."""
    with guarded():
        from planparse.cli.diff import run

        raise typer.Exit(run(old, new, as_json, everything, ignore or [], grammar, password))


@grammar_app.command("check")
def grammar_check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Your own grammar folder.")] = None,
) -> None:
    """Validate grammar files, naming file, line and reason of the first error."""
    with guarded():
        from planparse.cli.grammar import check as run

        run(folder)


@grammar_app.command("list")
def grammar_list(grammar: GrammarOption = None) -> None:
    """Show what the grammar knows, section by section."""
    with guarded():
        from planparse.cli.grammar import show

        show(grammar)


@grammar_app.command("suggest")
def grammar_suggest(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write grammar files there, for --grammar.")
    ] = None,
    grammar: GrammarOption = None,
) -> None:
    """Write the grammar lines that would teach what the documents left open, to be reviewed."""
    with guarded():
        from planparse.cli.grammar import suggest

        suggest(files, grammar, output)

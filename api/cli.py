"""The command `cascade`: its commands, and the one place where an error becomes a line.

Exit status: 0 done, 1 some input failed or nothing was found, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from api.commands import (
    archive,
    check,
    coverage,
    diff,
    explain,
    export,
    extract,
    find,
    lag,
    load,
    mcp,
    measure,
    members,
    path,
    resolve,
    reuse,
    serve,
    show,
    store,
    trace,
    view,
    wanted,
)
from api.options import DebugOption, Invocation, StoreOption
from api.write import complain, speak_utf8

INTERRUPTED = 130

app = typer.Typer(
    name="cascade",
    help="Who carried out which order: Vietnamese administrative documents as a graph.",
    pretty_exceptions_enable=False,
)
app.command("load")(load.load)
app.command("extract")(extract.extract)
app.command("find")(find.find)
app.command("show")(show.show)
app.command("explain")(explain.explain)
app.command("members")(members.members)
app.command("measure")(measure.measure)
app.command("down")(trace.down)
app.command("up")(trace.up)
app.command("path")(path.path)
app.command("coverage")(coverage.coverage)
app.command("lag")(lag.lag)
app.command("diff")(diff.diff)
app.command("reuse")(reuse.reuse)
app.command("view")(view.view)
app.command("wanted")(wanted.wanted)
app.command("resolve")(resolve.resolve)
app.command("serve")(serve.serve)
app.command("mcp")(mcp.mcp)
app.command("check")(check.check)
app.command("export")(export.export)
stores = typer.Typer(help="Whole stores: `store copy`.")
stores.command("copy")(store.copy)
app.add_typer(stores, name="store")
archives = typer.Typer(help="Archives that outgrow one machine: `archive build`, then `import`.")
archives.command("build")(archive.build)
archives.command("import")(archive.import_)
archives.command("answer")(archive.answer)
app.add_typer(archives, name="archive")


@app.callback(invoke_without_command=True)
def _every_command(
    ctx: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.")
    ] = False,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    if show_version:
        from importlib.metadata import version

        typer.echo(f"directive-cascade {version('directive-cascade')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line `arguments` (default: the process's own) and exit with its status."""
    speak_utf8()
    invocation = Invocation()
    try:
        status = app(arguments, prog_name="cascade", standalone_mode=False, obj=invocation)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        status = 1
    except Exception as error:
        status = _report(error, debug=invocation.debug)
    sys.exit(status or 0)


def _report(error: Exception, *, debug: bool) -> int:
    """Say on standard error what went wrong; give the exit status that tells it to programs."""
    from loaders.errors import CascadeError

    if debug:
        traceback.print_exception(error)
    match error:
        case typer.Abort():
            return INTERRUPTED
        case CascadeError() | TyperException():
            complain(str(error) if isinstance(error, CascadeError) else _usage(error))
            return error.exit_code
        case OSError():
            complain(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        case _:
            kind = type(error).__name__
            complain(f"internal error, {kind}: {error}; please report it with what --debug shows")
    return 1


def _usage(error: TyperException) -> str:
    message = error.format_message().replace("Value error, ", "").rstrip(".")
    return f"{message}; cascade --help tells how it is used"


def _drop_output() -> None:
    """The reader (`| head`) has gone: nothing more is written, also not when Python exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""The command ``thaimemo``: its subcommands by name, and how it ends.

Exit codes: 0 done; 1 findings at or above the threshold (``audit``); 2 wrong use;
3 an input could not be read.
"""

from __future__ import annotations

import gc
import importlib
import sys
import traceback
from dataclasses import dataclass

import click

# The line that `thaimemo --help` shows of each command. It stands here so that the help need not load them.
SUMMARIES = {
    "extract": "One document to one JSON record, findings included.",
    "text": "The repaired text of a document, page by page.",
    "audit": "Files or folders to a report of what they contradict.",
    "evaluate": "Accuracy against a folder of documents with known answers.",
    "convert": "Everything under some paths to one dataset.",
    "merge": "The datasets of several machines to one.",
    "load": "A dataset to a warehouse.",
    "rules": "The catalogue of checks.",
    "schema": "The JSON Schema of a record.",
}

INTERRUPTED = 130
UNREADABLE = 3


@dataclass
class Settings:
    """What the options before the command set for all of them."""

    debug: bool = False


class LazyGroup(click.Group):
    """A group whose commands are functions of one name with their module, imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of a person's first day with them."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None for an unknown name."""
        if cmd_name not in SUMMARIES:
            return None
        # What a command imports stays until it ends: the collector need not look at it, now or ever again.
        gc.disable()
        command = getattr(importlib.import_module(f"thaimemo.cli.{cmd_name}"), cmd_name)
        gc.freeze()
        gc.enable()
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="thaimemo")
@click.option("--debug", is_flag=True, help="Show the traceback of an internal error.")
@click.pass_obj
def thaimemo(settings: Settings, debug: bool) -> None:
    """Read Thai government memos and reports into data, and say where they contradict themselves."""
    settings.debug = debug


def main() -> None:
    """Run the command and leave with its exit code."""
    settings = Settings()
    try:
        code = thaimemo.main(prog_name="thaimemo", obj=settings, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except Exception as error:
        if settings.debug:
            traceback.print_exc()
        told = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(f"thaimemo: internal error: {told} (run with --debug for the traceback)", err=True)
        code = UNREADABLE
    sys.exit(code)

"""How an archive run is told on standard error: a bar on a terminal, a line now and then, or JSON."""

from __future__ import annotations

import json
import logging
import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Any

from thaimemo.outputs.hostile_text import one_line
from thaimemo.pipeline.archive.run import Summary
from thaimemo.schema.errors import ThaimemoError

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

INTERVAL = 30.0
"""Seconds between two lines where there is no terminal."""

log = logging.getLogger("thaimemo.archive")


class JsonLines(logging.Formatter):
    """A log record as one line of JSON, Thai as it is."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, message, and what the call gave in ``extra["facts"]``."""
        line: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        return json.dumps(line, ensure_ascii=False)


class OneLine(logging.Formatter):
    """A log record as one line for a person."""

    def format(self, record: logging.LogRecord) -> str:
        """The message, control characters named."""
        return one_line(record.getMessage())


class LoggedProgress(AbstractContextManager["LoggedProgress"]):
    """Told through the log: every failure, and where the run stands every half a minute."""

    def __init__(self) -> None:
        self.total = self.kept = self.count = self.failures = 0
        self.started = self.told = time.monotonic()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to put away."""

    def listed(self, count: int) -> None:
        """Told now and then."""
        if self._due():
            log.info("%d inputs found so far", count)

    def began(self, total: int, kept: int) -> None:
        """Told at once."""
        self.total, self.kept = total, kept
        self.started = time.monotonic()
        known = f", {kept} of them done before" if kept else ""
        log.info("%d inputs to read%s", total, known, extra={"facts": {"inputs": total, "kept": kept}})

    def done(self) -> None:
        """Told now and then."""
        self.count += 1
        if self._due():
            log.info("%s", self.where(), extra={"facts": self.facts()})

    def failed(self, error: ThaimemoError) -> None:
        """Told at once."""
        self.failures += 1
        facts = {"source": error.source, "stage": error.stage, "error": type(error).__name__}
        log.warning("%s", error, extra={"facts": facts})

    def writing(self) -> None:
        """Told at once."""
        log.info("writing the dataset")

    def summary(self, summary: Summary, out: str) -> None:
        """The last lines."""
        counted = summary.counted
        doubles = counted.records - counted.documents
        parts = [f"{counted.inputs} inputs: {counted.documents} documents"]
        if doubles:
            parts.append(f"{doubles} second names of one of them")
        parts.append(f"{counted.failures} without a record")
        facts = {
            "inputs": counted.inputs,
            "documents": counted.documents,
            "duplicates": doubles,
            "failures": counted.failures,
            "out": out,
        }
        log.info("%s", ", ".join(parts), extra={"facts": facts})
        if summary.passed_over:
            common = summary.passed_over.most_common(8)
            kinds = ", ".join(f"{ending or 'no ending'} {count}" for ending, count in common)
            log.info("files of other kinds passed over: %s", kinds)
        log.info("the dataset is in %s", out)

    def rate(self) -> float:
        """Documents a second."""
        return self.count / max(time.monotonic() - self.started, 1e-6)

    def facts(self) -> dict[str, Any]:
        """Where the run stands, for programs."""
        left = (self.total - self.kept - self.count) / max(self.rate(), 1e-6)
        return {
            "done": self.kept + self.count,
            "inputs": self.total,
            "per_second": round(self.rate(), 2),
            "failures": self.failures,
            "seconds_left": round(left),
        }

    def where(self) -> str:
        """Where the run stands, for a person."""
        facts = self.facts()
        hours, seconds = divmod(facts["seconds_left"], 3600)
        left = f"{hours}:{seconds // 60:02}:{seconds % 60:02}"
        return (
            f"{facts['done']} of {facts['inputs']}, {facts['per_second']} a second, "
            f"{facts['failures']} failed, {left} left"
        )

    def _due(self) -> bool:
        now = time.monotonic()
        if now - self.told < INTERVAL:
            return False
        self.told = now
        return True


class BarProgress(LoggedProgress):
    """As a bar under the lines of the log."""

    def __enter__(self) -> BarProgress:
        from rich.console import Console  # late: 60 ms that a pipe never pays
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self.bar: Bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[told]}"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
        )
        self.task = self.bar.add_task("listing", total=None, told="")
        self.handler = log.handlers[0]
        log.handlers = [_Console(console)]
        log.handlers[0].setFormatter(OneLine())
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()
        log.handlers = [self.handler]

    def listed(self, count: int) -> None:
        """Counted up."""
        self.bar.update(self.task, completed=count)

    def began(self, total: int, kept: int) -> None:
        """The bar has its length."""
        super().began(total, kept)
        self.bar.reset(self.task, description="reading", total=total, completed=kept)

    def done(self) -> None:
        """One step."""
        self.count += 1
        self.bar.update(self.task, advance=1, told=f"{self.rate():.1f}/s, {self.failures} failed")

    def writing(self) -> None:
        """The bar has no length any more."""
        self.bar.update(self.task, description="writing the dataset", total=None)


class _Console(logging.Handler):
    """Lines above a bar."""

    def __init__(self, console: Any) -> None:
        super().__init__()
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        self.console.print(self.format(record), soft_wrap=True)


def progress_of(log_format: str) -> LoggedProgress:
    """The one that fits standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if log_format == "json" else OneLine())
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.INFO)
    return BarProgress() if log_format == "text" and sys.stderr.isatty() else LoggedProgress()

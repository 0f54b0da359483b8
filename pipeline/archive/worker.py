"""What runs inside a worker process: one document under the limits of its process."""

from __future__ import annotations

import hashlib
import os
import resource
import time
import traceback
import zlib
from pathlib import Path

from thaimemo.outputs.json_record import record_json
from thaimemo.pipeline.archive.item import Item
from thaimemo.pipeline.archive.outcome import Converted, Failed, Outcome, Unchanged
from thaimemo.pipeline.document import read
from thaimemo.schema.errors import InternalError, ThaimemoError

OUT_OF_MEMORY = 77
"""Exit status of a worker that ran out of memory. It ends itself: its heap is not to be trusted."""
SHORT = 0.75
"""Of the limit of memory: above, an error that nobody expects is taken for one more way to say that it is
short."""
COMPRESSION = 1
"""Of zlib: an eighth of the size for a hundredth of the time that the document took."""


def prepare(megabytes: int) -> None:
    """Set the limits of this process, which dumps no core, as that would hold documents, and is silent.

    What native libraries write about a broken file is said again, better, by its failure.
    """
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def convert(item: Item, known: str | None, pages: int | None, frames: str | None) -> Outcome:
    """The record of one document, or why there is none; `Unchanged` if its SHA-256 is the one ``known``."""
    started = time.perf_counter()
    digest = None
    try:
        data = item.load()
        digest = hashlib.sha256(data).hexdigest()
        if digest == known:
            return Unchanged(digest, time.perf_counter() - started)
        record = read(data, item.name, max_pages=pages, frames=frames)
        body = zlib.compress(record_json(record, indent=None).encode(), COMPRESSION)
    except ThaimemoError as error:
        return Failed(digest, error, time.perf_counter() - started)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        if _short_of_memory():
            os._exit(OUT_OF_MEMORY)
        remedy = "report it, with the document if it may be shown"
        return Failed(
            digest,
            InternalError(item.name, "internal error", _place(error), remedy),
            time.perf_counter() - started,
        )
    return Converted(digest, body, time.perf_counter() - started)


def _short_of_memory() -> bool:
    """The process was at its limit: libraries in C tell of it as what they like, or forget to."""
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    told = Path("/proc/self/status").read_text("ascii")
    peak = next(int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmPeak"))
    return limit != resource.RLIM_INFINITY and peak > SHORT * limit


def _place(error: Exception) -> str:
    """What went wrong and where in the code. The message is left out: it may quote the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}, line {frame.lineno}"

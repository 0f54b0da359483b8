"""Values that run over several printed lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thaimemo.extract.page import Line
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage

_FEED = lazy.compiled(r"\s*\n\s*")


def one_line(text: str) -> str:
    """Line feeds within a value as single spaces."""
    return _FEED.sub(" ", text).strip()


def paragraphs(lines: Sequence[Line]) -> list[Passage]:
    """The lines up to each gap as one passage."""
    return [Passage.join([line.passage for line in run], "\n") for run in _runs(lines)]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and (line.gap or line.heading):
            yield run
            run = []
        run.append(line)
    if run:
        yield run

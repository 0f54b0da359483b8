"""The findings of a dataset as one SARIF file, written finding by finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from thaimemo.outputs.dataset.rows import Object
from thaimemo.outputs.sarif import SCHEMA, sarif_artifact, sarif_notification, sarif_results, sarif_tool

if TYPE_CHECKING:
    from thaimemo.schema.rule_card import RuleCard

NAME = "audit.sarif"


@dataclass(slots=True)
class SarifPart:
    """The artifacts and the results of some documents, each as JSON on one line."""

    artifacts: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)

    def add(self, record: Object, number: int, places: dict[str, int]) -> None:
        """The document with this number among all, from 0; ``places`` are those of the rules."""
        document = record["document"]
        self.artifacts.append(_json(sarif_artifact(document)))
        self.results += map(_json, sarif_results(document, record["findings"], number, places))


class SarifFile:
    """One SARIF log with one run; its lists of results and artifacts grow on disk. A context manager."""

    def __init__(self, folder: Path, rules: Sequence[RuleCard], version: str) -> None:
        self._before_artifact = self._before_result = ""
        self._stack = ExitStack()
        self._artifacts = self._stack.enter_context(
            TemporaryFile(  # noqa: SIM115 (the stack closes it)
                "w+", encoding="utf-8", errors="backslashreplace", dir=folder
            )
        )
        self._out = self._stack.enter_context(
            (folder / NAME).open("w", encoding="utf-8", errors="backslashreplace")
        )
        tool = _json(sarif_tool(rules, version))
        self._out.write(f'{{"$schema": {_json(SCHEMA)}, "version": "2.1.0", "runs": [{{\n"tool": {tool},\n')
        self._out.write('"columnKind": "unicodeCodePoints",\n"results": [')

    def __enter__(self) -> SarifFile:
        return self

    def __exit__(self, *_: Any) -> None:
        self._stack.close()

    def write(self, part: SarifPart) -> None:
        """Behind what was written before."""
        for artifact in part.artifacts:
            self._artifacts.write(f"{self._before_artifact}\n{artifact}")
            self._before_artifact = ","
        for result in part.results:
            self._out.write(f"{self._before_result}\n{result}")
            self._before_result = ","

    def finish(self, failures: Iterable[dict[str, Any]]) -> None:
        """The documents, and the inputs that could not be read, behind the results."""
        self._out.write('\n],\n"artifacts": [')
        self._artifacts.seek(0)
        for line in self._artifacts:
            self._out.write(line)
        self._out.write('\n],\n"invocations": [{"toolExecutionNotifications": [')
        successful = True
        for failure in failures:
            told = sarif_notification(
                failure.get("source") or "-", failure.get("error") or "", failure.get("message") or ""
            )
            self._out.write(f"{'' if successful else ','}\n{_json(told)}")
            successful = False
        self._out.write(f'\n], "executionSuccessful": {_json(successful)}}}]\n}}]}}\n')


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=float)  # numbers of a record are decimals

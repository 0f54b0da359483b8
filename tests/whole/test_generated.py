"""A slice of the generator's run: contradictions are found, what only looks like one is no error."""

from __future__ import annotations

import pytest
from contradictions.sample import Task, tasks
from contradictions.trial import findings, tried

TASKS = tasks(seed=7, contradictions=110, twins=110)


@pytest.mark.parametrize("task", TASKS, ids=[document.name for document, _ in TASKS])
def test_found_or_left_alone(task: Task) -> None:
    document, changes = task
    clean = findings(document.text, document.name)
    assert [f.message for f in clean if f.severity == "error"] == []
    outcomes = [tried(document, clean, change) for change in changes]
    missed = [o.change for o in outcomes if o.change.rules and o.found is None]
    false_errors = [(o.change.name, o.errors) for o in outcomes if not o.change.rules and o.errors]
    assert (missed, false_errors) == ([], [])

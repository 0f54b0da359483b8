from __future__ import annotations

import pickle

import click
import pytest

from thaimemo.cli.commands import Settings, thaimemo
from thaimemo.cli.reading import reading
from thaimemo.schema.errors import InternalError


def broken(document: str | bytes, source: str) -> None:
    raise ZeroDivisionError("of\nno\tuse")


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_in_one_file_is_one_line_and_its_traceback_only_for_debugging(capsys, debug):
    with click.Context(thaimemo, obj=Settings(debug=debug)), pytest.raises(InternalError) as caught:
        reading(broken, "memo.txt")
    error = pickle.loads(pickle.dumps(caught.value))
    assert str(error) == (
        "memo.txt: internal error: ZeroDivisionError: of no use; run with --debug for the traceback"
    )
    assert ("Traceback" in capsys.readouterr().err) is debug

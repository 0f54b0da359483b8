from __future__ import annotations

import pickle

import pytest

from thaimemo.schema import errors
from thaimemo.schema.errors import ThaimemoError

FAMILY = [
    kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ThaimemoError)
]


@pytest.mark.parametrize("kind", FAMILY)
def test_errors_pickle_whole(kind):
    error = kind("a.txt", "extract", "the file is empty", remedy="scan it again")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert vars(copy) == vars(error)
    assert str(copy) == "a.txt: extract: the file is empty; scan it again"

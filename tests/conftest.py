"""What tests of all folders share: documents printed once a session."""

from __future__ import annotations

import os

import pytest
from pdfmaking.printers import Press


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """The printers; worker processes of one run share what they print."""
    base = tmp_path_factory.getbasetemp()
    return Press((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "press")

"""Makes ``docs/accuracy.json``: documents with known answers, the same printed, the run over contradictions.

``accuracy.py CONTRADICTIONS.json`` takes the figures of ``python -m contradictions --out``. Of the documents
held back only totals are kept, so that nothing is tuned to them. What the tests print with has to be on the
path (``PYTHONPATH=tests``) and installed: LibreOffice, Chromium and WeasyPrint.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from pdfmaking.collection import print_collection

from thaimemo.evaluate.run import evaluate

ROOT = Path(__file__).resolve().parents[1]
OWN = (ROOT / "samples", ROOT / "tests" / "corpus")
HELD_BACK = ROOT / "tests" / "heldout"
RESULTS = ROOT / "docs" / "accuracy.json"


def figures(contradictions: dict[str, Any]) -> dict[str, Any]:
    """Everything that the page states."""
    own, held_back = evaluate(*OWN), evaluate(HELD_BACK)
    for run in (own, held_back):
        run["unread"] = len(run.pop("failures"))
    del own["documents"]
    return {
        "own": own,
        "held_back": {key: held_back[key] for key in ("totals", "carriers", "unread")},
        "printed": printed(),
        "contradictions": {k: v for k, v in contradictions.items() if k not in ("missed", "alarms")},
    }


def printed() -> dict[str, Any]:
    """The documents of the repository as PDFs, by printer and all together."""
    with tempfile.TemporaryDirectory() as folder:
        placed = print_collection(OWN, Path(folder))
        run = evaluate(*placed.values())
        printers = {printer: evaluate(place)["totals"] for printer, place in placed.items()}
    return {"totals": run["totals"], "carriers": printers, "unread": len(run["failures"])}


if __name__ == "__main__":
    run = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    RESULTS.write_text(json.dumps(figures(run), ensure_ascii=False, indent=1) + "\n", "utf-8")

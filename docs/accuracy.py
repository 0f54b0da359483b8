"""Makes ``docs/accuracy.json``: documents with known answers, and the run over contradictions.

``accuracy.py CONTRADICTIONS.json`` takes the figures of ``python -m contradictions --out``. Of the documents
held back only totals are kept, so that nothing is tuned to them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

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
        "contradictions": {k: v for k, v in contradictions.items() if k not in ("missed", "alarms")},
    }


if __name__ == "__main__":
    run = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    RESULTS.write_text(json.dumps(figures(run), ensure_ascii=False, indent=1) + "\n", "utf-8")

"""What a notebook or another program asks of thaimemo: `read`, `audit`, `to_dataframes`.

``to_dataframes(read(path) for path in paths)["findings"].groupby("rule").size()`` counts the findings of some
documents by rule.
"""

from thaimemo.audit import audit
from thaimemo.outputs.dataset.frames import to_dataframes
from thaimemo.pipeline.document import read

__all__ = ["audit", "read", "to_dataframes"]

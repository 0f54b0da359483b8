"""What a notebook or another program asks of thaimemo: `read`, `audit`, `to_dataframes`.

    from thaimemo.api import read, to_dataframes

    frames = to_dataframes(read(path) for path in paths)
    frames["findings"].groupby("rule").size()
"""

from thaimemo.audit import audit
from thaimemo.outputs.dataset.frames import to_dataframes
from thaimemo.pipeline.document import read

__all__ = ["audit", "read", "to_dataframes"]

"""Golden files of the tests: what `thaimemo.evaluate` counts, the tests demand."""

from thaimemo.evaluate.corpus import load
from thaimemo.evaluate.expectations import covers, judge
from thaimemo.evaluate.facts import differences

__all__ = ["covers", "differences", "judge", "load"]

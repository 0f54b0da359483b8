"""The dataset in a warehouse: a star schema in DuckDB or PostgreSQL, loaded as often as one likes."""

from thaimemo.outputs.warehouse.load import Loaded, load

__all__ = ["Loaded", "load"]

"""The dataset that an archive run leaves: tables, workbook and descriptions made from its records."""

from thaimemo.outputs.dataset.write import write_dataset

__all__ = ["write_dataset"]

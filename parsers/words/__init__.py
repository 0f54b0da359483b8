"""The words that reports are known by, as data, and how a user adds to them."""

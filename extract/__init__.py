"""A file made into pages: one module per carrier, and one that picks."""

"""Clean documents with one disagreement at a time put in, and as many changes that only look like one."""

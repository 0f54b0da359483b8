"""One document through every step: read, extract, parse, audit."""

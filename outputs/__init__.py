"""Records made into what leaves the program: one module per format."""

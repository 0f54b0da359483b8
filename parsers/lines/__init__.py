"""Running text: printed lines told apart into names, labels and values, and the sections that they make."""

"""HTML pages: what a browser would show of them, and nothing that it hides."""

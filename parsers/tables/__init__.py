"""Report tables: what their columns mean, and what their rows say of which project."""

"""The mentions of a project linked into one, with its details, targets, rubric and results."""

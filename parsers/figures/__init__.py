"""What a document states about all projects or by itself: totals, tallies, calculations."""

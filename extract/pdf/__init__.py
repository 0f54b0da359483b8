"""A PDF with a text layer made into pages: characters, runs, lines, ruled tables, fonts, repair."""

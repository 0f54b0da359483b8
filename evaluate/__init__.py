"""How accurate the program is, counted on documents whose right answers are known."""

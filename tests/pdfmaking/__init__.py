"""PDFs with known text: documents laid out by real programs, text layers broken as producers break them."""

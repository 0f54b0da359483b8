"""Word documents (DOCX, ISO/IEC 29500): paragraphs and tables as they would be printed."""

"""What a letter says: its header, marks, stamps, signatures, and what kind of letter it is."""

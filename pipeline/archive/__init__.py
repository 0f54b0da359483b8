"""Thousands of documents to one dataset: listed, read by workers under limits, kept, put in order."""

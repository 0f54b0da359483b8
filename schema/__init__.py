"""The record that one document becomes: the words that every other package shares."""

"""Frames of reports, each composing clean documents that know their own contradictions."""

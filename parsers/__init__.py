"""Pages made into a record: what a memo and the report behind it say, and where."""

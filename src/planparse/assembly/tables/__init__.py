"""Where a table's header is, and which role each column of it has."""

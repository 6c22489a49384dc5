"""Plans printed as headings, labels and lists instead of tables."""

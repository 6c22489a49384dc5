"""What stands around the tables: title, dates, notes, and what each page repeats."""

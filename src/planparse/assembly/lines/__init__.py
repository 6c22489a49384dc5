"""Lines that were a table before a committee system or a converter printed them, made into one again."""

"""PDF: words, rules and fills of a page; grids out of them; the Document that every reader hands on."""

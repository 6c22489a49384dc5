"""The words that councils print, loaded from `grammars/` and checked once; the rules about them are code elsewhere."""

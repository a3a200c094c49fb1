"""Interface texts: one file per language, held against one list of keys."""

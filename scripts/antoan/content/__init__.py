"""The strict door: text files in, typed pages and located problems out."""

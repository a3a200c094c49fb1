"""The components of the templates: a folder each, with parameters and examples as data and tests of what it does."""

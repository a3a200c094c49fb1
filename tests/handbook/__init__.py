"""The handbook for editors is true: what it shows is run, and what it names is there."""

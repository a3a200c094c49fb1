"""What must hold across the content, one rule per file; each file's docstring is the rule's public documentation."""

"""What a feed item is about: pure rules from its text to values."""

"""What curators decide about the items of the inbox."""

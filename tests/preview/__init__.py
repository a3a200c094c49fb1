"""What editors see before anything is published."""

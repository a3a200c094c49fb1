"""What outlets report: fetched, read, judged and kept for the curators."""

"""Frozen, typed values of the subject: pages and their metadata, places, organisations, hotlines."""

"""What has to be done: drafts, translations, reviews, sources, items waiting; values, and how they are shown."""

"""What has to be done: drafts, translations, reviews, sources, waiting items; as values, and the forms they take."""

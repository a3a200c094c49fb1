"""What has to be done: drafts, translations, reviews, sources, items waiting; values and the forms they are shown in."""

"""All published content, linked: translations, projects, organisations, topics, places and neighbours in time."""

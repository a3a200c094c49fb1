"""How the two languages are written: slugs, sorting, dates and numbers, telephone numbers."""

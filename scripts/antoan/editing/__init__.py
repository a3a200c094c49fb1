"""What editors do to pages by command: new ones, translations, pictures."""

"""The one folder that knows MkDocs: hands the pages to it and takes the site from it."""

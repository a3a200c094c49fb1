"""The catalogue as pages, lists, feeds and maps of the site: pure values, for whatever renders them."""

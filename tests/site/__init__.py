"""The built site, as readers, browsers and search engines get it."""  # noqa: A005  (always `tests.site`)

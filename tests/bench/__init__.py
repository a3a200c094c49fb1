"""The benchmark: the same made-up archive of news, built by An Toàn and by two other generators."""

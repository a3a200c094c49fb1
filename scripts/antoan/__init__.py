"""An Toàn: strict content, a linked catalogue, and the bilingual static site built from them."""

__version__ = "0.1.0"

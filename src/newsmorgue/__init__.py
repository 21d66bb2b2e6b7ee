"""newsmorgue makes a website out of a folder of raw news articles."""

__version__ = "0.1.0"

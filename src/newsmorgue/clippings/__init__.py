"""What other pages than its own show of an article: its text, and its names and claims in it.

An entity's page quotes hundreds of articles, of each a few words. So what such pages show of names and
claims lies by itself, as `columns` or one by one (`rows`), and everything else is read for the article's own
alone.
"""

from newsmorgue.clippings.clipping import (
    Clipping,
    Mentioned,
    Statement,
    Whole,
    clipped,
    clipping_of,
    clippings_of,
    paragraphs_of,
    whole,
)

__all__ = [
    "Clipping",
    "Mentioned",
    "Statement",
    "Whole",
    "clipped",
    "clipping_of",
    "clippings_of",
    "paragraphs_of",
    "whole",
]

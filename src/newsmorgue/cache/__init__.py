"""The cache: results of pure functions by what they were made of, in one file beside the site.

An entry's key is a digest of everything that the result hangs on, the program's own code and word lists
included, so an entry is never out of date; it is only not asked for any more. What is damaged counts as
missing. The file may be deleted at any time.
"""

from newsmorgue.cache.fingerprint import of_code, of_pages
from newsmorgue.cache.store import FILE, Cache, key_of

__all__ = ["FILE", "Cache", "key_of", "of_code", "of_pages"]

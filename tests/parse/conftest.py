"""What the tests of parsing share."""

from collections.abc import Callable

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Dump
from newsmorgue.parse import parse


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Article]:
    """Parses a text as the dump `dump.txt`."""
    lexicon = load_lexicon()
    return lambda text: parse(Dump("dump.txt", "0" * 64, text), lexicon)

"""Resolving takes about twice as long for twice as many articles."""

import gc
import time
from itertools import product

from newsmorgue.lexicon import load_lexicon
from newsmorgue.resolve import resolve

_ENDS = ["".join(pair) for pair in product("bdfgklmnprst", "aeiou")]


def articles(count):
    """Yield marked articles: some names that all share, some of each article's own, a usual surname."""
    for i in range(count):
        own = f"Zu{_ENDS[i % 60]}{_ENDS[i // 60 % 60]}x"
        yield (
            f"{{judge}} [Jo {own}] met [Ada Q. Brekke] and [Haidar {own}] of the [organization:{own} Bank] in"
            f" [place:Oslo]. {{judge}} [Smith] and [{own} Smith] of the [organization:TRB] met [J. Brekke]."
        )


def seconds(analyses):
    gc.collect()
    started = time.process_time()
    resolve(analyses, load_lexicon())
    return time.process_time() - started


def test_cost_grows_with_the_number_of_articles(resolved):
    analyses = resolved(*articles(1600)).analyses
    small = min(seconds(analyses[:400]) for _ in range(3))
    large = min(seconds(analyses) for _ in range(2))
    assert large < 4 * 2 * small

"""Resolving takes about twice as long for twice as many articles."""

import gc
import time
from itertools import product

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import EntityDecision
from tests.stages import resolve

_ENDS = ["".join(pair) for pair in product("bdfgklmnprst", "aeiou")]


def articles(count):
    """Yield marked articles: some names that all share, some of each article's own, a usual surname."""
    for i in range(count):
        own = f"Zu{_ENDS[i % 60]}{_ENDS[i // 60 % 60]}x"
        yield (
            f"{{judge}} [Jo {own}] met [Ada Q. Brekke] and [Haidar {own}] of the [organization:{own} Bank] in"
            f" [place:Oslo]. {{judge}} [Smith] and [{own} Smith] of the [organization:TRB] met [J. Brekke]."
        )


def decisions(count):
    """Yield for each article a decision that adds an alias, and one that another decision contradicts."""
    for i in range(count):
        own = f"Zu{_ENDS[i % 60]}{_ENDS[i // 60 % 60]}x"
        yield EntityDecision(f"Jo {own}", aliases=(f"Haidar {own}",), line=i)
        yield EntityDecision(f"Jo {own}", apart=(f"Haidar {own}",), line=i)


def seconds(analyses, decided=()):
    gc.collect()
    started = time.process_time()
    resolve(analyses, load_lexicon(), decided)
    return time.process_time() - started


def test_cost_grows_with_the_number_of_articles(resolved):
    analyses = resolved(*articles(1600)).analyses
    small = min(seconds(analyses[:400]) for _ in range(3))
    large = min(seconds(analyses) for _ in range(2))
    assert large < 4 * 2 * small


def test_cost_of_decisions_does_not_grow_with_the_number_of_articles(resolved):
    analyses = resolved(*articles(800)).analyses
    decided = list(decisions(800))
    few = min(seconds(analyses, decided[:100]) for _ in range(2))
    many = min(seconds(analyses, decided) for _ in range(2))
    assert many < 3 * few

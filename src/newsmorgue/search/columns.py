"""The fields that are searched: how long each is in each document, and what stands in the short ones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from newsmorgue.packing import pickled, unpickled
from newsmorgue.search.coding import numbers
from newsmorgue.search.documents import Column, Columns, Found
from newsmorgue.search.indexed import PARTS, Indexed, part_of
from newsmorgue.search.words import term_of


def columns(
    articles: Sequence[Found], indexed: Sequence[Indexed], spelled: Sequence[Sequence[Sequence[str]]]
) -> Columns:
    """Return all columns of articles, with the words of each, and of names.

    `spelled` are the terms of each spelling of each name.
    """
    by_name = [called(spellings) for spellings in spelled]
    speaker = _speakers(by_name)
    return {
        ("articles", "text"): Column([each.length for each in indexed]),
        ("claims", "text"): Column([length for each in indexed for length in numbers(each.claim_lengths)]),
        ("articles", "names"): _column(
            [term for position in each.names for term in by_name[position]] for each in articles
        ),
        ("articles", "title"): _column(_terms(each.title) for each in indexed),
        ("claims", "speaker"): _column(
            chain.from_iterable(
                map(speaker, article.speakers, each.speakers.split("\n"))
                for article, each in zip(articles, indexed, strict=True)
            )
        ),
        ("names", "name"): _column(set(chain.from_iterable(spellings)) for spellings in spelled),
        ("articles", "sources"): _column(_terms(each.credited) for each in indexed),
    }


def called(spellings: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the terms of a name and of those others that have no word of it; `spellings` are terms.

    What names ISIS is found for "Islamic State". But an article is not about John because it names somebody
    who is called Donald John Trump elsewhere.
    """
    own = dict.fromkeys(spellings[0])
    others = (each for each in spellings[1:] if own.keys().isdisjoint(each))
    return tuple(dict.fromkeys(chain(own, *others)))


def _speakers(by_name: Sequence[Sequence[str]]) -> Callable[[int | None, str], frozenset[str]]:
    """Return what gives the terms of a speaker: of a name, if one is known, and of what a claim says."""

    @cache  # many claims are by the same
    def terms(position: int | None, said: str) -> frozenset[str]:
        return frozenset(chain(() if position is None else by_name[position], _terms(said)))

    return terms


def _column(documents: Iterable[Iterable[str]]) -> Column:
    """Return the column of a field that has few words in each document."""
    documents_of: defaultdict[str, list[int]] = defaultdict(list)
    lengths = []
    for number, document in enumerate(documents):
        length = 0
        for length, term in enumerate(document, start=1):  # noqa: B007 - how many there were
            documents_of[term].append(number)
        lengths.append(length)
    parts: list[dict[str, list[int]]] = [{} for _ in range(PARTS)]
    for term, listed in documents_of.items():
        parts[part_of(term)][term] = listed
    return Column(lengths, tuple(map(pickled, parts)))


def terms_in(column: Column, part: int) -> Mapping[str, Sequence[int]]:
    """Return the terms of a part, each with the documents in which it stands, as often as it does there."""
    found: Mapping[str, Sequence[int]] = unpickled(column.terms[part])
    return found


def _terms(forms: str) -> Iterator[str]:
    return filter(None, map(term_of, forms.split()))

"""Why articles are one story: the rare names, words and quotations that they share, and their days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from newsmorgue.group.likeness import Likeness
from newsmorgue.model import Analysis, Resolution, Tie
from newsmorgue.text.fold import fold
from newsmorgue.text.stemmer import stem
from newsmorgue.text.tokens import keys, tokenize

# How many names and words are shown.
_NAMES = 6
_WORDS = 6
# Shorter quotations are sayings.
_SHORTEST = 3


class Ties:
    """What the articles of a corpus share, asked story by story."""

    def __init__(self, analyses: Sequence[Analysis], resolution: Resolution, likeness: Likeness) -> None:
        self._analyses = analyses
        self._likeness = likeness
        self._names = {entity.id: entity.name for entity in resolution.entities}
        self._entities: defaultdict[str, set[str]] = defaultdict(set)
        self._having: Counter[str] = Counter()
        for resolved in resolution.mentions:
            if resolved.entity and resolved.entity not in self._entities[resolved.article]:
                self._entities[resolved.article].add(resolved.entity)
                self._having[resolved.entity] += 1

    def of(self, members: Sequence[int]) -> tuple[Tie, ...]:
        """Return what two and more of some articles (by number) share, the most telling of a kind first."""
        names = self._shared_names(members)
        named = {stem(key) for tie in names for key in keys(tie.text)}
        return (*names, *self._shared_words(members, named), *self._shared_quotations(members))

    def _shared_names(self, members: Sequence[int]) -> list[Tie]:
        """Return names that are rare in the corpus for how many of the articles have them."""
        by_entity: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in self._ids(members):
            for entity in self._entities[id_]:
                by_entity[entity].append(id_)
        shared = {entity: ids for entity, ids in by_entity.items() if len(ids) > 1}
        best = sorted(
            shared,
            key=lambda entity: (-len(shared[entity]) / self._having[entity], -len(shared[entity]), entity),
        )
        return [Tie("name", self._names[each], tuple(shared[each]), each) for each in best[:_NAMES]]

    def _shared_words(self, members: Sequence[int], named: set[str]) -> list[Tie]:
        """Return words beside the names that make these articles alike, as the first article writes them."""
        weights: Counter[str] = Counter()
        having: defaultdict[str, list[str]] = defaultdict(list)
        for number in members:
            for term, count in self._likeness.terms[number].items():
                weights[term] += count
                having[term].append(self._analyses[number].article.id)
        shared = [term for term in having if len(having[term]) > 1 and term not in named and term.isalpha()]
        best = sorted(
            shared, key=lambda term: (-len(having[term]), -weights[term] * self._likeness.rarity(term), term)
        )[:_WORDS]
        written = self._written(members, set(best))
        return [Tie("word", written[term], tuple(having[term])) for term in best if term in written]

    def _written(self, members: Sequence[int], terms: set[str]) -> dict[str, str]:
        """Return the first word of some articles that has each of some stems."""
        found: dict[str, str] = {}
        articles = (self._analyses[number].article for number in members)
        texts = (
            text
            for each in articles
            for text in (each.title or "", each.standfirst or "", *(p.text for p in each.paragraphs))
        )
        for text in texts:
            for token in tokenize(text, 0, len(text)):
                term = stem(token.key)
                if term in terms:
                    found.setdefault(term, token.text.lower())
            if len(found) == len(terms):
                break
        return found

    def _shared_quotations(self, members: Sequence[int]) -> list[Tie]:
        quoted: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for number in members:
            analysis = self._analyses[number]
            for claim in analysis.findings.claims:
                for quote in claim.quotes:
                    quoted[fold(quote.text)].setdefault(analysis.article.id, quote.text)
        return [
            Tie("quotation", next(iter(by_article.values())), tuple(by_article))
            for words, by_article in sorted(quoted.items())
            if len(by_article) > 1 and words.count(" ") + 1 >= _SHORTEST
        ]

    def _ids(self, members: Iterable[int]) -> list[str]:
        return [self._analyses[number].article.id for number in members]

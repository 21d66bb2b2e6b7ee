"""The mentions of one entity, as they are collected, and what they add up to."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Article, Kind, Mention, Reason, Wording
from newsmorgue.text.fold import fold


@dataclass(slots=True)
class Cluster:
    """Who is named, in which words, by which articles (by id, in corpus order).

    `listed` is the name that a word list has for the entity. `merged` holds the first mention and
    the articles of each spelling that is not the entity's name, which are the merges to give reasons for.
    """

    kind: Kind
    place: Place | None = None
    listed: str | None = None
    full_names: Counter[str] = field(default_factory=Counter)
    texts: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    titles: dict[str, tuple[str, dict[str, None]]] = field(default_factory=dict)
    merged: dict[str, tuple[Mention, dict[str, None]]] = field(default_factory=dict)

    def add(self, article: Article, mention: Mention, place: Place | None) -> None:
        """Take in a mention, and the place that it was found to mean."""
        name = str(mention.name)
        self.full_names[name] += mention.text == name
        self.texts[mention.text][article.id] = None
        if mention.role:
            _, articles = self.titles.setdefault(fold(mention.role.text), (mention.role.text, {}))
            articles[article.id] = None
        if fold(mention.text) != fold(name):
            _, articles = self.merged.setdefault(mention.text, (mention, {}))
            articles[article.id] = None
        self.place = self.place or place
        if place:
            self.listed = place.name
        elif mention.known:
            self.listed = name

    def name(self) -> str:
        """Return the name to show: the listed one where the corpus uses it, else the spelling used most.

        A place has its listed name in any case (United States for "US"), or what is made of it ("Kivu
        province"). Of two spellings used alike the longer one is taken, and then the first by letter.
        """
        if self.listed and any(fold(text) == fold(self.listed) for text in self.texts):
            return self.listed
        if self.listed and self.kind is Kind.PLACE:
            words = f" {fold(self.listed)} "
            return min((text for text in self.texts if words in f" {fold(text)} "), default=self.listed)
        used = self.full_names if self.full_names.total() else self._uses()
        return min(used, key=lambda name: (-used[name], -len(name), name))

    def stable_name(self) -> str:
        """Return the name that addresses are made of: it does not change when other spellings come in."""
        return self.listed or self.name()

    def aliases(self) -> tuple[Wording, ...]:
        """Return the spellings, those that most articles use first."""
        uses = self._uses()
        ordered = sorted(self.texts, key=lambda text: (-uses[text], -len(text), text))
        return tuple(Wording(text, tuple(self.texts[text])) for text in ordered)

    def roles(self) -> tuple[Wording, ...]:
        """Return what the articles say that a person is."""
        return tuple(Wording(text, tuple(articles)) for _, (text, articles) in sorted(self.titles.items()))

    def reasons(self) -> tuple[Reason, ...]:
        """Return why the spellings are held to be one's."""
        return tuple(self._reasons())

    def _articles(self) -> set[str]:
        return {id_ for articles in self.texts.values() for id_ in articles}

    def _uses(self) -> Counter[str]:
        return Counter({text: len(articles) for text, articles in self.texts.items()})

    def _reasons(self) -> Iterator[Reason]:
        name = self.name()
        count = len(self._articles())
        if self.kind is Kind.PERSON and " " not in name and count > 1:
            yield Reason((name,), "the same single name; it may mean different people", articles=count)
            return
        alike = sorted(text for text in self.texts if fold(text) == fold(name) and text != name)
        if alike:
            yield Reason(tuple(alike), "the same full name")
        for text, (mention, articles) in self.merged.items():
            if mention.known:
                yield Reason((text,), f"a known name of {mention.name}")
            else:
                rule = "no one else of that name in" if mention.kind is Kind.PERSON else mention.rule
                yield Reason((text,), rule, next(iter(articles)), mention.passage, len(articles))

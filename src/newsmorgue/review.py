"""The review: what the program is not sure of, as decisions that the editors have only to agree to.

The result can be appended to `corrections.yml` as it is: all of it is commented out. Where one `#` is taken
away from its lines, the evidence is still a comment and the decisions hold.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsmorgue.clippings import clippings_of
from newsmorgue.model import Corpus, Entity, Reason, Resolved
from newsmorgue.text.fold import fold, squash

# More than this of one sort nobody reads through at once.
_MOST = 50
_AROUND = 70
_SURE_RULES = frozenset({"gazetteer", "known organization", "alias added by the editors"})

_HEAD = """\
What newsmorgue is not sure of, what matters most first. Take away one # before the lines that you agree
with and put them into corrections.yml. What was joined rightly is confirmed by `merge` in the place of
`keep apart`.\
"""


@dataclass(frozen=True, slots=True)
class _Question:
    """A decision that may be due: how much it matters, what it says, and the evidence in words."""

    weight: tuple[int, ...]
    decision: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]


def review(corpus: Corpus, most: int = _MOST) -> str:
    """Return the text of a fragment of `corrections.yml`, with at most so many questions of each sort."""
    asker = _Asker(corpus)
    lines = [f"## {line}" for line in _HEAD.splitlines()]
    for title, questions in (
        ("Names that were made one by a weak rule", asker.joins()),
        ("Entities that are perhaps the same", asker.doubts()),
        ("Single words that one weak rule took for a name, once", asker.finds()),
    ):
        asked = sorted(questions, key=lambda question: (question.weight, question.decision))
        lines += ["", f"## {title}: {len(asked):,}"]
        for question in asked[:most]:
            lines.append("#")
            lines += [f"## {line}" for line in question.evidence]
            (first, *rest) = (f"{name}: {value}" for name, value in question.decision)
            lines += [f"#- {first}", *(f"#  {line}" for line in rest)]
        if len(asked) > most:
            lines += ["#", f"## and {len(asked) - most:,} more that matter less"]
    if corpus.resolution.crowds:
        lines += ["", "## Shared by too many to be compared: who of them is one, only `merge` can tell"]
        lines += [f"##   {crowd}" for crowd in corpus.resolution.crowds]
    return "\n".join(lines) + "\n"


class _Asker:
    """Looks for what may be wrong."""

    def __init__(self, corpus: Corpus) -> None:
        self._articles = {article.id: article for article in corpus.articles}
        self._clippings = clippings_of(corpus)
        self._entities = {entity.id: entity for entity in corpus.resolution.entities}
        self._mentions: defaultdict[str, list[Resolved]] = defaultdict(list)
        self._said: Counter[str] = Counter()
        for clipping in self._clippings.values():
            for resolved in clipping.mentions():
                self._said[fold(resolved.mention.text)] += 1
                if resolved.entity:
                    self._mentions[resolved.entity].append(resolved)

    def joins(self) -> Iterator[_Question]:
        """Yield the weak reasons."""
        for entity in self._entities.values():
            for reason in entity.reasons:
                if reason.weak and reason.article:
                    yield self._join(entity, reason, reason.article)

    def _join(self, entity: Entity, reason: Reason, article: str) -> _Question:
        mentions = self._mentions[entity.id]
        names = {fold(name) for name in reason.names}
        joined = [each for each in mentions if each.article == article and fold(each.mention.text) in names]
        others = [each for each in mentions if each.article != article and each.mention.text == entity.name]
        others = others or [each for each in mentions if each.article != article]
        same_words = fold(entity.name) in names
        way = (
            ("split", _listed([self._file(article)])) if same_words else ("keep apart", _listed(reason.names))
        )
        return _Question(
            (-reason.articles, -len(mentions)),
            (("entity", entity.id), way, ("reason", "two, not one")),
            (
                f"{entity.name}, {', '.join(reason.names)}: {reason.rule}",
                *self._shown(others[:1]),
                *self._shown(joined[:1]),
            ),
        )

    def doubts(self) -> Iterator[_Question]:
        """Yield the pairs that are perhaps the same, each once."""
        for entity in self._entities.values():
            for doubt in entity.doubts:
                other = self._entities[doubt.other]
                if entity.id > other.id:
                    continue
                counts = sorted(len(self._mentions[each.id]) for each in (entity, other))
                yield _Question(
                    (-counts[0], -counts[1]),
                    (("entity", entity.id), ("merge", _listed([other.id])), ("reason", "one and the same")),
                    (
                        f"{entity.name}, {other.name}: {doubt.rule}",
                        *self._shown(self._mentions[entity.id][:1]),
                        *self._shown(self._mentions[other.id][:1]),
                    ),
                )

    def finds(self) -> Iterator[_Question]:
        """Yield single words that no list knows, said once."""
        for entity in self._entities.values():
            mentions = self._mentions[entity.id]
            mention = mentions[0].mention
            if len(mentions) > 1 or " " in mention.text or self._said[fold(mention.text)] > 1:
                continue
            if mention.known or mention.role or mention.rule in _SURE_RULES:
                continue
            yield _Question(
                (0,),
                (("entity", entity.id), ("reject", "yes"), ("reason", "no name")),
                (f"{entity.name}, a {entity.kind}: {mention.rule}", *self._shown(mentions)),
            )

    def _shown(self, mentions: Iterable[Resolved]) -> list[str]:
        """Return where mentions stand, and the words around them."""
        shown = []
        for resolved in mentions:
            mention, clipping = resolved.mention, self._clippings[resolved.article]
            first, last = clipping.passages[mention.passage]
            text = clipping.text
            before = text[max(first, mention.start - _AROUND) : mention.start]
            after = text[mention.end : min(last, mention.end + _AROUND)]
            words = squash(f"{before}[{mention.text}]{after}")
            shown.append(f"  {self._file(resolved.article)} {mention.passage}: …{words}…")
        return shown

    def _file(self, article: str) -> str:
        return self._articles[article].dump.file


def _listed(words: Sequence[str]) -> str:
    """Return a list as YAML has it, on one line."""
    return f"[{', '.join(json.dumps(word, ensure_ascii=False) for word in words)}]"

"""Answers out of a site's index, in the order of lunr: what `static/search/answers.js` finds, too."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lunr.query import Query, QueryPresence

from newsmorgue.search.question import InField, Question, Wanted
from newsmorgue.search.reading import Site
from newsmorgue.search.words import words

# Whether a document, by its number, is one that is asked for.
Condition = Callable[[int], bool]

_SHOWN_NAMES = 3
_FAR_LESS = 10  # times
_EXCERPT = 240
_LEAD = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers: its path from the site's root (with an anchor), a title, a note, and words of it."""

    path: str
    title: str
    note: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a question finds: how many of each, and the first of them.

    `all_words` is false where the articles have only some of the words.
    """

    articles: int
    claims: int
    names: tuple[Answer, ...]
    first: tuple[Answer, ...]
    all_words: bool


def answer(site: Site, question: Question, *, claims: bool = False, most: int = 10) -> Answers:
    """Return what a question finds; the first `most` of the articles or, with `claims`, of the claims."""
    question = with_acronyms(site, question)
    if question.is_empty:
        return Answers(0, 0, (), (), all_words=True)
    asks_speaker = any(each.field == "speaker" and not each.unwanted for each in question.fields)
    complete, articles = (True, []) if asks_speaker else found(site, question, "articles")
    all_said, said = found(site, question, "claims")
    said = said if all_said else []
    if claims or (asks_speaker and not articles):
        first = [_claim(site, number) for number in said[:most]]
    else:
        first = [_article(site, number, question) for number in articles[:most]]
    return Answers(len(articles), len(said), tuple(_names(site, question)), tuple(first), complete)


def with_acronyms(site: Site, question: Question) -> Question:
    """Return a question with those stop words, if there is nothing else, that are somebody's name.

    Headlines in capitals make a name of "THE", too, but next to "US" it is a rare one.
    """
    used = {each.term: len(site.standing("articles", each.term)) for each in question.acronyms}
    most = max(used.values(), default=0)
    named = [
        each
        for each in question.acronyms
        if site.standing("names", each.term) and used[each.term] * _FAR_LESS >= most
    ]
    return replace(question, wanted=question.wanted or named)


def found(site: Site, question: Question, collection: str) -> tuple[bool, list[int]]:
    """Return the documents of a collection that answer, the best first, and whether they have all words."""
    query = _query(site, question, collection)
    results = site.search(collection, query) if query.clauses else _everything(site, collection)
    if all(clause.presence is QueryPresence.PROHIBITED for clause in query.clauses):
        results = _newest_first(site, results, claims=collection == "claims")
    passes = _conditions(site, question, collection)

    def having(needed: Iterable[Wanted]) -> list[int]:
        terms = {wanted.term for wanted in needed}
        return [number for number, matched in results if terms <= matched and passes(number)]

    complete = having(question.wanted)
    if complete or len(question.wanted) < 2:
        return True, complete
    # Words in quotation marks are looked up as a phrase, with or without the others.
    return False, having(each for each in question.wanted if each.required or not each.loose)


def _everything(site: Site, collection: str) -> list[tuple[int, set[str]]]:
    return [(number, set()) for number in range(site.counts[collection])]


def _newest_first(
    site: Site, results: list[tuple[int, set[str]]], *, claims: bool
) -> list[tuple[int, set[str]]]:
    """Return results that nothing ranks in the order of their articles' days."""

    def day(number: int) -> str:
        return site.days[site.claims[number][0] if claims else number] or ""

    return sorted(results, key=lambda each: day(each[0]), reverse=True)


def _query(site: Site, question: Question, collection: str) -> Query:
    fields = site.fields[collection]
    query = Query(fields)
    for wanted in question.wanted:
        query.term(wanted.term, use_pipeline=False)
    # What is left out is what has the word itself, not what names somebody who is also called so.
    own = [field for field in fields if field in {"text", "title"}]
    for each in question.open:
        query.term(
            each.term,
            use_pipeline=False,
            edit_distance=each.edits,
            boost=each.boost,
            fields=own if each.unwanted else fields,
            presence=QueryPresence.PROHIBITED if each.unwanted else QueryPresence.REQUIRED,
        )
    for asked in question.fields:
        if not asked.unwanted and _column(asked) in fields:
            for term in asked.terms:
                query.term(term, use_pipeline=False, fields=[_column(asked)], presence=QueryPresence.REQUIRED)
    for term in question.unwanted:
        query.term(term, use_pipeline=False, fields=own, presence=QueryPresence.PROHIBITED)
    return query


def _column(asked: InField) -> str:
    return "sources" if asked.field == "source" else asked.field


def _conditions(site: Site, question: Question, collection: str) -> Condition:
    """Return whether a document has what lunr does not look at: phrases, days, what fields must not have."""
    wanted = [site.with_phrase(collection, keys) for keys in question.phrases]
    unwanted = [site.with_phrase(collection, keys) for keys in question.unwanted_phrases]
    own = _fielded(site, question, collection)
    of_article = _within(site, question)
    if collection == "claims":
        of_article += _fielded(site, question, "articles")

    def passes(number: int) -> bool:
        article = site.claims[number][0] if collection == "claims" and of_article else number
        return (
            all(number in each for each in wanted)
            and not any(number in each for each in unwanted)
            and all(condition(number) for condition in own)
            and all(condition(article) for condition in of_article)
        )

    return passes


def _fielded(site: Site, question: Question, collection: str) -> list[Condition]:
    """Return what documents of a collection must be by those of the fields asked for that it has."""

    def condition(asked: InField) -> Condition:
        sets = [site.standing(collection, term, _column(asked)) for term in asked.terms]
        return lambda number: all(number in each for each in sets) != asked.unwanted

    return [condition(asked) for asked in question.fields if _column(asked) in site.fields[collection]]


def _within(site: Site, question: Question) -> list[Condition]:
    """Return what articles must be by their days: a day that is not known in full may be any of its time."""
    conditions: list[Condition] = []
    if before := question.before:
        limit = _padded(before, "-00-00")
        conditions.append(
            lambda number: (day := site.days[number]) is not None and _padded(day, "-99-99") < limit
        )
    if after := question.after:
        last = _padded(after, "-99-99")
        conditions.append(
            lambda number: (day := site.days[number]) is not None and _padded(day, "-00-00") > last
        )
    return conditions


def _padded(date: str, rest: str) -> str:
    return f"{date}{rest}"[: len("2015-05-21")]


def _names(site: Site, question: Question) -> Iterable[Answer]:
    """Yield the names that have all words, those that most articles name first."""
    if not question.wanted or question.fields or question.unwanted:
        return
    sets = [site.standing("names", wanted.term) for wanted in question.wanted]
    for number in sorted(set.intersection(*sets))[:_SHOWN_NAMES]:
        path, kind, note, articles, spellings = site.name(number)
        count = f"{articles} article{'s' if articles > 1 else ''}" if articles else ""
        yield Answer(path, spellings[0], ", ".join(filter(None, [kind, note, count])))


def _article(site: Site, number: int, question: Question) -> Answer:
    file = site.file_of(number)
    path, title, note, others, body, *has_rest = site.file(f"texts/{file}")
    if has_rest:
        body = [*body, *site.file(f"texts/{file}-rest")]
    passages = [[f"p{position}", text] for position, text in enumerate(body, start=1)]
    standfirst = [each for each in others if each[0] == "standfirst"]
    passages = [*standfirst, *passages, *(each for each in others if each[0] != "standfirst")]
    terms = {wanted.term for wanted in question.wanted}
    best = max(passages, key=lambda each: len(terms & {word.term for word in words(each[1])}), default=None)
    if best is None:
        return Answer(path, title, note)
    return Answer(f"{path}#{best[0]}", title, note, _excerpt(best[1], terms))


def _claim(site: Site, number: int) -> Answer:
    article, position = site.claims[number]
    path, title, note, said = site.file(f"claims/{site.file_of(article)}")
    anchor, who, text = said[position]
    where = ", ".join(filter(None, [title, note]))
    return Answer(f"{path}#{anchor}", who or "(speaker not known)", where, text)


def _excerpt(text: str, terms: set[str]) -> str:
    """Return the part of a passage with the first of the terms."""
    if len(text) <= _EXCERPT:
        return text
    pieces = text.split(" ")
    first = next((i for i, piece in enumerate(pieces) if terms & {word.term for word in words(piece)}), 0)
    start = _fitting(pieces[:first][::-1], _LEAD)
    begin = first - start
    end = begin + _fitting(pieces[begin:], _EXCERPT)
    shown = " ".join(pieces[begin:end])
    return f"{'… ' if begin else ''}{shown}{' …' if end < len(pieces) else ''}"


def _fitting(pieces: Sequence[str], length: int) -> int:
    """Return how many pieces fit into so many characters."""
    for count, piece in enumerate(pieces):
        length -= len(piece) + 1
        if length < 0:
            return count
    return len(pieces)

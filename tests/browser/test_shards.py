"""Unmodified lunr.js over shards against unmodified lunr.js over one whole index of the same documents."""

import json
import random
from functools import partial

import pytest

from newsmorgue.model import Analysis, Article, Claim, Dump, Findings, Mode, Paragraph
from newsmorgue.render.static import static_files
from newsmorgue.search import indexed, parts, scripts
from newsmorgue.search.columns import called, columns
from newsmorgue.search.documents import COLLECTIONS, Catalogue, Found, Name
from newsmorgue.search.inverted import placed
from newsmorgue.search.marks import mark_of
from newsmorgue.search.reading import Site
from newsmorgue.search.shards import cut, front_coded, in_order
from newsmorgue.search.words import forms, key_of, terms, words
from tests.stages import search, words_of

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="data:,">
<script defer src="static/search.js"></script></html>"""
SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo zu sta cri ment tion ing".split()
ODD = """money today key attorney café Łódź naïve U.S. IS Brodek's 1990s mh17 2 22 222 2,000 москва 北京
\ufa0e \U00010428 a.m. agreed controlled happy yes relational conditional hopefully electricity"""
QUERIES = 700


def vocabulary(chance):
    made = {"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(900)}
    return [*ODD.split(), *sorted(made)]


def zipf(chance, known, count):
    """Words as texts have them: a few again and again, most of them once."""
    return [known[min(int(chance.paretovariate(0.7)) - 1, len(known) - 1)] for _ in range(count)]


def text(chance, known, longest):
    return " ".join(zipf(chance, known, chance.randint(0, longest)))


def random_catalogue(seed, articles, claims):
    """A catalogue of invented words, and the words."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    known = vocabulary(chance)
    chance.shuffle(known)
    names = [
        Name(
            f"person-{i}",
            f"people/{i}.html",
            "person",
            (f"Name {i} {text(chance, known, 4)}", text(chance, known, 3)),
            "",
            1,
        )
        for i in range(articles // 2)
    ]
    both = [random_article(chance, known, number, claims, names) for number in range(articles)]
    analyses = {analysis.article.id: analysis for _, analysis in both}
    words_ = words_of(analyses.values())
    made = sorted((found for found, _ in both), key=lambda each: words_.order.index(each.article.id))
    in_order = [words_.indexed[each.article.id] for each in made]
    spelled = [[terms(spelling) for spelling in name.spellings] for name in names]
    fields = columns(made, in_order, spelled)
    whole = {id_: each.article for id_, each in analyses.items()}
    claims = {id_: each.findings.claims for id_, each in analyses.items()}
    return Catalogue(tuple(made), tuple(names), fields, words_.stretches, whole, claims.__getitem__), known


def random_article(chance, known, number, claims, names):
    article = Article(
        f"{number}",
        Dump(f"{number}.txt", "", ""),
        text(chance, known, 8),
        agencies=(text(chance, known, 3),),
        paragraphs=(Paragraph("p1", "text", 0, 0, text(chance, known, 120)),),
    )
    said = tuple(random_claim(chance, known, f"c-{number}-{i}") for i in range(chance.randint(0, claims)))
    speakers = tuple(chance.choice([None, chance.randrange(len(names))]) for _ in said)
    named = tuple(sorted(chance.sample(range(len(names)), chance.randint(0, 5))))
    analysis = Analysis(article, Findings(claims=said))
    mark = mark_of(indexed(analysis)[0].length, article.id)
    return Found(article, mark, number, None, named, speakers), analysis


def random_claim(chance, known, id_):
    who, what = text(chance, known, 4), text(chance, known, 40)
    return Claim(id_, "p1", 0, 0, what, Mode.INDIRECT, "", "", None, who, anonymous=False, denied=False)


def claims_of(found, article):
    return found.claims(article.article.id)


def terms_of(found, collection):
    """The terms of each field, document by document."""
    called_ = [called([terms(each) for each in name.spellings]) for name in found.names]
    return {
        "articles": [
            {
                "text": terms(each.article.paragraphs[0].text),
                "title": terms(each.article.title),
                "names": [term for position in each.names for term in called_[position]],
                "sources": terms(each.article.agencies[0]),
            }
            for each in found.articles
        ],
        "claims": [
            {
                "text": terms(claim.text),
                "speaker": sorted(
                    {*terms(claim.speaker_text), *(() if speaker is None else called_[speaker])}
                ),
            }
            for each in found.articles
            for claim, speaker in zip(claims_of(found, each), each.speakers, strict=True)
        ],
        "names": [{"name": sorted(set(terms(" ".join(name.spellings))))} for name in found.names],
    }[collection]


def random_query(chance, terms, fields):
    """A query in lunr's own language, of any kind that it has."""

    def clause():
        word = chance.choice(terms) if chance.random() < 0.95 else "zzz"
        kind = chance.randrange(12)
        if kind == 0 and len(word) > 1:
            word = word[: chance.randint(1, len(word))] + "*"
        elif kind == 1 and len(word) > 2:
            word = "*" + word[-2:]
        elif kind == 2 and len(word) > 2:
            word = word[0] + "*" + word[-1]
        elif kind == 3:
            word += f"~{chance.randint(1, 2)}"
        elif kind == 4:
            word += f"^{chance.randint(2, 10)}"
        if chance.random() < 0.2:
            word = f"{chance.choice(fields)}:{word}"
        return chance.choice(["", "", "", "+", "-"]) + word

    return " ".join(clause() for _ in range(chance.choice([1, 1, 2, 2, 3, 4])))


# A whole index of terms as they are. Its tree of terms is left plain, since lunr's minimiser takes some nodes
# with digits for one another, and then throws. Its terms are numbered in order and not as they come, since
# sums of floating-point numbers differ in the last digit with their order.
WHOLE = """([name, fields, rows]) => {
  lunr.TokenSet.Builder.prototype.minimize = function (downTo) { this.uncheckedNodes.length = downTo }
  const builder = new lunr.Builder()
  builder.ref("id")
  for (const [field, boost] of fields) builder.field(field, { boost })
  const terms = new Set(rows.flatMap((row) => fields.flatMap(([field]) => row[field])))
  for (const [_index, term] of [...terms].sort().entries()) {
    builder.invertedIndex[term] = Object.assign(Object.create(null), { _index })
    for (const [field] of fields) builder.invertedIndex[term][field] = Object.create(null)
  }
  builder.searchPipeline.add(lunr.stemmer)
  rows.forEach((row, id) => builder.add({ ...row, id }))
  window.whole ??= {}
  window.whole[name] = builder.build()
}"""
COMPARED = """async ([name, queries]) => {
  const index = await newsmorgueSearch.index.open()
  const wrong = []
  let found = 0
  const shown = (results) => results.map(({ ref, score, matchData }) => [ref, score, matchData.metadata])
  for (const text of queries) {
    const query = new lunr.Query(index.fields[name])
    new lunr.QueryParser(text, query).parse()
    const copies = () => query.clauses.map((clause) => ({ ...clause }))
    const fill = (into) => { for (const clause of copies()) into.clauses.push(clause) }
    const expected = shown(window.whole[name].query(fill))
    const composed = await index.compose(name, query)
    const actual = shown(composed.query(fill))
    found += expected.length > 0
    const differs = (each, at) => JSON.stringify(each) !== JSON.stringify(actual[at])
    const at = expected.length === actual.length ? expected.findIndex(differs) : 0
    if (at >= 0) wrong.push([text, expected.length, actual.length, expected[at], actual[at]])
  }
  return [found, wrong]
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shards")
    found, known = random_catalogue(5, 250, 4)
    # Small shards: the commonest words stand in several pieces.
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(scripts, "cut", partial(cut, size=300))
    monkeypatch.setattr(parts, "placed", partial(placed, size=300))
    made = dict(search(found))
    monkeypatch.undo()
    made["search.html"] = PAGE.encode()
    made |= static_files()
    for path, data in made.items():
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_bytes(data)
    return folder, found, known


PHRASES = """async ([collection, phrases]) => {
  const { withPhrase } = await newsmorgueSearch.files.part("places")
  return Promise.all(phrases.map(async (keys) => [...(await withPhrase(collection, keys))]))
}"""


@pytest.mark.parametrize("collection", ["articles", "claims"])
def test_phrases_are_found_where_they_stand(site, open_page, page_log, collection):
    folder, found, known = site
    page = open_page(folder.joinpath("search.html").as_uri())
    streams = streams_of(found, collection)
    chance = random.Random(13)  # noqa: S311
    phrases = []
    for _ in range(150):
        keys = chance.choice([each for each in streams if len(each) > 3])
        start = chance.randrange(len(keys) - 3)
        phrases.append([key for key in keys[start : start + chance.choice([1, 2, 2, 3])] if key])
    phrases = [keys for keys in phrases if keys]
    phrases += [chance.sample([word.key for word in words(" ".join(known))], 2) for _ in range(50)]
    answers = page.evaluate(PHRASES, [collection, phrases])
    reader = Site(folder)
    for keys, answer in zip(phrases, answers, strict=True):
        size = len(keys)
        expected = {
            number
            for number, each in enumerate(streams)
            if any(each[at : at + size] == keys for at in range(len(each)))
        }
        assert set(answer) == expected, keys
        assert reader.with_phrase(collection, keys) == expected, keys
    page_log.assert_clean()


def streams_of(found, collection):
    """The keys of documents in the order in which they stand; nothing between a title and its text."""
    if collection == "claims":
        texts = [claim.text for each in found.articles for claim in claims_of(found, each)]
        return [[key_of(form) for form in forms(each)] for each in texts]
    return [
        [
            *(key_of(form) for form in forms(each.article.title)),
            "",
            *(key_of(form) for form in forms(each.article.paragraphs[0].text)),
        ]
        for each in found.articles
    ]


def test_keys_are_decoded_as_they_were_coded(site, open_page):
    page = open_page(site[0].joinpath("search.html").as_uri())
    listed = in_order(["a", "ab", "abc", "𠮷田", "𠮷野", "𐐨𐐩", "𐐨𐐪", "𐐨", "\ufa0e", "ab\U00010428c"])
    script = "(text) => newsmorgueSearch.coding.keys(text.split('\\n'))"
    assert page.evaluate(script, front_coded(listed)) == listed


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_shards_answer_as_one_whole_index_does(site, open_page, page_log, collection):
    folder, found, known = site
    page = open_page(folder.joinpath("search.html").as_uri())
    fields = [[field.name, field.boost] for field in COLLECTIONS[collection]]
    page.evaluate(WHOLE, [collection, fields, terms_of(found, collection)])
    chance = random.Random(11)  # noqa: S311
    known_terms = terms(" ".join(known))
    queries = [random_query(chance, known_terms, [name for name, _ in fields]) for _ in range(QUERIES)]
    answered, wrong = page.evaluate(COMPARED, [collection, queries])
    assert not wrong, json.dumps(wrong[0])
    assert answered > QUERIES / 4
    page_log.assert_clean()

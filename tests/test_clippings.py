"""What other pages show of an article is what was found in it."""

from collections import Counter

import pytest

from newsmorgue.analysing import analyse
from newsmorgue.clippings import Statement, clippings_of, paragraphs_of
from newsmorgue.gathering import gather
from newsmorgue.lexicon import load_lexicon
from newsmorgue.read import dump_of, read
from newsmorgue.said import words_of
from newsmorgue.text.markup import readable

FILES = "tests/golden/corpus"


@pytest.fixture(scope="module")
def corpus(checkout):
    return gather(checkout / FILES)[0]


@pytest.fixture(scope="module")
def pairs(corpus, checkout):
    """The clipping of each article, and its analysis."""
    reading = read(checkout / FILES)
    analyses = [analyse(dump_of(file, reading.data[file.name]), load_lexicon()) for file in reading.files]
    by_id = {each.article.id: each for each in analyses}
    return [(clipping, by_id[id_]) for id_, clipping in clippings_of(corpus).items()]


def test_mentions_and_claims_are_those_of_the_analysis(pairs):
    for clipping, analysis in pairs:
        said = analysis.findings.claims
        assert [each.claim for each in clipping.claims()] == list(said)
        found = {each.start: each for each in analysis.findings.mentions}
        assert all(found[each.mention.start] == each.mention for each in clipping.mentions())
        assert {each.mention for each in clipping.references()} <= set(analysis.findings.references)


def test_text_and_passages_are_those_of_the_article(pairs):
    for clipping, analysis in pairs:
        article = analysis.article
        assert clipping.text == article.dump.text
        assert clipping.readable.text == readable(article).text
        for paragraph in article.paragraphs:
            assert clipping.passages[paragraph.id] == (paragraph.start, paragraph.end)


def test_paragraphs_read_as_those_of_the_article(corpus):
    for id_, article in corpus.whole.items():
        texts = [paragraph.text for paragraph in article.paragraphs]
        assert list(paragraphs_of(corpus.clipped[id_])) == texts


def test_what_is_asked_of_an_entity_is_what_its_mentions_say(pairs):
    for clipping, _ in pairs:
        named = [each for each in clipping.mentions() if each.entity]
        assert clipping.counts == Counter(each.entity for each in named)
        for entity in clipping.counts:
            own = [each for each in named if each.entity == entity]
            mentions, beside = clipping.mentions_of(entity)
            assert mentions == [_mentioned(clipping, each) for each in own]
            passages = {each.mention.passage for each in own}
            near = {(each.entity, each.mention.passage) for each in named if each.mention.passage in passages}
            assert sorted(beside) == sorted(other for other, _ in near if other != entity)


def _mentioned(clipping, resolved):
    each = resolved.mention
    role = each.role.text if each.role else None
    within = clipping.passages[each.passage]
    return clipping.article, each.start, each.end, each.text, each.passage, within, role


def test_lists_show_of_a_claim_what_it_says(pairs):
    for clipping, analysis in pairs:
        roles = {}
        for each in clipping.mentions():
            if each.entity and each.mention.role:
                roles.setdefault(each.entity, each.mention.role.text)
        told = [
            Statement(
                each.article,
                each.claim.id,
                tuple(words_of(readable(analysis.article), each.claim)),
                each.claim.mode,
                each.claim.cue,
                each.speaker,
                each.claim.speaker_text,
                roles.get(each.speaker),
                each.claim.anonymous,
                each.claim.denied,
            )
            for each in clipping.claims()
        ]
        assert list(clipping.statements()) == told
        assert [clipping.statement(position) for position in range(len(told))] == told


def test_outlines_count_what_clippings_show(corpus, pairs):
    for clipping, _ in pairs:
        outline = corpus.outlines[clipping.article]
        assert outline.named == clipping.counts
        assert [
            (each.speaker, each.about, each.mode, each.denied, each.anonymous) for each in outline.claims
        ] == [
            (each.speaker, each.about, each.claim.mode, each.claim.denied, each.claim.anonymous)
            for each in clipping.claims()
        ]


def test_articles_have_no_bodies(corpus):
    for article in corpus.articles:
        whole = corpus.whole[article.id]
        assert whole.paragraphs
        assert (article.title, article.published, article.source) == (
            whole.title,
            whole.published,
            whole.source,
        )
        assert (article.dump.text, article.paragraphs, article.fields) == ("", (), {})

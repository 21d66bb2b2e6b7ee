"""Texts with markup: the same is found as in the words alone, and it stands where the file has it."""

import pytest

from newsmorgue.extract import extract
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Dump, Paragraph
from newsmorgue.parse.markdown import read_markdown
from newsmorgue.text.markup import Readable

TEXTS = [
    'Danish Prime Minister **Lars** *Jensen*\'s office said on [Friday](x) that "the *old* wall fell".',
    '*"We did not know,"* said **Mary Jones**, the mayor of [Oslo](http://oslo.no/a_b), on [21 May 2015](x).',
    '> "It was\n> old," Mr. **Roe** said. "It\n> `fell`."',
    "The _Foo Party_ (**FP**) met in [London](x)<br>Berlin. The FP said AT&amp;T was there.",
]


def found(text, markup):
    line = read_markdown(text).lines[0]
    start, end = line.start, line.end
    if not markup:
        text = Readable(text, read_markdown(text).markup).words(start, end)
        start, end = 0, len(text)
    article = Article(
        id="a",
        dump=Dump("a.md", "0" * 64, text),
        title=None,
        language="en",
        paragraphs=(Paragraph("p1", "text", start, end, text),),
        markup=read_markdown(text).markup if markup else (),
    )
    return extract(article, load_lexicon())


def spans(findings):
    for mention in findings.mentions:
        yield mention
        if mention.role:
            yield mention.role
    for claim in findings.claims:
        yield claim
        yield from claim.quotes
        if claim.speaker:
            yield claim.speaker
    yield from findings.times


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_is_found_as_without_markup(text):
    marked, bare = found(text, markup=True), found(text, markup=False)
    assert marked.mentions
    assert [(each.text, each.name, each.rule) for each in marked.mentions] == [
        (each.text, each.name, each.rule) for each in bare.mentions
    ]
    assert [(each.id, each.text, each.speaker_text) for each in marked.claims] == [
        (each.id, each.text, each.speaker_text) for each in bare.claims
    ]
    assert [each.text for each in marked.times] == [each.text for each in bare.times]


@pytest.mark.parametrize("text", TEXTS)
def test_finds_stand_in_the_file_and_neither_begin_nor_end_in_marks(text):
    readable = Readable(text, read_markdown(text).markup)
    for each in spans(found(text, markup=True)):
        assert readable.words(each.start, each.end) == each.text
        assert text[each.start] == each.text[0]
        assert text[each.end - 1] in {each.text[-1], ";"}

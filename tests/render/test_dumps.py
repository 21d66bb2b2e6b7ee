"""The page of a dump: every character once, whatever the spans are, and each told for what it is."""

import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.model import (
    Analysis,
    Article,
    Attributed,
    Caption,
    Claim,
    Copy,
    DatedExpression,
    Dump,
    Entity,
    Findings,
    Fixed,
    Kind,
    Mention,
    Mode,
    Paragraph,
    Piece,
    Removed,
    Resolved,
    Rule,
    TimeExpression,
)
from newsmorgue.render.dump_lines import DumpLines
from newsmorgue.render.dumps import (
    FIELD,
    REMOVED,
    Area,
    Atom,
    ClaimMark,
    LineView,
    Mark,
    NameMark,
    TimeMark,
    dump_page,
    line_numbers,
)
from newsmorgue.render.environment import environment, interface
from newsmorgue.render.index import Index
from newsmorgue.render.layers import Span
from newsmorgue.render.signs import count_seen
from tests.stages import corpus_of

TEMPLATES = environment()
NORA = Entity("person-nora-holm", Kind.PERSON, "Nora Holm", ())
# Names of fields that are told in other words, in their own, and that no one knows.
FIELDS = ("title", "standfirst", "authors[0]", "agencies[1]", "url", "mood")


def page_of(
    text, *, fields=(), paragraphs=(), captions=(), removed=(), names=(), claims=(), times=(), **more
):
    """The page of a dump whose spans are pairs: the view, and what its HTML says."""
    article = Article(
        "a-b",
        Dump("a/b.txt", "0" * 64, text, **more),
        None,
        language="en",
        fields={name: Piece(start, end, "") for name, (start, end) in fields},
        paragraphs=tuple(Paragraph(f"p{n}", "text", *span, "") for n, span in enumerate(paragraphs, 1)),
        captions=tuple(Caption(f"caption{n}", *span, "", None) for n, span in enumerate(captions, 1)),
        removed=tuple(Removed(*span, "menu") for span in removed),
    )
    mentions = [Mention(Kind.PERSON, *span, "", "p1", "", "Nora Holm") for span in names]
    said = [
        Claim(
            id=f"c{n}",
            passage="p1",
            start=span[0],
            end=span[1],
            text="",
            mode=Mode.PARTIAL,
            cue="said",
            rule="",
            speaker=None,
            speaker_text="she",
            anonymous=False,
            denied=False,
            quotes=(Piece(*span, ""),),
        )
        for n, span in enumerate(claims)
    ]
    named = [
        Resolved("a-b", each, NORA.id if n % 2 == 0 else None, () if n % 2 == 0 else (NORA.id,))
        for n, each in enumerate(mentions)
    ]
    attributed = [Attributed("a-b", each, None, ()) for each in said]
    dates = tuple(
        DatedExpression(TimeExpression("p1", *span, "", Fixed("2015")), "2015", None, Rule.CALENDAR)
        for span in times
    )
    corpus = corpus_of([Analysis(article, Findings())], [NORA], named, attributed, {"a-b": dates})
    page = dump_page(Index(corpus), article, "Untitled")
    html = TEMPLATES.get_template(page.template).render(
        page=page,
        view=page.view,
        root="../",
        site=corpus.settings,
        changes=None,
    )
    read = Lines()
    read.feed(html)
    read.close()
    return page.view, read


class Lines(HTMLParser):
    """Reads the lines of the page back: their text without labels, the labels, and their classes."""

    def __init__(self):
        super().__init__()
        self.lines, self.labels, self.classes, self.ids, self.titles = [], [], [], [], []
        self.inside = self.barred = False
        self.label = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        kind = attributes.get("class")
        if tag == "ol" and kind == "dump":
            self.inside = True
        elif self.inside and tag == "li":
            self.lines.append("")
            self.classes.append(kind)
            self.ids.append(attributes["id"])
            self.labels.append([])
            self.titles.append([])
        elif self.inside and kind in {"n", "t"}:
            self.label = tag
            self.labels[-1].append("")
        elif self.inside:
            self.barred = kind == "x"
            self.titles[-1] += filter(None, [attributes.get("title")])

    def handle_endtag(self, tag):
        if tag == "ol":
            self.inside = False
        if tag == self.label:
            self.label = None
        self.barred = False

    def handle_data(self, data):
        if self.label:
            self.labels[-1][-1] += data
        elif self.barred:
            self.lines[-1] += chr(int(data.removeprefix("U+"), 16))
        elif self.inside and self.lines and data != "\n":
            self.lines[-1] += data

    def text(self, usual):
        """What the lines say in a row; one that ends in a break of its own shows that itself."""
        said = "".join(line if line.endswith(("\r", "\n")) else line + usual for line in self.lines)
        return said.removesuffix(usual)


# Few characters, so that breaks and blanks meet spans' ends; and what HTML, CSS or a page would swallow.
TEXTS = st.text(
    st.sampled_from("ab,<&\"' \t\n\r\x0c\x00\xa0\xad\u200b\u2028\u202e\ufeff\ufffd🐟"), max_size=30
)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4)


@given(
    text=TEXTS,
    fields=st.lists(st.tuples(st.sampled_from(FIELDS), st.tuples(st.integers(0, 30), st.integers(0, 30)))),
    spans=st.fixed_dictionaries(
        dict.fromkeys(("paragraphs", "captions", "removed", "names", "claims", "times"), SPANS)
    ),
)
def test_the_page_says_the_text_whatever_the_spans_are(text, fields, spans):
    view, read = page_of(text, fields=dict(fields).items(), **spans)
    usual = {"CR": "\r", "LF": "\n", "CRLF": "\r\n"}[view.breaks[0]] if view.breaks else "\n"
    assert read.text(usual) == text.removesuffix(usual)
    assert read.ids == [f"L{number}" for number in range(1, len(read.lines) + 1)]
    assert sum(share.count for share in view.shares) == count_seen(text)
    assert sum(share.width for share in view.shares) in {0, 1000}


def test_lines_are_told_for_what_they_are():
    text = "Menu\n\nA title\nIt rained.\nA picture"
    view, read = page_of(
        text, removed=[(0, 4)], fields=[("title", (6, 13))], paragraphs=[(14, 24)], captions=[(25, 34)]
    )
    assert read.classes == ["r", None, "f", "p", "c"]
    assert read.labels == [["set aside: menu"], [], ["title"], ["p1 text"], ["caption1"]]
    assert read.titles[0] == ["set aside: menu"]
    assert [(share.kind, share.count) for share in view.shares] == [
        ("paragraph", 9), ("field", 6), ("caption", 8), ("removed", 4),
    ]  # fmt: skip


def test_pieces_of_a_line_are_told_one_by_one_and_a_reason_once():
    _, read = page_of(
        "ab/cd (AFP, Reuters)",
        removed=[(0, 7), (10, 12), (19, 20)],
        fields=[("agencies[0]", (7, 10)), ("agencies[1]", (12, 19))],
    )
    assert read.labels == [["set aside: menu", "agency", "agency"]]
    assert read.titles == [["set aside: menu"] * 3]


def test_a_field_in_what_is_set_aside_and_two_fields_in_one():
    _, read = page_of("Skip to DW", removed=[(0, 10)], fields=[("agencies[0]", (8, 10)), ("source", (8, 10))])
    assert read.classes == ["r"]
    assert read.labels == [["set aside: menu", "agency", "source"]]


def test_a_paragraph_of_several_lines_is_told_where_it_begins():
    _, read = page_of("It rained\nand rained.\n\nThen not.", paragraphs=[(0, 21), (23, 32)])
    assert read.classes == ["p", "p", None, "p"]
    assert read.labels == [["p1 text"], [], [], ["p2 text"]]


def test_finds_are_marked_inside_each_other_and_across_lines():
    text = "Nora Holm said it\nrained on Thursday."
    _, read = page_of(text, paragraphs=[(0, 37)], names=[(0, 9), (5, 9)], claims=[(15, 36)], times=[(28, 36)])
    assert read.lines == text.split("\n")
    assert read.labels == [["p1 text", "claim"], []]
    assert read.titles == [["Person: Nora Holm", "Person, open: Nora Holm"], ["time: 2015"]]


@pytest.mark.parametrize(
    ("text", "breaks", "signs"),
    [
        ("a\nb\n", ("LF",), [(), ()]),
        ("a\r\nb\r\n", ("CRLF",), [(), ()]),
        ("a\rb", ("CR",), [(), ()]),
        ("a\r\nb\nc\r\n", ("CRLF", "LF"), [(), ("U+000A",), ()]),
        ("a\nb\n\r\n", ("LF", "CRLF"), [(), (), ("U+000D", "U+000A")]),
        ("a", (), [()]),
    ],
)
def test_line_breaks_are_told_once_and_odd_ones_where_they_stand(text, breaks, signs):
    view, _ = page_of(text)
    assert view.breaks == breaks
    assert [tuple(bit.text for bit in line.signs) for line in view.lines] == signs


def test_what_nothing_was_made_of_is_told():
    view, read = page_of("It rained.", copies=(Copy("c.txt", "0" * 64),))
    assert read.classes == [None]
    assert [(share.kind, share.percent) for share in view.shares] == [("left", "100.0%")]
    assert page_of("\n \n")[0].shares == ()


def test_removed_stretches_have_line_numbers():
    view, _ = page_of("a\r\nb\rc\n\nmenu\n", removed=[(0, 1), (6, 12), (3, 4)])
    assert list(line_numbers(view.article)) == [1, 5, 2]


def test_a_line_of_thousands_of_finds_takes_no_time_squared():
    def seconds(count):
        spans = [(each * 10, each * 10 + 8) for each in range(count)]
        begun = time.process_time()
        page_of("it rained " * count, paragraphs=[(0, count * 10)], names=spans, claims=spans, times=spans)
        return time.process_time() - begun

    seconds(100)  # templates are read the first time
    assert seconds(8000) < 24 * seconds(1000)  # the square would take 64 times as long


def test_hostile_text_is_text():
    text = "\"><script>'&amp;"
    field, removed = Mark(FIELD, text, href=text), Mark(REMOVED, text)
    around = [
        Span(0, len(text), what)
        for what in (
            removed,
            ClaimMark(text, "direct", text),
            Piece(0, 1, ""),
            NameMark("person", text, (text,)),
        )
    ]
    atom = Atom(0, len(text), *around, Span(0, len(text), TimeMark(text)))
    open_ = atom._replace(claim=None, name=Span(0, len(text), NameMark("person", None, (text, text))))
    line = LineView(1, FIELD, (field, removed), (Area(removed, (field,), (atom, open_)),), ())
    read = Lines()
    read.feed(
        f'<ol class="dump">{DumpLines(interface()).lines(replace(page_of(text)[0], lines=(line,)))}</ol>'
    )
    assert read.lines == [text * 2]
    assert read.labels == [[text, f"set aside: {text}", text, "claim"]]
    assert read.titles == [
        [
            f"set aside: {text}",
            f"time: {text}",
            f"Person: {text}",
            f"time: {text}",
            f"Person, open: {text} / {text}",
        ]
    ]

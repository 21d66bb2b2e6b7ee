"""Pieces of HTML that are written by hand: whatever text goes into one, it comes out as text."""

from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from newsmorgue.model import Claim, Mode, Piece
from newsmorgue.render.articles import PassageView
from newsmorgue.render.contexts import MentionView, NamingView
from newsmorgue.render.environment import interface
from newsmorgue.render.marked import Part, Run, Stretch
from newsmorgue.render.naming import DayView, NamesRow, NamesView, RoleView, UseView
from newsmorgue.render.pages import Anchor, ArticleView, ClaimView
from newsmorgue.render.pieces import Pieces, escaped

HOSTILE = "\"><script>'&amp;"
PRINT = Pieces(interface()).filters()
PRINT["all_names_by"] = lambda names: PRINT["names_by"](names.rows, names)

ENTITY = Anchor("Nora Holm", "nora.html", "person", 3)
TITLE = Anchor("Rain", "rain.html")
ARTICLE = ArticleView(
    TITLE, "It rained.", Anchor("The Post", "post.html"), "21 May 2015", date_is_update=False
)
CLAIM = ClaimView(
    id="c1",
    href="rain.html#c1",
    words=(("it", False, True), ("rains", True, True), (",", False, False)),
    mode="direct",
    cue="said",
    speaker=ENTITY,
    speaker_text="she",
    role="mayor",
    stand_in="she",
    anonymous=True,
    denied=True,
    article=TITLE,
    outlet="The Post",
    date="21 May 2015",
    date_is_update=True,
)
NAMING = NamingView(
    TITLE, None, "2015", date_is_update=True, mentions=(MentionView("So ", "Nora", " left", "rain.html#p1"),)
)
ROW = NamesRow(Anchor("The Post", "post.html"), (TITLE, None), (TITLE._replace(count=2),))
NAMES = NamesView(columns=("Rain", "Nora"), has_others=True, rows=(ROW,), more=(), unused=())
DAY = DayView("2015", is_update=True, href="rain.html#p1")
ROLE = RoleView("mayor", (UseView(TITLE, DAY, DAY, 2), UseView(None, DAY, None, 1)), 3)
SAID = Claim(
    "c1", "p1", 0, 1, "a", Mode.PARTIAL, "said", "", None, None,
    anonymous=False, denied=False, quotes=(Piece(0, 1, "a"),),
)  # fmt: skip
NAMED = Part((Run("Nora ", ("em", "strong")), Run("Holm")), "nora.html", "person", "Nora Holm")
STRETCHES = (
    Stretch((Part((Run("So "),)),), None, ("c0",)),
    Stretch((NAMED, NAMED._replace(reading="role")), SAID, ("c1", "c2"), continues=True),
)


class Reader(HTMLParser):
    """Reads a piece back: its tags with the names of their attributes, and its texts and values."""

    def __init__(self, piece):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(str(piece))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, [name for name, _ in attrs]))
        self.texts += [value for _, value in attrs]

    def handle_endtag(self, tag):
        self.tags.append((f"/{tag}", []))

    def handle_data(self, data):
        self.texts.append(data)


# Keys of the catalogue, numbers, and what the program alone writes: no text of a dump is any of these.
OWN = {"mode", "elements", "kind"}


def hostile(value):
    """Return a view with hostile text at the end of all its texts."""
    if isinstance(value, str):
        return value + HOSTILE
    if hasattr(value, "_asdict"):
        return value._replace(**hostile_parts(value._asdict()))
    if isinstance(value, tuple):
        return tuple(map(hostile, value))
    if is_dataclass(value):
        inside = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **hostile_parts(inside))
    return value


def hostile_parts(parts):
    return {name: hostile(each) for name, each in parts.items() if name not in OWN}


@pytest.mark.parametrize(
    ("name", "view", "more"),
    [
        ("entity", ENTITY, {}),
        ("entities", (ENTITY, TITLE), {}),
        ("claims", (CLAIM,), {}),
        ("claims", (CLAIM._replace(speaker=None, date_is_update=False),), {"show_article": False}),
        ("day", ARTICLE, {}),
        ("item", ARTICLE, {}),
        ("item", ARTICLE._replace(date_is_update=True), {"level": 2}),
        ("naming", NAMING, {"level": 4}),
        ("all_names_by", NAMES, {}),
        ("role", ROLE, {}),
        ("role", ROLE._replace(uses=(), more=0), {}),
        ("marked", STRETCHES, {}),
        ("paragraph", PassageView("p1", "text", None, STRETCHES), {}),
    ],
)
def test_hostile_text_is_text(name, view, more):
    fair, hostile_ = Reader(PRINT[name](view, **more)), Reader(PRINT[name](hostile(view), **more))
    assert hostile_.tags == fair.tags
    assert any(HOSTILE in text for text in hostile_.texts)
    assert [text.replace(HOSTILE, "") for text in hostile_.texts] == fair.texts


def test_a_claim_is_printed_with_all_that_is_known_of_it():
    assert PRINT["claims"]([CLAIM]) == Markup(
        '<ul class="claims">\n<li><div class="said direct">\n'
        '<p class="who"><a class="entity person" href="nora.html">Nora Holm</a> <span class="count">3</span>'
        ' <span class="role">mayor</span> <span class="as">she</span> <span class="cue">said</span>'
        ' <span class="flag anonymous">anonymous</span> <span class="flag denied">a denial</span></p>\n'
        "<blockquote><p>it <q>rains</q>,</p></blockquote>\n"
        '<p class="meta"><a class="mode" href="rain.html#c1">direct quotation</a>'
        ' <span class="dot">\u00b7</span> <a href="rain.html" data-cite="title">Rain</a>'
        ' <span class="dot">\u00b7</span> <span data-cite="outlet">The Post</span>'
        ' <span class="dot">\u00b7</span> Updated <span data-cite="updated">21 May 2015</span></p>\n'
        "</div>\n</li>\n</ul>\n"
    )


@given(st.text(st.sampled_from("ab &<>\"'\u201c\n")))
def test_texts_are_escaped_as_templates_escape_them(text):
    assert escaped(text) == str(escape(text))

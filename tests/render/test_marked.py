"""Marked passages: words with their emphasis, and without the marks."""

from newsmorgue.model import Entity, Kind, Mention, Resolved
from newsmorgue.parse.markdown import read_markdown
from newsmorgue.render.marked import Run, excerpt, stretches


def shown(text, names=()):
    mentions = []
    for name in names:
        start = text.index(name)
        mention = Mention(Kind.PERSON, start, start + len(name), name, "p1", "test", name)
        mentions.append(Resolved("a", mention, "jane"))
    entity = Entity("jane", Kind.PERSON, "Jane Roe", ())
    (stretch,) = stretches(
        text,
        (0, len(text)),
        mentions=mentions,
        claims=(),
        entities={"jane": entity},
        link=lambda _: "jane.html",
        markup=read_markdown(text).markup,
    )
    return [(part.href, part.runs) for part in stretch.parts]


def test_emphasis_is_kept_and_marks_are_gone():
    assert shown("One *two **three*** [four](five) `six`.") == [
        (
            None,
            (
                Run("One "),
                Run("two ", ("em",)),
                Run("three", ("em", "strong")),
                Run(" "),
                Run("four"),
                Run(" "),
                Run("six", ("code",)),
                Run("."),
            ),
        )
    ]


def test_a_name_is_one_link_whatever_is_marked_in_it():
    assert shown("So **Jane** [Roe](x) said", ["Jane** [Roe"]) == [
        (None, (Run("So "),)),
        ("jane.html", (Run("Jane", ("strong",)), Run(" "), Run("Roe"))),
        (None, (Run(" said"),)),
    ]


def test_references_are_read():
    assert shown("A&amp;B") == [(None, (Run("A"), Run("&"), Run("B")))]


def test_what_stands_for_somebody_is_linked_as_a_reading_and_a_name_wins():
    text = "The prime minister came, and the prime minister Roe spoke."
    rule = "role of one person in the article"

    def found(words, at, rule):
        mention = Mention(Kind.PERSON, at, at + len(words), words, "p1", rule, "Jane Roe")
        return Resolved("a", mention, "jane")

    second = text.rindex("prime")
    (stretch,) = stretches(
        text,
        (0, len(text)),
        mentions=[found("prime minister Roe", second, "title and surname")],
        references=[found("The prime minister", 0, rule), found("prime minister", second, rule)],
        claims=(),
        entities={"jane": Entity("jane", Kind.PERSON, "Jane Roe", ())},
        link=lambda _: "jane.html",
    )
    assert [(part.runs[0].text, part.reading) for part in stretch.parts if part.href] == [
        ("The prime minister", rule),
        ("prime minister", None),
    ]


def test_an_excerpt_is_cut_between_words_and_leaves_no_crumbs():
    text = "Nobody in the whole of the harbour had seen Jane before she left the town for good."
    start = text.index("Jane")
    words = excerpt(text, (start, start + 4), (0, len(text)), 20)
    assert words == ("\u2026 the harbour had seen ", "Jane", " before she left the \u2026")
    near = excerpt(text, (start, start + 4), (0, len(text)), 30)
    assert near[2] == " before she left the town for good."

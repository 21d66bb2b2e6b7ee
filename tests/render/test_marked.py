"""Marked passages: words with their emphasis, and without the marks."""

from newsmorgue.model import Claim, Kind, Mention, Mode, Piece, Resolved
from newsmorgue.parse.markdown import read_markdown
from newsmorgue.render.environment import environment
from newsmorgue.render.marked import Run, excerpt, stretches
from newsmorgue.render.pages import Anchor

JANE = {"jane": Anchor("Jane Roe", "jane.html", "person")}.__getitem__


def shown(text, names=()):
    mentions = []
    for name in names:
        start = text.index(name)
        mention = Mention(Kind.PERSON, start, start + len(name), name, "p1", "test", name)
        mentions.append(Resolved("a", mention, "jane"))
    (stretch,) = stretches(
        text,
        (0, len(text)),
        mentions=mentions,
        claims=(),
        link=JANE,
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
        link=JANE,
    )
    assert [(part.runs[0].text, part.reading) for part in stretch.parts if part.href] == [
        ("The prime minister", rule),
        ("prime minister", None),
    ]


def claim(text, name, mode, *quoted, words=None):
    """A claim of all of `words`, or from the first to the last of what is quoted in it."""
    quotes = tuple(Piece(text.index(each), text.index(each) + len(each), each) for each in quoted)
    start = text.index(words) if words else quotes[0].start
    end = start + len(words) if words else quotes[-1].end
    return Claim(
        name, "p1", start, end, text[start:end], mode, "said", "test", None, None,
        anonymous=False, denied=False, quotes=quotes,
    )  # fmt: skip


def marks(text, *claims):
    found = stretches(text, (0, len(text)), mentions=(), claims=claims, link={}.__getitem__)
    return [
        (
            "".join(run.text for part in each.parts for run in part.runs),
            each.claim and each.claim.id,
            each.anchors,
            each.continues,
        )
        for each in found
    ]


def test_of_a_direct_claim_that_is_interrupted_the_quoted_words_are_marked():
    text = 'Then: "It rains," he said. "It snows." So much.'
    assert marks(text, claim(text, "c1", Mode.DIRECT, "It rains", "It snows.")) == [
        ('Then: "', None, (), False),
        ("It rains", "c1", ("c1",), False),
        ('," he said. "', None, (), False),
        ("It snows.", "c1", (), True),
        ('" So much.', None, (), False),
    ]


def test_partial_and_indirect_claims_are_marked_as_a_whole():
    text = 'He said it was "so cold" that it snows, and that it froze.'
    partial = claim(text, "c1", Mode.PARTIAL, "so cold", words='it was "so cold" that it snows')
    indirect = claim(text, "c2", Mode.INDIRECT, words="it froze")
    assert [(words, id_) for words, id_, *_ in marks(text, partial, indirect) if id_] == [
        ('it was "so cold" that it snows', "c1"),
        ("it froze", "c2"),
    ]


def test_where_claims_overlap_the_first_is_marked_and_each_has_its_anchor():
    text = 'It was "a day," he said, adding that it was over, "of rain" on the coast.'
    outer = claim(text, "c1", Mode.DIRECT, "a day", "of rain")
    inner = claim(text, "c2", Mode.INDIRECT, words='it was over, "of rain" on')
    assert [each for each in marks(text, outer, inner) if each[1]] == [
        ("a day", "c1", ("c1",), False),
        ('it was over, "', "c2", ("c2",), False),
        ("of rain", "c1", (), True),
        ('" on', "c2", (), True),
    ]


def test_a_claim_that_begins_before_its_quotation_keeps_its_anchor():
    text = 'Namely "It rains" it was.'
    said = claim(text, "c1", Mode.DIRECT, "It rains", words='Namely "It rains"')
    assert marks(text, said)[0] == ('Namely "', None, ("c1",), False)
    html = environment().filters["marked"](
        stretches(text, (0, len(text)), mentions=(), claims=[said], link={}.__getitem__)
    )
    assert html == (
        '<span id="c1"></span>Namely &#34;<span class="claim direct">It rains</span>&#34; it was.'
    )


def test_an_excerpt_is_cut_between_words_and_leaves_no_crumbs():
    text = "Nobody in the whole of the harbour had seen Jane before she left the town for good."
    start = text.index("Jane")
    words = excerpt(text, (start, start + 4), (0, len(text)), 20)
    assert words == ("\u2026 the harbour had seen ", "Jane", " before she left the \u2026")
    near = excerpt(text, (start, start + 4), (0, len(text)), 30)
    assert near[2] == " before she left the town for good."

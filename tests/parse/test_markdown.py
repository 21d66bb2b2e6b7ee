"""Markdown: what is read, what is hidden, and where all of it stands."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.parse.lines import SPACES
from newsmorgue.parse.markdown import read_markdown
from newsmorgue.text.markup import Readable

MARKS = [
    *"abc AB.*_`[]()!<>#-+|~\\&;:'\"\n \t\r=1",
    *(
        "**",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "](http://x.y/z)",
        "![",
        "  \n",
        "\r\n",
        "```\n",
        "---\n",
        "+++\n",
        "|-|-|\n",
    ),
    *(
        "<b>",
        "</b>",
        "<br>",
        "<div>\n",
        "<!--",
        "-->",
        "&amp;",
        "&nbsp;",
        "# ",
        "\n===\n",
        "[a]: x\n",
        "title: x\n",
    ),
    *("\u00a0", "\u2028", "\x0b", "\x85", "\ufeff", "\u00ad", "\0", "é", "😀", "<http://a.b>", "\\\n"),
]
TEXTS = st.lists(st.sampled_from(MARKS), max_size=60).map("".join)


def lines(text):
    return [(line.kind, text[line.start : line.end]) for line in read_markdown(text).lines]


def read(text):
    markdown = read_markdown(text)
    readable = Readable(text, markdown.markup)
    return [readable.words(line.start, line.end) for line in markdown.lines]


def fields(text):
    return [(each.name, text[each.start : each.end], each.value) for each in read_markdown(text).front]


@given(TEXTS | st.text())
@example("a\n\u00a0\nb")
@example("\u00a0\na")
@example("> \u00a0\n> a\n> b")
@example("&nbsp;&amp;&quot;")
@example("\ta\n\t\tb\n-\tc\n\td")
@example("- | a | b |\n  |---|---|\n  | c | d |")
def test_every_line_has_its_place(text):
    markdown = read_markdown(text)
    hidden = [each for each in markdown.markup if each.kind == "hidden"]
    position = 0
    for line in markdown.lines:
        assert position <= line.start < line.end <= len(text)
        position = line.end
        assert len(line.text) == line.end - line.start
        assert not line.text[0].isspace() or line.text[0] < " "
        for i, (char, raw) in enumerate(zip(line.text, text[line.start : line.end], strict=True), line.start):
            if any(each.start <= i < each.end for each in hidden):
                # A reference like `&amp;` is its character, and blanks for the rest of it.
                assert char == " " or text[i] == "&"
            else:
                assert char == raw.translate(SPACES) or (char == " " and raw.isspace())
    for each in markdown.markup:
        assert 0 <= each.start < each.end <= len(text)
    for each in markdown.front:
        assert text[each.start : each.end].strip()
    assert list(markdown.lines) == sorted(markdown.lines)


@given(TEXTS)
def test_hidden_stretches_do_not_overlap(text):
    hidden = [each for each in read_markdown(text).markup if each.kind == "hidden"]
    assert all(left.end <= right.start for left, right in pairwise(hidden))


@given(st.lists(st.sampled_from([*"abc AB.,:;()'\"\u201c\u00e9"]), min_size=1).map("".join))
def test_words_without_marks_are_read_as_they_are(text):
    assert " ".join(read(text)).split() == text.split()


def test_yaml_gives_values_and_where_their_words_stand():
    text = (
        "---\ntitle: \"Ten held\"  # sic\ndate: 2015-05-21T10:00:00+01:00\ntags: [harbour, 'the sea']\n"
        "authors:\n  - Jane Roe\n  - name: John Doe\nsource: null\nsummary: >\n  It was\n  late.\n---\nText."
    )
    for ends in ("\n", "\r\n", "\r"):
        found = fields(text.replace("\n", ends))
        assert [(name, " ".join(words.split())) for name, words, _ in found] == [
            ("title", "Ten held"),
            ("date", "2015-05-21T10:00:00+01:00"),
            ("tags", "harbour"),
            ("tags", "the sea"),
            ("authors", "Jane Roe"),
            ("authors.name", "John Doe"),
            ("summary", "It was late."),
        ]
        assert all(" ".join(words.split()) == value for _, words, value in found)
        assert read(text.replace("\n", ends)) == ["Text."]


def test_yaml_that_is_none_is_read_line_by_line():
    text = "---\ntitle: Ten held: a tale\nauthor: *Jane Roe*\nlast_modified: '2015'\n---\nText."
    assert fields(text) == [
        ("title", "Ten held: a tale", "Ten held: a tale"),
        ("author", "*Jane Roe*", "*Jane Roe*"),
        ("lastmodified", "2015", "2015"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lists_in_yaml_that_is_none_are_lists(end):
    text = "---\ntitle: Ten: a tale\ntags:\n  - sea\n  - 'the sun'\nby: [Jane Roe, \"John: Doe\"]\n---\nText."
    assert fields(text.replace("\n", end)) == [
        ("title", "Ten: a tale", "Ten: a tale"),
        ("tags", "sea", "sea"),
        ("tags", "the sun", "the sun"),
        ("by", "Jane Roe", "Jane Roe"),
        ("by", "John: Doe", "John: Doe"),
    ]
    assert read(text.replace("\n", end)) == ["Text."]


def test_long_strings_of_toml_that_is_none():
    text = '+++\ndate = 2015-02-31\nsummary = """\nIt was\nlate."""\n+++\n'
    assert fields(text)[1:] == [("summary", "It was\nlate.", "It was late.")]


def test_signs_of_values_below_are_no_values():
    text = "---\ntitle: Ten: a tale\nsummary: >\n  It was\ntags: [\n---\n+++\n"
    assert [name for name, *_ in fields(text)] == ["title"]
    assert [name for name, *_ in fields("+++\ntitle = Ten held\ntags = [\n+++\n")] == ["title"]


def test_aliases_are_not_expanded_without_limit():
    text = "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for above, name in pairwise("abcdefgh"):
        text += f"{name}: &{name} [{', '.join([f'*{above}'] * 10)}]\n"
    assert len(fields(f"{text}---\n")) == 10
    assert fields("---\na: &a [*a, {b: *a}]\n---\n") == []
    assert len(fields(f"---\ntags: [{'x, ' * 5000}]\n---\n")) == 2000
    assert len(fields("---\n" + "tag: x: y\n" * 5000 + "---\n")) == 2000


def test_an_alias_has_the_meaning_of_each_of_its_names():
    text = "---\nseo: &t Ten held\ntitle: *t\nheadline: *t\npeople: &p [name: Jane Roe]\nauthors: *p\n---\n"
    assert [(name, value) for name, _, value in fields(text)] == [
        ("seo", "Ten held"),
        ("title", "Ten held"),
        ("people.name", "Jane Roe"),
        ("authors.name", "Jane Roe"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_toml_that_is_none_is_read_line_by_line(end):
    text = (
        '+++\ntitle = "He said \\"no\\""\ndate = 2015-02-31 \nby = Jane Roe, John Doe\n\n[taxonomies]\n'
        "tags = [\n  'sea', # sic\n  \"harbour\",\n]\n+++\nText."
    ).replace("\n", end)
    assert fields(text) == [
        ("title", 'He said \\"no\\"', 'He said "no"'),
        ("date", "2015-02-31", "2015-02-31"),
        ("by", "Jane Roe, John Doe", "Jane Roe, John Doe"),
        ("taxonomies.tags", "sea", "sea"),
        ("taxonomies.tags", "harbour", "harbour"),
    ]
    assert read(text) == ["Text."]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Ten held\nby: Jane Roe\n\nText.\n\nMore.",
        "---\ntitle: Ten held\nby: Jane Roe\n\nText.\n\n---\n\nMore.",
        "---\ntitle: Ten held\nby: Jane Roe\nText.\n\nMore.",
        "---\r\ntitle: Ten held\r\nby: Jane Roe\r\n\r\nText.\r\n\r\nMore.",
        '+++\ntitle = "Ten held"\nby = "Jane Roe"\n\nText.\n\nMore.',
        '+++\ntitle = "Ten held"\nby = Jane Roe\n\nText.\n\n+++\n\nMore.',
    ],
)
def test_a_fence_that_is_not_closed_ends_with_its_fields(text):
    assert [value for _, _, value in fields(text)] == ["Ten held", "Jane Roe"]
    assert [words for words in read(text) if words != "+++"] == ["Text.", "More."]


def test_an_unclosed_fence_of_nothing_but_fields():
    assert fields("---\ntitle: Ten held") == [("title", "Ten held", "Ten held")]
    assert read("---\ntitle: Ten held") == []


def test_quoted_words_have_their_value():
    assert fields('---\ntitle: "He said \\"no\\""\n---\n') == [("title", 'He said \\"no\\"', 'He said "no"')]


@pytest.mark.parametrize("title", ['"He said \\\\ \\"no\\""', "'It''s \"no\"'", 'He\'s "it"'])
def test_escapes_of_quoted_words_are_hidden(title):
    text = f"---\ntitle: {title}\n---\n"
    markdown = read_markdown(text)
    (field,) = markdown.front
    assert Readable(text, markdown.markup).words(field.start, field.end) == field.value


def test_toml_gives_values_and_where_their_words_stand():
    text = (
        '+++\ntitle = "He said \\"no\\""\ndate = 2015-05-21T10:00:00Z # sic\n'
        "[taxonomies]\ntags = [\n  'sea',\n  \"harbour\",\n]\n+++\nText."
    )
    assert fields(text) == [
        ("title", 'He said \\"no\\"', 'He said "no"'),
        ("date", "2015-05-21T10:00:00Z", "2015-05-21T10:00:00Z"),
        ("taxonomies.tags", "sea", "sea"),
        ("taxonomies.tags", "harbour", "harbour"),
    ]
    assert read(text) == ["Text."]


@pytest.mark.parametrize(
    "text",
    [
        "---\nText of a page.\n\nMore of it.\n---\n",
        "+++\nnone\n+++\n",
        "---\nno end",
        "- - -\na: b\n---\n",
        "---\nMayor: no\n\nText.",
        "---\n  by: no\n\nText.",
        "+++\na = b\n\nText.",
        "+++\n",
    ],
)
def test_rules_across_a_page_are_no_front_matter(text):
    assert fields(text) == []
    assert read(text)


@pytest.mark.parametrize("depth", [10_000])
def test_deep_nesting_is_no_matter(depth):
    for char in "[{>-*_`(<":
        read_markdown(f"---\na: {char * depth}\n---\n" + f"{char} " * depth + char * depth)


def test_kinds_of_lines():
    assert lines(
        "# One\n\nTwo\n===\n\nText *of* it\ngoes on.\n\n> A quote\nthat goes on\n\n"
        "- item\n  of two lines\n- more\n\n"
        '![A wall](x.jpg "Titled")\n\n[![](y.jpg "Sea")](z)\n\n<p>Some &amp; more</p>\n\n```\ncode\n```\n\n'
        "| a | b |\n|---|---|\n| *c* | d |"
    ) == [
        ("heading1", "One"),
        ("heading1", "Two"),
        ("text", "Text *of* it\ngoes on."),
        ("quote", "A quote\nthat goes on"),
        ("list", "item\n  of two lines"),
        ("list", "more"),
        ("image", "A wall"),
        ("image", "Sea"),
        ("html", "Some &amp; more"),
        ("text", "code"),
        ("text", "a | b"),
        ("text", "c* | d"),
    ]


def test_marks_are_hidden_and_styles_known():
    text = "*A*, **b *c***, `d`, [e](f 'g'), <b>h</b> &amp; \\*i\\* <http://j.k>"
    markdown = read_markdown(text)
    styles = [(each.kind, text[each.start : each.end]) for each in markdown.markup if each.kind != "hidden"]
    assert styles == [("emphasis", "A"), ("strong", "b *c"), ("emphasis", "c"), ("code", "d")]
    assert read(text) == ["A, b c, d, e, h & *i* http://j.k"]


def test_marks_inside_a_word_do_not_part_it():
    assert read("**John**'s and un*fold*ed, a<br>b") == ["John's and unfolded, a b"]


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Roe  \n21 May 2015",
        "By Jane Roe\\\n21 May 2015",
        "By Jane Roe<br/>\n21 May 2015",
        "By Jane Roe\n21 May 2015",
        "Ten held\nBy Jane Roe\n21 May 2015\nThey were caught in the harbour.",
        "- By Jane Roe  \n  21 May 2015",
        "![A wall](x)\nThe caption of it",
        "Police held ten. " * 8 + "\n" + "They were freed. " * 9,
    ],
)
def test_lines_that_stand_for_themselves(text):
    assert len(read(text)) == len(text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on\nFriday that it fell.",
        "The old wall of the harbour fell into the sea, the mayor\nof the town said on Friday.",
        "He met the Prime\nMinister of Denmark.",
        "> The mayor\n> said so.",
    ],
)
def test_wrapped_lines_are_one(text):
    assert len(read(text)) == 1


def test_blanks_that_are_none_in_markdown_do_not_shift_lines():
    assert read("\u00a0\nThe mayor\nsaid so.") == ["The mayor said so."]
    assert read("> \u00a0\n> The mayor\n> said so.\n> \u00a0") == ["The mayor said so."]


def test_half_a_character_in_front_matter_is_none():
    text = '---\ntitle: "Harbour \\ud800 votes"\n---\n\nThe harbour voted on Monday.\n'
    (title,) = [each.value for each in read_markdown(text).front if each.name == "title"]
    assert title == "Harbour ? votes"

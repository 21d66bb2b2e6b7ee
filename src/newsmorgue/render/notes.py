"""The editors' own words, in Markdown: the page about the site, and notes on what has a page."""

from markdown_it import MarkdownIt

# What a note stands under: the page's title and the note's own heading.
_ABOVE = 2


def page_html(markdown: str) -> str:
    """Return a page of Markdown as HTML; HTML in it is escaped, and pictures become links."""
    return str(_parser().render(markdown))


def note_html(markdown: str) -> str:
    """Return a note as HTML, as `page_html` does, with its headings below those that it stands under."""
    parser = _parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + _ABOVE, 6)}"
    return str(parser.renderer.render(tokens, parser.options, {}))


def _parser() -> MarkdownIt:
    return MarkdownIt("js-default").disable("image")

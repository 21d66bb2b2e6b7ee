"""The inside of a Markdown paragraph: which of its characters are read, and which are marks.

markdown-it-py decides what is markup. Its tokens say no positions, so the rules that make text are
replaced by rules that keep them; whatever then belongs to no text is a mark.
"""

import re
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from html import unescape
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, image
from markdown_it.token import Token

Rule = Callable[[StateInline, bool], bool]

# Where a rule may find a mark; all between is text.
_MARK = re.compile(r"[\n!&*<\[\]\\_`]")
_REFERENCE = re.compile(r"&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<(?P<words>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_STYLES = {"em": "emphasis", "strong": "strong"}


class Image(NamedTuple):
    """A picture: where its mark begins, and the span of its alternative text or title."""

    position: int
    start: int
    end: int


class Inline(NamedTuple):
    """What the content of a block says. Spans count in the content, and are in order.

    `read` are the stretches that are read, `references` those of them that read as another
    character (`&amp;`), `styles` the spans of emphasis, strong and code, `breaks` the line ends
    that are kept.
    """

    read: tuple[tuple[int, int], ...]
    references: frozenset[tuple[int, int]]
    styles: tuple[tuple[int, int, str], ...]
    breaks: frozenset[int]
    images: tuple[Image, ...]


def parser() -> MarkdownIt:
    """Return a parser of blocks, whose inline tokens know their places.

    Indented text is no code: pages are pasted with all kinds of indentation.
    """
    markdown = MarkdownIt("commonmark").enable("table").disable("code")
    markdown.core.ruler.enableOnly(["normalize", "block"])
    rules = markdown.inline.ruler
    rules.at("text", _text)
    rules.at("newline", _newline)
    rules.at("escape", _escape)
    rules.at("backticks", _code)
    rules.at("emphasis", _placed(emphasis.tokenize))
    rules.at("image", _placed(image))
    rules.at("autolink", _autolink)
    rules.at("entity", _reference)
    rules.push("rest", _rest)
    # It would join texts, and lose their places.
    markdown.inline.ruler2.disable("fragments_join", ignoreInvalid=True)
    return markdown


def read_inline(markdown: MarkdownIt, content: str, env: MutableMapping[str, Any]) -> Inline:
    """Return what `content` says; `env` has the link addresses that the document defines."""
    tokens: list[Token] = []
    markdown.inline.parse(content, markdown, env, tokens)
    texts = [token for token in tokens if _is_text(token)]
    if any("span" not in token.meta for token in texts):  # nested beyond what markdown-it reads
        return Inline(((0, len(content)),), frozenset(), (), frozenset(), ())
    return Inline(
        read=tuple(token.meta["span"] for token in texts),
        references=frozenset(token.meta["span"] for token in texts if token.type == "reference"),
        styles=tuple(sorted(_styles(tokens))),
        breaks=frozenset(token.meta["span"][0] for token in tokens if token.type == "hardbreak"),
        images=tuple(image for token in tokens if token.type == "image" for image in _image(content, token)),
    )


def _is_text(token: Token) -> bool:
    return token.type in {"text", "code_inline", "reference"} and token.content != ""


def _styles(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of emphasis, from the first to the last of its words, and of code."""
    read: list[tuple[int, int]] = []
    opened: list[int] = []
    for token in tokens:
        if _is_text(token):
            read.append(token.meta["span"])
            if token.type == "code_inline":
                yield (*read[-1], "code")
        elif token.tag in _STYLES and token.nesting > 0:
            opened.append(len(read))
        elif token.tag in _STYLES:
            first = opened.pop()
            if first < len(read):
                yield read[first][0], read[-1][1], _STYLES[token.tag]


def _image(content: str, token: Token) -> list[Image]:
    """Return a picture with its alternative text, else its title; none where it has no words."""
    start, end = token.meta["span"]
    if token.content.strip():
        return [Image(start, start + 2, start + 2 + len(token.content))]
    title = str(token.attrGet("title") or "")
    found = content.rfind(title, start, end) if title.strip() else -1
    return [] if found < 0 else [Image(start, found, found + len(title))]


def _put(state: StateInline, kind: str, start: int, end: int) -> None:
    """Push a token for `[start, end)` of the source."""
    token = state.push(kind, "", 0)
    token.content = state.src[start:end]
    token.meta = {"span": (start, end)}


def _placed(rule: Rule) -> Rule:
    """Return a rule that also says where its tokens stand; several are a character each."""

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        pushed = state.tokens[before:]
        for i, token in enumerate(pushed):
            token.meta["span"] = (start, state.pos) if len(pushed) == 1 else (start + i, start + i + 1)
        return done

    return placed


def _text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    mark = _MARK.search(state.src, state.pos, state.posMax)
    end = mark.start() if mark else state.posMax
    if end == state.pos:
        return False
    if not silent:
        _put(state, "text", state.pos, end)
    state.pos = end
    return True


def _rest(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take a character that no rule wants for text."""
    if not silent:
        _put(state, "text", state.pos, state.pos + 1)
    state.pos += 1
    return True


def _newline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a line end; two blanks before it keep it."""
    if state.src[state.pos] != "\n":
        return False
    if not silent and state.src.endswith("  ", 0, state.pos):
        _put(state, "hardbreak", state.pos, state.pos + 1)
    state.pos += 1
    return True


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    r"""Read `\*` as an asterisk, and a backslash at the end of a line as the end of one that is kept."""
    following = state.src[state.pos + 1 : state.pos + 2] if state.pos + 1 < state.posMax else ""
    if state.src[state.pos] != "\\" or not (following == "\n" or following in _ESCAPED):
        return False
    if not silent:
        kind = "hardbreak" if following == "\n" else "text"
        _put(state, kind, state.pos + 1, state.pos + 2)
    state.pos += 2
    return True


def _code(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read what stands between two runs of backticks of one length; a run without its like is text."""
    opening = _TICKS.match(state.src, state.pos, state.posMax)
    if opening is None:
        return False
    closing = next(
        (
            run
            for run in _TICKS.finditer(state.src, opening.end(), state.posMax)
            if len(run[0]) == len(opening[0])
        ),
        None,
    )
    if not silent and closing:
        _put(state, "code_inline", opening.end(), closing.start())
    elif not silent:
        _put(state, "text", *opening.span())
    state.pos = (closing or opening).end()
    return True


def _autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read an address between angle brackets as its words."""
    match = _AUTOLINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        _put(state, "text", *match.span("words"))
    state.pos = match.end()
    return True


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read a character reference."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or unescape(match[0]) == match[0]:
        return False
    if not silent:
        _put(state, "reference", *match.span())
    state.pos = match.end()
    return True

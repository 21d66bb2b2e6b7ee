"""Parsing: from a dump to an article record, its header, body and furniture told apart.

Nothing is thrown away: every character that is not white space is part of a field, a paragraph,
a caption, or a removed stretch with its reason.
"""

from dataclasses import replace

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Dump
from newsmorgue.parse.body import read_body
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.footer import read_footer
from newsmorgue.parse.furniture import HEADLINE, furniture
from newsmorgue.parse.header import read_header
from newsmorgue.parse.language import detect_language
from newsmorgue.parse.lines import Line, split_lines
from newsmorgue.parse.sources import clue_in_address, clue_in_dateline, clues_in_furniture, decide
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import digest, slug

__all__ = ["parse"]


def parse(dump: Dump, lexicon: Lexicon) -> Article:
    """Return the article that `dump` holds; what the dump does not say stays None or empty."""
    draft = Draft(dump.text)
    lines = split_lines(dump.text)
    reasons = furniture(lines, lexicon)
    header = read_header(draft, [line for i, line in enumerate(lines) if i not in reasons], lexicon)
    text_lines = _without_repeated_title(draft, header.rest)
    footer = read_footer(draft, text_lines, lexicon)
    clues = [*header.clues, *footer.clues]
    for i, reason in reasons.items():
        draft.remove(lines[i].start, lines[i].end, reason)
        if reason != HEADLINE:
            clues += clues_in_furniture(draft, lines[i], lexicon)
    clues += clue_in_address(draft, lexicon)
    if footer.rest:
        clues += clue_in_dateline(draft, footer.rest[0], lexicon)
    paragraphs = read_body(draft, footer.rest)
    source = decide(clues, lexicon)
    if source:
        draft.fields["source"] = source[1]
    _remove_the_rest(draft, lines, [(paragraph.start, paragraph.end) for paragraph in paragraphs])
    stop_words = lexicon.stop_words
    whole = (paragraphs[0].start, paragraphs[-1].end) if paragraphs else (0, len(dump.text))
    name = slug(draft.values.get("title") or dump.file.rpartition("/")[2].rpartition(".")[0])
    return Article(
        id=f"{name}-{digest(dump.file)}",
        dump=dump,
        title=draft.values.get("title"),
        language=detect_language(dump.text, *whole, stop_words),
        standfirst=draft.values.get("standfirst"),
        kicker=draft.values.get("kicker"),
        published=draft.values.get("published"),
        updated=draft.values.get("updated"),
        source=source[0] if source else None,
        authors=tuple(draft.lists.get("authors", ())),
        agencies=tuple(draft.lists.get("agencies", ())),
        credits=tuple(draft.lists.get("credits", ())),
        url=draft.values.get("url"),
        fields=draft.fields,
        paragraphs=paragraphs,
        captions=tuple(
            replace(caption, language=detect_language(dump.text, caption.start, caption.end, stop_words))
            for caption in draft.captions
        ),
        removed=tuple(sorted(draft.removed, key=lambda removed: removed.start)),
    )


def _without_repeated_title(draft: Draft, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    title = fold(draft.values.get("title", ""))
    kept = []
    for i, line in enumerate(lines):
        if title and i < 3 and fold(line.text) == title:
            draft.remove(line.start, line.end, "repeated title")
        else:
            kept.append(line)
    return tuple(kept)


def _remove_the_rest(draft: Draft, lines: tuple[Line, ...], body: list[tuple[int, int]]) -> None:
    """Set aside what no field took of a line: labels ("Updated"), initials, brackets."""
    taken = sorted(
        [(piece.start, piece.end) for piece in draft.fields.values()]
        + [(caption.start, caption.end) for caption in draft.captions]
        + [(removed.start, removed.end) for removed in draft.removed]
        + body
    )
    first = 0
    for line in lines:
        position = line.start
        while first < len(taken) and taken[first][1] <= position:
            first += 1
        i = first
        while i < len(taken) and taken[i][0] < line.end:
            draft.remove(position, taken[i][0], "label")
            position = max(position, taken[i][1])
            i += 1
        draft.remove(position, line.end, "label")

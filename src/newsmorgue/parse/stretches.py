"""How a dump's text is shared out among paragraphs, captions and what is set aside, while that changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsmorgue.model import Article, Caption, Paragraph, Removed
from newsmorgue.text.fold import squash

Span = tuple[int, int]
Stretch = Paragraph | Caption | Removed

_REASON = "decision of the editors"


class Stretches:
    """The paragraphs, captions and set-aside stretches of an article, each by its span."""

    def __init__(self, article: Article) -> None:
        self._text = article.dump.text
        texts: tuple[Paragraph | Caption, ...] = (*article.paragraphs, *article.captions)
        # What is hidden within a sentence goes where that goes.
        within = {each for each in article.removed if any(_holds(text, each) for text in texts)}
        self._within = within
        self._all: list[Stretch] = [*texts, *(each for each in article.removed if each not in within)]

    @property
    def state(self) -> frozenset[Stretch]:
        """What there is now, to be compared with what there was."""
        return frozenset(self._all)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs in the order of the text, numbered anew."""
        found = sorted((each for each in self._all if isinstance(each, Paragraph)), key=_place)
        return tuple(replace(each, id=f"p{n}") for n, each in enumerate(found, start=1))

    def captions(self) -> tuple[Caption, ...]:
        """Return the captions, numbered anew."""
        found = [each for each in self._all if isinstance(each, Caption)]
        return tuple(replace(each, id=f"caption{n}") for n, each in enumerate(found, start=1))

    def removed(self) -> tuple[Removed, ...]:
        """Return what is set aside, in the order of the text."""
        texts = [each for each in self._all if not isinstance(each, Removed)]
        found = {each for each in self._all if isinstance(each, Removed)}
        found |= {each for each in self._within if any(_holds(text, each) for text in texts)}
        return tuple(sorted(found, key=_place))

    def in_sentence(self, span: Span) -> bool:
        """Tell a part of a paragraph or caption from a whole one, and from what is neither."""
        return any(
            not isinstance(each, Removed) and any(self._rest(_place(each), [span]))
            for each in self.around(span)
        )

    def around(self, span: Span) -> tuple[Stretch, ...]:
        """Return the stretches that the span lies in or runs over."""
        return tuple(each for each in self._all if each.start < span[1] and span[0] < each.end)

    def give_to_fields(self, spans: Sequence[Span]) -> None:
        """Take out what fields hold now: whole paragraphs and captions, any part of what was set aside."""
        kept: list[Stretch] = []
        for each in self._all:
            if isinstance(each, Removed):
                kept += (Removed(start, end, each.reason) for start, end in self._rest(_place(each), spans))
            elif any(self._rest(_place(each), spans)):
                kept.append(each)
        self._all = kept

    def set_aside(self, spans: Iterable[Span], *, except_for: Sequence[Span]) -> None:
        """Set aside what of `spans` no stretch and none of `except_for` holds."""
        for span in spans:
            held = [*except_for, *map(_place, self._all)]
            self._all += [Removed(start, end, _REASON) for start, end in self._rest(span, held)]

    def move(self, stretches: Iterable[Stretch], *, into_body: bool) -> None:
        """Put stretches into the body as paragraphs, or set them aside; those that are there already stay."""
        for each in stretches:
            start, end = _place(each)
            if into_body and not isinstance(each, Paragraph):
                paragraph = Paragraph("", "text", start, end, squash(self._text[start:end]))
                self._all[self._all.index(each)] = paragraph
            elif not into_body and not isinstance(each, Removed):
                self._all[self._all.index(each)] = Removed(start, end, _REASON)

    def _rest(self, span: Span, taken: Sequence[Span]) -> Iterator[Span]:
        """Yield the parts of `span` that hold words and lie in none of `taken`, without blanks around."""
        position, end = span
        for left, right in sorted(taken):
            if right <= position or left >= end:
                continue
            yield from self._trimmed(position, left)
            position = max(position, right)
        yield from self._trimmed(position, end)

    def _trimmed(self, start: int, end: int) -> Iterator[Span]:
        part = self._text[start:end]
        if part.strip():
            yield start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _holds(text: Stretch, within: Removed) -> bool:
    return text.start <= within.start and within.end <= text.end


def _place(stretch: Stretch) -> Span:
    return stretch.start, stretch.end

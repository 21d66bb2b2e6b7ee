"""Pieces of HTML that pages print by the thousand: names, claims, marked words. Templates print all else.

Written in Python, a piece takes a tenth of the time that a macro takes. Each is formed here alone; templates
have a filter of its name. Every text that is put into one goes through `escaped`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from newsmorgue.render.articles import PassageView
from newsmorgue.render.contexts import NamingView
from newsmorgue.render.marked import Part, Run, Stretch
from newsmorgue.render.naming import DayView, NamesRow, NamesView, RoleView, UseView
from newsmorgue.render.pages import Anchor, ArticleView, ClaimView
from newsmorgue.said import Words

_DOT = ' <span class="dot">\u00b7</span> '


def escaped(text: str) -> str:
    """Return `text` as HTML may have it, in running text as in the values of attributes."""
    # Most texts have nothing to escape, and to look is much faster than to make markupsafe's objects.
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return str(escape(str(text)))
    return text


def counted(number: int, forms: Sequence[str]) -> str:
    """Return "1 article" or "2 articles"."""
    return f"{number:,} {forms[0] if number == 1 else forms[1]}"


class Pieces:
    """Writes pieces, with the labels of a catalogue."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        article = words["article"]
        self._modes = {name: escaped(label) for name, label in words["modes"].items()}
        self._kinds = {name: escaped(label) for name, label in words["kinds"].items()}
        self._unknown_source = escaped(article["unknown_source"])
        self._unknown_date = escaped(article["unknown_date"])
        self._updated = escaped(article["updated"])
        self._paragraph = escaped(article["paragraph"])
        self._stands_for = escaped(article["stands_for"])
        self._reading = escaped(article["reading"])
        self._entity = words["entity"]
        self._counts = words["counts"]
        self._source = escaped(article["source"])
        self._unknown_speaker = escaped(words["claims"]["unknown_speaker"])
        self._anonymous = _flag("anonymous", words["claims"]["anonymous"])
        self._denied = _flag("denied", words["claims"]["denied"])

    def filters(self) -> dict[str, Callable[..., Markup]]:
        """Return the pieces as filters of templates, by their names."""
        pieces: dict[str, Callable[..., str]] = {
            "entity": entity,
            "entities": entities,
            "claims": self.claims,
            "day": self.day,
            "item": self.item,
            "naming": self.naming,
            "names_by": self.names_by,
            "role": self.role,
            "marked": self.marked,
            "paragraph": self.paragraph,
        }
        return {name: printed(piece) for name, piece in pieces.items()}

    def claims(self, items: Iterable[ClaimView], *, show_article: bool = True) -> str:
        """Return a list of claims.

        `data-cite` names what `static/cite.js` makes a citation of; the rest it takes from around the claim.
        """
        cards = [f"<li>{self._claim(item, show_article=show_article)}</li>\n" for item in items]
        return f'<ul class="claims">\n{"".join(cards)}</ul>\n'

    def item(self, article: ArticleView, level: int = 3) -> str:
        """Return an article of a list; its heading's `level` is one below the heading of the list."""
        deck = f'<p class="deck">{escaped(article.standfirst)}</p>\n' if article.standfirst else ""
        return (
            f'<article class="item">\n{self._headed(article, level)}{deck}'
            f"{self._published(article)}</article>\n"
        )

    def naming(self, article: NamingView, level: int) -> str:
        """Return an article of an entity's list, with the mentions in it."""
        mentions = [
            f'<li><a href="{escaped(each.href)}">{escaped(each.before)}<mark>{escaped(each.text)}</mark>'
            f"{escaped(each.after)}</a></li>\n"
            for each in article.mentions
        ]
        return (
            f'<article class="naming">\n{self._headed(article, level)}{self._published(article)}'
            f'<ul class="contexts">\n{"".join(mentions)}</ul>\n</article>\n'
        )

    def paragraph(self, passage: PassageView) -> str:
        """Return a paragraph's words with a link to itself."""
        id_ = escaped(passage.id)
        return (
            f'{self.marked(passage.stretches)} <a class="self" href="#{id_}"'
            f' aria-label="{self._paragraph} {id_}">\u00b6</a>'
        )

    # ---- Names and roles ---------------------------------------------------------------------------

    def names_by(self, rows: Iterable[NamesRow], names: NamesView) -> str:
        """Return the table of who uses which names."""
        heads = [self._source, *map(escaped, names.columns)]
        if names.has_others:
            heads.append(escaped(self._entity["other_names"]))
        head = "".join([f'<th scope="col">{each}</th>\n' for each in heads])
        body = "".join([self._names_row(row, has_others=names.has_others) for row in rows])
        return (
            f'<table class="names-by">\n<thead>\n<tr>\n{head}</tr>\n</thead>\n'
            f"<tbody>\n{body}</tbody>\n</table>\n"
        )

    def _names_row(self, row: NamesRow, *, has_others: bool) -> str:
        cells = "".join([f"<td>{_use(each) if each else ''}</td>\n" for each in row.cells])
        others = f'<td class="others">{" ".join(map(_use, row.others))}</td>\n' if has_others else ""
        return f'<tr>\n<th scope="row">{self._outlet(row.outlet)}</th>\n{cells}{others}</tr>\n'

    def role(self, role: RoleView) -> str:
        """Return what somebody is called, and by whom."""
        uses = "".join([f"<li>{self._used(use)}</li>\n" for use in role.uses])
        if role.more:
            more = counted(role.more, self._counts["more_sources"])
            uses += f"<li>{escaped(self._entity['and_in'])} {escaped(more)}</li>\n"
        listed = f'<ul class="meta">\n{uses}</ul>\n' if uses else ""
        decided = "" if uses else f'<p class="meta">{escaped(self._entity["decided"])}</p>\n'
        return f'<li><span class="use">{escaped(role.text)}</span>\n{listed}{decided}</li>\n'

    def _used(self, use: UseView) -> str:
        until = f" {escaped(self._entity['to'])} {self._dated(use.last)}" if use.last else ""
        times = f" ({escaped(counted(use.articles, self._counts['articles']))})" if use.articles > 1 else ""
        return f"{self._outlet(use.outlet)}, {self._dated(use.first)}{until}{times}"

    def _dated(self, day: DayView) -> str:
        date = escaped(day.date or self._entity["undated"])
        update = f"{self._updated.lower()} " if day.date and day.is_update else ""
        return f'<a href="{escaped(day.href)}">{update}{date}</a>'

    def _outlet(self, outlet: Anchor | None) -> str:
        return _link(outlet) if outlet else escaped(self._entity["unsourced"])

    # ---- Claims ------------------------------------------------------------------------------------

    def _claim(self, item: ClaimView, *, show_article: bool) -> str:
        return (
            f'<div class="said {escaped(item.mode)}">\n<p class="who">{self._speaker(item)}</p>\n'
            f"<blockquote><p>{_words(item.words)}</p></blockquote>\n"
            f'<p class="meta"><a class="mode" href="{escaped(item.href)}">{self._modes[item.mode]}</a>'
            f"{self._told_in(item) if show_article else ''}</p>\n</div>\n"
        )

    def _speaker(self, item: ClaimView) -> str:
        """Return who says it and how."""
        if item.speaker:
            who = entity(item.speaker)
            if item.role:
                who += f' <span class="role">{escaped(item.role)}</span>'
            if item.stand_in:
                who += f' <span class="as">{escaped(item.stand_in)}</span>'
        else:
            text = escaped(item.speaker_text) if item.speaker_text else self._unknown_speaker
            who = f'<span class="unnamed">{text}</span>'
        if item.cue:
            who += f' <span class="cue">{escaped(item.cue)}</span>'
        if item.anonymous:
            who += self._anonymous
        return who + self._denied if item.denied else who

    def _told_in(self, item: ClaimView) -> str:
        """Return the article of a claim, its outlet and its day."""
        title = f'<a href="{escaped(item.article.href)}" data-cite="title">{escaped(item.article.text)}</a>'
        outlet = f'{_DOT}<span data-cite="outlet">{escaped(item.outlet)}</span>' if item.outlet else ""
        return f"{_DOT}{title}{outlet}{_DOT + self.day(item) if item.date else ''}"

    # ---- Articles ----------------------------------------------------------------------------------

    def day(self, item: ClaimView | ArticleView) -> str:
        """Return an article's day, told as what it is."""
        if not item.date:
            return self._unknown_date
        date = escaped(item.date)
        if item.date_is_update:
            return f'{self._updated} <span data-cite="updated">{date}</span>'
        return f'<span data-cite="date">{date}</span>'

    def _headed(self, article: ArticleView | NamingView, level: int) -> str:
        return f"<h{level}>{_link(article.title)}</h{level}>\n"

    def _published(self, article: ArticleView | NamingView) -> str:
        """Return the line with an article's outlet and date."""
        outlet = _link(article.outlet) if article.outlet else self._unknown_source
        date = escaped(article.date) if article.date else self._unknown_date
        if article.date and article.date_is_update:
            date = f"{self._updated} {date}"
        return f'<p class="meta">{outlet}{_DOT}{date}</p>\n'

    # ---- Marked words ------------------------------------------------------------------------------

    def marked(self, stretches: Iterable[Stretch]) -> str:
        """Return a passage's words, with names and claims marked in them."""
        return "".join([self._stretch(each) for each in stretches])

    def _stretch(self, stretch: Stretch) -> str:
        words = "".join([self._part(part) for part in stretch.parts])
        anchors = stretch.anchors
        if stretch.claim:
            more = " more" if stretch.continues else ""
            id_ = f' id="{escaped(anchors[0])}"' if anchors else ""
            words = f'<span class="claim {escaped(stretch.claim.mode)}{more}"{id_}>{words}</span>'
            anchors = anchors[1:]
        if anchors:
            words = "".join([f'<span id="{escaped(each)}"></span>' for each in anchors]) + words
        return words

    def _part(self, part: Part) -> str:
        words = "".join([_run(run) for run in part.runs])
        if part.href is None or part.kind is None or part.name is None:
            return words
        kind, href, name = escaped(part.kind), escaped(part.href), escaped(part.name)
        if part.reading:
            title = f"{self._stands_for} {name} ({self._reading}: {escaped(part.reading)})"
            return f'<a class="entity {kind} reading-of" href="{href}" title="{title}">{words}</a>'
        return f'<a class="entity {kind}" href="{href}" title="{self._kinds[part.kind]}: {name}">{words}</a>'


def printed(piece: Callable[..., str]) -> Callable[..., Markup]:
    """Return a filter that prints a piece as it is."""

    def filter_(*given: Any, **named: Any) -> Markup:  # noqa: ANN401 - whatever the piece is of
        return Markup(piece(*given, **named))  # noqa: S704 - a piece has its texts escaped

    return filter_


def _link(anchor: Anchor) -> str:
    return f'<a href="{escaped(anchor.href)}">{escaped(anchor.text)}</a>'


def entity(anchor: Anchor) -> str:
    """Return a link to an entity, with its count."""
    kind = f" {escaped(anchor.kind)}" if anchor.kind else ""
    count = f' <span class="count">{anchor.count}</span>' if anchor.count else ""
    return f'<a class="entity{kind}" href="{escaped(anchor.href)}">{escaped(anchor.text)}</a>{count}'


def entities(anchors: Iterable[Anchor]) -> str:
    """Return a list of entities."""
    items = [f"<li>{entity(anchor)}</li>\n" for anchor in anchors]
    return f'<ul class="names">\n{"".join(items)}</ul>\n'


def _use(name: Anchor) -> str:
    """Return how often a name is used, with a link."""
    text = escaped(name.text)
    return f'<a href="{escaped(name.href)}"><span class="use">{text}</span> <b>{name.count}</b></a>'


def _words(pieces: Sequence[Words]) -> str:
    """Return a claim's words, the verbatim ones in quotation marks."""
    said = [
        f"{' ' if space else ''}<q>{escaped(text)}</q>"
        if quoted
        else f"{' ' if space else ''}{escaped(text)}"
        for text, quoted, space in pieces
    ]
    return "".join(said).removeprefix(" ")


def _run(run: Run) -> str:
    words = escaped(run.text)
    for element in reversed(run.elements):
        words = f"<{element}>{words}</{element}>"
    return words


def _flag(name: str, label: str) -> str:
    return f' <span class="flag {name}">{escaped(label)}</span>'

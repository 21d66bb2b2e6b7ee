"""The lines of a dump as HTML: the text of the file, with the marks of both layers around it.

Written in Python, as `pieces` are: a dump has hundreds of lines, and each of them many marks.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from newsmorgue.render.dumps import FIELD, REMOVED, Area, Atom, ClaimMark, DumpPage, LineView, Mark, NameMark
from newsmorgue.render.pieces import escaped
from newsmorgue.render.signs import Bit, bits

_NOTE, _LABEL = "n", "t"


class DumpLines:
    """Writes the lines of dumps, with the labels of a catalogue."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        dump = words["dump"]
        self._modes = {name: escaped(label) for name, label in words["modes"].items()}
        self._kinds = {name: escaped(label) for name, label in words["kinds"].items()}
        self._fields = {name: escaped(label) for name, label in dump["fields"].items()}
        self._removed = escaped(dump["removed"])
        self._open = escaped(dump["open"])
        self._time = escaped(dump["time"])
        self._claim = escaped(dump["claim"])

    def lines(self, view: DumpPage) -> str:
        """Return the items of the list of a dump's lines."""
        return "".join([self._line(view, line) for line in view.lines])

    def _line(self, view: DumpPage, line: LineView) -> str:
        lang = ' lang="en"' if view.language else ""
        kind = f' class="{escaped(line.kind[0])}"' if line.kind else ""
        notes = "".join([self._label(mark, _NOTE, lang) for mark in line.notes]) if line.notes else ""
        areas = "".join([self._area(view, area, lang) for area in line.areas])
        signs = "".join(map(_bit, line.signs)) if line.signs else "" if line.areas else "<br>"
        return f'<li id="L{line.number}"{kind}>{notes}{areas}{signs}</li>\n'

    def _label(self, mark: Mark, class_: str, lang: str) -> str:
        """Return what is said of a stretch beside its line or before it."""
        name = escaped(mark.name)
        if mark.kind == REMOVED:
            text = f"{self._removed}: {name}"
        elif mark.kind == FIELD:
            text = self._fields.get(mark.name, name)
        else:
            text = f"{name} {escaped(mark.detail)}" if mark.detail else name
        if mark.href:
            return f'<a class="{class_}" href="{escaped(mark.href)}"{lang}>{text}</a>'
        return f'<b class="{class_}"{lang}>{text}</b>'

    def _area(self, view: DumpPage, area: Area, lang: str) -> str:
        labels = "".join([self._label(mark, _LABEL, lang) for mark in area.labels]) if area.labels else ""
        words = "".join(self._stretches(view, area.atoms))
        if area.mark is None:
            return labels + words
        if area.mark.kind == REMOVED:
            return f'{labels}<del title="{self._removed}: {escaped(area.mark.name)}">{words}</del>'
        return f'{labels}<span class="{escaped(area.mark.kind[0])}">{words}</span>'

    def _stretches(self, view: DumpPage, atoms: Iterable[Atom]) -> Iterator[str]:
        """Yield the words of atoms claim by claim, quoted and other ones apart."""
        for (claim, quote), together in groupby(atoms, key=attrgetter("claim", "quote")):
            listed = list(together)
            words = "".join([self._words(view, atom) for atom in listed])
            if claim:
                begins = self._begun(claim.what) if claim.start == listed[0].start else ""
                words = f"{begins}<q>{words}</q>" if quote else f"{begins}<em>{words}</em>"
            yield words

    def _begun(self, claim: ClaimMark) -> str:
        speaker = f": {escaped(claim.speaker)}" if claim.speaker else ""
        return (
            f'<a class="{_LABEL}" href="{escaped(claim.href)}"'
            f' title="{self._kinds["claim"]}, {self._modes[claim.mode]}{speaker}">{self._claim}</a>'
        )

    def _words(self, view: DumpPage, atom: Atom) -> str:
        """Return the characters of an atom with the name and the time that they belong to."""
        text = view.article.dump.text[atom.start : atom.end]
        words = escaped(text) if view.all_seen else "".join(map(_bit, bits(text)))
        if atom.name:
            words = self._named(atom.name.what, words)
        if atom.time:
            value = escaped(atom.time.what.value) if atom.time.what.value else self._open
            words = f'<u title="{self._time}: {value}">{words}</u>'
        return words

    def _named(self, name: NameMark, words: str) -> str:
        class_, kind, names = escaped(name.kind), self._kinds[name.kind], " / ".join(map(escaped, name.names))
        if name.href:
            return f'<a class="{class_}" href="{escaped(name.href)}" title="{kind}: {names}">{words}</a>'
        candidates = f": {names}" if names else ""
        return f'<span class="{class_} open" title="{kind}, {self._open}{candidates}">{words}</span>'


def _bit(bit: Bit) -> str:
    if not bit.name:
        return escaped(bit.text)
    class_ = ' class="x"' if bit.barred else ""
    return f'<i{class_} title="{escaped(bit.name)}">{escaped(bit.text)}</i>'

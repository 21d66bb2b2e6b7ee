"""Popups: what a site shows to readers who point at a linked name, pasted into the sentence.

"Rep. Ann Roe Ann Mary RoeBridge to close Mill to open MORE (D-Ohio) said": her name in full, headlines of
other articles, and a link to more of them. The headlines are mostly stuck to the name; where they are not,
both names must begin alike.
"""

import re
from collections.abc import Iterator

_POPUP = re.compile(
    r"""
    (?:\b(?P<first>[A-Z][\w.'’-]*)\ )?
    \b(?P<surname>[A-Z][\w'’-]*[a-z]) (?P<generation>,?\ (?:[JS]r\.|I{2,3}|IV))?
    (?P<popup>
        \ ?(?=[A-Z])
        (?: (?P<as_first>(?P=first)\ )? (?:(?:[A-Z][\w.'’-]*|\([A-Z]\w+\)|de|van|von)\ ){0,5} )
        (?P=surname) (?P=generation)?
        (?(as_first)\ ?)(?=[A-Z\d"'“‘])
        [^\n]{1,600}?\bMORE\b
    )
    """,
    re.VERBOSE,
)


def popups(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text` that popups take, from the end of the name on, in order."""
    if "MORE" in text:  # hardly any text has one
        for match in _POPUP.finditer(text):
            yield match.span("popup")

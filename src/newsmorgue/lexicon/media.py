"""Outlets and news agencies: who publishes, and whose copy is carried."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases, phrases
from newsmorgue.model import OwnOutlet
from newsmorgue.text.tokens import row


class Outlet(NamedTuple):
    """A newspaper, broadcaster or site; `ambiguous` where its name is an ordinary word ("Time").

    `country` is where it is published (ISO 3166-1 alpha-2), `language` what it is written in (ISO 639-1).
    """

    name: str
    ambiguous: bool
    country: str | None = None
    language: str | None = None


class Within(NamedTuple):
    """An outlet named inside a longer text, with the span of the name there."""

    start: int
    end: int
    outlet: Outlet


@dataclass(frozen=True, slots=True)
class Media:
    """Look-ups of outlets by name or address, and of agencies by name."""

    outlets: Phrases[Outlet]
    squeezed: dict[str, Outlet]
    domains: dict[str, Outlet]
    agencies: dict[str, str]
    picture_agencies: frozenset[str]

    def outlet(self, name: str) -> Outlet | None:
        """Return the outlet called `name`, in any case, with or without "The", run together or not."""
        key = key_of(name.strip())
        squeezed = key.replace(" ", "")
        return (
            self.outlets.values.get(key)
            or self.outlets.values.get(key.removeprefix("the "))
            or self.squeezed.get(squeezed)
            or self.squeezed.get(squeezed.removeprefix("the"))
        )

    def is_spelled_out(self, name: str) -> bool:
        """Tell a name that outlets are listed under from one that is only run together ("NYTimes")."""
        key = key_of(name.strip())
        return key in self.outlets or key.removeprefix("the ") in self.outlets

    def outlet_at(self, domain: str) -> Outlet | None:
        """Return the outlet whose address is `domain` or a part of it."""
        labels = domain.casefold().split(".")
        candidates = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((self.domains[part] for part in candidates if part in self.domains), None)

    def outlet_within(self, text: str) -> Within | None:
        """Return the first outlet that `text` names with a capital, unless its name is an ordinary word."""
        tokens, starts, ends, _ = row(text, 0, len(text))
        for i, token in enumerate(tokens):
            if not token.capital:
                continue
            for end, outlet in self.outlets.matches(tokens, i, len(tokens)):
                if not outlet.ambiguous:
                    return Within(starts[i], ends[end - 1], outlet)
        return None

    def agency(self, name: str) -> str | None:
        """Return the name by which the agency called `name` is credited most."""
        return self.agencies.get(key_of(name.strip()).removeprefix("the "))

    def takes_pictures(self, name: str) -> bool:
        """Tell an agency that pictures are credited to."""
        return key_of(name.strip()).removeprefix("the ") in self.picture_agencies


def load_media() -> Media:
    """Read the lists of outlets and agencies."""
    named: list[tuple[str, Outlet]] = []
    squeezed: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for name, others, addresses, country, language, flags in rows("outlets.tsv"):
        outlet = Outlet(name, "word-too" in several(flags), country or None, language or None)
        for spelling in (name, *several(others)):
            key = key_of(spelling)
            named.append((key, outlet))
            squeezed.setdefault(key.removeprefix("the ").replace(" ", ""), outlet)
        domains.update(dict.fromkeys(several(addresses), outlet))
    agencies: dict[str, str] = {}
    pictures = set()
    for name, others, _, _, kind in rows("agencies.tsv"):
        for spelling in (name, *several(others)):
            key = key_of(spelling).removeprefix("the ")
            if kind != "photo":
                agencies.setdefault(key, name)
            if kind != "wire":
                pictures.add(key)
    return Media(phrases(named), squeezed, domains, agencies, frozenset(pictures))


def with_outlets(media: Media, own: Iterable[OwnOutlet]) -> Media:
    """Return the look-ups with `own` laid over them; `media` stays as it is.

    An own outlet of the name of a listed one takes its place under all its names and addresses, and
    has its country and language where it says none. Of two own outlets of one name, the first stays.
    """
    named, squeezed, domains = dict(media.outlets.values), dict(media.squeezed), dict(media.domains)
    for entry in reversed(tuple(own)):
        listed = _of_that_name(media, entry.name)
        outlet = Outlet(
            entry.name,
            ambiguous=False,
            country=entry.country or (listed.country if listed else None),
            language=entry.language or (listed.language if listed else None),
        )
        if listed:
            for look_up in (named, squeezed, domains):
                look_up.update({key: outlet for key, each in look_up.items() if each == listed})
        for spelling in (entry.name, *entry.other_names):
            key = key_of(spelling)
            if key:
                named[key] = outlet
                squeezed[key.removeprefix("the ").replace(" ", "")] = outlet
        domains.update(dict.fromkeys(entry.domains, outlet))
    return replace(media, outlets=phrases(named.items()), squeezed=squeezed, domains=domains)


def _of_that_name(media: Media, name: str) -> Outlet | None:
    """Return the listed outlet with this very name, "The" or not: not one that is also called so."""
    listed = media.outlet(name)
    key = key_of(name).removeprefix("the ")
    return listed if listed and key_of(listed.name).removeprefix("the ") == key else None
